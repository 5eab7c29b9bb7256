"""Tell a maintainer that a run failed: by a command, a webhook, or both, as the environment says.

WARLEDGER_ALERT_COMMAND   gets the message on its standard input and in WARLEDGER_ALERT (`mail -s Ledger me`)
WARLEDGER_ALERT_WEBHOOK   an address that is sent {"text": message} as JSON
"""

import json
import os
import subprocess
import urllib.request
from collections.abc import Mapping
from typing import Any

import dagster as dg

COMMAND, WEBHOOK = "WARLEDGER_ALERT_COMMAND", "WARLEDGER_ALERT_WEBHOOK"
_TIMEOUT = 30


def send(message: str, environment: Mapping[str, str] = os.environ) -> list[str]:
    """Deliver a message every way the environment names.

    Returns:
        What did not work, one line each; alerts never raise.
    """
    problems = []
    if command := environment.get(COMMAND):
        told = {**environment, "WARLEDGER_ALERT": message}
        try:
            subprocess.run(command, shell=True, input=message, text=True, env=told, check=True, timeout=_TIMEOUT)
        except (OSError, subprocess.SubprocessError) as error:
            problems.append(f"{COMMAND}: {error}")
    if address := environment.get(WEBHOOK):
        body = json.dumps({"text": message}).encode()
        request = urllib.request.Request(address, data=body, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT):
                pass
        except (OSError, ValueError) as error:
            problems.append(f"{WEBHOOK}: {error}")
    return problems


#: Dagster's name for what is made by choosing assets rather than a job.
_CHOSEN = "__ASSET_JOB"


def message(context: dg.RunFailureSensorContext) -> str:
    """The run, what went wrong in its first failed step, and whether it is tried again."""
    run = context.dagster_run
    name = "chosen assets" if run.job_name == _CHOSEN else run.job_name
    failed = context.get_step_failure_events()
    if failed:
        what = f"failed at {failed[0].step_key}: {_reason(failed[0])}"
    elif (data := context.failure_event.job_failure_data) and data.error:
        what = f"failed: {_deepest(data.error)}"
    else:
        what = "ended before it was done: killed, out of memory, a restart, or code that does not load"
    again = ". It is being tried again" if run.tags.get("dagster/will_retry") == "true" else ""
    return f"Afghan War Ledger: run {run.run_id[:8]} of {name} {what}{again}"


def _reason(event: dg.DagsterEvent) -> str:
    data = event.step_failure_data
    if data.user_failure_data and data.user_failure_data.description:
        return data.user_failure_data.description
    return _deepest(data.error) if data.error else event.message or ""


def _deepest(error: Any) -> str:
    """The error that all others came from."""
    while error.cause:
        error = error.cause
    return str(error.message).strip()


@dg.run_failure_sensor(
    name="alert_on_failure",
    description=(
        f"Tells a maintainer when a run fails, by the command in {COMMAND} or the webhook in {WEBHOOK}. "
        "On where one of them is set when the UI starts; can be switched here."
    ),
    default_status=(
        dg.DefaultSensorStatus.RUNNING
        if os.environ.get(COMMAND) or os.environ.get(WEBHOOK)
        else dg.DefaultSensorStatus.STOPPED
    ),
)
def alert_on_failure(context: dg.RunFailureSensorContext) -> None:
    for problem in send(message(context)):
        context.log.error(problem)
