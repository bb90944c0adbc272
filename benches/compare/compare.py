#!/usr/bin/env python3
"""Runs reconcite beside other tools on your own data and prints a table. Python 3.9 or newer, nothing else.

  compare.py references FILE.jsonl   labelled references, one JSON object a line (the form of docs/LABELLER.md)
  compare.py library FILE.bib        tidying of a bibliography file

Tools that are not installed are left out: `anystyle` (gem anystyle-cli), `refextract` (Python package; set
REFEXTRACT_PYTHON to the interpreter that has it), `bibtex-tidy` (npm), `biber`. Set RECONCITE to the binary, otherwise
target/release/reconcite is taken. Each tool runs three times; the run with the least CPU time counts.
"""
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

RECONCITE = os.environ.get("RECONCITE", "target/release/reconcite")
FIELDS = ["authors", "year", "title", "container", "volume", "issue", "pages", "publisher", "doi"]
REFEXTRACT = """
import json, sys
from refextract import extract_references_from_string
for line in sys.stdin:
    try:
        found = extract_references_from_string(line.strip(), is_only_references=True)
    except Exception:
        found = []
    print(json.dumps(found[0] if found else {}, default=list))
"""


def run(command, text=""):
    """Output, seconds of CPU of the best of three runs, and peak memory in MB; None where the tool fails."""
    best, peak, output = None, 0, b""
    for _ in range(3):
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as printed:
            given.write(text.encode())
            given.seek(0)
            process = subprocess.Popen(command, stdin=given, stdout=printed, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = usage.ru_utime + usage.ru_stime
            printed.seek(0)
            output = printed.read()
        # 1 is "faults were found".
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            return None
        best = seconds if best is None else min(best, seconds)
        peak = max(peak, usage.ru_maxrss / 1024)
    return output.decode("utf8", "replace"), best, peak


def plain(value):
    text = unicodedata.normalize("NFKD", str(value or "")).casefold()
    return "".join(letter for letter in text if letter.isalnum())


def first(value):
    return value[0] if isinstance(value, list) and value else value if isinstance(value, str) else ""


def of_csl(item):
    """The fields of a CSL item: what reconcite prints, and AnyStyle with `-f csl`."""
    names = item.get("author") or []
    parts = (item.get("issued") or {}) if isinstance(item.get("issued"), dict) else {"literal": item.get("issued")}
    date = (parts.get("date-parts") or [[""]])[0][0] or str(parts.get("literal") or "")[:4]
    family = lambda name: plain(name.get("non-dropping-particle", "") + name.get("family", "") or name.get("literal"))
    return {
        "authors": [family(name) for name in names], "year": plain(date), "title": item.get("title"),
        "container": item.get("container-title"), "volume": item.get("volume"), "issue": item.get("issue"),
        "pages": item.get("page"), "publisher": item.get("publisher"), "doi": item.get("DOI"),
    }


def of_refextract(item):
    pages = first(item.get("journal_page"))
    return {
        "authors": [plain(name) for name in re.findall(r"[^\W\d_]{2,}", first(item.get("author")) or "")],
        "year": first(item.get("year")), "title": first(item.get("title")), "container": first(item.get("journal_title")),
        "volume": first(item.get("journal_volume")), "issue": first(item.get("journal_issue")), "pages": pages,
        "publisher": first(item.get("publisher")), "doi": (first(item.get("doi")) or "").removeprefix("doi:"),
    }


def agrees(field, known, found, text):
    if field == "authors":
        return known == found
    if field == "pages":
        start = lambda value: plain((re.findall(r"\w+", str(value)) or [""])[0])
        return start(known) == start(found)
    known, found = plain(known), plain(found)
    return known == found or (field in ("title", "container", "publisher")
                              and difflib.SequenceMatcher(None, known, found, autojunk=False).ratio() >= 0.92)


def score(rows, items, fields_of):
    """Micro F1 over the fields, and the share of references with every field right."""
    right = wrong = missed = whole = 0
    for row, item in zip(rows, items):
        known, found = dict(row["fields"]), fields_of(item)
        known["authors"] = [plain(name.get("family") or name.get("literal")) for name in known.get("authors") or []]
        perfect = True
        for field in FIELDS:
            if not known.get(field) or field in known.get("not_in_text", []):
                continue
            if found.get(field) and agrees(field, known[field], found[field], row["text"]):
                right += 1
            else:
                perfect = False
                missed += 1
                wrong += bool(found.get(field))
        whole += perfect
    return 2 * right / max(1, 2 * right + wrong + missed), whole / max(1, len(rows))


def references(path):
    with open(path, encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if not row["fields"].get("authors_raw")]
    text = "".join(" ".join(row["text"].split()) + "\n" for row in rows)
    each = lambda output: [json.loads(line) for line in output.splitlines()]
    tools = [("reconcite", [RECONCITE, "parse", "-", "--format", "jsonl"], each, of_csl)]
    if shutil.which("anystyle"):
        file = tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8")
        file.write(text)
        file.flush()
        tools.append(("AnyStyle", ["anystyle", "--stdout", "-f", "csl", "parse", file.name], json.loads, of_csl))
    python = os.environ.get("REFEXTRACT_PYTHON", sys.executable)
    if shutil.which(python) and subprocess.run([python, "-c", "import refextract"], capture_output=True).returncode == 0:
        tools.append(("refextract", [python, "-c", REFEXTRACT], each, of_refextract))
    print(f"{len(rows)} references\n\n| tool | micro F1 | every field right | references a CPU second | memory |\n|---|---|---|---|---|")
    for name, command, read, fields_of in tools:
        result = run(command, text)
        items = read(result[0]) if result else []
        if len(items) != len(rows):
            print(f"| {name} | failed | | | |")
            continue
        micro, whole = score(rows, items, fields_of)
        print(f"| {name} | {micro:.3f} | {whole:.3f} | {len(rows) / result[1]:,.0f} | {result[2]:.0f} MB |")


def library(path):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.bib")
        tools = [("reconcite tidy", [RECONCITE, "tidy", path])]
        if shutil.which("bibtex-tidy"):
            tools.append(("bibtex-tidy", ["bibtex-tidy", path, "--duplicates", "-o", out]))
        if shutil.which("biber"):
            tools.append(("biber --tool", ["biber", "--tool", "--quiet", "-O", out, path]))
        print("| tool | CPU seconds | memory |\n|---|---|---|")
        for name, command in tools:
            result = run(command)
            print(f"| {name} | {result[1]:.2f} | {result[2]:.0f} MB |" if result else f"| {name} | failed | |")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("references", "library"):
        sys.exit(__doc__)
    {"references": references, "library": library}[sys.argv[1]](sys.argv[2])
