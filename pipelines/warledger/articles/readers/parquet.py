"""Parquet tables: one record a row, a few hundred rows in memory at a time (polars)."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path
from shutil import copyfileobj

import polars as pl

from warledger.articles.metadata import HTML_NAMES, ID_NAMES, NAMES, TEXT_NAMES, from_mapping
from warledger.articles.readers import reader
from warledger.articles.records import Found, Limits, Refusal, Source

_KNOWN = {*TEXT_NAMES, *HTML_NAMES, *ID_NAMES, "digest_of", *(name for names in NAMES.values() for name in names)}
#: Rows as polars holds them, and as Python objects.
_BATCH, _AT_ONCE = 2000, 100
_MOST_ROWS = 20_000_000
_CHILD = Path(__file__).with_name("parquet_child.py")
#: Damaged bytes may also make polars wait for ever. It unpacks a hundred times as fast.
_SECONDS, _BYTES_A_SECOND = 30, 2_000_000


@reader(".parquet")
def read_parquet(source: Source, limits: Limits) -> Found:
    """One record a row; columns that say nothing about a report are not read."""
    with tempfile.TemporaryDirectory(prefix="warledger-") as folder:
        path, arrow = source.path, Path(folder, "rows.arrow")
        if path is None:
            path = Path(folder, "copy.parquet")
            with source.open() as stream, path.open("wb") as copy:
                copyfileobj(stream, copy)
        told = _unpack(path, arrow, limits)
        if isinstance(told, str):
            yield Refusal(source.origin, f"broken Parquet ({told}): write it again")
        elif not told["columns"]:
            names = ", ".join(TEXT_NAMES[:3])
            yield Refusal(source.origin, f"no column with a report's text: one of {names} is needed")
        elif told["rows"] > _MOST_ROWS:
            yield Refusal(source.origin, f"over {_MOST_ROWS:,} rows: split it up")
        else:
            batches = pl.scan_ipc(arrow, glob=False).collect_batches(chunk_size=_BATCH, lazy=True)
            rows = chain.from_iterable(batch.iter_rows(named=True, buffer_size=_AT_ONCE) for batch in batches)
            for position, fields in enumerate(rows, 1):
                yield from_mapping(source.origin, fields, position)


def _unpack(path: Path, arrow: Path, limits: Limits) -> dict[str, int] | str:
    """Write the rows as Arrow and tell how many, or why not; in a process of its own, whose death costs this file."""
    given = [path.absolute(), arrow, json.dumps(sorted(_KNOWN)), _MOST_ROWS, limits.article, limits.unpacked]
    # isolated: beside the program lie modules named like those of Python
    command = [sys.executable, "-I", str(_CHILD), *map(str, given)]
    patience = _SECONDS + path.stat().st_size / _BYTES_A_SECOND
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=patience, check=False)
    except subprocess.TimeoutExpired:
        return f"not unpacked within {patience:.0f} s"
    if done.returncode:
        return done.stderr.strip()[-100:] if done.returncode > 0 else "unpacking it ended its process"
    told: dict[str, int] = json.loads(done.stdout)
    return told
