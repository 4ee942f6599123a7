# shellcheck shell=bash
# packaging/dev fuzz [SECONDS]: each fuzz test for a time, in the sanitizer build.

# shellcheck source=packaging/dev.d/build.sh
source "$packaging/dev.d/build.sh"

fuzzCommand() {
    local seconds=${1:-60}
    [[ $seconds =~ ^[0-9]+$ ]] || die "fuzz takes a number of seconds"
    need "${buildPackages[@]}" "${runPackages[@]}"
    build asan
    STACKWRIGHT_FUZZ_SECONDS=$seconds QT_QPA_PLATFORM=offscreen \
        ctest --preset asan -L '^fuzz$' -j "$(buildJobs)" --no-tests=error --timeout $((seconds * 10 + 120)) --verbose
}
