"""The stages in a row: what is read once, what is read again, and what a killed run leaves."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.generators.articles import report

from warledger import events, months, pipeline
from warledger.articles import corpus as reader
from warledger.articles.records import Record
from warledger.claims import reading, readings


@pytest.fixture
def settings(tmp_path: Path) -> pipeline.Settings:
    """A corpus of six reports, each a file."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    rng = random.Random(11)
    for at in range(6):
        made = report(rng, 3)
        front = f"---\ntitle: {json.dumps(made.title)}\npublished: {made.published}\n---\n"
        (folder / f"{at}.md").write_text(front + made.text, encoding="utf-8")
    return pipeline.Settings(corpus=(folder,), data=tmp_path / "data", site=tmp_path / "site", workers=1)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Origins of the records that were decoded and cleaned."""
    origins: list[str] = []
    read = reader.read_record

    def watched(record: Record, *others: object, **options: object) -> object:
        origins.append(record.origin)
        return read(record, *others, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "read_record", watched)
    yield origins


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Ids of the articles whose claims were read."""
    ids: list[str] = []
    read = reading.read_article

    def watched(article: dict[str, object], war: object) -> object:
        ids.append(str(article["article_id"]))
        return read(article, war)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_article", watched)
    yield ids


def same(one: pipeline.Frames, other: pipeline.Frames) -> bool:
    return one.keys() == other.keys() and all(frame.equals(other[name]) for name, frame in one.items())


def test_a_second_run_reads_nothing_and_says_the_same(
    settings: pipeline.Settings, opened: list[str], parsed: list[str]
) -> None:
    first = pipeline.build_tables(settings)
    assert (len(opened), len(parsed)) == (6, 6)
    assert first["claims"].height > 0
    assert same(pipeline.build_tables(settings), first)
    assert (len(opened), len(parsed)) == (6, 6)


def test_only_what_is_new_or_changed_is_read(settings: pipeline.Settings, opened: list[str], parsed: list[str]) -> None:
    pipeline.build_tables(settings)
    opened.clear()
    parsed.clear()
    folder = settings.corpus[0]
    (folder / "new.txt").write_text("Two soldiers were killed in Sangin district of Helmand province on 3 May 2010.")
    (folder / "0.md").unlink()
    changed = folder / "1.md"
    changed.write_text(changed.read_text().replace("killing", "wounding"))
    frames = pipeline.build_tables(settings)
    assert sorted(opened) == ["1.md", "new.txt"]
    assert len(parsed) == 2
    assert "0.md" not in frames["articles"]["origin"]
    assert set(frames["claims"]["article_id"]) <= set(frames["articles"]["article_id"])
    fresh = pipeline.build_tables(replace(settings, data=settings.data.with_name("afresh")))
    assert same(frames, fresh)


def test_a_line_of_articles_csv_changes_what_was_read_before(settings: pipeline.Settings, opened: list[str]) -> None:
    pipeline.raw_articles(settings)
    opened.clear()
    (settings.corpus[0] / "articles.csv").write_text("file,published\n3.md,2011-11-11\n")
    read = pipeline.raw_articles(settings)["articles"]
    assert opened == ["3.md"]
    assert read.filter(pl.col("origin") == "3.md")["published"].to_list() == [date(2011, 11, 11)]
    (settings.corpus[0] / "articles.csv").unlink()
    assert pipeline.raw_articles(settings)["articles"].filter(pl.col("origin") == "3.md")["published"].to_list() != [
        date(2011, 11, 11)
    ]


def test_what_is_wrong_with_a_file_is_told_again_though_it_is_not_read_again(
    settings: pipeline.Settings, opened: list[str]
) -> None:
    folder = settings.corpus[0]
    (folder / "undated.txt").write_text("A roadside bomb killed two soldiers in the Sangin district of Helmand.")
    (folder / "football.txt").write_text("The home side won the cup after a late goal in front of a happy crowd.")
    first = pipeline.raw_articles(settings)["rejected_files"]
    assert set(first["origin"]) == {"undated.txt", "football.txt"}
    opened.clear()
    assert pipeline.raw_articles(settings)["rejected_files"].equals(first)
    assert opened == []


def test_a_copy_that_goes_frees_its_twin(settings: pipeline.Settings) -> None:
    folder = settings.corpus[0]
    twin = folder / "twin.md"
    twin.write_text((folder / "2.md").read_text() + "\n\nA copy that somebody else printed.")
    assert pipeline.raw_articles(settings)["articles"]["duplicate_of"].drop_nulls().len() == 1
    twin.unlink()
    assert pipeline.raw_articles(settings)["articles"]["duplicate_of"].drop_nulls().len() == 0


@pytest.mark.parametrize("harm", ["delete", "tear", "fill"])
def test_losing_the_working_data_loses_only_time(settings: pipeline.Settings, harm: str) -> None:
    first = pipeline.build_tables(settings)
    for path in sorted(settings.data.rglob("*.parquet")):
        if harm == "delete":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:50] if harm == "tear" else b"\x00" * 200)
    assert same(pipeline.build_tables(settings), first)


def test_another_reader_reads_all_again(
    settings: pipeline.Settings, opened: list[str], parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.build_tables(settings)
    monkeypatch.setattr(readings, "fingerprint", lambda _war: "another")
    monkeypatch.setattr(reader, "fingerprint", lambda _war: "another")
    frames = pipeline.build_tables(settings)
    assert (len(opened), len(parsed)) == (12, 12)
    assert set(frames["readings"]["reader"]) == {"another"}
    for memory in ("records", "readings"):
        assert [path.name for path in (settings.data / memory).iterdir()] == ["another"]


def test_another_publisher_may_change_what_an_article_says(settings: pipeline.Settings, parsed: list[str]) -> None:
    pipeline.build_tables(settings)
    parsed.clear()
    (settings.corpus[0] / "articles.csv").write_text("file,publisher\n3.md,Voice of Jihad\n")
    pipeline.build_tables(settings)
    assert len(parsed) == 1


@pytest.mark.slow
def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    rng = random.Random(5)
    with (folder / "reports.jsonl").open("w", encoding="utf-8") as out:
        for at in range(2500):
            made = report(rng, 2)
            row = {"id": at, "title": made.title, "published": made.published.isoformat(), "text": made.text}
            out.write(json.dumps(row) + "\n")
    data = tmp_path / "data"
    script = (
        "import sys; from pathlib import Path; from warledger import pipeline\n"
        "pipeline.raw_articles(pipeline.Settings(corpus=(Path(sys.argv[1]),), data=Path(sys.argv[2]), workers=1))"
    )
    with subprocess.Popen([sys.executable, "-c", script, folder, data], start_new_session=True) as process:
        end = time.monotonic() + 120
        while not list(data.rglob("part-*.parquet")) and time.monotonic() < end:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
    assert list(data.rglob("part-*.parquet")), "killed before anything was kept"
    settings = pipeline.Settings(corpus=(folder,), data=data, workers=1)
    with pytest.MonkeyPatch.context() as patch:
        again: list[str] = []
        read = reader.read_record
        patch.setattr(
            reader, "read_record", lambda record, *o, **k: again.append(record.origin) or read(record, *o, **k)
        )
        frames = pipeline.raw_articles(settings)
    assert frames["articles"].height == 2500
    assert len(again) <= 1500


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the stages after the claims, each time one is made."""
    made: list[str] = []

    def watched(name: str, make: Callable[..., object]) -> Callable[..., object]:
        def watch(*args: object, **options: object) -> object:
            made.append(name)
            return make(*args, **options)

        return watch

    monkeypatch.setattr(events, "build_events", watched("events", events.build_events))
    monkeypatch.setattr(months, "build_months", watched("months", months.build_months))
    return made


def test_events_and_months_of_the_same_are_made_once(settings: pipeline.Settings, stages: list[str]) -> None:
    first = pipeline.build_tables(settings)
    assert first["events"].height > 0
    assert same(pipeline.build_tables(settings), first)
    assert stages == ["events", "months"]


@pytest.mark.parametrize("change", ["a report", "a decision", "the code"])
def test_whatever_changes_is_made_again(
    change: str, settings: pipeline.Settings, stages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.build_tables(settings)
    if change == "a report":
        (settings.corpus[0] / "new.txt").write_text("Two soldiers were killed in Sangin, Helmand, on 3 May 2010.")
    elif change == "a decision":
        (settings.corpus[0] / "decisions.toml").write_text("# nothing is decided yet\n")
    else:
        monkeypatch.setattr(pipeline.fingerprint, "code", lambda: "another")
    pipeline.build_tables(settings)
    assert stages[:3] == ["events", "months", "events"]
