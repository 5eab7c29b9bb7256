"""Losses told with nouns and adjectives: "the deaths of nine", "six dead", "35 wounded people"; totals, in tolls.py."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from .candidates import Candidate, Refusal
from .chunks import Chunk
from .outcomes import NOUNS, STATES, SUBJECT_VERBS
from .portions import by_nation
from .tolls import FREED, REACH, Found, Tolls, either
from .verbs import VerbGroup
from .victims import BLAME
from .word_classes import TENDING

_PRINTED = frozenset("press news media".split())  # releases
_DEAD = frozenset("dead killed slain".split())
_ISSUE = frozenset("issue publish post".split())
_BODIES = frozenset("body remains remain corpse".split())
#: verbs before a noun of outcome that leave it undone
_UNDONE = frozenset(
    "plan order assist attempt avoid prevent prepare threaten demand seek request propose discuss negotiate".split()
)
_CALLS = frozenset("call ask push wait press appeal".split())  # for the release of
_SUFFER = frozenset("suffer inflict cause sustain take".split())
_RISE = frozenset("rise climb reach increase jump grow total stand number exceed surpass fall drop".split())
_HURT = frozenset(("wounded", "injured", "war-wounded"))
_OF_WAR = frozenset(("war", "war-wounded"))
_NOT_KNOWN = frozenset(("unclear", "unknown", "uncertain"))
_MISSING_BEFORE = frozenset(", . ; and in after".split())
_GREATEST = frozenset("biggest largest worst deadliest bloodiest greatest".split())
_PUT_OFF = frozenset("plan schedule delay postpone expect suspend halt promise".split())
_WITH_THEM = frozenset("his her their a an".split())  # "the deaths of two soldiers and their interpreter"
_NEAR = 2  # sentences back to whom "the number" is of
#: how a sentence opens that tells whose all of them were
_ALL_THOSE = frozenset(("all", "the", "those"))
_VICTIMS = frozenset(("victims", "them"))
_HELD = frozenset("custody captivity detention".split())
_OPENING = 10  # tokens of "Of the 24 killed,"


class NounRules(Tolls):
    """The rules of one sentence; what they find goes through its victims."""

    def read(self) -> Found:
        """All statements told with nouns and adjectives."""
        for chunk in self.sentence.chunks:
            yield from self._noun(chunk)
        for chunk in self.sentence.chunks:
            yield from self._state(chunk)
        for verb in self.sentence.verbs:
            yield from self._among(verb)
        if self.sentence.low(0) in {"of", "among"}:
            yield from self._of_them()
        yield from self.number_of()
        yield from self.acknowledged()
        yield from self._all_of_those()

    def _noun(self, chunk: Chunk) -> Found:
        """One chunk with a noun of outcome for its head."""
        head = self.sentence.noun_of(chunk)
        if chunk.outer in _BODIES or (head == "body" and chunk.count):
            if (chunk.start, "killed") not in self.victims.seen:
                whose = (self._left_behind(chunk), None)
                yield from self.victims.statements("bodies", "killed", chunk, chunk.start, None, whose=whose)
                for further in self._bodies_joined(chunk):
                    yield from self.victims.statements("bodies", "killed", further, chunk.start, None, whose=whose)
        elif head == "toll" or self.is_put(chunk):
            yield from self.toll(chunk)
        elif head in {"fate", "whereabout"}:
            yield from self._fate(chunk)
        elif head in {"life", "live"}:
            yield from self._lives(chunk)
        elif head == "loss":
            yield from self._lost(chunk)
        elif head in NOUNS and not self._is_printed(chunk):
            yield from self._outcome(chunk, head, NOUNS[head])

    def _bodies_joined(self, chunk: Chunk) -> Iterator[Chunk]:
        """ "the bodies of two soldiers and a driver": those joined to the first, who are no wounded."""
        s = self.sentence
        for one in s.conjuncts(chunk) if chunk.outer in _BODIES else ():
            alive = any(s.low(k) in STATES and s.low(k) not in _DEAD for k in range(one.start, one.end + 1))
            told = one.count is not None or s.low(one.start) in _WITH_THEM
            if told and not one.prep and not alive and self.context.who(s, one).kind == "person":
                yield one

    def _left_behind(self, chunk: Chunk) -> str | None:
        """ "the attackers left behind seven bodies": their own dead."""
        s = self.sentence
        verb = s.verb_at(chunk.start - 1) or s.verb_at(chunk.start - 2)
        after = s.verb_at(chunk.end)
        if after and after.lemma == "leave" and after.passive and s.low(after.end) == "behind":
            person = self.context.own_words(s, chunk)
            known = person.party or person.key in self.context.people.enemy_by_role
            # "a body was left behind": of those told of before; not "the bodies of two attackers"
            return None if known else self.victims.told_last()
        left = verb is not None and verb.lemma == "leave" and not verb.aux and chunk.outer not in _BODIES
        return self.context.side(s, s.subject(verb)) if left and verb else None

    def _lives(self, chunk: Chunk) -> Found:
        """ "claimed the lives of 12", "cost 12 lives"."""
        near = self.sentence.verb_at(chunk.start - 1)
        costs = (verb for verb in self.sentence.verbs if any(chunk is one for one in self.sentence.objects(verb)))
        verb = near or next(costs, None)  # cost a fortune and the lives of 40
        people = self._of(chunk) if self.sentence.low(chunk.end) == "of" else chunk
        if not (verb and people and verb.lemma in {"claim", "take", "cost"}) or self.sentence.unreal(verb):
            return
        for lost in self._each(people) if people is not chunk else (people,):
            yield from self.victims.statements("lives", "killed", lost, chunk.end - 1, verb)

    def _each(self, first: Chunk) -> Iterator[Chunk]:
        """Those of a list who are counted apart: "40 soldiers and policemen" are 40."""
        yield first
        for one in self.sentence.conjuncts(first):
            if not first.count or one.count or one.definite or not one.plural:
                yield one

    def _lost(self, chunk: Chunk) -> Found:
        """ "the loss of nine policemen"."""
        people = self._of(chunk)
        known = people and people.count and self.context.who(self.sentence, people).kind == "person"
        verb = self.sentence.verb_at(chunk.start - 1)
        if people and known and not (verb and self.sentence.unreal(verb)):
            yield from self.victims.statements("noun_of", "killed", people, chunk.end - 1, None)

    def _fate(self, chunk: Chunk) -> Found:
        """ "the fate of 20 policemen remained unclear", "the whereabouts of 20 are not known"."""
        people = self._of(chunk)
        after = range(people.end, people.end + REACH) if people and people.count else ()
        verb = next((verb for k in after if (verb := self.sentence.verb_at(k))), None)
        open_ = verb and verb.lemma in {"be", "remain"} and self.sentence.low(verb.end) in _NOT_KNOWN
        if people and verb and (open_ or (verb.lemma == "know" and verb.negated)):
            yield from self.victims.statements("fate", "missing", people, verb.main, None)

    def _outcome(self, chunk: Chunk, head: str, measure: str) -> Found:
        """ "the deaths of nine", "the arrest of two men", "ten insurgent deaths", "suffered casualties"."""
        quote = (chunk.start, chunk.end)
        anchor = chunk.end - 1
        before = self.sentence.verb_at(chunk.start - 1)
        if before is None and chunk.prep == "for":
            called = self.sentence.verb_at(chunk.start - 2)
            before = called if called and called.lemma in _CALLS else None
        reason = self._undone(before, head)
        behind = self.sentence.verb_at(chunk.end)
        feared = behind is not None and behind.passive and behind.lemma == "fear"
        modality, reason = ("unconfirmed", "") if feared or reason == "unconfirmed" else ("", reason)
        if chunk.count and chunk.count.kind == "none":
            reason = "none"
        after = self._of(chunk)
        meant = self.sentence.verb_at(after.end) if after else None
        if meant and meant.passive and meant.lemma in _PUT_OFF:
            reason = reason or "planned"  # "the release of 200 inmates was delayed"
        # "bringing military deaths to 40", "put civilian deaths at three"
        brought = before is not None and (before.lemma == "bring" or (before.lemma == "put" and self._is_at(chunk)))
        if (
            not reason
            and not chunk.count
            and not (after and after.count)
            and self._only_thought_of(chunk, after or chunk)
        ):
            reason = "spoken of, not told"
        ahead = range(max(0, chunk.start - 3), chunk.end)
        if not chunk.count and not (after and after.count) and any(self.sentence.low(k) in _GREATEST for k in ahead):
            reason = reason or "the greatest of its kind, told elsewhere"  # "the biggest known capture of soldiers"
        if reason:
            yield Refusal("noun", quote, reason)
            return
        if after and (after.count or not chunk.count) and measure != "killed_or_wounded":
            for people in (after, *self.sentence.conjuncts(after)):
                own = self.sentence.low(people.start) in _WITH_THEM
                if people is after or people.count or people.prep == "of" or own:
                    yield from self.victims.statements("noun_of", measure, people, anchor, None, modality)
        elif chunk.count:
            yield from self.victims.statements("counted_noun", measure, chunk, anchor, None, modality, people=after)
        elif chunk.plural and (self._follows(chunk, _RISE) or self._are_counted(chunk) or brought):
            yield from self.rising("rising", measure, chunk)
        elif measure == "killed_or_wounded" and before and before.lemma in _SUFFER:
            hit = (
                self.sentence.chunk_at(chunk.end + 1) if self.sentence.low(chunk.end) in {"on", "upon", "to"} else None
            )
            counted = hit if hit and hit.count else chunk
            side = self.context.who(self.sentence, hit) if hit and counted is chunk else None
            whose = (side.party, side.group) if side else (None, None)
            yield from self.victims.statements("casualties", measure, counted, anchor, before, modality, whose=whose)

    def _is_at(self, chunk: Chunk) -> bool:
        return self.sentence.low(chunk.end) == "at"

    def _undone(self, before: VerbGroup | None, head: str) -> str:
        if before is None:
            return ""
        if before.lemma in _UNDONE | _CALLS and head != "death":
            return f"only told as {before.lemma}"
        return self.sentence.unreal(before)

    def _only_thought_of(self, chunk: Chunk, last: Chunk) -> bool:
        """ "the release of fighters would help", "involved in the killing of passengers": no news of any."""
        verb = self.sentence.verb_at(last.end)
        blamed = any(
            self.sentence.low(k) in BLAME and self.sentence.tag(k + 1) in "IT"
            for k in range(chunk.start - 6, chunk.start)
        )
        return blamed or (verb is not None and bool(verb.modal))

    def _of(self, chunk: Chunk) -> Chunk | None:
        """The chunk right after "of"."""
        after = self.sentence.chunk_at(chunk.end + 1) if self.sentence.low(chunk.end) == "of" else None
        return after if after and after.start == chunk.end + 1 else None

    def _follows(self, chunk: Chunk, lemmas: frozenset[str]) -> bool:
        """Whether one of the verbs stands soon after a chunk."""
        return any(
            (verb := self.sentence.verb_at(k)) and verb.lemma in lemmas for k in range(chunk.end, chunk.end + REACH)
        )

    def _are_counted(self, chunk: Chunk) -> bool:
        """ "civilian deaths were 53": a bare number is said of them."""
        verb = self.sentence.verb_at(chunk.end)
        number = self.sentence.chunk_at(verb.end) if verb and verb.lemma == "be" else None
        if number is None or not number.count or number.head is not None or number.whole:
            return False
        return self.sentence.tag(number.end) in ".,;:RI)"

    def _is_printed(self, chunk: Chunk) -> bool:
        """ "two press releases", "issued two releases"."""
        s = self.sentence
        verb = s.verb_at(chunk.start - 1)
        return s.low((chunk.head or 0) - 1) in _PRINTED or (verb is not None and verb.lemma in _ISSUE)

    def _state(self, chunk: Chunk) -> Found:
        """ "six dead", "16 in custody", "35 wounded people", "among the dead were three officers"."""
        s = self.sentence
        head = s.head_of(chunk)
        if not (head in STATES or chunk.count or chunk.plural or s.low(chunk.start) == "another"):
            return
        follows = s.low(chunk.end)
        inside = {s.low(k) for k in range(chunk.start, chunk.end)}
        if inside & FREED:
            return  # "the freed prisoners included ..."
        if head in STATES and chunk.whole and chunk.count:
            yield from self._of_those(chunk, STATES[head])
        elif head in STATES and chunk.definite and head != "prisoners":
            yield from self._listed(chunk, STATES[head])
        elif (chunk.count or s.low(chunk.start) == "another") and follows == "in" and s.low(chunk.end + 1) in _HELD:
            yield from self.victims.statements("custody", "captured", chunk, chunk.end + 1, None)
        elif (
            chunk.count
            and inside & _HURT
            and (head not in STATES or inside & _OF_WAR)
            and self._object_of(chunk, TENDING)
        ):
            whose = ("unknown" if inside & _OF_WAR else None, None)  # a patient may be anybody
            yield from self.victims.statements("wounded_people", "wounded", chunk, chunk.start, None, whose=whose)
        elif (chunk.count or chunk.plural) and (chunk.start, "killed") not in self.victims.seen:
            if self._shares_count(chunk):
                return
            if chunk.count and s.low(chunk.end - 1) == "missing" and follows in _MISSING_BEFORE:
                yield from self.victims.statements("missing", "missing", chunk, chunk.end - 1, None)
                return  # "left 12 dead and five missing"
            missing = chunk.count and follows == "missing" and s.low(chunk.end + 1) in _MISSING_BEFORE
            if missing and self._is_left(chunk):
                yield from self.victims.statements("missing", "missing", chunk, chunk.end, None)
                return  # "left two rebels dead and five soldiers missing"
            if follows == "dead" and chunk.prep not in {"by", "from"}:
                word = chunk.end
            elif chunk.count and inside & {"dead", "deceased"}:
                word = chunk.end - 1
            else:
                return
            measure = either(s, word, "killed")
            if not measure:
                yield Refusal("dead", (chunk.start, word + 3), "two outcomes under one number, not to be told apart")
            elif s.tag(word + 1) != "N":
                beside = s.joined_before(chunk) if chunk.count else []  # "Ten rebels and two soldiers dead in clash"
                for one in (*(one for one in beside if one.count), chunk):
                    yield from self.victims.statements("dead", measure, one, word, None)

    def _is_left(self, chunk: Chunk) -> bool:
        """Whether people are of those whom something left so: "left A dead, B wounded and C missing"."""
        told = [verb for verb in self.sentence.verbs if verb.end <= chunk.start and (verb.aux or verb.form != "ed")]
        left = [verb for verb in self.sentence.verbs if verb.end <= chunk.start and verb.lemma == "leave"]
        if not left or any(verb.start >= left[-1].end for verb in told) or self.sentence.unreal(left[-1]):
            return False
        return left[-1].end == chunk.start or self.sentence.low(chunk.start - 1) in {"and", ","}

    def _shares_count(self, chunk: Chunk) -> bool:
        """ "left five soldiers and policemen dead": five in all, told with the first."""
        s = self.sentence
        before = s.chunk_at(chunk.start - 2) if s.low(chunk.start - 1) == "and" else None
        bare = not chunk.count and s.tag(chunk.start) not in "D'O"
        return bool(bare and before and before.count and (before.start, "killed") in self.victims.seen)

    def _object_of(self, chunk: Chunk, lemmas: frozenset[str]) -> bool:
        """Whether the chunk, or one it is joined to, is the object of one of the verbs."""
        return any(
            verb.lemma in lemmas and any(chunk is other for other in self.sentence.patients(verb))
            for verb in self.sentence.verbs
        )

    def _listed(self, chunk: Chunk, measure: str) -> Found:
        """ "the dead included a judge", "among the wounded were three officers"."""
        s = self.sentence
        for k in range(chunk.end, min(len(s.tokens), chunk.end + 6)):
            verb = s.verb_at(k)
            if verb and verb.lemma == "be" and (subject := s.subject(verb)) and subject.count:
                return  # "among the wounded, nine were policemen"
            if verb and (verb.lemma == "include" or (verb.lemma == "be" and s.low(chunk.start - 1) in {"among", "of"})):
                first = s.chunk_at(verb.end)
                for people in self._each(first) if first else ():
                    yield from self.victims.statements("listed", measure, people, verb.main, None, part=True)
                return

    def _among(self, verb: VerbGroup) -> Found:
        """ "a judge was among those killed", "three officers were among the dead", "among those who died"."""
        s = self.sentence
        among = verb.end + (s.tag(verb.end) == "R")  # "were also among the dead"
        if verb.lemma == "be" and s.low(0) == "among" and (measure := self._of_whom(0)) and verb.index == 1:
            first = s.chunk_at(verb.end)
            for people in self._each(first) if first else ():
                yield from self.victims.statements("listed", measure, people, verb.main, None, part=True)
            return
        if verb.lemma != "be" or s.low(among) != "among":
            return
        near = range(among + 1, min(among + 7, len(s.tokens)))
        measure = next((STATES[s.low(k)] for k in near if s.low(k) in STATES), None) or self._of_whom(among)
        subject = s.subject(verb) if measure else None
        for people in (*s.joined_before(subject), subject) if subject else ():
            yield from self.victims.statements("listed", measure or "", people, verb.main, None, part=True)

    def _of_whom(self, among: int) -> str | None:
        """What befell "those who died", "the people who lost their lives", told of behind "among"."""
        s = self.sentence
        those = s.chunk_at(among + 1)
        verb = s.verb_at(those.end + 1) if those and s.tag(those.end) == "W" else None
        if verb is None or verb.negated:
            return None
        lost = verb.lemma == "lose" and s.low(verb.end + 1) in {"life", "lives"}
        return "killed" if lost else SUBJECT_VERBS.get(verb.lemma)

    def _of_them(self) -> Found:
        """ "Of the 24 killed, 17 were civilians"."""
        s = self.sentence
        comma = next((k for k in range(2, min(len(s.tokens), _OPENING)) if s.tag(k) == ","), 0)
        measure = next((STATES[s.low(k)] for k in range(1, comma) if s.low(k) in STATES), None)
        if s.low(0) not in {"of", "among"} or measure is None:
            return
        for chunk in s.chunks:
            verb = s.verb_at(chunk.end)
            after = s.chunk_at(verb.end) if verb and verb.lemma == "be" else None
            if chunk.start > comma and chunk.count and chunk.head is None and after and not after.count:
                person = self.context.who(s, after)
                if person.kind == "person":
                    whose = (person.party, person.group)
                    yield from self.victims.statements(
                        "of_those", measure, chunk, chunk.end, None, part=True, whose=whose
                    )

    def _all_of_those(self) -> Found:
        """ "All of the dead were civilians", "the victims were policemen": as many as were told before, and whose they
        were."""
        s = self.sentence
        those = s.chunks[0] if s.chunks and s.low(0) in _ALL_THOSE else None
        head = s.low(those.end - 1) if those else ""
        told = self._told_before(STATES.get(head)) if head in STATES or head in _VICTIMS else None
        kind = s.said_to_be(those.end) if those and told else None
        if not (those and told and kind and kind.plural) or kind.count or s.conjuncts(kind):
            return
        person = self.context.who(s, kind)
        if person.kind != "person" or person.party in {None, "unknown"}:
            return
        whose = (person.party, person.group)
        for item in self.victims.statements(
            "of_those", told.measure, those, kind.end - 1, None, part=True, people=kind, whose=whose
        ):
            if isinstance(item, Candidate):
                item.low, item.best, item.high, item.count_text = told.low, told.best, told.high, "all"
            yield item

    def _told_before(self, measure: str | None) -> Candidate | None:
        """The number of people of no party told last, of those killed before others."""
        near = takewhile(lambda told: self.sentence.index - told[0] <= _NEAR, reversed(self.context.told))
        told = [one for _, one in near if one.unit == "person" and one.party == "unknown" and one.low and not one.part]
        wanted = (measure,) if measure else ("killed", told[0].measure if told else "")
        return next((one for name in wanted for one in told if one.measure == name), None)

    def _said_by_nation(self, part: Chunk) -> Chunk | None:
        """ "seven of the dead were American"."""
        verb = self.sentence.verb_at(part.end)
        told = verb is not None and verb.lemma == "be" and not verb.negated
        return by_nation(self.sentence, self.context, part, verb.end) if verb and told else None

    def _of_those(self, chunk: Chunk, measure: str) -> Found:
        """ "thirteen of those killed were policemen", "two of the dead in X were from the army and six were police"."""
        s, part = self.sentence, chunk
        while part.count and (after := s.said_to_be(part.end) or self._said_by_nation(part)):
            person = self.context.who(s, after)
            whose = (person.party, person.group)
            yield from self.victims.statements("of_those", measure, part, part.end, None, part=True, whose=whose)
            further = s.chunk_at(after.end + 1 + (s.tag(after.end) == "," and s.tag(after.end + 1) == "C"))
            if s.tag(after.end) not in ",C" or further is None or further.head is not None or further.prep:
                return
            part = further
