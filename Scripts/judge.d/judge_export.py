"""judge_export.py --psql PSQL PART…: see Scripts/judge-export, which prepares the ward that this exports and amends."""

import argparse
import csv
import datetime
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid

from claims import Claims

HERE = pathlib.Path(__file__).parent
FORMS = {"utf-8": ["--encoding", "utf-8"], "cp932": ["--encoding", "cp932"], "json": ["--format", "json"], "xlsx": ["--format", "xlsx"]}
AUDIENCES = ("internal", "public")


class Judge(Claims):
    def __init__(self, options):
        self.options = options
        self.home = pathlib.Path(os.environ["MADOGUCHI_HOME"])
        self.ward = os.environ["MADOGUCHI_WARD"]
        self.server = f"http://127.0.0.1:{os.environ['MADOGUCHI_PORT']}"
        self.today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9))).date()

    def run(self):
        self.fill_gaps_of_cp932()
        self.close_what_is_over()
        for audience in AUDIENCES:
            for form in FORMS:
                self.export(self.home / "first" / audience / form, audience, *FORMS[form])
        # bounds comes last: it amends what the others compare.
        for part in sorted(self.options.parts, key=lambda part: part == "bounds"):
            print(f"{part}", flush=True)
            getattr(self, f"judge_{part}")()
        self.end()

    # The ward

    def ask(self, method, path, account, body=None):
        token = (self.home / "tokens" / account).read_text().strip()
        request = urllib.request.Request(
            self.server + path, method=method, data=json.dumps(body).encode() if body is not None else None,
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            sys.exit(f"{method} {path}: {error.code} {error.read().decode()}")

    def fill_gaps_of_cp932(self):
        """A site with a code that spreadsheets like to spoil, and characters that encodings do."""
        self.psql(
            "INSERT INTO site (ward_code, site_code, name, site_kind, opened_on, aliases) "
            f"VALUES ('{self.ward}', '007', '髙﨑①㈱〜―ヴ館', 'library', '2020-04-01', '{{}}')"
        )

    def close_what_is_over(self):
        """Every month that is over, from the first record or course on, and every fiscal year whose months are."""
        self.year = self.today.year - (1 if self.today.month < 4 else 0)
        year, month = map(int, self.psql(
            "SELECT to_char(least((SELECT min(held_on) FROM consultation), (SELECT min(held_on) FROM course)), 'YYYY-MM')"
        ).split("-"))
        while (year, month) < (self.today.year, self.today.month):
            self.close(f"{year}-{month:02}")
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
            if month == 4:
                self.close(str(year - 1))

    def close(self, period):
        self.ask("POST", f"/v1/closings/{period}", "coordinator", {"acknowledgeMissing": True})

    def record_late(self, site, day, age):
        """An amendment, approved by another one."""
        id = uuid.uuid4()
        self.ask("PUT", f"/v1/consultations/{id}", "coordinator", {
            "site": site, "heldOn": day, "channel": "in_person", "topics": ["wifi"], "ageBand": age, "lateReason": "紙の控えから",
        })
        self.ask("POST", f"/v1/amendments/{id}/approval", "approver")

    def psql(self, statement):
        url = (self.home / "owner-database-url").read_text().strip()
        return output_of([self.options.psql, "-XqAt", "--set=ON_ERROR_STOP=1", f"--dbname={url}", f"--command={statement}"],
                         env={**os.environ, "PGOPTIONS": f"-c madoguchi.ward={self.ward}"}).strip()

    # Exports

    def command(self, folder, audience, *arguments):
        return [self.home / "bin" / "madoguchi", "export", "nightly", "--date", str(self.today), "--out", folder,
                "--audience", audience, "--json", *arguments]

    def export(self, folder, audience, *arguments):
        """Gives the package's folder and the line for monitoring."""
        line = json.loads(output_of(self.command(folder, audience, *arguments)))
        return pathlib.Path(line["path"]), line

    def package(self, audience, form):
        return self.home / "first" / audience / form / f"{self.ward}_{self.today}"

    # Parts

    def judge_totals(self):
        package = self.package("internal", "utf-8")
        held = f"FROM consultation WHERE held_on BETWEEN '{self.year}-04-01' AND '{self.today}' AND NOT void"
        counted = [int(self.psql(f"SELECT {what} {held}")) for what in ("count(*)", "sum(minutes)", "sum(cardinality(topics))")]
        sums = [len(table(package, "consultations")), total(package, "consultations", "対応時間"),
                total(package, "mentions_by_topic", "延べ件数")]
        self.claim("records, minutes and mentions are those of SQL", counted == sums, f"{counted}")
        for name in ("ward_by_month", "sites_by_month", "consultations_by_month", "outcomes_by_month"):
            self.claim(f"{name} adds up to them", total(package, name, "相談件数") == counted[0])
        people = self.psql(
            "SELECT string_agg(word, E'\\n') FROM (SELECT name AS word FROM resident_person UNION SELECT phone FROM resident_person "
            "UNION SELECT name FROM supporter_contact UNION SELECT supporter_code FROM supporter UNION SELECT resident_id::text "
            "FROM resident UNION SELECT note FROM consultation UNION SELECT receipt FROM consultation) AS w WHERE length(word) > 3"
        ).split("\n")
        held = [name for audience in AUDIENCES for name, content in contents(self.package(audience, "utf-8")).items()
                if any(word in content.decode() for word in people)]
        self.claim("nobody's name, phone, code, entry, note or receipt is in any file", not held, f"{len(people)} words; {held}")

    def judge_manifest(self):
        for audience in AUDIENCES:
            for form, arguments in FORMS.items():
                package = self.package(audience, form)
                before = contents(package)
                line = self.export(package.parent, audience, *arguments)[1]
                elsewhere = self.export(self.home / "again" / audience / form, audience, *arguments)[0]
                self.claim(f"{audience} {form}: sha256sum accepts it, once more changes nothing, elsewhere gives the same bytes",
                           is_whole(package) and line["unchanged"] and contents(package) == before == contents(elsewhere))

    def judge_frictionless(self):
        frictionless = self.python("validator", "frictionless[excel]") .parent / "frictionless"
        for audience in AUDIENCES:
            for form in FORMS:
                done = subprocess.run([frictionless, "validate", "datapackage.json", "--json"], cwd=self.package(audience, form),
                                      capture_output=True, text=True)
                report = json.loads(done.stdout) if done.stdout.startswith("{") else {}
                stats = report.get("stats", {})
                errors = [error["message"] for task in report.get("tasks", []) for error in task.get("errors", [])]
                self.claim(f"{audience} {form}", done.returncode == 0 and report.get("valid") is True,
                           f"{stats.get('tasks')} tables, {stats.get('errors')} errors {errors[:2] or done.stderr[-200:]}")

    def judge_libreoffice(self):
        for audience in AUDIENCES:
            described = json.loads((self.package(audience, "utf-8") / "datapackage.json").read_text())["resources"]
            expected = {resource["title"]: table(self.package(audience, "utf-8"), resource["name"], header=True)
                        for resource in described if resource["name"] != "definitions"}
            for form, charset in (("utf-8", "76"), ("cp932", "64")):
                wrong = [resource["name"] for resource in described
                         if self.opened(self.package(audience, form) / resource["path"], charset, resource)
                         != table(self.package(audience, form), resource["name"], form, header=True)]
                self.claim(f"{audience}: CSV in {form}, columns as their definitions say", not wrong, f"{len(described)} tables {wrong}")
            sheets = self.sheets(self.package(audience, "xlsx") / "tables.xlsx")
            wrong = [name for name, rows in expected.items() if not same_cells(sheets.get(name), rows)]
            self.claim(f"{audience}: every sheet of the workbook", not wrong and len(sheets) == len(expected), f"{len(sheets)} sheets {wrong}")

    def opened(self, path, charset, resource):
        """What LibreOffice makes of a CSV file when it is told which columns are text: written out as CSV again."""
        kinds = "/".join(f"{number}/{1 if field['type'] in ('integer', 'number') else 2}"
                         for number, field in enumerate(resource["schema"]["fields"], 1))
        place = self.home / "opened"
        shutil.rmtree(place, ignore_errors=True)
        self.soffice(f"--infilter=CSV:44,34,{charset},1,{kinds},0,false,false", "--convert-to",
                     "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", place, path)
        return list(csv.reader((place / path.name).open(encoding="utf-8-sig", newline="")))

    def sheets(self, path):
        place = self.home / "sheets"
        shutil.rmtree(place, ignore_errors=True)
        self.soffice("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", place, path)
        return {file.stem.removeprefix("tables-"): list(csv.reader(file.open(encoding="utf-8-sig", newline="")))
                for file in place.glob("*.csv")}

    def soffice(self, *arguments):
        output_of(["soffice", f"-env:UserInstallation=file://{self.home}/office", "--headless", *arguments],
                  env={**os.environ, "LC_ALL": "C.UTF-8"})

    def judge_bounds(self):
        """The worst that can be known: both releases, and of every correction between them what it was."""
        first = self.package("public", "utf-8")
        month = max(row["年月"] for row in table(first, "consultations_by_site"))
        inner = {(row["拠点コード"], row["年代"]): row for row in table(first, "consultations_by_site_age") if row["年月"] == month}
        hidden = [key for key, row in inner.items() if row["秘匿区分"] == "X"]
        shown = [key for key, row in inner.items() if row["秘匿区分"] == "" and int(row["値"]) > 9]
        zero = [key for key, row in inner.items() if row["値"] == "0"]
        earlier = f"{self.year - 1}-11"
        corrections = [(month, *hidden[0]), (month, *hidden[-1]), (month, *shown[0]), (earlier, *hidden[1]), (earlier, *shown[-1])]
        for when, site, age in corrections:
            self.record_late(site, f"{when}-15", age)
        second, _ = self.export(self.home / "second", "public")
        # One that would show what was zero has to be held back.
        self.record_late(zero[0][0], f"{month}-16", zero[0][1])
        third, line = self.export(self.home / "third", "public")
        self.claim("a correction that would give something away is held back", month in line["heldBack"], f"{line['heldBack']}")
        facts = {"releases": [str(first), str(second), str(third)], "corrections": [list(c) for c in corrections], "threshold": 10}
        (self.home / "facts.json").write_text(json.dumps(facts))
        solver = self.python("solver", "scipy")
        found = json.loads(output_of([solver, HERE / "bounds_of_releases.py", self.home / "facts.json"]))
        for claim in found:
            self.claim(claim["text"], claim["holds"], claim["detail"])

    def judge_kill(self):
        """Two packages that differ, of which one replaces the other."""
        forms = ("utf-8", "cp932")
        whole = {form: contents(self.package("internal", form)) for form in forms}
        folder = self.home / "killed"
        package, _ = self.export(folder, "internal", *FORMS["utf-8"])
        begun = time.perf_counter()
        self.export(folder, "internal", *FORMS["cp932"])
        seconds = time.perf_counter() - begun
        outcomes = {"old": 0, "new": 0}
        stands, killed = "cp932", 0
        for point in range(20):
            aimed = forms[1 - forms.index(stands)]
            process = subprocess.Popen(self.command(folder, "internal", *FORMS[aimed]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(seconds * (point + 0.5) / 20)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1
            found = contents(package)
            if not is_whole(package) or found not in (whole[stands], whole[aimed]):
                self.claim(f"killed after {seconds * (point + 0.5) / 20:.2f} s", False, "neither the old package nor the new one")
                continue
            outcomes["new" if found == whole[aimed] else "old"] += 1
            stands = aimed if found == whole[aimed] else stands
            while self.psql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") != "0":
                time.sleep(0.02)
        self.export(folder, "internal", *FORMS["utf-8"])
        left = sorted(entry.name for entry in folder.iterdir())
        self.claim("killed at twenty points of its way, the old package or the new one stands there whole, by sha256sum",
                   sum(outcomes.values()) == 20 and killed >= 15, f"{killed} killed within {seconds:.2f} s; {outcomes}")
        self.claim("the next run clears up", left == [package.name] and contents(package) == whole["utf-8"], f"{left}")

    def python(self, name, package):
        """A Python of its own with a package from PyPI."""
        environment = self.home / name
        output_of([sys.executable, "-m", "venv", environment])
        output_of([environment / "bin" / "python", "-m", "pip", "install", "--quiet", package])
        return environment / "bin" / "python"


def output_of(command, env=None):
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed with {done.returncode}: {done.stdout[-500:]}{done.stderr[-2000:]}")
    return done.stdout


def contents(package):
    return {file.name: file.read_bytes() for file in package.iterdir()}


def is_whole(package):
    return subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "manifest.sha256"], cwd=package,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def table(package, name, form="utf-8", header=False):
    encoding = "utf-8-sig" if form == "utf-8" or name == "unmappable" else "cp932"
    with open(package / f"{name}.csv", encoding=encoding, newline="") as file:
        return list(csv.reader(file)) if header else list(csv.DictReader(file))


def total(package, name, column):
    return sum(int(row[column] or 0) for row in table(package, name))


def same_cells(found, expected):
    """Figures as a workbook writes them: 1E-05 is 0.00001, TRUE is true."""
    def plain(cell):
        if cell in ("TRUE", "FALSE"):
            return cell.lower()
        return float(cell) if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?(e-?\d+)?", cell, re.IGNORECASE) else cell
    return found is not None and [[plain(c) for c in row] for row in found] == [[plain(c) for c in row] for row in expected]


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--psql", required=True)
    parser.add_argument("parts", nargs="+")
    return parser.parse_args()


Judge(options()).run()
