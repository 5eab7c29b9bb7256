"""Who has the ground: what is no longer held, what is still held, what is left to somebody."""

from __future__ import annotations

import pytest
from tests.warledger.claims.test_ground import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gurziwan district is no longer under government control.", ["district lost 1"]),
        ("The government no longer holds Gurziwan.", ["district lost 1"]),
        ("The Taliban no longer control Gurziwan district.", ["district retaken 1"]),
        ("Gurziwan district is no longer safe after the attack.", []),
        ("Gurziwan is still in Taliban hands.", ["district held_by_opposition 1"]),
        ("In Ghorak district only the centre remains with the government.", ["district_center held 1"]),
        ("The district center remains with its police chief, whom the Taliban attacked.", []),
        ("In Ghorak district the Taliban attacked a clinic, and the centre was burned.", []),
    ],
)
def test_who_has_it_now(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in the two districts now held by the Taliban have fled.", ["district held_by_opposition 2"]),
        ("There are 200 districts, most of which have been controlled by the Taliban.", []),
        ("With Nirkh in Taliban hands, the highway was cut on Friday.", ["district held_by_opposition 1"]),
        ("With Nirkh in ruins, the Taliban left.", []),
        ("Taliban fighters are inside the city of Qala-i-Naw, the governor said.", ["city contested 0"]),
        ("Taliban prisoners are inside the city of Qala-i-Naw, the governor said.", []),
        (
            "The Taliban overran the district center of Nirkh in May. Troops retook the center on Friday.",
            ["district_center lost 1", "district_center retaken 1"],
        ),
        (
            "The Taliban overran the district center of Nirkh in May. The army took the training center on Friday.",
            ["district_center lost 1"],
        ),
    ],
)
def test_how_things_stand(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kajaki is mostly under Taliban control, an elder said.", ["district contested 1"]),
        ("Kajaki is entirely under Taliban control, an elder said.", ["district lost 1"]),
        ("Kajaki is largely in government hands after the attack.", ["district held 1"]),
    ],
)
def test_who_has_most_of_it_fights_for_the_rest(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nawur district is currently under Taliban control.", ["district held_by_opposition 1"]),
        ("Nawur district is in full possession of the Taliban.", ["district lost 1"]),
        ("The Taliban are in possession of Nawur district.", ["district held_by_opposition 1"]),
        ("Elders of Nawur district are in possession of weapons.", []),
        (
            "It has been ten months that Nawur district has been under Taliban control.",
            ["district held_by_opposition 1"],
        ),
        ("Nawur district has been under Taliban control since Sunday.", ["district lost 1"]),
        ("The war has gone on for months and Nawur district is under Taliban control.", ["district lost 1"]),
    ],
)
def test_what_somebody_has_and_since_when(text: str, expected: list[str]) -> None:
    assert told(text) == expected
