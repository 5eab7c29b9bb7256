"""The rules about people: killed, wounded, captured, surrendered, freed, fled, displaced, missing.

Verbs of outcome stand here, nouns in person_nouns.py; each asks the clause whom it happened to and hands that to
victims.py. Near misses (plans, negations, things) come back as refusals with their reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warledger.places import ResolvedPlace

from .candidates import Candidate, Refusal
from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .outcomes import MERGED, OBJECT_VERBS, PHRASES, STATES, SUBJECT_PHRASES, SUBJECT_VERBS, TRIGGERS
from .peace import cause_in_peace
from .person_nouns import NounRules, either
from .verbs import VerbGroup
from .victims import Victims
from .whose import FORCES

#: what people hand over when they give themselves up
_GIVEN_UP = frozenset("weapon arm gun themselves himself".split())
#: verbs by which fighters give up the fight
_REPORTED = frozenset(("reportedly", "allegedly"))
_RECONCILED = frozenset("hand join renounce reconcile".split())
#: outcomes that one man may meet one after the other
_APART = frozenset(("wounded", "captured"))
_FATALLY = frozenset(("fatally", "mortally"))
_OF_WEAPONS = frozenset("shoot stab hit strike".split())
#: "held out", "held the line": nobody is held
_HELD_OUT = frozenset("out off up back firm".split())
#: how often something happens
_HABITUALLY = frozenset(
    "sometimes occasionally often frequently routinely regularly usually typically commonly".split()
)
_DREAD = frozenset("fear risk avoid escape face dread".split())
_HIS = frozenset(("his", "her", "their"))
_KIN = frozenset("father mother husband wife son daughter brother sister child baby".split())
_HELD = frozenset("prisoner detainee inmate captive hostage captivity custody captor captors".split())
_RESIDENTS = frozenset("family resident people person villager".split())

__all__ = ["TRIGGERS", "read"]


def read(sentence: Sentence, context: Context) -> Iterator[Candidate | Refusal]:
    """All statements about people in a sentence, in order of their anchors."""
    victims = Victims(sentence, context)
    found = [*_VerbRules(victims).read(), *NounRules(victims).read()]
    for item in sorted(found, key=lambda item: item.anchor if isinstance(item, Candidate) else item.quote[0]):
        reason = cause_in_peace(sentence, context, item) if isinstance(item, Candidate) else ""
        yield Refusal(item.rule, item.quote, reason) if reason else item


class _VerbRules:
    def __init__(self, victims: Victims) -> None:
        self.victims = victims
        self.sentence = victims.sentence
        self.context = victims.context

    def read(self) -> Iterator[Candidate | Refusal]:
        """All statements told with verbs."""
        merged: set[int] = set()
        for verb in self.sentence.verbs:
            outcome = self._outcome(verb) if verb.index not in merged else None
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
                    and frozenset((measure, self._measure(other))) == _APART
                    and self.sentence.low(verb.end) == "and"
                ):
                    merged.discard(other.index)  # "wounding and capturing two" is both
                    patients, both = self._patients_of_pair(verb, other), measure
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
            people = list(self._counted_apart(verb, [*patients, *self._gapped(verb, patients)]))
            parts = self._broken_down(people)
            for chunk in people:
                told = self.victims.statements(rule, measure, chunk, verb.main, verb, unconfirmed, part=chunk in parts)
                yield from self._of_both_places(told, parts) if parts and chunk is people[0] else told

    def _broken_down(self, people: list[Chunk]) -> list[Chunk]:
        """ "eight civilians, a woman and seven children", "four were killed: three in X and one in Y": of those counted
        first, told over again."""
        whole, rest = people[:1], people[1:]
        if not rest or not whole[0].count:
            return []
        sizes = [(c.count.low if c.count.low == c.count.high else None) if c.count else 1 for c in people]
        colon = any(self.sentence.low(k) == ":" for k in range(whole[0].end, rest[0].start))
        listed = self.sentence.tag(rest[0].start - 1) == "," and None not in sizes and self._are_of(whole[0], rest)
        return rest if colon or (listed and sizes[0] == sum(size or 0 for size in sizes[1:])) else []

    def _of_both_places(self, told: Iterable[Candidate | Refusal], parts: list[Chunk]) -> Iterator[Candidate | Refusal]:
        """ "four died, three in X and one in Y": the four died in neither."""
        s = self.sentence
        begin = s.tokens[parts[0].start].start
        places = [place for place in self.context.places_in(s) if place.role == "site" and not place.abroad]
        across = all(s.low(part.end) == "in" for part in parts) and len({place.province for place in places}) > 1
        for item in told:
            if isinstance(item, Candidate) and across and all(place.start > begin for place in places):
                item.place = ResolvedPlace(place_precision="country", basis="span")
            yield item

    def _are_of(self, whole: Chunk, rest: list[Chunk]) -> bool:
        """Whether those listed can be of the people before them: the list is closed, or none is of another side."""
        side = self.context.who(self.sentence, whole).party
        closed = self.sentence.tag(rest[-1].end) in ",.-:)"
        return closed or all(self.context.who(self.sentence, chunk).party in {None, side} for chunk in rest)

    def _gapped(self, verb: VerbGroup, patients: list[Chunk]) -> Iterator[Chunk]:
        """ "three were killed in X, four in Y and two in Z": the counts after the first."""
        s, found = self.sentence, False
        if not patients or not patients[-1].count or not (verb.passive or patients[-1].end <= verb.start):
            return
        for chunk in s.chunks:
            if chunk.start <= verb.end or chunk.prep:
                continue
            gapped = chunk.count and s.tag(chunk.start - 1) in ",C" and s.low(chunk.end) == "in"
            gapped = gapped and (chunk.head is None or self._is_gapped(chunk))
            if not gapped or s.is_time(s.chunk_at(chunk.end + 1) or chunk):
                if found or s.opens_clause(chunk):
                    return
                continue
            found = True
            yield chunk

    def _is_gapped(self, chunk: Chunk) -> bool:
        """ "and two policemen in Z": people, of whom no verb of their own tells more."""
        s = self.sentence
        place = s.chunk_at(chunk.end + 1)
        behind = s.verb_at(place.end) if place else None
        return place is not None and behind is None and self.context.who(s, chunk).kind == "person"

    def _not_told(self, verb: VerbGroup, measure: str) -> str:
        """Why the verb tells no fact; "" where it does."""
        if self.sentence.low(verb.start - 1) == "or" and self.sentence.low(verb.start - 2) in STATES:
            return "two outcomes under one number, told with the first"  # "dead or wounded"
        unreal = self.sentence.unreal(verb)
        if unreal == "purpose" and verb.governor == "decide" and measure == "captured":
            return ""  # whom a force on the spot decides to detain, it does
        if unreal and unreal != "unconfirmed":
            return unreal
        before = self.sentence.verb_at(verb.start - 1)
        if before and before.lemma in _DREAD and self.sentence.low(verb.start) == "being":
            return "only feared"
        word = self.sentence.tokens[verb.main]
        simple = word.tag == "V" and verb.form == "finite" and not verb.aux
        present = simple and word.low in {verb.lemma, f"{verb.lemma}s"} and verb.lemma not in {"hurt", "remain"}
        goes_on = verb.governor == "continue" and self.sentence.low(verb.start - 1) in {"continue", "continues"}
        habit = self._is_habit(verb)
        if ((present or goes_on) and not self.sentence.headline) or habit:
            return "present tense: a habit or a possibility, not news"
        return ""

    def _is_habit(self, verb: VerbGroup) -> bool:
        """ "have often killed teachers": what happens time and again, where nobody counts it."""
        s = self.sentence
        often = any(s.low(k) in _HABITUALLY for k in range(max(0, verb.start - 1), verb.end))
        return often and not any(chunk.count for chunk in s.patients(verb))

    def _counted_apart(self, verb: VerbGroup, patients: list[Chunk]) -> Iterator[Chunk]:
        """The conjuncts that are people of their own: "a planner and facilitator" is one man, "12 soldiers and
        policemen" are 12, "leader Abdul Ghani and planner Gul Agha" two."""
        patients = [chunk for chunk in patients if chunk is patients[-1] or not self._has_own_state(chunk, verb)]
        definite = False
        counted: bool | None = False  # of the chunk before; None: it was one person
        for chunk in patients:
            if self.sentence.is_time(chunk) and chunk is not patients[0]:
                continue  # "killed two men on July 25 and July 30"
            first = self.sentence.tag(chunk.start)
            undetermined = not chunk.count and first not in "D'O"
            extra = self.sentence.low(chunk.start) in {"additional", "other", "further", "second"}
            ends = self.sentence.tag(chunk.end - 1)
            if undetermined and not chunk.plural and counted and first == "P" and ends == "N":
                continue  # "detained two men in a search for a Haqqani and Taliban leader"
            named = ends == "P" and self.sentence.tag(patients[0].end - 1) == "P"
            named = named or self.victims.key(chunk) in _KIN  # a father and son
            listed = definite and self.sentence.tag(chunk.start - 1) == ","  # the leader, courier and two others
            if undetermined and not chunk.plural and counted is None and not (extra or named or listed or first == "P"):
                continue
            bare = undetermined and chunk.plural
            if bare and counted:
                continue
            chunk.definite = chunk.definite or (bare and definite)
            definite = chunk.definite
            counted = bool(chunk.count) if chunk.count or chunk.plural else None
            yield chunk

    def _has_own_state(self, chunk: Chunk, verb: VerbGroup) -> bool:
        """ "80 dead, 231 hurt": the first are not the hurt."""
        told = chunk.end != verb.start and self.sentence.low(chunk.end) in STATES
        return told or self.sentence.low(chunk.end - 1) in STATES

    def _outcome(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """(rule, measure, whom) of a verb of outcome."""
        lemma = verb.lemma
        found = self._completed(verb) or self._of_subject(verb)
        if found:
            return found
        if lemma == "rescue" and any(self.victims.key(chunk) == "survivor" for chunk in self.sentence.patients(verb)):
            return None  # of a crash, not from a captor
        if self._is_fatal(verb):
            return ("passive" if verb.passive else "active"), "killed", self._along(verb, self.sentence.patients(verb))
        if lemma == "lose" and not verb.passive:
            return "lost_people", "killed", [chunk for chunk in self.sentence.objects(verb) if self._is_toll(chunk)]
        if lemma in {"take", "pick", "catch"} and self._takes_people(verb):
            return (
                ("passive" if verb.passive else "active"),
                "captured",
                self._along(verb, self.sentence.patients(verb)),
            )
        if lemma == "shoot" or (lemma in PHRASES and lemma not in OBJECT_VERBS and lemma != "hold"):
            return None
        if lemma == "hold" and self._holds_out(verb):
            return None
        if lemma == "hold" and (verb.passive or self.sentence.low(verb.main) == "holding"):
            patients = [chunk for chunk in self.sentence.patients(verb) if chunk.head is not None]
            if verb.passive:
                return "passive", "captured", self._along(verb, patients)
            kinds = {"person", "count"} if self.victims.last else {"person"}
            held = [
                chunk for chunk in self.sentence.patients(verb) if self.context.who(self.sentence, chunk).kind in kinds
            ]
            return "active", "captured", held
        target = self.sentence.object_chunk(verb)
        if verb.form == "ed" and verb.start == 0 and target and self.sentence.opens_clause(target):
            return None  # "Wounded soldiers are treated there"
        if lemma == "bury" and not any(chunk.count for chunk in self.sentence.patients(verb)):
            return None  # those of whom was told before
        if lemma in OBJECT_VERBS:
            patients = self._along(verb, self.sentence.patients(verb))
            return ("passive" if verb.passive else "active"), OBJECT_VERBS[lemma], patients
        if lemma in SUBJECT_VERBS:
            return self._intransitive(verb, SUBJECT_VERBS[lemma])
        over = lemma == "go" and (self.sentence.low(verb.end), self.sentence.low(verb.end + 1)) == ("over", "to")
        if over or (lemma == "join" and verb.form == "ed"):
            return self._changed_sides(verb)
        return None

    def _is_fatal(self, verb: VerbGroup) -> bool:
        """ "fatally wounded", "was mortally hit"."""
        harms = OBJECT_VERBS.get(verb.lemma) == "wounded" or verb.lemma in _OF_WEAPONS
        near = range(max(0, verb.start - 1), verb.end + 1) if harms else ()
        return any(self.sentence.low(k) in _FATALLY for k in near)

    def _holds_out(self, verb: VerbGroup) -> bool:
        """ "held out for hours", "held on to the village": of these nobody is a captive."""
        low, after = self.sentence.low(verb.end), self.sentence.low(verb.end + 1)
        return low in _HELD_OUT or (low, after) == ("on", "to")

    def _is_toll(self, chunk: Chunk) -> bool:
        """ "lost two", "lost another soldier"."""
        s = self.sentence
        return bool(chunk.count) or (s.low(chunk.start) == "another" and self.context.who(s, chunk).kind == "person")

    def _changed_sides(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """ "12 policemen joined the Taliban", "went over to the Taliban": a number of them, and the enemy."""
        s = self.sentence
        subject = s.subject(verb)
        joined = s.object_chunk(verb) if verb.lemma == "join" else s.chunk_at(verb.end + 2)
        if joined and s.low(joined.end) == "in" and s.tag(joined.end + 1) == "G":
            return None  # "joined the insurgents in attacking a post"
        side = self.context.who(s, subject).party if subject and subject.count else None
        enemy = self.context.opposes(side, self.context.who(s, joined).party or "") if joined and side else False
        return ("intransitive", "surrendered", self._along(verb, self._with_joined(subject))) if enemy else None

    def _takes_people(self, verb: VerbGroup) -> bool:
        """ "12 men were taken by insurgents", "took three policemen with them", "police caught him and his driver"."""
        s = self.sentence
        people = s.patients(verb)
        if verb.lemma in {"pick", "catch"}:
            return self._rounds_up(verb)
        kinds = {"person", "count"} if self.victims.last else {"person"}
        if not people or any(self.context.who(s, chunk).kind not in kinds for chunk in people):
            return False
        if verb.passive:
            agent = s.agent(verb)
            return agent is not None and self.context.opposes(self.context.side(s, agent), "government")
        return (s.low(people[-1].end), s.low(people[-1].end + 1)) == ("with", "them")

    def _rounds_up(self, verb: VerbGroup) -> bool:
        """ "two men were picked up", "troops caught him"; the wounded are picked up and people caught in fights too."""
        s, up = self.sentence, self.sentence.low(verb.end) == "up"
        people = s.patients(verb)
        if up != (verb.lemma == "pick") or (s.tag(verb.end) == "I" and not up):
            return False
        if not people or any(self.context.who(s, chunk).kind not in {"person", "pronoun"} for chunk in people):
            return False
        if verb.passive:
            return bool(verb.aux)
        return self.context.side(s, s.subject(verb)) in FORCES and not any(self._is_carried(chunk) for chunk in people)

    def _completed(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """ "shot dead three men", "three men were taken hostage"."""
        found = self._phrase(verb, PHRASES.get(verb.lemma, {}))
        if not found:
            return None
        measure, at = found
        measure = either(self.sentence, at, measure)
        if not measure:
            return None
        patients = self.sentence.patients(verb)
        if not verb.passive and not patients:
            after = self.sentence.chunk_at(at + 1)
            patients = [after] if after and after.start == at + 1 else []
        if self.sentence.low(at) == "away" and any(self._is_carried(chunk) for chunk in patients):
            return None
        return "phrase", measure, self._along(verb, patients)

    def _is_carried(self, chunk: Chunk) -> bool:
        """ "took the wounded away", "took away the bodies": no captives."""
        return bool(chunk.outer) or any(self.sentence.low(k) in STATES for k in range(chunk.start, chunk.end))

    def _of_subject(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """ "12 men laid down their arms", "12 are missing"."""
        found = self._phrase(verb, SUBJECT_PHRASES.get(verb.lemma, {}), 5)
        if not found:
            return None
        measure, at = found
        own = self.sentence.low(at - 1) in {"their", "his", "its"}  # weapons
        own = own or self.sentence.low(at) in _GIVEN_UP
        if verb.lemma in _RECONCILED and not self._may_give_up(self.sentence.subject(verb), own):
            return None
        after = self.sentence.chunk_at(verb.end + 1)
        if self.sentence.low(verb.end) == "up" and after and after.start == verb.end + 1:
            return None  # gave up a post: ground
        if self.sentence.low(at) in {"dead", "missing"} and self.sentence.tag(at + 1) in "NP":
            return None  # is dead ground
        measure = either(self.sentence, at, measure)
        if not measure:
            return None
        among = "among" in (self.sentence.low(verb.end), self.sentence.low(verb.end + 1))
        if among or (verb.lemma == "be" and self.sentence.low(verb.start - 1) == "there"):
            return None  # told by the rules for parts and for states: "there were 40 dead"
        if measure == "fled":
            return self._fled(verb)
        return "subject_phrase", measure, self._along(verb, self._with_joined(self.sentence.subject(verb)))

    def _may_give_up(self, subject: Chunk | None, weapons: bool) -> bool:
        """Whether it is fighters of the opposition, or anybody who fights with their weapons: elders join peace
        processes."""
        parties = self.context.conflict.parties
        party = self.context.who(self.sentence, subject).party if subject else None
        side = parties[party].side if party is not None and party in parties else "none"
        return side == "opposition" or (weapons and party not in {"civilian", "international"})

    def _intransitive(self, verb: VerbGroup, measure: str) -> tuple[str, str, list[Chunk]] | None:
        """ "three soldiers died", "dozens surrendered", "residents fled"."""
        subject = self.sentence.subject(verb)
        target = self.sentence.object_chunk(verb)
        key = self.victims.key(subject) if subject else ""
        thing = target and target.head is not None and not self.sentence.is_time(target)
        if measure == "surrendered" and target and thing and self.victims.key(target) not in _GIVEN_UP:
            return None  # surrendered a base: ground
        freed = key in _HELD or any(self.sentence.low(k) in _HELD for k in range(verb.end, verb.end + 5))
        if verb.lemma == "escape" and not freed:
            return None
        if verb.lemma == "flee" and subject:
            measure = self._flight(subject)
        return "intransitive", measure, self._along(verb, self._with_joined(subject))

    def _flight(self, subject: Chunk) -> str:
        """Who flees: residents are displaced by it."""
        civilian = self.context.who(self.sentence, subject).party == "civilian"
        return "displaced" if civilian or self.victims.key(subject) in _RESIDENTS else "fled"

    def _fled(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """ "100 soldiers crossed the border": the country's own, and not on their way back."""
        s = self.sentence
        subject = s.subject(verb)
        party = self.context.who(s, subject).party if subject else None
        ours = s.low(subject.start) == "our" or s.low(subject.end - 1) == "our" if subject else False
        back = any(s.low(k) in {"back", "from"} for k in range(verb.end, verb.end + 5))
        if subject is None or back or not (party in {"government", "civilian"} or ours):
            return None
        return "subject_phrase", self._flight(subject), self._with_joined(subject)

    def _with_joined(self, subject: Chunk | None) -> list[Chunk]:
        return [*self.sentence.joined_before(subject), subject] if subject else []

    def _phrase(self, verb: VerbGroup, phrases: dict[str, str], reach: int = 3) -> tuple[str, int] | None:
        """The completing word of a phrasal verb, right after it or after its object: (measure, its token)."""
        if not phrases:
            return None
        i = verb.end
        target = self.sentence.object_chunk(verb)
        limit = (self.sentence.objects(verb)[-1].end if target else verb.end) + reach
        if target and self.sentence.low(target.end) == "of" and (owner := self.sentence.chunk_at(target.end + 1)):
            limit = owner.end + reach
        while i < min(limit, len(self.sentence.tokens)):
            low = self.sentence.low(i)
            if low in phrases:
                return phrases[low], i
            other = self.sentence.verb_at(i)
            if other and other is not verb and other.lemma != "be":
                return None
            stops = self.sentence.tag(i) in ".:S(" and low != "as"  # "took six as captives"
            if stops or (self.sentence.tag(i) == "," and i > verb.end):
                return None
            i += 1
        return None

    def _along(self, verb: VerbGroup, patients: list[Chunk]) -> list[Chunk]:
        """Adds "along with two others", "together with his bodyguards", "in addition to"."""
        if not patients:
            return patients
        begin = max(verb.end, patients[-1].end)
        inserted = self._joined_in(verb, patients, range(patients[-1].end, verb.start))
        return inserted or self._joined_in(verb, patients, range(begin, begin + 16)) or patients

    def _joined_in(self, verb: VerbGroup, patients: list[Chunk], stretch: range) -> list[Chunk]:
        """The patients with those that a stretch of the sentence joins to them; none where it joins nobody."""
        begin = stretch.start
        for k in stretch:
            if k >= len(self.sentence.tokens) - 2:
                break
            low = self.sentence.low(k)
            pair = (low, self.sentence.low(k + 1))
            if pair in {("along", "with"), ("together", "with"), ("addition", "to")}:
                chunk = self.sentence.chunk_at(k + 2)
                if chunk:
                    return [*patients, chunk, *self.sentence.conjuncts(chunk)]
            others = self.sentence.chunk_at(k + 1) if low == "with" and verb.passive else None
            his = others is not None and self.sentence.low((others.whole or others).start) in _HIS
            apart = others is not None and self._has_own_state(others, verb)  # with six others wounded
            if others and others.count and (others.count.more or his) and not apart:
                return [*patients, others]  # was arrested with two others, with his four guards
            if self.sentence.tag(k) in ".:SW" or (
                self.sentence.verb_at(k) and k >= begin and self.sentence.tag(k) != "G"
            ):
                break
        return []

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
        second = self._measure(other)
        if second is None:
            return None
        if second == measure:
            return other, measure
        pair = MERGED.get(frozenset((measure, second)))
        return other, pair

    def _chain(self, verb: VerbGroup, measure: str) -> set[int]:
        """The verbs of "killed, wounded or taken captive": three outcomes of people who share a number."""
        links, told, last = [], {measure}, verb
        chain: set[int] = set()
        while (link := self.sentence.low(last.end)) in {",", "and", "or"}:
            after = last.end + 1 + (link == "," and self.sentence.low(last.end + 1) in {"and", "or"})
            other = self.sentence.verb_at(after)
            if other is None or other.start != after or self.sentence.object_chunk(last):
                break
            second = self._measure(other) or next(iter(PHRASES.get(other.lemma, {}).values()), None)
            if second is None:
                break
            links.append(link)
            told.add(second)
            chain.add(other.index)
            last = other
        return chain if len(chain) > 1 and len(told) > 1 else set()

    def _measure(self, verb: VerbGroup) -> str | None:
        return OBJECT_VERBS.get(verb.lemma) or SUBJECT_VERBS.get(verb.lemma)

    def _patients_of_pair(self, verb: VerbGroup, other: VerbGroup) -> list[Chunk]:
        if other.passive or verb.passive or other.lemma in SUBJECT_VERBS:
            subject = self.sentence.subject(verb)
            return self._with_joined(subject)
        return self.sentence.objects(other)
