"""How many districts a side has, told as a number that moves; shares of districts are no numbers."""

from __future__ import annotations

import pytest
from tests.warledger.claims.test_ground import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of districts under government control fell to 231.", ["district held 231"]),
        ("The number of districts under Taliban control rose from 66 to 97.", ["district held_by_opposition 97"]),
        ("The number of Taliban-held districts has grown to 58.", ["district held_by_opposition 58"]),
        ("The number of contested districts increased by six since May to 119 districts.", ["district contested 119"]),
        ("The tally of fallen districts stands at 46.", ["district lost 46"]),
        ("That brought the tally of districts captured since May 1 to more than 85.", ["district lost 86"]),
        ("The number of districts that have fallen to the Taliban has risen to 52.", ["district lost 52"]),
        # what is counted is something else, or no number is told
        ("The number of districts under curfew rose to 12.", []),
        ("The number of schools in Taliban-controlled districts rose to 212.", []),
        ("The number of troops in districts under government control fell to 800.", []),
        ("The Taliban control a third of all 421 districts and district centers.", []),
        ("The share of districts under Taliban control rose to 14 percent.", []),
        ("Government control of districts fell to 54 percent.", []),
        ("The number of provinces under Taliban control rose to 13.", []),
    ],
)
def test_a_number_of_districts_that_moves(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Taliban now hold a third of Afghanistan's 421 districts.", []),
        ("The Taliban hold the majority of the country's 400 districts.", []),
        ("The Taliban captured most of the district of Almar.", ["district contested 1"]),
        ("A third district fell to the Taliban on Friday.", ["district lost 1"]),
    ],
)
def test_a_share_of_districts_is_no_number(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Taliban took two more provincial capitals on Thursday, Taloqan and Farah, an official said.",
            ["city lost 0", "city lost 0"],
        ),
        (
            "The Taliban took two districts from the army on Sunday, Chora and Chal.",
            ["district lost 1", "district lost 1"],
        ),
        ("The Taliban took three districts on Sunday, Chora and Chal among them.", ["district lost 3"]),
    ],
)
def test_as_many_as_are_named_behind_the_day(text: str, expected: list[str]) -> None:
    assert told(text) == expected
