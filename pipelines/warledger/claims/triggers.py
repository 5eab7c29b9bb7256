"""The triggers of rule modules, compiled: many words, of which a sentence holds few."""

from __future__ import annotations

import re

from warledger.patterns import alternatives_of, any_of

BORDER = "\\b"
_WHOLE = re.compile(r"\\b\(\?:(.*)\)(\\b)?", re.S)


def trigger(*patterns: str) -> re.Pattern[str]:
    """Patterns ``\\b(?:one|other|...)`` to be searched for in a lower-case text with a blank before it.

    It fits the same texts, though another alternative may be the one that fits: they are grouped by first letter, and
    tried behind a blank or a mark only, to which a search skips. Any other pattern is taken as it is.
    """
    words: list[str] = []
    for pattern in patterns:
        whole = _WHOLE.fullmatch(pattern)
        if whole is None:
            return re.compile("|".join(patterns), re.ASCII)
        # what begins a word stands at its border already
        words += (part.removeprefix(BORDER) + (whole[2] or "") for part in alternatives_of(whole[1]))
    return re.compile(rf"\W{any_of(words)}", re.ASCII)
