# shellcheck shell=bash
# packaging/dev bench: the benchmarks, in a release build.

# shellcheck source=packaging/dev.d/build.sh
source "$packaging/dev.d/build.sh"

benchCommand() {
    need "${buildPackages[@]}" "${runPackages[@]}" time
    build release
    # one after the other, and nothing else: what is measured is time
    QT_QPA_PLATFORM=offscreen ctest --preset release -L '^bench$' -j 1 --no-tests=error --verbose |
        grep -vE '^(test [0-9]+|Start|[0-9]+: (Test (command|timeout)|Environment|\*+|Config))' || die "a benchmark missed its budget"
}
