"""Articles -> claims -> events: what each sentence counts, and which statements tell of the same incident."""

from collections.abc import Iterator

import dagster as dg
import polars as pl

from warledger import claims as reader
from warledger import conflict, pipeline
from warledger.frames import height
from warledger_assets import declared, markdown, pictures
from warledger_assets.stage import counted, picture, shown, stage
from warledger_assets.table_checks import checks_of
from warledger_assets.workspace import Workspace

CLAIM_TABLES = ("claims", "readings")
EVENT_TABLES = ("events", "event_claims", "event_figures", "district_status", "decisions")


@dg.multi_asset(
    name="read_claims",
    description="Reads the counted statements of each article; one that this reader has read before keeps its claims.",
    outs=declared.outs(CLAIM_TABLES, "parsed_events", reader.fingerprint(conflict.load())),
    ins=declared.ins(["articles"], on_disk=True),
)
def claims(
    context: dg.AssetExecutionContext, workspace: Workspace, articles: pl.LazyFrame
) -> Iterator[dg.Output[pl.DataFrame]]:
    with stage(context, workspace) as (settings, cost):
        before = pipeline.earlier_readings(settings)
        frames = pipeline.parsed_claims(settings, articles)
    found = frames["claims"]
    anew, why = _read_anew(frames["readings"], before)
    by_year = (
        found.drop_nulls("date_start")
        .group_by(pl.col("date_start").dt.year().alias("year"), "measure")
        .agg(claims=pl.len())
        .sort("year", "measure")
    )
    yield from shown(
        frames,
        cost,
        {
            "claims": {
                "articles in": frames["readings"].height,
                "articles read anew": anew,
                "why": why,
                "claims": found.height,
                "without a date": found["date_start"].null_count(),
                "without a province": found["province"].null_count(),
                "by rule": counted(found, "rule"),
                "by measure": counted(found, "measure"),
                "by speaker": counted(found, "source_class"),
                "by year": picture(
                    pictures.bars(by_year, "year", "claims", "Claims by year", colour="measure"), settings
                ),
            }
        },
    )


def _read_anew(readings: pl.DataFrame, before: pl.DataFrame) -> tuple[int, str]:
    """How many articles had to be read, and why."""
    anew = readings.join(before, on=["article_id", "content_key", "reader"], how="anti")
    if anew.is_empty():
        return 0, "every article was read by this reader before"
    if before.is_empty():
        return anew.height, "no earlier reading was kept"
    seen = anew.join(before, on="article_id", how="semi")
    changed = seen.join(before, on=["article_id", "reader"], how="anti").height
    reasons = {
        "new": anew.height - seen.height,
        "read by an earlier reader (its code, rules or lexicons changed since)": changed,
        "changed in text, title, publisher or day": seen.height - changed,
    }
    return anew.height, "; ".join(f"{count} {reason}" for reason, count in reasons.items() if count)


@dg.multi_asset(
    name="build_events",
    description="Joins claims of one incident, reconciles their figures, follows the districts, applies decisions.",
    outs=declared.outs(EVENT_TABLES, "parsed_events", declared.version("events", "places")),
    ins=declared.ins(["articles", "claims"], on_disk=True),
)
def events(
    context: dg.AssetExecutionContext, workspace: Workspace, articles: pl.LazyFrame, claims: pl.LazyFrame
) -> Iterator[dg.Output[pl.DataFrame]]:
    with stage(context, workspace) as (settings, cost):
        frames = pipeline.parsed_events(settings, articles, claims)
    made, decided, status = frames["events"], frames["decisions"], frames["district_status"]
    told = made.filter(pl.col("n_articles") > 1).sort("n_articles", "event_id", descending=[True, False])
    by_year = made.drop_nulls("month").group_by(year=pl.col("month").str.head(4)).agg(events=pl.len()).sort("year")
    yield from shown(
        frames,
        cost,
        {
            "events": {
                "claims in": height(claims),
                "events": made.height,
                "told by several reports": told.height,
                "most told": dg.MetadataValue.md(markdown.table(told.select("n_articles", "n_publishers", "title"))),
                "disputed": made["disputed"].sum(),
                "without a month": made["month"].null_count(),
                "by year": picture(pictures.bars(by_year, "year", "events", "Events by year"), settings),
            },
            "event_claims": {"by role": counted(frames["event_claims"], "role")},
            "event_figures": {
                "figures": frames["event_figures"].height,
                "by rule": counted(frames["event_figures"], "rule"),
            },
            "district_status": {
                "districts": status["pcode"].n_unique(),
                "by status": counted(status, "status"),
            },
            "decisions": {"decisions": decided.height, "without effect": decided["stale"].sum()},
        },
    )


claim_checks = checks_of("claims", CLAIM_TABLES)
event_checks = checks_of("events", EVENT_TABLES)
