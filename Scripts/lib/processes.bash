# shellcheck shell=bash
# The processes that a script starts and that must not outlive it.
#
# Each runs in a session of its own, so that Ctrl-C reaches the script alone, which then stops them one by one, the last
# started first. Should the script itself be killed, the system sends each of them its signal (setpriv --pdeathsig).

children=()       # process ids, in the order in which they were started
child_signals=()  # the signal that asks each to end
remove_at_exit=() # files and directories

# start_child SIGNAL COMMAND…: runs it in the background; $! is its process id. Standard input is /dev/null.
start_child() {
    start_child_as "$(id -un)" "$@"
}

# start_child_as USER SIGNAL COMMAND…: the same as another user, which takes root.
# File descriptor 9, where a script may hold its lock, stays with the script.
start_child_as() {
    local user=$1 signal=$2 become=()
    shift 2
    [[ $user == "$(id -un)" ]] || become=(--reuid "$user" --regid "$(id -g "$user")" --init-groups)
    # In one step: a later change of user would clear the death signal again.
    setsid setpriv "${become[@]}" --pdeathsig "$signal" -- "$@" </dev/null 9>&- &
    children+=("$!")
    child_signals+=("$signal")
}

# run_child COMMAND…: runs it to its end and gives its exit status. Unlike a plain command, it yields to signals at once.
run_child() {
    start_child TERM "$@"
    local child=$! status=0
    wait "$child" || status=$?
    forget_child "$child"
    return "$status"
}

# stop_child PID [SECONDS]: asks it to end, and after so long (60 s) makes it.
stop_child() {
    local child=$1 seconds=${2:-60} signal=TERM index
    for index in "${!children[@]}"; do
        [[ ${children[index]} != "$child" ]] || signal=${child_signals[index]}
    done
    kill -s "$signal" -- "-$child" 2>/dev/null || true
    local deadline=$((SECONDS + seconds))
    while kill -0 "$child" 2>/dev/null; do
        if ((SECONDS >= deadline)); then
            say "Process $child did not end within $seconds s; ending it by force."
            kill -s KILL -- "-$child" 2>/dev/null || true
            break
        fi
        sleep 0.05
    done
    wait "$child" 2>/dev/null || true
    forget_child "$child"
}

forget_child() {
    local index
    for index in "${!children[@]}"; do
        [[ ${children[index]} != "$1" ]] || unset "children[index]" "child_signals[index]"
    done
}

# hear_interrupts "$@": begins the script anew when it cannot hear Ctrl-C. A script that was started in the background of another
# ignores SIGINT, and bash cannot undo by itself what it was born with.
hear_interrupts() {
    local ignored
    ignored=$(sed -nE 's/^SigIgn:[[:space:]]*//p' /proc/self/status)
    if ((0x$ignored & 2)); then
        exec env --default-signal=INT "$0" "$@"
    fi
}

# Arranges that the script, however it ends, stops its children and then removes what stands in remove_at_exit.
stop_children_at_exit() {
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    trap 'stop_everything' EXIT
}

stop_everything() {
    trap '' HUP INT TERM
    local index started=("${children[@]}")
    for ((index = ${#started[@]} - 1; index >= 0; index--)); do
        stop_child "${started[index]}"
    done
    ((${#remove_at_exit[@]} == 0)) || rm -rf -- "${remove_at_exit[@]}"
}
