"""The jobs over invented tables: what a run makes, shows, refuses and leaves alone."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import polars as pl
import pytest
from tests.warledger_assets.conftest import MadeUp
from tests.warledger_assets.runs import run

from warledger import tables
from warledger.store import Store
from warledger_assets import declared
from warledger_assets.workspace import Workspace


def told(result: dg.ExecuteInProcessResult, asset: str) -> dict[str, object]:
    """What the materialization of an asset shows."""
    for event in result.get_asset_materialization_events():
        if event.asset_key == dg.AssetKey(asset):
            return {name: value.value for name, value in event.materialization.metadata.items()}
    raise AssertionError(f"{asset} was not materialized")


def test_build_site_makes_every_table_and_a_release(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    result = run("build_site", workspace, instance, note="The first.")

    assert result.success
    assert made_up.calls == ["raw_articles", "parsed_claims", "parsed_events", "monthly_aggregates", "report_site"]
    store = workspace.settings().store
    for table in tables.TABLES:
        asset = declared.key_of(table).to_user_string()
        assert told(result, asset)["dagster/row_count"] == store.read(table).height
    assert told(result, "rejected_files")["rejected"] == 1
    assert told(result, "data_release")["note"] == "The first."
    assert "data:image/svg+xml;base64," in str(told(result, "monthly_casualties")["killed by month"])
    assert (workspace.settings().site / "index.html").is_file()


def test_a_second_run_with_nothing_new_publishes_nothing_and_keeps_the_versions(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    first, second = (run("build_site", workspace, instance) for _ in range(2))

    assert told(first, "report_site")["new"] and not told(second, "report_site")["new"]
    assert told(second, "report_site")["releases"] == 1

    def versions(result: dg.ExecuteInProcessResult) -> dict[dg.AssetKey, str]:
        events = [event.materialization for event in result.get_asset_materialization_events()]
        return {each.asset_key: (each.tags or {})["dagster/data_version"] for each in events}

    assert versions(first) == versions(second)


def test_look_first_and_publish_then(made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance) -> None:
    assert run("update_tables", workspace, instance).success
    assert not workspace.settings().site.exists()

    result = run("publish_release", workspace, instance, note="Corrected a date.")

    assert result.success and made_up.calls.count("raw_articles") == 1
    assert told(result, "data_release")["note"] == "Corrected a date."


def test_wrong_data_stops_before_anything_rests_on_it(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    made_up.spoil = "parsed_claims"
    result = run("build_site", workspace, instance)

    assert not result.success
    assert made_up.calls == ["raw_articles", "parsed_claims"]
    failed = [each for each in result.get_asset_check_evaluations() if not each.passed and each.blocking]
    assert [each.check_name for each in failed] == ["sentences_match_the_text"]
    assert failed[0].metadata["found"].value > 0
    assert not workspace.settings().site.exists()


def test_a_warning_lets_the_run_go_on(made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance) -> None:
    result = run("build_site", workspace, instance)

    warned = [each for each in result.get_asset_check_evaluations() if not each.passed]
    assert result.success
    assert {each.severity for each in warned} == {dg.AssetCheckSeverity.WARN}
    assert "every_file_was_read" in {each.check_name for each in warned}


def test_a_stage_that_fails_says_which_article_and_sentence_and_is_not_tried_again(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    made_up.fail = "parsed_claims"
    result = run("build_site", workspace, instance)

    assert not result.success and made_up.calls.count("parsed_claims") == 1
    (failure,) = [event.step_failure_data for event in result.filter_events(lambda event: event.is_step_failure)]
    known = failure.user_failure_data
    assert known.metadata["article"].value == "a-report.txt"
    assert known.metadata["sentence"].value == "Many were said to be lost."
    assert workspace.settings().store.read("articles").height > 0  # what was done is kept

    made_up.fail = ""
    assert run("build_site", workspace, instance).success


def test_a_passing_fault_is_tried_again(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    from warledger import pipeline
    from warledger_assets import stage

    monkeypatch.setattr(stage, "_SECONDS_BETWEEN_TRIES", 0)
    reads = pipeline.raw_articles
    faults = iter([ConnectionError("the share did not answer")])

    def flaky(settings: pipeline.Settings) -> pipeline.Frames:
        for fault in faults:
            raise fault
        return reads(settings)

    monkeypatch.setattr(pipeline, "raw_articles", flaky)
    assert run("update_tables", workspace, instance).success


def test_check_everything_changes_nothing_and_sees_a_damaged_table(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    run("build_site", workspace, instance)
    assert run("check_everything", workspace, instance).success

    store: Store = workspace.settings().store
    rows = store.read("monthly_casualties")
    store.write("monthly_casualties", rows.with_columns(low=pl.col("low") + 1, best=None, high=None))
    before = len(made_up.calls)
    result = run("check_everything", workspace, instance)

    assert not result.success and len(made_up.calls) == before
    failed = {each.check_name for each in result.get_asset_check_evaluations() if not each.passed and each.blocking}
    assert "months_sum_their_events" in failed


def test_a_published_file_that_was_touched_fails_its_check(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    run("build_site", workspace, instance)
    (page,) = workspace.settings().site.glob("releases/*/index.html")
    page.write_text("edited by hand")
    result = run("check_everything", workspace, instance)

    failed = {each.check_name for each in result.get_asset_check_evaluations() if not each.passed and each.blocking}
    assert failed == {"release_verifies"}


def test_a_jump_against_the_last_release_is_a_warning(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    run("build_site", workspace, instance)
    for number in range(30):
        Path(workspace.corpus[0], f"more-{number}.txt").write_text("More.")
    result = run("update_tables", workspace, instance)

    jumped = [each for each in result.get_asset_check_evaluations() if each.check_name == "no_month_jumped"]
    assert result.success and not jumped[0].passed
