"""Ground that is given up: who leaves, abandons, hands over what, and to whom."""

from __future__ import annotations

from .chunks import Chunk
from .control import BY_SIDE, CONTESTED, FORCES, Change
from .ground_piece import Ground
from .ground_words import REACH, base, words
from .noun_changes import NounChanges
from .sides import first_party, first_side, sides
from .verbs import VerbGroup

_LEAVE, _HAND, _FROM, _FLEE = (words("leave", key) for key in ("verbs", "over", "from", "flee"))
_HELD = frozenset(("hands", "control"))
#: what one man may do for all: "the governor surrendered the city"
_YIELD = frozenset("surrender cede relinquish lose".split())
_FIGHT = frozenset("fight fighting resistance resisting shot firing battle clash clashes".split())
_NO_DEFENDERS = frozenset("official employee worker resident civilian family people".split())


class Leaving(NounChanges):
    """The verbs by which somebody gives ground up."""

    def taker(self, to: int | None) -> str | None:
        """Who is named behind "fell to", "handed over to"."""
        return first_party(self.s, self.context, to, min(to + 6, self.clause_end(to + 1))) if to else None

    def leave(self, verb: VerbGroup) -> Change | None:
        """Soldiers abandoned the base; police withdrew from the district; districts were handed over."""
        lemma = base(verb.lemma)
        ground: list[Ground] = []
        after = set(sides(self.s, self.context, verb.end, self.clause_end(verb.end))) if lemma in _HAND else set()
        given = lemma in _HAND and (self.has(verb, {"over", "up", "away"}) or "opposition" in after)
        to_whom = self.s.chunk_at(verb.end) if lemma in _HAND and self.agent_side(verb) == "government" else None
        if to_whom and (self.s.low(to_whom.start) == "them" or self.side(to_whom) == "opposition"):
            return Change("leave", "lost", self.grounds([self.s.chunk_at(to_whom.end)]))  # "gave them the post"
        if lemma in _LEAVE or given:
            at = self.find(verb, {"control"}, 4) if lemma in _YIELD or (lemma in _HAND and given) else None
            its = at is not None and self.s.low(at - 1) == "its"
            ground = self.same_ground(self.last_told()) if its else self.ground_after(at) if at else []
            ground = ground or [g for g in self.grounds(self._left(verb)) if not self._is_duty(g)]
            if lemma in _HAND and after == {"government"}:
                return None
        goes = verb.form != "ing" or self._is_leaving(verb)
        at = self.find(verb, {"from", "of"}, 5) if not ground and lemma in _FROM and goes else None
        if at and (self.s.low(at) == "from" or self.s.low(at - 1) == "out"):  # not "fled, and the districts of ..."
            ground = self.ground_after(at)
        if not ground and lemma in _FLEE:
            wide = self._are_forces(verb) or self._are_all_rebels(verb) or self._gives_way(verb)
            handed = lemma == "leave" and self._heir(verb) == "opposition"  # "left the district to the rebels"
            kept = {"base", "post", "district_center"} | (CONTESTED if wide or handed else set())
            whats = [c for c in self._left(verb) if self.s.tag(c.head or 0) != "O"]  # not "left it alone"
            if lemma == "leave" and _HELD & {*self.s.lows[verb.end : self.clause_end(verb.end)]}:
                return None  # "leaving only the airport in government hands": told as who holds it
            if lemma == "leave" and any(self.s.tag(c.end) == "E" and self.s.verb_at(c.end) for c in whats):
                return None  # "leaving the capital surrounded"
            ground = [g for g in self.grounds(whats) if g.unit in kept]
        party, leaver = self.agent_party(verb), self.agent(verb)
        if not ground or (lemma == "flee" and self.s.noun_of(leaver) in _NO_DEFENDERS):
            return None
        one = leaver is not None and not (verb.passive or leaver.plural) and lemma not in _HAND | _YIELD
        if one and leaver and self.context.who(self.s, leaver).kind == "person":
            return None  # one man who fled gives up nothing
        if party == "international" or (not verb.passive and party is None and not self.defenders(verb)):
            return None
        left = not verb.aux and self.side(self.s.subject(verb)) == "government"  # "forces evacuated from the district"
        if verb.passive and lemma in {"evacuate", "vacate"} and not left:
            ground = [g for g in ground if lemma == "vacate" and g.unit == "base"]
            if not ground:
                return None
        to = self.find(verb, {"to"}, REACH) if given or lemma == "leave" else None
        heir = self._heir(verb) if to else None
        if heir == "government" == self.agent_side(verb):
            return None  # "the army left the base to the police"
        bare = verb.passive and not verb.aux and lemma in _FROM  # "the rebels later retreated from it"
        whose = self.side(self.s.subject(verb)) if bare else self.met_side(verb) or self.agent_side(verb)
        measure = BY_SIDE.get(heir or "") or ("retaken" if whose == "opposition" else "lost")
        return Change("leave", measure, ground, self.taker(to) if given or heir else None)

    def _left(self, verb: VerbGroup) -> list[Chunk]:
        """What is left: nothing of "the police fled, and the district ..."."""
        return [] if self.s.tag(verb.end) == "," and not self.is_passive(verb) else self.patients(verb)

    def _heir(self, verb: VerbGroup) -> str | None:
        """The side to which something is left."""
        to = self.find(verb, {"to"}, REACH)
        if to is None or self.s.tag(to) == "T":  # "left the district to meet the rebels"
            return None
        return first_side(self.s, self.context, to, min(to + 6, self.clause_end(to + 1)))

    def _are_all_rebels(self, verb: VerbGroup) -> bool:
        """ "the Taliban fled the district": not so many of them."""
        agent = self.agent(verb)
        counted = agent is None or agent.count is not None
        return not counted and not verb.passive and self.side(agent) == "opposition"

    def _gives_way(self, verb: VerbGroup) -> bool:
        """ "the army left the district without a fight"."""
        at = self.find(verb, {"without"}, REACH)
        near = {self.s.low(k) for k in range(at, min(at + 5, len(self.s.tokens)))} if at else set()
        return bool(near & _FIGHT) and not self.s.unreal(verb) and self.side(self.agent(verb)) == "government"

    def _are_forces(self, verb: VerbGroup) -> bool:
        """ "security forces had left Chora district": those who held it, and no one man."""
        agent = self.agent(verb)
        head = self.s.noun_of(agent)
        return verb.aux.startswith("H") and head in FORCES and self.side(agent) == "government"

    def _is_leaving(self, verb: VerbGroup) -> bool:
        """ "with government forces pulling out of several districts": those right before the participle."""
        before = self.s.chunk_at(verb.start - 1)
        if before is None and {self.s.low(verb.start - 1), self.s.low(verb.start - 2)} & {"after", "addition"}:
            return self.agent_side(verb) == "government"  # "in addition to withdrawing from two districts, the army"
        return before is not None and before.prep == "with" and self.side(before) == "government"

    def _is_duty(self, ground: Ground) -> bool:
        """ "abandoned their posts": people left their duty, not a number of places."""
        own = self.s.low(ground.start) in {"their", "his", "her"}
        return (
            own and ground.unit == "post" and self.s.low(ground.end - 1) in {"post", "posts"} and not ground.count_text
        )
