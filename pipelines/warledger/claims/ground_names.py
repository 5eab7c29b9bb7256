"""The names of ground in a sentence, and what each stands for: a district, a capital, the seat of a district."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from warledger.conflict import Conflict
from warledger.places import PlaceMention, ResolvedPlace

from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .ground_words import RANKS

LIST = re.compile(
    r"(?:,(?: just)? (?:in|north|south|east|west|near|outside) [^,;]{2,40}(?=,))?"  # ", north of the city"
    r"(?: (?:(?:north|south|east|west)\w* of|in) the (?:[a-z]+ ){0,2}[a-z]+(?= and ))?"  # "A in the west and B"
    r"(?: districts?| city| provinces?)?(?:,|,? (?:and|or|as well as)|,? &)\s+(?:the )?(?:districts? of |city of )?"
)
_NAMED = re.compile(
    r"(?:,? (?:of|in|named|called|known as|including|namely)|:|,| [-–—]+)\s+(?:the )?(?:districts? of )?"
)
#: "three districts in Takhar, namely A, B and C"
_NAMELY = re.compile(r"(?: (?:in|of|across) [^,;:.]{3,40})?[,:] namely ")
#: "took two more capitals on Thursday, A and B"
_BEHIND_TIME = re.compile(r"(?: [\w'’-]+){1,6}, (?=[A-Z])")
_DASH = re.compile(r" [-–—]+ ")
_OPENS_LIST = re.compile(r"(?:[:;]| [-–—]+)\s+(?:and )?(?:the )?(?:(?:districts?|cit(?:y|ies)|towns?) of )?")
LEVELS = {
    "district": ("district",),
    "district_center": ("district", "city"),
    "city": ("city", "ambiguous", "province"),
}
_IN_IT = re.compile(r"(?: districts?)?,? (?:(?:in|of) )?(?:the )?(?:[a-z]+ ){0,2}")  # ", in the northern ..."
_NEXT_PROVINCE = re.compile(
    r"(?: provinces?)?(?:,|,? (?:and|or|as well as)|,? &)\s+(?:in )?(?:the )?"
    r"(?:(?:neighbou?ring|nearby|adjacent|(?:north|south|east|west|central)\w*) )?(?:provinces? of )?"
)
_TO = (" to ", " to the ", " to neighbouring ", " to neighboring ", " to nearby ")
_LIES_IN = re.compile(
    r",? (?:mostly |mainly |all )?(?:in|of|across|throughout|around|inside|within|near)\s+(?:the )?(?:[a-z]+ ){0,3}"
)
#: "six districts fell to them in A, four in B"
_HAPPENED_IN = re.compile(r"(?: (?!(?:while|as|after|when|and|but|in)\b)[\w-]+){1,6} in (?:the )?(?:[a-z]+ ){0,2}")
_OPENS_WITH = re.compile(r"[\W_]*(?:(?:Also|And|But|Meanwhile),? )?In (?:the )?(?:[a-z]+ ){0,3}")
_OWNERS = frozenset(("capital", "city", "province"))
_LOOK_BACK = 1500  # characters


class GroundNames:
    """The place names of one sentence: `mentions` of the country, `abroad` those of others."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        self.s = sentence
        self.context = context
        places = context.places_in(sentence)
        self.mentions = [m for m in places if not m.abroad]
        self.abroad = [m for m in places if m.abroad]

    def names(self, chunk: Chunk, unit: str) -> list[tuple[PlaceMention, int]]:
        """The places named, each with the token it ends at: "the districts of A, B and C", "A and B districts"."""
        s, text = self.s, self.context.text
        begin, end = s.tokens[chunk.start].start, s.tokens[chunk.end - 1].end
        levels = LEVELS.get(unit, ("district", "city", "place", "ambiguous"))
        fits = [
            m for m in self.mentions if m.role != "dateline" and (m.level in levels or _is_some_district(m, levels))
        ]
        inside = [i for i, m in enumerate(fits) if m.start < end and m.end > begin]
        if not inside and chunk.definite and s.low(chunk.end) == "of" and _is_ranked(s, chunk):
            return []  # "the second district of Farah": one of its districts
        if not inside:
            inside = [i for i, m in enumerate(fits) if m.start >= end and _NAMED.fullmatch(text[end : m.start])][:1]
            if not inside:
                return self._named_below(chunk, fits) if chunk.count and chunk.plural else []
        first, last = inside[0], inside[-1]
        while first and LIST.fullmatch(text[self.reach(fits[first - 1]) : fits[first].start]) and chunk.plural:
            first -= 1
        listed = fits[first : last + 1]
        for other in fits[last + 1 :] if chunk.plural else []:
            at = self.reach(listed[-1])
            if other.start < at:
                continue  # the province a name is told to lie in
            if not LIST.fullmatch(text[at : other.start]):
                break
            listed.append(other)
        return [(m, self.token_end(m.end)) for m in listed]

    def _named_below(self, chunk: Chunk, fits: list[PlaceMention]) -> list[tuple[PlaceMention, int]]:
        """ "took three districts in two days: A, B and C": a list behind a colon of as many names."""
        text, counted = self.context.text, chunk.count
        end = self.s.tokens[chunk.end - 1].end
        namely = _NAMELY.match(text, end, self.s.end)
        colon = namely.end() - 1 if namely else text.find(":", end, self.s.end)
        dash = _DASH.search(text, end, self.s.end) if colon < 0 else None  # "five districts since Friday — A and B"
        comma = _BEHIND_TIME.match(text, end, self.s.end) if colon < 0 and not dash else None
        colon = dash.start() if dash else comma.end() - 1 if comma else colon
        first = next((i for i, m in enumerate(fits) if m.start > colon), None)
        if colon < 0 or first is None or counted is None or not _opens_list(text[colon : fits[first].start]):
            return []
        if ";" in text[colon : self.s.end]:  # "A, the capital of X; B, in Y; and C"
            opening = [m for m in fits[first:] if _opens_item(text, colon, m.start)]
            return [(m, self.token_end(m.end)) for m in opening] if len(opening) == counted.low else []
        last = first
        while last + 1 < len(fits) and LIST.fullmatch(text[self.reach(fits[last]) : fits[last + 1].start]):
            last += 1
        named = [(m, self.token_end(m.end)) for m in fits[first : last + 1]]
        return named if len(named) == counted.low else []

    def reach(self, mention: PlaceMention) -> int:
        """Where a name ends with the province it is told to lie in: "A in X, B in Y and C"."""
        within = self.context.places[mention.within] if mention.within is not None else mention
        beside = within.start >= mention.end and _IN_IT.fullmatch(self.context.text[mention.end : within.start])
        return within.end if beside else mention.end

    def placed_among(self, mention: PlaceMention) -> ResolvedPlace:
        """A province as columns of the claims table; of a list of them ("across A, B and C") no one, but the words."""
        listed = [mention]
        for other in self.mentions if mention.level == "province" else []:
            if other.start < listed[-1].end:
                continue
            if other.level != "province" or not _NEXT_PROVINCE.fullmatch(
                self.context.text[listed[-1].end : other.start]
            ):
                break
            listed.append(other)
        if len({m.province for m in listed}) == 1:
            return placed(mention)
        start, end = mention.start, listed[-1].end
        words = " ".join(self.context.text[start:end].split())
        return ResolvedPlace(place=words, place_precision="ambiguous", basis="span", start=start, end=end)

    def is_abroad(self, chunk: Chunk) -> bool:
        """Whether the phrase or the "of" phrase after it names a place in another country."""
        begin, end = self.s.tokens[chunk.start].start, self.s.tokens[chunk.end - 1].end
        return any(
            begin <= m.start < end or (m.start >= end and self.context.text[end : m.start].strip() in {"of", "in"})
            for m in self.abroad
        )

    def token_at(self, offset: int) -> int:
        return next((k for k, t in enumerate(self.s.tokens) if t.end > offset), len(self.s.tokens) - 1)

    def token_end(self, offset: int) -> int:
        return next((k + 1 for k, t in enumerate(self.s.tokens) if t.end >= offset), len(self.s.tokens))

    def level(self, mention: PlaceMention) -> tuple[str, ResolvedPlace] | None:
        """What ground a bare name is: a district, a provincial capital, the seat of a district, a base; and where."""
        unit = {"district": "district", "city": "city", "ambiguous": "city"}.get(mention.level)
        if mention.level == "ambiguous" and all(place.level == "district" for place in mention.candidates):
            unit = "district"  # several districts of one name
        if mention.level == "city" and not is_capital(self.context, mention):
            unit = "district_center"
        if mention.level == "place" and re.search(r"\b(?:base|airfield|airport|camp)\b", mention.text, re.I):
            unit = "base"
        place = placed(mention)
        if mention.level == "province" and not mention.text.lower().endswith(("province", "provinces")):
            capital = capital_of(self.context, mention)
            if capital and capital.place in {mention.name, mention.province}:  # "Kunduz fell": the city of that name
                unit, place = "city", capital._replace(place=mention.text)
        return (unit, place) if unit else None

    def is_country_s(self, mention: PlaceMention) -> bool:
        """Whether a mention names the country's own capital."""
        return mention.level == "city" and self.context.conflict.capital in {mention.province, mention.pcode}

    def place(self, mention: PlaceMention, unit: str) -> ResolvedPlace:
        """The mention; of a province that a city is called after or is the capital of, its capital."""
        capital = capital_of(self.context, mention) if unit == "city" and mention.level == "province" else None
        return capital or placed(mention)

    def before(self, token: int, levels: tuple[str, ...]) -> PlaceMention | None:
        offset = self.s.tokens[token].start
        places = self.context.places
        for at in range(bisect_left(places, offset, key=lambda mention: mention.start) - 1, -1, -1):
            mention = places[at]
            if offset - mention.end > _LOOK_BACK:
                return None
            whither = mention.role == "aside" and self.context.text.endswith(_TO, 0, mention.start)  # "fled to X"
            told = mention.role != "dateline" and not whither
            if mention.end <= offset and mention.level in levels and not mention.abroad and told:
                return mention
        return None

    def is_told_aside(self, mention: PlaceMention) -> bool:
        """ "was held in X Province after he gave up the city": it names no city, and the sentence is not set there."""
        before = self.context.text[self.s.start : mention.start]
        province = mention.level == "province" and mention.text.lower().endswith(" province")
        beside = any(m.level == "city" and m.start < mention.start for m in self.mentions)  # "X, the capital of Y"
        return province and mention.start > self.s.start and not beside and not _OPENS_WITH.fullmatch(before)

    def around(self, chunk: Chunk, unit: str) -> ResolvedPlace | None:
        """Where unnamed places lie: "five districts in Takhar", "Faryab's districts", "In Takhar, ..."; else None."""
        s, text = self.s, self.context.text
        begin, end = s.tokens[chunk.start].start, s.tokens[chunk.end - 1].end
        for mention in self.mentions:
            inside = begin <= mention.start < end
            after = mention.start >= end and _LIES_IN.fullmatch(text[end : mention.start])
            after = after or (mention.level == "province" and _HAPPENED_IN.fullmatch(text[end : mention.start]))
            if mention.level != "country" and (inside or after or _OPENS_WITH.fullmatch(text[s.start : mention.start])):
                return self.placed_among(mention)
        owned = any(s.tag(k) == "'" and s.low(k - 1) in _OWNERS for k in range(chunk.start, chunk.end))
        owner = self.before(chunk.start, ("city", "province")) if owned else None
        if owned and owner is None:  # "eight of the province's districts, said the head of the council in Takhar"
            owner = next((m for m in self.mentions if m.level == "province"), None)
        if owner:  # "the capital's surrounding districts"
            return ResolvedPlace(owner.province, None, None, None, "province", False, "span", owner.start, owner.end)
        among = text.find("including", end, s.end)  # "took four cities, including X in A"
        named = [m for m in self.mentions if m.role in {"site", "office"} and m.level in {"province", "country"}]
        named = [m for m in named if among < 0 or m.start < among]
        finer = unit not in {"district", "city"} and any(
            m.level == "district" and m.role == "site" and named and m.province == named[0].province
            for m in self.mentions
        )  # "in an attack in A district of B two posts fell"
        if len({m.province for m in named}) == 1 and named[0].level == "province" and not finer:
            return placed(named[0])  # "officials in Takhar said seven districts had fallen"
        return None


def _is_ranked(sentence: Sentence, chunk: Chunk) -> bool:
    """ "the second district", "the last city"."""
    return any(sentence.low(k) in RANKS for k in range(chunk.start, chunk.end))


def _is_some_district(mention: PlaceMention, levels: tuple[str, ...]) -> bool:
    """Whether a name is that of several districts, where a district's is looked for."""
    several = mention.level == "ambiguous" and "district" in levels
    return several and all(place.level == "district" for place in mention.candidates)


def _opens_list(between: str) -> bool:
    """Whether what stands between a colon, or "namely", and a name opens a list with it."""
    return not between.strip() or _OPENS_LIST.fullmatch(between) is not None


def _opens_item(text: str, begin: int, start: int) -> bool:
    """Whether a name opens an item of a list behind `begin`, whose items end in semicolons."""
    mark = max(text.rfind(";", begin, start), text.rfind(":", begin, start))
    return mark >= 0 and _OPENS_LIST.fullmatch(text[mark:start]) is not None


def placed(mention: PlaceMention) -> ResolvedPlace:
    """A mention as columns of the claims table."""
    words = mention.text if mention.level in {"city", "place", "region", "ambiguous"} else None
    return ResolvedPlace(
        mention.province,
        mention.district,
        mention.pcode,
        words,
        mention.level,
        mention.abroad,
        "span",
        mention.start,
        mention.end,
    )


def capital_of(context: Context, mention: PlaceMention) -> ResolvedPlace | None:
    """The capital of the mention's province."""
    known = _capitals(context.conflict).get(mention.province or "")
    if known is None:
        return None
    district, pcode, city = known
    return ResolvedPlace(mention.province, district, pcode, city, "city", False, "span", mention.start, mention.end)


@cache
def _capitals(conflict: Conflict) -> dict[str, tuple[str | None, str, str]]:
    """Province -> the district its capital lies in, the capital's P-code, its name."""
    districts = dict(conflict.districts.select("pcode", "district").iter_rows())
    rows = conflict.provinces.select("province", "capital_pcode", "capital").iter_rows()
    return {province: (districts.get(pcode), pcode, city) for province, pcode, city in rows}


def is_capital(context: Context, mention: PlaceMention) -> bool:
    """Whether a mention names a provincial capital."""
    return mention.level in {"city", "ambiguous"} and mention.pcode in _capital_codes(context.conflict)


@cache
def _capital_codes(conflict: Conflict) -> frozenset[str]:
    return frozenset(pcode for _, pcode, _ in _capitals(conflict).values())
