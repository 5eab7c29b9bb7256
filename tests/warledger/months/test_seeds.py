"""The five annotated articles add up to what their annotator says they do."""

from __future__ import annotations

import polars as pl
import pytest
from tests.generators.seed_claims import SEEDS, gold_frames, gold_months

from warledger import conflict
from warledger.events import Decisions, build_events
from warledger.months import MonthTables, build_months

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the annotated articles are not at {SEEDS}")


@pytest.fixture(scope="module")
def months() -> MonthTables:
    articles, claims, _events = gold_frames()
    war = conflict.load()
    return build_months(articles, claims, build_events(articles, claims, Decisions(), war), war)


def test_casualties(months: MonthTables) -> None:
    for gold in gold_months()["monthly_casualties"]:
        key = [pl.col(name) == gold[name] for name in ("month", "party", "measure")]
        row = months.monthly_casualties.row(by_predicate=pl.all_horizontal(key), named=True)
        assert {name: row[name] for name in gold} == gold


def test_ground(months: MonthTables) -> None:
    for gold in gold_months()["monthly_ground"]:
        key = [pl.col(name) == gold[name] for name in ("month", "unit")]
        row = months.monthly_ground.row(by_predicate=pl.all_horizontal(key), named=True)
        assert {name: row[name] for name in gold} == gold


def test_districts_lost(months: MonthTables) -> None:
    for gold in gold_months()["monthly_districts_lost"]:
        row = months.monthly_districts_lost.row(by_predicate=pl.col("month") == gold["month"], named=True)
        assert (row["lost_named"], row["lost_low"], row["lost_high"]) == (gold["lost_named"], gold["lost_low"], None)
        assert row["lost_spread"] == gold["lost_spread_about"]


def test_silence_has_no_row(months: MonthTables) -> None:
    assert months.monthly_districts_lost["month"].to_list() == ["2016-10", "2021-05", "2021-06", "2021-07"]
    assert months.contradictions.is_empty()
