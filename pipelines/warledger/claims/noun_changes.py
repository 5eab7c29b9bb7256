"""Nouns by which ground changes hands or is fought over: "the fall of the city", "a tactical withdrawal from it"."""

from __future__ import annotations

from .candidates import Refusal
from .chunks import Chunk
from .control import BY_SIDE, CONTESTED, SIEGE, Change
from .ground_counts import GroundCounts
from .ground_piece import Ground, single
from .ground_words import base, words
from .lexicon import lemma_of
from .people import names_in
from .sides import first_side, sides
from .verbs import VerbGroup

_LOSS_NOUNS, _RETAKING_NOUNS, _KEPT_OFF = (words("nouns", key) for key in ("lost", "retaken", "kept_off"))
_RETREAT_NOUNS, _ATTACK_NOUNS = words("nouns", "retreat"), words("attack", "nouns")
_LAUNCH, _NO_ASSAULT = words("attack", "launch"), words("attack", "no_assault")
_WHERE, _STREET = (words("nouns", key) for key in ("where", "street"))
_SEEMS = frozenset("be seem look appear become".split())
_COMING = frozenset("certain imminent inevitable likely unlikely possible probable unavoidable expected near".split())
_HANDS = words("counts", "held")
_FIGHTERS = frozenset("fighter force militant insurgent rebel talib taliban taleban".split())
_OWN_FALLS = frozenset("fall capture seizure collapse surrender recapture liberation".split())
_OTHER_SIDE = {"opposition": "government", "government": "opposition"}
_DOER_WITHIN = 6  # tokens


class NounChanges(GroundCounts):
    """What the nouns of a sentence tell of its ground."""

    def of_noun(self, chunk: Chunk) -> Change | Refusal | None:
        """The fall of the city; a series of takeovers in the surrounding districts; the assault on the center."""
        s = self.s
        if s.low(chunk.end) == "under" and s.low(chunk.end + 1) in SIEGE:
            return self.besieged([chunk.whole or chunk])
        if chunk.prep == "with" and s.low(chunk.end) in {"in", "under"}:
            return self._in_hands(chunk)
        head = s.noun_of(chunk)
        fought = head in _ATTACK_NOUNS or (head == "attack" and self._is_launched(chunk))
        in_streets = head in _STREET
        if fought:
            links = {"on", "against", "of", "for"}
        elif in_streets:
            links = {"inside", "in"} if s.low(chunk.end - 2) == "street" else {"inside"}
        elif head in _RETREAT_NOUNS:
            return self._retreat(chunk)
        elif head in _WHERE:
            links = {"of", "in"}
        elif head in _LOSS_NOUNS or head in _RETAKING_NOUNS:
            links = {"of"}
        else:
            return self._each_day(chunk)
        if s.low(chunk.end) != "of" and (owned := self._owned(chunk)):
            measure = "retaken" if head in _RETAKING_NOUNS else BY_SIDE[self._doer(chunk.end) or "opposition"]
            return Change("ground noun", measure, owned, untold=self._doer(chunk.end) is None)
        at = self.skip_time(chunk.end)
        if in_streets and (broke := s.verb_at(at)) and (inside := self.find(broke, {"inside"}, 3)):
            at = inside  # "fighting broke out inside the city"
        if fought and s.low(at) == "by":  # "the assault by the Taliban on the city"
            at = next((k for k in range(at, min(at + 6, len(s.tokens))) if s.low(k) in links), at)
        if (fought or in_streets) and [s.low(at + k) for k in range(3)] == ["for", "control", "of"]:
            at, links = at + 2, {"of"}
        ground = self.grounds([s.chunk_at(at + 1)]) if s.low(at) in links else []
        if not ground or (head in _WHERE and s.low(at) == "in" and ground[0].unit != "district"):
            return None
        verb = s.verb_at(chunk.start - 1)
        if verb and (base(verb.lemma) in _KEPT_OFF or s.unreal(verb)):
            return Refusal("ground noun", (chunk.start, at + 1), f"only {verb.lemma}")
        supposed = next((v for v in s.verbs if self._is_only_seen_coming(v, chunk)), None)
        if supposed:  # "the fall of X would be a blow"
            return Refusal("ground noun", (chunk.start, at + 1), "only supposed")
        owner = first_side(s, self.context, chunk.start, chunk.end)
        side = (_OTHER_SIDE.get(owner or "") if head == "loss" else owner) or self._doer(ground[-1].end)
        if fought or in_streets:
            return None if fought and side == "government" else Change("ground noun", "contested", ground)
        # "fell to the alliance, ... capped by their surrender of B"
        again = bool(self.told) and self.told[-1].measure == "retaken" and s.low(chunk.start) == "their"
        retaken = head in _RETAKING_NOUNS or again
        measure = "retaken" if retaken else BY_SIDE[side or "opposition"]
        return Change("ground noun", measure, ground, untold=side is None)

    def _is_only_seen_coming(self, verb: VerbGroup, chunk: Chunk) -> bool:
        """ "its fall would be a blow", "the fall of X was all but certain": told of what may come."""
        if self.s.subject(verb) is not chunk:
            return False
        at = self.find(verb, _COMING, 5) if verb.lemma in _SEEMS else None
        return verb.modal == "would" or (at is not None and self.s.verb_at(at + 1) is None)

    def _owned(self, chunk: Chunk) -> list[Ground]:
        """The place of "Sangin's fall", told as a fact."""
        s = self.s
        if s.low(chunk.end - 1) not in _OWN_FALLS or s.tag(chunk.end - 2) != "'":
            return []
        before, after = s.verb_at(chunk.start - 1), s.verb_at(chunk.end)
        said = range(max(0, chunk.start - 1), chunk.end - 2)  # "officials fear X's fall": it may all be one phrase
        feared = any(base(lemma_of(s.low(k))) in _KEPT_OFF for k in said) or (before and s.unreal(before) != "")
        beside = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "in" else None
        feared = feared or (beside is not None and not s.is_time(beside))  # its fall in price
        if feared or (after and after.modal) or s.low(chunk.start - 1) == "of":
            return []  # "would be a blow", "fears of its fall"
        at = s.tokens[chunk.end - 3].end
        named = (self.terrain.level(m) for m in self.terrain.mentions if m.end == at)
        return [
            single(Ground(known[0], chunk.start, chunk.end, named=True, place=known[1])) for known in named if known
        ]

    def _each_day(self, chunk: Chunk) -> Change | None:
        """ "A fell on Friday, B on Saturday and C on Sunday": the verb is told once."""
        s, last = self.s, self.told[-1] if self.told else None
        if (
            last is None
            or last.rule not in {"fall", "take"}
            or last.modality
            or last.measure not in {"lost", "retaken"}
        ):
            return None
        at = chunk.start - 2 if [s.low(chunk.start - 2), s.low(chunk.start - 1)] == ["followed", "by"] else chunk.start
        day = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "on" and s.tag(at - 1) in "C," else None
        before = s.chunk_at(at - 2) or s.chunk_at(at - 3)
        if not (day and before and s.is_time(day) and s.is_time(before) and s.tag(day.end) in ".,C:"):
            return None
        ground = [g for g in self.terrain.of(chunk) if g.named and g.unit in CONTESTED]
        return Change(last.rule, last.measure, ground, last.by) if len(ground) == 1 else None

    def _in_hands(self, chunk: Chunk) -> Change | None:
        """ "With the district in Taliban hands, ...": how things stand."""
        s, hands = self.s, self.s.chunk_at(chunk.end + 1)
        if hands is None or not {s.low(k) for k in range(hands.start, min(hands.end + 3, len(s.tokens)))} & _HANDS:
            return None
        side = first_side(s, self.context, hands.start, hands.end + 3)
        measure = {"opposition": "held_by_opposition", "government": "held"}.get(side or "")
        return Change("control", measure, self.grounds([chunk]), None, "stock") if measure else None

    def inside(self, verb: VerbGroup) -> Change | None:
        """Taliban fighters are inside the city."""
        s, agent = self.s, self.agent(verb) if verb.lemma == "be" and self.s.low(verb.end) == "inside" else None
        if agent is None or s.noun_of(agent) not in _FIGHTERS or self.side(agent) != "opposition":
            return None
        within = [g for g in self.grounds([s.chunk_at(verb.end + 1)]) if g.unit in CONTESTED]
        return Change("attack", "contested", within, self.agent_party(verb))

    def _is_launched(self, chunk: Chunk) -> bool:
        """ "launched a major attack on a provincial capital": fighters, not a bomb."""
        verb = self.s.verb_at(chunk.start - 1)
        means = {self.s.low(k) for k in range(chunk.start, chunk.end)}
        return verb is not None and base(verb.lemma) in _LAUNCH and not means & _NO_ASSAULT

    def _doer(self, end: int) -> str | None:
        """The side to or by which it happened, told behind the ground: "the fall of X, in Y, to the Taliban"."""
        near = range(end, min(end + _DOER_WITHIN, self.clause_end(end - 1)))
        at = next((k for k in near if self.s.low(k) in {"to", "by", "from"}), None)
        side = first_side(self.s, self.context, at, at + _DOER_WITHIN) if at else None
        return _OTHER_SIDE.get(side or "") if at and self.s.low(at) == "from" else side

    def _retreat(self, chunk: Chunk) -> Change | None:
        """ "announced a tactical withdrawal from the district": what the army leaves."""
        s = self.s
        named = set(sides(s, self.context, 0, len(s.tokens)))
        foreign = any(n.party == "international" for n in names_in(self.context.people, s, 0, len(s.tokens)))
        end = self.skip_time(chunk.end + (s.tag(chunk.end) == '"'))
        if s.low(end) != "from" or foreign or "opposition" in named:
            return None
        ground = [g for g in self.grounds([s.chunk_at(end + 1)]) if g.unit in CONTESTED]
        verb = s.verb_at(chunk.start - 1) or s.verb_at(chunk.start - 2)
        planned = verb is not None and (verb.modal or base(verb.lemma) in _KEPT_OFF)
        return Change("ground noun", "lost", ground) if ground and not planned else None

    def gapped(self, chunk: Chunk) -> Change | None:
        """ "five districts were lost in Takhar and three in Kunduz": the verb is told once."""
        last = self.told[-1] if self.told else None
        if last is None or self.s.tag(chunk.start - 1) not in "C,:" or self.s.low(chunk.end) != "in":
            return None
        ground = [g for g in self.terrain.of(chunk) if g.unit == last.unit and g.place and g.place.province]
        return Change(last.rule, last.measure, ground, last.by, last.scope) if last.measure != "contested" else None

    def gapped_by_name(self, chunk: Chunk) -> Change | None:
        """ "A was overrun on Sunday after a siege, and B the next day", "the seat of A fell, and that of B hours
        later"."""
        s, last = self.s, self.told[-1] if self.told else None
        that_of = chunk.prep == "of" and s.low(chunk.start - 2) == "that"
        begin = chunk.start - 2 * that_of
        then = s.low(begin - 1) == "then"  # "A fell first, then B"
        if last is None or last.measure not in {"lost", "retaken"} or chunk.count:
            return None
        if not then and s.low(begin - 1) != "and":
            return None
        near = s.tokens[chunk.end].start, s.tokens[min(chunk.end + 3, len(s.tokens) - 1)].end
        timed = any(near[0] <= time.start < near[1] for time in self.context.times_in(s)) or that_of
        timed = timed or (then and s.tag(chunk.end) in ".,C" and not self.context.times_in(s))
        if not timed or (chunk.prep and not that_of) or s.opens_clause(chunk) or not self._is_apart(begin):
            return None
        ground = [g for g in self.terrain.of(chunk) if g.named and g.place and g.place.pcode]
        if any(c.place and g.place and c.place.pcode == g.place.pcode for c in self.told for g in ground):
            return None
        ground = [g._replace(unit=last.unit) if that_of else g for g in ground]
        return Change(last.rule, last.measure, ground, last.by, last.scope)

    def _is_apart(self, begin: int) -> bool:
        """Whether words stand between the verb told before and a name, so that no list joins it to its ground."""
        before = self.s.chunk_at(begin - 2 - (self.s.tag(begin - 2) == ","))
        return before is None or not self.terrain.of(before)
