"""The one chart theme. Colours are names of the stylesheet's variables: a chart follows the page into the dark."""

from __future__ import annotations

from typing import Any

FONT = "Source Sans 3, Helvetica Neue, Arial, sans-serif"
INK, MUTED, GRID, SILENT = "var(--ink)", "var(--muted)", "var(--grid)", "var(--silent)"
ACCENT, SECOND = "var(--accent)", "var(--second)"

#: What a status of a district looks like: told apart by lightness too, for print and for the colour-blind.
STATUS = {
    "government": "var(--status-government)",
    "contested": "var(--status-contested)",
    "opposition": "var(--status-opposition)",
    "unknown": "var(--status-unknown)",
}

CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": FONT,
    "padding": {"left": 0, "right": 0, "top": 0, "bottom": 4},
    "view": {"stroke": None},
    "axis": {
        "labelColor": MUTED,
        "labelFontSize": 12,
        "titleColor": MUTED,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": GRID,
        "domainColor": MUTED,
        "tickColor": MUTED,
        "labelOverlap": True,
    },
    "axisX": {"grid": False, "tickSize": 4},
    "axisY": {"domain": False, "ticks": False, "labelPadding": 6, "minExtent": 34, "maxExtent": 34},
    "title": {"anchor": "start", "fontSize": 13, "fontWeight": 600, "color": INK, "frame": "group", "offset": 6},
    "text": {"color": INK, "fontSize": 12},
    "header": {"labelColor": INK, "labelFontSize": 12, "labelFontWeight": 600, "labelAnchor": "start", "title": None},
    "legend": {"labelColor": INK, "titleColor": MUTED, "orient": "top", "title": None},
}


def party(name: str) -> str:
    """The colour of a party."""
    return f"var(--party-{name.replace('_', '-')})"
