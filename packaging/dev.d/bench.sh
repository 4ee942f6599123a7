# shellcheck shell=bash
# packaging/dev bench: the benchmarks, in a release build. Those with an engine take the private one where it is up.

# shellcheck source=packaging/dev.d/build.sh
source "$packaging/dev.d/build.sh"
# shellcheck source=packaging/engine/engine.sh
source "$packaging/engine/engine.sh"

benchCommand() {
    need "${buildPackages[@]}" "${runPackages[@]}" time
    build release
    if engineAnswers; then
        # shellcheck disable=SC1090 # made by the engine
        source <(engineEnv '')
    fi
    # one after the other, and nothing else: what is measured is time
    QT_QPA_PLATFORM=offscreen ctest --preset release -L '^bench$' -j 1 --no-tests=error --verbose |
        grep -vE '^(test [0-9]+|Start|[0-9]+: (Test (command|timeout)|Environment|\*+|Config))' || die "a benchmark failed"
}
