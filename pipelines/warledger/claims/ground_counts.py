"""How many districts a side has, told as a number that moves: "the number of districts held rose from 73 to 108"."""

from __future__ import annotations

from .chunks import Chunk
from .control import Change, Control
from .ground_words import base, words
from .sides import first_side
from .stated import stated_number
from .verbs import VerbGroup

_MOVES, _TALLIES, _HELD, _OPEN, _GONE = (words("counts", key) for key in "moves tallies held open gone".split())
_REACH = 14  # tokens
_BY_SIDE = {"opposition": "held_by_opposition", "government": "held"}


class GroundCounts(Control):
    """What a sentence says of the number of districts, bases and the like in somebody's hands."""

    def number_of(self, verb: VerbGroup) -> Change | None:
        """The number of districts under Taliban control rose to 108; that of contested ones stands at 127."""
        counted = self.number_before(verb) if base(verb.lemma) in _MOVES else None
        if counted is None:
            return None
        measure = self._state(counted, verb)
        number = stated_number(self.s, verb.start, verb.end) if measure else None
        if number is None or number.start < verb.end or number.count is None or not self._is_number(number):
            return None
        ground = self.terrain.of_so_many(counted, number.count)
        return Change("number of ground", measure, ground, None, "window" if measure == "lost" else "stock")

    def number_before(self, verb: VerbGroup) -> Chunk | None:
        """The districts of "the number of districts under their control" of which a verb is said."""
        s = self.s
        for k in range(verb.start - 1, max(-1, verb.start - _REACH), -1):
            if s.tag(k) in ":;.S" or (
                (other := s.verb_at(k)) and other.form == "finite" and other.end < verb.start - 1
            ):
                return None
            chunk = s.chunk_at(k)
            if chunk and chunk.start == k and self._is_number_of(chunk):
                return chunk
        return None

    def _is_number_of(self, chunk: Chunk) -> bool:
        if chunk.head is None or chunk.count is not None:
            return False
        tally = self.s.low(chunk.start - 1) == "of" and self.s.low(chunk.start - 2) in _TALLIES
        return (tally or chunk.outer in _TALLIES) and bool(self.terrain.of_so_many(chunk, None))

    def _is_number(self, number: Chunk) -> bool:
        """Whether it is a plain number, no share of something."""
        s = self.s
        share = {s.low(k) for k in range(number.start, number.end + 2)} & {"%", "percent", "per", "percentage"}
        return not share and (number.head is None or self.terrain.of_so_many(number, None) != [])

    def _state(self, counted: Chunk, verb: VerbGroup) -> str:
        """What the words between a number and its verb say of the ground: the measure it counts, "" for none."""
        s = self.s
        near = {s.low(k) for k in range(counted.start, verb.start)}
        if near & _OPEN:
            return "contested"
        if near & _HELD:
            return _BY_SIDE.get(first_side(s, self.context, counted.start, verb.start) or "", "")
        held = next((low for low in near if low.rpartition("-")[2] in _HELD and "-" in low), "")
        if held:
            named = self.context.people.names.get(held.rpartition("-")[0], ())
            parties = self.context.conflict.parties
            return next((_BY_SIDE[parties[p].side] for _, p, _ in named if parties[p].side in _BY_SIDE), "")
        return "lost" if {s.low(k) for k in range(counted.start, counted.end)} & _GONE else ""
