# shellcheck shell=bash
# What Scripts/backup and Scripts/restore have in common. Needs messages, packages, cluster, and the variable `home`.

# shellcheck disable=SC2154  # home is the script's that sources this file

# find_database: the private one that is running from the home, or the one that MADOGUCHI_OWNER_DATABASE_URL names.
# Sets programs, and for dump_database and psql_on how to reach it.
find_database() {
    if names_database; then
        programs=$(postgres_programs newest)
        use_url "$(named_database)"
        return
    fi
    if [[ ! -r $home/owner-database-url || ! -e $home/postgres/postmaster.pid ]]; then
        fail "$EX_UNAVAILABLE" "No private database is running from $home. Start it with Scripts/run." \
            "データベースが動いていません。先に Scripts/run を実行してください。"
    fi
    programs=$(postgres_programs "$(<"$home/postgres/PG_VERSION")")
    # The fourth and fifth line of postmaster.pid: the port and the directory of the socket.
    reach=("--host=$(sed -n 5p "$home/postgres/postmaster.pid")" "--port=$(sed -n 4p "$home/postgres/postmaster.pid")"
        --username=postgres)
    database=madoguchi
}

# names_database: whether the environment names a database other than the home's.
names_database() {
    [[ -n ${MADOGUCHI_OWNER_DATABASE_URL-}${MADOGUCHI_OWNER_DATABASE_URL_FILE-} ]]
}

named_database() {
    printf '%s\n' "${MADOGUCHI_OWNER_DATABASE_URL:-$(head -n 1 "${MADOGUCHI_OWNER_DATABASE_URL_FILE-}")}"
}

# use_url URL: its password goes by the environment, where other users of the machine cannot see it.
use_url() {
    local url=$1
    if [[ $url =~ ^(postgres(ql)?://[^:/@]*):([^@]*)@(.*)$ ]]; then
        export PGPASSWORD=${BASH_REMATCH[3]//%/\\x}
        PGPASSWORD=$(printf '%b' "$PGPASSWORD")
        url=${BASH_REMATCH[1]}@${BASH_REMATCH[4]}
    fi
    reach=() database=$url
}

# on_database PROGRAM ARGUMENT…: one of PostgreSQL's programs, as whoever may read and write everything there.
on_database() {
    local program=$1
    shift
    if ((${#reach[@]} > 0)); then
        as_cluster_user "$programs/$program" "${reach[@]}" "$@"
    else
        "$programs/$program" "$@"
    fi
}

# The whole database: rows that row-level security would hide are an error, not left out.
dump_database() {
    on_database pg_dump --format=custom --no-password --lock-wait-timeout=60s --dbname="$database"
}

# explain_failure ERRORS PLACE: what the programs said, and what to do about it.
explain_failure() {
    local said
    said=$(tail -n 5 "$1")
    case ${said,,} in
    *'no space left'*)
        fail "$EX_IOERR" "The disk of $2 is full. Nothing was kept; make room and try again." \
            "ディスクに空きがありません。途中のものは残していません。空きを作ってから、もう一度実行してください。"
        ;;
    *'row-level security'*)
        fail "$EX_CONFIG" "This role does not see all rows. Use a superuser, or a role with BYPASSRLS." \
            "この役割ではすべての行を読み取れません。スーパーユーザーか、BYPASSRLSを持つ役割を指定してください。"
        ;;
    *'no identity matched'*)
        fail "$EX_DATAERR" "The backup was not made for this key. Nothing was changed." \
            "このバックアップは、指定された鍵では開けません。何も変更していません。"
        ;;
    *)
        fail "$EX_IOERR" "It did not succeed, and nothing was kept:" "完了しませんでした。途中のものは残していません。" "$said"
        ;;
    esac
}
