"""Times told by another: "two days later", "the same day", "over those seven days", "since the war began"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from warledger.claims.times.mentions import TimeMention
from warledger.dates.patterns import WEEKDAY
from warledger.dates.spans import Span, last_weekday, month_span, shift, weekday_number, year_span

_A_WEEK = timedelta(days=6)
_SAME_BREATH = 120  # characters
_FAR = 200  # characters a time of an event may stand before when it was told
_WITHIN = re.compile(r"(?:in|within) (?:just |only )?\w+ (?:day|hour|week)s?")
#: what goes on about the same: "..., but lost it "
_OF_IT = re.compile(r"[^.;]*,? (?:but|only to|and)\b[^.,;]{1,40}\b(?:it|them) ", re.S)
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][”\"’]?\s")


class Anchors:
    """The times of one article counted from each other.

    `issued`: when it was published, a day or a month; `began`: the war's first day.
    """

    def __init__(self, text: str, published: date | None, issued: Span | None, began: date | None) -> None:
        self.text = text
        self.published = published
        self.issued = issued
        self.began = began

    def settle(self, mentions: list[TimeMention]) -> list[TimeMention]:
        """Give "two days later" and "the same day" their days, counted from the time before them."""
        done: list[TimeMention] = []
        anchor: Span | None = None
        short: Span | None = None  # the last no longer than a week: what "a day earlier" counts from
        for at, mention in enumerate(mentions):
            if mention.kind == "window" and mention.date_start == date.min and mention.date_end:
                mention = self._since_the_start(mention, mention.date_end)
            elif lasted := self._lasting(mention, done):
                mention = lasted
            elif mention.steps and mention.steps[1].startswith("same "):
                mention = self._same_stretch(mention, done)
            elif from_ := self._counted_from(
                mention, done, short if _is_of_days(mention) else anchor
            ) or self._told_behind(mention, mentions[at + 1 : at + 2]):
                assert mention.steps is not None
                span = _stepped(from_, *mention.steps)
                mention = mention.on(span)._replace(kind="point" if span.start == span.end else "interval")
                if mention.steps and mention.steps[1] == "since" and self.issued and span.start <= self.issued.end:
                    mention = mention.on(Span(span.start, self.issued.end))._replace(kind="window")
                if self.published and mention.date_start and mention.date_start > self.published:
                    mention = mention._replace(date_start=None, date_end=None, precision=None, kind="unanchored")
            done.append(mention)
            if mention.span and not mention.future and mention.kind not in ("window", "speech"):
                anchor = mention.span
                short = anchor if anchor.end - anchor.start <= _A_WEEK else short
        return done

    def _since_the_start(self, mention: TimeMention, end: date) -> TimeMention:
        """ "Since the war began", from the day it did."""
        if self.began is None or self.began > end:
            return mention._replace(date_start=None, date_end=None, precision=None, kind="unanchored")
        return mention.on(Span(self.began, end))

    def _lasting(self, mention: TimeMention, told: list[TimeMention]) -> TimeMention | None:
        """ "In July they took the town, but lost it in two days": days that count from those told before."""
        last = told[-1] if told else None
        if mention.kind != "window" or last is None or not (last.span and mention.span) or last.kind == "speech":
            return None
        if not _WITHIN.fullmatch(self.text, mention.start, mention.end) or last.span.end >= mention.span.start:
            return None
        if not _OF_IT.fullmatch(self.text, last.end, mention.start):
            return None
        days = mention.span.end - mention.span.start
        return mention.on(Span(last.span.start, last.span.end + days))._replace(kind="interval")

    def _same_stretch(self, mention: TimeMention, told: list[TimeMention]) -> TimeMention:
        """ "Over those seven days": the last stretch of that length told before, else the one up to publication."""
        if self.issued is None or mention.steps is None:
            return mention._replace(steps=None)
        if mention.steps[1] == "same period":
            last = next((m for m in reversed(told) if m.kind in ("window", "interval") and m.span), None)
            return last._replace(start=mention.start, end=mention.end) if last else mention._replace(steps=None)
        count, unit, end = mention.steps[0], mention.steps[1].removeprefix("same "), self.issued.end
        days = (end - shift(end, -count, unit)).days
        spans = [m.span for m in told if m.span and abs((m.span.end - m.span.start).days + 1 - days) <= 1 and days > 2]
        span = spans[-1] if spans else Span(end - timedelta(days=days - 1), end)
        return mention.on(span)._replace(kind="interval")

    def _counted_from(self, mention: TimeMention, told: list[TimeMention], anchor: Span | None) -> Span | None:
        """From what an unanchored mention counts: the event before it, or "said on Monday that ... the day before"."""
        if mention.kind != "unanchored" or not mention.steps or mention.future:
            return None
        said = told[-1] if told and told[-1].kind == "speech" else None
        if said is None or said.span is None:
            return anchor
        near = mention.start - said.end < _SAME_BREATH and not self._tells_event(said, told, mention)
        return said.span if near or anchor is None else anchor

    def _told_behind(self, mention: TimeMention, following: list[TimeMention]) -> Span | None:
        """From what "the day before", told before any other time, counts: the day its sentence tells next, else the day
        of publication."""
        steps = mention.steps
        if mention.kind != "unanchored" or not steps or steps[0] >= 0 or mention.future:
            return None
        for other in following:
            if (
                other.span
                and other.precision == "day"
                and not _SENTENCE_END.search(self.text, mention.end, other.start)
            ):
                return other.span
        return self.issued if _is_of_days(mention) else None

    def _tells_event(self, said: TimeMention, told: list[TimeMention], mention: TimeMention) -> bool:
        """Whether a sentence that is over by the mention tells when it happened before when it was said: "... late on
        Monday, police said on Tuesday. The day before, ..."."""
        over = _SENTENCE_END.search(self.text, said.end, mention.start)
        event = told[-2] if len(told) > 1 else None
        if not over or event is None or not event.span or event.kind == "speech":
            return False
        return not _SENTENCE_END.search(self.text, max(event.end, said.start - _FAR), said.start)


def _is_of_days(mention: TimeMention) -> bool:
    """Whether it counts in days."""
    return mention.steps is not None and mention.steps[1] in ("day", "night")


def _whole(anchor: Span, unit: str) -> Span:
    """The month or year an interval begins in."""
    return month_span(anchor.start.year, anchor.start.month) if unit == "month" else year_span(anchor.start.year)


def _stepped(anchor: Span, count: int, unit: str) -> Span:
    """The interval so many units after (before, where negative) another."""
    if re.fullmatch(WEEKDAY, unit):
        day = weekday_number(unit)
        before = last_weekday(day, anchor.start, strictly=True)
        found = before if count < 0 else last_weekday(day, anchor.end) + timedelta(days=7)
        return Span(found, found)
    if count == 0:
        return _whole(anchor, unit) if unit in ("month", "year") else anchor
    return Span(shift(anchor.start, count, unit), shift(anchor.end, count, unit))
