"""`manifest.jsonl` of a fetched corpus folder: what came from where and when, one line a page, appended as it comes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

NAME = "manifest.jsonl"


class Entry(NamedTuple):
    """One fetched address. `file` is relative to the folder; null where `note` says why there is none."""

    url: str
    final_url: str | None = None
    file: str | None = None
    fetched: str | None = None  # date and time, ISO 8601, UTC
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    note: str | None = None


def read_manifest(folder: Path) -> dict[str, Entry]:
    """The latest entry of each address; a line that a crash cut short is passed over."""
    entries: dict[str, Entry] = {}
    try:
        lines = (folder / NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    for line in lines:
        try:
            fields = json.loads(line)
            entry = Entry(**{name: fields.get(name) for name in Entry._fields})
        except (ValueError, AttributeError, RecursionError):
            continue
        if isinstance(entry.url, str):
            entries[entry.url] = entry
    return entries


def append(folder: Path, entry: Entry) -> None:
    """Add an entry; each is on disk before the next address is asked."""
    with (folder / NAME).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({name: value for name, value in entry._asdict().items() if value is not None}) + "\n")


def metadata(folder: Path) -> dict[str, dict[str, str]]:
    """Origin of each fetched file -> its address and the day it was read."""
    return {
        entry.file: {"url": entry.final_url or entry.url, "accessed": (entry.fetched or "")[:10]}
        for entry in read_manifest(folder).values()
        if isinstance(entry.file, str)
    }
