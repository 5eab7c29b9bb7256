"""Which party, and which side of the war, words of a sentence name first."""

from __future__ import annotations

from .clauses import Sentence
from .context import Context
from .people import names_in

_GROUPS = frozenset(("group", "movement"))


def first_party(sentence: Sentence, context: Context, start: int, end: int) -> str | None:
    """The first party of either side named among tokens start..end."""
    parties = context.conflict.parties
    named = names_in(context.people, sentence, start, min(end, len(sentence.tokens)))
    found = next((n for n in named if n.party in parties and parties[n.party].side != "none"), None)
    return found and (the_group(sentence, context, found.at) or found.party)


def the_group(sentence: Sentence, context: Context, at: int) -> str | None:
    """The opposition group that "the militant group", "the jihadist movement" at a token stand for; None for others."""
    chunk = sentence.chunk_at(at)
    head = sentence.head_of(chunk)
    return context.group_meant(sentence, chunk.start) if chunk and chunk.definite and head in _GROUPS else None


def sides(sentence: Sentence, context: Context, start: int, end: int) -> list[str]:
    """The sides ("government", "opposition") named among tokens start..end, in order."""
    parties = context.conflict.parties
    named = names_in(context.people, sentence, start, min(end, len(sentence.tokens)))
    return [parties[n.party].side for n in named if n.party in parties and parties[n.party].side != "none"]


def first_side(sentence: Sentence, context: Context, start: int, end: int) -> str | None:
    """The first of them."""
    return next(iter(sides(sentence, context, start, end)), None)
