"""Verbs by which ground changes hands: what became of which ground, seen from the government's side."""

from __future__ import annotations

from collections.abc import Iterator

from .chunks import Chunk
from .control import BY_SIDE, CONTESTED, Change
from .ground_piece import PARTLY, Ground
from .ground_words import RANKS, REACH, VERBS, base, words
from .leaving import Leaving
from .lexicon import lemma_of
from .people import names_in
from .sides import first_party, first_side, sides
from .verbs import VerbGroup

_TAKE, _GET_CONTROL, _FLY, _FLAGS = (words("take", key) for key in ("verbs", "control", "flag", "flags"))
_RETAKE, _BACK, _TAKE_BACK, _CLEAR = (words("retake", key) for key in ("verbs", "particles", "back", "clear"))
_FALL = words("fall", "verbs")
#: "by then", "by now", "by the end of the week": by when it had fallen, and not by how much
_THEN = frozenset("then now end time".split())
_DRIVE, _AWAY, _ONLY_OFF = (words("drive", key) for key in ("verbs", "away", "only_off"))
_ATTACK, _INTO, _REACH_EDGE = (words("attack", key) for key in ("verbs", "into", "reach"))
_CONTEND, _HANDS, _WIN = (words("attack", key) for key in ("contend", "hands", "win"))
_MAYBE = words("nouns", "maybe")
_CAPTIVE = words("control", "captive")
_FARTHEST = frozenset("closest nearest largest biggest only first".split())
_NO_FORCE = frozenset("bomber bomb rocket attacker assailant".split())
_BESET = frozenset(("besiege", "encircle", "surround"))
_SOME = frozenset("many most some several much half".split())
_APART = 2  # phrases


class Changes(Leaving):
    """The changes of hands that a sentence's verbs and nouns tell of."""

    def of_verb(self, verb: VerbGroup) -> Change | None:
        """The change of hands a verb tells of, or None."""
        if self._tells_rank(verb) or self._is_supposed_rank(verb) or self._is_aim(verb) or self._is_only_possible(verb):
            return None
        for rule in _OF_VERBS:
            change = rule(self, verb)
            if change and change.ground:
                return None if self._is_of_another_war(verb) else change
        return None

    def _is_of_another_war(self, verb: VerbGroup) -> bool:
        """ "Iraqi forces drove them from the town"."""
        agent, elsewhere = self.agent(verb), self.context.people.other_wars
        return agent is not None and any(self.s.low(k) in elsewhere for k in range(agent.start, agent.end))

    def verbs(self) -> Iterator[VerbGroup]:
        """The sentence's verbs, and base forms that look like nouns: "helped repel the attack"."""
        yield from self.s.verbs
        for k, token in enumerate(self.s.tokens):
            known = token.low in VERBS or token.low.removesuffix("s") in VERBS
            if not known or not k or self.s.verb_at(k) is not None:
                continue
            before = self.s.verb_at(k - 1)
            if before is None and self.s.low(k - 1) == "and" and self._is_counted(k + 1):
                verb = VerbGroup(k, k + 1, k, lemma_of(token.low), "finite")  # "... and contests 30 others"
                verb.index = sum(v.end < k for v in self.s.verbs)
                yield verb
            elif before and before.lemma == "help":
                yield VerbGroup(k, k + 1, k, self.s.low(k), "finite")
            elif self.s.low(k - 1) == "to" and k > 1:
                verb = VerbGroup(k - 1, k + 1, k, self.s.low(k), "inf")
                verb.governor = lemma_of(self.s.low(k - 2))
                verb.index = sum(v.end < k for v in self.s.verbs)
                yield verb

    def _is_counted(self, k: int) -> bool:
        """Whether a number stands at a token: "another 34", "30 others"."""
        chunk = self.s.chunk_at(k)
        return chunk is not None and chunk.start == k and chunk.count is not None

    def _take(self, verb: VerbGroup) -> Change | None:
        """The Taliban captured the district; the base was overrun; troops took back the town."""
        lemma = base(verb.lemma)
        if lemma == "take" and self.find(verb, _CAPTIVE, REACH):
            return None  # "overran two posts and took 12 captive"
        back = lemma in _RETAKE or (lemma in _TAKE_BACK and self.has(verb, _BACK))
        taken = lemma in _TAKE or lemma in _RETAKE
        near = self.find(verb, {"control", "possession"}, 3) if lemma in _GET_CONTROL | _RETAKE else None
        ground: list[Ground] = self.ground_after(near) if near else []  # "seized control of the districts of A and B"
        if (taken or back) and not ground:
            ground = self.grounds(self.patients(verb)) or ground
        if not ground and (lemma in _GET_CONTROL or back) and (at := self.find(verb, {"control", "possession"}, 6)):
            ground = self.ground_after(at)
        if near and not ground and not self.patients_behind(near):
            ground = self.same_ground(self.last_told())  # "fighting in X went on after they took control"
        if not ground and lemma in _CLEAR:
            ground = [g for g in self.grounds(self.patients(verb)) if g.unit in CONTESTED or g.unit == "village"]
            back = True
            of = self.find(verb, {"of", "from"}, REACH)
            rid = of is not None and "opposition" in sides(self.s, self.context, of, of + 4)
            said_of = self.s.subject(verb) if of is None and self.is_passive(verb) and not self.s.agent(verb) else None
            nobody = said_of is not None and bool(self.terrain.of(said_of))  # "14 villages have been cleared"
            if self.agent_side(verb) != "government" and not rid and not nobody:
                return None
            if rid:
                return Change("take", "retaken", ground, self.agent_party(verb))
        if not ground:
            return None
        side = self.agent_side(verb)
        if self._is_taken_back(verb):
            return Change("take", "retaken", ground)
        loser = self.find(verb, {"from"}, REACH)
        if loser and "opposition" in sides(self.s, self.context, loser, loser + 4):
            if side == "opposition":
                return None  # one group took it from another
            back = True
        measure = BY_SIDE.get(side or "") or ("retaken" if back else "lost")
        if side is None and not back and not self.is_passive(verb) and not self.somebody_fights(verb):
            return None
        if measure == "retaken" and not back and self._is_inherited(ground):
            return None
        return Change("take", measure, ground, self.agent_party(verb), untold=side is None and self.is_passive(verb))

    def _is_inherited(self, ground: list[Ground]) -> bool:
        """ "took over the base after the Americans left": from allies."""
        parties = {n.party for n in names_in(self.context.people, self.s, 0, len(self.s.tokens))}
        foes = {name for name, party in self.context.conflict.parties.items() if party.side == "opposition"}
        return "international" in parties and not parties & foes and all(g.unit in {"base", "post"} for g in ground)

    def patients_behind(self, control: int) -> bool:
        """Whether it is said of what: "took control of", "over", "in"."""
        return self.s.low(control + 1) in {"of", "over", "in", "from", "at", "on"}

    def _flag(self, verb: VerbGroup) -> Change | None:
        """They raised their flag over the center; the group's flag was flying over the town."""
        s = self.s
        if base(verb.lemma) not in _FLY:
            return None
        subject = s.subject(verb)
        if subject and subject.head is not None and s.low(subject.head) in _FLAGS:
            owner, over = (subject.start, verb.start), self.find(verb, {"over", "above", "at", "on", "in"}, REACH)
        elif at := self.find(verb, _FLAGS, 6):
            owner, over = (verb.end, at), at + 1
        else:
            return None
        ground = self.grounds([s.chunk_at(over + 1)]) if over else []
        side, by = first_side(s, self.context, *owner), first_party(s, self.context, *owner)
        if side is None:
            side, by = self.agent_side(verb), self.agent_party(verb)
        return Change("flag", BY_SIDE[side], ground, by) if side else None

    def _follow(self, verb: VerbGroup) -> Change | None:
        """Zaranj fell on Friday; the next capital followed on Saturday."""
        last, after = self.last_told(), self.s.chunk_at(verb.end)
        if (
            base(verb.lemma) != "follow"
            or (verb.passive and verb.form != "ed")
            or not last
            or last.measure not in {"lost", "retaken"}
        ):
            return None
        if after is not None and after.start == verb.end and not self._is_time(after):
            return None  # something was followed
        return Change("fall", last.measure, [g for g in self.grounds(self.subjects(verb)) if g.named], last.by)

    def _is_time(self, chunk: Chunk) -> bool:
        begin, end = self.s.tokens[chunk.start].start, self.s.tokens[chunk.end - 1].end
        return any(m.start < end and m.end > begin for m in self.context.times_in(self.s))

    def _is_taken_back(self, verb: VerbGroup) -> bool:
        """ "was taken out of Taliban control", "has been wrested from the insurgents": nobody is said to act."""
        if not self.is_passive(verb) or self.s.agent(verb):
            return False
        out = self.find(verb, {"from", "out"}, 3)
        return out is not None and "opposition" in sides(self.s, self.context, out, out + 6)

    def _listed(self, verb: VerbGroup) -> Change | None:
        """The fallen districts are A in X and B in Y; those recaptured include C."""
        s = self.s
        subject = s.subject(verb) if verb.lemma in {"be", "include"} and not verb.passive else None
        if subject is None or not self.terrain.of(subject):
            return None
        told = {lemma_of(s.low(k)) for k in range(subject.start, verb.start) if s.tag(k) in "JEVG"}
        first = verb.end + (s.low(verb.end) == "namely")
        named = [ground for ground in self.grounds([s.chunk_at(first)]) if ground.named]
        if not named or not told & (_FALL | _TAKE | _RETAKE | {"lose"}):
            return None
        return Change("listed", "retaken" if told & _RETAKE else "lost", named)

    def _fall(self, verb: VerbGroup) -> Change | None:
        """The city fell to the Taliban; a dozen districts have fallen."""
        if base(verb.lemma) not in _FALL:
            return None
        ground = self.grounds(self.subjects(verb)) or self.controlled(verb)
        after = self.s.chunk_at(verb.end + 1)
        by_then = after is not None and after.prep == "by" and self.s.is_time(after)  # "had fallen by Wednesday"
        by_then = by_then or not _THEN.isdisjoint((self.s.low(verb.end + 1), self.s.low(verb.end + 2)))
        if not ground or (self.s.low(verb.end) in {"by", "apart", "short", "behind"} and not by_then):
            return None
        to = self.find(verb, {"to", "into", "under"}, 3)
        counted = self.s.tag(verb.start - 1) != "W" and self.number_before(verb)
        if (to and self.s.tag(to + 1) == "#") or counted:
            return None  # "control fell to 54 percent", "the number of districts held fell"
        side = first_side(self.s, self.context, to, min(to + 6, self.clause_end(to + 1))) if to else None
        if self.s.low(verb.end) == "before" and self.s.tag(verb.end + 1) in ".,":
            return None  # "has fallen before": history without a day
        measure = BY_SIDE.get(side or "opposition", "lost")
        return Change("fall", measure, ground, self.taker(to), untold=side is None)

    def rank(self, verb: VerbGroup) -> VerbGroup | None:
        """The "is" of "X is the third district to fall", "the third of its districts captured": of X, too, it is told
        that it fell."""
        ranked = self._ranked(verb)
        said = self.s.verb_at(ranked.start - 1) if ranked and ranked.definite else None
        return said if said and said.lemma in {"be", "become"} and not self.s.unreal(said) else None

    def _ranked(self, verb: VerbGroup) -> Chunk | None:
        """ "the third district" of "the third district of X to be taken", "the third district in the region taken"."""
        s = self.s
        perfect = verb.form == "finite" and s.tag(verb.start) == "T"  # "the third to have fallen"
        participle = verb.form == "ed" and verb.passive and not verb.aux
        if not (verb.form == "inf" or perfect or participle):
            return None
        ranked = s.chunk_at(verb.start - 1)
        if ranked and s.low(ranked.start) == "such" and (nth := s.chunk_at(ranked.start - 1)):
            return nth if self._words(nth) & RANKS else None  # "the seventh such capital to fall"
        apart = 0
        while ranked and ranked.prep in {"in", "of"} and not self._words(ranked) & RANKS and apart < _APART:
            ranked, apart = s.chunk_at(ranked.start - 2), apart + 1
        if ranked is None or (apart == 0 and ranked.end != verb.start):
            return None
        return ranked if (verb.form == "inf" and not apart) or self._words(ranked) & RANKS else None

    def _chunk_before(self, verb: VerbGroup) -> Chunk | None:
        """The phrase right before a verb and its adverbs."""
        k = verb.start - 1
        while k > 0 and self.s.tag(k) == "R":
            k -= 1
        return self.s.chunk_at(k)

    def _words(self, chunk: Chunk) -> set[str]:
        return {self.s.low(k) for k in range(chunk.start, chunk.end)}

    def subjects(self, verb: VerbGroup) -> list[Chunk]:
        """Of what ground the verb is said: X of "X was the third district captured", the nine of "won back four of the
        nine districts lost"."""
        low = self.s.low
        if any(
            low(k) == "which" and low(k - 1) == "of" and low(k - 2) in _SOME for k in range(verb.start - 8, verb.start)
        ):
            return []  # "200 districts, most of which they hold or have fought for"
        ranked = self.rank(verb)
        found = super().subjects(ranked) if ranked else []
        found = found if self.grounds(found) else super().subjects(verb)
        bare = verb.form == "ed" and verb.passive and not verb.aux
        before = self._chunk_before(verb)
        stands = bare and (verb.lemma == "control" or (before and before.plural and verb.lemma == "hold"))
        if stands and before and not self.grounds(found) and self.terrain.of(before):
            found = [before]  # "troops in the four districts now controlled by the rebels"
        if bare and found and found[-1].prep == "among":
            return []  # "is one of four among its nine districts controlled by the rebels"
        some = found[0] if bare and len(found) == 1 else None
        if some is None or some.whole is None or some.end != verb.start or not self.s.verb_at(some.start - 1):
            return found
        return [some.whole]

    def _tells_rank(self, verb: VerbGroup) -> bool:
        """ "X fell, the third district to be lost", "X fell. It was the third to fall": of what was told before."""
        ranked = self._ranked(verb)
        words = self._words(ranked) if ranked and ranked.definite else set()
        if verb.form == "ed" and verb.passive and not verb.aux and self.find(verb, {"since"}, REACH):
            near = {self.s.low(k) for k in range(verb.start - REACH, verb.start) if self.s.tag(k + 1) != "#"}
            if near & _FARTHEST and self.last_told():
                return True  # "X is the closest district to Y seized since the war began"
        last = self.last_told() if words & RANKS else None
        if last is None or last.measure not in {"lost", "retaken"}:
            return False
        said = self.rank(verb)
        subject = self.s.subject(said) if said else None
        return said is None or (subject is not None and self.s.low(subject.start) in {"it", "this", "that"})

    def _is_supposed_rank(self, verb: VerbGroup) -> bool:
        """ "it would be the first capital captured in years": said of what may come."""
        ranked = self.s.chunk_at(verb.start - 1) if verb.form in {"ed", "inf"} else None
        said = self.s.verb_at(ranked.start - 1) if ranked and ranked.end == verb.start else None
        return said is not None and said.lemma in {"be", "become"} and bool(said.modal)

    def _is_aim(self, verb: VerbGroup) -> bool:
        """ "Retaking the town has been one of their aims": a gerund of which something is said."""
        if verb.form != "ing" or any(self.s.tag(k) != '"' for k in range(verb.start)):
            return False
        main = next((v for v in self.s.verbs[verb.index + 1 :] if v.form == "finite" and not self._is_aside(v)), None)
        comma = any(self.s.tag(k) == "," for k in range(verb.end, main.start)) if main else False
        return main is not None and main.lemma == "be" and (not comma or self.s.tag(main.start - 1) == ",")

    def _is_only_possible(self, verb: VerbGroup) -> bool:
        """ "the possibility of the rebels taking the city", "the prospect of losing it"."""
        if verb.form != "ing":
            return False
        agent = self.s.chunk_at(verb.start - 1)
        of = (agent.start if agent else verb.start) - 1
        return self.s.low(of) == "of" and self.s.low(of - 1) in _MAYBE

    def _is_aside(self, verb: VerbGroup) -> bool:
        """Whether a relative clause is told with it: "which they had left"."""
        return any(self.s.tag(k) == "W" for k in range(max(0, verb.start - 3), verb.start))

    def _drive(self, verb: VerbGroup) -> Change | None:
        """Troops drove the insurgents out of the town; they were pushed back."""
        s = self.s
        if base(verb.lemma) not in _DRIVE:
            return None
        off = base(verb.lemma) in _ONLY_OFF
        at = self.find(verb, _AWAY, REACH)
        if (at is None and not off) or s.low(verb.end) in {"in", "into", "on", "ahead", "towards", "toward"}:
            return None  # "pushed in from the north"
        last = self.last_told()
        people = s.patients(verb)
        if not people and verb.form == "ing" and verb.passive and (shared := self.shared(verb)):
            people = [shared]  # "took the town before being driven out"
        driven = next((side for chunk in people if (side := self.side(chunk))), None)
        if last and last.measure in {"lost", "contested"} and any(s.tag(c.head or 0) == "O" for c in people):
            driven = "opposition"  # "they were pushed back": whoever had come
        if driven is None:
            return None
        ground: list[Ground] = []
        if self.s.low((at or verb.end) + 1) in {"power", "office"}:
            return None  # "ousted from power"
        if at is not None:
            where = at + 1
            while s.low(where) in {"of", "from", "the"} and not s.chunk_at(where):
                where += 1
            whence = s.chunk_at(where)
            ground = self.grounds([whence])
            somewhere = whence and whence not in people and any(s.tag(k) == "P" for k in range(where, whence.end))
            if somewhere and not ground:
                return None  # "drove them from the northern Baghlan province": from no ground told before
        if not ground and driven == "government" and verb.form == "ing" and self.told:
            return None  # "seized two towns, chasing out the police": how they did
        was_lost = last is not None and last.measure == "lost"
        kept = not ground and last is not None and last.measure == "held"  # they never had it
        if not ground:
            ground = self.same_ground(last, at_stake=True)
        if driven == "government":
            return Change("drive", "lost", ground)
        if self.agent_side(verb) == "opposition" and not self.is_passive(verb):
            return None  # one group drove out another, or pushed in
        near = [s.low(k) for k in range(verb.end, min(verb.end + 6, len(s.tokens)))]
        if "not" in near:
            return None  # "repelled but not driven out"
        out = "out" in near or "from" in near
        edge = at is not None and any(s.noun_of(c) in PARTLY for c in s.chunks if at < c.start <= at + 2)
        inside = out and not edge and not any(g.partly for g in ground)  # "back from the gates": they had not got in
        return Change(
            "drive", "retaken" if (inside and not kept) or was_lost else "held", ground, self.agent_party(verb)
        )

    def _attack(self, verb: VerbGroup) -> Change | None:
        """Fighters entered the city; they encircled the provincial capital; they broke into it."""
        s, lemma = self.s, base(verb.lemma)
        if lemma in _HANDS and self.find(verb, {"hands"}, 2):
            return Change("attack", "contested", [g for g in self.grounds(self.subjects(verb)) if g.unit in CONTESTED])
        into = self.find(verb, {"into", "inside"}, 3) if lemma in _INTO else None
        siege = self.find(verb, {"siege"}, 2) if lemma == "lay" else None
        if into or siege:
            ground = self.grounds([s.chunk_at((into or siege or 0) + 1 + bool(siege))])
        elif lemma in _ATTACK and not (lemma == "surround" and verb.form == "ing"):
            ground = self.grounds(self.patients(verb))
            if lemma == "contest" and self.s.low(verb.start - 1) == "which":
                return None  # "many of which have been contested"
            if lemma == "contest" and any(g.plural for g in ground) and self.is_passive(verb):
                return Change("attack", "contested", ground, None, "stock")  # "119 are contested"
        elif lemma in _REACH_EDGE:
            ground = [g for g in self.grounds(self.patients(verb)) if g.partly]
        elif lemma in _CONTEND and (at := self.find(verb, {"control"}, 4) or self.find(verb, {"for", "over"}, 2)):
            return self.besieged(self.phrases_after(at))
        else:
            return None
        side = self.agent_side(verb)
        if self.s.noun_of(self.agent(verb)) in _NO_FORCE:
            return None  # a bomber attacks a place, and nobody fights for it
        if into and side == "government" and lemma in _WIN:
            won = [g for g in ground if g.unit in CONTESTED and not g.partly]
            return Change("attack", "retaken", won, self.agent_party(verb))
        disputed = lemma == "contest" and self.is_passive(verb)
        by = self.find(verb, {"by"}, REACH)
        beset = by is None or "opposition" in sides(self.s, self.context, by, by + 5)  # not by mountains
        disputed = disputed or (lemma in _BESET and self.is_passive(verb) and beset)
        if side == "government" or (side is None and not disputed and not self.somebody_fights(verb)):
            return None
        return Change("attack", "contested", [g for g in ground if g.unit in CONTESTED], self.agent_party(verb))


#: in the order in which they are asked
_OF_VERBS = (
    *(
        Changes.number_of,
        Changes._listed,
        Changes.restored,
        Changes.held,
        Changes._flag,
        Changes._take,
        Changes._fall,
        Changes._follow,
    ),
    *(Changes._drive, Changes.leave, Changes._attack, Changes.inside),
)
