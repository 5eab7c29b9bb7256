"""A release as the pages read it: its tables, its manifest, and what follows from them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from warledger import conflict, tables
from warledger.errors import WarledgerError
from warledger.site.words import Span

Row = dict[str, Any]

#: Where a page finds the release it is about, when a renderer runs it.
ENVIRONMENT = "WARLEDGER_RELEASE"


class NoRelease(WarledgerError):
    """A page was run without a release to read."""


@dataclass(frozen=True, eq=False)
class Ledger:
    """One release. Frames are as the release holds them; months are `YYYY-MM`."""

    folder: Path
    manifest: Mapping[str, Any]
    frames: Mapping[str, pl.DataFrame]
    war: conflict.Conflict

    def __getitem__(self, table: str) -> pl.DataFrame:
        return self.frames[table]

    @property
    def release(self) -> str:
        """Name of the release: its number and the id of its data."""
        return str(self.manifest["release"])

    @property
    def through(self) -> str:
        """Last day the data tells of, `YYYY-MM-DD`, or an empty string."""
        return str(self.manifest.get("data_through") or "")

    def party(self, name: str) -> str:
        """A party's label."""
        known = self.war.parties.get(name)
        return known.label if known else name.replace("_", " ").capitalize()

    def party_within(self, name: str) -> str:
        """A party's label within a sentence."""
        label = self.party(name)
        if name == "unknown":
            return "party not stated"
        known = self.war.parties.get(name)
        return label if known and known.proper else label[0].lower() + label[1:]

    @cached_property
    def covered(self) -> frozenset[str]:
        """Months that some report tells of."""
        tabled = [self[name]["month"] for name in self.frames if name.startswith("monthly_")]
        return frozenset(pl.concat([*tabled, self["events"]["month"].drop_nulls()]).unique().to_list())

    @cached_property
    def months(self) -> list[str]:
        """Every month from the first covered one to the last, covered or not."""
        if not self.covered:
            return []
        first, last = (int(code[:4]) * 12 + int(code[5:]) - 1 for code in (min(self.covered), max(self.covered)))
        return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(first, last + 1)]

    @cached_property
    def silences(self) -> list[tuple[str, str]]:
        """Runs of months without any report, as first and last month."""
        runs: list[tuple[str, str]] = []
        before = ""
        for code in self.months:
            if code not in self.covered:
                runs = [*runs[:-1], (runs[-1][0], code)] if runs and runs[-1][1] == before else [*runs, (code, code)]
            before = code
        return runs

    @cached_property
    def events_by_month(self) -> dict[str, int]:
        """Month -> number of events that count in it; undated ones are left out."""
        counted = self["events"].drop_nulls("month").group_by("month").len().sort("month")
        return dict(counted.iter_rows())

    @cached_property
    def provinces(self) -> list[str]:
        """The provinces of the gazetteer, in order of the alphabet."""
        return sorted(self.war.provinces["province"].to_list())

    def casualties(self, **where: str) -> list[Row]:
        """Rows of `monthly_casualties` (or of the provinces', where one is asked for), each with its ``span``."""
        name = "monthly_casualties_by_province" if "province" in where else "monthly_casualties"
        chosen = self[name].filter(*(pl.col(column) == value for column, value in where.items())).sort("month")
        return [row | {"span": span(row)} for row in chosen.iter_rows(named=True)]


def span(row: Mapping[str, Any]) -> Span:
    """The low, best, high and claimed of a row; of a month, also what totals leave to it where its events tell less."""
    told_in_totals = row.get("events") == 0 and not (row["low"] or row["best"] or row.get("claimed"))
    bounded = row.get("bounded_low") or 0
    more = bounded > max(row["low"] or 0, row["best"] or 0)
    return Span(row["low"], row["best"], row["high"], row.get("claimed"), bounded if told_in_totals or more else None)


def read(folder: Path | str | None = None, *, war: str = "afghanistan") -> Ledger:
    """The release in that folder, or in the one that ``WARLEDGER_RELEASE`` names, or the latest in `_site`.

    A table that the release lacks is empty.

    Raises:
        NoRelease: none of them is a folder with a manifest.
    """
    where = Path(folder or os.environ.get(ENVIRONMENT) or _latest())
    try:
        manifest = json.loads((where / "manifest.json").read_text("utf-8"))
    except OSError as error:
        raise NoRelease(f"{where / 'manifest.json'} cannot be read; set {ENVIRONMENT} to a release's folder") from error
    names = [*tables.TABLES, *tables.REFERENCE_TABLES]
    frames = {name: _table(where / "data" / f"{name}.parquet", name) for name in names}
    return Ledger(where, manifest, frames, conflict.load(war))


def _latest() -> Path:
    """The latest release of the site that the main job makes: what a page previewed by hand is about."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        listing = folder / "_site" / "releases.json"
        if listing.is_file():
            return folder / "_site" / "releases" / str(json.loads(listing.read_text("utf-8"))["latest"])
    return Path()


def _table(path: Path, name: str) -> pl.DataFrame:
    if path.is_file():
        return pl.read_parquet(path)
    return tables.empty(name).drop(tables.WORKING_COLUMNS.get(name, ()))
