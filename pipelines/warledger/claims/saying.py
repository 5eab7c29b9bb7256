"""The grammar of saying: which verb of a sentence speaks, who speaks it, and whether what is said stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .chunks import Chunk
from .clauses import Sentence
from .verbs import VerbGroup
from .voices import voice_of
from .word_classes import SAYING

if TYPE_CHECKING:
    from .context import Context

#: of a toll: by somebody who speaks, or by an attack
_REVISING = frozenset("raise revise lower update".split())
#: verbs that speak only with such words beside them: "put the toll at", "spoke of", "a tally shows"
_WITH = {
    "put": frozenset(
        "toll number dead wounded injured missing deaths figure casualties killed captured loss losses".split()
    ),
    "give": frozenset("toll figure number count account".split()),
    "speak": frozenset(("of",)),
    **dict.fromkeys(_REVISING, frozenset(("toll", "figure", "count"))),
    "show": frozenset("count tally figures data records database".split()),
    "find": frozenset("count tally figures data own newspaper paper agency".split()),
    "point": frozenset(("to",)),
    "see": frozenset("photographer photographers reporter reporters correspondent correspondents journalist".split()),
}
_SAYING = SAYING | {
    "point",
    "see",
    "detail",
    "elaborate",
    "document",
    "affirm",
    "stress",
    "emphasize",
    "emphasise",
    "remark",
    "reply",
    *_REVISING,
}
_MEANS = frozenset("telephone phone e-mail email text radio message video".split())
DENYING = frozenset("deny dismiss reject refute dispute".split())
CLAIMING = frozenset("claim allege boast brag assert".split())
_TAKEN = frozenset("life lives victim victims".split())  # "the blast claimed 12 lives"
_NOBODY = frozenset(("no", "nobody", "none", "neither"))
WINDOW = 14  # tokens of apposition read with a speaker's name


def speaks(context: Context, sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb is one of saying here, and said of somebody who does say it."""
    if verb.lemma not in _SAYING and verb.lemma not in DENYING:
        return False
    if verb.form == "inf" or (verb.modal and verb.lemma != "say"):
        return False
    if verb.lemma in CLAIMING and (taken := sentence.object_chunk(verb)) and sentence.head_of(taken) in _TAKEN:
        return False
    beside = _WITH.get(verb.lemma)
    around = (*range(verb.start - 6, verb.start), *range(verb.end, verb.end + 6))
    if beside and not any(sentence.low(k) in beside for k in around):
        subject = sentence.subject(verb) if verb.lemma == "find" else None  # "the commission found"
        words = sentence.lows[subject.start : subject.end] if subject else []
        return voice_of(context.conflict, words) == "independent"
    if verb.lemma in _REVISING:
        subject = sentence.subject(verb)
        words = [t.low for t in sentence.tokens[subject.start : subject.end]] if subject else []
        speaks_itself = not verb.passive and verb.form != "ing"  # "one more guard died, raising the toll to 12"
        return speaks_itself and voice_of(context.conflict, words) != ""
    if (who := sentence.subject(verb)) and sentence.low(who.start) in _NOBODY:
        return False  # "no group has said it was behind it"
    return not (verb.passive and not sentence.agent(verb) and not tells_that(sentence, verb))


def tells_that(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a form in -ed is active: "admitted to a news agency on Monday that ...", "said by telephone"."""
    if verb.form != "ed":
        return False
    if sentence.low(verb.end) == "by" and {sentence.low(verb.end + 1), sentence.low(verb.end + 2)} & _MEANS:
        return True
    for k in range(verb.end, min(verb.end + 10, len(sentence.tokens))):
        if sentence.low(k) == "that":
            return True
        if sentence.tag(k) in '.,"' or sentence.verb_at(k):
            return False
    return False


def speaker_of(sentence: Sentence, verb: VerbGroup) -> tuple[Chunk | None, bool]:
    """Who says it, and whether in inverted order ("said the governor")."""
    target = sentence.object_chunk(verb)
    before = verb.index > 0 or any(sentence.tag(k) == '"' for k in range(verb.start))  # what is said
    direct = sentence.tag(verb.start - 1) in ',".' and before and verb.form != "ing"
    if (
        direct
        and verb.lemma in {"say", "add", "write", "tweet"}
        and target is not None
        and not target.prep
        and (not target.count or target.count.high == 1)
        and not sentence.is_time(target)
        and not _says_clause(sentence, verb, target)
    ):
        return target, True
    if verb.passive and not tells_that(sentence, verb):
        return sentence.agent(verb), False
    named = target is not None and is_full_name(sentence, target) and sentence.tag(target.end) in ",."
    if verb.lemma == "say" and target and named and not _says_clause(sentence, verb, target):
        return target, True  # "it was over said Jan Gul, the governor"
    near = sentence.chunk_at(verb.start - 2) if sentence.tag(verb.start - 1) == "," else None
    if near and (first := _first_by_title(sentence, near)):
        return first, False
    if verb.form == "ing":  # "residents were afraid, pointing to ...": said of the subject of the verb before
        said = reversed(sentence.verbs[: verb.index])
        main = next((v for v in said if v.form == "finite" or (v.form == "ed" and not v.passive)), None)
        return sentence.subject(main or verb), False
    subject = sentence.subject(verb)
    if subject and sentence.tag(subject.start - 1) == "C" and (joined := sentence.joined_before(subject)):
        return joined[0], False  # "a councillor and an officer said"
    return subject, False


def _first_by_title(sentence: Sentence, last: Chunk) -> Chunk | None:
    """The first of speakers told by their office where a name ends their list, of which a comma makes no aside:
    "..., council members A and B, told"."""
    named = all(sentence.tag(k) == "P" for k in range(last.start, last.end))
    first = sentence.chunk_at(last.start - 2) if named and sentence.tag(last.start - 1) == "C" else None
    tags = {sentence.tag(k) for k in range(first.start, first.end)} if first else set()
    return first if first and not first.prep and tags >= {"N", "P"} else None


def _says_clause(sentence: Sentence, verb: VerbGroup, target: Chunk) -> bool:
    """Whether what follows is what is said: "the governor, A. B., said it was over"."""
    after = sentence.verb_at(target.end)
    tells = after is not None and (after.form == "finite" or (after.form == "ed" and not after.passive))
    return tells and sentence.subject(verb) is not None


def is_full_name(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is a name of several words and nothing else."""
    return chunk.end - chunk.start > 1 and all(sentence.tag(k) == "P" for k in range(chunk.start, chunk.end))


def is_postposed(sentence: Sentence, verb: VerbGroup, speaker: Chunk) -> bool:
    """Whether what is said stands before: "..., officials said", and not "officials said that ..."."""
    if speaker.start < 2 or sentence.tag(speaker.start - 1) not in ',"-' or speaker.start > verb.start:
        return False
    target = sentence.object_chunk(verb)
    if sentence.low(verb.end) == "that" or (target and not sentence.is_time(target) and verb.lemma != "tell"):
        return False
    return any(other.end <= speaker.start for other in sentence.verbs)


def tail(sentence: Sentence, end: int) -> int:
    """How far speech goes on after "..., officials said": not over a remark on it all ("..., the end of a siege")."""
    size = len(sentence.tokens)
    chunk = sentence.chunk_at(end + 1)
    beside = sentence.tag(end) == "," and chunk is not None and chunk.start == end + 1 and not chunk.prep
    if not beside or chunk is None or sentence.opens_clause(chunk):
        return size
    return size if any(sentence.tag(k) == '"' for k in range(end, size)) else end


def named_source(sentence: Sentence, start: int) -> Chunk | None:
    """The words after "according to" up to a comma or a full stop, where they look like no noun phrase."""
    end = next((k for k in range(start, len(sentence.tokens)) if sentence.tag(k) in ',.":('), len(sentence.tokens))
    return Chunk(start, end, None, None, False, False) if end > start else None


def that_after(sentence: Sentence, start: int) -> int | None:
    """The "that" of "reports that ...", "reports had it that ..."."""
    near = range(start, min(start + 4, len(sentence.tokens)))
    return next((k for k in near if sentence.low(k) == "that"), None)


def closes(sentence: Sentence, comma: int) -> bool:
    """Whether an apposition that a comma opens ends with another, before any verb."""
    for k in range(comma + 1, min(comma + WINDOW, len(sentence.tokens))):
        if sentence.tag(k) in ",.":
            return True
        if (verb := sentence.verb_at(k)) and verb.form == "finite":
            return False
    return False
