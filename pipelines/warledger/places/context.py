"""Deciding by context: which of several places a name means, and where a statement's event happened."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from warledger.places import cues
from warledger.places.gazetteer import Gazetteer
from warledger.places.mentions import LOCAL, PlaceMention, find_places, sentence_starts, settled

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_BARRIER = re.compile(
    r";|\bwhile\b|\bwhereas\b|\bbut\b|\bmeanwhile\b|\band (?=in\b|at\b|another\b|(?:\w+ ){1,3}(?:were|was|died)\b)|, (?:and|who|which)\b",
    re.I,
)
_LISTED = re.compile(r"(?:,|,? ?(?:and|or|&|as well as|/))[ \n]*(?:in |of |the |both |nearby |neighbou?ring )*", re.I)
_FRONTED = re.compile(
    r"(?:(?:also|and|but|meanwhile|separately|further|later|elsewhere|earlier|further \w+)[, ]+)?"
    r"(?:in|at|near|around|outside|across|throughout)\b[^.;]{0,60}$",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere (?:in|across)|(?:other|different) (?:parts|areas|districts) of|(?:rest|remainder) of) (?:the )?$",
    re.I,
)
_SEPARATE = re.compile(
    r"[\"“]?(?:elsewhere\b|in (?:a|an|the)?\s?(?:separate|another|other|different|unrelated)\b|separately\b)", re.I
)
_SPEAKER_BEFORE = re.compile(r"\b(?:according to|told|tells|quoted?)\b", re.I)

#: Characters a place across a clause boundary is held to be further away.
CLAUSE = 80
#: The same for a place of which the report says only the part of the country.
COARSE = 60


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """Where a statement's event happened, in the columns of the claims table.

    All None where the text does not say. ``basis`` says what it rests on: span, sentence, paragraph, topic (of the
    paragraph before), lead, speaker, dateline. ``start`` and ``end`` span the mention in the text.
    """

    province: str | None = None
    district: str | None = None
    pcode: str | None = None
    place: str | None = None
    place_precision: str | None = None
    abroad: bool = False
    basis: str | None = None
    start: int | None = None
    end: int | None = None


NOWHERE = ResolvedPlace()


def resolve(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """The mentions with ambiguous ones decided by the provinces named in their sentence, paragraph or article.

    The narrowest of these stretches that names a province of one of the candidates decides, if it names one only. What nothing
    decides stays "ambiguous" (with its province where all candidates share it). Names that hold only beside their own
    province are dropped where it is not named.
    """
    evidence = sorted(
        (mention.start, mention.province)
        for mention in mentions
        if mention.province
        and not (mention.role == "dateline" and mention.pcode == gazetteer.capital)
        and mention.role != "organisation"
    )
    sentences = _Cuts(sentence_starts(text), len(text))
    paragraphs = _Cuts([0, *(match.end() for match in _PARAGRAPH.finditer(text))], len(text))
    decided: list[PlaceMention] = []
    kept: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        choice = mention
        if mention.level == "ambiguous" or mention.contextual:
            choice = _decide(mention, evidence, sentences, paragraphs, (0, len(text)), gazetteer)
            if not choice.candidates:
                continue
        kept[i] = len(decided)
        decided.append(choice)
    return [
        mention if mention.within is None else replace(mention, within=kept.get(mention.within)) for mention in decided
    ]


def _decide(
    mention: PlaceMention,
    evidence: list[tuple[int, str]],
    sentences: _Cuts,
    paragraphs: _Cuts,
    whole: tuple[int, int],
    gazetteer: Gazetteer,
) -> PlaceMention:
    if mention.within is not None or mention.level == "province":
        return mention
    for span in (sentences.around(mention.start), paragraphs.around(mention.start), whole):
        first, last = bisect.bisect_left(evidence, (span[0], "")), bisect.bisect_left(evidence, (span[1], ""))
        named = {province for at, province in evidence[first:last] if at != mention.start}
        for places in (mention.candidates, mention.contextual):
            fitting = tuple(place for place in places if place.province in named)
            if fitting and len({place.province for place in fitting}) == 1:
                return settled(mention, gazetteer, fitting)
            if fitting:
                return mention
    return mention


class _Cuts:
    """Stretches of a text, given where each starts."""

    def __init__(self, starts: list[int], end: int) -> None:
        self.starts, self.end = starts, end

    def around(self, at: int) -> tuple[int, int]:
        i = bisect.bisect_right(self.starts, at)
        return self.starts[i - 1], self.starts[i] if i < len(self.starts) else self.end


@dataclass(frozen=True, slots=True)
class _Unit:
    """A place with the province it is tied to, as one: ``start`` and ``end`` span both."""

    start: int
    end: int
    mention: PlaceMention

    @property
    def fine(self) -> bool:
        return self.mention.level in LOCAL


class PlaceContext:
    """The places of one article, and for each statement in it the place where it happened.

    ``mentions`` are the article's resolved mentions, in order.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.mentions = resolve(text, find_places(text, gazetteer), gazetteer)
        self._sentences = _Cuts(sentence_starts(text), len(text))
        self._paragraphs = _Cuts([0, *(match.end() for match in _PARAGRAPH.finditer(text))], len(text))
        self._units = self._gather()
        self._starts = [unit.start for unit in self._units]
        self._lead: _Unit | bool | None = False  # False: not looked for yet

    def place_for(self, span_start: int, span_end: int, sentence_span: tuple[int, int]) -> ResolvedPlace:
        """Where the event of a statement happened; never a guess.

        Args:
            span_start, span_end: the words of the statement (its count and verb), as offsets into the text.
            sentence_span: the sentence it stands in. A place inside the span beats all others; then come those of the
                sentence, those before it in its paragraph, the topic of the paragraph before, and the article's lead.
        """
        start, end = sentence_span
        here = self._between(start, end)
        inside = [unit for unit in here if span_start <= unit.start and unit.mention.end <= span_end]
        sites = _of(here, "site")
        if inside and (found := _of(inside, "site")):
            return self._told(self._nearest(found, span_start, span_end, (start, end)), found, "span")
        if sites:
            return self._told(self._nearest(sites, span_start, span_end, (start, end)), sites, "sentence")
        offices = _of(here, "office")
        if victims := [unit for unit in offices if not self._is_speaker(unit, end)]:
            return self._told(self._nearest(victims, span_start, span_end, (start, end)), victims, "sentence")

        speaker = offices[-1] if offices else None
        inherited, basis = self._inherited(start)
        if speaker and (inherited is None or speaker.mention.province != inherited.mention.province):
            return self._told(speaker, offices, "speaker")
        asides = _of(here, "aside")
        if asides and basis != "paragraph" and not (inherited and _same_province([*asides, inherited])):
            return self._coarse(asides, "sentence")
        if inherited:
            return self._told(inherited, self._between(*self._sentences.around(inherited.start)), basis)
        for role, stretch in (
            ("background", (start, end)),
            ("office", self._paragraphs.around(start)),
            ("aside", self._paragraphs.around(start)),
            ("background", self._paragraphs.around(start)),
            ("office", (0, len(self.text))),
        ):
            if (found := _of(self._between(*stretch), role)) and _same_province(found):
                return self._told(found[0], [], "speaker" if role == "office" else "paragraph")
        datelines = [unit for unit in self._units if unit.mention.role == "dateline"]
        elsewhere = [
            unit for unit in datelines if unit.mention.province and unit.mention.pcode != self.gazetteer.capital
        ]
        return self._coarse(elsewhere[:1], "dateline") if elsewhere else NOWHERE

    def _gather(self) -> list[_Unit]:
        """One unit a place: a province tied to a place within it is part of that place's unit."""
        owners = {mention.within for mention in self.mentions if mention.within is not None}
        units = []
        for i, mention in enumerate(self.mentions):
            if i in owners and not _ELSEWHERE.search(self.text, max(0, mention.start - 40), mention.start):
                continue
            owner = self.mentions[mention.within] if mention.within is not None else mention
            units.append(_Unit(min(mention.start, owner.start), max(mention.end, owner.end), mention))
        return sorted(units, key=lambda unit: (unit.start, unit.mention.start))

    def _between(self, start: int, end: int) -> list[_Unit]:
        return self._units[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def _barriers(self, start: int, end: int) -> int:
        return sum(1 for _ in _BARRIER.finditer(self.text, min(start, end), max(start, end))) if start != end else 0

    def _nearest(self, units: list[_Unit], start: int, end: int, sentence: tuple[int, int]) -> _Unit:
        """The unit that belongs to the words of a span: near, in the same clause, and the finer of two that agree."""

        def cost(unit: _Unit) -> tuple[int, int]:
            before = unit.end <= start
            between = (unit.end, start) if before else (min(end, unit.start), unit.start)
            clauses = self._barriers(*between)
            far = max(0, between[1] - between[0]) + (15 if before else 0)
            if before and not clauses and _FRONTED.match(self.text[sentence[0] : unit.start]):
                far = min(far, 25)
            coarse = unit.mention.level in {"region", "country"}
            return far + CLAUSE * clauses + COARSE * coarse, unit.start

        def finer(unit: _Unit) -> bool:
            return any(
                other.fine
                and other.mention.province == unit.mention.province
                and not self._barriers(min(unit.end, other.end), max(unit.start, other.start))
                for other in units
            )

        kept = [
            unit
            for unit in units
            if unit.mention.level != "province"
            or not finer(unit)
            or _ELSEWHERE.search(self.text, max(0, unit.start - 40), unit.start)
        ]
        return min(kept, key=cost)

    def _is_speaker(self, unit: _Unit, sentence_end: int) -> bool:
        """Whether the office a place names is that of who speaks, not of whom it is told."""
        after = self.text[unit.end : min(sentence_end, unit.end + 90)]
        return cues.speaks(after) or _SPEAKER_BEFORE.search(self.text, max(0, unit.start - 60), unit.start) is not None

    def _inherited(self, sentence_start: int) -> tuple[_Unit | None, str]:
        """The place a sentence without one takes over, and from where."""
        paragraph = self._paragraphs.around(sentence_start)
        if before := _local(self._between(paragraph[0], sentence_start)):
            last = self._sentences.around(before[-1].start)
            return _finest([unit for unit in before if unit.start >= last[0]]), "paragraph"
        if _SEPARATE.match(self.text, sentence_start):
            return None, ""
        earlier = _local(self._between(0, paragraph[0]))
        if earlier:
            previous = self._paragraphs.around(paragraph[0] - 1)
            topic = [unit for unit in earlier if unit.start >= previous[0]]
            if topic and _FRONTED.match(self.text[previous[0] : topic[0].start][:70]):
                return topic[0], "topic"
        lead = self._article_lead()
        if lead is not None and lead.start < sentence_start:
            return lead, "lead"
        return (earlier[-1], "topic") if earlier else (None, "")

    def _article_lead(self) -> _Unit | None:
        """The place of the article's first sentence that has one, if that sentence has no two provinces."""
        if isinstance(self._lead, bool):
            first = next((unit.mention.end for unit in self._units if unit.mention.role == "dateline"), 0)
            sites = _local(self._between(first, len(self.text))) or _local(self._units)
            self._lead = None
            if sites:
                span = self._sentences.around(sites[0].start)
                sentence = [unit for unit in sites if unit.start < span[1]]
                self._lead = _finest(sentence) if _same_province(sentence) else None
        return self._lead or None

    def _told(self, unit: _Unit, among: list[_Unit], basis: str) -> ResolvedPlace:
        """The unit as columns; where it is one of a list ("in A and B"), only what the list has in common."""
        listed = self._list_of(unit, among) if basis != "span" or len(among) > 1 else [unit]
        if len(listed) > 1:
            return self._coarse(listed, basis)
        mention = unit.mention
        named = mention.level in {"city", "place", "region", "ambiguous"} or (
            mention.level == "country" and mention.abroad
        )
        return ResolvedPlace(
            mention.province, mention.district, mention.pcode, mention.text if named else None, mention.level,
            mention.abroad, basis, mention.start, mention.end,
        )  # fmt: skip

    def _list_of(self, unit: _Unit, among: list[_Unit]) -> list[_Unit]:
        i = among.index(unit) if unit in among else -1
        if i < 0:
            return [unit]
        first = last = i
        while first and self._listed(among[first - 1], among[first]):
            first -= 1
        while last + 1 < len(among) and self._listed(among[last], among[last + 1]):
            last += 1
        return among[first : last + 1]

    def _listed(self, left: _Unit, right: _Unit) -> bool:
        if (left.mention.level in LOCAL) != (right.mention.level in LOCAL):
            return False
        start = min(left.end, right.start)
        between = self.text[start : right.start].strip()
        return between == "" or _LISTED.fullmatch(between + " ") is not None

    def _coarse(self, units: Sequence[_Unit], basis: str) -> ResolvedPlace:
        """What several places have in common: their province, or nothing but the words."""
        start, end = units[0].start, units[-1].end
        words = " ".join(self.text[start:end].split())
        province = units[0].mention.province if _same_province(units) else None
        if province is None:
            return ResolvedPlace(place=words, place_precision="ambiguous", basis=basis, start=start, end=end)
        pcode = self.gazetteer.provinces[province].pcode
        only = len(units) == 1 and units[0].mention.level == "province"
        return ResolvedPlace(province, None, pcode, None if only else words, "province", False, basis, start, end)


def _of(units: Iterable[_Unit], role: str) -> list[_Unit]:
    return [unit for unit in units if unit.mention.role == role]


def _local(units: Iterable[_Unit]) -> list[_Unit]:
    """The units where something happened and whose province, or at least whose name, is known."""
    return [unit for unit in _of(units, "site") if unit.mention.level in LOCAL or unit.mention.level == "province"]


def _same_province(units: Sequence[_Unit]) -> bool:
    provinces = {unit.mention.province for unit in units}
    return len(provinces) == 1 and None not in provinces


def _finest(units: Sequence[_Unit]) -> _Unit:
    """The last local place, else the last of all."""
    return next((unit for unit in reversed(units) if unit.fine), units[-1])
