"""Expressions of time in a text: which days each means, and whether it dates an event, a plan or somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from warledger.claims.times import days, stretches
from warledger.claims.times.gate import openings, told_by
from warledger.claims.times.rules import AHEAD
from warledger.claims.times.surroundings import Surroundings
from warledger.dates.patterns import YEAR
from warledger.dates.spans import Span, precision, valid_date

_RULES = (*days.RULES, *stretches.RULES)
_TOLD_BY = told_by(_RULES)


class TimeMention(NamedTuple):
    """One expression of time.

    `kind`: point (a day) · interval (a stretch in which something happened) · window (a stretch that runs to
    publication: "since May 1", "in the past week") · speech (when somebody spoke, not when it happened) · anniversary ·
    unanchored (needs another mention, "two days later", or the day of publication of an undated article, "Monday").
    Dates are null where they are not known. `steps` says how an unanchored mention counts from the one before it.
    `opened`: the days that a stretch of the kind "since May 1" counts from.
    `attributive`: it only names a thing ("Monday's attack", "the 2009 hijacking"). `future`: a plan, never a fact.
    """

    start: int
    end: int
    date_start: date | None
    date_end: date | None
    precision: str | None
    kind: str
    future: bool = False
    attributive: bool = False
    steps: tuple[int, str] | None = None
    opened: Span | None = None

    @property
    def span(self) -> Span | None:
        """Its days, where known."""
        return Span(self.date_start, self.date_end) if self.date_start and self.date_end else None

    def on(self, span: Span) -> TimeMention:
        """The same words, now known to mean these days."""
        return self._replace(date_start=span.start, date_end=span.end, precision=precision(span))


def find_times(text: str, published: date | None) -> list[TimeMention]:
    """All expressions of time in `text`, in order, without overlaps, each resolved against the day of publication."""
    found = list(_scan(text, published))
    found = _joined(text, found)
    return [_judged(text, mention, published) for mention in found]


def _scan(text: str, published: date | None) -> Iterator[TimeMention]:
    end = 0
    for start, told in openings(text):
        if start < end:
            continue
        for rule in _TOLD_BY.get(told, _RULES):
            match = rule.pattern.match(text, start)
            if not match:
                continue
            end = match.end()
            if reading := rule.read(match, published):
                first, last = reading.span or (None, None)
                length = precision(reading.span) if reading.span else None
                yield TimeMention(start, end, first, last, length, reading.kind, reading.future, False, reading.steps)
            break


# --- two mentions that are one --------------------------------------------------------------------------------------

_LINK = re.compile(r" ?(?:to|and|through|until|till|up to|-|–|—)(?: the (?:night|morning|evening) of)? ?", re.I)
_OPENED = re.compile(r"\b(?:between|from)(?: about| around| the)? $", re.I)


def _joined(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """The mentions, with "between May 1 and June 16" made one interval."""
    joined: list[TimeMention] = []
    for mention in mentions:
        whole = _interval(text, joined[-1], mention) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(mention)
    return joined


def _interval(text: str, first: TimeMention, last: TimeMention) -> TimeMention | None:
    """The interval from one mention to the next, where the words between them make it one."""
    link = _LINK.match(text, first.end)
    if not (link and link.end() >= last.start and first.span and last.span and first.kind in ("point", "interval")):
        return None
    words = text[first.start : first.end]
    opened = _OPENED.search(text[max(0, first.start - 20) : first.start]) or words.lower().startswith(
        ("from", "between")
    )
    turn = re.search(r"\b(?:late|end)\b", words) and re.search(r"\bearly\b", text[last.start : last.end])
    if link[0].strip() == "and" and not opened and not turn:  # "in late May and early June"
        return None
    start, end = first.span.start, last.span.end
    if start > end and not re.search(YEAR, words):
        start = valid_date(end.year, start.month, start.day) or start  # the year stands with the second date only
    if start > end:
        return None
    return first.on(Span(start, end))._replace(end=last.end, kind="interval", future=last.future)


# --- what the surroundings make of one --------------------------------------------------------------------------------

#: What began longer ago than this dates nothing told now.
_GOES_ON = timedelta(days=14)
#: "by Sept. 11": where the latest such day is gone so long, the next one is meant.
_LONG_GONE = timedelta(days=200)


def _judged(text: str, mention: TimeMention, published: date | None) -> TimeMention:
    """The mention with what its surroundings make of it."""
    around = Surroundings(text, mention.start, mention.end)
    if mention.steps and around.is_length():
        return mention._replace(steps=None)
    start, end = mention.date_start, mention.date_end
    if published and start and end:
        if around.opens_a_total() and start <= published:
            opened = mention._replace(opened=Span(start, end))
            if around.is_measured_against():
                return opened._replace(date_start=None, date_end=None, precision=None, kind="unanchored")
            return opened.on(Span(start, published))._replace(kind="window")
        if around.closes_a_total() and end <= published:
            return mention.on(Span(date.min, end))._replace(kind="window")
        if start > published + AHEAD:
            mention = mention._replace(future=True)
        elif around.dates_a_beginning() and start <= published:
            if published - start > _GOES_ON:
                return mention._replace(date_start=None, date_end=None, precision=None, kind="unanchored")
            return mention.on(Span(start, published))._replace(kind="interval")
    ranked = around.counts_times() or around.compares()
    if (mention.kind == "window" and around.counts_events()) or (mention.kind != "point" and ranked):
        return mention._replace(date_start=None, date_end=None, precision=None, kind="unanchored")
    overdue = bool(published and end and published - end > _LONG_GONE) and around.is_deadline()
    if not mention.future and (overdue or around.is_plan()):
        mention = mention._replace(future=True, date_start=None, date_end=None, precision=None, kind="unanchored")
    if mention.kind in ("point", "interval", "unanchored") and not mention.steps and around.dates_speech():
        mention = mention._replace(kind="speech")
    return mention._replace(attributive=True) if around.names_a_thing() else mention
