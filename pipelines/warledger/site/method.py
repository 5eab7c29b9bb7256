"""What the method page lists: rules with examples, the measured accuracy, what was left out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from warledger.claims.numbers import read_count
from warledger.claims.times import find_times
from warledger.claims.tokens import tokenize
from warledger.evaluation import Rate
from warledger.events import undated
from warledger.site import words
from warledger.site.charts.figure import Cell, Table
from warledger.site.ledger import Ledger


@dataclass(frozen=True)
class Group:
    """A table under a heading: the rules of one kind, or what was measured on one set of texts."""

    name: str
    about: str
    table: Table


def rules(reports: Path) -> list[Group]:
    """The rules of `method/rules.toml`, kind by kind. What an example means is read by the code that reads reports."""
    told = tomllib.loads((reports / "method" / "rules.toml").read_text("utf-8"))
    return [
        Group(
            kind["name"],
            kind["about"],
            Table(kind["columns"], [[Cell(cell) for cell in _row(kind, row)] for row in kind["rows"]], words=True),
        )
        for kind in told["kind"]
    ]


def _row(kind: dict[str, Any], row: list[str]) -> list[str]:
    """The cells of a rule: as they stand, or the words, an example and what the reader makes of it."""
    if "reads" not in kind or len(row) == len(kind["columns"]):
        return row
    return [*row, *(_count(row[-1]) if kind["reads"] == "counts" else _time(row[-1], kind["published"]))]


def _count(example: str) -> list[str]:
    """Low, best and high of a count phrase."""
    count = read_count(tokenize(example, 0, len(example)), 0)
    if count is None:
        raise ValueError(f"rules.toml: the reader finds no count in {example!r}")
    low, best, high = (None if end is None else words.number(end) for end in (count.low, count.best, count.high))
    return [low or "", best or "", high or ("" if count.low is None else "open")]


def _time(example: str, published: date) -> list[str]:
    """The days that an expression of time means in a report published that day."""
    (mention,) = find_times(example, published)
    return [words.days(mention.date_start, mention.date_end)]


def accuracy(reports: Path) -> list[Group]:
    """The measurements of `accuracy.toml`, set by set: so many right of so many. None while nothing is measured."""
    path = reports / "accuracy.toml"
    told = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    columns = ["Measured", "Share", "95% interval", "Right"]
    return [
        Group(
            measured["name"],
            measured["about"],
            Table(columns, [[Cell(what), *_share(Rate(hits, of))] for what, hits, of in measured["rows"]], words=True),
        )
        for measured in told.get("set", [])
    ]


def _share(rate: Rate) -> list[Cell]:
    """The last three cells of a measurement."""
    if rate.value is None or rate.interval is None:
        raise ValueError("accuracy.toml: a share of nothing")
    low, high = rate.interval
    right = f"{words.number(rate.hits)} of {words.number(rate.of)}"
    return [Cell(f"{rate.value:.0%}"), Cell(f"{low:.0%} to {high:.0%}"), Cell(right)]


def left_out(ledger: Ledger) -> dict[str, Any]:
    """How many files, reports and figures do not count, by reason."""
    articles, events = ledger["articles"], ledger["events"]
    return {
        "rejected": ledger["rejected_files"].to_dicts(),
        "undated_articles": undated(articles, ledger["decisions"]).height,
        "undated_events": events["date_start"].null_count(),
        "duplicates": articles.height - articles["duplicate_of"].null_count(),
        "not_counted": ledger["event_figures"].filter(~pl.col("counts")).height,
    }
