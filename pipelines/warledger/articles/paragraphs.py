"""Lines to paragraphs: a line break inside a paragraph is told from one between two."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\n[ \t]*\n\s*")
#: Text wrapped by hand or by a mailer keeps within this many columns.
_WIDEST_WRAP = 100
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a tidy text, each one line with single spaces.

    A blank line always ends one. A single line break ends one too, unless it is a wrap: the sentence goes on in lower
    case, or the text is wrapped throughout and the next word would not have fitted.
    """
    blocks = [[line for line in map(_single_spaced, block.split("\n")) if line] for block in _BLANK.split(text)]
    width = _wrapped_at(blocks)
    found: list[str] = []
    for block in blocks:
        for at, line in enumerate(block):
            if at and _is_wrap(block[at - 1], line, width):
                found[-1] += " " + line
            else:
                found.append(line)
    return found


def _single_spaced(line: str) -> str:
    return " ".join(line.split())


def _wrapped_at(blocks: list[list[str]]) -> int | None:
    """The width a text is wrapped at: most of its line breaks stand within sentences, and no line is long."""
    width = max((len(line) for block in blocks for line in block), default=0)
    breaks = [line for block in blocks for line in block[:-1]]
    within = sum(not _SENTENCE_END.search(line) for line in breaks)
    return width if 40 < width <= _WIDEST_WRAP and within > 0.5 * len(breaks) else None


def _is_wrap(line: str, following: str, width: int | None) -> bool:
    goes_on = following[0].islower() and not _SENTENCE_END.search(line)
    return goes_on or (width is not None and len(line) + 1 + len(following.split(" ", 1)[0]) > width)
