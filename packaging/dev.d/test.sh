# shellcheck shell=bash
# packaging/dev test: every test under AddressSanitizer and UndefinedBehaviorSanitizer, with a real keyring and a real engine.
# One build for all of them: it has the warnings of the dev build, and they are errors here too.

# shellcheck source=packaging/dev.d/build.sh
source "$packaging/dev.d/build.sh"
# shellcheck source=packaging/engine/engine.sh
source "$packaging/engine/engine.sh"
# shellcheck source=packaging/dev.d/skips.sh
source "$packaging/dev.d/skips.sh"

testPackages=(git ccache mold dbus-daemon gnome-keyring patch)
notRun=()   # what could not run, and why: a failure in CI
told=()     # what this machine cannot have, and why: only told
failed=no
startedEngine=''

testCommand() {
    [[ $# == 0 ]] || die "test takes nothing"
    need "${buildPackages[@]}" "${runPackages[@]}" "${testPackages[@]}"
    rm -rf build/test-logs
    mkdir -p build/test-logs
    trap stopOurEngine EXIT
    beginEngine
    build asan
    ctestRun 'unit, ui, fuzz' 'unit|ui|fuzz' plain
    ctestRun keychain keychain keychain
    engineTests
    closing
}

# TITLE LABELS LOG
ctestRun() {
    say "testing: $1"
    QT_QPA_PLATFORM=offscreen ctest --preset asan -L "^($2)\$" -j "$(nproc)" --no-tests=error --output-on-failure \
        > "build/test-logs/$3.ctest" 2>&1 || {
        failed=yes
        sed -n '/% tests passed/,$p' "build/test-logs/$3.ctest"
        grep -hE -A 3 '^(FAIL!|XPASS|QFATAL)|Error$|ERROR: .*Sanitizer|runtime error' "build/test-logs/$3.ctest" | sed -n '1,80p' || true
    }
    cp build/asan/Testing/Temporary/LastTest.log "build/test-logs/$3.log"
}

# A private engine is brought up while the build runs, unless it answers already. Elsewhere than in CI another one does as well,
# with what has to be left out there: it has one Compose, and must not be killed.
beginEngine() {
    if engineAnswers || { ! inCi && engineReachable; }; then
        return 0
    fi
    if ! isRoot && ! command -v sudo > /dev/null; then
        return 0
    fi
    startedEngine=yes
    need "${enginePackages[@]}"
    "$packaging/dev" engine up > build/test-logs/engine-up 2>&1 &
    engineUpJob=$!
}

engineReachable() { command -v docker > /dev/null && timeout -k 1 5 docker version > /dev/null 2>&1; }

stopOurEngine() {
    [[ -n $startedEngine ]] || return 0
    wait 2> /dev/null || true
    "$packaging/dev" engine down > /dev/null || warn "the private engine could not be removed: packaging/dev engine down"
}

# The tests that need an engine, once for every Compose that it has.
engineTests() {
    if [[ -n $startedEngine ]] && ! wait "$engineUpJob"; then
        notRun+=("engine tests: the private engine could not start: $(tail -n 1 build/test-logs/engine-up)")
        cat build/test-logs/engine-up >&2
        return 0
    fi
    if ! engineAnswers; then
        if engineReachable; then
            ctestRun "engine ($(docker compose version --short 2> /dev/null || say 'no Compose'))" engine engine
        else
            notRun+=("engine tests: no engine answers, and a private one needs root")
        fi
        return 0
    fi
    local kind version rest
    while IFS=$'\t' read -r kind version rest <&7; do
        case "$kind" in
            compose)
                (
                    # shellcheck disable=SC1090 # made by the engine
                    source <(engineEnv "$version")
                    ctestRun "engine (Compose $version)" engine "engine-$version"
                    [[ $failed == no ]]
                ) || failed=yes
                ;;
            plugins-absent | image-absent)
                if cannotBeHadHere "$kind" "$version"; then
                    told+=("engine tests that need it: $version $rest")
                else
                    notRun+=("engine tests that need it: $version $rest")
                fi
                ;;
        esac
    done 7< "$engineState/facts"
}

closing() {
    local verdict log what reason
    local judged
    judged=$(judgedSkips build/test-logs ../shared/corpus) || die "the logs of the tests cannot be judged"
    while IFS=$'\t' read -r verdict log what; do
        [[ -n $verdict ]] || continue
        what=${what/ not run:/:}
        if [[ $verdict == told ]]; then
            told+=("$log: $what")
        else
            notRun+=("$log: $what")
        fi
    done <<< "$judged"
    for reason in "${told[@]}" "${notRun[@]}"; do
        say "not run: $reason"
    done
    # programs that crashed or hung have no totals: they are counted by ctest
    cat build/test-logs/*.log | awk '/^Totals: / { passed += $2; failed += $4; skipped += $6 }
        END { printf "%d passed, %d failed, %d skipped", passed, failed, skipped }'
    cat build/test-logs/*.ctest | awk '/ tests failed out of / { failed += $4; all += $9 }
        END { printf " (in %d runs of test programs, %d of which failed)\n", all, failed }'
    if [[ $failed == yes ]]; then
        exit 1
    fi
    if inCi && ((${#notRun[@]})); then
        die "in CI, tests that did not run are a failure: ${#notRun[@]} of those above"
    fi
}
