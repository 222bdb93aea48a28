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

# print_usage_if_asked "$@": prints the usage and ends the script when the first argument is --help or -h.
print_usage_if_asked() {
    if [[ ${1-} == --help || ${1-} == -h ]]; then
        print_usage
        exit 0
    fi
}

# sysexits(3), as the contract uses them.
# shellcheck disable=SC2034  # read by the scripts that source this file
readonly EX_USAGE=64 EX_DATAERR=65 EX_UNAVAILABLE=69 EX_IOERR=74 EX_TEMPFAIL=75 EX_CONFIG=78
