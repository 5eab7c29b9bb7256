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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Taliban shelled policemen as they left Purchaman district.", ["district lost 1"]),
        ("The Taliban ambushed soldiers while they withdrew from Purchaman district.", ["district lost 1"]),
        ("Soldiers ambushed the Taliban as they withdrew from Purchaman district.", ["district retaken 1"]),
        ("The Taliban killed two policemen as they stormed Purchaman district.", ["district contested 1"]),
        ("Government forces left Chiras district without a fight on Sunday.", ["district lost 1"]),
        ("The army left Chiras district without any resistance.", ["district lost 1"]),
        ("The army would not leave Chiras district without a fight, the minister said.", []),
        ("The governor left Chiras district without a fight over his post.", []),
        ("Hundreds of soldiers fled from Chiras district.", ["district lost 1"]),
        ("Officials fled from Chiras district.", []),
    ],
)
def test_who_left_whom_the_ground(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels captured Burka district. A day later they drove the army from the northern Baghlan province.", 1),
        ("Rebels captured Burka district. Troops then pushed them from the Salang highway.", 1),
        ("Rebels captured Burka district. Troops then drove them out of the area.", 2),
        ("Rebels captured Burka district. Troops then drove out the Taliban from Burka district.", 2),
    ],
)
def test_who_is_driven_from_elsewhere_is_not_driven_from_here(text: str, expected: int) -> None:
    assert len(ground(text)) == expected


def test_a_quote_of_ground_told_before_opens_with_its_own_verb() -> None:
    text = "Rebels captured Burka district. The governor, who had come on Monday, said troops drove them out."
    quotes = [text[c["quote_start"] : c["quote_end"]] for c in ground(text) if c["measure"] == "retaken"]
    assert quotes == ["drove"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army made a retreat on Monday from the district center of Want Waygal.", ["district_center lost 1"]),
        ('Officials say it was a "tactical retreat" today from Want Waygal district.', ["district lost 1"]),
        ("The army plans a retreat this week from Want Waygal district.", []),
        ("The fall of Burka district was all but certain.", []),
        ("The fall of Burka district seems imminent, officials said.", []),
        ("The fall of Burka district was likely caused by hunger.", ["district lost 1"]),
        ("Farah fell first, then Zaranj, police said.", ["city lost 0", "city lost 0"]),
        ("Farah fell on Friday, then Zaranj.", ["city lost 0"]),
        ("Farah fell first, then soldiers left Zaranj prison.", ["city lost 0"]),
    ],
)
def test_nouns_and_lists_that_tell_of_a_loss_or_do_not(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The Taliban captured four districts in Kunar and Laghman provinces.", "Kunar and Laghman provinces"),
        ("Rebels seized most districts of Farah, Ghor and Herat provinces.", "Farah, Ghor and Herat provinces"),
        (
            "Six districts in Farah and the neighbouring province of Ghor fell.",
            "Farah and the neighbouring province of Ghor",
        ),
        ("In Kunar and Laghman, six districts fell.", "Kunar and Laghman"),
    ],
)
def test_ground_in_several_provinces_is_in_no_one_of_them(text: str, where: str) -> None:
    assert [(c["province"], c["place"], c["place_precision"]) for c in ground(text)] == [(None, where, "ambiguous")]


def test_ground_in_one_province_of_several_named_is_in_it() -> None:
    assert [c["province"] for c in ground("Six districts in Farah fell, and Ghor was quiet.")] == ["Farah"]
    assert [c["province"] for c in ground("The Taliban took two districts in Farah, one in Ghor.")] == ["Farah", "Ghor"]


def test_posts_lie_in_the_district_their_sentence_names() -> None:
    told = ground("In an attack on posts in Mingajik district of Jawzjan, two posts fell to the Taliban.")
    assert [c["district"] for c in told] == ["Mingajik"]


def test_an_area_with_a_name_of_its_own_is_not_its_district() -> None:
    assert told("The Taliban captured the Sar Bagh area of Chora district.") == []
    assert told("The Taliban captured the area of Chora.") == ["district lost 1"]


def test_where_the_losers_fled_to_is_not_what_they_lost() -> None:
    lost = ground("The police fled to Gereshk after the Taliban overran the district, said elders in Helmand.")
    assert [(c["province"], c["district"]) for c in lost] == [("Helmand", None)]
    lost = ground("The Taliban overran two posts in Khakrez district and the soldiers fled to Arghandab district.")
    assert [c["district"] for c in lost] == ["Khakrez"]


def test_a_list_by_days_tells_news_in_the_present() -> None:
    text = "June 8 – Kunduz: The Taliban take control of the northern city.\n\nJune 21 – Ghazni: Rebels seize the city."
    assert [(c["place"], c["date_start"]) for c in ground(text)] == [
        ("Kunduz", date(2021, 6, 8)),
        ("Ghazni", date(2021, 6, 21)),
    ]


def test_whose_flag_is_raised() -> None:
    text = "Officials in Kunar said that forces had raised the Taliban banner over the district center of Asmar."
    assert [(c["measure"], c["by"]) for c in ground(text)] == [("lost", "taliban")]
