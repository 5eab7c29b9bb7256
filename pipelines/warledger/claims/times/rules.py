"""What a rule for an expression of time is, and the words and steps that the rules share.

One rule an expression: a pattern, and a function that reads its match on a given day of publication. The rules of a
module are tried in the order they stand in; the first that fits at a place wins, so the longer expression stands first.
A reader that returns None says "no expression of time after all".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from warledger.dates.spans import Span, month_number, month_span, valid_date, weekday_number

#: A dateline may be written a day before what it tells of is printed: dates this far ahead are no plans yet.
AHEAD = timedelta(days=1)

CLOCK = r"(?:morning|afternoon|evening|night|midnight|midday|noon|dawn|dusk)"
#: Whom a number behind a month counts, so that it is no day: "in June 12 soldiers died"; but deeds are dated: "during
#: July 8 raids".
COUNTED = (
    r"(?!(?:operations|raids|strikes|air-?strikes|attacks|clashes|bombings|ambushes|battles|missions)\b)"
    r"(?:[a-z-]+(?:s|men)|people|police|children)\b"
)
PART = r"(?i:early|mid|middle|late|end|beginning|start)"
COUNT = (
    r"(?i:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty"
    r"|(?:a )?couple(?: of)?|(?:a )?few|several)"
)
UNIT = r"(?:hour|day|night|week|month|year|decade)"
ABOUT = (
    r"(?i:(?:just (?:over|under)|(?:a )?little (?:more|less) than|more than|less than|over|under|about|around|nearly"
    r"|almost|barely|at least|roughly|the|its|their|only) ){0,3}"
)


class Reading(NamedTuple):
    """What an expression means: its days, or (`steps`: how many of which unit) how to count them from another."""

    span: Span | None
    kind: str = "point"
    steps: tuple[int, str] | None = None
    future: bool = False


Reader = Callable[[re.Match[str], date | None], Reading | None]


class Rule(NamedTuple):
    """A named pattern and its reader."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


class Rules(list[Rule]):
    """The rules of a module, in order. Used as a decorator with a pattern, it adds the reader under its own name."""

    def __call__(self, pattern: str) -> Callable[[Reader], Reader]:
        def add(read: Reader) -> Reader:
            self.append(Rule(read.__name__, re.compile(pattern), read))
            return read

        return add


def one_day(day: date, kind: str = "point") -> Reading:
    return Reading(Span(day, day), kind)


def unanchored(count: int = 0, unit: str = "day") -> Reading:
    """Days to be counted from another mention."""
    return Reading(None, "unanchored", (count, unit))


def part_of(words: str | None) -> str:
    """early, mid or late, from the words for it."""
    word = (words or "").lower()
    return {"middle": "mid", "end": "late", "beginning": "early", "start": "early"}.get(word, word)


def year_of(words: str | None, today: date | None) -> int | None:
    """The year that "2015", "last year" or "this year" names."""
    if not words:
        return None
    if words[-4:].isdigit():
        return int(words[-4:])
    return today.year - ("last" in words.lower()) if today else None


def latest_day(month: int, day: int, today: date, weekday: str | None = None) -> date | None:
    """The latest such day by `today` (or a dateline's day ahead); a weekday named with it may mean the one before."""
    years = range((today + AHEAD).year, today.year - 9, -1)
    past = [found for year in years if (found := valid_date(year, month, day)) and found <= today + AHEAD]
    if weekday:
        # one year back only: a slip in the weekday must not send a fresh date years off
        past = [found for found in past[:2] if found.weekday() == weekday_number(weekday)] or past
    return past[0] if past else None


def month_reading(name: str, year: int | None, part: str, today: date | None) -> Reading | None:
    """A month, or a part of it, in its year; without a year the latest one that has begun."""
    month = month_number(name)
    if year is None:
        if today is None:
            return unanchored()
        year = today.year - (month_span(today.year, month, part).start > today)
    span = month_span(year, month, part)
    return Reading(span.until(today) if today else span, "interval")
