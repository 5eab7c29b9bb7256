"""Parquet to Arrow, run as a program by the Parquet reader: on damaged bytes polars may end the process it runs in.

Arguments: the Parquet file, the Arrow file to write, the names of columns wanted (JSON, lower case), the most rows, the
most bytes of a cell and of the Arrow file. Prints how many rows there are and how many of the columns. Imports nothing
of this package, so as to start fast.
"""

from __future__ import annotations

import json
import resource
import sys

import polars as pl


def main(source: str, target: str, wanted: str, most_rows: str, most_in_cell: str, most_bytes: str) -> None:
    """Write the wanted columns, if there are any and not too many rows; a cell that is too long is left empty."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most_bytes), int(most_bytes)))
    known = set(json.loads(wanted))
    columns = {name: kind for name, kind in pl.read_parquet_schema(source).items() if name.strip().lower() in known}
    cells = {name: pl.col(name) for name in columns} | {
        name: pl.when(pl.col(name).str.len_bytes() <= int(most_in_cell)).then(pl.col(name))
        for name, kind in columns.items()
        if kind == pl.String
    }
    table = pl.scan_parquet(source, glob=False)
    # the number of rows stands in the footer: a small file may claim any
    rows = table.select(pl.len()).collect().item()
    if columns and rows <= int(most_rows):
        table.select(**cells).sink_ipc(target, compression="uncompressed")
    print(json.dumps({"rows": rows, "columns": len(columns)}))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Exception as error:
        sys.exit(" ".join(str(error).split()))
