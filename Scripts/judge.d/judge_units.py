"""judge_units.py PROCESS CHECKOUT PROGRAMS PART…: see Scripts/judge-units, which starts the system whose systemd is this process."""

import datetime
import json
import pathlib
import re
import secrets
import subprocess
import sys
import time

from booted_system import System
from claims import Claims

SERVE = "madoguchi-serve"
JOBS = ("madoguchi-maintenance", "madoguchi-export@internal", "madoguchi-export@public", "madoguchi-backup")
JAPAN = datetime.timezone(datetime.timedelta(hours=9))
TIMERS = {"madoguchi-maintenance": "00:15", "madoguchi-export@internal": "02:30", "madoguchi-export@public": "02:30",
          "madoguchi-backup": ":40"}
# Those of intruder.py.
ATTEMPTS = 14
# A service that has systemd's word for nothing.
UNHARDENED = "[Service]\nType=oneshot\nExecStart=/usr/bin/python3 /opt/madoguchi/Scripts/judge.d/intruder.py\n"


class Judge(System, Claims):
    def __init__(self, process, checkout, programs, *parts):
        super().__init__(process)
        self.checkout, self.programs = pathlib.Path(checkout), pathlib.Path(programs)
        self.parts = ["installation", *(part for part in parts if part != "installation")]
        self.cluster = None
        self.password = secrets.token_hex(12)

    def answers(self, path="/readyz"):
        """The status of the service's answer, 0 where nothing listens."""
        return int(self.inside(f"curl -s -o /dev/null -w '%{{http_code}}' http://127.0.0.1:8080{path} || true"))

    def commands_below(self, line):
        """Those of the first block that follows this line of the README."""
        text = (self.checkout / "README.md").read_text()
        block = re.search(r"^```\n(.*?)^```", text[text.index(f"\n{line}"):], re.MULTILINE | re.DOTALL).group(1)
        # What stands behind two spaces or more is for the reader.
        return [re.split(r"  +", line)[0] for line in block.splitlines()]

    # Parts

    def judge_installation(self):
        self.copy(self.checkout, "/opt/madoguchi")
        for program in ("madoguchi", "mado"):
            self.copy((self.programs / program).resolve(), "/opt/madoguchi/.build/release")
        port = self.make_cluster()
        commands = self.commands_below("## On a server")
        wanted = [command for command in commands if not command.startswith("swift ") and "nginx" not in command]
        refused = None
        for command in wanted:
            if "install -m 0600 database-url" in command:
                self.write_addresses(port)
            if not self.succeeds(f"cd /opt/madoguchi && {command}"):
                refused = command
                break
        self.claim("the README's lines install it, as they stand", refused is None, refused or f"{len(wanted)} lines")
        if refused:
            self.end()
        self.inside("madoguchi-admin demonstration load && madoguchi-admin user token --role staff --output /var/lib/madoguchi/token")
        process = self.shown(SERVE, "MainPID")
        self.claim("the database's password is found where it is written", self.password in self.inside("cat /etc/madoguchi/database-url"))
        places = self.inside(f"cat /proc/{process}/environ /proc/{process}/cmdline | tr '\\0' '\\n'; systemctl show {SERVE}")
        self.claim("and neither in the service's environment nor in what systemd tells of it",
                   self.password not in places and "MADOGUCHI_DATABASE_URL_FILE" in places)

    def make_cluster(self):
        """A PostgreSQL of the system's own, as Debian makes them; gives its port."""
        version = self.inside("ls /usr/lib/postgresql | sort --version-sort | tail -n 1")
        self.cluster = f"postgresql@{version}-judge"
        self.inside(f"pg_createcluster {version} judge -- --locale=C.UTF-8 && systemctl start {self.cluster}")
        port = self.inside("pg_lsclusters -h | awk '$2 == \"judge\" { print $3 }'")
        self.settings = [f"PGPORT={port}"]
        return port

    def write_addresses(self, port):
        """What is left to whoever installs it: the passwords, and the files that hold them."""
        roles = "CREATE ROLE madoguchi_backup LOGIN BYPASSRLS; GRANT pg_read_all_data TO madoguchi_backup;"
        for role, file in (("app", "database-url"), ("owner", "owner-database-url"), ("backup", "backup-database-url")):
            roles += f"ALTER ROLE madoguchi_{role} PASSWORD '{self.password}';"
            self.write(f"/opt/madoguchi/{file}", f"postgresql://madoguchi_{role}:{self.password}@127.0.0.1:{port}/madoguchi\n")
        self.inside("runuser -u postgres -- psql -q", roles)

    def judge_start(self):
        self.override(SERVE, "Type=exec")
        self.inside(f"systemctl restart {SERVE}")
        self.claim("a planted unit that does not wait for its word is found", self.answers("/healthz") == 0)
        self.override(SERVE)
        early = 0
        for _ in range(5):
            self.inside(f"systemctl restart {SERVE}")
            early += self.answers("/healthz") != 200
        self.claim("started means that it listens", early == 0, "5 starts")
        self.inside(f"systemctl stop {SERVE} {self.cluster} && systemctl start {SERVE}")
        self.claim("without PostgreSQL it is there, and says that it is not ready", self.answers() == 503)
        self.inside(f"systemctl start {self.cluster}")
        self.claim("and is ready once PostgreSQL is", self.becomes(lambda: self.answers() == 200) and self.state(SERVE)[4] == "0")

    def judge_stop(self):
        idle = subprocess.Popen([*self.reach, "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080; printf 'POST /v1/consultations HTTP/1.1\\r\\n"
                                 "Host: x\\r\\nContent-Length: 9\\r\\n\\r\\n' >&3; echo; cat <&3 >/dev/null"], stdout=subprocess.PIPE)
        idle.stdout.readline()
        self.override(SERVE, "KillSignal=SIGKILL")
        self.inside(f"systemctl stop {SERVE}")
        self.claim("a planted unclean end is found", self.state(SERVE)[2] != "success", self.state(SERVE)[2])
        self.override(SERVE)
        idle.wait()
        self.inside(f"systemctl reset-failed {SERVE}; systemctl start {SERVE}")
        idle = subprocess.Popen(idle.args, stdout=subprocess.PIPE)
        idle.stdout.readline()
        begun = time.monotonic()
        self.inside(f"systemctl stop {SERVE}")
        taken = time.monotonic() - begun
        idle.wait()
        self.claim("it ends cleanly with half a request open, and systemd need not end it",
                   self.state(SERVE)[:4] == ("inactive", "dead", "success", "0") and taken < 15, f"{taken:.1f} s")
        self.inside(f"systemctl start {SERVE}")
        begun = time.monotonic()
        self.inside(f"systemctl stop {SERVE}")
        self.claim("and at once when nobody is connected", time.monotonic() - begun < 3, f"{time.monotonic() - begun:.1f} s")
        self.inside(f"systemctl start {SERVE}")

    def judge_kill(self):
        self.override(SERVE, "Restart=no")
        self.inside(f"kill -KILL {self.shown(SERVE, 'MainPID')}")
        self.claim("a planted unit that stays down is found", not self.becomes(lambda: self.answers() == 200, seconds=4))
        self.override(SERVE)
        self.inside(f"systemctl start {SERVE}")
        times, away = 10, []
        for _ in range(times):
            begun = time.monotonic()
            self.inside(f"kill -KILL {self.shown(SERVE, 'MainPID')}")
            if not self.becomes(lambda: self.answers() == 200):
                break
            away.append(time.monotonic() - begun)
        self.claim("it is back after each kill", len(away) == times and self.shown(SERVE, "NRestarts") == str(times),
                   f"{times} times, away {max(away, default=0):.1f} s at most")

    def judge_keys(self):
        old, restarts = sum(self.sealed().values()), self.shown(SERVE, "NRestarts")
        self.inside("madoguchi-admin keys new")
        self.claim("before anything is written, nothing is sealed with a new key", self.values(self.current()) == 0)
        self.becomes(lambda: self.note() and self.values(self.current()) > 0, seconds=10)
        follows = self.values(self.current()) > 0 and self.shown(SERVE, "NRestarts") == restarts
        self.claim("the running service seals with a new key", follows,
                   f"{self.values(self.current())} values beside {old:,} with the old one")
        self.inside("madoguchi-admin keys rotate")
        self.claim("a rotation seals the rest with it, and the service goes on",
                   len([key for key, count in self.sealed().items() if count > 0]) == 1 and self.answers() == 200)
        keys = "/etc/madoguchi/private/keys"
        self.inside(f"cp -p {keys} /root/keys && rm {keys} && madoguchi-admin keys new")
        self.override(SERVE, "RestartPreventExitStatus=")
        self.inside(f"systemctl restart {SERVE} || true")
        self.claim("a planted unit that tries in vain is found", self.becomes(lambda: int(self.state(SERVE)[4]) > 1, seconds=10))
        self.override(SERVE)
        self.inside(f"systemctl stop {SERVE}; systemctl reset-failed {SERVE} || true; systemctl start {SERVE} || true")
        ended = self.becomes(lambda: self.state(SERVE)[0] == "failed", seconds=10)
        time.sleep(2)
        self.claim("with a wrong key it ends with 78, and is not tried again", ended and self.state(SERVE)[3:] == ("78", "0"),
                   " ".join(self.state(SERVE)))
        self.inside(f"cp -p /root/keys {keys} && systemctl start {SERVE}")
        self.claim("and with the right one it serves again", self.becomes(lambda: self.answers() == 200))

    def current(self):
        return next(entry["key"] for entry in self.listed() if entry["state"] == "current")

    def listed(self):
        return json.loads(self.inside("madoguchi-admin keys list --json"))

    def sealed(self):
        return {entry["key"]: entry["values"] for entry in self.listed()}

    def values(self, key):
        return self.sealed().get(key, 0)

    def note(self):
        """Has the service seal something."""
        return self.inside("MADO_SERVER=http://127.0.0.1:8080 MADO_TOKEN_FILE=/var/lib/madoguchi/token MADO_SITE=S001 MADO_HOME=/root/mado "
                           "mado log e-tax 75-79 20m phone done --note 'to be sealed'")

    def judge_jobs(self):
        self.inside("install -d -o madoguchi -m 0700 /srv/backup; install -m 0600 /opt/madoguchi/backup-database-url /etc/madoguchi; "
                    "umask 077; age-keygen -o /root/backup.key 2>/dev/null; age-keygen -y /root/backup.key >/etc/madoguchi/backup.pub")
        self.override(JOBS[0], "RestrictAddressFamilies=", "RestrictAddressFamilies=AF_UNIX")
        self.claim("a planted unit that is hardened too far is found", not self.succeeds(f"systemctl start {JOBS[0]}"))
        self.override(JOBS[0])
        for job in JOBS:
            begun = time.monotonic()
            runs = self.succeeds(f"systemctl start {job}")
            said = self.inside(f"journalctl --no-pager -o cat -n 3 -u {job}")
            self.claim(f"{job} succeeds", runs and self.state(job)[2:4] == ("success", "0"),
                       f"{time.monotonic() - begun:.1f} s" if runs else said[-300:])
        for place in ("exports", "exports/public"):
            self.claim(f"what stands in {place} is whole",
                       self.succeeds(f"cd /var/lib/madoguchi/{place}/*_????-??-??/ && sha256sum --quiet --check manifest.sha256"))
        listed = "age --decrypt -i /root/backup.key /srv/backup/*.dump.age | /usr/lib/postgresql/*/bin/pg_restore --list"
        tables = self.inside(f"{listed} | grep -c 'TABLE DATA'", check=False)
        self.claim("the backup can be read with its key", tables.isdigit() and int(tables) > 30, f"{tables} tables")
        self.inside(f"systemctl stop {self.cluster}; systemctl start --no-block {JOBS[1]}")
        waits = self.becomes(lambda: self.state(JOBS[1])[1] == "auto-restart")
        self.claim("an export without its database is tried again", waits, " ".join(self.state(JOBS[1])))
        self.inside(f"systemctl stop {JOBS[1]}; systemctl start {self.cluster}")

    def judge_hardening(self):
        self.inside("ip address add 192.0.2.1/32 dev lo")
        listener = subprocess.Popen([*self.reach, "python3", "-c", "import socket, sys; listener = socket.create_server(('192.0.2.1', 9)); "
                                     "print(flush=True); sys.stdin.read()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        listener.stdout.readline()
        # By its name, one is of ours.
        for unit in ("intruder", "madoguchi-intruder"):
            self.write(f"/etc/systemd/system/{unit}.service", UNHARDENED)
        self.inside("systemctl daemon-reload; systemctl start intruder; systemctl start madoguchi-intruder")
        found = {unit: self.inside(f"journalctl --no-pager -o cat -u {unit} _COMM=python3").splitlines()
                 for unit in ("intruder", "madoguchi-intruder")}
        listener.communicate()
        self.claim("an intruder without hardening succeeds with everything", len(found["intruder"]) == ATTEMPTS,
                   f"{len(found['intruder'])} of {ATTEMPTS}")
        self.claim("with that of the services it succeeds with nothing", not found["madoguchi-intruder"],
                   ", ".join(found["madoguchi-intruder"]) or f"{ATTEMPTS} attempts")
        exposures = {unit: self.exposure(unit) for unit in ("intruder", SERVE, *JOBS)}
        self.claim("systemd-analyze security finds the intruder's unit exposed", exposures.pop("intruder") > 2.0)
        self.claim("and the services no more than 2.0", max(exposures.values()) <= 2.0, f"{max(exposures.values())} at most")

    def exposure(self, unit):
        said = self.inside(f"systemd-analyze security --no-pager {unit}.service | tail -n 1", check=False)
        return float(re.search(r": ([0-9.]+) ", said).group(1))

    def judge_desk(self):
        self.inside("useradd --create-home desk && loginctl enable-linger desk")
        user = self.inside("id -u desk")
        if not self.becomes(lambda: self.shown(f"user@{user}", "ActiveState") == "active"):
            sys.exit("The user's systemd did not start.")
        environment = "MADO_SERVER=http://127.0.0.1:8080 MADO_TOKEN_FILE=/home/desk/token MADO_SITE=S001"
        self.write("/home/desk/.config/mado/environment", environment.replace(" ", "\n") + "\n")
        self.inside("install -m 0600 /var/lib/madoguchi/token /home/desk && chown -R desk: /home/desk")

        def desk(command):
            return f"cd /opt/madoguchi && runuser -u desk -- env XDG_RUNTIME_DIR=/run/user/{user} {environment} bash -euc '{command}'"

        def waiting():
            return len(json.loads(self.inside(desk("mado outbox --json")))["items"])

        # It learns the code lists while the service is there.
        self.inside(f"{desk('mado status')} && systemctl stop {SERVE}")
        self.claim("without the service, mado keeps a record", not self.succeeds(desk("mado log maps 72yo 15m done"))
                   and waiting() == 1)
        for command in self.commands_below("`Operations/systemd-user` has"):
            self.inside(desk(command))
        self.claim("sending in vain is no failure of the unit", self.succeeds(desk("systemctl --user start mado-sync")))
        self.claim("and nothing is lost by it", waiting() == 1)
        self.inside(f"systemctl start {SERVE}")
        sends = self.succeeds(desk("systemctl --user start mado-sync"))
        self.claim("once the service is back it is sent", sends and waiting() == 0)
        self.claim("the timer is on", self.inside(desk("systemctl --user is-active mado-sync.timer"), check=False) == "active")

    def judge_timers(self):
        units = " ".join(f"{unit}.timer" for unit in TIMERS)
        self.inside(f"systemctl enable --now {units}")
        self.inside("sed -i 's, Asia/Tokyo$,,' /etc/systemd/system/madoguchi-maintenance.timer && systemctl daemon-reload")
        self.claim("a planted timer in the machine's own time is found", not self.next_time("madoguchi-maintenance").endswith("00:15"),
                   self.next_time("madoguchi-maintenance"))
        self.inside("cp /opt/madoguchi/Operations/systemd/*.timer /etc/systemd/system/ && systemctl daemon-reload")
        for unit, wanted in TIMERS.items():
            self.claim(f"{unit} is next at {wanted} in Japan", self.next_time(unit).endswith(wanted), self.next_time(unit))

    def next_time(self, unit):
        shown = self.inside(f"systemctl list-timers --all --output=json {unit}.timer")
        moment = datetime.datetime.fromtimestamp(json.loads(shown)[0]["next"] / 1_000_000, JAPAN)
        is_soon = moment - datetime.datetime.now(JAPAN) <= datetime.timedelta(days=1)
        return moment.strftime("%Y-%m-%d %H:%M") if is_soon else f"{moment}: too late"


Judge(*sys.argv[1:]).run()
