"""What a rule may ask about the article around its sentence: people, places, times, speakers, and who a pronoun means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, cached_property
from itertools import islice
from typing import Any

from warledger.claims.times import TimeContext, TimeMention
from warledger.conflict import Conflict
from warledger.places import Gazetteer, PlaceContext, PlaceMention

from .candidates import Candidate
from .chunks import Chunk
from .clauses import Sentence
from .people import PeopleLexicon, Person, names_in, people_lexicon, read_person
from .sentences import split_sentences
from .speech import Speech, find_speech

_SINGULAR_PRONOUNS = frozenset("he him she her himself herself his who whom whose".split())
_PLURAL_PRONOUNS = frozenset("they them themselves who whom whose those these others ones".split())
_LOOK_BACK = 4  # sentences
_LOOK_OVER = 120  # chunks, however long the sentences


class Context:
    """One article while it is read. `published` may be null."""

    def __init__(self, article: dict[str, Any], conflict: Conflict) -> None:
        self.article = article
        self.conflict = conflict
        self.text: str = article["text"]
        self.published: date | None = article.get("published")
        self.people: PeopleLexicon = people_lexicon(conflict)
        self.told: list[tuple[int, Candidate]] = []  # (sentence number, statement) read so far
        self.sentences = [
            Sentence(self.text, s.start, s.end, s.paragraph, n) for n, s in enumerate(split_sentences(self.text))
        ]

    # -- people ---------------------------------------------------------------------------------------------------------

    def who(self, sentence: Sentence, chunk: Chunk) -> Person:
        """Whose people a chunk names, with pronouns, "the leader" and "the group" resolved from what precedes."""
        known = chunk.who
        if isinstance(known, Person):
            return known
        person = self._who(sentence, chunk)
        chunk.who = person
        return person

    def own_words(self, sentence: Sentence, chunk: Chunk) -> Person:
        """The same from the chunk's own words and its "of" phrase alone."""
        known = chunk.own
        if isinstance(known, Person):
            return known
        person = self._own_words(sentence, chunk)
        chunk.own = person
        return person

    def _own_words(self, sentence: Sentence, chunk: Chunk) -> Person:
        person = read_person(self.people, sentence, chunk)
        if person.kind in {"person", "collective"} and not person.named:
            after = sentence.chunk_at(chunk.end + 1)
            link = sentence.low(chunk.end)
            if after and after.start == chunk.end + 1 and link in {"of", "from", "in", "with", "for", "on"}:
                names = names_in(self.people, sentence, after.start, after.end)
                side = next(
                    (n for n in reversed(names) if n.party != self.people.adjective and n.phrase != "foreign"), None
                )
                if side is None and link == "of" and person.party is None:
                    other = read_person(self.people, sentence, after)
                    if other.key == "force" or (other.party and other.kind in {"person", "collective"}):
                        return person._replace(party=other.party or self._forces(sentence, after), group=other.group)
                if link == "on" and sentence.low(after.end - 1) != "side":
                    side = None
                if (
                    side
                    and person.party in {None, "government", "insurgent", "unknown"}
                    and not (link not in {"of", "on", "from"} and side.phrase in self.people.weak)
                ):
                    return person._replace(party=side.party, group=side.group or None, named=True)
        return person

    def _forces(self, sentence: Sentence, chunk: Chunk) -> str | None:
        """Whose "the forces" are: those last named so."""
        for where in self.mentions_before(sentence, chunk.start, reach=6):
            person = read_person(self.people, *where)
            if person.key == "force" and person.party:
                return person.party
        return None

    def _who(self, sentence: Sentence, chunk: Chunk) -> Person:
        person = self.own_words(sentence, chunk)
        if person.kind == "pronoun":
            return self._pronoun(sentence, chunk, person)
        if person.party is None and person.kind in {"person", "collective"} and chunk.definite:
            same = self.earlier(
                sentence, chunk.start, lambda p, c: p.key == person.key and p.party is not None, reach=12
            )
            if same:
                return person._replace(party=same[1].party, group=same[1].group)
        if person.party is None and person.kind == "name" and person.key:
            beside = self._beside(sentence, chunk)
            if beside:
                return person._replace(kind="person", party=beside.party, group=beside.group)
            last = person.key.split()[-1]
            same = self.earlier(
                sentence, chunk.start, lambda p, c: p.kind == "person" and last in self.name_words(p, c), reach=12
            )
            if same:
                named = self.who(*same[0]) if same[1].party is None and same[0][0] is not sentence else same[1]
                return person._replace(kind="person", party=named.party, group=named.group)
        if (
            person.party == "government"
            and person.kind == "person"
            and not person.named
            and self._follows(sentence, chunk)
        ):
            same = self.earlier(sentence, chunk.start, lambda p, c: p.key == person.key and p.named, reach=2)
            if same:
                return person._replace(party=same[1].party, group=same[1].group)
        if (
            person.party == "insurgent"
            and person.kind == "person"
            and not person.group
            and not self._suspected(sentence, chunk)
        ):
            party = self.opposition_named(sentence)
            if party:
                return person._replace(party=party)
        return person

    def _beside(self, sentence: Sentence, chunk: Chunk) -> Person | None:
        """Whom an apposition says a name is: "Abdul Karim, a Taliban commander"."""
        if sentence.tag(chunk.end) != ",":
            return None
        after = sentence.chunk_at(chunk.end + 1)
        if after is None or after.start != chunk.end + 1 or after.count:
            return None
        person = self.own_words(sentence, after)
        return person if person.kind == "person" and person.party else None

    def _follows(self, sentence: Sentence, chunk: Chunk) -> bool:
        """ "a third soldier", "another officer", "the soldiers": of those just told of."""
        words = {t.low for t in sentence.tokens[chunk.start : chunk.end]}
        return chunk.definite or bool(words & {"another", "other", "second", "third", "fourth", "additional", "more"})

    def name_words(self, person: Person, where: tuple[Sentence, Chunk]) -> set[str]:
        """Lower-case proper names in and right after a mention: "the Taliban leader, Alaudin"."""
        sentence, chunk = where
        words = {t.low for t in sentence.tokens[chunk.start : chunk.end] if t.tag == "P"}
        k = chunk.end + (sentence.tag(chunk.end) == ",")
        while sentence.tag(k) == "P":
            words.add(sentence.low(k))
            k += 1
        return words

    def _suspected(self, sentence: Sentence, chunk: Chunk) -> bool:
        return any(t.low in {"suspected", "alleged", "foreign"} for t in sentence.tokens[chunk.start : chunk.end])

    def opposition_named(self, sentence: Sentence) -> str | None:
        """The one opposition group named in the sentence, else in the article; None where none or several are."""
        for start, end in ((sentence.start, sentence.end), (0, len(self.text))):
            parties = self._groups if not start and end == len(self.text) else self._named_between(start, end)
            if parties:
                return next(iter(parties)) if len(parties) == 1 else None
        return None

    @cached_property
    def _groups(self) -> set[str]:
        return self._named_between(0, len(self.text))

    def _named_between(self, start: int, end: int) -> set[str]:
        low = self.text[start:end].lower()
        found = set()
        for party, words in (
            ("taliban", ("taliban", "taleban")),
            ("islamic_state", ("islamic state", "isis", "daesh")),
        ):
            if any(word in low for word in words):
                found.add(party)
        return found

    def mentions_before(
        self, sentence: Sentence, token: int, reach: int = _LOOK_BACK
    ) -> Iterator[tuple[Sentence, Chunk]]:
        """Chunks before a token, nearest first, through `reach` sentences back."""
        for chunk in reversed(sentence.chunks):
            if chunk.end <= token:
                yield sentence, chunk
        for number in range(sentence.index - 1, max(-1, sentence.index - 1 - reach), -1):
            other = self.sentences[number]
            for chunk in reversed(other.chunks):
                yield other, chunk

    def earlier(
        self,
        sentence: Sentence,
        token: int,
        test: Callable[[Person, tuple[Sentence, Chunk]], bool],
        reach: int = _LOOK_BACK,
    ) -> tuple[tuple[Sentence, Chunk], Person] | None:
        """The nearest mention before a token that passes the test, with whom it names."""
        for where in islice(self.mentions_before(sentence, token, reach), _LOOK_OVER):
            person = self.own_words(*where)
            if person.kind in {"person", "name"} and test(person, where):
                return where, person
        return None

    def _pronoun(self, sentence: Sentence, chunk: Chunk, person: Person) -> Person:
        low = person.key
        plural = low in _PLURAL_PRONOUNS

        def fits(p: Person, where: tuple[Sentence, Chunk]) -> bool:
            c = where[1]
            if low in {"who", "whom"}:
                return p.kind == "person"
            if low == "it" or low == "we":
                return False
            return p.kind == "person" and bool(c.plural or (c.count and c.count.low != 1)) == plural

        found = self.earlier(sentence, chunk.start, fits)
        if not found:
            return person
        return person._replace(party=self.who(*found[0]).party, group=found[1].group, key=found[1].key)

    def side(self, sentence: Sentence, chunk: Chunk | None) -> str | None:
        """The party of somebody who acts ("Afghan forces", "the Taliban", "insurgents"), else None."""
        if chunk is None:
            return None
        person = self.who(sentence, chunk)
        if person.party in {"civilian", "unknown", None}:
            return None
        return person.party

    def opposes(self, party: str | None, other: str | None) -> bool:
        """Whether two parties fight on different sides."""
        parties = self.conflict.parties
        return bool(
            party and other and party in parties and other in parties and parties[party].side != parties[other].side
            and "none" not in (parties[party].side, parties[other].side)
        )  # fmt: skip

    # -- places, times, speakers ------------------------------------------------------------------------------------------

    @cached_property
    def place_context(self) -> PlaceContext:
        """The article's places and where each statement's event happened."""
        return PlaceContext(self.text, gazetteer(self.conflict))

    @cached_property
    def time_context(self) -> TimeContext:
        """The article's times and when each statement's event happened."""
        return TimeContext(self.text, self.published)

    @property
    def places(self) -> list[PlaceMention]:
        """Every place the article names, in order."""
        return self.place_context.mentions

    @property
    def times(self) -> list[TimeMention]:
        """Every expression of time in the article, in order."""
        return self.time_context.mentions

    def places_in(self, sentence: Sentence) -> list[PlaceMention]:
        """Places named in the sentence."""
        return [p for p in self.places if sentence.start <= p.start < sentence.end]

    def times_in(self, sentence: Sentence) -> list[TimeMention]:
        """Expressions of time in the sentence."""
        return [t for t in self.times if sentence.start <= t.start < sentence.end]

    @cached_property
    def speeches(self) -> dict[int, list[Speech]]:
        """Sentence number -> who says what in it; filled sentence by sentence (see speech_at)."""
        return {}

    def speech_at(self, sentence: Sentence, token: int) -> Speech | None:
        """Who says what stands at a token: in the sentence itself, else whoever still speaks from the sentence before."""
        return find_speech(self, sentence, token)


@cache
def gazetteer(conflict: Conflict) -> Gazetteer:
    """The conflict's gazetteer."""
    return Gazetteer.from_conflict(conflict)
