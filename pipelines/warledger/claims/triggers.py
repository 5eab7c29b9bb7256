"""The trigger of a rule module, compiled: many words, of which a sentence holds few."""

from __future__ import annotations

import re

from warledger.patterns import any_of

BORDER = "\\b"
_WHOLE = re.compile(r"\\b\(\?:(.*)\)(\\b)?", re.S)


def by_first_letter(pattern: str) -> str:
    """The pattern ``\\b(?:one|other|...)`` with its alternatives grouped by first letter; any other as it is.

    It fits the same texts, though another alternative may be the one that fits.
    """
    whole = _WHOLE.fullmatch(pattern)
    if whole is None:
        return pattern
    # what begins a word stands at its border already
    return rf"\b{any_of(part.removeprefix(BORDER) for part in _alternatives(whole[1]))}{whole[2] or ''}"


def _alternatives(pattern: str) -> list[str]:
    """The pattern cut at the bars that stand in no bracket."""
    parts, depth, begin, i = [], 0, 0, 0
    while i < len(pattern):
        char = pattern[i]
        if char == "\\":
            i += 1
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(pattern[begin:i])
            begin = i + 1
        i += 1
    return [*parts, pattern[begin:]]
