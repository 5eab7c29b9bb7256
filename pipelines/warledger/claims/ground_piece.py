"""A piece of ground as a noun phrase names it."""

from __future__ import annotations

from typing import NamedTuple

from warledger.places import ResolvedPlace

from .chunks import Chunk
from .clauses import Sentence
from .ground_words import words
from .lexicon import singular

#: heads that are no more than a part of the ground, or what lies about it
PARTLY = words("partly", "heads")
_WHOLLY = frozenset(("all", "whole", "entire"))
_NOT_QUITE = frozenset("nearly almost virtually practically".split())


class Ground(NamedTuple):
    """Ground as a phrase names it. `start`, `end`: tokens. `named`: by its own name, so that it counts as one.

    `partly`: only a part of it, or its edge. `stretch`: "the territory", of no unit. `place` null: the words name none.
    """

    unit: str
    start: int
    end: int
    low: int | None = 1
    best: int | None = 1
    high: int | None = 1
    count_text: str | None = None
    plural: bool = False
    partly: bool = False
    named: bool = False
    stretch: bool = False
    definite: bool = False
    place: ResolvedPlace | None = None


def single(ground: Ground) -> Ground:
    """A single piece of ground; of a city, which is named and never counted, nobody writes the number."""
    bound = None if ground.unit == "city" else 1
    known = ground.low == ground.best == ground.high == bound
    return ground if known else ground._replace(low=bound, best=bound, high=bound)


def is_part(sentence: Sentence, chunk: Chunk) -> bool:
    """ "most of the district", "parts of the city", "nearly all of the town"."""
    near = range(max(1, chunk.start - 2), chunk.start + 2)
    whole = next((k for k in near if sentence.low(k) in _WHOLLY), 0)
    one = chunk.head is not None and sentence.tokens[chunk.head].singular == sentence.low(chunk.head)
    if whole and one and _NOT_QUITE & {sentence.low(whole - 1), sentence.low(whole - 2)}:
        return True
    return sentence.low(chunk.start - 1) == "of" and singular(sentence.low(chunk.start - 2)) in PARTLY
