"""Expressions for stretches: weekends, weeks, months, seasons, years, and totals that run up to publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from warledger.claims.times.rules import (
    ABOUT,
    COUNT,
    PART,
    UNIT,
    Reading,
    Rules,
    month_reading,
    part_of,
    unanchored,
    year_of,
)
from warledger.dates.patterns import DAY, MONTH, YEAR
from warledger.dates.spans import (
    Span,
    month_number,
    month_span,
    months_span,
    number,
    shift,
    shift_months,
    valid_date,
    week_span,
    weekend_span,
    year_span,
)

RULES = Rules()
#: "in recent weeks": how far back such words reach at most, in days.
RECENT = {"hour": 1, "day": 7, "night": 7, "week": 42, "month": 183, "year": 5 * 365}
_SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}


@RULES(
    rf"(?:(?i:in|over|during|within|for|throughout|across) )?{ABOUT}(?:past|last|previous|preceding) "
    rf"(?:(?P<n>{COUNT}) )?(?P<unit>{UNIT})s\b(?! (?:of|in) )"
    rf"|(?:(?i:in|over|during|within|for|throughout) )(?:the |this )?(?:past"
    rf"|last(?= 24)) (?P<n1>{COUNT} )?(?P<unit1>{UNIT})\b(?!-)"
)
def past_units(m: re.Match[str], today: date | None) -> Reading | None:
    """In the past two months; over the past week; the last 24 hours."""
    unit, counted = m["unit"] or m["unit1"], m["n"] or m["n1"]
    if today is None:
        return unanchored()
    if m["unit"] and not counted:
        return Reading(Span(today - timedelta(days=RECENT.get(unit, 3650)), today), "window")
    return Reading(Span(shift(today, -number(counted or "one"), unit), today), "window")


@RULES(
    r"(?:(?i:in|over|during|within|for) )?(?:the |these |the very )?(?i:recent|past) (?P<unit>day|night|week|month"
    r"|year)s\b"
)
def recent_units(m: re.Match[str], today: date | None) -> Reading | None:
    if today is None:
        return unanchored()
    return Reading(Span(today - timedelta(days=RECENT[m["unit"]]), today), "window")


@RULES(
    rf"(?i:in|within|over) (?=just |less|little|barely|more|under|over|only|about|a matter|the span|the space)"
    rf"(?:{ABOUT}|a matter of |the (?:span|space) of )(?P<n>{COUNT}) (?P<unit>{UNIT})s?\b(?! (?:of|later|time))"
    rf"|(?i:in|within) (?:the )?(?P<n1>{COUNT}) (?P<unit1>hour|day)s\b(?! (?:of|later|time|after|before|since|to))"
)
def within_units(m: re.Match[str], today: date | None) -> Reading | None:
    """In just over two months: the stretch that ends with publication."""
    if today is None:
        return unanchored()
    return Reading(Span(shift(today, -number(m["n"] or m["n1"]), m["unit"] or m["unit1"]), today), "window")


@RULES(
    r"(?i:so far|thus far|earlier|later) (?P<what>this (?:week|month|year|spring|summer|autumn|fall|winter))\b"
    r"|(?:(?i:since|from) )(?:(?:the )?(?:start|beginning|turn|outset) of (?P<of>the (?:week|month|year)"
    r"|this (?:week|month|year)))\b"
    r"|(?P<to>year|week|month) to date\b"
)
def so_far(m: re.Match[str], today: date | None) -> Reading | None:
    """So far this year; since the start of the month. "Earlier this year" is one incident, not a total."""
    if today is None:
        return unanchored()
    what = (m["what"] or m["of"] or m["to"]).split()[-1]
    kind = "interval" if m[0].lower().startswith(("earlier", "later")) else "window"
    if what == "week":
        return Reading(week_span(today).until(today), kind)
    if what == "month":
        return Reading(month_span(today.year, today.month).until(today), kind)
    return Reading((year_span(today.year) if what == "year" else _season(what, today, 0)).until(today), kind)


@RULES(
    r"(?:(?i:over|during|at|on|in|this past) ){0,3}(?:(?P<which>the|this|last|next|this past|the past"
    r"|the last) )?weekend\b(?!['’]s)"
)
def weekend(m: re.Match[str], today: date | None) -> Reading | None:
    if today is None:
        return unanchored()
    if m["which"] == "next":
        return Reading(weekend_span(today, 1), "interval", future=True)
    return Reading(weekend_span(today).until(today), "interval")


@RULES(
    rf"(?i:in |during |over )?(?:the )?(?P<nth>first|second|third|fourth|last|final"
    rf"|opening) (?P<n>{COUNT} )?(?P<unit>weeks?|days?) (?:of|in) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?"
    rf"|(?i:in |during )?the week (?P<edge>of|to|ending|starting|beginning"
    rf"|that ended)(?: on)? (?P<month2>{MONTH}) (?P<day>{DAY})(?:,? (?P<year2>{YEAR}))?"
)
def week_of_month(m: re.Match[str], today: date | None) -> Reading | None:
    """The first week of June; the last three days of May; the week of May 3."""
    name, year = m["month"] or m["month2"], m["year"] or m["year2"]
    whole = month_reading(name, int(year) if year else None, "", today)
    if whole is None or whole.span is None:
        return whole
    start = whole.span.start
    last = month_span(start.year, start.month).end
    if m["edge"]:
        day = valid_date(start.year, start.month, number(re.sub(r"\D", "", m["day"])))
        if day is None:
            return None
        six = timedelta(days=6)
        ends = m["edge"] in ("to", "ending", "that ended")
        return Reading(Span(day - six, day) if ends else Span(day, day + six), "interval")
    days = (7 if m["unit"].startswith("week") else 1) * number(m["n"] or "one")
    if m["nth"] in ("last", "final"):
        return Reading(Span(last - timedelta(days=days - 1), last), "interval")
    first = start + timedelta(days=days * (number(m["nth"]) - 1))
    return Reading(Span(first, min(last, first + timedelta(days=days - 1))), "interval")


@RULES(
    r"(?i:(?:early|late|earlier|later|in|during) )?(?:(?P<last>[Ll]ast|[Tt]he week before last)|(?P<next>[Nn]ext"
    r"|[Tt]he coming)|(?P<this>[Tt]his|[Tt]he past|[Tt]his past))"
    r" (?P<unit>week|month|year)\b(?!-|['’]s time)"
    r"|(?P<before_last>[Tt]he (?:week|month|year) before last)\b"
)
def calendar_unit(m: re.Match[str], today: date | None) -> Reading | None:
    """Last week, this month, next year; the past week is a window."""
    if today is None:
        return unanchored()
    if m["before_last"]:
        unit, steps = m["before_last"].split()[1], -2
    else:
        unit, steps = m["unit"], -1 if m["last"] else 1 if m["next"] else 0
    if m["this"] and "past" in m["this"].lower():
        return Reading(Span(shift(today, -1, unit), today), "window")
    if unit == "week":
        span = week_span(today, steps)
    elif unit == "month":
        moved = shift_months(today, steps)
        span = month_span(moved.year, moved.month)
    else:
        part = m[0].split()[0].lower()
        span = year_span(today.year + steps, part if part in ("early", "late") else "")
    return Reading(span if steps > 0 else span.until(today), "interval", future=steps > 0)


@RULES(
    rf"(?:(?i:in|at|during|since|from|of|by|until|throughout|between|through|over|for"
    rf"|and) )?(?:the )?(?:(?P<part>{PART})(?:[- ]| of |-to-late[- ]))?"
    rf"(?:the month of |month of )?(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}|last year|this year|that year))"
)
def month_year(m: re.Match[str], today: date | None) -> Reading | None:
    """June 2015; in late May last year."""
    if m["year"] == "that year":
        return unanchored()
    return month_reading(m["month"], year_of(m["year"], today), part_of(m["part"]), today)


@RULES(
    rf"(?:(?i:between|from) )(?P<a>{MONTH}) (?:and|to|through|until) (?P<b>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}"
    rf"|last year|this year))?(?! ?\d)"
)
def months(m: re.Match[str], today: date | None) -> Reading | None:
    """Between May and July."""
    end = month_reading(m["b"], year_of(m["year"], today), "", today)
    if end is None or end.span is None:
        return end
    first, last = month_number(m["a"]), end.span
    return Reading(Span(date(last.start.year - (first > last.start.month), first, 1), last.end), "interval")


@RULES(
    rf"(?:(?i:in|at|during|throughout|of|since|by|until|through|from|over|for|between|and) (?:the )?(?:{PART}(?:[- ]"
    rf"| of ))?(?:the month of |all of )?|(?i:last|this|next|early|mid|late|(?:the )?month of)[ -])"
    rf"(?P<month>{MONTH})(?!\w|\.? ?\d|['’]s? [A-Z])"
)
def month(m: re.Match[str], today: date | None) -> Reading | None:
    """In May; last June; mid-July; the latest such month that has begun."""
    words = m[0].lower()
    if words.startswith("next"):
        return Reading(None, "unanchored", future=True)
    if m["month"] == "May" and words.startswith("and "):
        return None
    part = re.search(rf"\b{PART}\b", m[0][: m.start("month") - m.start()])
    reading = month_reading(m["month"], None, part_of(part and part[0]), today)
    if words.startswith("last ") and today and month_number(m["month"]) == today.month:
        return month_reading(m["month"], today.year - 1, "", today)
    return reading


def _season(name: str, today: date, years: int) -> Span:
    """The latest such season that has begun by `today`, or one so many years earlier."""
    first, count = _SEASONS[name]
    span = months_span(today.year, first, count)
    return months_span(today.year - years - (span.start > today), first, count)


@RULES(
    rf"(?:(?i:in|during|since|over) )?(?:(?:the )?(?:(?P<part>{PART}) (?:of )?)?(?P<s1>spring|summer|autumn|fall"
    rf"|winter) (?:of )?(?P<year>{YEAR}|last year|this year)"
    r"|(?P<which>[Ll]ast|[Tt]his|[Tt]his past|[Nn]ext) (?P<s2>spring|summer|autumn|fall|winter)|(?<=n |g "
    r"|r )the (?P<s3>spring|summer|autumn|winter)\b(?! (?:offensive|campaign)))\b"
)
def season(m: re.Match[str], today: date | None) -> Reading | None:
    """The spring of 2015; last summer."""
    name = m["s1"] or m["s2"] or m["s3"]
    year = year_of(m["year"], today)
    if year:
        first, count = _SEASONS[name]
        return Reading(months_span(year, first, count), "interval")
    if today is None:
        return unanchored()
    if (m["which"] or "").lower() == "next":
        return Reading(None, "unanchored", future=True)
    latest_one = _season(name, today, 0)
    if (m["which"] or "").lower() == "last" and latest_one.end >= today:
        latest_one = _season(name, today, 1)
    return Reading(latest_one.until(today), "interval")


@RULES(
    rf"(?:(?i:in|during|over|for|since) )?(?:the )?(?P<nth>first|second|third|fourth|last"
    rf"|final) (?:(?P<n>{COUNT}) )?(?P<unit>half|quarter|months?|weeks?) (?:of|in) (?P<year>{YEAR}|the year"
    rf"|this year|last year)\b"
)
def part_of_year(m: re.Match[str], today: date | None) -> Reading | None:
    """The first half of 2015; the second quarter of this year; the first nine months of the year."""
    year = today.year if m["year"] == "the year" and today else year_of(m["year"], today)
    if not year:
        return unanchored()
    if m["unit"].startswith("week"):
        start = date(year, 1, 1)
        return Reading(Span(start, start + timedelta(days=7 * number(m["n"] or "one") - 1)), "interval")
    length = {"half": 6, "quarter": 3}.get(m["unit"], number(m["n"] or "one"))
    first = 13 - length if m["nth"] in ("last", "final") else 1 + length * (number(m["nth"]) - 1)
    if not 1 <= first <= 13 - length:
        return None
    span = months_span(year, first, length)
    return Reading(span.until(today) if today else span, "interval")


@RULES(
    rf"(?:(?i:from|between) )(?P<a>{YEAR}) ?(?:to|and|through|until|-|–) ?(?P<b>{YEAR})\b"
    rf"|(?P<c>{YEAR})[-–](?P<d>{YEAR}|\d\d(?!\d))(?![-–]?\w)"
    r"|(?:(?i:in|during|since|of|from) )?(?:the )?(?:(?P<part>early|mid|late)[- ])?(?P<decade>(?:19|20)\d0)s\b"
)
def years(m: re.Match[str], today: date | None) -> Reading | None:
    """From 2009 to 2012; 2014-15; the 1990s."""
    if m["decade"]:
        first = int(m["decade"])
        low, high = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}.get(m["part"] or "", (0, 9))
        return Reading(Span(date(first + low, 1, 1), date(first + high, 12, 31)), "interval")
    start, end = int(m["a"] or m["c"]), (m["b"] or m["d"])
    last = int(end) if len(end) == 4 else start // 100 * 100 + int(end)
    if not start < last <= start + 60:
        return None
    span = Span(date(start, 1, 1), date(last, 12, 31))
    return Reading(span.until(today) if today else span, "interval")


@RULES(
    rf"(?:(?i:in|during|since|by|until|till|throughout|through|before|after|from|of|for|to|year) (?:the )?(?:year )?"
    rf"|(?<=\d{{4}} and )|(?<=\d{{4}}, )|(?<=[a-z] )(?=\d{{4}} (?:attack|bomb|offensive|assault|siege|invasion|war"
    rf"|battle|siege|coup|raid|killing|election)))"
    rf"(?:(?P<part>{PART})(?:[- ]| of )(?:the year )?)?(?P<year>{YEAR})(?!\w|['’]|[-–]\w| (?:[a-z]+ )?(?:troops"
    rf"|soldiers|people|fighters|men|civilians|police|families|meters|metres|rounds))"
    rf"|\b(?P<part2>(?i:early|mid|late))(?:-| |-to-late )(?P<year2>{YEAR})(?!\w)|(?i:the )?(?P<part3>end|start"
    rf"|beginning|middle) of (?P<year3>{YEAR}|last year|the year|this year)"
)
def year(m: re.Match[str], today: date | None) -> Reading | None:
    """In 2015; early 2014; the end of last year."""
    words, part = m["year"] or m["year2"] or m["year3"], part_of(m["part"] or m["part2"] or m["part3"])
    value = today.year if words == "the year" and today else year_of(words, today)
    if not value:
        return unanchored()
    span = year_span(value, part)
    return Reading(span.until(today) if today else span, "interval")
