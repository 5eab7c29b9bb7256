"""The day an article was published, read from its own text where nothing else tells it.

A dateline or a header gives month and day and often the year. Where the year is missing, a release number, weekdays
named with dates, dates already past and who held which office leave the years that fit. More than one left means:
not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from warledger.dates.patterns import DAY, MONTH, WEEKDAY, YEAR
from warledger.dates.spans import Span, month_number, month_span, valid_date, weekday_number

#: Datelines and headers stand in an article's first characters, if anywhere.
HEAD = 1500
#: Whoever leaves an office is still called by it for some days.
AFTER_OFFICE = timedelta(days=7)

_ANY_MONTH = f"(?:{MONTH}|(?i:{MONTH}))"
_MONTH_DAY = (
    rf"(?:(?P<m1>{_ANY_MONTH})\s*(?P<d1>{DAY})(?!\d)|(?P<d2>{DAY})\s+(?P<m2>{_ANY_MONTH})(?!\w))"
    rf"(?:[.,]?\s*(?P<year>{YEAR}))?"
)
_DAYNAME = rf"(?:(?:{WEEKDAY}|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[,.]* )?"
_NAME = r"[A-Z][\w’'.-]+"
_PLACE = rf"{_NAME}(?: {_NAME}){{0,3}}(?:, (?:{_NAME} ?){{1,3}})?"
_DASH = r"(?:--+|[-–—−:]|\.{3})"
_KIND = r"[Uu]pdate|[Rr]elease|[Rr]eport|[Bb]ulletin|[Ss]ummary|[Rr]oundup"

#: In order of trust. Each holds one month and day, at times a year.
_DATELINES = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        # KABUL, Afghanistan (Jan. 25, 2013)
        rf"(?<![\w(]){_PLACE} ?\({_DAYNAME}{_MONTH_DAY}\)",
        # KABUL, March 4 (Agency) --   KABUL, Afghanistan, 4 March 2015 -
        rf"(?:^|[ \t]){_PLACE},? {_DAYNAME}{_MONTH_DAY} ?(?:\([^()\n]{{2,40}}\)|/[A-Z]{{2,}}/)? ?{_DASH}",
        # a line that is a date and nothing else; Published: 12 July 2018
        rf"^\W*(?:(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Dd]ate|[Ii]ssued)(?: on| at)?:? )?{_DAYNAME}{_MONTH_DAY}"
        r"(?:[, ]+(?:at )?\d{1,2}[:.]\d\d\b[^\n]{0,20})?\W*$",
        # Dec. 24: headline
        rf"^\W*{_MONTH_DAY} ?: ",
        # March 4, 2015 - the report itself
        rf"^\W*(?=[^\n]{{5,16}}\d{{4}} ?{_DASH} ){_MONTH_DAY} ?{_DASH}",
        # headline of a daily update, Jan. 10, 2011
        rf"^[^\n.]{{0,90}}\b(?:{_KIND}),? (?:for |of |from )?{_MONTH_DAY}\b",
    )
)
_RELEASE_NUMBER = re.compile(
    r"(?P<year>20[012]\d)(?<![\w-]\d{4})[-/](?P<month>0[1-9]|1[0-2])[-–/][A-Z]{1,3}[-–/]?(?:\d+|X+)\b"
)
_DEICTIC = {"today": 0, "yesterday": 1, "last night": 1, "tomorrow": -1, "this morning": 0}
_SAID_TWICE = re.compile(rf"\b(?P<word>(?i:{'|'.join(_DEICTIC)}))[,;]? ?\(?(?:{WEEKDAY},? )?{_MONTH_DAY}")
_WEEKDAY_AND_DATE = re.compile(rf"\b(?P<weekday>{WEEKDAY}),? (?:the )?{_MONTH_DAY}")
_FULL_DATE = re.compile(rf"(?<!by )(?<!until )(?<!before )(?<!through )\b{_MONTH_DAY}")


class _Anchor(NamedTuple):
    """Month and day of publication, with the year where it is written."""

    month: int
    day: int
    year: int | None
    basis: str
    days_after: int = 0

    def on(self, year: int) -> date | None:
        """The day it means in that year; None where that year has no such day."""
        day = valid_date(year, self.month, self.day)
        return day and day + timedelta(days=self.days_after)


def date_article(text: str, offices: Mapping[str, Any] | None = None) -> tuple[date, str] | None:
    """The day `text` was published and what that rests on, dateline or text; None where that is not one day.

    `offices` is the conflict's lexicon of that name: who held which office when, and the years to look in. Without it
    only what the text itself says of its year counts.
    """
    anchor = _anchor(text)
    if anchor is None:
        return None
    basis, number = anchor.basis, release_month(text)
    if anchor.year:
        days = [day for day in [anchor.on(anchor.year)] if day]
    elif number:
        # a number and its dateline may straddle a month's or a year's end
        near = [day for year in (number.start.year + step for step in (-1, 0, 1)) if (day := anchor.on(year))]
        days = sorted(near, key=lambda day: abs(day - number.start))[:1]
    else:
        days, basis = _fitting(text, anchor, offices or {}), "text"
    return (days[0], basis) if len(days) == 1 else None


def release_number(text: str) -> str | None:
    """The number a press office gave the release in its head ("2010-09-CA-125"): year, month, series, count."""
    m = _RELEASE_NUMBER.search(text[:HEAD])
    return m[0] if m else None


def release_month(text: str) -> Span | None:
    """The month that the head's release number names, if there is one."""
    number = release_number(text)
    return month_span(int(number[:4]), int(number[5:7])) if number else None


def _anchor(text: str) -> _Anchor | None:
    """The most trusted dateline or header; its year may stand in another one of the same day."""
    head = text[:HEAD]
    found = [_read(m, "dateline") for pattern in _DATELINES if (m := pattern.search(head))]
    if found:
        first = found[0]
        same_day = (other.year for other in found if (other.month, other.day) == (first.month, first.day))
        return first._replace(year=next(filter(None, same_day), None))
    m = _SAID_TWICE.search(text)
    return _read(m, "text", _DEICTIC[m["word"].lower()]) if m else None


def _read(m: re.Match[str], basis: str, days_after: int = 0) -> _Anchor:
    day = int(re.sub(r"\D", "", m["d1"] or m["d2"]))
    return _Anchor(month_number(m["m1"] or m["m2"]), day, int(m["year"]) if m["year"] else None, basis, days_after)


def _fitting(text: str, anchor: _Anchor, offices: Mapping[str, Any]) -> list[date]:
    """The days with the anchor's month and day that agree with everything dated in the text."""
    years = range(offices.get("first_year", 2001), offices.get("last_year", 2021) + 1)
    days = [day for year in years if (day := anchor.on(year))]
    for m in _FULL_DATE.finditer(text):
        if m["year"] and (told := _read(m, "").on(int(m["year"]))):
            days = [day for day in days if day >= told - timedelta(days=1)]
    for m in _WEEKDAY_AND_DATE.finditer(text):
        if not m["year"]:
            named = _read(m, "")
            days = [day for day in days if _falls_on(named, weekday_number(m["weekday"]), day)]
    for term in _terms(text, offices):
        days = [day for day in days if term.start <= day <= term.end]
    return days


def _falls_on(named: _Anchor, weekday: int, published: date) -> bool:
    """Whether the day of that name nearest to publication falls on the weekday."""
    near = [day for year in range(published.year - 1, published.year + 2) if (day := named.on(year))]
    return bool(near) and min(near, key=lambda day: abs(day - published)).weekday() == weekday


def _terms(text: str, offices: Mapping[str, Any]) -> Iterator[Span]:
    """The terms of the office holders whom the text calls by their office; for a former one, the time after it."""
    for holder in offices.get("holder", []):
        if not any(name in text for name in holder["names"]):
            continue
        titles, names = ("|".join(map(re.escape, holder[key])) for key in ("titles", "names"))
        called = rf"(?P<former>\b(?:[Ff]ormer|[Ee]x|[Tt]hen|[Ll]ate)[ -](?:{_NAME} )?)?\b(?:{titles}),? (?:{names})\b"
        for m in re.finditer(called, text):
            if not m["former"]:
                yield Span(holder["start"], holder["end"] + AFTER_OFFICE if "end" in holder else date.max)
            elif "end" in holder and not m["former"].lower().startswith("then"):
                yield Span(holder["end"], date.max)
