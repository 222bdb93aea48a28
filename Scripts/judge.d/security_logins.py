"""How long a refused login takes, and what it says, whether there is such an account or not."""

import csv
import http.client
import json
import statistics
import subprocess
import time

ACCOUNTS = 25
# An account has four failures for nothing before there is a time of waiting.
ROUNDS = 4
PASSWORD = "川べりの黒い猫が三つ数える"


def enrol(judge, name, count):
    """Accounts that exist, with a password; gives a token of each."""
    file = judge.home / f"{name}.csv"
    with file.open("w", encoding="utf-8", newline="") as output:
        rows = csv.writer(output)
        rows.writerow(["アカウント名", "権限", "支援拠点"])
        rows.writerows([f"{name}-{number}", "staff", "S001"] for number in range(count))
    printed = subprocess.run([judge.programs / "madoguchi", "user", "import", file, "--json"], check=True, capture_output=True).stdout
    tokens = []
    for item in json.loads(printed)["items"]:
        status, (login, _), _ = post(judge.port, "/v1/enrolment/completion", f"10.1.0.{len(item)}", account=item["after"]["account"],
                                     invitation=item["invitation"], password=PASSWORD)
        if status != 201:
            raise SystemExit(f"An enrolment was answered with {status}.")
        tokens.append(login["token"])
    return tokens


def post(port, path, address, **members):
    """The status, what is the same for every such answer, and the milliseconds it took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.connect()
    begun = time.perf_counter()
    connection.request("POST", path, json.dumps(members), {"Content-Type": "application/json", "X-Forwarded-For": address})
    answer = connection.getresponse()
    body = answer.read()
    milliseconds = (time.perf_counter() - begun) * 1000
    connection.close()
    document = {name: value for name, value in json.loads(body or b"{}").items() if name != "requestId"}
    names = sorted(name.lower() for name, _ in answer.getheaders())
    return answer.status, (document, names), milliseconds


def measure(port):
    """One after the other in turn, so that what else the machine does falls on both. Each attempt comes from another address."""
    times = {"known": [], "nobody": []}
    said = {"known": set(), "nobody": set()}
    for turn in range(ROUNDS):
        for number in range(ACCOUNTS):
            for kind, network in (("known", 2), ("nobody", 3)):
                status, answer, milliseconds = post(port, "/v1/session", f"10.{network}.{turn}.{number}",
                                                    account=f"{kind}-{number}", password="something else entirely")
                times[kind].append(milliseconds)
                said[kind].add((status, json.dumps(answer, sort_keys=True, ensure_ascii=False)))
    return times, said


def overlap(times):
    """How often a known name takes longer than an unknown one, a half when nothing can be told from it."""
    longer = sum(known > unknown for known in times["known"] for unknown in times["nobody"])
    return longer / (len(times["known"]) * len(times["nobody"]))


def judge_login(judge):
    with judge.flawed() as port:
        planted, _ = measure(port)
    judge.claim("a server that tells them apart is found", overlap(planted) > 0.9, f"{overlap(planted):.2f}")
    enrol(judge, "known", ACCOUNTS)
    times, said = measure(judge.port)
    known, unknown = (statistics.median(times[kind]) for kind in times)
    # Three standard deviations of what chance does with so many.
    judge.claim("how long it takes does not tell them apart", 0.38 < overlap(times) < 0.62,
                f"known accounts {known:.1f} ms, unknown names {unknown:.1f} ms, {len(times['known'])} each; the known one took longer "
                f"{overlap(times):.0%} of the time")
    judge.claim("nor does what is said", said["known"] == said["nobody"] and len(said["known"]) == 1,
                f"{len(said['known'] | said['nobody'])} different answers")
