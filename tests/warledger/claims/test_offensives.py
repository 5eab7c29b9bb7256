"""How reports of an offensive tell which ground changed hands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from warledger import conflict
from warledger.claims import read_article

AFGHANISTAN = conflict.load()


def claims(text: str) -> list[dict[str, Any]]:
    """All claims of a text published on Thursday, 15 July 2021."""
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2021, 7, 15), "text": text}
    return read_article(article, AFGHANISTAN)


def told(text: str) -> list[str]:
    """The same as "unit measure low" (0 for no number)."""
    return [f"{c['unit']} {c['measure']} {c['low'] or 0}" for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the seat of a district, by whatever word
        ("Gunmen of the Taliban seized the headquarters of a remote district in Ghor.", ["district_center lost 1"]),
        ("The Taliban overran the seat of a mountainous district in Kunar.", ["district_center lost 1"]),
        ("The Taliban captured the tiny capital of a remote district.", ["district_center lost 1"]),
        ("The Taliban captured the capital of Takhar province.", ["city lost 0"]),
        # and no seat of a district
        ("Taliban fighters entered the city of Kunduz, seizing the police headquarters.", ["city contested 0"]),
        ("The Taliban stormed Herat city. They besieged the governor's compound.", ["city contested 0"]),
        (
            "The Taliban entered Lashkar Gah. In Nawa district they seized the police headquarters.",
            ["city contested 0", "district_center lost 1"],
        ),
        # districts of a city are parts of it
        ("The Taliban have captured six of the nine districts of Farah city.", ["city contested 0"]),
        ("The Taliban have captured six of the nine districts of Farah province.", ["district lost 6"]),
        ("They are Taliban, and captured seven out of ten districts in Ghazni province.", ["district lost 7"]),
        ("The Taliban claimed to have captured both the provinces.", []),
    ],
)
def test_seats_and_parts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kandahar is one of four provincial capitals under siege.", ["city contested 4"]),
        ("Maimana is among several cities under attack.", ["city contested 3"]),
        ("Three provincial capitals are under siege.", ["city contested 3"]),
        ("The base under attack was relieved.", []),
        ("Lashkar Gah came close to falling last year.", ["city contested 0"]),
        ("Kunduz nearly fell to the Taliban in April.", ["city contested 0"]),
        ("Police almost lost control of the Nesh district center.", ["district_center contested 1"]),
        ("The Taliban are close to the city.", []),
        ("Prices almost fell by half.", []),
    ],
)
def test_ground_fought_over(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We captured the base," a Taliban spokesman said.', [("lost", "taliban")]),
        ('"We have fully seized the district center," said a spokesman for the Taliban.', [("lost", "taliban")]),
        ('"We retook the district at noon," the governor said.', [("retaken", "government")]),
        ('"Lashkar Gah is completely conquered," a Taliban spokesman wrote.', [("lost", None)]),
        ('The Taliban said the post was "fully overrun by our fighters" on Friday.', [("lost", "taliban")]),
        ("The district of Chora is now under the control of the extremists.", [("lost", "insurgent")]),
    ],
)
def test_who_took_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(c["measure"], c["by"]) for c in claims(text)] == expected


def test_control_of_each_that_is_listed() -> None:
    text = "The Taliban took control of Almar district in Faryab province and Burka district in Baghlan province."
    assert [(c["district"], c["province"]) for c in claims(text)] == [("Almar", "Faryab"), ("Burka", "Baghlan")]
    assert told("The Taliban seized control of five posts and the district centre.") == [
        "post lost 5",
        "district_center lost 1",
    ]
    assert told("The government lost control of Chora district and several villages.") == [
        "district lost 1",
        "village lost 3",
    ]


def test_a_share_that_is_lost() -> None:
    assert told("An army base of 100 soldiers lost more than half of its men.") == []
    assert told("The army lost half of its bases in Helmand.") == ["base lost 2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose it is afterwards
        ("The Taliban overran Sangin after the army left, leaving the town to the rebels.", ["lost", "lost"]),
        ("The Taliban fled, leaving the town to the army.", ["retaken"]),
        ("Troops regained the base in Baghlan two days after losing it.", ["retaken", "lost"]),
        ("The Taliban overran the town before being pushed back by commandos.", ["lost", "retaken"]),
        ("The Taliban were pushed back before they reached the town.", ["held"]),
        # said of what may come, or of what did not come about
        ("It would be the first provincial capital captured by the Taliban in years.", []),
        ("It was the first provincial capital captured by the Taliban in years.", ["lost"]),
        ("The Taliban overran Kunduz city but never managed to hold it.", ["lost"]),
        ("There is no government control over Kajaki and Baghran.", []),
        ("The Taliban and the army were fighting for 119 districts.", ["contested"]),
        ("They are fighting for their rights in Kunduz city.", []),
        # what is no base, what is no town of its own
        ("The Taliban have taken all the key installations in the province.", []),
        ("The Taliban have taken all the military installations in the province.", ["lost"]),
        ("The army was ousted from border towns and trade routes.", []),
    ],
)
def test_what_became_of_it(text: str, expected: list[str]) -> None:
    assert [c["measure"] for c in claims(text) if c["unit"] != "person"] == expected


def test_one_place_named_twice() -> None:
    assert told("The Taliban seized Zaranj, the capital of Nimruz province.") == ["city lost 0"]
    text = "The Taliban overran Chimtal district and seized the police headquarters and the governor's compound."
    assert told(text) == ["district lost 1", "district_center lost 1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot to death a judge in Herat.", ["person killed 1"]),
        ("A policeman shot to death three fellow soldiers.", ["person killed 3"]),
        ("He was sentenced to death for killing six people.", []),
        ("The Taliban kidnapped and later freed 12 farmers.", ["person captured 12", "person freed 12"]),
        ("The Taliban captured and then killed six policemen.", ["person captured 6", "person killed 6"]),
        ("The battle left five soldiers and policemen dead.", ["person killed 5"]),
        ("The battle left five soldiers and two policemen dead.", ["person killed 5", "person killed 2"]),
        ("Troops found that the 16 policemen stationed there were missing.", ["person missing 16"]),
        ("It was unclear whether the police ran away, were captured or joined the Taliban.", []),
        ("The Taliban entered, with one officer suggesting 12 soldiers had surrendered.", ["person surrendered 12"]),
        # no people
        ("The Taliban captured police and army vehicles.", []),
        ("The Taliban captured police and soldiers.", ["person captured 2", "person captured 2"]),
        ("The valleys were ours, but the Taliban captured them.", []),
        ("The Taliban surrounded the policemen and captured them.", ["person captured 2"]),
    ],
)
def test_people_in_an_offensive(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army drove out the Taliban from the district of Chora.", ["district retaken 1"]),
        ("The Taliban attacked the Waygal district center and drove out the police.", ["district_center lost 1"]),
        ("Officials dismissed reports of the fall of Chora district.", ["district contested 1"]),
        ("The ministry rejected claims about the collapse of Chora district.", ["district contested 1"]),
        ("The ministry reported the fall of Chora district.", ["district lost 1"]),
        ("The Taliban seized the areas of Garmser and Nad Ali.", ["district lost 1", "district lost 1"]),
        ("Taliban fighters seized large areas of Sangin.", []),
        (
            "Troops moved on Garmser, a town of several thousand that was captured by the Taliban on Sunday.",
            ["district_center lost 1"],
        ),
    ],
)
def test_ground_of_a_campaign(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_city_is_not_where_the_government_sits() -> None:
    text = "The Taliban entered Kunduz city on Sunday. The government in Kabul confirmed the loss of the city."
    assert [c["province"] for c in claims(text)] == ["Kunduz", "Kunduz"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The town of Chora was captured by militants Sunday, Akhunzada said.", ["narrator"]),
        (
            "Jan Gul, an army spokesman, said Herat city was held. Air strikes killed six Taliban fighters, he added.",
            ["own_side", "adversary"],
        ),
        (
            "Qari Ahmadi, a spokesman for the Taliban, issued a statement claiming that they had taken Farah city. "
            "He said that three officers were killed.",
            ["adversary", "adversary"],
        ),
        ("The Taliban issued two statements claiming that they captured 72 soldiers.", ["adversary"]),
    ],
)
def test_whose_word_it_is(text: str, sources: list[str]) -> None:
    assert [c["source_class"] for c in claims(text)] == sources


@pytest.mark.parametrize(
    ("text", "province"),
    [
        (
            "The Taliban entered Tarin Kot. Posts around the city fell, said the governor, who appealed to the "
            "government in Kabul.",
            "Uruzgan",
        ),
        ("Troops killed six Taliban in an assault on a supply depot in Helmand province.", "Helmand"),
        ("A bomb killed three policemen in Kabul.", "Kabul"),
    ],
)
def test_where_it_was(text: str, province: str) -> None:
    assert {c["province"] for c in claims(text)} == {province}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting in Sangin district went on after the Taliban took control late Sunday.", ["district lost 1"]),
        (
            "The Taliban stormed Chora district. By evening they had taken control.",
            ["district contested 1", "district lost 1"],
        ),
        ("The Taliban took control of the road.", []),
        ("The Taliban seized Kunduz city and held it for two weeks.", ["city lost 0"]),
        ("The Taliban have held Baghran district for years.", ["district held_by_opposition 1"]),
        ("Their forces were able to reclaim most of Marjah.", ["district retaken 1"]),
        ("Troops snatched Marjah district from the Taliban.", ["district retaken 1"]),
        ("The conquest of Herat was a blow.", ["city lost 0"]),
        ("Fear grew, with government forces pulling out of several districts.", ["district lost 3"]),
        ("Fear grew, with foreign forces pulling out of several districts.", []),
        ("The Taliban took control of the headquarters in Naubahar and Shinkai districts.", ["district_center lost 1"]),
        (
            "The Taliban overran Nerkh. Nerkh is the closest district to Kabul seized since the war began.",
            ["district lost 1"],
        ),
    ],
)
def test_who_holds_it_now(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who did it where "the group" or a participle tells
        ("A Taliban spokesman said the militant group captured Chora district.", [("lost", "taliban")]),
        ("Chora district fell to the jihadist group, the Taliban said.", [("lost", "taliban")]),
        ("Since regaining control of Chora district, the Taliban have left it alone.", [("lost", "taliban")]),
        ("After capturing Chora district, the army rested.", [("retaken", "government")]),
        # what is only aimed at
        ("Retaking the town of Musa Qala has been one of their main objectives.", []),
        ("Talks are held with elders to help win back the town from the rebels.", []),
        ("Commandos helped win back the town of Musa Qala.", [("retaken", "government")]),
        ("The group would now look to capturing the city of Tarin Kot.", [("contested", None)]),
        # who gives it up
        ("The army said security forces had left Nawzad district.", [("lost", None)]),
        ("Officials had left Nawzad district for Kabul.", []),
    ],
)
def test_who_acts_on_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(c["measure"], c["by"]) for c in claims(text)] == expected


def test_what_is_issued_is_not_set_free() -> None:
    assert told("The Taliban issued two releases on the fighting.") == []
    assert told("About 4,000 Afghans had fled the fighting in Helmand.") == ["person displaced 3600"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("At least 40 civilians were killed in the last 24 hours in the city of Lashkar Gah.", date(2021, 7, 14)),
        ("The Taliban have taken over 12 districts in the last week.", date(2021, 7, 8)),
        ("The Taliban have taken 60 districts over the last month.", date(2021, 6, 15)),
        ("The Taliban captured Chora district last week.", date(2021, 7, 5)),
        ("In the last week of June the Taliban captured Chora district.", date(2021, 6, 24)),
    ],
)
def test_the_last_of_it(text: str, start: date) -> None:
    (claim,) = claims(text)
    assert claim["date_start"] == start


def test_one_of_so_many() -> None:
    assert told("The Taliban seized the first of three outposts.") == ["post lost 1"]
    assert told("The Taliban captured the first of two policemen.") == ["person captured 1"]
    assert told("The Taliban have taken the whole of Bakwa district.") == ["district lost 1"]
