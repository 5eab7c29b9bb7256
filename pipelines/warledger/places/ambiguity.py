"""Which of several places of one name a text means, decided by the provinces it names around it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from warledger.places.gazetteer import Gazetteer
from warledger.places.mentions import PlaceMention, sentence_starts, settled

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


class Cuts:
    """Stretches of a text, given where each starts."""

    def __init__(self, starts: Sequence[int], end: int) -> None:
        self._starts, self._end = starts, end

    @classmethod
    def sentences(cls, text: str) -> Cuts:
        """The text cut, roughly, into sentences."""
        return cls(sentence_starts(text), len(text))

    @classmethod
    def paragraphs(cls, text: str) -> Cuts:
        """The text cut at its blank lines."""
        return cls([0, *(match.end() for match in _PARAGRAPH.finditer(text))], len(text))

    def around(self, at: int) -> tuple[int, int]:
        """The stretch a position lies in."""
        i = bisect.bisect_right(self._starts, at)
        return self._starts[i - 1], self._starts[i] if i < len(self._starts) else self._end


def resolve(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """The mentions, with ambiguous ones decided by the provinces named in their sentence, paragraph or article.

    The narrowest of these stretches that names a province of any candidate decides, if it names only one such. What
    nothing decides stays "ambiguous" (with its province where all candidates share one). A name that holds only beside
    its own province is dropped where that is not named.
    """
    evidence = _Evidence(text, mentions, gazetteer)
    decided: list[PlaceMention] = []
    moved: dict[int, int] = {}  # where a mention stands now, for `within`
    for i, mention in enumerate(mentions):
        choice = mention
        if mention.within is None and (mention.level == "ambiguous" or mention.contextual):
            choice = _decide(mention, evidence, gazetteer)
            if not choice.candidates:
                continue
        moved[i] = len(decided)
        decided.append(choice)
    return [m if m.within is None else m._replace(within=moved.get(m.within)) for m in decided]


def _decide(mention: PlaceMention, evidence: _Evidence, gazetteer: Gazetteer) -> PlaceMention:
    for named in evidence.around(mention.start):
        for places in (mention.candidates, mention.contextual):
            fitting = tuple(place for place in places if place.province in named)
            if len({place.province for place in fitting}) == 1:
                return settled(mention, gazetteer, fitting)
            if fitting:
                return mention
    return mention


class _Evidence:
    """The provinces named beyond doubt in each sentence, in each paragraph and in the article."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> None:
        certain = [
            mention
            for mention in mentions
            if mention.province
            and (mention.within is not None or not mention.contextual)
            and mention.role != "organisation"
            and not (mention.role == "dateline" and mention.pcode == gazetteer.capital)
        ]
        self._article = {mention.province for mention in certain}
        self._cuts = (Cuts.sentences(text), Cuts.paragraphs(text))
        self._named: tuple[dict[int, set[str | None]], ...] = ({}, {})
        for mention in certain:
            for cuts, named in zip(self._cuts, self._named, strict=True):
                named.setdefault(cuts.around(mention.start)[0], set()).add(mention.province)

    def around(self, at: int) -> Iterator[set[str | None]]:
        """The provinces of the sentence, of the paragraph and of the article a position lies in."""
        for cuts, named in zip(self._cuts, self._named, strict=True):
            yield named.get(cuts.around(at)[0], set())
        yield self._article
