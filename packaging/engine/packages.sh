# shellcheck shell=bash
# The engine's programs: Debian packages, downloaded by apt with a configuration of its own (verified by Debian's keys,
# nothing installed) and unpacked into the cache. Sourced by engine.sh.

programSuite=trixie    # the engine, and the older of the two plugin sets
newerPluginSuite=sid   # the newer plugin set

# Prints the Debian mirror that this machine's apt uses.
debianMirror() {
    if [[ -n ${STACKWRIGHT_DEBIAN_MIRROR:-} ]]; then
        say "$STACKWRIGHT_DEBIAN_MIRROR"
        return
    fi
    local found
    found=$(mirrorOfApt)
    if [[ -z $found ]]; then
        aptUpdate
        found=$(mirrorOfApt)
    fi
    [[ -n $found ]] || die "apt on this machine has no Debian mirror: name one in STACKWRIGHT_DEBIAN_MIRROR"
    say "${found%/}"
}

mirrorOfApt() {
    # shellcheck disable=SC2016 # apt's own placeholders
    apt-get indextargets --format '$(LABEL) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk '$1 == "Debian" && $2 == "main" && !seen { print $3; seen = 1 }'
}

debianKeyring=/usr/share/keyrings/debian-archive-keyring.gpg

# Fills $enginePrograms once; what is there and whole is kept.
fetchPrograms() {
    if programsAreWhole; then
        return 0
    fi
    say "engine: fetching its programs"
    rm -rf "$enginePrograms"
    mkdir -p "$enginePrograms"/{apt,bin,cli,plugins}
    privateApt
    unpack root "$programSuite" docker.io docker-cli containerd runc tini docker-registry ||
        die "the engine's packages cannot be had from $(debianMirror)"
    linkPrograms
    fetchPlugins "$programSuite" || die "the Compose and buildx of $programSuite cannot be had: $(< "$enginePrograms/plugins/$programSuite/absent")"
    fetchPlugins "$newerPluginSuite" || true
    rm -rf "$enginePrograms/apt"
    (cd "$enginePrograms" && find root plugins -type f -exec sha256sum '{}' + > SHA256SUMS.new && mv SHA256SUMS.new SHA256SUMS)
}

programsAreWhole() {
    [[ -s $enginePrograms/SHA256SUMS ]] && (cd "$enginePrograms" && sha256sum --check --quiet --status SHA256SUMS 2> /dev/null)
}

# An apt of its own: no installed packages, two suites, this machine's download settings (proxies and so on).
privateApt() {
    local apt=$enginePrograms/apt mirror suite
    mirror=$(debianMirror)
    mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial"
    : > "$apt/status"
    for suite in "$programSuite" "$newerPluginSuite"; do
        say "deb [signed-by=$debianKeyring] $mirror $suite main"
    done > "$apt/sources.list"
    {
        apt-config dump | grep '^Acquire::' || true
        cat << CONF
Dir::Etc::Parts "/dev/null";
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State "$apt/state";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::http::Pipeline-Depth "0";
CONF
    } > "$apt/apt.conf"
    APT_CONFIG=$apt/apt.conf apt-get update -qq || die "no package lists from $mirror"
}

# FOLDER SUITE PACKAGE…: downloads and unpacks into $enginePrograms/FOLDER.
unpack() {
    local folder=$enginePrograms/$1 suite=$2 debs package
    shift 2
    debs=$enginePrograms/apt/debs
    rm -rf "$debs"
    mkdir -p "$debs" "$folder"
    (cd "$debs" && APT_CONFIG=$enginePrograms/apt/apt.conf apt-get download -qq "${@/%//$suite}") || return 1
    for package in "$debs"/*.deb; do
        dpkg-deb -x "$package" "$folder" || return 1
    done
    rm -rf "$debs"
}

linkPrograms() {
    local root=$enginePrograms/root program
    # Debian 13's runc may want a newer C library than this machine's; then this machine's own runc does.
    if ! "$root/usr/sbin/runc" --version > /dev/null 2>&1; then
        (cd "$enginePrograms/apt" && apt-get -o APT::Sandbox::User=root download -qq runc && dpkg-deb -x runc_*.deb own) || die "no runc for this machine"
        mv "$enginePrograms/apt/own/usr/sbin/runc" "$root/usr/sbin/runc"
        "$root/usr/sbin/runc" --version > /dev/null || die "runc does not start on this machine"
    fi
    for program in bin/containerd bin/containerd-shim-runc-v2 bin/docker-registry sbin/dockerd sbin/docker-proxy sbin/runc; do
        ln -s "../root/usr/$program" "$enginePrograms/bin/${program##*/}"
    done
    ln -s ../root/usr/bin/tini-static "$enginePrograms/bin/docker-init"
    ln -s ../root/usr/bin/docker "$enginePrograms/cli/docker"
}

# SUITE: the Compose and buildx plugins. Without them plugins/SUITE/absent says why.
fetchPlugins() {
    local suite=$1 folder=$enginePrograms/plugins/$1 plugin
    mkdir -p "$folder"
    if ! unpack "plugins/$suite" "$suite" docker-compose docker-buildx; then
        say "docker-compose and docker-buildx cannot be downloaded from $suite" > "$folder/absent"
        return 1
    fi
    for plugin in compose buildx; do
        mv "$folder/usr/libexec/docker/cli-plugins/docker-$plugin" "$folder/docker-$plugin"
        "$folder/docker-$plugin" version > /dev/null 2>&1 || {
            say "docker-$plugin of $suite does not start on this machine" > "$folder/absent"
            return 1
        }
    done
    rm -rf "${folder:?}/usr"
    "$folder/docker-compose" version --short | sed 's/^v//' > "$folder/version"
}

# VERSION: prints the newest suite whose Compose begins with it.
pluginSuite() {
    local suite
    for suite in "$newerPluginSuite" "$programSuite"; do
        if [[ -s $enginePrograms/plugins/$suite/version && $(< "$enginePrograms/plugins/$suite/version") == "$1"* ]]; then
            say "$suite"
            return 0
        fi
    done
    return 1
}

pluginLines() {
    local suite
    for suite in "$newerPluginSuite" "$programSuite"; do
        if [[ -s $enginePrograms/plugins/$suite/version ]]; then
            printf 'compose\t%s\t%s\n' "$(< "$enginePrograms/plugins/$suite/version")" "$engineState/config-$suite"
        else
            printf 'plugins-absent\t%s\n' "$(cat "$enginePrograms/plugins/$suite/absent")"
        fi
    done
}
