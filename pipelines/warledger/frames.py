"""Tables that may lie on disk, and what is read of them at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import polars as pl

#: A table in memory, or one on disk that is read as far as it is needed.
Table = pl.DataFrame | pl.LazyFrame


#: Rows that are hashed at a time.
_HASHED = 10_000


def height(table: Table) -> int:
    """How many rows it has."""
    return int(table.lazy().select(pl.len()).collect().item())


def slices(table: Table, rows: int) -> Iterator[pl.DataFrame]:
    """The table in its order, so many rows at a time. Cheap on disk as long as no filter stands before it."""
    for start in range(0, height(table), rows):
        yield table.lazy().slice(start, rows).collect()


def content(table: Table) -> str:
    """Hash of its columns and rows, in their order: 16 hex digits. A part of the rows is in memory at a time."""
    digest = hashlib.sha256(repr(table.lazy().collect_schema()).encode())
    for part in slices(table, _HASHED):
        digest.update(part.rechunk().write_ipc(None).getvalue())
    return digest.hexdigest()[:16]
