#!/bin/sh
# Made by Stackwright from the stack input; change the stack instead.
# Fills in each secret of .env that has no value yet. What has one stays as it is.

set -eu
umask 077
cd "$(dirname "$0")/.."
[ -f .env ] || cp .env.example .env

# CHARACTERS LENGTH
random() {
    head -c 65536 /dev/urandom | LC_ALL=C tr -dc "$1" | head -c "$2"
}

# NAME LENGTH ALPHABET. The value is handled by the shell alone, so that no list of processes shows it.
fill() {
    if grep -q "^$1=." .env; then
        return
    fi
    case $3 in
        hex) value=$(random 0-9a-f "$2") ;;
        base64url) value=$(random A-Za-z0-9_- "$2") ;;
        *) value=$(random A-Za-z0-9 "$2") ;;
    esac
    written=
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            "$1="*)
                printf '%s=%s\n' "$1" "$value"
                written=yes
                ;;
            *) printf '%s\n' "$line" ;;
        esac
    done < .env > .env.new
    [ -n "$written" ] || printf '%s=%s\n' "$1" "$value" >> .env.new
    mv .env.new .env
    echo "$1: made"
}

# NAME. For what cannot be made up, such as the key of a certificate.
ask() {
    grep -q "^$1=." .env || echo "$1: put its value into .env yourself" >&2
}

fill POSTGRES_PASSWORD 32 alphanumeric

fill REDIS_PASSWORD 32 alphanumeric

