#!/bin/sh
# Made by Stackwright from the stack input; change the stack instead.
# Backs up what the running stack keeps, into FOLDER or a new folder named after the time.
# Usage: scripts/backup.sh [FOLDER]
# It takes the Compose files and variables that `docker compose` itself would take here: see .env.

set -eu
umask 077
cd "$(dirname "$0")/.."
folder=backups
target=${1:-$folder/$(date -u +%Y%m%dT%H%M%SZ)}
mkdir -p "$target"

echo postgres
docker compose exec -T postgres sh -c 'pg_dump --username "$POSTGRES_USER" --format custom "$POSTGRES_DB"' > "$target/"postgres.dump

echo redis
docker compose exec -T redis sh -c 'REDISCLI_AUTH=$(cat /run/secrets/redis_password) exec redis-cli --rdb - 2> /dev/null' > "$target/"redis.rdb

# Stopped for as long as it takes to copy their files.
trap 'docker compose start zookeeper kafka' EXIT
docker compose stop kafka
docker compose stop zookeeper kafka
echo kafka
docker compose run --rm -T --no-deps --entrypoint tar kafka -cz /var/lib/kafka/data > "$target/"kafka.tar.gz
echo zookeeper
docker compose run --rm -T --no-deps --entrypoint tar zookeeper -cz /data /datalog > "$target/"zookeeper.tar.gz

echo "The backup is in $target."
