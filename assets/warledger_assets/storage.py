"""The one IO manager: every table between two stages goes through it, into a `warledger.store.Store`."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
from filelock import Timeout

from warledger.errors import WarledgerError
from warledger.frames import Table
from warledger.store import Store
from warledger_assets import declared

#: Seconds that a run waits for another one over the same data folder.
PATIENCE = 3600


class Tables(dg.IOManager):
    """Writes and reads checked tables."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        try:
            self.store.write(declared.table_of(context.asset_key), obj)
        except WarledgerError as error:
            raise dg.Failure(str(error), allow_retries=False) from error

    def load_input(self, context: dg.InputContext) -> Table:
        load = self.store.scan if (context.definition_metadata or {}).get(declared.ON_DISK) else self.store.read
        try:
            return load(declared.table_of(context.asset_key))
        except FileNotFoundError as error:
            raise dg.Failure(str(error), allow_retries=False) from error


@dg.io_manager(  # type: ignore[arg-type]  # a generator will do, as for any resource
    required_resource_keys={"workspace"},
    description="Tables as Parquet files in the workspace's data folder, each written whole or not at all.",
)
def tables_on_disk(context: dg.InitResourceContext) -> Iterator[Tables]:
    """The data folder is held for as long as the run lives (with `multiprocess`: each step), so that runs wait in turn.

    To keep tables elsewhere, give another IO manager with the two methods of :class:`Tables` to `definitions.py`.
    """
    store = context.resources.workspace.settings().store
    try:
        with store.lock().acquire(timeout=PATIENCE):
            yield Tables(store)
    except Timeout as error:
        raise dg.Failure(f"another run has held {store.folder} for an hour: end it, then run this again") from error
