"""Small charts for the UI: a frame in, a Markdown image out that holds the picture itself.

The charts of the site are another matter (`warledger.site.charts`): these are for a maintainer's glance. A picture that
was drawn before is taken from the data folder, since starting the drawing engine takes longer than most stages.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import polars as pl

Spec = dict[str, Any]


def bars(frame: pl.DataFrame, x: str, y: str, title: str, *, colour: str | None = None) -> Spec:
    """One bar a row, stacked where a column gives the colour."""
    encoding: Spec = {"x": _axis(x), "y": {"field": y, "type": "quantitative", "title": None}}
    if colour:
        encoding["color"] = {"field": colour, "type": "nominal", "title": None}
    return _chart(frame, title, {"mark": "bar", "encoding": encoding, "width": 600, "height": 180})


def ranges(frame: pl.DataFrame, x: str, low: str, best: str, high: str, title: str, panel: str | None = None) -> Spec:
    """A bar a month from low to high (to the best, where open), a line at the best; one panel each value of `panel`."""
    closed = frame.with_columns(top=pl.max_horizontal(high, best, low))
    months = {"field": x, "type": "temporal", "timeUnit": "utcyearmonth", "title": None}  # silent ones leave a gap
    bar = {"mark": {"type": "bar", "opacity": 0.5}, "encoding": {"y": _value(low), "y2": {"field": "top"}}}
    tick = {"mark": {"type": "tick", "thickness": 2, "color": "black"}, "encoding": {"y": _value(best)}}
    layers = {"encoding": {"x": months}, "layer": [bar, tick], "width": 600, "height": 70 if panel else 180}
    if not panel:
        return _chart(closed, title, layers)
    row = {"field": panel, "type": "nominal", "title": None, "header": {"labelAngle": 0, "labelAlign": "left"}}
    return _chart(closed, title, {"facet": {"row": row}, "spec": layers})


def drawn(spec: Spec, data: Path) -> str | None:
    """The chart as a Markdown image; None where there is nothing to draw.

    Args:
        data: the data folder; pictures are kept in `pictures/` there.
    """
    if not spec["data"]["values"]:
        return None
    named = hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:16]
    kept = data / "pictures" / f"{named}.svg"
    if not kept.is_file():
        import vl_convert

        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")
    svg = base64.b64encode(kept.read_bytes()).decode()
    return f"![{spec['title']}](data:image/svg+xml;base64,{svg})"


def _chart(frame: pl.DataFrame, title: str, rest: Spec) -> Spec:
    values = frame.select(pl.exclude(pl.List, pl.Date)).to_dicts()
    return {"title": title, "background": "white", "padding": 8, "data": {"values": values}, **rest}


def _axis(column: str) -> Spec:
    return {"field": column, "type": "ordinal", "title": None, "axis": {"labelOverlap": True}}


def _value(column: str) -> Spec:
    return {"field": column, "type": "quantitative", "title": None}
