"""Claims of one article -> tellings: what that article says of one incident.

Within a telling, claims that count the same thing either add up ("two officers and three soldiers"), stand beside each
other as rivals ("dozens", then "more than 60"), are contained in one another, or repeat what was said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from warledger.events import wording
from warledger.events.records import UNNAMED, Claim, Key, agree, far_apart, narrower, same_kind, same_number

#: Characters between two statements that are still one passage: about two sentences.
PASSAGE = 400
#: Ground of which a district holds one, so that the district names it.
NAMED_UNITS = frozenset({"district", "district_center", "city"})


@dataclass(slots=True)
class Statement:
    """One figure as one speaker gives it: the claims that add up to it, and those said to be contained in it.

    `among`: the wider count of the same report that holds these people ("30 people were killed, among them 14
    civilians"); None where they stand for themselves.
    """

    claims: list[Claim]
    within: list[Claim] = field(default_factory=list)
    among: Key | None = None

    @property
    def first(self) -> Claim:
        return self.claims[0]


@dataclass(slots=True)
class Telling:
    """One incident as one article tells it."""

    source: str
    province: str | None
    district: str | None
    start: int
    end: int
    background: bool
    published: int | None
    statements: dict[Key, list[Statement]] = field(default_factory=dict)
    among: dict[Key, list[Statement]] = field(default_factory=dict)  # of people whom a statement counts with others
    others: list[tuple[Claim, str]] = field(default_factory=list)  # with their role
    why: dict[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    grounds: frozenset[tuple[str, str]] = frozenset()  # named ground it speaks of, denials included
    one_of_several: bool = False
    whole: bool = False
    part_of: Telling | None = None  # the one that counts these people with those of other places
    known: bool = False  # it speaks of an attack that others have told of
    risen: bool = False  # it gives a toll that has changed since others gave it
    last: Claim | None = None

    @property
    def anchor(self) -> str:
        """Identity of the telling: its first claim's."""
        return next(iter(self.why))

    @property
    def lasts(self) -> bool:
        """It counts over several days, told as such."""
        return any(told.first.lasts and told.first.unit == "person" for s in self.statements.values() for told in s)

    @property
    def claims(self) -> Iterable[Claim]:
        for statements in (*self.statements.values(), *self.among.values()):
            for statement in statements:
                yield from statement.claims
                yield from statement.within
        for claim, _role in self.others:
            yield claim


def tell(claims: Iterable[Claim]) -> list[Telling]:
    """The tellings of one article, from its incident claims in reading order."""
    tellings: list[Telling] = []
    home: dict[str, Telling] = {}
    told = list(claims)
    ids = {claim.claim_id for claim in told}
    waiting: list[Claim] = []
    for last_pass in (False, True):
        for claim in waiting if last_pass else told:
            if not last_pass and claim.restates in ids and claim.restates not in home:
                waiting.append(claim)  # a lead stands before what it repeats
                continue
            whole = target = home.get(claim.restates or "")
            relation = _relation_to_restated(claim, target) if target else None
            elsewhere = relation == "elsewhere"
            if relation is None or elsewhere:
                others = (known for known in reversed(tellings) if not (elsewhere and known is whole))
                target, relation = next(
                    ((known, how) for known in others if (how := _relation(known, claim))), (None, "opens")
                )
                if target is not None and elsewhere:
                    target.part_of = target.part_of or whole
            if target is not None and relation == "rival" and _beside(target, claim):
                relation = _relation_in_sentence(target, claim)  # "nine officers and 35 soldiers", after "up to 44"
            if target is None:
                target = _open(claim)
                target.part_of = whole if elsewhere else None
                tellings.append(target)
            _add(target, claim, relation)
            home[claim.claim_id] = target
    return _without_sums(tellings)


def _without_sums(tellings: list[Telling]) -> list[Telling]:
    """The tellings but for those that only sum up others: "16 were killed in two attacks", then 12 here, four there."""
    left = []
    for telling in tellings:
        parts = [part for part in tellings if part is not telling and _sums_up(telling, part)]
        nearest = next((part for part in parts if on_chain(telling, part)), None)
        if nearest and all(_is_sum(statements, key, parts) for key, statements in telling.statements.items()):
            for claim in telling.claims:
                nearest.others.append((claim, "restatement"))
                nearest.why[claim.claim_id] = "the sum of what the article tells apart"
        else:
            left.append(telling)
    return left


def _sums_up(whole: Telling, part: Telling) -> bool:
    """Whether one counts over several incidents, of which the other, of the same days, may be one."""
    meet = whole.start <= part.end and part.start <= whole.end
    several = (whole.whole and not part.whole) or part.part_of is whole or _places(whole, part)
    return several and meet and whole.background == part.background


def _places(whole: Telling, part: Telling) -> bool:
    """Whether a sentence counts ground and then says where it is: "two districts fell, one of them in ..."."""
    counted = {claim.sentence_start for claim in whole.claims if claim.unit != "person"}
    placed = whole.province is None and part.province is not None
    return placed and any(claim.sentence_start in counted for claim in part.claims)


def _is_sum(statements: list[Statement], key: Key, parts: Iterable[Telling]) -> bool:
    """Whether two or more parts add up to a figure: exactly, or to no less than its "at least"."""
    told = [
        max(sum(claim.best or claim.low or int(key.unit != "person") for claim in s.claims) for s in found)
        for part in parts
        for same, found in part.statements.items()
        if same[:2] == key[:2] and (same.party == key.party or (key.party == UNNAMED and not _by_adversary(found)))
    ]
    first = statements[0].first
    if len(told) < 2 or len(statements) > 1:
        return False
    return sum(told) == first.best or (first.high is None and first.low is not None and sum(told) >= first.low)


def _by_adversary(statements: Iterable[Statement]) -> bool:
    return all(s.first.source_class == "adversary" for s in statements)


def tell_as_one(claims: Iterable[Claim]) -> Telling:
    """One telling of claims that a maintainer holds to be one incident."""
    told = list(claims)
    telling = _open(told[0])
    for claim in told:
        if telling.last is None:
            relation = "opens"
        elif wider := _wider_count(telling, claim):
            relation = _relation_to_wider(telling, claim, wider) or "opens"
        else:
            relation = _relation_in_sentence(telling, claim)
        _add(telling, claim, relation)
    return telling


def on_chain(one: Telling | Claim, other: Telling | Claim) -> bool:
    """One place lies within the other: province over district, or equal, or not known."""
    if one.province and other.province and one.province != other.province:
        return False
    return not (one.district and other.district and one.district != other.district)


def _relation(telling: Telling, claim: Claim) -> str | None:
    """How the claim belongs to the telling, or None: it does not."""
    if claim.background != telling.background or not on_chain(telling, claim):
        return None
    assert claim.start is not None and claim.end is not None
    if claim.start > telling.end or telling.start > claim.end:
        return None
    last = telling.last
    assert last is not None
    same_sentence = claim.sentence_start == last.sentence_start
    placed = claim.unit != "person" and claim.province != last.province
    if same_sentence and claim.place == last.place and claim.district == last.district and not placed:
        return _relation_in_sentence(telling, claim)
    if claim.province is None and telling.province is not None:
        return None
    if not same_sentence and wording.says_separate(claim.sentence):
        return None
    places = _place_words(claim)
    if places and telling.places and not places & telling.places:
        return None
    targets, means = _kinds(claim)
    near = claim.sentence_start - last.sentence_end <= PASSAGE and _reads_on(last, claim)
    shared = bool(targets & telling.targets or means & telling.means or places & telling.places)
    apart = bool(targets and telling.targets and not targets & telling.targets)
    earlier = _told(telling, claim)
    if not earlier or not claim.speaks:
        alike = claim.district == telling.district and _same_days(telling, claim)
        return "opens" if alike and not apart and (near or shared) else None
    return None if apart else _relation_to_figures(telling, earlier, claim, near or shared)


def _reads_on(last: Claim, claim: Claim) -> bool:
    """In the same paragraph, or in the next one and still of the same place and days."""
    if claim.paragraph == last.paragraph:
        return True
    same = (claim.place, claim.district, claim.start, claim.end) == (last.place, last.district, last.start, last.end)
    return same and claim.paragraph == last.paragraph + 1


def _same_days(telling: Telling, claim: Claim) -> bool:
    """The same days, or all of them within two or three: a week's total is not told by a day's."""
    assert claim.start is not None and claim.end is not None
    return (claim.start, claim.end) == (telling.start, telling.end) or (
        claim.end - claim.start <= 2 and telling.end - telling.start <= 2
    )


def _relation_in_sentence(telling: Telling, claim: Claim) -> str:
    """Within one sentence and place, equal measures of one party add up, unless the words say otherwise."""
    if claim.unit != "person":
        return "opens"
    earlier = [s for s in _told(telling, claim) if s.first.sentence_start == claim.sentence_start]
    if not earlier:
        # Beside what the sentence repeats, it adds ("the man and three more").
        repeated = any(o.key == claim.key and o.sentence_start == claim.sentence_start for o, _role in telling.others)
        return "adds" if repeated and not claim.is_vague and claim.key in telling.statements else "opens"
    last = earlier[-1].claims[-1]
    between = claim.sentence[max(0, last.quote_end - claim.sentence_start) : claim.quote_start - claim.sentence_start]
    if wording.says_among(between) or _is_of_its_days(claim, last):
        return "within"
    if wording.says_correction(claim.sentence) or wording.says_first_count(claim.sentence):
        return "rival"
    return "adds" if last.attributed_to == claim.attributed_to and last.source_class == claim.source_class else "rival"


def _is_of_its_days(claim: Claim, whole: Claim) -> bool:
    """ "19 have died since Saturday; 12 were killed on Sunday": fewer, on one of the days counted over."""
    if claim.start is None or whole.start is None or whole.end is None or claim.start != claim.end:
        return False
    return whole.lasts and whole.start <= claim.start <= whole.end and _is_fewer(claim, whole)


def _beside(telling: Telling, claim: Claim) -> bool:
    """Whether the same sentence already gave another figure that stands against the one the claim stands against."""
    earlier = (s.first for s in telling.statements.get(claim.key, ()))
    return any(one.sentence_start == claim.sentence_start and one.restates == claim.restates for one in earlier)


def _relation_to_figures(telling: Telling, earlier: list[Statement], claim: Claim, near: bool) -> str | None:
    """Whether a later sentence's figure of the same thing belongs to the same incident."""
    first, last = earlier[0].first, earlier[-1].first
    if claim.unit != "person" and (claim.low or 1) == (first.low or 1):
        # The same ground changes hands once; unnamed ground of one number is the same only in one passage.
        return "rival" if claim.district == telling.district or near else None
    if wording.says_more(claim.quote):
        return "adds"
    if any(same_number(claim, s.first) and claim.source_class == s.first.source_class for s in earlier):
        return "repeats"
    if any(same_number(claim, s.first) for s in earlier):
        return "rival"
    if wording.says_one_of_several(claim.sentence) != telling.one_of_several:
        return None
    if _counts_again(claim, first) and same_kind(claim, first):
        return "rival"
    if wording.says_update(claim.sentence) or wording.says_correction(claim.sentence):
        return "rival"
    if (claim.source_class == "adversary") != (last.source_class == "adversary"):
        return "rival"
    if claim.is_vague != all(statement.first.is_vague for statement in earlier):
        return "rival" if any(agree(claim, s.first) or near for s in earlier) else None
    if claim.is_vague:
        return "repeats" if near else "rival"
    speakers_differ = bool(claim.attributed_to and last.attributed_to and claim.attributed_to != last.attributed_to)
    if speakers_differ and near and same_kind(claim, last) and not far_apart(claim, last):
        return "rival"
    return None


def _relation_to_restated(claim: Claim, telling: Telling) -> str | None:
    """What a claim is that the reader holds to repeat another or to be contained in it; None: the places speak against
    it; "elsewhere": one of several places that the other counts together.
    """
    wider = _wider_count(telling, claim)
    if wider:
        return _relation_to_wider(telling, claim, wider)
    statement = next((s for s in telling.statements.get(claim.key, ()) if s.first.claim_id == claim.restates), None)
    if statement is None:
        return "repeats"
    first = statement.first
    if not on_chain(first, claim):
        return None
    one_side = (claim.source_class == "adversary") == (first.source_class == "adversary")
    if claim.province and not (first.province or first.place) and one_side and _is_fewer(claim, first):
        return "elsewhere"
    if wording.says_one_of_several(claim.sentence) != wording.says_one_of_several(first.sentence):
        return None
    if claim.unit != "person" and claim.source_class != first.source_class:
        return "rival"  # that another speaker confirms it counts
    if claim.district and not first.district and wording.says_whole(first.sentence):
        return None  # one district of several that were attacked: a part
    if not one_side or claim.telling > first.telling or _counts_again(claim, first):
        return "rival"
    if _is_fewer(claim, first):
        return "within"
    if claim.telling < 2 or claim.best is None or first.best is None:
        return "repeats"
    return "rival" if claim.best > first.best or claim.source_class != first.source_class else "repeats"


def _counts_again(claim: Claim, first: Claim) -> bool:
    """Whether another speaker gives another toll: "killed 140, the army said ... an official put the dead at 135"."""
    speakers = ((one.attributed_to or "").casefold() for one in (claim, first))
    before = claim.sentence[: claim.quote_end - claim.sentence_start]
    return next(speakers) not in {"", next(speakers)} and wording.says_toll(before)


def _wider_count(telling: Telling, claim: Claim) -> Claim | None:
    """The claim of people of no party, or of the killed and wounded together, that counts these people with others."""
    if claim.restates is None:
        return None
    told = (
        one for key, found in telling.statements.items() if narrower(claim.key, key) for s in found for one in s.claims
    )
    return next((one for one in told if one.claim_id == claim.restates), None)


def _relation_to_wider(telling: Telling, claim: Claim, wider: Claim) -> str | None:
    """What a claim is that tells whose people some of a wider count are: a figure of its own, or told before."""
    if not on_chain(wider, claim):
        return None
    more = wider.best is not None and wider.high is not None and (claim.low or 0) > wider.best
    if not claim.speaks or (more and wording.says_among(claim.sentence)):
        return "repeats"
    if more:
        return None  # more than all of them: others
    if claim.province and not (wider.province or wider.place) and _is_of_several(wider):
        return "elsewhere"
    told = _told(telling, claim)
    if any(s.first.sentence_start == claim.sentence_start for s in told):
        return _relation_in_sentence(telling, claim)
    if any(same_number(claim, s.first) for s in told):
        return "repeats"
    return "within" if told and _is_fewer(claim, told[-1].first) else "opens"


def _is_of_several(claim: Claim) -> bool:
    """Told of several attacks or places, or of the whole country."""
    return wording.says_whole(claim.sentence) or claim.place_precision in {"country", "region"}


def _held_by(telling: Telling, claim: Claim) -> Key | None:
    """The wider count that holds the people of a claim, by its own words or by those before it on the same people."""
    wider = _wider_count(telling, claim)
    if wider:
        return wider.key
    among = [] if claim.key in telling.statements else telling.among.get(claim.key, [])
    return among[0].among if among else None


def _told(telling: Telling, claim: Claim) -> list[Statement]:
    """What the telling says of what a claim counts: for itself, or among others."""
    among = telling.among.get(claim.key, [])
    return among if _wider_count(telling, claim) else telling.statements.get(claim.key, among)


def _is_fewer(claim: Claim, whole: Claim) -> bool:
    """Both give a number, and this one's is smaller."""
    return claim.telling == whole.telling == 2 and (claim.best or 0) < (whole.best or 0)


def tell_totals(claims: Iterable[Claim]) -> list[Statement]:
    """Totals over the same days and place as statements: one of several articles each, but for what an article says to
    be contained in its total ("42 of them Americans") or to come on top of it ("another 34").
    """
    statements: list[Statement] = []
    for claim in claims:
        same = [told for told in statements if told.first.source == claim.source]
        whole = next((told for told in same if told.first.claim_id == claim.restates), None)
        if whole and claim.source_class == whole.first.source_class and _is_fewer(claim, whole.first):
            whole.within.append(claim)
        elif same and claim.unit == "person" and wording.says_more(claim.quote):
            same[-1].claims.append(claim)
        else:
            statements.append(Statement([claim]))
    return statements


def _open(claim: Claim) -> Telling:
    assert claim.start is not None and claim.end is not None
    return Telling(
        claim.source, claim.province, claim.district, claim.start, claim.end, claim.background, claim.published
    )


def _add(telling: Telling, claim: Claim, relation: str) -> None:
    """Put the claim in its place and let the telling learn from it."""
    statements = _told(telling, claim)
    if not claim.speaks:
        telling.others.append((claim, "context"))
        why = "denied" if claim.modality == "denied" else "a supposition, not a report"
    elif relation == "repeats":
        telling.others.append((claim, "restatement"))
        why = "says again what the article says elsewhere"
    elif relation == "within" and statements:
        statements[-1].within.append(claim)
        why = "contained in the figure before it"
    elif relation == "adds" and statements:
        statements[-1].claims.append(claim)
        why = "adds to the figure before it"
    elif wider := _held_by(telling, claim):
        telling.among.setdefault(claim.key, []).append(Statement([claim], among=wider))
        why = "some of those the article counts together"
    else:
        telling.statements.setdefault(claim.key, []).append(Statement([claim]))
        why = "same place and days in the same article" if telling.last else "first to tell of it in this article"
    telling.why[claim.claim_id] = why
    if claim.unit in NAMED_UNITS and claim.district:
        telling.grounds |= {(claim.unit, claim.district)}
    telling.last = claim
    if relation == "repeats" or not claim.speaks:
        return  # a lead is vaguer than what it repeats, and a denial places nothing
    telling.province = telling.province or claim.province
    telling.district = telling.district or claim.district
    targets, means = _kinds(claim)
    telling.targets |= targets
    telling.means |= means
    telling.places |= _place_words(claim)
    telling.one_of_several |= claim.unit == "person" and wording.says_one_of_several(claim.sentence)
    telling.whole |= wording.says_whole(claim.sentence)
    telling.known |= wording.says_known(claim.sentence)
    telling.risen |= wording.says_update(claim.sentence)
    if claim.unit == "person" and (claim.best or 9) <= 3:
        telling.names |= wording.names(claim.quote)
    assert claim.start is not None and claim.end is not None
    # The days all its claims can mean.
    if claim.start <= telling.end and telling.start <= claim.end:
        telling.start, telling.end = max(telling.start, claim.start), min(telling.end, claim.end)


def _kinds(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """Targets and means of the sentence; where it names none, of what sets its scene."""
    targets, means = wording.kinds(claim.sentence)
    if claim.setting and not (targets and means):
        set_targets, set_means = wording.kinds(claim.setting)
        targets, means = targets or set_targets, means or set_means
    return targets, means


def _place_words(claim: Claim) -> frozenset[str]:
    """Words of a place below the district: the district's and the province's own names tell nothing more."""
    if not claim.place:
        return frozenset()
    known = wording.place_words(claim.district) | wording.place_words(claim.province)
    return wording.place_words(claim.place) - known - {"city", "town", "province", "district"}
