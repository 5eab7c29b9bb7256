"""Losses told as a total: "the toll rose to 15", "the number of wounded", "put it at 12", "police confirmed four"."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from itertools import takewhile

from .candidates import Candidate, Refusal
from .chunks import Chunk
from .clauses import Sentence
from .numbers import bend
from .outcomes import MERGED, STATES
from .people import names_in
from .stated import stated_number
from .victims import Victims

Found = Iterator[Candidate | Refusal]

_EXCEED = frozenset(("exceed", "surpass"))
_MULTIPLY = frozenset("double triple quadruple".split())
FREED = frozenset(("freed", "released"))
#: what else befell those whose number is told: "the number of inmates freed"
_COUNTED_SO = {"died": "killed", "surrendered": "surrendered"} | dict.fromkeys(FREED, "freed")
_EARLIER = frozenset("earlier initial previous preliminary".split())
_AT_FIRST = frozenset("initially earlier previously originally first".split())
_OF_WHOM = frozenset(("of", "who"))  # "the number who died"
#: what somebody puts at so many
_PUT = frozenset("number figure count it".split())
#: verbs by which somebody grants a number of those told of
_GRANTING = frozenset("confirm acknowledge admit concede".split())
_NEAR = 2  # sentences back to whom "the number" is of
REACH = 14  # tokens between a noun and its number


class Tolls:
    """The totals of one sentence."""

    def __init__(self, victims: Victims) -> None:
        self.victims = victims
        self.sentence = victims.sentence
        self.context = victims.context

    def toll(self, chunk: Chunk) -> Found:
        """A toll, or a number somebody puts those told of before at."""
        s = self.sentence
        if not _EARLIER.isdisjoint(s.lows[max(0, chunk.start - 1) : chunk.end]):
            yield Refusal("toll", (chunk.start, chunk.end), "an earlier toll, since told anew")
        elif s.noun_of(chunk) == "toll":
            yield from self.rising("toll", "killed", chunk)
        elif told := self._told_of():
            yield from self.rising("toll", told.measure, chunk, (told.party, told.group))

    def acknowledged(self) -> Found:
        """ "The ministry confirmed only three", "NATO acknowledged five": of those told of before, by their number."""
        s = self.sentence
        for verb in s.verbs if self.context.told or self.victims.last else ():
            number = s.object_chunk(verb) if verb.lemma in _GRANTING and not verb.passive else None
            if number is None or not number.count or number.head is not None or number.whole or number.count.more:
                continue
            ends = s.tag(number.end) in ".,;:" or s.low(number.end) in {"and", "but", "so", "of"}
            told = self._told_of() if ends and not verb.negated and s.low(number.end + 1) != "them" else None
            if told and told.measure in {"killed", "wounded"}:
                whose = (told.party, told.group)
                yield from self.victims.statements(
                    "toll", told.measure, number, number.start, None, total=True, begin=verb.start, whose=whose
                )

    def _told_of(self) -> Candidate | None:
        """The statement on people last told, here or just before."""
        near = takewhile(lambda told: self.sentence.index - told[0] <= _NEAR, reversed(self.context.told))
        return self.victims.last or next((one for _, one in near if one.unit == "person"), None)

    def rising(
        self, rule: str, measure: str, chunk: Chunk, whose: tuple[str | None, str | None] = (None, None)
    ) -> Found:
        """ "the death toll rose to 80", "bringing the toll to 12", "casualties reached 40"."""
        s = self.sentence
        start = chunk.end
        closing = s.tag(start) == "," and (s.low(start + 1) in _AT_FIRST or s.tag(start + 1) == "W")
        if closing:  # "the toll, initially put at nine, climbed to 14", "the toll, which stood at nine, climbed to 14"
            start = next((k for k in range(start + 1, chunk.end + REACH) if s.tag(k) == ","), start)
        said = next((verb for verb in s.verbs if verb.start >= start and s.subject(verb) is chunk), None)
        end = (
            max(start, said.start - 1 if said else 0) + REACH
        )  # "the toll from a bombing in X district of Y has risen"
        for k in range(start, min(len(s.tokens), end)):
            if s.tag(k) in ".:":
                return
            number = s.chunk_at(k + 1)
            if not number or number.start != k + 1 or not number.count or s.is_time(number):
                continue
            by_state = rule == "rising" or s.noun_of(chunk) in _PUT
            if by_state and {s.low(number.end - 1), s.low(number.end)} & STATES.keys():
                return  # "casualties stood at five dead and two wounded", "put the count at five dead": told one by one
            verb = s.verb_at(k)
            up_to = (s.low(k - 1), s.low(k)) == ("high", "as")  # "was as high as 40"
            if (
                up_to
                or s.low(k) in {"to", "at", "of"}
                or (s.low(k) == "as" and k == chunk.end)  # gave the figure as eight
                or (verb and verb.lemma in {"be", "reach", "total", "number", *_EXCEED})
            ):
                told = s.verb_at(chunk.start - 1) or s.verb_at(k - 1) or verb
                if told and told.lemma not in _MULTIPLY and s.unreal(told):  # "nearly doubled to 22"
                    yield Refusal(rule, (chunk.start, number.end), s.unreal(told))
                    return
                if verb and verb.lemma in _EXCEED and (known := number.count.best) is not None:
                    low, best, high = bend("more_than", known, known)
                    number = copy(number)
                    number.count = number.count._replace(low=low, best=best, high=high) if number.count else None
                yield from self.victims.statements(
                    rule,
                    measure,
                    number,
                    number.start,
                    None,
                    total=True,
                    begin=chunk.start,
                    whose=self.victims.whose_losses(chunk) if whose[0] is None else whose,
                )
                return

    def is_put(self, chunk: Chunk) -> bool:
        """ "put the number at 46", "gave it as eight": a number of whom was told before, and of nobody it names."""
        s, verb = self.sentence, self.sentence.verb_at(chunk.start - 1)
        if s.noun_of(chunk) not in _PUT or not (chunk.definite or s.tag(chunk.start) == "O"):
            return False
        return verb is not None and verb.lemma in {"put", "give"} and s.low(chunk.end) in {"at", "as"}

    def number_of(self) -> Found:
        """ "put the number of dead at 30", "the wounded at 17", "bringing to 38 the number of soldiers killed"."""
        s = self.sentence
        for i, token in enumerate(s.tokens):
            measure = STATES.get(token.low) or _COUNTED_SO.get(token.low)
            if token.low == "lives" and s.low(i - 1) == "their" and s.low(i - 2) == "lost":
                measure = "killed"  # "the number of soldiers who have lost their lives"
            if token.low == "casualties" and s.low(i - 2) in {"number", "of"}:
                measure = "killed_or_wounded"  # "the number of civilian casualties was 640"
            if measure is None or s.low(i + 1) in FREED or (s.low(i - 1) == "or" and s.low(i - 2) in STATES):
                continue
            both = either(s, i, measure) or measure
            last = i + 1 + 2 * (both != measure)  # "killed or injured"
            measure = both
            begin = next(
                (k for k in range(i - 1, max(-1, i - 11), -1) if s.low(k) == "number" and s.low(k + 1) in _OF_WHOM), -1
            )
            if begin < 0 and s.low(i - 1) == "number":
                begin = i - 1
            if begin < 0 and not (s.low(i - 1) == "the" and s.low(i + 1) in {"at", "to"}):
                continue
            if begin < 0 and token.low in _COUNTED_SO:
                continue
            start = begin if begin >= 0 else i - 1
            number = stated_number(s, start, last)
            if number is None:
                continue
            named = s.chunk_at(i - 1) or s.chunk_at(begin + 2) if i - begin > 2 and begin >= 0 else None
            person = self.context.who(s, named) if named else None
            counted = s.chunk_at(begin + 2) if begin >= 0 else None
            kind = self.context.who(s, counted) if counted and counted.end <= i else None
            if kind and (kind.kind == "thing" or (kind.kind == "collective" and not kind.named)):
                continue  # "the number of districts captured"
            whose = (person.party, person.group) if person else (None, None)
            if person and person.key == "person" and not person.party:
                whose = "unknown", None  # "the number of people killed by government forces"
            if begin >= 0 and whose[0] is None and (side := names_in(self.context.people, s, begin + 2, i)):
                whose = side[-1].party, side[-1].group or None  # "the number of US dead"
            yield from self.victims.statements(
                "number_of", measure, number, i, None, total=True, begin=start, whose=whose
            )


def either(sentence: Sentence, at: int, measure: str) -> str:
    """The measure told at a token with what "or" joins to it: "dead or wounded"; "" where both cannot be one number, as
    in "dead or missing"."""
    other = STATES.get(sentence.low(at + 2)) if sentence.low(at + 1) == "or" else None
    return MERGED.get(frozenset((measure, other)), "") if other and other != measure else measure
