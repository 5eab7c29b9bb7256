"""Titles of events: what, where, when. They count and name places, never persons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from warledger.events.records import Key

#: Measures in the order a title mentions them; three at most.
_ORDER = (
    "lost",
    "retaken",
    "killed",
    "wounded",
    "killed_or_wounded",
    "captured",
    "surrendered",
    "surrendered_or_captured",
)
_MOST = 3


def title(
    keys: Iterable[Key], labels: Mapping[str, str], where: tuple[str | None, str | None], days: tuple[date, date] | None
) -> str:
    """The title of an event, e.g. "Base lost; government forces killed, wounded: Takhar, 11–12 July 2018".

    Args:
        keys: what its figures count.
        labels: party -> the label readers see.
        where: province and district.
        days: first and last day; None where not known.
    """
    return f"{_what(sorted(keys, key=_rank)[:_MOST], labels)}: {_where(*where)}, {_when(days)}"


def _rank(key: Key) -> tuple[int, Key]:
    return (_ORDER.index(key.measure) if key.measure in _ORDER else len(_ORDER), key)


def _what(keys: list[Key], labels: Mapping[str, str]) -> str:
    told: dict[str, list[str]] = {}
    for key in keys:
        subject = labels.get(key.party, key.party) if key.unit == "person" else key.unit.replace("_", " ")
        if key.party == "unknown":
            subject = "people"
        told.setdefault(subject, []).append(key.measure.replace("_", " "))
    words = "; ".join(f"{subject} {', '.join(measures)}" for subject, measures in told.items()) or "report"
    return words[0].upper() + words[1:]


def _where(province: str | None, district: str | None) -> str:
    if district and province and district != province:
        return f"{district}, {province}"
    return province or "place not stated"


def _when(days: tuple[date, date] | None) -> str:
    if days is None:
        return "undated"
    start, end = days
    last = f"{end.day} {end:%B} {end.year}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    year = "" if start.year == end.year else f" {start.year}"
    return f"{start.day} {start:%B}{year} – {last}"
