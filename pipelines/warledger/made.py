"""What a stage made before of the same, so that it need not be made again.

    FOLDER/<fingerprint of all that it was made of>/<table>.parquet

Only the last is kept. Deleting the folder loses nothing but time. Two processes may ask at once.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import polars as pl
from filelock import FileLock


def made_once(
    folder: Path, made_of: str, names: Iterable[str], make: Callable[[], Mapping[str, pl.DataFrame]]
) -> dict[str, pl.DataFrame]:
    """The tables as they were made of the same before; else as they are made now, and kept.

    Args:
        folder: where they are kept; need not exist.
        made_of: fingerprint of the inputs and of the code: of all that decides what is made.
        names: of the tables that `make` gives.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):  # who comes second waits, and finds it made
        own = folder / made_of
        try:
            return {name: pl.read_parquet(own / f"{name}.parquet", glob=False) for name in names}
        except (OSError, pl.exceptions.PolarsError):  # never made, or the files are torn
            made = dict(make())
        shutil.rmtree(folder, ignore_errors=True)
        aside = own.with_suffix(".tmp")
        aside.mkdir(parents=True)
        for name, frame in made.items():
            frame.write_parquet(aside / f"{name}.parquet", compression="zstd")
        aside.replace(own)
        return made
