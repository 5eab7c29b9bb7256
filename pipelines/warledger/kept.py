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
        frames = [frame for path in sorted(self._own.glob("*.parquet")) if (frame := self._read(path)) is not None]
        self.rows = pl.concat([pl.DataFrame(schema=schema), *frames]).unique("key", keep="first", maintain_order=True)
        self._parts = sum(path.stem != "all" for path in self._own.glob("*.parquet"))

    def add(self, rows: pl.DataFrame) -> None:
        """Write rows at once, so that a run that is broken off need not read them again."""
        self._parts += 1
        self._write(f"part-{self._parts:04}", rows)

    def tells_all_of(self, rows: pl.DataFrame) -> bool:
        """Whether these are just the rows of the last whole run, in its order."""
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

    def _read(self, path: Path) -> pl.DataFrame | None:
        """A file's rows; None where it is torn or of other columns."""
        try:
            frame = pl.read_parquet(path, glob=False)
        except (OSError, pl.exceptions.PolarsError):
            return None
        return frame if frame.schema == self._schema else None
