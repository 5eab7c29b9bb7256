"""From whom it happened to to what is counted: a noun phrase becomes a candidate, or is refused with a reason.

Whether it names people says not_people.py, which of them are only parts portions.py, how many how_many.py; whose they
are, whose.py and inference.py, and what their parts make of that, shares.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .candidates import Candidate, Refusal
from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .denials import is_denied
from .doers import FORCES
from .people import Person, names_in
from .portions import by_nation, portions
from .relatives import SUBJECTS
from .shares import Shares
from .verbs import VerbGroup
from .voices import publisher_voice
from .word_classes import OURS

#: soldiers of any army: whose, the words around them say
_RANKS = frozenset("soldier serviceman servicewoman troop trooper personnel commando".split())
#: of which the noun says what they are, and not whose
_OF_ANY = frozenset(("commando",))
_GUARDS = frozenset(("guard", "sentry"))
_TAKEN_BACK = re.compile(
    r"[^.;:]{0,60}?, an? (?:figure|number|count|toll|claim|report) (?:(?:that|which) )?(?:[\w’'-]+ ){0,4}?"
    r"(?:withdr[ae]w|retracted|took back|corrected|revised|withdrawn|disowned)\b"
)
_OF_WOUNDS = frozenset("wounds injuries succumbed hospital".split())
_RANKS_BY_WORD = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_RANKED = frozenset((*_RANKS_BY_WORD, "latest", "last", "only"))
_NTH = re.compile(r"\d+(?:st|nd|rd|th)$|(?:seven|eigh|nin|ten|eleven|twelf)th$")
_HOW = frozenset("in during by after".split())
_FURTHER = frozenset("another second third fourth fifth".split())
_BOTH_REACH = 7  # tokens from people to "on both sides"
_ALL_REACH = 20  # tokens from people to "all of them"
_AGO_REACH = 10  # tokens between a loss and how long ago it was
_REBEL_JAIL = re.compile(
    r"\b(?:taliban|insurgents?|militants?|rebels?|daesh)(?:['’]s?)?[- ](?:run |held |controlled )?(?:jail|prison)\b"
)
_AVENGING = frozenset("revenge retaliation reprisal retribution vengeance avenge avenged avenging".split())
_AVENGED = 5  # tokens from it to the loss
_PRICE = frozenset(("cost", "price", "loss"))
_OWNED_UP = frozenset("claim claimed claims claiming left leaving".split())
BLAME = frozenset(
    """responsible accused blamed wanted suspected linked involved tied connected participated behind known
    masterminded planned associated association ties participating""".split()
)


class Victims(Shares):
    """The statements of one sentence, as they are found.

    `seen` keeps a phrase from being counted twice under one measure.
    """

    def __init__(self, sentence: Sentence, context: Context) -> None:
        super().__init__(sentence, context)
        self.seen: set[tuple[int, str]] = set()

    def statements(
        self,
        rule: str,
        measure: str,
        chunk: Chunk,
        anchor: int,
        verb: VerbGroup | None,
        modality: str = "",
        *,
        people: Chunk | None = None,
        total: bool = False,
        part: bool = False,
        begin: int | None = None,
        whose: tuple[str | None, str | None] = (None, None),
    ) -> Iterator[Candidate | Refusal]:
        s = self.sentence
        chunk = self._all_told_of(chunk, verb)
        part = part or self._is_of_their_bodies(chunk) or self._is_ranked(chunk) or self._is_told_alone(measure, verb)
        same = "surrendered" if measure == "captured" else measure  # "gave up and was detained" is one man
        if {(chunk.start, measure), (chunk.start, same)} & self.seen:
            return
        self.seen.add((chunk.start, measure))
        start = min(chunk.start, verb.start if verb else anchor, begin if begin is not None else chunk.start)
        end = max(chunk.end, verb.end if verb else anchor + 1)
        quote = (start, min(end, len(s.tokens)))
        counted = people or chunk
        person = self.context.who(s, counted)
        if self.last and self.is_same_number(chunk):
            person = person._replace(kind="person", party=self.last.party, group=self.last.group)
        reason = self.not_people(rule, measure, counted, person, verb)
        if reason:
            yield Refusal(rule, quote, reason)
            return
        if (chunk.count and chunk.count.kind == "none") or "no" in (s.low(chunk.start - 1), s.low(chunk.start + 1)):
            yield Refusal(rule, quote, "none")
            return
        if self.is_of_several(chunk):
            yield Refusal(rule, quote, "as many as several numbers")
            return
        one = self.is_one(chunk, verb) and not self._of(chunk)
        spoken_of = None if one else self.spoken_of(chunk, person)
        low, best, high = (1, 1, 1) if one else self.bounds(chunk, person, spoken_of)
        if rule == "casualties" and not chunk.count:
            low, best, high = None, None, None
        agent = self._agent(verb) if rule != "subject_phrase" else None
        if rule == "lost_people":  # its own people
            loser = self._they_and_we(verb) or agent
            person, agent = person._replace(party=(person.named and person.party) or loser or person.party), None
        party, group = whose if whose[0] else self._said_side(rule, measure, chunk, people, person, part)
        among_civilians = part and self.last is not None and self.last.party == "civilian"
        if among_civilians and party == "international" and not self._serves(counted):
            party = "civilian"  # "ten aid workers, six Americans"
        allies = part and self.last is not None and self.last.party == "international"
        if allies and self.last and party == "government" and not person.named and self._serves(counted):
            party, group = self.last.party, self.last.group  # "three British soldiers, including two officers"
        both = self._of_both(counted) or self._counted_with(counted, verb, party)
        told = self._all_of_them(counted, verb) or both or self._who_make_up(counted)
        party, group = told or (party, group)
        if party is None and verb and verb.passive and verb.start == chunk.end and not verb.aux:
            party, group = self._as_they_are(verb) or (None, None)
        if party is None and (paid := self._paid_by(chunk)):
            party = paid
        party, group = self._taken_with(counted, person, measure, agent) or (party, group)
        if party is None and total:
            party, group = self._whose_toll(measure, best or low) or (None, None)
        if party is None:
            party, group = self.infer(chunk, person, measure, agent, verb)
            if measure == "captured" and agent in FORCES and party in FORCES:
                party, group = self._enemy(agent), None  # "80 others had been captured by the police"
        if party == "international" and s.low(chunk.end - 1) == self.context.people.adjective:
            party, group = "unknown", None  # "13 coalition soldiers and one Afghan"
        if against := self._enemy_of_rebels(counted, agent, anchor):
            party, group = against, None
        anyones = person.key in _RANKS and (not person.named or person.key in _OF_ANY)
        if party == "government" and anyones and agent not in FORCES:
            party, group = self._of_an_ally(chunk, anchor) or (party, group)
        guards = party == "government" and person.key in _GUARDS and chunk.count is not None
        if guards and ((agent == party and self.context.opposition_named(s)) or self._guard_a_rebel_jail()):
            party = "unknown"  # "special forces freed 61 from a Taliban prison, killing two guards"
        nameless = person.kind == "pronoun" or (chunk.head is None and chunk.whole is None)
        allied = party == agent or (person.kind == "pronoun" and {party, agent} == FORCES)
        if nameless and agent and allied and not self._turned_on_own(chunk, verb, elided=True):
            party, group = self._other_than(chunk, agent)
        new = measure == "killed" and rule != "bodies" and self._had_been_wounded(chunk, anchor)
        further = person.kind == "pronoun" and not chunk.plural and self._is_a_further_one(chunk)
        candidate = Candidate(
            rule,
            "person",
            measure,
            quote,
            anchor,
            low,
            best,
            high,
            self.count_text(chunk),
            party or "unknown",
            group,
            agent if agent and agent != party else self._attacker_around(verb, anchor, chunk, party, measure),
            modality="denied" if is_denied(s, self.context, anchor) else modality or self._withdrawn(end),
            background=True if self._hearsay(verb, anchor) or self._long_ago(anchor) else None,
            new=new,
            avenged=self._is_avenged(anchor),
            definite=not (further or new)
            and (chunk.definite or self._is_named_again(counted, person) or self._of_the(chunk)),
            more=further
            or bool(chunk.count and chunk.count.more)
            or s.low(chunk.start) in {"another", "other", "additional"},
            rank=_RANKS_BY_WORD.get(s.low(chunk.start + 1), 1) if s.low(chunk.start) in {"a", "the"} else 1,
            total=total,
            perfect=self._is_perfect(verb),
            companion=self._is_companion(counted, person),
            part=part,
            apart=self._placed_apart(chunk, verb),
            aside=self._said_of(chunk, verb),
            subject_key=person.key,
            counted_in=spoken_of[0].index if spoken_of else None,
        )
        if not part:
            before, self.last = self.last, candidate
            self.together = before is not None and (before.anchor, before.measure) == (anchor, measure)
            others = before is not None and self.context.camp(before.party) != self.context.camp(candidate.party)
            self.mixed = self.together and (others or self.mixed)
        if measure == "captured" and party == agent and party in FORCES:
            yield Refusal(rule, quote, "taken by their own side")
            return
        yield candidate
        yield from self._parts(candidate, chunk, measure, verb, anchor)

    def _enemy_of_rebels(self, chunk: Chunk, agent: str | None, anchor: int) -> str | None:
        """ "13 enemy soldiers", in the words or at the hands of those who fight the government: its own or its allies',
        which nobody says."""
        if "enemy" not in self.sentence.lows[chunk.start : chunk.end]:
            return None
        speech = self.context.speech_at(self.sentence, anchor)
        speaker = (
            speech.voice if speech else publisher_voice(self.context.conflict, self.context.article.get("publisher"))
        )
        if not any(self.context.opposes(side, "government") for side in (speaker, agent)):
            return None
        noun = self.sentence.noun_of(chunk)
        return "government" if self.context.people.heads.get(noun) == "government" and noun not in _RANKS else "unknown"

    def _guard_a_rebel_jail(self) -> bool:
        """ "freed 60 from a Taliban jail. Four guards died": whether the sentence before tells of such a jail."""
        before = self.context.words_of(self.sentence.index - 1) if self.sentence.index else ""
        return _REBEL_JAIL.search(before) is not None

    def _paid_by(self, chunk: Chunk) -> str | None:
        """ "took the hill at the cost of two dead and five hurt", "for the loss of one man": of the side that did."""
        s, first = self.sentence, chunk
        while s.low(first.start - 1) == "and" and (before := s.chunk_at(first.start - 3)) and before.count:
            first = before  # "two dead and five wounded"
        if s.low(first.start - 1) != "of" or s.low(first.start - 2) not in _PRICE:
            return None
        main = next((verb for verb in reversed(s.verbs) if verb.end <= first.start - 2 and not verb.passive), None)
        return self._agent(main) or "unknown"

    def _they_and_we(self, verb: VerbGroup | None) -> str | None:
        """ "We lost eight and they lost 30": who "they" are where the speaker tells them from his own side."""
        s = self.sentence
        subject = s.subject(verb) if verb else None
        if subject is None or s.low(subject.start) != "they" or not OURS & set(s.lows):
            return None
        speech = self.context.speech_at(s, subject.start)
        return self._enemy(speech.voice) if speech and speech.voice in self.context.conflict.parties else None

    def _said_side(
        self, rule: str, measure: str, chunk: Chunk, people: Chunk | None, person: Person, part: bool
    ) -> tuple[str | None, str | None]:
        """The side that their own words tell, or the words of what they are part of."""
        party, group = person.party, person.group
        if part and party is None and self.last:
            party, group = self.last.party, self.last.group
        if chunk.head is None and (side := self.on_side(chunk)):
            party, group = side
        if rule == "counted_noun" and not people:
            party, group = self.modifier_party(chunk)
        if rule in {"counted_noun", "casualties"} and party is None:
            party = self.whose_losses(chunk)[0] or self._sufferer(chunk) or self._whose_number(chunk)
        if party is None and self.last and self.sentence.low(chunk.start - 1) == "including":
            party, group = self.last.party, self.last.group  # "50 civilian casualties, including 20 deaths"
        return ("civilian" if party is None and measure == "displaced" else party), group

    def _parts(
        self, whole: Candidate, chunk: Chunk, measure: str, verb: VerbGroup | None, anchor: int
    ) -> Iterator[Candidate | Refusal]:
        """ "..., including five children", "..., among them a judge": parts of what was just counted."""
        told = [] if whole.part else portions(self.sentence, self.context, chunk, measure, verb)
        in_all = sum((some.people.count.low if some.people.count else 1) or 0 for some in told)
        self.tell_all(whole, told, whole.low == whole.high == in_all)
        for some in told:
            self.tell_apart(whole, chunk, some, rest=in_all < (whole.low or 0))
            for item in self.statements("part", some.measure, some.people, anchor, None, part=True, people=some.kind):
                if isinstance(item, Candidate) and item.by is None and item.party != whole.by:
                    item.by = whole.by  # who did it to all of them
                yield item

    def _is_perfect(self, verb: VerbGroup | None) -> bool:
        """ "have been killed", and the "wounded" of "60 have been killed and 40 wounded"."""
        if verb is None:
            return False
        bare = verb.passive and verb.form == "ed" and not verb.aux
        shared = bare and self.last is not None and self.last.perfect
        return shared or (verb.aux.startswith("H") and self.sentence.low(verb.start) in {"have", "has"})

    def _withdrawn(self, end: int) -> str:
        """ "denied" of a figure that does not stand: "nine dead, a figure it later withdrew"."""
        after = self.sentence.words(end, len(self.sentence.tokens))
        return "denied" if _TAKEN_BACK.match(after) else ""

    def _had_been_wounded(self, chunk: Chunk, anchor: int) -> bool:
        """ "one of them died of his wounds": counted among the wounded before, not yet among the dead."""
        after = {self.sentence.low(k) for k in range(anchor, min(anchor + 8, len(self.sentence.tokens)))}
        # "the man wounded on Monday has died", "four of the wounded have died"
        hurt = any(self.sentence.low(k) in {"wounded", "injured"} for k in (chunk.end - 1, chunk.end))
        return (chunk.count is not None and bool(after & _OF_WOUNDS)) or hurt

    def _is_of_their_bodies(self, chunk: Chunk) -> bool:
        """ "killed 18 soldiers, with eight of their bodies beheaded"."""
        theirs = self.last is not None and chunk.whole is not None and self.sentence.low(chunk.whole.start) == "their"
        return theirs and self.sentence.noun_of(chunk) in {"body", "corpse"}

    def _is_avenged(self, anchor: int) -> bool:
        """ "revenge for the recent killing of nine", "to avenge the deaths of nine": what others answer to."""
        near = self.sentence.lows[max(0, anchor - _AVENGED) : anchor]
        return not _AVENGING.isdisjoint(near)

    def _all_told_of(self, chunk: Chunk, verb: VerbGroup | None) -> Chunk:
        """ "was one of two suspects detained", "four of the nine who were abducted": both were, and all nine."""
        whole = chunk.whole
        relative = self.sentence.tag(chunk.end) == "W" or self.sentence.low(chunk.end) in SUBJECTS
        if whole and whole.count and verb is not None and relative:
            near = self.sentence.verb_at(chunk.end + 1)
            return whole if near is verb else chunk
        reduced = verb is not None and verb.passive and not verb.aux and verb.start == chunk.end
        if whole is None or not whole.count or not reduced:
            return chunk
        after = (v for v in self.sentence.verbs if v is not verb and v.start >= chunk.end and v.lemma != "be")
        other = any(self.sentence.subject(v) is chunk for v in after)
        return whole if other or not whole.definite else chunk  # "four of the 21 hurt died"

    def _is_ranked(self, chunk: Chunk) -> bool:
        """ ", the second commander killed there this week": says of the one just told which one he is."""
        s = self.sentence
        nth = s.low(chunk.start + 1)
        ranked = s.low(chunk.start) == "the" and (nth in _RANKED or _NTH.match(nth)) and not chunk.count
        return bool(ranked) and s.tag(chunk.start - 1) == "," and self.last is not None

    def _is_told_alone(self, measure: str, verb: VerbGroup | None) -> bool:
        """ "24 died in two blasts, the second of which alone killed 20": some of those the sentence counts before."""
        alone = verb is not None and self.sentence.low(verb.start - 1) == "alone"
        return alone and any(told == measure for _, told in self.seen)

    def _is_named_again(self, chunk: Chunk, person: Person) -> bool:
        """ "he", "Abdul Karim": somebody told of before, or told of by no more than a name."""
        if person.kind in {"pronoun", "name"}:
            return True
        return bool(self.context.told) and self.context.own_words(self.sentence, chunk).kind == "name"

    def _of_the(self, chunk: Chunk) -> bool:
        """ "one of the insurgents killed in ..." speaks of people already told of."""
        return (
            chunk.whole is not None
            and self.sentence.low(chunk.whole.start) in {"the", "these", "those"}
            and bool(self.context.told)
        )

    def _hearsay(self, verb: VerbGroup | None, anchor: int) -> bool:
        """ "was linked to an attack that killed four soldiers": told of somebody's past, not as news."""
        if verb is None:
            return any(self._blames(k) for k in range(max(0, anchor - 6), anchor))
        subject = self.sentence.subject(verb)
        relative = subject is not None and self.sentence.tag(subject.start - 1) == "W"  # "in which a child was hurt"
        before = (
            self.sentence.verbs[verb.index - 1] if verb.index and self.sentence.tag(verb.start - 1) == "C" else None
        )
        whom = self.sentence.object_chunk(before) if before else None
        if before and whom and whom.end == verb.start - 1:
            return self._hearsay(before, anchor)  # "that killed two and wounded nine"
        if self.sentence.tag(verb.start - 1) not in "WS" and not relative:
            return False
        if self.sentence.low(verb.start - 1) == "whom":
            return False  # "two men were involved, one of whom was killed": done to them, not by them
        if self._describes(verb):
            return True
        return any(self._blames(k) for k in range(max(0, verb.start - 30), verb.start))

    def _blames(self, k: int) -> bool:
        """Whether a token says what somebody did before; nobody is blamed with "left behind", "claimed they were
        behind"."""
        s = self.sentence
        owned = s.low(k) == "behind" and any(s.low(j) in _OWNED_UP for j in range(max(0, k - 4), k))
        return s.low(k) in BLAME and not owned and s.low(k + 1) != "press"  # the Associated Press

    def _describes(self, verb: VerbGroup) -> bool:
        """ "He served as an aide to a commander who was killed": a sentence that says who somebody is."""
        s, first = self.sentence, self.sentence.verbs[0]
        subject = s.subject(first)
        if subject is None or subject.plural or not subject.definite:
            return False
        if s.low(subject.start) not in {"he", "she"} and self.context.who(s, subject).kind != "person":
            return False
        being = first.lemma in {"serve", "act", "work"} or (first.lemma == "be" and s.low(first.end) in {"a", "an"})
        return being and first is not verb

    def _is_a_further_one(self, chunk: Chunk) -> bool:
        """ "As a third man opened fire, he was killed": "he" is nobody counted before."""
        for where, other in self.context.mentions_before(self.sentence, chunk.start, reach=0):
            if self.context.own_words(where, other).kind == "person" and not other.plural:
                return any(where.low(k) in _FURTHER for k in range(other.start, other.end))
        return False

    def _said_of(self, chunk: Chunk, verb: VerbGroup | None) -> tuple[int, int] | None:
        """The tokens between somebody and what befell him that only say who he is: a relative clause, a participle."""
        taken = self.sentence.verb_at(chunk.end)
        described = self.sentence.tag(chunk.end) == "W" or (
            taken is not None and taken.form == "ed" and taken.passive and not taken.aux
        )
        if verb is None and chunk.outer == "body" and described:  # bodies of men who were taken, kidnapped last week
            later = [v for v in self.sentence.verbs if v.start >= chunk.end and v.form in {"finite", "ed"}]
            return (chunk.end, later[1].start) if len(later) > 1 else None
        if verb is None or chunk.end >= verb.start or self.sentence.subject(verb) is not chunk:
            return None
        other = self.sentence.verb_at(chunk.end)
        described = self.sentence.tag(chunk.end) == "W" or self.sentence.low(chunk.end) in BLAME
        described = described or (other is not None and other is not verb and not other.aux)
        return (chunk.end, verb.start) if described else None

    def _placed_apart(self, chunk: Chunk, verb: VerbGroup | None) -> tuple[int, int] | None:
        """ "killed four in X, five in a raid in Y": the tokens of a further count that has its own place behind it."""
        s, stop = self.sentence, chunk.end
        if verb is not None and chunk.start > verb.end and (where := s.place_before(chunk)):
            return (where.start, stop)
        if verb is not None and chunk.end <= verb.start and s.tag(verb.end) in ",:" and s.low(verb.end + 1) == "in":
            opens = s.chunks[0].prep == "in" and s.chunks[0].end <= chunk.start
            further = s.chunks[i] if (i := chunk.index + 2) < len(s.chunks) else None
            return (s.chunks[0].start, verb.end) if opens and further and s.place_before(further) else None
        if s.low(stop) in _HOW and (attack := s.chunk_at(stop + 1)) and self.names_attack(attack):
            stop = attack.end
        if verb is None or chunk.start <= verb.end or not chunk.count or s.low(stop) != "in":
            return None
        begin, end = s.tokens[verb.end].start, s.tokens[chunk.start].start
        starts = [*(place.start for place in self.context.places_in(s)), *(t.start for t in self.context.times_in(s))]
        return (chunk.start, stop) if any(begin < start < end for start in starts) else None

    def _long_ago(self, anchor: int) -> bool:
        """ "the capture of a planner just two weeks ago": told as what went before."""
        s = self.sentence
        return any(
            s.low(k) == "ago" and s.low(k - 1) in {"weeks", "months", "years", "year", "month"}
            for k in range(anchor, anchor + _AGO_REACH)
        )

    def _serves(self, chunk: Chunk) -> bool:
        """Whether the noun says what somebody is, rather than only of which country."""
        at = chunk.head if chunk.head is not None else chunk.end - 1
        own = names_in(self.context.people, self.sentence, at, at + 1)  # "two Swedes"
        return self.sentence.noun_of(chunk) in self.context.people.heads and not own

    def _all_of_them(self, chunk: Chunk, verb: VerbGroup | None) -> tuple[str | None, str | None] | None:
        """ "three men, all of them policemen"; "the driver, an insurgent courier"."""
        s = self.sentence
        beside = s.chunk_at(chunk.end + 1) if s.tag(chunk.end) == "," else None
        named = self.context.own_words(s, chunk).named  # "an American, a soldier of the special forces"
        if beside and not named and not chunk.plural and not beside.plural and s.low(beside.start) in {"a", "an"}:
            told = self.context.own_words(s, beside)
            if told.kind == "person" and told.named:
                return told.party, told.group  # "the driver, an insurgent courier, was killed"
        for k in range(chunk.end, chunk.end + _ALL_REACH):
            if s.tag(k) == "," and s.low(k + 1) == "all":
                of_them = s.low(k + 2) == "of" and s.low(k + 3) == "them"
                nation = by_nation(s, self.context, chunk, k + (4 if of_them else 2))
                beside = nation or s.chunk_at(k + 4 if of_them else k + 1)
                person = self.context.own_words(s, beside) if beside and beside.head is not None else None
                if person and person.kind == "person" and person.party:
                    return person.party, person.group
            other = s.verb_at(k)
            if s.tag(k) in ".:SC" or (other and other is not verb):
                return None
        return None

    def _counted_with(self, chunk: Chunk, verb: VerbGroup | None, party: str | None) -> tuple[str, None] | None:
        """ "a dozen militants and soldiers were killed": one number over people of two sides."""
        s = self.sentence
        least = (chunk.count.low if chunk.count else None) or 0
        other = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "and" else None
        if least <= 1 or party is None or other is None or other.start != chunk.end + 1:
            return None
        if other.count or other.definite or not other.plural or verb is None or chunk.end > verb.start:
            return None  # "killed ten militants and soldiers seized ...": a clause of its own
        person = self.context.own_words(s, other)
        enemies = self.context.opposes(person.party, party)
        return ("unknown", None) if person.kind == "person" and enemies else None

    def _of_both(self, chunk: Chunk) -> tuple[str, None] | None:
        """ "11 American and Afghan soldiers" are of one army and the other, "seven on both sides" of either: nobody
        says how many of each."""
        after = [self.sentence.low(k) for k in range(chunk.end, chunk.end + _BOTH_REACH)]
        if any(pair in {("both", "sides"), ("either", "side")} for pair in pairwise(after)):
            return "unknown", None
        names = names_in(self.context.people, self.sentence, chunk.start, chunk.end)
        sides = {n.party.replace(self.context.people.adjective, "government") for n in names}
        joined = any(self.sentence.tag(k) == "C" for k in range(chunk.start, chunk.end))
        both = joined and sides >= {"government", "international"}
        return ("unknown", None) if both or self._counts_others(chunk) else None

    def _counts_others(self, chunk: Chunk) -> bool:
        """ "20 soldiers and villagers": whether its number is also that of people of another side."""
        s, end = self.sentence, chunk.end
        camp = self.context.camp(self.context.own_words(s, chunk).party)
        if camp is None or not chunk.count or not chunk.plural:
            return False
        acted, apart = s.verb_at(chunk.start - 1), False
        while s.tag(end) in ",C" and (other := s.chunk_at(end + 1 + (s.tag(end + 1) == "C"))):
            bare = other.plural and not other.count and not other.prep and s.tag(other.start) not in "D'O"
            if not bare or (acted and s.opens_clause(other)):
                return False  # "killed 12 soldiers and villagers fled"
            person = self.context.own_words(s, other)
            apart = apart or (person.kind == "person" and self.context.camp(person.party) not in {None, camp})
            if "C" in (s.tag(end), s.tag(end + 1)):
                return apart
            end = other.end
        return False
