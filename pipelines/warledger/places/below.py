"""The place a first paragraph without one takes from what stands below it."""

from __future__ import annotations

import bisect
import re

from warledger.places.layout import REACH, Layout, Unit, of_role, same_province

_SOMEBODY = re.compile(r"\W*(?:an?|one|two|three|four|five|six|several|another|\d+)\b", re.I)
_SEVERAL = re.compile(
    r"\b(?:throughout|across)\b"
    r"|\b(?:separate|several|various|multiple|different|numerous|two|three|four|five|six) (?:[\w-]+ ){0,3}?"
    r"(?:operations|raids|strikes|airstrikes|attacks|clashes|incidents|engagements|searches|places|provinces)\b"
    r"|\b(?:north|south|east|west|central)(?:ern)?,? and (?:\w+ ){0,2}?(?:north|south|east|west|central)"
)
_BELOW = 2  # paragraphs after the first in which its place may be told
WORDED = 24  # characters before a place in which its part of the country may be told
_DIRECTION = re.compile(r"\b(?:(?:north|south)-?(?:east|west)?|east|west|central)(?=(?:ern)?\b)", re.I)
#: a first sentence that tells of one event: what follows tells of it first
_ONE_EVENT = re.compile(
    r"An? (?:[\w-]+ ){0,3}?(?:bomb|bomber|bombing|blast|explosion|attack|ambush|airstrike|strike|mine|helicopter"
    r"|rocket)\b"
)
#: a sentence that goes on to another day: what it tells is another event
_ANOTHER_DAY = re.compile(
    r"\W*(?:(?:And|But|Also|Earlier|Late|Early),? )?(?:[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|[Ll]ast (?:week|month|night)|(?:The )?(?:previous|next|following|same) day|The day before"
    r"|(?:A|One|Two|Three|Four) (?:days?|weeks?)"
    r" (?:earlier|later|before|ago))\b"
)


class Below(Layout):
    """What the places of an article say of the paragraphs before them."""

    def told_below(self, sentence_start: int) -> Unit | None:
        """For a first paragraph that names no place, or only a part of the country: the place that what follows
        names; none where it tells of operations in several."""
        begin, end = self.paragraphs.around(self.body)
        sentence = self.sentences.around(sentence_start)
        if sentence_start >= end or _SEVERAL.search(
            self.text, sentence_start, min(sentence[1], sentence_start + REACH)
        ):
            return None
        goes_round = self.goes_round and not _ONE_EVENT.match(self.text, self.first_word)
        if self.lead and sentence[1] <= self.lead.start < end:
            return None if goes_round or self.turns_away(self.lead) else self.lead
        for _ in range(_BELOW):
            begin, end = self.paragraphs.around(end) if end < len(self.text) else (end, end)
            if self.lead and begin <= self.lead.start < end:
                return None if goes_round else self.lead
            offices = [
                unit
                for unit in of_role(self.between(begin, end), "office")
                if unit.mention.pcode != self.gazetteer.capital
            ]
            if offices:
                return offices[0] if same_province(offices) else None  # "..., the governor of A said"
            beside = [unit for unit in of_role(self.between(begin, end), "aside") if unit.mention.within is not None]
            if beside:
                return beside[0] if same_province(beside) else None  # "east of A, in the province of B"
        return None

    def turns_away(self, unit: Unit) -> bool:
        """Whether the sentence of a place goes on to another day, or opens with it, in the paragraph of what is told
        before."""
        first = self.sentences.around(unit.start)[0]
        inside = first > self.paragraphs.around(first)[0] and first > self.first_word
        return inside and (_ANOTHER_DAY.match(self.text, first) is not None or self.is_fronted(first, unit))

    def told_of(self, region: Unit, below: Unit | None) -> Unit | None:
        """The place told below, unless it is said to lie in another part of the country than the region, and some
        place in this one: "in the west" is "the western province of A"."""
        if (
            below
            and region.mention.level == "country"
            and _SOMEBODY.match(self.text, self.sentences.around(below.start)[0])
        ):
            return None  # "five were killed in the country. A soldier died in A"
        direction = _part(_DIRECTION.search(self.text, region.start, region.end))
        alike = [unit for unit in self.units if below and unit.mention.province == below.mention.province]
        said = {self._direction_of(unit) for unit in alike} - {None}
        if direction is None or (below and (direction in said if said else self._may_lie(below, direction))):
            return below
        for unit in self.units[bisect.bisect_left(self.starts, region.end) :]:
            told = unit.mention.role in {"site", "office"} and unit.mention.province
            if told and self._direction_of(unit) == direction:
                return unit
        return below if below and self._may_lie(below, direction) else None

    def _may_lie(self, unit: Unit, part: str) -> bool:
        """Whether reports may mean the unit's province by that part of the country."""
        provinces = self.gazetteer.parts.get(part)
        return provinces is None or unit.mention.province is None or unit.mention.province in provinces

    def _direction_of(self, unit: Unit) -> str | None:
        """The part of the country a place is said to lie in, by the words beside it."""
        begin = max(self.sentences.around(unit.start)[0], unit.start - WORDED)
        return _part(_DIRECTION.search(self.text, begin, unit.end))


def _part(direction: re.Match[str] | None) -> str | None:
    """ "north-east" as data has it: northeast."""
    return direction[0].lower().replace("-", "") if direction else None
