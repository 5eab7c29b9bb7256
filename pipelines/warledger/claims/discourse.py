"""What repeats what: sets `restates` on claims of one article, so that nothing is counted twice.

A report tells its news in the lead and tells it again in detail. Claims of one measure and one incident form a group around
the statement that came first; a later statement restates it when it is definite ("the two men"), has the same figure, is a part, or
merely goes on telling the same incident; it adds to it when it says so ("another", "also").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .candidates import Candidate
from .clauses import Sentence

Claim = dict[str, Any]

_SEPARATE = re.compile(
    r"(?:^|[\"“\s])(?:separate(?:ly)?|elsewhere|(?:in|during) (?:another|a different|other) (?:\w+ ){0,2}?"
    r"(?:incident|operation|attack|clash|raid|strike|airstrike|engagement|bombing|blast|explosion|part|area|battle|ambush)\w*)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"(?:also|finally|additionally|in addition|meanwhile|later|earlier)\b", re.IGNORECASE)
_OPPOSITION = frozenset(("taliban", "insurgent", "islamic_state"))


@dataclass(slots=True)
class Told:
    """A claim with what only its candidate knows."""

    sentence: Sentence
    candidate: Candidate
    claim: Claim


@dataclass(slots=True)
class _Group:
    """Statements about one measure in one incident; `lead` holds those that count."""

    lead: list[Told]
    children: list[Told] = field(default_factory=list)


def mark_restatements(told: list[Told]) -> None:
    """Set `restates` on each claim that repeats or is contained in another one of the article."""
    groups: dict[str, list[_Group]] = {}
    incident = 0
    incidents: list[int] = []
    last_sentence = -1
    for item in told:
        if item.sentence.index != last_sentence:
            if _SEPARATE.search(item.sentence.text[:160]):
                incident += 1
            last_sentence = item.sentence.index
        incidents.append(incident)
    number = 0
    while number < len(told):
        item = told[number]
        statement = [item]
        while number + len(statement) < len(told) and _one_statement(item, told[number + len(statement)]):
            statement.append(told[number + len(statement)])
        _place(statement, groups.setdefault(item.claim["measure"] + "/" + item.claim["unit"], []))
        number += len(statement)


def _one_statement(first: Told, other: Told) -> bool:
    """Claims of one measure in one sentence: "killed a commander and two fighters"."""
    return (
        first.sentence is other.sentence
        and first.claim["measure"] == other.claim["measure"]
        and first.claim["unit"] == other.claim["unit"]
        and first.candidate.anchor == other.candidate.anchor
    )


def _place(statement: list[Told], groups: list[_Group]) -> None:
    parts = [t for t in statement if t.candidate.part]
    wholes = [t for t in statement if not t.candidate.part]
    for part in parts:
        whole = wholes[0] if wholes else groups[-1].lead[0] if groups else None
        part.claim["restates"] = whole.claim["claim_id"] if whole else None
    for item in wholes:
        _place_one(item, wholes, groups)


def _place_one(item: Told, statement: list[Told], groups: list[_Group]) -> None:
    group = next((g for g in reversed(groups) if _same_incident(g.lead[0], item)), None)
    if group is None or group.lead[0].claim["unit"] != "person":
        groups.append(_Group([item]))
        return
    if any(t in group.lead or t in group.children for t in statement if t is not item) and item.claim["restates"] is None:
        inside_lead = any(t in group.lead for t in statement if t is not item)
        if inside_lead:
            group.lead.append(item)
            return
    twin = _twin(item, group)
    if twin:
        item.claim["restates"] = twin.claim["claim_id"]
        return
    if _adds(item):
        group.lead.append(item)
        return
    item.claim["restates"] = _nearest(item, group).claim["claim_id"]
    group.children.append(item)


def _adds(item: Told) -> bool:
    """Whether the words say that it comes on top: "another", "also detained", no "the"."""
    candidate = item.candidate
    if candidate.total or candidate.definite:
        return False
    if candidate.more:
        return True
    tokens = item.sentence.tokens
    window = tokens[max(0, candidate.quote[0] - 4) : candidate.anchor + 2]
    return any(t.low in {"also", "additionally", "addition"} for t in window)


def _twin(item: Told, group: _Group) -> Told | None:
    """A claim of the group with the same figure and, where both name one, the same kind of people."""
    claim, candidate = item.claim, item.candidate
    for other in (*group.lead, *group.children):
        if other.sentence is item.sentence:
            continue
        same = (other.claim["low"], other.claim["high"]) == (claim["low"], claim["high"])
        keys = {candidate.subject_key, other.candidate.subject_key}
        if same and (len(keys) == 1 or candidate.definite or (not candidate.more and claim["low"] != 1)):
            return other
    return None


def _nearest(item: Told, group: _Group) -> Told:
    """The claim of the lead it goes on about: the one of the same noun, else the first."""
    key = item.candidate.subject_key
    return next((t for t in group.lead if t.candidate.subject_key == key), group.lead[0])


def _same_incident(first: Told, other: Told) -> bool:
    """Compatible people, place and time, and the same kind of statement."""
    a, b = first.claim, other.claim
    if a["background"] != b["background"] or a["scope"] != b["scope"]:
        return False
    return _same_people(a["party"], b["party"]) and _same_place(a, b) and _same_time(a, b)


def _same_people(a: str | None, b: str | None) -> bool:
    return a == b or {a, b} <= _OPPOSITION or "unknown" in (a, b)


def _same_place(a: Claim, b: Claim) -> bool:
    for level in ("province", "district"):
        if a[level] and b[level] and a[level] != b[level]:
            return False
    return True


def _same_time(a: Claim, b: Claim) -> bool:
    if not (a["date_start"] and b["date_start"]):
        return True
    return a["date_start"] <= b["date_end"] and b["date_start"] <= a["date_end"]
