"""A small ledger to release: tables that agree with each other, made from a list of what was told."""

from __future__ import annotations

import calendar
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from warledger import tables

Frames = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Told:
    """One article's statement about one incident. Statements that name the same incident make one event."""

    article: str
    incident: str
    month: str = "2018-07"
    party: str = "government"
    measure: str = "killed"
    low: int = 1
    best: int | None = 1
    high: int | None = 1
    claimed: int | None = None
    province: str | None = "Kunduz"
    publisher: str = "A Paper"

    @property
    def sentence(self) -> str:
        return f"In {self.province}, {self.best} were {self.measure} ({self.incident})."

    @property
    def claim_id(self) -> str:
        return _id("claim", self.article, self.incident, self.party, self.measure, self.best)


STORY = (
    Told("a1", "bridge", best=3, low=3, high=3),
    Told("a1", "market", party="civilian", best=2, low=2, high=None),
    Told("a2", "bridge", best=3, low=3, high=3, publisher="B Agency"),
    Told("a2", "post", measure="wounded", low=0, best=None, high=9, claimed=9, province=None, publisher="B Agency"),
    Told("a3", "convoy", month="2018-08", best=7, low=6, high=8),
)


def ledger(story: Iterable[Told] = STORY) -> Frames:
    """Every table of a release; those the story says nothing about are empty."""
    told = tuple(story)
    rows: dict[str, list[dict[str, Any]]] = {
        "articles": list(_articles(told)),
        "claims": [_claim(each) for each in {each.claim_id: each for each in told}.values()],
        "events": list(_events(told)),
        "event_claims": [
            {"event_id": event_id(incident), "claim_id": claim, "role": "figure", "why": "the only account"}
            for incident, claim in sorted({(each.incident, each.claim_id) for each in told})
        ],
        "event_figures": list(_figures(told)),
        "monthly_casualties": list(_months(told, by_province=False)),
        "monthly_casualties_by_province": list(_months(told, by_province=True)),
    }
    made = {name: tables.frame(name, given) for name, given in rows.items() if given}
    return {name: made.get(name, tables.empty(name)) for name in tables.TABLES if name not in tables.WORKING_TABLES}


def event_id(incident: str) -> str:
    return _id("event", incident)


def _articles(told: tuple[Told, ...]) -> Iterator[dict[str, Any]]:
    for article in sorted({each.article for each in told}):
        own = [each for each in told if each.article == article]
        text = "\n\n".join(each.sentence for each in own)
        yield {
            "article_id": article,
            "origin": f"{article}.txt",
            "publisher": own[0].publisher,
            "title": f"Report {article}",
            "url": f"https://example.org/{article}",
            "published": date(2018, 8, 20),
            "published_basis": "metadata",
            "language": "en",
            "text": text,
            "words": 1000,
        }


def _claim(told: Told) -> dict[str, Any]:
    first, last = _days(told.month)
    return {
        "claim_id": told.claim_id,
        "article_id": told.article,
        "sentence": told.sentence,
        "sentence_start": 0,
        "sentence_end": len(told.sentence),
        "quote_start": 0,
        "quote_end": len(told.sentence) - 1,
        "unit": "person",
        "measure": told.measure,
        "party": told.party,
        "low": told.low,
        "best": told.best,
        "high": told.high,
        "scope": "incident",
        "modality": "asserted",
        "source_class": "narrator" if told.claimed is None else "adversary",
        "province": told.province,
        "date_start": first,
        "date_end": last,
        "date_precision": "month",
        "background": False,
        "rule": "killed",
    }


def _events(told: tuple[Told, ...]) -> Iterator[dict[str, Any]]:
    for incident in sorted({each.incident for each in told}):
        own = [each for each in told if each.incident == incident]
        first, last = _days(own[0].month)
        yield {
            "event_id": event_id(incident),
            "title": f"Losses at the {incident}",
            "date_start": first,
            "date_end": last,
            "date_precision": "month",
            "month": own[0].month,
            "month_uncertain": False,
            "province": own[0].province,
            "background": False,
            "n_articles": len({each.article for each in own}),
            "n_publishers": len({each.publisher for each in own}),
            "disputed": False,
        }


def _figures(told: tuple[Told, ...]) -> Iterator[dict[str, Any]]:
    cells: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for each in told:
        cells[each.incident, each.measure, each.party].append(each)
    for (incident, measure, party), own in sorted(cells.items()):
        yield {
            "event_id": event_id(incident),
            "unit": "person",
            "measure": measure,
            "party": party,
            **{name: getattr(own[0], name) for name in ("low", "best", "high", "claimed")},
            "counts": True,
            "rule": "single",
            "claim_ids": sorted({each.claim_id for each in own}),
        }


def _months(told: tuple[Told, ...], *, by_province: bool) -> Iterator[dict[str, Any]]:
    cells: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    leading = {}
    for each in told:
        first = leading.setdefault(each.incident, each)  # an event's month and province are its first account's
        place = (first.province or "unknown",) if by_province else ()
        cells[first.month, each.party, each.measure, *place].append(each)
    for (month, party, measure, *place), own in sorted(cells.items()):
        figures = list({each.incident: each for each in reversed(own)}.values())
        known = [each.best for each in figures if each.best is not None]
        upper = [each.high for each in figures]
        row = {
            "month": month,
            "party": party,
            "measure": measure,
            "low": sum(each.low for each in figures),
            "best": sum(each.low if each.best is None else each.best for each in figures) if known else None,
            "high": None if None in upper else sum(high for high in upper if high is not None),
            "claimed": sum(each.claimed or 0 for each in figures),
            "events": len(figures),
            "claims": len({each.claim_id for each in own}),
            "articles": len({each.article for each in own}),
            "publishers": len({each.publisher for each in own}),
            "month_uncertain": 0,
        }
        bounds = {"bounded_low": row["low"], "bounded_high": row["high"]}
        yield row | ({"province": place[0]} if by_province else bounds)


def _days(month: str) -> tuple[date, date]:
    year, number = map(int, month.split("-"))
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def _id(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]
