"""What ties two tellings to one incident: places and days that meet, figures that fit, words for the same target.

Figures are compared where they may be of the same people: of one party, of insurgents where the other report says
which, and of people of no party with all those the other report names by party (:func:`narrower`). An equal number
alone never ties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from warledger.events.records import (
    GENERIC_OPPOSITION,
    Claim,
    Key,
    agree,
    far_apart,
    narrower,
    same_kind,
    same_number,
)
from warledger.events.tellings import Telling, on_chain

#: Days between two reports of one incident: its day and the day it was told.
NEIGHBOURING = 1
#: Smallest number whose equality says anything: ones and twos are equal by chance every day.
TELLING_NUMBER = 3
#: The same where the reports name neighbouring days.
TELLING_NUMBER_NEXT_DAY = 5
#: Two tolls of so many of the same side in one place on the same days are of one incident, if they fit each other: so
#: many do not die twice in a place without a report that says so. Not of insurgents, whose losses are claimed daily.
MASS = 20
#: How many times the smaller of two such tolls the larger may be: tolls rise while bodies are found.
RISING = 2
#: The same where both speak of one target or means, if they are within a quarter of each other.
LARGE = 10
CLOSE = 1.25
#: How many times a toll of one attack a toll of several must be, for the one to be a part of the other.
SEVERAL_MORE = 1.25
#: Targets so rare that province, day and agreeing figures complete the tie.
RARE_TARGETS = frozenset(
    {"convoy", "prison", "hospital", "mosque", "ceremony", "airport", "embassy", "border crossing"}
)
#: One and the same, by two of its sides.
CAR_BOMBS = frozenset({"suicide attack", "vehicle bomb"})


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
    mass: bool  # two large tolls that fit each other
    grew: bool  # a first count and what it became
    close: bool  # two tolls within a quarter of each other
    part: bool  # one counts over several attacks what is so much more that the other must be a part of it
    clash: bool

    @property
    def telling_number(self) -> bool:
        return self.largest_equal >= TELLING_NUMBER

    @property
    def same_district(self) -> bool:
        return self.one.district is not None and self.one.district == self.other.district

    @property
    def same_province(self) -> bool:
        return self.one.province is not None and self.one.province == self.other.province

    @property
    def same_day(self) -> bool:
        return max(self.one.start, self.other.start) <= min(self.one.end, self.other.end)

    @property
    def day_or_number(self) -> bool:
        """They share a day; reports of neighbouring days need a number that tells."""
        return self.same_day or self.largest_equal >= TELLING_NUMBER_NEXT_DAY or bool(self.wording & RARE_TARGETS)

    @property
    def at_once(self) -> bool:
        """Both tell of one and the same day."""
        return self.one.start == self.one.end == self.other.start == self.other.end

    @property
    def sharp_days(self) -> bool:
        return self.one.end - self.one.start <= 3 and self.other.end - self.other.start <= 3

    @property
    def other_targets(self) -> bool:
        """Each speaks of a target, or of a means, and of none in common."""
        return _apart(self.one.targets, self.other.targets) or _apart(self.one.means, self.other.means)

    @property
    def both_speak_of(self) -> str:
        return f"both speak of: {', '.join(sorted(self.wording))}"


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
    if pair.part or not pair.day_or_number or not (pair.sharp_days or pair.telling_number):
        return None
    if pair.same_district and pair.wording and not pair.clash and (pair.keys or len(pair.wording) > 1):
        return f"the same district and day, and {pair.both_speak_of}"
    return None


def _same_figures_in_district(pair: Pair) -> str | None:
    if not (pair.same_district and pair.agreeing and pair.day_or_number):
        return None
    near = pair.sharp_days or pair.largest_equal >= TELLING_NUMBER_NEXT_DAY
    if near and not (pair.part or pair.clash or pair.other_targets):
        return "the same district and day, and the figures agree"
    return None


def _same_known_attack(pair: Pair) -> str | None:
    known = (pair.one.known or pair.other.known) and pair.same_district and pair.same_day and pair.sharp_days
    if known and (pair.close or pair.agreeing) and not (pair.part or pair.clash or pair.other_targets):
        return "the same district and day, told of as known, and figures that fit"
    return None


def _same_risen_toll(pair: Pair) -> str | None:
    risen = (pair.one.risen or pair.other.risen) and pair.same_district and pair.same_day and bool(pair.keys)
    if risen and pair.wording and not (pair.part or pair.clash):
        return f"the same district, a toll that has risen, and {pair.both_speak_of}"
    return None


def _same_stretch(pair: Pair) -> str | None:
    lasting = pair.one.lasts and pair.other.lasts and pair.one.start == pair.other.start
    if lasting and pair.same_district and pair.keys and not pair.other_targets:
        return "the same district, and both count since the same day"
    return None


def _same_growing_toll(pair: Pair) -> str | None:
    if pair.grew and pair.at_once and pair.same_province and pair.wording and not (pair.part or pair.clash):
        return f"the same province and day, a first count and a large toll, and {pair.both_speak_of}"
    return None


def _same_mass_toll(pair: Pair) -> str | None:
    if not (pair.mass and pair.same_province) or pair.part or pair.clash or pair.other_targets:
        return None
    return "the same place and days, and large tolls that fit each other"


def _same_number_in_province(pair: Pair) -> str | None:
    if not (pair.equal and pair.sharp_days and pair.same_province):
        return None
    if pair.clash or pair.other_targets:
        return None
    if pair.telling_number and pair.wording:
        return f"the same province, day and number, and {pair.both_speak_of}"
    return "the same province and day, and several equal figures" if pair.equal > 1 and pair.telling_number else None


def _same_target_in_province(pair: Pair) -> str | None:
    rare = pair.wording & RARE_TARGETS and len(pair.wording) > 1  # a convoy, and how it was hit
    if rare and pair.at_once and pair.keys and pair.same_province and not (pair.part or pair.clash):
        return f"the same province and day, and {pair.both_speak_of}"
    if not (pair.agreeing and pair.sharp_days and pair.day_or_number and not pair.clash and pair.same_province):
        return None
    if pair.wording & RARE_TARGETS or len(pair.wording) > 1:
        return f"the same province and day, figures that agree, and {pair.both_speak_of}"
    return None


#: Strongest first; each gives the words of the tie, or None.
RULES: tuple[Callable[[Pair], str | None], ...] = (
    _same_name,
    _same_ground,
    _same_place,
    _same_target_in_district,
    _same_figures_in_district,
    _same_known_attack,
    _same_risen_toll,
    _same_stretch,
    _same_growing_toll,
    _same_mass_toll,
    _same_number_in_province,
    _same_target_in_province,
)


def tie(one: Telling, other: Telling, opposition: Set[str] = frozenset()) -> tuple[int, str] | None:
    """The strongest rule that ties two tellings: its rank (0 the strongest) and its words; None: they stay apart.

    Args:
        opposition: the parties of the opposition, those only called insurgents among them.
    """
    if one.source == other.source or not can_meet(one, other):
        return None
    matches = list(_matches(one, other, opposition))
    keys = {key for key, _figures in matches}
    wording = (one.targets & other.targets) | (one.means & other.means)
    places = one.places & other.places
    if not (keys or wording or places or one.names & other.names or one.grounds & other.grounds):
        return None
    if one.one_of_several != other.one_of_several and keys:
        return None
    agreeing = clash = close = risen = False
    equal = largest = 0
    mass = any(
        _fit_as_mass(a, b) or (bool(wording) and _are_close(a, b))
        for key, figures in matches
        if key.unit == "person" and key.party not in opposition
        for a, b in figures
    )
    for key, figures in matches:
        agreeing |= any(agree(a, b) for a, b in figures)
        close |= any(_are_close(a, b) for a, b in figures)
        matched = [a for a, b in figures if same_number(a, b)]
        equal += bool(matched)
        largest = max([largest, *(claim.best or 0 for claim in matched)])
        grew = mass or bool(wording)
        risen |= key.unit == "person" and key.party not in opposition and any(_grew(a, b) for a, b in figures)
        clash |= bool(figures) and all(far_apart(a, b) and not (grew and _grew(a, b)) for a, b in figures)
    part = one.whole != other.whole and any(_is_part(one, a, b) for _key, figures in matches for a, b in figures)
    pair = Pair(one, other, frozenset(keys), wording, places, agreeing, equal, largest, mass, risen, close, part, clash)
    return next(((rank, words) for rank, rule in enumerate(RULES) if (words := rule(pair))), None)


def _apart(one: Set[str], other: Set[str]) -> bool:
    return bool(one and other and not (one & other) and not (one <= CAR_BOMBS and other <= CAR_BOMBS))


def can_meet(one: Telling, other: Telling) -> bool:
    """Whether their places lie on one chain and their days meet or neighbour each other."""
    return on_chain(one, other) and max(one.start, other.start) - min(one.end, other.end) <= NEIGHBOURING


def _fit_as_mass(one: Claim, other: Claim) -> bool:
    """Two large tolls whose ranges meet, or of which the larger is not too much larger."""
    small, large = sorted((one.best or one.high or 0, other.best or other.high or 0))
    return small >= MASS and (agree(one, other) or large <= RISING * small)


def _is_part(one: Telling, some: Claim, others: Claim) -> bool:
    """Whether the telling that counts over several attacks has so many more that the other counts one of them.

    Args:
        one: the first of the tellings, of which either claim may be.
    """
    whole, part = (some, others) if (some.source == one.source) == one.whole else (others, some)
    return whole.best is not None and part.best is not None and whole.best > SEVERAL_MORE * part.best


def _grew(one: Claim, other: Claim) -> bool:
    """A first "at least" of what became a large toll: the first hours' count is far below the last."""
    small, large = sorted((one, other), key=lambda claim: claim.best or 0)
    return small.high is None and (large.best or 0) >= MASS and (small.published or 0) <= (large.published or 0)


def _matches(one: Telling, other: Telling, opposition: Set[str]) -> Iterator[tuple[Key, list[tuple[Claim, Claim]]]]:
    """What both count, and each two figures of it that can be compared."""
    for key, statements in one.statements.items():
        for same in _same_keys(key, other, opposition):
            told = other.statements[same]
            yield key, [(a.first, b.first) for a in statements for b in told if same_kind(a.first, b.first)]
    for some, rest in ((one, other), (other, one)):
        for key, statements in some.among.items():
            told = [s for same in _same_keys(key, rest, opposition) for s in rest.statements[same]]
            # Some of the dead may be fewer than another report counts of them: only an equal number says anything.
            if alike := [(a.first, b.first) for a in statements for b in told if same_number(a.first, b.first)]:
                yield key, alike
    for whole, parted in ((one, other), (other, one)):
        for key, statements in whole.statements.items():
            if key not in parted.statements and (parts := _pooled(parted, key, opposition)):
                yield key, [(s.first, parts) for s in statements if _may_be_all(parts, s.first)]


def _are_close(one: Claim, other: Claim) -> bool:
    small, large = sorted((one.best or 0, other.best or 0))
    return small >= LARGE and large <= CLOSE * small


def _may_be_all(parts: Claim, whole: Claim) -> bool:
    """Whether parts may make up the whole; where they are fewer they may be but some of it, which says nothing unless
    they are many.
    """
    if (parts.best or 0) >= (whole.low or 0) or _fit_as_mass(parts, whole):
        return True
    return agree(parts, whole) and not far_apart(parts, whole)


def _pooled(telling: Telling, whole: Key, opposition: Set[str]) -> Claim | None:
    """All that a telling counts of what is narrower than `whole`, as one figure; None: nothing."""
    firsts = [s[0].first for key, s in telling.statements.items() if narrower(key, whole, opposition)]
    if not firsts:
        return None
    lows, bests, highs = ([getattr(claim, name) for claim in firsts] for name in ("low", "best", "high"))
    return firsts[0]._replace(
        low=sum(low or 0 for low in lows),
        best=None if None in bests else sum(bests),
        high=None if None in highs else sum(highs),
        group=None,
    )


def _same_keys(key: Key, telling: Telling, opposition: Set[str]) -> list[Key]:
    """What the telling counts that may be the same: of its party, or of those the other just calls insurgents."""
    parties = {key.party}
    if key.party == GENERIC_OPPOSITION:
        parties |= opposition
    elif key.party in opposition:
        parties.add(GENERIC_OPPOSITION)
    return [same for party in sorted(parties) if (same := Key(key.unit, key.measure, party)) in telling.statements]
