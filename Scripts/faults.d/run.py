"""What Scripts/faults does to a running installation, and whether anything was lost by it. Needs nothing but the standard library."""

import argparse
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import time

from installation import Installation, send
from proxy import LyingProxy, Proxy
from reckoning import Crew, Reckoning
from rehearsal import Rehearsal

HERE = pathlib.Path(__file__).parent
WRITERS = 20
SITES = "S001,S002,S003"
# How often each fault strikes: in full, and in the short form.
TIMES = {
    "server": (100, 8), "database": (50, 4), "backend": (50, 6), "stop": (20, 3), "reset": (50, 15), "swallow": (50, 15),
    "freeze": (10, 2), "disk": (3, 1), "clock": (1, 1), "year-end": (1, 1), "backup": (1, 1), "mutants": (3, 2), "client": (1, 1),
}


class Run:
    def __init__(self, options):
        self.options = options
        self.home = pathlib.Path(options.home)
        self.installation = Installation(options)
        self.proxy = Proxy(options.port)
        self.crew = self.new_crew("run")
        self.rows, self.failures = [], []

    def new_crew(self, name):
        # A coordinator's: the writers also change what they recorded the day before.
        return Crew(name, self.home / "ledgers" / name, self.installation, self.home / "tokens" / "coordinator", SITES)

    def run(self, parts):
        try:
            self.installation.start_database()
            self.installation.start_service()
            for part in parts:
                begun = time.monotonic()
                print(f"{part} …", file=sys.stderr, flush=True)
                try:
                    getattr(self, "part_" + part.replace("-", "_"))(TIMES[part][self.options.short])
                except Skipped as reason:
                    self.rows.append((part, "skipped", str(reason)))
                print(f"{part}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
            self.expect("pg_amcheck", self.installation.check_pages() == "", "pages or indexes are damaged")
        finally:
            for writer in self.crew.writers:
                writer.kill()
            self.installation.close()
            self.report()
        return 1 if self.failures else 0

    # The shape of a part

    def strike(self, part, times, fault, port=None, **clerks):
        """Has the writers write while the fault strikes, with some records saved between one time and the next."""
        before = self.crew.saved_count()
        self.crew.start(WRITERS, port or self.proxy.port, **clerks)
        self.await_progress(before, 1)
        for number in range(times):
            saved = self.crew.saved_count()
            fault(number)
            self.await_progress(saved, 5)
        self.reckon(part, times, before)

    def await_progress(self, before, count, patience=60, crew=None):
        deadline = time.monotonic() + patience
        while (crew or self.crew).saved_count() < before + count:
            if time.monotonic() > deadline:
                raise RuntimeError(f"Nothing was saved for {patience} s.")
            time.sleep(0.05)
        time.sleep(random.random() * 0.1)

    def reckon(self, part, times, before):
        unsettled = self.crew.stop()
        reckoning = Reckoning(self.crew, self.installation)
        difference = self.installation.verify()
        account = reckoning.account
        self.rows.append(
            (part, str(times), str(len(account.saved) - before), str(len(reckoning.lost)), str(reckoning.duplicated),
             str(len(reckoning.changed)), str(len(account.refused) + len(account.wrong)), "equal" if not difference else "DIFFER")
        )
        self.expect(part, unsettled == 0, f"{unsettled} writers could not settle what they had under way")
        self.expect(part, reckoning.is_clean, self.describe(reckoning))
        self.expect(part, not difference, difference)

    @staticmethod
    def describe(reckoning):
        account = reckoning.account
        return (
            f"lost {reckoning.lost[:3]}, duplicated {reckoning.duplicated}, changed {reckoning.changed[:3]}, "
            f"refused {account.refused[:3]}, wrong {account.wrong[:3]}"
        )

    def expect(self, part, holds, what):
        if not holds:
            self.failures.append(f"{part}: {what}")

    def report(self):
        titles = ("fault", "times", "saved", "lost", "duplicated", "changed", "refused or wedged", "roll-ups")
        widths = [max(len(row[place]) for row in [titles, *self.rows] if len(row) == len(titles)) for place in range(len(titles))]
        for row in [titles, *self.rows]:
            if len(row) == len(titles):
                print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
            else:
                print("  ".join(row))
        for failure in self.failures:
            print(f"FAILED  {failure}")

    # The faults

    def part_server(self, times):
        def fault(_):
            self.installation.kill_service()
            self.installation.start_service()

        self.strike("server killed", times, fault)

    def part_database(self, times):
        def fault(_):
            self.installation.kill_database()
            self.installation.start_database()

        self.strike("PostgreSQL killed", times, fault)

    def part_backend(self, times):
        def fault(number):
            backends = self.installation.psql("SELECT pid FROM pg_stat_activity WHERE usename = 'madoguchi_app'", "postgres")
            if backends:
                # A killed one makes the postmaster begin anew; a terminated one ends alone.
                send(int(random.choice(backends)), signal.SIGKILL if number % 2 else signal.SIGTERM)
            time.sleep(0.2)

        self.strike("one backend killed or ended", times, fault)

    def part_stop(self, times):
        def fault(number):
            status, seconds = self.installation.stop_service()
            self.expect("stop", status == 0 and seconds < 13, f"SIGTERM: exit status {status} after {seconds:.1f} s")
            self.installation.start_service()

        self.strike("server stopped by SIGTERM", times, fault)

    def part_reset(self, times):
        self.lose("reset", "connection reset", times)

    def part_swallow(self, times):
        self.lose("swallow", "answer swallowed", times)

    def lose(self, manner, name, times):
        def fault(_):
            done = self.proxy.done[manner]
            self.proxy.lose(manner, 1)
            deadline = time.monotonic() + 10
            while self.proxy.done[manner] == done and time.monotonic() < deadline:
                time.sleep(0.01)

        before = self.proxy.done[manner]
        self.strike(name, times, fault)
        self.expect(name, self.proxy.done[manner] - before == times, f"struck {self.proxy.done[manner] - before} times only")

    def part_freeze(self, times):
        def fault(number):
            processes = [self.installation.service.pid] if number % 2 == 0 else self.installation.database_processes()
            for process in processes:
                send(process, signal.SIGSTOP)
            # Longer than a writer waits for an answer.
            time.sleep(5)
            for process in processes:
                send(process, signal.SIGCONT)

        self.strike("frozen", times, fault)

    def part_disk(self, times):
        if not self.options.disk:
            raise Skipped("takes root, for a small disk to fill")
        ballast = pathlib.Path(self.options.disk) / "ballast"

        def fault(_):
            room = os.statvfs(self.options.disk)
            with open(ballast, "wb", buffering=0) as file:
                try:
                    os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize)
                except OSError:
                    pass
                # To the last page: what is left cannot hold a record.
                try:
                    while True:
                        file.write(b"\0" * 4096)
                except OSError:
                    pass
            time.sleep(6)
            ballast.unlink()
            if self.installation.database.poll() is not None:
                # It ends rather than go on without its log.
                self.installation.start_database()

        self.strike("database disk full", times, fault)

    def part_clock(self, _):
        def clocks(number):
            return [(), at("+1d"), at("-1d")][number % 3]

        self.strike("clocks a day wrong", 10, lambda _: time.sleep(0.5), under=clocks)
        told = Reckoning(self.crew, self.installation).account.clocks
        self.expect("clock", told > 0, "nobody was told that their clock is wrong")

    def part_year_end(self, _):
        under = at("@2027-03-31 23:59:30")
        self.installation.stop_service()
        self.installation.start_service(under)
        self.strike("31 March to 1 April", 1, lambda _: self.await_both_days(), under=lambda _: under)
        # Under another clock, waits for a moment do not end.
        self.installation.kill_service()
        self.installation.start_service()

    def await_both_days(self):
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            days = self.installation.psql(
                """
                SELECT held_on FROM consultation_day
                WHERE held_on IN ('2027-03-31', '2027-04-01') AND consultations > 0 GROUP BY held_on
                """
            )
            if len(days) == 2:
                return
            time.sleep(1)
        self.expect("year end", False, f"records of both days were to come; there were those of {days}")

    # Around the server

    def part_backup(self, _):
        rehearsal = Rehearsal(self.options, self.installation)
        before = self.crew.saved_count()
        self.crew.start(WRITERS, self.proxy.port)
        self.await_progress(before, 5)
        # While records come in.
        backup = rehearsal.back_up()
        self.reckon("backup while written to", 1, before)
        self.installation.stop_service()
        problems = rehearsal.problems(backup)
        self.installation.start_service()
        self.expect("backup", not problems, "; ".join(problems))
        self.rows.append(("restored, verified, pg_amcheck", f"{rehearsal.steps} steps", "ok" if not problems else "FAILED"))

    def part_client(self, _):
        client = HERE / "client.py"
        if not client.exists() or not self.options.mado:
            raise Skipped("needs mado and its faults.d/client.py")
        command = [
            sys.executable, client, "--mado", self.options.mado, "--server", f"http://127.0.0.1:{self.options.port}",
            "--token-file", self.home / "tokens" / "staff",
        ]
        if self.options.short:
            command += ["--every", "25", "--rounds", "5"]
        found = subprocess.run(command, capture_output=True, text=True)
        difference = self.installation.verify()
        for line in found.stdout.splitlines():
            part = json.loads(line)
            counts = [len(part[name]) for name in ("lost", "duplicated", "changed", "wedged")]
            self.rows.append(
                (f"mado: {part['part']}", str(part["runs"]), str(part["acknowledged"]), *map(str, counts),
                 "equal" if not difference else "DIFFER")
            )
            self.expect(f"mado: {part['part']}", not any(counts), line[:2000])
        self.expect("client", found.returncode == 0, found.stderr[-2000:] or "see above")
        self.expect("client", not difference, difference)

    # Tests of the test: what is not durable must be found out

    def part_mutants(self, times):
        liar = LyingProxy(self.options.port)
        self.catch("acknowledges before it commits", times, liar.port, self.restart_service)
        liar.close()
        self.installation.stop_database()
        self.installation.start_database("synchronous_commit=off", "wal_writer_delay=10000ms")
        self.catch("commits without waiting for the disk", times, self.proxy.port, self.restart_database)
        self.installation.stop_database()
        self.installation.start_database()

    def restart_service(self):
        self.installation.kill_service()
        self.installation.start_service()

    def restart_database(self):
        self.installation.kill_database()
        self.installation.start_database("synchronous_commit=off", "wal_writer_delay=10000ms")

    def catch(self, what, times, port, fault):
        crew = self.new_crew("mutant-" + str(port))
        crew.start(WRITERS, port, pause=0.01)
        for _ in range(times):
            # On a busy machine it takes a while until there is something to lose.
            self.await_progress(crew.saved_count(), 20, crew=crew)
            time.sleep(1.5)
            fault()
        time.sleep(0.5)
        for writer in crew.writers:
            writer.kill()
        crew.stop()
        lost = len(Reckoning(crew, self.installation).lost)
        self.rows.append((f"mutant that {what}", f"{times} times", f"{lost} lost", "caught" if lost else "NOT CAUGHT"))
        self.expect("mutants", lost > 0, f"one that {what} was not caught")


def at(time):
    """The command that runs another under this clock: a time in Japan to begin at, or so much ahead or behind."""
    # The library alone: the command faketime stands between a process and its signals. The library adds to the environment of the
    # first program that it is loaded into, where Swift does not find its arguments any more; so that is another env.
    library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    return ("env", "TZ=Asia/Tokyo", "FAKETIME_DONT_FAKE_MONOTONIC=1", f"FAKETIME={time}", f"LD_PRELOAD={library}", "env")


class Skipped(Exception):
    pass


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name in ("home", "programs", "sockets", "madoguchi", "checkout"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--mado")
    parser.add_argument("--disk")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--database-port", type=int, required=True)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("parts", nargs="*")
    options = parser.parse_args()
    # An interrupt is an end like any other.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(Run(options).run(options.parts or list(TIMES)))
