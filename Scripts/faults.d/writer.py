"""One clerk's client: writes consultations until its standard input ends, sends each until it is settled, and keeps a ledger.

The ledger is JSON lines, each flushed before the next request: `{"made": id, "sent": {…}}` before a record is first sent,
`{"saved": id, "revision": n}` when the server has said so, `{"refused": id, "status": n}` when it will not take it, `{"wrong": …}` for
an answer that no server may give. A process of its own, so that it can have a clock of its own.
"""

import argparse
import calendar
import http.client
import json
import os
import random
import select
import sys
import time
import uuid

TOPICS = ["my_number_card", "e_tax", "maps", "line_messages", "internet", "email"]
ANSWER_TIMEOUT = 4
# Within Retry-After, but never for longer: the run is short.
LONGEST_WAIT = 1.0


class Clerk:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)
        self.ledger = open(options.ledger, "a", buffering=1)
        self.connection = None
        self.saved = []
        self.count = 0
        # How far the server's clock is ahead of ours, once it has told us that we are wrong.
        self.correction = 0.0
        self.server_time = None

    def note(self, **line):
        self.ledger.write(json.dumps(line, ensure_ascii=False) + "\n")

    def run(self):
        while not self.is_told_to_stop():
            kind = self.random.random()
            if kind < 0.10 and self.saved:
                self.send_duplicate()
            elif kind < 0.15 and self.saved:
                self.change("corrections")
            elif kind < 0.18 and self.saved:
                self.change("void")
            elif kind < 0.28:
                self.send_batch([self.make() for _ in range(3)])
            else:
                self.send(self.make())
            pause(self.random.random() * self.options.pause)
        self.note(finished=True)

    @staticmethod
    def is_told_to_stop():
        ready, _, _ = select.select([sys.stdin], [], [], 0)
        return bool(ready) and sys.stdin.read(1) == ""

    # Records

    def make(self):
        self.count += 1
        record = {
            "site": self.random.choice(self.options.sites.split(",")), "heldAt": self.now(),
            "channel": self.random.choice(["in_person", "phone"]), "topics": self.random.sample(TOPICS, 2),
            "minutes": self.random.randint(5, 60), "note": f"{self.options.name}-{self.count}",
        }
        identity = uuid7(time.time(), self.random)
        self.note(made=identity, sent=record)
        return {"id": identity, "content": record, "revision": 1, "void": False}

    def now(self):
        return time.strftime("%Y-%m-%dT%H:%M:%S+09:00", time.gmtime(time.time() + self.correction + 9 * 3600))

    # Sending until it is settled

    def send(self, record):
        for _ in self.attempts():
            status, answer = self.ask("PUT", f"/v1/consultations/{record['id']}", record["content"])
            if status in (200, 201):
                return self.settle(record)
            if status == 422 and self.learn_time(answer):
                record["content"]["heldAt"] = self.now()
                self.note(made=record["id"], sent=record["content"])
            elif not self.is_passing(status):
                return self.refuse(record, status)

    def send_batch(self, records):
        left = list(records)
        for _ in self.attempts():
            if not left:
                return
            lines = "".join(json.dumps({"id": record["id"], **record["content"]}) + "\n" for record in left)
            status, answer = self.ask("POST", "/v1/consultations/batch", lines, "application/x-ndjson")
            if status != 200:
                if not self.is_passing(status):
                    return [self.refuse(record, status) for record in left]
                continue
            again = []
            for record, line in zip(left, answer.splitlines()):
                status = json.loads(line)["status"]
                if status in (200, 201):
                    self.settle(record)
                elif status == 422 and self.learn_time(line):
                    record["content"]["heldAt"] = self.now()
                    self.note(made=record["id"], sent=record["content"])
                    again.append(record)
                elif self.is_passing(status):
                    again.append(record)
                else:
                    self.refuse(record, status)
            left = again

    def send_duplicate(self):
        """A late copy of a record as it was first sent: it must be known."""
        record = self.random.choice(self.saved)
        for _ in self.attempts():
            status, _ = self.ask("PUT", f"/v1/consultations/{record['id']}", record["content"])
            if status == 200:
                return
            if not self.is_passing(status):
                return self.note(wrong="late duplicate", id=record["id"], status=status)

    def change(self, how):
        record = self.random.choice(self.saved)
        if record["void"]:
            return
        minutes = record.get("minutes", record["content"]["minutes"]) % 60 + 1
        body = {"reason": f"{self.options.name} {record['revision']}"}
        if how == "corrections":
            body["changes"] = {"minutes": minutes}
        headers = {"If-Match": f'"{record["revision"]}"'}
        # It may be made from now on, and is when the server has said so.
        self.note(changing=record["id"], minutes=minutes if how == "corrections" else None, void=how == "void")
        for _ in self.attempts():
            status, answer = self.ask("POST", f"/v1/consultations/{record['id']}/{how}", body, headers=headers)
            if status == 200:
                record["revision"] += 1
                if how == "corrections":
                    record["minutes"] = minutes
                else:
                    record["void"] = True
                return self.note(
                    changed=record["id"], revision=record["revision"], minutes=record.get("minutes"), void=record["void"]
                )
            if not self.is_passing(status):
                return self.note(wrong=how, id=record["id"], status=status, answer=answer)

    def settle(self, record):
        self.saved.append(record)
        self.note(saved=record["id"])

    def refuse(self, record, status):
        self.note(refused=record["id"], status=status)

    @staticmethod
    def is_passing(status):
        """Whether to send it again: no answer, or an answer that says so."""
        return status is None or status >= 500 or status in (408, 429)

    def attempts(self):
        wait = 0.02
        for attempt in range(100_000):
            if attempt:
                # Full jitter.
                pause(self.random.random() * wait)
                wait = min(wait * 2, LONGEST_WAIT)
                self.note(retry=1)
            yield attempt

    def ask(self, method, path, body, content_type="application/json", headers={}):
        """Status and body; the status is None when no whole answer came."""
        data = body if isinstance(body, str) else json.dumps(body)
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.options.port, timeout=ANSWER_TIMEOUT)
            self.connection.request(
                method, path, data.encode(),
                {"Authorization": f"Bearer {self.options.token}", "Content-Type": content_type, "Accept-Language": "en", **headers},
            )
            response = self.connection.getresponse()
            answer = response.read().decode()
            self.server_time = response.getheader("Madoguchi-Time")
            if response.status == 503 and not response.getheader("Retry-After"):
                self.note(wrong="503 without Retry-After", path=path)
            if response.will_close:
                self.hang_up()
            return response.status, answer
        except (OSError, http.client.HTTPException, ValueError):
            self.hang_up()
            return None, ""

    def hang_up(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def learn_time(self, answer):
        """Whether we were told that our clock is ahead, and have set it right."""
        if '"future"' not in answer or not self.server_time:
            return False
        told = calendar.timegm(time.strptime(self.server_time[:19], "%Y-%m-%dT%H:%M:%S"))
        self.correction = told - 9 * 3600 - time.time()
        self.note(clock=round(self.correction))
        return True


def pause(seconds):
    """By select(): under another clock, time.sleep() is refused by the system."""
    select.select([], [], [], seconds)


def uuid7(seconds, source):
    bits = (int(seconds * 1000) & (1 << 48) - 1) << 80 | source.getrandbits(80)
    bits = bits & ~(0xF << 76) | 7 << 76
    bits = bits & ~(0x3 << 62) | 2 << 62
    return str(uuid.UUID(int=bits))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name in ("name", "ledger", "sites", "token"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--pause", type=float, default=0.05)
    options = parser.parse_args()
    options.token = open(options.token).read().strip()
    try:
        Clerk(options).run()
    except KeyboardInterrupt:
        pass
