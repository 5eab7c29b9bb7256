"""One sentence as words: its tokens and noun chunks, and what stands at each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Any

from .chunks import Chunk, find_chunks
from .tokens import Token, is_headline, tokenize
from .word_classes import TIME_HEADS


class Words:
    """A sentence of an article. Offsets (`start`, `end`, token offsets) are offsets into the article's text.

    Everything but the span is computed when first asked for: a sentence no rule looks into costs nothing.
    """

    def __init__(self, source: str, start: int, end: int, paragraph: int, index: int) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.paragraph = paragraph
        self.index = index
        self.name_starts: list[tuple[int, list[Any]]] | None = None  # filled by people.py

    @property
    def text(self) -> str:
        """The words as published."""
        return self.source[self.start : self.end]

    @cached_property
    def low_text(self) -> str:
        """The words in lower case, as `low` gives each."""
        return self.text.lower().replace("’", "'")

    @cached_property
    def tokens(self) -> list[Token]:
        """Tagged tokens (tokens.py)."""
        return tokenize(self.source, self.start, self.end)

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Noun chunks from left to right (chunks.py)."""
        return find_chunks(self.tokens)

    @cached_property
    def headline(self) -> bool:
        """Whether it is set in title case, or opens the article without a full stop."""
        return is_headline(self.tokens) or (self.index == 0 and self.source[self.end - 1] not in '.!?”"')

    # What stands at a token is asked a dozen times a word: each of these is a look-up in a table, not a method.

    @cached_property
    def low(self) -> Callable[[int], str]:
        """Lower-case word at i, "" outside the sentence."""
        return defaultdict(str, enumerate([token.low for token in self.tokens])).__getitem__

    @cached_property
    def tag(self) -> Callable[[int], str]:
        """Tag at i, "." outside the sentence."""
        self.chunks  # noqa: B018  settles the last tags
        return defaultdict(lambda: ".", enumerate([token.tag for token in self.tokens])).__getitem__

    @cached_property
    def chunk_at(self) -> Callable[[int], Chunk | None]:
        """The chunk that holds token i."""
        return {k: chunk for chunk in self.chunks for k in range(chunk.start, chunk.end)}.get

    def words(self, start: int, end: int) -> str:
        """The text of tokens start..end."""
        return self.source[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""

    def is_time(self, chunk: Chunk) -> bool:
        """Days and the like stand between a subject and its verb without a preposition."""
        if chunk.head is None or self.tokens[chunk.head].low not in TIME_HEADS:
            return False
        return not (chunk.end - chunk.start > 2 and self.tokens[chunk.head].low == "times")  # a newspaper's name
