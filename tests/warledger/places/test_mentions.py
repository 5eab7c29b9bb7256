"""Names in a text: their span, level and part; what is a person, an organisation or abroad."""

import pytest

from warledger.conflict import load
from warledger.places import Gazetteer, PlaceContext, find_places

GAZETTEER = Gazetteer.from_conflict(load())


def told(text):
    """(words, level, pcode) of each mention."""
    return [(m.text, m.level, m.pcode) for m in PlaceContext(text, GAZETTEER).mentions]


def roles(text):
    return {m.text: m.role for m in find_places(text, GAZETTEER)}


def test_span_is_the_name_and_its_place_word():
    text = "Fighters entered Andar district in Ghazni province."
    district, province = find_places(text, GAZETTEER)
    assert text[district.start : district.end] == district.text == "Andar district"
    assert (district.province, district.district, district.pcode) == ("Ghazni", "Andar", "AF1107")
    assert province.text == "Ghazni province" and district.within == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clashes shook Kunduz province.", [("Kunduz province", "province", "AF19")]),
        ("Clashes shook Kunduz city.", [("Kunduz city", "city", "AF1901")]),
        ("Clashes shook the city of Kunduz.", [("Kunduz", "city", "AF1901")]),
        ("Clashes shook Kunduz district.", [("Kunduz district", "district", "AF1901")]),
        ("Clashes shook Kunduz.", [("Kunduz", "province", "AF19")]),
        ("Clashes shook Kabul.", [("Kabul", "city", "AF0101")]),
        ("Clashes shook Kabul province.", [("Kabul province", "province", "AF01")]),
        ("Clashes shook Farah, the provincial capital.", [("Farah", "city", "AF3301")]),
        ("Clashes shook Sangin.", [("Sangin", "district", "AF3008")]),
        ("Clashes shook the town of Sangin.", [("Sangin", "city", "AF3008")]),
        ("Clashes shook Gereshk.", [("Gereshk", "city", "AF3004")]),
        ("Clashes shook Kandahar Airfield.", [("Kandahar Airfield", "place", "AF2701")]),
        ("Clashes shook Camp Bastion.", [("Camp Bastion", "place", "AF30")]),
        ("Clashes shook northern Afghanistan.", [("northern Afghanistan", "region", None)]),
        ("Clashes went on in the south.", [("the south", "region", None)]),
        ("Clashes went on across the country.", [("the country", "country", None)]),
    ],
)
def test_level(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Panjwai, Zhari and Maiwand districts saw fighting.",
        "The districts of Panjwai, Zhari and Maiwand saw fighting.",
        "Kandahar's Panjwai, Zhari and Maiwand districts saw fighting.",
        "Fighting in the Panjwai, Zhari and Maiwand districts of Kandahar went on.",
    ],
)
def test_lists_share_their_place_word(text):
    districts = [m for m in told(text) if m[1] == "district"]
    assert [m[2] for m in districts] == ["AF2704", "AF2705", "AF2710"]


def test_plural_makes_a_province_of_each():
    assert [m[1] for m in told("Raids in Khost, Kunduz and Ghazni provinces")] == ["province"] * 3
    assert [m[1] for m in told("Raids in the provinces of Khost and Ghazni")] == ["province"] * 2


def test_the_place_word_of_the_name_before_is_not_ones_own():
    assert told("in the Imam Sahib district of Kunduz")[1] == ("Kunduz", "province", "AF19")


@pytest.mark.parametrize(
    "text",
    [
        "President Ghani spoke.",
        "Gen. Baghlan spoke.",
        "Mullah Sangin was named in it.",
        "Hamid Kakar, a soldier, said so.",
        "Kandahari merchants protested.",
        "Zadran said he would stay.",
        "The Tani brothers left.",
    ],
)
def test_people_are_no_places(text):
    assert find_places(text, GAZETTEER) == []


def test_a_name_that_is_also_a_persons_is_a_place_where_the_text_says_so():
    for text in ("Three died in Kama.", "Three died in Kama district.", "Kama, Nangarhar, was quiet."):
        assert told(text)[0][2] == "AF0605", text


def test_roles():
    assert roles("The Kabul government denied it.") == {"Kabul": "organisation"}
    assert roles("The governor of Takhar was hurt.") == {"Takhar": "office"}
    assert roles("Kandahar police chief Ali was hurt.") == {"Kandahar": "office"}
    assert roles("The road from Kandahar to Herat was cut.") == {"Kandahar": "aside", "Herat": "aside"}
    assert roles("a village 20 miles west of Ghazni") == {"Ghazni": "aside"}
    assert roles("He was responsible for attacks in Logar.") == {"Logar": "background"}
    assert roles("A Logar-based commander was caught.") == {"Logar": "background"}


@pytest.mark.parametrize(
    "text",
    [
        "KABUL, Afghanistan (Jan. 25, 2013) A patrol was hit.",
        "KABUL -- A patrol was hit.",
        "Kabul (AP) — A patrol was hit.",
    ],
)
def test_datelines(text):
    assert {m.role for m in find_places(text, GAZETTEER)} == {"dateline"}


def test_abroad():
    peshawar, pakistan = find_places("A bomb went off in Peshawar, Pakistan.", GAZETTEER)
    assert peshawar.abroad and pakistan.abroad and peshawar.country == "Pakistan"
    assert peshawar.province is None


def test_villages_are_not_taken_for_districts_of_that_name():
    assert [m[0] for m in told("Kakar village, in Nerkh district, was searched.")] == ["Nerkh district"]


def test_misspelled_names_hold_only_beside_a_place_word_and_their_province():
    assert told("in Garmzer district, Helmand province")[0][2] == "AF3006"
    assert find_places("in Garmzer today", GAZETTEER) == []
    assert told("in Garmzer district of Takhar")[0][2] == "AF18"


def test_a_district_put_in_another_province_follows_the_report_unless_known():
    assert told("in Urgun district, Paktia province")[0][1:] == ("ambiguous", "AF13")
    assert told("in Ghormach district, Faryab province")[0][1:] == ("district", "AF3107")
