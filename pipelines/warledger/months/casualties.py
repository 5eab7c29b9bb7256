"""Killed, wounded, captured, surrendered: events and totals -> months, by party and by province."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from warledger.events.days import month_days, months_between, number
from warledger.events.decisions import anchor_of
from warledger.events.records import Claim
from warledger.months.bounds import Bounds
from warledger.months.program import Floor
from warledger.months.totals import Series, binds, by_series, covers, meeting, total
from warledger.progress import Progress, silent

_SERIES = ["party", "measure"]


def counted_figures(events: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Figures of persons that add to their month, with their event's month, days and province."""
    return (
        figures.filter(pl.col("counts") & (pl.col("unit") == "person"))
        .join(
            events.select("event_id", "month", "month_uncertain", "province", "date_start", "date_end"), on="event_id"
        )
        .sort("month", "party", "measure", "event_id")
    )


def sums(figures: pl.DataFrame, sources: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Figures summed by the given columns, with the reports behind them.

    Args:
        figures: see :func:`counted_figures`.
        sources: claim_id, source (the article, a copy counted as its original) and publisher.
    """
    added = figures.group_by(by).agg(
        low=pl.col("low").fill_null(0).sum(),
        # An event without a best figure adds what it has at least.
        best=pl.when(pl.col("best").is_not_null().any()).then(pl.coalesce("best", "low", 0).sum()),
        high=pl.when(pl.col("high").is_not_null().all()).then(pl.col("high").sum()),
        claimed=pl.col("claimed").fill_null(0).sum(),
        events=pl.col("event_id").n_unique().cast(pl.Int64),
        month_uncertain=pl.col("month_uncertain").sum().cast(pl.Int64),
    )
    behind = (
        figures.select(*by, claim_id="claim_ids")
        .explode("claim_id")
        .join(sources, on="claim_id")
        .group_by(by)
        .agg(
            claims=pl.col("claim_id").n_unique().cast(pl.Int64),
            articles=pl.col("source").n_unique().cast(pl.Int64),
            publishers=pl.col("publisher").n_unique().cast(pl.Int64),
        )
    )
    return added.join(behind, on=by, how="left")


def series_bounds(figures: pl.DataFrame, windows: Iterable[Claim]) -> dict[Series, Bounds]:
    """The program of each party and measure that some total speaks of."""
    told = by_series(windows)
    incidents: dict[Series, list[Floor]] = defaultdict(list)
    for row in figures.filter(pl.col("low") > 0).iter_rows(named=True):
        series = ("person", row["measure"], row["party"])
        if series in told:
            # An incident belongs wholly to its month.
            first, last = month_days(row["month"])
            start, end = max(number(row["date_start"]), first), min(number(row["date_end"]), last)
            incidents[series].append(Floor(anchor_of(row["event_id"]), row["province"], start, end, row["low"]))
    return {
        series: Bounds((total(claim) for claim in claims if binds(claim)), incidents[series])
        for series, claims in sorted(told.items())
    }


def monthly_rows(
    summed: pl.DataFrame, windows: Iterable[Claim], bounds: Mapping[Series, Bounds], progress: Progress = silent
) -> list[dict[str, Any]]:
    """Rows of `monthly_casualties`: the sums, and what the totals over time add to them. `progress` is told of each.

    A month in which only totals speak has a row without events, so that it is not mistaken for silence.
    """
    rows = {(row["month"], row["party"], row["measure"]): row for row in summed.iter_rows(named=True)}
    told = by_series(windows)
    for (_unit, measure, party), claims in sorted(told.items()):
        short = [claim for claim in claims if covers(claim)]
        months = {month for c in short for month in months_between(c.start or 0, c.end or 0)}
        for month in sorted(months):
            if (month, party, measure) not in rows:
                rows[month, party, measure] = _silent_row(month, party, measure, meeting(short, *month_days(month)))
    for done, ((month, party, measure), row) in enumerate(rows.items(), 1):
        program = bounds.get(("person", measure, party))
        first, last = month_days(month)
        row["bounded_low"] = max(row["low"], program.least(first, last)) if program else row["low"]
        row["bounded_high"] = program.greatest(first, last) if program else None
        progress("bounding months", done, len(rows))
    return list(rows.values())


def _silent_row(month: str, party: str, measure: str, claims: Sequence[Claim]) -> dict[str, Any]:
    return {
        "month": month,
        "party": party,
        "measure": measure,
        "low": 0,
        "best": None,
        "high": None,
        "claimed": 0,
        "events": 0,
        "claims": len(claims),
        "articles": len({claim.source for claim in claims}),
        "publishers": len({claim.publisher for claim in claims}),
        "month_uncertain": 0,
    }


def by_province(figures: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """Rows of `monthly_casualties_by_province`."""
    placed = figures.with_columns(pl.col("province").fill_null("unknown"))
    return sums(placed, sources, ["month", *_SERIES, "province"])


def by_month(figures: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """Sums by month, party and measure."""
    return sums(figures, sources, ["month", *_SERIES])
