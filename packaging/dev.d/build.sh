# shellcheck shell=bash
# Building with the CMake presets. Sourced by the subcommands that need a build.

buildPackages=(g++ cmake ninja-build pkg-config qt6-base-dev 'libqt6svg6-dev|qt6-svg-dev' qt6-tools-dev qt6-tools-dev-tools
    qt6-l10n-tools libyaml-dev qtkeychain-qt6-dev libkainjow-mustache-dev)
runPackages=(libsecret-1-0 fonts-dejavu-core)

# Prints how many compilers to run: one a core, and 1.2 GB for each.
buildJobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '$1 == "MemAvailable:" { print int($2 / 1200000) }' /proc/meminfo)
    ((memory < 1)) && memory=1
    say $((cores < memory ? cores : memory))
}

# PRESET [TARGET…]
build() {
    local preset=$1 log=build/$1.log target targets=()
    shift
    for target in "$@"; do
        targets+=(--target "$target")
    done
    mkdir -p build
    # One clone's objects serve the next, wherever it stands; the compiler's own list of headers saves a preprocessing; the
    # headers compiled at once count by their content.
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    say "building ($preset)"
    if ! { cmake --preset "$preset" && cmake --build --preset "$preset" -j "$(buildJobs)" "${targets[@]}"; } > "$log" 2>&1; then
        grep -E -A 12 'error|FAILED|CMake Error' "$log" | sed -n '1,60p' >&2 || tail -n 30 "$log" >&2
        die "the build failed; all of it is in $log"
    fi
}
