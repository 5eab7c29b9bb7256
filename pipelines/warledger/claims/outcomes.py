"""What becomes of people, as words: the tables of outcomes.toml, compiled."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_DATA = tomllib.loads(files(__package__).joinpath("outcomes.toml").read_text(encoding="utf-8"))


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: measure for measure, words in table.items() for word in words.split()}


def _by_verb(table: dict[str, str]) -> dict[str, dict[str, str]]:
    index: dict[str, dict[str, str]] = {}
    for phrase, measure in table.items():
        verb, _, word = phrase.partition(" ")
        index.setdefault(verb, {})[word] = measure
    return index


#: a sentence without a match of this holds nothing about people
TRIGGERS: str = rf"\b(?:{_DATA['triggers']['pattern']})"
#: verb -> measure: of what they are done to, and of their subject
OBJECT_VERBS = _by_word(_DATA["object_verbs"])
SUBJECT_VERBS = _by_word(_DATA["subject_verbs"])
#: verb -> word that completes it -> measure: "take" -> "hostage" -> captured
PHRASES = _by_verb(_DATA["phrases"])
SUBJECT_PHRASES = _by_verb(_DATA["subject_phrases"])
#: noun -> measure: "death" -> killed
NOUNS = _by_word(_DATA["nouns"])
#: participle or noun that names a state -> measure: "the wounded", "the number of dead"
STATES = _by_word(_DATA["states"])
#: words by which the attackers of whom a loss is told are named around it
ATTACK_VERBS, ATTACK_NOUNS, ATTACK_LINKS = (
    frozenset(_DATA["attacks"][key].split()) for key in ("verbs", "nouns", "links")
)
#: words for what kills in peace: disasters, accidents of vehicles, what makes them acts of war, crimes and courts
DISASTERS, VEHICLES, ACCIDENTS, ILLNESSES, WEAPONS, CRIMES, FEUDS, LAW = (
    frozenset(_DATA["no_war"][key].split())
    for key in ("disasters", "vehicles", "accidents", "illnesses", "weapons", "crimes", "feuds", "law")
)
#: two measures over the same people -> the one they are counted under
MERGED = {
    frozenset(("killed", "wounded")): "killed_or_wounded",
    frozenset(("captured", "surrendered")): "surrendered_or_captured",
}
