"""schemathesis over the API's description, and sqlmap on each parameter in it."""

import concurrent.futures
import os
import re
import subprocess
import urllib.parse
import uuid

# What sqlmap says of a parameter at the end.
CLEAN = "all tested parameters do not appear to be injectable"
FOUND = "identified the following injection point"

# Values with which an operation has something to answer, by the parameter's name.
SAMPLES = {
    "site": "S001", "fiscalYear": "2026", "asOf": "2026-05-14", "from": "2026-04-01", "to": "2026-05-31", "month": "2026-05",
    "period": "2026-05", "date": "2026-05-14", "code": "S001", "indicator": "consultations", "report": "targets", "limit": "5",
}


def judge_schemathesis(judge, roles):
    program = judge.tools("schemathesis") / "schemathesis"
    # Two at a time, each with one thread: Python's parser, which schemathesis uses, does not bear several.
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for role, found in zip(roles, pool.map(lambda role: schemathesis(judge, program, role), roles)):
            cases = re.search(r"(\d[\d,]*) generated", found.stdout)
            judge.claim(f"as {role}: no check fails", found.returncode == 0, f"{cases[1] if cases else 'no'} requests")
            if found.returncode != 0:
                print("\n".join(f"    {line}" for line in failures_in(found.stdout + found.stderr)))


def schemathesis(judge, program, role):
    return subprocess.run(
        [program, "--config-file", judge.checkout / "Scripts/judge.d/schemathesis.toml", "run", f"{judge.server}/openapi.json",
         "--header", f"Authorization: Bearer {judge.token(role)}", "--max-examples", "12", "--seed", "1", "--workers", "1",
         "--request-timeout", "60", "--no-color"],
        capture_output=True, text=True, timeout=3000, cwd=judge.home,
        env={**os.environ, "SCHEMATHESIS_HOOKS": str(judge.checkout / "Scripts/judge.d/schemathesis_hooks.py")},
    )


def failures_in(report):
    """Of schemathesis' report the operations, the checks that failed, what it says of each, and how to do it again."""
    kept = 0
    for line in report.splitlines():
        if re.match(r"_+ .+ _+$", line):
            yield line.strip("_ ")
            kept = 2
        elif re.match(r"- ST\d+ ", line):
            yield f"  {line}"
            kept = 3
        elif line.strip().startswith("curl "):
            yield f"      {line.strip()[:600]}"
        elif kept > 0 and line.strip():
            yield f"      {line.strip()[:200]}"
            kept -= 1


def sample(parameter):
    """A value for it."""
    schema = parameter.get("schema", {})
    if "enum" in schema:
        return str(schema["enum"][0])
    if parameter["name"] in SAMPLES:
        return SAMPLES[parameter["name"]]
    if schema.get("format") == "uuid" or parameter["name"] == "id":
        return str(uuid.UUID(int=7))
    if schema.get("format") == "date":
        return "2026-05-14"
    if schema.get("type") == "integer":
        return str(schema.get("minimum", 1))
    return "true" if schema.get("type") == "boolean" else "a"


def targets(judge, roles):
    """A URL for each operation that reads, with the parameters that it takes and the role that may."""
    for path, operations in judge.document()["paths"].items():
        parameters = operations.get("get", {}).get("parameters", []) + operations.get("parameters", [])
        in_path = [parameter for parameter in parameters if parameter["in"] == "path"]
        in_query = [parameter for parameter in parameters if parameter["in"] == "query"]
        if "get" not in operations or not in_path + in_query:
            continue
        filled = path
        for parameter in in_path:
            filled = filled.replace("{%s}" % parameter["name"], urllib.parse.quote(sample(parameter)))
        role = next((role for role in ("coordinator", *roles) if judge.ask(filled, role)[0] not in (401, 403)), None)
        marked = path
        for parameter in in_path:
            marked = marked.replace("{%s}" % parameter["name"], urllib.parse.quote(sample(parameter)) + "*")
        # One at a time: an answer that refuses one value would hide what another does.
        if in_path:
            yield marked, None, role
        for parameter in in_query:
            yield f"{filled}?{parameter['name']}={urllib.parse.quote(sample(parameter))}", parameter["name"], role


def sqlmap(judge, url, parameter, token, place):
    """Whether sqlmap finds it injectable; nothing when it could not say."""
    found = subprocess.run(
        ["sqlmap", "-u", url, *(["-p", parameter] if parameter else []), "--batch", "--level", "1", "--risk", "1", "--dbms", "PostgreSQL",
         "--headers", f"Authorization: Bearer {token}", "--ignore-code", "*", "--timeout", "15", "--retries", "1", "--time-sec", "2", "--skip-waf",
         "--flush-session", "--disable-coloring", "--output-dir", str(place), "-v", "1"],
        capture_output=True, text=True, timeout=600, stdin=subprocess.DEVNULL,
    )
    (place / f"{uuid.uuid4()}.txt").write_text(f"{url}\n{found.stdout}{found.stderr}")
    if FOUND in found.stdout:
        return True
    return False if CLEAN in found.stdout else None


def verdict_on(judge, target, place):
    """Twice where sqlmap could not say: a busy machine may have kept it waiting."""
    path, parameter, role = target
    for _ in range(2):
        verdict = sqlmap(judge, judge.server + path, parameter, judge.token(role or "coordinator"), place)
        if verdict is not None:
            break
    return verdict


def judge_sqlmap(judge, roles):
    place = judge.home / "sqlmap"
    place.mkdir()
    python = judge.tools("psycopg[binary]") / "python"
    with judge.flawed(python) as port:
        planted = sqlmap(judge, f"http://127.0.0.1:{port}/query?name=madoguchi", "name", "none", place)
    judge.claim("a planted injection is found", planted is True)
    wanted = list(targets(judge, roles))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda target: verdict_on(judge, target, place), wanted))
    for text, verdict in (("is injectable", True), ("could not be tested", None)):
        hits = [target[0] for target, result in zip(wanted, results) if result is verdict]
        judge.claim(f"no parameter {text}", not hits, f"{len(wanted)} tried{''.join('; ' + hit for hit in hits)}")
