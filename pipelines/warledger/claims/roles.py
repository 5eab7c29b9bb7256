"""Who acts in a clause, and on which ground: the clause's own answers, helped where reports stretch their syntax."""

from __future__ import annotations

from collections.abc import Iterable

from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .doers import speaking_force
from .ground_piece import Ground, is_part
from .lexicon import singular
from .people import names_in
from .sides import sides, the_group
from .terrain import Terrain
from .verbs import VerbGroup

_RELATIVE = frozenset(("that", "which", "who", "where"))
#: verbs of one subject
_OF_ONE = frozenset("was is has remains stays falls holds".split())


#: Verbs of saying: who says it is not who does it.
_SAY = frozenset(
    ("say", "tell", "add", "report", "claim", "announce", "confirm", "admit", "deny", "write", "tweet", "warn")
)
_OPENING = 3  # tokens before a participle that opens a sentence
#: "took 11 officers captive after overrunning the post": who did the one did the other
_ON_DOING = frozenset("after before by since while when upon".split())
_WHILE = frozenset("as while when".split())
#: "ambushed them as they left": who was met on the way, and not who lay in wait
_MEET = frozenset("ambush attack hit target shell bomb kill shoot capture intercept".split())
_STRETCHES = frozenset("hour day week month year north south east west".split())
_ALLOW = frozenset("allow enabl let permit help forc leav caus persuad convinc".split())


def _may_share(verb: VerbGroup) -> bool:
    """Whether a participle or infinitive after this verb is likely said of the verb's own subject."""
    return verb.form in {"finite", "ed"} and verb.lemma not in _SAY


def _is_same(ground: Ground, other: Ground) -> bool:
    """Whether a phrase only names again what another named: "Zaranj, the capital of Nimruz"."""
    if ground.unit != other.unit or ground.plural or other.plural or not (ground.place and other.place):
        return False
    return ground.place == other.place or (ground.place.pcode is not None and ground.place.pcode == other.place.pcode)


def _is_of_one_seat(first: Ground, other: Ground) -> bool:
    """ "the governor's office and the police headquarters in X": buildings of one seat."""
    several = first.plural or other.plural
    return first.unit == other.unit and not several and not (first.place and other.place and first.place != other.place)


class Roles:
    """The acting sides and the ground of one sentence."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        self.s = sentence
        self.context = context
        self.terrain = Terrain(sentence, context)

    # -- which ground -------------------------------------------------------------------------------------------

    def grounds(self, chunks: Iterable[Chunk | None]) -> list[Ground]:
        found: list[Ground] = []
        for chunk in chunks:
            if found and chunk and (self.s.low(chunk.end), self.s.low(chunk.end + 1)) == ("among", "them"):
                continue  # "three districts, A and B among them"
            for ground in self.terrain.of(chunk):
                if ground.unit == "district_center" and found and _is_of_one_seat(found[-1], ground):
                    found[-1] = found[-1] if found[-1].place else ground
                elif not any(_is_same(ground, other) for other in found):
                    found.append(ground)
        return found

    def ground_after(self, at: int) -> list[Ground]:
        """The ground after "control of", "flag over" and the like; `at` is the token of that noun."""
        found = self.phrases_after(at)
        ground = self.grounds(found)
        if not ground and found and self.s.tag(found[0].end) == ",":  # "of their last stronghold, the city of X"
            beside = self.s.chunk_at(found[0].end + 1)
            ground = self.grounds([beside]) if beside and beside.definite else []
        return ground

    def phrases_after(self, at: int) -> list[Chunk]:
        """The phrase behind a token and its prepositions, and what is joined to it."""
        k = self.skip_time(at + 1)  # "gave up control on Friday of the city"
        end = k + 3
        while self.s.tag(k) in "IRS" and k < end:
            k += 1
        chunk = self.s.chunk_at(k)
        more = self.s.conjuncts(chunk) if chunk else []
        own = [
            c for c in more if not (c.plural and not c.count and self.s.tag(c.start) == "P")
        ]  # "in A and B districts"
        return [chunk, *own] if chunk else []

    def patients(self, verb: VerbGroup) -> list[Chunk]:
        """What it was done to, also where a particle or "the whole of" stands in between."""
        if self.is_passive(verb):
            return self.subjects(verb)
        found = self.s.objects(verb)
        if found:
            return found
        k = verb.end
        while self.s.low(k) in {"over", "up", "back", "back,"} or self.s.tag(k) in 'R"':
            k += 1
        chunk = self.s.chunk_at(k)
        return [chunk, *self.s.conjuncts(chunk)] if chunk and chunk.start == k else []

    def subjects(self, verb: VerbGroup) -> list[Chunk]:
        """Of what ground the verb is said; over whatever stands between it and the verb."""
        subject = self._before_dashes(verb) or self.s.subject(verb)
        if subject is not None and subject.head is None and subject.prep == "of" and self.s.tag(verb.start - 1) == "W":
            subject = self.s.chunk_at(subject.start - 2)  # "a town of several thousand that was captured"
        if subject is not None and subject.head is None and subject.count and not self.terrain.of(subject):
            return []  # "... and 18 captured": people
        if subject is None or (not self.terrain.of(subject) and self.side(subject) is None):
            subject = self._ground_before(verb) or subject
        if subject is None:
            return []
        alone = self.s.low(verb.start) in _OF_ONE  # took A and B, and only C remains
        return [subject] if alone else [*self.s.joined_before(subject), subject]

    def _ground_before(self, verb: VerbGroup) -> Chunk | None:
        """The nearest ground before the verb that is neither an aside nor some other verb's object."""
        s, k = self.s, verb.start - 1
        if s.tag(k) == "-":  # what stands between dashes is an aside
            k = next((j for j in range(k - 1, 0, -1) if s.tag(j) == "-"), 0) - 1
        while k >= 0:
            other = s.verb_at(k)
            if other and other.form != "ing":
                opening = next(
                    (j for j in range(other.start - 1, max(-1, other.start - 6), -1) if s.low(j) in _RELATIVE), None
                )
                if opening is None:
                    return None
                k = opening - 1
                continue
            chunk = s.chunk_at(k)
            if chunk:
                aside = s.tag(chunk.start - 1) == "," and verb.start - chunk.end > 1
                if (not chunk.prep or is_part(s, chunk)) and not aside and self.terrain.of(chunk):
                    return chunk
                if not chunk.prep and s.low(chunk.end) in _RELATIVE and self.terrain.of(chunk):
                    return chunk
                k = chunk.start - 1
                continue
            if s.tag(k) in ".:":
                return None
            k -= 1
        return None

    # -- who acts -----------------------------------------------------------------------------------------------

    def agent(self, verb: VerbGroup) -> Chunk | None:
        """Who acts; across a parenthesis between dashes, and for an infinitive whoever its main verb is said of."""
        s = self.s
        if not self.is_passive(verb):
            if before := self._before_dashes(verb) or self._allowed(verb):
                return before
            found = (self.shared(verb) if self._is_on_doing(verb) else None) or s.subject(verb)
            if (found is None or self._is_place(found) or self._is_stretch(found)) and verb.form in {"inf", "ing"}:
                found = self.shared(verb)
            return found
        return s.agent(verb)

    def _is_on_doing(self, verb: VerbGroup) -> bool:
        """ "after taking the town", "before entering and retaking it": said of whoever the main verb is."""
        joined = self.s.verb_at(verb.start - 2) if self.s.low(verb.start - 1) == "and" else None
        first = joined if joined and joined.form == "ing" else verb
        return verb.form == "ing" and self.s.low(first.start - 1) in _ON_DOING

    def shared(self, verb: VerbGroup) -> Chunk | None:
        """The subject of the verb before, of which a participle or infinitive is said: "fell back after losing it"."""
        main = next((v for v in reversed(self.s.verbs[: verb.index]) if _may_share(v)), None)
        if (
            main is None and verb.form == "ing" and verb.start <= _OPENING
        ):  # "Since taking the town, the rebels have ..."
            main = next(
                (v for v in self.s.verbs[verb.index + 1 :] if _may_share(v) and not (v.passive and v.aux)), None
            )
        return self.s.subject(main) if main else None

    def _is_stretch(self, chunk: Chunk) -> bool:
        """ "three days" after losing it, "north" of it."""
        return chunk.head is not None and singular(self.s.low(chunk.head)) in _STRETCHES

    def _is_place(self, chunk: Chunk) -> bool:
        begin, end = self.s.tokens[chunk.start].start, self.s.tokens[chunk.end - 1].end
        return any(m.start <= begin and m.end >= end for m in self.terrain.mentions)

    def _before_dashes(self, verb: VerbGroup) -> Chunk | None:
        """The chunk before a parenthesis between dashes that ends right before the verb."""
        s = self.s
        if s.tag(verb.start - 1) != "-":
            return None
        opening = next((k for k in range(verb.start - 2, 0, -1) if s.tag(k) == "-"), 0)
        before = s.chunk_at(opening - 1) if opening else None
        whose = s.chunk_at(before.start - 2) if before and before.prep == "in" else None
        if whose and not whose.prep and self.terrain.of(whose):
            return whose  # "nine bases in two provinces — A and B — have surrendered"
        return before

    def _allowed(self, verb: VerbGroup) -> Chunk | None:
        """ "allowing the Taliban to take the town": who was allowed to."""
        return self.s.chunk_at(verb.start - 1) if self.is_allowed(verb) else None

    def is_allowed(self, verb: VerbGroup) -> bool:
        """Whether an infinitive hangs on a verb by which it came about."""
        before = self.s.chunk_at(verb.start - 1) if verb.form == "inf" else None
        main = self.s.verb_at(before.start - 1) if before else None
        return main is not None and main.lemma.rstrip("e") in _ALLOW and not self.s.unreal(main)

    def is_passive(self, verb: VerbGroup) -> bool:
        """A bare -ed form right before ground is active, whatever stands behind the ground."""
        if verb.form == "ed" and verb.passive:
            after = self.s.chunk_at(verb.end)
            return not (after and after.start == verb.end and self.terrain.of(after))
        return verb.passive

    def agent_party(self, verb: VerbGroup) -> str | None:
        chunk = self.agent(verb)
        if chunk and any(
            n.party == "international"
            for n in names_in(self.context.people, self.s, max(0, chunk.start - 1), chunk.end)
        ):
            return "international"
        group = the_group(self.s, self.context, chunk.start) if chunk else None
        party = group or self.context.side(self.s, chunk) or self._speaking(chunk)
        return party or (speaking_force(self.context, self.s, chunk, verb.main) if chunk else None)

    def _speaking(self, chunk: Chunk | None) -> str | None:
        """The party of "we", "our forces": that of whoever speaks."""
        if chunk is None or self.s.low(chunk.start) not in {"we", "our", "my"}:
            return None
        speech = self.context.speech_at(self.s, chunk.start)
        return speech.voice if speech and speech.voice in self.context.conflict.parties else None

    def agent_side(self, verb: VerbGroup) -> str | None:
        """government or opposition: who acts."""
        return self.side(self.agent(verb))

    def met_side(self, verb: VerbGroup) -> str | None:
        """ "The rebels ambushed the soldiers as they left": the side of those who were met on their way."""
        they = self.s.subject(verb)
        if they is None or self.s.low(they.start) != "they" or self.s.low(they.start - 1) not in _WHILE:
            return None
        main = next((v for v in reversed(self.s.verbs[: verb.index]) if v.end < they.start), None)
        if main is None or main.lemma not in _MEET or main.passive:
            return None
        return next((side for chunk in self.s.objects(main) if (side := self.side(chunk))), None)

    def side(self, chunk: Chunk | None) -> str | None:
        """government or opposition: the side of those a chunk names, by their noun alone where nothing else tells."""
        party = self.context.side(self.s, chunk) or self._speaking(chunk)
        if party is None and chunk is not None and self._is_the_group(chunk):
            return "opposition"
        if party is None and chunk is not None and chunk.head is not None:
            party = self.context.people.heads.get(singular(self.s.low(chunk.head)))
        parties = self.context.conflict.parties
        side = parties[party].side if party and party in parties else "none"
        return side if side != "none" else None

    def _is_the_group(self, chunk: Chunk) -> bool:
        """ "the group", where the article speaks of the opposition."""
        head = self.s.head_of(chunk)
        return chunk.definite and head in {"group", "movement"} and self.context.opposition_named(self.s) is not None

    def somebody_fights(self, verb: VerbGroup) -> bool:
        """An agent whose side the words do not say, in a sentence that names the opposition before the verb."""
        agent = self.agent(verb)
        if agent is not None and self.context.who(self.s, agent).party == "civilian":
            return False
        return "opposition" in set(sides(self.s, self.context, 0, verb.start)) or verb.form == "ing"

    def defenders(self, verb: VerbGroup) -> bool:
        agent = self.agent(verb)
        return (
            agent is not None
            and self.context.who(self.s, agent).party in {"government", None, "unknown"}
            and (self.context.who(self.s, agent).kind in {"person", "pronoun", "collective"})
        )

    # -- words about a verb -------------------------------------------------------------------------------------

    def has(self, verb: VerbGroup, words: Iterable[str], *, before: bool = False) -> bool:
        wanted = frozenset(words)
        start = verb.start - 2 if before else verb.start
        return self.find(verb, wanted, 8) is not None or any(self.s.low(k) in wanted for k in range(start, verb.end))

    def find(self, verb: VerbGroup, words: Iterable[str], reach: int) -> int | None:
        """The first of the words after the verb, within its clause."""
        wanted = frozenset(words)
        for k in range(verb.end, min(verb.end + reach, len(self.s.tokens))):
            if self.s.low(k) in wanted:
                return k
            if self.s.tag(k) in ".:" or (k > verb.end and self.s.tag(k) in "W"):
                return None
            other = self.s.verb_at(k)
            if other and other is not verb and other.form in {"finite", "inf"}:
                return None
        return None

    def clause_end(self, start: int) -> int:
        for k in range(start, len(self.s.tokens)):
            if self.s.tag(k) in ".:SW," or (k > start and (other := self.s.verb_at(k)) and other.form == "finite"):
                return k
        return len(self.s.tokens)

    def skip_time(self, at: int) -> int:
        """Past a time between a noun and its phrase: "takeovers in past days in the districts"."""
        offset = self.s.tokens[at].start if at < len(self.s.tokens) else -1
        for mention in self.context.times_in(self.s):
            if mention.start == offset:
                return next((k for k, t in enumerate(self.s.tokens) if t.start >= mention.end), at)
        return at
