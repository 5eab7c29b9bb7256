"""A saved web page: one file is one report. What the page says is read later, in any process (see pages.py)."""

from __future__ import annotations

from warledger.articles.readers import reader, whole_file
from warledger.articles.records import Found, Limits, Source


@reader(".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx")
def read_html(source: Source, limits: Limits) -> Found:
    """A page."""
    return whole_file(source, limits.article, "html")
