"""Events are the same, row for row, however few claims are held at a time."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.generators.press import dispatches
from tests.warledger.events.told import Told

from warledger import claims, conflict
from warledger.events import Decisions, EventTables, build_events
from warledger.events.blocks import about, blocks
from warledger.events.decisions import Decision
from warledger.months import build_months

WAR = conflict.load()
REASON = {"reason": "As the agencies agreed.", "by": "A. Maintainer", "on": date(2024, 5, 1)}
MANY = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def press() -> tuple[pl.DataFrame, pl.DataFrame]:
    """Articles of many provinces, roundups and copies among them, and their claims."""
    rows = [
        {
            "article_id": f"{at:03}",
            "origin": f"{at}.txt",
            "publisher": publisher,
            "title": report.title,
            "published": report.published,
            "digest_of_publisher": None,
            "duplicate_of": f"{at - 1:03}" if at % 9 == 8 else None,
            "text": report.text,
        }
        for at, (publisher, report) in enumerate(dispatches(60))
    ]
    articles = pl.DataFrame(rows, schema_overrides={"digest_of_publisher": pl.String, "duplicate_of": pl.String})
    return articles, claims.read_claims(articles, WAR, workers=1)


@st.composite
def rulings(draw: st.DrawFn) -> Decisions:
    """Claims of any places rejected, merged and set apart."""
    ids = st.sampled_from(press()[1]["claim_id"].to_list())
    some = draw(st.lists(ids, min_size=6, max_size=6, unique=True))
    return Decisions(
        (
            Decision("reject", (some[0],), (), (), **REASON),  # type: ignore[arg-type]
            Decision("merge", (f"event-{some[1]}", f"event-{some[2]}"), (), (), **REASON),  # type: ignore[arg-type]
            Decision("merge", (f"event-{some[2]}", f"event-{some[3]}"), (), (), **REASON),  # type: ignore[arg-type]
            Decision("split", (f"event-{some[4]}",), (some[4], some[5]), (), **REASON),  # type: ignore[arg-type]
        )
    )


@MANY
@given(st.one_of(st.just(Decisions()), rulings()), st.integers(20, 300))
def test_blocks_of_any_size_give_the_same_tables(decisions: Decisions, size: int) -> None:
    articles, found = press()
    whole = build_events(articles, found, decisions, WAR, block=found.height)
    parted = build_events(articles, found, decisions, WAR, block=size)
    assert whole.event_claims["claim_id"].n_unique() >= found.height - 1
    for name in EventTables._fields:
        assert getattr(parted, name).equals(getattr(whole, name)), name


@MANY
@given(st.one_of(st.just(Decisions()), rulings()), st.integers(20, 300))
def test_every_province_is_in_one_block_with_all_its_articles_tell(decisions: Decisions, size: int) -> None:
    articles, found = press()
    parts = list(blocks(articles, found, decisions, size))
    assert sorted((p for part, _ in parts for p in part), key=str) == sorted(found["province"].unique(), key=str)
    assert sum(held for _part, held in parts) == found.height
    for provinces, _held in parts:
        spoken = about(provinces, articles, found).collect()
        named = found.filter(pl.col("province").is_in(list(provinces), nulls_equal=True))
        assert named.join(spoken, on="claim_id", how="anti").is_empty()
        assert found.join(named, on="article_id", how="semi").join(spoken, on="claim_id", how="anti").is_empty()


def test_provinces_that_a_merge_brings_together_share_a_block() -> None:
    told, ids = Told(), []
    for province, district in (("Kunduz", "Archi"), ("Helmand", "Sangin"), ("Ghazni", "Andar")):
        told.article()
        ids.append(told.claim("Eight police were killed.", 8, province=province, district=district))
    decisions = Decisions((Decision("merge", (f"event-{ids[0]}", f"event-{ids[1]}"), (), (), **REASON),))  # type: ignore[arg-type]
    parts = {part for part, _held in blocks(*told.frames(), decisions, size=1)}
    assert parts == {frozenset({"Kunduz", "Helmand"}), frozenset({"Ghazni"})}
    assert build_events(*told.frames(), decisions, WAR, block=1).events.height == 2


def test_an_amendment_beside_a_merge_stays_in_force() -> None:
    told, ids = Told(), []
    for district in ("Archi", "Imam Sahib"):
        told.article()
        ids.append(told.claim("Eight police were killed.", 8, district=district))
    amend = Decision("amend", (ids[0],), (), (("best", 9), ("high", 9), ("low", 9)), **REASON)  # type: ignore[arg-type]
    merge = Decision("merge", (f"event-{ids[0]}", f"event-{ids[1]}"), (), (), **REASON)  # type: ignore[arg-type]
    decisions = Decisions((amend, merge))
    assert told.events(decisions).decisions["stale"].to_list() == [False, False]


def test_tables_on_disk_give_the_same(tmp_path: Path) -> None:
    articles, found = press()
    frames = {"articles": articles, "claims": found}
    for name, frame in frames.items():
        frame.write_parquet(tmp_path / f"{name}.parquet", row_group_size=7)
    lazy = [pl.scan_parquet(tmp_path / f"{name}.parquet") for name in frames]
    here, there = build_events(articles, found, Decisions(), WAR), build_events(*lazy, Decisions(), WAR, block=50)
    for name in EventTables._fields:
        assert getattr(here, name).equals(getattr(there, name)), name
    months = build_months(articles, found, here, WAR)
    for name, table in build_months(*lazy, there, WAR)._asdict().items():
        assert table.equals(getattr(months, name)), name
