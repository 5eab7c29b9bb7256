"""The bounds of a series: what the issue's examples give, and agreement with brute force on small cases."""

from __future__ import annotations

import itertools
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger.events.days import month_days, number
from warledger.months.bounds import Bounds, rounded
from warledger.months.program import Floor, Total

MAY, JUNE, JULY = (month_days(f"2021-0{month}") for month in (5, 6, 7))


def on(month: int, day: int) -> int:
    return number(date(2021, month, day))


def total(name: str, start: int, end: int, low: int, **more: object) -> Total:
    return Total(name, more.pop("province", None), start, end, low, **({"best": low} | more))  # type: ignore[arg-type]


def capped(name: str, start: int, end: int, count: int, **more: object) -> Total:
    return total(name, start, end, count, cap=count, cap_start=start, cap_end=end, **more)


def named(day: int, province: str = "North", name: str = "loss") -> Floor:
    return Floor(name, province, day, day, 1)


SUMMER = [
    total("since May", on(5, 1), on(6, 20), 51, order=(0,)),
    total("two months", on(5, 1), on(7, 7), 150, order=(1,)),
    total("weekend", on(6, 19), on(6, 20), 11, order=(2,)),
]


class TestLeast:
    def test_overlapping_totals_count_once(self) -> None:
        bounds = Bounds(SUMMER, [named(on(6, 21))])
        assert [bounds.least(*month) for month in (MAY, JUNE, JULY)] == [0, 12, 0]

    def test_another_named_loss_outside_the_weekend_adds_one(self) -> None:
        assert Bounds(SUMMER, [named(on(6, 21)), named(on(6, 22))]).least(*JUNE) == 13

    def test_named_losses_fill_the_weekend_before_they_add(self) -> None:
        losses = [named(on(6, 19), name=str(i)) for i in range(15)]
        bounds = Bounds(SUMMER, [*losses, named(on(6, 21))])
        assert bounds.least(*JUNE) == 16
        assert not bounds.conflicts

    def test_totals_of_two_provinces_add_up(self) -> None:
        week = (on(6, 7), on(6, 13))
        assert (
            Bounds([total("t", *week, 5, province="Takhar"), total("k", *week, 4, province="Kunduz")], []).least(*JUNE)
            == 9
        )

    def test_a_loss_of_unknown_place_may_be_one_of_a_province(self) -> None:
        floor = Floor("somewhere", None, on(6, 8), on(6, 8), 2)
        assert Bounds([total("t", on(6, 7), on(6, 13), 5, province="Takhar")], [floor]).least(*JUNE) == 5

    def test_a_cap_outside_the_month_pushes_losses_into_it(self) -> None:
        only_two_in_may = capped("May", *MAY, 2)
        assert Bounds([only_two_in_may, total("spring", MAY[0], JUNE[1], 10)], []).least(*JUNE) == 8


class TestGreatest:
    def test_open_without_a_cap(self) -> None:
        assert Bounds(SUMMER, []).greatest(*JUNE) is None

    def test_open_where_a_single_day_is_under_no_cap(self) -> None:
        assert Bounds([capped("most of June", JUNE[0], JUNE[1] - 1, 5)], []).greatest(*JUNE) is None

    def test_the_cap_less_what_must_lie_elsewhere(self) -> None:
        bounds = Bounds([capped("both", MAY[0], JUNE[1], 10), total("May", *MAY, 4)], [])
        assert bounds.greatest(*JUNE) == 6

    def test_a_cap_on_a_province_caps_no_country(self) -> None:
        assert Bounds([capped("north", *JUNE, 5, province="North")], []).greatest(*JUNE) is None


class TestContradictions:
    def test_the_weakest_is_set_aside_and_the_set_is_minimal(self) -> None:
        only_three = capped("only three", *JUNE, 3, weakness=(0,))
        four = total("four", on(6, 7), on(6, 13), 4, province="Kunduz", weakness=(1,))
        bystander = total("May", *MAY, 9, weakness=(-1,))
        bounds = Bounds([only_three, four, bystander], [])
        assert [(conflict.names, conflict.set_aside) for conflict in bounds.conflicts] == [
            (("four", "only three"), "only three")
        ]
        assert bounds.least(*JUNE) == 4

    def test_a_named_loss_outlasts_a_total(self) -> None:
        bounds = Bounds(
            [capped("only one", *JUNE, 1, weakness=(9,))], [named(on(6, 2), name="a"), named(on(6, 3), name="b")]
        )
        assert bounds.conflicts[0].names == ("a", "b", "only one")
        assert bounds.conflicts[0].set_aside == "only one"


class TestMostEven:
    def test_the_summer_of_the_design(self) -> None:
        even = Bounds(SUMMER, [named(on(6, 21))]).most_even([MAY, JUNE, JULY])
        # 40 over the 49 days to 18 June, 11 over the weekend, 99 over the 17 days after it.
        assert even == pytest.approx([40 * 31 / 49, 40 * 18 / 49 + 11 + 99 * 10 / 17, 99 * 7 / 17], abs=1e-3)

    def test_one_more_named_loss_leaves_it(self) -> None:
        before = Bounds(SUMMER, [named(on(6, 21))]).most_even([MAY, JUNE, JULY])
        after = Bounds(SUMMER, [named(on(6, 21)), named(on(6, 22), "West", "b")]).most_even([MAY, JUNE, JULY])
        assert after == pytest.approx(before, abs=1e-3)

    def test_bests_are_taken_in_order_as_long_as_they_fit(self) -> None:
        first = total("first", *JUNE, 5, best=10, order=(0,))
        second = total("second", *JUNE, 5, best=30, order=(1,))
        assert Bounds([first, second], []).most_even([JUNE]) == pytest.approx([10], abs=1e-3)

    def test_without_totals_it_is_what_was_named(self) -> None:
        assert Bounds([], [named(on(6, 2)), named(on(6, 3))]).most_even([MAY, JUNE]) == [0, 2]


class TestRounded:
    def test_largest_remainders_keep_the_sum(self) -> None:
        assert rounded([25.306, 83.929, 40.765]) == [25, 84, 41]

    @given(st.lists(st.floats(0, 100), max_size=12))
    def test_the_sum_is_the_rounded_sum(self, amounts: list[float]) -> None:
        assert abs(sum(rounded(amounts)) - sum(amounts)) <= 0.51 + 1e-4 * len(amounts)


# Three days, two places: "A", and "B" standing for every other. Cells hold 0 to 5.
DAYS, PLACES, MOST = 3, ("A", "B"), 5
CELLS = np.array(list(itertools.product(range(MOST + 1), repeat=DAYS * len(PLACES)))).reshape(-1, len(PLACES), DAYS)


def _sum(windowed: Total | Floor) -> np.ndarray:
    places = slice(None) if windowed.province is None else slice(PLACES.index(windowed.province), None)
    if windowed.province == "A":
        places = slice(0, 1)
    return CELLS[:, places, windowed.start : windowed.end + 1].sum(axis=(1, 2))


def _feasible(totals: list[Total], floors: list[Floor]) -> np.ndarray:
    fits = np.ones(len(CELLS), dtype=bool)
    for item in totals:
        fits &= _sum(item) >= item.low
        if item.caps and item.cap is not None:
            fits &= _sum(item) <= item.cap
    # Every floor lies on one of its days, apart from the others: try all placings.
    placed = np.zeros(len(CELLS), dtype=bool)
    for days in itertools.product(*(range(floor.start, floor.end + 1) for floor in floors)):
        least = np.zeros((len(PLACES), DAYS))
        for floor, day in zip(floors, days, strict=True):
            least[PLACES.index(floor.province or "B"), day] += floor.count
        placed |= (least <= CELLS).all(axis=(1, 2))
    return fits & placed


@st.composite
def small_cases(draw: st.DrawFn) -> tuple[list[Total], list[Floor]]:
    def days() -> tuple[int, int]:
        start = draw(st.integers(0, DAYS - 1))
        return start, draw(st.integers(start, DAYS - 1))

    totals = []
    for index in range(draw(st.integers(0, 4))):
        start, end = days()
        low = draw(st.integers(0, 4))
        cap = low + draw(st.integers(0, 1)) if draw(st.booleans()) else None
        province = draw(st.sampled_from([None, "A"]))
        totals.append(Total(f"t{index}", province, start, end, low, None, cap, start, end, weakness=(index,)))
    floors = [Floor(f"f{index}", draw(st.sampled_from(PLACES)), *days(), 1) for index in range(draw(st.integers(0, 2)))]
    return totals, floors


@settings(max_examples=150, deadline=None)
@given(small_cases(), st.integers(0, DAYS - 1), st.integers(0, DAYS - 1))
def test_brute_force_agrees(case: tuple[list[Total], list[Floor]], one: int, other: int) -> None:
    totals, floors = case
    start, end = sorted((one, other))
    bounds = Bounds(totals, floors)
    assert bool(bounds.conflicts) == (not _feasible(totals, floors).any())
    feasible = CELLS[_feasible(bounds.totals, floors)][:, :, start : end + 1].sum(axis=(1, 2))
    assert bounds.least(start, end) == feasible.min()
    greatest = bounds.greatest(start, end)
    if greatest is not None:
        assert greatest == feasible.max()
    for conflict in bounds.conflicts:
        members = [t for t in totals if t.name in conflict.names], [f for f in floors if f.name in conflict.names]
        assert not _feasible(*members).any()
        for name in conflict.names:
            rest = [t for t in members[0] if t.name != name], [f for f in members[1] if f.name != name]
            assert _feasible(*rest).any(), "a minimal contradiction needs each of its members"


@settings(max_examples=50, deadline=None)
@given(small_cases(), small_cases())
def test_more_statements_never_widen(
    case: tuple[list[Total], list[Floor]], more: tuple[list[Total], list[Floor]]
) -> None:
    before = Bounds(*case)
    added = [
        Total(
            "u" + t.name,
            *(getattr(t, n) for n in ("province", "start", "end", "low", "best", "cap", "cap_start", "cap_end")),
            weakness=t.weakness,
        )
        for t in more[0]
    ]
    after = Bounds(
        [*before.totals, *added],
        [*case[1], *(Floor("u" + f.name, f.province, f.start, f.end, f.count) for f in more[1])],
    )
    if after.conflicts:
        return
    assert after.least(0, 1) >= before.least(0, 1)
    if before.greatest(0, 1) is not None:
        narrowed = after.greatest(0, 1)
        assert narrowed is not None
        assert narrowed <= (before.greatest(0, 1) or 0)
