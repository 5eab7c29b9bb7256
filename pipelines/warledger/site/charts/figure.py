"""A chart with all that stands around it: the finding, the unit, the same in words, the same as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from warledger.site.charts import theme

#: Width that charts are designed at, in pixels; a page fits them to its own.
WIDTH = 640


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what it says and where it leads, relative to the release's `reports/`."""

    text: str
    href: str | None = None


def opening(href: str | None, *texts: str) -> list[Cell]:
    """Cells that lead to one place; what is empty or nought leads nowhere."""
    return [Cell(text, None if text in ("", "0") else href) for text in texts]


@dataclass(frozen=True)
class Table:
    """What the chart draws, as text. The first column names the row; the others hold figures, aligned to the right."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    words: bool = False  # the other columns hold words


@dataclass(frozen=True)
class Figure:
    """One figure of a page."""

    name: str  # part of its address: never changes
    title: str  # the finding
    subtitle: str  # what is counted, in which unit, and how to read the marks
    alt: str  # the same in words, for those who do not see it
    table: Table
    data: str  # the table of the release it draws
    spec: dict[str, Any] | None  # Vega-Lite; None where there is nothing to draw
    years: Sequence[str] = ()  # what its time can be narrowed to
    months: Sequence[str] = ()  # what its slider chooses from, where it has one


class Rows(dict[str, Any]):
    """The data of a chart by name: layers that share rows carry them once, and Altair need not copy them."""

    def named(self, rows: Iterable[Any], name: str | None = None) -> alt.NamedData:
        """The rows under a name, as a chart takes them."""
        name = name or f"rows{len(self)}"
        self[name] = list(rows)
        return alt.NamedData(name=name)


def plain(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """A chart, or a part of one, as Vega-Lite."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return {name: value for name, value in spec.items() if name not in ("$schema", "config")}


def finished(
    chart: alt.TopLevelMixin | dict[str, Any], rows: Rows, alt_text: str, *, grid: tuple[int, int] | None = None
) -> dict[str, Any]:
    """The chart as Vega-Lite with its rows and the theme.

    Args:
        grid: columns on a wide and on a narrow page, for small multiples; otherwise the chart spans the page.
    """
    return (chart if isinstance(chart, dict) else plain(chart)) | {
        "datasets": dict(rows),
        "config": theme.CONFIG,
        "description": alt_text,
        "usermeta": {"width": WIDTH, "grid": list(grid) if grid else None},
    }
