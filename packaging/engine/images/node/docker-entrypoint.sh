#!/bin/sh
# Words that are no command (an option, a script) are for node.
set -e
case "$1" in
    -*) set -- node "$@" ;;
    *)
        if [ -z "$(command -v "$1")" ] || { [ -f "$1" ] && [ ! -x "$1" ]; }; then
            set -- node "$@"
        fi
        ;;
esac
exec "$@"
