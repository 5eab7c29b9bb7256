"""What repeats what: sets `restates` on claims of one article, so that nothing is counted twice.

A report tells its news in the lead and tells it again in detail. Claims of one measure and one incident form a group
around the statement that came first; a later statement restates it when it is definite ("the two men"), has the same
figure, is a part, or merely goes on telling the same incident; it adds to it when it says so ("another", "also") or
tells of people the lead cannot hold. A headline always restates the body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from warledger.patterns import BREAK, any_of

from .assembly import claim_id
from .clauses import Sentence
from .lexicon import lemma_of
from .retold import join_retold
from .sentences import datelines
from .told import Told, are_those, kind_of, may_be, same_incident, same_place
from .word_classes import SAYING

Claim = dict[str, Any]


_EVENT = (
    r"(?:incident|operation|attack|clash|raid|strike|airstrike|engagement|bombing|blast|explosion|part|area|battle|ambush"
    r"|search)"
)
#: how a report goes on to another incident, in lower case: an item of a list, "Elsewhere", "Another patrol"
_GOES_ON = re.compile(
    r"(?:--|[-–—•*·])\s"
    r"|\W*(?:also,? )?(?:separately|elsewhere|meanwhile)\b"
    r"|\W*also in (?!the (?:operation|raid|search))"
    r"|\W*(?:in [^,]{1,40}, )?another (?:[\w-]+ ){0,5}?(?:force|patrol|team|unit|operation)\b"
    r"|\W*(?:a|another) separate\b"
    r"|\W*(?:and |but )?in the (?:far )?(?:north|south|east|west)(?:[a-z-]*)?,"
)
#: anywhere in a sentence, in lower case: "in a separate raid"
_SEPARATE = re.compile(
    BREAK + r"(?:in|during|after) "
    r"(?:a (?:separate|different|similar|previous)|another|an (?:unrelated|earlier)|(?:an|one) other) "
    rf"(?:[\w-]+ ){{0,4}}?{_EVENT}\b"
)
#: "seized two fighters, one of them the man sought": whoever was told of before is among them
_AMONG_THEM = re.compile(
    r",? (?:one of (?:whom|them) (?:was|is) the|including (?:the|him)|among them the)\b", re.IGNORECASE
)
#: "Of those, 12 died at once": a part of what the sentence before counts
_OF_THOSE = re.compile(r"\W*of (?:those|them|these)\b", re.IGNORECASE)
#: the search goes on elsewhere: the same number again is of other people
_MOVED_ON = re.compile(
    BREAK
    + any_of(
        [
            r"(?:another|second|third|different|separate|nearby) (?:[\w-]+ ){0,2}?"
            r"(?:compounds?|buildings?|locations?|houses?|homes?|sites?|vehicles?|villages?|positions?)\b",
            r"compounds? nearby\b",
        ]
    )
)
_SENTENCES = re.compile(r"\s(?<=[.!?]\s)\s*")
_IDENTIFIED = re.compile(
    r"\s*(?:He|She|The (?:dead |killed |detained )?(?:man|insurgent|individual|suspect)) (?:was|has been|is) "
    r"(?:later |subsequently |then |since )?(?:identified|confirmed|recognised|recognized) (?:as|to be) the\b"
)
_NEXT = 120  # characters
_OPEN = float("inf")
_MOST = 100  # statements of one group that another is compared with
_BESIDE = 4  # statements of several sides told at once
_RECENT = 40  # incidents looked back on
#: A part lies when and where its whole does, and is as much a total, unless its own words say otherwise.
_WHEN = ("scope", "background", "date_start", "date_end", "date_precision")
_WHERE = ("province", "district", "pcode", "place", "place_precision")


@dataclass(slots=True)
class _Group:
    """Statements about one measure in one incident; `lead` holds those that count."""

    incident: int
    lead: list[Told]
    children: list[Told] = field(default_factory=list)
    parts: list[Told] = field(default_factory=list)


def mark_restatements(told: list[Told]) -> None:
    """Set `restates` (and the ids) on the claims of an article, given in the order of the text."""
    groups: dict[tuple[str, str], list[_Group]] = {}
    for item in told:
        item.report = bisect_left(datelines(item.sentence.source), (item.sentence.end, 0))
    for before, item in pairwise(told):
        item.before = before
        item.relative = before.sentence is item.sentence
        between = item.sentence.source[before.sentence.end : item.sentence.end]
        item.scene = before.scene + (not item.relative and bool(_MOVED_ON.search(f" {between.lower()}")))
    body = [item for item in told if not item.sentence.headline]
    headlines = [item for item in told if item.sentence.headline]
    incident, sentence, told_before = 0, None, None
    for statement in (*_statements(body), *_statements(headlines)):
        first = statement[0]
        if first.sentence is not sentence:
            sentence = first.sentence
            incident += _goes_on_elsewhere(told_before, sentence)
            told_before = sentence
        known = groups.setdefault((first.claim["unit"], _measure(first)), [])
        _place(statement, known, -1 if sentence.headline else incident)
    for item in told:
        if item.restates and _is_part(item) and _shows_mixed(item, item.restates):
            item.restates.claim["party"] = "unknown"
    for item in told:
        if item.restates and item.claim["party"] == "unknown":
            item.claim["party"] = item.restates.claim["party"]
        if item.restates and _is_part(item):
            shared = (() if item.dated else _WHEN) + (() if item.placed else _WHERE)
            item.claim |= {name: item.restates.claim[name] for name in shared}
        elif item.restates and item.placed and item.restates.relative and are_those(item, item.restates):
            item.restates.claim |= {name: item.claim[name] for name in (*_WHERE, *(_WHEN if item.dated else ()))}
        item.claim["claim_id"] = claim_id(item.claim)
    for item in told:
        if item.restates and item.restates.claim["claim_id"] != item.claim["claim_id"]:
            item.claim["restates"] = item.restates.claim["claim_id"]


def _goes_on_elsewhere(before: Sentence | None, sentence: Sentence) -> bool:
    """Whether the report goes on to another incident with a sentence, or with one passed over since the last that
    counts: "Also in Dand, a patrol found weapons. Two men were detained."."""
    passed = sentence.source[before.end : sentence.start] if before and before.end < sentence.start else ""
    heads = [f" {text[:160].lower()}" for text in (*_SENTENCES.split(passed), sentence.text)]
    return any(_GOES_ON.match(head, 1) or _SEPARATE.search(head) for head in heads)


def _measure(item: Told) -> str:
    """The measure a claim is compared under: "the man surrendered" may be the one whose capture was told."""
    measure: str = item.claim["measure"]
    again = item.candidate.definite or item.beside_repeated
    return "captured" if measure == "surrendered" and again else measure


def _statements(told: list[Told]) -> list[list[Told]]:
    """Claims of one measure in one sentence belong together: "captured a commander and detained two fighters"."""
    statements: dict[tuple[int, str, str], list[Told]] = {}
    for item in told:
        statements.setdefault((item.sentence.index, item.claim["unit"], item.claim["measure"]), []).append(item)
    return list(statements.values())


def _is_part(item: Told) -> bool:
    """Whether it counts some of the people that another statement counts."""
    return item.candidate.part or bool(_OF_THOSE.match(item.sentence.text))


def _shows_mixed(part: Told, whole: Told) -> bool:
    """ "killed eight people at a meeting of elders. Three policemen were among the dead": of no one party."""
    plain = whole.candidate.subject_key in {"person", "people", ""}
    return plain and whole.claim["party"] == "civilian" and part.claim["party"] in {"government", "international"}


def _place(statement: list[Told], groups: list[_Group], incident: int) -> None:
    totals = [item for item in statement if item.candidate.total and not _is_part(item)]
    rest = (
        [item for item in statement if item not in totals and item.candidate.quote < totals[0].candidate.quote]
        if totals
        else []
    )
    if any(not _is_part(item) for item in rest):
        _place(rest, groups, incident)
        if _sums_up(totals[0], rest, groups):
            totals = totals[1:]
        if behind := [item for item in statement if item not in rest]:
            _place(behind, groups, incident)
        return
    wholes = [item for item in statement if not _is_part(item)]
    parts: list[Told] = []
    for item in statement:
        if _is_part(item):
            before = [w for w in wholes if w.candidate.quote[0] <= item.candidate.quote[0]]
            behind = [w for w in wholes if (w.claim["high"] or _OPEN) >= (item.claim["low"] or 0)]
            item.restates = before[-1] if before else behind[0] if behind else _told_last(groups)
            parts.append(item)
    if not wholes:
        return
    if _adds_up_to_first(wholes):
        for item in wholes[1:]:
            item.restates = wholes[0]
        wholes, parts = wholes[:1], [*parts, *wholes[1:]]
    if wholes[0].claim["unit"] != "person":
        groups.extend([] if groups else [_Group(incident, [])])
        for item in wholes:
            join_retold(item, groups[0].lead)
        return
    same = [
        g
        for g in groups[: -_RECENT - 1 : -1]
        if incident in (g.incident, -1) and any(same_incident(told, wholes[0]) for told in g.lead[:_BESIDE])
    ]
    key = wholes[0].candidate.subject_key
    akin = [g for g in same if any(t.candidate.subject_key == key for t in g.lead)]
    group = next((g for g in same if _twin(wholes[0], g)), next(iter(akin or same), None))
    if group is None and len(wholes) == 1 and (told := _told_beside_others(wholes[0], groups, incident)):
        wholes[0].restates = told
        return
    if group is None:
        groups.append(_Group(incident, wholes[:1], parts=parts))
        for item in wholes[1:]:
            _join(item, groups[-1], first=True)
        return
    group.parts += parts
    total = sum(item.claim["low"] or 0 for item in group.lead)
    generic = len(wholes) == 1 and len(group.lead) > 1 and not _adds(wholes[0]) and kind_of(wholes[0]) != "leader"
    if generic and wholes[0].claim["low"] == total:
        wholes[0].restates = group.lead[0]  # "two militants were detained": the leader and the other one
        return
    told_over = len(wholes) > 1 and wholes[0].candidate.definite and not any(_also(item) for item in wholes)
    if told_over and sum(item.claim["high"] or _OPEN for item in wholes) == _bound(group):
        for item in wholes:
            item.restates = _nearest(item, group)  # "killed two": "the bomb maker and one other man were killed"
        group.children += wholes
        return
    room = _bound(group)
    for item in wholes:
        joined = item is not wholes[0] and item.candidate.anchor == wholes[0].candidate.anchor
        if joined and room < (item.claim["low"] or 0) and may_be(item, group.lead[0]):
            group.lead.append(item)  # "a leader", then "the leader and the courier": here is a courier told of first
            continue
        _join(item, group, first=False)
        room -= (item.claim["low"] or 0) if item.restates else 0


def _sums_up(total: Told, rest: list[Told], groups: list[_Group]) -> bool:
    """ "four more died, bringing the toll to 14": makes the four, and the ten before them, parts of the toll."""
    told = [item for item in rest if _is_counted_in(item, total)]
    group = next((g for g in reversed(groups) if any(item in g.lead for item in told)), None)
    if group is None:
        return False
    before = [item for item in group.lead if item not in told]
    holds = sum(item.claim["low"] or 0 for item in group.lead) <= (total.claim["low"] or 0)
    known = before if (holds or len(before) == 1) and all(may_be(item, total) for item in before) else []
    for item in (*known, *told):
        item.restates = total
    if known and known[0].dated:
        total.claim |= {name: known[0].claim[name] for name in _WHEN}  # of the day most of them died
    group.children += [*known, *told]
    group.lead = [item for item in group.lead if item.restates is not total]
    if not group.lead:
        group.lead = [total]
        return True
    _join(total, group, first=False)
    return True


def _is_counted_in(item: Told, total: Told) -> bool:
    """Whether a toll told after others in a breath, by the same speaker, is of them too."""
    a, b = item.claim, total.claim
    told = item.restates is None and item.candidate.quote[0] < total.candidate.quote[0]
    alike = a["scope"] == b["scope"] and a["attributed_to"] == b["attributed_to"] and may_be(item, total)
    return told and alike and (a["low"] or 0) <= (b["low"] or 0)


def _adds_up_to_first(wholes: list[Told]) -> bool:
    """ "killed at least 39 at two posts; nine policemen and 30 soldiers died": the first told over, one by one."""
    first, rest = wholes[0], wholes[1:]
    exact = all(item.claim["low"] and item.claim["low"] == item.claim["high"] for item in rest)
    if len(rest) < 2 or not exact or first.claim["unit"] != "person":
        return False
    shared = rest[0].candidate.anchor != first.candidate.anchor and all(may_be(item, first) for item in rest)
    return shared and sum(item.claim["low"] for item in rest) == first.claim["low"]


def _told_beside_others(item: Told, groups: list[_Group], incident: int) -> Told | None:
    """The same number told before, beside people of another side: "five policemen and three rebels were killed"."""
    if _adds(item) or item.claim["low"] is None:
        return None
    again = item.candidate.definite  # "the five policemen", wherever the report has been since
    near = (g for g in groups[: -_RECENT - 1 : -1] if again or incident in (g.incident, -1))
    others = (told for g in near for told in g.lead[1:])
    bounds = item.claim["low"], item.claim["high"]
    alike = (told for told in others if (told.claim["low"], told.claim["high"]) == bounds)
    return next((told for told in alike if told.side == item.side and same_incident(told, item)), None)


def _told_last(groups: list[_Group]) -> Told | None:
    """The statement told last, of which a part told in a sentence of its own is one."""
    told = [item for group in groups for item in group.lead]
    return max(told, key=lambda item: item.sentence.index) if told else None


def _join(item: Told, group: _Group, *, first: bool) -> None:
    """Put a claim into a group: as a repetition, an addition or a part; `first`: it stands in the statement that
    opened it."""
    if not any(may_be(item, told) for told in group.lead[:_BESIDE]):
        group.lead.append(item)
        return
    if item.candidate.new or item.candidate.avenged:
        group.lead.append(item)
        return
    if item.candidate.companion and _is_one_man(group) and _belongs_to(item, group.lead[0]):
        group.lead.append(item)  # "detained a bomb maker. His driver was arrested too"
        return
    if _is_identified(item) and _is_one_man(group) and kind_of(group.lead[0]) == "leader":
        item.restates = group.lead[0]  # "a man was shot. He was identified as the leader."
        return
    if item.report > group.lead[0].report and _holds(group, item):
        item.restates = _twin(item, group) or _nearest(item, group)
        group.children.append(item)  # an update tells of the same people, whatever its "also" and "others"
        return
    updated = item.report > group.lead[0].report and _exceeds(item, group) and not _adds(item)
    if updated or _widens(item, group):
        for told in group.lead:
            told.restates = item
        group.children += group.lead
        group.lead = [item]
        return
    if item.candidate.definite and not first and item.claim["low"] == item.claim["high"] and _exceeds(item, group):
        group.lead.append(item)  # "killing all 11" after four were killed: others
        return
    joined = item.candidate.anchor == group.lead[0].candidate.anchor  # "the driver and both passengers"
    if item.candidate.definite and not (first and item.candidate.subject_key and (joined or item.claim["low"] == 1)):
        item.restates = _twin(item, group) or _nearest(item, group)
        if (item.claim["low"] == 1 and group.lead[0].claim["low"] is None) or _is_smaller(item, group):
            group.children.append(item)  # "one of them was the leader" tells a part of "many"
        return
    if item.sentence.headline:
        item.restates = _twin(item, group) or _nearest(item, group)
        return
    if first:
        group.lead.append(item)
        return
    twin = _twin(item, group)
    exact = item.claim["low"] == item.claim["high"]
    if twin and not (exact and _also(item) and twin.candidate.subject_key != item.candidate.subject_key):
        item.restates = twin
        return
    told_in_parts = bool(group.children) and item.candidate.more and _fits(item, group)
    if not told_in_parts and (_adds(item) or not _fits(item, group)):
        group.lead.append(item)
        return
    item.restates = _nearest(item, group)
    group.children.append(item)


def _widens(item: Told, group: _Group) -> bool:
    """ "Both men were detained" after "a facilitator was captured": the whole of which the lead named a part."""
    low, total = item.claim["low"], sum(t.claim["low"] or 0 for t in group.lead)
    exact = low is not None and low == item.claim["high"]
    leaders = all(kind_of(t) == "leader" and t.claim["low"] == 1 for t in group.lead)
    told_of = item.candidate.definite or _AMONG_THEM.match(
        item.sentence.text[item.claim["quote_end"] - item.sentence.start :]
    )
    return bool(told_of and exact and leaders and 0 < total < low and kind_of(item) == "rank")


def _is_identified(item: Told) -> bool:
    """Whether the sentence after tells that the one man of a statement is somebody told of."""
    sentence = item.sentence
    after = sentence.source[sentence.end : sentence.end + _NEXT]
    return bool(item.claim["high"] == 1 and _IDENTIFIED.match(after))


def _is_smaller(item: Told, group: _Group) -> bool:
    """Whether a statement tells of fewer people than the one statement of the group: "killed three", "the two"."""
    return len(group.lead) == 1 and 0 < (item.claim["low"] or 0) < (group.lead[0].claim["low"] or 0)


def _is_one_man(group: _Group) -> bool:
    """Whether the group tells of nobody but one man."""
    return len(group.lead) == 1 and group.lead[0].claim["high"] == 1


def _belongs_to(item: Told, other: Told) -> bool:
    """Whether "his driver" is the driver of the man told of: of a leader, or of whom was told last."""
    last = item.before is not None and other in (item.before, item.before.restates)
    return (last or kind_of(other) == "leader") and item.candidate.subject_key != other.candidate.subject_key


def _bound(group: _Group) -> float:
    """The most people that the group tells of."""
    return sum(_OPEN if told.claim["high"] is None else told.claim["high"] for told in group.lead)


def _holds(group: _Group, item: Told) -> bool:
    """Whether the people of the group can be all those the statement counts."""
    return (item.claim["low"] or 0) <= _bound(group)


def _exceeds(item: Told, group: _Group) -> bool:
    """Told with a number greater than anything the group can hold."""
    first = group.lead[0]
    others = kind_of(first) != "leader" and item.candidate.subject_key != first.candidate.subject_key
    return bool(item.claim["count_text"] or others) and (item.claim["low"] or 0) > 1 and not _holds(group, item)


def _adds(item: Told) -> bool:
    """Whether the words say that it comes on top: "another", "also detained", no "the"."""
    candidate = item.candidate
    if candidate.total or candidate.definite:
        return False
    if candidate.more:
        return not (item.relative or item.beside_repeated)
    return _also(item)


_ALSO = frozenset("also additionally addition".split())


def _also(item: Told) -> bool:
    """ "also detained two"."""
    candidate = item.candidate
    window = item.sentence.tokens[max(0, candidate.quote[0] - 4) : candidate.anchor + 2]
    further = [a for a, b in pairwise(window) if a.low in _ALSO and lemma_of(b.low) not in SAYING]  # not "also said"
    return not candidate.definite and bool(further)


def _rank(item: Told) -> int:
    """How many people there are with those it tells of: 3 for "a third man"."""
    return 1 if item.beside_repeated else item.candidate.rank


def _fits(item: Told, group: _Group) -> bool:
    """Whether the lead can hold these people: a claim of the same kind that is as large, open or vague."""
    kind, low = kind_of(item), max(item.claim["low"] or 0, _rank(item))
    for other in group.lead:
        if item.placed and other.placed and not same_place(item.claim, other.claim):
            continue
        if not may_be(item, other):
            continue
        bound = other.claim["high"]
        roomy = bound is None or bound >= low
        if roomy and (kind_of(other) == kind or (kind == "leader" and (bound is None or bound > 1))):
            return True
        if item.claim["low"] is None and (bound is None or bound > 1):
            return True
    return False


def _twin(item: Told, group: _Group) -> Told | None:
    """A claim of the group with the same figure and the same kind of people, in another sentence."""
    claim, candidate = item.claim, item.candidate
    for other in (*group.lead[:_MOST], *group.children[-_MOST:], *group.parts[-_MOST:]):
        if other.sentence is item.sentence or (other not in group.lead and _told_apart(item, other)):
            continue
        if not may_be(item, other):
            continue
        same = (other.claim["low"], other.claim["high"]) == (claim["low"], claim["high"])
        if not same:
            continue
        if _rank(item) > (other.claim["high"] or _OPEN):
            continue  # "a second man" is not the one told before
        if candidate.more and item.dated and claim["date_start"] != other.claim["date_start"]:
            continue
        if (
            candidate.more
            and not other.candidate.more
            and not (item.relative or item.beside_repeated)
            and not candidate.definite
            and len(group.lead) == 1
        ):
            continue
        if kind_of(item) == kind_of(other) or candidate.definite or not candidate.subject_key:
            return other
    return None


def _told_apart(item: Told, other: Told) -> bool:
    """Whether a statement is of another place than a part told before."""
    return item.scene != other.scene or (item.placed and not same_place(item.claim, other.claim))


def _nearest(item: Told, group: _Group) -> Told:
    """The claim of the lead it goes on about: of the same noun, else of the same kind, else the first."""
    key, kind = item.candidate.subject_key, kind_of(item)
    theirs = [t for t in group.lead if may_be(item, t)] or group.lead
    same = [t for t in theirs if t.candidate.subject_key == key] or [t for t in theirs if kind_of(t) == kind]
    return (same or theirs)[0]
