#!/bin/sh
# Starts redis-server as the user redis. The official build has protected mode off unless the configuration says otherwise.
set -e
case "${1:-}" in
    -* | *.conf) set -- redis-server "$@" ;;
esac
if [ "$1" = redis-server ]; then
    if [ "$(id -u)" = 0 ]; then
        find . ! -user redis -exec chown redis '{}' +
        exec gosu redis "$0" "$@"
    fi
    umask 0077
    case "${2:-}" in
        '' | -*) chosen=$(printf '%s\n' "$@" | grep -ci -- --protected-mode || true) ;;
        *) chosen=$(grep -ci '^[[:space:]]*protected-mode' "$2" || true) ;;
    esac
    if [ "${chosen:-0}" = 0 ]; then
        set -- "$@" --protected-mode no
    fi
fi
exec "$@"
