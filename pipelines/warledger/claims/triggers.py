"""The trigger of a rule module, compiled: many words, of which a sentence holds few."""

from __future__ import annotations

import re

from warledger.patterns import any_of

BORDER = "\\b"
_WHOLE = re.compile(r"\\b\(\?:(.*)\)(\\b)?", re.S)


def trigger(pattern: str) -> re.Pattern[str]:
    """The pattern ``\\b(?:one|other|...)`` to be searched for in a lower-case text with a blank before it.

    It fits the same texts, though another alternative may be the one that fits: they are grouped by first letter, and
    tried behind a blank or a mark only, to which a search skips. Any other pattern is taken as it is.
    """
    whole = _WHOLE.fullmatch(pattern)
    if whole is None:
        return re.compile(pattern, re.ASCII)
    # what begins a word stands at its border already
    words = any_of(part.removeprefix(BORDER) for part in _alternatives(whole[1]))
    return re.compile(rf"\W{words}{whole[2] or ''}", re.ASCII)


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
