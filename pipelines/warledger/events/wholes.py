"""Figures of a whole beside its parts: "12 people were killed" in one report, "nine civilians and three officers" in
another.

One report counts people of no party, or the killed and wounded together; another tells of the same people apart. What
the parts account for is not counted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from warledger.events.figures import Figure, reconcile
from warledger.events.records import Key, narrower
from warledger.events.tellings import Statement

#: How the figure came about of those whom no report tells apart.
REST = "the whole, less those told apart"


def beside_parts(
    figures: Mapping[Key, Figure],
    statements: Mapping[Key, Sequence[Statement]],
    held: Sequence[tuple[Key, Figure]],
    opposition: Set[str],
) -> tuple[dict[Key, Figure], set[Key]]:
    """The figures, each of a whole cut down to what no part tells, and the wholes that add nothing to their parts.

    A report that tells of people of no party beside those of one counts other people by each, unless it says that these
    are some of those, or gives only the former to a source of its own; the killed or wounded of a report are also its
    killed.

    Args:
        figures: of one incident.
        statements: those behind each figure.
        held: the figures of incidents that are parts of this one.
        opposition: parties whose losses no count of people of no party is taken to hold.
    """
    cut, spent = dict(figures), set()
    # The narrowest wholes first: killed or wounded of one party before those of no party.
    for key in sorted(figures, key=lambda whole: sum(narrower(part, whole, opposition) for part in figures)):
        among = {part: [told for told in statements[part] if told.among == key] for part in figures}
        parts = [p for p in figures if (narrower(p, key, opposition) or among[p]) and p not in spent]
        apart = {
            told.first.source
            for part in parts
            if part.measure == key.measure and narrower(part, key, opposition)
            for told in statements[part]
            if told.first.source not in {some.first.source for some in among[part]}
        }
        apart -= _counted_by_others(statements[key], [told for part in parts for told in statements[part]])
        wholes = [told for told in statements[key] if told.first.source not in apart]
        below = [figure for part, figure in held if part not in figures and narrower(part, key, opposition)]
        if not (parts or below) or not wholes:
            continue
        others = [told for told in statements[key] if told.first.source in apart]
        beside = [reconcile(key, others)] if others else []
        whole = reconcile(key, wholes) if others else figures[key]
        same = [figure for part, figure in held if part == key]
        for part in parts:
            if len(among[part]) == len(statements[part]):
                cut[part] = _at_most(cut[part], whole.high)
        plain = [cut[part] if narrower(part, key, opposition) else reconcile(part, among[part]) for part in parts]
        rest = _rest(whole, plain + below + beside, same)
        if not others and not rest[1]:
            spent.add(key)
            continue
        low, best, high = (
            _sum(bounds) for bounds in zip(rest, *((o.low, o.best, o.high) for o in beside), strict=True)
        )
        rule = REST if rest[1] else beside[0].rule
        cut[key] = replace(figures[key], low=low, best=best, high=high, rule=rule)
    return cut, spent


def _counted_by_others(wholes: Sequence[Statement], parts: Sequence[Statement]) -> set[str]:
    """The reports that give the count of no party to a hospital, a mission or another source of its own, and none of
    the others to it: "three policemen died, the governor said. The clinic had received five bodies"."""
    own = {told.first.source for told in wholes if told.first.source_class == "independent"}
    others = {told.first.source for told in wholes if told.first.source_class != "independent"}
    return own - others - {told.first.source for told in parts if told.first.source_class == "independent"}


def _rest(whole: Figure, parts: Sequence[Figure], same: Sequence[Figure]) -> tuple[int, int, int | None]:
    """low, best and high of what a whole leaves beside its parts: no less than what parts count of the same."""
    most = _sum(part.high for part in parts)
    low = max(_least(same), 0 if most is None else (whole.low or 0) - most)
    best = max(low, _likely(same), (whole.best or 0) - _likely(parts))
    return low, best, None if whole.high is None else max(best, whole.high - _least(parts))


def _at_most(figure: Figure, most: int | None) -> Figure:
    """A figure of people who are among no more than `most`: "several" of 30 are 30 at most."""
    if most is None or (figure.high is not None and figure.high <= most):
        return figure
    return replace(figure, high=max(most, figure.low or 0, figure.best or 0))


def _least(figures: Iterable[Figure]) -> int:
    return sum(figure.low or 0 for figure in figures)


def _likely(figures: Iterable[Figure]) -> int:
    return sum(figure.low or 0 if figure.best is None else figure.best for figure in figures)


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum; None where one of them is open."""
    known = list(numbers)
    return None if None in known else sum(number for number in known if number is not None)
