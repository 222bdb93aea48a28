"""A system of its own that boot-system has started, by the process id of its systemd."""

import subprocess
import sys
import time


class System:
    def __init__(self, process):
        self.reach = ["nsenter", "--target", process, "--all", "--", "env", "-i", "LANG=C.UTF-8", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
        # NAME=VALUE for what runs in it.
        self.settings = []

    def inside(self, command, text=None, check=True):
        """Runs a line of the shell as root in the system; gives what it printed."""
        done = subprocess.run([*self.reach, *self.settings, "bash", "-euc", command], input=text, capture_output=True, text=True)
        if check and done.returncode != 0:
            sys.exit(f"{command}: status {done.returncode}\n{done.stdout[-1000:]}{done.stderr[-3000:]}")
        return done.stdout.strip()

    def succeeds(self, command):
        return subprocess.run([*self.reach, *self.settings, "bash", "-euc", command], capture_output=True).returncode == 0

    def copy(self, source, target):
        """A file, or a folder as a whole."""
        packed = subprocess.Popen(["tar", "-C", source.parent, "-ch", "--exclude=.[!.]*", source.name], stdout=subprocess.PIPE)
        unpack = f"mkdir -p {target} && tar -C {target} -x --no-same-owner --strip-components={1 if source.is_dir() else 0}"
        subprocess.run([*self.reach, "bash", "-euc", unpack], stdin=packed.stdout, check=True)

    def write(self, path, text):
        self.inside(f"mkdir -p $(dirname {path}) && cat >{path}", text)

    def shown(self, unit, name):
        return self.inside(f"systemctl show -P {name} {unit}")

    def state(self, unit):
        return tuple(self.shown(unit, name) for name in ("ActiveState", "SubState", "Result", "ExecMainStatus", "NRestarts"))

    def becomes(self, holds, seconds=20):
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def override(self, unit, *lines):
        """What `systemctl edit` does; without lines, `systemctl revert`."""
        place = f"/etc/systemd/system/{unit}.service.d"
        if lines:
            self.write(f"{place}/override.conf", "\n".join(["[Service]", *lines]) + "\n")
        else:
            self.inside(f"rm -r {place}")
        self.inside("systemctl daemon-reload")
