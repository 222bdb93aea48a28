"""What Scripts/bench measures, once the database and the programs are there. Needs nothing but the standard library."""

import argparse
import datetime
import http.client
import json
import os
import pathlib
import platform
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid

import login_times
from outbox import OutboxBench

HERE = pathlib.Path(__file__).parent
WARM_UP_SECONDS = 2
RUNS_OF_A_COMMAND = 200
RUNS_OF_A_REPORT = 60
SUPPORTERS = 10_000


class Measurements:
    """Values by name, in the order in which the names came up; and which of them to divide by which."""

    def __init__(self):
        self.values = {}
        self.units_and_goals = {}
        self.ratios = []

    def record(self, name, unit, value, goal=""):
        self.values.setdefault(name, []).append(value)
        self.units_and_goals[name] = (unit, goal)

    def ratio(self, name, numerator, denominator, goal):
        """Of the two values of each round."""
        self.ratios.append((name, numerator, denominator, goal))

    def print(self):
        rows = [(name, *spread(values), *self.units_and_goals[name]) for name, values in self.values.items()]
        print_table(("measured", "median", "min", "max", "unit", "goal"), rows)
        rows = []
        for name, numerator, denominator, goal in self.ratios:
            pairs = zip(self.values[numerator], self.values[denominator])
            rows.append((name, *spread([a / b for a, b in pairs]), goal))
        if rows:
            print()
            print_table(("ratio", "median", "min", "max", "goal"), rows)


def spread(values):
    return [rounded(f(values)) for f in (statistics.median, min, max)]


def rounded(value):
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}" if value < 100 else f"{value:.0f}"


def print_table(titles, rows):
    rows = [titles, *rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(titles))]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:4], widths[1:4])]
        cells += [cell.ljust(width) for cell, width in zip(row[4:], widths[4:])]
        print("  ".join(cells).rstrip())


class Bench:
    def __init__(self, options):
        self.options = options
        self.home = pathlib.Path(os.environ["MADOGUCHI_HOME"])
        self.programs = pathlib.Path(options.programs)
        self.server = f"http://127.0.0.1:{os.environ['MADOGUCHI_PORT']}"
        self.measured = Measurements()
        self.filled = set()

    def run(self):
        try:
            for part in self.options.parts:
                print(f"Measuring: {part}", file=sys.stderr)
                getattr(self, f"measure_{part}")()
        finally:
            # What was measured before something failed is worth seeing too.
            self.describe_machine()
            self.measured.print()

    @property
    def rounds(self):
        return range(self.options.rounds)

    # Databases and the service

    def url(self, database, role="app"):
        file = "database-url" if role == "app" else "owner-database-url"
        return (self.home / file).read_text().strip().replace("@/madoguchi?", f"@/{database}?")

    def database_environment(self):
        return {**os.environ, "PGOPTIONS": f"-c madoguchi.ward={os.environ['MADOGUCHI_WARD']}"}

    def psql(self, database, *statements):
        """Runs the statements as the owner, each on its own, and gives the lines of the last one's answer."""
        commands = [f"--command={statement}" for statement in statements]
        return output_of(
            [self.programs / "psql", "-XqAt", "--set=ON_ERROR_STOP=1", f"--dbname={self.url(database, 'owner')}", *commands],
            env=self.database_environment(),
        ).splitlines()

    def fresh_database(self, name):
        """A copy of the demonstration ward, so that each contender begins with the same."""
        self.psql(
            "postgres", f"DROP DATABASE IF EXISTS {name}",
            f"CREATE DATABASE {name} TEMPLATE madoguchi", "CHECKPOINT",
        )

    def start_service(self, database):
        """Gives the process and the milliseconds until it was ready."""
        log = open(self.home / "log" / "madoguchi.log", "a")
        begun = time.perf_counter()
        process = subprocess.Popen(
            # It ends when this script does, however that ends.
            ["setpriv", "--pdeathsig", "TERM", self.home / "bin" / "madoguchi", "serve"], stdout=log, stderr=log,
            env={**os.environ, "MADOGUCHI_DATABASE_URL": self.url(database)},
        )
        while not self.is_ready():
            if process.poll() is not None or time.perf_counter() > begun + 30:
                sys.exit(f"The service did not become ready; see what it said in {log.name}.")
            time.sleep(0.002)
        return process, (time.perf_counter() - begun) * 1000

    def is_ready(self):
        try:
            with urllib.request.urlopen(f"{self.server}/readyz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError):
            return False

    @staticmethod
    def stop(process):
        process.terminate()
        process.wait(timeout=30)

    # PUT of new consultations

    LOADS = [
        ("32 connections", 32, False, "at least 2.0"),
        ("128 connections", 128, False, "at least 2.5"),
        ("one site and day, 32 connections", 32, True, "at least 10"),
    ]

    def measure_put(self):
        year = fiscal_year_before(today_in_japan())
        sites = self.psql(
            "madoguchi",
            f"SELECT site_code FROM site WHERE opened_on <= '{year}-04-01' AND closed_on IS NULL ORDER BY site_code",
        )
        for round_number in self.rounds:
            for name, connections, is_hot, _ in self.LOADS:
                target = (year, sites[:1] if is_hot else sites, 1 if is_hot else 365)
                self.put_by_wrk(name, connections, target, round_number)
                self.put_by_pgbench(name, connections, target)
        for name, _, _, goal in self.LOADS:
            self.measured.ratio(f"PUT ÷ pgbench, {name}", f"PUT, {name}", f"pgbench, {name}", goal)

    def put_by_wrk(self, name, connections, target, round_number):
        year, sites, days = target
        self.fresh_database("put")
        service, _ = self.start_service("put")
        for seconds, seed in ((WARM_UP_SECONDS, 2 * round_number), (self.options.seconds, 2 * round_number + 1)):
            output = output_of(
                ["wrk", "-t", "2", "-c", str(connections), "-d", f"{seconds}s", "-s", HERE / "put.lua", self.server,
                 "--", self.home / "tokens" / "staff", f"{year}-04-01", str(days), str(seed), ",".join(sites)]
            )
            result = json.loads(output.splitlines()[-1])
            if result["errors"]:
                sys.exit(f"Some requests failed: {result}")
        self.stop(service)
        self.measured.record(f"PUT, {name}", "records/s", result["perSecond"])
        self.measured.record(f"PUT, {name}: p99", "ms", result["p99"], "under 15" if name == "32 connections" else "")

    def put_by_pgbench(self, name, connections, target):
        year, sites, days = target
        self.fresh_database("peer")
        for seconds in (WARM_UP_SECONDS, self.options.seconds):
            output = output_of(
                [self.programs / "pgbench", "-n", "-M", "prepared", "-j", "2", "-c", str(connections), "-T", str(seconds),
                 "-D", f"sites={{{','.join(sites)}}}", "-D", f"site_count={len(sites)}",
                 "-D", f"first_day={year}-04-01", "-D", f"day_count={days}", "-f", HERE / "single_row.sql",
                 self.url("peer")],
                env=self.database_environment(),
            )
        rate = float(re.search(r"^tps = ([\d.]+)", output, re.MULTILINE)[1])
        self.measured.record(f"pgbench, {name}", "records/s", rate)

    # Import of a paper log

    def measure_import(self):
        log, copy = self.home / "log.csv", self.home / "rows.copy"
        rows = self.options.rows
        madoguchi = self.home / "bin" / "madoguchi"
        output_of([madoguchi, "demonstration", "log", "--rows", str(rows), "--output", log])
        ours, bare = f"import, {rows:,} rows", f"bare COPY and roll-ups, {rows:,} rows"
        for _ in self.rounds:
            self.fresh_database("imported")
            # 65: some rows of a paper log are refused.
            seconds, memory = whole_process(
                [madoguchi, "import", "consultations", log, "--json"], accept=65,
                env={**os.environ, "MADOGUCHI_DATABASE_URL": self.url("imported")},
            )
            imported = self.psql("imported", "SELECT count(*) FROM consultation WHERE recorded_by = 'import'")
            self.measured.record(ours, "rows/s", int(imported[0]) / seconds)
            self.measured.record(f"{ours}: peak memory", "MiB", memory, "under 150")

            self.psql("imported", f"\\copy (SELECT * FROM consultation WHERE recorded_by = 'import') TO '{copy}'")
            self.fresh_database("bare")
            seconds, _ = whole_process(
                [self.programs / "psql", "-Xq", "--set=ON_ERROR_STOP=1", f"--dbname={self.url('bare', 'owner')}",
                 f"--command=\\copy consultation FROM '{copy}'", f"--file={HERE / 'recompute.sql'}"],
                env=self.database_environment(),
            )
            self.measured.record(bare, "rows/s", int(imported[0]) / seconds)
        self.measured.ratio("import ÷ bare COPY and roll-ups", ours, bare, "at least 0.3")
        log.unlink()
        copy.unlink()

    # The client as a whole process

    def measure_mado(self):
        self.fresh_database("desk")
        service, _ = self.start_service("desk")
        token = (self.home / "tokens" / "staff").read_text().strip()
        mado_environment = {
            **os.environ, "MADO_SERVER": self.server, "MADO_TOKEN_FILE": str(self.home / "tokens" / "staff"),
            "MADO_SITE": "S001", "MADO_HOME": str(self.home / "mado"),
        }
        body = json.dumps({
            "site": "S001", "heldOn": str(today_in_japan()), "channel": "in_person", "topics": ["my_number_card"],
            "ageBand": "70-74", "minutes": 15, "outcome": "done_by_self",
        })

        def mado():
            return whole_process(
                [self.home / "bin" / "mado", "log", "マイナンバーカード", "72歳", "15分", "自分でできた"], env=mado_environment
            )[0] * 1000

        def curl():
            return whole_process(
                ["curl", "--silent", "--show-error", "--fail", "--request", "PUT",
                 "--header", f"Authorization: Bearer {token}", "--header", "Content-Type: application/json",
                 "--data", body, f"{self.server}/v1/consultations/{uuid.uuid4()}"]
            )[0] * 1000

        for _ in range(10):
            mado(), curl()
        for _ in self.rounds:
            pairs = [(mado(), curl()) for _ in range(RUNS_OF_A_COMMAND)]
            self.measured.record("mado log, whole process", "ms", statistics.median(pair[0] for pair in pairs))
            self.measured.record("curl, the same PUT", "ms", statistics.median(pair[1] for pair in pairs))
        self.stop(service)
        self.measured.ratio("mado log ÷ curl", "mado log, whole process", "curl, the same PUT", "at most 1.6")

    # The client's outbox

    def measure_outbox(self):
        OutboxBench(self, whole_process, today_in_japan()).measure()

    # The server by itself

    def measure_server(self):
        for _ in self.rounds:
            service, milliseconds = self.start_service("madoguchi")
            time.sleep(3)
            status = pathlib.Path(f"/proc/{service.pid}/status").read_text()
            self.stop(service)
            self.measured.record("server, start to ready", "ms", milliseconds, "under 1,000")
            resident = int(re.search(r"^VmRSS:\s+(\d+)", status, re.MULTILINE)[1])
            self.measured.record("server, memory at rest", "MiB", resident / 1024, "under 60")

    # Logins

    def measure_login(self):
        of_account, of_nobody = "refused login, account that exists", "refused login, name that nobody has"
        for _ in self.rounds:
            self.fresh_database("login")
            service, _ = self.start_service("login")
            environment = {**os.environ, "MADOGUCHI_DATABASE_URL": self.url("login")}
            known, unknown = login_times.measure(self.home / "bin" / "madoguchi", environment)
            self.stop(service)
            self.measured.record(of_account, "ms", known)
            self.measured.record(of_nobody, "ms", unknown)
        self.measured.ratio("refused login, the one beside the other", of_account, of_nobody, "0.9 to 1.1")

    # Reports over many years

    def measure_reports(self):
        year = fiscal_year_before(today_in_japan())
        first_last_year, first, last = f"{year - 1}-04-01", f"{year}-04-01", f"{year + 1}-03-31"
        variables = {"first": first, "last": last, "first_last_year": first_last_year}
        records = self.options.records
        self.fill_with_years("years", year - 4, records)
        self.fill_with_years("tenth", year - 4, records // 10)
        token = (self.home / "tokens" / "coordinator").read_text().strip()
        ways = {
            "coverage": f"/v1/reports/coverage?fiscalYear={year}",
            "targets": f"/v1/reports/targets?fiscalYear={year}",
            "targets with forecasts, as of 31 October": f"/v1/reports/targets?fiscalYear={year}&asOf={year}-10-31",
            "coverage, a month cut short": f"/v1/reports/coverage?fiscalYear={year}&asOf={year}-11-15",
            "targets, a month cut short": f"/v1/reports/targets?fiscalYear={year}&asOf={year}-11-15",
        }
        sizes = {"years": f"{records:,} records", "tenth": f"{records // 10:,} records"}
        for _ in self.rounds:
            for database, size in sizes.items():
                service, _ = self.start_service(database)
                for name, path in ways.items():
                    self.measured.record(
                        f"{name}, {size}", "ms", self.milliseconds_of_get(path, token),
                        "" if "cut" in name else "under 25",
                    )
                if database == "years":
                    self.load_reports(ways["coverage"], year, token)
                self.stop(service)
            for name in ("coverage", "targets"):
                self.measured.record(
                    f"{name} from the records, {sizes['years']}", "ms",
                    self.milliseconds_of_script("years", f"{name}_from_records.sql", variables),
                )
        for name in ("coverage", "targets"):
            ours = f"{name}, {sizes['years']}"
            self.measured.ratio(
                f"{name} from the records ÷ from roll-ups", f"{name} from the records, {sizes['years']}", ours, "at least 50"
            )
            self.measured.ratio(f"{name}, 10 × the records", ours, f"{name}, {sizes['tenth']}", "under 1.5")
        for question in ("one question", "each another one"):
            self.measured.ratio(f"coverage ÷ FastAPI, 32 connections, {question}", f"coverage, 32 connections, {question}",
                                "FastAPI and asyncpg, 32 connections", "at least 3" if question == "one question" else "")

    def measure_people(self):
        year = fiscal_year_before(today_in_japan())
        residents = self.options.residents
        self.fresh_database("people")
        self.run_script(
            "people", "many_people.sql",
            {"residents": residents, "supporters": SUPPORTERS, "first_year": year - 2, "seed": 1},
        )
        self.run_script("people", "recompute.sql", {})
        self.psql("people", "VACUUM (ANALYZE)", "CHECKPOINT")
        token = (self.home / "tokens" / "coordinator").read_text().strip()
        variables = {"first": f"{year}-04-01", "last": f"{year + 1}-03-31"}
        funnel, from_records = f"funnel, {residents:,} residents, {SUPPORTERS:,} supporters", "funnel from the records"
        ways = {
            funnel: (f"/v1/reports/conversions?fiscalYear={year}", "under 100"),
            "funnel, a month cut short": (f"/v1/reports/conversions?fiscalYear={year}&asOf={year}-11-15", ""),
            "roster of a month, 57 sites": (f"/v1/roster?month={year}-10", "under 30"),
            "report on supporters": (f"/v1/reports/supporters?asOf={year}-10-31", ""),
        }
        for _ in self.rounds:
            service, _ = self.start_service("people")
            for name, (path, goal) in ways.items():
                self.measured.record(name, "ms", self.milliseconds_of_get(path, token), goal)
            self.measured.record(
                "PUT of a resident's consultation, one after the other", "ms", self.milliseconds_of_residents(year)
            )
            self.stop(service)
            self.measured.record(
                from_records, "ms", self.milliseconds_of_script("people", "funnel_from_records.sql", variables)
            )
        self.measured.ratio("funnel from the records ÷ from roll-ups", from_records, funnel, "")

    def fill_with_years(self, database, first_year, records):
        """The demonstration ward with so many records of five fiscal years more; made once."""
        if database in self.filled:
            return
        self.filled.add(database)
        self.fresh_database(database)
        self.run_script(database, "many_years.sql", {"rows": records, "first_year": first_year, "seed": 1})
        self.run_script(database, "recompute.sql", {})
        self.psql(database, "VACUUM (ANALYZE)", "CHECKPOINT")

    def run_script(self, database, name, variables):
        return output_of(
            [self.programs / "psql", "-XqAt", "--set=ON_ERROR_STOP=1", f"--dbname={self.url(database, 'owner')}",
             *(f"--set={key}={value}" for key, value in variables.items()), f"--file={HERE / name}"],
            env=self.database_environment(),
        )

    def milliseconds_of_script(self, database, name, variables):
        begun = time.perf_counter()
        self.run_script(database, name, variables)
        return (time.perf_counter() - begun) * 1000

    def milliseconds_of_get(self, path, token):
        """The median of requests one after the other on one connection, after a few to warm up."""
        connection = http.client.HTTPConnection("127.0.0.1", int(os.environ["MADOGUCHI_PORT"]))
        times = []
        for _ in range(10 + RUNS_OF_A_REPORT):
            begun = time.perf_counter()
            connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
            answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - begun) * 1000)
            if answer.status != 200:
                sys.exit(f"{path} was answered with {answer.status}.")
        connection.close()
        return statistics.median(times[10:])

    def milliseconds_of_residents(self, year):
        """The median of recording consultations of residents, each of another one."""
        residents = self.run_script("people", "some_residents.sql", {"number": 10 + RUNS_OF_A_REPORT}).split()
        token = (self.home / "tokens" / "staff").read_text().strip()
        connection = http.client.HTTPConnection("127.0.0.1", int(os.environ["MADOGUCHI_PORT"]))
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        times = []
        for resident in residents:
            record = {"site": "S001", "heldOn": f"{year}-10-01", "channel": "phone", "topics": ["wifi"], "resident": resident}
            begun = time.perf_counter()
            connection.request("PUT", f"/v1/consultations/{uuid.uuid4()}", json.dumps(record), headers)
            answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - begun) * 1000)
            if answer.status != 201:
                sys.exit(f"A resident's consultation was answered with {answer.status}.")
        connection.close()
        return statistics.median(times[10:])

    def load_reports(self, path, year, token):
        """32 connections, on ours and on the peer, both over the same database."""
        rate = self.requests_per_second(f"{self.server}{path}", "-H", f"Authorization: Bearer {token}")
        self.measured.record("coverage, 32 connections, one question", "reports/s", rate)
        rate = self.requests_per_second(self.server, "-s", HERE / "radii.lua", after=["--", path, token])
        self.measured.record("coverage, 32 connections, each another one", "reports/s", rate)
        port = free_port()
        log = open(self.home / "log" / "peer.log", "a")
        peer = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", self.peer_python(), "-m", "uvicorn", "peer_service:app", "--app-dir", HERE,
             "--port", str(port), "--workers", "2", "--no-access-log", "--log-level", "warning"],
            stdout=log, stderr=log, env={**os.environ, "PEER_DATABASE_URL": self.url("years")},
        )
        address = f"http://127.0.0.1:{port}/coverage?fiscalYear={year}"
        try:
            deadline = time.perf_counter() + 60
            while not answers(address):
                if peer.poll() is not None or time.perf_counter() > deadline:
                    sys.exit(f"The peer did not become ready; see what it said in {log.name}.")
                time.sleep(0.1)
            self.measured.record("FastAPI and asyncpg, 32 connections", "reports/s", self.requests_per_second(address))
        finally:
            self.stop(peer)

    def requests_per_second(self, address, *options, after=()):
        for seconds in (WARM_UP_SECONDS, self.options.seconds):
            output = output_of(["wrk", "-t", "2", "-c", "32", "-d", f"{seconds}s", "--timeout", "30s", *options, address, *after])
        if "Non-2xx" in output or "Socket errors" in output:
            sys.exit(f"Some requests failed: {output}")
        return float(re.search(r"^Requests/sec:\s+([\d.]+)", output, re.MULTILINE)[1])

    def peer_python(self, name="peer", packages=("fastapi", "asyncpg", "uvicorn[standard]")):
        """The Python of an environment that has the peer's packages; made where there is none."""
        environment = self.home / name
        python = environment / "bin" / "python"
        if not python.exists():
            output_of([sys.executable, "-m", "venv", environment])
            output_of([python, "-m", "pip", "install", "--quiet", *packages])
        return python

    # Hiding small counts

    def measure_suppress(self):
        """A year of 57 sites and 9 age bands, and some of its hidden cells by exact linear programmes."""
        cells = self.home / "cells.csv"
        solver = self.peer_python("solver", ["scipy"])
        for round in self.rounds:
            ours = json.loads(output_of(
                [self.home / "bin" / "madoguchi", "demonstration", "suppress", "--seed", str(round + 1), "--output", cells]
            ))
            hidden = ours["primary"] + ours["complementary"]
            record = self.measured.record
            record("suppressing 57 sites × 12 months × 9 ages", "s", ours["seconds"], "under 2")
            record("auditing all its hidden cells", "s", ours["auditSeconds"])
            record("hidden, of the cells that are not zero", "%", 100 * hidden / ours["nonZero"])
            record("hidden for others' sake, for each small one", "", ours["complementary"] / ours["primary"])
            exact = json.loads(output_of([solver, HERE / "bounds_by_highs.py", cells, "40"]))
            record("the same audit by HiGHS, from 40 cells", "s", exact["seconds"] * hidden)
            record("least width of bounds by HiGHS, from 0", "", exact["widthFromZero"], f"at least {ours['threshold']}")
            record("least width of bounds by HiGHS, from 1", "", exact["widthFromOne"], f"at least {ours['threshold']}")
        self.measured.ratio(
            "the audit beside HiGHS", "the same audit by HiGHS, from 40 cells", "auditing all its hidden cells", "",
        )

    # The nightly export

    def measure_export(self):
        """The internal package of one fiscal year out of five, beside psql's \\copy of the query behind its largest table."""
        year = fiscal_year_before(today_in_japan())
        self.fill_with_years("years", year - 4, self.options.records)
        days = f"held_on >= '{year}-04-01' AND held_on <= '{year + 1}-03-31'"
        ward = f"ward_code = '{os.environ['MADOGUCHI_WARD']}'"
        rows = int(self.psql("years", f"SELECT count(*) FROM consultation WHERE {ward} AND {days} AND NOT void")[0])
        # As DeliveredTable.consultations asks.
        query = ("SELECT id, held_on, site_code, channel, array_to_string(topics, ';'), age_band, minutes, outcome, satisfaction, "
                 f"can_do_online::text, revision FROM consultation_without_persons WHERE {ward} AND {days} AND NOT void "
                 "ORDER BY held_on, id")
        folder, copied = self.home / "packages", self.home / "copied.csv"
        peer = f"{rows:,} records by \\copy"
        for round in self.rounds:
            # The first of them finds nothing in memory, and is not counted.
            for _ in range(2 if round == 0 else 1):
                begun = time.perf_counter()
                self.psql("years", f"\\copy ({query}) TO '{copied}' WITH (FORMAT csv)")
                seconds = time.perf_counter() - begun
            self.measured.record(peer, "rows/s", rows / seconds)
            for encoding in ("utf-8", "cp932"):
                shutil.rmtree(folder, ignore_errors=True)
                seconds, memory = whole_process(
                    [self.home / "bin" / "madoguchi", "export", "nightly", "--date", f"{year + 1}-03-31", "--fiscal-year", str(year),
                     "--out", folder, "--encoding", encoding, "--replace-unmappable"],
                    env={**os.environ, "MADOGUCHI_DATABASE_URL": self.url("years")},
                )
                self.measured.record(f"the whole package of these, {encoding}", "rows/s", rows / seconds)
                self.measured.record(f"memory at the most, {encoding}", "MiB", memory, "under 100")
        for encoding, goal in (("utf-8", "at least 0.95"), ("cp932", "at least 0.6")):
            self.measured.ratio(f"export ÷ \\copy, {encoding}", f"the whole package of these, {encoding}", peer, goal)
        shutil.rmtree(folder, ignore_errors=True)
        copied.unlink()

    # The audit trail

    def measure_audit(self):
        """All of `database verify` on the demonstration ward with so many entries more, and a search through them."""
        entries = self.options.entries
        self.fresh_database("entries")
        self.run_script("entries", "many_entries.sql", {"entries": entries})
        self.psql("entries", "VACUUM (ANALYZE)", "CHECKPOINT")
        environment = {**os.environ, "MADOGUCHI_DATABASE_URL": self.url("entries")}
        ways = {
            f"database verify, {entries:,} audit entries": (["database", "verify"], "under 10"),
            "madoguchi audit, by subject": (["audit", "--subject", "00000000-0000", "--json"], ""),
        }
        for _ in self.rounds:
            for name, (words, goal) in ways.items():
                begun = time.perf_counter()
                output_of([self.home / "bin" / "madoguchi", *words], env=environment)
                self.measured.record(name, "s", time.perf_counter() - begun, goal)

    # The build

    def measure_build(self):
        scratch = pathlib.Path(self.options.checkout) / ".build-bench"
        for _ in self.rounds if self.options.parts == ["build"] else range(1):
            shutil.rmtree(scratch, ignore_errors=True)
            seconds = 0
            for product in ("madoguchi", "mado"):
                seconds += whole_process(
                    ["swift", "build", "--package-path", self.options.checkout, "--scratch-path", scratch, "-c", "release",
                     "--static-swift-stdlib", "--product", product]
                )[0]
            self.measured.record("clean release build of both programs", "s", seconds, "under 300")
        shutil.rmtree(scratch, ignore_errors=True)

    def describe_machine(self):
        model = re.search(r"^model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
        print(f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB, "
              f"Linux {platform.release()}, load {load}")
        print(f"{first_line('swift', '--version')}; {first_line(self.programs / 'postgres', '--version')}; "
              f"{datetime.date.today()}, {self.options.rounds} rounds\n")


def whole_process(command, accept=0, env=None):
    """Runs it to its end; gives the seconds that took and its peak memory in MiB."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, accept):
        sys.exit(f"{command[0]} failed with {process.returncode}: {complaint.decode(errors='replace')[-2000:]}")
    return seconds, usage.ru_maxrss / 1024


def output_of(command, env=None):
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def first_line(*command):
    return output_of(command).split("\n")[0]


def today_in_japan():
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9))).date()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers(address):
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError):
        return False


def fiscal_year_before(day):
    """The last one that is over, by the year of its 1 April."""
    return day.year - (1 if day.month >= 4 else 2)


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkout", required=True)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--records", type=int, default=10_000_000)
    parser.add_argument("--residents", type=int, default=1_000_000)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("parts", nargs="+")
    return parser.parse_args()


Bench(options()).run()
