"""Tables as assets: names, meanings, columns and versions, all taken from the tables' declarations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import dagster as dg
import dataframely as dy

import warledger
from warledger import tables
from warledger.release import fingerprint
from warledger_assets import lineage
from warledger_assets.automation import WHEN_STALE

OWNERS = ["team:maintainers"]

#: Assets that are not called like their table: the stage's name says more to a maintainer.
_KEYS = {"articles": "raw_articles"}
_TABLES = {key: table for table, key in _KEYS.items()}
_SOURCES = Path(warledger.__file__).parent


def key_of(table: str) -> dg.AssetKey:
    """The asset of a table."""
    return dg.AssetKey(_KEYS.get(table, table))


def table_of(key: dg.AssetKey) -> str:
    """The table of an asset."""
    name = key.to_user_string()
    return _TABLES.get(name, name)


def outs(names: Iterable[str], group: str, code_version: str) -> dict[str, dg.AssetOut]:
    """Outputs of a stage that writes these tables."""
    return {
        name: dg.AssetOut(
            key=key_of(name),
            description=meaning(name),
            group_name=group,
            owners=OWNERS,
            kinds={"polars", "parquet"},
            code_version=code_version,
            metadata={"dagster/column_schema": column_schema(name)},
            automation_condition=WHEN_STALE,
        )
        for name in names
    }


#: Metadata of an input that is not read whole: it is given as a frame on disk.
ON_DISK = "on disk"


def ins(names: Iterable[str], *, on_disk: bool = False) -> dict[str, dg.AssetIn]:
    """Inputs of a stage or a check that reads these tables; `on_disk`: as frames that are read as far as needed."""
    return {name: dg.AssetIn(key=key_of(name), metadata={ON_DISK: True} if on_disk else None) for name in names}


def meaning(table: str) -> str:
    """What a row is, and the key, in Markdown."""
    said = " ".join((tables.declared(table).__doc__ or "").split())
    return f"{said}\n\nKey: {', '.join(f'`{column}`' for column in tables.key(table))}."


def column_schema(table: str) -> dg.TableSchema:
    """Every column with its type, meaning and limits."""
    keys = tables.key(table)
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name,
                type=_type(column),
                description=_meaning(column) + _origin(table, name),
                constraints=dg.TableColumnConstraints(nullable=column.nullable, unique=keys == [name]),
            )
            for name, column in tables.declared(table).columns().items()
        ]
    )


def _type(column: dy.Column) -> str:
    return "list of text" if isinstance(column, dy.List) else type(column).__name__.lower().rstrip("0123456789")


def _meaning(column: dy.Column) -> str:
    extra = column.metadata or {}
    said = column.description or ""
    if "unit" in extra:
        said += f" In {extra['unit']}."
    if "values" in extra:
        said += f" One of: {', '.join(extra['values'])}."
    return said


def _origin(table: str, column: str) -> str:
    """In words, since the UI draws the lineage of columns in its paid edition only."""
    named = [f"{key_of(table).to_user_string()}.{column}" for table, column in lineage.sources(table, column)]
    return f" From {', '.join(named)}." if named else ""


def column_lineage(table: str) -> dg.TableColumnLineage | None:
    """The columns of a table that come from columns of other tables; None for a table read from files."""
    deps = {
        column: [
            dg.TableColumnDep(asset_key=key_of(origin), column_name=name)
            for origin, name in lineage.sources(table, column)
        ]
        for column in tables.columns(table)
    }
    told = {column: origins for column, origins in deps.items() if origins}
    return dg.TableColumnLineage(told) if told else None


def version(*parts: str) -> str:
    """Version of the code of a stage: a hash of the package's folders it is made from, and of the rules of the war."""
    from warledger import conflict

    return fingerprint.combined(*(fingerprint.tree(_SOURCES / part) for part in parts), conflict.load().fingerprint)
