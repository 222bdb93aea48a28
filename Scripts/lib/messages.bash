# shellcheck shell=bash
# What a script says: words go to stderr, so that stdout stays free for data.

say() {
    printf '%s\n' "$@" >&2 || true
}

# fail EXIT_CODE MESSAGE…: each message is a line.
fail() {
    local code=$1
    shift
    printf '%s\n' "$@" >&2
    exit "$code"
}

# The comment block at the head of the calling script, from its third line to the first line that is no comment.
print_usage() {
    sed -n '3,/^[^#]/{s/^# \{0,1\}//p}' "$0"
}

# print_usage_if_asked "$@": prints the usage and ends the script when --help or -h stands among the arguments.
print_usage_if_asked() {
    local argument
    for argument in "$@"; do
        case $argument in
        --) return ;;
        -h | --help)
            print_usage
            exit 0
            ;;
        esac
    done
}

# sysexits(3), as the contract uses them.
# shellcheck disable=SC2034  # read by the scripts that source this file
readonly EX_USAGE=64 EX_DATAERR=65 EX_UNAVAILABLE=69 EX_TEMPFAIL=75 EX_CONFIG=78
