"""Layers that charts share: ranges by month with open ends, and months without reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import altair as alt

from warledger.site import links
from warledger.site.charts import theme
from warledger.site.charts.figure import WIDTH, Rows, plain
from warledger.site.ledger import Ledger
from warledger.site.words import Span

HOW_TO_READ = (
    "Bars span the lowest to the highest figure, the line or dot is the best one, a triangle marks a range without an "
    "upper end. Grey: no reports, which is not zero."
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
        "least": span.bounded or None,
        "Figure": span.text,
        **more,
    }
    return {name: value for name, value in row.items() if value is not None}


#: Months beyond which a month is too narrow for bars.
CROWDED = 120

#: Stands for rows that a panel is given later.
LATER = alt.NamedData(name="later")


def by_months(data: alt.NamedData = LATER) -> alt.Chart:
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
    return _time_axis(*_domain(ledger), labels)


def _time_axis(begin: int, end: int, labels: bool) -> alt.X:
    axis = alt.Axis(title=None, labels=labels, ticks=labels, tickCount=8)
    return alt.X("start:T", scale=alt.Scale(type="utc", domain=[begin, end]), axis=axis)


def silences(ledger: Ledger, rows: Rows) -> None:
    """Put the months that no report tells of among the rows, for the layer that draws them."""
    rows["silent"] = [{"since": first_day(first), "until": first_day(last, 1)} for first, last in ledger.silences]


def silent_months(x: alt.X, height: int) -> alt.Chart:
    """Grey where no report tells of a month (rows of :func:`silences`).

    Their ends have names of their own, since a panel computes `start` and `end` for all its layers.
    """
    across = x.copy()
    across.shorthand = "since:T"
    return (
        alt.Chart(alt.NamedData(name="silent"))
        .mark_rect(tooltip={"expr": "'No reports'"}, description="No reports")
        .encode(
            x=across,
            x2=alt.X2("until:T"),
            y=alt.YValue(0),
            y2=alt.Y2Value(height),
            color=alt.ColorValue(theme.SILENT),
        )
    )


def spans_by_month(
    ledger: Ledger,
    rows: Rows,
    told: Iterable[dict[str, Any]],
    colour: str,
    *,
    title: str,
    height: int = 120,
    labels: bool = True,
    tooltip: tuple[str, ...] = ("Month", "Figure"),
) -> dict[str, Any]:
    """One panel, as Vega-Lite: the figure of each month as a range with its best value (rows of :func:`drawn`)."""
    data = rows.named(told)
    silences(ledger, rows)
    return _panel(*_domain(ledger), len(ledger.months) > CROWDED, height, labels, tooltip) | {
        "data": data.to_dict(),
        "encoding": {"color": {"value": colour}},
        "title": {"text": title, "color": colour},
    }


@lru_cache(maxsize=32)
def _panel(begin: int, end: int, crowded: bool, height: int, labels: bool, tooltip: tuple[str, ...]) -> dict[str, Any]:
    """A panel without rows, colour and title: built once, since building is slow, and worn by every party."""
    x = _time_axis(begin, end, labels)
    base = alt.Chart(LATER)
    y = alt.Y("top:Q", axis=alt.Axis(title=None, tickCount=4, tickMinStep=1), scale=alt.Scale(nice=True, zero=True))
    across = {"x": x, "x2": alt.X2("end:T")}
    at = alt.X("middle:T")
    span, best = base.transform_filter("isValid(datum.top)"), base.transform_filter("isValid(datum.best)")
    if crowded:  # a month is a few pixels wide: what stands in it is drawn at its middle, wide enough to be seen
        span = span.mark_rule(opacity=0.4, strokeWidth=4).encode(x=at, y=y, y2=alt.Y2("low:Q"))
        best = best.mark_point(filled=True, size=16, opacity=1).encode(x=at, y=alt.Y("best:Q"))
    else:
        span = span.mark_rect(opacity=0.35).encode(**across, y=y, y2=alt.Y2("low:Q"))
        best = best.mark_rule(strokeWidth=2.5).encode(**across, y=alt.Y("best:Q"))
    layers = [
        silent_months(x, height),
        span,
        best,
        base.transform_filter("datum.open")
        .mark_point(shape="triangle-up", filled=True, size=18 if crowded else 34, yOffset=-7, opacity=1)
        .encode(x=at, y=alt.Y("top:Q")),
        base.transform_filter("isValid(datum.claimed)")
        .mark_point(shape="diamond", size=16 if crowded else 30, strokeWidth=1.3, opacity=1)
        .encode(x=at, y=alt.Y("claimed:Q"), color=alt.ColorValue(theme.MUTED)),
        base.transform_filter("isValid(datum.least)")
        .mark_point(shape="triangle-up", filled=False, size=18 if crowded else 34, strokeWidth=1.3, opacity=1)
        .encode(x=at, y=alt.Y("least:Q")),
        # the whole column of a month answers the pointer, however thin its range
        base.mark_rect(opacity=0, cursor="pointer").encode(
            **across,
            y=alt.YValue(0),
            y2=alt.Y2Value(height),
            href=alt.Href("href:N"),
            tooltip=[alt.Tooltip(f"{name}:N") for name in tooltip],
        ),
    ]
    return {
        "transform": plain(by_months())["transform"],
        "layer": [given_later(plain(layer)) for layer in layers],
        "width": WIDTH,
        "height": height,
    }


def given_later(part: dict[str, Any]) -> dict[str, Any]:
    """A part that takes its rows from the panel it is put into."""
    return {name: value for name, value in part.items() if name != "data" or value != LATER.to_dict()}


def years(ledger: Ledger) -> list[str]:
    """The years of the release, for a figure whose time can be narrowed; none where there is nothing to narrow."""
    told = sorted({month[:4] for month in ledger.months})
    return told if len(told) > 2 else []


def stacked(panels: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Panels one under another, on one time axis."""
    return {"vconcat": list(panels), "spacing": 14, "resolve": {"scale": {"x": "shared"}}}


def _domain(ledger: Ledger) -> tuple[int, int]:
    """First and last moment of the release's months, as a chart's scale counts them."""
    return _milliseconds(first_day(ledger.months[0])), _milliseconds(first_day(ledger.months[-1], 1))


def _milliseconds(day: str) -> int:
    """A day as a chart's scale counts it."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)
