"""Clustering and district status on the five annotated articles."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from tests.generators.seed_claims import SEEDS, gold_frames

from warledger import conflict
from warledger.events import Decisions, EventTables, build_events

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the annotated articles are not at {SEEDS}")


@pytest.fixture(scope="module")
def told() -> tuple[EventTables, dict[str, str]]:
    articles, claims, gold = gold_frames()
    return build_events(articles, claims, Decisions(), conflict.load()), gold


def members(told: EventTables) -> dict[str, str]:
    return dict(told.event_claims.select("claim_id", "event_id").iter_rows())


def test_reports_of_one_incident_in_two_articles_meet(told: tuple[EventTables, dict[str, str]]) -> None:
    event = members(told[0])
    assert event["001-04"] == event["002-02"]  # the fighting in a provincial capital
    assert event["000-11"] == event["001-05"]  # its fall, told as history
    assert event["001-16"] == event["002-12"]  # the same weekend's total


def test_no_event_holds_two_incidents_that_count_the_same(told: tuple[EventTables, dict[str, str]]) -> None:
    event, gold = members(told[0]), told[1]
    apart = [
        ("004-09", "004-13"),
        ("004-14", "004-21"),
        ("001-12", "001-13"),
        ("003-13", "003-21"),
        ("002-04", "001-11"),
    ]
    for one, other in apart:
        assert gold[one] != gold[other]
        assert event[one] != event[other], (one, other)


def test_the_post_is_part_of_its_district(told: tuple[EventTables, dict[str, str]]) -> None:
    event = members(told[0])
    parent = dict(told[0].events.select("event_id", "parent_event").iter_rows())
    assert parent[event["004-09"]] == event["004-07"] == event["004-02"]


def test_one_district_is_held_and_its_capital_only_contested(told: tuple[EventTables, dict[str, str]]) -> None:
    confirmed = told[0].district_status.filter((pl.col("status") == "opposition") & (pl.col("basis") == "confirmed"))
    assert confirmed.select("pcode", "start").rows() == [("AF1905", date(2021, 6, 21))]
