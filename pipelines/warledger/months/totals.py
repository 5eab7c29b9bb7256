"""Which claims bound a sum over time, and how: claims -> :class:`~warledger.months.program.Total`.

A total over a window binds, and so does a count at one time that names no single piece of ground. An adversary's or an
unconfirmed one binds nothing; it is shown. A count caps a sum only where its words say that it is all ("only", "in
all").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

import polars as pl

from warledger import tables
from warledger.events import wording
from warledger.events.records import CLASS_RANK, LONGEST_INCIDENT, SEVERAL_DAYS, Claim, claim_rows
from warledger.months.program import Total

#: Days by which a cap's window shrinks at each end where the text gives no exact day: a cap binds the narrowest
#: reading.
VAGUE_EDGE = {"day": 0, "days": 0, "week": 1, "month": 3, "longer": 7}
#: A window longer than this says nothing of any one month, and covers none.
LONGEST_COVER = 366
#: What a claim does in an event that keeps it from binding: something else says it, or says it better.
SPENT = ("restatement", "superseded", "set_aside")

Series = tuple[str, str, str]  # unit, measure, party


def window_claims(articles: pl.LazyFrame, claims: pl.LazyFrame, event_claims: pl.DataFrame) -> list[Claim]:
    """Claims over a stretch of time, of persons or districts, each once: no copies, restatements or superseded ones."""
    spent = event_claims.lazy().filter(pl.col("role").is_in(SPENT)).select("claim_id")
    days = (pl.col("date_end") - pl.col("date_start")).dt.total_days() + 1
    placeless = (pl.col("unit") == "person") & pl.col("province").is_null() & pl.col("place").is_null()
    long = (days > LONGEST_INCIDENT) | (placeless & (days >= SEVERAL_DAYS))
    countable = (pl.col("unit") == "district") & pl.col("district").is_null()
    wanted = claims.filter(
        pl.col("date_start").is_not_null()
        & ((pl.col("scope") == "window") | ((pl.col("scope") == "incident") & (long | countable)))
        & (
            (pl.col("unit") == "person")
            | ((pl.col("unit") == "district") & pl.col("measure").is_in(["lost", "retaken"]))
        )
        & pl.col("modality").is_in(["denied", "conditional"]).not_()
    ).join(spent, on="claim_id", how="anti")
    return [claim for claim in claim_rows(articles, wanted) if claim.start is not None and not claim.is_copy]


def by_series(windows: Iterable[Claim]) -> dict[Series, list[Claim]]:
    """Windows by what they count."""
    series: dict[Series, list[Claim]] = {}
    for claim in windows:
        series.setdefault((claim.unit, claim.measure, claim.party), []).append(claim)
    return series


def binds(claim: Claim) -> bool:
    """Its speaker is neither the enemy nor unconfirmed."""
    return claim.source_class not in ("adversary", "unconfirmed") and claim.modality != "unconfirmed"


def total(claim: Claim) -> Total:
    """The bound a claim puts on the sum over its window."""
    assert claim.start is not None and claim.end is not None
    cap = claim.high if wording.says_all(claim.sentence[_clause(claim)]) and _whole_area(claim) else None
    edge = VAGUE_EDGE[claim.date_precision or "longer"]
    rank = CLASS_RANK[claim.source_class]
    published = claim.published or 0
    named = claim.unit != "person" and bool(claim.district)
    return Total(
        claim.claim_id,
        claim.province,
        claim.start,
        claim.end,
        max(claim.low or 0, int(named)),
        # Specific first, then source class, then latest.
        best=None if named else claim.best,
        order=(claim.is_vague, rank, -published),
        cap=cap,
        cap_start=claim.start + edge,
        cap_end=claim.end - edge,
        weakness=(-rank, published),
    )


def covered_months(claims: Iterable[Claim], months: Mapping[str, tuple[int, int]]) -> Set[str]:
    """The months that some claim's interval meets."""
    met: set[str] = set()
    for claim in claims:
        if covers(claim):
            met.update(month for month, (first, last) in months.items() if _meets(claim, first, last))
    return met


def covers(claim: Claim) -> bool:
    """Its interval is short enough to speak of its months."""
    return claim.start is not None and claim.end is not None and claim.end - claim.start < LONGEST_COVER


def meeting(claims: Sequence[Claim], first: int, last: int) -> list[Claim]:
    """The claims whose interval meets the days."""
    return [claim for claim in claims if _meets(claim, first, last)]


def _meets(claim: Claim, first: int, last: int) -> bool:
    return claim.start is not None and claim.end is not None and claim.start <= last and first <= claim.end


def _whole_area(claim: Claim) -> bool:
    """The count is over a whole province or the whole country, not over a region or a place in doubt."""
    if claim.district or claim.place_precision in ("ambiguous", "region"):
        return False
    return claim.province is not None or claim.place_precision in (None, "country")


def _clause(claim: Claim) -> slice:
    """The quote and the few words before it, where "only" stands."""
    start = max(0, claim.quote_start - claim.sentence_start - 12)
    return slice(start, claim.quote_end - claim.sentence_start)


assert set(VAGUE_EDGE) == set(tables.DATE_PRECISIONS)
