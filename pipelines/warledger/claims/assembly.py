"""Candidates -> claims: speaker and source class, time, place, scope, background, ids."""

from __future__ import annotations

import hashlib
from typing import Any

from .candidates import Candidate
from .clauses import Sentence
from .context import Context
from .speech import Speech, modality_of, publisher_voice

Claim = dict[str, Any]
_GAINS = frozenset(("retaken", "held"))


def assemble(context: Context, sentence: Sentence, candidate: Candidate) -> tuple[Claim, bool, bool]:
    """The row of the claims table for a candidate, but for `claim_id` and `restates` (discourse.py).

    Also whether its place and its time stand in its own sentence.
    """
    tokens = sentence.tokens
    first, last = candidate.quote
    span = (tokens[first].start, tokens[last - 1].end)
    sentence_span = (sentence.start, sentence.end)
    speech = context.speech_at(sentence, candidate.anchor)
    source_class = _source_class(context, sentence, candidate, speech)
    time = candidate.time or context.time_context.time_for(span, sentence_span)
    place = candidate.place or context.place_context.place_for(*span, sentence_span)
    scope = candidate.scope or time.scope
    if (
        candidate.perfect
        and not candidate.scope
        and time.date_start
        and time.date_end
        and (time.date_end - time.date_start).days > 6
    ):
        scope = "window"  # "have captured 17 leaders in the last month"
    if scope == "stock":
        time = context.time_context.stock()
    national = scope == "window" and place.basis not in {"span", "sentence"}
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
        "modality": candidate.modality or modality_of(speech, source_class),
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
    return claim, place.basis in {"span", "sentence"}, time.basis == "clause"


def claim_id(claim: Claim) -> str:
    """Hash of article, span, unit, measure and party."""
    key = "\0".join(str(claim[k]) for k in ("article_id", "quote_start", "quote_end", "unit", "measure", "party"))
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _source_class(context: Context, sentence: Sentence, candidate: Candidate, speech: Speech | None) -> str:
    """Whose word it is, seen from the loss it tells of (tables.py, column source_class)."""
    if (
        (speech is None or not speech.voice)
        and "not be confirmed" in sentence.text
        or "not be independently" in sentence.text
    ):
        return "unconfirmed"
    voice = speech.voice if speech else publisher_voice(context.conflict, context.article.get("publisher"))
    if not voice:
        return "narrator"
    if voice not in context.conflict.parties:
        return voice
    loser = candidate.party
    if candidate.unit != "person":
        loser = "taliban" if candidate.measure in _GAINS else "government"
    parties = context.conflict.parties
    side = parties[voice].side
    if loser is None or loser not in parties or parties[loser].side == "none":
        return "own_side" if side == "government" else "adversary"
    return "own_side" if parties[loser].side == side else "adversary"
