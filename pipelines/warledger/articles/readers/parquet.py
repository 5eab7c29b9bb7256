"""Parquet tables: one record a row, a few megabytes of rows in memory at a time (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from warledger.articles.metadata import HTML_NAMES, ID_NAMES, NAMES, TEXT_NAMES, from_mapping
from warledger.articles.readers import reader
from warledger.articles.readers.guard import bounded_memory, check_unpacked
from warledger.articles.readers.spool import seekable
from warledger.articles.records import Found, Limits, Record, Refusal, Source

_KNOWN = {*TEXT_NAMES, *HTML_NAMES, *ID_NAMES, "digest_of", *chain.from_iterable(NAMES.values())}
#: Bytes of rows in memory, rows at most, and bytes of a column read from disk, at a time.
_BATCH, _MOST_IN_BATCH, _READ = 10_000_000, 1000, 1_000_000
_MOST_ROWS = 20_000_000
#: Bytes those rows may take. The sizes that a file tells prove nothing, and fifty kilobytes may unpack to gigabytes.
_MEMORY = 300_000_000


@reader(".parquet")
def read_parquet(source: Source, limits: Limits) -> Found:
    """One record a row; columns that say nothing about a report are not read."""
    from pyarrow.parquet import ParquetFile  # loaded when there is a table

    with seekable(source, limits) as (stream, size):
        with bounded_memory(_MEMORY):
            table = ParquetFile(stream, buffer_size=_READ, pre_buffer=False)
            columns = [name for name in table.schema_arrow.names if name.strip().lower() in _KNOWN]
        if not columns:
            names = ", ".join(TEXT_NAMES[:3])
            yield Refusal(source.origin, f"no column with a report's text: one of {names} is needed")
        elif table.metadata.num_rows > _MOST_ROWS:
            yield Refusal(source.origin, f"over {_MOST_ROWS:,} rows: split it up")
        else:
            batches = table.iter_batches(_rows_at_once(table.metadata), columns=columns, use_threads=False)
            rows = chain.from_iterable(_unpacked(batches, size, limits))
            for position, fields in enumerate(rows, 1):
                record = from_mapping(source.origin, fields, position)
                if isinstance(record, Record) and len(record.content) > limits.article:
                    megabytes = limits.article // 1_000_000
                    yield Refusal(record.origin, f"over {megabytes} MB, too large for one report: split it up")
                else:
                    yield record


def _rows_at_once(told: Any) -> int:
    """Rows that make a batch, if the sizes that the file tells are true."""
    size = sum(told.row_group(at).total_byte_size for at in range(told.num_row_groups))
    return max(1, min(_MOST_IN_BATCH, _BATCH * told.num_rows // max(size, 1)))


def _unpacked(batches: Iterator[Any], size: int, limits: Limits) -> Iterator[list[dict[str, Any]]]:
    """The rows of each batch.

    Raises (from iterating):
        MemoryError: a batch needs more memory than it may take.
        ValueError: the file is damaged, or unpacks to more than the limits allow.
    """
    total = 0
    while True:
        with bounded_memory(_MEMORY):
            if (batch := next(batches, None)) is None:
                return
            rows = batch.to_pylist()
        total += batch.nbytes
        check_unpacked(total, size, limits)
        yield rows
