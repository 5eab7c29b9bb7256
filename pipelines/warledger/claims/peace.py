"""Losses of no war: disasters, accidents, illness, crimes and their courts, attacks elsewhere."""

from __future__ import annotations

import re
from functools import cache

from .candidates import Candidate
from .clauses import Sentence
from .context import Context
from .outcomes import ACCIDENTS, CRIMES, DISASTERS, FEUDS, ILLNESSES, LAW, VEHICLES, WEAPONS

_LED_BY = 2  # sentences at the head of a report that say what it is about
_NEAR = 45  # characters between an attack known by name and its dead
_DISPUTE = re.compile(r"(?:family|land|property|water|personal|domestic|marriage) (?:dispute|quarrel|enmity)")
_COLLAPSED = re.compile(
    r"\b(?:hill|hillside|mountain|mountainside|slope|cliff|dam|roof)\b[^.;]{0,30}\b(?:collapsed|gave way|caved in)\b"
)
_DRUGS = frozenset("drug drugs opium heroin hashish".split())
_DEALERS = frozenset("dealer dealers addict addicts".split())
_AUXILIARIES = 3  # tokens: "have also been"
_REACH = 8  # tokens between an arrest and the crime


def cause_in_peace(sentence: Sentence, context: Context, candidate: Candidate) -> str:
    """Why a loss of people is none of the war's; "" where nothing says so."""
    words = set(sentence.lows)
    if _is_told_of_elsewhere(sentence, context, candidate):
        return "another attack's dead"
    if candidate.measure in {"captured", "freed"}:
        crime = _is_for_crime(sentence, candidate.anchor, words) or _is_a_criminal(sentence, candidate)
        return "a crime" if crime else ""
    hanged = sentence.tokens[candidate.anchor].low in {"hanged", "executed"} and words & CRIMES
    if hanged and not words & WEAPONS:
        return "a crime"
    if candidate.rule == "noun_of" and words & LAW and not words & WEAPONS:
        return "a crime"
    if sentence.low(candidate.anchor + 1) in {"of", "from"} and any(
        sentence.low(k) in ILLNESSES for k in range(candidate.anchor + 2, candidate.anchor + 6)
    ):
        return "an illness"
    if candidate.rule == "subject_phrase" and words & ILLNESSES and not words & WEAPONS:
        return "an illness"  # "is in serious condition after a stroke"
    private = words & FEUDS or _DISPUTE.search(sentence.lowered)
    if private and candidate.by is None and candidate.party in {"civilian", "unknown"}:
        return "a crime"
    if words & WEAPONS:
        return ""
    party = context.conflict.parties.get(candidate.party or "")
    civil = party is None or party.side == "none"
    if civil and ((words & VEHICLES and words & ACCIDENTS) or {"gas", "explosion"} <= words):
        return "an accident"
    if words & DISASTERS or _COLLAPSED.search(sentence.lowered) or (civil and _is_about_a_disaster(context)):
        return "a disaster"
    return ""


def _is_a_criminal(sentence: Sentence, candidate: Candidate) -> bool:
    """ "arrested a drug dealer": taken for what is no war, where no side is named."""
    low = sentence.low
    start, end = candidate.quote
    dealers = [k + 2 for k in range(start, end) if low(k) in _DRUGS and low(k + 1) in _DEALERS]
    return any(k == end or k <= candidate.anchor <= k + _AUXILIARIES for k in dealers)  # and nobody taken with them


def _is_for_crime(sentence: Sentence, anchor: int, words: set[str]) -> bool:
    """ "arrested three men for smuggling heroin"."""
    near = range(anchor + 1, anchor + _REACH)
    told = any(sentence.low(k) in CRIMES for k in near)
    charged = any(sentence.low(k) in {"for", "of", "over", "on", "with"} for k in near)
    return told and charged and not words & WEAPONS


def _is_about_a_disaster(context: Context) -> bool:
    """Whether the head of the report tells of a disaster and of no weapon."""
    words = {low for number in range(min(_LED_BY, len(context.spans))) for low in context.sentence(number).lows}
    heads = (context.sentence(number).lowered for number in range(min(_LED_BY, len(context.spans))))
    collapsed = any(_COLLAPSED.search(head) for head in heads)
    return (bool(words & DISASTERS) or collapsed) and not words & WEAPONS


def _is_told_of_elsewhere(sentence: Sentence, context: Context, candidate: Candidate) -> bool:
    """ "the September 11 attacks, which killed 3,000", "died in the September 11 attacks": an attack known by its
    name."""
    anchor = sentence.tokens[candidate.anchor]
    before = sentence.source[sentence.start : anchor.start].lower()
    after = sentence.source[anchor.end : sentence.end].lower()
    attacks = context.people.other_attacks
    return bool(_ends_with(attacks).search(before) or _begins_with(attacks).match(after))


@cache
def _begins_with(attacks: str) -> re.Pattern[str]:
    return re.compile(rf" (?:in|on|during|by) (?:the )?(?:{attacks})")


@cache
def _ends_with(attacks: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{attacks})[^;.]{{0,{_NEAR}}}$")
