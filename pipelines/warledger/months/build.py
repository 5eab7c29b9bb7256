"""Events and claims -> the monthly tables and the contradictions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import polars as pl

from warledger import tables
from warledger.conflict import Conflict
from warledger.events import EventTables, decided
from warledger.events.records import claim_rows, sources_of
from warledger.frames import Table
from warledger.months import casualties, districts, ground
from warledger.months.bounds import Bounds
from warledger.months.totals import window_claims
from warledger.progress import Progress, silent


class MonthTables(NamedTuple):
    """The tables of the months stage, by their names."""

    monthly_casualties: pl.DataFrame
    monthly_casualties_by_province: pl.DataFrame
    monthly_districts_lost: pl.DataFrame
    monthly_ground: pl.DataFrame
    contradictions: pl.DataFrame


def build_months(
    articles: Table, claims: Table, event_tables: EventTables, conflict: Conflict, *, progress: Progress = silent
) -> MonthTables:
    """Add up the incidents of each month, and bound it by every total over a stretch of time.

    Args:
        articles, claims: as read; the decisions of the events stage are applied to them here too. Of tables on disk
            only what is added up is read: no text, and the sentences of totals alone.
        event_tables: what :func:`warledger.events.build_events` made of them.
        conflict: gives the war's period; a month outside it has no row.
        progress: told how many of the months' figures are bounded.

    Raises:
        TableError: a table breaks its declaration.
    """
    articles, claims = decided(articles.lazy().drop("text"), claims, event_tables.decisions)
    events = event_tables.events.filter(_in_period("month", conflict))
    windows = window_claims(articles, claims, event_tables.event_claims)
    people = [claim for claim in windows if claim.unit == "person"]
    totals = [claim for claim in windows if claim.unit == "district" and claim.measure == "lost"]

    figures = casualties.counted_figures(events, event_tables.event_figures)
    sources = _sources(articles, claims)
    by_party = casualties.series_bounds(figures, people)
    monthly = casualties.monthly_rows(casualties.by_month(figures, sources), people, by_party, progress)

    lost = districts.named_changes(events, event_tables.event_figures, "lost")
    retaken = districts.named_changes(events, event_tables.event_figures, "retaken")
    bounds = districts.bounds_of(lost, totals)
    spoken = districts.spoken_days(claim_rows(articles, _of_districts(claims)))
    by_month = districts.monthly_rows(lost, retaken, totals, bounds, event_tables.district_status, spoken)

    named: dict[str, Bounds] = {districts.SERIES: bounds}
    named |= {f"{measure.replace('_', ' ')} ({party})": program for (_u, measure, party), program in by_party.items()}
    return MonthTables(
        tables.frame("monthly_casualties", _inside(monthly, conflict)),
        tables.checked("monthly_casualties_by_province", casualties.by_province(figures, sources)),
        tables.frame("monthly_districts_lost", _inside(by_month, conflict)),
        tables.checked("monthly_ground", ground.monthly_ground(events, event_tables.event_figures)),
        tables.frame("contradictions", _contradictions(named)),
    )


def _sources(articles: pl.LazyFrame, claims: pl.LazyFrame) -> pl.DataFrame:
    told = sources_of(articles).select("article_id", "source", "publisher")
    return claims.select("claim_id", "article_id").join(told, on="article_id").drop("article_id").collect()


def _of_districts(claims: pl.LazyFrame) -> pl.LazyFrame:
    """Claims that say whether districts were lost or retaken; they cover the months they speak of.

    The centre of a named district stands for it, as in :func:`districts.told_by_name`.
    """
    centre = (pl.col("unit") == "district_center") & pl.col("district").is_not_null()
    return claims.filter(
        ((pl.col("unit") == "district") | centre)
        & pl.col("measure").is_in(["lost", "retaken"])
        & (pl.col("modality") != "conditional")
        & (pl.col("scope") != "stock")
    )


def _contradictions(named: Mapping[str, Bounds]) -> list[dict[str, Any]]:
    rows = []
    for series, bounds in named.items():
        for conflict in bounds.conflicts:
            identity = hashlib.sha256(" ".join((series, *conflict.names)).encode()).hexdigest()[:12]
            for name in conflict.names:
                aside = name == conflict.set_aside
                why = (
                    "the weakest of them: source class, then age"
                    if aside
                    else "kept: it is stronger, or a named incident"
                )
                rows.append(
                    {"contradiction_id": identity, "claim_id": name, "series": series, "set_aside": aside, "why": why}
                )
    return rows


def _in_period(column: str, conflict: Conflict) -> pl.Expr:
    return pl.col(column).is_between(pl.lit(f"{conflict.start:%Y-%m}"), pl.lit(f"{conflict.end:%Y-%m}"))


def _inside(rows: list[dict[str, Any]], conflict: Conflict) -> list[dict[str, Any]]:
    return [row for row in rows if f"{conflict.start:%Y-%m}" <= row["month"] <= f"{conflict.end:%Y-%m}"]
