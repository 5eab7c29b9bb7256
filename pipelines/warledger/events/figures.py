"""Statements about one incident -> one figure a measure and party: low, best, high, and the rule that gave each.

What "superseded" means: a later toll of the same publisher, a toll said to have risen, and a correction replace what
came before; a first count quoted beside its correction gives way to it. Every other statement survives as a rival.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from warledger.events import wording
from warledger.events.records import CLASS_RANK, Claim, Key
from warledger.events.tellings import Statement

#: Ground that changed hands and back within a day: a clash.
UNDONE = "undone within a day"


@dataclass(frozen=True, slots=True)
class Figure:
    """The reconciled range of one thing counted. `claimed`: the highest number only an adversary gives."""

    low: int | None
    best: int | None
    high: int | None
    claimed: int | None
    rule: str
    claims: tuple[Claim, ...]
    superseded: frozenset[str] = frozenset()
    disputed: bool = False


@dataclass(frozen=True)
class Toll:
    """A statement as a number: the sum of the claims that add up to it."""

    statement: Statement

    @cached_property
    def claims(self) -> list[Claim]:
        return self.statement.claims

    @cached_property
    def low(self) -> int | None:
        return _sum_of_known(_at_least_one(claim, claim.low) for claim in self.claims)

    @cached_property
    def best(self) -> int | None:
        return _sum_of_known(_at_least_one(claim, claim.best) for claim in self.claims)

    @cached_property
    def high(self) -> int | None:
        """Null is open: one open part opens the whole."""
        highs = [1 if _is_named_ground(claim) else claim.high for claim in self.claims]
        return None if any(high is None for high in highs) else sum(high for high in highs if high is not None)

    @cached_property
    def within(self) -> int:
        """What is contained in it, added up; where that is more than there are, some of it is told twice."""
        lows = [claim.low or 0 for claim in self.statement.within]
        overlap = self.specific and self.best is not None and sum(lows) > self.best
        return max(lows) if overlap else sum(lows)

    @cached_property
    def specific(self) -> bool:
        return not all(claim.is_vague for claim in self.claims) or all(_is_named_ground(claim) for claim in self.claims)

    @property
    def first(self) -> Claim:
        return self.claims[0]

    @property
    def by_adversary(self) -> bool:
        return self.first.source_class == "adversary"

    @property
    def unconfirmed(self) -> bool:
        return self.first.source_class == "unconfirmed" or self.first.modality == "unconfirmed"


def reconcile(
    key: Key, statements: Iterable[Statement], parts: Sequence[Figure] = (), denied: str | None = None
) -> Figure:
    """The figure of `key` from all statements of an incident and the figures of its disjoint parts.

    Args:
        denied: why this ground did not change hands after all, in words ("denied by the loser").
    """
    tolls = [Toll(statement) for statement in statements]
    gone = superseded(tolls)
    surviving = [toll for toll in tolls if toll.first.claim_id not in gone]
    trusted = [toll for toll in surviving if not toll.by_adversary and not toll.unconfirmed]
    overruled = denied is not None and (denied == UNDONE or not _stands_against_denial(trusted))
    if overruled:
        trusted = []
    claims = tuple(claim for toll in tolls for claim in (*toll.claims, *toll.statement.within))
    claims += tuple(claim for part in parts for claim in part.claims)
    part_low = _sum_of_known(part.low for part in parts)
    part_best = _sum_of_known(part.best for part in parts)

    # Where somebody gives a number, who only says that there were some does not lower it.
    numbered = [toll for toll in trusted if toll.best is not None] or trusted
    low = min((toll.low for toll in numbered if toll.low is not None), default=None)
    best, rule = _best(trusted)
    vague = not any(toll.best == best and toll.specific for toll in trusted)
    if part_best is not None and (best is None or (vague and part_best > best)):
        best, rule = part_best, "sum of its parts"
    elif not trusted and not part_low:
        low = 0
        rule = "claimed by one side" if _only_adversary(surviving) else "unconfirmed"
        if overruled:
            rule = denied or rule
    floor = max([part_low or 0, *(toll.within for toll in surviving if not (toll.by_adversary or toll.unconfirmed))])
    if floor > (low or 0):
        low = floor
    if best is not None and low is not None and low > best:
        best, rule = low, "raised to the sum of its parts"

    highs = [toll.high for toll in surviving] + [part.high for part in parts]
    high = (
        None
        if not highs or any(value is None for value in highs)
        else max(value for value in highs if value is not None)
    )
    if high is not None:
        part_highs = sum(part.high or 0 for part in parts)
        high = max(high, part_highs, low or 0, best or 0)
    claimed = None
    if not trusted and part_best is None and _only_adversary(surviving):
        claimed = max((toll.best or toll.high or toll.low or 0 for toll in surviving), default=0)
    ranges = [(toll.low or 0, toll.high) for toll in surviving if not toll.unconfirmed]
    disputed = denied is not None or _disjoint(ranges)
    return Figure(low, best, high, claimed, rule, claims, frozenset(gone), disputed)


def superseded(tolls: Sequence[Toll]) -> set[str]:
    """First claim ids of the statements that a later toll or a correction replaces."""
    gone: set[str] = set()
    for toll in tolls if len(tolls) > 1 else ():
        claim = toll.first
        updates = wording.says_update(claim.sentence)
        corrects = wording.says_correction(claim.sentence) and not wording.says_first_count(claim.quote)
        for other in tolls:
            old = other.first
            if old is claim or old.claim_id in gone or claim.claim_id in gone:
                continue
            earlier = _order(old) < _order(claim)
            same_voice = toll.by_adversary == other.by_adversary
            if (
                (earlier and same_voice and (updates or corrects))
                or (earlier and same_voice and _same_publisher_later(old, claim) and _can_replace(old, claim))
                or (
                    corrects
                    and old.article_id == claim.article_id
                    and old.sentence_start == claim.sentence_start
                    and earlier
                )
                or (same_voice and _is_first_count(old) and not _is_first_count(claim))
            ):
                gone.add(old.claim_id)
    return gone


def _best(tolls: Sequence[Toll]) -> tuple[int | None, str]:
    """The best figure and the criterion that settled it, in the order of the method page."""
    left = [toll for toll in tolls if toll.best is not None]
    if not left:
        return None, "no number given"
    if len({toll.best for toll in left}) == 1:
        return left[0].best, "the only figure" if len(left) == 1 else "all agree"
    if (firm := [toll for toll in left if not _is_outgrown(toll, left)]) and len(firm) < len(left):
        left = firm
        if len({toll.best for toll in left}) == 1:
            return left[0].best, "a later, larger number"
    votes = Counter(toll.best for toll in left)
    criteria: tuple[tuple[str, Callable[[Toll], int]], ...] = (
        ("specific over vague", lambda toll: not toll.specific),
        ("source class", lambda toll: CLASS_RANK[toll.first.source_class]),
        ("latest report", lambda toll: -(toll.first.published or 0)),
        ("majority", lambda toll: -votes[toll.best]),
        ("lowest", lambda toll: toll.best or 0),
    )
    for name, rank in criteria:
        first = min(map(rank, left))
        left = [toll for toll in left if rank(toll) == first]
        if len({toll.best for toll in left}) == 1:
            return left[0].best, name
    raise AssertionError("the lowest is one")


def _is_outgrown(toll: Toll, others: Iterable[Toll]) -> bool:
    """ "At least 14", and a larger number that another report gives on a later day: the first count says no less,
    and no more, than that there were as many."""
    if toll.high is not None or toll.best is None or toll.first.published is None:
        return False
    later = (o for o in others if o.best is not None and (o.first.published or 0) > toll.first.published)
    return any(other.specific and (other.best or 0) > toll.best for other in later)


def _stands_against_denial(trusted: Sequence[Toll]) -> bool:
    """The loser also admits it, or two publishers report it in their own voice."""
    admitted = any(toll.first.source_class == "own_side" for toll in trusted)
    return admitted or len({toll.first.publisher for toll in trusted}) > 1


def _same_publisher_later(old: Claim, new: Claim) -> bool:
    return (
        old.publisher == new.publisher
        and old.source != new.source
        and old.published is not None
        and new.published is not None
        and old.published < new.published
    )


def _can_replace(old: Claim, new: Claim) -> bool:
    """A toll replaces one that it is not below the order of: one man's name replaces no "several"."""
    return new.telling == 2 and new.best is not None and new.best >= (old.low or 2 if old.telling < 2 else 0)


def _is_first_count(claim: Claim) -> bool:
    """The words up to and with the figure say that it has been left behind."""
    return wording.says_first_count(claim.sentence[: claim.quote_end - claim.sentence_start])


def _order(claim: Claim) -> tuple[int, str, int, int]:
    return (claim.published or 0, claim.source, claim.sentence_start, claim.quote_start)


def _is_named_ground(claim: Claim) -> bool:
    return claim.unit != "person" and claim.low is None and claim.high is None and bool(claim.district or claim.place)


def _at_least_one(claim: Claim, number: int | None) -> int | None:
    """Ground that is named is one piece of ground, though nobody writes the number."""
    return 1 if _is_named_ground(claim) else number


def _only_adversary(tolls: Sequence[Toll]) -> bool:
    return bool(tolls) and all(toll.by_adversary for toll in tolls)


def _disjoint(ranges: Sequence[tuple[int, int | None]]) -> bool:
    """Some two ranges do not meet."""
    if not ranges:
        return False
    least_high = min((high for _low, high in ranges if high is not None), default=None)
    return least_high is not None and max(low for low, _high in ranges) > least_high


def _sum_of_known(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
