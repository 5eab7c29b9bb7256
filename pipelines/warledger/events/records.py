"""Claims as the event stage handles them: plain tuples in one fixed order, and the questions asked of a pair.

Days are counted from 1970-01-01, so that intervals compare as integers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

import polars as pl

from warledger.frames import Table, slices

#: A longer incident is a total over a window of time: it belongs to no single month.
LONGEST_INCIDENT = 31  # days, both ends included
#: From so many days on, people counted at no place at all are a total ("161 were killed from July 1 to 8").
SEVERAL_DAYS = 3
#: From so many on, people killed or wounded at no place at all are a total too, whatever day it is told on: no one
#: incident of the war took as many without a report that says where.
SEVERAL_PLACES = 150
_HARMED = frozenset({"killed", "wounded", "killed_or_wounded"})

#: Stronger first; the order in which a best figure is chosen and a contradiction resolved.
CLASS_RANK = {"independent": 0, "own_side": 1, "narrator": 2, "unconfirmed": 3, "adversary": 4}

#: Words of a count that give an order of size rather than a number.
_VAGUE = re.compile(
    r"\b(?:dozens|scores|tens|hundreds|thousands|several|few|handful|couple|series"
    r"|many|numerous|multiple|heavy|some|number of)\b"
)
_NUMERAL = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|a dozen|hundred|thousand)\b"
)


#: Words that count over all the days of a stretch.
_STRETCH = re.compile(
    r"\bsince\b|\b(?:in|over|during|within) (?:the )?(?:past|last|previous)\b|\b(?:days|weeks?) of\b|\bso far\b",
    re.IGNORECASE,
)

#: The party of those who are only called insurgents: a more specific report of the same incident says which.
GENERIC_OPPOSITION = "insurgent"


class Key(NamedTuple):
    """What a figure counts."""

    unit: str
    measure: str
    party: str  # "none" for ground


class Claim(NamedTuple):
    """A row of Claims with what the event stage needs of its article."""

    claim_id: str
    article_id: str
    source: str  # the article, or the one it is a copy of
    published: int | None
    publisher: str
    sentence: str
    sentence_start: int
    sentence_end: int
    quote_start: int
    quote_end: int
    unit: str
    measure: str
    party: str
    group: str | None
    count_text: str | None
    low: int | None
    best: int | None
    high: int | None
    scope: str
    modality: str
    attributed_to: str | None
    source_class: str
    province: str | None
    district: str | None
    pcode: str | None
    place: str | None
    place_precision: str | None
    start: int | None
    end: int | None
    date_precision: str | None
    background: bool
    restates: str | None
    paragraph: int  # its number in the article
    setting: str  # what the paragraph says right before the sentence, since the last claim

    @property
    def lasts(self) -> bool:
        """It counts over several days ("in four days of fighting", "since Monday"), and not on one that is not
        known."""
        if self.start is None or self.end is None or self.end - self.start + 1 < SEVERAL_DAYS:
            return False
        return self.date_precision == "days" or _STRETCH.search(self.sentence) is not None

    @property
    def key(self) -> Key:
        return Key(self.unit, self.measure, self.party)

    @property
    def is_copy(self) -> bool:
        """It stands in a near-identical copy of another article."""
        return self.article_id != self.source

    @property
    def quote(self) -> str:
        return self.sentence[self.quote_start - self.sentence_start : self.quote_end - self.sentence_start]

    @property
    def is_incident(self) -> bool:
        """It tells of one incident with a day or a few, not of a total or a level."""
        if self.scope != "incident" or self.start is None or self.end is None:
            return False
        if self.end - self.start >= LONGEST_INCIDENT:
            return False
        if self.unit != "person" or self.province or self.place:
            return True
        total = self.measure in _HARMED and (self.best or self.low or 0) >= SEVERAL_PLACES
        return self.end - self.start + 1 < SEVERAL_DAYS and not total

    @property
    def is_vague(self) -> bool:
        """It gives an order of size ("dozens"), or none at all, rather than a number."""
        if self.best is None:
            return True
        words = (self.count_text or "").lower()
        if words and not _NUMERAL.search(words) and (self.best > 2 or _VAGUE.search(words)):
            return True
        return self.high is None and self.low is not None and self.best > self.low

    @property
    def telling(self) -> int:
        """How much its count tells: 0 nothing but that there were some, 1 an order of size, 2 a number."""
        return 0 if self.best is None else 1 if self.is_vague else 2

    @property
    def speaks(self) -> bool:
        """It gives a figure: neither a denial nor a supposition."""
        return self.modality not in ("denied", "conditional")


#: Fields that are not columns but read off the article's text.
_FROM_TEXT = ("paragraph", "setting")
#: Characters before a sentence that still set its scene: about two sentences.
_SCENE = 300
#: Articles whose texts are held at a time.
_PASSING = 2_000
#: Where the columns of the frame differ from the fields.
_RENAMED = {"start": "date_start", "end": "date_end"}


def claim_rows(articles: Table, claims: Table) -> Iterator[Claim]:
    """Every claim with its article, earliest publication first, in reading order within an article.

    The order rests on content alone, never on the order of the input. Claims of an undated article lose their dates:
    they wait outside the months until somebody dates the article. Of tables on disk only what the claims need is read.

    Args:
        articles: all of them; without `text` no claim has a setting.
        claims: some or all.
    """
    sources = sources_of(articles)
    # A copy stands where its original does, whenever it was published.
    originals = sources.select(source="article_id", first="published")
    told = sources.join(originals, on="source", how="left").with_columns(
        first=pl.coalesce("first", "published"), published=pl.coalesce("published", "first")
    )
    rows = (
        claims.lazy()
        .join(told, on="article_id", how="left")
        .with_columns(
            pl.col("source").fill_null(pl.col("article_id")),
            pl.col("publisher").fill_null("unknown publisher"),
            pl.col("party").fill_null("none"),
            pl.when(pl.col("first").is_not_null()).then(pl.col("date_start", "date_end").cast(pl.Int32)),
        )
        .sort(
            pl.col("first").fill_null(2**31 - 1),
            "source",
            pl.col("article_id") != pl.col("source"),
            "article_id",
            "sentence_start",
            "quote_start",
            "claim_id",
        )
        .select(_RENAMED.get(field, field) for field in Claim._fields[: -len(_FROM_TEXT)])
        .collect()
    )
    for row, setting in zip(rows.iter_rows(), _settings(articles, rows), strict=True):
        yield Claim._make((*row, *setting))


def sources_of(articles: Table) -> pl.LazyFrame:
    """article_id, source (itself, or the article it is a copy of), published (a day's number) and publisher."""
    return articles.lazy().select(
        "article_id",
        source=pl.coalesce("duplicate_of", "article_id"),
        published=pl.col("published").cast(pl.Int32),
        # A digest speaks for the report it digests.
        publisher=pl.coalesce("digest_of_publisher", "publisher", pl.lit("unknown publisher")),
    )


def _settings(articles: Table, claims: pl.DataFrame) -> list[tuple[int, str]]:
    """The setting of each claim. Articles pass by a few at a time, so that no more of their texts is held."""
    settings = [(0, "")] * claims.height
    if "text" not in articles.lazy().collect_schema():
        return settings
    of_article = claims.with_row_index("row").group_by("article_id").agg("row", "sentence_start", "sentence_end")
    for part in slices(articles.lazy().select("article_id", "text"), _PASSING):
        for _article, text, *told in part.join(of_article, on="article_id").iter_rows():
            before = 0  # the end of the sentence of the claim before
            for row, start, end in zip(*told, strict=True):
                settings[row] = _setting(text, start, before)
                before = end
    return settings


def _setting(text: str, start: int, after: int) -> tuple[int, str]:
    """The number of the paragraph that holds a sentence, and its text before the sentence, from `after` on."""
    opening = text.rfind("\n\n", 0, start) + 1
    return text.count("\n\n", 0, start), text[max(opening, after, start - _SCENE) : start].strip()


def agree(one: Claim, other: Claim) -> bool:
    """Both give a number and the ranges meet."""
    if (one.low is None and one.best is None) or (other.low is None and other.best is None):
        return False
    return _bounds(one)[0] <= _bounds(other)[1] and _bounds(other)[0] <= _bounds(one)[1]


def same_number(one: Claim, other: Claim) -> bool:
    """Both give the same specific number."""
    return one.best is not None and one.best == other.best and not one.is_vague and not other.is_vague


def same_kind(one: Claim, other: Claim) -> bool:
    """Figures of two named groups ("local police", "special forces") cannot confirm each other."""
    return not (one.group and other.group and one.group != other.group)


#: What a report may count together, and the measures another may tell apart.
COMBINED = {"killed_or_wounded": ("killed", "wounded"), "surrendered_or_captured": ("surrendered", "captured")}
#: The party of people of whom a report does not say whose they are.
UNNAMED = "unknown"


def narrower(part: Key, whole: Key, apart: Set[str] = frozenset()) -> bool:
    """Whether who counts `whole` can count `part` with it: people of no party those of every party, who was killed or
    wounded both.

    Args:
        apart: parties not held by a count of people of no party. Of two reports, the opposition's: their losses are
            told for themselves.
    """
    if part == whole or part.unit != whole.unit:
        return False
    party = part.party == whole.party or (whole.party == UNNAMED and part.party not in apart)
    return party and (part.measure == whole.measure or part.measure in COMBINED.get(whole.measure, ()))


def far_apart(one: Claim, other: Claim) -> bool:
    """Two specific numbers that no confusion of tolls explains: more than three times and more than five apart."""
    if one.best is None or other.best is None or one.is_vague or other.is_vague:
        return False
    small, large = sorted((one.best, other.best))
    return large > 3 * small and large - small > 5


def _bounds(claim: Claim) -> tuple[float, float]:
    return claim.low or 0, float("inf") if claim.high is None else claim.high
