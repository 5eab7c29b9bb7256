"""Monthly totals from the events' figures, computed again by the published rule and on its own, for `verify`.

Only figures that count, of events within the war, add up. A month's low is the sum of the lows; its best the sum of the
bests, where an event without one adds what it has at least, and null where none has one; its high the sum of the highs
unless one is open. What only an adversary says is summed beside.
"""

from __future__ import annotations

import polars as pl

#: The columns of a monthly table of casualties that are sums over events.
SUMS = ("low", "best", "high", "claimed", "events")


def casualties(
    events: pl.DataFrame, figures: pl.DataFrame, months: tuple[str, str], *, by_province: bool
) -> pl.DataFrame:
    """The sums, one row a month, party and measure (and province), sorted by these.

    Args:
        months: the first and the last of the war, both included.
    """
    where = events.filter(within(months)).select("event_id", "month", pl.col("province").fill_null("unknown"))
    counted = figures.filter(pl.col("counts"), pl.col("unit") == "person").join(where, on="event_id")
    best, high = pl.col("best"), pl.col("high")
    key = ["month", "party", "measure", *(["province"] if by_province else [])]
    return (
        counted.group_by(key)
        .agg(
            low=pl.col("low").sum(),
            best=pl.when(best.is_not_null().any()).then(best.fill_null(pl.col("low")).sum()),
            high=pl.when(high.is_not_null().all()).then(high.sum()),
            claimed=pl.col("claimed").sum(),
            events=pl.col("event_id").n_unique().cast(pl.Int64),
        )
        .sort(key)
    )


def within(months: tuple[str, str]) -> pl.Expr:
    """The row's month lies between the two, both included."""
    first, last = months
    return pl.col("month").is_between(pl.lit(first), pl.lit(last))


def without_events() -> pl.Expr:
    """A month in which only totals over a longer time speak: it has a row, and no incident adds to it."""
    nothing = (pl.col("low") == 0) & (pl.col("claimed") == 0) & (pl.col("events") == 0)
    return nothing & pl.col("best").is_null() & pl.col("high").is_null()
