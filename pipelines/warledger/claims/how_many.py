"""How many people a noun phrase counts, by its own words and by what precedes."""

from __future__ import annotations

from .chunks import COLLECTIVES, Chunk
from .clauses import Sentence
from .inference import Inference
from .numbers import Count
from .people import Person
from .reference import Mention
from .verbs import VerbGroup

_THEIRS = frozenset(("its", "their", "his"))
_ASIDE = 10  # tokens of what is told in passing
_DEAD = frozenset(("body", "corpse"))  # of whom nobody goes on to do anything
#: those of whom a number says how many they are: "a family of seven", and not "a mother of three"
_BODIES_OF_PEOPLE = COLLECTIVES | {"family", "household", "clan"}
_SAME = frozenset(("same", "equal"))
_AS_MANY = ("as", "many")


class HowMany(Inference):
    """The numbers of one sentence."""

    def count_text(self, chunk: Chunk) -> str | None:
        """The words of the count, None where no word counts."""
        if self._is_as_many(chunk):
            return self.sentence.words(chunk.start - 1 - self._times(chunk)[0], chunk.start + 1)
        if chunk.count:
            of = self.sentence.low(chunk.count.end) == "of" and chunk.count.end < chunk.end
            return self.sentence.words(chunk.count.start, chunk.count.end + of) or None
        if self.is_same_number(chunk):
            return self.sentence.words(chunk.start, chunk.end)
        first = self.sentence.low(chunk.start)
        if first in {"a", "an", "another", "one", "all", "both", "other", "additional"}:
            return self.sentence.words(chunk.start, chunk.start + 1)
        return None

    def is_one(self, chunk: Chunk, verb: VerbGroup | None) -> bool:
        """ "Jones was killed", "police Capt. Khan was killed": what the verb says of one is one, whatever its noun ends
        in."""
        singular = verb is not None and self.sentence.low(verb.start) in {"was", "is", "has"}
        return singular and not chunk.count and verb is not None and self.sentence.subject(verb) is chunk

    def bounds(
        self, chunk: Chunk, person: Person, spoken_of: Mention | None
    ) -> tuple[int | None, int | None, int | None]:
        """The count's bounds; a singular is 1, a bare plural at least 2, "the insurgents" as many as were last
        mentioned."""
        if self.last and (self._is_as_many(chunk) or self.is_same_number(chunk)):
            least = self.sentence.low(chunk.start - 2) == "least"  # "at least as many"
            times = self._times(chunk)[1]
            low, best, high = (
                None if n is None else n * times for n in (self.last.low, self.last.best, self.last.high)
            )
            return low, best, None if least else high
        if chunk.count:
            return chunk.count.low, chunk.count.best, chunk.count.high
        if not chunk.plural:
            size = self._of(chunk)  # a family of seven
            return (size.low, size.best, size.high) if size else (1, 1, 1)
        if aside := self._in_apposition(chunk):
            return aside.low, aside.best, aside.high
        if spoken_of and (told := self._together(*spoken_of, alone=person.kind != "pronoun")):
            return told
        return 2, None, None

    def spoken_of(self, chunk: Chunk, person: Person) -> Mention | None:
        """Where "the insurgents", "they", who have no number, were last counted."""
        told = chunk.definite or person.kind == "pronoun" or chunk.head is None
        if chunk.count or not chunk.plural or not told:
            return None
        theirs = self.sentence.low(chunk.start + 1) in _THEIRS  # not as many as they: "all their men"
        every = self.sentence.low(chunk.start) == "all" and not theirs
        found = self.context.earlier(
            self.sentence,
            chunk.start,
            lambda p, where: (
                bool(where[1].count and where[1].count.low != 1)
                and where[0].noun_of(where[1]) not in _DEAD
                and (every or not person.key or p.key == person.key)
            ),
            reach=2 if person.kind == "pronoun" else 4,
        )
        return found[0] if found else None

    def is_of_several(self, chunk: Chunk) -> bool:
        """ "12 soldiers and a child were killed and as many wounded": as many as two numbers told at once."""
        if self._is_as_many(chunk) and self.sentence.low(chunk.start - 2) == "half":
            return True
        return self.together and (self._is_as_many(chunk) or self.is_same_number(chunk))

    def _is_as_many(self, chunk: Chunk) -> bool:
        """ "killed three and injured as many others"."""
        words = self.sentence.low(chunk.start - 1), self.sentence.low(chunk.start)
        return chunk.count is not None and words == _AS_MANY

    def _times(self, chunk: Chunk) -> tuple[int, int]:
        """ "twice as many", "three times as many": how many words say how many times the last number it is, and it."""
        end = chunk.start - 1
        told = ((words, self.sentence.multiple(end - words)) for words in (1, 2))
        return next((found for words, found in told if found[0] == words), (0, 1))

    def is_same_number(self, chunk: Chunk) -> bool:
        """ "an equal number were wounded", "hurt the same number": as many as were told of last."""
        words = self.sentence.lows[chunk.start : chunk.end]
        return words[-1:] == ["number"] and not _SAME.isdisjoint(words) and self.sentence.low(chunk.end) != "of"

    def _of(self, chunk: Chunk) -> Count | None:
        """The bare number behind the "of" of a noun."""
        s = self.sentence
        noun = s.noun_of(chunk)
        if noun not in _BODIES_OF_PEOPLE and self.context.people.heads.get(noun) != "collective":
            return None
        number = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "of" else None
        return number.count if number and number.head is None and s.low(number.end) != "of" else None

    def _in_apposition(self, chunk: Chunk) -> Count | None:
        """ "the attackers, four men in vests, were killed": how many they are, told in passing."""
        s, begin = self.sentence, chunk.end + 1
        beside = s.chunk_at(begin) if s.tag(chunk.end) == "," else None
        if beside is None or beside.start != begin or not beside.count or s.opens_clause(beside):
            return None
        if s.low(beside.count.end) == "of":
            return None  # "the militants, one of them their leader, were killed"
        closing = next((k for k in range(beside.end, beside.end + _ASIDE) if s.tag(k) in ",C:S"), 0)
        return beside.count if s.tag(closing) == "," and s.tag(closing + 1) in "BHVE" else None

    def _together(
        self, where: Sentence, chunk: Chunk, *, alone: bool
    ) -> tuple[int | None, int | None, int | None] | None:
        """The bounds of a mention, with those joined to it unless it stands alone: "the leader and two others"."""
        count = chunk.count
        if count is None:
            return None
        listed = next((found for verb in where.verbs if chunk in (found := where.objects(verb))), [])
        joined = [] if alone else [other for other in listed or where.joined_before(chunk) if other is not chunk]
        others = 0 if any(other.plural for other in joined) else len(joined)
        low, best, high = (None if bound is None else bound + others for bound in (count.low, count.best, count.high))
        return low, best, high
