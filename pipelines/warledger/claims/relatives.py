"""Relative clauses whose verb has its object in front: "the base that fighters overran", "the men they held"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .chunks import Chunk
from .verbs import VerbGroup
from .word_classes import INTRANSITIVE, SAYING

if TYPE_CHECKING:
    from .lists import Lists

_NO_OBJECT = INTRANSITIVE | SAYING
_PRONOUNS = frozenset("which whom who that".split())
SUBJECTS = frozenset("they he she we".split())  # pronouns that open a clause without another
_WHEN_OR_WHERE = frozenset("in at on by after before during near since until around inside outside".split())


def opening(sentence: Lists, verb: VerbGroup) -> int | None:
    """The token of the relative pronoun that is the verb's object, or where a clause without one begins ("the men they
    held"); None where the verb has its object behind it."""
    if verb.aux.startswith("B") or verb.form not in {"finite", "ed"} or verb.lemma in _NO_OBJECT:
        return None
    subject = sentence.chunk_at(verb.start - 1)
    behind = sentence.object_chunk(verb)
    if subject is None or subject.prep or subject.end != verb.start or (behind and not sentence.is_time(behind)):
        return None
    if sentence.low(subject.start) in SUBJECTS and (whom := sentence.chunk_at(subject.start - 1)):
        spoken_of = whom.prep not in _WHEN_OR_WHERE and not sentence.is_time(whom) and whom.end == subject.start
        return subject.start if spoken_of else None
    at = subject.start - 1
    if sentence.low(at) not in _PRONOUNS or at < 1:
        return None
    before = antecedent(sentence, at)
    if before is None or sentence.is_time(before):
        return None
    told = sentence.verb_at(before.start - 1)
    complement = sentence.low(at) == "that" and (
        before.prep or sentence.tag(at - 1) == "," or (told and told.lemma in SAYING)
    )
    return None if complement else at


def antecedent(sentence: Lists, at: int) -> Chunk | None:
    """What the relative pronoun at a token stands for."""
    return sentence.chunk_at(at - 1 - (sentence.tag(at - 1) == ","))
