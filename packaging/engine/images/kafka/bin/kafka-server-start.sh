#!/bin/bash
# Usage: kafka-server-start.sh [-daemon] server.properties [--override property=value]…
if [[ $# -lt 1 ]]; then
    echo "USAGE: $0 [-daemon] server.properties [--override property=value]*" >&2
    exit 1
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export KAFKA_LOG4J_OPTS=${KAFKA_LOG4J_OPTS:--Dlog4j.configuration=file:$here/../config/log4j.properties}
export KAFKA_HEAP_OPTS=${KAFKA_HEAP_OPTS:--Xmx1G -Xms1G}
read -ra extra <<< "${EXTRA_ARGS--name kafkaServer -loggc}"
if [[ $1 == -daemon ]]; then
    extra=(-daemon "${extra[@]}")
    shift
fi
exec "$here/kafka-run-class.sh" "${extra[@]}" kafka.Kafka "$@"
