#!/usr/bin/env bash
# Made by Stackwright from the stack input; change the stack instead.
# Starts one broker: the properties of all brokers, and what is its own.

set -euo pipefail

properties=/tmp/server.properties
{
    cat /etc/kafka/stack/server.properties
    echo

    echo "broker.id=$BROKER_ID"
    echo "advertised.listeners=INTERNAL://$BROKER_HOST:9092,EXTERNAL://localhost:$EXTERNAL_PORT"
} > "$properties"


exec /opt/kafka/bin/kafka-server-start.sh "$properties"
