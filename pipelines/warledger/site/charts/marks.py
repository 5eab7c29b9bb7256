"""Layers that charts share: ranges by month with open ends, and months without reports."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import altair as alt

from warledger.site import links
from warledger.site.charts import theme
from warledger.site.charts.figure import WIDTH, Rows
from warledger.site.ledger import Ledger
from warledger.site.words import Span

HOW_TO_READ = (
    "Bars span the lowest to the highest figure, the line is the best one, a triangle marks a range without an upper "
    "end. Grey: no reports, which is not zero."
)


def first_day(month: str, later: int = 0) -> str:
    """The first day of a month, or of one some months later."""
    at = int(month[:4]) * 12 + int(month[5:]) - 1 + later
    return f"{at // 12:04d}-{at % 12 + 1:02d}-01"


def drawn(month: str, span: Span, **more: Any) -> dict[str, Any]:
    """A month's figure as the row of a chart's data; what is null or false is left out, to keep pages light."""
    shown = span.main is not None
    row = {
        "month": month,
        "low": span.low if shown else None,
        "best": span.best,
        "top": span.top if shown else None,
        "open": (shown and span.open) or None,
        "claimed": span.claimed or None,
        "Figure": span.text,
        **more,
    }
    return {name: value for name, value in row.items() if value is not None}


def by_months(data: alt.NamedData) -> alt.Chart:
    """Rows with a `month`, to which the chart itself adds the month's edges, its name and its page."""
    return (
        alt.Chart(data)
        .transform_calculate(start="toDate(datum.month + '-01')")
        .transform_calculate(
            end="utcOffset('month', datum.start, 1)",
            middle="utcOffset('day', datum.start, 15)",
            zero="0",
            Month="utcFormat(datum.start, '%B %Y')",
            href=f"'{links.month('@')}'".replace("@", "' + datum.month + '"),
        )
    )


def time_axis(ledger: Ledger, *, labels: bool = True) -> alt.X:
    """The months of the release from left to right; the same on every panel."""
    domain = [_milliseconds(first_day(ledger.months[0])), _milliseconds(first_day(ledger.months[-1], 1))]
    axis = alt.Axis(title=None, labels=labels, ticks=labels, tickCount=8)
    return alt.X("start:T", scale=alt.Scale(type="utc", domain=domain), axis=axis)


def silent_months(ledger: Ledger, rows: Rows, x: alt.X, height: int) -> alt.Chart:
    """Grey where no report tells of a month."""
    gaps = [{"start": first_day(first), "end": first_day(last, 1)} for first, last in ledger.silences]
    return (
        alt.Chart(rows.named(gaps, "silent"))
        .mark_rect(color=theme.SILENT, tooltip={"expr": "'No reports'"})
        .encode(x=x, x2="end:T", y=alt.value(0), y2=alt.value(height))
    )


def spans_by_month(
    ledger: Ledger,
    rows: Rows,
    data: alt.NamedData,
    colour: str,
    *,
    title: str = "",
    height: int = 120,
    labels: bool = True,
    tooltip: tuple[str, ...] = ("Month", "Figure"),
) -> alt.LayerChart | alt.FacetChart:
    """One panel: the figure of each month as a range with its best value (data of :func:`drawn`)."""
    x = time_axis(ledger, labels=labels)
    base = by_months(data)
    y = alt.Y("top:Q", axis=alt.Axis(title=None, tickCount=4), scale=alt.Scale(nice=True, zero=True))
    across = {"x": x, "x2": "end:T"}
    layers = [
        silent_months(ledger, rows, x, height),
        base.transform_filter("isValid(datum.top)")
        .mark_rect(color=colour, opacity=0.35)
        .encode(**across, y=y, y2="low:Q"),
        base.transform_filter("isValid(datum.best)")
        .mark_rule(color=colour, strokeWidth=2.5)
        .encode(**across, y=alt.Y("best:Q")),
        base.transform_filter("datum.open")
        .mark_point(shape="triangle-up", filled=True, size=34, yOffset=-7, color=colour, opacity=1)
        .encode(x=alt.X("middle:T"), y=alt.Y("top:Q")),
        base.transform_filter("isValid(datum.claimed)")
        .mark_point(shape="diamond", size=30, strokeWidth=1.3, color=theme.MUTED, opacity=1)
        .encode(x=alt.X("middle:T"), y=alt.Y("claimed:Q")),
        # the whole column of a month answers the pointer, however thin its range
        base.mark_rect(opacity=0, cursor="pointer").encode(
            **across, y=alt.value(0), y2=alt.value(height), href="href:N", tooltip=[f"{name}:N" for name in tooltip]
        ),
    ]
    panel = alt.layer(*layers).properties(width=WIDTH, height=height)
    return panel.properties(title=alt.Title(title, color=colour)) if title else panel


def _milliseconds(day: str) -> int:
    """A day as a chart's scale counts it."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)
