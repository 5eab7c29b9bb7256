"""Who says it: the speaker of a statement, over quotes, "he said", "the spokesman", and on into the next sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from warledger.conflict import Conflict

from .chunks import Chunk
from .clauses import Sentence
from .lexicon import singular
from .verbs import VerbGroup

if TYPE_CHECKING:
    from .context import Context

_SAY = frozenset(
    "say tell add claim announce report state insist admit confirm acknowledge note explain declare warn tweet write estimate "
    "deny assert allege concede maintain recount recall reveal disclose indicate post boast brag quote cite reckon believe".split()
)
_DENY = frozenset("deny dismiss reject refute dispute".split())
_ADMIT = frozenset("admit acknowledge concede confirm".split())
_CLAIM = frozenset("claim allege boast brag assert".split())
_PRONOUNS = frozenset("he she they it".split())
_WINDOW = 14  # tokens of apposition read with a speaker's name


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speech. `voice`: taliban, government, international, independent, unconfirmed, narrator, ... or "" unknown.

    `start`, `end`: tokens of what is said; `verb`: lemma of the verb of saying; `at`: (sentence, token) of the speaker.
    """

    speaker: str
    voice: str
    verb: str
    start: int
    end: int
    names: frozenset[str]
    sentence: int


@cache
def _voices(conflict: Conflict) -> tuple[dict[str, list[tuple[tuple[str, ...], str]]], dict[str, str]]:
    data = conflict.lexicon("speakers")
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for voice, phrases in data["speakers"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            index.setdefault(words[0], []).append((words, voice))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    publishers = {phrase: voice for voice, phrases in data["publishers"].items() for phrase in phrases}
    return index, publishers


def publisher_voice(conflict: Conflict, publisher: str | None) -> str | None:
    """The belligerent a publisher belongs to, or None."""
    name = (publisher or "").lower()
    return next((voice for phrase, voice in _voices(conflict)[1].items() if phrase in name), None)


def voice_of(conflict: Conflict, words: list[str]) -> str:
    """For whom a speaker described by these lower-case words speaks; "" where they do not say. Strongest description wins."""
    index, _ = _voices(conflict)
    found: dict[str, int] = {}
    for i, word in enumerate(words):
        for phrase, voice in (*index.get(word, ()), *(index.get(singular(word), ()) if singular(word) != word else ())):
            if all(i + k < len(words) and words[i + k] in {part, part + "s"} for k, part in enumerate(phrase)):
                found.setdefault(voice, i)
                break
    for voice in ("independent", "taliban", "islamic_state", "unconfirmed", "international", "government", "narrator"):
        if voice in found:
            if voice == "taliban" and "government" in found and found["government"] < found["taliban"]:
                continue
            if voice == "unconfirmed" and "government" in found and found["government"] < found["unconfirmed"]:
                continue
            if voice == "international" and "government" in found and words[found["international"]] not in {"american", "u.s.", "nato"} and found["government"] < found["international"]:
                continue
            return voice
    return ""


def find_speech(context: Context, sentence: Sentence, token: int) -> Speech | None:
    """Whoever says what stands at a token."""
    own = speeches(context, sentence)
    holding = [s for s in own if s.start <= token < s.end]
    if holding:
        return min(holding, key=lambda s: s.end - s.start)
    if own:
        return None
    return _going_on(context, sentence)


def _going_on(context: Context, sentence: Sentence) -> Speech | None:
    """A speaker of the sentence before goes on within the paragraph, or inside a quotation that is still open."""
    for number in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
        before = context.sentences[number]
        if before.paragraph != sentence.paragraph:
            return None
        said = speeches(context, before)
        if said:
            last = said[-1]
            return last if last.end - last.start >= len(before.tokens) // 3 else None
        if sentence.index - number > 1:
            return None
    return None


def speeches(context: Context, sentence: Sentence) -> list[Speech]:
    """Acts of speech in a sentence, in order."""
    known = context.speeches.get(sentence.index)
    if known is None:
        context.speeches[sentence.index] = known = list(_read(context, sentence))
    return known


def _read(context: Context, sentence: Sentence):  # type: ignore[no-untyped-def]
    tokens = sentence.tokens
    size = len(tokens)
    for i in range(size - 2):
        if tokens[i].low == "according" and tokens[i + 1].low == "to":
            chunk = sentence.chunk_at(i + 2)
            if chunk:
                yield _speech(context, sentence, chunk, "say", 0, size)
    for verb in sentence.verbs:
        if verb.lemma not in _SAY and verb.lemma not in _DENY:
            continue
        if verb.form == "inf" or verb.modal or (verb.passive and verb.form == "ed"):
            if not (verb.form == "ed" and _inverted(sentence, verb)):
                continue
        speaker, inverted = _speaker(sentence, verb)
        if speaker is None:
            continue
        before = sentence.tag(min(speaker.start, verb.start) - 1)
        after_quote = sentence.low(min(speaker.start, verb.start) - 1) in {'"', "”", ","}
        if verb.passive:
            yield _speech(context, sentence, speaker, verb.lemma, verb.end, size)
        elif inverted or (before in ',"' and after_quote and speaker.start > 2 and not _complement(sentence, verb)):
            yield _speech(context, sentence, speaker, verb.lemma, 0, min(speaker.start, verb.start), verb)
            tail = max(speaker.end, verb.end)
            if any(sentence.tag(k) == '"' for k in range(tail, size)):
                yield _speech(context, sentence, speaker, verb.lemma, tail, size, verb)
        else:
            start = 0 if sentence.tag(verb.end) == "." else verb.end
            yield _speech(context, sentence, speaker, verb.lemma, start, size, verb)


def _complement(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether what is said follows the verb: "officials said that ..."."""
    return sentence.tag(verb.end) not in '.,:"' and verb.end < len(sentence.tokens) - 3


def _inverted(sentence: Sentence, verb: VerbGroup) -> bool:
    return sentence.object_chunk(verb) is not None


def _speaker(sentence: Sentence, verb: VerbGroup) -> tuple[Chunk | None, bool]:
    before = sentence.tag(verb.start - 1)
    target = sentence.object_chunk(verb)
    if before in ',".' and verb.lemma in {"say", "add", "write", "tweet", "tell"} and target is not None and not target.count:
        return target, True
    if verb.passive:
        return sentence.agent(verb), False
    return sentence.subject(verb), False


def _speech(
    context: Context, sentence: Sentence, chunk: Chunk, verb: str, start: int, end: int, group: VerbGroup | None = None
) -> Speech:
    tokens = sentence.tokens
    left = chunk.start
    right = chunk.end
    stop = group.start if group and group.start >= chunk.end else len(tokens)
    limit = min(stop, chunk.end + _WINDOW, len(tokens))
    while right < limit:  # apposition and "of" phrases: ", a doctor at the hospital,"
        tag = tokens[right].tag
        if tag in '."S(:' or (tag in "VBHK" and right >= chunk.end) or tokens[right].low in {"that", "said", "told"}:
            break
        right += 1
    while left > 1 and tokens[left - 1].tag == "," and tokens[left - 2].tag in "NP" and chunk.end - chunk.start < 5 and left == chunk.start:
        before = sentence.chunk_at(left - 2)  # "The spokesman, Sunatullah Timor, told"
        if not before or before.start < start <= left:
            break
        left = before.start
    words = [t.low for t in tokens[left:right]]
    names = frozenset(t.low for t in tokens[left:right] if t.tag == "P")
    voice = voice_of(context.conflict, words)
    head = tokens[chunk.head].low if chunk.head is not None else ""
    text = sentence.words(left, max(chunk.end, left + 1))
    earlier = _earlier(context, sentence, head, names, chunk, voice)
    if earlier:
        voice = earlier.voice or voice
        names |= earlier.names
    return Speech(text, voice, verb, start, end, names, sentence.index)


def _earlier(
    context: Context, sentence: Sentence, head: str, names: frozenset[str], chunk: Chunk, voice: str
) -> Speech | None:
    """The same speaker before: a pronoun takes the last one, a name or "the spokesman" one who bore it."""
    pronoun = head in _PRONOUNS
    if voice and not (chunk.definite and singular(head) in {"spokesman", "spokeswoman", "official", "commander", "chief", "officer", "statement"}):
        return None
    if not (pronoun or names or chunk.definite):
        return None
    for number in range(sentence.index - 1, max(-1, sentence.index - 13), -1):
        for speech in reversed(speeches(context, context.sentences[number])):
            if pronoun or (names and names & speech.names) or (not names and head and head in speech.speaker.lower()):
                return speech
        if pronoun and sentence.index - number > 4:
            return None
    return None


def denies(speech: Speech | None) -> bool:
    """Whether the verb of saying denies what follows."""
    return speech is not None and speech.verb in _DENY


def modality_of(speech: Speech | None, source_class: str) -> str:
    """asserted, claimed, admitted, denied, reported or unconfirmed, from the verb of saying and who says it."""
    if speech is None:
        return "asserted"
    if speech.verb in _DENY:
        return "denied"
    if source_class == "adversary":
        return "claimed"
    if source_class == "unconfirmed":
        return "unconfirmed"
    if speech.verb in _ADMIT and source_class == "own_side":
        return "admitted"
    if speech.verb in _CLAIM:
        return "claimed"
    return "reported" if source_class == "narrator" else "asserted"
