"""Incidents that are parts of others: one post of several attacked, a district within a province's total, a day of a
battle.

A part keeps its own page and figures; its numbers count in the month only through the incident it is part of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from warledger.events.records import SEVERAL_DAYS, Key, narrower
from warledger.events.tellings import Statement, Telling, on_chain


@dataclass(slots=True, eq=False)
class Incident:
    """One incident: its tellings and why each joined, and, once known, the incident it is part of."""

    tellings: list[tuple[Telling, str]]
    province: str | None = None
    district: str | None = None
    start: int = 0
    end: int = 0
    parent: Incident | None = None
    parts: list[Incident] = field(default_factory=list)
    statements: dict[Key, list[Statement]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        told = [telling for telling, _why in self.tellings]
        self.province = next((t.province for t in told if t.province), None)
        self.district = next((t.district for t in told if t.district), None)
        self.start, self.end = days(told)
        for telling in told:
            for key, statements in (*telling.statements.items(), *telling.among.items()):
                self.statements.setdefault(key, []).extend(statements)

    @property
    def background(self) -> bool:
        return all(telling.background for telling, _why in self.tellings)

    @property
    def sources(self) -> frozenset[str]:
        return frozenset(telling.source for telling, _why in self.tellings)

    @property
    def one_of_several(self) -> bool:
        return any(telling.one_of_several for telling, _why in self.tellings)

    @property
    def fineness(self) -> int:
        """1 a province, 2 a district, 3 one place of several in it."""
        return 3 if self.one_of_several else 2 if self.district else 1

    @property
    def counts_several(self) -> bool:
        """Some report counts over several attacks or places in it."""
        return any(telling.whole for telling, _why in self.tellings)

    @property
    def lasts(self) -> bool:
        """It is told of as going on for days ("in four days of fighting"), and not of one day that is not known."""
        told = (claim for telling, _why in self.tellings for claim in telling.claims)
        return self.end - self.start + 1 >= SEVERAL_DAYS and all(claim.lasts for claim in told)


def days(tellings: Iterable[Telling]) -> tuple[int, int]:
    """The days all tellings can mean; where they only neighbour each other, all of those days."""
    told = list(tellings)
    start, end = max(t.start for t in told), min(t.end for t in told)
    return (start, end) if start <= end else (end, start)


def link_parts(incidents: Sequence[Incident], opposition: Set[str] = frozenset()) -> None:
    """Set `parent` and `parts`: each part hangs on the finest incident that holds it.

    Args:
        opposition: parties whose losses no count of people of no party is taken to hold.
    """
    cells: dict[tuple[str, int], list[Incident]] = defaultdict(list)
    told_by: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.province and (incident.counts_several or incident.lasts):
            for week in _weeks(incident):
                cells[incident.province, week].append(incident)
        for source in incident.sources:
            told_by[source].append(incident)
    for part in incidents:
        if not part.province or not any(key.unit == "person" for key in part.statements):
            continue
        near = [whole for week in _weeks(part) for whole in cells[part.province, week]]
        if part.one_of_several:
            near += [whole for source in sorted(part.sources) for whole in told_by[source]]
        wholes = {id(whole): whole for whole in near if _holds(whole, part, opposition)}
        if wholes:
            _hang(part, min(wholes.values(), key=lambda w: _preference(w, part)))
    told_in = {id(telling): incident for incident in incidents for telling, _why in incident.tellings}
    for part in incidents:
        several = (told_in.get(id(telling.part_of)) for telling, _why in part.tellings if telling.part_of)
        whole = next((one for one in several if one is not None and one is not part), None)
        if whole and part.parent is None and not whole.province:
            _hang(part, whole)  # "30 killed in four provinces", eleven of them in this one


def _hang(part: Incident, whole: Incident) -> None:
    part.parent = whole
    whole.parts.append(part)


def _weeks(incident: Incident) -> range:
    return range((incident.start - 1) // 7, (incident.end + 1) // 7 + 1)


def _preference(whole: Incident, part: Incident) -> tuple[int, int, int, int, str]:
    """The finest first, then the one that shares most with the part."""
    shared = len(whole.statements.keys() & part.statements.keys())
    return (-whole.fineness, -shared, -len(whole.sources & part.sources), whole.start, _anchor(whole))


def _holds(whole: Incident, part: Incident, opposition: Set[str]) -> bool:
    if whole is part or whole.fineness > part.fineness or whole.background != part.background:
        return False
    longer = whole.end - whole.start > part.end - part.start + 1 and whole.lasts
    meet = max(whole.start, part.start) <= min(whole.end, part.end)
    several = meet and whole.counts_several and not part.counts_several and whole.fineness > 1  # attacks in one city
    if whole.fineness == part.fineness and not (longer or several):
        return False
    told = whole.tellings[0][0]
    if not on_chain(told, part.tellings[0][0]) or (whole.district and whole.district != part.district):
        return False
    if max(whole.start, part.start) - min(whole.end, part.end) > 1:
        return False
    if not _counts_all(whole, part, opposition):
        return False
    if longer and whole.start <= part.start and part.end <= whole.end:
        return True  # who counts over several days counts each of them
    if whole.sources & part.sources and whole.fineness < part.fineness:
        return part.one_of_several or whole.counts_several
    # Told by others, it is a part only where both speak of the same days and the whole says that it is one.
    return whole.counts_several and whole.end - whole.start <= 2 and part.end - part.start <= 2


def _counts_all(whole: Incident, part: Incident, opposition: Set[str]) -> bool:
    """Whether the whole counts some of what the part does, or what is wider, and never fewer."""
    pairs = [
        (key, same)
        for key, told in whole.statements.items()
        if any(statement.among is None for statement in told)
        for same in part.statements
        if key.unit == "person" and (same == key or narrower(same, key, opposition))
    ]
    return bool(pairs) and all(_least(part, same) <= _most(whole, key) for key, same in pairs)


def _least(incident: Incident, key: Key) -> int:
    lows = [
        sum(claim.low or 0 for claim in s.claims)
        for s in incident.statements[key]
        if s.first.source_class != "adversary" and s.among is None
    ]
    return min(lows, default=0)


def _most(incident: Incident, key: Key) -> float:
    highs: list[float] = []
    for statement in (s for s in incident.statements[key] if s.among is None):
        best = [claim.best for claim in statement.claims if claim.best is not None]
        open_ended = any(claim.high is None and claim.is_vague for claim in statement.claims)
        highs.append(float("inf") if open_ended or not best else max(sum(best), statement.first.high or 0))
    return max(highs)


def _anchor(incident: Incident) -> str:
    return incident.tellings[0][0].anchor
