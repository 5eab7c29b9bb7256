"""The names of a conflict's places, and which places each can mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import polars as pl
from rapidfuzz import fuzz, process

from warledger.conflict import Conflict
from warledger.places.spelling import fold, keys, letters

#: The longest name, in words ("Forward Operating Base Sharana", "Dara-e-Suf-e-Bala").
MAX_WORDS = 7
#: Below this a fuzzy match among all names invents places: at 85 "Ghani" became Ghazni and "Chaman" Chamkani.
LEAST_RATIO = 90
#: Among the dozen districts of the province the report itself names, less will do.
LEAST_RATIO_INSIDE = 80
#: Keys up to this length are weak unless the name is spelled as listed.
SHORT_KEY = 5

_WORDS = re.compile(r"[^\s-]+")


class Place(NamedTuple):
    """One thing a name can mean. ``pcode`` is that of the finest administrative unit known, district or province.

    ``level`` is province, district, city (capitals and towns), place (bases, valleys, parts of a city) or country.
    """

    level: str
    name: str
    province: str | None
    district: str | None
    pcode: str | None
    country: str


class Found(NamedTuple):
    """What the gazetteer knows of a name."""

    places: tuple[Place, ...]  # what it can mean anywhere
    contextual: tuple[Place, ...]  # what it can mean only where that province is named nearby
    weak: bool  # also a person's name or an everyday word

    @property
    def any(self) -> bool:
        """Whether the name can mean a place at all."""
        return bool(self.places or self.contextual)


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Names folded to keys (:mod:`warledger.places.spelling`) and what each can mean. Immutable; build it once."""

    country: str
    adjective: str  # "Afghan": what is its own
    capital: str
    seat: Place  # the capital as a city
    exact: Mapping[str, Found]
    folded: Mapping[str, Found]
    prefixes: frozenset[str]
    titles: frozenset[str]
    provinces: Mapping[str, Place]
    bare_cities: frozenset[str]
    reported_in: Mapping[str, frozenset[str]]
    parts: Mapping[str, frozenset[str]]  # part of the country ("southeast") -> its provinces
    _close: Mapping[tuple[str, str, str | None], Mapping[str, Found]]

    @classmethod
    def from_conflict(cls, conflict: Conflict) -> Gazetteer:
        """The gazetteer of a conflict, built once a process."""
        return _build(conflict)

    def starts(self, word: str) -> bool:
        """Whether some name starts with this word (given as letters)."""
        return bool(word) and fold(word).rstrip("aiu") in self.prefixes

    def lookup(self, words: Sequence[str]) -> Found | None:
        """What a name, given as the letters of its words, can mean: as spelled, else as spellings vary."""
        found = self.exact.get("".join(words))
        if found is None:
            plain, linked = keys(words)
            found = self.folded.get(plain) or self.folded.get(linked)
        return found

    def could_continue(self, words: Sequence[str]) -> bool:
        """Whether some name goes on after these words."""
        return any(key.rstrip("aiu") in self.prefixes for key in keys(words))

    def closest(self, word: str, level: str, province: str | None = None) -> Found | None:
        """The nearest name of that level (and province, where one is known) to a misspelled one, or None.

        The last resort, for use beside a place word. A district so found is ``contextual``: it holds only where its
        province is named nearby.
        """
        return _closest(self, word, level, province)


@lru_cache(maxsize=1 << 14)
def _closest(gazetteer: Gazetteer, word: str, level: str, province: str | None) -> Found | None:
    if len(word) < 5:
        return None
    ratio = LEAST_RATIO if province is None else LEAST_RATIO_INSIDE
    near = gazetteer._close.get((level, word[0], province), {})
    best = process.extractOne(word, near.keys(), scorer=fuzz.ratio, score_cutoff=ratio)
    return near[best[0]] if best else None


@lru_cache(maxsize=8)
def _build(conflict: Conflict) -> Gazetteer:
    units = _units(conflict)
    exact: dict[str, list[Place]] = defaultdict(list)
    folded: dict[str, list[Place]] = defaultdict(list)
    contextual: dict[str, list[Place]] = defaultdict(list)
    aliases = conflict.lexicon("aliases")
    for name, place in _named(conflict, units):
        _add(exact, [_plain(name)], place)
        _add(folded, _keys(name), place)
    for name, codes in aliases["names"].items():
        listed = [units[code] for code in codes]
        own = [place for place in exact[_plain(name)] if place.level in {"city", "province"}]
        exact[_plain(name)] = list(dict.fromkeys([*own, *listed]))  # the hand's word on districts, not the list's
        for place in listed:
            _add(folded, _keys(name), place)
    for name, codes in aliases["contextual"].items():
        for code in codes:
            _add(contextual, _keys(name), units[code])
    for name in aliases["not_places"]["names"]:
        exact[_plain(name)] = []
    weak = {fold(_plain(name)) for name in aliases["weak"]["names"]}

    found_folded = {
        # a short key meets everyday words: unless spelled as listed, the text must say that it is a place
        key: Found(tuple(folded.get(key, ())), tuple(contextual.get(key, ())), key in weak or len(key) <= SHORT_KEY)
        for key in folded.keys() | contextual.keys()
    }
    found_exact = {
        name: Found(tuple(places), tuple(contextual.get(fold(name), ())) if places else (), fold(name) in weak)
        for name, places in exact.items()
    }
    return Gazetteer(
        country=conflict.country,
        adjective=conflict.adjective,
        capital=conflict.capital,
        seat=units[conflict.capital]._replace(level="city"),
        exact=MappingProxyType(found_exact),
        folded=MappingProxyType(found_folded),
        prefixes=frozenset(key[:end] for key in found_folded for end in range(1, len(key) + 1)),
        titles=frozenset(map(letters, aliases["not_places"]["titles"])),
        provinces=MappingProxyType({place.name: place for place in units.values() if place.level == "province"}),
        bare_cities=frozenset(conflict.provinces.filter(bare_level="city")["capital_pcode"]),
        reported_in={code: frozenset(provinces) for code, provinces in aliases["reported_in"].items()},
        parts={part: frozenset(provinces) for part, provinces in aliases["parts"].items()},
        _close=_close(found_exact),
    )


def _units(conflict: Conflict) -> dict[str, Place]:
    """Provinces and districts by P-code."""
    country = conflict.country
    units = {
        code: Place("province", name, name, None, code, country)
        for code, name in conflict.provinces.select("pcode", "province").iter_rows()
    }
    for code, province, name in conflict.districts.select("pcode", "province", "district").iter_rows():
        units[code] = Place("district", name, province, name, code, country)
    return units


def _named(conflict: Conflict, units: Mapping[str, Place]) -> Iterator[tuple[str, Place]]:
    """Every name of the tables with what it stands for."""
    for table, column in ((conflict.provinces, "province"), (conflict.districts, "district")):
        for code, name, others in table.select("pcode", column, "alt_names").iter_rows():
            yield from ((each, units[code]) for each in _names(name, others))
    for code, name, others in conflict.provinces.select("capital_pcode", "capital", "capital_alt_names").iter_rows():
        yield from ((each, units[code]._replace(level="city", name=name)) for each in _names(name, others))
    for code, name, kind, others in conflict.towns.select("pcode", "name", "kind", "alt_names").iter_rows():
        level = "city" if kind == "town" else "place"
        yield from ((each, units[code]._replace(level=level, name=name)) for each in _names(name, others))
    for name, country, others in conflict.abroad.select("name", "country", "alt_names").iter_rows():
        yield from ((each, Place("country", name, None, None, None, country)) for each in _names(name, others))
    yield conflict.country, Place("country", conflict.country, None, None, None, conflict.country)


def _close(names: Mapping[str, Found]) -> dict[tuple[str, str, str | None], dict[str, Found]]:
    """Names by level, first letter and province (None: anywhere), for the search of the nearest."""
    close: dict[tuple[str, str, str | None], dict[str, Found]] = defaultdict(dict)
    for name, found in names.items():
        provinces = tuple(place for place in found.places if place.level == "province")
        districts = tuple(place for place in found.places if place.level == "district")
        if provinces:
            close["province", name[0], None][name] = Found(provinces, (), False)
        if districts:
            close["district", name[0], None][name] = Found((), districts, False)
        for place in districts:
            close["district", name[0], place.province][name] = Found((), (place,), False)
    return close


def split(name: str) -> list[str]:
    """The letters of each word of a name: "Nahr-e Saraj" -> nahr, e, saraj."""
    return [word for word in map(letters, _WORDS.findall(name)) if word]


def _names(name: str, others: str) -> list[str]:
    return [name, *filter(None, others.split(";"))]


def _plain(name: str) -> str:
    return "".join(split(name))


def _keys(name: str) -> set[str]:
    return {*keys(split(name)), fold(_plain(name))}


def _add(known: dict[str, list[Place]], keys: Iterable[str], place: Place) -> None:
    for key in keys:
        if place not in known[key]:
            known[key].append(place)


def reference_districts(conflict: Conflict) -> pl.DataFrame:
    """Every district for the map and for joins: pcode, province, district, lat, lon, in_ocha401; sorted by pcode."""
    return conflict.districts.select("pcode", "province", "district", "lat", "lon", "in_ocha401").sort("pcode")
