"""The one IO manager: whole checked tables, and one run at a time over a data folder."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest
from tests.generators.release_tables import release_tables

from warledger import tables
from warledger.store import Store
from warledger_assets.storage import Tables, tables_on_disk
from warledger_assets.workspace import Workspace

FRAMES = release_tables(events=6, months=3)


def writing(asset: str) -> dg.OutputContext:
    return dg.build_output_context(asset_key=asset)


def reading(asset: str) -> dg.InputContext:
    return dg.build_input_context(asset_key=asset)


@pytest.mark.parametrize(("asset", "table"), [("raw_articles", "articles"), ("claims", "claims")])
def test_a_table_comes_back_as_it_was_written(tmp_path: Path, asset: str, table: str) -> None:
    manager = Tables(Store(tmp_path))
    manager.handle_output(writing(asset), FRAMES[table])
    assert manager.load_input(reading(asset)).equals(FRAMES[table])


def test_a_table_that_breaks_its_declaration_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    manager = Tables(Store(tmp_path))
    manager.handle_output(writing("claims"), FRAMES["claims"])
    with pytest.raises(dg.Failure, match="table claims"):
        manager.handle_output(writing("claims"), FRAMES["claims"].drop("rule"))
    assert manager.load_input(reading("claims")).equals(FRAMES["claims"])


def test_a_table_that_was_never_made_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(dg.Failure, match="materialize it first"):
        Tables(Store(tmp_path)).load_input(reading("events"))


def test_the_folder_is_held_while_a_run_lives_and_given_up_after(tmp_path: Path) -> None:
    workspace = Workspace(corpus=[], data=str(tmp_path), site=str(tmp_path / "site"))
    other = workspace.settings().store.lock()

    with dg.build_resources({"workspace": workspace, "io_manager": tables_on_disk}) as resources:
        assert isinstance(resources.io_manager, Tables)
        with pytest.raises(TimeoutError):
            other.acquire(timeout=0.05)
    other.acquire(timeout=0.05)
    other.release()


def test_every_table_has_its_own_asset() -> None:
    from warledger_assets import declared

    keys = [declared.key_of(table) for table in tables.TABLES]
    assert len(set(keys)) == len(keys)
    assert [declared.table_of(key) for key in keys] == list(tables.TABLES)
