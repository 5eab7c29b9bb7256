"""Articles, claims and decisions -> events, their figures, district status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

import polars as pl

from warledger.conflict import Conflict
from warledger.events import clusters, rows, status
from warledger.events.decisions import (
    Decisions,
    decided,
    decision_rows,
    event_id,
    merge_groups,
    split_groups,
)
from warledger.events.figures import UNDONE, Figure, Toll, reconcile
from warledger.events.parts import Incident, link_parts
from warledger.events.records import GENERIC_OPPOSITION, Claim, Key, claim_rows
from warledger.events.rows import Event
from warledger.events.tellings import Statement, Telling, tell, tell_as_one

#: Measures of ground that say how things stand, and add to no month.
STANDING = frozenset({"contested", "held", "held_by_opposition"})


class EventTables(NamedTuple):
    """The tables of the events stage, by their names."""

    events: pl.DataFrame
    event_claims: pl.DataFrame
    event_figures: pl.DataFrame
    district_status: pl.DataFrame
    decisions: pl.DataFrame


def build_events(articles: pl.DataFrame, claims: pl.DataFrame, decisions: Decisions, conflict: Conflict) -> EventTables:
    """Cluster claims into events, reconcile their figures and follow each district's status.

    Args:
        articles: table `articles`; a copy's claims stand behind those of the article it copies.
        claims: table `claims`, as read; what the decisions say of them is applied here.
        decisions: the maintainers' rulings, see :func:`warledger.events.read_decisions`.
        conflict: labels and sides of the parties.

    Raises:
        TableError: a table breaks its declaration, e.g. through an amendment.
    """
    ruled = decision_rows(decisions, articles, claims)
    articles, claims = decided(articles, claims, ruled)
    told = list(claim_rows(articles, claims))
    order = {claim.claim_id: number for number, claim in enumerate(told)}
    originals, copies = _set_copies_apart(told)

    opposition = {party.name for party in conflict.parties.values() if party.side == "opposition"} - {
        GENERIC_OPPOSITION
    }
    incidents = _incidents(originals, opposition)
    before = {
        claim.claim_id: str(number) for number, i in enumerate(incidents) for t, _ in i.tellings for claim in t.claims
    }
    ruled = (
        decision_rows(decisions, articles, claims, before)
        if merge_groups(decisions) or split_groups(decisions)
        else ruled
    )
    incidents = _split(_merge(incidents, merge_groups(decisions)), split_groups(decisions))
    link_parts(incidents)
    for incident in incidents:
        _fold_generic_party(incident, opposition)

    events = [_event_of(incident, order) for incident in incidents]
    events += _totals(originals, events, order)
    homes = {claim.claim_id: event for event in events for claim, _role, _why in event.claims}
    for copy, original in copies:
        home = homes[original]
        home.claims.append((copy, "restatement", "a copy of the same text in another article"))
    events.sort(key=lambda event: event.event_id)
    return EventTables(
        rows.events_table(events, conflict),
        rows.claims_table(events),
        rows.figures_table(events),
        status.district_status(events, conflict.end),
        ruled,
    )


def _set_copies_apart(claims: Sequence[Claim]) -> tuple[list[Claim], list[tuple[Claim, str]]]:
    """Claims to cluster, and those that merely stand in a copy, each with the original claim it copies."""

    def said(claim: Claim) -> tuple[object, ...]:
        return (claim.source, *claim.key, claim.low, claim.best, claim.high, claim.quote)

    first: dict[tuple[object, ...], str] = {}
    for claim in claims:
        if not claim.is_copy:
            first.setdefault(said(claim), claim.claim_id)
    originals, copies = [], []
    for claim in claims:
        original = first.get(said(claim)) if claim.is_copy else None
        if original:
            copies.append((claim, original))
        else:
            originals.append(claim)
            if claim.is_copy:  # two copies may share what the original lacks
                first[said(claim)] = claim.claim_id
    return originals, copies


def _incidents(claims: Iterable[Claim], opposition: Set[str]) -> list[Incident]:
    tellings: list[Telling] = []
    for _source, told in groupby(claims, key=lambda claim: claim.source):
        tellings += tell(claim for claim in told if claim.is_incident)
    return [Incident(group) for group in clusters.join(tellings, opposition)]


def _merge(incidents: list[Incident], groups: Iterable[Sequence[str]]) -> list[Incident]:
    """Incidents with those of each group made one; a group that no longer names two is left alone."""
    for group in groups:
        wanted = set(group)
        found = [i for i in incidents if any(claim.claim_id in wanted for t, _ in i.tellings for claim in t.claims)]
        if len(found) > 1:
            told = [found[0].tellings[0], *((t, "merged by a maintainer") for i in found for t, _ in i.tellings)]
            merged = Incident([told[0], *(pair for pair in told[1:] if pair[0] is not told[0][0])])
            incidents = [merged if i is found[0] else i for i in incidents if i is found[0] or i not in found]
    return incidents


def _split(incidents: list[Incident], groups: Iterable[Sequence[str]]) -> list[Incident]:
    """Incidents with each group's claims set apart as one of its own."""
    for group in groups:
        wanted = set(group)
        result = []
        for incident in incidents:
            apart = [claim for t, _ in incident.tellings for claim in t.claims if claim.claim_id in wanted]
            if not apart or len(apart) == sum(len(t.why) for t, _ in incident.tellings):
                result.append(incident)
                continue
            stay: list[tuple[Telling, str]] = []
            leave: list[tuple[Telling, str]] = []
            for telling, why in incident.tellings:
                told = sorted(
                    telling.claims, key=lambda claim: (claim.sentence_start, claim.quote_start, claim.claim_id)
                )
                for chosen, place, words in (
                    ([c for c in told if c.claim_id not in wanted], stay, why),
                    ([c for c in told if c.claim_id in wanted], leave, "set apart by a maintainer"),
                ):
                    if chosen:
                        place.append((telling if len(chosen) == len(told) else tell_as_one(chosen), words))
            result += [Incident(stay), Incident(leave)]
        incidents = result
    return incidents


def _fold_generic_party(incident: Incident, specific: Set[str]) -> None:
    """Where one report says "insurgents" and another names the group, both count the same people."""
    for key in [key for key in incident.statements if key.party == GENERIC_OPPOSITION]:
        named = [other for other in incident.statements if other[:2] == key[:2] and other.party in specific]
        sources = {s.first.source for s in incident.statements[key]}
        if len(named) == 1 and not sources & {s.first.source for s in incident.statements[named[0]]}:
            incident.statements[named[0]] += incident.statements.pop(key)


def _event_of(incident: Incident, order: Mapping[str, int]) -> Event:
    claims = []
    figures = {key: _figure(incident, key) for key in sorted(incident.statements)}
    roles = _roles(incident.statements, figures)
    for telling, joined in incident.tellings:
        for claim in telling.claims:
            role = roles.get(claim.claim_id) or next(role for other, role in telling.others if other is claim)
            why = telling.why[claim.claim_id]
            claims.append((claim, role, f"{joined}; {why}" if joined else why))
    leading = [claim for claim, role, _ in claims if role in ("figure", "rival", "superseded")] or [
        c for c, _, _ in claims
    ]
    anchor = min(leading, key=lambda claim: order[claim.claim_id])
    return Event(
        event_id(anchor.claim_id),
        claims,
        figures,
        incident.statements,
        incident,
        incident.start,
        incident.end,
        incident.province,
        incident.district,
        any(figure.disputed for figure in figures.values()) or any(c.modality == "denied" for c, _, _ in claims),
        {
            key
            for key in figures
            if key.measure not in STANDING and not any(key in above.statements for above in _ancestors(incident))
        },
    )


def _figure(incident: Incident, key: Key) -> Figure:
    parts = [_figure(part, key) for part in _parts_with(incident, key)] if key.unit == "person" else []
    return reconcile(key, incident.statements[key], parts, _denial(incident, key))


def _parts_with(incident: Incident, key: Key) -> list[Incident]:
    found: list[Incident] = []
    for part in incident.parts:
        found += [part] if key in part.statements else _parts_with(part, key)
    return found


def _ancestors(incident: Incident) -> Iterable[Incident]:
    while incident.parent:
        incident = incident.parent
        yield incident


def _denial(incident: Incident, key: Key) -> str | None:
    """Why ground said to have changed hands did not: its loser denies it, or it was undone within a day."""
    if key.unit == "person" or key.measure not in ("lost", "retaken"):
        return None
    undone = Key(key.unit, "retaken" if key.measure == "lost" else "lost", key.party)
    if incident.end - incident.start <= 1 and _in_own_voice(incident, key) and _in_own_voice(incident, undone):
        return UNDONE
    contradicting = ("lost", "contested", "held_by_opposition") if key.measure == "lost" else ("retaken", "held")
    denied = any(
        claim.unit == key.unit and claim.modality == "denied" and claim.measure in contradicting
        for telling, _ in incident.tellings
        for claim, _role in telling.others
    )
    held = key.measure == "lost" and _in_own_voice(incident, Key(key.unit, "held", key.party))
    return "denied by the loser" if denied or held else None


def _in_own_voice(incident: Incident, key: Key) -> bool:
    return any(s.first.source_class != "adversary" for s in incident.statements.get(key, ()))


def _roles(statements: Mapping[Key, list[Statement]], figures: Mapping[Key, Figure]) -> dict[str, str]:
    roles: dict[str, str] = {}
    for key, told in statements.items():
        figure = figures[key]
        gives = [s for s in told if s.first.claim_id not in figure.superseded and Toll(s).best == figure.best] or told
        for statement in told:
            role = "figure" if any(statement is s for s in gives) else "rival"
            if statement.first.claim_id in figure.superseded:
                role = "superseded"
            roles |= dict.fromkeys((claim.claim_id for claim in statement.claims), role)
            roles |= dict.fromkeys((claim.claim_id for claim in statement.within), "part")
    return roles


def _totals(claims: Iterable[Claim], incidents: Sequence[Event], order: Mapping[str, int]) -> list[Event]:
    """Claims that tell of no single incident: totals over a window, levels, and what has no date.

    The same total told twice is one; history that names ground some incident tells of joins that incident.
    """
    fallen: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in incidents:
        for key in event.figures:
            if key.unit != "person" and event.district:
                fallen[key, event.province, event.district].append(event)
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.is_incident:
            continue
        if claim.scope == "incident" and claim.start is not None and claim.end is not None and claim.district:
            known = [
                event
                for event in fallen.get((claim.key, claim.province, claim.district), ())
                if event.start is not None
                and event.end is not None
                and event.start <= claim.end
                and claim.start <= event.end
            ]
            if len(known) == 1:
                known[0].claims.append((claim, "context", "told as history of the same ground"))
                continue
        undated = claim.claim_id if claim.start is None else None
        groups[claim.scope, claim.key, claim.province, claim.district, claim.start, claim.end, undated].append(claim)
    return [_total(group, order) for group in groups.values()]


def _total(claims: Sequence[Claim], order: Mapping[str, int]) -> Event:
    first = claims[0]
    statements = {first.key: [Statement([claim]) for claim in claims if claim.speaks]}
    figures = {key: reconcile(key, told) for key, told in statements.items() if told}
    roles = _roles({key: statements[key] for key in figures}, figures)
    anchor = min(claims, key=lambda claim: order[claim.claim_id])
    what = {"window": "a total over these days", "stock": "how things stood at one time"}.get(
        first.scope, "not datable to a month"
    )
    told = [(claim, roles.get(claim.claim_id, "context"), what) for claim in claims]
    disputed = any(figure.disputed for figure in figures.values())
    return Event(
        event_id(anchor.claim_id),
        told,
        figures,
        statements,
        None,
        first.start,
        first.end,
        first.province,
        first.district,
        disputed,
    )
