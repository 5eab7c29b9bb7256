"""The one IO manager: every table between two stages goes through it, into a `warledger.store.Store`."""

from typing import Any

import dagster as dg
import polars as pl
from filelock import FileLock
from pydantic import PrivateAttr

from warledger.errors import WarledgerError
from warledger.store import Store
from warledger_assets import declared
from warledger_assets.workspace import Workspace

#: Seconds that a run waits for another one over the same data folder.
PATIENCE = 3600


class Tables(dg.ConfigurableIOManager):
    """Writes and reads checked tables. Holds the data folder for as long as the run (or its step process) lives.

    To keep tables elsewhere, give another class with these two methods to `definitions.py`.
    """

    workspace: dg.ResourceDependency[Workspace]
    _held: FileLock | None = PrivateAttr(default=None)

    @property
    def store(self) -> Store:
        return self.workspace.settings().store

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        self._held = self.store.lock()
        self._held.acquire(timeout=PATIENCE)

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:
        if self._held:
            self._held.release()

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        try:
            self.store.write(declared.table_of(context.asset_key), obj)
        except WarledgerError as error:
            raise dg.Failure(str(error), allow_retries=False) from error

    def load_input(self, context: dg.InputContext) -> pl.DataFrame:
        try:
            return self.store.read(declared.table_of(context.asset_key))
        except FileNotFoundError as error:
            raise dg.Failure(str(error), allow_retries=False) from error
