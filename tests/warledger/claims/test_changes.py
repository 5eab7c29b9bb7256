"""Ground that changes hands, in the words of reports: ranks, retreats, what is given up, who had the country."""

from __future__ import annotations

from datetime import date

import pytest
from tests.warledger.claims.test_ground import AFGHANISTAN, ground, told

from warledger.claims import read_article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khak-i-Safed is the second district of Farah to be captured by the Taliban this month.", "Khak-e-Safed"),
        ("Bala Boluk was the third district of Farah captured by the Taliban in a week.", "Bala Buluk"),
        ("Nirkh is the first district in the province to be overrun by the Taliban.", "Nerkh"),
        ("Nirkh would be the first district in the province to be overrun by the Taliban.", None),
        ("Nirkh is the second district to be visited by the Taliban envoy.", None),
    ],
)
def test_the_one_of_a_rank_is_the_one_named(text: str, expected: str | None) -> None:
    assert [(c["measure"], c["district"]) for c in ground(text)] == ([("lost", expected)] if expected else [])


def test_the_rank_of_what_was_just_told_is_no_second_loss() -> None:
    text = "The Taliban captured a provincial capital on Friday, making it the sixth such capital to have fallen."
    assert told(text) == ["city lost 0"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Taliban later retreated from the district of Andar.", ["district retaken 1"]),
        ("Troops later retreated from the district of Andar.", ["district lost 1"]),
        ("Security forces left Alishing district to the Taliban on Friday.", ["district lost 1"]),
        ("Alishing district was left to the Taliban after the army units retreated.", ["district lost 1"]),
        ("The residents left the village to the Taliban on Friday.", []),
        ("Officials left the district to meet the Taliban.", []),
        ("The police gave the Taliban the post in Burka district.", ["post lost 1"]),
        ("The Taliban came, and the soldiers gave them the post.", ["post lost 1"]),
        ("The soldiers gave him the post of deputy governor.", []),
        ("Elders persuaded the soldiers to hand over Jalrez district to the Taliban.", ["district lost 1"]),
        ("The soldiers refused to hand over Jalrez district to the Taliban.", []),
        ("The last army base in Bala Murghab was vacated on Friday.", ["base lost 1"]),
        ("The post of district governor was vacated after the attack.", []),
        ("The Taliban came after the police fled, and the districts of Andar and Qarabagh are under threat.", []),
    ],
)
def test_who_gives_ground_up(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army recaptured four of the nine districts lost in Takhar.", ["district retaken 4", "district lost 9"]),
        ("Over a dozen districts were lost and only three recaptured.", ["district lost 13", "district retaken 3"]),
        (
            "Troops regained control of Kaldar district on Friday and regained control of another on Sunday.",
            ["district retaken 1", "district retaken 1"],
        ),
        ("The Taliban overran two army bases, one in Farah and another in Baghlan.", ["base lost 2"]),
        ("The Taliban failed to capture any districts in Balkh.", []),
        ("No district is under Taliban control, the governor said.", []),
        ("The Taliban captured a police headquarters on Friday in a provincial capital.", []),
        ("Commandos tried to hold Kandahar city as it was under siege by the Taliban.", ["city contested 0"]),
        ("Tarin Kot is surrounded on all sides by the insurgents.", ["city contested 0"]),
        ("Tarin Kot is surrounded by high mountains.", []),
    ],
)
def test_how_much_ground_and_whether_it_changed_hands(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_edge_of_a_city_lies_there() -> None:
    found = ground("The Taliban pushed into the city of Kunduz and reached the edge of a second capital, Maimana.")
    assert [(c["measure"], c["province"]) for c in found] == [("contested", "Kunduz"), ("contested", "Faryab")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opposition forces captured Aibak on Saturday.", ["city retaken"]),
        ("The opposition said its fighters had taken the town of Pul-i-Khumri from the Taliban.", ["city retaken"]),
        ("Rebels seized Khwaja Ghar district on Monday.", ["district retaken"]),
        ("After driving the Taliban out of Shibarghan on Friday, the opposition marched west.", ["city retaken"]),
        (
            "Opposition commanders took three cities, Aibak in Samangan, Maimana in Faryab and Shibarghan in Jowzjan.",
            ["city retaken"] * 3,
        ),
        ("The Taliban captured Khwaja Ghar district on Monday.", ["district lost"]),
    ],
)
def test_while_the_taliban_ruled_the_opposition_was_the_other_side(text: str, expected: list[str]) -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2001, 11, 14), "text": text}
    found = [claim for claim in read_article(article, AFGHANISTAN) if claim["unit"] != "person"]
    assert [f"{claim['unit']} {claim['measure']}" for claim in found] == expected


def test_later_rebels_are_insurgents() -> None:
    assert told("Rebels seized Khwaja Ghar district on Friday.") == ["district lost 1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Taliban captured the centers of four districts in Farah on Friday.", ["district_center lost 4"]),
        ("The Taliban captured district centers in Farah on Friday.", ["district_center lost 2"]),
        ("Kunar saw three of its districts fall to the insurgents this month.", ["district lost 3"]),
        ("The government fears it could see more districts fall to the Taliban.", []),
        ("The police gave up control on Friday of Nirkh district.", ["district lost 1"]),
        ("The police gave up control of traffic in Nirkh district.", []),
        (
            "The Taliban surrendered control of their last stronghold, the district of Nad Ali, on Friday.",
            ["district retaken 1"],
        ),
        ("The Taliban took control of the road, the main link to Kandahar, on Friday.", []),
        ("Eleven bases in two provinces — Logar and Khost — have been abandoned by the army.", ["base lost 11"]),
        ("Soldiers at nine bases in two provinces — Logar and Khost — have surrendered to the Taliban.", []),
        ("Nirkh is one of three among the province's eight districts held by the Taliban.", []),
        ("The Taliban attacked three districts on Friday, and two of them fell.", ["district lost 2"]),
        ("Nine policemen from Nirkh captured by the Taliban were freed.", []),
    ],
)
def test_what_a_phrase_counts_and_of_what_it_is_said(text: str, expected: list[str]) -> None:
    assert [line for line in told(text) if "contested" not in line] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sangin's fall is a blow to the army.", ["district lost 1"]),
        ("Sangin's capture by the Taliban ended a long siege.", ["district lost 1"]),
        ("Sangin's recapture took the army a week.", ["district retaken 1"]),
        ("Sangin's fall would be a blow to the army.", []),
        ("Officials fear Sangin's fall to the Taliban.", []),
        ("To prevent Sangin's fall, troops were sent.", []),
        ("The Taliban's fall was quick.", []),
        ("Sangin's fall in prices hurt the base.", []),
        (
            "Imam Sahib fell to the Taliban on Wednesday, Archi on Thursday and Aliabad on Friday.",
            ["district lost 1", "district lost 1", "district lost 1"],
        ),
        ("Zaranj fell on Friday, followed by Sheberghan on Saturday.", ["city lost 0", "city lost 0"]),
        ("Imam Sahib fell on Friday, and in Archi on Saturday police were killed.", ["district lost 1"]),
    ],
)
def test_falls_of_a_place_and_of_others_day_by_day(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_parts_of_a_district_are_no_captives() -> None:
    text = "Security forces recaptured Aliabad and parts of Imam Sahib."
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2021, 6, 21), "text": text}
    assert {claim["unit"] for claim in read_article(article, AFGHANISTAN)} == {"district"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The district headquarters of Waygal fell to the Taliban on Friday.", [("lost", "Waygal")]),
        ("The Taliban besieged Waygal for a week.", [("contested", "Waygal")]),
        ("The Taliban have overrun Waygal, officials said.", [("lost", "Waygal")]),
        ("The Taliban attacked the headquarters of Mangal, a commander, in Kabul.", []),
    ],
)
def test_what_is_besieged_or_overrun_is_a_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(c["measure"], c["district"]) for c in ground(text)] == expected
