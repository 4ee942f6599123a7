#!/bin/bash
# Usage: zkCli.sh [-server HOST:PORT] [COMMAND…]
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
read -ra flags <<< "-Xmx${ZK_CLIENT_HEAP:-256}m ${CLIENT_JVMFLAGS:-} ${JVMFLAGS:-}"
exec java "${flags[@]}" -cp "${ZOOCFGDIR:-/conf}:$home/lib/*" org.apache.zookeeper.ZooKeeperMain "$@"
