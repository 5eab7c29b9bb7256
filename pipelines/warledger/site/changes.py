"""What moved between this release and the one before, as the changes page tells it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warledger.site import links, words
from warledger.site.charts.figure import Cell, Table
from warledger.site.ledger import Ledger
from warledger.site.words import Span

#: Rows of each list on the page; changes.json has all of them.
SHOWN = 150

LOST = ("lost_low", "lost_spread", "lost_high")
COLUMNS = ("low", "best", "high", "claimed", "lost_low", "lost_spread", "lost_high", "lost_named", "retaken_named")


@dataclass(frozen=True)
class Changes:
    """The differences. ``previous`` is None for the first release."""

    previous: str | None
    nothing_moved: bool
    made_from: tuple[str, ...]  # fingerprints that differ
    figures: Table
    n_figures: int
    articles: Mapping[str, list[Mapping[str, Any]]]
    events: Mapping[str, list[Mapping[str, Any]]]
    decisions: Mapping[str, list[Mapping[str, Any]]]
    claims: Mapping[str, int]


def changes(ledger: Ledger) -> Changes:
    """The differences that the release itself lists in `data/changes.json`; none where it lists none."""
    try:
        told = json.loads((ledger.folder / "data" / "changes.json").read_text("utf-8"))
    except (OSError, ValueError):
        told = {}
    moved = told.get("figures", [])
    return Changes(
        previous=told.get("old"),
        nothing_moved=bool(told.get("nothing_moved", not moved)),
        made_from=tuple(told.get("fingerprints", ())),
        figures=Table(
            ["Month", "What", "From and to", "Moved by"], [_row(ledger, each) for each in moved[:SHOWN]], True
        ),
        n_figures=len(moved),
        articles=told.get("articles", {}),
        events=told.get("events", {}),
        decisions=told.get("decisions", {}),
        claims=told.get("claims", {}),
    )


def _row(ledger: Ledger, moved: Mapping[str, Any]) -> list[Cell]:
    key = moved["key"]
    month = key.get("month", "")
    return [
        Cell(words.month(month) if month else "", links.month(month) if month else None),
        Cell(_what(ledger, moved["table"], key)),
        Cell(_moved(moved["change"], moved["values"])),
        Cell(words.listed(moved["causes"])),
    ]


def _what(ledger: Ledger, table: str, key: Mapping[str, str]) -> str:
    if table == "monthly_districts_lost":
        return "Districts lost"
    if table == "monthly_ground":
        return f"{words.unit(key['unit']).capitalize()} lost"
    province = key.get("province")
    where = f" in {province}" if province in ledger.provinces else ", place not stated" if province else ""
    return f"{ledger.party(key['party'])} {words.measure(key['measure'])}{where}"


def _moved(change: str, values: Mapping[str, Sequence[Any]]) -> str:
    """From what to what: a row that came or went as a whole, one that moved column by column."""
    if change != "changed":
        side = 0 if change == "removed" else 1
        names = LOST if "lost_low" in values else ("low", "best", "high", "claimed")
        ends = [values[name][side] if name in values else None for name in names]
        return f"{'new' if side else 'gone, was'}: {Span(*ends).text}"
    moves = [
        f"{name.replace('_', ' ')} {_end(old)} → {_end(new)}" for name, (old, new) in values.items() if name in COLUMNS
    ]
    return ", ".join(moves) or "the same figure on other reports"


def _end(value: int | None) -> str:
    return "open or none" if value is None else words.number(value)


def event_told(row: Mapping[str, Any]) -> str:
    """An event that came, went or moved, in one line."""
    if "into" not in row:
        month = words.month(row["month"]) if row.get("month") else "no month"
        return f"{row['title']} ({month})"
    ends = ([each] if isinstance(each, Mapping) else each for each in (row["from"], row["into"]))
    return " → ".join("; ".join(map(event_told, each)) for each in ends)
