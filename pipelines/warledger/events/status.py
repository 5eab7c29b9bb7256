"""Who held each district, from when to when: a state machine over what the reports say of it.

An attack makes a district contested. A capture that only its winner claims leaves it contested (claimed); one that the
loser admits, that two publishers report, or whose headquarters fell and nobody denied it for three days, is confirmed;
one publisher in its own voice makes it opposition (claimed). A denial makes it disputed. Recaptures go by the same
rules and close what an earlier report opened. A level ("the district is held by them") goes by the same rules, unless
its report also tells of the change. Bases, posts and cities never move their district.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from warledger import tables
from warledger.events.days import day, number
from warledger.events.records import Claim
from warledger.events.rows import Event

#: Days without a denial after which the fall of a headquarters stands.
UNDENIED = 3
#: Days after the last word at which a status lapses to unknown: silence is not a state, and recaptures go unreported.
LAPSE = {"contested": 31, "opposition": 366, "government": 366}

_UNITS = ("district", "district_center")
_STRENGTH = {"disputed": 0, "claimed": 1, "confirmed": 2}


@dataclass(slots=True)
class _Change:
    """What one event says of a district."""

    start: int
    end: int
    status: str
    basis: str
    event_id: str
    publishers: frozenset[str]
    repeats: str = ""  # where only the winner claims it: the status it claims to have brought about


class Spoken(NamedTuple):
    """What an event's claims say of who holds a district."""

    pcode: str
    event_id: str
    start: int
    end: int
    claims: list[Claim]
    is_level: bool


def spoken(events: Iterable[Event]) -> Iterator[Spoken]:
    """What incidents and levels say of districts that reports name with a p-code; a total is of no one district."""
    for event in events:
        if not event.district or event.start is None or event.end is None:
            continue
        told = [claim for claim, _role, _why in event.claims if event.incident or claim.scope == "stock"]
        claims = [c for c in told if c.unit in _UNITS and c.pcode and c.district and not c.is_copy]
        if claims:
            pcode = min(c.pcode or "" for c in claims)
            yield Spoken(pcode, event.event_id, event.start, event.end, claims, is_level=event.incident is None)


def district_status(told: Iterable[Spoken], until: date) -> pl.DataFrame:
    """Table `district_status` from what all events say of all districts.

    Args:
        until: the war's last day; what has not lapsed by then lasts.
    """
    of_district: dict[str, list[Spoken]] = defaultdict(list)
    for each in told:
        of_district[each.pcode].append(each)
    rows: list[dict[str, Any]] = []
    for pcode, about in sorted(of_district.items()):
        about = _without_overtaken_levels(about)
        denials = [c.start for each in about for c in each.claims if c.modality == "denied" and c.start is not None]
        changes = [change for each in about if (change := _change(each, denials))]
        rows += _history(pcode, sorted(changes, key=lambda c: (c.start, c.end, c.status, c.event_id)), number(until))
    return tables.frame("district_status", rows)


def _without_overtaken_levels(about: Sequence[Spoken]) -> list[Spoken]:
    """Without levels whose source tells that the ground changed hands: "it was retaken; it had been held since May"."""
    moved = {c.source for each in about if not each.is_level for c in each.claims if c.measure in ("lost", "retaken")}
    return [each for each in about if not (each.is_level and all(c.source in moved for c in each.claims))]


def _change(event: Spoken, denials: Sequence[int]) -> _Change | None:
    """The status an event gives a district; None where it says nothing of it."""
    claims = event.claims
    lost = [c for c in claims if c.speaks and c.measure == "lost"]
    retaken = [c for c in claims if c.speaks and c.measure == "retaken"]
    denied = any(c.modality == "denied" for c in claims)

    def change(status: str, basis: str, by: Sequence[Claim], repeats: str = "") -> _Change:
        speakers = frozenset(c.publisher for c in by)
        return _Change(event.start, event.end, status, basis, event.event_id, speakers, repeats)

    if _trusted(lost) and _trusted(retaken):
        if event.end - event.start <= 1:
            return change("contested", "confirmed", claims)  # an exchange undone within a day is a clash
        return _captured(change, "government", retaken, denied=False, headquarters=False)
    if lost:
        undenied = not any(event.start <= when <= event.end + UNDENIED for when in denials)
        headquarters = undenied and any(c.unit == "district_center" for c in _trusted(lost))
        return _captured(change, "opposition", lost, denied, headquarters)
    if retaken:
        return _captured(change, "government", retaken, denied, headquarters=False)
    for measure, status in (("contested", "contested"), ("held_by_opposition", "opposition"), ("held", "government")):
        said = [c for c in claims if c.speaks and c.measure == measure]
        if said and status == "contested":
            return change(status, "confirmed" if _trusted(said) else "claimed", said)
        if said:
            return _captured(change, status, said, denied, headquarters=False)
    return change("contested", "disputed", claims) if denied else None


def _captured(change: Any, status: str, claims: Sequence[Claim], denied: bool, headquarters: bool) -> _Change:
    trusted = _trusted(claims)
    admitted = any(c.source_class == "own_side" for c in trusted)
    stands = admitted or len({c.publisher for c in trusted}) > 1
    if denied and not stands:
        result = change("contested", "disputed", claims)
    elif not trusted:
        result = change("contested", "claimed", claims, repeats=status)
    else:
        result = change(status, "confirmed" if stands or headquarters else "claimed", trusted)
    assert isinstance(result, _Change)
    return result


def _trusted(claims: Iterable[Claim]) -> list[Claim]:
    return [c for c in claims if c.source_class not in ("adversary", "unconfirmed") and c.modality != "unconfirmed"]


def _history(pcode: str, changes: Sequence[_Change], until: int) -> list[dict[str, Any]]:
    """Rows of one district: the changes in order, repeats folded in, a status lapsing where reports fall silent."""
    rows: list[dict[str, Any]] = []
    speakers: frozenset[str] = frozenset()
    heard = 0  # last day some report spoke of the present status

    def opened(start: int, status: str, basis: str, event: str | None) -> None:
        if rows and rows[-1]["start"] >= start:
            start = rows.pop()["start"]  # the same day: the later word holds
        elif rows:
            rows[-1]["end"] = start - 1
        rows.append({"pcode": pcode, "start": start, "end": None, "status": status, "basis": basis, "event_id": event})

    def lapsed(now: dict[str, Any], day_: int) -> bool:
        silent = heard + LAPSE.get(now["status"], day_) < day_
        if silent:
            opened(heard + LAPSE[now["status"]] + 1, "unknown", "claimed", now["event_id"])
        return silent

    for change in changes:
        now = rows[-1] if rows else None
        if now and lapsed(now, change.start):
            now = rows[-1]
        if now and change.repeats == now["status"]:
            continue  # the winner claims what it is known to hold
        if now is None or now["status"] != change.status:
            opened(change.start, change.status, change.basis, change.event_id)
            speakers = change.publishers
        else:
            speakers |= change.publishers
            seconded = len(speakers) > 1 and change.basis == "claimed" == now["basis"] and not change.repeats
            basis = "confirmed" if seconded else change.basis
            if _STRENGTH[basis] > _STRENGTH[now["basis"]]:
                opened(max(change.start, now["start"]), change.status, basis, change.event_id)
        heard = max(heard, change.end)
    if rows:
        lapsed(rows[-1], until)
    for row in rows:
        row["start"] = day(row["start"])
        row["end"] = day(row["end"]) if row["end"] is not None else None
    return rows
