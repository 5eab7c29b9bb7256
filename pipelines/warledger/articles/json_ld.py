"""A report's text as its page tells it to search engines: `articleBody` in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import lxml.html

_DEEPEST = 6


def article_body(tree: lxml.html.HtmlElement) -> str:
    """The longest `articleBody` of a page, plain or in HTML as the site wrote it; empty where there is none."""
    scripts = tree.xpath("//script[@type='application/ld+json']")
    return max((body for script in scripts for body in _bodies(_read(script.text or ""))), key=len, default="")


def _read(written: str) -> Any:
    try:
        return json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return None


def _bodies(told: Any, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(told, dict):
        if isinstance(body := told.get("articleBody"), str):
            yield body
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from _bodies(one, depth + 1)
