"""schemathesis over the API's description."""

import concurrent.futures
import os
import re
import subprocess


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
