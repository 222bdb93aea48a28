"""cyclonedx.py CHECKOUT SCRATCH PROGRAMS: see Scripts/sbom."""

import hashlib
import json
import pathlib
import re
import sys

import debian_packages
import swift_packages


def product(root, programs):
    version = re.search(r'version = "([^"]+)"', (root / "Sources/DeskServer/Release.swift").read_text()).group(1)
    files = [{"type": "application", "bom-ref": f"program:{program.name}", "name": program.name,
              "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(program.read_bytes()).hexdigest()}]} for program in programs]
    return {"type": "application", "bom-ref": "madoguchi", "name": "madoguchi", "version": version,
            "licenses": [{"license": {"id": "Apache-2.0"}}], "components": files}


def document(root, scratch, programs):
    swift, swift_depends = swift_packages.components(root, scratch, programs)
    debian, debian_depends = debian_packages.components(programs)
    runtime = swift_packages.runtime()
    depends = {**debian_depends, **swift_depends, "madoguchi": swift_depends["madoguchi"] | debian_depends["madoguchi"],
               runtime["bom-ref"]: set()}
    for component in swift:
        depends.setdefault(component["bom-ref"], set())
    for reference in ("madoguchi", *(component["bom-ref"] for component in swift)):
        depends[reference] = depends[reference] | {runtime["bom-ref"]}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": product(root, programs)},
        "components": [*swift, runtime, *debian],
        "dependencies": [{"ref": reference, "dependsOn": sorted(depends[reference])} for reference in sorted(depends)],
    }


def main():
    root, scratch, programs = (pathlib.Path(argument) for argument in sys.argv[1:])
    json.dump(document(root, scratch, [programs / "madoguchi", programs / "mado"]), sys.stdout, ensure_ascii=False, indent=1)
    print()


main()
