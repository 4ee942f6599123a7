#!/bin/sh
# Made by Stackwright from the stack quoting; change the stack instead.
# A password in the arguments of the server would show in every list of processes.
# /dev/shm is memory of this container alone; a tmpfs of our own would lose its mode when the container starts again.

set -eu
umask 077
{
    cat /etc/redis/redis.conf
    printf 'requirepass "%s"\n' "$(sed 's/[\\"]/\\&/g' /run/secrets/redis_password)"
} > /dev/shm/redis.conf
exec redis-server /dev/shm/redis.conf
