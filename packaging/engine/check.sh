# shellcheck shell=bash
# packaging/dev engine check: holds the private engine to what its help says, on a second engine beside whatever runs.
# Sourced by engine.sh.
# shellcheck disable=SC2016 # single quotes: for the shell inside a container

checkFaults=0

engineCheck() {
    local self=$packaging/dev before after
    export STACKWRIGHT_ENGINE_NAME=check-$$
    engineName=$STACKWRIGHT_ENGINE_NAME
    engineState=$engineRoot/$engineName
    otherEngine=$(otherEngines)
    before=$(machineTraces)
    trap 'STACKWRIGHT_ENGINE_NAME=check-$$ "$packaging/dev" engine down > /dev/null || true' EXIT

    expect "up" "$self" engine up
    expect "up again" "$self" engine up
    expect "status" "$self" engine status
    checkNetwork=$(< "$engineState/network")
    # shellcheck disable=SC1090 # made by the engine
    source <("$self" engine env)
    expect "a network and a port" publishedPort
    local kind name rest
    while IFS=$'\t' read -r kind name rest; do
        case "$kind" in
            image) expect "$name" useImage "$name" ;;
            image-absent | plugins-absent) say "not run: $name $rest" ;;
            compose) expect "Compose $name and its buildx" usePlugins "$name" ;;
        esac
    done < "$STACKWRIGHT_ENGINE_FACTS"
    expect "down" "$self" engine down
    after=$(machineTraces)
    expect "no trace after down" sameTraces "$before" "$after"

    expect "up after down" "$self" engine up
    kill -KILL "$(STACKWRIGHT_ENGINE_NAME=check-$$ "$self" engine env | sed -n "s/.*_PID='\(.*\)'/\1/p")"
    expect "up after dockerd was killed" "$self" engine up
    checkNetwork=$(< "$engineState/network")
    expect "down" "$self" engine down
    expect "down again" "$self" engine down
    after=$(machineTraces)
    expect "no trace after all" sameTraces "$before" "$after"

    ((checkFaults == 0)) || die "engine check: $checkFaults faults"
    say "engine check: no faults"
}

# TITLE COMMAND…
expect() {
    local title=$1 output
    shift
    # not in the condition of an if: there the shell would pass over failures inside "$@"
    set +e
    output=$(
        set -e
        "$@" 2>&1 < /dev/null
    )
    local status=$?
    set -e
    if ((status == 0)); then
        say "ok: $title"
    else
        say "FAULT: $title"
        tail -n 15 <<< "$output"
        checkFaults=$((checkFaults + 1))
    fi
}

# Everything outside the cache that an engine might leave behind, one line each.
machineTraces() {
    {
        ip -o link | awk -F': ' '$2 ~ /^(swe|br-|veth|docker)/ { print "link " $2 }'
        iptables-save 2> /dev/null | grep -E '^-A|^:[A-Z0-9-]+ -|^:FORWARD' | sed -E 's/\[[0-9:]+\]//; s/^/rule /' || true
        awk '$5 ~ /stackwright-engine|\/docker\// { print "mount " $5 }' /proc/self/mountinfo
        find /sys/fs/cgroup -maxdepth 3 -type d -name 'stackwright-engine-*' 2> /dev/null | sed 's/^/cgroup /'
        find "$engineRoot" -maxdepth 1 2> /dev/null | sed 's/^/file /'
        sed 's/^/forwarding /' /proc/sys/net/ipv4/ip_forward
        pgrep -xl 'dockerd|containerd|docker-registry' | awk '{ print "daemon " $2 }'
    } || true
    engineProcesses
}

# BEFORE AFTER. Beside another engine, whose containers come and go, only what is this one's own can be told.
sameTraces() {
    if [[ -z $otherEngine ]]; then
        diff <(sort <<< "$1") <(sort <<< "$2")
    else
        local lost
        lost=$(comm -23 <(grep '^rule' <<< "$1" | grep -E ' (swe[0-9]+|docker0) ' | sort) <(sort <<< "$2"))
        [[ -z $lost ]] || { say "rules of another engine are gone: $lost"; return 1; }
        refused grep -E "swe$checkNetwork|[-/]$engineName|[ =]10\\.$checkNetwork\\.|^[0-9]" <<< "$2"
    fi
}

publishedPort() {
    docker run -d --rm --name check-web -p 127.0.0.1::80 nginx:1.28
    local port
    port=$(docker port check-web 80 | sed 's/.*://')
    eventually bash -c "exec 3<>/dev/tcp/127.0.0.1/$port; printf 'GET / HTTP/1.0\r\n\r\n' >&3; grep -q 'Welcome to nginx' <&3"
    docker rm -f check-web
}

# COMMAND…: tried for a minute.
eventually() {
    local tries
    for ((tries = 0; tries < 60; tries++)); do
        if "$@"; then return 0; fi
        sleep 1
    done
    return 1
}

refused() { if "$@"; then return 1; fi; }

# NAME: one thing that the image is for.
useImage() {
    docker pull -q "$1"
    case "$1" in
        debian:*) docker run --rm "$1" grep -q trixie /etc/os-release ;;
        node:*) docker run --rm -u node "$1" sh -c "node -v | grep -q ^v${1:5:2} && npm -v && yarn -v && corepack -v && npm view is-odd version" ;;
        postgres:*) usePostgres "$1" ;;
        redis:*) useRedis "$1" ;;
        nginx:*) docker run --rm "$1" sh -c 'nginx -t && id -u nginx | grep -qx 101 && curl --version' ;;
        zookeeper:*) useZooKeeper "$1" ;;
        apache/kafka:*) useKafka "$1" ;;
        *) docker run --rm --entrypoint true "$1" ;;
    esac
}

usePostgres() {
    docker run -d --name check-pg -e POSTGRES_PASSWORD=p -e POSTGRES_USER=u -e POSTGRES_DB=d "$1" postgres -c max_connections=17
    eventually docker exec check-pg sh -c 'psql "postgresql://u:p@$(hostname -i)/d" -Atc "show max_connections" | grep -qx 17'
    docker exec check-pg pgbench --version
    docker exec check-pg sh -c 'stat -c %U /proc/1 | grep -qx postgres'
    refused docker exec check-pg sh -c 'psql "postgresql://u:wrong@$(hostname -i)/d" -c "select 1"'
    docker rm -fv check-pg
    refused docker run --rm "$1" # without a password, as the official one does
}

useRedis() {
    docker run -d --name check-redis "$1" redis-server --requirepass p
    eventually docker exec check-redis sh -c 'redis-cli -h "$(hostname -i)" -a p --no-auth-warning ping | grep -qx PONG'
    docker exec check-redis sh -c 'stat -c %U /proc/1 | grep -qx redis'
    docker rm -fv check-redis
}

useZooKeeper() {
    docker run -d --name check-zk -e ZOO_4LW_COMMANDS_WHITELIST=ruok,srvr "$1"
    eventually docker exec check-zk sh -c 'echo ruok | nc -w 2 127.0.0.1 2181 | grep -q imok'
    docker exec check-zk zkServer.sh status
    docker rm -fv check-zk
}

useKafka() {
    docker run -d --name check-kafka "$1"
    local bin=/opt/kafka/bin
    eventually docker exec check-kafka "$bin/kafka-broker-api-versions.sh" --bootstrap-server localhost:9092
    docker exec check-kafka "$bin/kafka-topics.sh" --bootstrap-server localhost:9092 --create --topic check --partitions 2
    docker exec check-kafka sh -c "echo hello | $bin/kafka-console-producer.sh --bootstrap-server localhost:9092 --topic check"
    [[ $(docker exec check-kafka "$bin/kafka-console-consumer.sh" --bootstrap-server localhost:9092 --topic check \
        --from-beginning --max-messages 1 --timeout-ms 30000) == hello ]]
    docker rm -fv check-kafka
}

# VERSION: a service built and brought up by this Compose.
usePlugins() {
    local folder
    folder=$(mktemp -d)
    # shellcheck disable=SC1090
    source <("$packaging/dev" engine env "$1")
    printf 'FROM debian:13-slim\nRUN --mount=type=cache,target=/c echo built > /made\nCMD ["sleep", "60"]\n' > "$folder/Dockerfile"
    printf 'services:\n  one:\n    build: .\n    image: %s/check:1\n    init: true\n' "$STACKWRIGHT_ENGINE_REGISTRY" > "$folder/compose.yaml"
    (
        cd "$folder" || exit
        [[ $(docker compose version --short) == "${1%%-*}"* ]]
        docker compose up --build --wait
        docker compose exec -T one grep -q built /made
        docker compose push
        docker compose down -t 0 --rmi all
    )
    rm -rf "$folder"
}
