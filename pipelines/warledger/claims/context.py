"""What a rule may ask about the article around its sentence: people (reference.py), places, times, speakers."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, TypeVar

from warledger.claims.times import TimeContext, TimeMention
from warledger.conflict import Conflict
from warledger.places import Gazetteer, PlaceContext, PlaceMention

from .candidates import Candidate
from .clauses import Sentence
from .reference import References
from .speech import Speech, find_speech

Mention = TypeVar("Mention", PlaceMention, TimeMention)
_START = attrgetter("start")


class Context(References):
    """One article while it is read. `published` may be null."""

    def __init__(self, article: dict[str, Any], conflict: Conflict) -> None:
        text: str = article["text"]
        super().__init__(text, conflict)
        self.article = article
        self.published: date | None = article.get("published")
        self.assembled: list[tuple[int, dict[str, Any]]] = []  # (sentence number, claim) made so far, by assembly.py
        self.told: list[tuple[int, Candidate]] = []  # (sentence number, statement) read so far

    # -- places, times, speakers
    # ------------------------------------------------------------------------------------------

    @cached_property
    def place_context(self) -> PlaceContext:
        """The article's places and where each statement's event happened."""
        return PlaceContext(self.text, gazetteer(self.conflict))

    @cached_property
    def time_context(self) -> TimeContext:
        """The article's times and when each statement's event happened."""
        return TimeContext(self.text, self.published, self.conflict.start)

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
        return _starting_in(self.places, sentence)

    def times_in(self, sentence: Sentence) -> list[TimeMention]:
        """Expressions of time in the sentence."""
        return _starting_in(self.times, sentence)

    @cached_property
    def speeches(self) -> dict[int, list[Speech]]:
        """Sentence number -> who says what in it; filled sentence by sentence (see speech_at)."""
        return {}

    @cached_property
    def open_quotations(self) -> list[bool]:
        """Sentence number -> whether a quotation begun in its paragraph is open where it ends."""
        found: list[bool] = []
        paragraph, straight, curly, at = -1, 0, 0, 0
        for sentence in self.spans:
            if sentence.paragraph != paragraph:
                paragraph, straight, curly, at = sentence.paragraph, 0, 0, sentence.start
            words, at = self.text[at : sentence.end], sentence.end
            straight += words.count('"')
            curly += words.count("“") - words.count("”")
            found.append(straight % 2 == 1 or curly > 0)
        return found

    def speech_at(self, sentence: Sentence, token: int) -> Speech | None:
        """Who says what stands at a token: in the sentence itself, else whoever still speaks from the sentence
        before."""
        return find_speech(self, sentence, token)


def _starting_in(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """Those of an article's mentions, given in order, that start in the sentence."""
    first = bisect_left(mentions, sentence.start, key=_START)
    return mentions[first : bisect_left(mentions, sentence.end, first, key=_START)]


@cache
def gazetteer(conflict: Conflict) -> Gazetteer:
    """The conflict's gazetteer."""
    return Gazetteer.from_conflict(conflict)
