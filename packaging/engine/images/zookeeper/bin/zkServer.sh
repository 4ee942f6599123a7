#!/bin/bash
# Usage: zkServer.sh start-foreground|status [zoo.cfg]
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
config=${2:-${ZOOCFGDIR:-/conf}/zoo.cfg}
[[ $config == /* ]] || config=${ZOOCFGDIR:-/conf}/$config
read -ra flags <<< "-Xmx${ZK_SERVER_HEAP:-1000}m ${SERVER_JVMFLAGS:-} ${JVMFLAGS:-}"
case "${1:-}" in
    start-foreground)
        exec java "-Dzookeeper.log.dir=${ZOO_LOG_DIR:-/logs}" "${flags[@]}" -cp "${ZOOCFGDIR:-/conf}:$home/lib/*" \
            org.apache.zookeeper.server.quorum.QuorumPeerMain "$config"
        ;;
    status)
        port=$(sed -n 's/^clientPort=//p; s/^server\..*;\(.*:\)\{0,1\}\([0-9]*\)$/\2/p' "$config" | head -n 1)
        mode=$(java -Xmx64m -cp "${ZOOCFGDIR:-/conf}:$home/lib/*" org.apache.zookeeper.client.FourLetterWordMain localhost "${port:-2181}" srvr 2>/dev/null | grep Mode)
        echo "${mode:-Error contacting service. It is probably not running.}"
        [[ -n $mode ]]
        ;;
    *)
        echo "Usage: $0 start-foreground|status [zoo.cfg]" >&2
        exit 2
        ;;
esac
