"""Many articles: each is read once, whatever ends a run in the middle."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from tests.generators.articles import report
from tests.generators.claim_frames import claim_frames

from warledger import claims, conflict
from warledger.claims import reading, readings
from warledger.kept import Kept

WAR = conflict.load()


def made_articles(number: int) -> pl.DataFrame:
    """So many articles, each a sentence or two."""
    rng = random.Random(7)
    rows = [report(rng, 2) for _ in range(number)]
    return pl.DataFrame(
        {
            "article_id": [f"{at:05}" for at in range(number)],
            "origin": [f"{at}.md" for at in range(number)],
            "publisher": None,
            "title": [row.title for row in rows],
            "published": [row.published for row in rows],
            "text": [row.text for row in rows],
        },
        schema_overrides={"publisher": pl.String},
    )


@pytest.fixture
def read_now(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Ids of the articles that were read, in their order."""
    ids: list[str] = []
    read = reading.read_article

    def watched(article: dict[str, object], war: conflict.Conflict) -> object:
        ids.append(str(article["article_id"]))
        return read(article, war)

    monkeypatch.setattr(reading, "read_article", watched)
    yield ids


def test_a_fault_in_the_middle_loses_nothing_that_was_read(
    tmp_path: Path, read_now: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "_UNKEPT", 4)
    articles = made_articles(20)
    broken = articles.with_columns(text=pl.when(pl.col("origin") != "14.md").then("text"))
    with pytest.raises(reading.ReadingError, match=r"14\.md") as raised:
        claims.read_articles(broken, WAR, memory=tmp_path)
    assert raised.value.article == "14.md"
    assert claims.known_readings(WAR, tmp_path)["article_id"].to_list() == articles["article_id"].to_list()[:14]

    read_now.clear()
    found = claims.read_articles(articles, WAR, memory=tmp_path)
    assert read_now == articles["article_id"].to_list()[14:]
    afresh = claims.read_articles(articles, WAR, memory=tmp_path / "afresh")
    assert found.claims.equals(afresh.claims) and found.readings.equals(afresh.readings)


@pytest.mark.slow
def test_a_fault_in_another_process_loses_only_what_was_handed_over_with_it(
    tmp_path: Path, read_now: list[str]
) -> None:
    articles = made_articles(700)
    broken = articles.with_columns(text=pl.when(pl.col("origin") != "600.md").then("text"))
    with pytest.raises(reading.ReadingError, match=r"600\.md"):
        claims.read_articles(broken, WAR, memory=tmp_path, workers=2)
    assert 600 - reading._CHUNK < claims.known_readings(WAR, tmp_path).height <= 600


@pytest.mark.slow
def test_a_killed_process_loses_seconds(tmp_path: Path, read_now: list[str]) -> None:
    articles = made_articles(3_000)
    articles.write_parquet(tmp_path / "articles.parquet")
    memory = tmp_path / "memory"
    script = (
        "import sys; from pathlib import Path; import polars as pl; from warledger import claims, conflict\n"
        "articles = pl.read_parquet(sys.argv[1])\n"
        "claims.read_articles(articles, conflict.load(), memory=Path(sys.argv[2]), workers=1)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, tmp_path / "articles.parquet", memory], start_new_session=True
    ) as process:
        until = time.monotonic() + 120
        while len(list(memory.rglob("part-*.parquet"))) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
    kept = claims.known_readings(WAR, memory).height
    assert 2 * readings._UNKEPT <= kept < articles.height

    found = claims.read_articles(articles, WAR, memory=memory, workers=1)
    assert len(read_now) == articles.height - kept
    assert found.readings.height == articles.height
    assert not list(memory.rglob("part-*.parquet"))


def test_one_new_article_among_ten_thousand_is_two_seconds_of_work_at_most(tmp_path: Path, read_now: list[str]) -> None:
    known, found = claim_frames(24_000)
    kept = readings._keyed(known.select(*reading.GIVEN)).select("key", "article_id")
    lists = found.select("article_id", claims=pl.struct(found.columns)).group_by("article_id").agg("claims")
    rows = kept.join(lists, on="article_id", how="left").with_columns(pl.col("claims").fill_null([]))
    Kept(tmp_path, claims.fingerprint(WAR), readings._KEPT).settle(rows)
    (new,) = made_articles(1).iter_rows(named=True)
    articles = pl.concat([known.select(*reading.GIVEN, "origin"), pl.DataFrame([new])], how="diagonal_relaxed")
    assert articles.height > 10_000

    began = time.process_time()
    read = claims.read_articles(articles, WAR, memory=tmp_path)
    assert time.process_time() - began < 2
    assert read_now == [new["article_id"]]
    assert read.readings.height == articles.height
    assert read.claims.height > found.height
