"""Who does it: the subject of a verb, found to its left."""

from __future__ import annotations

from . import relatives
from .chunks import Chunk
from .lists import Lists
from .verbs import VerbGroup
from .word_classes import MAKING, REDUCED, SAYING

#: verbs before what is told: "with one officer suggesting two guards had died"
_TELLING = frozenset("say suggest claim report announce confirm state admit estimate allege insist".split())
_PLACES = frozenset("province district".split())
#: prepositions between whom a name belongs to and the name: "men of A and B were held"
_OF_A_NAME = frozenset(("of", "from"))
_ASIDE = 12  # tokens of a relative clause that goes on behind "and"
#: verbs by which a thing does of itself what follows: "a bomb exploded as men were laying it, killing two"
_BURST = frozenset("detonate explode".split())
#: subordinators that the chunker takes for prepositions
_SOFT = frozenset("after before since until till as".split())
_PASSED_OVER = frozenset("both either then".split())
_STEPS = 60  # to the left, and no subject is farther
#: verbs whose subject may be that of a verb before them, one behind the other
_DEEP = 4


class Subjects(Lists):
    """A sentence whose verbs know their subjects."""

    def __init__(self, source: str, start: int, end: int, paragraph: int, index: int) -> None:
        super().__init__(source, start, end, paragraph, index)
        self._subjects: dict[VerbGroup, Chunk | None] = {}

    def subject(self, verb: VerbGroup) -> Chunk | None:
        """The chunk a finite or participial verb says something about; None where the sentence gives none.

        Scans to the left over adverbs, prepositional phrases, closed parentheses and relative clauses; "who" leads to
        its antecedent; a verb joined by "and" shares the subject of the verb before it.
        """
        if verb not in self._subjects:
            self._subjects[verb] = self._subject(verb, _DEEP)
        return self._subjects[verb]

    def _subject(self, verb: VerbGroup, depth: int) -> Chunk | None:
        if beside := self._beside(verb):
            return beside
        link = self.low(verb.start - 1)
        goes_on = self._behind_comma(verb) or link == "while"
        goes_on = goes_on or (verb.passive and link in {"before", "after"})  # "hurt four before being shot dead"
        if verb.form == "ing" and goes_on and depth and (main := self.main_before(verb)):
            return self._subject(main, depth - 1)
        if verb.form != "ing" and self.low(verb.start - 1) == ";" and (entry := self._entry()):
            return entry
        i = verb.start - 1
        crossed_comma = False
        for _ in range(_STEPS):
            if i < 0:
                return self._with_place(verb)
            tag = self.tag(i)
            found: Chunk | int | None
            if chunk := self.chunk_at(i):
                found = self._past_chunk(verb, chunk, i, crossed_comma)
            elif tag in "RIT'XJ#" or self.tokens[i].low in _PASSED_OVER:
                found = i - 1
            elif tag == "W":
                found = self._antecedent(i)
            elif tag in ",C" and verb.form == "ing" and depth and (before := self._listed_before(i)):
                found = self._subject(before, depth - 1)
            elif tag == "C":
                found = self._past_conjunction(verb, i, depth)
            elif tag == ",":
                found = self._past_comma(verb, i, depth, crossed_comma)
                crossed_comma = crossed_comma or (isinstance(found, int) and found < i - 1)
            elif tag == ")":
                found = self.before_bracket(i)
            elif tag in '"-':
                opening = self.opening_dash(i) if tag == "-" and i == verb.start - 1 else None
                found = (opening or i) - 1
            else:
                found = self._past_verb(verb, i, depth)
            if not isinstance(found, int):
                return found
            i = found
        return None

    def _with_place(self, verb: VerbGroup) -> Chunk | None:
        """ "In Helmand US troops shot ...": the phrase that opens a sentence holds its subject where no other does."""
        first = self.chunks[0] if self.chunks else None
        opens = first is not None and first.prep == "in" and first.end == verb.start and first.plural
        return first if opens and not verb.passive else None

    def _behind_comma(self, verb: VerbGroup) -> bool:
        """Whether a verb stands behind a comma, or a comma and an adverb: "raided a post, reportedly killing two"."""
        return self.tag(verb.start - 1 - (self.tag(verb.start - 1) == "R")) == ","

    def _beside(self, verb: VerbGroup) -> Chunk | None:
        """The subject right before a verb that is no main verb: "seven men killed", "forced dozens to surrender"."""
        near = self.chunk_at(verb.start - 1)
        if near is None:
            return None
        participle = verb.form == "ing" and near.prep in {"of", "with", "despite"}
        if participle and near.plural and near.end == verb.start:
            return near  # videos of troops surrendering
        while near.prep in {"of", "including"} and near.index and self.chunks[near.index - 1].end == near.start - 1:
            near = self.chunks[near.index - 1]  # eight members of the force wounded, 12 including a boy hurt
        if verb.passive and verb.form in {"ed", "ing"} and (near.count or near.plural):
            return near  # resulting in seven insurgents killed
        return near if verb.form == "inf" and not near.prep and self._makes(near) else None

    # What follows looks at one thing to the left of a verb: it returns the subject, or None where there can be none, or
    # the token from which to look on.

    def _past_chunk(self, verb: VerbGroup, chunk: Chunk, i: int, crossed_comma: bool) -> Chunk | int:
        known = self.verb_at(chunk.start - 2) if chunk.prep == "as" else None  # a man known as X
        aside = crossed_comma and self.tag(chunk.end) == ","  # after three men, who fled, were killed
        soft = chunk.prep in _SOFT and (aside or not crossed_comma) and not (known and known.lemma in REDUCED)
        inner = self.verb_at(chunk.start - 1)
        given = self.chunk_at(chunk.start - 1) if inner is None and not chunk.prep else None
        if given and not given.prep:
            inner = self.verb_at(given.start - 1)  # a man who gave them shelter
        if inner and inner.lemma == "name" and inner.form == "ed" and self.is_name(chunk):
            return inner.start - 1  # five men including a leader named X were killed
        told = inner is not None and inner.lemma in _TELLING  # quoted police as saying two guards died
        if inner and inner is not verb and not chunk.prep and not told and self._subordinate(inner):
            return inner.start - 1 - (self.tag(inner.start - 1) == "W")  # an imam who had helped them was killed
        says = verb.lemma in SAYING and chunk.end == verb.start  # "west of X, NATO said"
        if not says and (place := self._listed_after_preposition(chunk)) is not None:
            return place - 1
        if helped := self._helped_by(chunk):
            return helped.start - 1
        if self.low(chunk.start) == "there" and i and (verb.lemma != "be" or self.verb_at(chunk.start - 1)):
            return i - 1  # troops there surrendered
        after_all = verb.form == "finite" and self.tag(verb.start) in "BH"  # after the base in X was overrun
        beside = chunk.end + (self.tag(chunk.end) == "R") == verb.start  # after gunmen fatally shot a judge
        free = not chunk.prep or (soft and (beside or after_all))
        if free and (chunk.count or not self.is_time(chunk)):
            return chunk
        left = chunk.start - 1
        return left - 1 if chunk.prep and self.tag(left) == "S" else left

    def _past_conjunction(self, verb: VerbGroup, i: int, depth: int) -> Chunk | int | None:
        previous = self.verb_at(i - 1) or self._beside_relative(i) or self._verb_before(i)
        if previous and depth and verb.form != "ing":
            return self._subject(previous, depth - 1) if previous.form != "inf" else None
        return i - 1

    def _past_comma(self, verb: VerbGroup, i: int, depth: int, crossed_comma: bool) -> Chunk | int | None:
        if (verb.lemma in SAYING and self.tag(i + 1) == "I") or self.low(i + 1) == "including":
            return i - 1  # a dozen men, including two planners were killed: the second comma is often left out
        closes = i == verb.start - 1
        if closes and verb.passive and verb.form == "ed":
            beside = self.chunk_at(i - 1)
            if beside and not beside.prep and not self.is_time(beside):
                return beside  # a planner, captured on Monday, told
        opening = self.matching_comma(i)
        if opening is not None and closes and verb.passive and (joined := self._joined_within(opening, i)):
            return joined
        if opening is not None and (closes or not crossed_comma):
            return opening - 1
        previous = self._verb_before(i) if depth else None
        takes = previous and verb.form in {"ing", "finite", "ed"} and previous.form != "inf"
        return self._subject(previous, depth - 1) if previous and takes else None

    def _joined_within(self, opening: int, closing: int) -> Chunk | None:
        """ "35 attackers, and at least ten of the guards, were killed": who is joined to them between the commas."""
        first = opening + 2
        joined = self.chunk_at(closing - 1) if self.low(opening + 1) == "and" else None
        return joined if joined and joined.count and joined.start == first and self.chunk_at(opening - 1) else None

    def _past_verb(self, verb: VerbGroup, i: int, depth: int) -> Chunk | int | None:
        other = self.verb_at(i)
        if other is None:
            return None
        perfect = i == verb.start - 1 or verb.aux.startswith("H")
        if perfect and self.tag(verb.start) == "T" and depth:
            return self._subject(other, depth - 1)  # are believed to have died, claimed on Monday to have taken
        if other.form in {"ing", "inf"} or (other.form == "ed" and other.passive):
            return other.start - 1  # soldiers killed in the raid were ...
        if self._says_which(other, verb):
            return other.start - 1
        if opening := relatives.opening(self, other):
            return opening - 1
        if self._subordinate(other):
            return other.start - 2
        return self._subject(other, depth - 1) if verb.form == "ing" and depth else None

    def _says_which(self, other: VerbGroup, verb: VerbGroup) -> bool:
        """ "The rebels in a statement sent to reporters claimed": a participle of the phrase right before it, where
        nothing joins it to the verb."""
        near = self.chunk_at(other.start - 1)
        behind = other.form == "ed" and not other.aux and near is not None and bool(near.prep)
        return behind and not any(self.tag(k) in ',CSW":;' for k in range(other.end, verb.start))

    def _entry(self) -> Chunk | None:
        """Who an entry of a list is about: "- Sgt. John Hall, of Leeds; died on Monday"."""
        first = self.chunks[0] if self.chunks else None
        opens = first is not None and all(self.tag(k) == "-" for k in range(first.start))
        return first if first and opens and self.is_name(first) else None

    def _listed_after_preposition(self, chunk: Chunk) -> int | None:
        """Where "in A, B and C provinces", "of A and B" begins, for its last name; None for all else."""
        names = all(self.tag(k) in "P()" for k in range(chunk.start, chunk.end - 1))
        first, place = chunk, self.low(chunk.end - 1).rstrip("s") in _PLACES
        names = names and (place or self.tag(chunk.end - 1) in "P)")
        while names and self.tag(first.start - 1) in ",C" and first.index:
            before = self.chunk_at(first.start - 1 - (self.tag(first.start - 2) == ","))
            before = before or self.chunk_at(first.start - 2)
            if before is None or not self.is_name(before):
                return None
            if before.prep:
                return before.start - 1 if place or before.prep in _OF_A_NAME else None
            first = before
        return None

    def _helped_by(self, chunk: Chunk) -> VerbGroup | None:
        """The participle of "troops backed by guns and aircraft killed ...", for the last of the helpers."""
        left = self.chunk_at(chunk.start - 2) if self.tag(chunk.start - 1) == "C" else None
        if left is None or left.end != chunk.start - 1 or left.prep != "by":
            return None
        verb = self.verb_at(left.start - 2)
        return verb if verb and verb.form == "ed" and verb.passive and not verb.aux else None

    def _subordinate(self, verb: VerbGroup) -> bool:
        """Whether a verb belongs to a relative clause or an infinitive."""
        if verb.form in {"inf", "ing"} or self.tag(verb.start) == "T":
            return True
        if self.low(verb.start) == "being" and self.tag(verb.start - 1) == "I":
            return True  # men suspected of being insurgents were held
        told = verb.form in {"finite", "ed"}
        if told and verb.index and self.tag(verb.start - 1) == "C" and not verb.aux:
            before = self.verbs[verb.index - 1]  # "bombings that killed nine and wounded ten"
            return self.tag(before.start - 1) == "W" and self.tag(verb.start - 2) != ","
        return told and self.tag(verb.start - 1) == "W"

    def main_before(self, verb: VerbGroup) -> VerbGroup | None:
        """The verb a participle after a comma goes on from: "stormed the base in X district, killing four"."""
        for before in reversed(self.verbs[: verb.index]):
            if self.tag(before.start - 1) in ":S" and before.form == "ing":
                return None
            if (
                before.form in {"finite", "ed"}
                and before.lemma not in SAYING
                and not (before.form == "ed" and before.passive)
                and not self._tells_what_went_on(before)
            ):
                return next((v for v in self.verbs[: before.index] if v.lemma in _BURST), before)
        return None

    def _tells_what_went_on(self, verb: VerbGroup) -> bool:
        """ "stormed a bank where soldiers were drawing pay, killing nine": what they did who were there."""
        subject = self.chunk_at(verb.start - 1) if self.tag(verb.main) == "G" else None
        first = self.chunk_at(subject.start - 2) if subject and self.low(subject.start - 1) == "and" else None
        subject = first or subject
        return subject is not None and self.low(subject.start - 1) in {"where", "while", "as"}

    def _listed_before(self, i: int) -> VerbGroup | None:
        """The participle before the comma or "and" at i: ", killing four, wounding five and capturing six"."""
        before = next((verb for verb in reversed(self.verbs) if verb.end <= i), None)
        listed = before and (self.tag(before.start - 1) == "C" or self._behind_comma(before))
        return before if before and listed and before.form == "ing" else None

    def _verb_before(self, i: int) -> VerbGroup | None:
        """The nearest finite verb to the left of i within reach, relative clauses passed over."""
        for k in range(i - 1, max(-1, i - 40), -1):
            if self.tag(k) in "S:" and self.low(k) not in {"after", "before", "than"}:
                return None
            verb = self.verb_at(k)
            if verb and verb.form in {"finite", "ed"} and not (verb.start and self.tag(verb.start - 1) == "W"):
                return verb
        return None

    def _beside_relative(self, i: int) -> VerbGroup | None:
        """The verb of an aside that the "and" at i goes on with: "the patrol, which saw a threat and opened fire"."""
        for k in range(i - 1, max(0, i - _ASIDE), -1):
            if self.tag(k) in ",:.S":
                return None
            verb = self.verb_at(k)
            if verb and verb.form in {"finite", "ed"} and not verb.passive:
                return verb if self.tag(verb.start - 1) == "W" and self.tag(verb.start - 2) == "," else None
        return None

    def _antecedent(self, i: int) -> Chunk | None:
        """The chunk a relative pronoun at i stands for ("dozens of whom" is a chunk of its own)."""
        own = self.chunk_at(i)
        if own:
            return own
        k = i - 1
        while k >= 0 and self.tag(k) in ",RI":
            k -= 1
        chunk = self.chunk_at(k)
        while chunk and chunk.prep and not chunk.count and chunk.start > 1:
            before = self.chunk_at(chunk.start - 2)
            if not before:
                break
            chunk = before if before.plural or before.count else chunk
            if chunk is not before:
                break
        return chunk

    def _makes(self, chunk: Chunk) -> bool:
        """Whether the chunk is the object of a verb that makes somebody do what its infinitive says."""
        verb = self.verb_at(chunk.start - 1)
        return verb is not None and verb.lemma in MAKING and not verb.passive
