"""Totals: tolls that rise, numbers somebody grants or puts, and who says so."""

import pytest
from tests.warledger.claims.telling import read

KILLED = "A raid in Farah killed 12 guards on Sunday, police said."


def killed(text: str) -> list[tuple[int, int | None]]:
    return [(c["low"], c["high"]) for c in read(text) if c["measure"] == "killed"]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("The toll, which stood at nine on Sunday, has climbed to 14.", 14),
        ("Two more guards died, raising the toll from nine to 11.", 11),
        ("Two more guards died, bringing the toll to 11 from nine.", 11),
    ],
)
def test_a_toll_is_what_it_has_come_to(text: str, toll: int) -> None:
    assert killed(text)[-1] == (toll, toll)


@pytest.mark.parametrize(
    ("text", "granted"),
    [
        ("The ministry confirmed only seven.", 7),
        ("The ministry acknowledged nine, an official said.", 9),
        ("The mayor put it at 15.", 15),
        ("The mayor gave the figure as 15.", 15),
    ],
)
def test_a_number_granted_is_of_those_told_of(text: str, granted: int) -> None:
    told = [c for c in read(f"{KILLED} {text}") if c["measure"] == "killed"]
    assert [(c["low"], c["party"]) for c in told] == [(12, "government"), (granted, "government")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry has not confirmed seven.",
        "The ministry confirmed three rockets.",
        "The ministry confirmed two of the reports.",
        "The minister put it at the top of his list.",
    ],
)
def test_a_number_of_something_else_is_none(text: str) -> None:
    assert killed(f"{KILLED} {text}") == [(12, 12)]


def test_a_number_granted_of_nobody_is_none() -> None:
    assert killed("The ministry confirmed only seven.") == []


def test_two_sides_in_a_headline_are_both_counted() -> None:
    told = [(c["party"], c["low"]) for c in read("Ten Taliban and two soldiers dead in Farah clash\n\nMore to follow.")]
    assert told == [("taliban", 10), ("government", 2)]


FIRST = "A mine in Farah killed nine guards on Thursday. "


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (FIRST + "Four more died in hospital, raising the toll to 13.", [13]),
        (FIRST + "Four of the 20 injured died later, raising the toll to 13.", [13]),
        (FIRST + "Six more died in hospital, raising the toll to 13.", [13]),
        ("A mine in Farah killed nine guards, and four more died of wounds, bringing the toll to 13.", [13]),
        ("Four more victims of Thursday's blast in Farah died overnight, bringing the toll to 13.", [13]),
        ("Four more guards died on Thursday in Farah. A raid in Ghor killed 13 guards.", [4, 13]),
    ],
)
def test_a_toll_holds_those_by_whom_it_rose(text: str, counted: list[int]) -> None:
    claims = [c for c in read(text) if c["measure"] == "killed"]
    assert [c["low"] for c in claims if not c["restates"]] == counted


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("A Dane was killed in Farah on Thursday, bringing Denmark's toll to 27.", ["incident", "window"]),
        ("A Dane was killed in Farah on Thursday, bringing to 27 the number of Danes killed.", ["incident", "window"]),
        ("Two Danes died on Thursday, bringing the toll of Monday's attack in Farah to six.", ["incident", "incident"]),
    ],
)
def test_the_toll_of_a_nation_is_of_the_whole_war(text: str, scopes: list[str]) -> None:
    assert [c["scope"] for c in read(text)] == scopes


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Four of the 20 injured in Farah died on Thursday.", ("wounded", 20)),
        ("Three of the 12 nurses abducted in Farah were killed on Thursday.", ("captured", 12)),
        ("One of two suspects detained in Farah was freed on Thursday.", ("captured", 2)),
    ],
)
def test_some_of_whom_more_befell_are_not_all_of_them(text: str, whole: tuple[str, int]) -> None:
    assert whole in [(c["measure"], c["low"]) for c in read(text)]
