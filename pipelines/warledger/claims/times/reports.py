"""A text that holds several reports, each under its own dateline: "yesterday" counts from the day of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from warledger.claims.sentences import datelines
from warledger.claims.times.mentions import TimeMention, find_times
from warledger.dates.patterns import DAY, MONTH, YEAR
from warledger.dates.spans import month_number, valid_date

#: A report that follows another in one text was issued within so many days of it.
FOLLOWS = timedelta(days=62)

_DAY = re.compile(rf"(?P<month>{MONTH})\.? ?(?P<day>{DAY})(?:,? ?(?P<year>{YEAR}))?")


def find_times_by_report(text: str, published: date) -> list[TimeMention]:
    """All expressions of time but the later datelines, each resolved against the day of the report it stands in.

    Args:
        text: one or more reports.
        published: the day of the first.
    """
    found: list[TimeMention] = []
    for start, end, day in _reports(text, published):
        times = find_times(text[start:end], day)
        found += times if start == 0 else [m._replace(start=m.start + start, end=m.end + start) for m in times]
    return found


def _reports(text: str, published: date) -> Iterator[tuple[int, int, date]]:
    """Start, end and day of each report; the dateline of every one but the first is left out."""
    start, day = 0, published
    for begin, end in datelines(text):
        told = _DAY.search(text[begin:end])
        year = int(told["year"]) if told and told["year"] else published.year
        issued = told and valid_date(year, month_number(told["month"]), int(re.sub(r"\D", "", told["day"])))
        if issued and day < issued <= day + FOLLOWS:
            yield start, begin, day
            start, day = end, issued
    yield start, len(text), day
