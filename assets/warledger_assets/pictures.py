"""Small charts for the UI: a frame in, a Markdown image out, the picture itself inside it."""

from __future__ import annotations

import base64
from typing import Any

import altair as alt
import polars as pl
import vl_convert

_SIZE = {"width": 560, "height": 180}


def bars(frame: pl.DataFrame, x: str, y: str, title: str, *, colour: str | None = None) -> str | None:
    """One bar a row, stacked where a column gives the colour; None where there is nothing to draw."""
    chart = alt.Chart(_values(frame)).mark_bar().encode(x=_axis(x), y=alt.Y(f"{y}:Q", title=y.replace("_", " ")))
    return _picture(chart.encode(color=f"{colour}:N") if colour else chart, frame, title)


def ranges(
    frame: pl.DataFrame, x: str, low: str, best: str, high: str, title: str, panel: str | None = None
) -> str | None:
    """A bar from low to high (to the best, where open) and a line at the best; a panel for each value of `panel`."""
    closed = frame.with_columns(top=pl.max_horizontal(high, best, low))
    base = alt.Chart(_values(closed)).encode(x=_axis(x))
    chart = alt.layer(
        base.mark_bar(opacity=0.45).encode(y=alt.Y(f"{low}:Q", title=None), y2="top:Q"),
        base.mark_tick(thickness=2, color="black").encode(y=f"{best}:Q"),
    )
    if panel is None:
        return _picture(chart, frame, title)
    row = alt.Row(f"{panel}:N", title=None, header=alt.Header(labelAngle=0, labelAlign="left"))
    return _picture(chart.properties(width=480, height=70).facet(row=row), frame, title, size={})


def _values(frame: pl.DataFrame) -> alt.Data:
    return alt.Data(values=frame.with_columns(pl.col(pl.Date).cast(pl.String)).to_dicts())


def _axis(column: str) -> alt.X:
    return alt.X(f"{column}:O", title=None, axis=alt.Axis(labelOverlap=True))


def _picture(chart: alt.TopLevelMixin, frame: pl.DataFrame, title: str, size: dict[str, Any] = _SIZE) -> str | None:
    if frame.is_empty():
        return None
    spec = chart.to_dict(validate=False) | size | {"title": title, "background": "white"}
    png = vl_convert.vegalite_to_png(spec, scale=1.5)
    return f"![{title}](data:image/png;base64,{base64.b64encode(png).decode()})"
