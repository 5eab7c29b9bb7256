"""What Dagster is given: every part says what it is for, and the tables are all there."""

from __future__ import annotations

import os
import subprocess
import sys

import dagster as dg
import pytest

from warledger import checks, tables
from warledger_assets import declared
from warledger_assets.definitions import defs

GRAPH = defs.resolve_asset_graph()
TABLE_ASSETS = {table: GRAPH.get(declared.key_of(table)) for table in tables.TABLES}


def test_definitions_resolve() -> None:
    dg.Definitions.validate_loadable(defs)


def test_definitions_load_within_five_seconds() -> None:
    """Of the processor, of a new process, with all that Dagster itself loads."""
    before = os.times()
    subprocess.run([sys.executable, "-c", "from warledger_assets.definitions import defs"], check=True)
    after = os.times()
    assert after.children_user + after.children_system - before.children_user - before.children_system < 5


@pytest.mark.parametrize("table", tables.TABLES)
def test_every_table_is_an_asset_a_maintainer_can_read(table: str) -> None:
    asset = TABLE_ASSETS[table]

    assert asset.description and asset.owners and asset.kinds and asset.code_version
    schema = asset.metadata["dagster/column_schema"]
    assert [column.name for column in schema.columns] == tables.columns(table)
    assert all(column.description for column in schema.columns)


def test_the_groups_are_the_stages_from_left_to_right() -> None:
    stage_of = {key.to_user_string(): GRAPH.get(key).group_name for key in GRAPH.get_all_asset_keys()}

    assert set(stage_of.values()) == {"raw_articles", "parsed_events", "monthly_aggregates", "report_site"}
    order = ["raw_articles", "parsed_events", "monthly_aggregates", "report_site"]
    for key in GRAPH.get_all_asset_keys():
        for parent in GRAPH.get(key).parent_keys:
            assert order.index(GRAPH.get(parent).group_name) <= order.index(GRAPH.get(key).group_name)


def test_everything_has_a_description() -> None:
    nameless = [str(key) for key in GRAPH.get_all_asset_keys() if not GRAPH.get(key).description]
    nameless += [str(key) for key in GRAPH.asset_check_keys if not GRAPH.get_check_spec(key).description]
    repository = defs.get_repository_def()
    nameless += [job.name for job in repository.get_all_jobs() if job.name != "__ASSET_JOB" and not job.description]
    nameless += [sensor.name for sensor in repository.sensor_defs if not sensor.description]
    nameless += [schedule.name for schedule in repository.schedule_defs if not schedule.description]
    assert not nameless


def test_nothing_runs_by_itself_until_switched_on() -> None:
    repository = defs.get_repository_def()

    assert {sensor.default_status for sensor in repository.sensor_defs} == {dg.DefaultSensorStatus.STOPPED}
    assert {schedule.default_status for schedule in repository.schedule_defs} == {dg.DefaultScheduleStatus.STOPPED}


def test_every_check_of_a_table_stands_beside_its_asset_and_blocks_where_it_should() -> None:
    shown = {(key.asset_key, key.name): GRAPH.get_check_spec(key).blocking for key in GRAPH.asset_check_keys}

    for table in tables.TABLES:
        for check in checks.of_table(table):
            assert shown[declared.key_of(table), check.name] == check.blocking
    assert shown[dg.AssetKey("data_release"), "release_verifies"]


@pytest.mark.parametrize("table", tables.TABLES)
def test_lineage_names_columns_that_exist(table: str) -> None:
    told = declared.column_lineage(table)
    for column, sources in (told.deps_by_column if told else {}).items():
        assert column in tables.columns(table)
        for source in sources:
            assert source.column_name in tables.columns(declared.table_of(source.asset_key))


def test_jobs_work_as_they_are() -> None:
    for name in ("build_site", "update_tables", "publish_release", "check_everything"):
        job = defs.resolve_job_def(name)
        assert dg.validate_run_config(job, job.run_config)["resources"]["workspace"]
