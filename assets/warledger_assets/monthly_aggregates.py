"""Events -> months: casualties, districts lost, other ground, and the reports that contradict each other."""

from collections.abc import Iterator

import dagster as dg
import polars as pl

from warledger import pipeline
from warledger.frames import height
from warledger_assets import declared, pictures
from warledger_assets.parsed_events import EVENT_TABLES
from warledger_assets.stage import counted, picture, shown, stage
from warledger_assets.table_checks import checks_of
from warledger_assets.workspace import Workspace

TABLES = (
    "monthly_casualties",
    "monthly_casualties_by_province",
    "monthly_districts_lost",
    "monthly_ground",
    "contradictions",
)


@dg.multi_asset(
    name="build_months",
    description="Adds up the events of each month and bounds what totals over longer stretches leave open.",
    outs=declared.outs(TABLES, "monthly_aggregates", declared.version("months")),
    ins=declared.ins(["articles", "claims", *EVENT_TABLES], on_disk=True),
)
def monthly_aggregates(
    context: dg.AssetExecutionContext, workspace: Workspace, **frames: pl.LazyFrame
) -> Iterator[dg.Output[pl.DataFrame]]:
    with stage(context, workspace) as (settings, cost):
        made = pipeline.monthly_aggregates(settings, frames)
    people, districts = made["monthly_casualties"], made["monthly_districts_lost"]
    killed = people.filter(pl.col("measure") == "killed")
    yield from shown(
        made,
        cost,
        {
            "monthly_casualties": {
                "events in": height(frames["events"]),
                "months": people["month"].n_unique(),
                "killed, sum of best": killed["best"].sum(),
                "killed, sum of low": killed["low"].sum(),
                "by measure": counted(people, "measure"),
                "killed by month": picture(
                    pictures.ranges(
                        killed.sort("month"), "month", "low", "best", "high", "People killed, by month", "party"
                    ),
                    settings,
                ),
            },
            "monthly_districts_lost": {
                "months": districts.height,
                "districts lost by name": districts["lost_named"].sum(),
                "districts lost by month": picture(
                    pictures.ranges(
                        districts.sort("month"),
                        "month",
                        "lost_low",
                        "lost_spread",
                        "lost_high",
                        "Districts lost, by month",
                    ),
                    settings,
                ),
            },
            "monthly_ground": {"by kind of place": counted(made["monthly_ground"], "unit")},
            "contradictions": {
                "contradictions": made["contradictions"]["contradiction_id"].n_unique(),
                "claims set aside": made["contradictions"]["set_aside"].sum(),
            },
        },
    )


month_checks = checks_of("monthly_aggregates", TABLES)
