"""What earlier runs made of records, so that a record that is as it was need not be read again.

    FOLDER/<fingerprint>/all.parquet       as the last whole run left it
    FOLDER/<fingerprint>/part-0001.parquet what a run under way, or one that was killed, has read since

Deleting the folder loses nothing but time. What another fingerprint read is of no use and is deleted.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from warledger import tables
from warledger.articles.records import Record

_ARTICLE = {column: declared.dtype for column, declared in tables.TABLES["articles"].columns().items()}
_REFUSAL = pl.Struct({"origin": pl.String, "reason": pl.String, "common": pl.Boolean})
#: One row a record: its key, its article (nulls where it is refused), what was said of it, its sketch if it has one.
SCHEMA: dict[str, Any] = {**_ARTICLE, "key": pl.String, "refusals": pl.List(_REFUSAL), "sketch": pl.Binary}


def key(record: Record, override: Mapping[str, str]) -> str:
    """Hash of all that decides what becomes of a record, but for the code: see the fingerprint."""
    given = (record.raw_id, record.origin, record.form, sorted(record.metadata.items()), sorted(override.items()))
    return hashlib.sha256(repr(given).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def articles_of(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that are articles, with the columns of that table."""
    return rows.filter(pl.col("article_id").is_not_null()).select(list(_ARTICLE))


class Kept:
    """Rows of :data:`SCHEMA` in a folder, under one fingerprint of the code and data that made them.

    One process may use it at a time: the pipeline holds the lock of its data folder.
    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder, self._own = folder, folder / fingerprint
        frames = [frame for path in sorted(self._own.glob("*.parquet")) if (frame := _read(path)) is not None]
        self.rows = pl.concat([pl.DataFrame(schema=SCHEMA), *frames]).unique("key", keep="first", maintain_order=True)
        self._parts = sum(path.stem != "all" for path in self._own.glob("*.parquet"))

    def add(self, rows: pl.DataFrame) -> None:
        """Write rows at once, so that a run that is killed need not read them again."""
        self._parts += 1
        self._write(f"part-{self._parts:04}", rows)

    def tells_all_of(self, rows: pl.DataFrame) -> bool:
        """Whether these are just the rows of the last whole run, whose copies are marked already."""
        return not self._parts and rows.height == self.rows.height and bool((rows["key"] == self.rows["key"]).all())

    def settle(self, rows: pl.DataFrame) -> None:
        """Keep just these rows, in one file, and forget what other fingerprints made."""
        self._write("all", rows)
        for part in self._own.glob("part-*.parquet"):
            part.unlink()
        for other in self._folder.iterdir():
            if other != self._own:
                shutil.rmtree(other, ignore_errors=True)

    def _write(self, name: str, rows: pl.DataFrame) -> None:
        self._own.mkdir(parents=True, exist_ok=True)
        aside = self._own / f"{name}.tmp"
        rows.write_parquet(aside, compression="zstd")
        aside.replace(self._own / f"{name}.parquet")


def _read(path: Path) -> pl.DataFrame | None:
    """A file's rows; None where it is torn or of other columns."""
    try:
        frame = pl.read_parquet(path, glob=False)
    except (OSError, pl.exceptions.PolarsError):
        return None
    return frame if dict(frame.schema) == SCHEMA else None
