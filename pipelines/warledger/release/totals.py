"""Monthly totals from the events' figures, computed again by the published rule and on its own, for `verify`.

Only figures that count add up. A month's low is the sum of the lows (an unquantified one adds nothing), its best the
sum of the bests there are, its high the sum of the highs unless one is open; what only an adversary says is summed
beside.
"""

from __future__ import annotations

import polars as pl

#: The columns of a monthly table of casualties that are sums over events.
SUMS = ("low", "best", "high", "claimed", "events")


def casualties(events: pl.DataFrame, figures: pl.DataFrame, *, by_province: bool) -> pl.DataFrame:
    """The sums, one row a month, party and measure (and province), sorted by these."""
    where = events.select("event_id", "month", pl.col("province").fill_null("unknown"))
    counted = figures.filter(pl.col("counts"), pl.col("unit") == "person").join(where, on="event_id")
    key = ["month", "party", "measure", *(["province"] if by_province else [])]
    return (
        counted.filter(pl.col("month").is_not_null())
        .group_by(key)
        .agg(
            pl.col("low").sum(),
            pl.when(pl.col("best").is_not_null().any()).then(pl.col("best").sum()).alias("best"),
            pl.when(pl.col("high").is_not_null().all()).then(pl.col("high").sum()).alias("high"),
            pl.col("claimed").sum(),
            pl.col("event_id").n_unique().cast(pl.Int64).alias("events"),
        )
        .sort(key)
    )
