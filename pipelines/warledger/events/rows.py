"""Events as rows of the tables `events`, `event_claims` and `event_figures`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from warledger import tables
from warledger.conflict import Conflict
from warledger.events.days import day, month_of_most, months_between
from warledger.events.figures import Figure
from warledger.events.parts import Incident
from warledger.events.records import LONGEST_INCIDENT, Claim, Key
from warledger.events.tellings import Statement
from warledger.events.titles import title


@dataclass(slots=True, eq=False)
class Event:
    """An incident, a total or a level with its id and figures."""

    event_id: str
    claims: list[tuple[Claim, str, str]]  # claim, role, why
    figures: dict[Key, Figure]
    statements: Mapping[Key, list[Statement]]
    incident: Incident | None  # None: a total over a window, a level, or undated
    start: int | None
    end: int | None
    province: str | None
    district: str | None
    disputed: bool = False
    counted: set[Key] = field(default_factory=set)

    @property
    def month(self) -> str | None:
        return (
            month_of_most(self.start, self.end)
            if self.incident and self.start is not None and self.end is not None
            else None
        )


def events_table(events: Iterable[Event], conflict: Conflict) -> pl.DataFrame:
    labels = {name: party.label for name, party in conflict.parties.items()}
    by_incident = {id(event.incident): event.event_id for event in events if event.incident}
    return tables.frame("events", (_event_row(event, labels, by_incident) for event in events))


def _event_row(event: Event, labels: Mapping[str, str], by_incident: Mapping[int, str]) -> dict[str, Any]:
    told = [claim for claim, _role, _why in event.claims]
    # What a later edition alone tells has no other claim to stand on.
    claims = [claim for claim in told if not claim.is_copy] or told
    finest = min(claims, key=lambda claim: _fineness(claim, event))
    days = (day(event.start), day(event.end)) if event.start is not None and event.end is not None else None
    months = (
        list(months_between(event.start, event.end))
        if event.month and event.start is not None and event.end is not None
        else []
    )
    parent = event.incident.parent if event.incident else None
    return {
        "event_id": event.event_id,
        "title": title(event.figures, labels, (event.province, event.district), days),
        "date_start": days[0] if days else None,
        "date_end": days[1] if days else None,
        "date_precision": _precision(event),
        "month": event.month,
        "month_uncertain": len(months) > 1,
        "province": event.province,
        "district": event.district,
        "pcode": finest.pcode,
        "place": finest.place,
        "place_precision": finest.place_precision,
        "parent_event": by_incident[id(parent)] if parent else None,
        "background": all(claim.background for claim in claims),
        "n_articles": len({claim.source for claim in claims}),
        "n_publishers": len({claim.publisher for claim in claims}),
        "disputed": event.disputed,
    }


def _fineness(claim: Claim, event: Event) -> tuple[bool, int]:
    fits = claim.province == event.province and claim.district == event.district
    known = tables.PLACE_PRECISIONS
    return (not fits, known.index(claim.place_precision) if claim.place_precision in known else len(known))


def _precision(event: Event) -> str | None:
    if event.start is None or event.end is None:
        return None
    length = event.end - event.start + 1
    limits = ((1, "day"), (6, "days"), (8, "week"), (LONGEST_INCIDENT, "month"))
    return next((name for limit, name in limits if length <= limit), "longer")


def claims_table(events: Iterable[Event]) -> pl.DataFrame:
    return tables.frame(
        "event_claims",
        (
            {"event_id": event.event_id, "claim_id": claim.claim_id, "role": role, "why": why}
            for event in events
            for claim, role, why in event.claims
        ),
    )


def figures_table(events: Iterable[Event]) -> pl.DataFrame:
    return tables.frame(
        "event_figures",
        (
            {
                "event_id": event.event_id,
                **key._asdict(),
                "low": figure.low,
                "best": figure.best,
                "high": figure.high,
                "claimed": figure.claimed,
                "counts": key in event.counted and event.month is not None,
                "rule": figure.rule,
                "claim_ids": sorted(claim.claim_id for claim in figure.claims),
            }
            for event in events
            for key, figure in sorted(event.figures.items())
        ),
    )
