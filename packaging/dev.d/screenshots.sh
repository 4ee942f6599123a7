# shellcheck shell=bash
# packaging/dev screenshots: pictures of the real program, in a real window, for the README.

# shellcheck source=packaging/dev.d/build.sh
source "$packaging/dev.d/build.sh"
# shellcheck source=packaging/dev.d/run.sh
source "$packaging/dev.d/run.sh"

screenshotsCommand() {
    need "${buildPackages[@]}" "${runPackages[@]}" xvfb openbox imagemagick x11-utils xdotool dbus-daemon
    build dev stackwright
    mkdir -p docs
    virtualScreen
    picture docs/workbench.png 6 "$(sampleStack)"
}

# A display of its own for this script and what it starts.
virtualScreen() {
    local number=build/screen
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3> "$number" 2> /dev/null &
    screenJobs=($!)
    # shellcheck disable=SC2154 # set above
    trap 'kill "${screenJobs[@]}" 2> /dev/null || true' EXIT
    while [[ ! -s $number ]]; do sleep 0.1; done
    DISPLAY=:$(< "$number")
    export DISPLAY
    openbox 2> /dev/null &
    screenJobs+=($!)
}

# FILE SECONDS ARGUMENT…: the program's largest window, SECONDS after it appeared.
picture() {
    local file=$1 pause=$2 program window tries
    shift 2
    QT_QPA_PLATFORM=xcb XDG_CONFIG_HOME=$PWD/build/screen.config build/dev/app/stackwright "$@" &
    program=$!
    screenJobs+=("$program")
    for ((tries = 0; tries < 300; tries++)); do
        window=$(xdotool search --onlyvisible --pid "$program" 2> /dev/null | tail -n 1 || true)
        [[ -z $window ]] || break
        kill -0 "$program" 2> /dev/null || die "the program ended before it showed a window"
        sleep 0.2
    done
    [[ -n $window ]] || die "the program showed no window"
    xdotool windowmove "$window" 0 0 windowsize "$window" 1600 1000
    sleep "$pause"
    import -window "$window" "$file"
    kill "$program"
    say "$file"
}
