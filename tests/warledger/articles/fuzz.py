"""Readers against bytes that are nearly right: `python -m tests.warledger.articles.fuzz KIND -max_total_time=600`.

Needs atheris, which this project does not install; what follows KIND is libFuzzer's. A short run without it, through
hypothesis, is in test_readers.py. What is packed is damaged inside its packing too: else no run gets past a checksum.
"""

from __future__ import annotations

import gc
import gzip
import io
import random
import sys
import zipfile
import zlib
from collections.abc import Callable
from types import FunctionType
from typing import Any

import polars as pl
from tests.generators.articles import report
from tests.generators.pages import SHELLS, page, warc_record
from tests.warledger.articles.samples import FILES, HTML, parquet_with, saved_page, tarred

from warledger import tables
from warledger.articles.readers import read_source
from warledger.articles.reading import read_record
from warledger.articles.records import LIMITS, Record, Refusal, Source
from warledger.conflict import load

_WARC = warc_record("https://example.org/nine", HTML)
_PLAIN = {"use_dictionary": False, "data_page_version": "2.0"}
_PARQUET_OPTIONS: list[dict[str, Any]] = [
    {"compression": "snappy", "write_page_index": True},
    {"compression": "none"},
    {"compression": "none", **_PLAIN, "column_encoding": {"text": "DELTA_BYTE_ARRAY"}},
    {"compression": "none", **_PLAIN, "column_encoding": {"text": "DELTA_LENGTH_BYTE_ARRAY"}},
    {"compression": "brotli", **_PLAIN},
]
#: Kind of file -> a name that its reader opens, and whole files to begin with.
KINDS: dict[str, tuple[str, list[bytes]]] = {
    "text": ("a.txt", [FILES["a.txt"], FILES["a.txt"].decode().encode("utf-16")]),
    "markdown": ("a.md", [FILES["a.md"]]),
    "html": ("a.html", [HTML.encode(), *(page(report(random.Random(5), 3), style=one).encode() for one in SHELLS)]),
    "jsonl": ("a.jsonl", [FILES["a.jsonl"] * 2]),
    "json": ("a.json", [FILES["a.json"]]),
    "csv": ("a.csv", [FILES["a.csv"]]),
    "parquet": ("a.parquet", [FILES["a.parquet"], *(parquet_with(**options) for options in _PARQUET_OPTIONS)]),
    "warc": ("a.warc", [_WARC, _WARC * 2]),
    "feed": ("a.rss", [FILES["a.rss"], FILES["a.xml"]]),
    "zip": ("a.zip", [FILES["a.zip"], FILES["b.zip"]]),
    "tar": ("a.tar", [FILES["a.tar"], tarred("a.html", HTML.encode())]),
    "eml": ("a.eml", [FILES["a.eml"]]),
    "mht": ("a.mht", [saved_page(HTML)]),
    "gz": ("a.jsonl.gz", [FILES["a.jsonl.gz"], gzip.compress(_WARC, mtime=0)]),
}
#: Packages whose branches lead the fuzzer on.
_WATCHED = {"warledger", "email", "tarfile", "feedparser", "zipfile", "gzip", "csv", "json", "trafilatura", "yaml"}
_COLUMNS = {column: declared.dtype for column, declared in tables.TABLES["articles"].columns().items()}


def check(name: str, raw: bytes) -> None:
    """Any bytes under that name give records or reasons, and every record a row that a table takes, or a reason."""
    found = list(read_source(Source(name, name, lambda: io.BytesIO(raw), depth=1), LIMITS))
    assert found, "nothing told of a file"
    for one in found:
        assert one.origin.isprintable(), one.origin
        outcome = read_record(one, {}, load(), gated=False) if isinstance(one, Record) else None
        told = [one] if isinstance(one, Refusal) else outcome.refusals if outcome else []
        assert all(refusal.reason.isprintable() for refusal in told), told
        if outcome and outcome.row:
            pl.DataFrame([outcome.row], schema=_COLUMNS)
        else:
            assert told, "a record is neither an article nor refused"


def damaged(kind: str, raw: bytes, damage: Callable[[bytes], bytes], *, inside: bool) -> bytes:
    """A file with damage done to it, or to what is packed in it and packed again."""
    if inside and kind == "gz":
        return gzip.compress(damage(_unpacked_gzip(raw)), mtime=0)
    if inside and kind == "zip":
        return _zipped({name: damage(member) for name, member in _unpacked_zip(raw).items()})
    return damage(raw)


def _unpacked_gzip(raw: bytes) -> bytes:
    try:
        return gzip.decompress(raw)
    except (OSError, EOFError, ValueError, zlib.error):
        return b"{}"


def _unpacked_zip(raw: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return {name: archive.read(name) for name in archive.namelist()[:4]}
    except Exception:  # of a damaged archive there is nothing to damage further
        return {"a.txt": b""}


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in members.items():
            archive.writestr(zipfile.ZipInfo(name), raw)
    return out.getvalue()


def main() -> None:
    """Fuzz one kind; its seeds are written to the corpus folder that comes first among libFuzzer's arguments."""
    import atheris  # type: ignore[import-not-found]

    kind = sys.argv[1]
    name, seeds = KINDS[kind]

    def mutate(raw: bytes, largest: int, seed: int) -> bytes:
        start = raw if len(raw) > 8 else seeds[seed % len(seeds)]
        return damaged(kind, start, lambda part: atheris.Mutate(part, largest), inside=seed % 4 > 0)[:largest]

    # all of Python's libraries would take minutes
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and (one.__module__ or "").split(".")[0] in _WATCHED:
            atheris.instrument_func(one)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], lambda raw: check(name, raw), custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
