"""What a maintainer runs: one job a purpose, each with a configuration that works as it stands."""

from __future__ import annotations

import dagster as dg

from warledger_assets.report_site import Publication
from warledger_assets.workspace import Workspace

_ALL = dg.AssetSelection.all()
_SITE = dg.AssetSelection.groups("report_site")


def _config(workspace: Workspace, *, publishes: bool) -> dg.RunConfig:
    return dg.RunConfig(
        ops={"publish": Publication(note="")} if publishes else {},
        resources={"workspace": workspace},
    )


def jobs(workspace: Workspace) -> list[dg.UnresolvedAssetJobDefinition]:
    """The jobs, over the given folders unless a run says otherwise."""
    return [
        dg.define_asset_job(
            "build_site",
            _ALL,
            config=_config(workspace, publishes=True),
            description=(
                "The main job: reads what is new in the corpus folders, brings every table up to date, checks them, "
                "and publishes a release where anything changed."
            ),
        ),
        dg.define_asset_job(
            "update_tables",
            _ALL - _SITE,
            config=_config(workspace, publishes=False),
            description="Brings every table up to date and checks it, and publishes nothing: look first, then publish.",
        ),
        dg.define_asset_job(
            "publish_release",
            _SITE,
            config=_config(workspace, publishes=True),
            description="Publishes the tables as they stand. Say in `note` what the release is for.",
        ),
        dg.define_asset_job(
            "check_everything",
            dg.AssetSelection.all_asset_checks(),
            config=_config(workspace, publishes=False),
            description="Runs every check over the tables and the latest release as they lie on disk; changes nothing.",
        ),
    ]
