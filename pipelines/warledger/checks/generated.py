"""The check that every table has, made from its declaration."""

from __future__ import annotations

import polars as pl

from warledger import tables
from warledger.checks.check import Check, Frames, none, rows, said
from warledger.release.contents import REFERENCES


def as_declared(table: str) -> Check:
    """Columns, types, keys and rules hold, and every id that the table names belongs to a row."""
    pointers = [(column, other, target) for name, column, other, target in REFERENCES if name == table]

    def find(**frames: pl.DataFrame) -> pl.DataFrame:
        try:
            tables.checked(table, frames[table])
        except tables.TableError as error:
            return said(table, str(error))
        return pl.concat([none(), *(_dangling(table, *pointer, frames) for pointer in pointers)])

    needs = tuple(dict.fromkeys((table, *(other for _, other, _ in pointers))))
    ids = f"; each id it names exists ({', '.join(column for column, *_ in pointers)})" if pointers else ""
    return Check("as_declared", table, needs, True, f"Columns, types, keys and rules are as declared{ids}.", find)


def _dangling(table: str, column: str, other: str, target: str, frames: Frames) -> pl.DataFrame:
    ids = frames[table].select(id=pl.col(column)).drop_nulls()
    if isinstance(ids.schema["id"], pl.List):
        ids = ids.explode("id").drop_nulls()
    lost = ids.unique().join(frames[other].select(id=target), on="id", how="anti").sort("id")
    return rows(lost, "id", f"{column} names it, and {other} has no such row")
