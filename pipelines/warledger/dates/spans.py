"""Calendar arithmetic: intervals of whole days, both ends inclusive."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SATURDAY = 5

_NUMBERS = {
    word: value
    for value, words in enumerate(
        ("", "a an one first", "two second couple", "three third few several", "four fourth", "five fifth", "six sixth",
         "seven seventh", "eight eighth", "nine ninth", "ten tenth", "eleven", "twelve", "thirteen", "fourteen",
         "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
    )
    for word in words.split()
}  # fmt: skip


class Span(NamedTuple):
    """First and last day of an interval."""

    start: date
    end: date

    def until(self, limit: date) -> Span:
        """The part of it not after `limit`; unchanged where all of it is later."""
        return Span(self.start, min(self.end, limit)) if self.start <= limit else self


def number(words: str) -> int:
    """The value of a small number as written ("3", "three", "third", "a couple of"); 1 for anything else."""
    for word in re.findall(r"\d+|[a-z]+", words.lower())[::-1]:
        if word.isdigit():
            return int(word)
        if word in _NUMBERS:
            return _NUMBERS[word]
    return 1


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its usual abbreviation, in any case, with or without a point."""
    key = name[:3].capitalize()
    return next(index for index, month in enumerate(MONTHS, 1) if month.startswith(key))


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    key = name[:3].capitalize()
    return next(index for index, weekday in enumerate(WEEKDAYS) if weekday.startswith(key))


def valid_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_weekday(weekday: int, today: date, *, strictly: bool = False) -> date:
    """The last such weekday on or before `today`; strictly: before it."""
    back = (today.weekday() - weekday) % 7
    return today - timedelta(days=back or (7 if strictly else 0))


def month_span(year: int, month: int, part: str = "") -> Span:
    """A month, or its early (1-10), mid (11-20) or late (21-) part."""
    last = calendar.monthrange(year, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(part, (1, last))
    return Span(date(year, month, first), date(year, month, last))


def months_span(year: int, first: int, count: int) -> Span:
    """`count` whole months from month `first` of `year` on."""
    return Span(date(year, first, 1), shift_months(date(year, first, 1), count) - timedelta(days=1))


def year_span(year: int, part: str = "") -> Span:
    """A year, or its early, mid or late third."""
    first, count = {"early": (1, 4), "mid": (5, 4), "late": (9, 4)}.get(part, (1, 12))
    return months_span(year, first, count)


def shift_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, count: int, unit: str) -> date:
    """The day moved by so many hours (rounded to whole days, away from it), days, weeks, months, years or decades."""
    if unit.startswith("hour"):
        days = -(-abs(count) // 24)
        return day + timedelta(days=days if count > 0 else -days)
    if unit.startswith(("day", "night")):
        return day + timedelta(days=count)
    if unit.startswith("week"):
        return day + timedelta(weeks=count)
    if unit.startswith("month"):
        return shift_months(day, count)
    return shift_months(day, 12 * count * (10 if unit.startswith("decade") else 1))


def week_span(today: date, weeks: int = 0) -> Span:
    """The week from Monday to Sunday that holds `today`, or one so many weeks away."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    return Span(monday, monday + timedelta(days=6))


def weekend_span(today: date, weeks: int = 0) -> Span:
    """The last Saturday and Sunday that have begun by `today`, or a weekend so many weeks away from it."""
    saturday = last_weekday(SATURDAY, today) + timedelta(weeks=weeks)
    return Span(saturday, saturday + timedelta(days=1))


def precision(span: Span) -> str:
    """Length class of an interval, in the terms of the claims table."""
    days = (span.end - span.start).days + 1
    for limit, name in ((1, "day"), (6, "days"), (10, "week"), (31, "month")):
        if days <= limit:
            return name
    return "longer"
