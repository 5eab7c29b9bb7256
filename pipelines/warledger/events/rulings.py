"""Incidents as the maintainers rule: some made one, some claims set apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warledger.events.parts import Incident
from warledger.events.tellings import Telling, tell_as_one


def merged(incidents: list[Incident], groups: Iterable[Sequence[str]]) -> list[Incident]:
    """Incidents with those of each group made one; a group that no longer names two is left alone."""
    for group in groups:
        wanted = set(group)
        found = [i for i in incidents if any(claim.claim_id in wanted for t, _ in i.tellings for claim in t.claims)]
        if len(found) > 1:
            told = [found[0].tellings[0], *((t, "merged by a maintainer") for i in found for t, _ in i.tellings)]
            merged = Incident([told[0], *(pair for pair in told[1:] if pair[0] is not told[0][0])])
            incidents = [merged if i is found[0] else i for i in incidents if i is found[0] or i not in found]
    return incidents


def split(incidents: list[Incident], groups: Iterable[Sequence[str]]) -> list[Incident]:
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
