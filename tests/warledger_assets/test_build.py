"""`python -m warledger_assets.build`, as `make site` calls it: real processes over a real, small corpus."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest
from dagster._utils.error import SerializableErrorInfo
from tests.warledger_assets.reports import LATER, write_corpus, write_report

from warledger.store import Store
from warledger_assets import home
from warledger_assets.build import _deepest

pytestmark = pytest.mark.slow


class Place:
    """Folders of one test, with the command over them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.corpus, self.site = folder, write_corpus(folder / "corpus"), folder / "site"
        self.home = folder / "home"

    def build(self, *more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "warledger_assets.build", "--corpus", str(self.corpus), "--site", str(self.site),
             "--data", str(self.folder / "data"), "--renderer", "fallback", *more],
            env={**os.environ, "DAGSTER_HOME": str(self.home)},
            capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip

    def instance(self) -> dg.DagsterInstance:
        return dg.DagsterInstance.from_config(str(self.home))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("build"))


def test_a_corpus_in_a_site_out_a_run_in_the_history(place: Place) -> None:
    done = place.build("--note", "The first.")

    assert done.returncode == 0, done.stderr
    assert re.search(r"Release 1-[0-9a-f]{8} published", done.stdout)
    assert (place.site / "index.html").is_file()
    assert "DEBUG" not in done.stderr and "Traceback" not in done.stderr
    with place.instance() as instance:
        (run,) = instance.get_runs()
        assert (run.job_name, run.status) == ("build_site", dg.DagsterRunStatus.SUCCESS)


def test_nothing_new_publishes_nothing(place: Place) -> None:
    done = place.build()
    assert done.returncode == 0 and "unchanged" in done.stdout


def test_one_more_report_makes_one_more_release(place: Place) -> None:
    write_report(place.corpus / "later.md", LATER)
    done = place.build()

    assert done.returncode == 0, done.stderr
    assert re.search(r"Release 2-[0-9a-f]{8} published", done.stdout)
    with place.instance() as instance:
        event = instance.get_latest_materialization_event(dg.AssetKey("claims"))
    assert event and event.asset_materialization
    told = event.asset_materialization.metadata
    assert (told["articles in"].value, told["articles read anew"].value) == (4, 1)
    assert told["why"].value == "1 new"


def test_what_a_reader_can_mend_is_one_line(place: Place) -> None:
    empty = place.folder / "nowhere"
    done = place.build("--corpus", str(empty))

    assert done.returncode == 1
    assert any(line.startswith("warledger: read_files:") and str(empty) in line for line in done.stderr.splitlines())
    assert "Traceback" not in done.stderr and "Nothing was published" in done.stderr


@pytest.mark.parametrize(
    ("deepest", "told"),
    [("DagsterExecutionInterruptedError", "interrupted"), ("CancelledError", "interrupted"), ("OSError", "Disk full")],
)
def test_ctrl_c_is_told_as_that(deepest: str, told: str) -> None:
    cause = SerializableErrorInfo("Disk full\n", [], deepest)
    assert _deepest(SerializableErrorInfo("A step failed", [], "DagsterExecutionStepExecutionError", cause)) == told


def test_an_unknown_renderer_is_refused_before_anything_is_done(place: Place) -> None:
    done = place.build("--renderer", "typewriter")
    assert done.returncode == 2 and "auto, quarto, fallback" in done.stderr


def test_a_killed_run_is_ended_in_the_history_by_the_next(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with dg.DagsterInstance.ephemeral() as instance:
        from warledger_assets.definitions import defs

        job = defs.resolve_job_def("build_site")
        dead, alive, of_ui = (
            instance.create_run_for_job(job, status=dg.DagsterRunStatus.STARTED, tags=tags)
            for tags in ({home.PROCESS: str(gone.pid)}, {home.PROCESS: str(os.getpid())}, {})
        )
        assert home.end_dead_runs(instance, ui_is_down=False) == 1
        statuses = {run.run_id: run.status for run in instance.get_runs()}
        assert statuses[dead.run_id] == dg.DagsterRunStatus.FAILURE
        assert statuses[alive.run_id] == statuses[of_ui.run_id] == dg.DagsterRunStatus.STARTED
        assert home.end_dead_runs(instance, ui_is_down=True) == 1


def test_one_process_a_step_works_too(tmp_path: Path) -> None:
    from warledger_assets.declared import key_of

    folders = {"corpus": [str(write_corpus(tmp_path / "corpus"))]}
    folders |= {name: str(tmp_path / name) for name in ("data", "site")}
    config = {
        "resources": {"workspace": {"config": {**folders, "renderer": "fallback"}}},
        "execution": {"config": {"processes": 2}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }
    with dg.instance_for_test(temp_dir=str(tmp_path)) as instance:
        job = dg.reconstructable(_update_tables)
        chosen = [key_of(table) for table in ("articles", "rejected_files", "claims", "readings")]
        with dg.execute_job(job, instance=instance, run_config=config, asset_selection=chosen) as result:
            assert result.success
            began = [event for event in result.all_events if event.event_type_value == "STEP_WORKER_STARTED"]
    assert {event.step_key for event in began} >= {"read_files", "read_claims", "check_claims"}
    assert Store(tmp_path / "data" / "tables").read("claims").height > 0


def _update_tables() -> dg.JobDefinition:
    from warledger_assets.definitions import defs

    return defs.resolve_job_def("update_tables")
