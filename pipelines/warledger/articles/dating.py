"""When a report was published, and what that rests on. A date that cannot be is not accepted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple, Protocol

from warledger import dates

#: Reports of a war may come before its first day (what led to it) and long after its last.
EARLIER = timedelta(days=366)
LATER = timedelta(days=366 * 20)


class Period(Protocol):
    """A war's first and last day (`Conflict` is one)."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


class Dated(NamedTuple):
    """The day of publication with its basis (metadata, page, dateline, text), and a note on a date not accepted."""

    day: date | None
    basis: str | None
    note: str | None = None


def date_report(
    metadata: Mapping[str, str],
    page_day: str | None,
    text: str,
    period: Period,
    offices: Mapping[str, Any] | None = None,
) -> Dated:
    """The best known day of publication: metadata, the page's own, else what the text tells.

    `offices` is the conflict's lexicon of that name: who held which office when dates what says no year.
    """
    note = None
    if told := metadata.get("published"):
        day = dates.parse_day(told)
        if day and plausible(day, period):
            return Dated(day, "metadata")
        note = f"published {told[:40]!r} " + ("cannot be" if day else "is not a date (write YYYY-MM-DD)")
    if page_day and (day := dates.parse_day(page_day)) and plausible(day, period):
        return Dated(day, "page", note)
    if (read := dates.date_article(text, offices)) and plausible(read[0], period):
        return Dated(*read, note)
    return Dated(None, None, note)


def plausible(day: date, period: Period) -> bool:
    """Whether a report of this war can have been published that day."""
    return period.start - EARLIER <= day <= period.end + LATER
