"""cyclonedx.py CHECKOUT PROGRAMS: see Scripts/sbom."""

import json
import pathlib
import re
import subprocess
import sys
import urllib.parse

PROGRAMS = ("madoguchi", "mado")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def swift_packages(root, programs):
    """The packages that Package.resolved pins. What was compiled has left its objects beside the programs."""
    pins = json.loads((root / "Package.resolved").read_text())["pins"]
    checkouts = next((place / "checkouts" for place in programs.parents if (place / "checkouts").is_dir()), root / ".build/checkouts")
    for pin in pins:
        folder = pin["location"].removesuffix(".git").rpartition("/")[2]
        sources = checkouts / folder / "Sources"
        modules = [module.name for module in sources.iterdir() if module.is_dir()] if sources.is_dir() else []
        is_compiled = any(has_objects(programs / f"{module}.build") for module in modules)
        version = pin["state"].get("version", pin["state"]["revision"])
        address = pin["location"].removesuffix(".git").removeprefix("https://")
        yield {
            "type": "library",
            "bom-ref": f"swift:{pin['identity']}",
            "name": pin["identity"],
            "version": version,
            "scope": "required" if is_compiled else "excluded",
            "purl": f"pkg:swift/{address}@{urllib.parse.quote(version)}",
            "externalReferences": [{"type": "vcs", "url": pin["location"]}],
            "properties": [{"name": "git:revision", "value": pin["state"]["revision"]}],
        }


def has_objects(folder):
    return any(folder.rglob("*.o"))


def swift_runtime():
    version = re.search(r"Swift version (\S+)", output("swift", "--version")).group(1)
    yield {"type": "framework", "bom-ref": "swift:runtime", "name": "swift", "version": version, "scope": "required",
           "purl": f"pkg:github/swiftlang/swift@swift-{version}-RELEASE"}


def debian_packages(programs):
    """The packages that own the libraries which the programs load, by the dynamic linker's own word."""
    libraries = set()
    for program in PROGRAMS:
        for line in output("ldd", str(programs / program)).splitlines():
            found = re.search(r"(?:=> )?(/\S+) \(0x", line)
            if found:
                libraries.add(pathlib.Path(found.group(1)).resolve())
    release = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', pathlib.Path("/etc/os-release").read_text(), re.MULTILINE))
    distribution = f"{release.get('ID', 'debian')}-{release.get('VERSION_ID', '')}"
    for name in sorted(owners(libraries)):
        version, architecture, source = output(
            "dpkg-query", "-W", "-f", "${Version}\t${Architecture}\t${source:Package}", name
        ).split("\t")
        plain = name.partition(":")[0]
        yield {
            "type": "library",
            "bom-ref": f"deb:{plain}",
            "name": plain,
            "version": version,
            "scope": "required",
            "purl": f"pkg:deb/{release.get('ID', 'debian')}/{plain}@{urllib.parse.quote(version)}?arch={architecture}&distro={distribution}",
            "properties": [{"name": "debian:source", "value": source}],
        }


def owners(libraries):
    """The Debian packages that files came with; some came otherwise. /lib is /usr/lib, and dpkg knows either."""
    paths = {path for library in libraries for path in (str(library), str(library).removeprefix("/usr"))}
    found = subprocess.run(["dpkg-query", "-S", *sorted(paths)], capture_output=True, text=True).stdout
    return {line.partition(": ")[0].split(",")[0] for line in found.splitlines() if not line.startswith("diversion ")}


def document(root, programs):
    version = re.search(r'version = "([^"]+)"', (root / "Sources/DeskServer/Release.swift").read_text()).group(1)
    components = [*swift_packages(root, programs), *swift_runtime(), *debian_packages(programs)]
    product = {"type": "application", "bom-ref": "madoguchi", "name": "madoguchi", "version": version,
               "licenses": [{"license": {"id": "Apache-2.0"}}]}
    required = [component["bom-ref"] for component in components if component["scope"] == "required"]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": product},
        "components": components,
        "dependencies": [{"ref": "madoguchi", "dependsOn": required}],
    }


def main():
    root, programs = (pathlib.Path(argument) for argument in sys.argv[1:])
    json.dump(document(root, programs), sys.stdout, ensure_ascii=False, indent=1)
    print()


main()
