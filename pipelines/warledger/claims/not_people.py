"""Why somebody or something told of cannot be counted as people: things, shares, nobody, a name no person's."""

from __future__ import annotations

from itertools import islice

from .chunks import Chunk
from .clauses import Sentence
from .doers import FORCES, POLICING
from .ground_words import GROUND, RANKS
from .how_many import HowMany
from .people import Person
from .verbs import VerbGroup

_TOLD_BACK = 8  # statements looked back on
#: kinds of what is counted that are no people
_NOT_PERSONS = frozenset(("thing", "collective", "place"))
#: verbs of people and of things alike
_OF_THINGS = frozenset("capture seize take hold recapture".split())
#: measures that befall people only, so that an unknown noun after them is somebody
_HUMAN_ONLY = frozenset(("killed", "wounded"))
#: those held are people like others: "30 dead, including five prisoners"
_NOT_PEOPLE = frozenset(
    """animal sheep goat cow camel donkey horse dog livestock tank time people's hope plan deal talk effort
    operation attack ied bomb mission order computer helicopter launcher tower center centre river border
    headquarter bunker mortar tractor trailer power water corner quarter letter paper matter mirror sector
    factor motor door floor banner transmitter detonator receiver container transporter carrier cluster plant""".split()
)
#: verbs whose object is somebody
_OF_PEOPLE = POLICING | frozenset(("abduct", "kidnap"))
#: endings of nouns for people: "forger", "engineer", "chemist"
_AGENTIVE = ("er", "or", "ian", "ist", "eer", "ant", "man")
_PARTLY = frozenset("half most some part majority".split())
_SHARES = frozenset("third quarter fifth sixth tenth".split())
_SERVICE = frozenset("servicemen airmen policemen".split())
_BODIES = frozenset("body remains corpse".split())
_EACH = frozenset("every each per".split())
_UNITS_OF_TIME = frozenset("day night week month year".split())
_NOBODY = frozenset("nobody none everyone everybody anyone nothing".split())
_TAKEN_BACK = frozenset(("recapture", "retake"))
_NEAR = 3  # sentences
_REFLEXIVE = frozenset("himself herself itself themselves".split())
#: verbs that also take plans and threats
_FIGURATIVE = frozenset("execute eliminate neutralize neutralise hang bury hurt".split())


class NotPeople(HowMany):
    """The people of one sentence, told from all else."""

    def _is_rate(self, chunk: Chunk, verb: VerbGroup | None) -> bool:
        """ "30 inmates every day", "45 guards have been dying each day"."""
        ends = (chunk.end, verb.end) if verb else (chunk.end,)
        return any(self.sentence.low(k) in _EACH and self.sentence.low(k + 1) in _UNITS_OF_TIME for k in ends)

    def _tells_of_ground(self) -> bool:
        """Whether ground was told to change hands in the sentences just before."""
        near = islice(reversed(self.context.told), _TOLD_BACK)
        return any(c.unit != "person" and self.sentence.index - at <= _NEAR for at, c in near)

    def not_people(self, rule: str, measure: str, chunk: Chunk, person: Person, verb: VerbGroup | None) -> str:
        """Why a chunk cannot be counted as people; "" where it can."""
        s = self.sentence
        head = self.sentence.noun_of(chunk)
        if any(t.low in self.context.people.other_wars for t in s.tokens[chunk.start : chunk.end]):
            return "another country's people"
        if {person.key, head, s.low(chunk.head or 0)} & _REFLEXIVE:
            return "himself"
        if chunk.outer in _BODIES and head == "dead" and not chunk.count:
            return "those told of"  # "left the bodies of the dead"
        if head == "killed" and not chunk.count:
            return "spoken of, not told"  # "the killed and wounded add up to 40"
        if (
            head == s.tokens[chunk.start].singular == "woman"
            and s.low(chunk.start - 1) == "and"
            and s.low(chunk.start - 2) in _SERVICE
        ):
            return "told with the men"  # "servicemen and women"
        if s.low(chunk.start - 1) == "how" and s.low(chunk.start) == "many":
            return "asked, not told"
        if self._is_rate(chunk, verb):
            return "so many in a time, not a number"
        if verb and verb.lemma in _TAKEN_BACK and person.kind in {"pronoun", "count"} and self._tells_of_ground():
            return "ground told of before, not people"  # "Both towns fell. Both were recaptured"
        if chunk.count and s.low(chunk.start) in _PARTLY and s.low(chunk.start + 1) == "of":
            return "a share, not a number"  # "half of the 30 guards"
        if self._is_compared(chunk):
            return "more than others, not how many"
        if measure == "wounded" and (chunk.outer or head) in _BODIES:
            return "the dead"  # "11 bodies and 20 injured were brought in"
        if {person.key, head, s.low(chunk.start)} & _NOBODY or (
            chunk.count is None and s.low(chunk.start) in {"neither", "no", "none", "any"}
        ):
            return "none"
        preceding, first = s.low(chunk.start - 1), s.low(chunk.start)
        if preceding == "among" and first == "those" and chunk.end == chunk.start + 1:
            return "those told of"  # "a judge was among those who died"
        if preceding == "nor" or (preceding == "not" and first in {"a", "one", "even"}):
            return "none"  # "neither the mayor nor his guards", "not one of the guards"
        if self.sentence.low(chunk.end) == "but" and self.sentence.low(chunk.start) == "all":
            return "all but some"
        if self.sentence.low(chunk.start - 1) == "but" and self.sentence.low(chunk.start - 2) in {"all", "none"}:
            return "those spared"
        if chunk.outer == "number" and chunk.count is None:
            return "the number is told elsewhere"
        if chunk.head is not None and s.low(chunk.head) in {"it", "which", "what", "that", "this", "everything"}:
            return "not people"
        if measure == "fled" and not chunk.count and self.context.opposes(person.party, "government"):
            return "the end of a clash"
        if s.low(chunk.end) == "of" and s.low(chunk.end - 1) in _SHARES and s.low(chunk.start) == "a":
            return "a share, not a number"
        if measure == "freed" and (chunk.outer == "identity" or head == "figure"):
            return "only their names or number"
        if measure == "captured" and (
            self._is_modifier(chunk) or self._is_ground_before(chunk, verb) or self._is_ground_held(chunk, verb)
        ):
            return "a place or a thing, not people"
        if person.kind == "collective" and rule not in {"counted_noun", "casualties", "dead"}:
            return "a force or a place, not counted people"
        if rule in {"counted_noun", "casualties", "toll", "number_of", "rising", "lives"}:
            return ""
        if (
            person.kind == "count"
            and measure not in _HUMAN_ONLY
            and self.last is None
            and self._is_of_things(chunk, verb)
        ):
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
        bare = chunk.head is not None and not any(s.tag(k) == "N" for k in range(chunk.start, chunk.end))
        if measure == "captured" and (bare or chunk.outer == "part") and self._is_place(chunk):
            return "a place"
        again = self.last is not None and self.last.measure == measure and person.kind == "count"  # "A lost 30, B 20"
        if rule == "lost_people" and head == "own":
            return ""  # "lost two of its own"
        side = self.context.side(s, s.subject(verb)) if verb and person.kind == "count" else None
        if rule == "lost_people" and person.kind != "person" and not again and side not in FORCES:
            return "not people"
        if person.kind == "thing":
            agentive = head.endswith(_AGENTIVE) and head not in _NOT_PEOPLE and len(head) > 4
            only_people = measure in _HUMAN_ONLY or (verb is not None and verb.lemma in _OF_PEOPLE)
            if agentive and (person.named or (only_people and (chunk.count or s.low(chunk.start) in {"a", "an"}))):
                return ""
            return "not people"
        return ""

    def _is_of_things(self, chunk: Chunk, verb: VerbGroup | None) -> bool:
        """ "five districts in X and four in Y were captured": whether a number without a noun goes on about things."""
        s, before = self.sentence, self.sentence.chunk_at(chunk.start - 2)
        if before and self.context.who(s, before).kind == "thing":
            return True
        if verb is None or verb.lemma not in _OF_THINGS:
            return False
        told = self._counted_last(s, chunk.index)
        return self._goes_on_about_things() if told is None else self.context.who(s, told).kind in _NOT_PERSONS

    def _counted_last(self, s: Sentence, index: int) -> Chunk | None:
        """The last noun with a number among the first so many chunks of a sentence."""
        counted = (one for one in reversed(s.chunks[:index]) if one.count and one.head is not None)
        return next((one for one in counted if not s.is_time(one)), None)

    def _goes_on_about_things(self) -> bool:
        """ "Ten posts were attacked. Six were captured": whether the sentence before counts no people."""
        at = self.sentence.index - 1
        if at < 0:
            return False
        units = {told.unit for number, told in islice(reversed(self.context.told), _TOLD_BACK) if number == at}
        if units:
            return "person" not in units
        other = self.context.sentence(at)
        counted = (
            one for one in reversed(other.chunks) if one.count and one.head is not None and not other.is_time(one)
        )
        told = next(counted, None)
        return told is not None and self.context.who(other, told).kind in _NOT_PERSONS

    def _is_compared(self, chunk: Chunk) -> bool:
        """ "killed more civilians than the rebels did", "more soldiers than policemen died"."""
        s = self.sentence
        before = s.chunk_at(chunk.start - 2) if s.low(chunk.start - 1) == "than" else None
        more = before if before else chunk if s.low(chunk.end) == "than" else None
        return more is not None and not more.count and not chunk.count and s.low(more.start - 1) in {"more", "fewer"}

    def _is_modifier(self, chunk: Chunk) -> bool:
        """ "captured police and army vehicles": the police's."""
        s = self.sentence
        after = s.chunk_at(chunk.end + 1) if s.low(chunk.end) in {"and", "or"} else None
        alone = not chunk.count and chunk.end - chunk.start == 1 and s.low(chunk.start) == "police"
        of = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "of" and s.low(chunk.end - 1) in RANKS else None
        if of is not None and not chunk.count and self.context.who(s, of).kind in {"thing", "collective"}:
            return True  # "seized the second of three outposts"
        joined = alone and after is not None and not after.count and after.end - after.start > 1
        return bool(joined and after and s.tag(after.start) in "JN" and self.context.who(s, after).kind != "person")

    def _is_ground_before(self, chunk: Chunk, verb: VerbGroup | None) -> bool:
        """ "the villages were ours, but they captured them": whether the last that were several are no people."""
        s = self.sentence
        if verb is None or s.low(chunk.start) != "them" or chunk.count:
            return False
        actor = s.subject(verb)
        several = (c for c in reversed(s.chunks[: chunk.index]) if c.plural and c is not actor and c.head is not None)
        last = next(several, None)
        return last is not None and self.context.who(s, last).kind == "thing"

    def _is_ground_held(self, chunk: Chunk, verb: VerbGroup | None) -> bool:
        """ "police in two districts now held by the rebels": of the districts it is said."""
        s = self.sentence
        if verb is None or verb.form != "ed" or verb.aux or verb.lemma not in {"hold", "seize"}:
            return False
        k = verb.start - 1
        while k > chunk.end and s.tag(k) == "R":
            k -= 1
        beside = s.chunk_at(k)
        return beside is not None and beside is not chunk and s.noun_of(beside) in GROUND

    def _is_place(self, chunk: Chunk) -> bool:
        tokens = self.sentence.tokens
        begin, end = tokens[chunk.start].start, tokens[chunk.end - 1].end
        return any(p.start < end and p.end > begin for p in self.context.places_in(self.sentence))
