"""The Debian packages whose libraries programs load, by the dynamic linker's own word, and which of them loads which."""

import hashlib
import pathlib
import re
import subprocess
import urllib.parse

import licences
from commands import output

DOCUMENTATION = pathlib.Path("/usr/share/doc")


def libraries_of(programs):
    """The files that they load, by the names that they ask for."""
    found = {}
    for program in programs:
        for line in output("ldd", str(program)).splitlines():
            # The linker itself is asked for by its path.
            if match := re.search(r"^\s*(\S+)(?: => (/\S+))? \(0x", line):
                path = pathlib.Path(match[2] or match[1])
                if path.is_absolute():
                    found[path.name] = path.resolve()
    return found


def asked_for_by(file):
    return re.findall(r"\(NEEDED\).*\[(\S+)\]", output("readelf", "--wide", "--dynamic", str(file)))


def owner(library):
    """The package that a file came with; some came otherwise. /lib is /usr/lib, and dpkg knows either."""
    paths = {str(library), str(library).removeprefix("/usr")}
    found = subprocess.run(["dpkg-query", "-S", *sorted(paths)], capture_output=True, text=True).stdout
    names = [line.partition(": ")[0].split(",")[0] for line in found.splitlines() if not line.startswith("diversion ")]
    return names[0] if names else None


def component(name):
    version, architecture, source, maintainer = output(
        "dpkg-query", "-W", "-f", "${Version}\t${Architecture}\t${source:Package}\t${Maintainer}", name
    ).split("\t")
    release = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', pathlib.Path("/etc/os-release").read_text(), re.MULTILINE))
    distribution, plain = release.get("ID", "debian"), name.partition(":")[0]
    where = f"arch={architecture}&distro={distribution}-{release.get('VERSION_ID', '')}"
    return {
        "type": "library",
        "bom-ref": f"deb:{plain}",
        "supplier": {"name": maintainer.partition(" <")[0]},
        "name": plain,
        "version": version,
        "scope": "required",
        "licenses": licences.of_debian_package(DOCUMENTATION / plain / "copyright"),
        "purl": f"pkg:deb/{distribution}/{plain}@{urllib.parse.quote(version)}?{where}",
        "properties": [{"name": "debian:source", "value": source}],
    }


def stray(library):
    """A library that no package brought."""
    return {
        "type": "file",
        "bom-ref": f"file:{library.name}",
        "name": library.name,
        "scope": "required",
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(library.read_bytes()).hexdigest()}],
        "licenses": licences.unknown("it belongs to no Debian package"),
    }


def components(programs):
    """The components, and what each one depends on; what the programs themselves ask for under the product's name."""
    libraries = libraries_of(programs)
    made, references = {}, {}
    for asked, library in sorted(libraries.items()):
        package = owner(library)
        part = component(package) if package else stray(library)
        made[part["bom-ref"]], references[asked] = part, part["bom-ref"]
    depends = {reference: set() for reference in ("madoguchi", *made)}
    files = [("madoguchi", program) for program in programs] + [(references[asked], library) for asked, library in libraries.items()]
    for reference, file in files:
        depends[reference] |= {references[asked] for asked in asked_for_by(file) if asked in references} - {reference}
    return [made[reference] for reference in sorted(made)], depends
