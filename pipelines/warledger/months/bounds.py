"""What totals over stretches of time say of each month: the least, the greatest and the most even history.

Time is cut at the edges of every window. `x(p, t) >= 0` counts what was lost in province `p` (or in no known one) during piece
`t`. Every statement is a bound on a sum of `x`: a total over its window, an incident over its days. The least and
the greatest of a month are then linear programs, the most even history a convex quadratic one, all solved by HiGHS.

A total can always be met outside a month unless all its days lie in the month or under a cap, so most programs are tiny.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import highspy
import numpy as np

#: Solver noise: HiGHS keeps bounds to 1e-7.
TOLERANCE = 1e-5
#: Pieces of one stretch beyond which the quadratic program takes minutes: such a stretch has no most even history.
MOST_PIECES = 1_000


@dataclass(frozen=True)
class Total:
    """At least `low` in `province` (None: in the whole country) from `start` to `end`; at most `cap` in the cap's days."""

    name: str
    province: str | None
    start: int
    end: int
    low: int
    best: int | None = None
    cap: int | None = None
    cap_start: int = 0
    cap_end: int = -1
    #: The order in which best figures are taken as exact, first first.
    order: tuple[object, ...] = ()
    #: The order in which contradicting totals are set aside, weakest first.
    weakness: tuple[object, ...] = ()

    @property
    def caps(self) -> bool:
        return self.cap is not None and self.cap_start <= self.cap_end


@dataclass(frozen=True)
class Floor:
    """`count` that certainly happened in `province` (None: not known where) on some of the days, apart from every other floor."""

    name: str
    province: str | None
    start: int
    end: int
    count: int


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
        program = _Program(totals, floors, (start, end + 1))
        value = program.optimum(start, end, sense=1)
        assert value is not None, "a program freed of contradictions has a solution"
        return max(0, math.ceil(value - TOLERANCE))

    def greatest(self, start: int, end: int) -> int | None:
        """The greatest that all statements allow; None: open, as soon as one of the days is under no national cap."""
        if _uncovered(start, end, [(t.cap_start, t.cap_end) for t in self._caps if t.province is None]):
            return None
        totals, floors = self._binding(start, end)
        value = _Program(totals, floors, (start, end + 1)).optimum(start, end, sense=-1)
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
            program = _Program(totals, floors, cuts[bisect_left(cuts, first) : bisect_right(cuts, last)])
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
    return _Program(totals, floors, ()).optimum(0, -1, sense=1) is not None


def _minimal_contradiction(statements: Sequence[Total | Floor]) -> list[Total | Floor]:
    """By deletion: what can be left out while the rest still contradicts itself, is left out."""
    core = sorted(statements, key=lambda item: (isinstance(item, Total), getattr(item, "weakness", ()), item.name))
    for item in list(core):
        rest = [other for other in core if other is not item]
        if not _consistent(rest):
            core = rest
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


class _Program:
    """Columns and rows of the linear program of some statements."""

    def __init__(self, totals: Sequence[Total], floors: Sequence[Floor], cuts: Iterable[int]) -> None:
        spans = [(t.start, t.end) for t in totals] + [(t.cap_start, t.cap_end) for t in totals if t.caps]
        edges = {edge for start, end in spans for edge in (start, end + 1)} | set(cuts)
        first = min([*edges, *(floor.start for floor in floors)], default=0)
        last = max([*edges, *(floor.end + 1 for floor in floors)], default=1)
        points = sorted(edges | {first, last})
        self.pieces = [(start, end - 1) for start, end in pairwise(points)]
        self._starts = points[:-1]
        self.lower: list[float] = []
        self.rows: list[tuple[float, float, list[int], list[float]]] = []
        self.cells: list[dict[str | None, int]] = [{} for _ in self.pieces]
        for total in totals:
            if total.province is not None:
                for start, end in ((total.start, total.end), (total.cap_start, total.cap_end)):
                    for piece in self._pieces(start, end):
                        if total.province not in self.cells[piece]:
                            self.cells[piece][total.province] = self._column()
        for cell in self.cells:
            cell[None] = self._column()
        self.row_of: dict[str, int] = {}
        for total in totals:
            self.row_of[total.name] = self._bound(total.province, total.start, total.end, total.low, math.inf)
            if total.caps and total.cap is not None:
                self._bound(total.province, total.cap_start, total.cap_end, 0, total.cap)
        self.totals = totals
        self._add_floors(floors)

    def optimum(self, start: int, end: int, sense: int) -> float | None:
        """Least (sense 1) or greatest (-1) sum over the days; None: no solution or no bound."""
        cost = np.zeros(len(self.lower))
        for piece in self._pieces(start, end):
            for column in self.cells[piece].values():
                cost[column] = sense
        solver = self._solver(cost)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return sense * float(solver.getInfo().objective_function_value)

    def most_even(self) -> Iterator[tuple[int, float | None]]:
        """(first day, amount) of each piece in the most even history."""
        unknown = [(start, None) for start, _end in self.pieces]
        if len(self.pieces) > MOST_PIECES:
            return iter(unknown)
        sums = []
        for cell in self.cells:
            column = self._column()
            self.rows.append((0, 0, [column, *cell.values()], [1.0] + [-1.0] * len(cell)))
            sums.append(column)
        solver = self._solver(np.zeros(len(self.lower)))
        self._take_bests(solver)
        curvature = {column: 2.0 / (end - start + 1) for column, (start, end) in zip(sums, self.pieces, strict=True)}
        solver.passHessian(_diagonal(len(self.lower), curvature))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return iter(unknown)
        values = solver.getSolution().col_value
        return ((start, max(0.0, values[column])) for column, (start, _end) in zip(sums, self.pieces, strict=True))

    def _take_bests(self, solver: highspy.Highs) -> None:
        """Make each total's best exact, in order, unless that leaves no solution."""
        exact: dict[tuple[str | None, int, int], int] = {}
        for total in sorted(self.totals, key=lambda t: (t.order, t.name)):
            window = (total.province, total.start, total.end)
            if total.best is None or window in exact:
                continue
            row = self.row_of[total.name]
            solver.changeRowBounds(row, total.best, total.best)
            solver.run()
            if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                exact[window] = total.best
            else:
                solver.changeRowBounds(row, total.low, math.inf)

    def _column(self, lower: float = 0) -> int:
        self.lower.append(lower)
        return len(self.lower) - 1

    def _pieces(self, start: int, end: int) -> range:
        """Pieces that share a day with `start` to `end`."""
        if start > end:
            return range(0)
        first = max(0, bisect_right(self._starts, start) - 1)
        return range(first, bisect_right(self._starts, end))

    def _bound(self, province: str | None, start: int, end: int, low: float, high: float) -> int:
        """A row: the sum over a province, or over all, in a window."""
        columns: list[int] = []
        for piece in self._pieces(start, end):
            cell = self.cells[piece]
            columns += cell.values() if province is None else [cell[province]]
        self.rows.append((low, high, columns, [1.0] * len(columns)))
        return len(self.rows) - 1

    def _add_floors(self, floors: Sequence[Floor]) -> None:
        """What happened on one piece raises its lower bound; what spans pieces is shared out among them."""
        spanning: dict[tuple[int, ...], int] = defaultdict(int)
        for floor in floors:
            columns = tuple(self._columns_of(floor))
            if len(columns) == 1:
                self.lower[columns[0]] += floor.count
            else:
                spanning[columns] += floor.count
        shares: dict[int, list[int]] = defaultdict(list)
        for columns, count in sorted(spanning.items()):
            parts = [self._column() for _ in columns]
            self.rows.append((count, count, parts, [1.0] * len(parts)))
            for column, part in zip(columns, parts, strict=True):
                shares[column].append(part)
        for column, parts in sorted(shares.items()):
            self.rows.append((self.lower[column], math.inf, [column, *parts], [1.0] + [-1.0] * len(parts)))

    def _columns_of(self, floor: Floor) -> Iterator[int]:
        """Where it may lie: in its province's column of each piece, or, its province not known, in any."""
        for piece in self._pieces(floor.start, floor.end):
            cell = self.cells[piece]
            if floor.province is None:
                yield from cell.values()
            else:
                yield cell.get(floor.province, cell[None])

    def _solver(self, cost: np.ndarray) -> highspy.Highs:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.lower), len(self.rows)
        lp.col_cost_, lp.col_lower_ = cost, np.array(self.lower, dtype=float)
        lp.col_upper_ = np.full(len(self.lower), highspy.kHighsInf)
        lp.row_lower_ = np.array([row[0] for row in self.rows], dtype=float)
        lp.row_upper_ = np.array([row[1] for row in self.rows], dtype=float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row[2]) for row in self.rows)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([column for row in self.rows for column in row[2]], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([value for row in self.rows for value in row[3]], dtype=float)
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.passModel(lp)
        return solver


def _diagonal(size: int, entries: Mapping[int, float]) -> highspy.HighsHessian:
    hessian = highspy.HighsHessian()
    hessian.dim_ = size
    hessian.format_ = highspy.HessianFormat.kTriangular
    columns = sorted(entries)
    hessian.start_ = np.searchsorted(columns, np.arange(size + 1)).astype(np.int32)
    hessian.index_ = np.array(columns, dtype=np.int32)
    hessian.value_ = np.array([entries[column] for column in columns], dtype=float)
    return hessian
