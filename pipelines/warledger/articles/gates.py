"""What is let in: reports in English, about this war. Both rules are measured in tests/bench/articles.py."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from warledger.articles.names import names_in, names_of
from warledger.conflict import Conflict

SUBJECTS = Path(__file__).with_name("subjects.toml")

#: A fifth to a half of English running text; other languages in Latin script stay under a tenth.
_FUNCTION_WORDS = frozenset({
    "the", "of", "and", "to", "in", "a", "an", "that", "was", "were", "by", "for", "on", "said", "with", "as", "at",
    "from", "had", "has", "have", "is", "are", "be", "been", "who", "it", "its", "his", "their", "after", "which",
    "not", "they", "but", "he", "she", "this", "or", "more", "than", "when", "during", "into", "would", "will",
})  # fmt: skip
_ENGLISH_SHARE = 0.15
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A gate need not read a whole book.
_HEAD = 6000


def language(text: str) -> str:
    """ISO 639-1 code of a text's language: English by its function words, anything else by its letters (py3langid)."""
    words = _words(text)
    if words and sum(word in _FUNCTION_WORDS for word in words) / len(words) >= _ENGLISH_SHARE:
        return "en"
    import py3langid

    return str(py3langid.classify(text[:_HEAD])[0])


class Subject(NamedTuple):
    """Another subject: its words, and how many of them a report may have for each of its words of fighting."""

    name: str
    words: frozenset[str]
    most: float


@dataclass(frozen=True, eq=False)
class Topic:
    """What a text about a war is told by, from the conflict's own data. Names are in lower case, split into words."""

    names: frozenset[str]  # the country, the parties: one of them is nearly always named
    home: frozenset[str]  # the country's own name and adjective, of the names
    deeds: frozenset[str]
    places: frozenset[str]  # inside the country
    abroad: Mapping[str, frozenset[str]]  # other country -> names of it and in it
    border: re.Pattern[str]  # names the country only for its border

    def fits(self, text: str) -> bool:
        """Whether a text is about this war."""
        return self.objection(text) is None

    def objection(self, text: str) -> str | None:
        """What a text is about instead, in a few words; None where it is about this war."""
        head = text[:_HEAD]
        words = Counter(_words(head))
        named = names_in(head)
        places = named.keys() & self.places
        told = places or not words.keys().isdisjoint(self.names - self.home)
        if len(words.keys() & self.deeds) < (1 if told else _FEWEST_DEEDS):
            return "it tells of no fighting"
        deeds = sum(words[deed] for deed in self.deeds)
        for subject in _subjects():
            count = sum(words[word] for word in subject.words)
            if count >= _FEWEST_OF_SUBJECT and count > subject.most * deeds:
                return f"it is about {subject.name}"
        at_border = len(self.border.findall(head))
        home = sum(words[name] for name in self.home) + len(places) - at_border
        country, abroad = max(((one, self._mentions(one, named, words)) for one in self.abroad), key=itemgetter(1))
        unnamed = sum(words[name] for name in self.names) <= at_border
        if unnamed and len(places) < 2 and (abroad > 1 or not places):  # "WASHINGTON - ..." is but a dateline
            return "it does not name this war's country or parties"
        if abroad > _ABROAD * max(home, 1) and len(places) < 3:
            return f"it is about {country}"
        return None

    def _mentions(self, country: str, named: Counter[str], words: Counter[str]) -> int:
        """How often a text names a country, a place in it, or its people, where they are called like it."""
        people = sum(
            count
            for word, count in words.items()
            if word.startswith(country.lower()) and 0 < len(word) - len(country) <= _LONGEST_SUFFIX and "'" not in word
        )
        return people + sum(named[name] for name in named.keys() & self.abroad[country])


#: Words of fighting in a report that names neither a party nor a province or district; every report of the development
#: sets has two, of 26 words up.
_FEWEST_DEEDS = 2
#: One word of another subject makes no subject.
_FEWEST_OF_SUBJECT = 2
#: Mentions of one other country that one of this country outweighs. Among 641 real reports the largest share is 0.75.
_ABROAD = 1.5
#: Shorter names of places are words of other languages too.
_SHORTEST_PLACE = 5
#: Pakistan, Pakistanis.
_LONGEST_SUFFIX = 3


@cache
def topic_of(conflict: Conflict) -> Topic:
    """The topic of a conflict."""
    places = names_of(conflict.provinces, "province", "capital") | names_of(conflict.districts, "district")
    country, adjective = re.escape(conflict.country), re.escape(conflict.adjective)
    return Topic(
        names=frozenset(conflict.about.names),
        home=frozenset(name for name in conflict.about.names if name.startswith(conflict.adjective.lower())),
        deeds=frozenset(conflict.about.deeds),
        places=frozenset(name for name in places if len(name) >= _SHORTEST_PLACE),
        abroad={
            str(other): frozenset(names_of(rows, "name", "country"))
            for (other,), rows in conflict.abroad.group_by("country", maintain_order=True)
        },
        border=re.compile(
            rf"\b{adjective}[ -](?:\w+ )?border|\bborder(?:s|ing)?(?: \w+){{0,2}} {country}\b|\b{country} border"
        ),
    )


@cache
def _subjects() -> tuple[Subject, ...]:
    told = tomllib.loads(SUBJECTS.read_text(encoding="utf-8"))
    return tuple(Subject(name, frozenset(one["words"]), one["most"]) for name, one in told.items())


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text[:_HEAD])]
