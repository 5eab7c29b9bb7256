"""What is let in: reports in English, about this war. Both rules are measured in tests/bench/articles.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True)
class Topic:
    """The words by which a text is about a war: names (of the country, the parties, places) and deeds."""

    names: frozenset[str]
    deeds: frozenset[str]

    def fits(self, text: str) -> bool:
        """Whether the text holds a name and a deed of this war."""
        words = set(_words(text))
        return not words.isdisjoint(self.names) and not words.isdisjoint(self.deeds)


@cache
def topic_of(conflict: Conflict) -> Topic:
    """The topic of a conflict, from its own data."""
    return Topic(frozenset(conflict.about.names), frozenset(conflict.about.deeds))


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text[:_HEAD])]
