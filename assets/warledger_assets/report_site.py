"""All tables -> a data release and its site, published as one step."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import polars as pl
from pydantic import Field

from warledger import pipeline, release, tables
from warledger.frames import height
from warledger.release import fingerprint
from warledger.site import versions
from warledger_assets import declared, markdown
from warledger_assets.automation import WHEN_STALE
from warledger_assets.stage import stage
from warledger_assets.workspace import Workspace

RELEASED = tuple(name for name in tables.TABLES if name not in tables.WORKING_TABLES)


class Publication(dg.Config):
    """What a publication may say of itself."""

    note: str = Field("", description="What this release is for, shown on the site: a correction's reason, say.")


def _out(description: str, kinds: set[str], code_version: str) -> dg.AssetOut:
    return dg.AssetOut(
        dagster_type=dg.Nothing,
        group_name="report_site",
        description=description,
        owners=declared.OWNERS,
        kinds=kinds,
        code_version=code_version,
        automation_condition=WHEN_STALE,
    )


_DATA = declared.version("release")
_PAGES = fingerprint.combined(_DATA, declared.version("site"), fingerprint.tree(pipeline.Settings().reports))


@dg.multi_asset(
    name="publish",
    description="Builds the release aside, renders its pages, verifies all, and moves it into place in one step.",
    outs={
        "data_release": _out(
            "The data of the latest release: every table as Parquet and CSV, with dictionary, checksums, manifest. "
            "Named after its content; the same tables are the same release.",
            {"parquet", "csv"},
            _DATA,
        ),
        "report_site": _out(
            "The published site: every release with its pages, the latest in front. Nothing in it is ever edited.",
            {"html", "quarto"},
            _PAGES,
        ),
    },
    ins=declared.ins(RELEASED, on_disk=True),
    internal_asset_deps={
        "data_release": {declared.key_of(name) for name in RELEASED},
        "report_site": {dg.AssetKey("data_release")},
    },
)
def report_site(
    context: dg.AssetExecutionContext, workspace: Workspace, config: Publication, **frames: pl.LazyFrame
) -> Iterator[dg.Output[None]]:
    with stage(context, workspace, note=config.note or None) as (settings, cost):
        published = pipeline.report_site(settings, frames)
    manifest = release.read_manifest(published.path)
    files = [path for path in published.path.rglob("*") if path.is_file()]
    common: dict[str, Any] = {
        "release": published.release,
        "new": published.new,
        "stage seconds": cost.seconds,
        "stage peak MB": cost.peak_mb,
    }
    yield dg.Output(
        None,
        output_name="data_release",
        metadata={
            **common,
            "previous": manifest["previous"] or "none: this is the first",
            "data through": manifest["data_through"] or "unknown",
            "note": manifest["note"] or "",
            "data": dg.MetadataValue.path(str(published.path / "data")),
            "rows": dg.MetadataValue.md(
                markdown.table(pl.DataFrame({"table": list(frames), "rows": [*map(height, frames.values())]}), rows=40)
            ),
            "fingerprints": dg.MetadataValue.json(manifest["fingerprints"]),
        },
        data_version=dg.DataVersion(manifest["data_id"]),
    )
    yield dg.Output(
        None,
        output_name="report_site",
        metadata={
            **common,
            "releases": len(versions.published(settings.site)),
            "pages": sum(path.suffix == ".html" for path in files),
            "MB": round(sum(path.stat().st_size for path in files) / 1e6, 2),
            "renderer": manifest["renderer"],
            "open": dg.MetadataValue.path(str(settings.site / "index.html")),
        },
        data_version=dg.DataVersion(published.release),
    )


@dg.asset_check(
    asset="data_release",
    blocking=True,
    description="The latest release holds what it promises: checksums, schemas, keys, quotes, sums.",
)
def release_verifies(workspace: Workspace) -> dg.AssetCheckResult:
    site = workspace.settings().site
    known = versions.published(site)
    if not known:
        return dg.AssetCheckResult(passed=False, description=f"nothing is published in {site}")
    found = [str(finding) for finding in release.verify(versions.release_folder(site, known[0]["release"]))]
    told = pl.DataFrame({"finding": found}, schema={"finding": pl.String})
    return dg.AssetCheckResult(
        passed=not found,
        description=found[0] if found else None,
        metadata={"found": len(found), "release": known[0]["release"]}
        | ({"findings": dg.MetadataValue.md(markdown.table(told, 50, markdown.WHOLE))} if found else {}),
    )


@dg.asset_check(
    asset="report_site",
    blocking=True,
    description="The front door stands, leads to the latest release, and that release has its first page.",
)
def front_door_opens(workspace: Workspace) -> dg.AssetCheckResult:
    site = workspace.settings().site
    known = versions.published(site)
    latest = known[0]["release"] if known else "none"
    page = versions.release_folder(site, latest) / "index.html"
    front = site / "index.html"
    opens = front.is_file() and latest in front.read_text(encoding="utf-8")
    return dg.AssetCheckResult(passed=opens and page.is_file(), metadata={"release": latest, "page": str(page)})
