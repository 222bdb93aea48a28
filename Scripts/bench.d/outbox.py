"""The outbox of `mado`: how long an acknowledged record takes without a network, and how fast what waits is sent."""

import fcntl
import json
import os
import shutil
import statistics
import sys
import time
import uuid

WAITING = 10_000
RUNS = 40
PUTS = 500


class OutboxBench:
    def __init__(self, bench, whole_process, today):
        self.bench, self.whole_process, self.today = bench, whole_process, today
        self.home = bench.home / "mado-outbox"
        self.folder = self.home / "outbox"
        self.environment = {
            **os.environ, "MADO_SERVER": bench.server, "MADO_TOKEN_FILE": str(bench.home / "tokens" / "staff"),
            "MADO_SITE": "S001", "MADO_HOME": str(self.home),
        }

    def mado(self, *arguments, accept=0):
        return self.whole_process([self.bench.home / "bin" / "mado", *arguments], accept=accept, env=self.environment)[0]

    def log(self, accept=0):
        return self.mado("log", "マイナンバーカード", "72歳", "15分", "自分でできた", accept=accept) * 1000

    def names(self):
        return [name for name in os.listdir(self.folder) if not name.startswith(".")]

    def empty(self):
        for name in self.names():
            (self.folder / name).unlink()

    def dd(self):
        return self.whole_process(
            ["dd", "if=/dev/zero", f"of={self.home / 'dd'}", "bs=300", "count=1", "conv=fsync", "status=none"]
        )[0] * 1000

    def measure(self):
        bench, record = self.bench, self.bench.measured.record
        bench.fresh_database("desk")
        service, _ = bench.start_service("desk")
        self.log()
        bench.stop(service)
        self.keep_item()
        for _ in bench.rounds:
            self.measure_log(service_is_up=False)
        service, _ = bench.start_service("desk")
        for _ in bench.rounds:
            self.measure_log(service_is_up=True)
            self.refill()
            seconds = self.mado("sync", "--quiet")
            if self.names():
                sys.exit(f"mado sync left {len(self.names())} items behind.")
            record("mado sync of 10,000", "records/s", WAITING / seconds)
            record("curl in a loop", "records/s", self.curl_loop())
        bench.stop(service)
        ratio = bench.measured.ratio
        ratio("log offline ÷ dd", "mado log offline", "dd, one synced file", "at most 2")
        ratio("offline, 10,000 waiting ÷ none", "mado log offline, 10,000 waiting", "mado log offline", "at most 1.2")
        ratio("online, 10,000 waiting ÷ none", "mado log online, 10,000 waiting", "mado log online", "at most 1.2")
        ratio("sync ÷ curl loop", "mado sync of 10,000", "curl in a loop", "at least 10")
        shutil.rmtree(self.home)

    def measure_log(self, service_is_up):
        """Runs without and with what waits, turn by turn; a lock keeps others from sending it meanwhile."""
        state, accept = ("online", 0) if service_is_up else ("offline", 75)
        self.empty()
        lock = open(self.folder / ".sending", "w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        values = {"": [], ", 10,000 waiting": [], "dd": []}
        for _ in range(RUNS):
            values[""].append(self.log(accept))
            self.empty()
            if not service_is_up:
                values["dd"].append(self.dd())
        self.refill()
        for _ in range(RUNS):
            values[", 10,000 waiting"].append(self.log(accept))
        self.empty()
        lock.close()
        for name in ("", ", 10,000 waiting"):
            self.bench.measured.record(f"mado log {state}{name}", "ms", statistics.median(values[name]))
        if values["dd"]:
            self.bench.measured.record("dd, one synced file", "ms", statistics.median(values["dd"]))

    def refill(self):
        """Copies of the item that was kept from a run without the service, each with a number and an id of its own."""
        self.empty()
        for number in range(1, WAITING + 1):
            (self.folder / f"{number:010}-{self.account}-{uuid.uuid4()}{self.ending}").write_bytes(self.content)
        os.sync()

    def keep_item(self):
        """Keeps what a run without the service has saved, to make many of it."""
        self.log(accept=75)
        (name,) = self.names()
        self.content = (self.folder / name).read_bytes()
        self.account, self.ending = name.split("-")[1], name[64:]

    def curl_loop(self):
        token = (self.bench.home / "tokens" / "staff").read_text().strip()
        body = json.dumps({
            "site": "S001", "heldOn": str(self.today), "channel": "in_person", "topics": ["my_number_card"],
            "ageBand": "70-74", "minutes": 15, "outcome": "done_by_self",
        })
        begun = time.perf_counter()
        for _ in range(PUTS):
            self.whole_process(
                ["curl", "--silent", "--show-error", "--fail", "--request", "PUT",
                 "--header", f"Authorization: Bearer {token}", "--header", "Content-Type: application/json",
                 "--data", body, f"{self.bench.server}/v1/consultations/{uuid.uuid4()}"]
            )
        return PUTS / (time.perf_counter() - begun)
