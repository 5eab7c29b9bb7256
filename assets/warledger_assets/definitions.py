"""Everything Dagster sees. `dagster dev -m warledger_assets.definitions`, or `python -m warledger_assets.ui`."""

import dagster as dg

from warledger_assets import monthly_aggregates, parsed_events, raw_articles, report_site
from warledger_assets.alerts import alert_on_failure
from warledger_assets.automatic import corpus_changed, nightly_check
from warledger_assets.automation import keep_current
from warledger_assets.jobs import jobs
from warledger_assets.storage import tables_on_disk
from warledger_assets.workspace import Workspace

_workspace = Workspace.from_environment()

#: One process is three times as fast as one a step, each of which starts Python anew.
_executor = dg.multi_or_in_process_executor.configured(
    lambda chosen: (
        {"multiprocess": {"max_concurrent": chosen["processes"]}} if chosen["processes"] else {"in_process": {}}
    ),
    config_schema={
        "processes": dg.Field(
            int,
            default_value=0,
            description="0: all steps in one process. Else each step in its own, so many of them at a time.",
        )
    },
)

defs = dg.Definitions(
    assets=[
        raw_articles.corpus_files,
        raw_articles.raw_articles,
        parsed_events.claims,
        parsed_events.events,
        monthly_aggregates.monthly_aggregates,
        report_site.report_site,
    ],
    asset_checks=[
        raw_articles.article_checks,
        parsed_events.claim_checks,
        parsed_events.event_checks,
        monthly_aggregates.month_checks,
        report_site.release_verifies,
        report_site.front_door_opens,
    ],
    jobs=jobs(_workspace),
    sensors=[corpus_changed, keep_current, alert_on_failure],
    schedules=[nightly_check],
    resources={"workspace": _workspace, "io_manager": tables_on_disk},
    executor=_executor,
)


def site_job() -> dg.JobDefinition:
    """The main job, for a run without the UI."""
    return defs.resolve_job_def("build_site")
