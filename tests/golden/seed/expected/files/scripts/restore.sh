#!/bin/sh
# Made by Stackwright from the stack input; change the stack instead.
# Puts a backup of scripts/backup.sh back into the running stack. What the stack holds now is lost.
# Usage: scripts/restore.sh FOLDER

set -eu
cd "$(dirname "$0")/.."
source=${1:?say which folder: scripts/restore.sh FOLDER}

if [ -f "$source/"postgres.dump ]; then
    echo postgres
    docker compose exec -T postgres sh -c \
        'pg_restore --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --clean --if-exists --single-transaction' < "$source/"postgres.dump
fi

if [ -f "$source/"redis.rdb ]; then
    echo redis
    docker compose stop redis
    # With a log of changes, Redis does not look at a snapshot: one start without the log makes the log from it.
    docker compose run --rm -T --no-deps redis sh -euc '
        rm -rf /data/*
        cat > /data/dump.rdb
        redis-server --dir /data --port 0 --unixsocket /dev/shm/restore.sock --save "" --appendonly no > /dev/null &
        ask() { redis-cli -s /dev/shm/restore.sock "$@"; }
        until ask info persistence 2> /dev/null | grep -q "^loading:0"; do sleep 0.2; done
        ask config set appendonly yes > /dev/null
        until ask info persistence | grep -q "^aof_rewrite_in_progress:0" && ask info persistence | grep -q "^aof_rewrite_scheduled:0"; do sleep 0.2; done
        ask shutdown nosave || true
        wait
    ' < "$source/"redis.rdb

    docker compose start redis
fi

trap 'docker compose start zookeeper kafka' EXIT
docker compose stop kafka
docker compose stop zookeeper kafka
if [ -f "$source/"kafka.tar.gz ]; then
    echo kafka
    docker compose run --rm -T --no-deps --entrypoint sh kafka -euc '
        for folder in /var/lib/kafka/data; do find "$folder" -mindepth 1 -delete; done
        tar -xz -C /
    ' < "$source/"kafka.tar.gz
fi
if [ -f "$source/"zookeeper.tar.gz ]; then
    echo zookeeper
    docker compose run --rm -T --no-deps --entrypoint sh zookeeper -euc '
        for folder in /data /datalog; do find "$folder" -mindepth 1 -delete; done
        tar -xz -C /
    ' < "$source/"zookeeper.tar.gz
fi
echo "Restored from $source."
