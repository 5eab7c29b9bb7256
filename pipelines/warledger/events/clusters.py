"""Tellings of different articles -> incidents.

Tellings are compared only where they share a place and a day (:func:`_pairs`), so the work grows with the claims and
not with their square. A rule must tie a pair (ties.py). Pairs are then joined, the strongest first, as long as the
whole incident still makes sense: one chain of places, one stretch of days, no two tellings that their own article keeps
apart. So a chain of weak ties cannot snowball, and the order of the input changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from warledger.events.records import same_number
from warledger.events.tellings import Telling
from warledger.events.ties import NEIGHBOURING, can_meet, tie


def join(tellings: Sequence[Telling], opposition: Set[str] = frozenset()) -> list[list[tuple[Telling, str]]]:
    """Incidents: each a list of its tellings, every one with the words of why it joined, in the order given.

    The tellings must come in a content order (see :func:`warledger.events.records.claim_rows`).
    """
    ties = []
    for i, j in _pairs(tellings):
        found = tie(tellings[i], tellings[j], opposition)
        if found:
            gap = max(tellings[i].start, tellings[j].start) - min(tellings[i].end, tellings[j].end)
            ties.append((found[0], gap, i, j, found[1]))
    parent = list(range(len(tellings)))
    members: dict[int, list[int]] = {}
    why: dict[int, str] = {}

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for _rank, _gap, i, j, words in sorted(ties):
        one, other = sorted((root(i), root(j)))
        if one == other:
            continue
        left, right = members.get(one, [one]), members.get(other, [other])
        if all(_compatible(tellings[a], tellings[b]) for a in left for b in right):
            parent[other] = one
            members[one] = left + right
            members.pop(other, None)
            why[other] = words  # each telling stops being a root once, and this is why
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(tellings)):
        groups[root(i)].append(i)
    return [[(tellings[i], why.get(i, "")) for i in group] for group in groups.values()]


def _compatible(one: Telling, other: Telling) -> bool:
    """Two tellings may stand in one incident, whether or not anything ties them."""
    if not can_meet(one, other):
        return False
    shared = one.statements.keys() & other.statements.keys()
    if one.source == other.source:
        # Their article told them apart; only what it counts once, or alike, may still be one incident.
        return all(
            same_number(a.first, b.first)
            for key in shared
            for a in one.statements[key]
            for b in other.statements[key]
            if key.unit == "person"
        )
    return True


def _pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Indices i < j of tellings that share a cell of place and time; each pair once.

    A telling lies in the cell of its district and in that of its province, or, without a province, in those of its
    place words; cells are a week long, and a telling within a day of the next week lies there too.
    """
    exact: dict[tuple[object, ...], list[int]] = defaultdict(list)
    coarse: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        for week in range((telling.start - NEIGHBOURING) // 7, (telling.end + NEIGHBOURING) // 7 + 1):
            if telling.province is None:
                for word in telling.places | telling.names:
                    exact[word, week].append(i)
            elif telling.district is None:
                coarse[telling.province, week].append(i)
            else:
                exact[telling.province, telling.district, week].append(i)
    in_province: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, cell in exact.items():
        if len(place) == 3:
            in_province[place[0], place[2]] += cell
    seen: set[tuple[int, int]] = set()
    for cell in exact.values():
        yield from _new_pairs(_near(tellings, cell, cell), seen)
    for place, cell in coarse.items():
        yield from _new_pairs(_near(tellings, cell, cell + in_province.get(place, [])), seen)


def _near(tellings: Sequence[Telling], some: list[int], others: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs whose days meet, by a sweep over the days: a crowded cell costs its days, not its square."""
    starts = sorted(others, key=lambda i: tellings[i].start)
    longest = max(tellings[i].end - tellings[i].start for i in starts) if starts else 0
    at = 0
    for i in sorted(some, key=lambda i: tellings[i].start):
        first = tellings[i].start - longest - NEIGHBOURING
        while at < len(starts) and tellings[starts[at]].start < first:
            at += 1
        for j in starts[at:]:
            if tellings[j].start > tellings[i].end + NEIGHBOURING:
                break
            if i != j:
                yield (i, j) if i < j else (j, i)


def _new_pairs(pairs: Iterable[tuple[int, int]], seen: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for pair in pairs:
        if pair not in seen:
            seen.add(pair)
            yield pair
