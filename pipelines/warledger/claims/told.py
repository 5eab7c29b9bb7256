"""A statement as it was told, and whether another may be of the same people, the same place and the same days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from warledger.dates.patterns import MONTH, WEEKDAY

from .candidates import Candidate
from .clauses import Sentence
from .word_classes import ATTACKERS

Claim = dict[str, Any]

#: The side of people called after the country: one of its sides.
NATIONAL = "national"
#: "In Balkh, ...": in a province not told of before
_TURNS = re.compile(
    r"\W*(?:(?:[Aa]nd|[Bb]ut|[Aa]lso|[Mm]eanwhile),? )?[Ii]n (?:[\w-]+ ){0,4}?[A-Z]"
    r"(?:[^,]{2,60},|[\w’'-]+(?: [A-Z][\w’'-]+)?(?: (?:province|district|city))?"
    r" (?=(?:an?|one|another|two|three|four|five|six|seven|eight|nine|ten|\d+|gunmen|insurgents|militants|rebels|police"
    r"|troops|soldiers)\b))"
)
#: "On Wednesday, ...", "A day earlier, ...": the report goes on to another day
_ON_A_DAY = re.compile(
    rf"\W*(?:(?:And|But|Then|Also),? )?(?:(?:On|on|Late on|Early on) (?:{WEEKDAY}|{MONTH})\b"
    r"|The (?:day before|(?:previous|next|following) day)\b|(?:A|One|Two|Three) days? (?:earlier|before|later)\b)"
)
#: "A second attack on Monday killed two", "An attack on Monday ..."
_ANOTHER = re.compile(
    r"\W*(?:[Aa]n?|[Aa]nother) (?:[\w-]+ ){0,4}?"
    r"(?:attack|assault|bomb|bomber|bombing|blast|explosion|raid|ambush|strike|airstrike|shooting|mine|clash)\b"
)
_LISTED_WITHIN = 6  # sentences
_DAY = timedelta(days=1)
_SEVERAL_DAYS = timedelta(days=3)
#: "since Monday", "over the past week": of all that happened then
_STRETCH = re.compile(r"\b(?:[Ss]ince|[Ii]n the (?:past|last)|[Oo]ver the (?:past|last)|[Tt]his (?:week|month))\b")
#: rules that read some of those told of before
_OF_THE_DEAD = frozenset(("part", "listed", "of_those"))
_LEADERS = frozenset(
    "leader commander facilitator chief expert specialist deputy head official governor financier trafficker "
    "planner courier supplier emir operative mullah coordinator member bomb-maker subcommander".split()
)


@dataclass(slots=True, eq=False)
class Told:
    """A claim with what only its candidate knows. `restates`: the claim it repeats or is part of."""

    sentence: Sentence
    candidate: Candidate
    claim: Claim
    placed: bool  # its place stands in its own sentence
    dated: bool  # its time does
    located: bool  # its place stands in its paragraph
    afield: bool  # its place lies in a province that the text has not named before
    side: str | None = None  # whose people: the party, "opposition" for any group of it, or NATIONAL
    by: str | None = None  # who did it, told the same way
    restates: Told | None = None
    relative: bool = False  # others are counted earlier in its sentence: its "others" are other than they
    scene: int = 0  # of the places the report moves on to, the number of its own
    report: int = 0  # of the reports that the text holds, the number of its own
    before: Told | None = None  # the claim told before it

    @property
    def beside_repeated(self) -> bool:
        """Whether its "another" or "a third" counts from people told over just before under another measure: "killed
        two and detained one": "The two men were killed. A third was detained."."""
        one = self.before
        while one is not None and 0 <= self.sentence.index - one.sentence.index <= 1:
            if one.restates and one.claim["measure"] != self.claim["measure"]:
                return True
            one = one.before
        return False


def kind_of(item: Told) -> str:
    """leader or rank: "the commander" is told of apart from "three fighters"."""
    key = item.candidate.subject_key
    several = key == "member" and item.claim["low"] != 1  # "11 members of the security forces"
    return "leader" if key in _LEADERS and not several else "rank"


def same_incident(first: Told, other: Told) -> bool:
    """Compatible people, place and time, and the same kind of statement."""
    a, b = first.claim, other.claim
    if a["background"] != b["background"] or a["scope"] != b["scope"]:
        return False
    if not may_be(first, other):
        return False
    told_apart = first.dated and other.dated and a["date_start"] != b["date_start"]
    if a["scope"] == "window" and told_apart and "unknown" not in (a["party"], b["party"]):
        return False  # "in 2019", "since 2009": neither repeats the other
    apart = a["province"] or a["place"] or (first.dated and other.dated and a["date_start"] != b["date_start"])
    if other.afield and apart and _TURNS.match(other.sentence.text):
        return False
    if first.sentence.headline or other.sentence.headline:
        return True
    if _is_of_more_days(first, other) or _is_of_more_places(first, other):
        return False
    if _is_one_of(other, first) or are_those(other, first):
        return True
    another_day = told_apart and bool(_ON_A_DAY.match(other.sentence.text) or _ANOTHER.match(other.sentence.text))
    if another_day and not same_days(a, b) and not other.candidate.definite:
        return False  # "one was killed on Tuesday. On Wednesday, another attack left two dead"
    wide = other.placed and b["place_precision"] == "region" and first.placed and bool(a["province"])
    if wide and (a["low"], a["high"]) != (b["low"], b["high"]):
        return False  # "killed three in Faryab. Two were killed in the south"
    if (
        first.placed
        and a["place_precision"] == "region"
        and other.placed
        and b["province"]
        and first.side != other.side
    ):
        return False  # "killed two Danes in the south. Two councillors were killed in Uruzgan"
    here = other.placed or (other.located and not other.candidate.definite)
    return (not here or same_place(a, b)) and (not other.dated or _same_time(a, b))


def _is_of_more_days(first: Told, other: Told) -> bool:
    """ "A strike killed 19 on Saturday. Sixty have been killed in town since Monday": of all that happened since."""
    a, b = first.claim, other.claim
    if not (first.dated and other.dated and a["date_start"] and b["date_start"]) or other.candidate.total:
        return False
    longer = a["date_start"] == a["date_end"] and b["date_end"] - b["date_start"] >= _SEVERAL_DAYS
    return longer and _STRETCH.search(other.sentence.text) is not None


def _is_of_more_places(first: Told, other: Told) -> bool:
    """ "29 died in Takhar. The rebels, in a statement on Takhar and Kunduz, said they had killed many": of all that
    happened there, unless the number is the same."""
    a, b = first.claim, other.claim
    wider = bool(a["province"]) and not b["province"] and b["place_precision"] == "ambiguous"
    return wider and not other.candidate.definite and (a["low"], a["high"]) != (b["low"], b["high"])


def _is_one_of(other: Told, first: Told) -> bool:
    """Whether a man told of by "he" or "the second" is one of a number told without a place: "confirmed the capture of
    two leaders. The first was captured in X. The second, in Y"."""
    a, b = first.claim, other.claim
    several = not first.placed and a["low"] == a["high"] and (a["low"] or 0) > 1
    near = 0 < other.sentence.index - first.sentence.index <= _LISTED_WITHIN
    return several and near and other.candidate.definite and b["low"] == b["high"] == 1


def are_those(other: Told, first: Told) -> bool:
    """Whether "the two Danish soldiers" are the two a lead told of, whose place and day it may have told in passing."""
    a, b = first.claim, other.claim
    counted = other.candidate.definite and b["low"] == b["high"] and (b["low"] or 0) > 1
    alike = (a["low"], a["high"], first.side) == (b["low"], b["high"], other.side)
    same = alike and first.candidate.subject_key == other.candidate.subject_key and bool(b["count_text"])
    near = a["date_start"] and b["date_start"] and abs(a["date_start"] - b["date_start"]) <= _SEVERAL_DAYS
    return bool(counted and same and near and (first.relative or not first.placed))


def may_be(a: Told, b: Told) -> bool:
    """Whether two statements may be of the same people: of one side, and neither those who killed the others."""
    if a.side != b.side and (a.by == b.side or b.by == a.side or _is_attacker(a) or _is_attacker(b)):
        return False
    if (_counts_all(a) and b.side == "opposition" and b.candidate.rule not in _OF_THE_DEAD) or (
        _counts_all(b) and a.side == "opposition"
    ):
        return False  # a hospital's dead are no rebels, unless it says so
    return _same_people(a.side, b.side)


def _counts_all(item: Told) -> bool:
    """Whether a source of its own counts people of no side."""
    return item.side == "unknown" and item.claim["source_class"] == "independent" and item.claim["unit"] == "person"


def _is_attacker(item: Told) -> bool:
    """Whether they are called attackers: no part of a toll of people of whatever side."""
    return item.side == "opposition" and item.candidate.subject_key in ATTACKERS


def _same_people(a: str | None, b: str | None) -> bool:
    """Sides as Told.side gives them."""
    return a == b or "unknown" in (a, b) or (NATIONAL in (a, b) and "international" not in (a, b))


def same_place(a: Claim, b: Claim) -> bool:
    """Whether no level that both name differs."""
    return not any(a[level] and b[level] and a[level] != b[level] for level in ("province", "district"))


def same_days(a: Claim, b: Claim) -> bool:
    """Whether two statements share a day; of days told at once, as of a night, one is enough."""
    if not (a["date_start"] and b["date_start"]):
        return True
    return bool(a["date_start"] <= b["date_end"] and b["date_start"] <= a["date_end"])


def _same_time(a: Claim, b: Claim) -> bool:
    if not (a["date_start"] and b["date_start"]):
        return True
    return bool(a["date_start"] <= b["date_end"] + _DAY and b["date_start"] <= a["date_end"] + _DAY)
