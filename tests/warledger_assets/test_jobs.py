"""The jobs over invented tables: what a run makes, shows, refuses and leaves alone."""

from __future__ import annotations

import dagster as dg

from tests.warledger_assets.conftest import MadeUp
from tests.warledger_assets.runs import run
from warledger.store import Store
from warledger_assets.workspace import Workspace


def test_build_site_makes_every_table_and_a_release(
    made_up: MadeUp, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    result = run("build_site", workspace, instance)

    assert result.success
    assert made_up.calls == ["raw_articles", "parsed_claims", "parsed_events", "monthly_aggregates", "report_site"]
    settings = workspace.settings()
    assert settings.store.read("claims").height > 0
    assert (settings.site / "index.html").is_file()
