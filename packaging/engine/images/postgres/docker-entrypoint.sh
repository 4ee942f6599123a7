#!/usr/bin/env bash
# First start of a PostgreSQL container: makes the cluster, the user and the database, and runs the scripts of
# /docker-entrypoint-initdb.d; later starts go straight to the server.
# Settings: POSTGRES_PASSWORD, POSTGRES_USER, POSTGRES_DB, POSTGRES_INITDB_ARGS (each also as NAME_FILE, the path
# of a file that holds the value), POSTGRES_INITDB_WALDIR, POSTGRES_HOST_AUTH_METHOD, PGDATA.
set -Eeuo pipefail

# NAME DEFAULT: sets NAME from itself, from the file that NAME_FILE names, or to DEFAULT.
setting() {
    local name=$1 file=${1}_FILE
    if [[ -n ${!name:-} && -n ${!file:-} ]]; then
        echo >&2 "error: both $name and $file are set (but are exclusive)"
        exit 1
    fi
    if [[ -n ${!file:-} ]]; then
        printf -v "$name" %s "$(<"${!file}")"
    elif [[ -z ${!name:-} ]]; then
        printf -v "$name" %s "$2"
    fi
    export "${name?}"
    unset "$file"
}

prepareFolders() {
    mkdir -p "$PGDATA"
    chmod 00700 "$PGDATA" || :
    mkdir -p /var/run/postgresql
    chmod 03775 /var/run/postgresql || :
    if [[ -n ${POSTGRES_INITDB_WALDIR:-} ]]; then
        mkdir -p "$POSTGRES_INITDB_WALDIR"
        chmod 700 "$POSTGRES_INITDB_WALDIR"
    fi
    if [[ $(id -u) == 0 ]]; then
        find "$PGDATA" ${POSTGRES_INITDB_WALDIR:+"$POSTGRES_INITDB_WALDIR"} /var/run/postgresql ! -user postgres -exec chown postgres '{}' +
    fi
}

requirePassword() {
    if [[ -z $POSTGRES_PASSWORD && $POSTGRES_HOST_AUTH_METHOD != trust ]]; then
        cat >&2 <<'SAY'
Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".
SAY
        exit 1
    fi
}

makeCluster() {
    local args=()
    eval "args=($POSTGRES_INITDB_ARGS)"
    if [[ -n ${POSTGRES_INITDB_WALDIR:-} ]]; then
        args+=(--waldir "$POSTGRES_INITDB_WALDIR")
    fi
    initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") "${args[@]}"
    local method=$POSTGRES_HOST_AUTH_METHOD
    if [[ -z $method ]]; then
        method=$(postgres -C password_encryption "$@")
    fi
    printf '\nhost all all all %s\n' "$method" >> "$PGDATA/pg_hba.conf"
}

query() {
    PGHOST='' PGHOSTADDR='' psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --no-password "$@"
}

makeDatabase() {
    local there
    there=$(query --dbname postgres --set db="$POSTGRES_DB" --tuples-only <<< "SELECT 1 FROM pg_database WHERE datname = :'db';")
    if [[ -z $there ]]; then
        query --dbname postgres --set db="$POSTGRES_DB" <<< 'CREATE DATABASE :"db";'
    fi
}

runScripts() {
    local file
    for file in /docker-entrypoint-initdb.d/*; do
        case "$file" in
            *.sh)
                echo "$0: running $file"
                if [[ -x $file ]]; then
                    "$file"
                else
                    # shellcheck disable=SC1090 # the person's own script
                    . "$file"
                fi
                ;;
            *.sql) echo "$0: running $file"; query --dbname "$POSTGRES_DB" -f "$file" ;;
            *.sql.gz) echo "$0: running $file"; gunzip -c "$file" | query --dbname "$POSTGRES_DB" ;;
            *.sql.xz) echo "$0: running $file"; xzcat "$file" | query --dbname "$POSTGRES_DB" ;;
            *.sql.zst) echo "$0: running $file"; zstd -dc "$file" | query --dbname "$POSTGRES_DB" ;;
            */\*) ;;
            *) echo "$0: ignoring $file" ;;
        esac
    done
}

# Arguments: the server's. The server of the first start listens on its socket only.
firstStart() {
    requirePassword
    makeCluster "$@"
    pg_ctl -D "$PGDATA" -w start -o "$(printf '%q ' "$@" -c listen_addresses= -p "${PGPORT:-5432}")"
    makeDatabase
    runScripts
    PGUSER="${PGUSER:-$POSTGRES_USER}" pg_ctl -D "$PGDATA" -m fast -w stop
    printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

asksOnly() {
    local word
    for word in "$@"; do
        case "$word" in
            -'?' | --help | --describe-config | -V | --version) return 0 ;;
        esac
    done
    return 1
}

if [[ ${1:0:1} == - ]]; then
    set -- postgres "$@"
fi
if [[ ${1:-} == postgres ]] && ! asksOnly "$@"; then
    prepareFolders
    if [[ $(id -u) == 0 ]]; then
        exec gosu postgres "${BASH_SOURCE[0]}" "$@"
    fi
    if [[ -s $PGDATA/PG_VERSION ]]; then
        printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
    else
        setting POSTGRES_PASSWORD ''
        setting POSTGRES_USER postgres
        setting POSTGRES_DB "$POSTGRES_USER"
        setting POSTGRES_INITDB_ARGS ''
        export POSTGRES_HOST_AUTH_METHOD=${POSTGRES_HOST_AUTH_METHOD:-}
        firstStart "${@:2}"
    fi
fi
exec "$@"
