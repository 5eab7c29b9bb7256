"""A pipeline of invented tables behind the real assets, so that these tests are about the assets alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
import pytest
from tests.generators.release_tables import release_tables

from warledger import pipeline, tables
from warledger.errors import WarledgerError
from warledger.pipeline import Frames, Settings
from warledger.site import publish
from warledger_assets.workspace import Workspace


class SentenceError(WarledgerError):
    """What a reader raises: it carries where it failed."""

    def __init__(self, article: str, sentence: str) -> None:
        super().__init__(f"{article}: cannot read {sentence!r}")
        self.article, self.sentence = article, sentence


@dataclass
class MadeUp:
    """Stages over a corpus of made-up reports: each file is worth five events. Every call is counted."""

    calls: list[str]
    spoil: str = ""  # the name of a stage whose tables shall fail their checks
    fail: str = ""  # the name of a stage that shall raise

    def frames(self, settings: Settings) -> Frames:
        files = [path for folder in settings.corpus for path in sorted(folder.glob("*.txt"))]
        return release_tables(events=5 * len(files), months=8, seed=3)

    def stage(self, name: str) -> None:
        self.calls.append(name)
        if self.fail == name:
            raise SentenceError("a-report.txt", "Many were said to be lost.")

    def raw_articles(self, settings: Settings) -> Frames:
        self.stage("raw_articles")
        frames = self.frames(settings)
        return {name: frames[name] for name in ("articles", "rejected_files")}

    def parsed_claims(self, settings: Settings, read: pl.DataFrame) -> Frames:
        self.stage("parsed_claims")
        found = self.frames(settings)["claims"]
        counts = found.group_by("article_id").agg(claims=pl.len().cast(pl.Int64))
        readings = counts.with_columns(content_key=pl.lit("k"), reader=pl.lit("r"))
        if self.spoil == "parsed_claims":
            found = found.with_columns(sentence=pl.lit("Not what the report says."))
        return {"claims": found, "readings": tables.checked("readings", readings)}

    def parsed_events(self, settings: Settings, read: pl.DataFrame, found: pl.DataFrame) -> Frames:
        self.stage("parsed_events")
        frames = self.frames(settings)
        names = ("events", "event_claims", "event_figures", "district_status", "decisions")
        return {name: frames[name] for name in names}

    def monthly_aggregates(self, settings: Settings, given: Mapping[str, pl.DataFrame]) -> Frames:
        self.stage("monthly_aggregates")
        frames = self.frames(settings)
        return {name: frames[name] for name in tables.TABLES if name.startswith("monthly_") or name == "contradictions"}

    def report_site(self, settings: Settings, frames: Mapping[str, pl.DataFrame]) -> publish.Published:
        self.stage("report_site")
        return publish.publish(
            {name: frames[name] for name in tables.TABLES if name not in tables.WORKING_TABLES},
            settings.site,
            reports=settings.reports,
            config=settings.config,
            fingerprints={},
            note=settings.note,
            render_pages=_front_page,
        )


def _front_page(release: Path, **_options: Any) -> None:
    (release / "index.html").write_text("<h1>A release</h1>", encoding="utf-8")


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> MadeUp:
    """The invented stages in the place of the pipeline's."""
    stages = MadeUp(calls=[])
    for name in ("raw_articles", "parsed_claims", "parsed_events", "monthly_aggregates", "report_site"):
        monkeypatch.setattr(pipeline, name, getattr(stages, name))
    return stages


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Folders of one test, with a corpus of four reports."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(4):
        (corpus / f"report-{number}.txt").write_text(f"Report {number}.", encoding="utf-8")
    return Workspace(corpus=[str(corpus)], data=str(tmp_path / "data"), site=str(tmp_path / "site"))


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    """A run history of its own, in memory."""
    with dg.DagsterInstance.ephemeral() as made:
        yield made
