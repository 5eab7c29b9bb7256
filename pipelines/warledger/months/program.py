"""The linear and the quadratic program behind the bounds of a series, as HiGHS takes them.

A column is what a province lost during a piece of time. Only provinces that some total speaks of have columns of their
own, and only while it does; all others share one.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import highspy
import numpy as np

#: Pieces of one stretch beyond which the quadratic program may take minutes: such a stretch has no most even history.
#: (Measured: 500 pieces 0.2 s, 2,000 pieces 30 s.)
MOST_PIECES = 500
#: Steps of its solver, for the same reason; a limit in seconds would make the result depend on the machine.
MOST_STEPS = 20_000


@dataclass(frozen=True)
class Total:
    """At least `low` in a province (None: the whole country) from `start` to `end`; at most `cap` in the cap's days."""

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
    """`count` in a province (None: not known which) on some of the days, apart from every other floor."""

    name: str
    province: str | None
    start: int
    end: int
    count: int


class Program:
    """Columns and rows of the linear program of some statements, cut also at the given days."""

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
        solver.setOptionValue("qp_iteration_limit", MOST_STEPS)
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
