"""News spellings of places, each in a phrase as reports write it, and the P-code it must lead to.

An empty code means that the phrase must stay undecided: a wrong district is worse than none.
"""

import csv
from pathlib import Path

import pytest

from warledger.conflict import load
from warledger.places import Gazetteer, PlaceContext, find_places

GAZETTEER = Gazetteer.from_conflict(load())
ROWS = list(csv.DictReader((Path(__file__).parent / "spellings.csv").open(encoding="utf-8")))


def test_the_table_is_worth_its_name():
    assert len(ROWS) > 300
    assert len({row["written"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["written"])
def test_spelling_leads_to_its_district(row):
    text = f"Ten soldiers were killed in {row['written']} on Sunday."
    if row["pcode"] == "none":
        text = f"Ten soldiers were killed by {row['written']} on Sunday."
        assert find_places(text, GAZETTEER) == []
        return
    found = PlaceContext(text, GAZETTEER).place_for(4, 23, (0, len(text)))
    assert (found.pcode or "") == row["pcode"]
    assert bool(found.district) == (len(row["pcode"]) == 6)
