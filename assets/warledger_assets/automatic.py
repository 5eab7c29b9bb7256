"""What runs by itself, once switched on in the UI: new files are read, every night all is checked."""

import dagster as dg

from warledger_assets import corpus
from warledger_assets.declared import key_of
from warledger_assets.workspace import Workspace


@dg.sensor(
    job_name="build_site",
    minimum_interval_seconds=15,
    description=(
        "Runs build_site when files of the corpus folders are new or changed, once per change. Waits until every file "
        "has kept its length and time from one look to the next, so that a half-written one is not read. "
        "Off until switched on here."
    ),
)
def corpus_changed(context: dg.SensorEvaluationContext, workspace: Workspace) -> dg.SensorResult:
    now = corpus.state(workspace.settings().corpus)
    read, since = _last_read(context.instance)
    if now.digest == read:
        return dg.SensorResult(skip_reason=f"nothing new: the {len(now.files)} files are as they were last read")
    if context.cursor != now.digest:
        return dg.SensorResult(skip_reason="files are new or changed; waiting until they keep still", cursor=now.digest)
    # the key names the change since the last reading: it stays the same while that run waits, runs or fails
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=f"{since}:{now.digest}", tags={"warledger/why": "corpus changed"})],
        asset_events=[corpus.observed(now)],
    )


def _last_read(instance: dg.DagsterInstance) -> tuple[str | None, int]:
    """The corpus state that the latest reading recorded, and which reading that was."""
    latest = instance.get_latest_materialization_event(key_of("articles"))
    if latest is None or latest.asset_materialization is None:
        return None, 0
    state = latest.asset_materialization.metadata.get(corpus.STATE)
    return (str(state.value) if state else None), int(latest.timestamp * 1000)


nightly_check = dg.ScheduleDefinition(
    name="nightly_check",
    job_name="check_everything",
    cron_schedule="30 2 * * *",
    description="Checks every table and the latest release each night at 02:30 UTC. Off until switched on here.",
)
