#!/usr/bin/env python3
"""Tries to make `mado` lose, double or change what it has called saved.

    client.py --mado PATH --server URL --token-file FILE [--site CODE] [--every N] [--rounds N] [part…]

Parts (all without any):
    kill-log    killed at every system call of `mado log`
    kill-sync   killed at every system call of `mado sync`, with a consultation, a correction to it and another one waiting
    errors      ENOSPC and EIO at each write, sync, rename and file that `mado log` makes
    power       the power fails when `mado log` has said "saved": what was not synced is gone. Two mutants, one that does not
                sync the file and one that does not sync the folder, must be caught, or the part fails
    race        two `mado sync` and three `mado log` at once, again and again

After each fault `mado sync` runs undisturbed, has to succeed and to leave nothing behind. In the end the server's records are
read: each that was acknowledged must be there once and say what was typed, and none twice. Prints a line of JSON for each part,
and ends with 1 if anything was lost, doubled, changed or wedged. Needs strace. Starts nothing but `mado`.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import uuid

DAY = "2026-05-14"
TOPIC = "maps"
OFFLINE = ["-e", "inject=connect:error=ECONNREFUSED"]
CALL = re.compile(r"^(\w+)\(")


class Machine:
    """A home for `mado`, and what it has been told to record."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.tag = "F" + uuid.uuid4().hex[:8]
        self.count = 0
        # By note: how many minutes were typed, and whether mado called it saved.
        self.typed = {}
        self.acknowledged = set()
        self.wedged = []
        self.template = folder / "template"
        self.home = self.template
        self.run(["status", "--quiet"])

    def fresh_home(self):
        shutil.rmtree(self.folder / "home", ignore_errors=True)
        self.home = self.folder / "home"
        shutil.copytree(self.template, self.home)
        shutil.rmtree(self.home / "outbox", ignore_errors=True)

    def command(self, arguments, strace=()):
        traced = ["strace", "-qq", "-o", str(self.folder / "trace"), *strace] if strace else []
        return [*traced, self.options.mado, *arguments, "--lang", "en"]

    def environment(self):
        return {
            "PATH": os.environ["PATH"], "MADO_HOME": str(self.home), "MADO_SERVER": self.options.server,
            "MADO_TOKEN_FILE": self.options.token_file, "MADO_SITE": self.options.site,
        }

    def run(self, arguments, strace=()):
        return subprocess.run(
            self.command(arguments, strace), env=self.environment(), capture_output=True, text=True, timeout=120,
            check=False
        )

    def next_note(self):
        self.count += 1
        note = f"{self.tag}-{self.count}"
        self.typed[note] = self.count % 599 + 1
        return note

    def log_arguments(self, note):
        return ["log", TOPIC, DAY, f"{self.typed[note]}m", "--note", note, "--json"]

    def log(self, strace=()):
        """Logs one, and notes whether it was called saved."""
        note = self.next_note()
        done = self.run(self.log_arguments(note), strace)
        self.hear(note, done.stdout)
        return note, done

    def hear(self, note, output):
        if output.endswith("}\n"):
            self.acknowledged.add(note)

    def settle(self, what):
        """Nothing may be left when an undisturbed sync is through."""
        done = self.run(["sync", "--json"])
        outbox = self.home / "outbox"
        left = [path.name for path in outbox.iterdir() if path.name[0] != "."] if outbox.exists() else []
        if done.returncode != 0 or [name for name in left if not name.endswith(".new")]:
            self.wedged.append({"after": what, "status": done.returncode, "left": left, "said": done.stderr[-300:]})

    def calls(self, arguments, strace=()):
        """The system calls of a run, each with the how-manieth of its name it is."""
        self.run(arguments, ["-e", "trace=all", *strace])
        counts = collections.Counter()
        calls = []
        for line in (self.folder / "trace").read_text(errors="replace").splitlines():
            found = CALL.match(line)
            if found and found[1] not in ("execve", "exit_group"):
                counts[found[1]] += 1
                calls.append((found[1], counts[found[1]]))
        return calls


def kill_log(machine, every):
    machine.fresh_home()
    note = machine.next_note()
    calls = machine.calls(machine.log_arguments(note))
    machine.settle("log")
    for name, number in calls[::every]:
        machine.fresh_home()
        machine.log(["-e", f"trace={name}", "-e", f"inject={name}:signal=SIGKILL:when={number}"])
        machine.settle(f"log killed at {name} {number}")
    return len(calls[::every])


def kill_sync(machine, every):
    def prepare():
        machine.fresh_home()
        note = machine.next_note()
        machine.run(machine.log_arguments(note), ["-e", "trace=connect", "-e", "inject=connect:signal=SIGKILL"])
        item = next((machine.home / "outbox").glob("*.consultation")).name
        record = item[28:64]
        machine.typed[note] += 1
        corrected = machine.run(
            ["correct", record, f"{machine.typed[note]}m", "--reason", "typed wrongly", "--json"],
            ["-e", "trace=connect", *OFFLINE]
        )
        machine.hear(note, corrected.stdout)
        machine.log(["-e", "trace=connect", *OFFLINE])

    prepare()
    calls = machine.calls(["sync", "--once"])
    machine.settle("sync")
    for name, number in calls[::every]:
        prepare()
        machine.run(
            ["sync", "--once", "--json"], ["-e", f"trace={name}", "-e", f"inject={name}:signal=SIGKILL:when={number}"]
        )
        machine.settle(f"sync killed at {name} {number}")
    return len(calls[::every])


def errors(machine, every):
    machine.fresh_home()
    note = machine.next_note()
    wanted = {"write", "fsync", "rename", "openat", "mkdir", "unlink", "close", "flock"}
    points = [call for call in machine.calls(machine.log_arguments(note)) if call[0] in wanted]
    machine.settle("log")
    runs = 0
    for online in (True, False):
        for name, number in points[::every]:
            for error in ("ENOSPC", "EIO"):
                machine.fresh_home()
                fault = ["-e", f"trace={name},connect", "-e", f"inject={name}:error={error}:when={number}"]
                machine.log(fault + ([] if online else OFFLINE))
                machine.settle(f"{error} at {name} {number}")
                runs += 1
    return runs


def lost_by_power_cut(machine, skipped=None):
    """Logs one without a network, and takes away what was not synced. Whether what was called saved is gone."""
    machine.fresh_home()
    note = machine.next_note()
    fault = ["-y", "-e", "trace=connect,openat,mkdir,write,fsync,rename", *OFFLINE]
    if skipped:
        fault += ["-e", f"inject=fsync:retval=0:when={skipped}"]
    done = machine.run(machine.log_arguments(note), fault)
    synced, names, folders = set(), {}, {}
    for line in (machine.folder / "trace").read_text(errors="replace").splitlines():
        if "= 0" not in line and not line.startswith("openat"):
            continue
        if (made := re.match(r'mkdir\("([^"]+)"', line)):
            folders[made[1]] = False
        elif (moved := re.match(r'rename\("([^"]+)", "([^"]+)"\)', line)):
            names[moved[2]] = [moved[1] in synced, False]
        elif (flushed := re.match(r"fsync\(\d+<([^>]+)>\)", line)) and "INJECTED" not in line:
            synced.add(flushed[1])
            for path, state in names.items():
                state[1] = state[1] or str(pathlib.Path(path).parent) == flushed[1]
            for path in folders:
                folders[path] = folders[path] or str(pathlib.Path(path).parent) == flushed[1]
    saved = [path for path in names if path.endswith(".consultation")]
    if not done.stdout.endswith("}\n"):
        return False, note
    whole = all(folders.values()) and saved and all(all(names[path]) for path in saved)
    return not whole, note


def power(machine, _):
    for skipped, name in ((None, None), (SYNCS["file"], "file"), (SYNCS["folder"], "folder")):
        lost, note = lost_by_power_cut(machine, skipped)
        if name and not lost:
            machine.wedged.append({"mutant": f"does not sync the {name}", "caught": False})
        if not name:
            machine.acknowledged.add(note)
            if lost:
                machine.wedged.append({"after": "power cut", "lost": note})
        machine.settle("power cut")
    return 3


# The how-manieth sync of a first `mado log` in a new home is which: found out by a run.
SYNCS = {"file": None, "folder": None}


def find_syncs(machine):
    machine.fresh_home()
    note = machine.next_note()
    machine.run(machine.log_arguments(note), ["-y", "-e", "trace=fsync,connect", *OFFLINE])
    number = 0
    for line in (machine.folder / "trace").read_text(errors="replace").splitlines():
        if (flushed := re.match(r"fsync\(\d+<([^>]+)>\)", line)):
            number += 1
            if flushed[1].endswith(".new"):
                SYNCS["file"] = number
            elif flushed[1].endswith("/outbox"):
                SYNCS["folder"] = number
    machine.settle("log")


def race(machine, rounds):
    machine.fresh_home()
    for number in range(rounds):
        notes = [machine.next_note() for _ in range(3)]
        commands = [machine.log_arguments(note) for note in notes] + [["sync", "--once"]] * 2
        running = [
            subprocess.Popen(
                machine.command(command), env=machine.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                text=True
            ) for command in commands
        ]
        outputs = [process.communicate(timeout=120)[0] for process in running]
        for note, output in zip(notes, outputs):
            machine.hear(note, output)
        if any(process.returncode not in (0, 75) for process in running):
            machine.wedged.append({"after": f"race {number}", "statuses": [each.returncode for each in running]})
    machine.settle("race")
    return rounds


def records_of(options, tag):
    """The server's records with our tag, by note."""
    token = pathlib.Path(options.token_file).read_text().strip()
    path = f"/v1/consultations?site={options.site}&from={DAY}&to={DAY}&limit=500"
    found = collections.defaultdict(list)
    while path:
        request = urllib.request.Request(options.server + path, headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            for record in json.load(answer)["items"]:
                if (record.get("note") or "").startswith(tag):
                    found[record["note"]].append(record)
            link = re.search(r'<([^>]+)>; rel="next"', answer.headers.get("Link", ""))
        path = link[1] if link else None
    return found


PARTS = {"kill-log": kill_log, "kill-sync": kill_sync, "errors": errors, "power": power, "race": race}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mado", required=True)
    parser.add_argument("--server", required=True)
    parser.add_argument("--token-file", required=True)
    parser.add_argument("--site", default="S001")
    parser.add_argument("--every", type=int, default=1, help="take only every Nth point, for a short run")
    parser.add_argument("--rounds", type=int, default=200, help="of the race")
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    options = parser.parse_args()
    if set(options.parts) - set(PARTS):
        parser.error(f"the parts are {', '.join(PARTS)}")
    is_well = True
    for part in options.parts or PARTS:
        with tempfile.TemporaryDirectory(suffix=".madoguchi-faults") as folder:
            machine = Machine(options, pathlib.Path(folder))
            if part == "power":
                find_syncs(machine)
            runs = PARTS[part](machine, options.rounds if part == "race" else options.every)
            found = records_of(options, machine.tag)
            result = {
                "part": part, "runs": runs, "typed": len(machine.typed), "acknowledged": len(machine.acknowledged),
                "lost": sorted(machine.acknowledged - set(found)),
                "duplicated": sorted(note for note, records in found.items() if len(records) > 1),
                "changed": sorted(
                    note for note, records in found.items()
                    if note in machine.acknowledged and records[0].get("minutes") != machine.typed[note]
                ),
                "wedged": machine.wedged,
            }
            print(json.dumps(result), flush=True)
            is_well = is_well and not any(result[name] for name in ("lost", "duplicated", "changed", "wedged"))
    sys.exit(0 if is_well else 1)


main()
