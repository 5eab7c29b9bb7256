"""The rules about people: killed, wounded, captured, surrendered, freed, fled, displaced, missing.

Each rule finds a verb or noun of outcome, asks the clause whom it happened to, and hands every counted chunk back as a
candidate; near misses (plans, negations, things) come back as refusals with their reason.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from .candidates import Candidate, Refusal
from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .lexicon import singular
from .people import Person, names_in
from .verbs import VerbGroup

_DATA = tomllib.loads(files(__package__).joinpath("outcomes.toml").read_text(encoding="utf-8"))
TRIGGERS: str = rf"\b(?:{_DATA['triggers']['pattern']})"


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: measure for measure, words in table.items() for word in words.split()}


def _by_verb(table: dict[str, str]) -> dict[str, dict[str, str]]:
    index: dict[str, dict[str, str]] = {}
    for phrase, measure in table.items():
        verb, _, word = phrase.partition(" ")
        index.setdefault(verb, {})[word] = measure
    return index


OBJECT_VERBS = _by_word(_DATA["object_verbs"])
SUBJECT_VERBS = _by_word(_DATA["subject_verbs"])
PHRASES = _by_verb(_DATA["phrases"])
SUBJECT_PHRASES = _by_verb(_DATA["subject_phrases"])
NOUNS = _by_word(_DATA["nouns"])
_MERGED = {
    frozenset(("killed", "wounded")): "killed_or_wounded",
    frozenset(("captured", "surrendered")): "surrendered_or_captured",
    frozenset(("killed", "killed")): "killed",
}
_HUMAN_ONLY = frozenset(("killed", "wounded"))
_NOT_PEOPLE = frozenset(
    """animal sheep goat cow camel donkey horse dog livestock tank time people's hope plan deal talk effort operation attack ied bomb
    mission order computer helicopter launcher tower center centre river border headquarter bunker mortar tractor trailer power water
    corner quarter letter paper matter mirror sector factor motor door floor banner transmitter detonator receiver container
    transporter carrier cluster plant""".split()
)
_AGENTIVE = ("er", "or", "ian", "ist", "eer", "ant", "man")
_POLICING = frozenset("detain arrest apprehend take round".split())
_STATES = {
    "dead": "killed", "killed": "killed", "deaths": "killed", "wounded": "wounded", "injured": "wounded", "captured": "captured",
    "detained": "captured", "arrested": "captured", "missing": "missing", "prisoners": "captured", "fatalities": "killed",
}  # fmt: skip
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_FIGURATIVE = frozenset("execute eliminate neutralize neutralise hang bury hurt".split())
_FORCES = frozenset("government international".split())
_BLAME = frozenset(
    "responsible accused blamed wanted suspected linked involved tied connected participated behind known masterminded planned associated association ties".split()
)


def read(sentence: Sentence, context: Context) -> Iterator[Candidate | Refusal]:
    """All statements about people in a sentence, in order of their anchors."""
    found = list(_Reader(sentence, context).read())
    yield from sorted(found, key=lambda item: item.anchor if isinstance(item, Candidate) else item.quote[0])


class _Reader:
    def __init__(self, sentence: Sentence, context: Context) -> None:
        self.s = sentence
        self.context = context
        self.seen: set[tuple[int, str]] = set()
        self.last: Candidate | None = (
            None  # the last statement of this sentence: elided heads take their people from it
        )

    def read(self) -> Iterator[Candidate | Refusal]:
        merged: set[int] = set()
        for verb in self.s.verbs:
            if verb.index in merged:
                continue
            outcome = self._outcome(verb)
            if outcome is None:
                continue
            rule, measure, patients = outcome
            partner = self._partner(verb, measure)
            if partner:
                other, both = partner
                merged.add(other.index)
                if both is None:
                    yield Refusal(
                        rule, (verb.start, other.end), "two outcomes under one number that cannot be told apart"
                    )
                    continue
                measure = both
                rule = "killed_or_wounded" if both == "killed_or_wounded" else rule
                patients = patients if verb.passive and not other.passive else self._patients_of_pair(verb, other)
            unreal = self.s.unreal(verb)
            if unreal and unreal != "unconfirmed":
                yield Refusal(rule, (verb.start, verb.end), unreal)
                continue
            word = self.s.tokens[verb.main]
            if (
                word.tag == "V"
                and verb.form == "finite"
                and not verb.aux
                and word.low in {verb.lemma, f"{verb.lemma}s"}
            ):
                if not self.s.headline and verb.lemma not in {"hurt"}:
                    yield Refusal(rule, (verb.start, verb.end), "present tense: a habit or a possibility, not news")
                    continue
            definite = False
            counted: bool | None = False  # of the chunk before; None: it was one person
            for chunk in patients:
                undetermined = not chunk.count and self.s.tag(chunk.start) not in "D'O"
                extra = self.s.low(chunk.start) in {"additional", "other", "further", "second"}
                if (
                    undetermined
                    and not chunk.plural
                    and counted is None
                    and not extra
                    and self.s.tag(chunk.start) != "P"
                ):
                    continue  # "a planner and facilitator" is one person
                bare = not chunk.count and self.s.tag(chunk.start) not in "D'O" and chunk.plural
                if bare and counted:
                    continue  # "12 soldiers and policemen" are 12
                chunk.definite = chunk.definite or (bare and definite)
                definite, counted = chunk.definite, bool(chunk.count) if chunk.count or chunk.plural else None
                yield from self._claims(rule, measure, chunk, verb.main, verb, "unconfirmed" if unreal else "")
        for chunk in self.s.chunks:
            yield from self._noun(chunk)
        yield from self._dead()
        yield from self._number_of()

    # -- verbs ------------------------------------------------------------------------------------------------------------

    def _outcome(self, verb: VerbGroup) -> tuple[str, str, list[Chunk]] | None:
        """(rule, measure, whom) of a verb of outcome."""
        lemma = verb.lemma
        phrases = PHRASES.get(lemma)
        if phrases:
            found = self._phrase(verb, phrases)
            if found:
                measure, at = found
                patients = self.s.patients(verb)
                if not verb.passive and not patients:
                    after = self.s.chunk_at(at + 1)
                    patients = [after] if after and after.start == at + 1 else []
                return "phrase", measure, patients
            if lemma == "shoot" and self.s.low(verb.end) == "and":
                return None
        phrases = SUBJECT_PHRASES.get(lemma)
        if phrases and not (lemma == "flee" and not self._phrase(verb, phrases)):
            found = self._phrase(verb, phrases, 5)
            if found and not (
                found[0] == "surrendered" and self.s.low(verb.end) == "up" and self._things_after(verb.end + 1)
            ):
                measure = found[0]
                subject = self.s.subject(verb)
                if lemma == "be" and self.s.low(found[1]) == "dead" and self.s.tag(found[1] + 1) in "NP":
                    return None
                return "subject_phrase", measure, self._with_joined(subject)
        if lemma == "lose" and not verb.passive:
            return "lost_people", "killed", [c for c in self.s.objects(verb) if c.count]
        measure = OBJECT_VERBS.get(lemma)
        if measure:
            return ("passive" if verb.passive else "active"), measure, self._along(verb, self.s.patients(verb))
        measure = SUBJECT_VERBS.get(lemma)
        if measure:
            target = self.s.object_chunk(verb)
            if target and target.head is not None and measure == "surrendered" and singular(self.s.tokens[target.head].low) not in {
                "weapon", "arm", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "themselves", "himself",
            }:  # fmt: skip
                return None  # surrendered a base: ground
            subject = self.s.subject(verb)
            if lemma == "escape" and not (
                subject and self._key(subject) in {"prisoner", "detainee", "inmate", "captive", "hostage"}
            ):
                return None
            if lemma == "flee" and subject and self.context.who(self.s, subject).party == "civilian":
                measure = "displaced"
            if (
                lemma == "flee"
                and subject
                and self._key(subject) in {"family", "resident", "people", "person", "villager"}
            ):
                measure = "displaced"
            return "intransitive", measure, self._with_joined(subject)
        return None

    def _things_after(self, i: int) -> bool:
        chunk = self.s.chunk_at(i)
        return chunk is not None and chunk.start == i

    def _key(self, chunk: Chunk) -> str:
        return singular(self.s.tokens[chunk.head].low) if chunk.head is not None else ""

    def _with_joined(self, subject: Chunk | None) -> list[Chunk]:
        return [*self.s._joined_before(subject), subject] if subject else []

    def _phrase(self, verb: VerbGroup, phrases: dict[str, str], reach: int = 3) -> tuple[str, int] | None:
        """The completing word of a phrasal verb, right after it or after its object: (measure, its token)."""
        i = verb.end
        target = self.s.object_chunk(verb)
        limit = (target.end if target else verb.end) + reach
        if target and self.s.low(target.end) == "of" and (owner := self.s.chunk_at(target.end + 1)):
            limit = owner.end + reach
        while i < min(limit, len(self.s.tokens)):
            low = self.s.low(i)
            if low in phrases:
                return phrases[low], i
            if self.s.tag(i) in ".:S(" or (self.s.tag(i) == "," and i > verb.end):
                return None
            i += 1
        return None

    def _along(self, verb: VerbGroup, patients: list[Chunk]) -> list[Chunk]:
        """Adds "along with two others", "together with his bodyguards", "in addition to"."""
        if not patients:
            return patients
        begin = max(verb.end, patients[-1].end)
        for k in range(begin, min(len(self.s.tokens) - 2, begin + 16)):
            low = self.s.low(k)
            pair = (low, self.s.low(k + 1))
            if pair in {("along", "with"), ("together", "with"), ("addition", "to")}:
                chunk = self.s.chunk_at(k + 2)
                if chunk:
                    return [*patients, chunk, *self.s.conjuncts(chunk)]
            if self.s.tag(k) in ".:SW" or (self.s.verb_at(k) and k >= begin and self.s.tag(k) != "G"):
                break
        return patients

    def _partner(self, verb: VerbGroup, measure: str) -> tuple[VerbGroup, str | None] | None:
        """The verb joined to this one over the same people: "killed or wounded", "surrendered or were captured"."""
        link = self.s.low(verb.end)
        if link not in {"and", "or", "and/or", "/"}:
            return None
        k = verb.end + 1
        while self.s.tag(k) == "R":
            k += 1
        other = self.s.verb_at(k)
        if other is None or other.start > k:
            return None
        second = OBJECT_VERBS.get(other.lemma) or SUBJECT_VERBS.get(other.lemma)
        if second is None:
            return None
        if second == measure:
            return other, measure
        pair = _MERGED.get(frozenset((measure, second)))
        return other, pair

    def _patients_of_pair(self, verb: VerbGroup, other: VerbGroup) -> list[Chunk]:
        if other.passive or verb.passive or other.lemma in SUBJECT_VERBS:
            subject = self.s.subject(verb)
            return self._with_joined(subject)
        return self.s.objects(other)

    # -- nouns ------------------------------------------------------------------------------------------------------------

    def _noun(self, chunk: Chunk) -> Iterator[Candidate | Refusal]:
        if chunk.head is None:
            return
        s = self.s
        head = singular(s.tokens[chunk.head].low)
        if chunk.outer in {"body", "remains", "remain", "corpse"} and (chunk.start, "killed") not in self.seen:
            yield from self._claims("bodies", "killed", chunk, chunk.start, None)
            return
        if head == "toll":
            yield from self._toll(chunk)
            return
        if head in {"life", "live"}:
            verb = s.verb_at(chunk.start - 1)
            if verb and verb.lemma in {"claim", "take", "cost"}:
                people = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "of" else chunk
                if people and not s.unreal(verb):
                    yield from self._claims("lives", "killed", people, chunk.head, verb)
            return
        measure = NOUNS.get(head)
        if measure is None:
            if s.low(chunk.end) in {"casualties"}:
                return
            return
        before = s.verb_at(chunk.start - 1)
        if (
            before
            and before.lemma
            in {"plan", "order", "assist", "attempt", "avoid", "prevent", "prepare", "threaten", "cause"}
            and head != "death"
            and before.lemma != "cause"
        ):
            yield Refusal("noun", (chunk.start, chunk.end), f"only {before.lemma}ed")
            return
        if before and (unreal := s.unreal(before)):
            yield Refusal("noun", (chunk.start, chunk.end), unreal)
            return
        if chunk.count and chunk.count.kind == "none":
            yield Refusal("noun", (chunk.start, chunk.end), "none")
            return
        after = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "of" else None
        if after and after.start != chunk.end + 1:
            after = None
        if after and not (chunk.count and not after.count):
            if measure == "killed_or_wounded":
                return
            for people in (after, *s.conjuncts(after)):
                if people is after or people.count or people.prep == "of":
                    yield from self._claims("noun_of", measure, people, chunk.head, None)
        elif chunk.count:
            yield from self._claims("counted_noun", measure, chunk, chunk.head, None, people=after)
        elif (
            measure == "killed_or_wounded"
            and before
            and before.lemma in {"suffer", "inflict", "cause", "sustain", "take"}
        ):
            yield from self._claims("casualties", measure, chunk, chunk.head, before)

    def _toll(self, chunk: Chunk) -> Iterator[Candidate | Refusal]:
        """ "the death toll rose to 80", "bringing the toll to 12", "a toll of 15"."""
        s = self.s
        k = chunk.end
        while k < min(len(s.tokens), chunk.end + 14):
            low = s.low(k)
            number = s.chunk_at(k + 1)
            if (
                low in {"to", "at", "of"}
                and number
                and number.start == k + 1
                and number.count
                and not s._is_time(number)
            ):
                verb = s.verb_at(chunk.start - 1) or s.verb_at(k - 1)
                if verb and s.unreal(verb):
                    yield Refusal("toll", (chunk.start, number.end), s.unreal(verb))
                    return
                yield from self._claims("toll", "killed", number, number.start, None, total=True, begin=chunk.start)
                return
            if s.tag(k) in ".:":
                return
            k += 1

    def _dead(self) -> Iterator[Candidate | Refusal]:
        """ "six dead and 12 wounded", "among the dead were three officers", "the dead included a judge"."""
        s = self.s
        for chunk in s.chunks:
            follows = s.low(chunk.end)
            inside = {s.low(k) for k in range(chunk.start, chunk.end)}
            nominal = chunk.head is not None and s.low(chunk.head) in {
                "dead",
                "wounded",
                "injured",
                "captured",
                "detained",
            }
            if nominal and chunk.definite:
                yield from self._listed(chunk)
                continue
            people = chunk.count or chunk.plural
            if chunk.count and follows == "in" and s.low(chunk.end + 1) in {"custody", "captivity", "detention"}:
                yield from self._claims("custody", "captured", chunk, chunk.end + 1, None)
                continue
            if people and (
                (follows == "dead" and not chunk.prep)
                or ("dead" in inside and (chunk.head is None or nominal) and chunk.count)
            ):
                word = chunk.end if follows == "dead" else chunk.end - 1
                if (chunk.start, "killed") not in self.seen and s.tag(word + 1) not in "N":
                    yield from self._claims("dead", "killed", chunk, word, None)

    def _number_of(self) -> Iterator[Candidate | Refusal]:
        """ "put the number of dead at 30", "the wounded at 17", "bringing to 38 the number of soldiers killed"."""
        s = self.s
        size = len(s.tokens)
        for i in range(size):
            measure = _STATES.get(s.low(i))
            if measure is None:
                continue
            begin = next(
                (k for k in range(i - 1, max(-1, i - 9), -1) if s.low(k) == "number" and s.low(k + 1) == "of"), None
            )
            if begin is None and not (s.low(i - 1) == "the" and s.low(i + 1) in {"at", "to"}):
                if s.low(i - 1) != "number":
                    continue
                begin = i - 1
            start = i - 1 if begin is None else begin
            number = self._stated(i, start)
            if number is None:
                continue
            named = s.chunk_at(i - 1) if begin is not None and i - begin > 2 else None
            yield from self._claims("number_of", measure, number, i, None, total=True, begin=start, named=named)

    def _stated(self, i: int, start: int) -> Chunk | None:
        """The count that a "number of ..." phrase is given: after "at", "to" or "was", or before it ("to 38 the number")."""
        s = self.s
        before = s.chunk_at(start - 1) or s.chunk_at(start - 2)
        if before and before.count and before.prep == "to":
            return before
        for k in range(i + 1, min(len(s.tokens), i + 24)):
            if s.low(k) in {"at", "to", "was", "is", "were", "reached"} or (
                s.low(k) == "as" and s.low(k + 1) in {"high", "many"}
            ):
                chunk = s.chunk_at(k + 1)
                if chunk and chunk.start == k + 1 and chunk.count and not s._is_time(chunk):
                    return chunk
            if s.tag(k) in ":S" or (s.low(k) in _STATES and k > i + 1):
                return None
        return None

    def _listed(self, chunk: Chunk) -> Iterator[Candidate | Refusal]:
        s = self.s
        word = s.low(chunk.head) if chunk.head is not None else ""
        measure = {"dead": "killed", "captured": "captured", "detained": "captured"}.get(word, "wounded")
        for k in range(chunk.end, min(len(s.tokens), chunk.end + 6)):
            verb = s.verb_at(k)
            if verb and (verb.lemma == "include" or (verb.lemma == "be" and s.low(chunk.start - 1) in {"among", "of"})):
                first = s.chunk_at(verb.end)
                for people in (first, *s.conjuncts(first)) if first else ():
                    yield from self._claims("listed", measure, people, verb.main, None, part=True)
                return

    # -- one statement ----------------------------------------------------------------------------------------------------

    def _claims(
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
        named: Chunk | None = None,
    ) -> Iterator[Candidate | Refusal]:
        s = self.s
        if (chunk.start, measure) in self.seen:
            return
        self.seen.add((chunk.start, measure))
        start = min(chunk.start, verb.start if verb else anchor, begin if begin is not None else chunk.start)
        end = max(chunk.end, verb.end if verb else anchor + 1)
        quote = (start, min(end, len(s.tokens)))
        counted = people or chunk
        person = self.context.who(s, counted)
        reason = self._not_people(rule, measure, counted, person, verb)
        if reason:
            yield Refusal(rule, quote, reason)
            return
        if chunk.count and chunk.count.kind == "none":
            yield Refusal(rule, quote, "none")
            return
        low, best, high = self._bounds(chunk, person)
        if rule == "casualties":
            low, best, high = None, None, None
        agent = self._agent(verb)
        party, group = person.party, person.group
        if part and party is None and self.last:
            party, group = self.last.party, self.last.group
        if rule == "counted_noun" and not people:
            party, group = self._modifier_party(chunk)
            if party is None:
                party = self._sufferer(chunk)
        if party is None and measure == "displaced":
            party = "civilian"
        if named is not None:
            whose = self.context.who(s, named)
            party, group = (whose.party or party), (whose.group or group)
        if party is None:
            party, group = self._infer(chunk, person, measure, agent, verb)
        if person.kind == "pronoun" and agent and party == agent:
            party, group = self._other_than(chunk, agent)
        candidate = Candidate(
            rule,
            "person",
            measure,
            quote,
            anchor,
            low,
            best,
            high,
            self._count_text(chunk),
            party or "unknown",
            group,
            agent if agent != party else None,
            modality=modality,
            background=True if self._hearsay(verb, anchor) else None,
            definite=chunk.definite or person.kind in {"pronoun", "name"} or self._of_the(chunk),
            more=bool(chunk.count and chunk.count.more) or s.low(chunk.start) in {"another", "other", "additional"},
            total=total,
            perfect=verb is not None and verb.aux.startswith("H") and s.low(verb.start) in {"have", "has"},
            scope="window" if self._since(verb) else "",
            part=part,
            subject_key=person.key,
        )
        if not part:
            self.last = candidate
        yield candidate
        yield from self._parts(candidate, chunk, measure, verb, anchor)

    def _of_the(self, chunk: Chunk) -> bool:
        """ "one of the insurgents killed in ..." speaks of people already told of."""
        return (
            chunk.whole is not None
            and self.s.low(chunk.whole.start) in {"the", "these", "those"}
            and bool(self.context.told)
        )

    def _hearsay(self, verb: VerbGroup | None, anchor: int) -> bool:
        """ "was linked to an attack that killed four soldiers": told of somebody's past, not as news."""
        if verb is None:
            return any(self.s.low(k) in _BLAME for k in range(max(0, anchor - 6), anchor))
        if self.s.tag(verb.start - 1) not in "WS":
            return False
        return any(self.s.low(k) in _BLAME for k in range(max(0, verb.start - 30), verb.start))

    def _since(self, verb: VerbGroup | None) -> bool:
        """ "have detained more than 35 since the first of the year"."""
        return (
            verb is not None
            and verb.aux.startswith("H")
            and any(t.low == "since" and self.s.tag(k + 1) in "DPN#" for k, t in enumerate(self.s.tokens))
        )

    def _parts(
        self, whole: Candidate, chunk: Chunk, measure: str, verb: VerbGroup | None, anchor: int
    ) -> Iterator[Candidate | Refusal]:
        """ "..., including five children", "..., among them a judge": parts of what was just counted."""
        s = self.s
        if whole.part:
            return
        k = max(chunk.end, verb.end if verb and verb.passive else chunk.end)
        while k < min(len(s.tokens), chunk.end + 14):
            low = s.low(k)
            listed = (
                k + 2 if low == "among" and s.low(k + 1) in {"them", "whom"} else k + 1 if low == "including" else 0
            )
            if listed:
                while s.tag(listed) in "BR":
                    listed += 1
                first = s.chunk_at(listed)
                for people in (first, *s.conjuncts(first)) if first and first.start == listed else ():
                    yield from self._claims("part", measure, people, anchor, None, part=True)
                return
            if s.tag(k) in ".:S" or (k > chunk.end and s.tag(k) == "C"):
                return
            k += 1

    def _not_people(self, rule: str, measure: str, chunk: Chunk, person: Person, verb: VerbGroup | None) -> str:
        """Why a chunk cannot be counted as people; "" where it can."""
        s = self.s
        head = self._key(chunk)
        if person.key in _REFLEXIVE:
            return "himself"
        if chunk.head is not None and s.low(chunk.head) in {"it", "which", "what", "that", "this", "everything"}:
            return "not people"
        if person.kind == "collective" and rule not in {"counted_noun", "casualties"}:
            return "a force or a place, not counted people"
        if rule in {"counted_noun", "casualties", "toll", "number_of"}:
            return ""
        if person.kind == "count" and measure not in _HUMAN_ONLY and self.last is None:
            before = s.chunk_at(chunk.start - 2)
            if before and self.context.who(s, before).kind == "thing":
                return "a number without a noun, not clearly people"
        if person.kind == "name":
            capitals = all(t.text.isupper() for t in s.tokens[chunk.start : chunk.end])
            if (
                measure in _HUMAN_ONLY
                and verb
                and verb.lemma not in _FIGURATIVE
                and not capitals
                and not self._is_place(chunk)
            ):
                return ""
            return "a name not known as a person's"
        if rule == "lost_people" and person.kind != "person":
            return "not people"
        if person.kind == "thing":
            agentive = head.endswith(_AGENTIVE) and head not in _NOT_PEOPLE and len(head) > 4
            if agentive and (person.named or (measure in _HUMAN_ONLY and chunk.count)):
                return ""
            return "not people"
        return ""

    def _is_place(self, chunk: Chunk) -> bool:
        tokens = self.s.tokens
        begin, end = tokens[chunk.start].start, tokens[chunk.end - 1].end
        return any(p.start < end and p.end > begin for p in self.context.places_in(self.s))

    def _count_text(self, chunk: Chunk) -> str | None:
        if chunk.count:
            of = self.s.low(chunk.count.end) == "of" and chunk.count.end < chunk.end
            return self.s.words(chunk.count.start, chunk.count.end + of) or None
        first = self.s.low(chunk.start)
        if first in {"a", "an", "another", "one", "all", "both"}:
            return self.s.words(chunk.start, chunk.start + 1)
        return None

    def _bounds(self, chunk: Chunk, person: Person) -> tuple[int | None, int | None, int | None]:
        """The count's bounds; a singular is 1, a bare plural at least 2, "the insurgents" as many as were last mentioned."""
        if chunk.count:
            return chunk.count.low, chunk.count.best, chunk.count.high
        if not chunk.plural:
            return 1, 1, 1
        if chunk.definite or person.kind == "pronoun" or chunk.head is None:
            every = self.s.low(chunk.start) == "all"
            found = self.context.earlier(
                self.s,
                chunk.start,
                lambda p, where: (
                    bool(where[1].count and where[1].count.low != 1)
                    and (every or not person.key or p.key == person.key)
                ),
                reach=2 if person.kind == "pronoun" else 4,
            )
            if found and found[0][1].count:
                count = found[0][1].count
                return count.low, count.best, count.high
        return 2, None, None

    def _agent(self, verb: VerbGroup | None) -> str | None:
        if verb is None:
            return None
        if verb.lemma in SUBJECT_VERBS:
            return None
        agent = self.s.agent(verb)
        side = self.context.side(self.s, agent)
        return side

    def _modifier_party(self, chunk: Chunk) -> tuple[str | None, str | None]:
        """ "ten insurgent deaths", "civilian casualties": the party named in front of the noun."""
        names = names_in(self.context.people, self.s, chunk.start, chunk.end)
        strong = [n for n in names if n.party != self.context.people.adjective]
        if strong:
            return strong[-1].party, strong[-1].group or None
        for k in range(chunk.end - 1, chunk.start - 1, -1):
            party = self.context.people.heads.get(singular(self.s.low(k)))
            if party and party not in {"collective", "unknown"}:
                return party, None
        return None, None

    def _sufferer(self, chunk: Chunk) -> str | None:
        """ "the coalition has suffered 35 combat deaths"."""
        verb = self.s.verb_at(chunk.start - 1)
        return (
            self.context.side(self.s, self.s.subject(verb))
            if verb and verb.lemma in {"suffer", "sustain", "take"}
            else None
        )

    def _infer(
        self, chunk: Chunk, person: Person, measure: str, agent: str | None, verb: VerbGroup | None
    ) -> tuple[str | None, str | None]:
        """Whose people they are when the words do not say: what precedes, what was hit, whose enemy they are."""
        s, context = self.s, self.context
        elided = person.kind in {"count", "pronoun"} or person.key in {"other", "one", "others"}
        if elided and self.last and self.last.party:
            return self.last.party, self.last.group
        by_role = person.key in context.people.enemy_by_role or person.kind == "name"
        if agent in _FORCES and not elided and by_role:
            return self._enemy(agent), None
        owner = chunk.whole or chunk
        if self.s.low(owner.start) in {"his", "their", "its", "our"}:
            if self.last and self.last.party != "unknown":
                return self.last.party, self.last.group  # "killed the commander and his bodyguard"
            for where in context.mentions_before(s, chunk.start, reach=2):
                other = context.who(*where)
                if other.party not in {None, "unknown", "civilian"} and other.kind in {"person", "collective"}:
                    return other.party, other.group  # "his security forces: 500 of their members"
        if person.kind == "pronoun" and (before := self._last_statement()):
            return before
        if elided or person.key in {"person", "people", "casualty", "man"}:
            for where in context.mentions_before(s, chunk.start, reach=0):
                other = context.who(*where)
                if (
                    other.kind in {"person", "collective"}
                    and other.party not in {None, "unknown"}
                    and other.party != agent
                    and not self._speaks(where[1])
                ):
                    if agent is None and verb is not None and not verb.passive and where[1] is s.subject(verb):
                        continue
                    if elided or other.party == "civilian":
                        return other.party, other.group
        if elided:
            before = self._last_statement()
            if agent and agent in _FORCES:
                return self._enemy(agent), None
            if before:
                return before
        if measure == "captured" and agent is None and (by_role or elided):
            for _, told in reversed(context.told):
                if told.measure == "captured" and told.party not in {None, "unknown"}:
                    return told.party, None
        if measure == "captured" and by_role and agent is None and person.kind == "person":
            if verb is not None and verb.lemma in _POLICING:
                return "insurgent", None
        if measure == "captured" and agent in _FORCES:
            return self._enemy(agent), None
        return None, None

    def _other_than(self, chunk: Chunk, agent: str) -> tuple[str | None, str | None]:
        """Who "him" and "them" are when they cannot be the side that acts."""
        found = self.context.earlier(
            self.s,
            chunk.start,
            lambda p, where: p.party not in {None, "unknown", agent} and bool(where[1].plural) == chunk.plural,
            reach=6,
        )
        return (found[1].party, found[1].group) if found else (self._enemy(agent) if agent in _FORCES else None, None)

    def _speaks(self, chunk: Chunk) -> bool:
        verb = self.s.verb_at(chunk.end)
        return verb is not None and verb.lemma in {"say", "tell", "add", "report", "claim", "confirm"}

    def _last_statement(self) -> tuple[str | None, str | None] | None:
        """The people of the last statement in the sentences just before."""
        for candidate in reversed(self.context.told):
            if 0 < self.s.index - candidate[0] <= 2 and candidate[1].party not in {None, "unknown"}:
                return candidate[1].party, candidate[1].group
        return None

    def _enemy(self, party: str) -> str | None:
        """The enemy of a side as far as the sentence and the article name one."""
        named = self.context.opposition_named(self.s)
        return named if named and self._named_here(named) else "insurgent"

    def _named_here(self, party: str) -> bool:
        return any(n.party == party for n in names_in(self.context.people, self.s, 0, len(self.s.tokens)))
