"""What holds for any war: the order of the input, copies, and ranges."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.generators.claim_frames import claim_frames

from warledger import conflict, tables
from warledger.events import Decisions, EventTables, build_events
from warledger.months import MonthTables, build_months

#: A dense war: few districts, few days, so that reports meet.
DENSE = {"start": date(2018, 6, 10), "days": 40, "districts": 4}
MANY = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def build(articles: pl.DataFrame, claims: pl.DataFrame) -> tuple[EventTables, MonthTables]:
    war = conflict.load()
    events = build_events(articles, claims, Decisions(), war)
    return events, build_months(articles, claims, events, war)


@MANY
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_order_of_articles_and_claims_changes_nothing(seed: int, shuffle: int) -> None:
    articles, claims = claim_frames(150, seed, **DENSE)  # type: ignore[arg-type]
    first = build(articles, claims)
    second = build(
        articles.sample(fraction=1, shuffle=True, seed=shuffle), claims.sample(fraction=1, shuffle=True, seed=shuffle)
    )
    for stage, again in zip(first, second, strict=True):
        for name in stage._fields:
            assert getattr(stage, name).equals(getattr(again, name)), name


@MANY
@given(st.integers(0, 10_000), st.data())
def test_a_copy_changes_only_which_articles_tell(seed: int, data: st.DataObject) -> None:
    articles, claims = claim_frames(120, seed, **DENSE)  # type: ignore[arg-type]
    original = data.draw(st.sampled_from(articles.filter(pl.col("duplicate_of").is_null())["article_id"].to_list()))
    copied = articles.filter(pl.col("article_id") == original).with_columns(
        article_id=pl.lit("z-copy"),
        origin=pl.lit("copy.txt"),
        publisher=pl.lit("Somebody Else"),
        duplicate_of=pl.lit(original),
    )
    again = claims.filter(pl.col("article_id") == original).with_columns(
        article_id=pl.lit("z-copy"), claim_id="z" + pl.col("claim_id")
    )
    before = build(articles, claims)
    after = build(pl.concat([articles, copied]), pl.concat([claims, again]))
    assert after[0].events.equals(before[0].events)
    assert after[0].event_figures.equals(before[0].event_figures)
    assert after[0].district_status.equals(before[0].district_status)
    for name in before[1]._fields:
        assert getattr(after[1], name).equals(getattr(before[1], name)), name
    roles = after[0].event_claims.filter(pl.col("claim_id").str.starts_with("z"))
    assert roles.height == again.height
    assert set(roles["role"]) <= {"restatement"}


@MANY
@given(st.integers(0, 10_000))
def test_ranges_are_in_order_and_totals_equal_their_parts(seed: int) -> None:
    articles, claims = claim_frames(200, seed, **DENSE)  # type: ignore[arg-type]
    events, months = build(articles, claims)
    for name, table in (*events._asdict().items(), *months._asdict().items()):
        tables.checked(name, table)  # low <= best <= high, and lost_low covers the named losses
    everywhere = months.monthly_casualties.filter(pl.col("events") > 0)
    summed = months.monthly_casualties_by_province.group_by("month", "party", "measure").agg(
        pl.col("low", "claimed", "events").sum(),
        high=pl.when(pl.col("high").is_not_null().all()).then(pl.col("high").sum()),
    )
    joined = everywhere.join(summed, on=["month", "party", "measure"], suffix="_parts")
    assert joined.height == everywhere.height
    for name in ("low", "claimed", "events", "high"):
        assert joined[name].equals(joined[f"{name}_parts"].alias(name)), name
    assert (everywhere["bounded_low"] >= everywhere["low"]).all()


@MANY
@given(st.integers(0, 10_000), st.data())
def test_every_claim_has_one_event_and_every_figure_a_claim(seed: int, data: st.DataObject) -> None:
    articles, claims = claim_frames(150, seed, **DENSE)  # type: ignore[arg-type]
    events, _months = build(articles, claims)
    assert events.event_claims["claim_id"].sort().equals(claims["claim_id"].sort())
    assert (events.event_figures["claim_ids"].list.len() > 0).all()
    anchors = events.events["event_id"].str.strip_prefix("event-")
    own = events.event_claims.filter(pl.col("event_id") == "event-" + pl.col("claim_id"))["claim_id"]
    assert anchors.sort().equals(own.sort().rename(anchors.name))


@MANY
@given(st.integers(0, 10_000), st.integers(0, 39), st.integers(0, 39), st.integers(1, 30))
def test_an_added_total_never_widens_a_month(seed: int, one: int, other: int, count: int) -> None:
    """It contradicts nothing, merges with nothing and corrects nothing."""
    articles, claims = claim_frames(80, seed, **DENSE)  # type: ignore[arg-type]
    start, end = sorted((one, other))
    days = {"date_start": DENSE["start"] + timedelta(days=start), "date_end": DENSE["start"] + timedelta(days=end)}  # type: ignore[operator]
    told = {"unit": "district", "measure": "lost", "party": None, "scope": "window", "source_class": "narrator"}
    where = {"province": None, "district": None, "pcode": None, "place_precision": "country"}
    number = {"count_text": str(count), "low": count, "best": count, "high": None}
    row = {"claim_id": "added", "article_id": "added", "modality": "asserted"} | told | where | number | days
    claim = claims.head(1).with_columns(pl.lit(value, claims.schema[name]).alias(name) for name, value in row.items())
    article = articles.head(1).with_columns(
        article_id=pl.lit("added"),
        origin=pl.lit("added.txt"),
        duplicate_of=pl.lit(None, pl.String),
        published=pl.lit(days["date_end"]),
    )
    _events, before = build(articles, claims)
    _events, after = build(pl.concat([articles, article]), pl.concat([claims, claim]))
    joined = before.monthly_districts_lost.join(after.monthly_districts_lost, on="month", suffix="_after")
    assert joined.height == before.monthly_districts_lost.height
    if after.contradictions.height == before.contradictions.height:
        assert (joined["lost_low_after"] >= joined["lost_low"]).all()
        assert (joined["lost_high_after"] <= joined["lost_high"]).fill_null(joined["lost_high"].is_null()).all()
    assert after.monthly_casualties.equals(before.monthly_casualties)
