"""The Swift packages that programs are made of, and Swift itself."""

import json
import mmap
import pathlib
import re
import shutil
import sys
import urllib.parse

import licences
from commands import output

# A name in the program's table of symbols: the module that defines it, after its length.
SYMBOL = re.compile(rb"\0\$s(\d{1,2})([A-Za-z_]\w*)")
TARGET = re.compile(r'\.(?:target|macro)\(\s*name:\s*"(\w+)"')
EX_CONFIG = 78


def modules_in(program):
    """The Swift modules that the program holds code of, by its symbols: wherever it was copied to, and whatever else was compiled."""
    with program.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        found = {symbol[2][: int(symbol[1])].decode() for symbol in SYMBOL.finditer(content)}
    if program.name not in found:
        print(f"{program} has no symbols, so nobody can tell what it holds. Give the programs as they were built, before strip.",
              file=sys.stderr)
        sys.exit(EX_CONFIG)
    return found


def modules_of(checkout):
    """Those that a package may consist of: by its folders, and by its manifest where they are called otherwise."""
    sources, manifest = checkout / "Sources", (checkout / "Package.swift").read_text()
    return {folder.name for folder in sources.iterdir() if folder.is_dir()} | set(TARGET.findall(manifest))


def resolved(root, scratch):
    """The tree of packages, as the package manager resolves it with the traits that are asked for."""
    return json.loads(output("swift", "package", "--package-path", str(root), "--scratch-path", str(scratch), "--force-resolved-versions",
                             "show-dependencies", "--format", "json"))


def edges_of(tree):
    """What each package depends on, from a tree in which it stands as often as it is asked for."""
    edges, pending = {}, [tree]
    while pending:
        package = pending.pop()
        edges.setdefault(package["identity"], {}).update((below["identity"], below) for below in package["dependencies"])
        pending.extend(package["dependencies"])
    return edges


def components(root, scratch, programs):
    """The components, those that are not in the programs as excluded, and what each one depends on; the product's own under its name."""
    tree = resolved(root, scratch)
    edges = edges_of(tree)
    checkouts = {name: pathlib.Path(package["path"]) for below in edges.values() for name, package in below.items()}
    held = set().union(*(modules_in(program) for program in programs))
    made = []
    for pin in json.loads((root / "Package.resolved").read_text())["pins"]:
        checkout = checkouts.get(pin["identity"])
        version = pin["state"].get("version", pin["state"]["revision"])
        address = pin["location"].removesuffix(".git").removeprefix("https://")
        made.append({
            "type": "library",
            "bom-ref": f"swift:{pin['identity']}",
            "name": pin["identity"],
            "version": version,
            "scope": "required" if checkout and modules_of(checkout) & held else "excluded",
            "licenses": licences.of_folder(checkout),
            "purl": f"pkg:swift/{address}@{urllib.parse.quote(version)}",
            "externalReferences": [{"type": "vcs", "url": pin["location"]}],
            "properties": [{"name": "git:revision", "value": pin["state"]["revision"]}],
        })
    own = edges.pop(tree["identity"])
    depends = {f"swift:{name}": {f"swift:{other}" for other in below} for name, below in edges.items()}
    return made, {"madoguchi": {f"swift:{name}" for name in own}} | depends


def runtime():
    version = re.search(r"Swift version (\S+)", output("swift", "--version")).group(1)
    toolchain = pathlib.Path(shutil.which("swift")).resolve().parent.parent
    return {"type": "framework", "bom-ref": "swift:runtime", "name": "swift", "version": version, "scope": "required",
            "licenses": licences.of_folder(toolchain / "share" / "swift"), "purl": f"pkg:github/swiftlang/swift@swift-{version}-RELEASE"}
