"""Folders of files to the two tables: in batches, on all cores where that pays, in a fixed order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
import rensa

from warledger import tables
from warledger.articles import manifest
from warledger.articles.batches import InOrder, TooSlow, time_limit
from warledger.articles.cleaning import Cut
from warledger.articles.duplicates import mark_duplicates, sketch
from warledger.articles.overrides import read_overrides, unused
from warledger.articles.readers import read_source
from warledger.articles.reading import read_record
from warledger.articles.records import LIMITS, Limits, Record, Refusal, Source
from warledger.articles.walking import one_file, walk
from warledger.conflict import Conflict
from warledger.errors import WarledgerError
from warledger.progress import Progress, silent

Frames = tuple[pl.DataFrame, pl.DataFrame]


class CorpusError(WarledgerError):
    """A corpus folder that is not there or holds nothing; the message says what to do."""


class _Job(NamedTuple):
    """A record with the fields of articles.csv that override its own; or what was refused before it came to that."""

    record: Record | Refusal
    override: Mapping[str, str]


class _Read(NamedTuple):
    """What became of a job."""

    row: dict[str, Any] | None
    refusals: list[Refusal]
    sketch: rensa.RMinHash | None = None


def read_corpus(
    folders: Sequence[Path],
    conflict: Conflict,
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    limits: Limits = LIMITS,
) -> Frames:
    """Every report of some corpus folders, in English and about the war.

    Returns:
        `articles` and `rejected_files`.

    Raises:
        CorpusError: a folder is missing, or none holds a file.
    """
    for folder in folders:
        if not folder.is_dir():
            raise CorpusError(f"no corpus folder {folder}: create it and put reports in, or name another with --corpus")
    jobs = chain.from_iterable(_jobs_of_folder(folder, limits) for folder in folders)
    read, rejected = _tables(jobs, conflict, gated=True, workers=workers, progress=progress or silent)
    if read.is_empty() and rejected.is_empty():
        names = ", ".join(str(folder) for folder in folders)
        raise CorpusError(f"nothing to read in {names}: put reports there (.txt, .md, .html, .jsonl, ...)")
    return read, rejected


def read_paths(
    paths: Sequence[Path],
    conflict: Conflict,
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    limits: Limits = LIMITS,
) -> Frames:
    """Files and folders that somebody named. They are read whatever their subject and language.

    Raises:
        CorpusError: a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise CorpusError(f"no such file or folder: {path}")
    jobs = chain.from_iterable(
        _jobs_of_folder(path, limits) if path.is_dir() else _jobs([one_file(path)], {}, set(), limits) for path in paths
    )
    return _tables(jobs, conflict, gated=False, workers=workers, progress=progress or silent)


def cuts(paths: Sequence[Path], conflict: Conflict, *, limits: Limits = LIMITS) -> Iterator[tuple[str, list[Cut]]]:
    """For each report its origin and every paragraph that was cut from it as page furniture, with the reason."""
    for path in paths:
        for job in _jobs_of_folder(path, limits) if path.is_dir() else _jobs([one_file(path)], {}, set(), limits):
            if isinstance(job.record, Record):
                outcome = read_record(job.record, job.override, conflict, gated=False)
                yield job.record.origin, outcome.cleaned.cuts if outcome.cleaned else []


def fingerprint(conflict: Conflict) -> str:
    """Hash of this package's code and data and the conflict's: what was read under the same one need not be again."""
    digest = hashlib.sha256(conflict.fingerprint.encode())
    for folder in (Path(__file__).parent, Path(__file__).parents[1] / "dates"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".toml"}:
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _jobs_of_folder(folder: Path, limits: Limits) -> Iterator[_Job]:
    overrides, named, faults = read_overrides(folder)
    fetched = manifest.metadata(folder)
    overrides = {origin: {**fetched.get(origin, {}), **overrides.get(origin, {})} for origin in {*fetched, *overrides}}
    seen: set[str] = set()
    yield from _jobs(walk(folder), overrides, seen, limits)
    for fault in (*faults, *unused(named, seen)):
        yield _Job(fault, {})


def _jobs(
    sources: Iterable[Source | Refusal], overrides: Mapping[str, Mapping[str, str]], seen: set[str], limits: Limits
) -> Iterator[_Job]:
    """Every record of the sources; `seen` gathers the origins that overrides may name."""
    for source in sources:
        for record in [source] if isinstance(source, Refusal) else read_source(source, limits):
            if overrides:
                seen |= {record.origin, record.origin.split("#", 1)[0]}
            yield _Job(record, overrides.get(record.origin, {}))


def _tables(
    jobs: Iterable[_Job], conflict: Conflict, *, gated: bool, workers: int | None, progress: Progress
) -> Frames:
    reading = InOrder(partial(_read_batch, conflict, gated), _died, _cost, workers)
    chunks: list[pl.DataFrame] = []
    rows: list[dict[str, Any]] = []
    sketches: dict[str, rensa.RMinHash] = {}
    refusals: list[Refusal] = []
    done = 0
    for done, read in enumerate(reading.over(_once(jobs)), 1):
        refusals += read.refusals
        if read.row is not None and read.sketch is not None:
            rows.append(read.row)
            sketches[read.row["article_id"]] = read.sketch
        if len(rows) == _CHUNK:
            chunks.append(_frame(rows))
            rows = []
        if done % 100 == 0:
            progress("reading reports", done, None)
    progress("reading reports", done, done)
    articles = pl.concat([*chunks, _frame(rows)])
    refused = pl.DataFrame(_gathered(refusals), schema=["origin", "reason"], orient="row").cast(pl.String)
    return (
        tables.checked("articles", mark_duplicates(articles, sketches)),
        tables.checked("rejected_files", refused.unique()),
    )


#: Rows gathered as Python objects before they go into a frame.
_CHUNK = 1000
#: Records of one file with a common fault that are told one by one.
_TOLD = 3


def _frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    schema = {column: declared.dtype for column, declared in tables.TABLES["articles"].columns().items()}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _once(jobs: Iterable[_Job]) -> Iterator[_Job]:
    """The jobs; a record that came before, byte for byte, is refused."""
    first: dict[str, str] = {}
    for job in jobs:
        if isinstance(job.record, Record):
            origin = first.setdefault(job.record.raw_id, job.record.origin)
            if origin is not job.record.origin:
                reason = f"the same, byte for byte, as {origin}, which is read: delete one"
                yield _Job(Refusal(job.record.origin, reason), {})
                continue
        yield job


def _read_batch(conflict: Conflict, gated: bool, jobs: list[_Job]) -> list[_Read]:
    return [_read(job, conflict, gated) for job in jobs]


#: No real page takes a hundredth of it.
_SECONDS = 30


def _read(job: _Job, conflict: Conflict, gated: bool) -> _Read:
    if isinstance(job.record, Refusal):
        return _Read(None, [job.record])
    try:
        with time_limit(_SECONDS):
            outcome = read_record(job.record, job.override, conflict, gated=gated)
    except (Exception, TooSlow) as error:  # what was made to break a reader breaks one record, and is told of
        why = f"not within {_SECONDS} s" if isinstance(error, TooSlow) else type(error).__name__
        return _Read(None, [Refusal(job.record.origin, f"reading it failed ({why}): save only its main text")])
    return _Read(outcome.row, outcome.refusals, sketch(outcome.row["text"]) if outcome.row else None)


def _died(job: _Job) -> _Read:
    return _Read(None, [Refusal(job.record.origin, "the process reading it died: save only its main text")])


def _cost(job: _Job) -> int:
    """Microseconds that reading a record takes, roughly: HTML ten times as much as text."""
    if isinstance(job.record, Refusal):
        return 10
    return 200 + len(job.record.content) // (2 if job.record.form == "html" else 5)


def _gathered(refusals: Iterable[Refusal]) -> list[tuple[str, str]]:
    """Refusals as rows; of a fault common to a file's records the first few, and how many more."""
    rows: list[tuple[str, str]] = []
    told: Counter[tuple[str, str]] = Counter()
    for refusal in refusals:
        fault = (refusal.origin.partition("#")[0], refusal.reason)
        told[fault] += refusal.common
        if told[fault] <= _TOLD:
            rows.append((refusal.origin, refusal.reason))
    more = ((path, reason, count - _TOLD) for (path, reason), count in told.items() if count > _TOLD)
    return [*rows, *((path, f"{count} more records: {reason}") for path, reason, count in more)]
