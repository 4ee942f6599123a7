# shellcheck shell=bash
# packaging/dev screenshots: pictures of the real program, in a real window, for the README.

# shellcheck source=packaging/dev.d/build.sh
source "$packaging/dev.d/build.sh"
# shellcheck source=packaging/dev.d/run.sh
source "$packaging/dev.d/run.sh"

screenshotsCommand() {
    need "${buildPackages[@]}" "${runPackages[@]}" xvfb openbox imagemagick x11-utils xdotool dbus-daemon
    build dev stackwright
    mkdir -p resources/pictures
    virtualScreen
    picture resources/pictures/workbench.png 4 resources/examples/docker-configuration.mmd
}

# A display of its own for this script and what it starts.
virtualScreen() {
    local number=build/screen
    Xvfb -displayfd 3 -screen 0 1700x1100x24 -nolisten tcp 3> "$number" 2> /dev/null &
    screenJobs=($!)
    # shellcheck disable=SC2154 # set above
    trap 'kill "${screenJobs[@]}" 2> /dev/null || true' EXIT
    while [[ ! -s $number ]]; do sleep 0.1; done
    DISPLAY=:$(< "$number")
    export DISPLAY
    openbox > /dev/null 2>&1 &
    screenJobs+=($!)
}

# FILE SECONDS STACK: the program's window on this stack, SECONDS after it appeared, with one node selected. It has
# settings and a home of its own, so that nothing of the person's is in the picture.
picture() {
    local file=$1 pause=$2 program window tries home=build/screen.home
    shift 2
    rm -rf "$home"
    mkdir -p "$home/config/stackwright"
    printf '[window]\ntheme=light\n' > "$home/config/stackwright/stackwright.ini"
    HOME=$PWD/$home XDG_CONFIG_HOME=$PWD/$home/config QT_QPA_PLATFORM=xcb \
        dbus-run-session -- build/dev/app/stackwright "$@" > /dev/null 2>&1 &
    program=$!
    screenJobs+=("$program")
    for ((tries = 0; tries < 300; tries++)); do
        window=$(xdotool search --onlyvisible --name ' — Stackwright$' 2> /dev/null | tail -n 1 || true)
        [[ -z $window ]] || break
        kill -0 "$program" 2> /dev/null || die "the program ended before it showed a window"
        sleep 0.2
    done
    [[ -n $window ]] || die "the program showed no window"
    xdotool windowmove --sync "$window" 0 0 windowsize "$window" 1600 1000
    sleep "$pause"
    # a node of the sample's third row, at the sizes above
    xdotool mousemove --window "$window" 800 430 click 1
    sleep 1
    xdotool mousemove --window "$window" 1590 990
    sleep 1
    import -window "$window" -colors 256 -strip "PNG8:$file"
    # the window is gone before the key is let go
    xdotool key --window "$window" ctrl+q 2> /dev/null || true
    wait "$program" || true
    say "$file"
}
