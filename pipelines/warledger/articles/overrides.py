"""`articles.csv` beside reports: what a maintainer knows better than the files. One clear line for each fault."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from warledger.articles.decoding import decode
from warledger.articles.metadata import DAYS, NAMES
from warledger.articles.records import Refusal, printable
from warledger.dates import parse_day

NAME = "articles.csv"

Overrides = dict[str, dict[str, str]]


def read_overrides(root: Path) -> tuple[Overrides, dict[str, tuple[str, int]], list[Refusal]]:
    """Every articles.csv under a corpus folder.

    Returns:
        origin of a report, or of a file of reports -> the fields that override its own;
        origin -> the articles.csv and line it is named in; one refusal a faulty line.
    """
    fields: Overrides = {}
    named: dict[str, tuple[str, int]] = {}
    faults: list[Refusal] = []
    for path in sorted(root.rglob(NAME)):
        origin = printable(path.relative_to(root).as_posix())
        beside = path.parent.relative_to(root).as_posix()
        for line, row in _rows(path, origin, faults):
            report = printable(row.pop("file") if beside == "." else f"{beside}/{row.pop('file')}")
            if report in named:
                faults.append(
                    Refusal(origin, f"line {line}: {report} is named twice: delete one line; the first is used")
                )
                continue
            for column in DAYS:
                if column in row and parse_day(row[column]) is None:
                    bad = printable(row.pop(column), 40)
                    faults.append(Refusal(origin, f"line {line}: {column} {bad!r} is not a date: write YYYY-MM-DD"))
            fields[report] = row
            named[report] = (origin, line)
    return fields, named, faults


def unused(named: dict[str, tuple[str, int]], seen: set[str]) -> list[Refusal]:
    """One refusal for each line that names a file that is not there."""
    return [
        Refusal(origin, f"line {line}: there is no file {report}: correct the name or delete the line")
        for report, (origin, line) in named.items()
        if report not in seen
    ]


def _rows(path: Path, origin: str, faults: list[Refusal]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        faults.append(Refusal(origin, f"not readable ({error.strerror}): dates and titles in it are not used"))
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(raw)
        faults.append(Refusal(origin, "not UTF-8: read as far as its encoding could be guessed; save it as UTF-8"))
    lines = text.replace("\x00", "").splitlines() or [""]
    delimiter = max(",;\t", key=lines[0].count)
    columns = [name.strip().lower() for name in next(csv.reader(lines[:1], delimiter=delimiter), [])]
    if "file" not in columns:
        faults.append(Refusal(origin, "no column `file`: its first line must name the columns; nothing in it is used"))
        return
    strange = [name for name in columns if name and name != "file" and name not in NAMES]
    faults += [
        Refusal(origin, f"column {printable(name, 40)!r} is not known: use {', '.join(NAMES)}") for name in strange
    ]
    for number, line in enumerate(lines[1:], 2):
        # a line at a time, so that a fault costs one line
        try:
            cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            faults.append(Refusal(origin, f"line {number}: not CSV ({error}): repair its quotes"))
            continue
        row = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
        if row.get("file"):
            yield number, {name: value for name, value in row.items() if name in {"file", *NAMES}}
        elif line.strip():
            faults.append(Refusal(origin, f"line {number}: no file is named: name one or delete the line"))
