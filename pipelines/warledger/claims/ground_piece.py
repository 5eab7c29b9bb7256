"""A piece of ground as a noun phrase names it."""

from __future__ import annotations

from typing import NamedTuple

from warledger.places import ResolvedPlace


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
