"""Names in a text, before anything is decided about them: one pass over its runs of capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from warledger.patterns import BREAK, any_of
from warledger.places.gazetteer import MAX_WORDS, Found, Gazetteer, Place
from warledger.places.spelling import LINKS, letters

_LINKS = "|".join(sorted(LINKS, key=len, reverse=True))
_RUN = re.compile(
    r"[A-ZÀ-ÞʿʻƏ](?<!\w[A-ZÀ-ÞʿʻƏ])[\w'’‘`ʼ]*+"  # the capital first: what a search may skip to
    rf"(?:(?:-[ ]?|[ \xa0]{{1,2}}|[ ]?\n[ ]?)(?:['’‘`ʼ]?[A-ZÀ-Þ][\w'’‘`ʼ]*+|(?:{_LINKS})(?=[ \xa0-])))*+"
)
_WORD = re.compile(r"[^\s-]+")
_POSSESSIVE = re.compile(r"['’]s?$|s['’]$")
_TO_PROVINCE = re.compile(r"(?:,|,? (?:of|in))[ \n](?:the )?")
_SPACE = re.compile(r"[ -]")
#: A level and the word for it, which a search finds by what stands behind its first letter.
_PLACE_WORDS = tuple(
    (level, re.compile(rf"{tail}(?<=[{level[0]}{level[0].upper()}]{tail}){plural}?\b"))
    for level in ("district", "province")
    for tail, plural in ((level[1:], "s"), (level[1:].upper(), "S"))
)
_BEFORE_PLACE_WORD = re.compile(r"((?:[A-Z][\w'’‘]*[ -](?:(?:e|i|wa|ye)[ -])?){0,2}[A-Z][\w'’‘]+)[ \n]+$")

#: How far from a word that tells one a region may begin, and end: characters.
_BEFORE_REGION, _AFTER_REGION = 90, 40
_DIRECTION = r"(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?"


#: Start and end of a name in its run, and what it can mean.
_Hit = tuple[int, int, Found]


@dataclass(slots=True)
class Name:
    """A name in a text. ``end`` is the name's own end; ``reach`` includes a place word after it."""

    start: int
    end: int
    reach: int
    found: Found
    said: str | None = None  # the level a place word beside it states
    plural: bool = False

    @property
    def province(self) -> str | None:
        """The province the name can stand for, by its place word or without one."""
        if self.said not in {None, "province"}:
            return None
        return next((place.province for place in self.found.places if place.level == "province"), None)


def scan(text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    """Each longest name of the gazetteer in the text, in order, none overlapping."""
    for run in _RUN.finditer(text):
        for start, end, found in _names_in(run[0], gazetteer):
            yield Name(run.start() + start, run.start() + end, run.start() + end, found)


@lru_cache(maxsize=1 << 16)  # reports of one war name the same over and over
def _names_in(run: str, gazetteer: Gazetteer) -> tuple[_Hit, ...]:
    """The names in a run of capitalised words."""
    words = list(_WORD.finditer(run))
    hits = []
    i = 0
    while i < len(words):
        name = _longest(words, i, gazetteer)
        if name is None:
            i += 1
        else:
            i, hit = name
            hits.append(hit)
    return tuple(hits)


def _longest(words: list[re.Match[str]], first: int, gazetteer: Gazetteer) -> tuple[int, _Hit] | None:
    """The longest name that starts at a word, and the index of the word after it."""
    if not gazetteer.starts(letters(_POSSESSIVE.sub("", words[first][0]))):
        return None
    best = None
    start = words[first].start()
    spelled: list[str] = []
    for i in range(first, min(first + MAX_WORDS, len(words))):
        word = words[i][0]
        own = _POSSESSIVE.sub("", word)
        if own != word:  # "Helmand's": a name may end here, and none goes on
            if i > first and (found := gazetteer.lookup([*spelled, letters(word)])) is not None and found.any:
                best = i + 1, (start, words[i].end(), found)
            spelled.append(letters(own))
            if (found := gazetteer.lookup(spelled)) is not None and found.any:
                best = i + 1, (start, words[i].start() + len(own), found)
            break
        spelled.append(letters(word))
        if (found := gazetteer.lookup(spelled)) is not None and found.any:
            best = i + 1, (start, words[i].end(), found)
        if not gazetteer.could_continue(spelled):
            break
    return best


def misspelled(text: str, gazetteer: Gazetteer, taken: list[Name]) -> Iterator[Name]:
    """Names that no spelling fits, next to the word "district" or "province": the nearest name, if near enough."""
    ends = {name.end for name in taken}
    starts = {name.start: name for name in taken}
    for level, pattern in _PLACE_WORDS:
        for word in pattern.finditer(text):
            at = word.start() - 1
            name = _BEFORE_PLACE_WORD.search(text, max(0, at - 40), at) if at - 1 not in ends else None
            if name is None or name.end(1) in ends:
                continue
            link = _TO_PROVINCE.match(text, word.end())
            beside = starts[link.end()].province if link and link.end() in starts else None
            start = name.start(1)
            while start < name.end(1):
                spelled = "".join(map(letters, _WORD.findall(text[start : name.end(1)])))
                found = gazetteer.closest(spelled, level) or (beside and gazetteer.closest(spelled, level, beside))
                if found:
                    yield Name(start, name.end(1), name.end(1), found)
                    break
                space = _SPACE.search(text, start, name.end(1))
                start = space.end() if space else name.end(1)


def regions(text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    """Parts of the country ("northern Afghanistan", "in the south"), all of it ("nationwide"), its capital ("the
    nation's capital")."""
    told, region = _region(gazetteer.country, gazetteer.adjective)
    padded, done = f" {text}", 0  # what stands before the first word is what a search skips to
    for word in told.finditer(padded):
        match = region.search(padded, max(done, word.start() - _BEFORE_REGION), word.end() + _AFTER_REGION)
        if not match:
            continue
        done = match.end()
        kind = match.lastgroup or ""
        start, end = match.start(kind) - 1, match.end(kind) - 1
        if kind == "capital":
            yield Name(start, end, end, Found((gazetteer.seat,), (), False), said="city")
            continue
        level = "country" if kind in {"all", "wide"} else "region"
        place = Place(level, match[kind], None, None, None, gazetteer.country)
        yield Name(start, end, end, Found((place,), (), False), said=level)


@cache
def _region(country: str, adjective: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is a region, and a word that there is in each."""
    told = ["north", "south", "east", "west", "capital", country]
    told += [word for name in ("country", "nation") for word in (name, name.capitalize(), name.upper())]
    home = rf"(?:{re.escape(country)}|the (?:whole |entire )?country)"
    stop = (
        r"(?=[ ]?[,.;\n]|[ ](?:and|on|since|in|over|this|last|left|killed|wounded|has|have|had|was|were|after|when"
        r"|where|who|that|which|amid|during|as|while|with|late|early|but|before|also|yesterday|today|by|from|against|near"
        r"|according|of (?:(?:his|her|their) )?(?:wounds|injuries))\b)"
    )
    own = rf"(?:{re.escape(adjective)}|national|(?:{re.escape(country)}|the (?:country|nation))['’]s)"
    # without "its", what a sentence goes on with must show that no province's capital is meant
    goes_on = "on late later early earlier and was were has when after that who police said".split()
    bare = rf"[Tt]he capital(?= (?:city )?{any_of(goes_on)}\b|[.,] |['’]s )"
    return re.compile(BREAK + rf"{any_of(told)}"), re.compile(
        # from what stands before the first word on, to which a search skips; where case is ignored, first letters are
        # looked at ahead, or every word would be tried at every place
        BREAK + rf"(?:(?P<region>(?=[nsewcNSEWC])(?i:{_DIRECTION}(?:(?: and|,) {_DIRECTION}){{0,2}}|central)"
        rf" (?:(?:parts? )?of )?{home}\b"
        rf"|(?:{re.escape(country)}|the country)['’]s (?:far )?{_DIRECTION}\b(?! [A-Z]| \w+(?: \w+)? of))"
        rf"|(?=[iI])(?i:in) an? (?:[a-z-]+,? ){{0,2}}?(?P<some>{_DIRECTION} province)\b(?! of|,? [A-Z])"
        rf"|(?=[iatIAT])(?i:in|across|throughout) (?P<part>the (?:far )?{_DIRECTION})(?: of {home})?{stop}"
        rf"|(?=[aotAOT])(?i:across|throughout|around|all over|over) (?P<all>{home})\b"
        rf"|(?=[tTn{adjective[0]}{country[0]}])(?P<capital>(?:[Tt]he )?{own} capital(?: city)?|{bare})(?!,? [A-Z])\b"
        r"|(?=[cnCN])(?P<wide>(?i:country|nation)-?wide)\b)"
    )
