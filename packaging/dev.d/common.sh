# shellcheck shell=bash
# What every subcommand of packaging/dev uses. Sourced.

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }
die() {
    warn "packaging/dev: $*"
    exit 1
}

inCi() { [[ ${CI:-} == true || ${CI:-} == 1 ]]; }

isRoot() { [[ $(id -u) == 0 ]]; }

# COMMAND…: as root, by sudo where needed.
asRoot() {
    if isRoot; then
        "$@"
    elif command -v sudo > /dev/null; then
        sudo "$@"
    else
        die "this needs root: run it as root, or install sudo"
    fi
}

# PACKAGE…: installs by apt those that are not there. Words like a|b mean: the first that apt knows.
need() {
    command -v apt-get > /dev/null || die "only Debian and its relatives are supported: apt-get is missing"
    local missing=() word package
    for word in "$@"; do
        isInstalled "$word" || missing+=("$word")
    done
    ((${#missing[@]})) || return 0
    if [[ -z $(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' -print -quit 2> /dev/null) ]]; then
        aptUpdate
    fi
    local chosen=()
    for word in "${missing[@]}"; do
        package=$(firstKnown "$word") || {
            aptUpdate
            package=$(firstKnown "$word") || die "apt knows no package named ${word//|/ or }"
        }
        chosen+=("$package")
    done
    say "installing: ${chosen[*]}"
    aptInstall "${chosen[@]}" || {
        aptUpdate # lists that are too old name files that are gone
        aptInstall "${chosen[@]}" || die "apt-get could not install: ${chosen[*]}"
    }
}

isInstalled() {
    local package
    for package in ${1//|/ }; do
        # shellcheck disable=SC2016 # dpkg's own placeholder
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null) != installed ]] || return 0
    done
    return 1
}

firstKnown() {
    local package
    for package in ${1//|/ }; do
        if apt-cache show --no-all-versions "$package" > /dev/null 2>&1; then
            say "$package"
            return 0
        fi
    done
    return 1
}

aptUpdate() { asRoot env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 update -q > /dev/null || die "apt-get update failed"; }

aptInstall() {
    local log
    log=$(mktemp)
    if asRoot env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 \
        install -qy --no-install-recommends "$@" > "$log" 2>&1 < /dev/null; then
        rm -f "$log"
        return 0
    fi
    tail -n 15 "$log" >&2
    rm -f "$log"
    return 1
}
