"""Who has the ground: what a clause says of control, and what a change of hands is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import NamedTuple

from . import relatives
from .candidates import Candidate
from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .ground_piece import Ground, single
from .ground_words import REACH, base, words
from .lexicon import lemma_of
from .roles import Roles
from .sides import first_party, first_side, sides
from .verbs import VerbGroup

#: What it means for the government's hold on ground that a side takes it.
BY_SIDE = {"opposition": "lost", "government": "retaken"}
#: Only of these does fighting over them say something about who holds what.
CONTESTED = frozenset(("district", "district_center", "city"))

_SAID, _HOLD, _GONE = (words("control", "said"), words("hold", "verbs"), words("control", "gone"))
_UNDER, _SWAY, SIEGE, _DOUBT, _RESTORE, _RULE, _CAPTIVE, _ENDED, _LONG = (
    words("control", key) for key in "under sway siege doubt restore rule captive ended long".split()
)
_CLASS, _BRING = words("control", "class"), words("control", "bring")
_FALL, _FEARED = words("fall", "verbs"), words("unreal", "feared")
#: soldiers of whatever side; who still held a place was its government's
FORCES = frozenset("force troop soldier army policeman police".split())
_OWN = frozenset("its his her their".split())
_MOSTLY = frozenset("mostly largely partly partially nearly almost".split())
_OPENING = 6  # tokens before a subject in which it is told how long
_NEAR = 3  # sentences
_NEWS = 31  # days: what has lasted longer is a state of affairs


class Change(NamedTuple):
    """Ground that changed hands, whether or not it really did. `by`: the party that acts; `scope` "" is left open.

    `untold`: no word says to whom it went: to whoever did not hold the country at the time.
    """

    rule: str
    measure: str
    ground: list[Ground]
    by: str | None = None
    scope: str = ""
    untold: bool = False


class Control(Roles):
    """What a sentence says of who has which ground. `told`: the statements read in it so far."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        super().__init__(sentence, context)
        self.told = self.terrain.told

    def restored(self, verb: VerbGroup) -> Change | None:
        """Government control was re-established in the district; control of the city is in dispute."""
        lemma = base(verb.lemma)
        if lemma in _RESTORE:
            ruled = next((c for c in self.s.patients(verb) if c.head is not None and self.s.low(c.head) in _RULE), None)
            if ruled is None:
                return None
            near = range(ruled.end, min(ruled.end + REACH, len(self.s.tokens)))
            at = next((k for k in near if self.s.low(k) in {"in", "over", "of"}), None)
            if "opposition" in sides(self.s, self.context, ruled.start, ruled.end):
                return None
            if at is None and self.s.low(ruled.end) == "there":
                return Change("restore", "retaken", self.same_ground(self.last_told()))
            return Change("restore", "retaken", self.grounds([self.s.chunk_at(at + 1)])) if at else None
        doubted = lemma in {"be", "remain"} and self.find(verb, _DOUBT, 5)
        if not doubted and not (lemma in {"dispute", "contest"} and self.is_passive(verb)):
            return None
        if ground := self.controlled(verb):
            return Change("control", "contested", ground)
        return None

    def _shared_object(self, verb: VerbGroup) -> list[Ground]:
        """ "controls or influences 59 districts": the object of the verb joined to it."""
        if self.s.low(verb.end) not in {"or", "and"}:
            return []
        other = self.s.verb_at(verb.end + 1)
        behind = self.patients(other) if other and not other.passive else [self.s.chunk_at(verb.end + 2)]
        return self.grounds(behind)

    def controlled(self, verb: VerbGroup) -> list[Ground]:
        """ "control of the district has fallen to": the ground of which it is said."""
        subject = self.s.subject(verb)
        at = next((k for k in range(subject.start, subject.end) if self.s.low(k) == "control"), -1) if subject else -1
        return self.ground_after(at) if at >= 0 else []

    def besieged(self, chunks: Iterable[Chunk | None]) -> Change:
        """Ground under siege: a number of unnamed cities tells how things stand."""
        ground = [g for g in self.grounds(chunks) if g.unit in CONTESTED]
        return Change("attack", "contested", ground, None, "stock" if any(g.plural for g in ground) else "")

    def held(self, verb: VerbGroup) -> Change | None:
        """The base is now under Taliban control; the group controls dozens of districts; troops hold the center."""
        s, lemma = self.s, base(verb.lemma)
        none = "no" in {s.low(k) for k in range(verb.start - 3, verb.start)} and not self._no_longer(
            verb
        )  # "has no control"
        clause = relatives.opening(s, verb) if s.low(verb.start - 1) in relatives.SUBJECTS else None
        if clause == verb.start - 1:
            return None  # "withdrew from the only town they held": told in passing, and often just over
        if lemma in _HOLD and not none and not (lemma == "hold" and self.find(verb, _CAPTIVE, REACH)):
            ground = self.grounds(self.patients(verb)) or self._shared_object(verb)
            side = self.agent_side(verb)
            by = self.find(verb, {"by"}, 4) if self.is_passive(verb) else None
            if by and s.low(by + 1) == "neither":
                return None  # "controlled by neither the government nor the insurgents"
            if by and side is None:
                side = first_side(s, self.context, by, by + 5)  # "controlled or influenced by the insurgents"
            agent = self.agent(verb)
            ours = side is None and agent is not None and s.noun_of(agent) in FORCES and not verb.passive
            own = side == "government" or ours or (side is None and self.is_passive(verb))
            if ground and (side == "opposition" or (own and lemma in {"hold", "control"})):
                return self._level(verb, ground, side)
        at = self.find(verb, {"control", "charge", "possession"}, 4) if lemma in {"be", "remain"} else None
        if at and s.low(at + 1) in {"of", "in", "over"} and "in" in {s.low(k) for k in range(verb.end, at)}:
            side, ground = self.agent_side(verb), self.ground_after(at)
            if side and ground:
                return self._level(verb, ground, side)
        at = self.find(verb, _UNDER, REACH) if lemma in _CLASS else None  # "listed 41 districts as under their control"
        under = at is not None and "under" in {s.low(k) for k in range(verb.end, at)}
        if at is not None and under and first_side(s, self.context, verb.end, at + 1) == "opposition":
            return Change("control", "held_by_opposition", self.grounds(self.patients(verb)), None, "stock")
        swayed = self.find(verb, _SWAY, 3) if lemma in {"have", "hold"} else None
        if swayed is not None and self.agent_side(verb) == "opposition":
            return Change("control", "held_by_opposition", self.ground_after(swayed), None, "stock")
        if lemma in {"be", "remain", "stay"} and s.low(verb.end) == "with" and s.low(verb.end + 1) not in _OWN:
            side = first_side(s, self.context, verb.end, min(verb.end + 4, self.clause_end(verb.end)))
            ground = self.grounds(self.subjects(verb)) if side else []  # "only the center remains with the army"
            return self._level(verb, ground, side) if ground else None
        if lemma not in _SAID:
            return None
        if lemma in {"be", "come", "remain"} and self.s.low(verb.end) == "under" and self.s.low(verb.end + 1) in SIEGE:
            return self.besieged(self.subjects(verb))
        if (near := self.find(verb, _FEARED, 4)) and any(
            base(lemma_of(s.low(k))) in _FALL for k in range(near + 1, near + 4)
        ):  # "on the verge of collapse"
            return Change("control", "contested", self.grounds(self.subjects(verb)))
        at = self.find(verb, _UNDER, REACH)
        gone = at is not None and lemma in _GONE and any(s.low(k) in {"from", "out"} for k in range(verb.end, at))
        if at is None or not (
            gone or any(s.low(k) in {"under", "in", "into", "to", "of"} for k in range(verb.end, at))
        ):
            return None
        side = first_side(s, self.context, verb.end, min(at + 7, self.clause_end(at)))
        active = not self.is_passive(verb)
        brought = lemma in _BRING and active  # "returned the district to government control"
        side = side or (self.agent_side(verb) if brought else None)
        left = lemma == "leave" and active  # "leaving only the airport in government hands"
        subjects = self.patients(verb) if brought or left else self.subjects(verb)
        ground = self.grounds(subjects) or self.controlled(verb)
        if side is None or not ground:
            return None
        if gone or self._no_longer(verb):
            return Change("control", "lost" if side == "government" else "retaken", ground)
        if (
            side == "opposition" and {s.low(verb.end), s.low(verb.end - 1)} & _MOSTLY
        ):  # who has most fights for the rest
            return Change("control", "contested", ground)
        if any(s.low(k) in _FEARED for k in range(verb.end, at)):  # "under threat of falling into their hands"
            return Change("control", "contested", ground)
        if side == "government":
            moved = lemma in {"come", "fall", "pass"} | _BRING or self.has(verb, {"back", "again"})
            return Change("control", "retaken" if moved else "held", ground, None, "" if moved else "stock")
        if lemma == "be" and verb.aux.startswith("H") and self._for_long(verb):
            return self._level(verb, ground, side)
        still = lemma == "be" and self.has(verb, {"still", "currently"})
        if lemma in {"remain", "stay"} or still or (lemma == "be" and any(g.plural and not g.named for g in ground)):
            return Change("control", "held_by_opposition", ground, None, "stock")
        taker = first_party(s, self.context, verb.end, min(at + 7, self.clause_end(at)))
        return Change("control", "lost", ground, taker)

    def _level(self, verb: VerbGroup, ground: list[Ground], side: str | None) -> Change | None:
        """Who has the ground, as a level; "now" has it is news of a fall; "held it until spring" is over."""
        if self._no_longer(verb):
            return Change("control", "retaken" if side == "opposition" else "lost", ground)
        if side != "opposition":
            return Change("control", "held", ground, None, "stock")
        past = verb.form == "ed" or self.s.low(verb.start) in {"had", "was", "were"}
        lasted = self.find(verb, {"for"}, REACH) if verb.lemma == "hold" else None
        if past and self.has(verb, {"briefly", "temporarily"}, before=True):
            return Change("control", "lost", ground, None, "incident")
        if past and (self.find(verb, _ENDED, 3 * REACH) or (lasted and not verb.aux)):
            return None  # "held it until spring", "held it for three days"
        fresh = self.has(verb, {"now"}, before=True) and any(g.named for g in ground) and verb.form != "inf"
        return Change("control", "lost" if fresh else "held_by_opposition", ground, None, "" if fresh else "stock")

    def _no_longer(self, verb: VerbGroup) -> bool:
        """ "is no longer under government control", "no longer holds the city"."""
        near = range(max(1, verb.start - 2), min(verb.end + 2, len(self.s.tokens)))
        return any(self.s.low(k) == "longer" and self.s.low(k - 1) == "no" for k in near)

    def _for_long(self, verb: VerbGroup) -> bool:
        """ "has been under Taliban control since 2016", "for two years": no news of a fall."""
        lasting = self.find(verb, {"for"}, REACH)
        if lasting and any(self.s.low(k) in _LONG for k in range(lasting + 1, lasting + 6)):
            return True
        subject = self.s.subject(verb)
        opening = range(max(0, (subject.start if subject else verb.start) - _OPENING), verb.start)
        if any(self.s.low(k) in {"that", "since"} and self.s.low(k - 1) in _LONG for k in opening):
            return True  # "it has been nine months that the district has been under their control"
        after = self.s.tokens[verb.end - 1].end
        stretches = [m.span for m in self.context.times_in(self.s) if m.start >= after and m.kind == "window"]
        return any(span and (span.end - span.start).days > _NEWS for span in stretches)

    def same_ground(self, last: Candidate | None, *, at_stake: bool = False) -> list[Ground]:
        """The ground the last statement was about: the people driven out were in it.

        `at_stake`: else one that the sentence names, but not where something lies: "attacked posts in the district".
        """
        chunks = [c for c in self.s.chunks if not (at_stake and c.prep in {"in", "near", "outside"})]
        here = [g for chunk in chunks for g in self.terrain.of(chunk) if g.unit in CONTESTED and not g.plural]
        if last is not None and last.place is not None and (last.unit in CONTESTED or last.measure == "lost"):
            return [single(Ground(last.unit, 0, 0, place=last.place))]
        return here[-1:]

    def last_told(self) -> Candidate | None:
        """The last statement about ground in this paragraph or the one before."""
        if self.told:
            return self.told[-1]
        near = takewhile(lambda told: self.s.index - told[0] <= _NEAR, reversed(self.context.told))
        return next((candidate for _, candidate in near if candidate.unit != "person"), None)
