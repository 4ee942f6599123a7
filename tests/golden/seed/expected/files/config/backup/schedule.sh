#!/usr/bin/env bash
# Made by Stackwright from the stack input; change the stack instead.
# Dumps the database, keeps the last 7 dumps of it, sleeps, and does it again. A dump that failed is tried again soon.

set -euo pipefail

PGPASSWORD=$(cat "$PASSWORD_FILE")
export PGPASSWORD

# Of dumps that never ended, such as when the container was killed.
sweep() { rm -f -- "$BACKUPS"/*.part /tmp/dumping; }

# Bash looks at signals while it waits for a job, and not while a program runs in the foreground.
job=
trap '[[ -z $job ]] || kill "$job" 2> /dev/null || true; sweep; exit 0' TERM INT

sweep
failed=
while true; do
    pause=86400
    name=$BACKUPS/$PGDATABASE-$(date -u +%Y%m%dT%H%M%SZ).dump
    # Health counts a dump that takes its time for a good one, but not one more try after a failure.
    [[ -n $failed ]] || touch /tmp/dumping
    pg_dump --format custom --file "$name.part" &
    job=$!
    if wait "$job"; then
        mv "$name.part" "$name"
        failed=
        touch /tmp/last-backup
        echo "made $name, $(stat -c %s "$name") bytes"
        find "$BACKUPS" -maxdepth 1 -name "$PGDATABASE-????????T??????Z.dump" | sort -r | tail -n +8 | xargs -r rm -f --
    else
        failed=yes
        pause=$((pause < 300 ? pause : 300))
    fi
    sweep
    sleep "$pause" &
    job=$!
    wait "$job"
done
