"""A small world to tell in tests: articles and claims in a few words each, everything else filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from warledger import conflict, tables
from warledger.events import Decisions, EventTables, build_events
from warledger.months import MonthTables, build_months

DAY = date(2018, 7, 11)
_CODES = {(row["province"], row["district"]): row["pcode"] for row in conflict.load().districts.rows(named=True)}


class Told:
    """Articles and claims; claim ids are the article's id and a running letter."""

    def __init__(self) -> None:
        self.articles: list[dict[str, Any]] = []
        self.claims: list[dict[str, Any]] = []
        self._at = 0

    def article(self, publisher: str = "Northern Wire", published: date | None = DAY, **more: Any) -> str:
        """A new article; the claims told next stand in it."""
        number = len(self.articles)
        row = {
            "article_id": f"a{number}",
            "origin": f"a{number}.txt",
            "publisher": publisher,
            "published": published,
            "published_basis": "metadata" if published else None,
            "language": "en",
            "text": "",
            "words": 0,
        }
        self.articles.append(row | more)
        self._at = 0
        return str(self.articles[-1]["article_id"])

    def claim(
        self, words: str, low: int | None = None, best: int | None = None, high: int | None = None, **more: Any
    ) -> str:
        """A claim in the latest article; a number alone is exact. Ground: give its `unit`. Returns its id."""
        article = self.articles[-1]["article_id"]
        if low is not None and best is None and high is None and not more.pop("open_ended", False):
            best = high = low
        count = sum(claim["article_id"] == article for claim in self.claims)
        place = (more.get("province", "Kunduz"), more.get("district"))
        row = {
            "claim_id": f"{article}{chr(97 + count)}",
            "article_id": article,
            "sentence": words,
            "sentence_start": self._at,
            "sentence_end": self._at + len(words),
            "quote_start": self._at,
            "quote_end": self._at + len(words),
            "unit": "person",
            "measure": "killed",
            "party": None if more.get("unit", "person") != "person" else "government",
            "low": low,
            "best": best,
            "high": high,
            "scope": "incident",
            "modality": "asserted",
            "source_class": "narrator",
            "province": place[0],
            "pcode": _CODES.get(place),  # type: ignore[arg-type]
            "place_precision": "district" if place[1] else "province",
            "date_start": DAY,
            "date_end": DAY,
            "date_precision": "day",
            "background": False,
            "rule": "told",
        } | more
        self.claims.append(row)
        self._at += len(words) + 1
        return str(row["claim_id"])

    def sentence(self, sentence: str, *counted: tuple[str, int], **more: Any) -> list[str]:
        """Claims of one sentence in the latest article: the words of each, and its exact number. Returns their ids."""
        at = self._at
        where = {"sentence": sentence, "sentence_start": at, "sentence_end": at + len(sentence)}
        told = []
        for words, number in counted:
            start = at + sentence.index(words)
            told.append(self.claim(words, number, **where, quote_start=start, quote_end=start + len(words), **more))
        return told

    def frames(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        return tables.frame("articles", self.articles), tables.frame("claims", self.claims)

    def events(self, decisions: Decisions | None = None) -> EventTables:
        return build_events(*self.frames(), decisions or Decisions(), conflict.load())

    def months(self, decisions: Decisions | None = None) -> MonthTables:
        return build_months(*self.frames(), self.events(decisions), conflict.load())

    def together(self, *claims: str) -> bool:
        """Whether the claims stand in one event."""
        table = self.events().event_claims
        return table.filter(pl.col("claim_id").is_in(claims))["event_id"].n_unique() == 1

    def figure(self, claim: str, measure: str = "killed", party: str = "government") -> dict[str, Any]:
        """The figure of the claim's event."""
        told = self.events()
        event = told.event_claims.filter(pl.col("claim_id") == claim)["event_id"].item()
        key = (pl.col("measure") == measure) & (pl.col("party") == party) & (pl.col("event_id") == event)
        return told.event_figures.row(by_predicate=key, named=True)


def bounds(row: dict[str, Any]) -> tuple[int | None, int | None, int | None]:
    """low, best, high."""
    return row["low"], row["best"], row["high"]
