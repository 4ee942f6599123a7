#!/bin/bash
# Stops the brokers of this container.
for process in /proc/[0-9]*; do
    if tr '\0' ' ' < "$process/cmdline" 2>/dev/null | grep -q ' kafka\.Kafka '; then
        kill -TERM "${process#/proc/}"
    fi
done
