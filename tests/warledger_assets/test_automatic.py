"""The sensor over the corpus folders: once per change, and never over a half-written file."""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg
from tests.warledger_assets.conftest import MadeUp
from tests.warledger_assets.runs import run

from warledger_assets import corpus
from warledger_assets.automatic import corpus_changed
from warledger_assets.declared import key_of
from warledger_assets.workspace import Workspace


class Ticks:
    """The sensor as the daemon runs it: its cursor is kept from one look to the next."""

    def __init__(self, workspace: Workspace, instance: dg.DagsterInstance) -> None:
        self.workspace, self.instance, self.cursor = workspace, instance, None

    def tick(self) -> list[str]:
        """Run keys that were asked for."""
        context = dg.build_sensor_context(self.instance, cursor=self.cursor)
        told = corpus_changed(context, workspace=self.workspace)
        self.cursor = told.cursor or self.cursor
        return [each.run_key for each in told.run_requests or ()]

    def read(self) -> None:
        """What a run does first: record the state it read."""
        state = corpus.state(self.workspace.settings().corpus).digest
        self.instance.report_runless_asset_event(
            dg.AssetMaterialization(key_of("articles"), metadata={corpus.STATE: state})
        )


def test_a_new_file_asks_for_one_run_after_it_kept_still(workspace: Workspace, instance: dg.DagsterInstance) -> None:
    ticks = Ticks(workspace, instance)
    ticks.read()
    assert ticks.tick() == []

    Path(workspace.corpus[0], "new.txt").write_text("Something happened.")
    assert ticks.tick() == []  # seen, and not yet trusted
    first = ticks.tick()
    assert len(first) == 1
    assert ticks.tick() == first  # the same key: the daemon starts no second run

    ticks.read()
    assert ticks.tick() == []


def test_a_file_that_grows_is_waited_for(workspace: Workspace, instance: dg.DagsterInstance) -> None:
    ticks = Ticks(workspace, instance)
    ticks.read()
    path = Path(workspace.corpus[0], "growing.txt")
    for length in (10, 20, 30):
        path.write_text("x" * length)
        assert ticks.tick() == []
    assert len(ticks.tick()) == 1


def test_a_change_undone_and_made_again_runs_again(workspace: Workspace, instance: dg.DagsterInstance) -> None:
    ticks = Ticks(workspace, instance)
    path = Path(workspace.corpus[0], "report-0.txt")
    keys = []
    for text in ("changed", "Report 0.", "changed"):
        ticks.read()
        path.write_text(text)
        os.utime(path, ns=(1, len(text)))
        ticks.tick()
        keys += ticks.tick()
    assert len(set(keys)) == 3


def test_downloads_and_hidden_files_do_not_count(workspace: Workspace, instance: dg.DagsterInstance) -> None:
    ticks = Ticks(workspace, instance)
    ticks.read()
    for name in (".DS_Store", "report.txt.part", "report.txt~", ".report.txt.swp"):
        Path(workspace.corpus[0], name).write_text("not yet")
    assert [ticks.tick(), ticks.tick()] == [[], []]


def test_decisions_and_articles_csv_count(workspace: Workspace, instance: dg.DagsterInstance) -> None:
    ticks = Ticks(workspace, instance)
    ticks.read()
    Path(workspace.corpus[0], "decisions.toml").write_text("")
    ticks.tick()
    assert len(ticks.tick()) == 1


def test_a_run_records_the_state_that_the_sensor_compares_with(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    assert run("update_tables", workspace, instance).success
    assert Ticks(workspace, instance).tick() == []
