"""What a release carries of the tables, and the hash that names it.

The hash is taken over the rows, not over a file: it stays the same when an encoder changes, and anybody can compute
it again from the CSV or the Parquet files alike.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from warledger import tables
from warledger.conflict import Conflict
from warledger.frames import Table

#: Tables of a release, in the order the data flows; reference tables last.
RELEASED = (*(name for name in tables.TABLES if name not in tables.WORKING_TABLES), *tables.REFERENCE_TABLES)

#: (table, column, table it points to, column there). A null points nowhere; each value of a list must point somewhere.
REFERENCES = (
    ("articles", "duplicate_of", "articles", "article_id"),
    ("claims", "article_id", "articles", "article_id"),
    ("claims", "restates", "claims", "claim_id"),
    ("events", "parent_event", "events", "event_id"),
    ("event_claims", "event_id", "events", "event_id"),
    ("event_claims", "claim_id", "claims", "claim_id"),
    ("event_figures", "event_id", "events", "event_id"),
    ("event_figures", "claim_ids", "claims", "claim_id"),
    ("district_status", "event_id", "events", "event_id"),
    ("monthly_districts_lost", "claim_ids", "claims", "claim_id"),
    ("monthly_ground", "claim_ids", "claims", "claim_id"),
    ("contradictions", "claim_id", "claims", "claim_id"),
)

#: The tables a reader quotes from.
MONTHLY = tuple(name for name in RELEASED if name.startswith("monthly_"))


@dataclass(frozen=True)
class Contents:
    """The frames of a release: checked, sorted by key, without working columns."""

    frames: Mapping[str, pl.DataFrame]

    @cached_property
    def sha256(self) -> str:
        """Hash of every cell of every table, with the names of tables and columns."""
        digest = hashlib.sha256()
        for name in RELEASED:
            frame = self.frames[name]
            _add(digest, [name, *frame.columns])
            for row in frame.iter_rows():
                _add(digest, row)
        return digest.hexdigest()

    @property
    def data_id(self) -> str:
        """The first 8 hex digits of the hash: what a reader cites."""
        return self.sha256[:8]

    @property
    def through(self) -> date | None:
        """The last day that an event of the release falls on; None where no event is dated."""
        days = self.frames["events"].select(pl.col("date_end").max()).item()
        return days if isinstance(days, date) else None


def contents(given: Mapping[str, Table], war: Conflict) -> Contents:
    """The release's share of the given tables.

    Args:
        given: table name -> frame, in memory or on disk; reference tables may be left out.
        war: whose gazetteer gives the reference tables.

    Raises:
        tables.TableError: one is missing or does not agree with its declaration.
    """
    given = {"districts": war.districts.select(tables.columns("districts")), **given}
    missing = [name for name in RELEASED if name not in given]
    if missing:
        raise tables.TableError(f"a release needs the tables {', '.join(missing)} too")
    return Contents({name: released(name, given[name]) for name in RELEASED})


def released_columns(name: str) -> list[str]:
    """Columns of a table that enter a release, in their fixed order."""
    return [column for column in tables.columns(name) if column not in tables.WORKING_COLUMNS.get(name, ())]


def released(name: str, table: Table) -> pl.DataFrame:
    """One table as a release carries it: checked, sorted by key, without working columns.

    Raises:
        tables.TableError: it does not agree with its declaration.
    """
    frame = table.lazy().collect()
    # a frame read back from a release has no working columns: stand-ins let the declaration check the rest
    absent = [column for column in tables.WORKING_COLUMNS.get(name, ()) if column not in frame.columns]
    whole = tables.checked(name, frame.with_columns(pl.lit("").alias(column) for column in absent))
    return whole.select(released_columns(name)).rechunk()


def _add(digest: hashlib._Hash, cells: object) -> None:
    digest.update(json.dumps(cells, ensure_ascii=False, separators=(",", ":"), default=date.isoformat).encode())
    digest.update(b"\n")
