"""Licences, as whoever publishes something states them. What is not recognised is called unknown, never guessed."""

import hashlib
import re

# SHA-256 of what it says, without white space, and so whatever its line breaks.
APACHE_TERMS = "7b2ba0abe66a3c17795274a203ccf5e5e439dbfdeaba4be0a97869bb0f665bfc"
SWIFT_EXCEPTION = "4e1c8a28db2c8c4deb5147d19354a8bcca3aae977fe8a60dcf3ce8f1c132b800"


def unknown(why):
    return [{"license": {"name": f"unknown: {why}"}}]


def of_folder(folder):
    """By its LICENSE file, where that is word for word one that is known."""
    files = sorted(folder.glob("LICEN[CS]E*")) if folder else []
    if len(files) != 1:
        return unknown("no LICENSE file" if not files else "several LICENSE files")
    terms, _, rest = re.sub(r"\s", "", files[0].read_text(errors="replace")).partition("ENDOFTERMSANDCONDITIONS")
    exception = rest.find("##RuntimeLibraryException")
    if digest(terms) != APACHE_TERMS or (exception >= 0 and digest(rest[exception:]) != SWIFT_EXCEPTION):
        return unknown(f"{files[0].name} is not the wording of one that is recognised")
    return [{"expression": "Apache-2.0 WITH Swift-exception" if exception >= 0 else "Apache-2.0", "acknowledgement": "declared"}]


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def of_debian_package(path):
    """Those that its copyright file gives for files of its source package, by the names that it gives them (DEP 5)."""
    text = path.read_text(errors="replace") if path.is_file() else ""
    if not re.match(r"Format: *https?://www\.debian\.org/doc/packaging-manuals/copyright-format/1\.0/?\s", text):
        return unknown(f"{path} is not machine-readable")
    paragraphs = [dict(re.findall(r"^(\S+):[ \t]*(.*)$", paragraph, re.MULTILINE)) for paragraph in re.split(r"\n\s*\n", text)]
    names = {paragraph["License"].strip() for paragraph in paragraphs if "Files" in paragraph and "License" in paragraph}
    names.discard("")
    if not names:
        return unknown(f"{path} names none")
    return [{"license": {"name": name, "acknowledgement": "declared"}} for name in sorted(names)]
