# shellcheck shell=bash
# packaging/dev lint [--fix]: the form of everything that a person writes by hand.

lintCommand() {
    # formatting differs between versions of clang-format: the one of Debian 12 decides, where there is one
    need 'clang-format-14|clang-format' shellcheck git
    faults=0
    [[ ${1:-} == '' || ${1:-} == --fix ]] || die "lint takes nothing, or --fix"
    git config --global --get-all safe.directory 2> /dev/null | grep -qxF -e "$PWD" -e '*' || export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$PWD
    lintFormat "${1:-}"
    lintScripts
    lintHeaders
    lintWords
    if ((faults)); then
        die "$faults kinds of faults"
    fi
    say "lint: no faults"
}

fault() {
    warn "lint: $1"
    faults=$((faults + 1))
}

# PATTERN…: files of the tree that are there, known to git or new.
sources() { git ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do if [[ -f $file ]]; then say "$file"; fi; done; }

# --fix: formats instead of judging.
lintFormat() {
    local formatter judge=(--dry-run -Werror)
    formatter=$(command -v clang-format-14 || command -v clang-format)
    [[ $1 != --fix ]] || judge=(-i)
    sources '*.cpp' '*.h' | xargs -r -d '\n' -P "$(nproc)" -n 20 "$formatter" "${judge[@]}" ||
        fault "the files above are not formatted: packaging/dev lint --fix"
}

lintScripts() {
    local file first scripts=()
    while read -r file; do
        case "$file" in
            *.sh) scripts+=("$file") ;;
            *)
                read -r first < "$file" || continue
                if [[ $first =~ ^'#!'.*[/\ ](ba)?sh$ ]]; then scripts+=("$file"); fi
                ;;
        esac
    done < <(sources packaging .ci)
    # variables pass between files that source each other
    shellcheck --external-sources --exclude=SC2034,SC2154 "${scripts[@]}" || fault "shellcheck has something to say of the scripts above"
}

lintHeaders() {
    local file
    while read -r file; do
        grep -qx '#pragma once' "$file" || fault "$file lacks #pragma once"
    done < <(sources '*.h')
    # the headers that the build finds are named from the root
    if sources '*.cpp' '*.h' | xargs -r -d '\n' grep -nE '^#include "(\.\.?/|[a-z]+\.h")'; then
        fault "the includes above are not relative to the root"
    fi
}

lintWords() {
    if sources core ui app tests packaging .ci | xargs -r -d '\n' grep -nIE '\b(TODO|FIXME|XXX)\b' | grep -v '^packaging/dev.d/lint.sh:'; then
        fault "the lines above put work off"
    fi
    if sources '*.cpp' '*.h' '*.sh' | xargs -r -d '\n' grep -nE '[[:space:]]+$'; then
        fault "the lines above end in blanks"
    fi
}
