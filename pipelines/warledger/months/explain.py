"""How an event or a monthly figure came about, as text: the claims, the rule, what was set aside and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import polars as pl

from warledger import events
from warledger.errors import WarledgerError
from warledger.events.explain import claim_lines, span, subject
from warledger.tables import MONTH, PARTIES, PERSON_MEASURES


class Tables(Protocol):
    """Where the working tables are read from, see :class:`warledger.store.Store`."""

    def read(self, name: str) -> pl.DataFrame: ...


class NothingToExplain(WarledgerError):
    """No such event, claim, article, month or series; the message says what can be asked for."""


def explain(store: Tables, what: Sequence[str], on: date) -> str:
    """The text for an event, claim or article id, or for a month, with or without a series, e.g. `2021-06 districts`.

    A series is `districts`, or a measure with or without its party: `killed`, `government killed`. Of a month alone,
    its figures are listed.

    Args:
        on: the day that decisions to paste are dated with.

    Raises:
        NothingToExplain: nothing has that name, or the month has no report.
    """
    if what and re.fullmatch(MONTH, what[0]):
        words = {word.lower() for word in what[1:]}
        if not words:
            return _month(store, what[0])
        if words & {"districts", "district"}:
            return _districts(store, what[0])
        return _casualties(store, what[0], words)
    told = events.EventTables(*(store.read(name) for name in events.EventTables._fields))
    text = events.explain(" ".join(what), store.read("articles"), store.read("claims"), told, on)
    if text is None:
        raise NothingToExplain(
            f"no event, claim or article {' '.join(what)!r}; or ask for a month, e.g. 2021-06 districts"
        )
    return text


def _month(store: Tables, month: str) -> str:
    """Every figure of a month, a line each, with the words that ask for what is behind it."""
    districts = store.read("monthly_districts_lost").filter(pl.col("month") == month)
    people = store.read("monthly_casualties").filter(pl.col("month") == month).sort("measure", "party")
    if districts.is_empty() and people.is_empty():
        raise NothingToExplain(f"{month}: no report; silence is not zero")
    lines = [f"districts: {_lost(row)}" for row in districts.rows(named=True)]
    lines += [f"{row['measure']} {row['party']}: {span(row)} {_events(row)}" for row in people.rows(named=True)]
    return "\n".join([f"{month}, low/best/high; to see what is behind a line, add its words:", *lines])


def _lost(row: Mapping[str, Any]) -> str:
    high = "open" if row["lost_high"] is None else row["lost_high"]
    return f"{row['lost_named']} by name, {row['lost_low']} at least, {high} at most"


def _events(row: Mapping[str, Any]) -> str:
    if not row["events"]:
        return "told only in totals over a longer time"
    return f"from {row['events']} {'event' if row['events'] == 1 else 'events'}"


def _districts(store: Tables, month: str) -> str:
    row = _row(
        store.read("monthly_districts_lost").filter(pl.col("month") == month), f"{month}: no report of districts lost"
    )
    lines = [
        f"Districts lost in {month}: {_lost(row)}; the most even history that fits has {row['lost_spread']} (a model).",
        f"Retaken by name: {row['retaken_named']}. Reports cover {row['covered_from']} to {row['covered_to']}.",
        "A named loss counts once; a total counts over its whole window, and where windows overlap their districts may "
        "be the same. The least is what must lie in this month whatever else is true.",
    ]
    return "\n".join(
        lines + _claims(store, row["claim_ids"]) + _set_aside(store, lambda series: series == "districts lost")
    )


def _casualties(store: Tables, month: str, words: set[str]) -> str:
    measures, parties = words & set(PERSON_MEASURES), words & set(PARTIES)
    unknown = words - measures - parties
    if unknown:
        raise NothingToExplain(
            f"no series {' '.join(sorted(unknown))}; ask for districts, or for what happened "
            f"({', '.join(PERSON_MEASURES)}), to whom ({', '.join(PARTIES)}), or both"
        )
    table = store.read("monthly_casualties").filter(pl.col("month") == month)
    if measures:
        table = table.filter(pl.col("measure").is_in(measures))
    if parties:
        table = table.filter(pl.col("party").is_in(parties))
    if table.is_empty():
        raise NothingToExplain(f"{month}: no report of {' '.join(sorted(words))}; silence is not zero")
    return "\n\n".join(_series(store, row) for row in table.rows(named=True))


def _series(store: Tables, row: dict[str, Any]) -> str:
    bound = "open" if row["bounded_high"] is None else row["bounded_high"]
    lines = [
        f"{subject(row | {'unit': 'person'})} in {row['month']}: {span(row)} {_events(row)}; "
        f"claimed by one side {row['claimed']}; with totals over time at least {row['bounded_low']}, at most {bound}."
    ]
    figures = (
        store.read("event_figures")
        .filter((pl.col("party") == row["party"]) & (pl.col("measure") == row["measure"]) & pl.col("counts"))
        .join(store.read("events").filter(pl.col("month") == row["month"]), on="event_id")
        .sort("date_start", "event_id")
    )
    for figure in figures.rows(named=True):
        lines.append(f"{figure['title']}: {span(figure)} ({figure['rule']})  {figure['event_id']}")
        lines += _claims(store, figure["claim_ids"])
    aside = f"{row['measure'].replace('_', ' ')} ({row['party']})"
    return "\n".join(lines + _set_aside(store, lambda series: series == aside))


def _claims(store: Tables, claim_ids: Sequence[str]) -> list[str]:
    claims = store.read("claims").filter(pl.col("claim_id").is_in(list(claim_ids)))
    roles = store.read("event_claims").select("claim_id", "role", "why")
    return claim_lines(claims.join(roles, on="claim_id", how="left"), store.read("articles"))


def _set_aside(store: Tables, concerns: Any) -> list[str]:
    rows = [row for row in store.read("contradictions").rows(named=True) if concerns(row["series"])]
    if not rows:
        return []
    return ["Contradictions:", *(f"  {row['contradiction_id']} {row['claim_id']}: {row['why']}" for row in rows)]


def _row(table: pl.DataFrame, missing: str) -> dict[str, Any]:
    if table.is_empty():
        raise NothingToExplain(f"{missing}; silence is not zero")
    return table.row(0, named=True)
