"""When a statement holds, where its sentence says it by another: a day after what, over the whole war."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from warledger.claims.times import NEWS, TOLD, ResolvedTime, TimeMention
from warledger.dates.spans import Span, number, precision, shift

from .candidates import Candidate
from .clauses import Sentence
from .context import Context
from .ground_words import VERBS
from .outcomes import OBJECT_VERBS, SUBJECT_VERBS
from .people import names_in
from .scope import happens_once, names_event
from .word_classes import SAYING

_UNITS = frozenset("day days night nights week weeks month months year years".split())
_NUMBERS = frozenset("a an one two three four five six seven eight nine ten".split())
_SOME = 11  # days, weeks, months or years at most that "months after" leaves open
_CONTRAST = frozenset("and but while".split())
_LOOK_BACK = 30  # tokens from a verb back to the "after" that opens its clause
_CLAUSE_ENDS = re.compile(r"[,;:—–]")
_THE_WAR = re.compile(
    r"\b(?:in|of|during|throughout) (?:the|this|its) (?:[\w-]+ )?(?:war|conflict)\b(?! (?:on|against|crimes?)\b)"
    r"|^(?:The|This) (?:[\w-]+ )?(?:war|conflict) has\b"
)
_WORST = re.compile(r"\b(?:deadliest|bloodiest|worst|costliest) (?:day|week|month|year|season)\b")
_LOSSES = frozenset((*VERBS, *OBJECT_VERBS, *SUBJECT_VERBS))
_NOUN = "noun_of"  # the rule of "the killing of nine"
_NOUNS = frozenset((_NOUN, "ground noun"))  # "a day after an assault on the city"
_ANSWERING = frozenset("against over following about".split())
_GOES_ON_COUNTING = 6  # sentences
#: The basis of a time taken from the count that a statement goes on with.
COUNTED = "counted"
_MANY_DEEDS = re.compile(
    r"\b(?:attacks|assaults|air ?strikes|strikes|bombings|bombs|blasts|explosives|devices|mines|operations|raids"
    r"|searches|engagements|battles|clashes|shootings|killings)\b.{0,60}"
    r"\b(?:caused|killed|wounded|injured|accounted|resulted|left|claimed)\b"
    r"|\balone\b|\bper ?cent\b|%",
    re.IGNORECASE,
)
#: bases of a time that another sentence tells
_TAKEN_OVER = frozenset(("paragraph", "lead", "heading"))
_EARLIER = frozenset(("earlier", "already", "previously"))
#: what the living do for the dead
_RITES = re.compile(
    r"\b(?:mourn\w*|funerals?|buried|burials?|memorials?|vigils?|tributes?|condolences?|protest\w*|rall(?:y|ied))\b"
)
_OPENING = 4  # characters of "On " before a day that opens a sentence
_BRINGING = frozenset("bring raise push take put".split())
_RAISING = _BRINGING - {"put"}
_LONG = 27  # days: what counts up a month or a year is a report of it
#: people of a foreign force: no one event of this war took as many
_MOST_AT_ONCE = 50


def time_of(
    context: Context, sentence: Sentence, candidate: Candidate, span: tuple[int, int], aside: tuple[int, int]
) -> ResolvedTime:
    """The time of the statement, by other words than those aside; "hundreds have surrendered so far" goes on with the
    total told before it."""
    whole = (sentence.start, sentence.end)
    if other := _after_another(context, sentence, candidate):
        return other
    time = context.time_context.time_for(span, whole, total=candidate.perfect, aside=aside)
    until = context.time_context.is_by_then(time) or _is_of_the_count(sentence, candidate, time, span)
    reached = candidate.total and time.precision == "day" and _is_of_the_war(context, sentence, candidate)
    if candidate.unit == "person" and time.precision == "day" and until and not reached:
        return time._replace(date_start=time.date_start and time.date_start - NEWS, precision="days")
    if (
        time.basis in _TAKEN_OVER
        and time.precision == "day"
        and time.date_start
        and _came_before(sentence, candidate, time)
    ):
        return time._replace(date_start=time.date_start - NEWS, precision="days")
    if candidate.total and not reached and time.basis == "speech" and time.date_end and time.scope == "incident":
        return time._replace(
            date_start=time.date_end - NEWS, precision="days"
        )  # a toll told on a day is of days before
    if before := _before_main_clause(sentence, candidate, time) or _before_mourning(sentence, candidate, time):
        return before
    if time.basis == "clause" and time.precision in {"month", "longer"} and candidate.unit == "person":
        time = _to_the_last(context.time_context.listed(time), time)
    once = happens_once(sentence, candidate) and not _MANY_DEEDS.search(sentence.text)
    if (time.basis == "clause" and not reached) or once:
        return time  # but for "the number of US dead reached 1,000 on Tuesday"
    if _is_of_the_war(context, sentence, candidate) and context.time_context.issued:
        stretch = Span(context.conflict.start, context.time_context.issued.end)
        return ResolvedTime(*stretch, precision(stretch), "window", False, "published")
    if candidate.perfect and (running := context.time_context.running(sentence.start)):
        return running
    return _counted_over(context, sentence, candidate, time) or time


def counts_on(context: Context, sentence: Sentence, candidate: Candidate) -> dict[str, Any] | None:
    """The claim of a report that counts over months, which a statement without a time of its own goes on with.

    Of civilians, or of people of no side where the words tell of many deeds: "Airstrikes killed 149", "in one province
    alone, 211 died".
    """
    if candidate.party != "civilian" and not (candidate.party == "unknown" and _MANY_DEEDS.search(sentence.text)):
        return None  # reports of a month or a year count civilians
    for index, told in context.assembled_since(sentence.index - _GOES_ON_COUNTING):
        beside = context.sentence(index).paragraph == sentence.paragraph
        if beside and told["scope"] == "incident" and told["date_precision"] == "day":
            return None  # told of with an event of a day
        counted = told["unit"] == "person" and (told["scope"], told["source_class"]) == ("window", "independent")
        dated = counted and told["date_start"] and told["date_end"]
        if dated and (told["date_end"] - told["date_start"]).days >= _LONG:
            return told
    return None


def _is_of_the_count(sentence: Sentence, candidate: Candidate, time: ResolvedTime, span: tuple[int, int]) -> bool:
    """Whether a day is when a toll was counted, and not when they died: "on Wednesday the toll rose to 80", "three more
    died on Wednesday, bringing the toll to 80"."""
    day = time.mention
    if not candidate.total or day is None or day.attributive or time.basis != "clause":
        return False
    opens = day.start - sentence.start <= _OPENING
    brought = day.end <= span[0] and any(
        other.form == "ing" and other.lemma in _BRINGING and day.end <= sentence.tokens[other.start].start
        for other in sentence.verbs
    )
    return opens or day.start >= span[1] or brought


def _before_main_clause(sentence: Sentence, candidate: Candidate, time: ResolvedTime) -> ResolvedTime | None:
    """What a clause with "after" tells of happened by the day of its main clause, or the day before: "the city mourned
    on Sunday after a bomb killed 80". Not where the main clause tells of a loss too: "died on Sunday after ..."."""
    day, verb = time.mention, sentence.verb_at(candidate.anchor)
    if candidate.rule == _NOUN and day is not None and _is_recalled(sentence, candidate, day.start):
        start = time.date_start - NEWS if time.date_start and time.precision == "day" else None
        return time._replace(date_start=start, precision="week") if start else None
    if verb is None or day is None or time.precision != "day" or time.scope != "incident" or not time.date_start:
        return None
    opens = next((k for k in range(verb.start - 1, 0, -1) if sentence.tag(k) in ",:W" or sentence.low(k) == "after"), 0)
    subject = sentence.chunk_at(opens + 1)
    if sentence.low(opens) != "after" or subject is None or subject.end > verb.start or sentence.is_time(subject):
        return None
    main = [other for other in sentence.verbs if other.end <= opens]
    named = sentence.start <= day.start < sentence.tokens[opens].start and not day.attributive
    if not named or not main or any(other.lemma in _LOSSES for other in main):
        return None
    return time._replace(date_start=time.date_start - TOLD, precision="days")


def _came_before(sentence: Sentence, candidate: Candidate, time: ResolvedTime) -> bool:
    """ "X fell on Tuesday. Y had already been taken", "had been taken earlier": on some day before."""
    verb = sentence.verb_at(candidate.anchor)
    if verb is None or sentence.low(verb.start) != "had":
        return False
    if (
        candidate.unit == "person"
        and time.basis == "lead"
        and time.mention is not None
        and time.mention.start > sentence.end
    ):
        return True  # "... had been killed, the UN said. The rebels left on Tuesday"
    return any(sentence.low(k) in _EARLIER for k in range(verb.start - 1, verb.end + 2))


def _before_mourning(sentence: Sentence, candidate: Candidate, time: ResolvedTime) -> ResolvedTime | None:
    """What others mourn, bury or protest on a day happened by then: "held a day of mourning on Sunday for 100 soldiers
    killed in the raid", "were buried on Sunday"."""
    day = time.mention
    if day is None or time.precision != "day" or time.scope != "incident" or not time.date_start or day.attributive:
        return None
    if candidate.unit != "person" or time.basis != "clause":
        return None
    verb = sentence.verb_at(candidate.anchor)
    if verb is None or verb.lemma != "bury":
        bare = verb is None or (verb.form == "ed" and verb.passive and not verb.aux)
        if not bare or day.start >= sentence.tokens[candidate.anchor].start:
            return None
        rite = _RITES.search(sentence.lowered)
        if rite is None or sentence.start + rite.start() > day.start:
            return None
    return time._replace(date_start=time.date_start - NEWS, precision="days")


def _to_the_last(others: list[ResolvedTime], time: ResolvedTime) -> ResolvedTime:
    """The time with the one joined to it: "2,300 died in 2007 and 2008" in both together."""
    other = others[0] if others else time
    if not (time.date_start and other.date_end) or other.date_end < time.date_start or other.scope != time.scope:
        return time
    span = Span(time.date_start, other.date_end)
    return time._replace(date_end=span.end, precision=precision(span))


def _is_recalled(sentence: Sentence, candidate: Candidate, day: int) -> bool:
    """Whether a noun stands for a loss that others answer to, and the time for when they do: "protested on Tuesday
    against the killing of nine"."""
    the = candidate.anchor - 1
    apart = not sentence.tokens[candidate.anchor].start <= day
    answers = candidate.avenged or (sentence.low(the) == "the" and sentence.low(the - 1) in _ANSWERING)
    return answers and apart


def _counted_over(
    context: Context, sentence: Sentence, candidate: Candidate, time: ResolvedTime
) -> ResolvedTime | None:
    """The stretch of a report that counts: what it goes on to count without a time fell in it too."""
    told = None if time.basis == "paragraph" else counts_on(context, sentence, candidate)
    if told is None:
        return None
    span = Span(told["date_start"], told["date_end"])
    return ResolvedTime(*span, told["date_precision"], "window", told["background"], COUNTED)


def _is_of_the_war(context: Context, sentence: Sentence, candidate: Candidate) -> bool:
    """ "has lost 22 soldiers", "2,400 Americans have died in the war": a total of all its years."""
    if candidate.unit != "person" or candidate.measure != "killed" or _WORST.search(sentence.text):
        return False
    foreign, low = candidate.party == "international", candidate.low or 0
    lost = candidate.rule == "lost_people" and candidate.perfect and low > 1
    speech = context.speech_at(sentence, candidate.anchor)
    boast = speech is not None and context.opposes(speech.voice, "international")  # "said it had killed 50 troops"
    tally = lost or low >= _MOST_AT_ONCE or _is_a_nations(context, sentence, candidate)
    return (foreign and tally and not boast) or (candidate.perfect and low > 1 and bool(_THE_WAR.search(sentence.text)))


def _is_a_nations(context: Context, sentence: Sentence, candidate: Candidate) -> bool:
    """ "bringing Canada's toll to 38", "to 38 the number of Canadians killed": a total that names whose, and no event
    it is of."""
    words = sentence.words(*candidate.quote).lower()
    brought = any(verb.lemma in _RAISING and verb.end <= candidate.anchor for verb in sentence.verbs)
    return (
        candidate.total
        and brought
        and not names_event(words)
        and bool(names_in(context.people, sentence, *candidate.quote))
    )


def _dates(sentence: Sentence, said: int, day: TimeMention) -> bool:
    """Whether a day stands behind a verb in its clause: "two days after gunmen killed five people on Sunday"."""
    begin = sentence.tokens[said].end
    known = begin <= day.start and day.kind == "point" and day.precision == "day"
    return known and not _CLAUSE_ENDS.search(sentence.text, begin - sentence.start, day.start - sentence.start)


def _after_another(context: Context, sentence: Sentence, candidate: Candidate) -> ResolvedTime | None:
    """The time of what the rest of the sentence is told to be so long after: "... on Wednesday, a day after two guards
    were shot" tells of Tuesday."""
    verb, s = sentence.verb_at(candidate.anchor), sentence
    if verb is None and candidate.rule not in _NOUNS:
        return None
    told, said = (verb.start, verb.main) if verb else (candidate.anchor, candidate.anchor)
    for k in range(told - 1, max(1, told - _LOOK_BACK), -1):
        if s.low(k) in _CONTRAST and s.tag(k - 1) == ",":
            return None
        if s.low(k) not in {"after", "before"} or s.low(k - 1) not in _UNITS or s.tag(k + 1) == ",":
            continue  # "in a raid a day before, two were shot"
        leads = not any(other.form in {"finite", "ed"} for other in s.verbs if other.end <= k)
        if leads and any(s.tag(c) == "," and s.matching_comma(c) is None for c in range(k, told)):
            return None  # "A day after the raid, two guards were shot"
        if any(other.lemma in SAYING and k < other.start < told for other in s.verbs):
            return None  # "a day after the ministry said two guards had been shot"
        if any(s.tokens[k].end <= m.start < s.tokens[said].start or _dates(s, said, m) for m in context.times_in(s)):
            return None
        begin = s.tokens[k].start
        main = context.time_context.time_for((s.start, begin), (s.start, begin))
        if not (main.date_start and main.date_end):
            return None
        count, unit = s.low(k - 2), s.low(k - 1).rstrip("s")
        steps = number(count) if count in _NUMBERS or count.isdigit() else 0
        steps = -steps if s.low(k) == "after" else steps
        if not steps and not (s.low(k) == "after" and s.low(k - 1).endswith("s")):
            return None
        if steps:
            moved = Span(shift(main.date_start, steps, unit), shift(main.date_end, steps, unit))
        else:  # "retook it in April, months after they had lost it": some months before
            moved = Span(shift(main.date_start, -_SOME, unit), shift(main.date_end, -1, unit))
        if context.published and moved.start > context.published + timedelta(days=1):
            return None
        return ResolvedTime(*moved, precision(moved), "incident", main.background, "clause", main.mention)
    return None
