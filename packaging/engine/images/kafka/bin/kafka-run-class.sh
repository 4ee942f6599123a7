#!/bin/bash
# Usage: kafka-run-class.sh [-daemon] [-name NAME] [-loggc] CLASS [ARGUMENT…]
# Honours KAFKA_HEAP_OPTS, KAFKA_JVM_PERFORMANCE_OPTS, KAFKA_GC_LOG_OPTS, KAFKA_JMX_OPTS, KAFKA_LOG4J_OPTS, KAFKA_OPTS,
# JMX_PORT, LOG_DIR and CLASSPATH.
base=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOG_DIR=${LOG_DIR:-$base/logs}
name=kafka daemon='' gc=''
while [[ ${1:-} == -* ]]; do
    case "$1" in
        -daemon) daemon=yes ;;
        -name) name=$2; shift ;;
        -loggc) gc=yes ;;
        *) break ;;
    esac
    shift
done
[[ -d $LOG_DIR ]] || mkdir -p "$LOG_DIR"
if [[ -z ${KAFKA_LOG4J_OPTS:-} ]]; then
    KAFKA_LOG4J_OPTS="-Dlog4j.configuration=file:$base/config/tools-log4j.properties"
fi
if [[ -n $gc && -z ${KAFKA_GC_LOG_OPTS:-} ]]; then
    KAFKA_GC_LOG_OPTS="-Xlog:gc*:file=$LOG_DIR/$name-gc.log:time,tags:filecount=10,filesize=100M"
fi
if [[ -n ${JMX_PORT:-} ]]; then
    KAFKA_JMX_OPTS="${KAFKA_JMX_OPTS:--Dcom.sun.management.jmxremote -Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false} -Dcom.sun.management.jmxremote.port=$JMX_PORT"
fi
read -ra options <<< "${KAFKA_HEAP_OPTS:--Xmx256M} ${KAFKA_JVM_PERFORMANCE_OPTS:--server -XX:+UseG1GC -Djava.awt.headless=true} ${KAFKA_GC_LOG_OPTS:-} ${KAFKA_JMX_OPTS:-} -Dkafka.logs.dir=$LOG_DIR $KAFKA_LOG4J_OPTS"
read -ra more <<< "${KAFKA_OPTS:-}"
command=("${JAVA_HOME:+$JAVA_HOME/bin/}java" "${options[@]}" -cp "${CLASSPATH:+$CLASSPATH:}$base/libs/*" "${more[@]}" "$@")
if [[ -n $daemon ]]; then
    nohup "${command[@]}" > "$LOG_DIR/$name.out" 2>&1 < /dev/null &
else
    exec "${command[@]}"
fi
