"""How an event came about, as text a maintainer reads and pastes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from warledger.events.build import EventTables
from warledger.events.decisions import anchor_of


def explain(name: str, articles: pl.DataFrame, claims: pl.DataFrame, event_tables: EventTables) -> str | None:
    """The claims, roles and rules behind an event, or behind every event of a claim's or an article's; None: no such
    id.

    The text ends with the decisions.toml lines that would overrule it.
    """
    members = event_tables.event_claims
    wanted = members.filter(pl.col("claim_id") == anchor_of(name))["event_id"]
    if wanted.is_empty():
        of_article = claims.filter(pl.col("article_id") == name)["claim_id"]
        wanted = members.filter(pl.col("claim_id").is_in(of_article.implode()))["event_id"].unique().sort()
    if wanted.is_empty():
        return None
    return "\n\n".join(_event(event, articles, claims, event_tables) for event in wanted)


def _event(event_id: str, articles: pl.DataFrame, claims: pl.DataFrame, told: EventTables) -> str:
    event = told.events.row(by_predicate=pl.col("event_id") == event_id, named=True)
    lines = [
        event["title"],
        f"  {event_id}, in month {event['month'] or 'none'}" + (", disputed" if event["disputed"] else ""),
    ]
    if event["parent_event"]:
        lines.append(f"  part of {event['parent_event']}")
    lines += [f"  holds {part}" for part in told.events.filter(pl.col("parent_event") == event_id)["event_id"]]
    for figure in told.event_figures.filter(pl.col("event_id") == event_id).rows(named=True):
        counts = "" if figure["counts"] else "; does not add to the month"
        claimed = f"; claimed by one side: {figure['claimed']}" if figure["claimed"] is not None else ""
        lines.append(f"  {subject(figure)}: {span(figure)} ({figure['rule']}{counts}){claimed}")
    lines.append("Claims:")
    members = told.event_claims.filter(pl.col("event_id") == event_id)
    rows = claim_lines(members.join(claims, on="claim_id", how="left"), articles)
    lines += rows
    for ruling in told.decisions.rows(named=True):
        if set(ruling["target"].split()) & {event_id, *members["claim_id"]}:
            lines.append(
                f"  decision {ruling['decision_id']} ({ruling['action']}, {ruling['decided_by']}): {ruling['reason']}"
            )
    return "\n".join(
        [*lines, "To overrule, in decisions.toml:", *_lines_to_paste(event_id, members["claim_id"].to_list())]
    )


def claim_lines(claims: pl.DataFrame, articles: pl.DataFrame) -> list[str]:
    """Two lines a claim: what it says by whom, and its sentence."""
    described = claims.join(articles.select("article_id", "publisher", "published", "url"), on="article_id", how="left")
    lines = []
    for row in described.sort("published", "article_id", "sentence_start", "quote_start", nulls_last=True).rows(
        named=True
    ):
        role = f"{row['role']}: {row['why']}; " if row.get("role") else ""
        days = (
            f"{row['date_start']} to {row['date_end']}"
            if row["date_start"] != row["date_end"]
            else str(row["date_start"])
        )
        lines.append(
            f"  {row['claim_id']}  {subject(row)} {span(row)}, {row['source_class']}, {days} "
            f"({role}{row['publisher']}, {row['published']})"
        )
        lines.append(f"      “{row['sentence']}”")
    return lines


def subject(row: Mapping[str, Any]) -> str:
    """What a claim or figure counts, e.g. "government killed" or "district lost"."""
    who = row["party"] if row["unit"] == "person" else row["unit"]
    return f"{who} {row['measure']}".replace("_", " ")


def span(row: Mapping[str, Any]) -> str:
    """low/best/high, with a dash where there is no number and "open" where there is no upper bound."""
    low, best = ("–" if row[name] is None else str(row[name]) for name in ("low", "best"))
    return f"{low}/{best}/{'open' if row['high'] is None else row['high']}"


def _lines_to_paste(event_id: str, claim_ids: Iterable[str]) -> list[str]:
    first = next(iter(claim_ids))
    signed = ['reason = "…"', 'by = "…"', "on = 2000-01-01  # today"]
    ways = (
        ['action = "reject"', f'claim = "{first}"'],
        ['action = "amend"', f'claim = "{first}"', 'set = { low = 0, best = 0, high = "null" }'],
        ['action = "merge"', f'events = ["{event_id}", "event-…"]'],
        ['action = "split"', f'event = "{event_id}"', f'claims = ["{first}"]'],
    )
    return ["\n".join(["[[decision]]", *way, *signed, ""]) for way in ways]
