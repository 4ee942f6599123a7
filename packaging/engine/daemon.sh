# shellcheck shell=bash
# Starting the engine, asking whether it lives, and removing it. Sourced by engine.sh.

engineDocker() {
    env -u DOCKER_CONTEXT -u DOCKER_TLS_VERIFY -u DOCKER_CERT_PATH DOCKER_HOST="unix://$engineState/docker.sock" \
        DOCKER_CONFIG="$engineState/config-$programSuite" "$enginePrograms/cli/docker" "$@"
}

# The engine and both registries answer.
engineAnswers() {
    [[ -S $engineState/docker.sock && -s $engineState/started ]] &&
        timeout -k 1 5 "$enginePrograms/cli/docker" -H "unix://$engineState/docker.sock" version > /dev/null 2>&1 &&
        portAnswers "$(< "$engineState/port.mirror")" && portAnswers "$(< "$engineState/port.scratch")"
}

portAnswers() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

engineStart() {
    mkdir -p "$engineState" "$engineCache/store"
    chmod 711 "$engineRoot" "$engineState"
    claimNetwork
    writeRegistry mirror "$engineCache/store"
    writeRegistry scratch "$engineState/scratch"
    writeConfigs
    noteForeignRules
    # setsid: a Ctrl-C on the terminal of `engine up` is not for the engine. The kernel ends process 1 of the namespace,
    # and with it all others, when unshare ends.
    setsid unshare --pid --fork --mount --propagation slave --mount-proc --kill-child \
        "$enginePrograms/root/usr/bin/tini-static" -s -- \
        "$engineSource/supervise" "$engineState" "$enginePrograms" "$engineBridge" "$enginePool" \
        > "$engineState/dockerd.log" 2>&1 < /dev/null 9>&- &
    local tries starter=$!
    disown "$starter" # it is nobody's job: `wait` is for the makers of images
    for ((tries = 0; tries < 150; tries++)); do
        date > "$engineState/started"
        if engineAnswers; then
            returnForeignRules
            return 0
        fi
        rm "$engineState/started"
        kill -0 "$starter" 2> /dev/null || break
        sleep 0.2
    done
    tail -n 20 "$engineState/dockerd.log" >&2
    engineRemove
    die "the engine did not start; the end of its log is above"
}

# NAME FOLDER: a registry on a free loopback port over FOLDER.
writeRegistry() {
    local port
    port=$(freePort)
    say "$port" > "$engineState/port.$1"
    cat > "$engineState/registry.$1.yml" << YML
version: 0.1
log:
  level: warn
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: $2
  delete:
    enabled: true
http:
  addr: 127.0.0.1:$port
YML
}

# A client configuration for each plugin set.
writeConfigs() {
    local suite plugin config
    for suite in "$programSuite" "$newerPluginSuite"; do
        [[ -s $enginePrograms/plugins/$suite/version ]] || continue
        config=$engineState/config-$suite
        mkdir -p "$config/cli-plugins"
        say '{}' > "$config/config.json"
        for plugin in compose buildx; do
            ln -sfn "$enginePrograms/plugins/$suite/docker-$plugin" "$config/cli-plugins/docker-$plugin"
        done
    done
}

# Prints the ids of this engine's processes: every command line with a word that is a path in its state folder.
engineProcesses() {
    local process word words
    for process in /proc/[0-9]*; do
        [[ ${process#/proc/} != "$$" ]] || continue
        mapfile -d '' -t words 2> /dev/null < "$process/cmdline" || continue
        for word in "${words[@]}"; do
            word=${word#unix://}
            if [[ $word == "$engineState" || $word == "$engineState"/* ]]; then
                say "${process#/proc/}"
                break
            fi
        done
    done 2> /dev/null
}

# dockerd's process id as this machine sees it; its own pid file holds the one of its namespace.
dockerdPid() {
    local pid
    for pid in $(engineProcesses); do
        if [[ $(< "/proc/$pid/comm") == dockerd ]]; then
            say "$pid"
        fi
    done
}

# Ends what runs and removes what is left, from a healthy engine as well as from half of one.
engineRemove() {
    if [[ -S $engineState/docker.sock && -n $(dockerdPid) ]]; then
        local containers
        containers=$(timeout -k 1 10 "$enginePrograms/cli/docker" -H "unix://$engineState/docker.sock" ps -aq 2> /dev/null || true)
        # shellcheck disable=SC2086 # ids
        [[ -z $containers ]] || timeout -k 1 60 "$enginePrograms/cli/docker" -H "unix://$engineState/docker.sock" rm -f $containers > /dev/null 2>&1 || true
    fi
    endProcesses
    removeNetwork
    removeControlGroups
    removeMounts
    rm -rf --one-file-system "$engineState"
    rmdir "$engineRoot" 2> /dev/null || true
}

endProcesses() {
    local pid tries
    for pid in $(dockerdPid); do
        kill -TERM "$pid" 2> /dev/null || true
    done
    for ((tries = 0; tries < 75; tries++)); do
        [[ -n $(engineProcesses) ]] || return 0
        sleep 0.2
    done
    for pid in $(engineProcesses); do
        kill -KILL "$pid" 2> /dev/null || true
    done
    for ((tries = 0; tries < 50; tries++)); do
        [[ -n $(engineProcesses) ]] || return 0
        sleep 0.2
    done
    die "processes of the engine do not end: $(engineProcesses | tr '\n' ' ')"
}

removeControlGroups() {
    local group
    for group in /sys/fs/cgroup/"stackwright-engine-$engineName" /sys/fs/cgroup/*/"stackwright-engine-$engineName"; do
        [[ -d $group ]] || continue
        find "$group" -depth -type d -exec rmdir '{}' + 2> /dev/null || true
    done
}

# Mounts are in the engine's own namespace and went with it; these would be of an older or a foreign start.
removeMounts() {
    local target
    awk -v state="$engineState/" 'index($5, state) == 1 { print $5 }' /proc/self/mountinfo | sort -r | while read -r target; do
        umount -l "$target" || true
    done
}
