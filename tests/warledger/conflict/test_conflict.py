"""The conflict's data: complete, consistent, and read once."""

import pickle
from datetime import date

import polars as pl
import pytest

from warledger.conflict import ConflictError, load
from warledger.tables import PARTIES

AFGHANISTAN = load()


def test_one_object_a_name_even_across_processes():
    assert load() is load("afghanistan")
    assert pickle.loads(pickle.dumps(AFGHANISTAN)) is AFGHANISTAN


def test_period_includes_both_ends():
    assert AFGHANISTAN.covers(date(2001, 10, 7))
    assert AFGHANISTAN.covers(date(2021, 8, 30))
    assert not AFGHANISTAN.covers(date(2021, 8, 31))


def test_the_opposition_ruled_until_its_last_province_was_given_up() -> None:
    assert AFGHANISTAN.opposition_ruled(date(2001, 11, 13))
    assert not AFGHANISTAN.opposition_ruled(date(2001, 10, 6))  # before the war
    assert not AFGHANISTAN.opposition_ruled(date(2002, 1, 1))


def test_parties_are_those_of_the_tables_and_enmity_is_mutual():
    assert set(AFGHANISTAN.parties) == set(PARTIES)
    for party in AFGHANISTAN.parties.values():
        assert party.side in {"government", "opposition", "none"}
        for enemy in party.enemies:
            assert party.name in AFGHANISTAN.parties[enemy].enemies


def test_unknown_conflict_is_named_with_what_is_known():
    with pytest.raises(ConflictError, match="afghanistan"):
        load("atlantis")


def test_missing_lexicon_is_named():
    with pytest.raises(ConflictError, match=r"nosuch\.toml"):
        AFGHANISTAN.lexicon("nosuch")


def test_provinces_are_34_each_with_its_capitals_district():
    provinces, districts = AFGHANISTAN.provinces, AFGHANISTAN.districts
    assert provinces["pcode"].n_unique() == provinces.height == 34
    joined = provinces.join(districts, left_on="capital_pcode", right_on="pcode")
    assert joined.filter(pl.col("province") == pl.col("province_right")).height == 34


def test_districts_are_the_national_list_and_the_temporary_ones():
    districts = AFGHANISTAN.districts
    assert districts["pcode"].n_unique() == districts.height == 419
    assert districts["in_ocha401"].sum() == 401
    assert districts["in_aims398"].sum() == 398
    assert set(districts["province"]) == set(AFGHANISTAN.provinces["province"])
    assert districts["lat"].is_between(29, 39).all() and districts["lon"].is_between(60, 75).all()
    parents = districts.filter(pl.col("parent_pcode") != "")["parent_pcode"]
    assert set(parents) <= set(districts["pcode"])
