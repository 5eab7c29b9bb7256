"""What the data page lists: the files of the release and the meaning of every column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from warledger import tables
from warledger.site.charts.figure import Cell, Table
from warledger.site.ledger import Ledger


@dataclass(frozen=True)
class Download:
    """A table of the release."""

    name: str
    meaning: str
    rows: int
    files: tuple[tuple[str, str], ...]  # format and path relative to the release
    columns: Table


def downloads(ledger: Ledger) -> Iterator[Download]:
    """The tables that the release holds, in the order the data flows."""
    for name in (*tables.TABLES, *tables.REFERENCE_TABLES):
        held = (
            (kind.upper() if kind != "parquet" else "Parquet", f"data/{name}.{kind}")
            for kind in ("csv", "parquet", "json")
        )
        files = tuple((kind, path) for kind, path in held if (ledger.folder / path).is_file())
        if files:
            declared = tables.declared(name)
            meaning = (declared.__doc__ or "").split("\n\n")[0].replace("\n", " ").strip()
            yield Download(name, meaning.replace("`", ""), ledger[name].height, files, _dictionary(name))


def _dictionary(name: str) -> Table:
    declared = tables.declared(name).columns()
    keys = tables.key(name)
    hidden = tables.WORKING_COLUMNS.get(name, ())
    return Table(
        ["Column", "Type", "Meaning", "Unit or values"],
        [
            [
                Cell(column + (" (key)" if column in keys else "")),
                Cell(_kind(declared[column])),
                Cell((declared[column].description or "") + (" May be empty." if declared[column].nullable else "")),
                Cell(_values(declared[column].metadata or {})),
            ]
            for column in declared
            if column not in hidden
        ],
        words=True,
    )


def _kind(column: Any) -> str:
    return (
        str(type(column).__name__)
        .replace("Int64", "whole number")
        .replace("String", "text")
        .replace("Bool", "yes or no")
        .lower()
    )


def _values(metadata: dict[str, Any]) -> str:
    return metadata.get("unit") or ", ".join(metadata.get("values", ()))
