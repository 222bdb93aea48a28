"""sqlmap on each value that a client may send: in a path, in a query, in a header, and in a body."""

import collections
import concurrent.futures
import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import urllib.parse
import uuid

import security_logins
import security_requests
import sqlmap_requests
from security_requests import ROLES

# What sqlmap says of each value, and at the end.
CLEAN = "does not seem to be injectable"
ALL_CLEAN = "all tested parameters do not appear to be injectable"
FOUND = "identified the following injection point"
# Of accounts that are used up, by those operations that ask for the account's own password: with four failures each starts to wait.
SESSIONS = 100
# An answer that the service has counted.
COUNTED = re.compile(r'^madoguchi_http_requests_total\{method="(\w+)",route="([^"]+)",status="(\d+)"\} (\d+)$', re.MULTILINE)


@dataclasses.dataclass
class Target:
    """One run of sqlmap, and how many values it is to test there."""

    operation: str
    url: str
    headers: dict
    count: int
    options: tuple = ()


def sqlmap(target, place):
    """Whether sqlmap finds a value injectable; nothing when it could not say of each."""
    found = subprocess.run(
        ["sqlmap", "-u", target.url, *target.options, "--batch", "--level", "1", "--risk", "1", "--dbms", "PostgreSQL",
         "--headers", "\n".join(f"{name}: {value}" for name, value in target.headers.items()), "--ignore-code", "*", "--timeout", "15",
         "--retries", "1", "--time-sec", "2", "--skip-waf", "--flush-session", "--disable-coloring", "--output-dir", str(place), "-v", "1",
         "--preprocess", str(place / "sqlmap_requests.py")],
        capture_output=True, text=True, timeout=900, stdin=subprocess.DEVNULL,
        env={**os.environ, sqlmap_requests.SESSIONS: str(place / "sessions")},
    )
    (place / f"{uuid.uuid4()}.txt").write_text(f"{target}\n{found.stdout}{found.stderr}")
    if FOUND in found.stdout:
        return True
    return False if ALL_CLEAN in found.stdout and found.stdout.count(CLEAN) >= target.count else None


def verdict_on(target, place):
    """Twice where sqlmap could not say: a busy machine may have kept it waiting."""
    verdict = sqlmap(target, place)
    return sqlmap(target, place) if verdict is None else verdict


def targets(judge):
    """For each operation that takes anything. Left out are those that take nothing: among them DELETE /v1/session, which would end the
    token that asks. A change of password and new recovery codes are asked for with tokens that are made to be used up (NEW_SESSION)."""
    description = security_requests.Description(judge.document(), *judge.known)
    for method, path, operation in description.operations():
        takes = [item for item in operation["parameters"] if item["name"] != "Accept-Language"]
        if takes or "requestBody" in operation:
            asked, answer = permitted(judge, description, method, path, operation)
            yield from of_reading(judge, asked, operation) if method == "GET" else of_change(judge, asked, answer, operation)
    # What the description does not name, or of all operations alike.
    token = judge.token("staff")
    yield Target("GET /v1/session", f"{judge.server}/v1/session", {"Authorization": f"Bearer {token}*", "Accept-Language": "ja*"}, 2)
    yield Target("POST /v1/session", f"{judge.server}/v1/session", {"X-Forwarded-For": "192.0.2.1*", "Content-Type": "application/json"}, 1,
                 ("--data", f'{{"account": "{security_requests.NOBODY}", "password": "a"}}'))


def permitted(judge, description, method, path, operation):
    """A request as a role that may, and how it is answered. What none may is for whoever has logged in."""
    tokens = [judge.token(role) for role in ROLES] + [sqlmap_requests.NEW_SESSION] if operation["security"] else [None]
    for token in tokens:
        asked = description.request(method, path, operation, token)
        answer = asked.answer(judge.server)
        if answer[0] not in (401, 403):
            break
    return asked, answer


def of_reading(judge, asked, operation):
    label, url = f"GET {asked.path}", judge.server + asked.url()
    if asked.names or asked.headers:
        yield Target(label, judge.server + asked.url("*"), asked.all_headers("*"), len(asked.names) + len(asked.headers))
    # One at a time: an answer that refuses one value would hide what another does.
    for item in operation["parameters"]:
        if item["in"] == "query":
            name = item["name"]
            value = urllib.parse.quote(str(security_requests.sample(item["schema"], name)))
            yield Target(label, f"{url}?{name}={value}", asked.all_headers(), 1, ("-p", name))


def of_change(judge, asked, answer, operation):
    label = f"{asked.method} {asked.path}"
    if asked.body is None:
        yield Target(label, judge.server + asked.url("*"), asked.all_headers("*"), len(asked.names) + len(asked.headers),
                     ("--method", asked.method))
        return
    whole = asked.body
    asked = security_requests.accepted(asked, answer, security_requests.example_in(operation), judge.server)
    values = security_requests.places(asked.body)
    texts = {place for place in values if not isinstance(security_requests.at(asked.body, place), bool)}
    count = len(texts) + len(asked.names) + len(asked.headers)
    if count > 0:
        yield Target(label, judge.server + asked.url("*"), asked.all_headers("*"), count,
                     ("--method", asked.method, "--data", security_requests.written(asked.body, texts)))
    # What is no text where it is accepted, and what is not accepted beside the others.
    rest = set(security_requests.places(whole)) - texts
    if rest:
        yield Target(label, judge.server + asked.url(), asked.all_headers(), len(rest),
                     ("--method", asked.method, "--data", security_requests.written(whole, rest)))


def answers(judge):
    """How often the service has given each answer, by operation."""
    counted = collections.defaultdict(collections.Counter)
    for method, route, status, count in COUNTED.findall(judge.ask("/metrics")[1].decode()):
        counted[f"{method} {route}"][status] += int(count)
    return counted


def judge_planted(judge, place):
    python = judge.tools("psycopg[binary]") / "python"
    with judge.flawed(python) as port:
        server = f"http://127.0.0.1:{port}"
        planted = sqlmap(Target("", f"{server}/query?name=madoguchi", {}, 1, ("-p", "name")), place)
        judge.claim("a planted injection is found", planted is True)
        data = security_requests.written({"number": 1, "inner": [{"name": "madoguchi"}]}, {("number",), ("inner", 0, "name")})
        target = Target("", f"{server}/body", {"Content-Type": "application/json"}, 2, ("--method", "PUT", "--data", data))
        judge.claim("and one in a body", sqlmap(target, place) is True)


def judge_sqlmap(judge):
    place = judge.home / "sqlmap"
    place.mkdir()
    # sqlmap takes such a file from a package alone.
    shutil.copy(pathlib.Path(sqlmap_requests.__file__), place)
    (place / "__init__.py").touch()
    (place / "sessions").write_text("\n".join(security_logins.enrol(judge, "spent", SESSIONS)))
    sqlmap_requests.take_sessions(place / "sessions")
    judge_planted(judge, place)
    before = answers(judge)
    wanted = list(targets(judge))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        verdicts = list(pool.map(lambda target: verdict_on(target, place), wanted))
    values, operations = sum(target.count for target in wanted), {target.operation for target in wanted}
    for text, verdict in (("is injectable", True), ("could not be tested", None)):
        hits = [f"{target.operation} {' '.join(target.options)}" for target, result in zip(wanted, verdicts) if result is verdict]
        judge.claim(f"no value {text}", not hits, f"{values} of {len(operations)} operations{''.join('; ' + hit for hit in hits)}")
    judge_answers(judge, operations, before)


def judge_answers(judge, operations, before):
    """Whether what sqlmap sent has come as far as it could."""
    given = {operation: counted - before[operation] for operation, counted in answers(judge).items() if operation in operations}
    total = sum(counted.total() for counted in given.values())

    def of(*beginnings):
        return {operation: count for operation, counted in given.items()
                if (count := sum(number for status, number in counted.items() if status.startswith(beginnings)))}

    silent = sorted(operations - set(of("2", "3")) - set(security_requests.NEVER_ACCEPTED))
    judge.claim("each operation has accepted some of it", not silent, f"{total} requests{''.join('; not ' + name for name in silent)}")
    for text, status in (("nobody had to wait", "429"), ("nothing broke", "5")):
        found = of(status)
        judge.claim(text, not found, "; ".join(f"{operation}: {count}" for operation, count in found.items()))
