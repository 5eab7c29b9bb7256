"""Whose people they are where no word of their own says it: what stands around, who acts, who reports."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from .chunks import Chunk
from .doers import FORCES, POLICING
from .outcomes import ATTACK_VERBS, NOUNS
from .people import Person, names_in
from .reference import Mention, speaks
from .verbs import VerbGroup
from .voices import publisher_voice
from .whose import BURIED, LOSS_WORDS, Whose
from .word_classes import ATTACKERS, OURS, TENDING

_HARM = frozenset(("killed", "wounded"))
_THEIRS = frozenset(("its", "their"))
_OWNED = frozenset("his their its our".split())
_OTHERS = frozenset(("other", "others"))
_BESIDE = frozenset("outside near beside behind opposite around".split())
_COUNT = frozenset("raise revise put increase update lower".split())
#: soldiers of whatever army
_ARMED_MEN = frozenset("troop serviceman servicewoman airman combatant".split())
#: titles of an army's or a police force's men
_TITLES = frozenset(
    "gen. col. maj. capt. lt. sgt. cpl. brig. pvt. pte. general colonel major captain lieutenant sergeant".split()
)
_ANYBODY = frozenset("person people casualty man".split())
#: those who treat the wounded and hold the dead, and where
_MEDICS = frozenset(
    "hospital hospitals clinic doctor doctors surgeon surgeons medic medics nurse health medical emergency".split()
)
#: the report goes on to another place
_TURNS = re.compile(
    r"\W*(?:(?:[Aa]nd|[Bb]ut|[Mm]eanwhile),? )?(?:In|At|Near) (?:[\w-]+ ){0,4}?[A-Z]"
    r"(?:[^,]{2,60},|[\w’'-]+(?: [A-Z][\w’'-]+)?(?: (?:province|district|city))?"
    r" (?=(?:an?|one|another|two|three|four|five|six|seven|eight|nine|ten|\d+|gunmen|insurgents|militants|rebels|police"
    r"|troops|soldiers)\b))"
)
_TREATED = frozenset(("killed", "wounded"))
_THINKING = frozenset("fear believe think estimate expect suspect hope worry".split())
_HURT = frozenset("dead wounded injured hurt".split())
_UNITS = frozenset("army corps division brigade regiment battalion company platoon garrison unit".split())
_TOLD_BACK = 200  # statements
_BRACKET = 6  # tokens
_SOON = 2  # sentences
_GIVEN_UP = frozenset("surrendered captured fled".split())

Side = tuple[str | None, str | None]  # party, group


#: what counts the dead, and seldom has any
_OFFICES = frozenset("ministry department directorate hospital official spokesman".split())


class Asked(NamedTuple):
    """People of whom a verb tells, and whose side is asked.

    `elided`: no noun of their own ("and 17 wounded", "the others"); `one`: "he"; `by_role`: by a noun for men of any
    side ("a gunman", a name), which a side uses of its enemy. `publisher`: the side that reports.
    """

    chunk: Chunk
    person: Person
    measure: str
    agent: str | None
    verb: VerbGroup | None
    publisher: str | None
    elided: bool
    one: bool
    by_role: bool


class Inference(Whose):
    """Sides that no word says."""

    def infer(self, chunk: Chunk, person: Person, measure: str, agent: str | None, verb: VerbGroup | None) -> Side:
        """Whose people they are when the words do not say: what precedes, what was hit, whose enemy they are."""
        publisher = publisher_voice(self.context.conflict, self.context.article.get("publisher"))
        elided = person.kind in {"count", "pronoun"} or person.key in {"other", "one", "others"}
        named = person.kind == "name" and not self._is_ranked_name(chunk, person)
        by_role = person.key in self.context.people.enemy_by_role or named
        one = person.kind == "pronoun" and not chunk.plural
        asked = Asked(chunk, person, measure, agent, verb, publisher, elided, one, by_role)
        return (
            self._with_others(asked)
            or self._as_treated(asked)
            or self._told_beside(asked)
            or self._by_their_noun(asked)
            or self._told_before(asked)
            or self._near_by(asked)
            or self._by_who_acts(asked)
            or (None, None)
        )

    def _is_ranked_name(self, chunk: Chunk, person: Person) -> bool:
        return person.kind == "name" and self.sentence.low(chunk.start) in _TITLES

    def _told_beside(self, asked: Asked) -> Side | None:
        """From the statement they are told with, or from what stands right before them."""
        s, chunk, last, agent = self.sentence, asked.chunk, self.last, asked.agent
        beside = last is not None and asked.verb is not None and last.anchor == asked.verb.main
        beaten = last is not None and self.context.opposes(last.party, "government")
        beaten = beaten and (asked.measure == "captured" or bool({agent, asked.publisher} & FORCES))
        if beside and not beaten and s.low(chunk.end - 1) in _OTHERS and s.low(chunk.end) != "in":
            return "unknown", None  # "killed a soldier and 11 others": who they are is not said
        if agent and self._turned_on_own(chunk, asked.verb, elided=asked.elided):
            return self._of_the_attacker(asked) or (self._fellows(chunk) or agent, None)
        if asked.person.key == "troop" and asked.measure in {*_GIVEN_UP, "freed"}:
            captor = agent or (self._gives_up_to(asked.verb) if asked.verb else None)
            if self.context.opposes(captor, "government"):
                return "government", None  # "troops were abducted by the rebels"
        if theirs := self._of_those_shared_out(chunk) or self._under_a_heading(asked):
            return theirs
        if parted := self._parted_from(chunk):
            return parted, None
        if not asked.elided:
            return None
        if beset := self._beset(asked):
            return beset
        before = s.verb_at(chunk.start - 1)
        taken = before is not None and before.lemma == "take"  # "took ten hostage"
        suffered = None if taken else self._sufferer(chunk)  # "... while suffering two dead"
        if owned := suffered or self._losses_owned(chunk):
            return owned, None
        joined = s.chunk_at(chunk.start - 2) if last is None and s.tag(chunk.start - 1) == "C" else None
        if joined and joined.count and s.noun_of(joined) in NOUNS and (theirs := self.modifier_party(joined))[0]:
            return theirs  # "978 civilian deaths and 1,989 injured"
        if last is None or not last.party or (asked.verb is None and last.anchor >= chunk.end):
            return None
        if (begin := self._own_clause(asked)) and (hit := self._named_near(asked, begin)):
            return hit
        if (s.low(chunk.start - 2), s.low(chunk.start - 1)) == ("in", "which") and not beaten and last.party != agent:
            return "unknown", None  # "six attackers died in an attack in which 18 were wounded"
        count = (chunk.count.low if chunk.count else None) or 0
        if last.subject_key in ATTACKERS and last.high is not None and count > last.high:
            return "unknown", None  # "one of the gunmen was killed and 12 were hurt"
        if self.mixed and not asked.one and asked.measure in _HARM:
            return "unknown", None  # "four soldiers and two villagers died and 20 were wounded"
        several = asked.one and (last.low or 0) > 1  # "killed two soldiers before he was shot"
        return None if several else (last.party, last.group)

    def _as_treated(self, asked: Asked) -> Side | None:
        """ "The governor lost three men. A doctor said nine were hurt": who treats them counts all, of any side."""
        s, chunk = self.sentence, asked.chunk
        bare = asked.elided or s.low(chunk.end - 1) in _HURT  # "had received eight dead"
        if not bare or not chunk.count or chunk.count.more or asked.measure not in _TREATED:
            return None
        speech, last = self.context.speech_at(s, chunk.start), self.last
        if speech is None:
            return None
        beside = (one for one in s.chunks[: chunk.index] if one.count and one.start >= speech.start)
        said_here = last is not None and last.party != "unknown" and speech.start <= last.anchor < speech.end
        said_here = said_here or any(self.context.own_words(s, one).party for one in beside)
        words = {word.lower() for word in speech.speaker.split()}
        words |= {*s.lows[: chunk.start]} if speech.voice == "independent" else set()  # "X, head of the hospital, said"
        if said_here or _MEDICS.isdisjoint(words):
            return None
        before = (last.party, last.group) if last else self._last_statement()
        return None if before is None or before[0] == "civilian" else ("unknown", None)

    def _beset(self, asked: Asked) -> Side | None:
        """ "commandos pushed the insurgents back, killing dozens": of the enemy that the main verb is about."""
        main = self.sentence.main_before(asked.verb) if asked.verb and asked.verb.form == "ing" else None
        target = self.sentence.object_chunk(main) if main and not main.passive else None
        person = self.context.who(self.sentence, target) if target and not target.prep else None
        if person is None or not self.context.opposes(person.party, asked.agent):
            return None
        return person.party, person.group

    def _with_others(self, asked: Asked) -> Side | None:
        """ "Cpl. Paul Green was killed and three other Canadians were hurt": one of those who have "others"."""
        s, chunk = self.sentence, asked.chunk
        if asked.elided:
            return None
        for further in s.chunks[chunk.index + 1 :]:
            if further.count and any(s.low(k) == "other" for k in range(further.start, further.end)):
                told = self.context.own_words(s, further)
                return (told.party, told.group) if told.named and told.party else None
        return None

    def _of_the_attacker(self, asked: Asked) -> Side | None:
        """Whose men "the attacker" shot who "opened fire on his comrades": of those told of before him."""
        attacker = self.sentence.agent(asked.verb) if asked.verb else None
        if attacker is None or self.context.own_words(self.sentence, attacker).named:
            return None
        by_role = self.context.people.heads.get(self.sentence.noun_of(attacker)) == "insurgent"
        return (self._last_statement() or ("government", None)) if by_role else None

    def _under_a_heading(self, asked: Asked) -> Side | None:
        """ "Government losses: 20 killed", "407 civilian casualties (176 deaths and 231 injured)"."""
        s, chunk = self.sentence, asked.chunk
        heading = s.chunk_at(chunk.start - 2) if asked.elided and s.tag(chunk.start - 1) == ":" else None
        bare = asked.elided or self.sentence.noun_of(chunk) in LOSS_WORDS
        if bare and (opening := self._bracket_before(chunk)):
            heading = s.chunk_at(opening - 1)
        if heading is None or self.sentence.noun_of(heading) not in LOSS_WORDS:
            return None
        theirs = self.modifier_party(heading)
        return theirs if theirs[0] else None

    def _by_their_noun(self, asked: Asked) -> Side | None:
        """From what they are called, or from whose they are: "a gunman", "its commander", "his security forces"."""
        s, context, agent, key = self.sentence, self.context, asked.agent, asked.person.key
        # whom a side tells of as people is its enemy; whom a reporter does may be anybody
        anybody = key == "person" and (asked.publisher not in FORCES or self._among_gatherings())
        known = (self.last.party, self.last.group) if self.last and self.last.party != "unknown" else None
        beside = self.last is not None and asked.verb is not None and self.last.anchor == asked.verb.main
        if beside and known and s.low(asked.chunk.start) in {"his", "her"}:
            return known  # "the governor was arrested with his deputy"
        if agent in FORCES and not asked.elided and asked.by_role and not anybody and asked.measure != "freed":
            return self._enemy(agent), None
        if key in context.people.relations and (side := self._owner(asked.chunk)):
            return side, None  # "the bomber's accomplice"
        if key in context.people.relations and known:
            return known
        owner = asked.chunk.whole or asked.chunk
        if asked.measure == "surrendered" and asked.verb and not asked.verb.passive and owner.prep == "with":
            subject = s.subject(asked.verb)  # "the battalion surrendered with its 200 men"
            unit = subject is not None and s.noun_of(subject) in _UNITS
            return (context.side(s, subject) or ("government" if unit else None)), None
        mine = not OURS.isdisjoint(s.lows[owner.start : owner.end])  # "20 of my men are hurt"
        speech = context.speech_at(s, asked.chunk.start) if mine or s.low(owner.start + 1) == "own" else None
        if speech and speech.voice in context.conflict.parties:
            return speech.voice, None  # "he said eight of his own men were dead"
        low = s.low(owner.start)
        if low in _THEIRS and agent and self._hit_before(owner):
            return (self._enemy(agent) if agent in FORCES else "government"), None
        if low not in _OWNED:
            return None
        named = [n for n in names_in(context.people, s, 0, owner.start) if n.party != context.people.adjective]
        if low == "its" and named and named[-1].party != agent:
            return named[-1].party, named[-1].group or None  # "the NATO-led mission said two of its members"
        if known:
            return known  # "killed the commander and his bodyguard"
        taker = asked.measure == "captured" and bool({agent, asked.publisher} & FORCES)
        for where in context.mentions_before(s, asked.chunk.start, reach=2):
            other = context.who(*where)
            if other.party in {agent, self._attacker(asked.verb, asked.chunk.end, None)} or (
                taker and other.party in FORCES
            ):
                continue  # "the Taliban killed an elder and nine of his relatives"
            if other.party not in {None, "unknown", "civilian"} and other.kind in {"person", "collective"}:
                return other.party, other.group  # "his security forces: 500 of their members"
        return None

    def _told_before(self, asked: Asked) -> Side | None:
        """From the statement before, or from the only force that is named around."""
        person = asked.person
        further = asked.elided and asked.chunk.count is not None and asked.chunk.count.more
        if further and self._outnumbers_attackers(asked):
            return "unknown", None
        before = self._last_statement() if further and asked.agent else None
        if before and self.context.camp(before[0]) != self.context.camp(asked.agent):
            return before  # "another strike killed four more"
        if person.kind == "pronoun" and (before := self._last_statement()):
            return before
        armed = self._is_ranked_name(asked.chunk, person) or person.key in _ARMED_MEN
        if armed and (side := self._only_force()):
            return side
        if person.key == self.context.people.adjective and asked.measure in _GIVEN_UP:
            before = self._last_statement() or self._counted_before(asked.chunk)
            if before and before[0]:
                return before  # "a hundred soldiers left; about 50 Afghans surrendered"
        return None

    def _outnumbers_attackers(self, asked: Asked) -> bool:
        """ "All nine attackers died. More than 100 others were hurt": more than attackers are others than they."""
        told = self.context.told[-1:]
        if not told or told[0][1].subject_key not in ATTACKERS or self.sentence.index - told[0][0] > _SOON:
            return False
        most, count = told[0][1].high, asked.chunk.count
        return most is not None and count is not None and (count.low or 0) > most

    def _near_by(self, asked: Asked) -> Side | None:
        """From those the sentence names before them; else, without a noun, whoever acts or was told of before."""
        if asked.elided or asked.person.key in _ANYBODY:
            begin = self._own_clause(asked)
            if other := (begin and self._named_near(asked, begin)) or self._named_near(asked):
                return other
        if not asked.elided:
            return None
        if asked.agent and asked.agent in FORCES:
            if asked.measure in _HARM and asked.publisher not in FORCES and self._among_gatherings():
                return None  # "police fired at a protest, killing nine"
            return self._enemy(asked.agent), None
        more = asked.chunk.count is not None and asked.chunk.count.more
        if asked.chunk.count and not more and asked.measure in _HARM and self._turns():
            return None  # "Four soldiers died in A. In B, a bomb killed ten"
        before = self._last_statement() or self._counted_before(asked.chunk)
        return before if before and before[0] is not None else None

    def _turns(self) -> bool:
        """ "In Kunduz, ...": whether the sentence opens with a place."""
        opening = _TURNS.match(self.sentence.text)
        end = self.sentence.start + opening.end() if opening else 0
        return any(place.end <= end for place in self.context.places_in(self.sentence))

    def _own_clause(self, asked: Asked) -> int:
        """Where the clause begins that tells what killed them, where another stands before it: "... shot nine teachers,
        and a bomber struck a bus full of soldiers, killing six"; else 0."""
        main = self.sentence.main_before(asked.verb) if asked.verb and asked.verb.form == "ing" else None
        if main is None or main.passive or not main.index:
            return 0
        subject = self.sentence.subject(main)
        begin = subject.start if subject else main.start
        told = self.sentence.verbs[main.index - 1].start
        return begin if told < begin else 0

    def _named_near(self, asked: Asked, begin: int = 0) -> Side | None:
        """The side of those named before them in the sentence, from token `begin` on."""
        s, context, chunk, verb = self.sentence, self.context, asked.chunk, asked.verb
        if chunk.prep == "among":
            return None  # "four nurses were among 14 people killed"
        several = ((chunk.count.low if chunk.count else None) or 0) > 1
        near = [where for where in context.mentions_before(s, chunk.start, reach=0) if where[1].start >= begin]
        counted = [where for where in near if where[1].count]  # "four villagers came to the base; three died"
        if rest := self._of_the_rest(chunk, counted):
            return rest
        for where in (*counted, *near):
            other, named = context.who(*where), where[1]
            if asked.one and named.plural:
                continue
            known = named.count.high if named.count and s.noun_of(named) in ATTACKERS else None
            if several and known is not None and ((chunk.count and chunk.count.low) or 0) > known:
                continue  # "one of the bombers was shot; 12 died when the other blew up"
            one_man = context.people.heads.get(self.sentence.noun_of(named), "collective") != "collective"
            single = one_man and not (named.plural or named.count)
            if several and single and "and" not in {s.low(named.start - 1), s.low(named.end)}:
                continue  # "a bomber walked in as they prayed, killing 39"
            if other.kind not in {"person", "collective"} or other.party in {None, "unknown"} or speaks(*where):
                continue
            if s.noun_of(named) in _OFFICES and named.head is not None:
                continue  # "a ministry spoke of 46 bodies and 160 injured"
            if any(v.lemma in _THINKING | TENDING and s.subject(v) is named for v in s.verbs):
                continue  # "the governor feared that 2,000 were dead", "doctors received 29 wounded"
            if context.camp(other.party) == context.camp(asked.agent) or self._raises(named, chunk):
                continue
            if asked.measure in _GIVEN_UP and named.prep == "by":
                continue  # "the capture of soldiers by rebels: 50 surrendered"
            if asked.measure in _HARM and ((verb is None and named.prep == "by") or self._attacks(named, verb)):
                continue  # "the toll from an attack by gunmen"
            if other.kind == "collective" and named.prep in _BESIDE:
                continue  # "a bomb outside the ministry killed five"
            acts = asked.agent is None and verb is not None and not verb.passive and named is s.subject(verb)
            if not acts and (asked.elided or other.party == "civilian"):
                return other.party, other.group
        return None

    def _of_the_rest(self, chunk: Chunk, counted: list[Mention]) -> Side | None:
        """ "Two attackers came; one blew himself up, the other was shot": of the side of both, whatever they did."""
        s = self.sentence
        rest = s.low(chunk.start) == "the" and s.low(chunk.end - 1) in _OTHERS and chunk.count is None
        for where in counted if rest else ():
            person = self.context.who(*where)
            if where[1].head is not None and where[1].plural and person.kind == "person":
                return (person.party, person.group) if person.party else None
        return None

    def _by_who_acts(self, asked: Asked) -> Side | None:
        """From who reports his own deeds, who takes captives, and to whom men give themselves up."""
        agent, verb, publisher, measure = asked.agent, asked.verb, asked.publisher, asked.measure
        by_role = self._stands_for_role(asked.chunk) if asked.elided else asked.by_role
        own_deed = agent is None and by_role and measure in {*_HARM, "captured"} and publisher in FORCES
        if own_deed and publisher and not self._is_by_enemy(asked, publisher):
            return self._enemy(publisher), None
        if measure == "captured" and agent is None and (by_role or asked.elided):
            others = {None, "unknown", "civilian"} if by_role else {None, "unknown"}
            for _, told in islice(reversed(self.context.told), _TOLD_BACK):
                if told.measure == "captured" and told.party not in others:
                    return told.party, None
        suspect = by_role and agent is None and asked.person.kind == "person"
        if measure == "captured" and suspect and verb is not None and verb.lemma in POLICING:
            return "insurgent", None
        if measure == "captured" and agent and agent in FORCES:
            return self._enemy(agent), None
        if asked.person.key == "prisoner" and self.context.opposes(agent, "government") and measure == "captured":
            return "government", None  # "the rebels took 40 prisoners": others they take are hostages
        receiver = self._gives_up_to(verb) if measure == "surrendered" and verb else None
        return (self._enemy(receiver), None) if receiver and receiver in FORCES else None

    def _is_by_enemy(self, asked: Asked, publisher: str) -> bool:
        """ "killed when insurgents attacked a market", "hit by a mine": no deed of whoever reports it."""
        verb, s = asked.verb, self.sentence
        after = verb.end if verb else asked.chunk.end
        if any(s.low(k) in BURIED for k in range(after, after + 6)):
            return True
        return self.context.opposes(self._attacker(verb, verb.main if verb else asked.chunk.end, None), publisher)

    def _losses_owned(self, chunk: Chunk) -> str | None:
        """ "the ministry put its losses at 19 dead": of the side that speaks of its own."""
        s = self.sentence
        while s.tag(chunk.start - 1) == "C" and chunk.index and s.chunks[chunk.index - 1].count:
            chunk = s.chunks[chunk.index - 1]  # "losses at 19 dead and 40 wounded"
        before = s.chunks[chunk.index - 1] if chunk.index else None
        if before is None or before.end != chunk.start - 1 or self.sentence.noun_of(before) not in LOSS_WORDS:
            return None
        if s.low(before.start) not in _THEIRS:
            named = names_in(self.context.people, s, before.start, before.end)  # "the army's losses at 19 dead"
            return named[-1].party if named and named[-1].party != self.context.people.adjective else None
        speech = self.context.speech_at(s, chunk.start)
        return speech.voice if speech and speech.voice in self.context.conflict.parties else None

    def _hit_before(self, owner: Chunk) -> bool:
        """ "stormed a checkpoint, killing its commander": whether "its" is of what was attacked."""
        s = self.sentence
        hit = [c for verb in s.verbs if verb.end <= owner.start and verb.lemma in ATTACK_VERBS for c in s.objects(verb)]
        last = self.context.own_words(s, hit[-1]) if hit else None
        return last is not None and last.kind == "collective" and not last.named

    def _stands_for_role(self, chunk: Chunk) -> bool:
        """ "Two men ran. Both were caught": whether those meant are named by a noun for men of any side."""
        for where in self.context.mentions_before(self.sentence, chunk.start, reach=1):
            person = self.context.own_words(*where)
            if person.kind == "person" and where[1].plural:
                return person.party is None and person.key in self.context.people.enemy_by_role
        return False

    def _bracket_before(self, chunk: Chunk) -> int | None:
        """The bracket that opens before a number, a few tokens back."""
        near = range(chunk.start - 1, max(0, chunk.start - _BRACKET), -1)
        return next((k for k in near if self.sentence.tag(k) == "("), None)

    def _among_gatherings(self) -> bool:
        """Whether the sentence names a place where people gather who do not fight."""
        return any(t.singular in self.context.people.gatherings for t in self.sentence.tokens)

    def _only_force(self) -> tuple[str | None, str | None] | None:
        """Whose "the troops" are where this sentence, or else the next one, names the people of one force only."""
        s, context = self.sentence, self.context
        for number in range(s.index, min(s.index + 2, len(context.spans))):
            sentence = context.sentence(number)
            told = (context.own_words(sentence, chunk) for chunk in sentence.chunks if not speaks(sentence, chunk))
            forces = {person.party for person in told if person.kind in {"person", "collective"}} & FORCES
            if forces:
                return (forces.pop(), None) if len(forces) == 1 else None
        return None

    def _attacks(self, other: Chunk, verb: VerbGroup | None) -> bool:
        """ "the patrol fired on them; one was killed": who did it."""
        before = [v for v in self.sentence.verbs if v.lemma in ATTACK_VERBS and not v.passive and v is not verb]
        return any(self.sentence.subject(v) is other for v in before)

    def _raises(self, other: Chunk, chunk: Chunk) -> bool:
        """ "officials raised the toll to 90": who counts them, not whose they are."""
        before = [
            verb for verb in self.sentence.verbs if verb.lemma in _COUNT and other.end <= verb.start < chunk.start
        ]
        return bool(before) and other is self.sentence.subject(before[-1])
