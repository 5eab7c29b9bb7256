"""One sentence as its rules see it: who did what to whom."""

from __future__ import annotations

from . import relatives
from .chunks import Chunk
from .subjects import Subjects
from .unreal import unreal
from .verbs import VerbGroup
from .word_classes import HELD_TO, INTRANSITIVE, SAYING, SHOTS

_SOME = frozenset("some several many most all both none others".split())
_GOING_ON = frozenset("stop keep continue go start begin".split())
_MODAL_REACH = 4  # tokens from "will" to the verb: "will not go on"
_SHARE = frozenset("half third quarter most much part".split())


class Sentence(Subjects):
    """A sentence of an article with its verbs, and what each says of whom.

    `verbs`: verb groups from left to right (verbs.py), a bare -ed form's voice settled.
    """

    def __init__(self, source: str, start: int, end: int, paragraph: int, index: int) -> None:
        super().__init__(source, start, end, paragraph, index)
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

    def agent(self, verb: VerbGroup) -> Chunk | None:
        """Who did it: the "by" phrase of a passive, the subject of an active verb."""
        if not verb.passive:
            main = self.main_before(verb) if verb.form == "ing" and self._behind_comma(verb) else None
            return (main and main.passive and self.agent(main)) or self.subject(verb)
        counted = any(v.lemma == "put" and v.passive and v.end <= verb.start for v in self.verbs)
        for k in range(verb.end, min(len(self.tokens), verb.end + 14)) if not counted else ():  # "put at 40 hurt by X"
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
            first = self._behind_be(verb)
            return [first, *self.conjuncts(first)] if first else []
        return [*self.joined_before(subject), subject]

    def _behind_be(self, verb: VerbGroup) -> Chunk | None:
        """The first of those a participle in front tells of: "Killed in the raid were five men", "Also hurt was a
        child"."""
        if verb.form != "ed" or verb.aux or any(self.tag(k) not in 'R"' for k in range(verb.start)):
            return None
        later = self.verbs[verb.index + 1 :][:1]
        return self.said_to_be(later[0].start) if later and later[0].lemma == "be" else None

    def place_before(self, chunk: Chunk) -> Chunk | None:
        """The "in X" right before a count that it places: "12 died in A, in B nine", "...; in B, nine"."""
        before = self.chunk_at(chunk.start - 1 - (self.tag(chunk.start - 1) == ",")) if chunk.count else None
        if before is None or before.prep != "in" or self.tag(before.start - 2) not in ",C:" or self.is_time(before):
            return None
        return None if self.opens_clause(chunk) else before

    def said_to_be(self, end: int) -> Chunk | None:
        """What those are said to be whose words end at a token: "... killed in the raid were policemen", "were from the
        army"."""
        while self.tag(end) == "I" and (aside := self.chunk_at(end + 1)) and aside.start == end + 1:
            end = aside.end
        verb = self.verb_at(end)
        if verb is None or verb.lemma != "be" or verb.negated:
            return None
        return self.chunk_at(verb.end + (self.low(verb.end) == "from"))

    def _bare_passive(self, verb: VerbGroup) -> bool:
        """A bare -ed form is active with an object right after it and a subject before it, else a participle."""
        target = self.object_chunk(verb)
        if target and not (self.is_time(target) and not target.count):
            before = self.tag(verb.start - 1)
            return before in "#" and self.chunk_at(verb.start - 1) is not None and target.definite
        if self.low(verb.start - 1) in relatives.SUBJECTS:
            return False  # "the men they held"
        if relatives.opening(self, verb) or (self.low(verb.end), self.low(verb.end + 1)) == ("off", "with"):
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
        last = self.verbs[verb.index - 1] if verb.form == "ing" and verb.index else None
        if last and last.modal and verb.start - last.start <= _MODAL_REACH:
            between = {last.lemma, *self.lows[last.end : verb.start]}
            if between & _GOING_ON and not between & {",", "and"}:
                return "planned"  # "we will not stop capturing them", "will keep on killing"
        return unreal(verb, self.tokens)
