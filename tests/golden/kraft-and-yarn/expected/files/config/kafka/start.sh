#!/usr/bin/env bash
# Made by Stackwright from the stack shop; change the stack instead.
# Starts one broker: the properties of all brokers, and what is its own.

set -euo pipefail

properties=/tmp/server.properties
{
    cat /etc/kafka/stack/server.properties
    echo
    echo "node.id=$BROKER_ID"

    echo "advertised.listeners=INTERNAL://$BROKER_HOST:9092,EXTERNAL://localhost:$EXTERNAL_PORT"
} > "$properties"

/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id Ys9wJ2qdQ0K4xvN1bTgMhw --config "$properties"

exec /opt/kafka/bin/kafka-server-start.sh "$properties"
