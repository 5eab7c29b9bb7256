"""Who says it: the speaker of a statement, over quotes, "he said", "the spokesman", and on into the next sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from .chunks import Chunk
from .clauses import Sentence
from .lexicon import lemma_of, singular
from .saying import (
    DENYING,
    WINDOW,
    closes,
    is_full_name,
    is_postposed,
    named_source,
    speaker_of,
    speaks,
    tail,
    tells_that,
    that_after,
)
from .verbs import VerbGroup
from .voices import COUNTS, TALLIES, voice_of
from .word_classes import SAYING

if TYPE_CHECKING:
    from .context import Context

#: what a hospital or the United Nations does with those it counts
_COUNTS_THEM = frozenset("treat receive admit document verify register".split())
_PAPERS = frozenset("statement website newsletter report message tweet release".split())
_COUNTING = frozenset("count record tally find see".split())
_PRONOUNS = frozenset("he she they it".split())
_ONE = frozenset(("he", "she"))
_GROUPS = frozenset(("group", "movement", "insurgency"))
_HEADS = frozenset(("spokesman", "spokeswoman", "commander", "leader"))
_SPOKESMEN = frozenset("spokesman spokeswoman spokesperson".split())
_THEIR = frozenset(("their", "its"))
_WARDS = frozenset("hospital clinic morgue".split())
_DIRECTS = frozenset("director head chief manager administrator".split())
_CITING = frozenset(("cite", "quote"))
#: bodies that are spoken of by a common word, and the voices they may have
_BODIES = {"mission": ("independent", "international"), "force": ("international",)}
_OPENS = frozenset("that which , saying statement message".split())
_WHEN = frozenset("when after before until".split())
_INTRODUCED = 12  # sentences back to where a speaker is named with his office
_LAST = 5  # sentences in which somebody spoke last
_THE_PAPER = 2  # words: "the statement", and not "the council's statement"
_QUOTED = 3  # sentences of a quotation before its speaker is named


class Speech(NamedTuple):
    """One act of speech. `voice`: taliban, government, international, independent, unconfirmed, narrator, ... or ""
    unknown.

    `start`, `end`: tokens of what is said; `verb`: lemma of the verb of saying; `at`: (sentence, token) of the
    speaker.
    """

    speaker: str
    voice: str
    verb: str
    start: int
    end: int
    names: frozenset[str]
    sentence: int


def find_speech(context: Context, sentence: Sentence, token: int) -> Speech | None:
    """Whoever says what stands at a token."""
    own = speeches(context, sentence)
    holding = [s for s in own if s.start - (s.verb in _COUNTING) <= token < s.end]  # "doctors counted six dead"
    if holding:  # the nearest to the words, and whoever is cited before the paper that cites him
        return min(holding, key=lambda s: (s.voice in {"", "narrator"}, s.verb not in _CITING, s.end - s.start))
    if own:
        return None
    return _told_below(context, sentence) or _going_on(context, sentence)


def _told_below(context: Context, sentence: Sentence) -> Speech | None:
    """The speaker of a quotation that goes on after the sentence: "The post fell. We had no help," he said."""
    if not context.open_quotations[sentence.index]:
        return None
    for number in range(sentence.index + 1, min(sentence.index + 1 + _QUOTED, len(context.spans))):
        if context.spans[number].paragraph != sentence.paragraph:
            return None
        if told := [speech for speech in speeches(context, context.sentence(number)) if speech.start == 0]:
            return told[0]
    return None


def _going_on(context: Context, sentence: Sentence) -> Speech | None:
    """A speaker of the sentence before goes on within the paragraph, or in a quotation that opens the next."""
    for number in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
        opening = sentence.tokens[0]
        quoted = opening.tag == '"' and number == sentence.index - 1
        if context.spans[number].paragraph != sentence.paragraph and not quoted:
            return None
        before = context.sentence(number)
        said = speeches(context, before)
        total = any(v.aux.startswith("H") and sentence.low(v.start) in {"has", "have"} for v in sentence.verbs[:1])
        dated = opening.tag == "I" and sentence.low(1) != "addition"
        if (dated or total) and not quoted:
            return None  # "In July ...", "Fourteen have died this year": the report speaks again
        if said:
            last = said[-1]
            if last.verb in DENYING and not quoted and not context.open_quotations[number]:
                return None  # what was denied ends with its sentence
            told = last.end - last.start >= len(before.tokens) // 3 or (quoted and last.names)
            return last if told else None
        if sentence.index - number > 1:
            return None
    return None


def speeches(context: Context, sentence: Sentence) -> list[Speech]:
    """Acts of speech in a sentence, in order."""
    known = context.speeches.get(sentence.index)
    if known is None:
        context.speeches[sentence.index] = known = list(_read(context, sentence))
    return known


def _read(context: Context, sentence: Sentence) -> Iterator[Speech]:
    tokens = sentence.tokens
    size = len(tokens)
    for i in range(size - 2):
        low = tokens[i].low
        if low in {"according", "accordance"} and tokens[i + 1].low in {"to", "with"}:
            chunk = sentence.chunk_at(i + 2) or named_source(sentence, i + 2)
            if chunk:
                yield _speech(context, sentence, chunk, "say", 0, size)
        elif low == "per" and i and tokens[i - 1].low == "as" and (chunk := sentence.chunk_at(i + 1)):
            yield _speech(context, sentence, chunk, "say", 0, size)
        elif (
            low in {"reports", "rumors", "rumours"}
            and not (i and lemma_of(tokens[i - 1].low) in DENYING)
            and (that := that_after(sentence, i + 1))
        ):
            yield Speech(low, "unconfirmed", "report", that + 1, size, frozenset(), sentence.index)
        elif low in {"by", "in"} and tokens[i].tag == "I":
            chunk = sentence.chunk_at(i + 1)  # by the newspaper's own count
            if chunk and chunk.start == i + 1 and (head := sentence.head_of(chunk)) in COUNTS:
                yield _speech(context, sentence, chunk, "count" if head in TALLIES else "say", 0, size)
    previous: Chunk | None = None
    tallied = not TALLIES.isdisjoint(sentence.lows)
    for verb in sentence.verbs:
        if not speaks(context, sentence, verb):
            may_count = verb.form in {"finite", "ed"} and (tallied or verb.lemma in _COUNTS_THEM)
            subject = sentence.subject(verb) if may_count else None
            if subject and _counts(context, sentence, subject, verb):
                tally = sentence.head_of(subject) in TALLIES
                yield _speech(
                    context, sentence, subject, "count" if tally else verb.lemma, 0, size
                )  # "the paper's count arrived at 48 deaths"
            continue
        if verb.lemma in _CITING and not verb.passive and (cited := sentence.object_chunk(verb)):
            speech = _speech(context, sentence, cited, "cite", 0, size, verb)
            if speech.voice not in {"", "narrator"}:
                yield speech
        speaker, inverted = speaker_of(sentence, verb)
        on = sentence.tag(verb.start - 1) in "CR" or (verb.form == "ing" and verb.lemma != "point")
        if previous and speaker and not inverted and on:
            speaker = previous  # "acknowledged that the men had left, and claimed that ..."
        if speaker is None:
            continue
        if previous and not inverted and not previous.plural and sentence.low(speaker.start) in _ONE:
            speaker = previous  # "a clerk confirmed the attack; he said nobody was held"
        previous = speaker
        if verb.lemma == "claim" and _only_owns_up(sentence, verb):
            continue
        if verb.passive and not tells_that(sentence, verb):
            yield _speech(context, sentence, speaker, verb.lemma, verb.end, size)
        elif inverted or is_postposed(sentence, verb, speaker):
            yield _speech(context, sentence, speaker, verb.lemma, 0, tail(sentence, max(verb.end, speaker.end)), verb)
        else:
            start = 0 if sentence.tag(verb.end) == "." else verb.end
            end = size
            if sentence.low(speaker.start - 1) in _WHEN:  # "since May, when the rebels announced a truce, ten died"
                end = next((k for k in range(verb.end, size) if sentence.tag(k) == ","), size)
            elif sentence.tag(speaker.start - 1) == "W" and sentence.tag(verb.end) == ",":
                end = verb.end  # "the raid, which the rebels claimed, killed 65"
            yield _speech(context, sentence, speaker, verb.lemma, start, end, verb)


def _only_owns_up(sentence: Sentence, verb: VerbGroup) -> bool:
    """ "claimed responsibility for an attack that killed 24": the number is the reporter's."""
    low = sentence.low
    owned = (low(verb.end), low(verb.end + 1)) == ("responsibility", "for") and sentence.tag(verb.end + 2) == "D"
    return owned and low(next((k for k in range(verb.end, verb.end + 14) if low(k) in _OPENS), -1)) in {"that", "which"}


def _counts(context: Context, sentence: Sentence, subject: Chunk, verb: VerbGroup) -> bool:
    """Whether a count is the subject, or one who counts those in his care: "the hospital has received 12 wounded"."""
    if sentence.head_of(subject) in TALLIES:
        return True
    if verb.lemma not in _COUNTS_THEM or verb.passive:
        return False
    return voice_of(context.conflict, sentence.lows[subject.start : subject.end]) == "independent"


def _speech(
    context: Context, sentence: Sentence, chunk: Chunk, verb: str, start: int, end: int, group: VerbGroup | None = None
) -> Speech:
    tokens = sentence.tokens
    left = chunk.start
    right = chunk.end
    stop = group.start if group and group.start >= chunk.end else len(tokens)
    limit = min(stop, chunk.end + WINDOW, len(tokens))
    # apposition and "of" phrases: ", a doctor at the hospital,"
    while right < limit and sentence.head_of(chunk) not in _PRONOUNS:
        tag = tokens[right].tag
        if tag == "," and group is None and not closes(sentence, right):
            break  # "According to the agency, the group now holds ..."
        if tag in '."S(:' or (tag in "VBHK" and right >= chunk.end) or tokens[right].low in {"that", "said", "told"}:
            break
        right += 1
    words = [t.low for t in tokens[left:right]]
    voice = voice_of(context.conflict, words)
    of_any_side = not voice or not _HEADS.isdisjoint(words)  # "its police chief" is of the district
    if words[0] in _THEIR and of_any_side and sentence.verbs:
        voice = _of_the_owner(context, sentence, chunk) or voice
    if words[0] == "its" and words[1:2] and words[1] in _DIRECTS and not _WARDS.isdisjoint(sentence.lows[:left]):
        voice = "independent"  # "bodies were brought to the hospital, its director said"
    if not voice:
        left, voice = _introduced(context, sentence, chunk, words)
    elif words[0] == "a" and words[1:3] and words[1] in _SPOKESMEN and (len(words) == 2 or words[2] == ","):
        voice = _of_who_spoke(context, sentence) or voice
    if sentence.lows[chunk.start : chunk.end] == ["another"]:
        voice = _of_the_one_before(context, sentence, chunk) or voice
    if _GROUPS & set(words) and not _HEADS.isdisjoint(words):  # "the group's spokesman"
        voice = context.group_meant(sentence, chunk.start) or voice
    named = sentence.chunk_at(left - 2) if sentence.tag(left - 1) == "," else None  # "Jan Gul, the governor, said"
    first = named.start if named and named.end == left - 1 and is_full_name(sentence, named) else left
    names = frozenset(t.low for t in tokens[first:right] if t.tag == "P")
    if verb in _COUNTING and voice in {"", "narrator"}:
        voice = "independent"
    head = sentence.head_of(chunk)
    text = sentence.words(left, max(chunk.end, left + 1))
    earlier = _earlier(context, sentence, head, names, chunk, voice)
    if earlier:
        voice = earlier.voice or voice
        names |= earlier.names
    elif not voice and chunk.definite and head in _GROUPS:
        voice = _of_the_group(context, sentence, chunk.start)
    elif not voice and chunk.definite and head in _BODIES:
        voice = _of_the_body(context, sentence, head)
    elif not voice and names and all(t.tag == "P" for t in tokens[chunk.start : chunk.end]):
        voice = _named_now(context, sentence) or _titled_before(context, sentence, tokens[chunk.end - 1].low)
    if voice == "representative":
        voice = "government" if names else "unconfirmed"  # a named legislator answers for it
    return Speech(text, voice, verb, start, end, names, sentence.index)


def _of_the_owner(context: Context, sentence: Sentence, chunk: Chunk) -> str | None:
    """The side "their commander" is of: "fighters took the post, their commander said", "The ministry denied it. Its
    spokesman said"."""
    subject = sentence.subject(sentence.verbs[0])
    if subject is not chunk:
        return context.side(sentence, subject)
    before = context.sentence(sentence.index - 1) if sentence.index else None
    return context.side(before, before.subject(before.verbs[0])) if before and before.verbs else None


def _of_the_one_before(context: Context, sentence: Sentence, chunk: Chunk) -> str:
    """The voice of "another", as of whoever spoke before: "One official put the dead at nine, another said 12 died"."""
    for verb in reversed(sentence.verbs):
        if verb.end <= chunk.start and speaks(context, sentence, verb):
            speaker = speaker_of(sentence, verb)[0]
            return voice_of(context.conflict, sentence.lows[speaker.start : speaker.end]) if speaker else ""
    said = speeches(context, context.sentence(sentence.index - 1)) if sentence.index else []
    return said[-1].voice if said else ""


def _of_the_group(context: Context, sentence: Sentence, token: int) -> str:
    """The voice of "the group" at a token: of the source of its own that spoke last, else of the opposition group
    meant."""
    meant = context.group_meant(sentence, token) or ""
    for number in range(sentence.index - 1, max(-1, sentence.index - _LAST), -1):
        if said := speeches(context, context.sentence(number)):
            return "independent" if said[-1].voice == "independent" else meant
    return meant


def _of_the_body(context: Context, sentence: Sentence, head: str) -> str:
    """The voice of "the mission": of the one named before by that word, else by whatever name begins a sentence."""
    before = range(sentence.index - 1, -1, -1)
    named = [n for n in (sentence.index, *before) if head in context.words_of(n)]
    for words in (context.words_of(n).split() for n in (*named, *before[:_LAST])):
        if (
            voice := voice_of(context.conflict, [re.sub(r"['’]s$|[,()]", "", word) for word in words[:WINDOW]])
        ) in _BODIES[head]:
            return voice
    return ""


def _of_who_spoke(context: Context, sentence: Sentence) -> str:
    """The side that spoke in the sentence before: "The rebels issued a statement. A spokesman, A B, said" is theirs."""
    before = context.spans[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph:
        return ""
    said = speeches(context, context.sentence(sentence.index - 1))
    return said[-1].voice if said and said[-1].voice in context.conflict.parties else ""


def _named_now(context: Context, sentence: Sentence) -> str:
    """The voice of "an army spokesman", who spoke just before without a name: a bare name after him is his."""
    for number in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        if said := speeches(context, context.sentence(number)):
            last = said[-1]
            bare = last.names <= set(last.speaker.lower().split()) and last.speaker.split()[-1].islower()
            return last.voice if last.speaker.split()[0].lower() in {"a", "an"} and bare else ""
    return ""


def _titled_before(context: Context, sentence: Sentence, name: str) -> str:
    """The voice of the office by which somebody was named before: "the car of the governor, A B, ... B said"."""
    for number in range(sentence.index - 1, max(-1, sentence.index - _INTRODUCED), -1):
        if name not in context.words_of(number):
            continue
        before = context.sentence(number)
        token = next((k for k, t in enumerate(before.tokens) if t.low == name and t.tag == "P"), -1)
        if chunk := before.chunk_at(token):
            words = before.lows[chunk.start : chunk.end]
            if voice := voice_of(context.conflict, words) or _introduced(context, before, chunk, words)[1]:
                return voice
    return ""


def _introduced(context: Context, sentence: Sentence, chunk: Chunk, words: list[str]) -> tuple[int, str]:
    """Where the words begin that name a speaker, and for whom he speaks, where his role stands before the name:
    "council members A and B", "the governor, C, told"; whose statement or website it is; a doctor by title."""
    start = chunk.start
    if sentence.head_of(chunk) in _PRONOUNS:
        return start, ""
    while start > max(0, chunk.start - WINDOW) and not sentence.verb_at(start - 1):
        tag = sentence.tag(start - 1)
        if tag in '"S:' or (tag == "," and start < chunk.start and sentence.tag(start) != "P"):
            break
        beside = sentence.chunk_at(start - 2) if tag == "," else None
        if beside and (beside.prep == "by" or sentence.is_time(beside)):
            break  # "was captured by rebels on Sunday, Jan Gul said"
        start -= 1
    before = sentence.lows[start : chunk.start]
    if sentence.tag(chunk.start - 1) == "," and (
        sentence.tag(chunk.end - 1) != "P" or _is_what_is_told(sentence, start, chunk.start)
    ):
        before = []  # "... insurgents in the east, the force said"
    a_name = sentence.words(chunk.start - 1, chunk.start)[:1].isupper()  # "Save the Children"
    if (a_name or sentence.tag(chunk.start - 1) in ",CP") and (voice := voice_of(context.conflict, before)):
        return start, voice
    if sentence.head_of(chunk) in _PAPERS:
        if {"group", "movement"} & set(words):
            return chunk.start, context.group_meant(sentence, chunk.start) or ""
        if words[0] == "its":
            return chunk.start, voice_of(context.conflict, sentence.lows[: chunk.start])
    return chunk.start, "independent" if words[0] in {"dr", "dr."} else ""


def _is_what_is_told(sentence: Sentence, start: int, name: int) -> bool:
    """Whether the words before a name and its comma say what happened, and not who speaks.

    "killed ten fighters in the north, Gul said", "were hurt in clashes with the rebels, Gul said"; an office follows a
    comma or opens a sentence.
    """
    acted = sentence.verb_at(start - 1)
    if start <= name - WINDOW or (acted and acted.lemma not in SAYING):
        return sentence.tag(start) != ","
    return sentence.tag(start) == "I" and _PAPERS.isdisjoint(sentence.lows[start:name])


def _earlier(
    context: Context, sentence: Sentence, head: str, names: frozenset[str], chunk: Chunk, voice: str
) -> Speech | None:
    """The same speaker before: a pronoun takes the last one, a name or "the spokesman" one who bore it."""
    pronoun = head in _PRONOUNS
    if pronoun and sentence.index:
        before = context.sentence(sentence.index - 1)
        if (
            not speeches(context, before)
            and before.chunks
            and not before.chunks[0].prep
            and before.paragraph >= sentence.paragraph - 1
        ):
            first = before.chunks[0]
            words = before.lows[first.start : first.end]
            told = voice_of(context.conflict, words)
            if told in context.conflict.parties:
                return Speech(" ".join(words), told, "say", 0, 0, frozenset(), before.index)
    if voice and not (
        chunk.definite
        and singular(head)
        in {"spokesman", "spokeswoman", "official", "commander", "chief", "officer", "statement", "source"}
    ):
        return None
    if not (pronoun or names or chunk.definite):
        return None
    for number in range(sentence.index - 1, max(-1, sentence.index - 13), -1):
        for speech in reversed(speeches(context, context.sentence(number))):
            if pronoun or (names and names & speech.names) or (not names and head and head in speech.speaker.lower()):
                return speech
            own = speech.voice == "independent" or speech.voice in context.conflict.parties
            if head in _PAPERS and chunk.end - chunk.start <= _THE_PAPER and own:
                return speech  # "the statement" is whose spoke last
        if pronoun and sentence.index - number > 4:
            return None
    return None


def is_tally(speech: Speech | None) -> bool:
    """Whether a count of its own speaks: a newspaper's, an agency's, the United Nations'."""
    if speech is None or speech.voice != "independent":
        return False
    return speech.verb in _COUNTING or not TALLIES.isdisjoint(speech.speaker.lower().split())


def denies(speech: Speech | None) -> bool:
    """Whether the verb of saying denies what follows."""
    return speech is not None and speech.verb in DENYING
