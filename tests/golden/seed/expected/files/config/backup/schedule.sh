#!/usr/bin/env bash
# Made by Stackwright from the stack input; change the stack instead.
# Dumps the database, keeps the last 7 dumps, sleeps, and does it again. A dump that failed is tried again soon.

set -euo pipefail
trap 'exit 0' TERM INT

PGPASSWORD=$(cat "$PASSWORD_FILE")
export PGPASSWORD

while true; do
    pause=86400
    name=$BACKUPS/$PGDATABASE-$(date -u +%Y%m%dT%H%M%SZ).dump
    if pg_dump --format custom --file "$name.part"; then
        mv "$name.part" "$name"
        touch /tmp/last-backup
        echo "made $name, $(stat -c %s "$name") bytes"
        find "$BACKUPS" -maxdepth 1 -name '*.dump' | sort -r | tail -n +8 | xargs -r rm -f --
    else
        rm -f -- "$name.part"
        pause=$((pause < 300 ? pause : 300))
    fi
    sleep "$pause" &
    wait $!
done
