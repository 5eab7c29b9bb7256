"""The tables as files: Parquet, CSV, and JSON for the monthly ones. The same frame gives the same bytes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl

#: Between the values of a list in a CSV cell. Lists hold ids, which have no spaces.
LIST_DELIMITER = " "

#: A CSV cell that a spreadsheet would run as a formula, with any apostrophes already before it.
_FORMULA = r"^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
_GUARDED = r"^'('*(?:[\t\r\n]|\s*[=+\-@＝＋－＠]))"

#: Fixed, so that the number of threads does not decide where row groups end.
_ROW_GROUP = 100_000


def write_parquet(frame: pl.DataFrame, path: Path) -> None:
    """The exact table: types, nulls and text as they are."""
    frame.rechunk().write_parquet(path, compression="zstd", row_group_size=_ROW_GROUP)


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """The table as text, see :func:`as_text`: UTF-8, commas, a header, an empty cell for null, `""` for empty text."""
    as_text(frame).write_csv(path, line_terminator="\n", quote_style="necessary")


def read_csv(path: Path) -> pl.DataFrame:
    """A CSV file of a release with every column as text, as :func:`as_text` gives it."""
    return pl.read_csv(path, infer_schema=False, glob=False)


def write_json(frame: pl.DataFrame, path: Path) -> None:
    """A list of objects, one row a line."""
    rows = (json.dumps(row, ensure_ascii=False, default=date.isoformat) for row in frame.iter_rows(named=True))
    path.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8", newline="\n")


def as_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Every column as text: lists joined by a space, text guarded against spreadsheets.

    A text cell that begins like a formula (`=`, `+`, `-`, `@`, also after blanks) gets an apostrophe in front, because
    text of articles is hostile and a spreadsheet would run it. :func:`unguarded` takes it off again; the Parquet file
    never has it. Numbers keep their sign.
    """
    return frame.select(_text_of(name, dtype) for name, dtype in frame.schema.items())


def unguarded(column: pl.Expr) -> pl.Expr:
    """A text column of a CSV file without the apostrophes that guard it."""
    return column.str.replace(_GUARDED, "$1")


def _text_of(name: str, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if isinstance(dtype, pl.List):
        return column.list.join(LIST_DELIMITER)
    if dtype == pl.String:
        guarded = pl.concat_str(pl.lit("'"), column)
        return pl.when(column.str.contains(_FORMULA)).then(guarded).otherwise(column).alias(name)
    return column.cast(pl.String)
