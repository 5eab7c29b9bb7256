"""What a verb tells became of whom: (rule, measure, people), before it is asked whether it really did."""

from __future__ import annotations

from .chunks import Chunk
from .lexicon import lemma_of
from .outcomes import ATTACK_NOUNS, OBJECT_VERBS, PHRASES, STATES, SUBJECT_PHRASES, SUBJECT_VERBS
from .tolls import either
from .verbs import VerbGroup
from .victims import Victims
from .whose import FORCES

#: what people hand over when they give themselves up
_GIVEN_UP = frozenset("weapon arm gun themselves himself".split())
#: verbs by which fighters give up the fight
_RECONCILED = frozenset("hand join renounce reconcile".split())
_TOLD_OF_THE_DEAD = frozenset("confirm report declare".split())
_FATALLY = frozenset(("fatally", "mortally"))
_OF_WEAPONS = frozenset("shoot stab hit strike".split())
#: "held out", "held the line": nobody is held
_HELD_OUT = frozenset("out off up back firm".split())
#: what one may not survive
_DEADLY = ATTACK_NOUNS | frozenset(
    "ordeal crash wound injury battle night journey captivity fall operation surgery".split()
)
_HIS = frozenset(("his", "her", "its", "their"))
_HELD = frozenset("prisoner detainee inmate captive hostage captivity custody captor captors".split())
#: whom others carry off to be treated or buried
_CARRIED = frozenset("victim casualty body corpse".split())
_AWAY = frozenset(("away", "off"))
_GRAVE = frozenset("critical serious grave".split())  # condition
#: who carries off his own wounded and dead
_FELLOWS = frozenset("comrade colleague companion friend fellow relative resident ambulance rescuer medic".split())
_TREATED = frozenset("treat examine hospitalize hospitalise bandage".split())
_MAKING_OFF = frozenset("make run drive".split())
_LEAVING = frozenset("flee leave escape withdraw retreat".split())
_TAKEN = frozenset(("government", "international", "civilian"))  # whom rebels take
_TO_WHOM = 5  # tokens behind "turned"
_RESIDENTS = frozenset("family resident people person villager afghan".split())


class Outcomes:
    """The outcomes of the verbs of one sentence."""

    def __init__(self, victims: Victims) -> None:
        self.victims = victims
        self.sentence = victims.sentence
        self.context = victims.context

    def outcome(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """(rule, measure, whom) of a verb of outcome."""
        lemma = verb.lemma
        found = self._carried_off(verb) or self._completed(verb) or self._of_subject(verb)
        if found:
            return found
        if lemma == "rescue" and any(
            self.sentence.noun_of(chunk) == "survivor" for chunk in self.sentence.patients(verb)
        ):
            return None  # of a crash, not from a captor
        if OBJECT_VERBS.get(lemma) == "freed" and verb.index and self._is_treated(verb):
            return None  # from hospital
        if self._is_fatal(verb):
            return ("passive" if verb.passive else "active"), "killed", self._along(verb, self.sentence.patients(verb))
        if self._perished(verb):
            return "intransitive", "killed", self.with_joined(self.sentence.subject(verb))
        if lemma == "lose" and not verb.passive:
            return "lost_people", "killed", self._toll(verb)
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
            patients = [
                chunk for chunk in self.sentence.patients(verb) if chunk.head is not None or self._are_more(chunk)
            ]
            if verb.passive:
                return "passive", "captured", self._along(verb, patients)
            kinds = {"person", "count"} if self.victims.last else {"person"}
            held = [
                chunk for chunk in self.sentence.patients(verb) if self.context.who(self.sentence, chunk).kind in kinds
            ]
            return "active", "captured", held
        target = self.sentence.object_chunk(verb) if verb.form == "ed" and verb.start == 0 else None
        if target and self.sentence.opens_clause(target):
            return None  # "Wounded soldiers are treated there"
        if lemma == "bury" and not any(chunk.count for chunk in self.sentence.patients(verb)):
            return None  # those of whom was told before
        if lemma in OBJECT_VERBS:
            hurt = (
                self.sentence.chunk_at(verb.start - 1) if not verb.aux and self.sentence.tag(verb.end) == "B" else None
            )
            if hurt and hurt.count and hurt.head is None:  # "two bodies and nine injured were brought in"
                return "passive", OBJECT_VERBS[lemma], [hurt]
            patients = self._along(verb, self.sentence.patients(verb))
            return ("passive" if verb.passive else "active"), OBJECT_VERBS[lemma], patients
        if lemma in SUBJECT_VERBS:
            return self._intransitive(verb, SUBJECT_VERBS[lemma])
        over = lemma == "go" and (self.sentence.low(verb.end), self.sentence.low(verb.end + 1)) == ("over", "to")
        if over or (lemma == "join" and (verb.form == "ed" or verb.aux.startswith("H"))):
            return self._changed_sides(verb)
        return None

    def _carried_off(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """ "made off with eight policemen", "fled with nine hostages"."""
        s, off = self.sentence, self.sentence.low(verb.end) == "off"
        if verb.lemma not in (_MAKING_OFF if off else _LEAVING) or s.low(verb.end + off) != "with":
            return None
        whom = s.chunk_at(verb.end + off + 1)
        if whom is None or not whom.count:
            return None
        held = s.noun_of(whom) in _HELD or any(
            OBJECT_VERBS.get(lemma_of(s.low(k))) == "captured" for k in range(whom.start, whom.end)
        )
        person = self.context.who(s, whom)
        taken = off and person.kind == "person" and not self.context.opposes(person.party, "government")
        return ("active", "captured", [whom, *s.conjuncts(whom)]) if held or taken else None

    def _are_more(self, chunk: Chunk) -> bool:
        """ "Fifty men were taken. However, 18 are still being held": a number of people told of before."""
        told = [item for _, item in self.context.told[-1:]] + [item for item in (self.victims.last,) if item]
        return chunk.count is not None and any(item.measure in {"captured", "freed"} for item in told)

    def _is_treated(self, verb: VerbGroup) -> bool:
        """ "were treated and released", "treated at a clinic and later released"."""
        before = self.sentence.verbs[verb.index - 1]
        return before.lemma in _TREATED and any(
            self.sentence.low(k) == "and" for k in range(max(before.end, verb.start - 2), verb.start)
        )

    def _is_fatal(self, verb: VerbGroup) -> bool:
        """ "fatally wounded", "was mortally hit"."""
        harms = OBJECT_VERBS.get(verb.lemma) == "wounded" or verb.lemma in _OF_WEAPONS
        near = range(max(0, verb.start - 1), verb.end + 1) if harms else ()
        return any(self.sentence.low(k) in _FATALLY for k in near)

    def _perished(self, verb: VerbGroup) -> bool:
        """ "two of them did not survive", "the governor survived but his driver did not"."""
        before = self.sentence.verbs[verb.index - 1] if verb.index else None
        elided = verb.lemma == "have" and self.sentence.tag(verb.main) == "K" and before is not None
        lived = before if elided else verb
        if lived is None or lived.lemma != "survive" or not verb.negated or (elided and lived.negated):
            return False
        target = self.sentence.object_chunk(lived)
        return target is None or not _DEADLY.isdisjoint(
            t.singular for t in self.sentence.tokens[target.start : target.end]
        )

    def _holds_out(self, verb: VerbGroup) -> bool:
        """ "held out for hours", "held on to the village": of these nobody is a captive."""
        low, after = self.sentence.low(verb.end), self.sentence.low(verb.end + 1)
        return low in _HELD_OUT or (low, after) in {("on", "to"), ("little", "else"), ("nothing", "else")}

    def _toll(self, verb: VerbGroup) -> list[Chunk]:
        """ "lost two", "lost another soldier"; "the patrol lost a man": not "the mother lost a son"."""
        s, subject = self.sentence, self.sentence.subject(verb)
        unit = subject is not None and self.context.who(s, subject).kind in {"collective", "thing"}
        singles = {"another", "a", "one"} if unit else {"another"}
        return [
            chunk
            for chunk in s.objects(verb)
            if chunk.count or (s.low(chunk.start) in singles and self.context.who(s, chunk).kind == "person")
        ]

    def _changed_sides(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """ "12 policemen joined the Taliban", "went over to the Taliban": a number of them, and the enemy."""
        s = self.sentence
        subject = s.subject(verb)
        joined = s.object_chunk(verb) if verb.lemma == "join" else s.chunk_at(verb.end + 2)
        if joined and s.low(joined.end) == "in" and s.tag(joined.end + 1) == "G":
            return None  # "joined the insurgents in attacking a post"
        side = self.context.who(s, subject).party if subject and subject.count else None
        enemy = self.context.opposes(side, self.context.who(s, joined).party or "") if joined and side else False
        return ("intransitive", "surrendered", self._along(verb, self.with_joined(subject))) if enemy else None

    def _takes_people(self, verb: VerbGroup) -> bool:
        """ "12 men were taken by insurgents", "took three policemen with them", "the Taliban took 30 soldiers", "police
        caught him and his driver"."""
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
        if (s.low(people[-1].end), s.low(people[-1].end + 1)) == ("with", "them"):
            return True
        by_rebels = self.context.opposes(self.context.side(s, s.subject(verb)), "government")
        counted = people[0].count is not None and not self._is_carried(people[0])
        return by_rebels and counted and self.context.who(s, people[0]).party in _TAKEN

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
        if not found or (verb.lemma in _TOLD_OF_THE_DEAD and not verb.passive):
            return None  # "the ministry confirmed 14 dead": told as a state
        measure, at = found
        if lemma_of(self.sentence.low(at + 1)) in _CARRIED:
            return None  # "left behind the dead bodies of seven": told by the bodies
        measure = either(self.sentence, at, measure)
        if not measure:
            return None
        patients = self.sentence.patients(verb)
        if len(patients) == 1 and patients[0].start == at:
            whom = self._taken_so(verb)
            patients = [whom] if whom else patients
        if not verb.passive and not patients:
            after = self.sentence.chunk_at(at + 1)
            patients = [after] if after and after.start == at + 1 else []
        if measure == "captured" and self.sentence.low(at) in _AWAY and self._are_carried(verb, patients):
            return None
        return "phrase", measure, self._along(verb, patients)

    def _taken_so(self, verb: VerbGroup) -> Chunk | None:
        """Who is meant where the captive is the verb's own word: "nine others made captive", "the 14 men they took
        hostage"."""
        s = self.sentence
        subject = s.subject(verb) if verb.form == "finite" else None
        taker = subject is not None and subject.end == verb.start and s.tag(subject.start) == "O"
        beside = s.chunk_at((subject.start if subject and taker else verb.start) - 1)
        if beside and beside.whole and beside.whole.count:
            beside = beside.whole  # 11 of the 14
        return beside if beside and beside.count and (taker or verb.form == "ed") else None

    def _are_carried(self, verb: VerbGroup, patients: list[Chunk]) -> bool:
        """ "dragged away the wounded", "another dozen were dragged off by their comrades": no captives."""
        agent = self.sentence.agent(verb)
        carriers = self.sentence.tokens[agent.start : agent.end] if agent else ()
        return any(token.singular in _FELLOWS for token in carriers) or any(self._is_carried(one) for one in patients)

    def _is_carried(self, chunk: Chunk) -> bool:
        """ "took the wounded away", "took away the bodies": no captives."""
        hurt = any(self.sentence.low(k) in STATES for k in range(chunk.start, chunk.end))
        return bool(chunk.outer) or hurt or self.sentence.noun_of(chunk) in _CARRIED

    def _of_subject(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """ "12 men laid down their arms", "12 are missing"."""
        found = self._phrase(verb, SUBJECT_PHRASES.get(verb.lemma, {}), 5)
        if not found:
            return None
        measure, at = found
        if self.sentence.low(at) == "condition" and self.sentence.low(at - 1) not in _GRAVE:
            return None
        own = self.sentence.low(at - 1) in {"their", "his", "its"}  # weapons
        own = own or self.sentence.low(at) in _GIVEN_UP
        if verb.lemma in _RECONCILED and not self._may_give_up(self.sentence.subject(verb), own):
            return None
        if self.sentence.low(at) == "himself" and self._answers_for_a_crime(verb):
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
        if among or (verb.lemma == "be" and self._exists(verb)):
            return None  # told by the rules for parts and for states: "there were 40 dead"
        if measure == "fled":
            return self._fled(verb)
        return "subject_phrase", measure, self._along(verb, self.with_joined(self.sentence.subject(verb)))

    def _answers_for_a_crime(self, verb: VerbGroup) -> bool:
        """ "the gunman, a sergeant, turned himself in": no fighter of the opposition, nor to its men."""
        s = self.sentence
        subject = s.subject(verb)
        beside = s.chunk_at(subject.end + 1) if subject and s.tag(subject.end) == "," else None
        to = next((k for k in range(verb.end, verb.end + _TO_WHOM) if s.low(k) == "to"), None)
        taker = s.chunk_at(to + 1) if to is not None else None
        who = [self.context.who(s, chunk).party for chunk in (subject, beside) if chunk]
        parties = self.context.conflict.parties
        ours = any(party in parties and parties[party].side != "opposition" for party in who if party)
        taken = self.context.who(s, taker).party if taker else None
        return ours and not (taken in parties and parties[taken or ""].side == "opposition")

    def _exists(self, verb: VerbGroup) -> bool:
        """ "there were", and not "the men posted there were"."""
        return self.sentence.low(verb.start - 1) == "there" and self.sentence.verb_at(verb.start - 2) is None

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
        key = self.sentence.noun_of(subject) if subject else ""
        thing = target and target.head is not None and not self.sentence.is_time(target)
        if measure == "surrendered" and target and thing and self.sentence.noun_of(target) not in _GIVEN_UP:
            return None  # surrendered a base: ground
        freed = key in _HELD or any(self.sentence.low(k) in _HELD for k in range(verb.end, verb.end + 5))
        if verb.lemma == "escape" and not freed:
            return None
        if verb.form == "ing" and self.sentence.low(verb.start - 1) == "before" and self._has_killed(verb):
            return None  # "killing six before fleeing": the attacker's way off
        if verb.lemma == "flee" and subject:
            measure = self._flight(subject)
        return "intransitive", measure, self._along(verb, self.with_joined(subject))

    def _has_killed(self, verb: VerbGroup) -> bool:
        """Whether somebody does harm to others in the words before a verb."""
        before = (v for v in self.sentence.verbs[: verb.index] if not v.passive)
        return any(OBJECT_VERBS.get(v.lemma) in {"killed", "wounded"} or v.lemma in _OF_WEAPONS for v in before)

    def _flight(self, subject: Chunk) -> str:
        """Who flees: residents are displaced by it."""
        civilian = self.context.who(self.sentence, subject).party == "civilian"
        return "displaced" if civilian or self.sentence.noun_of(subject) in _RESIDENTS else "fled"

    def _fled(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """ "100 soldiers crossed the border": the country's own, and not on their way back."""
        s = self.sentence
        subject = s.subject(verb)
        party = self.context.who(s, subject).party if subject else None
        ours = s.low(subject.start) == "our" or s.low(subject.end - 1) == "our" if subject else False
        back = any(s.low(k) in {"back", "from"} for k in range(verb.end, verb.end + 5))
        if subject is None or back or not (party in {"government", "civilian"} or ours):
            return None
        return "subject_phrase", self._flight(subject), self.with_joined(subject)

    def with_joined(self, subject: Chunk | None) -> list[Chunk]:
        return [*self.sentence.joined_before(subject), subject] if subject else []

    def _phrase(self, verb: VerbGroup, phrases: dict[str, str], reach: int = 3) -> tuple[str, int] | None:
        """The completing word of a phrasal verb, right after it or after its object: (measure, its token)."""
        if not phrases:
            return None
        i = verb.end
        target = self.sentence.object_chunk(verb)
        objects = self.sentence.objects(verb) if target else []
        last = objects[-1] if objects else None
        limit = (last.end if last else verb.end) + reach
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
            listed = last is not None and i < last.start  # "left A, B and C dead"
            if stops or (self.sentence.tag(i) == "," and i > verb.end and not listed):
                return None
            i += 1
        return None

    def _along(self, verb: VerbGroup, patients: list[Chunk]) -> list[Chunk]:
        """Adds "along with two others", "together with his bodyguards", "in addition to"."""
        if not patients:
            return patients
        begin = max(verb.end, patients[-1].end)
        inserted = self._joined_in(verb, patients, range(patients[-1].end, verb.start))
        beside = self._joined_in(verb, patients, range(begin, begin + 16))
        return inserted or beside or [*patients, *self._at_the_end(verb)]

    def _at_the_end(self, verb: VerbGroup) -> list[Chunk]:
        """ "A was killed when his convoy hit a mine, along with six guards": who ends a sentence of one outcome."""
        s = self.sentence
        last = s.chunks[-1]
        pair = (s.low(last.start - 2), last.prep)
        ends = s.tag(last.end) == "." and s.tag(last.start - 3) == "," and last.start > verb.end
        if not ends or not last.count or pair not in {("along", "with"), ("together", "with")}:
            return []
        return [] if any(self.measure(other) for other in s.verbs if other is not verb) else [last]

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
            befell = verb.passive or verb.lemma in SUBJECT_VERBS
            if low == "alongside" and k == verb.end and befell and (beside := self.sentence.chunk_at(k + 1)):
                return [*patients, beside, *self.sentence.conjuncts(beside)]
            befell = SUBJECT_VERBS.get(verb.lemma) in {"surrendered", "killed"}
            others = self.sentence.chunk_at(k + 1) if low == "with" and (verb.passive or befell) else None
            his = others is not None and self._is_his(others)
            apart = others is not None and self.has_own_state(others, verb)  # with six others wounded
            one = his and others is not None and not others.plural
            if others and not apart and (one or (others.count and (others.count.more or his))):
                return [*patients, others]  # was arrested with two others, with his four guards, with his driver
            if self.sentence.tag(k) in ".:SW" or (
                self.sentence.verb_at(k) and k >= begin and self.sentence.tag(k) != "G"
            ):
                break
        return []

    def _is_his(self, chunk: Chunk) -> bool:
        """ "his four guards", "30 of his men", "all of its 200 men"."""
        first = chunk.whole or chunk
        return any(self.sentence.low(k) in _HIS for k in range(first.start, first.end))

    def measure(self, verb: VerbGroup) -> str | None:
        return OBJECT_VERBS.get(verb.lemma) or SUBJECT_VERBS.get(verb.lemma)

    def has_own_state(self, chunk: Chunk, verb: VerbGroup) -> bool:
        """ "80 dead, 231 hurt": the first are not the hurt."""
        told = chunk.end != verb.start and self.sentence.low(chunk.end) in STATES
        return told or self.sentence.low(chunk.end - 1) in STATES
