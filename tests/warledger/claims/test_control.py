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
