"""English word tables, compiled once from english.toml.

Tags are one character, so that a sentence's tags read as a string:

    D determiner   # number     J adjective   N noun        P proper name   ' possessive mark
    O pronoun      W relative   S subordinator  C conjunction  I preposition  T "to"
    V finite verb or base       E -ed form (past or participle)             G -ing form
    B be   H have   K do   M modal   X negation   R adverb   , . : ( ) " - punctuation
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

_DATA = tomllib.loads(files(__package__).joinpath("english.toml").read_text(encoding="utf-8"))


def _tag_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for tag, words in _DATA["tags"].items():
        for word in words.split():
            table.setdefault(word, tag)
    for word in _DATA["participles"]["irregular"].split():
        table[word] = "E"
    for word in _DATA["participles"]["only_past"].split():
        table[word] = "V"
    table |= dict.fromkeys(_DATA["numbers"], "#")
    table |= dict.fromkeys(("hundred", "thousand", "million", "dozen", "dozens", "half-dozen"), "#")
    table["to"] = "T"
    return table


#: word -> tag of every word listed
TAGS: dict[str, str] = _tag_table()
#: number word -> value
NUMBERS: dict[str, int] = _DATA["numbers"]
#: irregular form -> base form
LEMMAS: dict[str, str] = _DATA["lemmas"]
#: participles that are never a past tense ("taken"), so never active without "have"
ONLY_PARTICIPLE = frozenset(_DATA["participles"]["only_participle"].split())

#: forms that are a past tense and nothing else ("took")
ONLY_PAST = frozenset(_DATA["participles"]["only_past"].split())


PhraseIndex = dict[str, dict[str, list[tuple[tuple[str, ...], Any]]]]


def _phrases(meanings: Iterable[tuple[str, Any]]) -> PhraseIndex:
    """First word -> second word, "" where there is none -> (phrase, meaning), longest phrase first."""
    index: PhraseIndex = {}
    for phrase, meaning in sorted(meanings, key=lambda entry: -len(entry[0].split())):
        first, *rest = words = tuple(phrase.split())
        index.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append((words, meaning))
    return index


#: phrases that bend the number after them, and those that bend the number before them
BEFORE_COUNT = _phrases((phrase, kind) for kind, phrases in _DATA["approximators"].items() for phrase in phrases)
AFTER_COUNT = _phrases((phrase, kind) for kind, phrases in _DATA["after_count"].items() for phrase in phrases)
#: phrase -> (low, best, high); None stands for open or unknown
COUNT_PHRASES = _phrases(
    (phrase, tuple(None if bound < 0 else bound for bound in bounds)) for phrase, bounds in _DATA["counts"].items()
)

_NOT_ADVERB = frozenset("family ally assembly supply reply anomaly homily italy july rally bully lily belly".split())
_NOT_PARTICIPLE = frozenset("hundred kindred sacred naked wicked rugged bed red shed reed feed breed indeed".split())
_HYPHEN_TAILS = (
    "ed",
    "led",
    "held",
    "run",
    "backed",
    "old",
    "strong",
    "level",
    "wide",
    "long",
    "based",
    "style",
    "like",
)


#: what joins the parts of a place's name: "Qala-i-Naw", "Kuran-wa-Munjan"
_LINKS = ("-i", "-e", "-wa")


@lru_cache(maxsize=65536)
def tag_of(word: str) -> str:
    """Tag of a lower-case word by list, else by its shape; what is unknown is a noun."""
    known = TAGS.get(word)
    if known:
        return known
    if word[0].isdigit():
        if "-" in word and not word.replace("-", "").replace("–", "").replace(",", "").isdigit():
            return "J"
        return "#" if word[-1].isdigit() else "J"
    if "-" in word:
        head, _, tail = word.rpartition("-")
        if tail in _HYPHEN_TAILS or (tail.endswith("ed") and len(tail) > 4 and not head.endswith(_LINKS)):
            return "J"
        if head in NUMBERS and tail in NUMBERS:
            return "#"
        return tag_of(tail) if TAGS.get(tail) in {"N", "J"} else "N"
    if word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERB:
        return "R"
    if word.endswith("ing") and len(word) > 4:
        return "G"
    if word.endswith("ed") and len(word) > 3 and word not in _NOT_PARTICIPLE:
        return "E"
    if word.endswith(("ous", "ful", "able", "ible", "less")):
        return "J"
    return "N"


@lru_cache(maxsize=65536)
def lemma_of(word: str) -> str:
    """Base form of a verb form: "killed", "killing", "kills" -> "kill"."""
    known = LEMMAS.get(word)
    if known:
        return known
    if word.endswith("ing") and len(word) > 5:
        stem = word[:-3]
    elif word.endswith("ed") and len(word) > 4:
        if word.endswith("ied"):
            return word[:-3] + "y"
        stem = word[:-2]
    elif word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    else:
        return word
    if len(stem) > 3 and stem[-1] == stem[-2] and (stem[-1] not in "sl" or _DOUBLED_L.search(stem)):
        return stem[:-1]
    return stem + "e" if _drops_e(stem) else stem


#: "controlled", "repelled", "cancelled"; but "shelled", "rolled", "installed"
_DOUBLED_L = re.compile(r"[aeiou].*(?:ell|roll)$")
_BARE_ENDINGS = tuple("eat oat cus ain oin eak oot out ear oud air aid oid hang in our".split())
_E_ENDINGS = tuple(
    "at us as os is rs ps ls ns ws ur ir id ud ced lod crib bl cl tl gl kl ath ak rik ot ut ar dg ag ang arg erg urg"
    " leg ieg acr sum com stor plor gnor rul dul centr oeuvr".split()
)
_BARE = frozenset("bias canvas combat occur cut put rot war bar hurt".split())


def _drops_e(stem: str) -> bool:
    """Whether the base of "estimat(ed)", "captur(ing)", "releas(ed)" ends in e."""
    if len(stem) < 3 or stem in _BARE or stem.endswith(_BARE_ENDINGS):
        return False
    return stem[-1] in "vcuz" or stem.endswith(_E_ENDINGS)


def forms(noun: str) -> tuple[str, ...]:
    """What a text holds where it has a noun, given in the singular: "policeman" -> policeman, policemen."""
    if noun == "person":
        return "person", "people"
    if noun.endswith("man"):
        return noun, noun[:-2] + "en"
    return (noun, noun[:-1] + "ies") if noun.endswith("y") else (noun,)


_PLURALS = {
    "children": "child",
    "series": "series",
    "passersby": "passerby",
    "passers-by": "passer-by",
    **dict.fromkeys(("mujahideen", "mujahedeen", "mujahidin"), "mujahid"),
}


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Singular of a noun: "policemen" -> "policeman", "bodies" -> "body"."""
    if word.endswith("men") and word not in {"omen", "amen", "specimen", "regimen"}:
        return word[:-2] + "an"
    if word in {"people", "persons"}:
        return "person"
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
