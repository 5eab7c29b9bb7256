"""Who says it was his doing: "the group claimed responsibility", "said its men were behind the blast"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .clauses import Sentence
from .context import Context
from .outcomes import ATTACK_NOUNS
from .voices import voice_of

if TYPE_CHECKING:
    from .told import Told

_ATTACK = rf"(?:[\w'’-]+ ){{0,3}}?(?:{'|'.join(sorted(ATTACK_NOUNS))})s?"
_ITS = r"(?:it|they|he|its (?:[\w-]+ ){0,2}|their (?:[\w-]+ ){0,2}|(?:a|one) of (?:its|their) \w+ )"
#: the claimant stands before
_CLAIMED = re.compile(
    r"\b(?:claim\w*|took|taken|taking|takes|accept\w*|assum\w+|assert\w*)(?: of)? (?:\w+ ){0,2}?responsibility\b"
    rf"|\bclaim(?:ed|ing|s) (?:the|that|this|credit for) {_ATTACK}\b"
    rf"|\b(?:said|saying|says|claim(?:ed|ing|s)) (?:that )?{_ITS} ?(?:had |has |have )?"
    rf"(?:(?:was|were|been) behind|(?:carried out|staged|launched|conducted|mounted)) (?:the|that|this) {_ATTACK}\b"
)
#: and behind
_CLAIMED_BY = re.compile(
    rf"\bresponsibility (?:for [^.;]{{3,60}}? )?(?:was|has been|had been) (?:later )?(?:claimed|taken) by\b"
    rf"|\b{_ATTACK} (?:that was |which was |later |was |were |and )*claimed by\b"
)
#: whoever it is laid to stands behind
_BLAMED = re.compile(
    rf"\bblam(?:ed|es|ing) (?:the|this|that|both|those) {_ATTACK} on\b"
    r"|\b(?:blam(?:ed|es|ing)(?= (?:[\w-]+ ){1,5}for (?:the|this|that|both|setting|planting|laying|carrying))"
    r"|accus(?:ed|es|ing)(?= (?:[\w-]+ ){1,5}of (?:planting|laying|carrying out|staging|being behind|firing)))"
)
_DENIED = re.compile(r"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s)|disown\w*)\b")
_DISOWNED = re.compile(
    r"\b(?:no|nobody|none|neither|nor|not|never|yet to|deny|denie[ds]|denying|unclear|unknown|without|if|whether|any"
    r"|often|usually|rarely|previous|past|earlier|other|similar)\b|n['’]t\b",
    re.I,
)
#: a sentence without one of these claims nothing
_CUES = (
    "responsib",
    "blam",
    "accus",
    "claim",
    "behind th",
    "out th",
    "staged th",
    "launched th",
    "conducted th",
    "mounted th",
)
_NAMED = 6  # words in which a claimant is named, before the verb
_BY = 8  # and behind "by"
_FIGHTERS = frozenset(("militants", "insurgents"))
_GROUP = _FIGHTERS | {"group", "movement"}
_DENIAL = 160  # characters behind a sentence in which its blame may be denied
_BACK = 8  # sentences back to what is claimed
_AROUND = 40  # sentences in which the rest of it is told
_WHAT = frozenset(("date_start", "date_end", "province"))
_DONE = frozenset(("killed", "wounded", "killed_or_wounded", "captured"))


def give_credit(context: Context, told: list[Told]) -> None:
    """Set `by` on what an opposition group calls its own doing, or is blamed for and does not deny, where the words
    around the loss name no doer.

    What is claimed is told in the same sentence, else just before; all that is told of the same days and province is
    part of it.
    """
    lines = [item.sentence.index for item in told]  # as told in the order of the text
    text = context.text.lower()
    cues = [cue for cue in _CUES if told and cue in text]
    for number in range(len(context.spans) if cues else 0):
        words = context.words_of(number)
        if not any(cue in words for cue in cues):
            continue
        sentence = context.sentence(number)
        for at, party in _claimants(context, sentence):
            near = told[bisect_left(lines, number - _AROUND) : bisect_right(lines, number + _AROUND)]
            open_ = [item for item in near if _may_be_of(context, item, party)]
            first = next(
                (item for item in open_ if item.sentence.index == number and item.claim["quote_end"] > at), None
            )
            back = (item for item in reversed(open_) if 0 <= number - item.sentence.index <= _BACK)
            known = first or next(back, None)
            for item in open_:
                if known and all(item.claim[key] == known.claim[key] for key in _WHAT):
                    item.claim["by"] = party


def _may_be_of(context: Context, item: Told, party: str) -> bool:
    claim: dict[str, Any] = item.claim
    suits = claim["unit"] == "person" and claim["measure"] in _DONE and claim["scope"] == "incident"
    own = claim["party"] == "insurgent" or (claim["party"] and context.camp(claim["party"]) == context.camp(party))
    return suits and claim["by"] is None and not own and not claim["background"]


def _claimants(context: Context, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Where an attack is called somebody's own in a sentence, or laid to him, and whose."""
    for pattern in (_CLAIMED, _CLAIMED_BY, _BLAMED):
        for match in pattern.finditer(sentence.text):
            if pattern is _BLAMED and _DENIED.search(context.text, sentence.start, sentence.end + _DENIAL):
                continue
            begin, end = sentence.start + match.start(), sentence.start + match.end()
            before = [t.low for t in sentence.tokens if t.start < begin]
            after = [t.low for t in sentence.tokens if t.start >= end][:_BY]
            if pattern is _CLAIMED:
                party = None if _DISOWNED.search(" ".join(before)) else _nearest(context, sentence, before, begin)
            else:
                party = None if _DISOWNED.match(" ".join(after)) else _party(context, sentence, after)
            if party:
                yield begin, party


def _nearest(context: Context, sentence: Sentence, words: list[str], begin: int) -> str | None:
    """The group named last before the verb, which begins at an offset: "the insurgents" are whoever else is named."""
    chunks = (chunk for chunk in reversed(sentence.chunks) if sentence.tokens[chunk.end - 1].end <= begin)
    side = context.side(sentence, next(chunks, None))
    if side and side != "insurgent" and context.opposes(side, "government"):
        return side
    stretches = (words[max(0, start) :] for start in range(len(words) - _NAMED, -_NAMED, -_NAMED))
    return next((party for near in stretches if (party := _party(context, sentence, near))), None)


def _party(context: Context, sentence: Sentence, words: list[str]) -> str | None:
    """The opposition group the words name; "the militants" are the one that is named elsewhere, "militants" anybody."""
    voice = voice_of(context.conflict, [word for word in words if word not in _FIGHTERS])
    if voice in context.conflict.parties and context.opposes(voice, "government"):
        return voice
    if words[:1] and words[0] in _FIGHTERS:
        return "insurgent"
    return context.opposition_named(sentence) if _GROUP.intersection(words) else None
