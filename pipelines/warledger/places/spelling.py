"""One key for the many ways the news spells one name.

Transliterations differ in vowels (Kunduz, Konduz), in gh and g, q and k, w and v, in doubled letters, in apostrophes
and hyphens, and in how the linking vowel between two words is written (Nahr-e Saraj, Nahr-i-Saraj, Nahri Saraj).
:func:`fold` maps such spellings onto one key, and :func:`keys` gives the keys of a name of several words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

#: Words that only link the two beside them: "of", "and", an article.
LINKS = frozenset(["e", "i", "ye", "yi", "ey", "y", "wa", "va", "w", "o", "u", "aw", "ul", "us", "al", "el"])

#: No word of a name is longer; what is would only cost time.
MAX_LETTERS = 32

_NOT_LETTERS = re.compile(r"[^a-z]+")
_ENDING = re.compile(r"[aeiouy]+h?$")
_STEPS = tuple(
    (re.compile(pattern), result)
    for pattern, result in (
        ("dzh|dj", "j"),
        ("x", "kh"),
        ("q", "k"),
        ("gh", "g"),
        ("v", "w"),
        ("(?<=[aeiou])h$", ""),
        ("a+[uw](?![aeiouyw])", "u"),  # Nawzad, Nauzad; but Nawa
        ("o[uw](?![aeiouyw])", "u"),
        ("ao(?=[^aeiouy])", "u"),
        ("[ae][yi]+", "i"),
        ("e$(?<=[^aeiouy]e)", "a"),  # Maymaneh, Maimana
        ("[ey]", "i"),
        ("o", "u"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 16)
def letters(word: str) -> str:
    """The word's letters alone, without accents, in lower case; nothing for a "word" too long to be one."""
    if len(word) > MAX_LETTERS:
        return ""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word)
    return _NOT_LETTERS.sub("", word.lower())


@lru_cache(maxsize=1 << 16)
def fold(plain: str) -> str:
    """The key of a word given as :func:`letters`: equal for spellings that differ only as transliterations do."""
    for pattern, result in _STEPS:
        plain = pattern.sub(result, plain)
    return plain


@lru_cache(maxsize=1 << 16)
def stub(plain: str) -> str:
    """A word's letters without its last vowels, where that leaves two letters or more: Nahri, Nahr."""
    short = _ENDING.sub("", plain)
    return short if len(short) > 1 else plain


def keys(words: Sequence[str]) -> tuple[str, str]:
    """Both keys of a name, given the letters of its words: as one word, and with links and linking vowels dropped."""
    if len(words) == 1:
        key = fold(words[0])
        return key, key
    last = len(words) - 1
    linked = "".join(
        word if i == last else stub(word) for i, word in enumerate(words) if i in (0, last) or word not in LINKS
    )
    return fold("".join(words)), fold(linked)
