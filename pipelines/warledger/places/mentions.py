"""The places a text names: where they stand, at which level, in which province, and what part they play."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from warledger.places import cues
from warledger.places.gazetteer import Gazetteer, Place
from warledger.places.scan import Name, misspelled, regions, scan

#: Levels that lie in one province.
LOCAL = frozenset({"district", "city", "place", "ambiguous"})

_LISTED = re.compile(r"(?:,|,? ?(?:and|or|&|as well as|/))[ \n]*(?:in |of |the |both )*", re.I)
_TURN = 20  # characters
_TURNS = re.compile(r"(?:^|[.!?]|\n)[”\"’]?\s*(?:(?:And|But|Also|Meanwhile|Elsewhere),? )?[Ii]n $")
_AND = re.compile(r",? ?(?:and|or|&)[ \n]")
_LINK = re.compile(
    r"[ \n]*(?:[,/(]|,? ?(?:in|of|within|inside)\b)?[ \n]*(?:(?:a|an|the) )?(?:[a-z]+(?:-[a-z]+)?,? ){0,3}"
    r"(?:(?:province|capital|part|parts|areas?|centre|center) of )?(?:the )?"
)
_LINK_WORDS = re.compile(r"[,/(]|\b(?:in|of|within|inside)\b|^[ ]?$")
#: "nine in A district, five in B district of Y": what is counted anew lies in a place of its own
_COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|others?|more|another)\b"
)
_OWNER = re.compile(r"(?: province)?['’]s[ \n]+(?:[a-z]+(?:-[a-z]+)? ){0,3}|[ ]?[,(:–-][ ]?(?:in )?(?:the )?", re.I)
#: behind the stop of an abbreviation, whose words are told apart by their length
_ABBREVIATED = (
    r"(?:(?<=\b[A-Z]\.)|(?<=\b(?:Lt|Mr|Ms|Dr|St|No|vs)\.)|(?<=\b(?:Capt|Brig|Prov|Sept)\.)"
    r"|(?<=\b(?:Gen|Col|Maj|Sgt|Cpl|Spc|Adm|Mrs|Sen|Gov|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.))"
)
_BREAK = re.compile(  # the characters it may begin with first: a search skips to them
    r"[.!?\n](?:(?<!\n)(?!(?<=\.)" + _ABBREVIATED + r")[\"”’')]*\s+(?=[\"“‘]?[A-Z])|(?<=\n)(?:\s*\n|(?=[A-Z])))"
)


class PlaceMention(NamedTuple):
    """A place as a text names it.

    ``start`` and ``end`` span the name and its place word ("Andar district"); ``text`` is that span. ``level`` is one
    of the tables' PLACE_PRECISIONS. ``candidates`` is what the name can mean: more than one where nothing decides yet;
    ``contextual`` is what it means only where that province is named nearby. ``role`` is the part it plays: "site"
    (something happened there), "office" (somebody is named by it: "the governor of X"), "aside" ("west of X", "the road
    from X to Y"), "background" (somebody's past or plans), "setting" (where somebody is at work: the place of its own
    sentence alone), "organisation" ("the X government"), "dateline". ``within`` is the position, in the list of
    mentions, of the province it was tied to ("X district, Y province").
    """

    start: int
    end: int
    text: str
    level: str
    name: str
    province: str | None = None
    district: str | None = None
    pcode: str | None = None
    country: str = ""
    abroad: bool = False
    role: str = "site"
    candidates: tuple[Place, ...] = ()
    contextual: tuple[Place, ...] = ()
    within: int | None = None


def find_places(text: str, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Every place the text names, in order.

    A name of several districts keeps its ``candidates`` and the level "ambiguous" unless a province stands beside it;
    a wider context is for :func:`warledger.places.resolve`.
    """
    names = _without_overlaps([*regions(text, gazetteer), *scan(text, gazetteer)])
    names = _without_overlaps([*names, *misspelled(text, gazetteer, names)])
    _state_levels(text, names)
    stated = frozenset(text[name.start : name.end] for name in names if name.said)
    names = [name for i, name in enumerate(names) if _is_place(text, names, i, gazetteer, stated)]
    starts = sentence_starts(text)
    mentions = []
    for name in names:
        sentence = starts[bisect.bisect_right(starts, name.start) - 1]
        capital = any(place.pcode == gazetteer.capital for place in name.found.places)
        role = cues.role(text, name.start, name.reach, sentence, capital=capital)
        if role == "site" and _is_only_a_country(text, name, gazetteer):
            role = "background"
        mentions.append(
            settled(
                PlaceMention(
                    name.start,
                    name.reach,
                    text[name.start : name.reach],
                    level=name.said or "",
                    name=text[name.start : name.end],
                    role=role,
                    candidates=_meant(name, gazetteer),
                    contextual=name.found.contextual,
                ),
                gazetteer,
            )
        )
    return _tie(text, *_without_bare_capitals(text, names, mentions), gazetteer)


def _without_bare_capitals(
    text: str, names: list[Name], mentions: list[PlaceMention]
) -> tuple[list[Name], list[PlaceMention]]:
    """Without "the capital" where a province named before it may have one of its own; "In the capital, ..." turns to
    the country's."""
    kept: tuple[list[Name], list[PlaceMention]] = ([], [])
    provincial = False
    for name, mention in zip(names, mentions, strict=True):
        bare = mention.name.lower().startswith("the capital") and not _TURNS.search(
            text, max(0, mention.start - _TURN), mention.start
        )
        if not (bare and provincial):
            kept[0].append(name)
            kept[1].append(mention)
        at_home = mention.province is not None and mention.role not in {"dateline", "organisation"}
        provincial = provincial or (at_home and mention.level in {"province", "district"})
    return kept


@lru_cache(maxsize=2)  # one article is cut again for each question asked of it
def sentence_starts(text: str) -> Sequence[int]:
    """Where sentences start: a rough cut, for asking which names stand together. The first is 0."""
    return (0, *[match.end() for match in _BREAK.finditer(text)])


def settled(mention: PlaceMention, gazetteer: Gazetteer, places: Sequence[Place] | None = None) -> PlaceMention:
    """The mention with its level, province, district and P-code as its candidates (or ``places``) share them."""
    places = tuple(mention.candidates if places is None else places)
    if not places:
        return mention._replace(level="ambiguous", candidates=())
    first = places[0]
    common = {place.province for place in places}
    province = first.province if len(common) == 1 else None
    if len(places) == 1:
        level, district, pcode = first.level, first.district, first.pcode
        if mention.level in {"city", "town"} and level == "district":
            level = "city"  # the town that bears its district's name
        elif mention.level == "village" and level == "district":
            level = "place"
    else:
        level, district = "ambiguous", None
        pcode = gazetteer.provinces[province].pcode if province else None
    abroad = first.country != gazetteer.country
    # every field by its place: several times as fast as `_replace`, and this is done for each name of a text
    return PlaceMention(
        mention.start, mention.end, mention.text, level, mention.name, province, district, pcode, first.country, abroad,
        mention.role, places, mention.contextual, mention.within,
    )  # fmt: skip


def _without_overlaps(names: list[Name]) -> list[Name]:
    """The names by position; of two that overlap, the one that starts first, or is longer."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _state_levels(text: str, names: list[Name]) -> None:
    """Write down the level each name's place word states, and pass a plural on along its list."""
    floor = 0
    for name in names:
        if name.said is None:
            name.said, name.reach, name.plural = cues.stated_level(text, name.start, name.end, floor)
            province = any(place.level == "province" for place in name.found.places)
            if name.said == "district" and name.plural and province and cues.counts_districts(text, name.start):
                name.said, name.reach, name.plural = None, name.end, False  # "several districts of X" lie in X
        floor = name.reach
    for left, right in zip(reversed(names[:-1]), reversed(names[1:]), strict=True):  # "A, B and C districts"
        heads = right.said in {"district", "province"} and right.reach > right.end
        passes = heads and (right.plural or (left.province is None and _AND.match(text, left.reach)))
        if left.said is None and passes and _listed(text, left, right):
            left.said, left.plural = right.said, right.plural
    for left, right in itertools.pairwise(names):  # "districts of A, B and C"
        if right.said is None and left.said and left.plural and left.reach == left.end and _listed(text, left, right):
            right.said, right.plural = left.said, True


def _listed(text: str, left: Name | PlaceMention, right: Name | PlaceMention) -> bool:
    end = left.reach if isinstance(left, Name) else left.end
    between = _LISTED.match(text, _after_space(text, end), right.start)
    return between is not None and between.end() == right.start


def _after_space(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1].isspace() else at


def _is_place(text: str, names: list[Name], i: int, gazetteer: Gazetteer, stated: frozenset[str]) -> bool:
    """Whether the name stands for a place here, not for a person or an everyday word.

    ``stated``: the names that a place word stands beside somewhere in the text ("Chora district").
    """
    name = names[i]
    if name.said == "village" and name.found.weak:
        return any(place.level in {"place", "city"} for place in name.found.places)
    if name.said:
        return True
    if cues.is_person(text, name.start, gazetteer.titles):
        return False
    levels = {place.level for place in name.found.places}
    wide = bool(levels & {"province", "country", "region"})
    if not wide and cues.has_surname(text, name.end):
        return False
    if not name.found.weak:
        return not cues.is_speaker(text, name.start, name.end)
    if cues.has_first_name(text, name.start):
        return False
    if cues.is_placed(text, name.start) or text[name.start : name.end] in stated:
        return True
    provinces = {place.province for place in (*name.found.places, *name.found.contextual)}
    for other in names[i + 1 : i + 2]:
        if other.said == "district" and (other.plural or _AND.match(text, name.reach)) and _listed(text, name, other):
            return True
        if _is_link(text, name.reach, other.start) and any(
            place.level == "province" and place.province in provinces for place in other.found.places
        ):
            return True
    return any(
        _OWNER.fullmatch(text, other.reach, name.start)
        and any(place.level == "province" and place.province in provinces for place in other.found.places)
        for other in names[max(0, i - 1) : i]
    )


def _is_only_a_country(text: str, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether the name is a country's, or a place's abroad, and nothing is said to have happened there.

    To name one's own country places nothing ("the forces in it"), unless it is said to be where people were lost.
    """
    if name.said or any(place.level != "country" for place in name.found.places):
        return False
    at_home = name.found.places[0].country == gazetteer.country
    return not (cues.has_losses(text, name.start) if at_home else cues.is_inside(text, name.start))


def _meant(name: Name, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """What the name means at the level its place word states or, bare, at the level it usually has."""
    places = name.found.places
    said = {"town": "city", "village": "place"}.get(name.said or "", name.said)
    if said == "place" and all(place.level != "place" for place in places):
        said = None
    if said:
        fitting = tuple(place for place in places if place.level == said)
        if not fitting and said == "city":
            fitting = tuple(place for place in places if place.level == "district")
        return fitting or places
    for level in ("country", "region", "province", "city"):
        if fitting := tuple(place for place in places if place.level == level):
            if level == "province":
                cities = tuple(
                    place for place in places if place.level == "city" and place.pcode in gazetteer.bare_cities
                )
                return cities or fitting
            return fitting
    return places


def _is_link(text: str, end: int, start: int) -> bool:
    """Whether only linking words stand between a place and the province it lies in."""
    if start - end > 60:
        return False
    link = _LINK.fullmatch(text, end, start)
    return link is not None and _LINK_WORDS.search(link[0]) is not None and not _COUNTED.search(link[0])


def _elsewhere(mention: PlaceMention, stated: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    """A district the report puts in a province that has none of that name: the report's province stands, unless the
    district is one that reports are known to place there."""
    province = stated.province or ""
    known = tuple(p for p in mention.candidates if p.pcode and province in gazetteer.reported_in.get(p.pcode, ()))
    if known:
        return settled(mention, gazetteer, known)
    return mention._replace(level="ambiguous", province=province, district=None, pcode=stated.pcode, contextual=())


def _tie(text: str, names: list[Name], mentions: list[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """Tie each local place to the province beside it: "X district, Y province", "Y's X", "A and B districts of Y"."""
    tied: dict[int, int] = {}
    for i in range(len(mentions) - 1, -1, -1):
        if not {place.level for place in (*mentions[i].candidates, *mentions[i].contextual)} & LOCAL:
            continue
        options = []
        if i + 1 < len(mentions):
            right = mentions[i + 1]
            linked = _is_link(text, mentions[i].end, right.start)
            if linked and names[i + 1].province:
                options.append(i + 1)
            elif i + 1 in tied and (linked or _listed(text, mentions[i], right)):
                options.append(tied[i + 1])  # "A and B districts of Y", "X village, A district, Y"
        if i and names[i - 1].province and _OWNER.fullmatch(text, mentions[i - 1].end, mentions[i].start):
            options.append(i - 1)
        for option in options:
            province = names[option].province
            for known in (mentions[i].candidates, names[i].found.places, mentions[i].contextual):
                fitting = tuple(place for place in known if place.province == province and place.level in LOCAL)
                if fitting:
                    break
            if fitting:
                tied[i] = option
                mentions[i] = settled(mentions[i], gazetteer, fitting)._replace(within=option)
                break
            listed = option == tied.get(i + 1) and not names[i + 1].plural  # "A district and the centre of B in Y"
            if province and not listed and (names[i].said == "district" or mentions[i].level == "place"):
                tied[i] = option
                mentions[i] = _elsewhere(mentions[i], mentions[option], gazetteer)._replace(within=option)
                break
    return mentions
