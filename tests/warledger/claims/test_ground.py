"""What the reader makes of sentences about ground: unit, measure, lower bound, and how it is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger import conflict
from warledger.claims import read_article

AFGHANISTAN = conflict.load()


def ground(text: str) -> list[dict[str, Any]]:
    """The claims about ground in a text published on Monday, 21 June 2021."""
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2021, 6, 21), "text": text}
    return [claim for claim in read_article(article, AFGHANISTAN) if claim["unit"] != "person"]


def told(text: str) -> list[str]:
    """The same as "unit measure low" (0 for no number)."""
    return [f"{c['unit']} {c['measure']} {c['low'] or 0}" for c in ground(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # taken by the opposition
        ("The Taliban captured Imam Sahib district.", ["district lost 1"]),
        ("Taliban fighters have overrun Imam Sahib, officials said.", ["district lost 1"]),
        ("Insurgents seized three districts on Sunday.", ["district lost 3"]),
        ("The Taliban took over the district of Archi.", ["district lost 1"]),
        ("The Taliban took control of Qadis district.", ["district lost 1"]),
        ("Militants gained control of a military base in Baghlan.", ["base lost 1"]),
        ("The Taliban raised their white flag over the district center of Archi.", ["district_center lost 1"]),
        ("Imam Sahib was captured by the Taliban after two days.", ["district lost 1"]),
        ("The Taliban attacked an outpost in Archi district and captured it by dawn.", ["post lost 1"]),
        ("Fighters stormed the base, and overran it.", ["base lost 1"]),
        (
            "The insurgents have seized control of the districts of Nahrin, Burka and Andarab in Baghlan.",
            ["district lost 1", "district lost 1", "district lost 1"],
        ),
        (
            "Reports disagree on the fate of Archi district. Police said it was still held by the government.",
            ["district held 1"],
        ),
        ('The army made a "tactical withdrawal" from two districts of Badghis.', ["district lost 2"]),
        ("In all 74 militants were killed in Ghazni and Helmand and 18 captured.", []),
        ("The army announced a tactical retreat from Archi district.", ["district lost 1"]),
        ("US forces completed their withdrawal from Bagram district.", []),
        ("Security forces evacuated from the center of Archi district.", ["district_center lost 1"]),
        ("Civilians were evacuated from Archi district.", []),
        ("Prisoners taken around Sheberghan and Kunduz are being held in a prison.", []),
        (
            "The Taliban control 35 of the 398 districts and contest another 34.",
            ["district held_by_opposition 35", "district contested 34"],
        ),
        ("Two checkpoints were overrun before dawn.", ["post lost 2"]),
        ("Taliban forces managed to seize the police headquarters of Archi district.", ["district_center lost 1"]),
        ("The Taliban captured one army base and 11 posts.", ["base lost 1", "post lost 11"]),
        ("The insurgents captured the government compound in Qaisar.", ["district_center lost 1"]),
        # falls
        ("Zaranj fell on Friday.", ["city lost 0"]),
        ("Imam Sahib fell to the Taliban on Monday.", ["district lost 1"]),
        ("The base fell into Taliban hands at night.", ["base lost 1"]),
        ("More than 60 districts have fallen since May 1.", ["district lost 61"]),
        ("Six districts fell in Takhar over the weekend.", ["district lost 6"]),
        ("The town of Musa Qala fell in spite of American air power.", ["district_center lost 1"]),
        ("The fall of Kunduz city shocked the country.", ["city lost 0"]),
        ("The loss of two bases in Faryab was confirmed.", ["base lost 2"]),
        # control
        ("The base is now under Taliban control.", ["base lost 1"]),
        ("Qadis district came under the control of the Taliban on Monday.", ["district lost 1"]),
        ("The Taliban control dozens of districts.", ["district held_by_opposition 12"]),
        ("Fifty-nine districts are under Taliban control, the watchdog said.", ["district held_by_opposition 59"]),
        ("Government forces still hold the district center of Archi.", ["district_center held 1"]),
        ("The city of Kunduz remains under government control.", ["city held 0"]),
        # given up
        ("Soldiers abandoned the base in Faryab at night.", ["base lost 1"]),
        ("Government forces withdrew from Qadis district.", ["district lost 1"]),
        ("Police pulled out of two checkpoints near the city.", ["post lost 2"]),
        ("Eight districts were handed over without a fight.", ["district lost 8"]),
        ("The army has given up the headquarters of Musa Qala district.", ["district_center lost 1"]),
        ("The government has lost control of Archi district.", ["district lost 1"]),
        ("Security forces were driven out of Qadis district by the Taliban.", ["district lost 1"]),
        # taken back
        ("Government troops retook the district of Khogyani in Ghazni.", ["district retaken 1"]),
        ("Afghan forces recaptured Imam Sahib from the Taliban.", ["district retaken 1"]),
        ("Commandos took back the district center of Archi.", ["district_center retaken 1"]),
        ("Troops drove the insurgents out of Kunduz city.", ["city retaken 0"]),
        ("The Taliban were pushed out of Qadis district on Monday.", ["district retaken 1"]),
        ("The Taliban retook Musa Qala district.", ["district lost 1"]),
        ("The Taliban withdrew from Qadis district.", ["district retaken 1"]),
        ("Government forces have retaken only a few districts.", ["district retaken 3"]),
        ("The army has recaptured part of the territory.", ["district retaken 1"]),
        # fought over
        ("Taliban fighters entered Lashkar Gah on Sunday.", ["city contested 0"]),
        ("Insurgents attacked Qadis district from three sides.", ["district contested 1"]),
        ("The Taliban have encircled the city of Kunduz.", ["city contested 0"]),
        ("Fighters broke into Qala-e Naw on Wednesday.", ["city contested 0"]),
        ("Insurgents took the city's northern entrance and moved on through Kunduz.", ["city contested 0"]),
        ("Most of Bala Murghab district has been seized.", ["district contested 1"]),
        # failed, denied, feared
        ("The Taliban failed to capture Qadis district.", ["district contested 1"]),
        ("Troops tried to retake the district of Archi.", ["district contested 1"]),
        ("Officials said that Kunduz city had not fallen.", ["city contested 0"]),
        ("The police denied that Archi district had been lost.", ["district contested 1"]),
        ("The ministry dismissed reports that Ghazni had fallen.", ["city contested 0"]),
        ("The city of Maimana could fall soon.", ["city contested 0"]),
        ("The city of Maimana will fall if no help comes.", ["city contested 0"]),
        # lists
        ("The Taliban captured Imam Sahib, Archi and Qala-e Zal.", ["district lost 1"] * 3),
        ("The districts of Imam Sahib, Archi and Khanabad fell.", ["district lost 1"] * 3),
        ("Bala Murghab and Qadis districts fell to the Taliban.", ["district lost 1"] * 2),
        ("The Taliban took Kandahar, Lashkar Gah and Herat.", ["city lost 0"] * 3),
        ("Zebak district was taken out of Taliban control.", ["district retaken 1"]),
        ("Warduj district has been under Taliban control since 2016.", ["district held_by_opposition 1"]),
        ("Yamgan district has collapsed into insurgent hands.", ["district lost 1"]),
        ("Control of the city of Kunduz was still in dispute.", ["city contested 0"]),
        (
            "Of the districts, 59 are held by the Taliban and 119 are contested.",
            [
                "district held_by_opposition 59",
                "district contested 119",
            ],
        ),
        # a flag, a fall that followed, ground that changed hands
        ("The Taliban's flag was flying over the district center of Archi.", ["district_center lost 1"]),
        ("The flag of the government was hoisted over the district center of Archi.", ["district_center retaken 1"]),
        ("Zaranj fell on Friday; Sheberghan followed on Saturday.", ["city lost 0", "city lost 0"]),
        ("Imam Sahib district switched hands twice in May.", ["district contested 1"]),
        ("Neighbouring Shinkay has been contested for months.", ["district contested 1"]),
        ("Taliban seize district in Paktia", ["district lost 1"]),
        ("Commandos have wrested back Char Bolak district.", ["district retaken 1"]),
        ("Archi district was cleared of insurgents.", ["district retaken 1"]),
        # a level, not news
        ("The Taliban controlled 20 districts.", ["district held_by_opposition 20"]),
        ("The Taliban are in full control of Qadis district.", ["district held_by_opposition 1"]),
        ("Archi district has been under Taliban control for two years.", ["district held_by_opposition 1"]),
        ("Archi district was held by the Taliban until last spring.", []),
        # only feared
        ("Archi district was under threat of falling into Taliban hands.", ["district contested 1"]),
        ("Archi district is on the verge of collapse.", ["district contested 1"]),
        ("The fall of Maimana would be a heavy blow.", []),
        ("Taliban fighters were driven from the outskirts of Pul-e-Alam.", ["city held 0"]),
        ("The Taliban attacked a base on the border between Archi and Khanabad districts.", []),
        ("Kunduz, Sar-e Pul and Taloqan fell on Sunday.", ["city lost 0"] * 3),
        # a border crossing is no district
        ("Taliban fighters took the Spin Boldak crossing.", ["post lost 1"]),
        # what is no ground lost
        ("Many officers abandoned their posts as insurgents came near.", []),
        ("The Taliban are kind where targeted villages surrender.", []),
        ("The Taliban captured three bases. Seventeen soldiers were killed and 15 were captured.", ["base lost 3"]),
        # elided
        (
            "A dozen districts fell in two days. More than 60 have been lost since March.",
            ["district lost 12", "district lost 61"],
        ),
        # a verb told once, names between dashes, let to happen
        (
            "Five districts had been lost in Takhar province and three in Kunduz.",
            ["district lost 5", "district lost 3"],
        ),
        ("Three districts – Imam Sahib, Archi and Qadis – were handed to the Taliban.", ["district lost 1"] * 3),
        ("Soldiers left, allowing the Taliban to take the town of Garmser.", ["district_center lost 1"]),
        ("Commandos were able to regain control of the district center of Andar.", ["district_center retaken 1"]),
        ("Kandahar city has been under siege for weeks.", ["city contested 0"]),
        ("Fighting for control of Baraki Barak district went on.", ["district contested 1"]),
        # a part of the whole
        ("The insurgents took over at least 150 of the country's 421 districts.", ["district lost 150"]),
        ("The Taliban overran 27 of the province's 28 districts.", ["district lost 27"]),
        ("A series of takeovers in districts of Faryab followed.", ["district lost 2"]),
    ],
)
def test_ground(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on in Kunduz city and six soldiers were killed.",
        "The district governor was killed in Archi district.",
        "Troops captured a Taliban base in Nuristan.",
        "Forces destroyed two insurgent checkpoints.",
        "U.S. forces left Bagram Air Base last week.",
        "NATO handed over the base to Afghan forces.",
        "Residents fled the city of Kunduz.",
        "The president took part in a meeting in Kabul city.",
        "Prices fell in the city.",
        "The army plans to retake the districts.",
        "The country has some 400 districts.",
        "The deal bans attacks on provincial capitals by the Taliban.",
        "The troops were sent to the base in Maimana.",
        "An operation was conducted to capture a commander in Andar district.",
        "Rebels captured the city of Aleppo in Syria.",
        "The Islamic State captured villages in Achin district from the Taliban.",
        "The Taliban had not captured a single district in the province.",
    ],
)
def test_what_changes_no_hands(text: str) -> None:
    assert told(text) == []


def field(text: str, *names: str) -> tuple[Any, ...]:
    [claim] = ground(text)
    return tuple(claim[name] for name in names)


def test_unnamed_districts_over_a_stretch_are_a_window() -> None:
    assert field("At least 11 districts fell over the weekend.", "scope", "low", "high") == ("window", 11, None)
    assert field("More than 60 districts have fallen since May 1.", "scope", "date_start") == (
        "window",
        date(2021, 5, 1),
    )
    assert field("Insurgents seized three districts on Sunday.", "scope", "low", "high") == ("incident", 3, 3)
    assert field("The Taliban captured Imam Sahib district.", "scope") == ("incident",)


def test_a_level_is_a_stock() -> None:
    assert field("The Taliban control dozens of districts.", "scope", "date_start") == ("stock", date(2021, 6, 21))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nine districts of Faryab were held by the Taliban as of Friday, a council member said.", 18),
        ("As of 16 June the insurgents held nine districts of Faryab.", 16),
        ("On Saturday the rebels controlled three of the seven districts.", 19),
        ("Police still held the centre of Archi district on Thursday.", 17),
        ("The Taliban, who captured the town on Saturday, hold three districts of the province.", 21),
        ("The Taliban have held three districts of the province since May.", 21),
    ],
)
def test_a_level_stands_on_the_day_it_is_told_of(text: str, day: int) -> None:
    *_, level = ground(text)
    assert (level["scope"], level["date_start"], level["date_end"]) == ("stock", *[date(2021, 6, day)] * 2)


def test_modality() -> None:
    assert field("The police denied that Archi district had been lost.", "modality") == ("denied",)
    assert field("The city of Maimana could fall soon.", "modality") == ("conditional",)
    assert field("The Taliban reportedly captured Qadis district.", "modality") == ("reported",)


def test_the_winner_claims_and_the_loser_admits() -> None:
    text = "{} said the Taliban had captured Qadis district."
    assert field(text.format("A Taliban spokesman"), "source_class") == ("adversary",)
    assert field(text.format("The district governor"), "source_class") == ("own_side",)


def test_a_city_meant_by_the_city() -> None:
    claims = ground("The Taliban attacked Kunduz city on Sunday. By Monday the city had fallen to the insurgents.")
    assert [(c["measure"], c["place"]) for c in claims] == [("contested", "Kunduz city"), ("lost", "Kunduz city")]


def test_those_pushed_back_had_come() -> None:
    claims = ground("Kunduz was taken by the Taliban in 2015 before they were pushed back.")
    assert [(c["unit"], c["measure"], c["background"]) for c in claims] == [
        ("city", "lost", True),
        ("city", "retaken", True),
    ]


def test_an_attack_pushed_back_leaves_the_city_held() -> None:
    claims = ground("Taliban fighters entered Lashkar Gah on Sunday. Troops managed to push the insurgents back.")
    assert [c["measure"] for c in claims] == ["contested", "held"]


def test_an_assault_after_which_they_were_driven_out_had_succeeded() -> None:
    claims = ground("A Taliban assault on Kunduz city lasted three days before the insurgents were driven out.")
    assert [c["measure"] for c in claims] == ["lost", "retaken"]


def test_named_districts_have_their_place() -> None:
    claims = ground("The Taliban captured Imam Sahib, Archi and Qala-e Zal.")
    assert [c["district"] for c in claims] == ["Imam Sahib", "Dasht-e-Archi", "Qala-e-Zal"]


def test_unnamed_districts_lie_nowhere_in_particular() -> None:
    text = "The Taliban attacked Kunduz city on Sunday. The group has captured dozens of districts in recent weeks."
    assert [(c["district"], c["province"]) for c in ground(text) if c["unit"] == "district"] == [(None, None)]


_TEXT = """the Taliban captured retook lost fell to under control of district districts Imam Sahib Kunduz city base
posts two dozens more than not denied that will , and over out pushed back government forces were was have . on Monday
since May 1 it they"""
_WORDS = st.sampled_from(_TEXT.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_any_words_give_valid_claims(text: str) -> None:
    for claim in ground(text):
        assert claim["quote_start"] < claim["quote_end"] <= len(text)
        low, high = claim["low"], claim["high"]
        assert low is None or high is None or low <= high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of the side named in it or behind it; who is named later in the sentence did not do it
        ("The mayor confirmed the loss of the district but said the police station held out.", ["district lost 1"]),
        ("The fall of Zebak district to the rebels followed a siege.", ["district lost 1"]),
        ("The loss of Sangin to army commandos hurt the Taliban.", ["district retaken 1"]),
        ("The Taliban's loss of Sangin came in a night.", ["district retaken 1"]),
        ("The seizure of Sangin from the Taliban took a month.", ["district retaken 1"]),
        ("The Taliban's seizure of Sangin from the army took a month.", ["district lost 1"]),
        # counted in another part of the sentence
        ("All but two of the province's 17 districts have fallen to the Taliban.", ["district lost 15"]),
        ("All but one of Helmand's 14 districts are under Taliban control.", ["district held_by_opposition 13"]),
        ("All but a few of its districts fell.", []),
        ("That brought to nine the number of districts lost this month.", ["district lost 9"]),
        ("The number of districts captured by the Taliban has risen to 26.", ["district lost 26"]),
        ("The number of districts under attack has doubled.", []),
        # each and every one of them, and nobody says how many
        ("The Taliban hold every district of Badakhshan except one.", ["district held_by_opposition 2"]),
        # as many names behind a colon as were counted
        ("Two districts fell on Sunday, elders said: Burka and Nahrin.", ["district lost 1"] * 2),
        ("Two districts fell in two days: Archi in Kunduz and Darqad in Takhar.", ["district lost 1"] * 2),
        ("Four districts fell in two days, among them two of the largest: Burka and Nahrin.", ["district lost 4"]),
        # of the verb told once
        ("Six districts fell in Takhar, four in Kunduz.", ["district lost 6", "district lost 4"]),
        # the same told again in other words
        ("Kunduz fell in a day, the first time they had held a city.", ["city lost 0"]),
        ("For the first time the Taliban had captured a city.", ["city lost 0"]),
        ("The district is feared lost.", ["district lost 1"]),
        ("The rebels almost seized the district.", ["district contested 1"]),
        ("Three districts fell: Zebak, in Badakhshan; Archi; and Nad Ali, in Helmand.", ["district lost 1"] * 3),
        # which it was of those that fell, told of what was told already
        ("Zaranj fell on Friday, the first provincial capital to be lost.", ["city lost 0"]),
        ("Zaranj fell on Friday. It was the first provincial capital to fall.", ["city lost 0"]),
        ("Jawand is the third district to fall in a week.", ["district lost 1"]),
        ("The Taliban have overrun six posts and taken 12 captive.", ["post lost 6"]),
        # so many as under somebody's control
        ("The mission listed 41 districts as under insurgent control.", ["district held_by_opposition 41"]),
        ("Uruzgan had five of its six districts under Taliban control.", ["district held_by_opposition 5"]),
        ("The army had two districts under its control.", []),
        # driven out, in other words; out of power is out of no ground
        ("Commandos flushed the Taliban out of Nad Ali district.", ["district retaken 1"]),
        ("The Taliban were evicted from Marja.", ["district retaken 1"]),
        ("The Taliban were ousted from power in 2001.", []),
    ],
)  # fmt: skip
def test_who_did_it_and_how_many(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rebels claimed last night to have captured Kunduz.",
        "The Taliban claimed in a statement to have captured Kunduz.",
    ],
)
def test_claimed_on_a_day_to_have_been_taken(text: str) -> None:
    assert told(text) == ["city lost 0"]
    assert told("The army hopes to have captured Kunduz by June.") == []


def test_districts_counted_by_province_lie_there() -> None:
    found = ground("The Taliban have captured nine districts: four in Takhar, three in Kunduz and two in Baghlan.")
    assert [(c["low"], c["province"]) for c in found] == [(9, None), (4, "Takhar"), (3, "Kunduz"), (2, "Baghlan")]
    assert [c["province"] for c in ground("Six districts fell in Takhar, four in Kunduz.")] == ["Takhar", "Kunduz"]


def test_what_is_feared_is_not_confirmed() -> None:
    (feared,) = ground("The base is feared to have fallen to the Taliban.")
    assert feared["modality"] == "unconfirmed"


def test_what_remains_is_not_what_was_taken() -> None:
    text = "The Taliban seized Garmser and Nad Ali, and only {} remains under government control."
    for left, unit in (("the centre of Lashkar Gah", "city"), ("Lashkar Gah's centre", "city"), ("Sangin", "district")):
        assert told(text.format(left))[:2] == ["district lost 1"] * 2
        (held,) = ground(text.format(left))[2:]
        assert (held["unit"], held["measure"]) == (unit, "held")


def test_how_often_it_fell_is_no_time() -> None:
    fell, retaken = ground("Archi fell on Saturday for the third time this year, but troops retook it by evening.")
    for claim in (fell, retaken):
        assert (claim["date_start"], claim["date_end"]) == (date(2021, 6, 19), date(2021, 6, 19))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Archi, which the Taliban overran in May, was retaken on Sunday.",
            [
                ("lost", "taliban", date(2021, 5, 1), date(2021, 5, 31)),
                ("retaken", None, date(2021, 6, 20), date(2021, 6, 20)),
            ],
        ),
        (
            "Marja, which US Marines captured in 2010, fell to the Taliban on Sunday.",
            [
                ("retaken", "international", date(2010, 1, 1), date(2010, 12, 31)),
                ("lost", "taliban", date(2021, 6, 20), date(2021, 6, 20)),
            ],
        ),
        (
            "Sangin, where British troops fought for years, fell on Sunday.",
            [("lost", None, date(2021, 6, 20), date(2021, 6, 20))],
        ),
    ],
)
def test_each_clause_about_ground_has_its_own_day(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert [(c["measure"], c["by"], c["date_start"], c["date_end"]) for c in ground(text)] == expected


def test_a_day_of_the_loss_is_not_that_of_the_recapture() -> None:
    retaken, lost = ground("Troops recaptured Archi, which the Taliban had seized on Friday.")
    assert (lost["date_start"], lost["date_end"]) == (date(2021, 6, 18), date(2021, 6, 18))
    assert (retaken["measure"], retaken["date_end"]) == ("retaken", date(2021, 6, 21))


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (date(2001, 11, 12), "Taloqan fell on Sunday, residents said.", ["retaken"]),
        (date(2001, 11, 14), "The fall of Jalalabad came without a battle.", ["retaken"]),
        (date(2001, 11, 14), "Herat was captured on Monday.", ["retaken"]),
        (date(2005, 3, 1), "He moved to Quetta after the fall of Kandahar in December 2001.", ["retaken"]),
        (date(2001, 11, 14), "Herat fell to the Taliban in 1995.", []),
        (date(2001, 11, 14), "Herat has fallen to the Taliban again.", ["lost"]),
        (date(2001, 11, 14), "The Taliban captured Herat on Monday.", ["lost"]),
        (date(2015, 9, 29), "Kunduz fell on Monday, residents said.", ["lost"]),
        (date(2021, 8, 14), "The fall of Jalalabad came without a battle.", ["lost"]),
        (date(2001, 11, 12), "Anti-Taliban fighters captured Bamyan on Sunday.", ["retaken"]),
        (date(2001, 11, 14), "Northern Alliance troops marched into Herat on Monday.", ["retaken"]),
        (date(2001, 11, 14), "Government forces swept into Ghazni on Monday.", ["retaken"]),
        (date(2001, 11, 14), "Northern Alliance troops swept into the outskirts of Ghazni.", []),
        (date(2018, 7, 12), "Afghan soldiers marched into Herat on Monday.", []),  # who had it before?
        (date(2018, 7, 12), "Government forces swept into Ghazni on Monday.", []),
    ],
)
def test_what_fell_while_the_opposition_ruled_fell_to_the_other_side(
    published: date, text: str, expected: list[str]
) -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": published, "text": text}
    claims = [claim for claim in read_article(article, AFGHANISTAN) if claim["unit"] != "person"]
    assert [claim["measure"] for claim in claims] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army fled, leaving only the airport in the hands of the government.", ["base held 1"]),
        ("The retreat left the district of Chora under the control of the insurgents.", ["district lost 1"]),
        ("The police pulled out, leaving Archi district in Taliban hands.", ["district lost 1"]),
        ("The harvest left the district of Chora in the hands of traders.", []),
        ("The Taliban swept into Herat on Thursday.", ["city contested 0"]),
        ("Protesters marched into Kabul on Friday.", []),
        ("Afghan soldiers drove into Herat on Friday.", []),
        ("A flood swept into Herat on Friday.", []),
    ],
)
def test_ground_left_in_hands_and_cities_swept_into(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine districts of Takhar had fallen by Tuesday.", ("window", date(2021, 5, 10), date(2021, 6, 15))),
        ("By Tuesday night nine districts of Takhar were lost.", ("window", date(2021, 5, 10), date(2021, 6, 15))),
        ("Nine districts had fallen by then.", ("window", date(2021, 5, 10), date(2021, 6, 21))),
        ("As of Tuesday, nine districts of Takhar had fallen.", ("window", AFGHANISTAN.start, date(2021, 6, 15))),
        ("Chal district had fallen by Tuesday.", ("incident", date(2021, 6, 9), date(2021, 6, 15))),
        ("Chal district had fallen by Tuesday evening.", ("incident", date(2021, 6, 15), date(2021, 6, 15))),
        ("Chal district fell by dawn on Tuesday.", ("incident", date(2021, 6, 15), date(2021, 6, 15))),
    ],
)
def test_what_had_fallen_by_a_day_fell_at_some_time_before(text: str, expected: tuple[str, date, date]) -> None:
    (claim,) = ground(text)
    assert claim["measure"] == "lost"
    assert (claim["scope"], claim["date_start"], claim["date_end"]) == expected


def test_by_how_much_prices_fell_is_no_loss() -> None:
    assert ground("Trade in Chal district had fallen by half.") == []


def test_others_captured_are_people_where_people_were_counted() -> None:
    assert told("Nine guards died when the Taliban attacked two posts. Six others were captured.") == []
    assert told("The Taliban attacked ten posts. Six were captured.") == ["post lost 6"]


def test_what_has_only_begun_is_contested() -> None:
    assert told("An operation had begun to recapture Chora district.") == ["district contested 1"]
    assert told("Troops managed to recapture Chora district.") == ["district retaken 1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parts of Imam Sahib fell to the Taliban.", ["district contested 1"]),
        ("Most of Imam Sahib has fallen to the Taliban.", ["district contested 1"]),
        ("Large parts of Kunduz fell to the Taliban.", ["city contested 0"]),
        ("Imam Sahib fell to the Taliban.", ["district lost 1"]),
        ("The Taliban captured Kunduz. Troops retook the centre of the city.", ["city lost 0", "city retaken 0"]),
    ],
)
def test_parts_of_a_place_are_not_the_place(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The government controlled 200 districts, the insurgents 60, and 90 were contested.",
            [("district", "held", 200, None), ("district", "contested", 90, None)],
        ),
        ("Eleven districts fell on Sunday, five of them in Badakhshan.", [("district", "lost", 11, None)]),
        (
            "The base in Faryab's Ghormach was quiet. It is the second base in the province lost this month.",
            [("base", "lost", 1, "Badghis")],
        ),
    ],
)
def test_a_number_is_of_what_it_is_said_of(text: str, expected: list[tuple]) -> None:
    article = {"article_id": "x", "text": text, "published": date(2018, 7, 12)}
    claims = read_article(article, conflict.load())
    assert [(c["unit"], c["measure"], c["low"], c["province"]) for c in claims] == expected
