"""Patterns made quick: a search tries only the alternatives that begin as the text does, where a word begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

#: what ``\W`` is before a word of English, found in half the time: a set of plain letters is looked up in a table
BREAK = "[^0-9A-Za-z_À-ÖØ-öø-ÿ]"


def any_of(alternatives: Iterable[str]) -> str:
    """The pattern ``(?:one|other|...)`` with its alternatives grouped by first letter.

    It fits the same texts, though another alternative may be the one that fits.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    rest = []
    for alternative in alternatives:
        if alternative[:1].isalpha() and alternative[1:2] not in set("?*+{"):
            groups[alternative[0]].append(alternative[1:])
        else:
            rest.append(alternative)
    quick = (f"{letter}(?:{'|'.join(tails)})" for letter, tails in groups.items())
    return f"(?:{'|'.join([*quick, *rest])})"
