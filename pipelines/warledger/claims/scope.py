"""Incident or total: whether those counted fell in one event or in all that happened over a stretch of time."""

from __future__ import annotations

import re
from functools import cache

from warledger.claims.times import ResolvedTime
from warledger.patterns import BREAK, any_of
from warledger.places import ResolvedPlace

from .candidates import Candidate
from .clauses import Sentence
from .context import Context
from .speech import Speech, is_tally

#: days of a stretch in which something that happened once may be told: "over the past week"
SHORT = 14
_NIGHT = 2  # days: "on the night of July 11 to 12", "at the weekend"
_WEEK = 7
_WHOLE_MONTH, _MONTH = 28, 31  # what may have lasted longer than a month is no one event
_SINCE = re.compile(r"\bsince (?:[A-Z\d]|the\b|this\b|last\b)")
_RUNNING = re.compile(r"\b(?:this|so far in|for the) (?:month|year|week)\b")
_GOES_ON = frozenset(("displaced", "fled"))
_FEW = 10  # people: more than that are seldom lost at one place by a single event told without one

_EVENTS = any_of(
    "attack|assault|ambush|bombing|bomb|blast|explosion|raid|air ?strike|strike|shelling|shooting|clash|gun ?battle"
    "|gunfight|firefight|battle|siege|operation|offensive|crash|mine|rocket|missile|mortar|massacre|incident"
    "|protest|bomber|gunman".split("|")
)
_AN_EVENT = re.compile(rf"\b{_EVENTS}\b")
#: One event, in lower case: "in an ambush", "a roadside bomb killed", "when the two sides clashed". From the blank or
#: mark before it on, to which a search skips.
_ONE_EVENT = re.compile(
    BREAK + rf"(?:(?:an?|one|another|the|that|this)(?: [\w’'-]+){{0,4}}? {_EVENTS}\b(?!['’]?s\b)"
    r"|(?<!well )(?:when|as) (?:an?|the|two|his|her|their|its)\b"
    r"|(?:hit|struck|exploded|detonated|blew up|ambushed|stormed)\b)"
)
#: "an attack in 2009 that killed ten": the one event whose time it is, before the time and around it
_SHORT_EVENTS = any_of(
    "attack|assault|ambush|bombing|bomb|blast|explosion|raid|air ?strike|strike|shelling|shooting|crash|massacre".split(
        "|"
    )
)
_OF_ONE = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)(?: [\w’'-]+){{0,4}}? {_SHORT_EVENTS}(?: (?:late|early))?(?: in)? $"
)
_ONE_OF = re.compile(rf"(?: [\w’'-]+){{0,3}}? {_SHORT_EVENTS}\b")
_SINCE_IT_BEGAN = re.compile(rf"\bsince (?:the|this|their)(?: [\w’'-]+){{0,2}}? {_EVENTS}\b")
_IN_ALL = re.compile(
    BREAK + r"(?:(?:in all|altogether|in total|(?:week|month|year|spring|summer|autumn|winter) alone)\b"
    r"|(?:casualties|deaths|losses)\b[^.;,]{0,40}\b(?:dropped|fell|rose|climbed|declined|increased)\b)",
)
#: Whom a hospital took in over a stretch of time came from wherever there was fighting.
_TAKEN_IN = re.compile(r"\b(?:hospital|clinic)s?\b[^.;]* (?:received|admitted|treated)\b")
#: What several deeds came to, told of no place of its own: "such raids resulted in seven arrests".
_OPERATIONS = re.compile(
    BREAK + r"(?:operations|raids|sweeps|missions|searches) (?:have |had |also )?(?:resulted|led to|netted|produced)\b",
)
#: A stretch with both its ends told: "from May 3 to May 9", "in the week to Friday", "over those seven days".
_BOTH_ENDS = re.compile(
    r"\b(?:from|between|week (?:of|to|ending|that)|days? (?:up )?(?:to|ending)|same|those|whole|entire)\b",
    re.IGNORECASE,
)

_WORST = re.compile(
    r"\s*(?:was|has been|is) (?:[\w-]+ ){0,4}(?:deadliest|bloodiest|worst|costliest) (?:month|week|year)\b"
)


def scope_of(
    context: Context,
    sentence: Sentence,
    candidate: Candidate,
    time: ResolvedTime,
    place: ResolvedPlace,
    speech: Speech | None,
) -> str:
    """incident, window or stock: the candidate's own, else what its time, its speaker and its words make of it."""
    if candidate.scope:
        return candidate.scope
    if candidate.total and _RUNNING.search(sentence.text):
        return "window"  # "bringing to 12 the number of soldiers who have died this month"
    put = candidate.total and any(verb.lemma == "put" and verb.end <= candidate.anchor for verb in sentence.verbs)
    if put and any(index == sentence.index for index, _ in context.assembled_since(sentence.index)):
        return str(context.assembled[-1][1]["scope"])  # "killed 140, X said; Y put the number at 26": of the same
    if candidate.perfect and _SINCE.search(sentence.text) and (time.mention is None or time.date_start is None):
        return "window"  # "have detained more than 35 since the first of the year", in a text without a date
    if candidate.unit == "person" and place.basis not in {"span", "sentence"} and _OPERATIONS.search(sentence.lowered):
        return "window"
    if not (time.date_start and time.date_end):
        return time.scope
    days = (time.date_end - time.date_start).days + 1
    if candidate.unit != "person":
        return "window" if candidate.perfect and days > _WEEK else time.scope
    if days > _MONTH and not candidate.perfect and _is_of_one_event(context, sentence, time):
        return "incident"
    if days > _MONTH or (candidate.total and time.basis == "clause" and days > _WEEK):
        return "window"  # "bringing the toll this month to 46"
    if time.basis == "paragraph" and time.mention and _WORST.match(context.text, time.mention.end):
        return "window"  # "July was the bloodiest month. At least 42 were killed"
    if time.scope != "window" and (time.basis != "clause" or days <= _NIGHT):
        return time.scope
    once = happens_once(sentence, candidate)
    perfect = candidate.perfect and not _SINCE_IT_BEGAN.search(sentence.text)
    local = place.basis in {"span", "sentence"} and place.province is not None
    general = is_tally(speech) or is_of_all(context, sentence) or bool(_IN_ALL.search(sentence.lowered))
    of_one = _SINCE_IT_BEGAN.search(sentence.lowered)  # "since the battle began"
    general = general or bool(_TAKEN_IN.search(sentence.lowered) and not of_one)
    if time.scope == "window":
        near = local and days <= _WEEK + 1 and candidate.measure not in _GOES_ON  # "since Saturday in Paktia"
        within = days <= SHORT and not perfect and (once or (place.district and days > _NIGHT))
        return "incident" if (near or within) and not general else "window"
    if perfect and days > _WEEK:
        return "window"  # "have captured 17 leaders in the last month"
    if once or candidate.high == 1:
        return "incident"
    words = context.text[time.mention.start : time.mention.end] if time.mention else ""
    if general or _BOTH_ENDS.search(words):
        return "window"
    return "window" if days >= _WHOLE_MONTH and not (local and (candidate.best or 0) < _FEW) else "incident"


def _is_of_one_event(context: Context, sentence: Sentence, time: ResolvedTime) -> bool:
    """ "an attack in 2009 that killed ten", "in a 2009 bombing": whether a long time only says when one event was."""
    if time.mention is None or time.basis != "clause":
        return False
    before = context.text[sentence.start : time.mention.start]
    named = before.endswith((" a ", " an ")) and _ONE_OF.match(context.text, time.mention.end)
    return bool(named or _OF_ONE.search(before))


def is_of_all(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence counts over the whole country."""
    return bool(_widely(context.conflict.country.lower()).search(sentence.lowered))


@cache
def _widely(country: str) -> re.Pattern[str]:
    whole = rf"(?:(?:all|the whole|the entire|most) (?:of )?)?(?:the country|{re.escape(country)})\b"
    worst = r"\b(?:deadliest|bloodiest|worst|costliest) (?:month|week|year|quarter)\b"
    widely = rf"{worst}|\b(?:(?:in|across|throughout|around|over) {whole}|(?:nation|country)-?wide\b)"
    return re.compile(widely)


def names_event(words: str) -> bool:
    """Whether words in lower case name an attack or the like."""
    return _AN_EVENT.search(words) is not None


def happens_once(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the words tell of one event: they name it, or the loss came of another deed ("..., killing 24")."""
    verb = sentence.verb_at(candidate.anchor)
    came_of_it = verb is not None and verb.form == "ing" and sentence.tag(verb.start - 1) in ",C"
    return came_of_it or bool(_ONE_EVENT.search(sentence.lowered))
