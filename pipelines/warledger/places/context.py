"""Where a statement's event happened, by the places named around it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from warledger.patterns import BREAK
from warledger.places import cues
from warledger.places.below import WORDED, Below
from warledger.places.layout import REACH, SEPARATE, Unit, finest, of_role, same_province

#: Characters a place across a clause boundary is held to be further away.
CLAUSE = 80
#: The same for a place that is only a part of the country, or the country: any finer one in the sentence is better.
COARSE = 250
#: A place before the statement is held to be this much further than one after it: places mostly follow.
BEFORE = 15
#: How far away a place is held to be that opens the sentence ("In Kunduz, ..."), at most.
OPENING = 25

_BARRIER = re.compile(  # the characters it may begin with first: a search skips to them
    r"[;,wWbBmMaA](?:(?<=;)|(?<=,) (?:and|who|which)\b|(?<=\b[wW])(?:hile|hereas)\b|(?<=\b[bB])ut\b"
    r"|(?<=\b[mM])eanwhile\b|(?<=\b[aA])nd"
    r" (?=(?:in|at|another)\b|(?:\w+ ){1,3}(?:were|was|died)\b|(?:one|two|three|four|five|six|\d+) in\b))"
)
#: what is told of many places happened in none of those told of before
_IN_MANY = re.compile(
    BREAK + r"(?:in (?:at least )?(?:several|various|different|multiple|three|four|five|six|seven|eight|nine|ten|\d+)"
    r" (?:other |different )?provinces|(?:across|throughout) the country|nationwide|countrywide)\b"
)
_NEXT_ITEM = re.compile(
    r"(?:,|,? and) (?:another |about |some )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) [a-z]",
    re.I,
)
_OTHER_CLAUSE = re.compile(r"\b(?:said|says|while|as (?:an?|the)|whereas|but)\b")
#: what happened on another day happened elsewhere, unless it is told
_DAYS_APART = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?) (?:after|before)\b(?! (?:the|an?|it|they|he|she) (?:[\w-]+ )?"
    r"(?:fell|was|were|began|started)\b)"
)
_BORDER = re.compile(r"(?:['’]s)? (?:border|frontier)\b")  # "near the border of another country" places nothing
_BORDER_WITH = re.compile(r"\b(?:border|frontier|crossing|boundary)(?: [a-z]+)? with $")
_LISTED = re.compile(
    r"(?:,|,? ?(?:and|or|&|as well as|/))\s*(?:(?:in|of|the|both|nearby|neighbou?ring|outskirts)\s+)*", re.I
)
#: "... in A, and in B a bomb hurt three": what goes on with a place is no list
_CLAUSE = re.compile(
    r" (?:district |province |city )?(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|\d+|gunmen"
    r"|militants|insurgents|fighters|police|troops|soldiers|unidentified|unknown)\b(?! (?:and|or) )"
)
#: what a report goes on to tell one by one, each in its own place
_SEPARATE_DEEDS = re.compile(
    r"\b(?:separate|different|unrelated) (?:[\w-]+ ){0,2}?(?:attacks|incidents|clashes|blasts|bombings|explosions)\b"
    r"|\belsewhere in the country\b"
)
#: "another incident in the same province", "in other parts of the province": more of a place told of before
_SAME_PLACE = re.compile(r"\bin the same (?P<level>province|district|city|area)\b")
_OTHER_PARTS = re.compile(r"\bin (?:other|various|several|different) (?:parts|areas|districts) of the province\b")
#: "a teacher from A was", "five men from the eastern A, who had been"
_ORIGIN = re.compile(r"\w from (?:the )?(?:\w+ern )?$")
_OF_WHOM = re.compile(r",? (?:who |(?:was|were|has|have|had|died|lost)\b)")
#: "the district, in the north of the country": the one told of before
_OF_THE_SAME = re.compile(r"\bthe (?:district|province|city|town|village|base), (?:in|which is in) $", re.I)
#: what is said by whoever spoke before, or of the rest of those told of
_GOES_ON = re.compile(
    r"\b(?:he|she) (?:also )?(?:said|added|told|noted|explained)\b|\b(?:An additional|The (?:rest|remaining|other))\b"
)
#: "in X province", whatever its name
_IN_PROVINCE = re.compile(r"\bin (?:the )?(?:[a-z]+ern )?(?P<name>[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){0,2}) province\b")
_SAID = r"(?:said|says|added|told|explained|confirmed|noted)"
_SURNAME = re.compile(
    rf"\b(?P<before>[A-Z][\w-]+) (?:also )?{_SAID}\b|\b(?:{_SAID}|according to) (?P<after>[A-Z][\w-]+)\b"
)
_SPEAKER = re.compile(r"\b(?:according to|told|tells|quot(?:ed|ing))\b", re.I)
_STOPS = {"", ".", ",", ";", '"', "”"}
_VILLAGE = re.compile(
    r"(?:\bvillages? of (?P<named>[A-Z][\w'’]+(?:[ -][A-Z]?[\w'’]+){0,3})"
    r"|\b(?P<name>[A-Z][\w'’]+(?:[ -][A-Z][\w'’]+){0,2} village))"
    r"(?:,| in(?: the)?| of(?: the)?|, in(?: the)?) $"
)


class ResolvedPlace(NamedTuple):
    """Where a statement's event happened, in the columns of the claims table; all None where the text does not say.

    ``basis`` says what it rests on: span, sentence, paragraph, topic (of the paragraph before), lead, speaker or
    dateline. ``start`` and ``end`` span the words that say it.
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


class PlaceContext(Below):
    """The places of one article (``mentions``, resolved, in order), and for each statement where its event happened."""

    def place_for(
        self, span_start: int, span_end: int, sentence_span: tuple[int, int], aside: tuple[int, int] = (0, 0)
    ) -> ResolvedPlace:
        """Where the event of a statement happened; never a guess.

        A place inside the statement's span beats all others; then come the sentence's own, those before it in its
        paragraph, the topic of the paragraph before, and the article's lead. The place a speaker is named by ("the
        governor of X said") counts where no other does, or where the others lie in another province.

        Args:
            span_start: where the words of the statement (its count and verb) start in the text.
            span_end: where they end.
            sentence_span: start and end of the sentence it stands in.
            aside: a part of the sentence that only says who somebody is; a place in it counts where no other is named.
        """
        found = self._place_for(span_start, span_end, sentence_span, aside)
        start, end = sentence_span[0], min(sentence_span[1], sentence_span[0] + REACH)
        if found.basis not in {"span", "sentence"} and found.district and _OTHER_PARTS.search(self.text, start, end):
            return self.only_province(found)
        same = _SAME_PLACE.search(self.text, start, end) if found.province is None else None
        before = bisect.bisect_left(self.site_starts, start) if same else 0
        if same and before and (last := self.sites[before - 1]).mention.province:
            there = self._told(last, [last], "topic")
            return self.only_province(there) if same["level"] == "province" and there.province else there
        return found

    def only_province(self, place: ResolvedPlace) -> ResolvedPlace:
        """The province a place lies in, and no more: of what is told of all of it."""
        pcode = self.gazetteer.provinces[place.province or ""].pcode
        return place._replace(district=None, pcode=pcode, place=None, place_precision="province")

    def _place_for(
        self, span_start: int, span_end: int, sentence_span: tuple[int, int], aside: tuple[int, int]
    ) -> ResolvedPlace:
        start, end = sentence_span
        near = (max(start, span_start - REACH), min(end, span_end + REACH))
        here = self.between(*near, around=span_start)
        told = [unit for unit in here if not aside[0] <= unit.start < aside[1]]
        here = told if of_role(told, "site") else here
        if of_role(away := [unit for unit in here if not self._is_origin(unit)], "site"):
            here = away
        here = [
            unit for unit in here if not (unit.mention.abroad and _BORDER_WITH.search(self.text, start, unit.start))
        ]
        inside = [unit for unit in here if span_start <= unit.mention.start and unit.mention.end <= span_end]
        apart = [unit for unit in of_role(here, "site") if self._is_apart(unit, span_start, span_end)]
        sites = [unit for unit in of_role(here, "site") if unit not in apart]
        asides = [unit for unit in of_role(here, "aside") if not _BORDER.match(self.text, unit.end)]
        if sites and not any(unit.mention.province for unit in sites) and same_province(asides):
            return self._coarse(asides, "sentence")  # "in the north-west, on the road from A to B"
        offices = of_role(here, "office")
        victims = [unit for unit in offices if not self._is_speaker(unit, end)]
        coarse = sites and not any(unit.mention.province or unit.mention.abroad for unit in sites)
        entry = self._entry(start)
        if coarse and entry:
            return self._told(entry, [entry], "sentence")
        if coarse and victims:  # "in the south, a bomb aimed at the mayor of A"
            return self._told(self._nearest(victims, span_start, span_end, start), victims, "sentence")
        if coarse:
            region = self._nearest(sites, span_start, span_end, start)
            known, basis = self._inherited(start)
            if known and _OF_THE_SAME.search(self.text, max(start, region.start - WORDED), region.start):
                return self._told(known, [known], basis)
            spread = region.mention.level != "country" and _SEPARATE_DEEDS.search(
                self.text, start, min(end, start + REACH)
            )
            if not spread and (below := self.told_of(region, self.told_below(start))):
                return self._told(below, [below], "lead")
        for among, basis in ((of_role(inside, "site"), "span"), (sites, "sentence")):
            if among:
                return self._told(self._nearest(among, span_start, span_end, start), among, basis)
        if beside := victims or of_role(here, "setting"):
            return self._told(self._nearest(beside, span_start, span_end, start), beside, "sentence")

        if unknown := self._unknown_province(start, min(end, start + REACH)):
            return unknown
        inherited, basis = self._inherited(start)
        if entry and not sites and basis != "paragraph":
            return self._told(entry, [entry], "sentence")
        inherited = (
            None if inherited in apart or _IN_MANY.search(self.text, start, min(end, start + REACH)) else inherited
        )
        named = [unit for unit in offices if unit.mention.province or unit.mention.abroad]  # no "officials in the east"
        speaker = named[-1] if named else self._known_speaker(start, end)
        if speaker is None and basis in {"topic", "lead"}:
            speaker = self._spoke_before(start)
        if inherited and inherited.start >= end:  # told below: what was told beside a place before goes first
            before = of_role(self.between(self.paragraphs.around(start)[0], start), "aside")
            if same_province(before) and not same_province([*before, inherited]):
                return self._coarse(before, "paragraph")
        if speaker and (inherited is None or self._speaks_of_his_own(speaker, inherited)):
            return self._told(speaker, offices or [speaker], "speaker")
        near_capital = bool(asides) and all(unit.mention.pcode == self.gazetteer.capital for unit in asides)
        opens = not inherited and start <= self.first_word and (near_capital or (self.one_place and not asides))
        if opens and (below := self.told_below(start)) and below not in apart:
            return self._told(below, [below], "lead")
        if near_capital and inherited:
            asides = []  # "west of the capital"
        if asides and basis != "paragraph" and not (inherited and same_province([*asides, inherited])):
            return self._coarse(asides, "sentence")
        if inherited:
            around = self.between(inherited.start - REACH, inherited.end + REACH)
            return self._told(inherited, of_role(around, "site"), basis)

        paragraph = self.paragraphs.around(start)
        wide = (max(paragraph[0], span_start - 2 * REACH), min(paragraph[1], span_end + 2 * REACH))
        for role, stretch in (
            ("background", near),
            ("office", wide),
            ("aside", wide),
            ("background", wide),
            ("setting", wide),
        ):
            found = [unit for unit in of_role(self.between(*stretch), role) if unit.mention.level != "country"]
            if same_province(found):
                return self._coarse(found[:1], "speaker" if role == "office" else "paragraph")
        opening = self.told_below(self.body) if self.one_place and not self.lead else None
        if opening and not SEPARATE.match(self.text, start):
            return self._coarse([opening], "lead")  # what goes on below the lead that was placed so
        if self.filed:
            return self._coarse([self.filed], "dateline")
        if offices:
            return self._told(offices[-1], offices, "speaker")
        home = [unit for unit in here if unit.mention.level == "country" and not unit.mention.abroad]
        return self._told(home[0], home[:1], "sentence") if home else NOWHERE

    def _entry(self, start: int) -> Unit | None:
        """The place that opens the item a sentence stands in: "LOGAR - A leader was killed in the east"."""
        begin, end = self.paragraphs.around(start)
        return next((unit for unit in self.entries if begin <= unit.start < end and unit.mention.province), None)

    def _is_origin(self, unit: Unit) -> bool:
        """ "a teacher from A was shot": where somebody is from."""
        return (
            _ORIGIN.search(self.text, max(0, unit.start - WORDED), unit.start) is not None
            and _OF_WHOM.match(self.text, unit.end) is not None
        )

    def _barriers(self, start: int, end: int) -> int:
        return sum(1 for _ in _BARRIER.finditer(self.text, start, end))

    def _nearest(self, units: list[Unit], start: int, end: int, sentence_start: int) -> Unit:
        """The unit that belongs to the words of a span: near, in the same clause, and the finer of two that agree."""

        def cost(unit: Unit) -> tuple[int, int]:
            before = unit.end <= start
            gap = (unit.end, start) if before else (min(end, unit.start), unit.start)
            clauses = self._barriers(*gap) + (before and self._closes_item(unit, sentence_start))
            far = gap[1] - gap[0] + BEFORE * before
            if before and not clauses and self.is_fronted(sentence_start, unit):
                far = min(far, OPENING)
            coarse = unit.mention.level in {"region", "country"} and not unit.mention.abroad
            coarse = coarse and not self._tells_its_own(unit, units, end)
            return far + CLAUSE * clauses + COARSE * coarse, unit.start

        best = min(units, key=cost) if len(units) > 1 else units[0]
        if best.mention.level != "province" or self.is_elsewhere(best.start):
            return best
        finer = [
            unit
            for unit in units
            if unit.fine
            and unit.mention.province == best.mention.province
            and not self._barriers(min(unit.end, best.end), max(unit.start, best.start))
        ]
        return min(finer, key=cost, default=best)

    def _closes_item(self, unit: Unit, sentence_start: int) -> bool:
        """ "nine killed in A, five wounded in B": whether what follows a place is counted anew."""
        return _NEXT_ITEM.match(self.text, unit.end) is not None and not self.is_fronted(sentence_start, unit)

    def _tells_its_own(self, region: Unit, units: list[Unit], end: int) -> bool:
        """ "three died in the east, and a fourth was shot in A": whether no name is told to lie in that part."""
        if region.mention.level != "region" or region.start < end or self._barriers(end, region.start):
            return False
        others = [unit for unit in units if unit is not region]
        return all(unit.start > region.end and self._barriers(region.end, unit.start) for unit in others)

    def _is_apart(self, unit: Unit, start: int, end: int) -> bool:
        """Whether a place belongs to what is told beside: "..., an official said, as envoys met in X" abroad, "..., a
        day after two were shot in X"."""
        between = (unit.end, start) if unit.end <= start else (end, unit.start)
        if unit.start >= end and _DAYS_APART.search(self.text, *between):
            return True
        return unit.mention.abroad and _OTHER_CLAUSE.search(self.text, *between) is not None

    def _is_speaker(self, unit: Unit, sentence_end: int) -> bool:
        """Whether the office a place names is that of who speaks, not of whom it is told."""
        after = self.text[unit.end : min(sentence_end, unit.end + 90)]
        before = self.text[max(0, unit.start - 60) : unit.start]
        return cues.speaks(after) or bool(_SPEAKER.search(before)) or (cues.speaks(before) and after[:1] in _STOPS)

    def _speaks_of_his_own(self, speaker: Unit, inherited: Unit) -> bool:
        """Whether somebody named by a place speaks of it rather than of the place inherited: ministries sit in the
        capital and speak of everywhere."""
        seated = speaker.mention.pcode == self.gazetteer.capital and cues.is_inside(self.text, speaker.start)
        return speaker.mention.province != inherited.mention.province and not seated

    def _known_speaker(self, start: int, end: int) -> Unit | None:
        """The place by whose office the speaker of a sentence was introduced: "Ghor's governor, Jan Gul, ... Gul
        added"."""
        if not self.speakers:
            return None
        for match in _SURNAME.finditer(self.text, start, min(end, start + REACH)):
            name = match["before"] or match["after"]
            known = [unit for at, unit in self.speakers.get(name, ()) if at < start]
            if known:
                return known[-1]
        return None

    def _unknown_province(self, start: int, end: int) -> ResolvedPlace | None:
        """A sentence's own province, by a name the gazetteer has not: nowhere else, for all that is told before."""
        named = _IN_PROVINCE.search(self.text, start, end)
        if named is None:
            return None
        after = bisect.bisect_left(self.mentions, named.end("name"), key=lambda mention: mention.start)
        if after and self.mentions[after - 1].end > named.start("name"):
            return None  # a name it has
        return ResolvedPlace(
            place=named["name"], place_precision="ambiguous", basis="sentence", start=named.start(), end=named.end()
        )

    def _spoke_before(self, start: int) -> Unit | None:
        """The place whose officials speak in the paragraph before a sentence: "..., the governor of A said. Six others
        were hurt"."""
        begin = max(self.paragraphs.around(start)[0], start - REACH)
        before = of_role(self.between(begin, start), "office")
        own = [unit for unit in before if unit.mention.pcode != self.gazetteer.capital]
        return own[-1] if same_province(own) else None

    def _inherited(self, sentence_start: int) -> tuple[Unit | None, str]:
        """The place a sentence without one takes over, and from where."""
        paragraph = self.paragraphs.around(sentence_start)[0]
        before = bisect.bisect_left(self.site_starts, sentence_start)
        last = self.sites[before - 1] if before else None
        if last and last.start >= paragraph:
            told = max(self.sentences.around(last.start)[0], last.start - REACH)
            return finest(self.sites[bisect.bisect_left(self.site_starts, told) : before]), "paragraph"
        if SEPARATE.match(self.text, sentence_start):
            return None, ""
        if heading := bisect.bisect_left(self.heading_starts, sentence_start):
            return self.headings[heading - 1], "topic"
        if last and paragraph and SEPARATE.match(self.text, self.paragraphs.around(last.start)[0]):
            return last, "topic"
        if last and paragraph:
            previous = self.paragraphs.around(paragraph - 1)[0]
            topic = bisect.bisect_left(self.site_starts, previous)
            if topic < before and self.is_fronted(previous, self.sites[topic]):
                return self.sites[topic], "topic"
        if last and not (self.lead and same_province([self.lead, last])) and self._goes_on(sentence_start, last):
            return last, "topic"
        ahead = self.one_province and self.lead and not self.turns_away(self.lead)
        if self.lead and (self.lead.start < sentence_start or ahead):
            return self.lead, "lead"
        return (last, "topic") if last else (None, "")

    def _goes_on(self, start: int, last: Unit) -> bool:
        """ "..., he said", "The rest fled": whether a sentence goes on with what the paragraph before told of one
        place, the last named."""
        begin = self.paragraphs.around(self.paragraphs.around(start)[0] - 1)[0]
        before = self.sites[
            bisect.bisect_left(self.site_starts, begin) : bisect.bisect_right(self.site_starts, last.start)
        ]
        if not before or not same_province(before):
            return False
        end = min(self.sentences.around(start)[1], start + REACH)
        return _GOES_ON.search(self.text, start, end) is not None

    def _told(self, unit: Unit, among: list[Unit], basis: str) -> ResolvedPlace:
        """The unit as columns; where it is one of a list ("in A and B"), only what the list has in common."""
        listed = self._list_of(unit, among)
        if len(listed) > 1:
            return self._coarse(listed, basis)
        mention = unit.mention
        named = mention.level not in {"province", "district"} and (mention.abroad or mention.level != "country")
        place = mention.text if named else self._village(unit.start)
        where = (mention.province, mention.district, mention.pcode, place, mention.level, mention.abroad)
        return ResolvedPlace(*where, basis, mention.start, mention.end)

    def _village(self, start: int) -> str | None:
        """A village the gazetteer does not know, named just before a known place."""
        begin = max(0, start - 60)
        if self.text.find("village", begin, start) < 0:
            return None
        village = _VILLAGE.search(self.text, begin, start)
        return (village["named"] or village["name"]) if village else None

    def _list_of(self, unit: Unit, among: list[Unit]) -> list[Unit]:
        if unit not in among:
            return [unit]
        first = last = among.index(unit)
        while first and self._are_listed(among[first - 1], among[first]):
            first -= 1
        while last + 1 < len(among) and self._are_listed(among[last], among[last + 1]):
            last += 1
        return among[first : last + 1]

    def _are_listed(self, left: Unit, right: Unit) -> bool:
        towns = _may_be_town(left) and _may_be_town(right)  # "in Kunduz, Gardez and Kandahar"
        if not towns and (left.fine != right.fine or (not left.fine and left.mention.level != right.mention.level)):
            return False
        end = left.end if left.end <= right.mention.start else left.mention.end  # "A, X, and B, Y"; "A and B of X"
        between = self.text[end : right.mention.start].strip() + " "
        if _LISTED.fullmatch(between) is None:
            return False
        return "in " not in between or _CLAUSE.match(self.text, right.end) is None

    def _coarse(self, units: Sequence[Unit], basis: str) -> ResolvedPlace:
        """What places have in common: their province, or nothing but the words."""
        start, end = units[0].start, units[-1].end
        words = " ".join(self.text[start:end].split())
        if not same_province(units):
            return ResolvedPlace(place=words, place_precision="ambiguous", basis=basis, start=start, end=end)
        province = units[0].mention.province or ""
        bare = len(units) == 1 and units[0].mention.level == "province"
        pcode = self.gazetteer.provinces[province].pcode
        return ResolvedPlace(province, None, pcode, None if bare else words, "province", False, basis, start, end)


def _may_be_town(unit: Unit) -> bool:
    """Whether a name is that of a town, or of a province that a town is called after."""
    mention = unit.mention
    return mention.level == "city" or (mention.level == "province" and unit.end == mention.start + len(mention.name))
