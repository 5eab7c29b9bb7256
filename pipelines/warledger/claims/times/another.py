"""Whose a time is: of the statement beside it, of what it names, or of something else told with it.

A statement is given as where it starts and ends in the text (`claim`).
"""

from __future__ import annotations

import re

from warledger.claims.times.mentions import TimeMention

#: "Tuesday's attack", "Tuesday's twin suicide bombings"
EVENT_NAMED = re.compile(
    r"(?:['’]s?)?(?: [\w-]+){0,3}? (?:attack|bombing|blast|explosion|assault|raid|ambush|shooting|strike|airstrike"
    r"|clash|massacre|battle|violence|fighting|incident)(?:e?s)?\b"
)
#: "retook it, which had fallen in 2015", "two soldiers they had captured last month"
_EARLIER = re.compile(
    r"\b(?:(?:which|who|whom|whose|where)\b[^,;.]*|they|he|she|it|that) had\b[^,;]*$"
    r"|\b(?:after|following|alongside|like) (?:[\w-]+ ){0,5}?[A-Z][\w-]+(?: [\w-]+)?(?:,| [-–—]+) which\b[^,;]*$"
    r"|\b(?:war|conflict|offensive|campaign|insurgency),? (?:which|that) (?:began|started|broke out)\b[^,;]*$"
)
#: "died of wounds he suffered last month"
_WOUNDED = re.compile(r"\b(?:wounds|injuries)\b[^,;.]*\b(?:suffered|sustained|received|got|from)\b[^,;.]*$")
_PASSING = re.compile(r", (?:where|who|whose)\b[^,;.\n]*$")
#: "504 died, compared with 430 last year": of what it is compared with
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|(?:up|down|rise|drop|fall|(?:in|de)crease) from|as against"
    r"|(?:rise|drop|fall|(?:in|de)crease) (?:over|on)"
    r"|(?:up|down|rise|drop|fall|(?:in|de)crease)(?: of| by)? [\d.]+ ?(?:per ?cent|%) (?:from|on|over)"
    r"|(?:per ?cent|%) (?:more|less|fewer|higher|lower) than|(?<=, )(?:against|versus)(?: \w+)? \d[\d,]*"
    r"|(?:more|less|fewer|higher|lower) than(?: (?:in|during|for|the|those|at)| $))(?!\w)[^,;.]*$"
)
_WHICH = re.compile(r"(?: (?:in|on|at|near) [^,.;]{2,40})?,? (?:which|that)(?: \w+)? ?")
_WHEN = re.compile(r",? when\b[^,;]*(?:, (?=[a-z]+ing\b))?")
_CAUSE = re.compile(r"\b(?:in connection with|in relation to|over|for|of|to|in|behind) (?:the|an?) $")
#: "were killed in the Oct. 3 battle": it dates them
#: "fell again despite a June 3 operation"
_DESPITE = re.compile(r"\bdespite (?:the |an? |its |their )?$")
_HARMED = re.compile(r"\b(?:kill|wound|injur|die[ds]\b|dead\b|death|lost\b)")
_NEAR = 200  # characters looked back on


def is_when(text: str, mention: TimeMention, claim: tuple[int, int]) -> bool:
    """Whether a statement stands in the "when" clause behind a time, or goes on with it: ", killing ten"."""
    clause = _WHEN.match(text, mention.end)
    return clause is not None and mention.end <= claim[0] <= clause.end()


def names_what(text: str, mention: TimeMention, claim: tuple[int, int]) -> bool:
    """Whether it names the event of which the statement tells: "Wednesday's bombing, which killed 80"."""
    event = EVENT_NAMED.match(text, mention.end) if mention.attributive else None
    return event is not None and _WHICH.fullmatch(text, event.end(), claim[0]) is not None


def is_of_before(text: str, mention: TimeMention, claim: tuple[int, int], *, long_ago: bool) -> bool:
    """Whether a time is that of something else: told in passing before a statement, or of what came earlier behind it.

    `long_ago`: it lies in history.
    """
    if mention.end <= claim[0] and long_ago and _is_said_in_passing(text, mention, claim):
        return True
    if mention.start <= claim[1]:
        return False
    between = text[claim[1] : mention.start]
    if ";" in between:
        return True  # "two had already fallen; the third fell on Sunday"
    return bool(_EARLIER.search(between) or _WOUNDED.search(between) or _COMPARED.search(between))


def _is_said_in_passing(text: str, mention: TimeMention, claim: tuple[int, int]) -> bool:
    """ "In X, where they held a base last year, troops withdrew": between the commas."""
    opens = _PASSING.search(text, max(0, mention.start - _NEAR), mention.start)
    return opens is not None and text[mention.end : claim[0]].startswith(", ")


def dates_a_cause(text: str, mention: TimeMention, claim: tuple[int, int]) -> bool:
    """ "held in connection with the June 9 bombing": the time of what somebody is held for; "despite a June 9
    operation": of what did not help."""
    if mention.start > claim[1] and _DESPITE.search(text, max(claim[1], mention.start - _NEAR), mention.start):
        return True
    after = mention.attributive and mention.start > claim[1]
    cause = _CAUSE.search(text[claim[1] : mention.start]) if after else None
    return cause is not None and not (cause[0].startswith("in ") and _HARMED.search(text, *claim))
