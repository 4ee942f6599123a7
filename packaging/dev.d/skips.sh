# shellcheck shell=bash
# Which tests said that they did not run, and whether that may be. Sourced by packaging/dev.d/test.sh.

# FOLDER CORPUS: a line for each case that was skipped in the logs FOLDER/NAME.log of Qt Test:
#
#   unrun|told <TAB> NAME <TAB> CASE REASON
#
# `unrun` is a failure in CI. `told` is only named: a stand-in image for which something cannot be had here, such as Kafka's
# jars, or data of the folder CORPUS where a clone has no such folder beside it. An image that does not build is our own fault.
judgedSkips() {
    local corpus=there log
    [[ -d $2 ]] || corpus=absent
    for log in "$1"/*.log; do
        [[ -e $log ]] || continue
        awk -v name="$(basename "$log" .log)" -v corpus="$corpus" '
            sub(/^SKIP   : /, "") {
                verdict = "unrun"
                if (name ~ /^engine/ && / not run: no image .*: Maven Central cannot be reached$/)
                    verdict = "told"
                if (name !~ /^(engine|keychain)/ && corpus == "absent" && / not run: .*corpus/)
                    verdict = "told"
                print verdict "\t" name "\t" $0
            }' "$log"
    done | sort -u
}

# KIND TEXT, of a line `plugins-absent` or `image-absent` of the engine's facts: whether it is only told.
cannotBeHadHere() {
    [[ $1 == plugins-absent || $2 == *': Maven Central cannot be reached' ]]
}
