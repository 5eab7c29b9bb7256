"""Folders of files to the two tables: in batches, on all cores where that pays, in a fixed order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from warledger import tables
from warledger.articles.overrides import Overrides, read_overrides, unused
from warledger.articles.readers import read_source
from warledger.articles.reading import read_record
from warledger.articles.records import LIMITS, Found, Limits, Record, Refusal, Source
from warledger.articles.walking import one_file, walk
from warledger.conflict import Conflict
from warledger.errors import WarledgerError
from warledger.progress import Progress

Frames = tuple[pl.DataFrame, pl.DataFrame]


class CorpusError(WarledgerError):
    """A corpus folder that is not there or holds nothing; the message says what to do."""


def read_corpus(
    folders: Sequence[Path], conflict: Conflict, *, progress: Progress | None = None, limits: Limits = LIMITS
) -> Frames:
    """Every report of some corpus folders.

    Returns:
        `articles` and `rejected_files`.

    Raises:
        CorpusError: a folder is missing, or none holds a file.
    """
    for folder in folders:
        if not folder.is_dir():
            raise CorpusError(f"no corpus folder {folder}: create it and put reports in, or name another with --corpus")
    found, refusals = _Batch(conflict, True), list[Refusal]()
    for folder in folders:
        overrides, named, faults = read_overrides(folder)
        seen: set[str] = set()
        sources = walk(folder)
        for record in _records(sources, limits):
            seen |= {record.origin, record.origin.split("#", 1)[0]}
            found.add(record, overrides)
        refusals += faults + unused(named, seen)
    if not found.rows and not found.refusals:
        names = ", ".join(str(folder) for folder in folders)
        raise CorpusError(f"nothing to read in {names}: put reports there (.txt, .md, .html, .jsonl, ...)")
    found.refusals += refusals
    return found.frames()


def read_paths(
    paths: Sequence[Path], conflict: Conflict, *, progress: Progress | None = None, limits: Limits = LIMITS
) -> Frames:
    """Files and folders that somebody named. They are read whatever their subject and language.

    Raises:
        CorpusError: a path does not exist.
    """
    found = _Batch(conflict, False)
    for path in paths:
        if not path.exists():
            raise CorpusError(f"no such file or folder: {path}")
        root = path if path.is_dir() else path.parent
        overrides, _, faults = read_overrides(root) if path.is_dir() else ({}, {}, [])
        found.refusals += faults
        for record in _records(walk(path) if path.is_dir() else iter([one_file(path)]), limits):
            found.add(record, overrides)
    return found.frames()


def fingerprint(conflict: Conflict) -> str:
    """Hash of this package's code and data and the conflict's: what was read under the same one need not be again."""
    digest = hashlib.sha256(conflict.fingerprint.encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _records(sources: Iterator[Source | Refusal], limits: Limits) -> Found:
    for source in sources:
        if isinstance(source, Refusal):
            yield source
        else:
            yield from read_source(source, limits)


class _Batch:
    """Rows and refusals so far."""

    def __init__(self, conflict: Conflict, gated: bool) -> None:
        self.conflict, self.gated = conflict, gated
        self.rows: dict[str, dict[str, Any]] = {}
        self.refusals: list[Refusal] = []

    def add(self, record: Record | Refusal, overrides: Overrides) -> None:
        if isinstance(record, Refusal):
            self.refusals.append(record)
            return
        if earlier := self.rows.get(record.raw_id):
            self.refusals.append(
                Refusal(record.origin, f"the same, byte for byte, as {earlier['origin']}, which is read: delete one")
            )
            return
        outcome = read_record(record, overrides.get(record.origin, {}), self.conflict, gated=self.gated)
        self.refusals += outcome.refusals
        if outcome.row:
            self.rows[record.raw_id] = outcome.row

    def frames(self) -> Frames:
        refused = {(refusal.origin, refusal.reason) for refusal in self.refusals}
        rejected = [{"origin": origin, "reason": reason} for origin, reason in sorted(refused)]
        return tables.frame("articles", self.rows.values()), tables.frame("rejected_files", rejected)
