"""Running a job in a test."""

from __future__ import annotations

from typing import Any

import dagster as dg

from warledger_assets.definitions import defs
from warledger_assets.workspace import Workspace

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def run(
    job: str, workspace: Workspace, instance: dg.DagsterInstance, *, note: str | None = None
) -> dg.ExecuteInProcessResult:
    """The result of a job over the folders of a workspace."""
    config: dict[str, Any] = dict(QUIET)
    fields = {"corpus": workspace.corpus, "data": workspace.data, "site": workspace.site, "renderer": "auto"}
    config["resources"] = {"workspace": {"config": fields}}
    if note is not None:
        config["ops"] = {"publish": {"config": {"note": note}}}
    return defs.resolve_job_def(job).execute_in_process(run_config=config, instance=instance, raise_on_error=False)
