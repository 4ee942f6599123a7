# shellcheck shell=bash
# packaging/dev test: every test, in the dev build with a real keyring and a real engine; with --sanitizers those without an
# engine once more under AddressSanitizer and UndefinedBehaviorSanitizer.

# shellcheck source=packaging/dev.d/build.sh
source "$packaging/dev.d/build.sh"
# shellcheck source=packaging/engine/engine.sh
source "$packaging/engine/engine.sh"

testPackages=(git ccache mold dbus-daemon gnome-keyring)
notRun=()   # what could not run, and why
failed=no
startedEngine=''

testCommand() {
    [[ ${1:-} == '' || ${1:-} == --sanitizers ]] || die "test takes nothing, or --sanitizers"
    need "${buildPackages[@]}" "${runPackages[@]}" "${testPackages[@]}"
    rm -rf build/test-logs
    mkdir -p build/test-logs
    trap stopOurEngine EXIT
    beginEngine
    build dev
    ctestRun dev 'unit, ui, keychain, fuzz' 'unit|ui|keychain|fuzz' dev
    engineTests
    if [[ ${1:-} == --sanitizers ]]; then
        build asan
        ctestRun asan 'the same under AddressSanitizer and UndefinedBehaviorSanitizer' 'unit|ui|keychain|fuzz' asan
    fi
    closing
}

# PRESET TITLE LABELS LOG
ctestRun() {
    say "testing: $2"
    QT_QPA_PLATFORM=offscreen ctest --preset "$1" -L "^($3)\$" -j "$(nproc)" --no-tests=error --output-on-failure \
        > "build/test-logs/$4.ctest" 2>&1 || {
        failed=yes
        sed -n '/% tests passed/,$p' "build/test-logs/$4.ctest"
        grep -hE '^(FAIL!|XPASS|QFATAL)|Error$|ERROR: .*Sanitizer|runtime error' "build/test-logs/$4.ctest" | sed -n '1,40p' || true
    }
    cp "build/$1/Testing/Temporary/LastTest.log" "build/test-logs/$4.log"
}

# A private engine is brought up while the build runs, unless an engine answers already.
beginEngine() {
    if engineAnswers || engineReachable; then
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
            ctestRun dev "engine ($(docker compose version --short 2> /dev/null || say 'no Compose'))" engine engine
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
                    ctestRun dev "engine (Compose $version)" engine "engine-$version"
                    [[ $failed == no ]]
                ) || failed=yes
                ;;
            plugins-absent | image-absent) notRun+=("engine tests that need it: $version $rest") ;;
        esac
    done 7< "$engineState/facts"
}

# A program whose initTestCase was skipped has not run; a single skipped case has its own reason and is only told.
unrunPrograms() {
    cat build/test-logs/*.log | awk '
        /^[0-9]+\/[0-9]+ Test: / { name = $3 }
        /^SKIP .*::initTestCase/ { print name }' | sort -u
}

closing() {
    local programs
    sed -nE 's/^SKIP   : /skipped: /p' build/test-logs/*.log | sort -u
    programs=$(unrunPrograms)
    [[ -z $programs ]] || notRun+=("programs whose first step was skipped: ${programs//$'\n'/ }")
    grep -qE '^[0-9]+/[0-9]+ Test: .*keychain' build/test-logs/dev.log || notRun+=("keychain tests: there are none")
    local reason
    for reason in "${notRun[@]}"; do
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
        die "in CI, tests that did not run are a failure"
    fi
}
