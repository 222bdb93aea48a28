"""How long a refused login takes, of accounts that exist and of names that nobody has."""

import csv
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

# Fewer failures than an address has for nothing, and one for each name.
NAMES = 20
PASSWORD = "川べりの猫が三つまで数える"


def measure(program, environment):
    """The medians in milliseconds: for known accounts, for unknown names. The service has to be running, and new."""
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ["MADOGUCHI_PORT"]))

    def post(path, **members):
        begun = time.perf_counter()
        connection.request("POST", path, json.dumps(members), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        return answer.status, (time.perf_counter() - begun) * 1000

    for account, invitation in invited_accounts(program, environment):
        status, _ = post("/v1/enrolment/completion", account=account, invitation=invitation, password=PASSWORD)
        if status != 201:
            sys.exit(f"An enrolment was answered with {status}.")
    times = {"known": [], "unknown": []}
    # One after the other in turn, so that what else the machine does falls on both.
    for number in range(NAMES):
        for kind in times:
            status, milliseconds = post("/v1/session", account=f"{kind}-{number}", password="something else entirely")
            if status != 401:
                sys.exit(f"A login was answered with {status}.")
            times[kind].append(milliseconds)
    connection.close()
    return statistics.median(times["known"]), statistics.median(times["unknown"])


def invited_accounts(program, environment):
    """Accounts with their invitations."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["アカウント名", "権限", "支援拠点"])
        rows.writerows([f"known-{number}", "staff", "S001"] for number in range(NAMES))
        file.flush()
        printed = subprocess.run(
            [program, "user", "import", file.name, "--json"], env=environment, check=True, capture_output=True
        ).stdout
    return [(item["after"]["account"], item["invitation"]) for item in json.loads(printed)["items"]]
