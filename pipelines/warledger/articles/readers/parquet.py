"""Parquet tables: one record a row, a few hundred rows in memory at a time (polars)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from shutil import copyfileobj

import polars as pl

from warledger.articles.metadata import HTML_NAMES, ID_NAMES, NAMES, TEXT_NAMES, from_mapping
from warledger.articles.readers import reader
from warledger.articles.records import Found, Limits, Refusal, Source

_KNOWN = {*TEXT_NAMES, *HTML_NAMES, *ID_NAMES, "digest_of", *(name for names in NAMES.values() for name in names)}
_BATCH = 200
_MOST_ROWS = 20_000_000


@reader(".parquet")
def read_parquet(source: Source, limits: Limits) -> Found:
    """One record a row; columns that say nothing about a report are not read."""
    if source.path is not None:
        yield from _rows(source.path, source.origin)
        return
    with source.open() as stream, tempfile.NamedTemporaryFile(suffix=".parquet") as copy:
        copyfileobj(stream, copy)
        copy.flush()
        yield from _rows(Path(copy.name), source.origin)


def _rows(path: Path, origin: str) -> Found:
    position = 0
    try:
        columns = [name for name in pl.read_parquet_schema(path) if name.strip().lower() in _KNOWN]
        table = pl.scan_parquet(path, glob=False)
        if not columns:
            yield Refusal(origin, f"no column with a report's text: one of {', '.join(TEXT_NAMES[:3])} is needed")
            return
        # the number of rows stands in the footer: a small file may claim any
        if table.select(pl.len()).collect().item() > _MOST_ROWS:
            yield Refusal(origin, f"over {_MOST_ROWS:,} rows: split it up")
            return
        for batch in table.select(columns).collect_batches(chunk_size=_BATCH, lazy=True):
            for fields in batch.iter_rows(named=True):
                position += 1
                yield from_mapping(origin, fields, position)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        yield Refusal(
            f"{origin}#{position + 1}", f"broken Parquet ({' '.join(str(error).split())[:100]}): write it again"
        )
