"""Folders of files to the two tables: in batches, on all cores where that pays, in a fixed order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import polars as pl

from warledger import tables
from warledger.articles import manifest
from warledger.articles.batches import InOrder, TooSlow, time_limit
from warledger.articles.cleaning import Cut
from warledger.articles.duplicates import links, packed, sketch, unpacked
from warledger.articles.kept import SCHEMA, articles_of, key
from warledger.articles.overrides import read_overrides, unused
from warledger.articles.readers import read_source
from warledger.articles.reading import read_record
from warledger.articles.records import LIMITS, Limits, Record, Refusal, Source
from warledger.articles.walking import one_file, walk
from warledger.conflict import Conflict
from warledger.errors import WarledgerError
from warledger.kept import Kept
from warledger.progress import Progress, silent

Frames = tuple[pl.DataFrame, pl.DataFrame]
Made = TypeVar("Made")


class CorpusError(WarledgerError):
    """A corpus folder that is not there or holds nothing; the message says what to do."""


class _Job(NamedTuple):
    """A record with the fields of articles.csv that override its own; or what was refused before it came to that; or
    the row of what an earlier run made of it."""

    record: Record | Refusal | int
    override: Mapping[str, str]
    key: str | None = None


class _Read(NamedTuple):
    """What became of a job: a row of `articles` with its sketch, or why not. `key`: worth keeping, under this key."""

    row: dict[str, Any] | None
    refusals: list[Refusal]
    sketch: bytes | None = None
    key: str | None = None
    recalled: int | None = None


def read_corpus(
    folders: Sequence[Path],
    conflict: Conflict,
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    limits: Limits = LIMITS,
    memory: Path | None = None,
) -> Frames:
    """Every report of some corpus folders, in English and about the war.

    Args:
        folders: they must exist; together they must hold a file.
        conflict: the war.
        progress: told how many records are read.
        workers: processes; all cores by default, 1 for none but this. The result does not depend on it.
        limits: how much one file may ask for.
        memory: folder where what became of each record is kept, so that an unchanged one is not read again.

    Returns:
        `articles` and `rejected_files`.

    Raises:
        CorpusError: a folder is missing, or none holds a file.
    """
    for folder in folders:
        if not folder.is_dir():
            raise CorpusError(f"no corpus folder {folder}: create it and put reports in, or name another with --corpus")
    jobs = chain.from_iterable(_jobs_of_folder(folder, limits) for folder in folders)
    kept = Kept(memory, fingerprint(conflict), SCHEMA) if memory else None
    read, rejected = _tables(jobs, conflict, gated=True, workers=workers, progress=progress or silent, kept=kept)
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
    jobs = _jobs_of_paths(paths, limits)
    return _tables(jobs, conflict, gated=False, workers=workers, progress=progress or silent)


def each_article(
    paths: Sequence[Path],
    conflict: Conflict,
    then: Callable[[dict[str, Any]], Made],
    *,
    workers: int | None = None,
    limits: Limits = LIMITS,
) -> Iterator[Made | Refusal]:
    """What `then` makes of each report of files and folders that somebody named, as soon as it is read, in their order.

    Args:
        paths: files and folders.
        conflict: the war.
        then: takes a row of `articles` whose copies are not marked; runs where the report was read, so it must pickle.
        workers: as in :func:`read_corpus`.
        limits: as there.

    Raises:
        CorpusError: a path does not exist.
    """
    reading = InOrder(partial(_make_batch, conflict, then), _refused_alone, _cost_with_more, workers)
    for made in reading.over(_once(_jobs_of_paths(paths, limits))):
        yield from made


def cuts(paths: Sequence[Path], conflict: Conflict, *, limits: Limits = LIMITS) -> Iterator[tuple[str, list[Cut]]]:
    """For each report its origin and every paragraph that was cut from it as page furniture, with the reason."""
    for job in _jobs_of_paths(paths, limits):
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
    digest.update(repr([(library, version(library)) for library in _LIBRARIES]).encode())
    return digest.hexdigest()[:16]


def _jobs_of_paths(paths: Sequence[Path], limits: Limits) -> Iterator[_Job]:
    """Every record of files and folders, which must exist; in a folder, with what its articles.csv says."""
    for path in paths:
        if not path.exists():
            raise CorpusError(f"no such file or folder: {path}")
    return chain.from_iterable(
        _jobs_of_folder(path, limits) if path.is_dir() else _jobs([one_file(path)], {}, set(), limits) for path in paths
    )


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
    """Every record of the sources; `seen` gathers the origins that overrides may name: a record's, or its file's."""
    for source in sources:
        for record in [source] if isinstance(source, Refusal) else read_source(source, limits):
            file = record.origin.split("#", 1)[0]
            if overrides:
                seen |= {record.origin, file}
            yield _Job(record, {**overrides.get(file, {}), **overrides.get(record.origin, {})})


def _tables(
    jobs: Iterable[_Job],
    conflict: Conflict,
    *,
    gated: bool,
    workers: int | None,
    progress: Progress,
    kept: Kept | None = None,
) -> Frames:
    reading = InOrder(partial(_read_batch, conflict, gated), _died, _cost, workers)
    rows: list[dict[str, Any]] = []
    chunks: list[pl.DataFrame] = []
    recalled: list[int] = []
    refusals: list[Refusal] = []
    known = kept.scan().select("key", "refusals").collect() if kept else None
    told = known["refusals"].to_list() if known is not None else []
    done = 0

    def gather() -> None:
        chunks.append(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
        rows.clear()
        if kept and (new := chunks[-1].filter(pl.col("key").is_not_null())).height:
            kept.add(new)

    for done, read in enumerate(reading.over(_recalled(_once(jobs), known)), 1):
        refusals += read.refusals
        if read.recalled is not None:
            recalled.append(read.recalled)
            refusals += [Refusal(**refusal) for refusal in told[read.recalled]]
        elif read.row or read.key:
            said = [asdict(refusal) for refusal in read.refusals]
            rows.append({**(read.row or {}), "key": read.key, "refusals": said, "sketch": read.sketch})
        if len(rows) == _CHUNK:
            gather()
        if done % 100 == 0:
            progress("reading reports", done, None)
    progress("reading reports", done, done)
    gather()
    if kept and known is not None:
        chunks.insert(0, kept.scan().head(known.height).select(pl.all().gather(recalled)).collect())
    everything = pl.concat(chunks)
    if kept is None or not kept.tells_all_of(everything):
        everything = _with_copies_marked(everything)
        if kept:
            kept.settle(everything.lazy().filter(pl.col("key").is_not_null()))
    refused = pl.DataFrame(_gathered(refusals), schema=["origin", "reason"], orient="row").cast(pl.String)
    return (
        tables.checked("articles", articles_of(everything)),
        tables.checked("rejected_files", refused.unique()),
    )


def _with_copies_marked(everything: pl.DataFrame) -> pl.DataFrame:
    sketches = everything.select("article_id", "sketch").drop_nulls("article_id").iter_rows()
    copies = links(everything, {article: unpacked(state) for article, state in sketches})
    return everything.drop("duplicate_of").join(copies, on="article_id", how="left").select(list(SCHEMA))


#: Rows gathered as Python objects before they go into a frame.
_CHUNK = 1000
#: Records of one file with a common fault that are told one by one.
_TOLD = 3


#: What else decides how a record is read.
_LIBRARIES = ("trafilatura", "htmldate", "lxml", "charset-normalizer", "ftfy", "py3langid")


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


def _recalled(jobs: Iterable[_Job], kept: pl.DataFrame | None) -> Iterator[_Job]:
    """The jobs; in place of a record that was read before, the row of what became of it."""
    if kept is None:
        yield from jobs
        return
    known = {one: row for row, one in enumerate(kept["key"])}
    for job in jobs:
        if not isinstance(job.record, Record):
            yield job
        elif (row := known.get(name := key(job.record, job.override))) is not None:
            yield _Job(row, {})
        else:
            yield job._replace(key=name)


def _read_batch(conflict: Conflict, gated: bool, jobs: list[_Job]) -> list[_Read]:
    return [_read(job, conflict, gated) for job in jobs]


#: No real page takes a hundredth of it.
_SECONDS = 30


def _read(job: _Job, conflict: Conflict, gated: bool) -> _Read:
    if isinstance(job.record, Refusal):
        return _Read(None, [job.record])
    if isinstance(job.record, int):
        return _Read(None, [], recalled=job.record)
    try:
        with time_limit(_SECONDS):
            outcome = read_record(job.record, job.override, conflict, gated=gated)
    except (Exception, TooSlow) as error:  # what was made to break a reader breaks one record, and is told of
        why = f"not within {_SECONDS} s" if isinstance(error, TooSlow) else type(error).__name__
        return _Read(None, [Refusal(job.record.origin, f"reading it failed ({why}): save only its main text")])
    shape = packed(sketch(outcome.row["text"])) if outcome.row else None
    return _Read(outcome.row, outcome.refusals, shape, job.key)


def _make_batch(
    conflict: Conflict, then: Callable[[dict[str, Any]], Made], jobs: list[_Job]
) -> list[list[Made | Refusal]]:
    made: list[list[Made | Refusal]] = []
    for job in jobs:
        read = _read(job, conflict, gated=False)
        made.append([*read.refusals, *([then(read.row)] if read.row else [])])
    return made


def _died(job: _Job) -> _Read:
    return _Read(None, _refused_alone(job))


def _refused_alone(job: _Job) -> list[Any]:
    assert isinstance(job.record, Record), "only reading a record can end a process"
    return [Refusal(job.record.origin, "the process reading it died: save only its main text")]


def _cost(job: _Job) -> int:
    """Microseconds that reading a record takes, roughly: HTML ten times as much as text."""
    if not isinstance(job.record, Record):
        return 10
    return 200 + len(job.record.content) // (2 if job.record.form == "html" else 5)


def _cost_with_more(job: _Job) -> int:
    """The same where claims are read too. It keeps batches to about a second, so that results come in a stream."""
    return 15 * _cost(job)


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
