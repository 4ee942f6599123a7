#!/usr/bin/env bash
# Made by Stackwright from the stack input; change the stack instead.
# Makes the topics that are missing, then sends one message through Kafka and reads it back.

set -euo pipefail

bootstrap=kafka:9092
bin=/opt/kafka/bin

# NAME PARTITIONS REPLICAS
topic() {
    "$bin/kafka-topics.sh" --bootstrap-server "$bootstrap" --create --if-not-exists \
        --topic "$1" --partitions "$2" --replication-factor "$3"
}

topic events 3 1
topic stack-ready 1 1

message="ready $(date -u +%Y-%m-%dT%H:%M:%SZ) $RANDOM"
echo "$message" | "$bin/kafka-console-producer.sh" --bootstrap-server "$bootstrap" --topic stack-ready
# By partition, for a consumer without a group need not wait for one to form. It goes on reading after the message is
# found, and ends with this script.
grep -Fxm 1 "$message" < <(
    "$bin/kafka-console-consumer.sh" --bootstrap-server "$bootstrap" --topic stack-ready --partition 0 --offset earliest --timeout-ms 120000
)
