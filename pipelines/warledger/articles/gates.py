"""What is let in: reports in English, about this war. Both rules are measured in tests/bench/articles.py."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from warledger.articles.names import names_in, names_of
from warledger.conflict import Conflict

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


@dataclass(frozen=True, eq=False)
class Topic:
    """What a text about a war is told by, from the conflict's own data. Names are in lower case, split into words."""

    names: frozenset[str]  # the country, the parties: one of them is nearly always named
    home: frozenset[str]  # the country's own name and adjective, of the names
    deeds: frozenset[str]
    places: frozenset[str]  # inside the country
    abroad: frozenset[str]  # outside it

    def fits(self, text: str) -> bool:
        """Whether a text is about this war, and not about another one that only mentions it."""
        head = text[:_HEAD]
        words = Counter(_words(head))
        if len(words.keys() & self.deeds) < _FEWEST_DEEDS:
            return False
        named = names_in(head)
        places = named.keys() & self.places
        home = sum(words[name] for name in self.home) + len(places)
        abroad = sum(named[name] for name in named.keys() & self.abroad)
        about = not words.keys().isdisjoint(self.names) or len(places) >= 2 or (places and not abroad)
        return bool(about) and (abroad <= _ABROAD * max(home, 1) or len(places) >= 3)


#: Every report of the development sets has two words of fighting; the shortest has 26 words.
_FEWEST_DEEDS = 2
#: Mentions of other countries that one of this country outweighs.
_ABROAD = 3
#: Shorter names of places are words of other languages too.
_SHORTEST_PLACE = 5


@cache
def topic_of(conflict: Conflict) -> Topic:
    """The topic of a conflict."""
    places = names_of(conflict.provinces, "province", "capital") | names_of(conflict.districts, "district")
    return Topic(
        names=frozenset(conflict.about.names),
        home=frozenset(name for name in conflict.about.names if name.startswith(conflict.adjective.lower())),
        deeds=frozenset(conflict.about.deeds),
        places=frozenset(name for name in places if len(name) >= _SHORTEST_PLACE),
        abroad=frozenset(names_of(conflict.abroad, "name", "country")),
    )


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text[:_HEAD])]
