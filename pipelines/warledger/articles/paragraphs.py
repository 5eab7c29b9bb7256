"""Lines to paragraphs: a line break inside a paragraph is told from one between two."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\n[ \t]*\n\s*")
#: Text wrapped by hand or by a mailer keeps within this many columns.
_WIDEST_WRAP = 100
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a tidy text, each one line with single spaces.

    A blank line always ends one. A single line break ends one too, unless it is a wrap: the next word would not have
    fitted, or the sentence goes on in lower case.
    """
    lines = text.splitlines()
    width = max(map(len, lines), default=0)
    found: list[str] = []
    for block in _BLANK.split(text):
        previous = ""
        for line in filter(None, (" ".join(line.split()) for line in block.split("\n"))):
            if previous and _is_wrap(previous, line, width):
                found[-1] += " " + line
            else:
                found.append(line)
            previous = line
    return found


def _is_wrap(line: str, following: str, width: int) -> bool:
    goes_on = following[0].islower() and not _SENTENCE_END.search(line)
    return goes_on or (40 < width <= _WIDEST_WRAP and len(line) + 1 + len(following.split(" ", 1)[0]) > width)
