# shellcheck shell=bash
# The stand-in images (packaging/engine/images/list), kept in the cache as the storage of a registry: content-addressed,
# so what is damaged shows, and is made again. Sourced by engine.sh.

imageRecipes=$engineSource/images
imageStore=$engineCache/store/docker/registry/v2
imageNotes=$engineCache/images   # for each image: KEY of what it was made from, or why it is absent
imageLogs=$engineCache/logs
standInSuite=trixie

# Prints "NAME RECIPE OPTIONAL ARGUMENT…" for each image.
imageList() {
    sed 's/#.*//' "$imageRecipes/list" | awk 'NF { optional = ($1 == "?"); if (optional) { $1 = ""; $0 = $0 }; name = $1; recipe = $2; $1 = ""; $2 = ""; $0 = $0; $1 = $1; print name, recipe, optional, $0 }'
}

noteOf() { say "$imageNotes/${1//[\/:]/_}.$2"; }

# Deletes every stored blob whose content is not what its name says.
verifyImageStore() {
    [[ -d $imageStore/blobs ]] || return 0
    find "$imageStore/blobs" -name data -type f -exec sha256sum '{}' + |
        while read -r sum path; do
            if [[ $path != */"$sum"/data ]]; then
                warn "engine: a stored layer is damaged and is made again: ${path#"$imageStore"/}"
                rm -rf "${path%/data}"
            fi
        done
}

makeImages() {
    mkdir -p "$imageNotes" "$imageLogs"
    local name recipe optional arguments due=()
    while read -r name recipe optional arguments; do
        if [[ $name != stand-in/* ]] && ! imageIsStored "$name" "$(imageKey "$recipe" "$arguments")"; then
            due+=("$name")
        fi
    done < <(imageList)
    ((${#due[@]})) || return 0
    say "engine: making ${#due[@]} stand-in images; this happens once"
    machineCertificates
    makeBootstrap
    engineBuild stand-in/base base || die "the base image cannot be made; see $imageLogs"
    # two at a time: the steps are downloads and unpacking in turn
    local running=0
    for name in "${due[@]}"; do
        if ((running >= 2)); then
            wait -n || true
            ((running--)) || true
        fi
        makeImage "$name" &
        ((++running))
    done
    wait
    engineDocker builder prune -af > /dev/null 2>&1 || true
    engineDocker image prune -af > /dev/null 2>&1 || true
    rm -rf "$engineState/machine"
    while read -r name recipe optional arguments; do
        if [[ $optional == 0 && -s $(noteOf "$name" absent) ]]; then
            die "the image $name cannot be made: $(< "$(noteOf "$name" absent)")"
        fi
    done < <(imageList)
    collectGarbage
}

# RECIPE ARGUMENTS: a digest of all that an image is made from.
imageKey() {
    local dependency
    {
        say "$standInSuite $2"
        sha256sum < /etc/ssl/certs/ca-certificates.crt
        (cd "$imageRecipes/$1" && find . -type f -exec sha256sum '{}' + | sort -k 2)
        for dependency in $(recipeDependencies "$1"); do
            imageKey "$dependency" ''
        done
    } | sha256sum | cut -c 1-64
}

# The recipes of the stand-in/ images that a recipe starts from.
recipeDependencies() { sed -nE 's,.*(^FROM |from=)stand-in/([a-z]+).*,\2,p' "$imageRecipes/$1/Dockerfile" | sort -u | sed '/^bootstrap$/d'; }

# NAME KEY: the store holds NAME made from KEY, with all its parts.
imageIsStored() {
    [[ $(cat "$(noteOf "$1" key)" 2> /dev/null) == "$2" ]] || return 1
    local link digest
    link=$imageStore/repositories/$(hubName "${1%:*}")/_manifests/tags/${1##*:}/current/link
    [[ -s $link ]] || return 1
    digest=$(< "$link")
    [[ -s $(blobPath "$digest") ]] || return 1
    while read -r digest; do
        [[ -s $(blobPath "$digest") ]] || return 1
    done < <(grep -o 'sha256:[0-9a-f]\{64\}' "$(blobPath "$digest")")
}

blobPath() { say "$imageStore/blobs/sha256/${1:7:2}/${1#sha256:}/data"; }

# Docker Hub's own full name: one without a slash is in library/.
hubName() { if [[ $1 == */* ]]; then say "$1"; else say "library/$1"; fi; }

# The certificates that this machine trusts, as a build context.
machineCertificates() {
    local folder=$engineState/machine
    rm -rf "$folder"
    mkdir -p "$folder/extra"
    cp -L /etc/ssl/certs/ca-certificates.crt "$folder/bundle.crt"
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp -L '{}' "$folder/extra/" ';' 2> /dev/null || true
}

makeBootstrap() {
    ! engineDocker image inspect stand-in/bootstrap > /dev/null 2>&1 || return 0
    local tarball=$engineState/bootstrap.tar
    mmdebstrap --quiet --mode=root --variant=minbase --keyring="$debianKeyring" \
        --aptopt='Acquire::Retries "5"' --aptopt='Acquire::http::Pipeline-Depth "0"' \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
        "$standInSuite" "$tarball" "$(debianMirror)" > "$imageLogs/bootstrap.log" 2>&1 || {
        tail -n 5 "$imageLogs/bootstrap.log" >&2
        die "mmdebstrap could not make a base system; see $imageLogs/bootstrap.log"
    }
    engineDocker import "$tarball" stand-in/bootstrap > /dev/null
    rm -f "$tarball"
}

# NAME: makes it, with what it starts from, and stores it. Leaves a note of the key, or of why it is absent.
makeImage() {
    local wanted=$1 name recipe optional arguments begun=$SECONDS target key
    rm -f "$(noteOf "$wanted" key)" "$(noteOf "$wanted" absent)"
    while read -r name recipe optional arguments; do
        [[ $name == "$wanted" ]] && break
    done < <(imageList)
    key=$(imageKey "$recipe" "$arguments") # now: a recipe that changes meanwhile is for the next time
    # shellcheck disable=SC2086 # one word an argument
    if makeDependencies "$recipe" && engineBuild "$wanted" "$recipe" $arguments; then
        target=127.0.0.1:$(< "$engineState/port.mirror")/$(hubName "$wanted")
        engineDocker tag "$wanted" "$target"
        if engineDocker push -q "$target" >> "$imageLogs/${wanted//[\/:]/_}.log" 2>&1; then
            engineDocker rmi "$target" "$wanted" > /dev/null 2>&1 || true
            say "$key" > "$(noteOf "$wanted" key)"
            say "engine: made $wanted in $((SECONDS - begun)) s"
            return 0
        fi
    fi
    whyNotBuilt "$wanted" > "$(noteOf "$wanted" absent)"
    warn "engine: $wanted is absent: $(< "$(noteOf "$wanted" absent)")"
}

# RECIPE: the images under stand-in/ that it starts from; one process at a time makes one of them.
makeDependencies() {
    local dependency
    for dependency in $(recipeDependencies "$1"); do
        [[ $dependency != base ]] || continue
        makeDependencies "$dependency" || return 1
        (
            flock 8
            engineDocker image inspect "stand-in/$dependency" > /dev/null 2>&1 || engineBuild "stand-in/$dependency" "$dependency"
        ) 8> "$engineState/making.$dependency" || return 1
    done
}

# NAME RECIPE ARGUMENT…: docker build.
engineBuild() {
    local name=$1 recipe=$2 options=() argument
    shift 2
    for argument in "$@"; do
        options+=(--build-arg "$argument")
    done
    engineDocker buildx build --progress plain --provenance=false -t "$name" "${options[@]}" \
        --build-context "machine=$engineState/machine" "$imageRecipes/$recipe" > "$imageLogs/${name//[\/:]/_}.log" 2>&1
}

whyNotBuilt() {
    local name=$1 log
    log=$(grep -l 'the Maven registry cannot be reached' "$imageLogs/${name//[\/:]/_}.log" "$imageLogs"/stand-in_maven.log 2> /dev/null || true)
    if [[ -n $log ]]; then
        say "Maven Central cannot be reached"
    else
        say "its build failed, see $imageLogs/${name//[\/:]/_}.log"
    fi
}

absentImageLines() {
    local name rest
    while read -r name rest; do
        [[ $name != stand-in/* ]] || continue
        if [[ -s $(noteOf "$name" key) ]]; then
            printf 'image\t%s\n' "$name"
        else
            printf 'image-absent\t%s: %s\n' "$name" "$(cat "$(noteOf "$name" absent)" 2> /dev/null)"
        fi
    done < <(imageList)
}

# What replaced images left behind.
collectGarbage() {
    "$enginePrograms/bin/docker-registry" garbage-collect --delete-untagged "$engineState/registry.mirror.yml" > "$imageLogs/garbage.log" 2>&1 || true
}
