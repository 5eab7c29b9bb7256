"""Whose people a phrase means where its own words do not say."""

from __future__ import annotations

from itertools import islice, takewhile

from .candidates import Candidate
from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .doers import FORCES, POLICING, Doers, moves_on
from .outcomes import ATTACK_VERBS
from .people import Person, names_in
from .reference import speaks
from .verbs import VerbGroup
from .voices import publisher_voice
from .word_classes import SAYING

_HARM = frozenset(("killed", "wounded"))
_SUSPECTED = frozenset("suspected accused wanted".split())
_HIS = frozenset("his her their".split())
_COMRADES = frozenset("colleague comrade".split())
_COUNT = frozenset("raise revise put increase update lower".split())
#: soldiers of whatever army
_ARMED_MEN = frozenset("troop serviceman servicewoman airman combatant".split())
#: titles of an army's or a police force's men
_TITLES = frozenset(
    "gen. col. maj. capt. lt. sgt. cpl. brig. pvt. pte. general colonel major captain lieutenant sergeant".split()
)
_TOLD_BACK = 200  # statements
_BRACKET = 6  # tokens
_THEIRS = frozenset(("its", "their"))
_LOSS_WORDS = frozenset("loss casualty death toll".split())
_GIVEN_UP = frozenset("surrendered captured fled".split())
#: what is laid for soldiers, seldom by them
_BURIED = frozenset("bomb bombs mine mines ied ieds".split())
#: what soldiers are hit in
_ON_THE_ROAD = frozenset("patrol convoy vehicle unit column base camp outpost post carrier truck jeep".split())
_MEETING = frozenset("hit strike run drive trigger".split())


class Whose(Doers):
    """Sides in one sentence. `last` is its last statement, from which elided heads ("and 17 wounded") take theirs."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        super().__init__(sentence, context)
        self.last: Candidate | None = None

    def _sufferer(self, chunk: Chunk) -> str | None:
        """ "the coalition has suffered 35 combat deaths"."""
        before = self.sentence.chunk_at(chunk.start - 2) if self.sentence.tag(chunk.start - 1) == "C" else None
        verb = self.sentence.verb_at((before or chunk).start - 1)
        if verb is None or verb.lemma not in {"suffer", "sustain", "take", "receive"}:
            return None
        subject = self.sentence.subject(verb)
        if subject is None and verb.form == "ing" and verb.index:
            subject = self.sentence.subject(self.sentence.verbs[verb.index - 1])
        return self.context.side(self.sentence, subject)

    def _infer(
        self, chunk: Chunk, person: Person, measure: str, agent: str | None, verb: VerbGroup | None
    ) -> tuple[str | None, str | None]:
        """Whose people they are when the words do not say: what precedes, what was hit, whose enemy they are."""
        s, context = self.sentence, self.context
        elided = person.kind in {"count", "pronoun"} or person.key in {"other", "one", "others"}
        beside = self.last is not None and verb is not None and self.last.anchor == verb.main
        publisher = publisher_voice(context.conflict, context.article.get("publisher"))
        beaten = self.last is not None and context.opposes(self.last.party, "government")
        beaten = beaten and (measure == "captured" or agent in FORCES or publisher in FORCES)
        if beside and not beaten and s.low(chunk.end - 1) in {"other", "others"} and s.low(chunk.end) != "in":
            return "unknown", None  # "killed a soldier and 11 others": who they are is not said
        if agent and self._turned_on_own(chunk, verb, elided=elided):
            return agent, None
        if person.key == "troop" and measure in _GIVEN_UP | {"captured", "freed"}:
            captor = agent or (self._gives_up_to(verb) if verb else None)
            if context.opposes(captor, "government"):
                return "government", None  # "troops were abducted by the rebels"
        titled = s.chunk_at(chunk.start - 2) if elided and s.tag(chunk.start - 1) == ":" else None
        bare = elided or self.key(chunk) in _LOSS_WORDS
        if bare and (opening := self._bracket_before(chunk)):
            titled = s.chunk_at(opening - 1)  # "407 civilian casualties (176 deaths and 231 injured)"
        if titled and self.key(titled) in _LOSS_WORDS and (theirs := self.modifier_party(titled))[0]:
            return theirs  # "Government losses: 20 killed"
        verb_before = s.verb_at(chunk.start - 1)
        taken = verb_before is not None and verb_before.lemma == "take"  # "took ten hostage"
        if elided and not taken and (suffered := self._sufferer(chunk)):
            return suffered, None  # "... while suffering two dead"
        if elided and (owned := self._losses_owned(chunk)):
            return owned, None
        one = person.kind == "pronoun" and not chunk.plural  # "killed two soldiers before he was shot"
        told = self.last if verb is not None or (self.last and self.last.anchor < chunk.end) else None
        if elided and told and told.party and not (one and (told.low or 0) > 1):
            return told.party, told.group
        ranked = person.kind == "name" and s.low(chunk.start) in _TITLES
        by_role = person.key in context.people.enemy_by_role or (person.kind == "name" and not ranked)
        # whom a side tells of as people is its enemy; whom a reporter does may be anybody
        anybody = person.key == "person" and (publisher not in FORCES or self._among_gatherings())
        if agent in FORCES and not elided and by_role and not anybody and measure != "freed":
            return self._enemy(agent), None
        if person.key in context.people.relations and self.last and self.last.party != "unknown":
            return self.last.party, self.last.group
        owner = chunk.whole or chunk
        speech = context.speech_at(s, chunk.start) if s.low(owner.start + 1) == "own" else None
        if speech and speech.voice in context.conflict.parties:
            return speech.voice, None  # "he said eight of his own men were dead"
        if s.low(owner.start) in {"its", "their"} and agent and self._hit_before(owner):
            return (self._enemy(agent) if agent in FORCES else "government"), None
        named = [n for n in names_in(context.people, s, 0, owner.start) if n.party != context.people.adjective]
        if s.low(owner.start) == "its" and named and named[-1].party != agent:
            return named[-1].party, named[-1].group or None  # "the NATO-led mission said two of its members"
        if self.sentence.low(owner.start) in {"his", "their", "its", "our"}:
            if self.last and self.last.party != "unknown":
                return self.last.party, self.last.group  # "killed the commander and his bodyguard"
            for where in context.mentions_before(s, chunk.start, reach=2):
                other = context.who(*where)
                taker = measure == "captured" and bool({agent, publisher} & FORCES)
                if other.party == self._attacker(verb, chunk.end, None) or (taker and other.party in FORCES):
                    continue
                if other.party not in {None, "unknown", "civilian"} and other.kind in {"person", "collective"}:
                    return other.party, other.group  # "his security forces: 500 of their members"
        if person.kind == "pronoun" and (before := self._last_statement()):
            return before
        if (ranked or person.key in _ARMED_MEN) and (side := self._only_force()):
            return side
        if person.key == context.people.adjective and measure in _GIVEN_UP:
            before = self._last_statement() or self._counted_before(chunk)
            if before and before[0]:
                return before  # "a hundred soldiers left; about 50 Afghans surrendered"
        if elided or person.key in {"person", "people", "casualty", "man"}:
            several = ((chunk.count.low if chunk.count else None) or 0) > 1
            near = list(context.mentions_before(s, chunk.start, reach=0))
            counted = [where for where in near if where[1].count]  # "four villagers came to the base; three died"
            for where in (*counted, *near):
                other = context.who(*where)
                if one and where[1].plural:
                    continue
                one_man = context.people.heads.get(self.key(where[1]), "collective") != "collective"
                single = one_man and not (where[1].plural or where[1].count)
                if several and single and "and" not in {s.low(where[1].start - 1), s.low(where[1].end)}:
                    continue  # "a bomber walked in as they prayed, killing 39"
                if (
                    other.kind in {"person", "collective"}
                    and other.party not in {None, "unknown"}
                    and context.camp(other.party) != context.camp(agent)
                    and not speaks(*where)
                    and not self._raises(where[1], chunk)
                    and not (measure in _HARM and self._attacks(where[1], verb))
                ):
                    if agent is None and verb is not None and not verb.passive and where[1] is s.subject(verb):
                        continue
                    if elided or other.party == "civilian":
                        return other.party, other.group
        if elided:
            before = self._last_statement() or self._counted_before(chunk)
            if agent and agent in FORCES:
                return self._enemy(agent), None
            if before and before[0] is not None:
                return before
            by_role = self._stands_for_role(chunk)
        struck = self._attacker(verb, verb.main if verb else chunk.end, None) if publisher in FORCES else None
        after = verb.end if verb else chunk.end
        bombed = any(s.low(k) in _BURIED for k in range(after, after + 6))
        by_enemy = bombed or context.opposes(struck, publisher)  # "killed when insurgents attacked a market"
        if (
            agent is None
            and by_role
            and measure in {"killed", "wounded", "captured"}
            and publisher in FORCES
            and not by_enemy
        ):
            return self._enemy(publisher), None  # a side that reports its own deeds
        if measure == "captured" and agent is None and (by_role or elided):
            for _, told in islice(reversed(context.told), _TOLD_BACK):
                if told.measure == "captured" and told.party not in (
                    {None, "unknown", "civilian"} if by_role else {None, "unknown"}
                ):
                    return told.party, None
        suspect = by_role and agent is None and person.kind == "person" and verb is not None
        if measure == "captured" and suspect and verb is not None and verb.lemma in POLICING:
            return "insurgent", None
        if measure == "captured" and agent in FORCES:
            return self._enemy(agent), None
        receiver = self._gives_up_to(verb) if measure == "surrendered" and verb else None
        return (self._enemy(receiver) if receiver in FORCES else None), None

    def _losses_owned(self, chunk: Chunk) -> str | None:
        """ "the ministry put its losses at 19 dead": of the side that speaks of its own."""
        s = self.sentence
        before = s.chunks[chunk.index - 1] if chunk.index else None
        if before is None or before.end != chunk.start - 1 or self.key(before) not in _LOSS_WORDS:
            return None
        speech = self.context.speech_at(s, chunk.start) if s.low(before.start) in _THEIRS else None
        return speech.voice if speech and speech.voice in self.context.conflict.parties else None

    def _hit_before(self, owner: Chunk) -> bool:
        """ "stormed a checkpoint, killing its commander": whether "its" is of what was attacked."""
        s = self.sentence
        hit = [c for verb in s.verbs if verb.end <= owner.start and verb.lemma in ATTACK_VERBS for c in s.objects(verb)]
        last = self.context.own_words(s, hit[-1]) if hit else None
        return last is not None and last.kind == "collective" and not last.named

    def _turned_on_own(self, chunk: Chunk, verb: VerbGroup | None, *, elided: bool) -> bool:
        """ "a guard killed two colleagues", "turned his gun on his comrades, killing two"."""
        s = self.sentence
        if verb and self.last and self.last.anchor == verb.main and self._is_owned(chunk):
            return False  # "killed the governor and his comrades": the governor's
        before = [c for c in s.chunks if verb and elided and c.end <= verb.start and c is not s.agent(verb)]
        return any(
            (self.key(one) in _COMRADES and self.context.own_words(s, one).party != "international")
            or any(s.low(k) == "fellow" for k in range(one.start, one.end))
            for one in (chunk, chunk.whole or chunk, *before)
        )

    def _taken_with(
        self, chunk: Chunk, person: Person, measure: str, agent: str | None
    ) -> tuple[str | None, str | None] | None:
        """ "his guard", "the brother of a Taliban leader", "two brothers suspected of laying mines": of the side of the
        fighter they belong to, whatever their noun says of others."""
        s, people, captured = self.sentence, self.context.people, measure == "captured"
        taker = agent or publisher_voice(self.context.conflict, self.context.article.get("publisher"))
        suspect = s.low(chunk.end) in _SUSPECTED or (person.key in people.riders and taker in FORCES)
        if captured and person.party == "civilian" and suspect:
            return "insurgent", None
        if person.key not in people.retinue and not (captured and person.key in people.kin):
            return None
        owner, side = s.chunk_at(chunk.end + 1), None
        beside = chunk.start and (s.tag(chunk.start - 1) == "C" or chunk.prep == "with")
        listed = person.key in people.retinue and beside
        if self._is_owned(chunk) or (listed and self.last):
            side = (self.last.party, self.last.group) if self.last else self._last_statement()
        elif s.low(chunk.end) == "of" and owner:
            whose = self.context.who(s, owner)
            side = whose.party, whose.group
        return side if side and self.context.opposes(side[0], "government") else None

    def _gives_up_to(self, verb: VerbGroup) -> str | None:
        """The side that somebody surrenders to: "to the authorities", "to coalition troops"."""
        s = self.sentence
        to = next((c for c in s.chunks if c.prep == "to" and verb.end < c.start <= verb.end + 3), None)
        return self.context.side(s, to)

    def _stands_for_role(self, chunk: Chunk) -> bool:
        """ "Two men ran. Both were caught": whether those meant are named by a noun for men of any side."""
        for where in self.context.mentions_before(self.sentence, chunk.start, reach=1):
            person = self.context.own_words(*where)
            if person.kind == "person" and where[1].plural:
                return person.party is None and person.key in self.context.people.enemy_by_role
        return False

    def _is_companion(self, chunk: Chunk, person: Person) -> bool:
        """ "his driver", "three of his guards"."""
        people = self.context.people
        belongs = person.key in people.relations or person.key in people.retinue or person.key in people.kin
        return belongs and self._is_owned(chunk)

    def _is_owned(self, chunk: Chunk) -> bool:
        """ "his guards", "two of the man's guards"."""
        whole = chunk.whole or chunk
        return self.sentence.low(whole.start) in _HIS or any(
            self.sentence.tag(k) == "'" for k in range(whole.start, whole.end)
        )

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

    def _counted_before(self, chunk: Chunk) -> tuple[str | None, str | None] | None:
        """ "Aircraft struck six militants. All six were killed": the only people the sentence before counts, and as
        many."""
        least = (chunk.count.low if chunk.count else None) or 1
        found = set()
        for where in self.context.mentions_before(self.sentence, 0, reach=1):
            count = where[1].count
            if count is None or (count.low or least) < least:
                continue
            person = self.context.who(*where)
            if person.kind == "person":
                found.add((person.party, person.group))
        return found.pop() if len(found) == 1 else None

    def _of_an_ally(self, chunk: Chunk, anchor: int) -> tuple[str | None, str | None] | None:
        """ "The alliance said a soldier died", "attacked an allied base, killing two soldiers", "A Danish patrol hit a
        mine. Two soldiers died": not the army's own."""
        s = self.sentence
        if ally := self._ally_named(s, chunk.end):
            return ally
        speech = self.context.speech_at(s, anchor)
        if speech and speech.voice == "international" and not names_in(self.context.people, s, 0, chunk.end):
            return "international", None  # "two soldiers died, it said", of the alliance
        if s.index == 0 or chunk.definite or names_in(self.context.people, s, 0, chunk.end) or moves_on(s.text):
            return None
        before = self.context.sentence(s.index - 1)
        return self._ally_named(before, len(before.tokens), only_hit=True)

    def _ally_named(self, s: Sentence, end: int, *, only_hit: bool = False) -> tuple[str | None, str | None] | None:
        """The foreign force that speaks, or that is hit, in a sentence up to a token; none where one of the country's
        own is named."""
        ally, abroad = None, None
        for name in names_in(self.context.people, s, 0, end):
            owner, verb = s.chunk_at(name.at), s.verb_at(name.at)
            if name.phrase == self.context.conflict.country.lower():
                continue  # "attacked a Canadian convoy in Afghanistan"
            if name.party in {"government", self.context.people.adjective}:
                if owner is not None and owner is abroad:
                    continue  # "Britain's defence ministry"
                return None
            if name.party == "international":
                abroad = owner
            if name.party != "international" or owner is None or verb is not None:
                continue
            told = (after := s.verb_at(owner.end)) is not None and after.lemma in SAYING and s.subject(after) is owner
            if self._is_hit(s, owner) or (not only_hit and (told or owner.prep == "for")):
                ally = name.party, name.group or None
        return ally

    def _is_hit(self, s: Sentence, owner: Chunk) -> bool:
        """Whether it is what is attacked: "shelled a convoy of foreign troops", "an attack on a Danish patrol", "a
        Danish patrol was ambushed", "a Danish patrol ran over a mine"."""
        holder = s.chunk_at(owner.start - 2) if owner.prep in {"of", "on", "against"} else None
        if holder and owner.prep != "of":
            return self._names_attack(holder)
        before, after = s.verb_at((holder or owner).start - 1), s.verb_at(owner.end)
        if before is not None and before.lemma in ATTACK_VERBS:
            return True
        if after is None or owner.prep or s.tokens[owner.end - 1].singular not in _ON_THE_ROAD:
            return False
        mined = any(s.low(k) in _BURIED for k in range(after.end, after.end + _BRACKET))
        return (after.passive and after.lemma in ATTACK_VERBS) or (after.lemma in _MEETING and mined)

    def _other_than(self, chunk: Chunk, agent: str) -> tuple[str | None, str | None]:
        """Who "him" and "them" are when they cannot be the side that acts."""
        found = self.context.earlier(
            self.sentence,
            chunk.start,
            lambda p, where: p.party not in {None, "unknown", agent} and bool(where[1].plural) == chunk.plural,
            reach=6,
        )
        return (found[1].party, found[1].group) if found else (self._enemy(agent) if agent in FORCES else None, None)

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

    def _last_statement(self) -> tuple[str | None, str | None] | None:
        """The people of the last statement in the sentences just before; nobody's where it tells of several sides."""
        near = takewhile(lambda told: self.sentence.index - told[0] <= 2, reversed(self.context.told))
        known = [told for told in near if told[0] < self.sentence.index and self._says_whose(told[1])]
        if not known:
            return None
        number, last = known[0]
        listed = {one.party for at, one in known if at == number and one.anchor == last.anchor}
        return (last.party, last.group) if len(listed) == 1 else None

    def _says_whose(self, told: Candidate) -> bool:
        """Whether a statement counts all of whom it tells, of a side it names."""
        return not told.part and told.party not in {None, "unknown"}

    def _enemy(self, party: str) -> str | None:
        """The enemy of a side as far as the sentence and the article name one."""
        named = self.context.opposition_named(self.sentence)
        return named if named and self._named_here(named) else "insurgent"

    def _named_here(self, party: str) -> bool:
        return any(n.party == party for n in names_in(self.context.people, self.sentence, 0, len(self.sentence.tokens)))
