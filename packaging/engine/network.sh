# shellcheck shell=bash
# The engine's share of the machine's network: a bridge and an address range that nobody uses, and the removal of those,
# of the bridges of its networks, and of the packet filter rules that dockerd made. Sourced by engine.sh.

# Prints a loopback port that nobody listens on and that no engine was promised.
freePort() {
    local port
    for ((port = 55000; port < 55200; port++)); do
        if ! portAnswers "$port" && ! grep -qsx "$port" "$engineRoot"/*/port.*; then
            say "$port"
            return 0
        fi
    done
    die "no free port between 55000 and 55200"
}

# Sets engineBridge and enginePool: 10.X.0.0/16 with the first X from 213 on that no route mentions. Making the bridge of
# that name is the claim; only what is claimed is noted, for what is noted is removed later.
claimNetwork() {
    local x routes
    recordBefore
    routes=$(ip -4 route show table all)
    for ((x = 213; x < 250; x++)); do
        [[ $routes != *" 10.$x."* && $'\n'$routes != *$'\n'"10.$x."* ]] || continue
        engineBridge=swe$x
        enginePool=10.$x.128.0/17
        if ip link add "$engineBridge" type bridge 2> "$engineState/claim"; then
            say "$x" > "$engineState/network"
            ip addr add "10.$x.0.1/24" dev "$engineBridge"
            ip link set "$engineBridge" up
            return 0
        fi
    done
    die "this machine does not let us make a network bridge: $(cat "$engineState/claim")"
}

# What the first engine of ours changes and the last one restores.
recordBefore() {
    [[ ! -e $engineRoot/before ]] || return 0
    {
        say "forwarding=$(< /proc/sys/net/ipv4/ip_forward)"
        say "policy=$(iptables -S FORWARD | awk '$1 == "-P" { print $3 }')"
        say "chains=$(iptables -S | grep -c '^-N DOCKER' || true)"
    } > "$engineRoot/before"
}

# A dockerd that starts empties the chains that all dockerds share. So the rules of others are noted before and put back
# after; newest last, each at the top, they keep their order.
noteForeignRules() {
    : > "$engineState/foreign"
    [[ -n $(otherEngines) ]] || return 0
    local table
    for table in filter nat; do
        iptables -w -t "$table" -S | awk -v table="$table" '/^-A DOCKER/ && !/^-A [^ ]+ -j RETURN$/ { print table, $0 }'
    done | tac > "$engineState/foreign"
}

returnForeignRules() {
    local table rule
    while read -r table rule; do
        withRule "$table" -C "$rule" 2> /dev/null || withRule "$table" -I "$rule" || true
    done < "$engineState/foreign"
}

# TABLE COMMAND RULE (as `iptables -S` prints it: words, some of them in double quotes, which xargs takes apart and no shell)
withRule() {
    xargs iptables -w -t "$1" "$2" <<< "${3#-A }"
}

removeNetwork() {
    local bridges
    bridges=$(ourBridges)
    local bridge
    for bridge in $bridges; do
        ip link delete "$bridge" 2> /dev/null || true
    done
    if [[ -s $engineState/network ]]; then
        removeRules "[^0-9.]10\.$(< "$engineState/network")\." "$bridges"
    fi
    if [[ -e $engineRoot/before && -z $(otherEngines) ]]; then
        restoreBefore
        rm -f "$engineRoot/before"
    fi
}

# The engine's own bridge, and those of its networks: their names are br- and the start of an id in its database.
ourBridges() {
    [[ -s $engineState/network ]] || return 0
    local name x
    x=$(< "$engineState/network")
    for name in $(ip -o link show type bridge | awk -F': ' '{ print $2 }'); do
        case "$name" in
            "swe$x") say "$name" ;;
            br-*)
                if [[ $(ip -4 -o addr show dev "$name") == *" 10.$x."* ]] ||
                    grep -qs -a "${name#br-}" "$engineState/data/network/files/local-kv.db"; then
                    say "$name"
                fi
                ;;
        esac
    done
}

# ADDRESSES (a pattern) BRIDGES: deletes every rule that mentions one of them.
removeRules() {
    local pattern=$1 bridge table rule
    for bridge in $2; do
        pattern+="|$bridge( |$)"
    done
    for table in filter nat; do
        { iptables -w -t "$table" -S | grep -E -- "^-A .*($pattern)" || true; } | while read -r rule; do
            withRule "$table" -D "$rule" || true
        done
    done
}

# Other engines that run here, ours or not: they need the chains and forwarding.
otherEngines() {
    local pid ours
    ours=" $(engineProcesses | tr '\n' ' ')"
    for pid in $(pgrep -x dockerd || true); do
        [[ $ours == *" $pid "* ]] || say "$pid"
    done
}

restoreBefore() {
    local forwarding='' policy='' chains=''
    # shellcheck source=/dev/null # three assignments, made by recordBefore
    source "$engineRoot/before"
    if [[ $chains == 0 ]]; then
        removeChains
    fi
    iptables -w -P FORWARD "$policy" || true
    say "$forwarding" > /proc/sys/net/ipv4/ip_forward
}

# dockerd's chains of the tables filter and nat, and the jumps to them.
removeChains() {
    local table chain rule
    for table in filter nat; do
        { iptables -w -t "$table" -S | grep -E -- '^-A .*-j DOCKER' || true; } | while read -r rule; do
            withRule "$table" -D "$rule" || true
        done
        for chain in $(iptables -w -t "$table" -S | awk '$1 == "-N" && $2 ~ /^DOCKER/ { print $2 }'); do
            iptables -w -t "$table" -F "$chain"
        done
        for chain in $(iptables -w -t "$table" -S | awk '$1 == "-N" && $2 ~ /^DOCKER/ { print $2 }'); do
            iptables -w -t "$table" -X "$chain"
        done
    done
}
