"""What counts as stale: asked of Dagster over definitions whose code changed between two looks."""

from __future__ import annotations

import dagster as dg

from warledger_assets.automation import WHEN_STALE


def chain(version: str) -> dg.Definitions:
    """Three assets in a row, as the stages are; the middle one has the given version of its code."""

    def asset(name: str, code_version: str, deps: list[str]) -> dg.AssetsDefinition:
        @dg.asset(name=name, code_version=code_version, deps=deps, automation_condition=WHEN_STALE)
        def made() -> None: ...

        return made

    return dg.Definitions(
        [asset("files", "1", []), asset("claims", version, ["files"]), asset("months", "1", ["claims"])]
    )


def asked(result: dg.EvaluateAutomationConditionsResult) -> set[str]:
    names = {"files", "claims", "months"}
    return {name for name in names if result.get_num_requested(dg.AssetKey(name))}


def make(defs: dg.Definitions, instance: dg.DagsterInstance, names: set[str]) -> None:
    graph = defs.resolve_asset_graph()
    keys = [dg.AssetKey(name) for name in names]
    dg.materialize([graph.get(key).assets_def for key in graph.get_all_asset_keys()], instance=instance, selection=keys)


def test_changed_code_makes_an_asset_and_what_rests_on_it_stale_once(instance: dg.DagsterInstance) -> None:
    before, after = chain("1"), chain("2")
    make(before, instance, {"files", "claims", "months"})
    quiet = dg.evaluate_automation_conditions(before, instance)
    assert asked(quiet) == set()

    changed = dg.evaluate_automation_conditions(after, instance, cursor=quiet.cursor)
    assert asked(changed) == {"claims", "months"}
    make(after, instance, asked(changed))

    done = dg.evaluate_automation_conditions(after, instance, cursor=changed.cursor)
    assert asked(done) == set()


def test_every_asset_that_is_made_has_the_condition() -> None:
    from warledger_assets.definitions import defs

    graph = defs.resolve_asset_graph()
    made = [graph.get(key) for key in graph.get_all_asset_keys() if graph.get(key).is_materializable]
    assert len(made) == 16
    assert all(asset.automation_condition == WHEN_STALE for asset in made)
