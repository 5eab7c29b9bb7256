"""Articles, claims and decisions -> events, their figures, district status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

import polars as pl

from warledger import tables
from warledger.conflict import Conflict
from warledger.events import clusters, rows, status
from warledger.events.blocks import BLOCK, Provinces, about, blocks
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
from warledger.events.rulings import merged, split
from warledger.events.tellings import Statement, Telling, tell, tell_totals
from warledger.events.wholes import beside_parts
from warledger.frames import Table, height
from warledger.progress import Progress, silent

#: Measures of ground that say how things stand, and add to no month.
STANDING = frozenset({"contested", "held", "held_by_opposition"})


class EventTables(NamedTuple):
    """The tables of the events stage, by their names."""

    events: pl.DataFrame
    event_claims: pl.DataFrame
    event_figures: pl.DataFrame
    district_status: pl.DataFrame
    decisions: pl.DataFrame


def build_events(
    articles: Table,
    claims: Table,
    decisions: Decisions,
    conflict: Conflict,
    *,
    block: int = BLOCK,
    progress: Progress = silent,
) -> EventTables:
    """Cluster claims into events, reconcile their figures and follow each district's status.

    Args:
        articles: table `articles`; a copy's claims stand behind those of the article it copies.
        claims: table `claims`, as read; what the decisions say of them is applied here.
        decisions: the maintainers' rulings, see :func:`warledger.events.read_decisions`.
        conflict: labels and sides of the parties.
        block: claims that are held as Python objects at a time, about. The result does not depend on it.
        progress: told how many claims have found their events.

    Raises:
        TableError: a table breaks its declaration, e.g. through an amendment.
    """
    ruled = decision_rows(decisions, articles, claims)
    dated, amended = decided(articles, claims, ruled)
    done, total, built = 0, height(amended), [_nothing()]
    for provinces, held in blocks(dated, amended, decisions, block):
        progress("joining claims", done, total)
        told = claim_rows(dated, about(provinces, dated, amended))
        built.append(_build(provinces, told, decisions, conflict))
        done += held
    progress("joining claims", done, total)
    if merge_groups(decisions) or split_groups(decisions):
        before = {claim: incident for one in built for claim, incident in one.before.items()}
        ruled = decision_rows(decisions, articles, claims, before)
    spoken = [each for one in built for each in one.spoken]
    return EventTables(
        _joined("events", built), _joined("event_claims", built), _joined("event_figures", built),
        status.district_status(spoken, conflict.end), ruled,
    )  # fmt: skip


class _Built(NamedTuple):
    """What one block comes to. `before`: claim -> incident as it was before merges and splits, for those they name."""

    events: pl.DataFrame
    event_claims: pl.DataFrame
    event_figures: pl.DataFrame
    spoken: list[status.Spoken]
    before: dict[str, str]


def _nothing() -> _Built:
    return _Built(tables.empty("events"), tables.empty("event_claims"), tables.empty("event_figures"), [], {})


def _joined(name: str, built: Iterable[_Built]) -> pl.DataFrame:
    return pl.concat([getattr(one, name) for one in built]).sort(tables.key(name))


def _build(provinces: Provinces, told: Iterable[Claim], decisions: Decisions, conflict: Conflict) -> _Built:
    """The events of some provinces, from all claims of every article that speaks of one of them, in content order."""
    tellings: list[Telling] = []
    totals: list[Claim] = []
    copies: list[tuple[Claim, str]] = []
    order: dict[str, int] = {}
    for _source, claims in groupby(told, key=lambda claim: claim.source):
        originals, copied = _set_copies_apart(list(claims))
        order |= {claim.claim_id: number for number, claim in enumerate(originals, len(order))}
        for edition in _editions(originals):
            tellings += (t for t in tell(c for c in edition if c.is_incident) if t.province in provinces)
        totals += (claim for claim in originals if not claim.is_incident and claim.province in provinces)
        copies += copied

    opposition = frozenset(p.name for p in conflict.parties.values() if p.side == "opposition")
    incidents = [Incident(group) for group in clusters.join(tellings, opposition)]
    before = _incidents_of(
        incidents, {claim for group in (*merge_groups(decisions), *split_groups(decisions)) for claim in group}
    )
    incidents = split(merged(incidents, merge_groups(decisions)), split_groups(decisions))
    link_parts(incidents, opposition)
    for incident in incidents:
        _fold_generic_party(incident, opposition - {GENERIC_OPPOSITION})

    events = [_event_of(incident, order, opposition) for incident in incidents]
    events += _totals(totals, events, order)
    homes = {claim.claim_id: event for event in events for claim, _role, _why in event.claims}
    for copy, original in copies:
        if original in homes:
            homes[original].claims.append((copy, "restatement", "a copy of the same text in another article"))
    events.sort(key=lambda event: event.event_id)
    return _Built(
        rows.events_table(events, conflict), rows.claims_table(events), rows.figures_table(events),
        list(status.spoken(events)), before,
    )  # fmt: skip


def _set_copies_apart(claims: Sequence[Claim]) -> tuple[list[Claim], list[tuple[Claim, str]]]:
    """Of one source's claims those to cluster, and those that merely stand in a copy, with the claim each copies."""

    def said(claim: Claim) -> tuple[object, ...]:
        return (*claim.key, claim.low, claim.best, claim.high, claim.quote)

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


def _editions(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Of one source's claims those of its text, then those of each copy that says the same of another number.

    Such a copy is a later edition: a report of its own by the same publisher, so that its number replaces the first.
    """
    said = {
        (claim.key, claim.start, claim.district, _unnumbered(claim)): claim for claim in claims if not claim.is_copy
    }
    first: list[Claim] = []
    later: dict[str, list[Claim]] = {}
    for claim in claims:
        corrected = said.get((claim.key, claim.start, claim.district, _unnumbered(claim))) if claim.is_copy else None
        if corrected:
            edition = claim._replace(source=claim.article_id, publisher=corrected.publisher)
            later.setdefault(claim.article_id, []).append(edition)
        else:
            first.append(claim)
    return [first, *later.values()]


def _unnumbered(claim: Claim) -> str:
    """A claim's sentence without its number."""
    words = claim.count_text or ""
    return claim.sentence.casefold().replace(words.casefold(), "") if words else claim.sentence.casefold()


def _incidents_of(incidents: Iterable[Incident], named: Set[str]) -> dict[str, str]:
    """Claim -> its incident, for all claims of the incidents that hold one of those named."""
    told = (
        [claim.claim_id for telling, _why in incident.tellings for claim in telling.claims] for incident in incidents
    )
    return {claim: min(claims) for claims in told if not named.isdisjoint(claims) for claim in claims}


def _fold_generic_party(incident: Incident, specific: Set[str]) -> None:
    """Where one report says "insurgents" and another names the group, both count the same people."""
    for key in [key for key in incident.statements if key.party == GENERIC_OPPOSITION]:
        named = [other for other in incident.statements if other[:2] == key[:2] and other.party in specific]
        sources = {s.first.source for s in incident.statements[key]}
        if len(named) == 1 and not sources & {s.first.source for s in incident.statements[named[0]]}:
            incident.statements[named[0]] += incident.statements.pop(key)


def _event_of(incident: Incident, order: Mapping[str, int], opposition: Set[str]) -> Event:
    claims = []
    figures, told_apart = _figures(incident, opposition)
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
            if key.measure not in STANDING
            and key not in told_apart
            and not any(key in above.statements for above in _ancestors(incident))
        },
    )


def _figures(incident: Incident, opposition: Set[str]) -> tuple[dict[Key, Figure], set[Key]]:
    """The figures of an incident, and those of them that its others account for whole."""
    figures = {key: _figure(incident, key) for key in sorted(incident.statements)}
    held = list(_held(incident, frozenset(), opposition))
    return beside_parts(figures, incident.statements, held, opposition)


def _figure(incident: Incident, key: Key) -> Figure:
    parts = [_figure(part, key) for part in _parts_with(incident, key)] if key.unit == "person" else []
    return reconcile(key, incident.statements[key], parts, _denial(incident, key))


def _held(incident: Incident, told: Set[Key], opposition: Set[str]) -> Iterator[tuple[Key, Figure]]:
    """The figures of an incident's parts, of each thing those of the largest part that counts it."""
    for part in incident.parts:
        figures, told_apart = _figures(part, opposition)
        for key in figures.keys() - told - told_apart:
            yield key, figures[key]
        yield from _held(part, told | part.statements.keys(), opposition)


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
    both = _in_own_voice(incident, key) and _in_own_voice(incident, undone)
    if both and incident.end - incident.start <= 1 and _on_a_day(incident, key) and _on_a_day(incident, undone):
        return UNDONE
    contradicting = ("lost", "contested", "held_by_opposition") if key.measure == "lost" else ("retaken", "held")
    denied = any(
        claim.unit == key.unit and claim.modality == "denied" and claim.measure in contradicting
        for telling, _ in incident.tellings
        for claim, _role in telling.others
    )
    held = key.measure == "lost" and _in_own_voice(incident, Key(key.unit, "held", key.party))
    return "denied by the loser" if denied or held else None


def _on_a_day(incident: Incident, key: Key) -> bool:
    """Whether some report knows the day of it, or the night."""
    told = (s.first for s in incident.statements[key])
    return any(claim.end is not None and claim.start is not None and claim.end - claim.start <= 1 for claim in told)


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
    statements = {first.key: tell_totals(claim for claim in claims if claim.speaks)}
    figures = {key: reconcile(key, told) for key, told in statements.items() if told}
    roles = _roles({key: statements[key] for key in figures}, figures)
    anchor = min(claims, key=lambda claim: order[claim.claim_id])
    what = {"window": "a total over these days", "stock": "how things stood at one time"}.get(
        first.scope, "told of no one place and day, so of no one incident" if first.start else "not dated"
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
