"""Which event of one release is which of another: by name, and by the claims they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Members = Mapping[str, frozenset[str]]  # event_id -> its claims


@dataclass(frozen=True)
class Lineage:
    """What became of the events, by sorted ids. One that goes on under its name is in none of the lists by itself."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]  # (old, new)
    merged: tuple[tuple[tuple[str, ...], str], ...]  # (old ones, new)
    split: tuple[tuple[str, tuple[str, ...]], ...]  # (old, new ones)


def lineage(old: Members, new: Members) -> Lineage:
    """Follow each event through its claims.

    An event that is gone was merged where a new event holds claims of several old ones, split where several new ones
    hold its claims, renamed where one new event alone does, and removed where none does. Claims that moved between two
    events which both go on are neither.
    """
    heirs = _sharing(old, new)
    sources = _sharing(new, old)
    gone, fresh = old.keys() - new.keys(), new.keys() - old.keys()
    merged = {event: froms for event, froms in sources.items() if len(froms) > 1 and froms & gone}
    split = {event: intos for event, intos in heirs.items() if len(intos) > 1 and intos & fresh}
    renamed = {
        event: next(iter(heirs[event])) for event in gone if len(heirs[event]) == 1 and not heirs[event] & merged.keys()
    }
    return Lineage(
        added=tuple(sorted(event for event in fresh if not sources[event])),
        removed=tuple(sorted(event for event in gone if not heirs[event])),
        renamed=tuple(sorted(renamed.items())),
        merged=tuple((tuple(sorted(froms)), event) for event, froms in sorted(merged.items())),
        split=tuple((event, tuple(sorted(intos))) for event, intos in sorted(split.items())),
    )


def families(old: Members, new: Members) -> dict[str, frozenset[str]]:
    """Event id -> ids, old and new, of all events tied to it by name or by claims, over any number of steps."""
    holders: dict[str, set[str]] = defaultdict(set)
    for members in (old, new):
        for event, claims in members.items():
            for claim in claims:
                holders[claim].add(event)
    family: dict[str, frozenset[str]] = {}
    for start in {*old, *new}:
        if start in family:
            continue
        reached, open_ends = {start}, [start]
        while open_ends:
            event = open_ends.pop()
            for claim in old.get(event, frozenset()) | new.get(event, frozenset()):
                open_ends += holders[claim] - reached
                reached |= holders[claim]
        family |= dict.fromkeys(reached, frozenset(reached))
    return family


def _sharing(events: Members, others: Members) -> dict[str, set[str]]:
    """Event -> those of the others that bear its name or hold a claim of it."""
    holders: dict[str, set[str]] = defaultdict(set)
    for other, claims in others.items():
        for claim in claims:
            holders[claim].add(other)
    return {
        event: _union(holders.get(claim, ()) for claim in claims) | ({event} & others.keys())
        for event, claims in events.items()
    }


def _union(sets: Iterable[Iterable[str]]) -> set[str]:
    return {item for each in sets for item in each}
