"""Some of those just counted: "including five children", "nine of them policemen", "twelve: nine soldiers and three
civilians".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .outcomes import STATES
from .people import names_in
from .verbs import VerbGroup

_CLAUSE = 40  # tokens of a clause between those counted and the list of them
_REACH = 16  # tokens from those counted to the words that tell some of them apart
_ASIDE = frozenset((":", "-", "(", ","))  # tags of what opens a list of them
_INMATES = frozenset(("prisoners", "detainees"))


class Portion(NamedTuple):
    """Some of the people of a statement."""

    people: Chunk
    measure: str
    kind: Chunk | None = None  # their noun, where it stands apart from their number: "nine of them policemen"


def portions(s: Sentence, context: Context, chunk: Chunk, measure: str, verb: VerbGroup | None) -> list[Portion]:
    """Those of the people counted by a chunk that the words after it tell apart.

    Args:
        chunk: the number and noun of the whole.
        measure: what became of them.
        verb: what tells it, if a verb does.
    """
    k = chunk.end
    while k < min(len(s.tokens), chunk.end + _REACH):
        if verb and verb.start == k:
            k = verb.end
            continue
        low, tag = s.low(k), s.tag(k)
        if low == "since" and (day := s.chunk_at(k + 1)) and s.is_time(day):
            k = day.end
            continue
        if tag == "C" and _counts_in_another_state(s, s.chunk_at(k + 1)):
            return []  # "12 dead and 40 wounded, among them nine policemen"
        if low == "not":
            return []  # "not including the bomber"
        if (other := s.verb_at(k)) and other.lemma == "be" and other is not verb and chunk.definite:
            return [Portion(one, measure) for one in _tally(s, context, chunk, other.end)]  # "the ten dead were ..."
        if low != "including" and (other := s.verb_at(k)) and (other.form == "ing" or _counts_others(s, other)):
            return []  # "killing three and wounding 32, including ..." tells of the 32
        if tag == "#" and (found := _of_them(s, context, chunk, s.chunk_at(k), measure)):
            return found
        if (low, s.low(k + 1)) == ("of", "whom"):
            return _of_them(s, context, chunk, s.chunk_at(k + 2), measure)
        listed = k + 2 if low == "among" and s.low(k + 1) in {"them", "whom"} else k + 1 if low == "including" else 0
        if listed:
            return _listed(s, listed, measure, verb)
        if low == "with" and (found := _among_the_dead(s, k + 1)):
            return found
        if tag in _ASIDE and (people := _tally(s, context, chunk, k + 1)):
            placed = verb is not None and s.low(people[0].end) == "in"  # told for themselves: "three in X, one in Y"
            return [] if placed else [Portion(one, measure) for one in people]
        if tag in ".:S" or (k > chunk.end and tag == "C" and not _lists_places(s, context, k)):
            return _behind_colon(s, context, chunk, k, measure)
        k += 1
    return []


def _behind_colon(s: Sentence, context: Context, whole: Chunk, start: int, measure: str) -> list[Portion]:
    """ "four died when a bomb went off on Saturday: two guards and two clerks": a list that adds up to the whole."""
    colon = next((k for k in range(start, min(len(s.tokens), start + _CLAUSE)) if s.low(k) == ":"), 0)
    people = _tally(s, context, whole, colon + 1) if colon else ()
    return [Portion(one, measure) for one in people if s.low(one.end) != "in"]


def _lists_places(s: Sentence, context: Context, k: int) -> bool:
    """ "24 people in A, B and the outskirts of C, including ...": whether an "and" joins where they were."""
    begin, end = s.tokens[k].end, s.tokens[min(k + 5, len(s.tokens) - 1)].start
    after = s.chunk_at(k + 1)
    if after is None or after.count or context.who(s, after).kind == "person":
        return False
    return any(begin < place.start <= end for place in context.places_in(s))


def _counts_others(s: Sentence, verb: VerbGroup) -> bool:
    """ "killed three and wounded 32": whether a verb counts people of its own."""
    target = s.object_chunk(verb)
    return target is not None and target.count is not None


def _counts_in_another_state(s: Sentence, chunk: Chunk | None) -> bool:
    """Whether a chunk counts dead or wounded by themselves: "40 wounded"."""
    return chunk is not None and chunk.count is not None and chunk.head is None and s.low(chunk.end) in STATES


def by_nation(s: Sentence, context: Context, counted: Chunk, k: int) -> Chunk | None:
    """Those counted, by the adjective at token k that says of which country they are: "six of them American"."""
    if s.tag(k) != "J" or not names_in(context.people, s, k, k + 1):
        return None
    return Chunk(k, k + 1, k, counted.count, definite=False, plural=True)


def _of_them(s: Sentence, context: Context, chunk: Chunk, theirs: Chunk | None, measure: str) -> list[Portion]:
    """ "14 people, nine of them policemen and three children", "nine of whom were policemen", "of whom nine were"."""
    if theirs is None or not theirs.count:
        return []
    whom = theirs.head is None or s.low(theirs.end - 1) == "whom"
    beside = s.low(theirs.end - 2) == "of" and s.tag(theirs.end - 1) == "O"
    kind = s.chunk_at(theirs.end) if beside else s.said_to_be(theirs.end) if whom else None
    if kind is None and beside and (nation := by_nation(s, context, theirs, theirs.end)):
        return [Portion(theirs, measure, nation)]
    if kind is None or kind.definite or kind.count or (beside and kind.start != theirs.end):
        return []
    further = [one for one in s.conjuncts(kind) if one.count]
    counted = [size for one in (theirs, *further) if (size := _size(s, one))]
    room = chunk.count.low if chunk.count else None
    if len(counted) <= len(further) or room is None or sum(counted) > room:
        further = []
    return [Portion(theirs, measure, kind), *(Portion(one, measure) for one in further)]


def _listed(s: Sentence, k: int, measure: str, verb: VerbGroup | None) -> list[Portion]:
    """Those a list names from token k on: "five children and a judge"."""
    while s.tag(k) in "BR":
        k += 1
    first = s.chunk_at(k)
    if first is None or first.start != k:
        return []
    if found := _among_the_dead(s, k):
        return found
    for one in (first, *s.conjuncts(first)):
        told = [i for i in range(one.start, one.end + 1) if s.low(i) in STATES and s.low(i) not in _INMATES]
        if any(verb is None or s.verb_at(i) is not verb for i in told):
            break  # "including 18 dead" is told for itself
        found.append(Portion(one, measure))
    return found


def _among_the_dead(s: Sentence, k: int) -> list[Portion]:
    """ "including 14 civilians among the dead", "with 14 children among the wounded": it says itself what became of
    them."""
    first = s.chunk_at(k)
    if first is None or first.start != k or not first.count:
        return []
    people = [first, *s.conjuncts(first)]
    end = people[-1].end
    fate = next((STATES[s.low(i)] for i in range(end + 1, end + 4) if s.low(i) in STATES), "")
    return [Portion(one, fate) for one in people] if s.low(end) == "among" and fate else []


def _tally(s: Sentence, context: Context, whole: Chunk, k: int) -> Sequence[Chunk]:
    """A list from token k on that adds up to the whole: ": nine soldiers and three civilians", of twelve."""
    first = s.chunk_at(k) if whole.count else None
    if first is None or first.start != k:
        return ()
    people = [first, *s.conjuncts(first)]
    sizes = [_size(s, one) for one in people]
    if len(people) < 2 or None in sizes or sum(size or 0 for size in sizes) != (whole.count and whole.count.low):
        return ()
    return people if all(s.low(one.end) == "from" or context.who(s, one).kind == "person" for one in people) else ()


def _size(s: Sentence, chunk: Chunk) -> int | None:
    """How many people a chunk counts exactly; None where it does not say."""
    if chunk.count:
        return chunk.count.low if chunk.count.low == chunk.count.high else None
    return 1 if s.low(chunk.start) in {"a", "an", "one"} else None
