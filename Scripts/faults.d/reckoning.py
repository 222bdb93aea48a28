"""What the writers were told, beside what the database holds."""

import datetime
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


class Crew:
    """Writers with a ledger each, in one directory. Their records carry the crew's name in their notes."""

    def __init__(self, name, directory, installation, token, sites):
        self.name = name
        self.directory = directory
        directory.mkdir(parents=True, exist_ok=True)
        self.installation = installation
        self.token = token
        self.sites = sites
        self.writers = []
        self.seed = 0

    def start(self, count, port, under=lambda number: (), pause=0.05):
        """`under` gives the command that runs the writer of this number under another clock."""
        for number in range(count):
            self.seed += 1
            name = f"{self.name}-{self.seed}"
            self.writers.append(
                subprocess.Popen(
                    ["setpriv", "--pdeathsig", "KILL", "--", *under(number), sys.executable, "-B", HERE / "writer.py", "--name", name,
                     "--ledger", self.directory / f"{name}.jsonl", "--port", str(port), "--token", self.token,
                     "--sites", self.sites, "--seed", str(self.seed), "--pause", str(pause)],
                    stdin=subprocess.PIPE, stderr=sys.stderr,
                )
            )

    def stop(self, patience=120):
        """Lets each settle what it has under way."""
        for writer in self.writers:
            writer.stdin.close()
        unsettled = 0
        for writer in self.writers:
            try:
                writer.wait(timeout=patience)
            except subprocess.TimeoutExpired:
                writer.kill()
                writer.wait()
                unsettled += 1
        self.writers = []
        return unsettled

    def lines(self):
        for path in sorted(self.directory.iterdir()):
            for line in path.read_text().splitlines():
                yield json.loads(line)

    def saved_count(self):
        return sum(path.read_text().count('{"saved"') for path in self.directory.iterdir())


class Account:
    """What the crew's ledgers say."""

    def __init__(self, crew):
        self.sent, self.state = {}, {}
        self.saved, self.refused, self.wrong = set(), [], []
        self.retries = self.clocks = self.duplicates = 0
        for line in crew.lines():
            if "made" in line:
                self.sent[line["made"]] = line["sent"]
            elif "saved" in line:
                self.saved.add(line["saved"])
            elif "changed" in line:
                self.state[line["changed"]] = (line["revision"], line["minutes"], line["void"])
            elif "refused" in line:
                self.refused.append(line)
            elif "wrong" in line:
                self.wrong.append(line)
            elif "clock" in line:
                self.clocks += 1
            elif "retry" in line:
                self.retries += 1

    def expected(self, identity):
        """Revision, minutes and whether it is void."""
        revision, minutes, void = self.state.get(identity, (1, None, False))
        return revision, minutes or self.sent[identity]["minutes"], void


class Reckoning:
    """Lost, duplicated and changed records of a crew, as the database stands."""

    def __init__(self, crew, installation):
        self.account = account = Account(crew)
        # Notes are sealed in the database, so the service reads them; how many revisions there are it is not asked.
        rows = [row for row in installation.records(crew.token) if (row.get("note") or "").startswith(f"{crew.name}-")]
        revisions = installation.psql("SELECT id, count(*) FROM consultation_revision GROUP BY id")
        self.revisions = {line.split("|")[0]: int(line.split("|")[1]) for line in revisions}
        found = {row["id"]: row for row in rows}
        self.lost = sorted(account.saved - found.keys())
        self.duplicated = len(rows) - len({row["note"] for row in rows}) + len(found.keys() - account.sent.keys())
        self.changed = [
            identity for identity, row in found.items()
            if identity in account.saved and not self.is_same(row, account.sent[identity], account.expected(identity))
        ]

    def is_same(self, row, sent, expected):
        held, was_held = (datetime.datetime.fromisoformat(each["heldAt"]) for each in (row, sent))
        return (
            (row["site"], held, row["channel"], set(row["topics"]), row["note"])
            == (sent["site"], was_held, sent["channel"], set(sent["topics"]), sent["note"])
            and (row["revision"], row["minutes"], row["void"]) == expected
            and self.revisions[row["id"]] == row["revision"]
        )

    @property
    def is_clean(self):
        return not (self.lost or self.duplicated or self.changed or self.account.wrong or self.account.refused)
