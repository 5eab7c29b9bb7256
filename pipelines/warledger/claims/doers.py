"""Who did it to them: the agent of a verb, and who attacked in the words around a loss."""

from __future__ import annotations

import re

from . import relatives
from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .lexicon import singular
from .outcomes import ATTACK_LINKS, ATTACK_NOUNS, ATTACK_VERBS, SUBJECT_PHRASES, SUBJECT_VERBS
from .people import names_in
from .verbs import VerbGroup
from .word_classes import OURS, SAYING

#: verbs of a police force: whom they are done to is a suspect
POLICING = frozenset("detain arrest apprehend take round".split())
#: parties whose captives are their enemies
FORCES = frozenset("government international".split())
_WHEN = frozenset("when after as while".split())
#: verbs before "dead" of who says so or comes upon them: "the ministry confirmed 14 dead"
_OF_THE_DEAD = frozenset("find report confirm declare believe fear think presume count list pronounce".split())
_THEIR = frozenset(("their", "its"))
_GROUP = frozenset(("group", "movement"))
_SERIES = frozenset("series string wave spate number pair".split())
_BURIED = frozenset("mine bomb ied explosive device".split())
_LAID = 4  # tokens from an attack to the "by" of who carried it out
#: "killed after a raid on their post": the raid is what killed them where nothing nearer is told
_LINKS = ATTACK_LINKS | {"after"}
#: what those do of whose deeds a number of losses is told
_CAUSING = frozenset("cause inflict".split())
_ATTACK_REACH = 24  # tokens between a loss and who attacked
#: beginnings of the verbs by which somebody attacks
_STEMS = tuple(sorted({verb.rstrip("e") for verb in ATTACK_VERBS}))
#: how a sentence goes on to something else
_ELSEWHERE = re.compile(
    r"[\W_]*(?:(?:And|But|Also|Meanwhile|Separately|Elsewhere|Earlier|Last|Later)\b|(?:In|At|On|Since|Over|During)\b"
    r"(?! (?:least|most)\b)"
    r"(?! (?:the|that|this) (?:same )?(?:[\w-]+ )?(?:attack|assault|raid|ambush|clash|fighting|battle|fight))"
    r"|(?:A|Another|One) (?:separate|second|third|different|other)\b)"
)
#: what both sides do, or others than the attackers: who of them killed a bystander is not told
_BOTH = re.compile(
    r"\b(?:clash(?:es)?|battles?|gun ?battle|firefight|crossfire|cross-fire|fighting|gunfight|exchange|operations?"
    r"|air ?strikes?|air-strikes?|accident|crash(?:ed)?)\b"
)
_REPELLED = re.compile(r"\b(?:repel\w*|repuls\w+|foiled|thwarted|fought back|return(?:ed|ing)? fire|responded)\b")
_DONE = frozenset(("killed", "wounded", "killed_or_wounded", "captured"))
_VEHICLES = frozenset("helicopter gunship warplane jet plane aircraft vehicle convoy bus truck car".split())
_AIRCRAFT = frozenset("helicopter gunship warplane jet plane aircraft".split())
_TROOPS = frozenset("troop force serviceman".split())
#: what an aircraft does to others
_AIMED = frozenset("attack bomb bombard target fire strafe pound shell raid".split())


#: and what one does that carries nothing but arms; others strike a hill, or hit a power line
_STRIKING = frozenset(("strike", "hit"))
_ARMED = frozenset("jet warplane gunship".split())


def speaking_force(context: Context, sentence: Sentence, agent: Chunk, at: int) -> str | None:
    """Whose "we" or "the troops" are who act at a token: the speaker's, where a force speaks."""
    if sentence.low(agent.start) in OURS:
        speech = context.speech_at(sentence, at)
        return speech.voice if speech and speech.voice in context.conflict.parties else None
    if sentence.low(agent.start) == "its":  # "the corps said its air strike killed six"
        speech = context.speech_at(sentence, at)
        named = names_in(context.people, sentence, speech.start, agent.start) if speech else []
        strikes = any(t.singular in ATTACK_NOUNS | _TROOPS for t in sentence.tokens[agent.start : agent.end])
        own = (
            strikes
            and speech
            and speech.voice in FORCES
            and all(n.party in {speech.voice, "government"} for n in named)
        )
        return speech.voice if speech and own else None
    if agent.head is None or not agent.plural or singular(sentence.low(agent.head)) not in _TROOPS:
        return None
    if context.who(sentence, agent).party is not None:
        return None
    speech = context.speech_at(sentence, at)
    return speech.voice if speech and speech.voice in FORCES else None


def moves_on(sentence: str) -> bool:
    """Whether a sentence goes on to something else than the one before: "Meanwhile", "In another raid", "In Herat"."""
    return _ELSEWHERE.match(sentence) is not None


class Doers:
    """Who acts in one sentence."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        self.sentence = sentence
        self.context = context

    def _agent(self, verb: VerbGroup | None) -> str | None:
        if (
            verb is None
            or verb.lemma in {"be", "have", "survive"}
            or verb.lemma in SUBJECT_VERBS
            or verb.lemma in _OF_THE_DEAD
        ):
            return None
        phrases = SUBJECT_PHRASES.get(verb.lemma, {})  # "two guards and a child lost their lives"
        if any(self.sentence.low(verb.end + k) in phrases for k in range(3)):
            return None
        agent = self.sentence.agent(self._main_attack(verb) or verb)
        if agent and not verb.passive:  # an airstrike by security forces, a bomb planted by insurgents killed
            agent = agent if self.context.side(self.sentence, agent) else self._doer(agent.end, verb.start) or agent
        if agent and verb.lemma in POLICING and self.sentence.low(agent.start) == "he":
            return None  # "shot a man when he drew a gun and detained two": it was not he who did
        if agent and self.sentence.low(agent.start - 1) == "and" and self._is_between(agent):
            return None  # clashes between A and B
        if agent and self.sentence.noun_of(agent) in _VEHICLES and not (verb.passive or self._fires(verb, agent)):
            return None  # a helicopter that crashes kills its own
        if agent is None:
            return None
        together = [agent] if verb.passive else [agent, *self.sentence.joined_before(agent)]
        sides = {side for one in together if (side := self._side_of(one))}
        return sides.pop() if len(sides) == 1 else speaking_force(self.context, self.sentence, agent, verb.main)

    def _shared_agent(self, verb: VerbGroup) -> Chunk | None:
        """Who stands behind the last of several passives: "12 were killed and three wounded by jets"."""
        s, after = self.sentence, self.sentence.verbs[verb.index + 1 :][:1]
        joined = s.chunk_at(verb.end + 1) if verb.passive and s.tag(verb.end) == "C" else None
        if not after or not joined or joined.end != after[0].start or not joined.count:
            return None
        return s.agent(after[0]) if after[0].passive and not after[0].aux else None

    def _side_of(self, chunk: Chunk | None) -> str | None:
        """The party of who acts, whose name may go on or stand behind a thing: "operatives of the Directorate of X",
        "the National X and Y Forces", "a bomb planted by rebels"."""
        side = self.context.side(self.sentence, chunk)
        if chunk and chunk.definite and not side and self.sentence.noun_of(chunk) in _GROUP:
            return self.context.group_meant(self.sentence, chunk.start)
        if chunk and not side and self.sentence.noun_of(chunk) in _SERIES and self.sentence.low(chunk.end) == "of":
            return self._side_of(self.sentence.chunk_at(chunk.end + 1))
        if side or chunk is None or chunk.head is None or self.context.who(self.sentence, chunk).party:
            return side
        people = self.context.people
        named = [n for n in names_in(people, self.sentence, *self._full_name(chunk)) if n.party != people.adjective]
        if named:
            return None if named[-1].party == "civilian" else named[-1].party
        return self.context.side(self.sentence, self._doer(chunk.end, chunk.end + _LAID))

    def _full_name(self, chunk: Chunk) -> tuple[int, int]:
        """The tokens of a name that other chunks carry on."""
        s, start, end = self.sentence, chunk.start, chunk.end
        while s.low(end) == "of" and (more := s.chunk_at(end + 1)) and "P" in (s.tag(end - 1), s.tag(more.end - 1)):
            end = more.end
        if s.tag(end) == "(" and s.tag(end + 2) == ")":
            end += 2
        before = s.chunk_at(start - 2) if s.low(start - 1) == "and" else None
        kinds = {s.tag(before.end - 1), s.tag(start)} if before and not before.prep and not before.count else set()
        joined = kinds == {"P"} or (
            before is not None and before.end - before.start > 1 and kinds <= {"J", "N"} and kinds
        )
        return (before.start if before and joined else start), end

    def _main_attack(self, verb: VerbGroup) -> VerbGroup | None:
        """The attack a participle goes on from, over what is told of its target: "stormed a base that was being
        rebuilt, killing four"."""
        before = self.sentence.verbs[: verb.index][-2:]
        if verb.form != "ing" or len(before) < 2:
            return None
        main, aside = before
        passed = aside.passive and self.sentence.tag(aside.start - 1) == "W"
        return main if passed and main.lemma in ATTACK_VERBS and not main.passive else None

    def _is_between(self, chunk: Chunk) -> bool:
        """Whether a phrase is the second after "between"."""
        return any(self.sentence.low(k) == "between" for k in range(max(0, chunk.start - 8), chunk.start))

    def _fires(self, verb: VerbGroup, agent: Chunk) -> bool:
        """Whether a loss came of an attack: told before it ("helicopters bombed a village, killing two"), or by itself
        ("a gunship killed five by mistake")."""
        if verb.form != "ing":
            return self.sentence.noun_of(agent) in _AIRCRAFT
        aimed = _AIMED | _STRIKING if self.sentence.noun_of(agent) in _ARMED else _AIMED
        told = (v for v in self.sentence.verbs[: verb.index] if v.lemma in aimed and not v.passive)
        return any(self.sentence.subject(v) is agent for v in told)

    def _attacker_around(
        self, verb: VerbGroup | None, anchor: int, chunk: Chunk, party: str | None, measure: str
    ) -> str | None:
        """Who attacked, by the words after a loss, those before it, or the sentence before."""
        shared = self._shared_agent(verb) if verb else None
        return (
            self._foe(self._side_of(shared) or self._layer(verb), party)
            or self._attacker(verb, anchor, party)
            or self._attacker_before(verb, chunk, party)
            or self._attacker_told(verb, party, measure)
        )

    def _attacker(self, verb: VerbGroup | None, anchor: int, party: str | None) -> str | None:
        """Who attacked in the words after a loss: "killed when fighters stormed the base", "in an insurgent raid"."""
        s, struck = self.sentence, False
        for k in range(max(anchor, verb.end if verb else 0), min(len(s.tokens), anchor + _ATTACK_REACH)):
            chunk, other = s.chunk_at(k), s.verb_at(k)
            side = None
            if other and other is not verb and other.lemma in ATTACK_VERBS and k == other.start:
                doer = s.subject(other) if self._acts(other) else s.agent(other)
                doer = doer if self._told_with(other) else None
                side = self._side_of(doer) or (speaking_force(self.context, s, doer, other.main) if doer else None)
            elif chunk and chunk.start == k and self._leads_to(chunk) and self.names_attack(chunk):
                doer = self._doer(chunk.end, chunk.end + _LAID)
                side = self.modifier_party(chunk)[0] or self._owner(chunk) or self._side_of(doer)
                side = side or self._owner_before(chunk)
                side = None if chunk.prep == "after" and struck else side
                struck = True
            elif chunk and chunk.start == k and chunk.prep == "by" and verb is None:
                side = self.context.side(s, chunk)  # the killing of 14 by the Taliban
            elif chunk and chunk.start == k and chunk.prep == "of" and s.low(k - 2) == "hands":
                side = self.context.side(s, chunk)  # died at the hands of
            if side and (side in FORCES or self.context.opposes(side, "government")):
                return side if side != party else None
            if s.tag(k) in ":" or (other and s.low(k) in {"said", "says"}):
                return None
        return None

    def _leads_to(self, chunk: Chunk) -> bool:
        """Whether a phrase tells in what they were lost: "in a raid", "as a result of a raid"."""
        return chunk.prep in _LINKS or (chunk.prep == "of" and self.sentence.low(chunk.start - 2) == "result")

    def _owner(self, chunk: Chunk) -> str | None:
        """Whose "the security forces' operation" is."""
        mark = next((k for k in range(chunk.start + 1, chunk.end) if self.sentence.tag(k) == "'"), None)
        return self._side_of(Chunk(chunk.start, mark, mark - 1, None, True, True)) if mark else None

    def _owner_before(self, chunk: Chunk) -> str | None:
        """Whose "their latest raid" is: of the one side that acts in the sentence before."""
        if self.sentence.low(chunk.start) not in _THEIR or not self.sentence.index:
            return None
        before = self.context.sentence(self.sentence.index - 1)
        sides = {self._foe(self.context.side(before, before.subject(verb)), None) for verb in before.verbs} - {None}
        return sides.pop() if len(sides) == 1 else None

    def _attacker_before(self, verb: VerbGroup | None, chunk: Chunk, party: str | None) -> str | None:
        """Who attacked in the words before a loss: "in a rebel attack, six died", "fighters stormed a post and two
        guards were killed", "jets bombed a village, which left ten dead", "the rebels caused 60 casualties"."""
        s = self.sentence
        for told in s.chunks[: chunk.index]:
            opens = told.start <= 1 or s.low(told.start - 2) == "that"
            if opens and told.prep in ATTACK_LINKS and self.names_attack(told):
                doer = self.context.side(s, self._doer(told.end, chunk.start))
                return self._foe(self.modifier_party(told)[0] or doer, party)
        for other in reversed(s.verbs):
            if other.end > chunk.start or other is verb:
                continue
            if other.lemma in _CAUSING and s.object_chunk(other) is chunk and not other.passive:
                return self._foe(self.context.side(s, s.subject(other)), party)
            if other.lemma in SAYING:
                return None
            opened = (relatives.antecedent(s, k) for k in range(other.end, chunk.start) if s.low(k) == "which")
            leads_on = s.low(chunk.start - 1) == "and" or any(
                not (one and self.names_attack(one))
                for one in opened  # "after a bombing, which killed 80"
            )
            if other.lemma in ATTACK_VERBS and not other.passive and leads_on:
                return self._foe(self.context.side(s, s.subject(other)), party)
            if other.form in {"finite", "ed"} and s.low(chunk.start - 1) == "and":
                return None
        return None

    def _attacker_told(self, verb: VerbGroup | None, party: str | None, measure: str) -> str | None:
        """Who attacked in the sentence before, where only one side did: "Fighters stormed a post. Two guards died."."""
        number = self.sentence.index - 1
        if number < 0 or measure not in _DONE or moves_on(self.sentence.text):
            return None
        cause = self.sentence.agent(verb) if verb and verb.lemma not in SUBJECT_VERBS else None
        if cause and not (cause.definite and self.names_attack(cause)):
            return None  # "a mine killed two"
        told = self.context.words_of(number)
        if not any(stem in told for stem in _STEMS):
            return None
        if (party in {None, "civilian"} or party not in self.context.conflict.parties) and _BOTH.search(
            self.sentence.text
        ):
            return None
        before = self.context.sentence(number)
        sides = {
            self.context.side(before, before.agent(verb))
            for verb in before.verbs
            if verb.lemma in ATTACK_VERBS
            and verb.form in {"finite", "ed"}
            and not verb.modal
            and not self._is_mined(before, verb)
        }
        known = sides - {None}
        return self._foe(known.pop(), party) if len(known) == 1 and not _REPELLED.search(before.text) else None

    def _layer(self, verb: VerbGroup | None) -> str | None:
        """Who laid what was run over: "a car struck a mine planted by the rebels, killing two"."""
        if verb is None or verb.form != "ing":
            return None
        told = (c for v in self.sentence.verbs[: verb.index] for c in self.sentence.objects(v)[:1])
        laid = next((c for c in told if self.sentence.noun_of(c) in _BURIED), None)
        return self._side_of(self._doer(laid.end, verb.start)) if laid else None

    def _is_mined(self, sentence: Sentence, verb: VerbGroup) -> bool:
        """ "the patrol hit a mine": nobody is attacked by it."""
        hit = sentence.object_chunk(verb)
        return hit is not None and any(t.singular in _BURIED for t in sentence.tokens[hit.start : hit.end])

    def _foe(self, side: str | None, party: str | None) -> str | None:
        """A side that fights, where it is not that of who was lost."""
        fights = side in FORCES or self.context.opposes(side, "government")
        return side if fights and self.context.camp(side) != self.context.camp(party) else None

    def _doer(self, start: int, end: int) -> Chunk | None:
        """Who stands behind "by", or "planted by", "carried out by", "blamed on", among tokens start..end."""
        for k in range(start, min(end, start + _LAID, len(self.sentence.tokens))):
            if self.sentence.low(k) == "by" or (self.sentence.low(k - 1), self.sentence.low(k)) == ("blamed", "on"):
                return self.sentence.chunk_at(k + 1)
            if self.sentence.chunk_at(k) or self.sentence.tag(k) in "BHMV":
                return None  # "the force was fired upon by two men and returned fire, killing both"
        return None

    def names_attack(self, chunk: Chunk) -> bool:
        """Whether one of the nouns of a phrase is an attack: "in a US drone strike", "in a drone strike Monday"."""
        tokens = self.sentence.tokens[chunk.start : chunk.end]
        return any(t.tag in "NP" and t.singular in ATTACK_NOUNS for t in tokens)

    def _acts(self, verb: VerbGroup) -> bool:
        """Whether an attack is told of who makes it: a bare form in -ed that goes on without "by" is active here, "when
        troops attacked with mortars"."""
        return not verb.passive or (verb.form == "ed" and self.sentence.low(verb.end) != "by")

    def _told_with(self, verb: VerbGroup) -> bool:
        """Whether a verb stands in a clause that says when or how: "when", "after", "as"."""
        subject = self.sentence.subject(verb)
        return subject is not None and (
            self.sentence.low(subject.start - 1) in _WHEN
            or subject.prep in _WHEN
            or self.sentence.low(subject.start) in _WHEN
        )

    def modifier_party(self, chunk: Chunk) -> tuple[str | None, str | None]:
        """ "ten insurgent deaths", "civilian casualties": the party named in front of the noun."""
        names = names_in(self.context.people, self.sentence, chunk.start, chunk.end)
        strong = [n for n in names if n.party != self.context.people.adjective]
        if strong:
            firm = [n for n in strong if n.phrase not in self.context.people.weak] or strong
            return firm[-1].party, firm[-1].group or None
        for k in range(chunk.end - 1, chunk.start - 1, -1):
            party = self.context.people.heads.get(singular(self.sentence.low(k)))
            if party and party not in {"collective", "unknown"}:
                return party, None
        return None, None
