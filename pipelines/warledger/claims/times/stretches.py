"""Expressions for stretches: weekends, weeks, months, seasons, years, and totals that run up to publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from warledger.claims.times.rules import (
    ABOUT,
    COUNT,
    COUNTED,
    PART,
    UNIT,
    Reading,
    Rules,
    month_reading,
    part_of,
    unanchored,
    year_of,
)
from warledger.dates.patterns import DAY, MONTH, WEEKDAY, YEAR
from warledger.dates.spans import (
    Span,
    last_weekday,
    month_number,
    month_span,
    months_span,
    number,
    shift,
    shift_months,
    valid_date,
    week_span,
    weekday_number,
    weekend_span,
    year_span,
)

RULES: Rules = Rules()
_JUST_OVER = re.compile(r"\b(?:just|little|slightly) (?:over|more than)\b", re.I)
_OVER = re.compile(r"\b(?:more than|(?:in|within|past|last) over)\b", re.I)
_A_FIGHT = 14  # days: longer fighting is many events
_HALF = 15  # days of the first half of a month
#: days by which "just over" a unit may exceed it
_SLACK = {"day": 1, "week": 3, "month": 6, "year": 42}
#: "in recent weeks": how far back such words reach at most, in days.
RECENT = {"hour": 1, "day": 7, "night": 7, "week": 60, "month": 183, "year": 5 * 365}
_NTH = "second third fourth fifth sixth seventh eighth ninth tenth".split()
_SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}


def _back(today: date, count: int, unit: str, words: str) -> Span:
    """The stretch of so many units up to `today`; "just over", "more than" reach further back."""
    start = shift(today, -count, unit)
    if _JUST_OVER.search(words):
        start -= timedelta(days=_SLACK.get(unit, 0))
    elif _OVER.search(words):
        start = shift(start, -1, unit) if unit != "hour" else start
    return Span(start, today)


@RULES(
    rf"(?:(?i:in|over|during|for|within|throughout) )?(?:the )?(?:(?P<n>{COUNT}) )?(?P<unit>day|week|month|year)s?"
    r" (?:up to and including|up to|to|through|ending|ended|that ended|leading up to)(?: on| in)? (?:the end of )?"
    rf"(?:(?P<w>{WEEKDAY})|(?:(?P<first>{DAY}) )?(?P<month>{MONTH})(?: (?P<day>{DAY}))?(?:,? (?P<year>{YEAR}))?"
    r"|(?P<y>yesterday))\b"
)
def units_up_to(m: re.Match[str], today: date | None) -> Reading | None:
    """In the week to Wednesday; the 10 days up to and including Sunday; the six months to June."""
    if today is None:
        return unanchored()
    if m["w"] or m["y"]:
        end = last_weekday(weekday_number(m["w"]), today) if m["w"] else today - timedelta(days=1)
    else:
        month = month_reading(m["month"], int(m["year"]) if m["year"] else None, "", today)
        if month is None or month.span is None:
            return month
        first, day = month.span.start, m["first"] or m["day"]
        end = month_span(first.year, first.month).end if not day else month.span.end
        if day:
            found = valid_date(first.year, first.month, number(re.sub(r"\D", "", day)))
            if found is None:
                return None
            end = found
    start = shift(end + timedelta(days=1), -number(m["n"] or "one"), m["unit"])
    return Reading(Span(start, end).until(today), "interval")


@RULES(
    r"(?:(?<=entered )|(?<=entering )|(?<=enters )|(?<=into )|(?<=for ))(?:its|a|an|the|their) "
    rf"(?P<nth>{'|'.join(_NTH)}) (?:straight |consecutive |successive )?day\b(?! of the (?!fight|siege|assault|battle))"
    rf"(?:,? (?:on )?(?P<w>{WEEKDAY}))?"
)
def nth_day(m: re.Match[str], today: date | None) -> Reading | None:
    """Fighting entered its fourth day; for a third straight day on Monday: those days up to it or to publication."""
    if today is None:
        return unanchored()
    end = last_weekday(weekday_number(m["w"]), today) if m["w"] else today
    return Reading(Span(end - timedelta(days=_NTH.index(m["nth"]) + 1), end), "interval")


@RULES(
    rf"(?:(?i:in|over|during|within|for|throughout) )(?:the same|those|these|that same|the) (?P<n>{COUNT})[ -]"
    rf"(?P<unit>day|week|month)(?:s\b| period)(?! (?:of|to|up|since|before|after|ending|that|ago|until)\b)"
    r"|(?i:over|during|throughout|in) (?:the|that|the same|the whole|the entire) (?P<week>week)\b"
    r"(?! (?:of|to|ending|that|before|after|since|starting|beginning|in)\b)"
    r"|(?i:over|during|in) (?:the|that) same (?P<period>period)\b(?! (?:of|in|last|a|one|the)\b)"
)
def same_units(m: re.Match[str], today: date | None) -> Reading | None:
    """In the same seven days; during the week: a stretch of that length told before, else the latest one. In the same
    period: the last stretch told."""
    if m["period"]:
        return unanchored(0, "same period")
    return unanchored(number(m["n"] or "one"), f"same {m['unit'] or m['week']}")


@RULES(
    r"(?i:(?:ever )?since|from (?=the (?:start|beginning|outset|outbreak)))"
    r" ?(?:the (?:start|beginning|outset|outbreak|launch) of )?(?:the|this) (?:[\w.-]+ ){0,2}?"
    r"(?:war|invasion|conflict|intervention|insurgency)\b(?! [a-z]+ed)(?: (?:began|started))?"
    rf"(?:,? (?:in )?(?:{MONTH} )?(?:of )?{YEAR})?(?: (?:until|to|through|up to) (?:(?P<w>{WEEKDAY})|now|today))?"
    rf"|(?i:so far )?(?:in|during) (?:the|this) (?:\d+|[a-z]+)-year(?:-old)? (?:war|conflict)\b"
)
def since_the_war_began(m: re.Match[str], today: date | None) -> Reading | None:
    """Since the start of the war; since the 2001 invasion: a total whose first day the conflict knows."""
    if today is None:
        return unanchored()
    end = last_weekday(weekday_number(m["w"]), today) if m["w"] else today
    if year := re.search(r"(?:19|20)\d\d", m[0]):
        return Reading(Span(min(date(int(year[0]), 1, 1), end), end), "window")
    return Reading(Span(date.min, end), "window")


@RULES(
    rf"(?:(?i:in|over|during|within|for|throughout|across) )?{ABOUT}(?:past|last|previous|preceding) "
    rf"(?:(?P<n>{COUNT}) )?(?P<unit>{UNIT})s\b"
    rf"(?! of | in (?:{MONTH}|{YEAR}|(?:(?<!hours in )the(?! (?:district|province|city|area|region|country)\b)|this"
    r"|that|its|their|a|power|office|captivity|prison|jail)\b))"
    rf"|(?:(?i:in|over|during|within|for|throughout) )(?:(?:the |this )?past"
    r"|(?:the |this )?last(?= 24)|the last(?= (?:week|month|year)\b(?! of\b))) "
    rf"(?P<n1>{COUNT} )?(?P<unit1>{UNIT})\b(?!-)"
)
def past_units(m: re.Match[str], today: date | None) -> Reading | None:
    """In the past two months; over the past week; the last 24 hours."""
    unit, counted = m["unit"] or m["unit1"], m["n"] or m["n1"]
    if today is None:
        return unanchored()
    if m["unit"] and not counted:
        return Reading(Span(today - timedelta(days=RECENT.get(unit, 3650)), today), "window")
    return Reading(_back(today, number(counted or "one"), unit, m[0]), "window")


@RULES(
    r"(?:(?i:in|over|during|within|for) )?(?:the |these |the very )?(?i:recent|past) (?P<unit>day|night|week|month"
    r"|year)s\b"
)
def recent_units(m: re.Match[str], today: date | None) -> Reading | None:
    if today is None:
        return unanchored()
    return Reading(Span(today - timedelta(days=RECENT[m["unit"]]), today), "window")


@RULES(
    r"(?i:in|within|over) "
    r"(?=just |less|a? ?little|barely|more|under|over|only|about|nearly|almost|a matter|(?:the|a) sp)"
    rf"(?:{ABOUT}|a matter of |(?:the|a) (?:span|space) of )(?P<n>{COUNT}) (?P<unit>{UNIT})s?\b(?! (?:of|later|time))"
    rf"|(?i:in|within) (?:the )?(?P<n1>{COUNT}) (?P<unit1>hour|day)s\b(?! (?:of|later|time|after|before|since|to))"
    rf"|(?<!once )(?<!twice )(?<!times )(?i:in|within) (?P<n2>{COUNT}) (?P<unit2>week|month)s?\b"
    r"(?![’'-]| (?:of|later|time|after|before|since|to|when|that|which|in which|from|ago)\b)"
)
def within_units(m: re.Match[str], today: date | None) -> Reading | None:
    """In just over two months: the stretch that ends with publication."""
    if today is None:
        return unanchored()
    count, unit = m["n"] or m["n1"] or m["n2"], m["unit"] or m["unit1"] or m["unit2"]
    return Reading(_back(today, number(count), unit, m[0]), "window")


@RULES(
    rf"(?i:in|over|during|after|amid) (?:the )?{ABOUT}(?P<n>{COUNT}|another) (?:(?:bloody|deadly|violent|grim) )?"
    rf"(?P<unit>day|week|month)s? of (?:[a-z]+ )?"
    r"(?:fighting|clashes|violence|battles?|combat|unrest|bombardment|bloodshed|war)\b"
)
def units_of_fighting(m: re.Match[str], today: date | None) -> Reading | None:
    """After three days of fighting; a month of it is told as a total."""
    if today is None:
        return unanchored()
    span = _back(today, number("one" if m["n"] == "another" else m["n"]), m["unit"], m[0])
    return Reading(span, "window" if (span.end - span.start).days > _A_FIGHT else "interval")


@RULES(
    r"(?i:so far|thus far|earlier|later) (?P<what>this (?:week|month|year|spring|summer|autumn|fall|winter))\b"
    r"|(?:(?i:since|from) )(?:(?:the )?(?:start|beginning|turn|outset|first) of (?P<of>the (?:week|month|year)"
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
    rf"|opening) (?P<n>{COUNT} )?(?P<unit>weeks?|days?|half) (?:of|in) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?"
    rf"|(?i:in |during )?the week (?P<edge>of|to|ending|starting|beginning"
    rf"|that ended)(?: on)? (?:(?P<first>{DAY}) (?=[A-Z]))?(?P<month2>{MONTH})(?: (?P<day>{DAY}))?"
    rf"(?:,? (?P<year2>{YEAR}))?"
)
def week_of_month(m: re.Match[str], today: date | None) -> Reading | None:
    """The first week of June; the last three days of May; the second half of April; the week of May 3."""
    name, year = m["month"] or m["month2"], m["year"] or m["year2"]
    whole = month_reading(name, int(year) if year else None, "", today)
    if whole is None or whole.span is None:
        return whole
    start = whole.span.start
    last = month_span(start.year, start.month).end
    if m["edge"]:
        told = m["first"] or m["day"]
        day = valid_date(start.year, start.month, number(re.sub(r"\D", "", told))) if told else None
        if day is None:
            return None
        six = timedelta(days=6)
        ends = m["edge"] in ("to", "ending", "that ended")
        return Reading(Span(day - six, day) if ends else Span(day, day + six), "interval")
    if m["unit"] == "half":
        middle = start + timedelta(days=_HALF)
        later = m["nth"] in ("second", "last", "final")
        span = Span(middle, last) if later else Span(start, middle - timedelta(days=1))
        return Reading(span.until(today) if today else span, "interval")
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
        if steps == -1 and today.weekday() == weekday_number("Sunday"):
            span = Span(today - timedelta(days=7), today - timedelta(days=1))  # the week that has just ended
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
    rf"(?:(?:(?i:between|from) )(?P<a>{MONTH}) (?:and|to|through|until) (?P<b>{MONTH})"
    rf"|(?:(?i:in|during|for|over) (?:the )?)?(?P<c>{MONTH})(?:[-–]| to )(?P<d>{MONTH})(?: period| quarter)?"
    rf"|(?i:in|during|over) (?:the )?(?:months of )?(?P<e>{MONTH}) and (?P<f>{MONTH}))"
    rf"(?:,? (?:of )?(?P<year>{YEAR}|last year|this year))?(?! ?\d)"
)
def months(m: re.Match[str], today: date | None) -> Reading | None:
    """Between May and July."""
    end = month_reading(m["b"] or m["d"] or m["f"], year_of(m["year"], today), "", today)
    if end is None or end.span is None:
        return end
    first, last = month_number(m["a"] or m["c"] or m["e"]), end.span
    return Reading(Span(date(last.start.year - (first > last.start.month), first, 1), last.end), "interval")


@RULES(
    rf"(?:(?i:in|at|during|throughout|of|since|by|until|through|from|over|for|between|and) (?:the )?(?:{PART}(?:[- ]"
    rf"| of ))?(?:the month of |all of )?|(?i:last|this|next|early|mid|late|(?:the )?month of)[ -])"
    rf"(?P<month>{MONTH})(?!\w|\.? ?\d(?!\d{{0,2}} {COUNTED})|['’]s? [A-Z])"
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


@RULES(rf"(?P<month>{MONTH}) (?=(?:was|is|saw|has been|became|proved|marked|brought)\b)|(?P<told>{MONTH})(?=, when\b)")
def month_told_of(m: re.Match[str], today: date | None) -> Reading | None:
    """ "June was the deadliest month": the latest such month that has begun."""
    return month_reading(m["month"] or m["told"], None, "", today)


def _season(name: str, today: date, years: int) -> Span:
    """The latest such season that has begun by `today`, or one so many years earlier."""
    first, count = _SEASONS[name]
    span = months_span(today.year, first, count)
    return months_span(today.year - years - (span.start > today), first, count)


@RULES(
    rf"(?:(?i:in|during|since|over) )?(?:(?:the )?(?:(?P<part>{PART}) (?:of )?)?(?P<s1>spring|summer|autumn|fall"
    rf"|winter) (?:of )?(?P<year>{YEAR}|last year|this year)"
    r"|(?P<which>[Ll]ast|[Tt]his|[Tt]his past|[Nn]ext) (?P<s2>spring|summer|autumn|fall|winter)|(?<=n |g "
    r"|r )the (?P<s3>spring|summer|autumn|winter)\b(?! (?:offensive|campaign))"
    r"|(?<=since )(?:the |last )?(?P<s4>spring|summer|autumn|winter)\b(?! (?:offensive|campaign)))\b"
)
def season(m: re.Match[str], today: date | None) -> Reading | None:
    """The spring of 2015; last summer."""
    name = m["s1"] or m["s2"] or m["s3"] or m["s4"]
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
    rf"|final) (?:(?P<n>{COUNT}) )?(?P<unit>half|quarter|months?|weeks?|days?) (?:of|in)"
    rf" (?P<year>{YEAR}|(?:the )?year"
    rf"|this year|last year)\b"
)
def part_of_year(m: re.Match[str], today: date | None) -> Reading | None:
    """The first half of 2015; the second quarter of this year; the first nine months of the year."""
    year = today.year if m["year"] in {"the year", "year"} and today else year_of(m["year"], today)
    if not year:
        return unanchored()
    if days := {"week": 7, "day": 1}.get(m["unit"].rstrip("s")):
        more = timedelta(days=days * number(m["n"] or "one") - 1)
        whole, ends = year_span(year), m["nth"] in ("last", "final")
        return Reading(Span(whole.end - more, whole.end) if ends else Span(whole.start, whole.start + more), "interval")
    length = {"half": 6, "quarter": 3}.get(m["unit"], number(m["n"] or "one"))
    first = 13 - length if m["nth"] in ("last", "final") else 1 + length * (number(m["nth"]) - 1)
    if not 1 <= first <= 13 - length:
        return None
    span = months_span(year, first, length)
    return Reading(span.until(today) if today else span, "interval")


@RULES(
    r"(?:(?i:in|during|over|for) )(?:the )?(?:first (?P<n>three|six|nine|3|6|9) months"
    r"|(?P<quarter>first|second|third|fourth) quarter)"
    r"(?= ?[.,;:)\n]|,? (?:and|but|as|while|compared|according|alone)\b|$)"
)
def first_months(m: re.Match[str], today: date | None) -> Reading | None:
    """The first six months, the second quarter, of the latest year in which they are over."""
    if today is None:
        return unanchored()
    length = number(m["n"] or "three")
    first = 1 + length * (number(m["quarter"] or "first") - 1)
    span = months_span(today.year, first, length)
    return Reading(span if span.end <= today else months_span(today.year - 1, first, length), "interval")


@RULES(
    rf"(?:(?i:from|between) )(?P<a>{YEAR}) ?(?:to|and|through|until|-|–) ?(?P<b>{YEAR})\b"
    rf"|(?P<c>{YEAR})[-–](?P<d>{YEAR}|\d\d(?!\d))(?![-–]?\w)"
    r"|(?:(?i:in|during|since|of|from|over) )?(?:the )?(?:(?P<part>early|mid|late)[- ])?(?P<decade>(?:19|20)\d0)s\b"
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
    r"(?:(?i:in|during|since|by|until|till|throughout|through|before|after|from|of|for|over|to|year|year was"
    r"|was(?= \d{4},? when)) "
    r"(?:all of )?(?:the )?(?:year )?"
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
    if m[0].lower().startswith("before ") and today and span.start < today:
        return Reading(Span(date.min, span.start - timedelta(days=1)), "window")  # all years up to then
    return Reading(span.until(today) if today else span, "interval")
