# shellcheck shell=bash
# packaging/dev run: the workbench on the sample stack.

# shellcheck source=packaging/dev.d/build.sh
source "$packaging/dev.d/build.sh"

runCommand() {
    need "${buildPackages[@]}" "${runPackages[@]}"
    build dev stackwright
    local sample
    sample=$(sampleStack)
    if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
        exec build/dev/app/stackwright "$sample" "$@"
    fi
    local folder=build/sample/exported
    say "There is no display: the sample is exported to $folder, and its plan is:"
    rm -rf "$folder"
    build/dev/app/stackwright export "$sample" -o "$folder"
    build/dev/app/stackwright plan "$sample"
}

# Prints a copy of the sample, which a person may change and save.
sampleStack() {
    local original=resources/examples/docker-configuration.mmd copy=build/sample
    mkdir -p "$copy"
    [[ -e $copy/${original##*/} ]] || cp "$original" "$copy/"
    say "$copy/${original##*/}"
}
