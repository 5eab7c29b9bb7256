"""For whom somebody speaks: a side, a source of its own, or nobody the words tell of."""

from __future__ import annotations

from functools import cache, lru_cache

from warledger.conflict import Conflict

from .lexicon import singular

#: Counting is a source of its own; an estimate or an account is but a way to say it.
TALLIES = frozenset("count tally figures data records database".split())
COUNTS = TALLIES | frozenset("estimate estimates arithmetic account".split())
#: between a count and whose it is
_OF = frozenset("by of from the".split())
#: adjectives of a foreign force that stand after "Afghan and ..." as well
_NATIONS = frozenset("american u.s. nato".split())
#: what a speaker of any side may be called
_ROLES = frozenset("spokesman spokeswoman spokesperson commander leader official member fighter representative".split())


@cache
def _voices(conflict: Conflict) -> tuple[dict[str, list[tuple[tuple[str, ...], str]]], dict[str, str]]:
    data = conflict.lexicon("speakers")
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for voice, phrases in data["speakers"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            index.setdefault(words[0], []).append((words, voice))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    publishers = {phrase: voice for voice, phrases in data["publishers"].items() for phrase in phrases}
    return index, publishers


@lru_cache(maxsize=1 << 10)
def publisher_voice(conflict: Conflict, publisher: str | None) -> str | None:
    """For whom a publisher speaks, a belligerent or a source of its own; None for the press."""
    name = (publisher or "").lower()
    return next((voice for phrase, voice in _voices(conflict)[1].items() if phrase in name), None)


def voice_of(conflict: Conflict, words: list[str]) -> str:
    """For whom a speaker described by these lower-case words speaks; "" where they do not say. Strongest description
    wins."""
    index, _ = _voices(conflict)
    found: dict[str, int] = {}
    for i, word in enumerate(words):
        for phrase, voice in (*index.get(word, ()), *(index.get(singular(word), ()) if singular(word) != word else ())):
            if all(i + k < len(words) and words[i + k] in {part, part + "s"} for k, part in enumerate(phrase)):
                found.setdefault(voice, i)
                break
    if not found:
        return ""
    sides = {name: party.side for name, party in conflict.parties.items()}
    named = [voice for voice in found if sides.get(voice) in {"government", "opposition"}]
    count = found.get("independent", -1)
    its = [voice for voice in named if found[voice] < count or {*words[count + 1 : found[voice]]} <= _OF]
    if count >= 0 and words[count] in COUNTS and its:
        return its[0]  # by the American count, and not by a count that rests on official reports
    if "independent" in found:
        return "independent"
    if (of_side := _side_of_role(index, words)) in named:
        return of_side
    official = found.get("government")
    opposition = [voice for voice in named if sides[voice] == "opposition"]
    if official is not None and "unconfirmed" in found and words[found["unconfirmed"]] in {"source", "sources"}:
        return "government"  # "a source at the ministry"
    for voice in (*opposition, "unconfirmed", "representative"):
        beside = official is not None and {*words[official + 1 : found.get(voice, 0)]} <= {","}
        named_so = beside and official is not None and words[official] in _ROLES and found.get(voice, 0) > official
        if voice in found and (official is None or found[voice] <= official or named_so):
            return voice  # "the army chief" of residents, or against the rebels, is the army's; "spokesman" has a name
    foreign = [voice for voice in named if voice not in opposition and voice != "government"]
    for voice in foreign:
        if official is None or found[voice] < official or words[found[voice]] in _NATIONS:
            return voice
    return next((voice for voice in ("government", "narrator") if voice in found), "")


def _side_of_role(index: dict[str, list[tuple[tuple[str, ...], str]]], words: list[str]) -> str:
    """The side behind a role that any side has: "a spokesman for the insurgents"; "" where none follows."""
    for k, word in enumerate(words):
        if word in _ROLES and words[k + 1 : k + 2] in (["for"], ["of"], ["from"]):
            behind = [other for other in words[k + 2 : k + 4] if other not in {"the", "a", "an"}]
            return next((voice for phrase, voice in index.get(behind[0], ()) if len(phrase) == 1), "") if behind else ""
    return ""
