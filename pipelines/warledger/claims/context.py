"""What a rule may ask about the article around its sentence: people (reference.py), places, times, speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from warledger.claims.times import TimeContext, TimeMention
from warledger.conflict import Conflict
from warledger.places import Gazetteer, PlaceContext, PlaceMention

from .candidates import Candidate
from .clauses import Sentence
from .reference import References
from .sentences import Span
from .speech import Speech, find_speech


class Context(References):
    """One article while it is read, cut into the sentences at `spans`. `published` may be null.

    `place_context`, `time_context`: its places and its times, and where and when each statement's event happened;
    `speeches`: sentence number -> who says what in it, filled sentence by sentence (see speech_at).
    """

    def __init__(self, article: dict[str, Any], spans: list[Span], conflict: Conflict) -> None:
        text: str = article["text"]
        self.published: date | None = article.get("published")
        super().__init__(text, spans, conflict, self.published)
        self.article = article
        self.place_context = PlaceContext(text, gazetteer(conflict))
        self.time_context = TimeContext(text, self.published, conflict.start)
        self._place_starts = [mention.start for mention in self.places]
        self._time_starts = [mention.start for mention in self.times]
        self.speeches: dict[int, list[Speech]] = {}
        self.open_quotations = open_quotations(text, spans)
        self.assembled: list[tuple[int, dict[str, Any]]] = []  # (sentence number, claim) made so far, by assembly.py
        self.told: list[tuple[int, Candidate]] = []  # (sentence number, statement) read so far

    @property
    def places(self) -> list[PlaceMention]:
        """Every place the article names, in order."""
        return self.place_context.mentions

    @property
    def times(self) -> list[TimeMention]:
        """Every expression of time in the article, in order."""
        return self.time_context.mentions

    def places_in(self, sentence: Sentence) -> list[PlaceMention]:
        """Places named in the sentence."""
        return self.places[_within(self._place_starts, sentence)]

    def times_in(self, sentence: Sentence) -> list[TimeMention]:
        """Expressions of time in the sentence."""
        return self.times[_within(self._time_starts, sentence)]

    def assembled_since(self, number: int) -> Iterator[tuple[int, dict[str, Any]]]:
        """The claims made so far in a sentence and those after it, with the number of each one's, the last first."""
        for at in range(len(self.assembled) - 1, -1, -1):
            if self.assembled[at][0] < number:
                return
            yield self.assembled[at]

    def speech_at(self, sentence: Sentence, token: int) -> Speech | None:
        """Who says what stands at a token: in the sentence itself, else whoever still speaks from the sentence
        before."""
        return find_speech(self, sentence, token)


def open_quotations(text: str, spans: list[Span]) -> list[bool]:
    """Sentence number -> whether a quotation begun in its paragraph is open where it ends."""
    found: list[bool] = []
    paragraph, straight, curly, at = -1, 0, 0, 0
    for span in spans:
        if span.paragraph != paragraph:
            paragraph, straight, curly, at = span.paragraph, 0, 0, span.start
        words, at = text[at : span.end], span.end
        straight += words.count('"')
        curly += words.count("“") - words.count("”")
        found.append(straight % 2 == 1 or curly > 0)
    return found


def _within(starts: list[int], sentence: Sentence) -> slice:
    """Which of an article's mentions, given in order by where they start, do so in the sentence."""
    first = bisect_left(starts, sentence.start)
    return slice(first, bisect_left(starts, sentence.end, first))


@cache
def gazetteer(conflict: Conflict) -> Gazetteer:
    """The conflict's gazetteer."""
    return Gazetteer.from_conflict(conflict)
