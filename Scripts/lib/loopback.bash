# shellcheck shell=bash
# Ports and small HTTP questions on this machine, by bash alone.

# port_is_taken HOST PORT: whether something answers there.
port_is_taken() {
    (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null
}

# free_port FROM TO: the first port of 127.0.0.1 where nothing answers.
free_port() {
    local port
    for ((port = $1; port <= $2; port++)); do
        if ! port_is_taken 127.0.0.1 "$port"; then
            printf '%s\n' "$port"
            return
        fi
    done
    return 1
}

# http_status HOST PORT PATH: the status that GET answers; fails when nothing answers.
http_status() {
    (
        exec 3<>"/dev/tcp/$1/$2"
        printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$3" "$1" >&3
        IFS=' ' read -r -t 5 _ status _ <&3
        printf '%s\n' "$status"
    ) 2>/dev/null
}
