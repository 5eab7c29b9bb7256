"""The checks of `warledger.checks` as asset checks: one step a stage, beside its assets."""

from collections.abc import Iterable, Iterator

import dagster as dg
import polars as pl

from warledger import checks, conflict, release
from warledger.checks import Check
from warledger.site import versions
from warledger_assets import declared, markdown
from warledger_assets.workspace import Workspace

_SHOWN = 50


def checks_of(stage: str, tables: Iterable[str]) -> dg.AssetChecksDefinition:
    """Every check of the tables of a stage. Any of them can be run alone."""
    asked = {(declared.key_of(table), check.name): check for table in tables for check in checks.of_table(table)}
    needed = sorted({table for check in asked.values() for table in check.needs})

    @dg.multi_asset_check(
        name=f"check_{stage}",
        description=f"Asks the tables of {stage} what would make figures wrong, and what a person should look at.",
        specs=[_spec(key, check) for (key, _), check in asked.items()],
        ins=declared.ins(needed),
        can_subset=True,
    )
    def ask(
        context: dg.AssetCheckExecutionContext, workspace: Workspace, **frames: pl.DataFrame
    ) -> Iterator[dg.AssetCheckResult]:
        war = conflict.load()
        released = (
            _latest_release(workspace) if any("released" in check.arguments for check in asked.values()) else None
        )
        for wanted in sorted(context.selected_asset_check_keys):
            check = asked[wanted.asset_key, wanted.name]
            yield _result(wanted.asset_key, check, check.run(frames, war, released))

    return ask


def _spec(key: dg.AssetKey, check: Check) -> dg.AssetCheckSpec:
    others = [declared.key_of(table) for table in check.needs if declared.key_of(table) != key]
    return dg.AssetCheckSpec(
        check.name, asset=key, description=check.question, blocking=check.blocking, additional_deps=others
    )


def _result(key: dg.AssetKey, check: Check, found: pl.DataFrame) -> dg.AssetCheckResult:
    several = f" and {found.height - 1} more" if found.height > 1 else ""
    first = f"{found['where'][0]}: {found['problem'][0]}"[:300] if found.height else ""
    return dg.AssetCheckResult(
        asset_key=key,
        check_name=check.name,
        passed=found.is_empty(),
        severity=dg.AssetCheckSeverity.ERROR if check.blocking else dg.AssetCheckSeverity.WARN,
        description=first + several or None,
        metadata={"found": found.height}
        | ({"rows": dg.MetadataValue.md(markdown.table(found, _SHOWN, markdown.WHOLE))} if found.height else {}),
    )


def _latest_release(workspace: Workspace) -> dict[str, pl.DataFrame] | None:
    """The tables of the latest release; None before the first, or where it cannot be read."""
    site = workspace.settings().site
    known = versions.published(site)
    try:
        return release.read_tables(versions.release_folder(site, known[0]["release"])) if known else None
    except release.ReleaseError:
        return None
