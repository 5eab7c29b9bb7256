"""Where working tables lie between stages: one Parquet file a table, written whole or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from filelock import FileLock

from warledger import tables

#: Rows that are read from disk at a time: of articles, some 10 MB.
_ROWS = 2_000


@dataclass(frozen=True)
class Store:
    """Checked tables in one folder. A reader never sees a half-written file: each is written aside, then renamed."""

    folder: Path

    def lock(self) -> FileLock:
        """Held by a run while it changes tables that belong together; a killed process lets go of it by dying."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return FileLock(self.folder / ".lock")

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def write(self, name: str, frame: pl.DataFrame) -> pl.DataFrame:
        """Check the frame against its declaration, write it, and return what was written.

        Raises:
            tables.TableError: the frame does not agree with its declaration; the earlier file stays.
        """
        frame = tables.checked(name, frame)
        self.folder.mkdir(parents=True, exist_ok=True)
        # the process id keeps two runs at once from writing one temporary file
        aside = self.path(name).with_suffix(f".{os.getpid()}.tmp")
        try:
            frame.write_parquet(aside, compression="zstd", row_group_size=_ROWS)
            aside.replace(self.path(name))
        finally:
            aside.unlink(missing_ok=True)
        return frame

    def read(self, name: str) -> pl.DataFrame:
        """The table as last written.

        Raises:
            FileNotFoundError: it was never written; the message says what to run.
        """
        return pl.read_parquet(self._there(name), glob=False)

    def _there(self, name: str) -> Path:
        if not self.path(name).is_file():
            raise FileNotFoundError(f"no table {name} in {self.folder}: run `warledger build`, or materialize it first")
        return self.path(name)

    def scan(self, name: str) -> pl.LazyFrame:
        """The table as last written, on disk until it is asked for. A later write leaves what was scanned as it was.

        Raises:
            FileNotFoundError: as for :meth:`read`.
        """
        return pl.scan_parquet(self._there(name), glob=False)

    def read_if_there(self, name: str) -> pl.DataFrame | None:
        """The table as last written, or None: never written, torn, or of an older declaration."""
        try:
            frame = self.read(name)
        except (FileNotFoundError, pl.exceptions.PolarsError):
            return None
        return frame if frame.columns == tables.columns(name) else None
