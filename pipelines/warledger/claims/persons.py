"""The rules about people: killed, wounded, captured, surrendered, freed, fled, displaced, missing.

Verbs are read here, what each tells of whom in verb_outcomes.py, nouns in person_nouns.py; whom it happened to goes
to victims.py. Near misses (plans, negations, things) come back as refusals with their reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warledger.claims.times import TimeMention
from warledger.places import ResolvedPlace

from .candidates import Candidate, Refusal
from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .outcomes import MERGED, PHRASES, STATES, SUBJECT_VERBS, TRIGGERS
from .peace import cause_in_peace
from .person_nouns import NounRules
from .verb_outcomes import Outcomes
from .verbs import VerbGroup
from .victims import BLAME, Victims

_REPORTED = frozenset(("reportedly", "allegedly", "purportedly"))
#: outcomes that one man may meet one after the other
_LATER = frozenset("later then subsequently eventually".split())
_APART = frozenset(("wounded", "captured"))
_ABDUCTED = frozenset(("abduct", "kidnap"))
_PUT_TO_DEATH = frozenset("behead execute murder hang slaughter lynch".split())
#: how often something happens
_HABITUALLY = frozenset(
    "sometimes occasionally often frequently routinely regularly usually typically commonly".split()
)
#: what somebody is accused or suspected: of, responsible or known: for, involved: in
_FOR = frozenset("for of in with".split())
_AS_WERE = 16  # tokens from a verb to "as were" others
_PLURAL = frozenset(("were", "are", "have"))
_DREAD = frozenset("fear risk avoid escape face dread".split())
#: between a number and the one it is compared with
_COMPARING = frozenset("with to from against".split())
_KIN = frozenset("father mother husband wife son daughter brother sister child baby".split())

__all__ = ["TRIGGERS", "read"]


def read(sentence: Sentence, context: Context) -> Iterator[Candidate | Refusal]:
    """All statements about people in a sentence, in order of their anchors."""
    victims = Victims(sentence, context)
    found = [*_VerbRules(victims).read(), *NounRules(victims).read()]
    for item in sorted(found, key=lambda item: item.anchor if isinstance(item, Candidate) else item.quote[0]):
        reason = cause_in_peace(sentence, context, item) if isinstance(item, Candidate) else ""
        yield Refusal(item.rule, item.quote, reason) if reason else item


def _is_long(time: TimeMention) -> bool:
    """Whether it is a month or a year: "in all of 2011", "the year before"."""
    return time.precision in {"month", "longer"} or (time.steps is not None and time.steps[1] in {"month", "year"})


class _VerbRules(Outcomes):
    def read(self) -> Iterator[Candidate | Refusal]:
        """All statements told with verbs."""
        merged: set[int] = set()
        for verb in self.sentence.verbs:
            outcome = self.outcome(verb) if verb.index not in merged else None
            if outcome is None:
                continue
            rule, measure, patients = outcome
            if chain := self._chain(verb, measure):
                merged |= chain
                yield Refusal(rule, (verb.start, verb.end), "outcomes under one number, not to be told apart")
                continue
            partner = self._partner(verb, measure)
            if partner:
                other, both = partner
                merged.add(other.index)
                if (
                    both is None
                    and (
                        frozenset((measure, self.measure(other))) == _APART
                        or self.sentence.low(other.start - 1) in _LATER
                    )
                    and self.sentence.low(verb.end) == "and"
                ):
                    merged.discard(other.index)  # "wounding and capturing two", "captured and later freed two": both
                    patients, both = self._patients_of_pair(verb, other), measure
                if both is None and self._ended_so(verb, other):
                    merged.discard(other.index)
                    yield Refusal(rule, (verb.start, verb.end), "what they were killed after")
                    continue
                if both is None:
                    yield Refusal(rule, (verb.start, other.end), "two outcomes under one number, not to be told apart")
                    continue
                rule, measure = ("killed_or_wounded" if both == "killed_or_wounded" else rule), both
                if not verb.passive or other.passive:
                    patients = self._patients_of_pair(verb, other)
            reason = self._not_told(verb, measure)
            if reason:
                yield Refusal(rule, (verb.start, verb.end), reason)
                continue
            unconfirmed = "unconfirmed" if self.sentence.unreal(verb) == "unconfirmed" else ""
            if any(self.sentence.low(k) in _REPORTED for k in range(max(0, verb.start - 1), verb.end + 1)):
                unconfirmed = "reported"
            further = (
                [*self._by_years(verb, patients)]
                or [*self._gapped(verb, patients)]
                or [*self._as_were(verb)]
                or [*self._trailing(verb, patients)]
            )
            people = list(self._counted_apart(verb, [*patients, *further]))
            parts = self._broken_down(people)
            attacks = [c for c in self.sentence.chunks if c.count and self._counts_things(verb, c)]
            for chunk in people:
                told = self.victims.statements(rule, measure, chunk, verb.main, verb, unconfirmed, part=chunk in parts)
                if chunk is people[0] and (parts or attacks):
                    told = self._of_both_places(told, parts or attacks, "country" if parts else None)
                yield from told

    def _broken_down(self, people: list[Chunk]) -> list[Chunk]:
        """ "eight civilians, a woman and seven children", "four were killed: three in X and one in Y": of those counted
        first, told over again."""
        whole, rest = people[:1], people[1:]
        if not rest or not whole[0].count:
            return []
        sizes = [(c.count.low if c.count.low == c.count.high else None) if c.count else 1 for c in people]
        if alone := [chunk for chunk in rest if self._is_some_alone(chunk)]:
            return alone
        colon = any(self.sentence.low(k) == ":" for k in range(whole[0].end, rest[0].start))
        listed = self.sentence.tag(rest[0].start - 1) == "," and None not in sizes and self._are_of(whole[0], rest)
        return rest if colon or (listed and sizes[0] == sum(size or 0 for size in sizes[1:])) else []

    def _is_some_alone(self, chunk: Chunk) -> bool:
        """ "20 of them in X", "20 in X alone": some of those counted before."""
        place = self.sentence.chunk_at(chunk.end + 1)
        alone = place is not None and self.sentence.low(place.end) == "alone"
        return alone or (chunk.head is not None and self.sentence.tag(chunk.head) == "O")

    def _of_both_places(
        self, told: Iterable[Candidate | Refusal], parts: list[Chunk], precision: str | None
    ) -> Iterator[Candidate | Refusal]:
        """ "four died, three in X and one in Y", "nine in two raids, one in X and one in Y": all of them in neither."""
        s = self.sentence
        begin = s.tokens[parts[0].start].start
        places = [place for place in self.context.places_in(s) if place.role == "site" and not place.abroad]
        across = all(s.low(part.end) == "in" for part in parts)
        across = across and (
            len({place.province for place in places}) > 1 or (bool(places) and self._is_some_alone(parts[0]))
        )
        for item in told:
            if isinstance(item, Candidate) and across and all(place.start > begin for place in places):
                item.place = ResolvedPlace(place_precision=precision, basis="span")
            yield item

    def _are_of(self, whole: Chunk, rest: list[Chunk]) -> bool:
        """Whether those listed can be of the people before them: the list is closed, or none is of another side."""
        side = self.context.who(self.sentence, whole).party
        closed = self.sentence.tag(rest[-1].end) in ",.-:)"
        return closed or all(self.context.who(self.sentence, chunk).party in {None, side} for chunk in rest)

    def _by_years(self, verb: VerbGroup, patients: list[Chunk]) -> Iterator[Chunk]:
        """ "lost 111 soldiers in 2007 and 94 in 2006", "61 have died, compared with 35 the year before": the numbers
        after the first, each with a month or a year of its own."""
        s = self.sentence
        if not patients or not patients[0].count:
            return
        for chunk in s.chunks[patients[-1].index + 1 :]:
            alone = chunk.count is not None and chunk.head is None and not chunk.whole and chunk.count.kind != "vague"
            joined = s.low(chunk.start - 1) in _COMPARING if chunk.prep else s.tag(chunk.start - 1) in ",C"
            if not (alone and joined and chunk.start > verb.end):
                continue
            behind = s.tokens[chunk.end].start if chunk.end < len(s.tokens) else -1
            if any(time.start == behind and _is_long(time) for time in self.context.times_in(s)):
                yield chunk

    def _gapped(self, verb: VerbGroup, patients: list[Chunk]) -> Iterator[Chunk]:
        """ "three were killed in X, four in Y and two in Z", "in X three were killed, in Y four": those after the
        first."""
        s, found = self.sentence, False
        if not patients or not (patients[-1].count or self._is_somebody(patients[-1])):
            return
        listed = verb.passive or patients[-1].end <= verb.start  # else those in a list are objects as well
        for chunk in s.chunks:
            if chunk.start <= max(verb.end, patients[-1].end - 1) or chunk.prep:
                continue
            another = s.low(chunk.start) == "another" and chunk.end == chunk.start + 1
            told = another or (chunk.count is not None and chunk.count.kind != "vague")
            opens = s.low(chunk.start - 1) == ":" and chunk.head is None
            gapped = told and (opens or s.tag(chunk.start - 1) in ",C") and s.low(chunk.end) == "in"
            theirs = chunk.head is None or s.tag(chunk.head) == "O"  # "20 of them in X"
            gapped = gapped and (theirs or self._is_gapped(chunk))
            gapped = gapped and (listed or found or opens or self._is_some_alone(chunk))
            if gapped and self._counts_things(verb, chunk):
                return
            gapped = gapped or (listed and told and chunk.head is None and s.place_before(chunk) is not None)
            if not gapped or s.is_time(s.chunk_at(chunk.end + 1) or chunk):
                if found or s.opens_clause(chunk):
                    return
                continue
            found = True
            yield chunk

    def _counts_things(self, verb: VerbGroup, chunk: Chunk) -> bool:
        """ "nine died in two attacks, one in X and the other in Y": a bare number of what was counted last."""
        if chunk.head is not None or self.sentence.low(chunk.end) != "in":
            return False
        if self.sentence.tag(chunk.start - 1) not in ",:C":
            return False
        before = reversed(self.sentence.chunks[: chunk.index])
        last = next((c for c in before if c.count or (c.plural and self.victims.names_attack(c))), None)
        if last is None or last.head is None or last.start < verb.end:
            return False
        most = last.count.high if last.count else None
        fits = most is None or chunk.count is None or (chunk.count.low or 0) < most
        return fits and self.context.who(self.sentence, last).kind in {"thing", "collective"}

    def _trailing(self, verb: VerbGroup, patients: list[Chunk]) -> Iterator[Chunk]:
        """ "25 policemen were killed there on Saturday, and 150 insurgents": counted behind the verb, at the end."""
        s = self.sentence
        if not patients or not patients[-1].count or patients[-1].end > verb.start:
            return
        for chunk in s.chunks:
            if chunk.start <= verb.end or not chunk.count or s.low(chunk.start - 1) != "and":
                continue
            others = any(other.start > verb.start for other in s.verbs if other.start < chunk.start)
            beside = s.chunk_at(chunk.start - 2)  # "in an attack by two bombers and 150 insurgents"
            joined = beside is not None and self.context.who(s, beside).kind in {"person", "collective"}
            if others or joined or s.tag(chunk.end) not in ".;:" or self.context.who(s, chunk).kind != "person":
                return
            yield chunk
            return

    def _as_were(self, verb: VerbGroup) -> Iterator[Chunk]:
        """ "six guards were killed, as were two villagers", "and so was a driver"."""
        s = self.sentence
        again = {"was", "were"} if verb.passive else {"did"}
        for k in range(verb.end, min(len(s.tokens) - 2, verb.end + _AS_WERE)):
            first = s.chunk_at(k + 2)
            if s.low(k) in {"as", "so"} and s.low(k + 1) in again and s.tag(k - 1) in ",C" and first:
                yield from (first, *s.conjuncts(first)) if first.start == k + 2 else ()
                return

    def _is_somebody(self, chunk: Chunk) -> bool:
        """ "a guard was killed in X, another in Y"."""
        return self.sentence.low(chunk.start) in {"a", "an"} and self.context.who(self.sentence, chunk).kind == "person"

    def _is_gapped(self, chunk: Chunk) -> bool:
        """ "and two policemen in Z": people, of whom no verb of their own tells more."""
        s = self.sentence
        place = s.chunk_at(chunk.end + 1)
        behind = s.verb_at(place.end) if place else None
        further = chunk.count is not None and chunk.count.more  # "and two others in Z"
        return place is not None and behind is None and (further or self.context.who(s, chunk).kind == "person")

    def _not_told(self, verb: VerbGroup, measure: str) -> str:
        """Why the verb tells no fact; "" where it does."""
        if self.sentence.low(verb.start - 1) == "or" and self.sentence.low(verb.start - 2) in STATES:
            return "two outcomes under one number, told with the first"  # "dead or wounded"
        if measure == "missing" and any(
            other.lemma == "find" and other.passive and other.end <= verb.start for other in self.sentence.verbs
        ):
            return "found since"  # "his body was found days after he went missing"
        unreal = self.sentence.unreal(verb)
        if unreal == "purpose" and verb.governor == "decide" and measure == "captured":
            return ""  # whom a force on the spot decides to detain, it does
        if unreal == "negated" and verb.lemma in {"survive", "have"}:
            return ""  # told as who did not survive
        if unreal and unreal != "unconfirmed":
            return unreal
        if self.sentence.low(0) == "nor" and not any(self.sentence.tag(k) == "," for k in range(verb.start)):
            return "negated"  # "Nor was the mayor hurt"
        before = self.sentence.verb_at(verb.start - 1)
        if before and before.lemma in _DREAD and self.sentence.low(verb.start) == "being":
            return "only feared"
        word = self.sentence.tokens[verb.main]
        simple = word.tag == "V" and verb.form == "finite" and not verb.aux
        present = simple and word.low in {verb.lemma, f"{verb.lemma}s"} and verb.lemma not in {"hurt", "remain", "beat"}
        goes_on = verb.governor == "continue" and self.sentence.low(verb.start - 1) in {"continue", "continues"}
        habit = self._is_habit(verb)
        if ((present or goes_on) and not self.sentence.headline) or habit:
            return "present tense: a habit or a possibility, not news"
        return ""

    def _is_habit(self, verb: VerbGroup) -> bool:
        """ "have often killed teachers", "known for robbing and killing elders": not news, where nobody counts them."""
        s = self.sentence
        often = any(s.low(k) in _HABITUALLY for k in range(max(0, verb.start - 1), verb.end))
        often = often or (verb.form == "ing" and self._is_of_a_record(verb))
        return often and not any(chunk.count for chunk in s.patients(verb))

    def _is_of_a_record(self, verb: VerbGroup) -> bool:
        """Whether a gerund is one of the things somebody is accused of or known for."""
        s = self.sentence
        told = max((other.end for other in s.verbs if other.end <= verb.start and other.form != "ing"), default=1)
        return any(s.low(k) in BLAME and s.low(k + 1) in _FOR for k in range(max(0, told - 1), verb.start - 1))

    def _counted_apart(self, verb: VerbGroup, patients: list[Chunk]) -> Iterator[Chunk]:
        """The conjuncts that are people of their own: "a planner and facilitator" is one man, "12 soldiers and
        policemen" are 12, "leader Abdul Ghani and planner Gul Agha" two."""
        patients = [chunk for chunk in patients if chunk is patients[-1] or not self.has_own_state(chunk, verb)]
        definite = False
        counted: bool | None = False  # of the chunk before; None: it was one person
        for chunk in patients:
            if self.sentence.is_time(chunk) and (chunk is not patients[0] or (not chunk.count and len(patients) > 1)):
                continue  # "killed two men on July 25 and July 30", "early on Wednesday, and a third man was hurt"
            first = self.sentence.tag(chunk.start)
            undetermined = not chunk.count and first not in "D'O"
            extra = self.sentence.low(chunk.start) in {"additional", "other", "further", "second"}
            ends = self.sentence.tag(chunk.end - 1)
            if undetermined and not chunk.plural and counted and first == "P" and ends == "N":
                continue  # "detained two men in a search for a Haqqani and Taliban leader"
            named = ends == "P" and self.sentence.tag(patients[0].end - 1) == "P"
            named = named or self.sentence.noun_of(chunk) in _KIN  # a father and son
            listed = definite and self.sentence.tag(chunk.start - 1) == ","  # the leader, courier and two others
            listed = listed or self._are_two(patients, verb)
            if undetermined and not chunk.plural and counted is None and not (extra or named or listed or first == "P"):
                continue
            bare = undetermined and chunk.plural
            if bare and counted:
                continue
            chunk.definite = chunk.definite or (bare and definite)
            definite = chunk.definite
            counted = bool(chunk.count) if chunk.count or chunk.plural else None
            yield chunk

    def _are_two(self, patients: list[Chunk], verb: VerbGroup) -> bool:
        """ "the governor and police chief were killed": two, for the verb is plural and neither noun is."""
        subject = [chunk for chunk in patients if chunk.end <= verb.start]
        one = not any(chunk.plural or chunk.count for chunk in subject)
        return one and len(subject) == 2 and self.sentence.low(verb.start) in _PLURAL

    def _partner(self, verb: VerbGroup, measure: str) -> tuple[VerbGroup, str | None] | None:
        """The verb joined to this one over the same people: "killed or wounded", "surrendered or were captured"."""
        link = self.sentence.low(verb.end)
        if link not in {"and", "or", "and/or", "/"}:
            return None
        k = verb.end + 1
        while self.sentence.tag(k) == "R":
            k += 1
        other = self.sentence.verb_at(k)
        if other is None or other.start > k:
            return None
        second = self.measure(other)
        if second is None or (verb.lemma in SUBJECT_VERBS and self.sentence.object_chunk(other)):
            return None  # "freed those who surrendered and jailed 70"
        if second == measure:
            return other, measure
        pair = MERGED.get(frozenset((measure, second)))
        return other, pair

    def _ended_so(self, verb: VerbGroup, other: VerbGroup) -> bool:
        """ "was kidnapped and killed", "seized and beheaded two men", "were detained and later killed": one fate after
        the other, of the same people."""
        if self.sentence.low(verb.end) != "and" or self.measure(verb) != "captured" or self.measure(other) != "killed":
            return False
        after = self.sentence.low(other.start - 1) in _LATER
        return after or verb.lemma in _ABDUCTED or other.lemma in _PUT_TO_DEATH

    def _chain(self, verb: VerbGroup, measure: str) -> set[int]:
        """The verbs of "killed, wounded or taken captive": three outcomes of people who share a number."""
        links, told, last = [], {measure}, verb
        chain: set[int] = set()
        while (link := self.sentence.low(last.end)) in {",", "and", "or"}:
            after = last.end + 1 + (link == "," and self.sentence.low(last.end + 1) in {"and", "or"})
            other = self.sentence.verb_at(after)
            if other is None or other.start != after or self.sentence.object_chunk(last):
                break
            second = self.measure(other) or next(iter(PHRASES.get(other.lemma, {}).values()), None)
            if second is None:
                break
            links.append(link)
            told.add(second)
            chain.add(other.index)
            last = other
        return chain if len(chain) > 1 and len(told) > 1 else set()

    def _patients_of_pair(self, verb: VerbGroup, other: VerbGroup) -> list[Chunk]:
        if other.passive or verb.passive or other.lemma in SUBJECT_VERBS:
            subject = self.sentence.subject(verb)
            return self.with_joined(subject)
        return self.sentence.objects(other)
