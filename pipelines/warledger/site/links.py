"""Where things stand in a release. Paths are relative to its `reports/` folder; a page adds its own way up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from urllib.parse import urlsplit

REPORTS = "reports"


def month(code: str | None) -> str:
    """The page of a month's events; events without a month share one."""
    return f"events/{code or 'undated'}.html"


def totals(code: str) -> str:
    """The totals over a longer time that bound the districts lost in a month, on its page."""
    return f"{month(code)}#totals"


def event(code: str | None, event_id: str) -> str:
    """An event on the page of its month."""
    return f"{month(code)}#{event_id}"


def province(name: str) -> str:
    """The page of a province."""
    return f"places/{slug(name)}.html"


def province_if(name: str, known: Collection[str]) -> str | None:
    """The page of a province, or None where the name is of none, as for what reports place nowhere."""
    return province(name) if name in known else None


def chart(name: str) -> str:
    """The embeddable page of a chart."""
    return f"charts/{name}.html"


def slug(name: str) -> str:
    """A name as a file name: plain small letters and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def safe(url: str | None) -> str | None:
    """The address if a page may link to it: http or https with a host and nothing that could end an attribute."""
    if not url or re.search(r"[\s\"'<>`\\\x00-\x1f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
