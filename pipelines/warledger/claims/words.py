"""One sentence as words: its tokens and noun chunks, and what stands at each place."""

from __future__ import annotations

from typing import Any

from .ages import without_ages
from .chunks import Chunk, find_chunks
from .homes import with_homes
from .tokens import Token, is_headline, tokenize
from .word_classes import TIME_HEADS


class Words:
    """A sentence of an article. Offsets (`start`, `end`, token offsets) are offsets into the article's text.

    `text`: the words as published; `lowered`: in lower case, behind a blank; `tokens`, `chunks`: from left to right
    (tokens.py, chunks.py); `lows`: the lower-case word of each token; `headline`: whether it is set in title case, or
    opens the article without a full stop.
    """

    def __init__(self, source: str, start: int, end: int, paragraph: int, index: int) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.paragraph = paragraph
        self.index = index
        self.text = source[start:end]
        self.lowered = f" {self.text.lower()}"
        self.tokens: list[Token] = with_homes(without_ages(tokenize(source, start, end)))
        self.chunks: list[Chunk] = find_chunks(self.tokens)  # settles the last tags
        self.headline: bool = is_headline(self.tokens) or (index == 0 and self.text[-1:] not in '.!?”"')
        self._size = len(self.tokens)
        self.lows = [token.low for token in self.tokens]
        self._tags = [token.tag for token in self.tokens]
        self._chunks_at: list[Chunk | None] = [None] * self._size
        for chunk in self.chunks:
            self._chunks_at[chunk.start : chunk.end] = [chunk] * (chunk.end - chunk.start)
        self.name_starts: list[tuple[int, list[Any]]] | None = None  # filled by people.py

    def low(self, i: int) -> str:
        """The lower-case word at a token; "" outside the sentence."""
        return self.lows[i] if 0 <= i < self._size else ""

    def tag(self, i: int) -> str:
        """The tag of a token; "." outside the sentence."""
        return self._tags[i] if 0 <= i < self._size else "."

    def chunk_at(self, i: int) -> Chunk | None:
        """The chunk that holds a token."""
        return self._chunks_at[i] if 0 <= i < self._size else None

    def head_of(self, chunk: Chunk | None) -> str:
        """The lower-case head noun of a chunk; "" without one."""
        return self.lows[chunk.head] if chunk is not None and chunk.head is not None else ""

    def noun_of(self, chunk: Chunk | None) -> str:
        """The head noun of a chunk in the singular; "" without one."""
        return self.tokens[chunk.head].singular if chunk is not None and chunk.head is not None else ""

    def words(self, start: int, end: int) -> str:
        """The text of tokens start..end."""
        return self.source[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""

    def is_time(self, chunk: Chunk) -> bool:
        """Days and the like stand between a subject and its verb without a preposition."""
        if chunk.head is None or self.tokens[chunk.head].low not in TIME_HEADS:
            return False
        return not (chunk.end - chunk.start > 2 and self.tokens[chunk.head].low == "times")  # a newspaper's name

    def matching_comma(self, i: int) -> int | None:
        """The comma that opens the parenthesis closed by the comma at i."""
        for k in range(i - 1, max(-1, i - 30), -1):
            tag = self.tag(k)
            if tag == "," and k < i - 1:
                opens = self.tag(k + 1) in "WDJNPEIGCR#O" or self.low(k + 1) in {"where", "not"}
                return k if opens and self.tag(k - 1) in "NPJ#)EO'" else None
            if tag == ":" or (tag == "S" and self.low(k) not in {"than", "where"}):
                return None
        return None

    def opening_dash(self, i: int) -> int | None:
        """The dash that opens the parenthesis closed by the dash at i; not where that gives the number of people."""
        for k in range(i - 1, max(-1, i - 30), -1):
            if self.tag(k) == "-":
                before = self.chunk_at(k - 1)
                houses = before and before.head is not None and self.low(before.head) in {"families", "households"}
                return None if houses and self.low(i - 1) == "people" else k
            if self.tag(k) == ":":
                return None
        return None

    def before_bracket(self, i: int) -> int:
        """The token before the bracket that is closed at i."""
        for k in range(i - 1, max(-1, i - 30), -1):
            if self.tag(k) == "(":
                return k - 1
        return i - 1
