"""What totals over stretches of time say of each month: the least, the greatest and the most even history.

Time is cut at the edges of every window. `x(p, t) >= 0` counts what was lost in province `p` (or in no known one)
during piece `t`. Every statement is a bound on a sum of `x`: a total over its window, an incident over its days. The
least and the greatest of a month are then linear programs, the most even history a convex quadratic one, all solved by
HiGHS.

A total can always be met outside a month unless all its days lie in the month or under a cap, so most programs are
tiny.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from warledger.months.program import Floor, Program, Total

#: Solver noise: HiGHS keeps bounds to 1e-7.
TOLERANCE = 1e-5

Statement = TypeVar("Statement", Total, Floor)


@dataclass(frozen=True)
class Conflict:
    """Statements that cannot all be true, and which one is set aside."""

    names: tuple[str, ...]
    set_aside: str


class Bounds:
    """The statements about one series, freed of contradictions (:attr:`conflicts`), and what follows from them."""

    def __init__(self, totals: Iterable[Total], floors: Iterable[Floor]) -> None:
        self.totals = sorted(totals, key=lambda total: (total.start, total.name))
        self.floors = sorted(floors, key=lambda floor: (floor.start, floor.end, floor.name))
        self.conflicts: list[Conflict] = []
        self._caps: list[Total] = []
        self._capped: list[tuple[int, int]] = []  # stretches of days under some cap
        self._settle()

    def least(self, start: int, end: int) -> int:
        """The least that all statements allow from `start` to `end`."""
        totals, floors = self._binding(start, end)
        if not totals:
            return sum(floor.count for floor in floors)
        program = Program(totals, floors, (start, end + 1))
        value = program.optimum(start, end, sense=1)
        assert value is not None, "a program freed of contradictions has a solution"
        return max(0, math.ceil(value - TOLERANCE))

    def greatest(self, start: int, end: int) -> int | None:
        """The greatest that all statements allow; None: open, as soon as one of the days is under no national cap."""
        if _uncovered(start, end, [(t.cap_start, t.cap_end) for t in self._caps if t.province is None]):
            return None
        totals, floors = self._binding(start, end)
        value = Program(totals, floors, (start, end + 1)).optimum(start, end, sense=-1)
        return None if value is None else math.floor(value + TOLERANCE)

    def most_even(self, months: Sequence[tuple[int, int]]) -> list[float | None]:
        """The most even history that fits, as a sum for each stretch of days; None where the solver gives none.

        It minimises the sum of squares over days, and takes each total's best as exact, in their order, as long as that
        fits. The stretches must not overlap.
        """
        cuts = sorted({edge for start, end in months for edge in (start, end + 1)})
        order = sorted(range(len(months)), key=lambda index: months[index])
        starts = [months[index][0] for index in order]
        sums: list[float | None] = [0.0] * len(months)
        for start, amount in self._history(cuts):
            position = bisect_right(starts, start) - 1
            if position >= 0 and start <= months[order[position]][1]:
                known = sums[order[position]]
                sums[order[position]] = None if known is None or amount is None else known + amount
        return sums

    def _history(self, cuts: Sequence[int]) -> Iterator[tuple[int, float | None]]:
        """(first day, amount) of each piece; amount None where no history could be found."""
        for totals, floors in _stretches(self.totals, self.floors):
            if not totals:
                yield from ((floor.start, float(floor.count)) for floor in floors)
                continue
            first, last = min(total.start for total in totals), max(total.end for total in totals)
            program = Program(totals, floors, cuts[bisect_left(cuts, first) : bisect_right(cuts, last)])
            yield from program.most_even()

    def _binding(self, start: int, end: int) -> tuple[list[Total], list[Floor]]:
        """The statements that cannot be met by something outside `start` to `end` and outside every cap."""
        touching = [stretch for stretch in self._capped if stretch[0] <= end + 1 and start <= stretch[1] + 1]
        reach_start = min([start, *(first for first, _last in touching)])
        reach_end = max([end, *(last for _first, last in touching)])
        caps = [cap for cap in self._caps if cap.cap_start <= reach_end and reach_start <= cap.cap_end]

        def tied(item: Total | Floor) -> bool:
            if item.end > reach_end:
                return False
            if start <= item.start and item.end <= end:
                return True
            windows = [(c.cap_start, c.cap_end) for c in caps if c.province in (None, item.province)]
            return not _uncovered(item.start, item.end, [*windows, (start, end)])

        totals = [
            total
            for total in _starting(self.totals, reach_start, reach_end)
            if total.low and not total.caps and tied(total)
        ]
        return [*caps, *totals], [floor for floor in _starting(self.floors, reach_start, reach_end) if tied(floor)]

    def _settle(self) -> None:
        """Find minimal contradictions and set the weakest total of each aside, until there is none."""
        self._caps = [total for total in self.totals if total.caps]
        self._capped = _merged((cap.cap_start, cap.cap_end) for cap in self._caps)
        for start, _end in self._capped:
            totals, floors = self._binding(start, start - 1)
            while not _consistent([*totals, *floors]):
                core = _minimal_contradiction([*totals, *floors])
                weakest = min((item for item in core if isinstance(item, Total)), key=lambda t: (t.weakness, t.name))
                self.conflicts.append(Conflict(tuple(sorted(item.name for item in core)), weakest.name))
                self.totals.remove(weakest)
                totals.remove(weakest)
        self._caps = [total for total in self.totals if total.caps]
        self._capped = _merged((cap.cap_start, cap.cap_end) for cap in self._caps)


def rounded(amounts: Sequence[float]) -> list[int]:
    """Whole numbers of the same sum, by largest remainder; the earlier first on a tie."""
    floors = [math.floor(amount + TOLERANCE) for amount in amounts]
    missing = round(sum(amounts)) - sum(floors)
    by_remainder = sorted(range(len(amounts)), key=lambda i: (-round(amounts[i] - floors[i], 4), i))
    for i in by_remainder[: max(0, missing)]:
        floors[i] += 1
    return floors


def _consistent(statements: Sequence[Total | Floor]) -> bool:
    totals = [item for item in statements if isinstance(item, Total)]
    floors = [item for item in statements if isinstance(item, Floor)]
    return Program(totals, floors, ()).optimum(0, -1, sense=1) is not None


def _minimal_contradiction(statements: Sequence[Total | Floor]) -> list[Total | Floor]:
    """By deletion, in ever smaller blocks: what can be left out while the rest contradicts itself, is left out."""
    core = sorted(statements, key=lambda item: (isinstance(item, Total), getattr(item, "weakness", ()), item.name))
    size = len(core)
    while size:
        at = 0
        while at < len(core):
            rest = core[:at] + core[at + size :]
            if _consistent(rest):
                at += size
            else:
                core = rest
        size //= 2
    return core


def _uncovered(start: int, end: int, windows: Iterable[tuple[int, int]]) -> bool:
    """Some day from `start` to `end` lies in none of the windows."""
    at = start
    for first, last in sorted(windows):
        if first > at:
            break
        at = max(at, last + 1)
    return at <= end


def _merged(windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of neighbouring or overlapping days."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _starting(items: Sequence[Statement], start: int, end: int) -> Sequence[Statement]:
    """Those of the items, sorted by their start, that start within the days."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_right(items, end, key=lambda item: item.start)]


def _stretches(totals: Sequence[Total], floors: Sequence[Floor]) -> Iterable[tuple[list[Total], list[Floor]]]:
    """Statements grouped so that no two groups share a day: each is a problem of its own."""
    items: list[Total | Floor] = sorted([*totals, *floors], key=lambda item: (item.start, item.end, item.name))
    group: list[Total | Floor] = []
    reach = 0
    for item in [*items, None]:
        if group and (item is None or item.start > reach):
            yield [i for i in group if isinstance(i, Total)], [i for i in group if isinstance(i, Floor)]
            group = []
        if item is not None:
            reach = max(reach, item.end) if group else item.end
            group.append(item)
