# shellcheck shell=bash
# The private container engine for tests: `packaging/dev engine …`. Sourced by packaging/dev, after dev.d/common.sh.
#
# It lives beside whatever engine a machine has and touches none of it: own programs (Debian packages, unpacked into a
# cache and not installed), own data, own socket, own bridge and address range, own process and mount namespace, so that
# ending one process ends all of it. Docker Hub's names are answered first by a registry of stand-in images on loopback.

engineSource=$packaging/engine
engineName=${STACKWRIGHT_ENGINE_NAME:-main}
engineRoot=/var/lib/stackwright-engine
engineState=$engineRoot/$engineName
engineCache=${XDG_CACHE_HOME:-$HOME/.cache}/stackwright/engine
enginePrograms=$engineCache/programs

enginePackages=(iproute2 iptables mmdebstrap ca-certificates debian-archive-keyring util-linux procps xz-utils libseccomp2 libsystemd0)

# shellcheck source=packaging/engine/packages.sh
source "$engineSource/packages.sh"
# shellcheck source=packaging/engine/daemon.sh
source "$engineSource/daemon.sh"
# shellcheck source=packaging/engine/network.sh
source "$engineSource/network.sh"
# shellcheck source=packaging/engine/images.sh
source "$engineSource/images.sh"

engineHelp() {
    cat << 'HELP'
Usage: packaging/dev engine COMMAND

  up              starts the private engine; the first time it also makes the stand-in images (some minutes)
  down            ends it and removes every trace of it except the cache of downloads and images
  down --purge    … and that cache
  status          says whether it runs, where, and with which images and plugins
  env [VERSION]   prints the variables to use it:  source <(packaging/dev engine env)
                  VERSION picks the Compose by the start of its version, 2.26 or 2.40; else the newest there is
  check           brings up a second one, uses every image, takes it down, and looks for traces

STACKWRIGHT_ENGINE_NAME       another name makes another engine beside the first (default: main)
STACKWRIGHT_DEBIAN_MIRROR     where Debian packages come from (default: the mirror that apt uses on this machine)
XDG_CACHE_HOME                the cache is its folder stackwright/engine (default: ~/.cache)
HELP
}

engineCommand() {
    local command=${1:-help}
    shift || true
    case "$command" in
        up | down | check) engineAsRoot "$command" "$@" ;;
        status) engineStatus ;;
        env) engineEnv "${1:-}" ;;
        help | --help | -h) engineHelp ;;
        *)
            engineHelp >&2
            exit 2
            ;;
    esac
}

engineAsRoot() {
    if ! isRoot; then
        command -v sudo > /dev/null || die "the engine needs root: run it as root, or install sudo"
        exec sudo env XDG_CACHE_HOME="${XDG_CACHE_HOME:-$HOME/.cache}" STACKWRIGHT_ENGINE_OWNER="$(id -u)" \
            STACKWRIGHT_ENGINE_NAME="$engineName" STACKWRIGHT_DEBIAN_MIRROR="${STACKWRIGHT_DEBIAN_MIRROR:-}" \
            CI="${CI:-}" "$packaging/dev" engine "$@"
    fi
    case "$1" in
        up) engineLocked engineUp ;;
        down)
            [[ ${2:-} == '' || ${2:-} == --purge ]] || die "engine down takes nothing, or --purge"
            engineLocked engineDown
            if [[ ${2:-} == --purge ]]; then
                rm -rf --one-file-system "$engineCache"
                say "engine: the cache is removed as well"
            fi
            ;;
        check)
            # shellcheck source=packaging/engine/check.sh
            source "$engineSource/check.sh"
            engineCheck
            ;;
    esac
}

# One up or down at a time. The daemons must not inherit the lock: they start with 9 closed.
engineLocked() {
    mkdir -p "$engineCache"
    exec 9> "$engineCache/lock"
    flock -w 1800 9 || die "another engine command has held the lock for half an hour"
    "$@"
    exec 9>&-
}

engineUp() {
    local begun=$SECONDS
    need "${enginePackages[@]}"
    fetchPrograms
    if engineAnswers; then
        say "engine: already up"
    else
        engineRemove
        verifyImageStore
        engineStart
    fi
    makeImages
    writeEngineFacts
    say "engine: up in $((SECONDS - begun)) s; source <($(relativeDev) engine env)"
}

engineDown() {
    if [[ ! -e $engineState ]] && [[ -z $(engineProcesses) ]]; then
        say "engine: not up"
        return 0
    fi
    engineRemove
    say "engine: down"
}

relativeDev() { realpath --relative-to="$PWD" "$packaging/dev"; }

# What a test may ask of the engine without starting a program: plain lines in a file beside the socket.
writeEngineFacts() {
    {
        pluginLines
        absentImageLines
    } > "$engineState/facts"
    if [[ -n ${STACKWRIGHT_ENGINE_OWNER:-} ]]; then
        chown "$STACKWRIGHT_ENGINE_OWNER" "$engineState/docker.sock"
        chown -R "$STACKWRIGHT_ENGINE_OWNER" "$engineState"/config-*
    fi
}

engineStatus() {
    if ! engineAnswers; then
        say "engine: not up"
        return 1
    fi
    say "engine: up, $(engineDocker version -f '{{.Server.Version}}'), unix://$engineState/docker.sock"
    say "containers: $(engineDocker ps -aq | wc -l)"
    sed 's/\t/: /; s/\t.*//' "$engineState/facts"
}

# VERSION: the start of a Compose version, or nothing for the newest.
engineEnv() {
    [[ -S $engineState/docker.sock ]] || die "the engine is not up: packaging/dev engine up"
    local suite
    suite=$(pluginSuite "$1") || die "no Compose ${1:+$1 }here; $(sed -n 's/^plugins-absent\t//p' "$engineState/facts")"
    cat << ENV
unset DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_CERT_PATH
export DOCKER_HOST='unix://$engineState/docker.sock'
export DOCKER_CONFIG='$engineState/config-$suite'
export PATH="$enginePrograms/cli:\$PATH"
export STACKWRIGHT_ENGINE_COMPOSE='$(< "$enginePrograms/plugins/$suite/version")'
export STACKWRIGHT_ENGINE_REGISTRY='127.0.0.1:$(< "$engineState/port.scratch")'
export STACKWRIGHT_ENGINE_FACTS='$engineState/facts'
export STACKWRIGHT_ENGINE_PID='$(dockerdPid)'
ENV
}
