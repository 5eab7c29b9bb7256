"""Some of those just counted, and whose they are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from warledger import conflict
from warledger.claims import read_article

WAR = conflict.load()
GOV, CIV, INT, UNK, TAL = "government", "civilian", "international", "unknown", "taliban"


def read(text: str) -> list[dict[str, Any]]:
    return read_article({"article_id": "x", "text": text, "published": date(2016, 5, 4)}, WAR)


def told(text: str) -> list[tuple[str, str, int, int | None, bool]]:
    """Measure, party, low, high of each claim, and whether it is some of what another counts."""
    return [(c["measure"], c["party"], c["low"], c["high"], c["restates"] is not None) for c in read(text)]


TOLD_APART = {
    "Nine people were killed in Farah: seven guards and two nurses.": [(GOV, 7), (CIV, 2)],
    "Nine people were killed in Farah, seven soldiers and two nurses, a doctor said.": [(GOV, 7), (CIV, 2)],
    "Nine people - seven soldiers and two nurses - were killed in Farah.": [(GOV, 7), (CIV, 2)],
    "Nine people (seven soldiers, a nurse and a baker) were killed in Farah.": [(GOV, 7), (CIV, 1), (CIV, 1)],
    "Nine people, seven of them soldiers and two nurses, were killed in Farah.": [(GOV, 7), (CIV, 2)],
    "Nine people were killed in Farah, including a baker, two nurses and four soldiers.": [
        (CIV, 1),
        (CIV, 2),
        (GOV, 4),
    ],
    "A mine in Farah killed nine people, with two nurses among the dead.": [(CIV, 2)],
    "A mine in Farah killed nine people. All of the dead were nurses.": [(CIV, 9)],
    "Nine people died when a bomb went off in Farah on Monday: seven soldiers and two nurses.": [(GOV, 7), (CIV, 2)],
    "Nine people died in Farah, two of them nurses, along with seven soldiers.": [(CIV, 2), (GOV, 7)],
    "A mine in Farah killed nine people on Monday. The victims were all soldiers.": [(GOV, 9)],
    "A mine in Farah killed nine people on Monday. The dead were soldiers.": [(GOV, 9)],
    "A mine in Farah killed nine people, seven of whom were soldiers.": [(GOV, 7)],
    "Nine people, of whom seven were soldiers and two nurses, were killed in Farah.": [(GOV, 7), (CIV, 2)],
}


@pytest.mark.parametrize(("text", "parts"), TOLD_APART.items())
def test_some_of_those_counted_are_told_apart(text: str, parts: list[tuple[str, int]]) -> None:
    whole, *some = told(text)
    assert whole == ("killed", UNK, 9, 9, False)
    assert some == [("killed", party, count, count, True) for party, count in parts]


def test_whether_they_died_is_told_behind_them() -> None:
    text = "Nine people were killed and 40 wounded in Farah, including two nurses among the dead."
    assert told(text)[2] == ("killed", CIV, 2, 2, True)


def test_all_of_them_behind_where_and_when() -> None:
    assert told("Nine people were killed in a bombing in Farah on Monday, all of them nurses.") == [
        ("killed", CIV, 9, 9, False)
    ]


def test_all_of_the_hurt_says_nothing_of_the_dead() -> None:
    text = "A mine in Farah killed nine people and wounded 40. All of those wounded were nurses."
    assert told(text)[2:] == [("wounded", CIV, 40, 40, True)]


def test_who_all_of_them_were_is_quoted_whole() -> None:
    text = "A mine in Farah killed nine people. All of the dead were nurses."
    claim = read(text)[1]
    assert text[claim["quote_start"] : claim["quote_end"]] == "All of the dead were nurses"


def test_who_killed_all_killed_some() -> None:
    claims = read("The Taliban killed nine people in Farah, among them two nurses.")
    assert [claim["by"] for claim in claims] == [TAL, TAL]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in Farah, six soldiers and two nurses, a doctor said.",  # one too few
        "A mine in Farah killed nine people. Not all of the dead were nurses.",
        "A mine in Farah killed nine people. The dead were mostly nurses.",
        "A mine in Farah killed nine people. The dead were soldiers and their families.",
        "A mine in Farah killed nine people. The victims were buried on Tuesday.",
        "A mine in Farah killed nine people, with 40 nurses at work nearby.",
    ],
)
def test_what_does_not_tell_whose_they_were_tells_nothing(text: str) -> None:
    assert told(text)[0] == ("killed", UNK, 9, 9, False)
    assert not any(part for *_rest, part in told(text))


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("Six soldiers were killed and as many were wounded in Herat.", [6]),
        ("A bomb in Herat killed five people, including a child, and wounded as many others.", [5]),
        ("Six soldiers and a child were killed and as many were wounded in Herat.", []),
        ("Two soldiers and a child were killed and an equal number were wounded in Herat.", []),
        ("Six soldiers were killed and twice as many were wounded in Herat.", [12]),
        ("A shell in Herat killed three boys and injured four times as many others.", [12]),
        ("A shell in Herat killed six boys and injured half as many.", []),
    ],
)
def test_as_many_as_two_numbers_told_at_once_is_no_number(text: str, wounded: list[int]) -> None:
    assert [c["low"] for c in read(text) if c["measure"] == "wounded"] == wounded


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The raid left three rebels dead and four policemen missing in Zabul.", [(GOV, 4)]),
        ("The raid left three guards dead, six hurt and four villagers missing, officials in Zabul said.", [(CIV, 4)]),
        ("The raid could have left two soldiers dead and four policemen missing in Zabul.", []),
        ("Rebels left Zabul with two hostages, and four policemen missing since Monday were found.", []),
    ],
)
def test_people_that_something_left_missing_are_counted(text: str, missing: list[tuple[str, int]]) -> None:
    assert [(c["party"], c["low"]) for c in read(text) if c["measure"] == "missing"] == missing


def test_those_listed_are_of_the_toll_before_and_not_of_fewer_behind() -> None:
    text = "The toll of a raid in Farah rose to 30. The dead included 12 nurses and ten soldiers and policemen; {}."
    claims = told(text.format("six bodies have no name"))
    assert claims == [
        ("killed", UNK, 30, 30, False),
        ("killed", CIV, 12, 12, True),
        ("killed", GOV, 10, 10, True),
        ("killed", UNK, 6, 6, True),
    ]


def test_others_than_the_attackers_are_hurt() -> None:
    text = "A raid in Farah killed 30 people. All nine attackers died. More than 90 others were hurt."
    assert told(text)[-1][:3] == ("wounded", UNK, 91)


def test_who_is_disguised_as_a_soldier_is_none() -> None:
    text = "Suicide bombers disguised as soldiers stormed a court in Farah. Nine people were killed."
    assert [c["by"] for c in read(text)] == ["insurgent"]


def test_most_of_the_dead_are_not_hurt() -> None:
    text = "The battle in Farah left 30 people dead, mostly civilians, and more than 200 wounded."
    assert [claim[:3] for claim in told(text)] == [("killed", UNK, 30), ("wounded", UNK, 201)]
