"""A maintainer is told that a run failed, by command and by webhook; an alert that fails says so and harms nothing."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import dagster as dg
import pytest
from tests.warledger_assets.conftest import MadeUp
from tests.warledger_assets.runs import run

from warledger_assets import alerts
from warledger_assets.workspace import Workspace


@pytest.fixture
def webhook() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """An address on this machine, and what was sent to it."""
    got: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/alert", got
        server.shutdown()


def test_both_ways(tmp_path: Path, webhook: tuple[str, list[dict[str, str]]]) -> None:
    address, got = webhook
    note = tmp_path / "note"
    command = f'cat > "{note}"; printf " %s" "$WARLEDGER_ALERT" >> "{note}"'

    assert alerts.send("It failed.", {alerts.COMMAND: command, alerts.WEBHOOK: address}) == []
    assert note.read_text() == "It failed. It failed."
    assert got == [{"text": "It failed."}]


def test_nothing_set_is_nothing_done() -> None:
    assert alerts.send("It failed.", {}) == []


def test_an_alert_that_fails_is_told_and_never_raised() -> None:
    problems = alerts.send("x", {alerts.COMMAND: "exit 3", alerts.WEBHOOK: "http://127.0.0.1:9/none"})
    assert [problem.split(":")[0] for problem in problems] == [alerts.COMMAND, alerts.WEBHOOK]


def test_the_message_names_the_step_and_the_sentence(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    made_up.fail = "parsed_claims"
    result = run("build_site", workspace, instance)
    (ended,) = result.filter_events(lambda event: event.event_type_value == "PIPELINE_FAILURE")
    context = dg.build_run_status_sensor_context(
        "alert_on_failure", dagster_event=ended, dagster_instance=instance, dagster_run=result.dagster_run
    ).for_run_failure()

    told = alerts.message(context)
    assert "build_site" in told and "read_claims" in told and "Many were said to be lost." in told


def test_a_run_whose_process_died_is_told_in_words(instance: dg.DagsterInstance) -> None:
    from warledger_assets.definitions import defs

    tags = {"dagster/will_retry": "true"}
    run = instance.create_run_for_job(defs.resolve_job_def("build_site"), status=dg.DagsterRunStatus.STARTED, tags=tags)
    ended = instance.report_run_failed(run)
    context = dg.build_run_status_sensor_context(
        "alert_on_failure", dagster_event=ended, dagster_instance=instance, dagster_run=run
    ).for_run_failure()

    told = alerts.message(context)
    assert "build_site" in told and "killed" in told and "tried again" in told
