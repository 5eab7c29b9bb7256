"""Who a phrase means in its article: pronouns, "the leader", "a third soldier", bare names, "its forces", "the
militants"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Set
from datetime import date
from itertools import islice

from warledger.conflict import Conflict

from .chunks import Chunk
from .clauses import Sentence
from .lexicon import forms
from .people import PeopleLexicon, Person, names_beside, names_in, people_lexicon, read_person
from .saying import speaker_of
from .sentences import Span
from .word_classes import SAYING

Mention = tuple[Sentence, Chunk]

_WOMEN = frozenset("woman girl mother wife sister daughter grandmother aunt niece widow bride".split())
_PLURAL_PRONOUNS = frozenset("all both they them themselves who whom whose those these others ones".split())
_OBJECTS = frozenset("them him her".split())
_POSSESSIVES = frozenset("his her their its our".split())
_ONES_OWN = frozenset(("his", "her"))
_GROUPS = frozenset(("group", "movement"))
_ABDUCTED = frozenset(("kidnap", "abduct"))
_SPEAKERS_WORDS = frozenset("they it we".split())
_FURTHER = frozenset("another other second third fourth additional more".split())
#: "the chief of X district", "head of the province": an office
_HEADS = frozenset("chief head administrator".split())
_DIVISIONS = frozenset("district province".split())
#: nouns by which one and the same man may be called in turn
_ANYBODY = frozenset("man individual person male suspect".split())
_SUSPECTED = frozenset("suspected alleged foreign".split())
_SAID_TO_BE = frozenset(
    "loyal believed thought suspected accused affiliated allied aligned belonging serving assigned attached "
    "deployed".split()
)
#: working for somebody
_EMPLOYED = frozenset("working employed work works worked".split())
_ALLIED = frozenset(("allied", "aligned"))
_BACKED = frozenset("backed supported aided accompanied".split())
_ALLIES = frozenset(("international", "government"))
_BEHIND = frozenset("to be being with in for under".split())
_SAID_IN = 4  # tokens after "believed to be" in which a side is named
#: who is of one side with the men he is counted beside: "a commander and two soldiers of the unit"
_HEADED = frozenset("commander leader chief head officer deputy".split())
_UNITS = frozenset("battalion regiment brigade company squadron division".split())
_LINKS = frozenset("of from in with for on".split())
_FROM_HOME = frozenset(("of", "from"))
_PART = re.compile(r"including\b[^,;.]*")
#: subordinators of a clause that goes on about those of whom the main clause tells
_OPENING = frozenset("after before once when where because until as while".split())
_CLOSE = 3  # tokens
_LOOK_BACK = 4  # sentences
_LOOK_FAR = 12
_LOOK_OVER = 120  # chunks, however long the sentences


class References:
    """The mentions of people in one article, asked from any of its sentences."""

    def __init__(self, text: str, spans: list[Span], conflict: Conflict, published: date | None) -> None:
        self.text = text
        self.spans = spans
        self._parsed: dict[int, Sentence] = {}
        self._lowered: dict[int, str] = {}
        self._opposition: dict[int, str | None] = {}
        self.conflict = conflict
        low = text.lower()
        beside = (name for name in names_beside(conflict) if name in low)
        ruled = published is not None and conflict.opposition_ruled(published)
        self.people: PeopleLexicon = people_lexicon(conflict, next(beside, ""), ruled=ruled)
        self._groups = self._groups_in(text)

    def sentence(self, number: int) -> Sentence:
        """A sentence by its number; parsed when first asked for: one no rule looks into costs nothing."""
        known = self._parsed.get(number)
        if known is None:
            self._parsed[number] = known = Sentence(self.text, *self.spans[number], number)
        return known

    def words_of(self, number: int) -> str:
        """The words of a sentence in lower case, as they stand before it is parsed."""
        known = self._lowered.get(number)
        if known is None:
            span = self.spans[number]
            self._lowered[number] = known = self.text[span.start : span.end].lower()
        return known

    def who(self, sentence: Sentence, chunk: Chunk) -> Person:
        """Whose people a chunk names, with pronouns, "the leader" and "the group" resolved from what precedes."""
        known = chunk.who
        if not isinstance(known, Person):
            chunk.who = known = self._resolved(sentence, chunk, self.own_words(sentence, chunk))
        return known

    def own_words(self, sentence: Sentence, chunk: Chunk) -> Person:
        """The same from the chunk's own words and its "of" phrase alone."""
        known = chunk.own
        if not isinstance(known, Person):
            chunk.own = known = self._complemented(sentence, chunk, read_person(self.people, sentence, chunk))
        return known

    def side(self, sentence: Sentence, chunk: Chunk | None) -> str | None:
        """The party of somebody who acts ("Afghan forces", "the Taliban", "insurgents"), else None."""
        # "his men", "its fighters": whose they are says who speaks
        told = chunk is not None and self.who(sentence, chunk).party in {None, "insurgent"}
        owned = chunk is not None and any(sentence.low(k) in _POSSESSIVES for k in range(chunk.start, chunk.end))
        speaks = chunk is not None and (sentence.low(chunk.start) in _SPEAKERS_WORDS or (told and owned))
        party = self._speaker_before(sentence, chunk) if chunk and speaks else None
        if party is None and chunk:
            party = self.who(sentence, chunk).party
        return None if party in {"civilian", "unknown"} else party

    def _speaker_before(self, sentence: Sentence, chunk: Chunk) -> str | None:
        """ "The Taliban said they had killed ...": the side that speaks of itself."""
        for verb in reversed(sentence.verbs):
            if verb.end <= chunk.start and verb.lemma in SAYING:
                between = (c for c in sentence.chunks if verb.end <= c.start and c.end <= chunk.start)
                if any(self.who(sentence, c).party for c in between):
                    return None
                speaker = sentence.subject(verb)
                return self.who(sentence, speaker).party if speaker else None
        return None

    def camp(self, party: str | None) -> str | None:
        """The party, or "opposition" for each of its groups: reports name them loosely."""
        known = self.conflict.parties.get(party or "")
        return "opposition" if known and known.side == "opposition" else party

    def opposes(self, party: str | None, other: str | None) -> bool:
        """Whether two parties fight on different sides."""
        parties = self.conflict.parties
        if party is None or other is None or party not in parties or other not in parties:
            return False
        sides = {parties[party].side, parties[other].side}
        return len(sides) == 2 and "none" not in sides

    def mentions_before(
        self, sentence: Sentence, token: int, reach: int = _LOOK_BACK, words: Collection[str] = ()
    ) -> Iterator[Mention]:
        """Chunks before a token, nearest first, through `reach` sentences back: of those that hold one of the words,
        where any are given, for to parse a sentence costs more than all else."""
        for chunk in reversed(sentence.chunks):
            if chunk.end <= token:
                yield sentence, chunk
        for number in range(sentence.index - 1, max(-1, sentence.index - 1 - reach), -1):
            if not words or any(word in self.words_of(number).replace("’", "'") for word in words):
                other = self.sentence(number)
                for chunk in reversed(other.chunks):
                    yield other, chunk

    def earlier(
        self,
        sentence: Sentence,
        token: int,
        test: Callable[[Person, Mention], bool],
        reach: int = _LOOK_BACK,
        words: Collection[str] = (),
    ) -> tuple[Mention, Person] | None:
        """The nearest mention of somebody, or of a side by its name, that passes the test, with whom it names.

        `words`: one of them stands in the sentence of any that does.
        """
        for where in islice(self.mentions_before(sentence, token, reach, words), _LOOK_OVER):
            person = self.own_words(*where)
            side = person.kind == "collective" and person.named
            if (side or person.kind in {"person", "name"}) and test(person, where):
                return where, person
        return None

    def opposition_named(self, sentence: Sentence) -> str | None:
        """The one opposition group named in the sentence, else in the article; None where none or several are."""
        if sentence.index not in self._opposition:
            parties = self._groups_in(sentence.text) or self._groups
            self._opposition[sentence.index] = next(iter(parties)) if len(parties) == 1 else None
        return self._opposition[sentence.index]

    def group_meant(self, sentence: Sentence, token: int) -> str | None:
        """The opposition group that "the group" at a token stands for: the one named before it in the sentence, else
        the one that a sentence before is about or alone names; None where it may be several."""
        if len(self._groups) < 2:
            return self.opposition_named(sentence)
        here = self._groups_in(sentence.words(0, token))
        if len(here) == 1:
            return here.pop()
        for number in range(sentence.index - 1, max(-1, sentence.index - 1 - _LOOK_BACK), -1):
            other = self.sentence(number)
            named = self._groups_in(other.text)
            if len(named) > 1 and other.verbs and (subject := other.subject(other.verbs[0])):
                named = self._groups_in(other.words(subject.start, subject.end))
            if named:
                return named.pop() if len(named) == 1 else None
        return None

    def _groups_in(self, text: str) -> set[str]:
        low = _PART.sub("", text.lower())
        return {party for party, words in self.people.groups.items() if any(word in low for word in words)}

    # -- a phrase and its complement
    # ----------------------------------------------------------------------------------

    def _complemented(self, sentence: Sentence, chunk: Chunk, person: Person) -> Person:
        """ "members of the Taliban", "soldiers from Canada", "people on the government side"."""
        if person.party in {None, "government"} and (home := self._home(sentence, chunk)):
            return person._replace(kind="person", party=home)
        rebels = person.party == "insurgent" and not person.group  # of a group named behind "of", maybe
        if person.kind not in {"person", "collective"} or (person.named and not rebels):
            return person
        k = chunk.end + (sentence.tag(chunk.end) == "," and sentence.low(chunk.end + 1) in _SAID_TO_BE)
        said = sentence.low(k) in _SAID_TO_BE
        if sentence.low(k) in _ALLIED and self.people.adjective in sentence.lows[chunk.start : chunk.end]:
            return person  # "Afghan soldiers allied with the Americans"
        if said:  # loyal to X, believed to be X, suspected of being X
            k += 2 if (sentence.low(k + 1), sentence.low(k + 2)) in {("to", "be"), ("of", "being")} else 1
        link = "of" if said and sentence.low(k) in _BEHIND else sentence.low(k)
        after = sentence.chunk_at(k + 1)
        if said and not after and (names := names_in(self.people, sentence, k + 1, k + 1 + _SAID_IN)):
            return person._replace(party=names[0].party, group=names[0].group or None, named=True)
        if person.party is None and person.key in _HEADED and sentence.low(chunk.end) == "and":
            beside = sentence.chunk_at(chunk.end + 1)
            told = self.own_words(sentence, beside) if beside and beside.start == chunk.end + 1 else None
            if told and told.kind == "person" and told.party not in {None, "civilian"}:
                return person._replace(party=told.party, group=told.group)
        backed = sentence.chunk_at(chunk.end + 2) if sentence.low(chunk.end) in _BACKED else None
        if rebels and backed and read_person(self.people, sentence, backed).party in _ALLIES:
            return person._replace(party="government")  # "Afghan fighters backed by American special forces"
        if person.party is None and person.kind == "person" and self._armed(sentence, chunk, after):
            return person._replace(party="insurgent")
        if person.party is None and self._works_for_civilians(sentence, chunk.end):
            return person._replace(party="civilian")
        if link not in _LINKS or not after or after.start != k + 1:
            return person
        if link in {"of", "for"} and person.key in _HEADS and sentence.low(after.end - 1) in _DIVISIONS:
            return person._replace(party=person.party or "government")
        other = read_person(self.people, sentence, after)
        on_side = sentence.low(after.end - 1) == "side"
        if (link == "on" and not on_side) or (other.kind == "thing" and not on_side):
            return person
        names = names_in(self.people, sentence, after.start, after.end)
        at = after.end + (sentence.tag(after.end) == ",")
        beside = sentence.chunk_at(at) if other.key in _UNITS else None
        if beside and beside.start == at and not names:  # "a soldier of the 2nd Battalion, X Guards"
            names = names_in(self.people, sentence, after.start, beside.end)
        sides = [n for n in reversed(names) if n.party != self.people.adjective and n.phrase != "foreign"]
        side = next((n for n in sides if n.phrase not in self.people.weak), sides[0] if sides else None)
        if side is None:
            if link == "of" and other.party is None and other.kind == "person":
                other = self.own_words(sentence, after)  # "a commander of the loyalists of X"
            owned = any(sentence.tag(i) == "'" for i in range(after.start, after.end))  # whose is said
            if link == "of" and person.party is None and ((other.key == "force" and not owned) or other.party):
                return person._replace(party=other.party or self._forces(sentence, after), group=other.group)
            return person
        loose = link not in {"of", "on", "from"} and side.phrase in self.people.weak
        if rebels and not self.opposes(side.party, "government"):
            return person
        if loose or person.party not in {None, "government", "insurgent", "unknown"}:
            return person
        return person._replace(party=side.party, group=side.group or None, named=True)

    def _works_for_civilians(self, sentence: Sentence, k: int) -> bool:
        """ "two Afghans working for an aid agency", "people who work for a charity"; `k` is the token behind them."""
        k += sentence.low(k) == "who"
        employer = sentence.chunk_at(k + 2) if sentence.low(k) in _EMPLOYED and sentence.tag(k + 1) == "I" else None
        return employer is not None and read_person(self.people, sentence, employer).party == "civilian"

    def _home(self, sentence: Sentence, chunk: Chunk) -> str | None:
        """ "Sgt. John Hall, of Dayton, Ohio": the side whose soldiers come from there, of one man told by his name."""
        if chunk.head is None or sentence.tag(chunk.head) != "P" or chunk.count:
            return None
        k = chunk.end + (sentence.tag(chunk.end) == ",")
        place = sentence.chunk_at(k + (sentence.low(k) in _FROM_HOME))
        while place is not None and all(sentence.tag(i) == "P" for i in range(place.start, place.end)):
            found = [self.people.homes.get(sentence.low(i)) for i in range(place.start, place.end)]
            if side := next(filter(None, found), None):
                return side
            place = sentence.chunk_at(place.end + 1) if sentence.tag(place.end) == "," else None
        return None

    def _armed(self, sentence: Sentence, chunk: Chunk, after: Chunk | None) -> bool:
        """ "a man with a rifle", "two men planting a bomb"."""
        if any(sentence.low(k) in self.people.deeds for k in range(chunk.end, chunk.end + 3)):
            return True
        carries = sentence.low(chunk.end) in {"with", "carrying", "wearing", "armed"} and after is not None
        return carries and any(sentence.low(k) in self.people.weapons for k in range(chunk.end, chunk.end + 5))

    def _forces(self, sentence: Sentence, chunk: Chunk) -> str | None:
        """Whose "the forces" are: those last named so."""
        for where in islice(self.mentions_before(sentence, chunk.start, reach=6), _LOOK_OVER):
            person = read_person(self.people, *where)
            if person.key == "force" and person.party:
                return person.party
        return None

    # -- a phrase and what precedes it
    # --------------------------------------------------------------------------------

    def _resolved(self, sentence: Sentence, chunk: Chunk, person: Person) -> Person:
        if person.kind == "pronoun":
            return self._pronoun(sentence, chunk, person)
        bare = all(t.tag == "P" for t in sentence.tokens[chunk.start : chunk.end])  # "Mullah Salam" is a name too
        if person.party is None and person.key and (person.kind == "name" or (person.kind == "person" and bare)):
            return self._named(sentence, chunk, person)
        if person.kind not in {"person", "collective"}:
            return person
        if person.party == "insurgent" and person.kind == "person" and not person.group:
            words = sentence.lows[chunk.start : chunk.end]
            if self.people.adjective in words or "afghan" in words:
                found = self.earlier(
                    sentence, chunk.start, lambda p, _: p.key == person.key and p.party == "government", 2
                )
                if found:  # "Afghan fighters backed by American troops ... Five Afghan fighters"
                    return person._replace(party="government")
            suspected = any(t.low in _SUSPECTED for t in sentence.tokens[chunk.start : chunk.end])
            return person if suspected else person._replace(party=self.opposition_named(sentence) or person.party)
        if person.named:
            return person
        if person.party is None and self._of_the_group(sentence, chunk):
            return person._replace(party=self.group_meant(sentence, chunk.start))
        further = any(t.low in _FURTHER for t in sentence.tokens[chunk.start : chunk.end])
        if person.party is None and (chunk.definite or (further and person.key not in _ANYBODY)):
            keys = _ANYBODY if person.key in _ANYBODY else {person.key}
            return self._like(sentence, chunk, person, keys, lambda p: bool(p.party), _LOOK_FAR)
        if person.kind != "person":
            return person
        if person.party == "government":
            owner = self._owner(sentence, chunk)
            if owner and owner.party not in {None, "civilian", "unknown"}:
                return person._replace(party=owner.party, group=owner.group)
            if chunk.definite or further:
                return self._like(sentence, chunk, person, {person.key}, lambda p: p.named, 2)
        return person

    def _of_the_group(self, sentence: Sentence, chunk: Chunk) -> bool:
        """ "the movement's men", "a leader of the group", where the article speaks of one opposition group."""
        owner = sentence.chunk_at(chunk.end + 1) if sentence.low(chunk.end) == "of" else None
        words = range(chunk.start, chunk.head or chunk.end), range(owner.start, owner.end) if owner else ()
        return any(sentence.low(k) in _GROUPS for among in words for k in among)

    def _like(
        self,
        sentence: Sentence,
        chunk: Chunk,
        person: Person,
        keys: Set[str],
        test: Callable[[Person], bool],
        reach: int,
    ) -> Person:
        """The same person with the party of the nearest mention by one of the nouns that passes the test, if any."""
        words = [form for key in keys for form in forms(key)]
        found = self.earlier(sentence, chunk.start, lambda p, _: p.key in keys and test(p), reach, words)
        return person._replace(party=found[1].party, group=found[1].group) if found else person

    def _owner(self, sentence: Sentence, chunk: Chunk) -> Person | None:
        """Whose "its soldiers" are: the side named before in the sentence."""
        owned = sentence.low((chunk.whole or chunk).start)
        if owned not in _POSSESSIVES:
            return None
        for where in self.mentions_before(sentence, chunk.start, reach=0):
            person = self.own_words(*where)
            if owned in _ONES_OWN and (where[1].plural or person.kind == "collective"):
                continue  # "the Taliban killed the governor and his guards"
            if owned in _ONES_OWN and person.kind == "person" and person.party and not person.named:
                return None  # "a suicide bomber killed the governor and his guards": not the bomber's
            if person.named and person.kind in {"collective", "person"}:
                return person
        return None

    def _pronoun(self, sentence: Sentence, chunk: Chunk, person: Person) -> Person:
        low = person.key
        if low in {"it", "we"}:
            return person
        verb = sentence.verb_at(chunk.start - 1)
        whom = verb if low in _OBJECTS and not chunk.count else None
        doer = sentence.subject(whom) if whom else None  # "the fighters killed them": no fighters

        verb = sentence.verb_at(chunk.end)
        says = verb is not None and verb.lemma in SAYING
        abducted = verb is not None and verb.passive and verb.lemma in _ABDUCTED  # "... by their captors. They were"
        found = self._of_whom_is_told(sentence, chunk) if low == "they" else None
        # whoever acted before, rather than whom it befell, rather than who told it
        if found is None and low == "they" and not says:
            found = self.earlier(
                sentence, chunk.start, lambda p, where: self._may_act(low, doer, p, where) and _acts(*where)
            ) or self.earlier(sentence, chunk.start, lambda p, where: self._may_act(low, doer, p, where))
        found = found or self.earlier(sentence, chunk.start, lambda p, where: _fits(low, doer, p, where))
        if not found or (abducted and self.opposes(found[1].party, "government")):
            return person
        return person._replace(party=self.who(*found[0]).party, group=found[1].group, key=found[1].key)

    def _of_whom_is_told(self, sentence: Sentence, chunk: Chunk) -> tuple[Mention, Person] | None:
        """ "Ten officers were freed by rebels after they had given up": they of whom the main clause tells."""
        k = chunk.start - 1
        main = next((verb for verb in reversed(sentence.verbs) if verb.end <= k), None)
        if sentence.low(k) not in _OPENING or main is None or not (main.passive and main.aux):
            return None
        subject = sentence.subject(main)
        if subject is None or not (subject.plural or subject.count):
            return None
        person = self.own_words(sentence, subject)
        return ((sentence, subject), person) if person.kind == "person" else None

    def _may_act(self, pronoun: str, doer: Chunk | None, person: Person, where: Mention) -> bool:
        """Whether a pronoun may mean somebody, or a side, that acts and does not tell of it."""
        plural = pronoun in _PLURAL_PRONOUNS and person.kind == "collective"
        side = plural and bool(self.conflict.parties.get(person.party or ""))
        return (side or _fits(pronoun, doer, person, where)) and not speaks(*where)

    def _named(self, sentence: Sentence, chunk: Chunk, person: Person) -> Person:
        """Somebody named: by the apposition ("Abdul Karim, a Taliban commander"), else as introduced before."""
        beside = sentence.chunk_at(chunk.end + 1) if sentence.tag(chunk.end) == "," else None
        if beside and beside.start == chunk.end + 1 and not beside.count:
            told = self.own_words(sentence, beside)
            if told.kind == "person" and told.party:
                return person._replace(kind="person", party=told.party, group=told.group)
        last = person.key.split()[-1]
        found = self.earlier(
            sentence, chunk.start, lambda p, where: p.kind == "person" and last in _names_of(where), _LOOK_FAR, (last,)
        )
        if not found:
            return person
        (where, named) = found
        if named.party is None and where[0] is not sentence:
            named = self.who(*where)
        return person._replace(kind="person", party=named.party, group=named.group, key=named.key)


def _fits(pronoun: str, doer: Chunk | None, person: Person, where: Mention) -> bool:
    """Whether a pronoun may mean somebody mentioned; `doer`: who does it to whom it means."""
    other = where[1]
    if other is doer or (pronoun in {"he", "him"} and person.key in _WOMEN):
        return False
    several = bool(other.plural or (other.count and other.count.low != 1))
    fitting = pronoun in {"who", "whom"} or several == (pronoun in _PLURAL_PRONOUNS)
    return person.kind == "person" and fitting


def _acts(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a chunk is the subject of a verb that is active, and not one of saying."""
    deeds = (verb for verb in sentence.verbs if not verb.passive and verb.lemma not in SAYING)
    return any(sentence.subject(verb) is chunk for verb in deeds)


def speaks(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a chunk is the subject of a verb of saying, stands beside it ("the governor, A. B., said") or behind
    "according to"."""
    if "according" in sentence.lows[max(0, chunk.start - _CLOSE) : chunk.start]:  # "according to deputy governor X"
        return True
    for verb in sentence.verbs:
        if verb.lemma not in SAYING:
            continue
        speaker, inverted = speaker_of(sentence, verb)
        if inverted and speaker:  # "killing one, said A. B.": nobody before it speaks
            if speaker.start <= chunk.start < speaker.end:
                return True
        elif (subject := sentence.subject(verb)) and subject.start <= chunk.start < max(verb.start, subject.end):
            return True
    return False


def _names_of(where: Mention) -> set[str]:
    """Lower-case proper names in and right after a mention: "the Taliban leader, Alaudin"."""
    sentence, chunk = where
    words = {t.low for t in sentence.tokens[chunk.start : chunk.end] if t.tag == "P"}
    k = chunk.end + (sentence.tag(chunk.end) == ",")
    while sentence.tag(k) == "P":
        words.add(sentence.low(k))
        k += 1
    return words
