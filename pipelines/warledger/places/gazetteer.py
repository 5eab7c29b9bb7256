"""The names of a conflict's places, and which places each can mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import polars as pl
from rapidfuzz import fuzz, process

from warledger.conflict import Conflict
from warledger.places.spelling import fold, keys, letters

#: The longest name, in words ("Forward Operating Base Sharana", "Dara-e-Suf-e-Bala").
MAX_WORDS = 7
#: Below this a fuzzy match invents places ("Ghani" for Ghazni at 85); see the places' README in the data's history.
LEAST_RATIO = 90
#: Keys up to this length are weak unless the name is spelled as listed.
SHORT_KEY = 5

_WORDS = re.compile(r"[^\s-]+")


@dataclass(frozen=True, slots=True)
class Place:
    """One thing a name can mean. ``pcode`` is that of the finest administrative unit known, district or province.

    ``level`` is province, district, city (capitals and towns), place (bases, valleys, parts of a city) or country.
    """

    level: str
    name: str
    province: str | None
    district: str | None
    pcode: str | None
    country: str


@dataclass(frozen=True, slots=True)
class Found:
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
    adjective: str
    capital: str
    exact: Mapping[str, Found]
    folded: Mapping[str, Found]
    prefixes: frozenset[str]
    titles: frozenset[str]
    provinces: Mapping[str, Place]
    bare_cities: frozenset[str]
    reported_in: Mapping[str, frozenset[str]]
    _close: Mapping[tuple[str, str], Mapping[str, Found]]

    @classmethod
    def from_conflict(cls, conflict: Conflict) -> Gazetteer:
        """The gazetteer of a conflict, built once a process."""
        return _build(conflict)

    def starts(self, word: str) -> bool:
        """Whether some name starts with this word (given as letters)."""
        return fold(word).rstrip("aiu") in self.prefixes

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

    def closest(self, word: str, level: str) -> Found | None:
        """The nearest name of that level to a misspelled one, or None: the last resort, for use beside a place word.

        A district so found is ``contextual``: it holds only where its province is named nearby.
        """
        return _closest(self, word, level)


@lru_cache(maxsize=1 << 14)
def _closest(gazetteer: Gazetteer, word: str, level: str) -> Found | None:
    if len(word) < 5:
        return None
    near = gazetteer._close.get((level, word[0]), {})
    best = process.extractOne(word, near.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_RATIO)
    return near[best[0]] if best else None


@lru_cache(maxsize=8)
def _build(conflict: Conflict) -> Gazetteer:
    exact: dict[str, list[Place]] = defaultdict(list)
    folded: dict[str, list[Place]] = defaultdict(list)
    contextual: dict[str, list[Place]] = defaultdict(list)

    def add(name: str, place: Place) -> None:
        words = split(name)
        _append(exact["".join(words)], place)
        for key in {*keys(words), fold("".join(words))}:
            _append(folded[key], place)

    by_code: dict[str, Place] = {}
    provinces: dict[str, Place] = {}
    for row in conflict.provinces.iter_rows(named=True):
        place = Place("province", row["province"], row["province"], None, row["pcode"], conflict.country)
        by_code[row["pcode"]] = provinces[row["province"]] = place
        for name in (row["province"], *_split(row["alt_names"])):
            add(name, place)
    for row in conflict.districts.iter_rows(named=True):
        place = Place("district", row["district"], row["province"], row["district"], row["pcode"], conflict.country)
        by_code[row["pcode"]] = place
        for name in (row["district"], *_split(row["alt_names"])):
            add(name, place)
    for row in conflict.provinces.iter_rows(named=True):
        seat = by_code[row["capital_pcode"]]
        city = Place("city", row["capital"], seat.province, seat.district, seat.pcode, conflict.country)
        for name in (row["capital"], *_split(row["capital_alt_names"])):
            add(name, city)
    for row in conflict.towns.iter_rows(named=True):
        unit = by_code[row["pcode"]]
        level = "city" if row["kind"] == "town" else "place"
        town = Place(level, row["name"], unit.province, unit.district, unit.pcode, conflict.country)
        for name in (row["name"], *_split(row["alt_names"])):
            add(name, town)
    for row in conflict.abroad.iter_rows(named=True):
        foreign = Place("country", row["name"], None, None, None, row["country"])
        for name in (row["name"], *_split(row["alt_names"])):
            add(name, foreign)
    home = Place("country", conflict.country, None, None, None, conflict.country)
    add(conflict.country, home)

    aliases = conflict.lexicon("aliases")
    for name, codes in aliases["names"].items():
        own = [place for place in exact.get("".join(split(name)), []) if place.level in {"city", "province"}]
        for place in (by_code[code] for code in codes):
            add(name, place)
        exact["".join(split(name))] = list(dict.fromkeys([*own, *(by_code[code] for code in codes)]))
    for name, codes in aliases["contextual"].items():
        words = split(name)
        for key in {*keys(words), fold("".join(words))}:
            for code in codes:
                _append(contextual[key], by_code[code])
    weak = {fold("".join(split(name))) for name in aliases["weak"]["names"]}
    for name in aliases["not_places"]["names"]:
        words = split(name)
        exact[letters("".join(words))] = []
        for key in keys(words):
            if not any(fold("".join(split(place.name))) == key for place in folded.get(key, ())):
                folded.pop(key, None)

    found_folded = {
        # a short key meets everyday words: unless spelled as listed, the text must say that it is a place
        key: Found(tuple(folded.get(key, ())), tuple(contextual.get(key, ())), key in weak or len(key) <= SHORT_KEY)
        for key in folded.keys() | contextual.keys()
    }
    found_exact = {
        name: Found(tuple(places), tuple(contextual.get(fold(name), ())), fold(name) in weak)
        for name, places in exact.items()
    }
    close: dict[tuple[str, str], dict[str, Found]] = defaultdict(dict)
    for name, found in found_exact.items():
        for level in ("province", "district"):
            if name and (fitting := tuple(place for place in found.places if place.level == level)):
                near = Found(fitting, (), False) if level == "province" else Found((), fitting, False)
                close[level, name[0]][name] = near
    return Gazetteer(
        country=conflict.country,
        adjective=conflict.adjective,
        capital=conflict.capital,
        exact=MappingProxyType(found_exact),
        folded=MappingProxyType(found_folded),
        prefixes=frozenset(key[:end] for key in found_folded for end in range(len(key) + 1)),
        titles=frozenset(letters(title) for title in aliases["not_places"]["titles"]),
        provinces=MappingProxyType(provinces),
        bare_cities=frozenset(
            row["capital_pcode"] for row in conflict.provinces.iter_rows(named=True) if row["bare_level"] == "city"
        ),
        reported_in={code: frozenset(provinces) for code, provinces in aliases["reported_in"].items()},
        _close=close,
    )


def split(name: str) -> list[str]:
    """The letters of each word of a name: "Nahr-e Saraj" -> nahr, e, saraj."""
    return [word for word in map(letters, _WORDS.findall(name)) if word]


def _split(alternatives: str) -> Iterable[str]:
    return (name for name in alternatives.split(";") if name)


def _append(places: list[Place], place: Place) -> None:
    if place not in places:
        places.append(place)


def reference_districts(conflict: Conflict) -> pl.DataFrame:
    """Every district for the map and for joins: pcode, province, district, lat, lon, in_ocha401; sorted by pcode."""
    return conflict.districts.select("pcode", "province", "district", "lat", "lon", "in_ocha401").sort("pcode")
