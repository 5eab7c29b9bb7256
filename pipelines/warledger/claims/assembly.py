"""Candidates -> claims: speaker and source class, time, place, scope, background, ids."""

from __future__ import annotations

import hashlib
import re
from typing import Any, NamedTuple

from warledger.claims.times import ResolvedTime
from warledger.places import ResolvedPlace

from .candidates import Candidate
from .clauses import Sentence
from .context import Context
from .speech import Speech, modality_of, publisher_voice

Claim = dict[str, Any]
#: what befalls people in the place it is told of; who flees goes elsewhere
_LOSSES = frozenset(("killed", "wounded", "killed_or_wounded", "captured"))
_FEW, _WEEK, _MONTH = 1, 6, 30  # days between the first and the last
_NATIONWIDE = re.compile(
    r"\b(?:nationwide|countrywide|(?:across|throughout|in|all over) the (?:whole |entire )?country)\b", re.I
)
_TALLIES = frozenset("count counted tally figures data database".split())
_UNCONFIRMED = re.compile(
    r"\b(?:(?:could|can) ?not|(?:could|ca)n['’]t|neither could|none could|impossible to) "
    r"(?:be |immediately |independently |yet )*(?:confirm|verif|corroborate)"
)
_GAINS = frozenset(("retaken", "held"))


class Assembled(NamedTuple):
    """A claim, and whether its place and its time stand in its own sentence."""

    claim: Claim
    placed: bool
    dated: bool


def assemble(context: Context, sentence: Sentence, candidate: Candidate) -> Assembled | None:
    """The row of the claims table for a candidate, but for `claim_id` and `restates` (discourse.py).

    None where it happened in another country: this ledger counts one war.
    """
    tokens = sentence.tokens
    first, last = candidate.quote
    span = (tokens[first].start, tokens[last - 1].end)
    sentence_span = (sentence.start, sentence.end)
    time = candidate.time or context.time_context.time_for(span, sentence_span)
    place = candidate.place or context.place_context.place_for(*span, sentence_span)
    here = place.basis in {"span", "sentence"}
    if place.abroad and here and candidate.measure in _LOSSES:
        return None
    speech = context.speech_at(sentence, candidate.anchor)
    source_class = _source_class(context, sentence, candidate, speech)
    scope = _scope(candidate, time, place, speech, sentence)
    if scope == "stock":
        time = context.time_context.stock()
    national = scope == "window" and not here
    background = candidate.background if candidate.background is not None else time.background
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
        "attributed_to": speech.speaker if speech else None,
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
    return Assembled(claim, here, time.basis == "clause")


def _scope(
    candidate: Candidate, time: ResolvedTime, place: ResolvedPlace, speech: Speech | None, sentence: Sentence
) -> str:
    """Incident or total: the candidate's own scope, else by the length of its time, its place and who counts.

    A total: "have captured 17 in the last month", what happened nationwide over days, what somebody keeps a tally of,
    and anything longer than a month. A stretch of at most a week in a named place is one event: "since Saturday in
    Paktia".
    """
    told = candidate.scope or time.scope
    if candidate.unit != "person" or told == "stock" or not (time.date_start and time.date_end):
        return told
    days = (time.date_end - time.date_start).days
    nationwide = place.place_precision == "country" or _NATIONWIDE.search(sentence.text) is not None
    tallied = speech is not None and any(word in _TALLIES for word in (speech.verb, *speech.speaker.lower().split()))
    if days > _MONTH or (days > _FEW and (nationwide or tallied)):
        return "window"
    here = place.province is not None and place.basis in {"span", "sentence"}
    if told == "window" and 0 < days <= _WEEK + 1 and here:
        return "incident"
    return "window" if candidate.perfect and days > _WEEK else told


def claim_id(claim: Claim) -> str:
    """Hash of article, span, unit, measure and party."""
    key = "\0".join(str(claim[k]) for k in ("article_id", "quote_start", "quote_end", "unit", "measure", "party"))
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _modality(sentence: Sentence, speech: Speech | None, source_class: str) -> str:
    modality = modality_of(speech, source_class)
    return "unconfirmed" if modality == "asserted" and _UNCONFIRMED.search(sentence.text) else modality


def _source_class(context: Context, sentence: Sentence, candidate: Candidate, speech: Speech | None) -> str:
    """Whose word it is, seen from the loss it tells of (tables.py, column source_class)."""
    if _UNCONFIRMED.search(sentence.text) and not (speech and speech.voice):
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
