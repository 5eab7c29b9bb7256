"""The gazetteer: spellings that fold together, data that is sound, and time in proportion to the text."""

import time

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger.conflict import load
from warledger.places import Gazetteer, PlaceContext, find_places, reference_districts
from warledger.places.gazetteer import split
from warledger.places.spelling import fold, keys, letters
from warledger.tables import PLACE_PRECISIONS

CONFLICT = load()
GAZETTEER = Gazetteer.from_conflict(CONFLICT)
PIECES = [
    "Kabul ", "Sangin district, ", "Nawa district. ", "Kunduz, ", "Andar and ", "Dasht-e-", "Khan Abad ", "'A", "Aa-",
    "In Kunduz, five died.\n\n", "KABUL, Afghanistan (AP) -- ", "the road from Kunduz to ", "governor of ",
    "northern and ",
    "A", "a", " ", "\n", "planning attacks in ", "Xylofon district ", "across the country ", "Helmand's ", "(", "-",
]  # fmt: skip


@pytest.mark.parametrize(
    "spellings",
    [
        "Panjwai|Panjwayi|Panjwa'i|Panjwaye|Panjwayee",
        "Nawzad|Nauzad|Naw Zad|Now Zad|Nowzad",
        "Maimana|Maymana|Meymaneh|Maimanah",
        "Saydabad|Sayed Abad|Sayyidabad|Said Abad",
        "Khost|Khowst",
        "Baghlan|Baglan",
    ],
)
def test_spellings_fold_to_one_key(spellings):
    assert len({fold("".join(split(name))) for name in spellings.split("|")}) == 1


def test_linking_vowels_do_not_matter():
    links = {keys(split(name))[1] for name in ("Nahr-e Saraj", "Nahri Saraj", "Nahr-i-Saraj", "Nahr Saraj")}
    assert len(links) == 1


@pytest.mark.parametrize("pair", ["Ghani|Ghazni", "Paktia|Paktika", "Zhari|Zari", "Nawa|Nova", "Chaman|Chamkani"])
def test_different_names_stay_apart(pair):
    first, second = pair.split("|")
    assert fold(letters(first)) != fold(letters(second))


def test_every_district_is_found_by_its_own_name_and_province():
    for row in CONFLICT.districts.iter_rows(named=True):
        text = f"in {row['district']} district, {row['province']} province"
        assert find_places(text, GAZETTEER)[0].pcode == row["pcode"], text


def test_every_province_is_found_by_its_name():
    for row in CONFLICT.provinces.iter_rows(named=True):
        assert find_places(f"in {row['province']} province", GAZETTEER)[0].pcode == row["pcode"]


def test_hand_lists_name_existing_places():
    codes = {*CONFLICT.districts["pcode"], *CONFLICT.provinces["pcode"]}
    aliases = CONFLICT.lexicon("aliases")
    for section in ("names", "contextual"):
        assert {code for listed in aliases[section].values() for code in listed} <= codes
    assert set(aliases["reported_in"]) <= codes
    assert set(CONFLICT.towns["pcode"]) <= codes


def test_reference_districts():
    table = reference_districts(CONFLICT)
    assert table.columns == ["pcode", "province", "district", "lat", "lon", "in_ocha401"]
    assert table.height == 419 and table["pcode"].is_sorted()
    assert table.filter(pl.col("in_ocha401")).height == 401


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25).map("".join))
def test_any_text_gives_ordered_spans_and_known_levels(text):
    context = PlaceContext(text, GAZETTEER)
    last = 0
    for mention in context.mentions:
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.level in PLACE_PRECISIONS
        assert mention.level != "district" or (mention.pcode and mention.district)
        last = mention.end
    found = context.place_for(0, len(text), (0, len(text)))
    assert found.place_precision is None or found.place_precision in PLACE_PRECISIONS
    assert found.district is None or found.province is not None


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_time_is_in_proportion_to_the_text(piece):
    def seconds(size):
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        context = PlaceContext(text, GAZETTEER)
        for at in range(0, size, size // 50):
            context.place_for(at, at + 10, (0, size))
        return time.process_time() - start

    seconds(2_000)
    small, large = seconds(20_000), seconds(80_000)
    assert large < 12 * max(small, 0.05)  # 4 times the text: 16 times would be quadratic
