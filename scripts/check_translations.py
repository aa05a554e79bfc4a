"""Checks the Polish catalogue: complete, in step with the code, and compiled.

Run by ``make lint``; ``make messages`` brings the catalogue up to date. Exits with 1 and a line for
each fault.
"""

import gettext
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

PROJECT = Path(__file__).resolve().parent.parent
PO_FILE = Path("locale", "pl", "LC_MESSAGES", "django.po")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")
NOT_SOURCES = (".*", "__pycache__", "static", "tests", "var")


def faults_of_entries(catalogue: polib.POFile, forms: int) -> list[str]:
    """Missing and fuzzy translations, plurals without all forms, unknown placeholders."""
    faults = []
    for entry in catalogue:
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        known = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
        if entry.obsolete:
            continue
        if entry.fuzzy:
            faults.append(f"fuzzy: {entry.msgid!r}")
        elif not all(texts) or (entry.msgid_plural and len(texts) != forms):
            faults.append(f"not translated: {entry.msgid!r}")
        elif unknown := set().union(*map(placeholders, texts)) - known:
            faults.append(f"placeholder {', '.join(sorted(unknown))} is not in {entry.msgid!r}")
    return faults


def placeholders(text: str) -> set[str]:
    return {named or f"{{{braced}}}" for named, braced in PLACEHOLDER.findall(text)}


def faults_of_extraction(catalogue: polib.POFile) -> list[str]:
    """Strings of the code and the templates that the catalogue does not have."""
    if not (shutil.which("xgettext") and shutil.which("msgmerge")):
        print("gettext is not installed: strings of the code were not compared.")
        return []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        shutil.copytree(PROJECT, copy, ignore=shutil.ignore_patterns(*NOT_SOURCES))
        (copy / PO_FILE).unlink()
        environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "--locale", "pl", "--verbosity", "0"],
            cwd=copy,
            env=environment,
            check=True,
        )
        used = polib.pofile(copy / PO_FILE)
    known = {identity(entry) for entry in catalogue if not entry.obsolete}
    return [
        f"not in the catalogue: {entry.msgid!r} ({entry.occurrences[0][0]})"
        for entry in used
        if identity(entry) not in known
    ]


def identity(entry: polib.POEntry) -> tuple:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def faults_of_compilation(catalogue: polib.POFile) -> list[str]:
    compiled = (PROJECT / PO_FILE).with_suffix(".mo")
    if not compiled.exists():
        return [f"{compiled.name} is missing"]
    committed, expected = (
        gettext.GNUTranslations(io.BytesIO(content))._catalog
        for content in (compiled.read_bytes(), catalogue.to_binary())
    )
    # The header only differs in the order of its lines.
    if {**committed, "": ""} != {**expected, "": ""}:
        return [f"{compiled.name} is not compiled from {PO_FILE.name}"]
    return []


def main() -> int:
    if not (PROJECT / PO_FILE).exists():
        sys.exit(f"{PO_FILE} is missing: run make messages.")
    catalogue = polib.pofile(PROJECT / PO_FILE, check_for_duplicates=True)
    plural_forms = re.search(r"nplurals=(\d)", catalogue.metadata.get("Plural-Forms", ""))
    if not plural_forms:
        sys.exit(f"{PO_FILE} has no Plural-Forms in its header.")
    faults = [
        *faults_of_entries(catalogue, int(plural_forms[1])),
        *faults_of_extraction(catalogue),
        *faults_of_compilation(catalogue),
    ]
    for fault in faults:
        print(f"{PO_FILE}: {fault}")
    if faults:
        print(f"{len(faults)} faults. make messages collects and compiles; translating is yours.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
