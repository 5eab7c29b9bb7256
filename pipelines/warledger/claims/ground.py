"""The rules about ground: districts, their centers, cities, bases, posts and villages lost, retaken, held, fought over.

Each rule finds a verb or noun by which ground changes hands, asks the clause who did it to which ground (terrain.py), and reads
the change from the government's side: what the opposition takes is lost, what the government takes is retaken. What failed, was
denied or is only feared shows that the ground is contested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from .candidates import Candidate, Refusal
from .chunks import Chunk
from .clauses import REALIZED, Sentence
from .context import Context
from .lexicon import singular
from .people import names_in
from .terrain import DATA, Ground, Terrain, is_part, sides, single
from .verbs import VerbGroup

TRIGGERS: str = DATA["triggers"]["pattern"]


def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(DATA[table][key].split())


_TAKE, _TAKE_PARTICLES, _GET_CONTROL, _FLY = (_words("take", key) for key in ("verbs", "particles", "control", "flag"))
_RETAKE, _BACK, _TAKE_BACK, _CLEAR = (_words("retake", key) for key in ("verbs", "particles", "back", "clear"))
_FALL = _words("fall", "verbs")
_LEAVE, _HAND, _FROM, _FLEE = (_words("leave", key) for key in ("verbs", "over", "from", "flee"))
_DRIVE, _AWAY, _ONLY_OFF = (_words("drive", key) for key in ("verbs", "away", "only_off"))
_ATTACK, _INTO, _ATTACK_NOUNS = (_words("attack", key) for key in ("verbs", "into", "nouns"))
_HOLD, _STAY = (_words("hold", key) for key in ("verbs", "stay"))
_LOSS_NOUNS, _RETAKING_NOUNS, _KEPT_OFF = (_words("nouns", key) for key in ("lost", "retaken", "kept_off"))
_WHERE, _STREET = (_words("nouns", key) for key in ("where", "street"))
_ATTEMPTS = _words("unreal", "attempts")
_BY_SIDE = {"opposition": "lost", "government": "retaken"}
#: Only of these does fighting over them say something about who holds what.
_CONTESTED = frozenset(("district", "district_center", "city"))
_DENIALS = frozenset(("deny", "dismiss", "reject", "refute", "dispute"))
_REPORTED = frozenset(("reportedly", "allegedly", "apparently"))
_UNDER = frozenset(("control", "rule", "hands", "sway"))
_RELATIVE = frozenset(("that", "which", "who", "where"))
_REACH = 10  # tokens between a verb and the words that complete it


_VERBS = (
    _TAKE | _RETAKE | _LEAVE | _DRIVE | _ATTACK | _HOLD | _FROM | _FLEE | _FLY | _GET_CONTROL | REALIZED | _ATTEMPTS
)


def _base(lemma: str) -> str:
    """The base form as the word lists have it: a lemma got by cutting an ending may lack its "e"."""
    return lemma + "e" if lemma not in _VERBS and lemma + "e" in _VERBS else lemma


class Change(NamedTuple):
    """Ground that changed hands by a verb, before its modality is settled. `whole`: the chunks the quote must span."""

    rule: str
    measure: str
    ground: list[Ground]
    by: str | None = None
    scope: str = ""


def read(sentence: Sentence, context: Context) -> Iterator[Candidate | Refusal]:
    """All statements about ground in a sentence, in order of their anchors."""
    found = list(_Reader(sentence, context).read())
    yield from sorted(found, key=lambda item: item.anchor if isinstance(item, Candidate) else item.quote[0])


class _Reader:
    def __init__(self, sentence: Sentence, context: Context) -> None:
        self.s = sentence
        self.context = context
        self.terrain = Terrain(sentence, context)
        self.seen: set[tuple[int, str]] = set()
        self.told: list[Candidate] = []  # in this sentence

    def read(self) -> list[Candidate | Refusal]:
        found: list[Candidate | Refusal] = []
        for verb in [*self.s.verbs, *self._unlisted_verbs()]:
            change = self._change(verb)
            if change:
                found += self._settled(change, verb)
        for chunk in self.s.chunks:
            found += self._noun(chunk)
        return self._taken_after_all(found)

    def _unlisted_verbs(self) -> Iterator[VerbGroup]:
        """Base forms that look like nouns: "helped repel the attack"."""
        for k in range(1, len(self.s.tokens)):
            before = self.s.verb_at(k - 1)
            if self.s.low(k) in _VERBS and self.s.verb_at(k) is None and before and before.lemma == "help":
                yield VerbGroup(k, k + 1, k, self.s.low(k), "finite")

    # -- which change -----------------------------------------------------------------------------------------------------

    def _change(self, verb: VerbGroup) -> Change | None:
        """The change of hands a verb tells of, or None."""
        for rule in (self._control, self._take, self._fall, self._drive, self._leave, self._attack):
            change = rule(verb)
            if change and change.ground:
                return change
        return None

    def _take(self, verb: VerbGroup) -> Change | None:
        """The Taliban captured the district; the base was overrun; troops took back the town."""
        s, lemma = self.s, _base(verb.lemma)
        back = lemma in _RETAKE or (lemma in _TAKE_BACK and self._has(verb, _BACK))
        taken = lemma in _TAKE or lemma in _RETAKE
        ground: list[Ground] = []
        if taken or back:
            ground = self._grounds(self._patients(verb))
        if not ground and lemma in _GET_CONTROL and (at := self._find(verb, {"control", "possession"}, 6)):
            ground = self._of(at)
        if not ground and lemma in _FLY and (at := self._find(verb, {"flag", "flags", "banner"}, 6)):
            ground = self._of(at)
        if not ground and lemma in _CLEAR:
            ground = [g for g in self._grounds(self._patients(verb)) if g.unit in _CONTESTED]
            back = True
            if self._agent_side(verb) != "government":
                return None
        if not ground:
            return None
        side = self._agent_side(verb)
        measure = _BY_SIDE.get(side or "") or ("retaken" if back else "lost")
        if side is None and not back and not self._is_passive(verb) and not self._somebody_fights(verb):
            return None
        if measure == "retaken" and not back and lemma == "take":
            back = True
        return Change("take", measure, ground, self._agent_party(verb))

    def _fall(self, verb: VerbGroup) -> Change | None:
        """The city fell to the Taliban; a dozen districts have fallen."""
        if _base(verb.lemma) not in _FALL:
            return None
        ground = self._grounds(self._subjects(verb))
        if self.s.low(verb.end) in {"by", "apart", "short", "behind"} or not ground:
            return None
        to = self._find(verb, {"to", "into", "under"}, 3)
        side = next(sides(self.s, self.context, to, min(to + 6, self._clause_end(to + 1))), None) if to else None
        if self.s.low(verb.end) == "before" and self.s.tag(verb.end + 1) in ".,":
            return None  # "has fallen before": history without a day
        return Change("fall", _BY_SIDE.get(side or "opposition", "lost"), ground)

    def _leave(self, verb: VerbGroup) -> Change | None:
        """Soldiers abandoned the base; police withdrew from the district; districts were handed over."""
        lemma = _base(verb.lemma)
        ground: list[Ground] = []
        if lemma in _LEAVE or (lemma in _HAND and self._has(verb, {"over", "up", "away"})):
            ground = self._grounds(self._patients(verb))
            if not ground and lemma == "lose" and (at := self._find(verb, {"control"}, 4)):
                ground = self._of(at)
            after = set(sides(self.s, self.context, verb.end, self._clause_end(verb.end)))
            if lemma in _HAND and after == {"government"}:
                return None
        elif lemma in _FROM and verb.form != "ing" and (at := self._find(verb, {"from", "of"}, 5)):
            ground = self._grounds([self.s.chunk_at(at + 1)])
        elif lemma in _FLEE:
            ground = [g for g in self._grounds(self._patients(verb)) if g.unit in {"base", "post", "district_center"}]
        if not ground:
            return None
        party = self._agent_party(verb)
        if party == "international" or (not verb.passive and party is None and not self._defenders(verb)):
            return None
        if verb.passive and lemma in {"evacuate", "vacate", "lose"} and lemma != "lose":
            return None
        measure = "retaken" if self._agent_side(verb) == "opposition" else "lost"
        return Change("leave", measure, ground)

    def _drive(self, verb: VerbGroup) -> Change | None:
        """Troops drove the insurgents out of the town; they were pushed back."""
        s = self.s
        if _base(verb.lemma) not in _DRIVE:
            return None
        off = _base(verb.lemma) in _ONLY_OFF
        at = self._find(verb, _AWAY, _REACH)
        if at is None and not off:
            return None
        last = self._last_told()
        people = s.patients(verb)
        driven = next((side for chunk in people if (side := self._side(chunk))), None)
        if last and last.measure in {"lost", "contested"} and any(s.tag(c.head or 0) == "O" for c in people):
            driven = "opposition"  # "they were pushed back": whoever had come
        if driven is None:
            return None
        ground: list[Ground] = []
        if at is not None:
            where = at + 1
            while s.low(where) in {"of", "from", "the"} and not s.chunk_at(where):
                where += 1
            ground = self._grounds([s.chunk_at(where)])
        was_lost = last is not None and last.measure == "lost"
        if not ground:
            ground = self._same_ground(last)
        if driven == "government":
            return Change("drive", "lost", ground)
        out = any(s.low(k) in {"out", "from"} for k in range(verb.end, min(verb.end + 6, len(s.tokens))))
        return Change("drive", "retaken" if out or was_lost else "held", ground, self._agent_party(verb))

    def _control(self, verb: VerbGroup) -> Change | None:
        """The base is now under Taliban control; the group controls dozens of districts; troops still hold the center."""
        s, lemma = self.s, _base(verb.lemma)
        if lemma in _HOLD and not (lemma == "hold" and self._has(verb, {"prisoner", "hostage", "captive"})):
            ground = self._grounds(self._patients(verb))
            side = self._agent_side(verb)
            if ground and side == "opposition":
                fresh = self._has(verb, {"now"}, before=True) and any(g.named for g in ground) and verb.form != "inf"
                return Change(
                    "control", "lost" if fresh else "held_by_opposition", ground, None, "" if fresh else "stock"
                )
            own = side == "government" or (side is None and self._is_passive(verb))
            if ground and own and lemma in {"hold", "control"}:
                return Change("control", "held", ground, None, "stock")
        if lemma not in {
            "be",
            "come",
            "fall",
            "remain",
            "stay",
            "pass",
            "slip",
            "go",
            "bring",
            "put",
            "leave",
            "control",
            "hold",
        }:
            return None
        at = self._find(verb, _UNDER, _REACH)
        if at is None or not any(s.low(k) in {"under", "in", "into", "to", "of"} for k in range(verb.end, at)):
            return None
        side = next(sides(s, self.context, verb.end, min(at + 7, self._clause_end(at))), None)
        subjects = self._subjects(verb)
        ground = self._grounds(subjects)
        if side is None or not ground:
            return None
        if side == "government":
            moved = lemma in {"come", "fall", "pass", "bring"} or self._has(verb, {"back", "again"})
            return Change("control", "retaken" if moved else "held", ground, None, "" if moved else "stock")
        if lemma in {"remain", "stay"} or (lemma == "be" and any(g.plural and not g.named for g in ground)):
            return Change("control", "held_by_opposition", ground, None, "stock")
        return Change("control", "lost", ground)

    def _attack(self, verb: VerbGroup) -> Change | None:
        """Fighters entered the city; they encircled the provincial capital; they broke into it."""
        s, lemma = self.s, _base(verb.lemma)
        if lemma in _ATTACK and not (lemma == "surround" and verb.form == "ing"):
            ground = self._grounds(self._patients(verb))
        elif lemma in _INTO and (at := self._find(verb, {"into", "inside"}, 3)):
            ground = self._grounds([s.chunk_at(at + 1)])
        else:
            return None
        side = self._agent_side(verb)
        if side == "government" or (side is None and not self._somebody_fights(verb)):
            return None
        return Change("attack", "contested", [g for g in ground if g.unit in _CONTESTED], self._agent_party(verb))

    def _noun(self, chunk: Chunk) -> Iterator[Candidate | Refusal]:
        """The fall of the city; a series of takeovers in the surrounding districts; the assault on the center."""
        s = self.s
        if chunk.head is None:
            yield from self._gapped(chunk)
            return
        head = singular(s.low(chunk.head))
        fought = head in _ATTACK_NOUNS
        street = head in _STREET and s.low(chunk.head - 1) == "street"
        links = (
            {"on", "against", "of", "for"}
            if fought
            else {"in"}
            if street
            else {"of"}
            if head not in _WHERE
            else {"of", "in"}
        )
        if not (fought or street or head in _LOSS_NOUNS or head in _RETAKING_NOUNS or head in _STREET):
            return
        at = self._skip_time(chunk.end)
        if fought and s.low(at) == "by":  # "assault by the Taliban on the city"
            at = next((k for k in range(at, min(at + 6, len(s.tokens))) if s.low(k) in links), at)
        if head in _STREET:
            links |= {"inside"}
        if s.low(at) not in links:
            return
        ground = self._grounds([s.chunk_at(at + 1)])
        if not ground or (s.low(at) == "in" and not street and not any(g.unit == "district" for g in ground)):
            return
        verb = s.verb_at(chunk.start - 1)
        if verb and (_base(verb.lemma) in _KEPT_OFF or s.unreal(verb)):
            yield Refusal("ground noun", (chunk.start, at + 1), f"only {verb.lemma}")
            return
        side = next(sides(s, self.context, chunk.start, min(ground[-1].end + 6, len(s.tokens))), None)
        measure = "retaken" if head in _RETAKING_NOUNS else _BY_SIDE[side or "opposition"]
        if fought or head in _STREET:
            measure = "contested"
        if not (fought and side == "government"):
            yield from self._candidates(
                Change("ground noun", measure, ground), chunk.head, (chunk.start, chunk.end), ""
            )

    def _gapped(self, chunk: Chunk) -> Iterator[Candidate | Refusal]:
        """ "five districts were lost in Takhar and three in Kunduz": the verb is told once."""
        last = self.told[-1] if self.told else None
        if (
            last is None
            or self.s.tag(chunk.start - 1) != "C"
            or self.s.low(chunk.end) != "in"
            or last.measure == "contested"
        ):
            return
        for ground in self.terrain.of(chunk):
            if ground.unit == last.unit and ground.place and ground.place.province:
                change = Change(last.rule, last.measure, [ground], last.by, last.scope)
                yield from self._candidates(change, chunk.start, (chunk.start, chunk.end), last.modality)

    # -- did it happen -----------------------------------------------------------------------------------------------------

    def _settled(self, change: Change, verb: VerbGroup) -> Iterator[Candidate | Refusal]:
        """The change as a statement; as a contest where it failed or was denied; as a refusal where it is only meant."""
        s = self.s
        unreal = s.unreal(verb)
        if unreal == "purpose" and _base(verb.governor) in REALIZED:
            unreal = ""
        modality = "unconfirmed" if unreal == "unconfirmed" else ""
        quote = (verb.start, verb.end)
        moves = change.measure in {"lost", "retaken"}
        speech = self.context.speech_at(s, verb.main)
        denied = bool(speech and speech.verb in _DENIALS and speech.sentence == s.index and speech.start <= verb.main)
        denied = denied or any(
            other.lemma in _DENIALS and s.low(other.end) == "that" for other in s.verbs[: verb.index]
        )
        if unreal == "negated" or denied:
            if not moves or (unreal == "negated" and denied):
                yield Refusal(change.rule, quote, "negated")
                return
            change, modality = change._replace(measure="contested"), "denied"
        elif unreal == "failed" or (unreal == "purpose" and _base(verb.governor) in _ATTEMPTS):
            if _base(verb.governor) not in _ATTEMPTS:
                yield Refusal(change.rule, quote, unreal)
                return
            change = change._replace(measure="contested")
        elif unreal in {"conditional", "planned"} and moves and all(not g.plural for g in change.ground):
            change, modality = change._replace(measure="contested"), "conditional"
        elif unreal and unreal != "unconfirmed":
            yield Refusal(change.rule, quote, unreal)
            return
        if any(s.low(k) in _REPORTED for k in range(max(0, verb.start - 3), min(verb.end + 2, len(s.tokens)))):
            modality = modality or "reported"
        yield from self._candidates(change, verb.main, quote, modality)

    def _candidates(
        self, change: Change, anchor: int, quote: tuple[int, int], modality: str
    ) -> Iterator[Candidate | Refusal]:
        for ground in change.ground:
            measure = (
                "contested" if ground.partly and change.measure == "lost" and not ground.stretch else change.measure
            )
            if measure == "contested" and ground.unit not in _CONTESTED:
                yield Refusal(change.rule, quote, f"fighting over a {ground.unit} does not say who holds it")
                continue
            key = (ground.start if not ground.named else ground.end, f"{ground.unit} {measure}")
            if key in self.seen or (ground.stretch and measure != "retaken"):
                continue
            self.seen.add(key)
            candidate = Candidate(
                rule=change.rule,
                unit=ground.unit,
                measure=measure,
                quote=(min(quote[0], ground.start), max(quote[1], ground.end)),
                anchor=anchor,
                low=ground.low,
                best=ground.best,
                high=ground.high,
                count_text=ground.count_text,
                by=change.by,
                scope=self._scope(change, ground, measure),
                modality=modality,
                place=ground.place,
                subject_key=ground.unit,
            )
            self.told.append(candidate)
            yield from self._timed(candidate)

    def _scope(self, change: Change, ground: Ground, measure: str) -> str:
        """Unnamed districts lost or retaken are a total over a stretch, unless told of one day."""
        if change.scope:
            return change.scope
        if measure not in {"lost", "retaken"} or not ground.plural:
            return "incident"
        if ground.unit == "district":
            days = [m for m in self.context.times_in(self.s) if m.span and not m.future and m.kind != "speech"]
            return "incident" if days and all(m.kind == "point" for m in days) else "window"
        return ""

    def _timed(self, candidate: Candidate) -> Iterator[Candidate]:
        """The candidate; a total without a time gets the stretch the article speaks of; "in 2015 and 2016" gives two."""
        s, times = self.s, self.context.time_context
        first, last = candidate.quote
        span = (s.tokens[first].start, s.tokens[last - 1].end)
        time = times.time_for(span, (s.start, s.end))
        if candidate.scope == "window" and time.basis != "clause":
            candidate.time = times.total()
        yield candidate
        for other in times.listed(time) if time.basis == "clause" and candidate.scope == "incident" else []:
            end = next(k for k, token in enumerate(s.tokens, 1) if other.mention and token.end >= other.mention.end)
            yield replace(candidate, quote=(first, max(last, end)), time=other)

    def _taken_after_all(self, found: list[Candidate | Refusal]) -> list[Candidate | Refusal]:
        """An assault after which the attackers were driven out had got in: the ground was lost before it was retaken."""
        retaken = [c for c in found if isinstance(c, Candidate) and c.measure == "retaken" and c.rule == "drive"]
        for item in found:
            if isinstance(item, Candidate) and item.measure == "contested" and item.rule == "ground noun":
                if any(c.unit == item.unit and c.anchor > item.anchor for c in retaken):
                    item.measure = "lost"
        return found

    # -- who, and which ground ---------------------------------------------------------------------------------------------

    def _grounds(self, chunks: Iterable[Chunk | None]) -> list[Ground]:
        found: list[Ground] = []
        for chunk in chunks:
            for ground in self.terrain.of(chunk):
                if not any(
                    ground.place and ground.place == other.place and ground.unit == other.unit
                    for other in found
                    if other.named
                ):
                    found.append(ground)
        return found

    def _of(self, at: int) -> list[Ground]:
        """The ground after "control of", "flag over" and the like; `at` is the token of that noun."""
        k = at + 1
        while self.s.tag(k) in "IRS" and k < at + 4:
            k += 1
        return self._grounds([self.s.chunk_at(k)])

    def _patients(self, verb: VerbGroup) -> list[Chunk]:
        """What it was done to, also where a particle or "the whole of" stands in between."""
        if self._is_passive(verb):
            return self._subjects(verb)
        found = self.s.objects(verb)
        if found:
            return found
        k = verb.end
        while self.s.low(k) in {"over", "up", "back", "back,"} or self.s.tag(k) in 'R"':
            k += 1
        chunk = self.s.chunk_at(k)
        return [chunk, *self.s.conjuncts(chunk)] if chunk and chunk.start == k else []

    def _subjects(self, verb: VerbGroup) -> list[Chunk]:
        """Of what ground the verb is said; over whatever stands between it and the verb."""
        subject = self.s.subject(verb)
        if subject is None or (not self.terrain.of(subject) and self._side(subject) is None):
            subject = self._ground_before(verb) or subject
        return [*self.s._joined_before(subject), subject] if subject else []

    def _ground_before(self, verb: VerbGroup) -> Chunk | None:
        """The nearest ground before the verb that is neither an aside nor some other verb's object."""
        s, k = self.s, verb.start - 1
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

    def _same_ground(self, last: Candidate | None) -> list[Ground]:
        """The ground the last statement was about: the people driven out were in it."""
        here = [g for chunk in self.s.chunks for g in self.terrain.of(chunk) if g.unit in _CONTESTED and not g.plural]
        if last is not None and last.place is not None and last.unit in _CONTESTED:
            return [single(Ground(last.unit, 0, 0, place=last.place))]
        return here[-1:]

    def _last_told(self) -> Candidate | None:
        """The last statement about ground in this paragraph or the one before."""
        if self.told:
            return self.told[-1]
        for number, candidate in reversed(self.context.told):
            if candidate.unit != "person":
                return candidate if self.s.index - number <= 3 else None
        return None

    def _agent(self, verb: VerbGroup) -> Chunk | None:
        """Who acts; across a parenthesis between dashes, and for an infinitive whoever its main verb is said of."""
        s = self.s
        if not self._is_passive(verb) and s.tag(verb.start - 1) == "-":
            opening = next((k for k in range(verb.start - 2, 0, -1) if s.tag(k) == "-"), None)
            if opening:
                return s.chunk_at(opening - 1)
        if not self._is_passive(verb):
            found = s.subject(verb)
            if found is None and verb.form in {"inf", "ing"}:
                main = next((v for v in reversed(s.verbs[: verb.index]) if v.form in {"finite", "ed"}), None)
                found = s.subject(main) if main else None
            return found
        return s.agent(verb)

    def _is_passive(self, verb: VerbGroup) -> bool:
        """A bare -ed form right before ground is active, whatever stands behind the ground."""
        if verb.form == "ed" and verb.passive:
            after = self.s.chunk_at(verb.end)
            return not (after and after.start == verb.end and self.terrain.of(after))
        return verb.passive

    def _agent_party(self, verb: VerbGroup) -> str | None:
        chunk = self._agent(verb)
        if chunk and any(
            n.party == "international"
            for n in names_in(self.context.people, self.s, max(0, chunk.start - 1), chunk.end)
        ):
            return "international"
        return self.context.side(self.s, chunk)

    def _agent_side(self, verb: VerbGroup) -> str | None:
        """government or opposition: who acts."""
        return self._side(self._agent(verb))

    def _side(self, chunk: Chunk | None) -> str | None:
        party = self.context.side(self.s, chunk)
        if party is None and chunk is not None and self._is_the_group(chunk):
            return "opposition"
        if party is None and chunk is not None and chunk.head is not None:
            party = self.context.people.heads.get(singular(self.s.low(chunk.head)))
        parties = self.context.conflict.parties
        side = parties[party].side if party in parties else None
        return side if side != "none" else None

    def _is_the_group(self, chunk: Chunk) -> bool:
        """ "the group", where the article speaks of the opposition."""
        head = self.s.low(chunk.head) if chunk.head is not None else ""
        return chunk.definite and head in {"group", "movement"} and self.context.opposition_named(self.s) is not None

    def _somebody_fights(self, verb: VerbGroup) -> bool:
        """An agent whose side the words do not say, in a sentence that names the opposition before the verb."""
        agent = self._agent(verb)
        if agent is not None and self.context.who(self.s, agent).party == "civilian":
            return False
        return "opposition" in set(sides(self.s, self.context, 0, verb.start)) or verb.form == "ing"

    def _defenders(self, verb: VerbGroup) -> bool:
        agent = self._agent(verb)
        return (
            agent is not None
            and self.context.who(self.s, agent).party in {"government", None, "unknown"}
            and (self.context.who(self.s, agent).kind in {"person", "pronoun", "collective"})
        )

    def _has(self, verb: VerbGroup, words: Iterable[str], *, before: bool = False) -> bool:
        wanted = frozenset(words)
        start = verb.start - 2 if before else verb.start
        return self._find(verb, wanted, 8) is not None or any(self.s.low(k) in wanted for k in range(start, verb.end))

    def _find(self, verb: VerbGroup, words: Iterable[str], reach: int) -> int | None:
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

    def _clause_end(self, start: int) -> int:
        for k in range(start, len(self.s.tokens)):
            if self.s.tag(k) in ".:SW," or (k > start and (other := self.s.verb_at(k)) and other.form == "finite"):
                return k
        return len(self.s.tokens)

    def _skip_time(self, at: int) -> int:
        """Past a time between a noun and its phrase: "takeovers in past days in the districts"."""
        offset = self.s.tokens[at].start if at < len(self.s.tokens) else -1
        for mention in self.context.times_in(self.s):
            if mention.start == offset:
                return next((k for k, t in enumerate(self.s.tokens) if t.start >= mention.end), at)
        return at
