"""Losses told with nouns and adjectives: "the deaths of nine", "six dead", "a toll of 15", "the number of wounded"."""

from __future__ import annotations

from collections.abc import Iterator

from .candidates import Candidate, Refusal
from .chunks import Chunk
from .lexicon import singular
from .outcomes import NOUNS, STATES
from .victims import Victims


class NounRules:
    """The rules of one sentence; what they find goes through its victims."""

    def __init__(self, victims: Victims) -> None:
        self.victims = victims
        self.sentence = victims.sentence

    def read(self) -> Iterator[Candidate | Refusal]:
        """All statements told with nouns and adjectives."""
        for chunk in self.sentence.chunks:
            yield from self._noun(chunk)
        yield from self._dead()
        yield from self._number_of()

    def _noun(self, chunk: Chunk) -> Iterator[Candidate | Refusal]:
        if chunk.head is None:
            return
        s = self.sentence
        head = singular(s.tokens[chunk.head].low)
        if chunk.outer in {"body", "remains", "remain", "corpse"} and (chunk.start, "killed") not in self.victims.seen:
            yield from self.victims.statements("bodies", "killed", chunk, chunk.start, None)
            return
        if head == "toll":
            yield from self._toll(chunk)
            return
        if head in {"life", "live"}:
            verb = s.verb_at(chunk.start - 1)
            if verb and verb.lemma in {"claim", "take", "cost"}:
                people = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "of" else chunk
                if people and not s.unreal(verb):
                    yield from self.victims.statements("lives", "killed", people, chunk.head, verb)
            return
        measure = NOUNS.get(head)
        if measure is None:
            if s.low(chunk.end) in {"casualties"}:
                return
            return
        before = s.verb_at(chunk.start - 1)
        if (
            before
            and before.lemma
            in {"plan", "order", "assist", "attempt", "avoid", "prevent", "prepare", "threaten", "cause"}
            and head != "death"
            and before.lemma != "cause"
        ):
            yield Refusal("noun", (chunk.start, chunk.end), f"only {before.lemma}ed")
            return
        if before and (unreal := s.unreal(before)):
            yield Refusal("noun", (chunk.start, chunk.end), unreal)
            return
        if chunk.count and chunk.count.kind == "none":
            yield Refusal("noun", (chunk.start, chunk.end), "none")
            return
        after = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "of" else None
        if after and after.start != chunk.end + 1:
            after = None
        if after and not (chunk.count and not after.count):
            if measure == "killed_or_wounded":
                return
            for people in (after, *s.conjuncts(after)):
                if people is after or people.count or people.prep == "of":
                    yield from self.victims.statements("noun_of", measure, people, chunk.head, None)
        elif chunk.count:
            yield from self.victims.statements("counted_noun", measure, chunk, chunk.head, None, people=after)
        elif (
            measure == "killed_or_wounded"
            and before
            and before.lemma in {"suffer", "inflict", "cause", "sustain", "take"}
        ):
            yield from self.victims.statements("casualties", measure, chunk, chunk.head, before)

    def _toll(self, chunk: Chunk) -> Iterator[Candidate | Refusal]:
        """ "the death toll rose to 80", "bringing the toll to 12", "a toll of 15"."""
        s = self.sentence
        k = chunk.end
        while k < min(len(s.tokens), chunk.end + 14):
            low = s.low(k)
            number = s.chunk_at(k + 1)
            if (
                low in {"to", "at", "of"}
                and number
                and number.start == k + 1
                and number.count
                and not s.is_time(number)
            ):
                verb = s.verb_at(chunk.start - 1) or s.verb_at(k - 1)
                if verb and s.unreal(verb):
                    yield Refusal("toll", (chunk.start, number.end), s.unreal(verb))
                    return
                yield from self.victims.statements(
                    "toll", "killed", number, number.start, None, total=True, begin=chunk.start
                )
                return
            if s.tag(k) in ".:":
                return
            k += 1

    def _dead(self) -> Iterator[Candidate | Refusal]:
        """ "six dead and 12 wounded", "among the dead were three officers", "the dead included a judge"."""
        s = self.sentence
        for chunk in s.chunks:
            follows = s.low(chunk.end)
            inside = {s.low(k) for k in range(chunk.start, chunk.end)}
            nominal = chunk.head is not None and s.low(chunk.head) in {
                "dead",
                "wounded",
                "injured",
                "captured",
                "detained",
            }
            if nominal and chunk.definite:
                yield from self._listed(chunk)
                continue
            people = chunk.count or chunk.plural
            if chunk.count and follows == "in" and s.low(chunk.end + 1) in {"custody", "captivity", "detention"}:
                yield from self.victims.statements("custody", "captured", chunk, chunk.end + 1, None)
                continue
            if people and (
                (follows == "dead" and not chunk.prep)
                or ("dead" in inside and (chunk.head is None or nominal) and chunk.count)
            ):
                word = chunk.end if follows == "dead" else chunk.end - 1
                if (chunk.start, "killed") not in self.victims.seen and s.tag(word + 1) not in "N":
                    yield from self.victims.statements("dead", "killed", chunk, word, None)

    def _number_of(self) -> Iterator[Candidate | Refusal]:
        """ "put the number of dead at 30", "the wounded at 17", "bringing to 38 the number of soldiers killed"."""
        s = self.sentence
        size = len(s.tokens)
        for i in range(size):
            measure = STATES.get(s.low(i))
            if measure is None:
                continue
            begin = next(
                (k for k in range(i - 1, max(-1, i - 9), -1) if s.low(k) == "number" and s.low(k + 1) == "of"), None
            )
            if begin is None and not (s.low(i - 1) == "the" and s.low(i + 1) in {"at", "to"}):
                if s.low(i - 1) != "number":
                    continue
                begin = i - 1
            start = i - 1 if begin is None else begin
            number = self._stated(i, start)
            if number is None:
                continue
            named = s.chunk_at(i - 1) if begin is not None and i - begin > 2 else None
            yield from self.victims.statements(
                "number_of", measure, number, i, None, total=True, begin=start, named=named
            )

    def _stated(self, i: int, start: int) -> Chunk | None:
        """The count that a "number of ..." phrase is given: after "at", "to" or "was", or before it ("to 38 the number")."""
        s = self.sentence
        before = s.chunk_at(start - 1) or s.chunk_at(start - 2)
        if before and before.count and before.prep == "to":
            return before
        for k in range(i + 1, min(len(s.tokens), i + 24)):
            if s.low(k) in {"at", "to", "was", "is", "were", "reached"} or (
                s.low(k) == "as" and s.low(k + 1) in {"high", "many"}
            ):
                chunk = s.chunk_at(k + 1)
                if chunk and chunk.start == k + 1 and chunk.count and not s.is_time(chunk):
                    return chunk
            if s.tag(k) in ":S" or (s.low(k) in STATES and k > i + 1):
                return None
        return None

    def _listed(self, chunk: Chunk) -> Iterator[Candidate | Refusal]:
        s = self.sentence
        word = s.low(chunk.head) if chunk.head is not None else ""
        measure = {"dead": "killed", "captured": "captured", "detained": "captured"}.get(word, "wounded")
        for k in range(chunk.end, min(len(s.tokens), chunk.end + 6)):
            verb = s.verb_at(k)
            if verb and (verb.lemma == "include" or (verb.lemma == "be" and s.low(chunk.start - 1) in {"among", "of"})):
                first = s.chunk_at(verb.end)
                for people in (first, *s.conjuncts(first)) if first else ():
                    yield from self.victims.statements("listed", measure, people, verb.main, None, part=True)
                return
