#!/bin/sh
# Made by Stackwright from the stack input; change the stack instead.
# Asks every address in turn, again and again, and tells what changes. What is down now has a file in /tmp/monitor/down.

set -u
trap 'exit 0' TERM INT
mkdir -p /tmp/monitor/down /tmp/monitor/failures

# TEXT
tell() {
    echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $1"

}

# NAME ADDRESS
ask() {
    if why=$(curl --silent --show-error --fail --max-time 10 --output /dev/null "$2" 2>&1); then
        rm -f "/tmp/monitor/failures/$1"
        if [ -e "/tmp/monitor/down/$1" ]; then
            rm "/tmp/monitor/down/$1"
            tell "$1 is up again"
        fi
        return
    fi
    echo >> "/tmp/monitor/failures/$1"
    if [ ! -e "/tmp/monitor/down/$1" ] && [ "$(wc -l < "/tmp/monitor/failures/$1")" -ge 2 ]; then
        touch "/tmp/monitor/down/$1"
        tell "$1 is down: $why"
    fi
}

echo "asking every 30 s"
while true; do
    ask nginx http://nginx:8080/healthz
    ask api http://api:3000/health
    ask web http://web:3000/
    touch /tmp/monitor/asked
    sleep 30 &
    wait $!
done
