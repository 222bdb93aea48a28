# shellcheck shell=bash
# A private PostgreSQL cluster: made, started and stopped by a script. Needs messages, packages and processes.
#
# PostgreSQL refuses to run as root: then it runs as the system user postgres, otherwise as whoever runs the script.

# What start_cluster leaves: the running server, and the directory of its programs.
# shellcheck disable=SC2034  # for the scripts that source this file
cluster_process='' cluster_programs=''

cluster_user() {
    if ((EUID == 0)); then printf 'postgres\n'; else id -un; fi
}

# as_cluster_user COMMAND…: with a clean environment, so that no PG… variable of the caller's gets in the way.
as_cluster_user() {
    local become=()
    ((EUID != 0)) || become=(setpriv --reuid postgres --regid "$(id -g postgres)" --init-groups --)
    (cd / && exec env -i "PATH=$PATH" LC_ALL=C.UTF-8 "${become[@]}" "$@")
}

# make_directory_for_cluster DIRECTORY: for the cluster's user alone.
make_directory_for_cluster() {
    mkdir -p "$1"
    chmod 0700 "$1"
    ((EUID != 0)) || chown "postgres:$(id -g postgres)" "$1"
}

# make_cluster DATA_DIRECTORY [INITDB_OPTION…]: whole or not at all. UTF-8 and C.UTF-8: the same order on every machine.
make_cluster() {
    local data=$1 programs
    shift
    programs=$(postgres_programs newest)
    rm -rf "$data.new"
    make_directory_for_cluster "$data.new"
    as_cluster_user "$programs/initdb" --pgdata="$data.new" --username=postgres --encoding=UTF8 --locale=C.UTF-8 \
        --auth-local=peer --auth-host=scram-sha-256 --no-instructions "$@" >/dev/null
    mv -T "$data.new" "$data"
}

# start_cluster DATA_DIRECTORY SOCKET_DIRECTORY PORT LOG_FILE [SETTING=VALUE…]: returns when it accepts connections.
start_cluster() {
    local data=$1 log=$4 setting settings=(-D "$1" -c "unix_socket_directories=$2" -c "port=$3") major
    for setting in "${@:5}"; do
        settings+=(-c "$setting")
    done
    major=$(<"$data/PG_VERSION")
    cluster_programs=$(postgres_programs "$major") || fail "$EX_UNAVAILABLE" \
        "The data in $data was made by PostgreSQL $major, which is not installed any more." \
        "Install the package postgresql-$major, or move that directory away to begin anew."
    end_earlier_postmaster "$data"
    # SIGINT is PostgreSQL's fast shutdown: it ends the sessions and writes everything down.
    start_child_as "$(cluster_user)" INT env -i "PATH=$PATH" LC_ALL=C.UTF-8 \
        "$cluster_programs/postgres" "${settings[@]}" >>"$log" 2>&1
    cluster_process=$!
    local deadline=$((SECONDS + 120))
    # The last line of postmaster.pid tells how far it is.
    until [[ $(tail -n 1 "$data/postmaster.pid" 2>/dev/null) == ready* ]]; do
        if ! kill -0 "$cluster_process" 2>/dev/null || ((SECONDS >= deadline)); then
            fail "$EX_UNAVAILABLE" "PostgreSQL did not start. The end of $log:" "$(tail -n 15 "$log")"
        fi
        sleep 0.02
    done
}

# What a script that was killed left behind: a server that is still about to end, or the file that names one which is gone.
# (PostgreSQL would take any process that has got the number of a dead one for a server.)
end_earlier_postmaster() {
    local data=$1 process deadline=$((SECONDS + 60))
    [[ -e $data/postmaster.pid ]] || return 0
    process=$(head -n 1 "$data/postmaster.pid")
    while [[ $(readlink "/proc/$process/cwd") == "$(realpath "$data")" ]]; do
        ((SECONDS < deadline)) ||
            fail "$EX_UNAVAILABLE" "PostgreSQL (process $process) is still running on $data and does not end."
        kill -s INT "$process" 2>/dev/null || true
        sleep 0.2
    done
    rm -f "$data/postmaster.pid"
}

# superuser_psql SOCKET_DIRECTORY PORT [OPTION…]: psql as the cluster's superuser, reading standard input.
superuser_psql() {
    as_cluster_user "$cluster_programs/psql" --no-psqlrc --quiet --set=ON_ERROR_STOP=1 \
        --host="$1" --port="$2" --username=postgres "${@:3}"
}

# percent_encoded TEXT: as a part of a URL.
percent_encoded() {
    local LC_ALL=C text=$1 position character
    for ((position = 0; position < ${#text}; position++)); do
        character=${text:position:1}
        case $character in
        [a-zA-Z0-9._~-]) printf '%s' "$character" ;;
        *) printf '%%%02X' "'$character" ;;
        esac
    done
}
