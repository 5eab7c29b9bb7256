"""How an event came about, as text a maintainer reads and pastes from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from warledger.events.build import EventTables
from warledger.events.decisions import anchor_of


def explain(name: str, articles: pl.DataFrame, claims: pl.DataFrame, event_tables: EventTables, on: date) -> str | None:
    """The claims, roles and rules behind an event, or behind every event of a claim's or an article's; None: no such
    id.

    The text ends with the decisions.toml lines that would overrule it, dated `on`: of a claim where one is asked for,
    else of the event's first.
    """
    members = event_tables.event_claims
    wanted = members.filter(pl.col("claim_id") == anchor_of(name))["event_id"]
    if wanted.is_empty():
        of_article = claims.filter(pl.col("article_id") == name)["claim_id"]
        wanted = members.filter(pl.col("claim_id").is_in(of_article.implode()))["event_id"].unique().sort()
    if wanted.is_empty():
        return None
    told = [_event(event, articles, claims, event_tables) for event in wanted]
    return "\n\n".join(
        "\n".join([*lines, "To overrule, in decisions.toml:", *_lines_to_paste(event, name, rows, on)])
        for event, (lines, rows) in zip(wanted, told, strict=True)
    )


def _event(
    event_id: str, articles: pl.DataFrame, claims: pl.DataFrame, told: EventTables
) -> tuple[list[str], pl.DataFrame]:
    """What is told of an event, and its claims with their articles."""
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
    rows = members.join(claims, on="claim_id", how="left")
    lines += claim_lines(rows, articles)
    for ruling in told.decisions.rows(named=True):
        if set(ruling["target"].split()) & {event_id, *members["claim_id"]}:
            lines.append(
                f"  decision {ruling['decision_id']} ({ruling['action']}, {ruling['decided_by']}): {ruling['reason']}"
            )
    return lines, rows.join(articles.select("article_id", "origin", "published"), on="article_id", how="left")


def claim_lines(claims: pl.DataFrame, articles: pl.DataFrame) -> list[str]:
    """Two lines a claim: what it says by whom, and its sentence."""
    described = claims.join(articles.select("article_id", "publisher", "published", "url"), on="article_id", how="left")
    lines = []
    for row in described.sort("published", "article_id", "sentence_start", "quote_start", nulls_last=True).rows(
        named=True
    ):
        role = f"{row['role']}: {row['why']}; " if row.get("role") else ""
        days = f"{row['date_start'] or 'undated'}"
        if row["date_start"] != row["date_end"]:
            days += f" to {row['date_end']}"
        source = f"{row['publisher'] or 'publisher not known'}, {row['published'] or 'undated'}"
        lines.append(f"  {row['claim_id']}  {subject(row)} {span(row)}, {row['source_class']}, {days} ({role}{source})")
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


def _lines_to_paste(event_id: str, name: str, claims: pl.DataFrame, on: date) -> list[str]:
    """A ruling of each kind that could change something; one that is left as it is printed is refused, or stale."""
    asked = claims.filter(pl.col("claim_id") == name)
    claim = (asked if asked.height else claims).row(0, named=True)
    low, best, high = ('"null"' if claim[bound] is None else claim[bound] for bound in ("low", "best", "high"))
    ways = [
        ['action = "reject"', f'claim = "{claim["claim_id"]}"'],
        [
            'action = "amend"',
            f'claim = "{claim["claim_id"]}"',
            f"set = {{ low = {low}, best = {best}, high = {high} }}  # or party, province, date_start ...",
        ],
        ['action = "merge"', f'events = ["{event_id}", "event-…"]'],
    ]
    if claims.height > 1:
        ways.append(['action = "split"', f'event = "{event_id}"', f'claims = ["{claim["claim_id"]}"]'])
    if claim["published"] is None:
        article = json.dumps(claim["origin"], ensure_ascii=False)
        ways.insert(0, ['action = "date"', f"article = {article}", 'published = "…"  # 2018-07-12, without quotes'])
    signed = ['reason = "…"', 'by = "…"', f"on = {on}"]
    return ["\n".join(["[[decision]]", *way, *signed, ""]) for way in ways]
