"""The processes that are to suffer: PostgreSQL and the service, of one MADOGUCHI_HOME, and how to end and to start them."""

import json
import os
import pathlib
import pwd
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request

SAFEGUARDS = ["fsync=on", "full_page_writes=on", "synchronous_commit=on"]


class Installation:
    def __init__(self, options):
        self.home = pathlib.Path(options.home)
        self.data = (self.home / "postgres").resolve()
        self.programs = pathlib.Path(options.programs)
        self.madoguchi = options.madoguchi
        self.sockets = options.sockets
        self.database_port = options.database_port
        self.port = options.port
        self.database = None
        self.service = None

    def close(self):
        for process in (self.service, self.database):
            if process and process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.terminate()
                try:
                    process.wait(timeout=30)
                except subprocess.TimeoutExpired:
                    process.kill()

    # PostgreSQL

    def become(self):
        """Its own user, where we are root."""
        if os.geteuid() != 0:
            return []
        user = pwd.getpwnam("postgres")
        return ["--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--init-groups"]

    def start_database(self, *settings, patience=120):
        command = ["setpriv", *self.become(), "--pdeathsig", "INT", "--", self.programs / "postgres", "-D", self.data]
        for setting in (
            f"unix_socket_directories={self.sockets}", f"port={self.database_port}", "listen_addresses=127.0.0.1",
            "max_connections=60", "timezone=Asia/Tokyo", *SAFEGUARDS, *settings,
        ):
            command += ["-c", setting]
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            with open(self.home / "log" / "postgres.log", "ab") as log:
                self.database = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", start_new_session=True,
                    env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                )
            if self.becomes_ready(deadline):
                return
            # A process of the one before is still letting go of its memory.
            time.sleep(0.2)
        raise RuntimeError(f"PostgreSQL did not start; see {self.home}/log/postgres.log")

    def becomes_ready(self, deadline):
        ask = [self.programs / "pg_isready", "-q", "-h", self.sockets, "-p", str(self.database_port)]
        while self.database.poll() is None and time.monotonic() < deadline:
            if subprocess.run(ask).returncode == 0:
                return True
            time.sleep(0.05)
        return False

    def database_processes(self):
        """The postmaster and its children."""
        postmaster = self.database.pid
        found = [postmaster]
        for entry in pathlib.Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == postmaster:
                    found.append(int(entry.name))
            except OSError:
                pass
        return found

    def kill_database(self):
        processes = self.database_processes()
        for process in processes:
            send(process, signal.SIGKILL)
        self.database.wait()
        while any(is_running(process) for process in processes):
            time.sleep(0.01)

    def stop_database(self):
        """Orderly, with a checkpoint."""
        self.database.send_signal(signal.SIGINT)
        self.database.wait(timeout=60)

    def psql(self, statement, database="madoguchi"):
        """The lines of the answer, as the superuser; waits while the server recovers."""
        become = ["setpriv", *self.become(), "--"] if self.become() else []
        deadline = time.monotonic() + 60
        while True:
            self.becomes_ready(deadline)
            answer = subprocess.run(
                [*become, self.programs / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", self.sockets,
                 "-p", str(self.database_port), "-U", "postgres", "-d", database, "-c", statement],
                capture_output=True, text=True, cwd="/",
                env={"PATH": os.environ["PATH"], "PGOPTIONS": "-c madoguchi.ward=131156"},
            )
            if answer.returncode == 0:
                return answer.stdout.splitlines()
            # 2: no connection, or it broke.
            if answer.returncode != 2 or time.monotonic() > deadline:
                raise RuntimeError(answer.stderr)

    # The service

    def environment(self):
        return {**os.environ, "MADOGUCHI_HOME": str(self.home), "MADOGUCHI_HOST": "127.0.0.1", "MADOGUCHI_PORT": str(self.port)}

    def start_service(self, under=()):
        """`under` is a command that runs another."""
        with open(self.home / "log" / "madoguchi.log", "ab") as log:
            self.service = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", "--", *under, self.madoguchi, "serve"], stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, env=self.environment(), start_new_session=True,
            )
        deadline = time.monotonic() + 60
        while self.readiness() != 200:
            if self.service.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The service did not become ready; see {self.home}/log/madoguchi.log")
            time.sleep(0.02)

    def readiness(self):
        """What /readyz answers; 0 for nothing."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def records(self, token):
        """All consultations, as the service shows them to the holder of the token in this file."""
        path, headers = "/v1/consultations?void=true&limit=500", {"Authorization": f"Bearer {token.read_text().strip()}"}
        while path:
            request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
            with urllib.request.urlopen(request, timeout=60) as answer:
                yield from json.load(answer)["items"]
                link = re.search(r'<([^>]+)>; rel="next"', answer.headers.get("Link", ""))
            path = link and link[1]

    def kill_service(self):
        # Its whole session: what runs it under another clock may be another process.
        os.killpg(self.service.pid, signal.SIGKILL)
        self.service.wait()

    def stop_service(self):
        """Gives the exit status and the seconds it took."""
        begun = time.monotonic()
        os.killpg(self.service.pid, signal.SIGTERM)
        return self.service.wait(timeout=60), time.monotonic() - begun

    def verify(self):
        """Recomputes roll-ups and the audit chain; gives what differs."""
        found = subprocess.run([self.madoguchi, "database", "verify"], capture_output=True, text=True, env=self.environment())
        return "" if found.returncode == 0 else found.stdout + found.stderr

    def check_pages(self):
        become = ["setpriv", *self.become(), "--"] if self.become() else []
        found = subprocess.run(
            [*become, self.programs / "pg_amcheck", "--install-missing", "--heapallindexed", "-h", self.sockets,
             "-p", str(self.database_port), "-U", "postgres", "madoguchi"],
            capture_output=True, text=True, cwd="/", env={"PATH": os.environ["PATH"]},
        )
        self.psql("DROP EXTENSION amcheck")
        return "" if found.returncode == 0 else found.stdout + found.stderr


def send(process, number):
    try:
        os.kill(process, number)
    except ProcessLookupError:
        pass


def is_running(process):
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
