"""One sentence as its rules see it: who did what to whom."""

from __future__ import annotations

from . import relatives
from .chunks import Chunk
from .lists import Lists
from .unreal import unreal
from .verbs import VerbGroup
from .word_classes import HELD_TO, INTRANSITIVE, MAKING, REDUCED, SAYING, SHOTS

_SOME = frozenset("some several many most all both none others".split())
#: verbs before what is told: "with one officer suggesting two guards had died"
_TELLING = frozenset("say suggest claim report announce confirm state admit estimate allege insist".split())
_SHARE = frozenset("half third quarter most much part".split())
_PLACES = frozenset("province district".split())
#: verbs by which a thing does of itself what follows: "a bomb exploded as men were laying it, killing two"
_BURST = frozenset("detonate explode".split())


class Sentence(Lists):
    """A sentence of an article with its verbs, and what each says of whom.

    `verbs`: verb groups from left to right (verbs.py), a bare -ed form's voice settled.
    """

    def __init__(self, source: str, start: int, end: int, paragraph: int, index: int) -> None:
        super().__init__(source, start, end, paragraph, index)
        self._subjects: dict[VerbGroup, Chunk | None] = {}
        for verb in self.verbs:
            if verb.form == "ed" and (not verb.passive or self._shares_have(verb)):
                verb.passive = self._bare_passive(verb)

    # -- roles
    # ----------------------------------------------------------------------------------------------------------

    def objects(self, verb: VerbGroup) -> list[Chunk]:
        """What an active verb acts on: its object and the chunks coordinated with it, or what its clause belongs to."""
        first = self.object_chunk(verb)
        if (first is None or self.is_time(first)) and (opening := relatives.opening(self, verb)):
            before = relatives.antecedent(self, opening)
            return [before] if before else []
        return [first, *self.conjuncts(first)] if first else []

    def subject(self, verb: VerbGroup) -> Chunk | None:
        """The chunk a finite or participial verb says something about; None where the sentence gives none.

        Scans to the left over adverbs, prepositional phrases, closed parentheses and relative clauses; "who" leads to
        its antecedent; a verb joined by "and" shares the subject of the verb before it.
        """
        if verb not in self._subjects:
            self._subjects[verb] = self._subject(verb, 4)
        return self._subjects[verb]

    def _subject(self, verb: VerbGroup, depth: int) -> Chunk | None:
        near = self.chunk_at(verb.start - 1)
        if (
            near
            and verb.form == "ing"
            and near.prep in {"of", "with", "despite"}
            and near.plural
            and near.end == verb.start
        ):
            return near  # videos of troops surrendering
        while near and near.prep == "of" and near.index and self.chunks[near.index - 1].end == near.start - 1:
            near = self.chunks[near.index - 1]  # eight members of the force wounded
        if near and verb.passive and verb.form in {"ed", "ing"} and (near.count or near.plural):
            return near  # resulting in seven insurgents killed
        if near and verb.form == "inf" and not near.prep and self._makes(near):
            return near  # forced dozens of fighters to surrender
        if verb.form == "ing" and self.tag(verb.start - 1) == "," and depth and (main := self._main_before(verb)):
            return self._subject(main, depth - 1)
        if verb.form != "ing" and self.low(verb.start - 1) == ";" and (entry := self._entry()):
            return entry
        i = verb.start - 1
        steps = 0
        crossed_comma = False
        while i >= 0 and steps < 60:
            steps += 1
            tag = self.tag(i)
            chunk = self.chunk_at(i)
            if chunk:
                known = self.verb_at(chunk.start - 2) if chunk.prep == "as" else None  # a man known as X
                aside = crossed_comma and self.tag(chunk.end) == ","  # after three men, who fled, were killed
                soft = chunk.prep in {"after", "before", "since", "until", "till", "as"}
                soft = soft and (aside or not crossed_comma)
                soft = soft and not (known and known.lemma in REDUCED)
                inner = self.verb_at(chunk.start - 1)
                given = self.chunk_at(chunk.start - 1) if inner is None and not chunk.prep else None
                if given and not given.prep:
                    inner = self.verb_at(given.start - 1)  # a man who gave them shelter
                told = inner is not None and inner.lemma in _TELLING  # quoted police as saying two guards died
                if inner and inner is not verb and not chunk.prep and not told and self._subordinate(inner):
                    i = inner.start - 1 - (self.tag(inner.start - 1) == "W")
                    continue  # an imam who had helped the insurgents was killed
                if (place := self._listed_after_preposition(chunk)) is not None:
                    i = place - 1
                    continue
                if helped := self._helped_by(chunk):
                    i = helped.start - 1
                    continue
                after_all = verb.form == "finite" and self.tag(verb.start) in "BH"  # after the base in X was overrun
                if self.low(chunk.start) == "there" and i and (verb.lemma != "be" or self.verb_at(chunk.start - 1)):
                    i -= 1
                    continue  # troops there surrendered
                free = not chunk.prep or (soft and (chunk.end == verb.start or after_all))
                if free and (chunk.count or not self.is_time(chunk)):
                    return chunk
                i = chunk.start - 1
                if chunk.prep and self.tag(i) == "S":
                    i -= 1
                continue
            if tag in "RIT'XJ#" or self.tokens[i].low in {"both", "either", "then"}:
                i -= 1
                continue
            if tag == "W":
                return self._antecedent(i)
            if verb.form == "ing" and depth and tag in ",C" and (before := self._listed_before(i)):
                return self._subject(before, depth - 1)
            if tag == "C":
                previous = self.verb_at(i - 1) or self._verb_before(i)
                if previous and depth and verb.form != "ing":
                    return self._subject(previous, depth - 1) if previous.form != "inf" else None
                i -= 1
                continue
            aside = verb.lemma in SAYING and self.tag(i + 1) == "I"  # a source, on condition of anonymity said
            if tag == "," and (aside or self.low(i + 1) == "including"):
                i -= 1  # a dozen men, including two planners were killed: the second comma is often left out
                continue
            if tag == "," and i == verb.start - 1 and verb.passive and verb.form == "ed":
                beside = self.chunk_at(i - 1)
                if beside and not beside.prep and not self.is_time(beside):
                    return beside  # a planner, captured on Monday, told
            if tag == ",":
                opening = self.matching_comma(i)
                if (opening is not None and i == verb.start - 1) or (opening is not None and not crossed_comma):
                    crossed_comma = True
                    i = opening - 1
                    continue
                if verb.form == "ing" or depth:
                    previous = self._verb_before(i)
                    if previous and verb.form in {"ing", "finite", "ed"} and previous.form != "inf":
                        return self._subject(previous, depth - 1) if depth else None
                return None
            if tag == ")":
                i = self.before_bracket(i)
                continue
            if tag == '"' or tag == "-":
                opening = self.opening_dash(i) if tag == "-" and i == verb.start - 1 else None
                i = opening - 1 if opening else i - 1
                continue
            other = self.verb_at(i)
            perfect = i == verb.start - 1 or verb.aux.startswith("H")
            if other and perfect and self.tag(verb.start) == "T" and depth:
                return self._subject(other, depth - 1)  # are believed to have died, claimed on Monday to have taken
            if other:
                if other.form in {"ing", "inf"} or (other.form == "ed" and other.passive):
                    i = other.start - 1  # soldiers killed in the raid were ...
                    continue
                if opening := relatives.opening(self, other):
                    i = opening - 1
                    continue
                if self._subordinate(other):
                    i = other.start - 2
                    continue
                if verb.form == "ing" and depth:
                    return self._subject(other, depth - 1)
                return None
            return None
        return None

    def _entry(self) -> Chunk | None:
        """Who an entry of a list is about: "- Sgt. John Hall, of Leeds; died on Monday"."""
        first = self.chunks[0] if self.chunks else None
        opens = first is not None and all(self.tag(k) == "-" for k in range(first.start))
        return first if first and opens and self.is_name(first) else None

    def _listed_after_preposition(self, chunk: Chunk) -> int | None:
        """Where "in A, B and C provinces" begins, for its last name; None for all else."""
        names = all(self.tag(k) == "P" for k in range(chunk.start, chunk.end - 1))
        first, place = chunk, self.low(chunk.end - 1).rstrip("s") in _PLACES
        while names and place and self.tag(first.start - 1) in ",C" and first.index:
            before = self.chunk_at(first.start - 1 - (self.tag(first.start - 2) == ","))
            before = before or self.chunk_at(first.start - 2)
            if before is None or not self.is_name(before):
                return None
            if before.prep:
                return before.start - 1
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
        return verb.form in {"finite", "ed"} and self.tag(verb.start - 1) == "W"

    def _main_before(self, verb: VerbGroup) -> VerbGroup | None:
        """The verb a participle after a comma goes on from: "stormed the base in X district, killing four"."""
        for before in reversed(self.verbs[: verb.index]):
            if self.tag(before.start - 1) in ":S" and before.form == "ing":
                return None
            if (
                before.form in {"finite", "ed"}
                and before.lemma not in SAYING
                and not (before.form == "ed" and before.passive)
            ):
                return next((v for v in self.verbs[: before.index] if v.lemma in _BURST), before)
        return None

    def _listed_before(self, i: int) -> VerbGroup | None:
        """The participle before the comma or "and" at i: ", killing four, wounding five and capturing six"."""
        before = next((verb for verb in reversed(self.verbs) if verb.end <= i), None)
        return before if before and before.form == "ing" and self.tag(before.start - 1) in ",C" else None

    def _verb_before(self, i: int) -> VerbGroup | None:
        """The nearest finite verb to the left of i within reach, relative clauses passed over."""
        for k in range(i - 1, max(-1, i - 40), -1):
            if self.tag(k) in "S:" and self.low(k) not in {"after", "before", "than"}:
                return None
            verb = self.verb_at(k)
            if verb and verb.form in {"finite", "ed"} and not (verb.start and self.tag(verb.start - 1) == "W"):
                return verb
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

    def agent(self, verb: VerbGroup) -> Chunk | None:
        """Who did it: the "by" phrase of a passive, the subject of an active verb."""
        if not verb.passive:
            main = self._main_before(verb) if verb.form == "ing" and self.tag(verb.start - 1) == "," else None
            return (main and main.passive and self.agent(main)) or self.subject(verb)
        for k in range(verb.end, min(len(self.tokens), verb.end + 14)):
            if self.low(k) == "by":
                chunk = self.chunk_at(k + 1)
                return chunk if chunk and not self.is_time(chunk) else None
            if self.tag(k) in "S:CW." or (self.verb_at(k) and k >= verb.end):
                return None
        return None

    def patients(self, verb: VerbGroup) -> list[Chunk]:
        """Whom it happened to: the subject of a passive (and what is joined to it), the objects of an active verb."""
        if not verb.passive:
            return self.objects(verb)
        subject = self.subject(verb)
        if not subject:
            return []
        return [*self.joined_before(subject), subject]

    def _bare_passive(self, verb: VerbGroup) -> bool:
        """A bare -ed form is active with an object right after it and a subject before it, else a participle."""
        target = self.object_chunk(verb)
        if target and not (self.is_time(target) and not target.count):
            before = self.tag(verb.start - 1)
            return before in "#" and self.chunk_at(verb.start - 1) is not None and target.definite
        if relatives.opening(self, verb):
            return False
        if self.low(verb.end) in _SOME and self.tag(verb.end + 1) in ".,CS":
            return False  # attacked five posts and captured some
        shared = next(
            (k for k in range(verb.end, verb.end + 3) if self.low(k) in _SHARE and self.low(k + 1) == "of"), 0
        )
        if shared and not any(self.tag(k) in ",:" for k in range(verb.end, shared)):
            return False  # lost more than half of its men
        if verb.lemma in INTRANSITIVE or (verb.lemma == "fire" and not self._is_fired(verb)):
            return False
        joined = self.verb_at(verb.end + 1 + (self.tag(verb.end + 1) == "R")) if self.tag(verb.end) == "C" else None
        if joined and joined.form == "ed" and self.object_chunk(joined):
            return False  # killed or wounded 30 soldiers
        if verb.lemma in SAYING and self.low(verb.end) not in {"by", "to"}:
            return False
        if verb.lemma in HELD_TO and self.low(verb.end) == "to":
            return True  # believed to be insurgents
        if self.tag(verb.end) in "ST" and self.low(verb.end) not in {"after", "before", "when", "while", "as", "since"}:
            return False  # said that, tried to
        previous = self.tag(verb.start - 1)
        return previous not in "W" or self.low(verb.end) in {"by", "in"}

    def _shares_have(self, verb: VerbGroup) -> bool:
        """ "have overrun two posts and taken ten men": a participle joined to a perfect, with an object of its own."""
        before = self.verbs[verb.index - 1] if verb.index and self.low(verb.start - 1) == "and" else None
        perfect = before is not None and before.aux.startswith("H") and not before.passive
        return perfect and self.object_chunk(verb) is not None

    def _is_fired(self, verb: VerbGroup) -> bool:
        """ "rockets fired at the base", and not "soldiers fired at the car"."""
        before = self.chunk_at(verb.start - 1)
        return before is not None and before.head is not None and self.low(before.head).rstrip("s") in SHOTS

    def unreal(self, verb: VerbGroup) -> str:
        """Why the statement is no fact: "negated", "planned", "failed", "conditional", "purpose", "unconfirmed"; "" for
        a fact."""
        before = self.chunk_at(verb.start - 1) if verb.form == "inf" else None
        if before and not verb.negated and self._makes(before) and (main := self.verb_at(before.start - 1)):
            return self.unreal(main)  # forced them to surrender
        return unreal(verb, self.tokens)
