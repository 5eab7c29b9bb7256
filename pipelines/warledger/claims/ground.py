"""The rules about ground: districts, their centers, cities, bases, posts and villages lost, retaken, held, fought over.

A verb or noun tells that ground changes hands (changes.py, noun_changes.py) or who has it (control.py), a clause who
did it (roles.py) to which ground (terrain.py, ground_names.py). It is read from the government's side: what the
opposition takes is lost, what the government takes is retaken. What failed, was denied or is only feared shows that
the ground is contested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from warledger.places import ResolvedPlace

from .candidates import Candidate, Refusal
from .changes import Changes
from .clauses import Sentence
from .context import Context
from .control import CONTESTED, Change
from .denials import denies_that, is_denied
from .ground_piece import Ground
from .ground_words import ATTEMPTS, DATA, base
from .times import NEWS, ResolvedTime
from .unreal import ALMOST, REALIZED
from .verbs import VerbGroup

TRIGGERS: str = DATA["triggers"]["pattern"]

_BEGUN = frozenset(("begin", "start"))
_DAYS = timedelta(days=31)  # a longer time is a stretch of the war, not when something happened
_NOT_QUITE = ALMOST | {"but"}  # "all but lost"
#: "August 8 – Kunduz: the rebels take the city": what a list by days tells is news
_DIARY = re.compile(r"\W*(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})? ?[-–—:] ?[A-Z][\w-]+(?:[ -][\w-]+){0,2}:")
_REPORTED = frozenset(("reportedly", "allegedly", "purportedly", "apparently"))


def read(sentence: Sentence, context: Context) -> Iterator[Candidate | Refusal]:
    """All statements about ground in a sentence, in order of their anchors."""
    found = _Reader(sentence, context).read()
    yield from sorted(found, key=lambda item: item.anchor if isinstance(item, Candidate) else item.quote[0])


class _Reader:
    def __init__(self, sentence: Sentence, context: Context) -> None:
        self.s = sentence
        self.context = context
        self.changes = Changes(sentence, context)
        self.seen: set[tuple[int, str, str]] = set()

    def read(self) -> list[Candidate | Refusal]:
        found: list[Candidate | Refusal] = []
        for verb in self.changes.verbs():
            if change := self.changes.of_verb(verb):
                found += self._settled(change, verb)
        for chunk in self.s.chunks:
            told = self.changes.of_noun(chunk) if chunk.head is not None else self.changes.gapped(chunk)
            told = told or self.changes.gapped_by_name(chunk)
            if isinstance(told, Refusal):
                found.append(told)
            elif told:
                denied = told.measure in {"lost", "retaken"} and is_denied(self.s, self.context, chunk.start)
                told = told._replace(measure="contested") if denied else told
                found += self._candidates(told, chunk.start, (chunk.start, chunk.end), "denied" if denied else "")
        return _fought_and_lost(_taken_after_all(found))

    def _settled(self, change: Change, verb: VerbGroup) -> Iterator[Candidate | Refusal]:
        """The change as a statement; as a contest where it failed or was denied; else as a refusal."""
        s = self.s
        helped = s.verb_at(verb.start - 1)
        unreal = s.unreal(helped if helped and helped.lemma == "help" else verb)  # "talks to help win it back"
        if unreal == "purpose" and (
            base(verb.governor) in REALIZED or self.changes.is_allowed(verb) or self.changes.rank(verb)
        ):
            unreal = ""
        modality = "unconfirmed" if unreal == "unconfirmed" else ""
        quote = (verb.start, verb.end)
        moves = change.measure in {"lost", "retaken"}
        counted = change.rule == "number of ground"
        if moves and _is_habit(s, verb) and not (counted or s.headline or any(g.named for g in change.ground)):
            yield Refusal(change.rule, quote, "present tense: a habit or a possibility, not news")
            return
        denied = is_denied(s, self.context, verb.main)
        if moves and any(self._is_known(g) for g in change.ground):
            yield Refusal(change.rule, quote, "known already, or none")
            return
        if any(s.low(g.start) == "no" or (unreal and s.low(g.start) == "any") for g in change.ground):
            yield Refusal(change.rule, quote, "of none")
            return
        unsaid = any(s.low(k) == "comment" and s.low(k - 1) == "not" for k in range(1, verb.start))
        if unsaid and moves:
            yield Refusal(change.rule, quote, "what nobody comments on")
            return
        denied = denied or denies_that(s, verb.start)
        if unreal == "negated" or denied:
            known = [g for g in change.ground if g.place and (g.place.district or g.place.place)]
            change = change._replace(ground=known)  # "captured no district" says nothing of any one
            if not moves or not known or (unreal == "negated" and denied):
                yield Refusal(change.rule, quote, "negated")
                return
            change, modality = change._replace(measure="contested"), "denied"
        elif not unreal and change.rule == "take" and verb.form == "inf" and base(verb.governor) in _BEGUN:
            change = change._replace(measure="contested")  # "an operation had begun to recapture it"
        elif unreal == "failed" or (unreal == "purpose" and base(verb.governor) in ATTEMPTS):
            if base(verb.governor) not in ATTEMPTS and not {s.low(verb.start - 1), s.low(verb.main - 1)} & _NOT_QUITE:
                yield Refusal(change.rule, quote, unreal)
                return
            change = change._replace(measure="contested")
        elif unreal in {"conditional", "planned"} and moves and self._is_menaced(change, verb):
            change, modality = change._replace(measure="contested"), "conditional"
        elif unreal and unreal != "unconfirmed":
            yield Refusal(change.rule, quote, unreal)
            return
        if any(s.low(k) in _REPORTED for k in range(max(0, verb.start - 3), min(verb.end + 2, len(s.tokens)))):
            modality = modality or "reported"
        yield from self._candidates(change, verb.main, quote, modality)

    def _is_known(self, ground: Ground) -> bool:
        """ "every district that had fallen", "the districts they have captured": told to say which; "no district"."""
        s, first = self.s, self.s.low(ground.start)
        whichever = first in {"every", "each", "all"} or ground.definite
        counted = ground.named or ground.count_text or not ground.plural
        return first == "no" or (whichever and not counted and s.low(ground.end) in {"that", "which", "they"})

    def _is_menaced(self, change: Change, verb: VerbGroup) -> bool:
        """Whether a loss is feared: "it will fall if"; not vowed by those who would take it, nor is it regained."""
        speech = self.context.speech_at(self.s, verb.main)
        party = self.context.conflict.parties.get(speech.voice or "") if speech else None
        vowed = verb.form == "inf" or (party is not None and party.side == "opposition")
        return change.measure == "lost" and not vowed and all(not g.plural for g in change.ground)

    def _candidates(
        self, change: Change, anchor: int, quote: tuple[int, int], modality: str
    ) -> Iterator[Candidate | Refusal]:
        for ground in change.ground:
            measure, scope = change.measure, change.scope
            some = ground.partly and not (ground.stretch or ground.plural)
            if some and measure in {"lost", "held_by_opposition"}:
                measure, scope = "contested", ""  # who has a part of it fights for the rest
            if measure == "contested" and ground.unit not in CONTESTED:
                yield Refusal(change.rule, quote, f"fighting over a {ground.unit} does not say who holds it")
                continue
            key = (ground.end if ground.named else ground.start, ground.unit, measure)
            if key in self.seen or (ground.stretch and measure != "retaken"):
                continue
            if (
                (measure, change.rule) == ("contested", "attack")
                and not ground.named
                and self._is_told(ground, measure)
            ):
                continue  # "tried to hold the city as it was under siege"
            self.seen.add(key)
            candidate = Candidate(
                rule=change.rule,
                unit=ground.unit,
                measure=measure,
                quote=(min(quote[0], ground.start), max(quote[1], ground.end)) if ground.end else quote,
                anchor=anchor,
                low=ground.low,
                best=ground.best,
                high=ground.high,
                count_text=ground.count_text,
                by=change.by,
                scope=self._scope(scope, ground, measure),
                modality=modality,
                place=self._over_several(ground) or ground.place,
                definite=ground.definite,
                subject_key=ground.unit,
                aside=self._told_of_it(ground, anchor),
                apart=self._timed_apart(ground, anchor),
            )
            self.changes.told.append(candidate)
            yield from self._timed(candidate, untold=change.untold)

    def _is_told(self, ground: Ground, measure: str) -> bool:
        """Whether the sentence has told the same of the same ground."""
        pcode = ground.place.pcode if ground.place else None
        told = ((c.unit, c.measure, c.place.pcode) for c in self.changes.told if c.place)
        return pcode is not None and (ground.unit, measure, pcode) in told

    def _told_of_it(self, ground: Ground, anchor: int) -> tuple[int, int] | None:
        """The relative clause between ground and what is told: "X, which had fallen in 2015, was retaken"."""
        s = self.s
        opening = next((k for k in range(ground.end, anchor) if s.tag(k) == "W" or s.low(k) == "where"), None)
        verb = s.verb_at(anchor)
        if opening is None or verb is None or not any(opening < other.start < verb.start for other in s.verbs):
            return None
        return opening, verb.start

    def _over_several(self, ground: Ground) -> ResolvedPlace | None:
        """ "eleven districts fell on Sunday, five of them in X": the eleven lie in more than X."""
        s = self.s
        if not ground.count_text:
            return None
        some = (c for c in s.chunks if c.start >= ground.end and c.count and s.tag(c.head or 0) == "O" and c.head)
        places = (p for c in some if s.low(c.end) == "in" for p in self.context.places_in(s))
        first = next(places, None)
        apart = first is not None and first.start > s.tokens[ground.end - 1].end
        return ResolvedPlace(place_precision="country", basis="span") if apart else None

    def _timed_apart(self, ground: Ground, anchor: int) -> tuple[int, int] | None:
        """ "took A on Saturday and B in C on Sunday": the tokens of ground with the time of other ground before it."""
        s = self.s
        begin, end = s.tokens[anchor].end, s.tokens[ground.start].start
        timed = any(begin <= time.start < end for time in self.context.times_in(s))
        return (ground.start, ground.end) if timed else None

    def _scope(self, told: str, ground: Ground, measure: str) -> str:
        """Unnamed districts lost or retaken are a total over a stretch, unless told of one day."""
        if told:
            return told
        if measure not in {"lost", "retaken"} or not ground.plural:
            return "incident"
        if ground.unit == "district":
            days = [m for m in self.context.times_in(self.s) if m.span and not m.future and m.kind != "speech"]
            return "incident" if days and all(m.kind == "point" for m in days) else "window"
        return ""

    def _timed(self, candidate: Candidate, *, untold: bool) -> Iterator[Candidate | Refusal]:
        """The candidate; a total without a time gets the article's stretch of time; "in 2015 and 2016" gives two."""
        s, times = self.s, self.context.time_context
        first, last = candidate.quote
        span = (s.tokens[first].start, s.tokens[last - 1].end)
        aside = (0, 0)
        if candidate.aside:
            aside = s.tokens[candidate.aside[0]].start, s.tokens[candidate.aside[1]].start
            span = aside[1], span[1]
        time = times.time_for(span, (s.start, s.end), aside=aside)
        opposition_s = self._opposition_ruled(time)
        if candidate.rule == "attack" and candidate.measure == "retaken" and not opposition_s:
            yield Refusal(candidate.rule, candidate.quote, "entered: it may have been the government's all along")
            return
        if untold and candidate.measure == "lost" and opposition_s:
            candidate.measure = "retaken"  # what fell then, nobody says to whom, fell to the government
        if candidate.measure in {"lost", "retaken"} and times.is_by_then(time, several=(candidate.low or 1) > 1):
            self._happened_by(candidate, time, times.total(span[0]))
        elif candidate.scope == "window" and time.basis != "clause":
            candidate.time = times.total(span[0])
        if candidate.scope == "stock" and time.basis == "clause":
            candidate.time = self._level(candidate, time)
        if not candidate.scope and time.precision in {"month", "longer"}:
            candidate.scope = "window"  # "lost 26 outposts in May"
        yield candidate
        for other in times.listed(time) if time.basis == "clause" and candidate.scope == "incident" else []:
            end = next(k for k, token in enumerate(s.tokens, 1) if other.mention and token.end >= other.mention.end)
            yield replace(candidate, quote=(first, max(last, end)), time=other)

    def _opposition_ruled(self, time: ResolvedTime) -> bool:
        """Whether the opposition had the country when it happened: at the start of some days, not of all the war."""
        first, last = time.date_start, time.date_end
        if first is None or last is None or last - first > _DAYS:
            return False
        return self.context.conflict.opposition_ruled(first)

    def _happened_by(self, candidate: Candidate, time: ResolvedTime, total: ResolvedTime) -> None:
        """Days and scope of what "had fallen by Wednesday": one place in the days before, several in a longer time."""
        assert time.date_start is not None
        start = time.date_start - NEWS
        if (candidate.low or 1) > 1:
            start, candidate.scope = min(start, total.date_start or start), "window"
        scope = "window" if candidate.scope == "window" else time.scope
        candidate.time = time._replace(date_start=start, precision="days", scope=scope)

    def _level(self, candidate: Candidate, time: ResolvedTime) -> ResolvedTime | None:
        """When things stood so, if its clause tells: "in 2015 they held the city", "are held as of Friday"."""
        if time.mention is not None and time.mention.kind == "window":
            return time._replace(date_start=time.date_end, precision="day", scope="stock")
        told = time.background or (time.mention is not None and time.mention.kind == "point")
        return time._replace(scope="stock") if told and self._is_past(candidate) else None

    def _is_past(self, candidate: Candidate) -> bool:
        verb = self.s.verb_at(candidate.anchor)
        return verb is not None and (verb.form == "ed" or self.s.low(verb.start) in {"had", "was", "were"})


def _is_habit(sentence: Sentence, verb: VerbGroup) -> bool:
    """ "villages surrender", "often retake": "are capturing": no form of the past."""
    if verb.form == "finite" and sentence.tag(verb.main) == "G":
        return sentence.low(verb.start) in {"is", "are"}
    if _DIARY.match(sentence.text):
        return False
    seen = sentence.chunk_at(verb.start - 1)
    if seen and sentence.low(seen.start - 1) in {"saw", "seen", "watched"}:
        return False  # "saw four of its districts fall"
    if verb.form != "finite" or verb.end - verb.start > 1 or sentence.verb_at(verb.start - 1):
        return False  # "helped repel" is past
    return sentence.low(verb.main) in {verb.lemma, verb.lemma + "s", verb.lemma + "es"}


def _fought_and_lost(found: list[Candidate | Refusal]) -> list[Candidate | Refusal]:
    """A fight for ground that the same sentence tells was lost or regained is no news beside that."""
    told = [c for c in found if isinstance(c, Candidate) and c.place and c.place.district]
    lost = {(c.unit, c.place.pcode) for c in told if c.measure in {"lost", "retaken"} and c.place}
    attacked = [c for c in told if c.rule == "attack" and c.measure == "contested"]
    fought = {id(c) for c in attacked if c.place and (c.unit, c.place.pcode) in lost}
    reason = "fought for, and lost or regained"
    return [Refusal(c.rule, c.quote, reason) if id(c) in fought else c for c in found]


def _taken_after_all(found: list[Candidate | Refusal]) -> list[Candidate | Refusal]:
    """An assault after which the attackers were driven out had got in: the ground was lost before it was retaken."""
    told = [item for item in found if isinstance(item, Candidate)]
    for fought in told:
        later = [c for c in told if c.unit == fought.unit and c.anchor > fought.anchor]
        driven_out = any(c.measure == "retaken" and c.rule == "drive" for c in later)
        if driven_out and fought.measure == "contested" and fought.rule == "ground noun":
            fought.measure = "lost"
    return found
