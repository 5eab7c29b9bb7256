"""Districts lost and retaken, month by month: by name, and as bounded by every total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from warledger.events.days import day, month_days, months_between, number
from warledger.events.decisions import anchor_of
from warledger.events.records import Claim
from warledger.months.bounds import Bounds, rounded
from warledger.months.program import Floor
from warledger.months.totals import binds, covers, meeting, total

#: A second report of the same change within these days tells of the first one again; later, it is a new one, and what
#: lay between went unreported.
RETOLD = 31

SERIES = "districts lost"


@dataclass(frozen=True)
class Change:
    """A district that changed hands, by name."""

    event_id: str
    claim_ids: tuple[str, ...]
    province: str | None
    district: str
    start: int
    end: int
    month: str


def told_by_name(events: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Figures, with their events, of a named district, or its centre, that was lost or retaken in a known month."""
    return figures.filter(
        pl.col("unit").is_in(["district", "district_center"])
        & pl.col("measure").is_in(["lost", "retaken"])
        & pl.col("counts")
    ).join(events.filter(pl.col("district").is_not_null() & pl.col("month").is_not_null()), on="event_id")


def named_changes(events: pl.DataFrame, figures: pl.DataFrame, measure: str) -> list[Change]:
    """Districts lost or retaken by name, on more than the winner's word, each change once."""
    rows = (
        told_by_name(events, figures)
        .filter(pl.col("low") >= 1)
        .sort("province", "district", "date_start", "date_end", "event_id", "unit")
    )
    changes: list[Change] = []
    last: dict[tuple[str | None, str], tuple[str, int]] = {}
    for row in rows.iter_rows(named=True):
        place = (row["province"], row["district"])
        what, when = last.get(place, ("", 0))
        start, end = number(row["date_start"]), number(row["date_end"])
        last[place] = (row["measure"], start)
        if what == row["measure"] and start - when <= RETOLD:
            continue
        first, final = month_days(row["month"])
        if row["measure"] == measure:
            changes.append(
                Change(
                    row["event_id"], tuple(row["claim_ids"]), *place, max(start, first), min(end, final), row["month"]
                )
            )
    return sorted(changes, key=lambda change: (change.start, change.end, change.event_id))


def bounds_of(lost: Iterable[Change], windows: Iterable[Claim]) -> Bounds:
    """The program of all named losses and all totals that bind."""
    return Bounds(
        (total(claim) for claim in windows if binds(claim)),
        (Floor(anchor_of(change.event_id), change.province, change.start, change.end, 1) for change in lost),
    )


def monthly_rows(
    lost: Sequence[Change],
    retaken: Sequence[Change],
    windows: Sequence[Claim],
    bounds: Bounds,
    status: pl.DataFrame,
    spoken: Mapping[str, tuple[int, int]],
) -> list[dict[str, Any]]:
    """Rows of `monthly_districts_lost`.

    Args:
        lost, retaken: the named changes.
        windows: totals of districts lost; they cover their months whether or not they bind.
        bounds: see :func:`bounds_of`.
        status: table `district_status`.
        spoken: month -> first and last day that any claim of districts lost or retaken speaks of.
    """
    months = _all_months(lost, windows)
    even = bounds.most_even([month_days(month) for month in months])
    known = [(month, amount) for month, amount in zip(months, even, strict=True) if amount is not None]
    spread: dict[str, int | None] = dict.fromkeys(months)
    spread |= dict(zip((month for month, _ in known), rounded([amount for _, amount in known]), strict=True))
    held = _held_at_ends(status, [month_days(month)[1] for month in spoken])
    kept = {item.name for item in bounds.totals}
    rows = []
    for month, (covered_from, covered_to) in sorted(spoken.items()):
        first, last = month_days(month)
        named = [change for change in lost if change.month == month]
        back = [change for change in retaken if change.month == month]
        bound = [claim for claim in meeting(windows, first, last) if claim.claim_id in kept]
        low, high = bounds.least(first, last), bounds.greatest(first, last)
        rows.append(
            {
                "month": month,
                "lost_named": len(named),
                "lost_low": low,
                "lost_spread": _between(spread.get(month, 0), low, high),
                "lost_high": high,
                "retaken_named": len(back),
                "net_named": len(named) - len(back),
                "opposition_held_end_low": held[last][0],
                "opposition_held_end_high": held[last][1],
                "covered_from": day(covered_from),
                "covered_to": day(covered_to),
                "claim_ids": sorted(
                    {*(c for change in (*named, *back) for c in change.claim_ids), *(c.claim_id for c in bound)}
                ),
            }
        )
    return rows


def spoken_days(claims: Iterable[Claim]) -> dict[str, tuple[int, int]]:
    """Month -> first and last day some claim's interval covers; a month no claim meets is missing."""
    spoken: dict[str, tuple[int, int]] = {}
    for claim in claims:
        if not covers(claim):
            continue
        assert claim.start is not None and claim.end is not None
        for month in months_between(claim.start, claim.end):
            first, last = month_days(month)
            start, end = max(claim.start, first), min(claim.end, last)
            known = spoken.get(month, (start, end))
            spoken[month] = (min(start, known[0]), max(end, known[1]))
    return spoken


def _all_months(lost: Sequence[Change], windows: Sequence[Claim]) -> list[str]:
    edges = [(change.start, change.end) for change in lost]
    edges += [(claim.start, claim.end) for claim in windows if claim.start is not None and claim.end is not None]
    if not edges:
        return []
    return list(months_between(min(start for start, _ in edges), max(end for _, end in edges)))


def _between(value: int | None, low: int, high: int | None) -> int | None:
    """Rounding never leaves the bounds."""
    if value is None:
        return None
    value = max(value, low)
    return value if high is None else min(value, high)


def _held_at_ends(status: pl.DataFrame, ends: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Month's last day -> districts confirmed in opposition hands, and those with the claimed and contested ones."""
    rows = [
        (number(row["start"]), number(row["end"]) if row["end"] else None, row["status"], row["basis"])
        for row in status.iter_rows(named=True)
        if row["status"] in ("opposition", "contested")
    ]
    held = {}
    for end in ends:
        now = [(state, basis) for first, last, state, basis in rows if first <= end and (last is None or last >= end)]
        held[end] = (sum(state == ("opposition", "confirmed") for state in now), len(now))
    return held
