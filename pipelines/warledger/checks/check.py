"""What a check is, and the list of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from warledger import tables
from warledger.conflict import Conflict

Frames = Mapping[str, pl.DataFrame]
Find = Callable[..., pl.DataFrame]


@dataclass(frozen=True)
class Check:
    """One question asked of a table."""

    name: str
    table: str
    arguments: tuple[str, ...]
    blocking: bool
    question: str
    find: Find

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it looks at."""
        return tuple(name for name in self.arguments if name in tables.TABLES)

    def run(self, frames: Frames, war: Conflict, released: Frames | None = None) -> pl.DataFrame:
        """The rows that do not pass: `where`, `problem`.

        A table with the wrong columns makes one finding here; the check of its declaration tells what is missing.
        """
        known: dict[str, Any] = {**frames, "war": war, "released": released}
        try:
            return self.find(**{name: known[name] for name in self.arguments})
        except pl.exceptions.ColumnNotFoundError as error:
            return said(self.table, f"could not be checked: {error}")


#: Every check that is written by hand, in the order of the tables.
CHECKS: list[Check] = []


def check(table: str, *, blocking: bool) -> Callable[[Find], Find]:
    """Register a function as a check of the table: its name, its parameters and its docstring say the rest."""

    def register(find: Find) -> Find:
        add(table, find.__name__, tuple(inspect.signature(find).parameters), blocking, find.__doc__ or "", find)
        return find

    return register


def add(table: str, name: str, arguments: tuple[str, ...], blocking: bool, question: str, find: Find) -> None:
    """Register a check that is made for several tables alike."""
    CHECKS.append(Check(name, table, arguments, blocking, " ".join(question.split()), find))


def rows(frame: pl.DataFrame, where: pl.Expr | str, problem: pl.Expr | str) -> pl.DataFrame:
    """The offending rows, told in words: `where` is a column or an expression, `problem` a text or an expression."""
    at = where if isinstance(where, pl.Expr) else pl.col(where)
    told = problem if isinstance(problem, pl.Expr) else pl.lit(problem)
    return frame.select(where=at.cast(pl.String), problem=told.cast(pl.String))


def said(where: str, problem: str) -> pl.DataFrame:
    """One finding."""
    return pl.DataFrame({"where": [where], "problem": [problem]})


def none() -> pl.DataFrame:
    """Nothing found."""
    return said("", "").clear()
