"""What the method page lists: rules with examples, the measured accuracy, what was left out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from warledger.site.charts.figure import Cell, Table
from warledger.site.ledger import Ledger


@dataclass(frozen=True)
class Rules:
    """Rules of one kind."""

    name: str
    about: str
    table: Table


def rules(reports: Path) -> list[Rules]:
    """The rules of `method/rules.toml`, kind by kind."""
    told = tomllib.loads((reports / "method" / "rules.toml").read_text("utf-8"))
    return [
        Rules(
            kind["name"],
            kind["about"],
            Table(
                kind["columns"],
                [[Cell(str(cell)) for cell in row] for row in kind["rows"]],
                words=True,
            ),
        )
        for kind in told["kind"]
    ]


def accuracy(reports: Path) -> Table:
    """The measurements of `accuracy.toml`; without rows while nothing is measured."""
    path = reports / "accuracy.toml"
    told = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    return Table(
        ["Measured on", "Texts", "What", "Result", "95% interval"],
        [
            [
                Cell(f"{row['set']}, {row['written_by']}"),
                Cell(str(row["texts"])),
                Cell(row["what"]),
                Cell(f"{row['value']:.0%}"),
                Cell(f"{row['low']:.0%} to {row['high']:.0%}" if "low" in row else ""),
            ]
            for row in told.get("measured", [])
        ],
        words=True,
    )


def left_out(ledger: Ledger) -> dict[str, Any]:
    """How many files, reports and figures do not count, by reason."""
    articles, events = ledger["articles"], ledger["events"]
    return {
        "rejected": ledger["rejected_files"].to_dicts(),
        "undated_articles": articles["published"].null_count(),
        "undated_events": events["month"].null_count(),
        "duplicates": articles.height - articles["duplicate_of"].null_count(),
        "not_counted": ledger["event_figures"].filter(~pl.col("counts")).height,
    }
