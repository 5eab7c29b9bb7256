"""What the parts of those counted say of whose all of them are: "nine soldiers, six of them American"."""

from __future__ import annotations

from .candidates import Candidate
from .chunks import Chunk
from .not_people import NotPeople
from .people import names_in
from .portions import Portion

#: who fights for whatever side, and words of a side that tell some of them from the others
_ANY_FIGHTER = "fighter"
_SIDES = frozenset("militant insurgent rebel soldier policeman personnel member".split())
#: nouns of all who serve: where some are told so, the rest are not; officers are among soldiers
_SERVING = frozenset("policeman policewoman soldier guard serviceman".split())
_ANYBODY = frozenset("person people other others".split())


class Shares(NotPeople):
    """The parts of the counts of one sentence."""

    def tell_apart(self, whole: Candidate, chunk: Chunk, some: Portion, *, rest: bool) -> None:
        """Make nobody's, or the allies', a whole whose side was only inferred and whose part is of another.

        `rest`: whether there are more than those told apart.
        """
        party = self.context.who(self.sentence, some.kind or some.people).party
        inferred = self.context.own_words(self.sentence, chunk).party is None and not self.on_side(chunk)
        if whole.party == "government" and party == "international" and not self._names_them(chunk):
            whole.party, whole.group = self._foreign(some, whole), None
        served = inferred and party == whole.party == "government" and self._noun(some) in _SERVING
        # "a blast at a barracks killed ten, including a soldier"; "six", whose side was taken from who stood before;
        # "26 fighters, including 13 militants"
        others = (bool(some.kind) or inferred) and self._are_others(whole, chunk, party)
        if (rest and served) or others or self._tells_some_apart(chunk, some):
            whole.party, whole.group = "unknown", None

    def tell_all(self, whole: Candidate, told: list[Portion], adds_up: bool) -> None:
        """Give a whole of nobody's the side of its parts, where they add up to it: "three dead: two policemen and their
        chief"."""
        if not adds_up or whole.party not in {None, "unknown"}:
            return
        parties = {self.context.who(self.sentence, some.kind or some.people).party for some in told}
        if len(parties) == 1:
            whole.party = parties.pop() or whole.party

    def _noun(self, some: Portion) -> str:
        return self.sentence.noun_of(some.kind or some.people)

    def _names_them(self, chunk: Chunk) -> bool:
        """Whether their own words name the side or the country they are of: "Afghan soldiers", not "soldiers"."""
        return bool(names_in(self.context.people, self.sentence, chunk.start, chunk.end))

    def _foreign(self, some: Portion, whole: Candidate) -> str:
        """Whose "nine soldiers" are of whom some are foreign: foreign where most "of them" are, else nobody says."""
        least = (some.people.count.low if some.people.count else None) or 0
        return "international" if some.kind and 2 * least > (whole.low or 0) else "unknown"

    def _are_others(self, whole: Candidate, chunk: Chunk, party: str | None) -> bool:
        """Whether a portion is of people of another side than those who gave a bare number, or "people", theirs."""
        plain = chunk.head is None or self.sentence.noun_of(chunk) in _ANYBODY
        return plain and party not in {None, "unknown"} and self.context.camp(party) != self.context.camp(whole.party)

    def _tells_some_apart(self, chunk: Chunk, some: Portion) -> bool:
        """Fighters of both sides, whom only the part's noun tells apart."""
        told = self.context.own_words(self.sentence, chunk)
        return told.key == _ANY_FIGHTER and not told.named and self._noun(some) in _SIDES
