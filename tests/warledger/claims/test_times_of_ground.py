"""When ground changed hands: what belongs to something told beside it does not date it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.warledger.claims.test_ground import ground


def june(first: int, last: int | None = None) -> tuple[date, date]:
    return date(2021, 6, first), date(2021, 6, last or first)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Taliban again took Chora district despite a June 3 operation by commandos.", june(15, 21)),
        ("The Taliban took Chora district on June 5 despite a June 3 operation.", june(5)),
        ("The Taliban took Chora district in a June 3 attack.", june(3)),
        ("Dishu is the second district to fall after Washir, which was overrun on June 3.", june(15, 21)),
        ("The governor confirmed the fall of Chora district this morning, June 21.", june(21)),
    ],
)
def test_the_day_of_something_else_dates_no_loss(text: str, expected: tuple[date, date]) -> None:
    first = ground(text)[0]
    assert (first["date_start"], first["date_end"]) == expected


def test_a_loss_on_one_day_is_told_once() -> None:
    assert len(ground("The governor confirmed the fall of Chora district this morning, June 20.")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On June 2 the rebels captured Baghran district, but lost it in three days.", june(2, 5)),
        ("On June 2 the rebels captured Baghran district, but lost it in two weeks.", june(2, 16)),
        ("On June 2 the rebels came. They have captured Baghran district in three days.", june(18, 21)),
    ],
)
def test_what_is_lost_in_days_is_lost_after_it_was_won(text: str, expected: tuple[date, date]) -> None:
    last = ground(text)[-1]
    assert (last["date_start"], last["date_end"]) == expected
