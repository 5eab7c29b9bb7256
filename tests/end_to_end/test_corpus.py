"""The shipped corpus as a maintainer builds it: nothing lost, decisions in force, facts read back from the digests."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.end_to_end import facts

from warledger import claims, conflict, pipeline


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Frames:
    return pipeline.build_tables(pipeline.Settings(data=tmp_path_factory.mktemp("data"), workers=1))


def test_every_digest_is_read_and_cites_its_source(frames: pipeline.Frames) -> None:
    digests = frames["articles"]
    assert digests.height == len(list((pipeline.ROOT / "corpus" / "digests").glob("*.md")))
    assert digests["digest_of_publisher"].null_count() == 0
    unread = digests.join(frames["claims"], on="article_id", how="anti")
    assert unread["origin"].to_list() == []


def test_only_the_undated_digest_asks_for_attention(frames: pipeline.Frames) -> None:
    undated = frames["articles"].filter(pl.col("published").is_null())["origin"].to_list()
    assert frames["rejected_files"]["origin"].to_list() == undated
    assert len(undated) == 1


def test_every_decision_is_in_force(frames: pipeline.Frames) -> None:
    assert frames["decisions"].filter("stale")["target"].to_list() == []


@pytest.mark.skipif(not facts.FACTS.is_file(), reason="the facts that the digests were written from are not here")
def test_digests_read_back_to_their_facts(frames: pipeline.Frames) -> None:
    war = conflict.load()
    extracted = [claims.extract_record(row, war) for row in frames["articles"].iter_rows(named=True)]
    read, missed, _differing, fields = facts.compare(extracted)
    # 412 of 465 when written; the rest are vague ("many"), of no one ("nobody was killed"), or misread
    assert len(read) / (len(read) + len(missed)) >= 0.85
    for name in ("high", "scope", "province", "dates overlap"):
        assert sum(fields[name]) / len(fields[name]) >= 0.95, name


def test_the_facts_are_found_by_the_digests_name() -> None:
    if not facts.FACTS.is_file():
        pytest.skip("the facts that the digests were written from are not here")
    reports = {report for report, _incident, _figure in facts.figures()}
    assert reports <= {path.stem for path in Path(pipeline.ROOT, "corpus", "digests").glob("*.md")}
