"""Candidates -> claims: speaker and source class, time, place, scope, background, ids."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import Any, NamedTuple

from warledger.claims.times import ResolvedTime
from warledger.places import ResolvedPlace

from .candidates import Candidate
from .clauses import Sentence
from .context import Context
from .modality import modality_of
from .scope import SHORT, is_of_all, scope_of
from .speech import Speech, is_tally
from .voices import publisher_voice
from .whenabouts import COUNTED, counts_on, time_of

Claim = dict[str, Any]
#: who flees or gives himself up may do so elsewhere; all else happens in the place it is told of
_ELSEWHERE = frozenset(("fled", "displaced", "surrendered", "surrendered_or_captured", "missing", "freed"))
_CONFIRM = ("confirm", "verif", "corroborate")
_UNCONFIRMED = re.compile(
    r"\b(?:(?:could|can) ?not|(?:could|ca)n['’]t|neither could|none could|impossible to) "
    rf"(?:be |immediately |independently |yet )*(?:{'|'.join(_CONFIRM)})"
)
_REPORTED = timedelta(days=400)
_DISCLOSED = timedelta(days=92)
_DISCLOSING = re.compile(r"\b(?:confirm|announc|identif|acknowledg|disclos|reveal)(?:ed|es|s|ies|ied|ing)\b")
#: a total that begins with a month or a year is no battle's
_CALENDAR = re.compile(r"\b(?:(?:beginning|start|first|turn) of|this (?:month|year))\b")
_HOURS = re.compile(r"\b(?:24|48|72|twenty-four) hours\b")
_MEANWHILE = re.compile(r", (?:as|while) (?!a result|an? |well|part|many|much|of )")
_SEVERAL = 3  # days
_IN_OPERATIONS = re.compile(
    r"\bin (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|separate|various|different|joint) "
    r"(?:[a-z-]+ ){0,3}(?:operations|raids|clearances)\b|\b(?:in|over|during) the same (?:period|time|stretch)\b"
)
_OVER_PROVINCE = re.compile(
    r"\b(?:(?:across|throughout|around|over|elsewhere in|(?:in )?other parts of) the(?: whole| entire)? province"
    r"|province-?wide)\b"
)
_THERE = re.compile(r"\b(?:killed|died|dead|wounded|captured|lost|fallen) there\b")
_OF_THOSE = re.compile(r"[\W_]*(?:Of|Among) (?:those|them|these|the (?:dead|total|\d+))\b")
_PLACED = ("province", "district", "pcode", "place", "place_precision")
#: what a part takes from its whole
_OF_THE_WHOLE = (
    *("scope", "source_class", "attributed_to", "modality", "background", *_PLACED),
    *("date_start", "date_end", "date_precision"),
)
_GAINS = frozenset(("retaken",))


class Assembled(NamedTuple):
    """A claim; whether its place and its time stand in its own sentence, its place at least in its paragraph; whether
    its province is first named there."""

    claim: Claim
    placed: bool
    dated: bool
    located: bool
    afield: bool


def assemble(context: Context, sentence: Sentence, candidate: Candidate) -> Assembled | None:
    """The row of the claims table for a candidate, but for `claim_id` and `restates` (discourse.py).

    None where it happened in another country or before the war: this ledger counts one.
    """
    tokens = sentence.tokens
    first, last = candidate.quote
    span = (tokens[first].start, tokens[last - 1].end)
    placed = span
    if candidate.apart:
        placed = tokens[candidate.apart[0]].start, tokens[candidate.apart[1] - 1].end
    if candidate.aside:
        aside = tokens[candidate.aside[0]].start, tokens[candidate.aside[1]].start
        placed = aside[1], span[1]
    else:
        aside = (0, 0)
    time = candidate.time or time_of(context, sentence, candidate, placed, aside)
    place = candidate.place or _place_of(context, sentence, placed, aside)
    here = place.basis in {"span", "sentence"}
    if candidate.total and place.start is not None and place.start < span[0]:
        here = False  # "died in the south, bringing to 46 the number of deaths this month"
    speech = context.speech_at(sentence, candidate.anchor)
    if not here and place.district and _is_provincewide(sentence, time):
        place = context.place_context.only_province(place)
    if not here and place.province and _is_of_many_operations(sentence, speech):
        place = ResolvedPlace(place_precision="country", basis=place.basis)
    too_early = time.date_end is not None and time.date_end < context.conflict.start
    if too_early or (place.abroad and here and candidate.measure not in _ELSEWHERE):
        return None
    counted = counts_on(context, sentence, candidate) if time.basis == COUNTED else None
    if counted and candidate.party == "unknown":
        candidate.party = counted["party"]
    source_class = _source_class(context, sentence, candidate, speech)
    if counted and speech is None:
        source_class = counted["source_class"]
    scope = scope_of(context, sentence, candidate, time, place, speech)
    if scope == "stock" and candidate.time is None:
        time = context.time_context.stock()
    national = scope == "window" and not here and _is_nationwide(context, sentence, candidate, time, place, speech)
    background = candidate.background if candidate.background is not None else time.background
    if background and candidate.background is None and _is_disclosed(context, sentence, time, span):
        background = False
    if scope == "window" and source_class == "independent" and time.date_end and context.published:
        background = context.published - time.date_end > _REPORTED  # last year's count is this year's news
    claim: Claim = {
        "claim_id": "",
        "article_id": context.article["article_id"],
        "sentence": sentence.text,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "quote_start": span[0],
        "quote_end": span[1],
        "unit": candidate.unit,
        "measure": candidate.measure,
        "party": candidate.party,
        "group": candidate.group,
        "by": candidate.by,
        "count_text": candidate.count_text,
        "low": candidate.low,
        "best": candidate.best,
        "high": candidate.high,
        "scope": scope,
        "modality": candidate.modality or _modality(sentence, speech, source_class),
        "attributed_to": speech.speaker if speech else counted["attributed_to"] if counted else None,
        "source_class": source_class,
        "province": None if national else place.province,
        "district": None if national else place.district,
        "pcode": None if national else place.pcode,
        "place": None if national else place.place,
        "place_precision": "country" if national else place.place_precision,
        "date_start": time.date_start,
        "date_end": time.date_end,
        "date_precision": time.precision,
        "background": bool(background),
        "restates": None,
        "rule": candidate.rule,
    }
    if (whole := _whole(context, sentence)) and time.basis != "clause" and not here:
        claim |= {name: whole[name] for name in _OF_THE_WHOLE}
    elif not here and (before := _counted_elsewhere(context, sentence, candidate, place)):
        claim |= {name: before[name] for name in _PLACED}
    context.assembled.append((sentence.index, claim))
    afield = here and claim["province"] is not None and not _is_named_before(context, sentence, claim["province"])
    return Assembled(claim, here, time.basis == "clause", here or place.basis == "paragraph", afield)


def _place_of(context: Context, sentence: Sentence, span: tuple[int, int], aside: tuple[int, int]) -> ResolvedPlace:
    """Where it happened; not where something else did meanwhile: "killing 17, officials said, as fighting in X went
    on"."""
    whole = (sentence.start, sentence.end)
    place = context.place_context.place_for(*span, whole, aside)
    before = list(_MEANWHILE.finditer(sentence.text, 0, span[0] - sentence.start))
    if before and place.end is not None and sentence.start <= place.end <= sentence.start + before[-1].start():
        own = context.place_context.place_for(*span, (sentence.start + before[-1].start(), whole[1]), aside)
        return own if own.basis in {"span", "sentence"} else place
    meanwhile = _MEANWHILE.search(sentence.text, span[1] - sentence.start)
    begin = sentence.start + meanwhile.start() if meanwhile else whole[1]
    if place.start is None or place.start < begin:
        return place
    apart = context.place_context.place_for(*span, (sentence.start, begin), aside)
    return apart if apart.basis in {"span", "sentence"} and apart.province else place


def _is_provincewide(sentence: Sentence, time: ResolvedTime) -> bool:
    """Whether a sentence that names no place counts over the province, and not in the district spoken of before."""
    if _OVER_PROVINCE.search(sentence.lowered):
        return True
    lasts = time.date_start and time.date_end and (time.date_end - time.date_start).days >= _SEVERAL
    return bool(lasts and time.basis == "clause" and " in the province" in sentence.lowered)


def _is_of_many_operations(sentence: Sentence, speech: Speech | None) -> bool:
    """ "14 died in nine operations, the Interior Ministry said": what a ministry sums up, wherever it was."""
    ministry = speech is not None and "ministry" in speech.speaker.lower().split()
    return ministry and _IN_OPERATIONS.search(sentence.lowered) is not None


def _is_named_before(context: Context, sentence: Sentence, province: str) -> bool:
    """Whether the article names the province before the sentence."""
    return any(m.province == province for m in context.places if m.start < sentence.start)


def _is_disclosed(context: Context, sentence: Sentence, time: ResolvedTime, span: tuple[int, int]) -> bool:
    """Whether what happened weeks ago is the news: "confirmed today the death of a commander on Sept. 28"."""
    recent = bool(context.published and time.date_end and context.published - time.date_end <= _DISCLOSED)
    return recent and bool(_DISCLOSING.search(sentence.text[: span[1] - sentence.start]))


def _is_nationwide(
    context: Context,
    sentence: Sentence,
    candidate: Candidate,
    time: ResolvedTime,
    place: ResolvedPlace,
    speech: Speech | None,
) -> bool:
    """Whether a total that names no place is the country's; people lost within days are of the place spoken of."""
    if candidate.unit != "person" or is_tally(speech) or is_of_all(context, sentence):
        return True
    if _THERE.search(sentence.text):
        return False
    words = context.text[time.mention.start : time.mention.end] if time.mention else ""
    if not (time.date_start and time.date_end) or _CALENDAR.search(words):
        return True
    if place.basis in {"lead", "topic"} and _HOURS.search(words):
        return True  # what a ministry counts up every day
    return (time.date_end - time.date_start).days >= SHORT


def _whole(context: Context, sentence: Sentence) -> Claim | None:
    """The claim of the sentence before that "Of those, 199 were killed in action" is a part of."""
    if not _OF_THOSE.match(sentence.text):
        return None
    before = sentence.index - 1
    for index, claim in context.assembled_since(before):
        if index == before and claim["unit"] == "person":
            return claim
    return None


def _counted_elsewhere(
    context: Context, sentence: Sentence, candidate: Candidate, place: ResolvedPlace
) -> Claim | None:
    """The claim about "the guards", where a sentence before counts and places them in another province."""
    if candidate.counted_in is None or candidate.counted_in >= sentence.index:
        return None
    for index, claim in context.assembled_since(candidate.counted_in):
        if index == candidate.counted_in and claim["party"] == candidate.party and claim["low"] == candidate.low:
            return claim if claim["province"] not in {None, place.province} else None
    return None


def claim_id(claim: Claim) -> str:
    """Hash of article, span, unit, measure and party."""
    key = "\0".join(str(claim[k]) for k in ("article_id", "quote_start", "quote_end", "unit", "measure", "party"))
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _modality(sentence: Sentence, speech: Speech | None, source_class: str) -> str:
    modality = modality_of(speech, source_class)
    return "unconfirmed" if modality == "asserted" and _is_unconfirmed(sentence) else modality


def _is_unconfirmed(sentence: Sentence) -> bool:
    """Whether a sentence says that nobody could confirm what it tells."""
    return any(word in sentence.text for word in _CONFIRM) and _UNCONFIRMED.search(sentence.text) is not None


def _source_class(context: Context, sentence: Sentence, candidate: Candidate, speech: Speech | None) -> str:
    """Whose word it is, seen from the loss it tells of (tables.py, column source_class)."""
    if not (speech and speech.voice) and _is_unconfirmed(sentence):
        return "unconfirmed"
    voice = speech.voice if speech else publisher_voice(context.conflict, context.article.get("publisher"))
    if not voice:
        return "narrator"
    if voice not in context.conflict.parties:
        return voice
    parties = context.conflict.parties
    side = parties[voice].side
    if candidate.unit == "person" and candidate.party in parties[voice].enemies:
        return "adversary"
    loser = parties[candidate.party].side if candidate.party and candidate.party in parties else "none"
    if candidate.unit != "person":
        loser = "opposition" if candidate.measure in _GAINS else "government"
    if loser == "none":  # civilians, and who is not known: the officials answer for them
        return "own_side" if side == "government" else "adversary"
    return "own_side" if loser == side else "adversary"
