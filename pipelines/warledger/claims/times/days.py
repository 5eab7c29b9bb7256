"""Expressions for days: whole dates, weekdays, today and yesterday, and days counted from another time."""

from __future__ import annotations

import re
from datetime import date, timedelta

from warledger.claims.times.rules import (
    ABOUT,
    AHEAD,
    CLOCK,
    COUNT,
    COUNTED,
    UNIT,
    Reading,
    Rules,
    latest_day,
    one_day,
    unanchored,
    year_of,
)
from warledger.dates.patterns import DAY, MONTH, WEEKDAY, YEAR
from warledger.dates.spans import (
    Span,
    last_weekday,
    month_number,
    number,
    shift,
    shift_months,
    valid_date,
    week_span,
    weekday_number,
)

RULES: Rules = Rules()
#: An anniversary is told within this many days of the day itself.
AROUND = timedelta(days=7)
_ONWARDS = frozenset("later after afterward afterwards on".split())
_SAME_DAY = 12  # hours: what is told to be so many later is of the same day


#: "2005 Jan 12, ...", as chronologies write
_YEAR_FIRST = re.compile(r"(?<![\w-])(?P<year>(?:19|20)\d\d),?\s{1,9}$")
_YEAR_REACH = 16


@RULES(r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)\b(?!-)")
def iso_date(m: re.Match[str], today: date | None) -> Reading | None:
    day = valid_date(int(m["year"]), int(m["month"]), int(m["day"]))
    return one_day(day) if day else None


@RULES(r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)\b")
def numeric_date(m: re.Match[str], today: date | None) -> Reading | None:
    """3/12/2015: the calendar settles whether the month stands first, else what is not yet; else both readings stay."""
    year, a, b = int(m["year"]), int(m["a"]), int(m["b"])
    days = sorted({day for day in (valid_date(year, b, a), valid_date(year, a, b)) if day})
    known = [day for day in days if today is None or day <= today + AHEAD] or days
    return Reading(Span(known[0], known[-1]), "point" if len(known) == 1 else "interval") if known else None


_RANGE = r"(?: ?[-–—] ?| to | and | through | until | & )"


@RULES(
    rf"(?:(?i:on|from|between|of) )?"
    rf"(?:(?P<m1>{MONTH}) (?P<d1>{DAY}){_RANGE}(?:(?P<m2>{MONTH}) )?(?P<d2>{DAY})"
    rf"|(?P<e1>{DAY})(?: of)?(?: (?P<n1>{MONTH}))?{_RANGE}(?:the )?(?P<e2>{DAY})(?: of)? (?P<n2>{MONTH}))\b"
    rf"(?:,? (?P<year>{YEAR}))?"
)
def day_range(m: re.Match[str], today: date | None) -> Reading | None:
    """May 3-5; 3 to 5 May, 2018; June 30 to July 2."""
    if m["m1"]:
        first, last = (m["m1"], m["d1"]), (m["m2"] or m["m1"], m["d2"])
    else:
        first, last = (m["n1"] or m["n2"], m["e1"]), (m["n2"], m["e2"])
    (start_month, start_day), (end_month, end_day) = ((month_number(a), number(b[:2])) for a, b in (first, last))
    if m["year"]:
        end = valid_date(int(m["year"]), end_month, end_day)
    elif today:
        end = latest_day(end_month, end_day, today)
    else:
        return unanchored()
    start = end and valid_date(end.year - (start_month > end_month), start_month, start_day)
    return Reading(Span(start, end), "interval") if start and end and start <= end else None


@RULES(
    rf"(?:(?i:early|late|on) )?(?:(?P<w>{WEEKDAY})(?: {CLOCK})?,? (?:the )?|\b(?P<v>Mon|Tue|Wed|Thu|Fri|Sat"
    rf"|Sun)[.,]+ )?"
    rf"(?:(?:(?<![Ii]n )|(?!{MONTH}\.? {DAY} {COUNTED}))"
    rf"(?P<m1>{MONTH})[ .](?:the )?(?P<d1>{DAY})(?![\d/-])|(?P<d2>{DAY})(?: day)?(?: of)? (?P<m2>{MONTH})(?!\w))"
    rf"(?:[,.]? ?(?P<year>{YEAR})|,? (?P<rel>(?:of )?(?:last|this) year))?"
)
def month_day(m: re.Match[str], today: date | None) -> Reading | None:
    """July 12; 12 July 2018; 2018 July 12; Monday, July 12. Without a year: the latest such day by publication."""
    month, number_of_day = month_number(m["m1"] or m["m2"]), number(re.sub(r"\D", "", m["d1"] or m["d2"]))
    leading = _YEAR_FIRST.search(m.string, max(0, m.start() - _YEAR_REACH), m.start())
    year = year_of(m["year"] or m["rel"] or (leading and leading["year"]), today)
    if year:
        day = valid_date(year, month, number_of_day)
    elif today is None:
        return unanchored()
    else:
        day = latest_day(month, number_of_day, today, m["w"] or m["v"])
    return one_day(day) if day else None


@RULES(
    rf"(?:{ABOUT})(?P<n>{COUNT})(?P<half> and a half)? (?P<unit>{UNIT})s?(?: and a half)? (?:ago|back)\b"
    rf"|(?P<bare>{UNIT})s ago\b"
)
def units_ago(m: re.Match[str], today: date | None) -> Reading | None:
    """Two days ago; several months ago; a year ago."""
    if today is None:
        return unanchored()
    unit = m["unit"] or m["bare"]
    vague = m["bare"] or m["n"].endswith(("few", "several", "couple", "couple of"))
    if vague:
        near, far = {"couple": (2, 3), "couple of": (2, 3)}.get((m["n"] or "")[-9:].strip().removeprefix("a "), (2, 9))
        return Reading(Span(shift(today, -far, unit), shift(today, -near, unit)), "interval")
    count = number(m["n"])
    day = shift(today, -count, unit)
    if unit in ("day", "night", "hour"):
        return Reading(Span(day, today if unit == "hour" else day), "point")
    slack = {"week": 3, "month": 15}.get(unit, 182 if count < 10 else 730)
    return Reading(Span(day - timedelta(days=slack), min(today, day + timedelta(days=slack))), "interval")


@RULES(
    rf"(?:(?i:on|early on|late on) )?(?i:the) (?P<day>{DAY}) (?:day )?of (?:(?P<which>this|the current|the present|last"
    r"|the previous|the past) month|(?P<same>(?:that|the same) month))\b"
)
def day_of_the_month(m: re.Match[str], today: date | None) -> Reading | None:
    """On the 12th of this month; the 3rd of last month."""
    if today is None or m["same"]:
        return unanchored(0, "month")
    back = m["which"] in ("last", "the previous", "the past")
    first = shift_months(today.replace(day=1), -back)
    day = valid_date(first.year, first.month, number(re.sub(r"\D", "", m["day"])))
    return one_day(day) if day and day <= today + AHEAD else None


@RULES(
    rf"(?P<n>{COUNT}) (?P<unit>{UNIT})s? (?:(?P<way>earlier|later|afterwards?|previously)\b(?! (?:than|by)\b)"
    r"|(?P<way_>before|after|prior|on)\b(?! (?:than|by|(?!in\b|on\b|at\b|and\b|but\b)[a-z])))"
    r"|(?P<day>[Tt]he (?P<which>previous|same|next|following|very same) (?P<what>day|night|morning|evening|afternoon"
    r"|week|month|year))\b"
    r"|(?P<that>[Tt]hat (?:same )?(?P<of>day|night|morning|evening|afternoon|week|month|year))\b"
    r"|(?P<before>[Tt]he (?:day|night|morning|afternoon|evening|week|month|year) before)\b(?! (?:yesterday|last)\b)"
    r"|(?i:(?:hours|minutes) (?:later|earlier|before|after))\b"
    r"|(?P<since>(?i:(?:ever )?since then|since that time))\b"
)
def counted_from_another(m: re.Match[str], today: date | None) -> Reading | None:
    """Three days earlier; a week later; the same day: the caller counts from the mention before."""
    if m["n"]:
        way = m["way"] or m["way_"]
        if way == "on" and m["unit"] not in ("year", "month", "decade"):
            return None
        if m["unit"] == "hour" and number(m["n"]) <= _SAME_DAY:
            return unanchored()
        return unanchored(number(m["n"]) * (1 if way in _ONWARDS else -1), m["unit"])
    if m["day"]:
        unit = m["what"] if m["what"] in ("week", "month", "year") else "day"
        return unanchored({"previous": -1, "next": 1, "following": 1}.get(m["which"], 0), unit)
    if m["since"]:
        return unanchored(0, "since")
    if m["of"] in ("month", "year"):
        return unanchored(0, m["of"])
    unit = (m["before"] or "").split()[1:2]
    return unanchored(-1 if m["before"] else 0, unit[0] if unit and unit[0] in ("week", "month", "year") else "day")


@RULES(
    r"(?i:the day before yesterday|the (?:night|evening) before last)\b"
    r"|(?i:(?:earlier |late |early |later )?(?:today|yesterday|tonight"
    r"|overnight(?! (?:(?:on|from|between) )?[A-Z]\w+day\b)|tomorrow))\b"
    rf"|(?i:earlier )?[Tt]his (?P<this>morning|afternoon|evening)\b|(?P<last>(?:late |early )?[Ll]ast (?:night"
    rf"|evening))\b"
    rf"|(?i:in the )(?:early |pre-dawn |late )?(?:hours of )(?P<hours>{WEEKDAY})\b"
)
def deictic(m: re.Match[str], today: date | None) -> Reading | None:
    """Today, yesterday, last night, overnight, tomorrow."""
    if today is None:
        return unanchored()
    words, day = m[0].lower(), timedelta(days=1)
    if m["hours"]:
        return one_day(last_weekday(weekday_number(m["hours"]), today))
    if "before" in words:
        return one_day(today - 2 * day)
    if "overnight" in words:
        return Reading(Span(today - day, today), "interval")
    if "tomorrow" in words:
        return Reading(Span(today + day, today + day), future=True)
    return one_day(today - day if "yesterday" in words or m["last"] else today)


@RULES(
    rf"(?i:overnight) (?:(?:on|from|between) )?(?P<one>{WEEKDAY})(?:(?: and|-| to| into) (?P<two>{WEEKDAY}))?\b"
    rf"|(?:(?i:on|from|between|over|late|early) ){{0,3}}(?P<past>(?i:last|this past) )?(?P<a>{WEEKDAY})"
    rf"(?: (?:evening|night))?(?: (?:in)?to | and |-|–| through | until )"
    rf"(?:early |late |the early hours of )?(?P<b>{WEEKDAY})(?: {CLOCK})?\b"
)
def weekday_range(m: re.Match[str], today: date | None) -> Reading | None:
    """Saturday and Sunday; last Tuesday and Wednesday; Friday to Sunday; overnight Monday."""
    if today is None:
        return unanchored()
    first, last = m["one"] or m["a"], m["two"] or m["b"]
    if last is None:
        day = last_weekday(weekday_number(first), today)
        return Reading(Span(day - timedelta(days=1), day), "interval")
    if m["past"]:
        start = last_weekday(weekday_number(first), today, strictly=True)
        end = last_weekday(weekday_number(last), start + timedelta(days=7))
        return Reading(Span(start, min(end, today)), "interval")
    end = last_weekday(weekday_number(last), today)
    return Reading(Span(last_weekday(weekday_number(first), end, strictly=True), end), "interval")


@RULES(
    rf"(?:(?i:on|early|late|by|since|until) ){{0,3}}(?P<which>(?i:last|next|this|this past|this coming|the previous"
    rf"|the following|the next) )?(?P<w>{WEEKDAY})"
    rf"(?: (?:of )?(?P<after>last week|this week|next week|week))?(?:[’']s(?= {CLOCK}))?"
    rf"(?: (?:early |late )?{CLOCK})?\b"
)
def weekday(m: re.Match[str], today: date | None) -> Reading | None:
    """Monday is the last one before publication or on it; "last Monday" is one before it."""
    which, name, after = (m["which"] or "").strip().lower(), weekday_number(m["w"]), m["after"] or ""
    if which in ("the previous", "the following", "the next"):
        return unanchored(-1 if which == "the previous" else 1, m["w"])
    if today is None:
        return unanchored()
    if which in ("next", "this coming") or after == "next week":
        day = last_weekday(name, today) + timedelta(days=7)
        return Reading(Span(day, day), future=True)
    if after == "last week":
        return one_day(week_span(today, -1).start + timedelta(days=name))
    return one_day(last_weekday(name, today, strictly=which in ("last", "this past")))


_FEASTS = {"Year": (1, 1), "Christmas": (12, 25)}


@RULES(r"(?i:on |late on |early on )?(?:New (?P<y>(?i:year))['’]s|(?P<c>Christmas)) (?:(?P<eve>[Ee]ve)|[Dd]ay)\b")
def feast(m: re.Match[str], today: date | None) -> Reading | None:
    """New Year's Eve; Christmas Day: the latest one."""
    if today is None:
        return unanchored()
    month, number_of_day = _FEASTS[m["c"] or "Year"]
    before = timedelta(days=bool(m["eve"]))
    day = latest_day(month, number_of_day, today + before)
    return one_day(day - before) if day else None


@RULES(
    r"(?i:on |marking |to mark )?(?:(?:the|its|their) )?(?P<n>(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|tenth))(?:-year)? anniversary\b"
)
def anniversary(m: re.Match[str], today: date | None) -> Reading | None:
    """The first anniversary of what happened a year before, give or take a week."""
    if today is None:
        return unanchored()
    day = shift_months(today, -12 * number(re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", m["n"])))
    return Reading(Span(day - AROUND, day + AROUND), "anniversary")
