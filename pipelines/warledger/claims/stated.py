"""The number that a "number of ..." phrase is given elsewhere in its sentence."""

from __future__ import annotations

from .chunks import Chunk
from .clauses import Sentence
from .outcomes import STATES

_GIVEN = frozenset("at to was is were reached".split())
_REACH = 24  # tokens


def stated_number(sentence: Sentence, start: int, end: int) -> Chunk | None:
    """The count of a "number of ..." phrase at tokens start..end: before it ("to 38 the number"), else behind "at",
    "to" or "was"."""
    s = sentence
    own = s.chunk_at(start)
    start = min(start, own.start) if own else start
    before = s.chunk_at(start - 1) or s.chunk_at(start - 2)
    if before and before.count and before.prep == "to":
        return before
    for k in range(end, min(len(s.tokens), end + _REACH - 1)):
        low = s.low(k)
        if low in _GIVEN or (low == "as" and s.low(k + 1) in {"high", "many"}):
            chunk = s.chunk_at(k + 1)
            if chunk and chunk.start == k + 1 and chunk.count and not s.is_time(chunk):
                return chunk
        if (s.tag(k) in ":S" and low not in {"since", "until", "after"}) or (low in STATES and k > end):
            return None
    return None
