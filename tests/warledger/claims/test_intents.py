"""Which ground really changed hands: aims, vows and pledges are no news; parts, sieges and shared verbs are read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from warledger import conflict
from warledger.claims import read_article

AFGHANISTAN = conflict.load()


def ground(text: str) -> list[dict[str, Any]]:
    """Claims about ground of a text published on Thursday, 15 July 2021."""
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2021, 7, 15), "text": text}
    return [c for c in read_article(article, AFGHANISTAN) if c["unit"] != "person" and c["restates"] is None]


def told(text: str) -> list[str]:
    """The same as "unit measure low" (0 for no number)."""
    return [f"{c['unit']} {c['measure']} {c['low'] or 0}" for c in ground(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban have vowed to seize Kandahar before the winter.",
        "Militants threatened to overrun Farah city if their men were not freed.",
        '"We will take Ghazni city within a week," a Taliban commander said by telephone.',
        "The minister promised to win back every district that had fallen.",
        "Troops opened an offensive aimed at recapturing Musa Qala.",
        "An operation directed towards retaking Nirkh district went into its second day.",
        "Preparations are under way to recapture the districts that have been lost, a spokesman said.",
        "No district has fallen to the Taliban in Panjshir, its governor said.",
        "The army says it will retake Doshi district by Friday.",
        "Afghan forces took over the base at Bagram hours after the Americans left.",
        "Taliban fighters drove Islamic State out of Qush Tepa district.",
        "A suicide bomber attacked the district headquarters in Khan Neshin.",
        "The Taliban attacked three checkpoints in Kohsan district and were repelled.",
        "Residents were unhappy with the possibility of the Taliban taking control of Herat city.",
        "An operation is under way in full force to retake Musa Qala district.",
        "The Taliban launched a rocket attack on the city of Farah.",
        "Iraqi forces drove Islamic State fighters from the town of Baiji.",
        "Syrian troops captured a base near the border.",
        "Twelve districts are controlled by neither the government nor the Taliban.",
        "At least 300 fighters left the city of Kunduz through a corridor.",
    ],
)
def test_aims_vows_and_what_is_no_change(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is feared of the enemy, not vowed by him
        ("Unless help arrives, Qala-i-Naw will fall to the Taliban, its mayor warned.", ["city contested 0"]),
        ('"The Taliban will take Kandahar city next week," a lawmaker said.', ["city contested 0"]),
        # parts of a city, its gates, its siege
        ("The Taliban overran two neighbourhoods of Lashkar Gah.", ["city contested 0"]),
        ("The Taliban hold several neighbourhoods of Kunduz city.", ["city contested 0"]),
        ("Taliban fighters reached the gates of Ghazni city at noon.", ["city contested 0"]),
        ("Taluqan has been besieged for weeks.", ["city contested 0"]),
        ("Heavy fighting broke out inside Farah city as the Taliban pushed in from the north.", ["city contested 0"]),
        # two verbs, one object or one agent
        (
            "The government controls or influences 229 of the country's 407 districts, a report said.",
            ["district held 229"],
        ),
        (
            "At least 59 districts were controlled or influenced by insurgents in January.",
            ["district held_by_opposition 59"],
        ),
        # one man surrenders what he governs; rebels leave
        ("The governor surrendered Mihtarlam to the Taliban on Friday.", ["city lost 0"]),
        ("Elders persuaded the soldiers to surrender the district of Sharana.", ["district lost 1"]),
        ("The militants fled Chimtal district after an operation.", ["district retaken 1"]),
        ("The army said it had relocated its forces from Nawur district.", ["district lost 1"]),
        # two buildings, one seat
        (
            "The Taliban seized the governor's office and the police headquarters in Jaghatu district.",
            ["district_center lost 1"],
        ),
        ("Troops still held the police headquarters in Chora on Wednesday.", ["district_center held 1"]),
        (
            "The Taliban briefly held the district centre of Warduj in 2015 before being driven out.",
            ["district_center lost 1", "district_center retaken 1"],
        ),
        ("Control of Pashtun Kot district was disputed on Monday.", ["district contested 1"]),
        ("Government control was restored in Nirkh district.", ["district retaken 1"]),
        # of whose control it is told
        ("Control of Nirkh district has fallen to the Taliban, a lawmaker said.", ["district lost 1"]),
        ("The Taliban grabbed control of a border crossing near Herat.", ["post lost 1"]),
        ("The army ceded control of Chardara district on Friday.", ["district lost 1"]),
        ("Troops withdrew from a base in Musa Qala and two posts in Nawzad.", ["base lost 1", "post lost 2"]),
        (
            "In addition to withdrawing from two districts, the army left a base in Gizab.",
            ["district lost 2", "base lost 1"],
        ),
        # an attack on a city is a fight for it
        ("The Taliban launched a major attack on the city of Farah before dawn.", ["city contested 0"]),
        (
            "Fighting shook Qala-i-Naw, the capital of Badghis, with insurgents entering the police headquarters.",
            [],
        ),
        # the first years' word for the Taliban
        ("The Taliban militia is back. On Monday the militia captured Baghran district.", ["district lost 1"]),
        # who brings it under whose control, and how long it took
        ("Special forces returned Darzab district to government control.", ["district retaken 1"]),
        ("The police have brought Nirkh district under control.", ["district retaken 1"]),
        ("The Taliban have put Nirkh district under their control.", ["district lost 1"]),
        ("It took the army three days to win back Kohistanat district.", ["district retaken 1"]),
        ("The Taliban hold sway over Dila district.", ["district held_by_opposition 1"]),
        ("The police beat the Taliban out of Gurziwan district.", ["district retaken 1"]),
        ("Rumours that Alingar had fallen to the Taliban were untrue, its chief said.", ["district contested 1"]),
        # who did the one did the other
        ("The Taliban took 11 policemen captive after overrunning Waygal district.", ["district lost 1"]),
        ("Troops killed nine insurgents before entering and retaking Marja.", ["district retaken 1"]),
        ("So far 14 villages have been cleared, the corps said.", ["village retaken 14"]),
        ("Officials deny that Marawara district has fallen.", ["district contested 1"]),
        ('"Our forces are in full control of Ghazni city," said the defence minister.', ["city held 0"]),
        (
            "The Taliban attacked Farah city. Troops flown in from Herat retook the city on Monday.",
            ["city contested 0", "city retaken 0"],
        ),
        (
            "Troops regained control over Nirkh district in Wardak and Burka district in Baghlan.",
            ["district retaken 1"] * 2,
        ),
        # lists
        ("The centers of Khwaja Omari and Waghaz districts in Ghazni fell.", ["district_center lost 1"] * 2),
        ("The Taliban took three districts in Takhar, namely Ishkamish, Bangi and Chal.", ["district lost 1"] * 3),
        (
            "The districts that fell are namely Nirkh and Jalrez in Maidan Wardak and Burka in Baghlan.",
            ["district lost 1"] * 3,
        ),
    ],
)
def test_what_did_change(text: str, expected: list[str]) -> None:
    assert told(text) == expected
