"""Whose people a phrase means: of a side it belongs to, that was told of before, or that is hit."""

from __future__ import annotations

from itertools import islice, takewhile

from .candidates import Candidate
from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .doers import FORCES, Doers, moves_on
from .outcomes import ATTACK_VERBS
from .people import Person, names_in
from .verbs import VerbGroup
from .voices import publisher_voice
from .word_classes import SAYING

_CASUALTIES = frozenset("casualty loss death".split())
_SUSPECTED = frozenset("suspected accused wanted".split())
_HIS = frozenset("his her their".split())
#: what an army does with its fallen
_NAMING = frozenset(("identify", "name"))
_COMRADES = frozenset("colleague comrade".split())
LOSS_WORDS = frozenset("loss casualty death toll".split())
_SUPERIORS = frozenset("commander superior chief boss officer captain sergeant leader".split())
_PARTING = frozenset("leave carry take retrieve recover bury evacuate abandon".split())
_REACH = 3  # sentences
_FEW = 3  # people
_TOLD_BACK = 20  # statements
_ABOUT = 2  # times as many, at most, as another count of the same people
_NEAR = 6  # tokens
#: what is laid for soldiers, seldom by them
BURIED = frozenset("bomb bombs mine mines ied ieds".split())
#: what soldiers are hit in
_ON_THE_ROAD = frozenset("patrol convoy vehicle unit column base camp outpost post carrier truck jeep".split())
_MEETING = frozenset("hit strike run drive trigger".split())


class Whose(Doers):
    """Sides in one sentence. `last` is its last statement, from which elided heads ("and 17 wounded") take theirs;
    `together`: whether that one was told in one breath with another."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        super().__init__(sentence, context)
        self.last: Candidate | None = None
        self.mixed = False  # the last statements, told in one breath, are of several sides
        self.together = False

    def _sufferer(self, chunk: Chunk) -> str | None:
        """ "the coalition has suffered 35 combat deaths"."""
        before = self.sentence.chunk_at(chunk.start - 2) if self.sentence.tag(chunk.start - 1) == "C" else None
        verb = self.sentence.verb_at((before or chunk).start - 1)
        if verb is None or verb.lemma not in {"suffer", "sustain", "take", "receive", "have"}:
            return None
        if verb.lemma == "receive" and self.sentence.noun_of(chunk) not in LOSS_WORDS:
            return None  # "they received 40 wounded": who treats them
        subject = self.sentence.subject(verb)
        if subject and self.sentence.low(subject.start) == "we" and verb.lemma == "have":
            speech = self.context.speech_at(self.sentence, chunk.start)  # "we have had 26 wounded"
            return speech.voice if speech and speech.voice in self.context.conflict.parties else None
        if subject is None and verb.form == "ing" and verb.index:
            subject = self.sentence.subject(self.sentence.verbs[verb.index - 1])
        return self.context.side(self.sentence, subject)

    def _whose_number(self, chunk: Chunk) -> str | None:
        """ "The number of villagers killed rose, with 240 deaths": of those whose number it is."""
        s = self.sentence
        whole = s.chunks[0] if chunk.prep == "with" else None
        of_them = whole is not None and whole is not chunk and "number" in s.lows[whole.start : whole.end]
        return self.context.who(s, whole).party if whole and of_them else None

    def _parted_from(self, chunk: Chunk) -> str | None:
        """ "fled, leaving the bodies of four comrades", "carried off their dead": of those who left or took them."""
        s = self.sentence
        owned = any(s.low(k) in _HIS and s.low(k + 1) == "dead" for k in range(chunk.start, chunk.end))
        if not owned and not any(s.tokens[k].singular in _COMRADES for k in range(chunk.start, chunk.end)):
            return None
        verb = next((verb for verb in reversed(s.verbs) if verb.end <= chunk.start), None)
        beside = verb is not None and all(s.tag(k) in "IR" for k in range(verb.end, chunk.start))
        if verb is None or not beside or verb.lemma not in _PARTING or (verb.passive and verb.form != "ed"):
            return None
        return self.context.side(s, s.subject(verb))

    def _turned_on_own(self, chunk: Chunk, verb: VerbGroup | None, *, elided: bool) -> bool:
        """ "a guard killed two colleagues", "turned his gun on his comrades, killing two"."""
        s = self.sentence
        if verb and self.last and self.last.anchor == verb.main and self._is_owned(chunk):
            return False  # "killed the governor and his comrades": the governor's
        doer = s.agent(verb) if verb else None
        if self._is_his_superior(chunk) and doer is not None and not doer.plural:
            return True  # "a guard killed his commander"
        owner = chunk.whole or chunk
        if s.low(owner.start) in _HIS and s.low(owner.start + 1) == "own":
            return True  # "killed three of his own men"
        before = [c for c in s.chunks if verb and elided and c.end <= verb.start and c is not doer]
        if doer is not None and not doer.plural and any(self._is_his_superior(one) for one in before):
            return True  # "a guard shot his commander and killed two others"
        return any(
            (self.sentence.noun_of(one) in _COMRADES and self.context.own_words(s, one).party != "international")
            or any(s.low(k) == "fellow" for k in range(one.start, one.end))
            for one in (chunk, chunk.whole or chunk, *before)
        )

    def _is_his_superior(self, chunk: Chunk) -> bool:
        return self.sentence.low(chunk.start) in {"his", "her"} and self.sentence.noun_of(chunk) in _SUPERIORS

    def _fellows(self, chunk: Chunk) -> str | None:
        """ "a Taliban infiltrator shot fellow officers": of whom their noun is, whoever he was."""
        s = self.sentence
        for one in s.chunks[: chunk.index + 1]:
            if any(s.low(k) == "fellow" for k in range(one.start, one.end)):
                return self.context.own_words(s, one).party
        return None

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
        one = self.last is not None and self.last.high == 1  # a commander has guards, "nine gunmen" have none
        if self._is_owned(chunk) or (person.key in people.retinue and beside and one):
            side = (self.last.party, self.last.group) if self.last else self._last_statement()
        elif s.low(chunk.end) == "of" and owner:
            whose = self.context.who(s, owner)
            side = whose.party, whose.group
        return side if side and self.context.opposes(side[0], "government") else None

    def _as_they_are(self, verb: VerbGroup) -> tuple[str | None, str | None] | None:
        """ "17 of the detainees freed in X were civilians": what those a participle tells of are said to be."""
        said = self.sentence.said_to_be(verb.end)
        person = self.context.own_words(self.sentence, said) if said and not said.count else None
        return (person.party, person.group) if person and person.kind == "person" and person.party else None

    def _gives_up_to(self, verb: VerbGroup) -> str | None:
        """The side that somebody surrenders to: "to the authorities", "to coalition troops"."""
        s = self.sentence
        to = next((c for c in s.chunks if c.prep == "to" and verb.end < c.start <= verb.end + 3), None)
        return self.context.side(s, to)

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

    def _who_make_up(self, chunk: Chunk) -> tuple[str | None, str | None] | None:
        """ "Ten attackers came. Two blew up, the other eight were shot", "One of them was caught and nine were killed":
        of those whom the bare numbers of a sentence add up to."""
        s = self.sentence
        some = [
            c for c in s.chunks if c.count and c.count.low and not c.prep and (c.head is None or self._is_of_them(c))
        ]
        if len(some) < 2 or chunk not in some:
            return None
        total = sum(c.count.low or 0 for c in some if c.count)
        for where in self.context.mentions_before(s, some[0].start, reach=_REACH):
            person, whole = self.context.who(*where), where[1].count
            if whole and whole.low == total and person.kind == "person" and person.party:
                return person.party, person.group
        return None

    def _is_of_them(self, chunk: Chunk) -> bool:
        """ "one of them"."""
        s = self.sentence
        return chunk.count is not None and s.low(chunk.count.end) == "of" and s.tag(chunk.end - 1) == "O"

    def _of_those_shared_out(self, chunk: Chunk) -> tuple[str | None, str | None] | None:
        """ "Two of the attackers blew themselves up, two were shot and one was caught": of those the first are of."""
        s = self.sentence
        one = s.low(chunk.start) == "another" and chunk.end == chunk.start + 1
        if (chunk.count is None and not one) or chunk.head is not None or chunk.prep or chunk.whole:
            return None
        size = (chunk.count.low if chunk.count else 1) or 0
        for before in reversed(s.chunks[: chunk.index]):
            if any(s.tag(k) == "S" for k in range(before.end, chunk.start)):
                return None
            if before.whole and before.whole is not before and not before.prep and before.count:
                more = size - (before.count.low or 0)
                if more > 0 and any(s.tag(k) == ":" for k in range(before.end, chunk.start)):
                    return None  # "One of the bombers was shot; 12 died when the other blew up"
                if more > _FEW:
                    return None  # "one of the gunmen was killed and 12 were hurt"
                person = self.context.who(s, before)
                return (person.party, person.group) if person.kind != "thing" and person.party else None
            if before.count and before.head is not None and not before.prep:
                return None  # "... and killed two guards; three were hurt"
        return None

    def _of_an_ally(self, chunk: Chunk, anchor: int) -> tuple[str | None, str | None] | None:
        """ "The alliance said a soldier died", "attacked an allied base, killing two soldiers", "A Danish patrol hit a
        mine. Two soldiers died": not the army's own."""
        s = self.sentence
        if ally := self._ally_named(s, chunk.end):
            return ally
        speech = self.context.speech_at(s, anchor)
        if speech and speech.voice == "international" and not names_in(self.context.people, s, 0, chunk.end):
            return "international", None  # "two soldiers died, it said", of the alliance
        if self._goes_on_with_an_ally(chunk):
            return "international", None
        if s.index == 0 or chunk.definite or names_in(self.context.people, s, 0, chunk.end) or moves_on(s.text):
            return None
        before = self.context.sentence(s.index - 1)
        return self._ally_named(before, len(before.tokens), only_hit=True)

    def _goes_on_with_an_ally(self, chunk: Chunk) -> bool:
        """ "Four Canadian soldiers were killed. Reports said up to nine soldiers were hurt": the same army's, where the
        sentence tells of no other place and no other side."""
        s, told = self.sentence, self.context.told
        if (
            not told
            or chunk.definite
            or self.context.places_in(s)
            or names_in(self.context.people, s, 0, len(s.tokens))
        ):
            return False
        number, last = told[-1]
        near = 0 < s.index - number <= 2 and last.measure in {"killed", "wounded"}
        return near and last.party == "international" and not moves_on(s.text)

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
            after = s.verb_at(owner.end)
            told = after is not None and after.lemma in SAYING | _NAMING and s.subject(after) is owner
            if self._is_hit(s, owner) or (not only_hit and (told or owner.prep == "for")):
                ally = name.party, name.group or None
        return ally

    def _is_hit(self, s: Sentence, owner: Chunk) -> bool:
        """Whether it is what is attacked: "shelled a convoy of foreign troops", "an attack on a Danish patrol", "a
        Danish patrol was ambushed", "a Danish patrol ran over a mine"."""
        holder = s.chunk_at(owner.start - 2) if owner.prep in {"of", "on", "against"} else None
        if holder and owner.prep != "of":
            return self.names_attack(holder)
        before, after = s.verb_at((holder or owner).start - 1), s.verb_at(owner.end)
        if before is not None and before.lemma in ATTACK_VERBS:
            return True
        if after is None or owner.prep or s.tokens[owner.end - 1].singular not in _ON_THE_ROAD:
            return False
        mined = any(s.low(k) in BURIED for k in range(after.end, after.end + _NEAR))
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

    def told_last(self) -> str | None:
        """The party of the last statement, here or in the sentences just before."""
        last = self._last_statement()
        return self.last.party if self.last else last[0] if last else None

    def _last_statement(self) -> tuple[str | None, str | None] | None:
        """The people of the last statement in the sentences just before; nobody's where it tells of several sides."""
        near = takewhile(lambda told: self.sentence.index - told[0] <= 2, reversed(self.context.told))
        known = [told for told in near if told[0] < self.sentence.index and self._says_whose(told[1])]
        if not known:
            return None
        number, last = known[0]
        listed = {one.party for at, one in known if at == number and one.anchor == last.anchor}
        return (last.party, last.group) if len(listed) == 1 else None

    def _whose_toll(self, measure: str, count: int | None) -> tuple[str | None, str | None] | None:
        """Of whom a toll is where both sides' losses were told: of those who are about as many, else of nobody's.

        "More than 140 soldiers died. All ten attackers were killed. One official put the dead at 135."
        """
        told = [item for _, item in islice(reversed(self.context.told), _TOLD_BACK) if item.measure == measure]
        known = [item for item in told if self._says_whose(item)]
        last = next((item for item in told if not item.part), None)
        if last and last.party == "unknown":
            return "unknown", None  # "16 people were killed. More than 80 women were led out. The toll rose to 24"
        if count is None or len({self.context.camp(item.party) for item in known}) < 2:
            return None
        like = [item for item in known if item.best and count <= _ABOUT * item.best and item.best <= _ABOUT * count]
        alike = len({self.context.camp(item.party) for item in like}) == 1
        return (like[0].party, like[0].group) if alike else ("unknown", None)

    def _says_whose(self, told: Candidate) -> bool:
        """Whether a statement counts all of whom it tells, of a side it names."""
        return not told.part and told.party not in {None, "unknown"}

    def _enemy(self, party: str) -> str | None:
        """The enemy of a side as far as the sentence and the article name one."""
        named = self.context.opposition_named(self.sentence)
        return named if named and self._named_here(named) else "insurgent"

    def _named_here(self, party: str) -> bool:
        return any(n.party == party for n in names_in(self.context.people, self.sentence, 0, len(self.sentence.tokens)))

    def on_side(self, chunk: Chunk) -> tuple[str, str | None] | None:
        """ "ten on the Afghan side", "ten from the police": whose a bare number is, by the words behind it."""
        s = self.sentence
        after = s.chunk_at(chunk.end + 1) if s.low(chunk.end) in {"on", "from"} else None
        if after is None or (s.low(chunk.end) == "on" and s.noun_of(after) != "side"):
            return None
        named = names_in(self.context.people, s, after.start, after.end)
        if not named:
            return None
        party = named[-1].party.replace(self.context.people.adjective, "government")
        return party, named[-1].group or None

    def whose_losses(self, chunk: Chunk) -> tuple[str | None, str | None]:
        """The party in or after a noun: "civilian deaths", "casualties among the security forces"."""
        party = self.modifier_party(chunk)
        after = self.sentence.chunk_at(chunk.end + 1)
        if party[0] is None and after and self.sentence.low(chunk.end) in {"of", "among", "in"}:
            person = self.context.who(self.sentence, after)
            return person.party, person.group
        if party[0] is None and chunk.prep == "with":  # "civilian casualties rose, with 655 deaths"
            before = (one for one in self.sentence.chunks[: chunk.index] if self.sentence.noun_of(one) in _CASUALTIES)
            return next((side for one in before if (side := self.modifier_party(one))[0]), party)
        joined = (
            self.last is not None and self.last.rule == "counted_noun" and self.sentence.tag(chunk.start - 1) == "C"
        )
        if party[0] is None and joined and self.last:
            return self.last.party, self.last.group  # "... and 1,155 injuries"
        return party
