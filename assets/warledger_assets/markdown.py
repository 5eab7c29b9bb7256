"""Frames as Markdown for the UI. Text of articles is hostile until escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

import polars as pl

#: Characters of a cell: a glance, and enough for a whole sentence or reason.
GLANCE, WHOLE = 90, 600
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$-])")


def table(frame: pl.DataFrame, rows: int = 8, widest: int = GLANCE) -> str:
    """The first rows as a table, and how many there are; cells are cut at so many characters."""
    if frame.is_empty():
        return "*no rows*"
    head = frame.head(rows)
    lines = [_line(frame.columns, widest), "|" + " --- |" * frame.width]
    lines += [_line(row, widest) for row in head.iter_rows()]
    more = f"\n\n{head.height} of {frame.height} rows" if frame.height > head.height else ""
    return "\n".join(lines) + more


def preview(frame: pl.DataFrame, first: list[str], rows: int = 8) -> str:
    """A table of the columns named first and then of those that hold anything, twelve at most."""
    others = [name for name in frame.columns if name not in first and frame[name].null_count() < frame.height]
    return table(frame.select([*first, *others][: max(12, len(first))]), rows)


def text(value: object, widest: int = GLANCE) -> str:
    """A value as plain text: no markup, no HTML, one line, not too long."""
    if value is None:
        return ""
    said = " ".join(_listed(value).split())
    said = said if len(said) <= widest else said[: widest - 1] + "…"
    return html.escape(_MARKUP.sub(r"\\\1", said), quote=False)


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _line(cells: Iterable[object], widest: int) -> str:
    return "| " + " | ".join(text(cell, widest) for cell in cells) + " |"
