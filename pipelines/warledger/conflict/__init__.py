"""All that is Afghan, as data: parties and their roles, places, lexicons, the war's period.

The code of this package knows no name of any conflict. ``load("afghanistan")`` reads the folder ``afghanistan/`` beside
this file; another war is another folder of the same files:

- ``conflict.toml``: title, period, the words by which a text is about this war, the parties and their sides;
- ``provinces.csv``, ``districts.csv``, ``towns.csv``, ``abroad.csv``, ``aliases.toml``: the gazetteer;
- any other ``*.toml``: a lexicon of one reader, got with :meth:`Conflict.lexicon`.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl

from warledger.errors import WarledgerError

FOLDER = Path(__file__).parent

#: Columns of the gazetteer files that are not text.
_TYPES = {
    "lat": pl.Float64,
    "lon": pl.Float64,
    "capital_lat": pl.Float64,
    "capital_lon": pl.Float64,
    "in_ocha401": pl.Boolean,
    "in_aims398": pl.Boolean,
}


class ConflictError(WarledgerError, ValueError):
    """A conflict's folder lacks a file or a file is malformed; the message names the file and what to do."""


@dataclass(frozen=True)
class Party:
    """Whose people a claim counts: its name in the tables, the label shown to readers, and the side it fights on."""

    name: str
    label: str
    side: str  # "government", "opposition" or "none"
    enemies: tuple[str, ...]
    proper: bool = False  # the label is a name, with a capital letter anywhere


@dataclass(frozen=True)
class About:
    """The words by which a text is about this war, in lower case: it should hold a name and a deed."""

    names: tuple[str, ...]
    deeds: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Conflict:
    """One war, as read from its folder. Immutable; one object a name (see :func:`load`), so it can key a cache."""

    name: str
    title: str
    country: str
    adjective: str
    capital: str
    start: date
    end: date
    opposition_rule_end: date | None
    about: About
    parties: Mapping[str, Party]
    folder: Path

    def __reduce__(self) -> tuple[Callable[[str], Conflict], tuple[str]]:
        """Travel to worker processes by name: each reads the folder once."""
        return load, (self.name,)

    def covers(self, day: date) -> bool:
        """Whether the day lies in the war, both ends included."""
        return self.start <= day <= self.end

    def opposition_ruled(self, day: date) -> bool:
        """Whether the opposition still had the country on that day of the war: cities then fell to its enemies."""
        return self.opposition_rule_end is not None and self.start <= day <= self.opposition_rule_end

    def lexicon(self, name: str) -> dict[str, Any]:
        """The parsed ``<name>.toml`` of this conflict (parsed once; do not change it).

        Raises:
            ConflictError: no such file, or not TOML.
        """
        return _toml(self.folder / f"{name}.toml")

    @cached_property
    def provinces(self) -> pl.DataFrame:
        """One row a province: pcode, iso_3166_2, province, alt_names, capital, capital_pcode, capital_alt_names,
        bare_level (what its name alone means where the capital bears it too), lat, lon, capital_lat, capital_lon."""
        return self._table("provinces")

    @cached_property
    def districts(self) -> pl.DataFrame:
        """One row a district: pcode, province, district, alt_names, lat, lon, in_ocha401 (on the national list of 401),
        in_aims398 (on the older list of most wartime trackers), parent_pcode (the district it was cut from)."""
        return self._table("districts")

    @cached_property
    def towns(self) -> pl.DataFrame:
        """One row a town, base, valley or other named place that is no district: name, kind, pcode, alt_names."""
        return self._table("towns")

    @cached_property
    def abroad(self) -> pl.DataFrame:
        """One row a place outside the country: name, country, alt_names."""
        return self._table("abroad")

    @cached_property
    def fingerprint(self) -> str:
        """Hash of every data file of the folder, by name and bytes: it changes when what the readers know changes."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.glob("*")):
            if path.suffix in {".toml", ".csv"}:
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:16]

    def _table(self, name: str) -> pl.DataFrame:
        """A data file as text columns without nulls, but for the few of :data:`_TYPES`."""
        path = self.folder / f"{name}.csv"
        try:
            table = pl.read_csv(path, infer_schema=False, comment_prefix="#")
        except (OSError, pl.exceptions.PolarsError) as error:
            raise ConflictError(f"{path}: {error}; a conflict needs this table") from error
        typed = {column: _TYPES[column] for column in table.columns if column in _TYPES}
        return table.with_columns(
            *(pl.col(column) == "1" for column, kind in typed.items() if kind == pl.Boolean),
            *(pl.col(column).cast(pl.Float64) for column, kind in typed.items() if kind == pl.Float64),
            pl.exclude(*typed).fill_null("") if typed else pl.all().fill_null(""),
        )


def load(name: str = "afghanistan") -> Conflict:
    """The conflict of that name: one object a process, read once.

    Raises:
        ConflictError: there is no such folder, or its ``conflict.toml`` lacks something.
    """
    return _load(name)


@cache
def _load(name: str) -> Conflict:
    folder = FOLDER / name
    if not folder.is_dir():
        known = ", ".join(sorted(path.parent.name for path in FOLDER.glob("*/conflict.toml")))
        raise ConflictError(f"no conflict {name!r}; known: {known}")
    told = _toml(folder / "conflict.toml")
    try:
        parties = {
            key: Party(key, row["label"], row["side"], tuple(row.get("enemies", ())), row.get("proper", False))
            for key, row in told["parties"].items()
        }
        return Conflict(
            name=name,
            title=told["title"],
            country=told["country"],
            adjective=told["adjective"],
            capital=told["capital"],
            start=told["period"]["start"],
            end=told["period"]["end"],
            opposition_rule_end=told["period"].get("opposition_rule_end"),
            about=About(tuple(told["about"]["names"]), tuple(told["about"]["deeds"])),
            parties=MappingProxyType(parties),
            folder=folder,
        )
    except KeyError as error:
        raise ConflictError(f"{folder / 'conflict.toml'}: {error.args[0]} is missing") from error


@cache
def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConflictError(f"{path}: no such lexicon") from error
    except tomllib.TOMLDecodeError as error:
        raise ConflictError(f"{path}: {error}") from error
