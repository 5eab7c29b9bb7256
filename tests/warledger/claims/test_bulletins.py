"""Releases in a coalition's manner, in our own words: whom each tells killed and captured, when and where."""

import json
from datetime import date
from pathlib import Path

import pytest

from warledger import conflict
from warledger.claims import article_figures, read_article

WAR = conflict.load()
OPPOSITION = {name for name, party in WAR.parties.items() if party.side == "opposition"}
LINES = Path(__file__).with_name("bulletins.jsonl").read_text(encoding="utf-8").splitlines()
VAGUE = {"several": 3, "a number of": 4, "numerous": 4, "multiple": 3}  # least people meant; a bare plural is two


def least(figure, claims):
    if figure["low"] is not None:
        return figure["low"]
    words = " ".join(claims[claim]["count_text"] or "" for claim in figure["claim_ids"]).lower()
    return next((low for word, low in VAGUE.items() if word in words), 2)


@pytest.mark.parametrize("line", LINES, ids=[json.loads(line)["text"][:60] for line in LINES])
def test_a_bulletin_is_read_as_a_reader_would(line):
    told = json.loads(line)
    published = date.fromisoformat(told["published"])
    claims = read_article(
        {"article_id": "test", "publisher": "ISAF", "text": told["text"], "published": published}, WAR
    )
    figures = article_figures(claims, published)
    by_id = {claim["claim_id"]: claim for claim in claims}

    def total(*measures):
        foes = (f for f in figures if f["party"] in OPPOSITION and f["measure"] in measures)
        return sum(least(figure, by_id) for figure in foes)

    assert (total("killed"), total("captured", "surrendered")) == (told["killed"], told["captured"])
    assert min(figure["date_start"] for figure in figures) == date.fromisoformat(told["day"])
    assert sorted({figure["province"] for figure in figures if figure["province"]}) == told["provinces"]
