"""How many reports stand behind each month: silence is not peace."""

from __future__ import annotations

import altair as alt
import polars as pl

from warledger.site import links, words
from warledger.site.charts import theme
from warledger.site.charts.figure import WIDTH, Figure, Rows, Table, finished, opening
from warledger.site.charts.marks import by_months, silences, silent_months, time_axis, years
from warledger.site.ledger import Ledger


def behind(ledger: Ledger) -> pl.DataFrame:
    """One row a month with events: `month`, `events`, `claims`, `articles`, `publishers`; copies count once.

    Of a digest, the publisher is that of the report it digests.
    """
    return (
        ledger["events"]
        .drop_nulls("month")
        .select("event_id", "month")
        .join(ledger["event_claims"].select("event_id", "claim_id"), on="event_id", how="left")
        .join(ledger["claims"].select("claim_id", "article_id"), on="claim_id", how="left")
        .join(
            ledger["articles"].select(
                "article_id",
                publisher=pl.coalesce("digest_of_publisher", "publisher"),
                original=pl.coalesce("duplicate_of", "article_id"),
            ),
            on="article_id",
            how="left",
        )
        .group_by("month")
        .agg(
            events=pl.col("event_id").n_unique(),
            claims=pl.col("claim_id").drop_nulls().n_unique(),
            articles=pl.col("original").drop_nulls().n_unique(),
            publishers=pl.col("publisher").drop_nulls().n_unique(),
        )
        .sort("month")
    )


def longest_silence(ledger: Ledger) -> tuple[int, str, str] | None:
    """Length in months, first and last month of the longest run without a report; the earliest of equals."""
    lengths = [(int(b[:4]) * 12 + int(b[5:]) - int(a[:4]) * 12 - int(a[5:]) + 1, a, b) for a, b in ledger.silences]
    return max(lengths, key=lambda run: (run[0], run[1] == run[2]), default=None)


def reports_by_month(ledger: Ledger) -> Figure:
    """Reports behind each month's events."""
    rows = behind(ledger).to_dicts()
    named = Rows()
    longest = longest_silence(ledger)
    silent = len(ledger.months) - len(ledger.covered)
    title = (
        f"{words.number(silent)} of {words.plural(len(ledger.months), 'month')} have no report"
        if ledger.months
        else "No reports"
    )
    if longest and longest[0] > 1:
        title += f"; the longest silence runs from {words.month(longest[1])} to {words.month(longest[2])}"
    alt_text = title + "."
    spec = None
    if rows:
        peak = max(rows, key=lambda row: row["articles"])
        alt_text += f" The most reports stand behind {words.month(peak['month'])}: {words.number(peak['articles'])}."
        silences(ledger, named)
        x = time_axis(ledger)
        bars = (
            by_months(named.named(rows))
            .mark_rect(color=theme.ACCENT, cursor="pointer")
            .encode(
                x=x,
                x2=alt.X2("end:T"),
                y=alt.Y("articles:Q", axis=alt.Axis(title=None, tickCount=4, format="d"), scale=alt.Scale(zero=True)),
                y2=alt.Y2("zero:Q"),
                href=alt.Href("href:N"),
                tooltip=[
                    "Month:N",
                    *(
                        alt.Tooltip(f"{name}:Q", title=name.capitalize())
                        for name in ("articles", "publishers", "events")
                    ),
                ],
            )
        )
        spec = finished(alt.layer(silent_months(x, 170), bars).properties(width=WIDTH, height=170), named, alt_text)
    return Figure(
        name="reports-by-month",
        title=title,
        subtitle="Reports behind the events of each month, copies of one text counted once. Grey: no report tells of "
        "the month. That means nothing was read, not that nothing happened. Neither bar nor grey: only a total over a "
        "longer time touches the month.",
        alt=alt_text,
        table=Table(
            ["Month", "Reports", "Publishers", "Claims", "Events"],
            [
                opening(
                    links.month(row["month"]),
                    words.month(row["month"]),
                    *(words.number(row[name]) for name in ("articles", "publishers", "claims", "events")),
                )
                for row in reversed(rows)
            ],
        ),
        data="articles",
        spec=spec,
        years=years(ledger),
    )
