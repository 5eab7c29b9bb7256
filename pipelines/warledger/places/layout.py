"""How the places of one article lie: its units, its lead, the headings and the speakers they belong to."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from warledger.dates.patterns import MONTH, WEEKDAY
from warledger.places.ambiguity import Cuts, resolve
from warledger.places.gazetteer import Gazetteer
from warledger.places.mentions import LOCAL, PlaceMention, find_places

#: Characters around a statement that count as its sentence, however long that is.
REACH = 1500
#: Of the places before a statement, and of those after it, this many are weighed.
FEW = 12
#: A place this near the start of a sentence or a paragraph may be its topic.
FRONT = 120
_FRONTED = re.compile(
    r"(?:(?:also|and|but|meanwhile|separately|later|elsewhere|earlier|further(?: \w+)?)[, ]+)?"
    r"(?:in|at|near|around|outside|across|throughout)\b[^.;]{0,60}$",
    re.I,
)
#: the name of a place before a comma, at the start of a paragraph
_BEGINS = re.compile(r"In (?:the )?(?:[a-z]+ ){0,3}[A-Z][\w'’-]*(?:[ -][\w'’-]+){0,3},")
_TURN = re.compile(r"(?:In|At|Near|Outside) [^.,;]{0,40}")
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere (?:in|across)|(?:other|different) (?:parts|areas|districts) of|(?:rest|remainder) of)"
    r" (?:the )?(?:\w+ern )?$",
    re.I,
)
#: What may stand before the place in the heading of an entry: nothing, or its day.
_ENTRY = re.compile(rf"(?:{WEEKDAY},? )?(?:{MONTH}\.? \d{{1,2}}|\d{{1,2}} {MONTH})(?:, \d{{4}})?[,:]?|")
_PARTS = 2  # parts of the country: a report that tells of so many tells of more than the one province it names
#: places that open its paragraphs, from so many on, make a text a list of items
_ENTRIES = 3
SEPARATE = re.compile(
    r"[\"“]?(?:elsewhere|separately|in an? (?:separate|unrelated)|in an?other|in (?:other|different))\b", re.I
)
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
_BEARER = re.compile(
    rf"(?:['’]s)?,?(?: [a-z][a-z-]*){{1,4}},? (?P<name>{_NAME})|(?:['’]s)? Governor (?P<name_>{_NAME})"
)
_MEANWHILE = re.compile(r"[Mm]eanwhile(?<=\b.{9})\b")


class Unit(NamedTuple):
    """A place with the province it is tied to, as one: ``start`` and ``end`` span both."""

    start: int
    end: int
    mention: PlaceMention

    @property
    def fine(self) -> bool:
        return self.mention.level in LOCAL


class Layout:
    """The places of one article (``mentions``, resolved, in order) and what they say of it as a whole.

    ``sites`` are the units where something happened, ``headings`` those that head what stands below, ``lead`` that of
    the first sentence which names one, ``filed`` that of the dateline; ``speakers`` are the offices people were
    introduced by. Where the article starts below its dateline is ``body``; ``entries`` are the places that open each of
    its items, where it is a list of them.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.mentions = resolve(text, find_places(text, gazetteer), gazetteer)
        self.sentences = Cuts.sentences(text)
        self.paragraphs = Cuts.paragraphs(text)
        self.units = self._gather()
        self.starts = [unit.start for unit in self.units]
        self.sites = [unit for unit in of_role(self.units, "site") if unit.fine or unit.mention.level == "province"]
        self.site_starts = [unit.start for unit in self.sites]
        parts = {unit.mention.text.lower() for unit in of_role(self.units, "site") if unit.mention.level == "region"}
        self.one_province = same_province(self.sites) and len(parts) < _PARTS
        datelines = of_role(self.units, "dateline")
        self.body = datelines[0].end if datelines else 0
        self.first_word = next((at for at in range(self.body, len(text)) if text[at].isalnum()), 0)
        filed = [unit for unit in datelines if unit.mention.province and unit.mention.pcode != gazetteer.capital]
        self.filed = filed[0] if filed else None
        several = len({unit.mention.province for unit in datelines}) >= _ENTRIES
        self.entries = datelines if several else []
        self.headings = [unit for unit in self.sites if self._is_heading(unit)]
        self.heading_starts = [unit.start for unit in self.headings]
        self.lead = self._article_lead()
        self.one_place = self._tells_of_one_place()
        self.goes_round = self._takes_turns()
        self.speakers = self._introduced()

    def _gather(self) -> list[Unit]:
        """One unit a place: a province tied to a place within it is part of that place's unit."""
        owners = {mention.within for mention in self.mentions if mention.within is not None}
        units = []
        for i, mention in enumerate(self.mentions):
            if (i in owners and not self.is_elsewhere(mention.start)) or (
                i and self._is_country_of(self.mentions[i - 1], mention)
            ):
                continue
            owner = mention if mention.within is None else self.mentions[mention.within]
            units.append(Unit(min(mention.start, owner.start), max(mention.end, owner.end), mention))
        return sorted(units, key=lambda unit: (unit.start, unit.mention.start))

    def _is_country_of(self, place: PlaceMention, country: PlaceMention) -> bool:
        """Whether the second only says in which country the first lies: "Quetta, Pakistan"."""
        return (
            country.level == "country"
            and country.country == place.country
            and self.text[place.end : country.start] in {", ", " in ", ",\n"}
        )

    def _is_heading(self, unit: Unit) -> bool:
        """Whether the unit is all its paragraph says ("Sangin/Helmand"), or opens a line that is no sentence ("July 7
        Ghor Province: two killed"): what happened there stands below."""
        start, end = self.paragraphs.around(unit.start)
        if end - start >= FRONT:
            return False
        before, after = self.text[start : unit.start].strip(), self.text[unit.end : end].strip()
        line = bool(_ENTRY.fullmatch(before)) and after.startswith(":") and after[-1] not in ".!?"
        return line or not (before or after)

    def _article_lead(self) -> Unit | None:
        """The place of the first sentence below the dateline that has one, unless it has two provinces."""
        sites = self.sites[bisect.bisect_left(self.site_starts, self.body) :] or self.sites
        if not sites:
            return None
        apart = self.paragraphs.around(sites[0].start)
        if apart[0] > self.body and _MEANWHILE.match(self.text, apart[0]):
            sites = [unit for unit in sites if unit.start >= apart[1]] or sites
        first = self.sentences.around(sites[0].start)[0]
        if SEPARATE.match(self.text, first) or _MEANWHILE.search(self.text, first, sites[0].end + FRONT):
            offices = (unit for unit in of_role(self.units, "office") if self.body <= unit.start < first)
            named = next((unit for unit in offices if unit.mention.pcode != self.gazetteer.capital), None)
            if named:
                return named
        if apart[0] > self.body and self.is_fronted(apart[0], sites[0]) and _BEGINS.match(self.text, apart[0]):
            return None  # "In A, ..." opens what is told of A
        end = self.sentences.around(sites[0].start)[1]
        sentence = [unit for unit in sites if unit.start < end]
        return finest(sentence) if same_province(sentence) else None

    def _tells_of_one_place(self) -> bool:
        """Whether the first three paragraphs tell of one province outside the capital."""
        end = self.body
        for _ in range(3):
            end = self.paragraphs.around(end)[1] if end < len(self.text) else end
        among = [unit for unit in self.sites if unit.start < end and unit.mention.pcode != self.gazetteer.capital]
        told = {unit.mention.province for unit in among}
        return len(told - {None}) < 2

    def _takes_turns(self) -> bool:
        """Whether a later paragraph takes its turn in another province: "In Dand, Kandahar province, they also"."""
        for unit in self.sites:
            start = self.paragraphs.around(unit.start)[0]
            turn = unit.start < start + FRONT and _TURN.fullmatch(self.text, start, unit.start)
            if turn and self.lead and not same_province([unit, self.lead]):
                return not _MEANWHILE.search(self.text, start, unit.end + FRONT)
        return False

    def _introduced(self) -> dict[str, list[tuple[int, Unit]]]:
        """Surname -> where it was introduced, with the place its bearer is named by."""
        speakers: dict[str, list[tuple[int, Unit]]] = {}
        for unit in of_role(self.units, "office"):
            named = _BEARER.match(self.text, unit.end, unit.end + 120) if unit.mention.province else None
            name = named and (named["name"] or named["name_"])
            if name:
                speakers.setdefault(name.split()[-1], []).append((unit.start, unit))
        return speakers

    def between(self, start: int, end: int, around: int | None = None) -> list[Unit]:
        """The units that start in a stretch; with ``around``, only the nearest few before and after that position."""
        first, last = bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end)
        if around is not None:
            middle = bisect.bisect_left(self.starts, around)
            first, last = max(first, middle - FEW), min(last, middle + FEW)
        return self.units[first:last]

    def is_elsewhere(self, at: int) -> bool:
        """Whether the words before a position tell of other parts of what is named there."""
        return _ELSEWHERE.search(self.text, max(0, at - 50), at) is not None

    def is_fronted(self, start: int, unit: Unit) -> bool:
        """Whether a stretch opens with the unit: "In Kunduz, ..."."""
        return _FRONTED.match(self.text[start : min(unit.start, start + FRONT)]) is not None


def of_role(units: Iterable[Unit], role: str) -> list[Unit]:
    """The units whose mention plays a role: site, office, aside, background or dateline."""
    return [unit for unit in units if unit.mention.role == role]


def same_province(units: Sequence[Unit]) -> bool:
    """Whether all lie in one province, and it is known."""
    provinces = {unit.mention.province for unit in units}
    return len(provinces) == 1 and None not in provinces


def finest(units: Sequence[Unit]) -> Unit:
    """The last local place, else the last of all."""
    return next((unit for unit in reversed(units) if unit.fine), units[-1])
