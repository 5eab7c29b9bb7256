"""Tellings of different articles -> incidents.

Tellings are compared only where they share a place and a day (:func:`_pairs`), so the work grows with the claims and
not with their square. A rule must tie a pair (:data:`RULES`); an equal number alone never does. Pairs are then joined,
the strongest first, as long as the whole incident still makes sense: one chain of places, one stretch of days, no two
tellings that their own article keeps apart. So a chain of weak ties cannot snowball, and the order of the input changes
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from warledger.events.records import GENERIC_OPPOSITION, Key, agree, far_apart, same_kind, same_number
from warledger.events.tellings import Telling, on_chain

#: Days between two reports of one incident: its day and the day it was told.
NEIGHBOURING = 1
#: Smallest number whose equality says anything: ones and twos are equal by chance every day.
TELLING_NUMBER = 3
#: The same where the reports name neighbouring days.
TELLING_NUMBER_NEXT_DAY = 5
#: Targets so rare that province, day and agreeing figures complete the tie.
RARE_TARGETS = frozenset(
    {"convoy", "prison", "hospital", "mosque", "ceremony", "airport", "embassy", "border crossing"}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """What two tellings have in common."""

    one: Telling
    other: Telling
    keys: frozenset[Key]
    wording: frozenset[str]
    places: frozenset[str]
    agreeing: bool
    equal: int  # figures of the same thing with the same specific number
    largest_equal: int  # the largest such number
    clash: bool

    @property
    def telling_number(self) -> bool:
        return self.largest_equal >= TELLING_NUMBER

    @property
    def same_district(self) -> bool:
        return self.one.district is not None and self.one.district == self.other.district

    @property
    def day_or_number(self) -> bool:
        """They share a day; reports of neighbouring days need a number that tells."""
        if max(self.one.start, self.other.start) <= min(self.one.end, self.other.end):
            return True
        return self.largest_equal >= TELLING_NUMBER_NEXT_DAY or bool(self.wording & RARE_TARGETS)

    @property
    def sharp_days(self) -> bool:
        return self.one.end - self.one.start <= 3 and self.other.end - self.other.start <= 3


def _same_name(pair: Pair) -> str | None:
    shared = pair.one.names & pair.other.names
    return f"both name {', '.join(sorted(shared)).title()}" if shared and not pair.clash else None


def _same_ground(pair: Pair) -> str | None:
    for unit, name in sorted(pair.one.grounds & pair.other.grounds):
        return f"the same {unit.replace('_', ' ')} ({name}), within a day"
    for key in sorted(pair.keys):
        if key.unit != "person" and pair.places:
            return f"the same {key.unit.replace('_', ' ')}, {key.measure.replace('_', ' ')}, within a day"
    return None


def _same_place(pair: Pair) -> str | None:
    if pair.places and not pair.clash and (pair.agreeing or pair.wording):
        return f"the same place ({', '.join(sorted(pair.places))}) and day"
    return None


def _same_target_in_district(pair: Pair) -> str | None:
    if not pair.day_or_number or not (pair.sharp_days or pair.telling_number):
        return None
    if pair.same_district and pair.wording and not pair.clash and (pair.keys or len(pair.wording) > 1):
        return f"the same district and day, and both speak of: {', '.join(sorted(pair.wording))}"
    return None


def _same_figures_in_district(pair: Pair) -> str | None:
    if not (pair.same_district and pair.agreeing and pair.sharp_days and pair.day_or_number):
        return None
    if not pair.clash and not _other_targets(pair):
        return "the same district and day, and the figures agree"
    return None


def _same_number_in_province(pair: Pair) -> str | None:
    if not (pair.equal and pair.sharp_days and pair.one.province and pair.one.province == pair.other.province):
        return None
    if pair.clash or _other_targets(pair):
        return None
    if pair.telling_number and pair.wording:
        return f"the same province, day and number, and both speak of: {', '.join(sorted(pair.wording))}"
    return "the same province and day, and several equal figures" if pair.equal > 1 and pair.telling_number else None


def _same_target_in_province(pair: Pair) -> str | None:
    rare = pair.wording & RARE_TARGETS
    if not (
        pair.agreeing
        and pair.sharp_days
        and pair.day_or_number
        and not pair.clash
        and pair.one.province == pair.other.province
    ):
        return None
    if (rare or len(pair.wording) > 1) and pair.one.province:
        return f"the same province and day, figures that agree, and both speak of: {', '.join(sorted(pair.wording))}"
    return None


#: Strongest first; each gives the words of the tie, or None.
RULES: tuple[Callable[[Pair], str | None], ...] = (
    _same_name,
    _same_ground,
    _same_place,
    _same_target_in_district,
    _same_figures_in_district,
    _same_number_in_province,
    _same_target_in_province,
)


def tie(one: Telling, other: Telling, opposition: Set[str] = frozenset()) -> tuple[int, str] | None:
    """The strongest rule that ties two tellings: its rank (0 the strongest) and its words; None: they stay apart.

    Args:
        opposition: the parties that a report may just call insurgents.
    """
    if one.source == other.source or not _can_meet(one, other):
        return None
    matches = [(key, same) for key in one.statements for same in _same_keys(key, other, opposition)]
    keys = {key for key, _same in matches}
    wording = (one.targets & other.targets) | (one.means & other.means)
    places = one.places & other.places
    if not (keys or wording or places or one.names & other.names or one.grounds & other.grounds):
        return None
    if one.one_of_several != other.one_of_several and keys:
        return None
    agreeing = clash = False
    equal = largest = 0
    for key, same in matches:
        figures = [
            (a.first, b.first)
            for a in one.statements[key]
            for b in other.statements[same]
            if same_kind(a.first, b.first)
        ]
        agreeing |= any(agree(a, b) for a, b in figures)
        matched = [a for a, b in figures if same_number(a, b)]
        equal += bool(matched)
        largest = max([largest, *(claim.best or 0 for claim in matched)])
        clash |= bool(figures) and all(far_apart(a, b) for a, b in figures)
    pair = Pair(one, other, frozenset(keys), wording, places, agreeing, equal, largest, clash)
    return next(((rank, words) for rank, rule in enumerate(RULES) if (words := rule(pair))), None)


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
    if not _can_meet(one, other):
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


def _can_meet(one: Telling, other: Telling) -> bool:
    return on_chain(one, other) and max(one.start, other.start) - min(one.end, other.end) <= NEIGHBOURING


def _same_keys(key: Key, telling: Telling, opposition: Set[str]) -> list[Key]:
    """What the telling counts that may be the same: of its party, or of those the other just calls insurgents."""
    parties = {key.party}
    if key.party == GENERIC_OPPOSITION:
        parties |= opposition
    elif key.party in opposition:
        parties.add(GENERIC_OPPOSITION)
    return [same for party in sorted(parties) if (same := Key(key.unit, key.measure, party)) in telling.statements]


def _other_targets(pair: Pair) -> bool:
    """Each speaks of a target or a means, and of none in common."""
    one, other = pair.one.targets | pair.one.means, pair.other.targets | pair.other.means
    return bool(one and other and not one & other)


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
