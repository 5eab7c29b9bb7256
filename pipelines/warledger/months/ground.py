"""Cities, bases, posts, villages and district centres lost and retaken, month by month."""

from __future__ import annotations

import polars as pl

UNITS = ("city", "base", "post", "district_center", "village")


def monthly_ground(events: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Rows of `monthly_ground`: what was lost on more than the winner's word, what was retaken, what only its winner
    claims.
    """
    lost, retaken = pl.col("measure") == "lost", pl.col("measure") == "retaken"
    return (
        figures.filter(pl.col("counts") & pl.col("unit").is_in(UNITS) & (lost | retaken))
        .join(events.select("event_id", "month"), on="event_id")
        .group_by("month", "unit")
        .agg(
            lost_named=pl.col("low").filter(lost).fill_null(0).sum(),
            retaken_named=pl.col("low").filter(retaken).fill_null(0).sum(),
            claimed=pl.col("claimed").filter(lost).fill_null(0).sum(),
            claim_ids=pl.col("claim_ids").explode().unique().sort(),
        )
    )
