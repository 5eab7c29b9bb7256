"""Rows that earlier runs made, one for each thing that was read, so that what is as it was need not be read again.

    FOLDER/<fingerprint>/all.parquet       as the last whole run left it
    FOLDER/<fingerprint>/part-0001.parquet what a run under way, or one that was broken off, has read since

Deleting the folder loses nothing but time. What another fingerprint read is of no use and is deleted.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from warledger.frames import Table

#: Rows that are written at a time: of articles, some 10 MB.
_ROWS = 2_000


class Kept:
    """Rows in a folder, under one fingerprint of the code and data that made them.

    One process may use it at a time: the pipeline holds the lock of its data folder.
    """

    def __init__(self, folder: Path, fingerprint: str, schema: Mapping[str, Any]) -> None:
        """
        Args:
            folder: where the rows lie; need not exist.
            fingerprint: of all that decides a row besides what its key stands for.
            schema: of the rows; its column `key` names what was read.
        """
        self._folder, self._own, self._schema = folder, folder / fingerprint, pl.Schema(schema)
        self._whole = [path for path in sorted(self._own.glob("*.parquet")) if self._is_whole(path)]
        self._parts = sum(path.stem != "all" for path in self._own.glob("*.parquet"))

    @property
    def settled(self) -> bool:
        """Whether nothing was added since the last whole run."""
        return not self._parts

    def scan(self) -> pl.LazyFrame:
        """All rows, each once, on disk until they are asked for."""
        frames = [pl.LazyFrame(schema=self._schema), *(pl.scan_parquet(path, glob=False) for path in self._whole)]
        rows = pl.concat(frames)
        # A kill while all was made one file may have left parts beside it.
        doubled = self._parts and rows.select(pl.col("key").is_duplicated().any()).collect().item()
        return rows.unique("key", keep="first", maintain_order=True) if doubled else rows

    def add(self, rows: pl.DataFrame) -> None:
        """Write rows at once, so that a run that is broken off need not read them again."""
        self._parts += 1
        self._whole.append(self._write(f"part-{self._parts:04}", rows))

    def tells_all_of(self, rows: pl.DataFrame) -> bool:
        """Whether these are just the rows of the last whole run, in its order."""
        return self.settled and rows["key"].equals(self.scan().select("key").collect()["key"])

    def settle(self, rows: Table) -> None:
        """Keep just these rows, in one file, and forget what other fingerprints made."""
        self._whole, self._parts = [self._write("all", rows)], 0
        for part in self._own.glob("part-*.parquet"):
            part.unlink()
        for other in self._folder.iterdir():
            if other != self._own:
                shutil.rmtree(other, ignore_errors=True)

    def _write(self, name: str, rows: Table) -> Path:
        self._own.mkdir(parents=True, exist_ok=True)
        aside, path = self._own / f"{name}.tmp", self._own / f"{name}.parquet"
        rows.lazy().sink_parquet(aside, compression="zstd", row_group_size=_ROWS)
        aside.replace(path)
        return path

    def _is_whole(self, path: Path) -> bool:
        """It is neither torn nor of other columns."""
        try:
            return pl.Schema(pl.read_parquet_schema(path)) == self._schema
        except (OSError, pl.exceptions.PolarsError):
            return False
