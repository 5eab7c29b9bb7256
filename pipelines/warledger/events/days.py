"""Months of days: which month an interval counts in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

EPOCH = date(1970, 1, 1)


def day(number: int) -> date:
    """The date of a day counted from 1970-01-01."""
    return EPOCH + timedelta(days=number)


def number(when: date) -> int:
    """The day's number, counted from 1970-01-01."""
    return (when - EPOCH).days


@cache
def month_of(number_: int) -> str:
    """The month a day lies in, YYYY-MM."""
    return f"{day(number_):%Y-%m}"


@cache
def month_days(month: str) -> tuple[int, int]:
    """First and last day of a month."""
    year, index = int(month[:4]), int(month[5:])
    first = date(year, index, 1)
    after = date(year + index // 12, index % 12 + 1, 1)
    return number(first), number(after) - 1


def months_between(start: int, end: int) -> Iterator[str]:
    """Every month an interval touches, in order."""
    at = start
    while at <= end:
        month = month_of(at)
        yield month
        at = month_days(month)[1] + 1


def month_of_most(start: int, end: int) -> str:
    """The month that holds most days of an interval; the earlier on a tie."""

    def shared(month: str) -> int:
        first, last = month_days(month)
        return min(end, last) - max(start, first) + 1

    return max(months_between(start, end), key=shared)
