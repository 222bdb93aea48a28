"""The bill of materials: valid, whole, and the same for programs that were copied."""

import json
import shutil
import subprocess

VALIDATION = ("import sys; from cyclonedx.schema import SchemaVersion; from cyclonedx.validation.json import JsonStrictValidator; "
              "error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read()); print(error or '', end='')")
WANTED = {"hummingbird", "swift-nio", "swift", "libpq5", "libsodium23", "libxlsxwriter4", "libutf8proc2", "liboath0"}


def judge_sbom(judge):
    python = judge.tools("cyclonedx-python-lib[json-validation]") / "python"
    built, copied = (judge.programs / "madoguchi").resolve().parent, judge.home / "copied"
    copied.mkdir(exist_ok=True)
    for program in ("madoguchi", "mado"):
        shutil.copy(built / program, copied)
    made = [sbom(judge, place).stdout for place in (built, built, copied)]
    judge.claim("it is the same twice", made[0] == made[1])
    judge.claim("it is the same for programs that were copied", made[0] == made[2])
    subprocess.run(["strip", copied / "mado"], check=True)
    refused = sbom(judge, copied)
    judge.claim("programs that no longer say what they hold are refused", refused.returncode == 78 and "symbols" in refused.stderr)

    def errors(text):
        return subprocess.run([python, "-c", VALIDATION], input=text, capture_output=True, text=True, check=True).stdout

    judge.claim("a planted fault in it is found", errors(made[0].replace('"type": "library"', '"type": "libary"', 1)) != "")
    found = errors(made[0])
    judge.claim("cyclonedx-python-lib accepts it", found == "", found[:200])
    document = json.loads(made[0])
    required = {component["name"] for component in document["components"] if component["scope"] == "required"}
    judge.claim("what the programs are built and run with is in it", WANTED <= required,
                f"{len(required)} components; missing: {', '.join(sorted(WANTED - required)) or 'none'}")
    judge_licences(judge, document)
    judge_graph(judge, document)


def sbom(judge, programs):
    return subprocess.run([judge.checkout / "Scripts" / "sbom", "--programs", programs], capture_output=True, text=True)


def judge_licences(judge, document):
    def unlicensed(components):
        return [component["name"] for component in components if component["scope"] == "required" and not any(names(component))]

    planted = [{**document["components"][0], "scope": "required", "licenses": []}]
    judge.claim("a planted component without a licence is found", len(unlicensed(planted)) == 1)
    missing = unlicensed(document["components"])
    unknown = [component["name"] for component in document["components"] if any(name.startswith("unknown: ") for name in names(component))]
    judge.claim("every component has its licences, or says that they are unknown", not missing,
                ", ".join(missing) or f"unknown: {', '.join(unknown) or 'none'}")


def names(component):
    """By which its licences go."""
    return [choice.get("expression") or choice["license"]["name"] for choice in component["licenses"]]


def judge_graph(judge, document):
    def lost(dependencies):
        """The required components to which nothing leads from the product, and what is named without being there."""
        edges = {entry["ref"]: entry["dependsOn"] for entry in dependencies}
        reached, pending = set(), ["madoguchi"]
        while pending:
            reference = pending.pop()
            if reference not in reached:
                reached.add(reference)
                pending.extend(edges.get(reference, []))
        there = {component["bom-ref"]: component["scope"] for component in document["components"]} | {"madoguchi": "required"}
        return sorted({reference for reference, scope in there.items() if scope == "required"} - reached | reached - set(there))

    planted = [entry for entry in document["dependencies"] if entry["ref"] != "swift:hummingbird"]
    judge.claim("a planted gap in the dependencies is found", lost(planted) != [], ", ".join(lost(planted)))
    found = lost(document["dependencies"])
    judge.claim("the dependencies lead from the product to every component", not found, ", ".join(found) or
                f"{sum(len(entry['dependsOn']) for entry in document['dependencies'])} of them")
