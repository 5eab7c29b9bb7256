"""Each reader beside a plain loop of its library over the same file: `python -m tests.bench.readers [KIND ...]`.

The loop is what somebody would write who trusts the file: it walks the file with the library that the reader uses and
gives of each report what the reader gives of it, its id, a hash, its text and its few fields. It
bounds nothing, guesses no encoding, knows one spelling of each field and dies of the first fault. For pages and web
archives it goes as far as the main text, where both spend their time.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import resource
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any, BinaryIO, NamedTuple

import feedparser
import polars as pl
import pyarrow.parquet as pq
import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType
from tests.generators.articles import Report, report
from tests.generators.pages import page, warc_record

from warledger import conflict
from warledger.articles.decoding import decode_page
from warledger.articles.pages import read_page
from warledger.articles.readers import read_source
from warledger.articles.records import LIMITS, Record
from warledger.articles.walking import one_file

WAR = conflict.load()
#: Reports a file; few where their main text is looked for too.
MANY, FEW = 5000, 500
_FIELDS = ("title", "publisher", "url", "published")

Bare = tuple[str, str, str, Mapping[str, str]]


class Measure(NamedTuple):
    """The loop over a file, `reports` in it, and whether both go on to the main text (`pages`)."""

    loop: Callable[[Path], list[Any]]
    told: str
    reports: int = MANY
    pages: bool = False


def main(kinds: Iterable[str] = ()) -> None:
    """Measure readers, all or of some kinds, and print it."""
    print(f"{'reader':<13}{'reports/s':>10}{'loop':>10}{'ratio':>7}  the loop")
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder))
        for name in kinds or MEASURES:
            measure = MEASURES[name]
            paths = sorted(Path(folder, name).glob("*"))
            sources = [one_file(path) for path in paths]

            def ours(sources: list[Any] = sources, pages: bool = measure.pages) -> int:
                return sum(len(_read(source, pages)) for source in sources)

            def theirs(paths: list[Path] = paths, measure: Measure = measure) -> int:
                return sum(len(measure.loop(path)) for path in paths)

            number = ours()
            assert number == theirs() == measure.reports, name
            seconds, bare, ratio = alternately(ours, theirs)
            print(f"{name:<13}{number / seconds:>10,.0f}{number / bare:>10,.0f}{ratio:>7.2f}  {measure.told}")


def _read(source: Any, pages: bool) -> list[object]:
    found = [one for one in read_source(source, LIMITS) if isinstance(one, Record)]
    return [read_page(decode_page(one.content), WAR) for one in found] if pages else found  # type: ignore[arg-type,misc]


def alternately(one: Callable[[], object], other: Callable[[], object], turns: int = 7) -> tuple[float, float, float]:
    """Seconds of CPU of each, and the ratio of the first to the second: medians of runs that take turns."""
    spent: list[list[float]] = [[], []]
    for turn in range(2 * turns):
        start = _cpu()
        (one, other)[turn % 2]()
        spent[turn % 2].append(_cpu() - start)
    ratio = median(ours / theirs for ours, theirs in zip(*spent, strict=True))
    return median(spent[0]), median(spent[1]), ratio


def _cpu() -> float:
    """Seconds of CPU of this process and of those that it started and that have ended."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def write_files(folder: Path) -> None:
    """One folder a reader, all with the same reports."""
    rng = random.Random(1)
    reports = [report(rng) for _ in range(MANY)]
    rows = [_row(at, one) for at, one in enumerate(reports)]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    saved = [page(one, style=at) for at, one in enumerate(reports[:FEW])]
    archive = b"".join(warc_record(f"https://example.org/{at}", html) for at, html in enumerate(saved))
    items = "".join(
        f"<item><guid>{row['id']}</guid><title>{row['title']}</title><description>{row['text']}</description></item>"
        for row in rows
    )
    table, packed = io.StringIO(), io.BytesIO()
    cells = csv.DictWriter(table, rows[0])
    cells.writeheader()
    cells.writerows(rows)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as members:
        for row in rows:
            members.writestr(f"{row['id']}.txt", row["text"])
    frame = io.BytesIO()
    pl.DataFrame(rows).write_parquet(frame)
    files: dict[str, dict[str, bytes]] = {
        "text": {f"{row['id']}.txt": row["text"].encode() for row in rows},
        "markdown": {f"{row['id']}.md": row["text"].encode() for row in rows},
        "html": {f"{at}.html": html.encode() for at, html in enumerate(saved)},
        "jsonl": {"a.jsonl": lines},
        "json": {"a.json": json.dumps(rows).encode()},
        "csv": {"a.csv": table.getvalue().encode()},
        "parquet": {"a.parquet": frame.getvalue()},
        "feed": {"a.rss": f"<rss version='2.0'><channel>{items}</channel></rss>".encode()},
        "warc": {"a.warc": archive},
        "warc.gz": {"a.warc.gz": gzip.compress(archive)},
        "zip": {"a.zip": packed.getvalue()},
        "jsonl.gz": {"a.jsonl.gz": gzip.compress(lines)},
    }
    for kind, named in files.items():
        (folder / kind).mkdir()
        for name, raw in named.items():
            (folder / kind / name).write_bytes(raw)


def _row(at: int, one: Report) -> dict[str, str]:
    return {
        "id": str(at), "title": one.title, "publisher": "Northern Wire", "url": f"https://example.org/{at}",
        "published": one.published.isoformat(), "text": one.text,
    }  # fmt: skip


def _bare(row: Mapping[str, Any], raw: bytes | None = None) -> Bare:
    """What a reader gives of a record, by hand; the hash is that of its line or, where it has none, of its cells."""
    told = {name: row[name] for name in _FIELDS if row.get(name)}
    return row["id"], sha256(raw or "".join(row.values()).encode()).hexdigest(), row["text"], told


def _text(path: Path) -> list[Bare]:
    raw = path.read_bytes()
    return [(path.name, sha256(raw).hexdigest(), raw.decode(), {})]


def _html(path: Path) -> list[Any]:
    return [_extracted(path.read_bytes())]


def _extracted(raw: bytes) -> tuple[str, Any]:
    return sha256(raw).hexdigest(), trafilatura.bare_extraction(raw, with_metadata=True)


def _jsonl(path: Path) -> list[Bare]:
    with path.open("rb") as lines:
        return _json_lines(lines)


def _jsonl_gz(path: Path) -> list[Bare]:
    with gzip.open(path) as lines:
        return _json_lines(lines)


def _json_lines(lines: Iterable[bytes]) -> list[Bare]:
    return [_bare(json.loads(line), line) for line in lines]


def _json(path: Path) -> list[Bare]:
    return [_bare(row) for row in json.loads(path.read_bytes())]


def _csv(path: Path) -> list[Bare]:
    with path.open(newline="", encoding="utf-8") as lines:
        return [_bare(row) for row in csv.DictReader(lines)]


def _parquet(path: Path) -> list[Bare]:
    return [_bare(row) for row in pq.read_table(path).to_pylist()]


def _feed(path: Path) -> list[Bare]:
    parsed = feedparser.parse(BytesIO(path.read_bytes()))
    return [_bare({"id": one.id, "title": one.title, "text": one.summary}) for one in parsed.entries]


def _warc(path: Path) -> list[Any]:
    with path.open("rb") as stream:
        return _archived(stream)


def _archived(stream: BinaryIO) -> list[Any]:
    answers = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
    return [(one.headers.get("WARC-Target-URI"), *_extracted(one.reader.read())) for one in answers]


def _zip(path: Path) -> list[Bare]:
    with zipfile.ZipFile(path) as archive:
        read = ((name, archive.read(name)) for name in archive.namelist())
        return [(name, sha256(raw).hexdigest(), raw.decode(), {}) for name, raw in read]


MEASURES: dict[str, Measure] = {
    "text": Measure(_text, "read a file, hash, decode"),
    "markdown": Measure(_text, "the same"),
    "html": Measure(_html, "read a file, hash, trafilatura with metadata", FEW, pages=True),
    "jsonl": Measure(_jsonl, "json.loads a line, hash the line, pick the fields"),
    "json": Measure(_json, "json.loads the file, hash its cells, pick the fields"),
    "csv": Measure(_csv, "csv.DictReader, hash its cells, pick the fields"),
    "parquet": Measure(_parquet, "pyarrow rows, hash its cells, pick the fields"),
    "feed": Measure(_feed, "feedparser, hash its cells, pick the fields"),
    "warc": Measure(_warc, "fastwarc, hash, trafilatura with metadata", FEW, pages=True),
    "warc.gz": Measure(_warc, "the same", FEW, pages=True),
    "zip": Measure(_zip, "zipfile, read each member, hash, decode"),
    "jsonl.gz": Measure(_jsonl_gz, "gzip, json.loads a line, hash the line, pick the fields"),
}


if __name__ == "__main__":
    main(sys.argv[1:])
