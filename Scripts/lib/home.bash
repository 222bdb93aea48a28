# shellcheck shell=bash
# MADOGUCHI_HOME, where an installation keeps everything: its database, its tokens, its logs, and links to its programs.
# Needs messages, packages, processes, cluster and loopback, and the variables `root` (the checkout) and `home`.

# shellcheck disable=SC2154  # root and home are the script's that sources this file

# open_home: makes it and locks it for this script, on file descriptor 9.
# The home is ours alone. As root, PostgreSQL's own user must be able to walk through it, and sees nothing on the way.
open_home() {
    [[ -O $home ]] || fail "$EX_CONFIG" "$home belongs to $(stat -c %U "$home"). Run as that user, or set MADOGUCHI_HOME."
    if ((EUID == 0)); then chmod 0711 "$home"; else chmod 0700 "$home"; fi
    mkdir -p "$home"/{log,tokens,exports,bin}
    chmod 0700 "$home"/{log,tokens,exports}
    exec 9>>"$home/run.lock"
    if ! flock --nonblock 9; then
        fail "$EX_UNAVAILABLE" "Madoguchi is already running from $home: $(<"$home/run.lock")" \
            "窓口サーバーはすでに動いています。"
    fi
    printf 'http://%s:%s (process %s)\n' "$MADOGUCHI_HOST" "$MADOGUCHI_PORT" "$$" >"$home/run.lock"
}

# build_products: both programs, optimised, with Swift's runtime inside, and links to them in the home.
build_products() {
    local binaries=$root/.build-run/release log=$home/log/build.log output=$home/log/build.log
    local product first=no environment=()
    [[ -x $binaries/madoguchi && -x $binaries/mado ]] || first=yes
    if [[ $first == yes ]]; then
        say "Building. The first time takes five to twelve minutes, later ones seconds." \
            "組み立てています。初回は5〜12分、次からは数秒です。"
        [[ ! -t 2 ]] || output=/dev/stderr
    else
        say "Building what has changed: seconds if nothing has, else some minutes. Log: $log" \
            "変更を組み立てています。変更がなければ数秒、あれば数分です。"
    fi
    name_build_environment
    : >"$log"
    for product in madoguchi mado; do
        if ! run_child "${environment[@]}" swift build --package-path "$root" --scratch-path "$root/.build-run" -c release \
            --static-swift-stdlib --product "$product" >>"$output" 2>&1; then
            [[ $output != "$log" ]] || tail -n 40 "$log" >&2
            fail 1 "The build failed."
        fi
        ln -sfn "$binaries/$product" "$home/bin/$product"
    done
}

# name_build_environment: into the caller's array environment. Swift plans a build anew whenever a variable differs, and another terminal
# differs in many.
name_build_environment() {
    local name
    environment=(env -i)
    for name in $(compgen -e | grep -E '^(PATH|HOME|USER|TMPDIR|LANG|PKG_CONFIG.*|SWIFT.*|GIT_.*|SSL_.*|.*_(proxy|PROXY))$'); do
        environment+=("$name=${!name}")
    done
}

# start_private_cluster [SETTING=VALUE…]: with all safeguards on. Sets sockets and database_port.
start_private_cluster() {
    local log=$home/log/postgres.log
    make_home_for_cluster
    if [[ ! -d $home/postgres ]]; then
        # With a link, the target is what is missing; made as a whole, it is never found half-made.
        make_cluster "$(readlink -m "$home/postgres")" --data-checksums
    fi
    [[ $(stat -L -c %U "$home/postgres") == "$(cluster_user)" ]] || fail "$EX_CONFIG" \
        "$home/postgres belongs to $(stat -L -c %U "$home/postgres"). Run as the user who made it, or set MADOGUCHI_HOME."
    write_access_rules
    make_socket_directory
    database_port=$(free_port 15432 15532) || fail "$EX_UNAVAILABLE" "No port from 15432 to 15532 is free for PostgreSQL."
    [[ ! -e $log ]] || mv -f "$log" "$log.1"
    start_cluster "$(realpath "$home/postgres")" "$sockets" "$database_port" "$log" listen_addresses=127.0.0.1 \
        fsync=on full_page_writes=on synchronous_commit=on timezone=Asia/Tokyo log_timezone=Asia/Tokyo "$@"
}

# Where root's directories bar the way (/root is one), PostgreSQL's data lies in /var/lib, and a link leads there.
make_home_for_cluster() {
    [[ ! -e $home/postgres && ! -L $home/postgres ]] || return 0
    as_cluster_user test -x "$home" && return
    mkdir -p /var/lib/madoguchi
    local elsewhere
    elsewhere=$(mktemp -d -p /var/lib/madoguchi)
    chmod 0711 "$elsewhere"
    ln -s "$elsewhere/data" "$home/postgres"
    say "PostgreSQL's user cannot reach $home, so the data is kept in $elsewhere."
}

# Passwords everywhere, but for the cluster's own user, whom the kernel vouches for.
write_access_rules() {
    printf '%s\n' 'local all postgres peer map=cluster' 'local all all scram-sha-256' \
        'host all all 127.0.0.1/32 scram-sha-256' >"$home/postgres/pg_hba.conf"
    printf 'cluster %s postgres\n' "$(cluster_user)" >"$home/postgres/pg_ident.conf"
}

# In the home, unless its path is out of reach or, in bytes, too long for a socket's name.
make_socket_directory() {
    sockets=$home/sockets
    if (($(printf '%s' "$sockets/.s.PGSQL.15532" | wc -c) > 107)) || ! as_cluster_user test -x "$home"; then
        sockets=$(mktemp -d -p /tmp --suffix=.madoguchi)
        remove_at_exit+=("$sockets")
    fi
    # Emptied, since the lock beside a socket may name a process that is gone.
    rm -rf "$sockets"
    make_directory_for_cluster "$sockets"
}

# The roles with their passwords, and the database that they work in.
make_database() {
    make_roles
    superuser_psql "$sockets" "$database_port" --dbname=postgres <<'SQL'
SELECT 'CREATE DATABASE madoguchi OWNER madoguchi_owner'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'madoguchi') \gexec
SQL
}

# The roles, and how they come to the database.
make_roles() {
    local owner_password app_password
    owner_password=$(kept_password owner-database-url)
    app_password=$(kept_password database-url)
    cat "$root/Schema/roles.sql" - <<SQL | superuser_psql "$sockets" "$database_port" --dbname=postgres
ALTER ROLE madoguchi_owner PASSWORD '$owner_password';
ALTER ROLE madoguchi_app PASSWORD '$app_password';
SQL
    write_database_url owner-database-url madoguchi_owner "$owner_password"
    write_database_url database-url madoguchi_app "$app_password"
}

# kept_password FILE: the one in this URL, from the first start on.
kept_password() {
    local password=''
    [[ ! -e $home/$1 ]] || password=$(sed -nE 's,^postgresql://[^:]*:([0-9a-f]+)@.*,\1,p' "$home/$1")
    printf '%s\n' "${password:-$(od -An -N 24 -t x1 /dev/urandom | tr -d ' \n')}"
}

# write_database_url FILE ROLE PASSWORD
write_database_url() {
    (
        umask 077
        printf 'postgresql://%s:%s@/madoguchi?host=%s&port=%s\n' \
            "$2" "$3" "$(percent_encoded "$sockets")" "$database_port" >"$home/$1.new"
    )
    mv -f "$home/$1.new" "$home/$1"
}

# make_keys: the keys of the personal fields, unless they are there or kept elsewhere.
make_keys() {
    [[ -e ${MADOGUCHI_KEYS_FILE:-$home/keys} || -n ${MADOGUCHI_KEYS_COMMAND-} ]] ||
        run_child "$home/bin/madoguchi" keys new >>"$home/log/preparation.log" 2>&1
}

# A command that runs the service and watches over it, such as strace.
service_under=()

# start_service: on MADOGUCHI_HOST and MADOGUCHI_PORT; returns when it is ready. Sets server_process.
start_service() {
    local log=$home/log/madoguchi.log deadline=$((SECONDS + 60))
    [[ ! -e $log ]] || mv -f "$log" "$log.1"
    # No trace of a crash: it could hold what was just read.
    SWIFT_BACKTRACE=enable=no start_child TERM "${service_under[@]}" "$home/bin/madoguchi" serve >>"$log" 2>&1
    server_process=$!
    until [[ $(http_status "$(reachable_host)" "$MADOGUCHI_PORT" /readyz) == 200 ]]; do
        if ! kill -0 "$server_process" 2>/dev/null || ((SECONDS >= deadline)); then
            fail "$EX_UNAVAILABLE" "The service did not become ready. The end of $log:" "$(tail -n 15 "$log")"
        fi
        sleep 0.05
    done
    # It may be another one that answers there.
    kill -0 "$server_process" 2>/dev/null || fail "$EX_UNAVAILABLE" "The service ended. The end of $log:" "$(tail -n 15 "$log")"
}

# Where to reach a service that may listen on all addresses.
reachable_host() {
    case $MADOGUCHI_HOST in
    0.0.0.0 | ::) printf '127.0.0.1\n' ;;
    *) printf '%s\n' "$MADOGUCHI_HOST" ;;
    esac
}
