"""Plain text and Markdown, with or without front matter: one file is one report."""

from __future__ import annotations

from warledger.articles.readers import reader, whole_file
from warledger.articles.records import Found, Limits, Source


@reader(".txt", ".text")
def read_text(source: Source, limits: Limits) -> Found:
    """A text file."""
    return whole_file(source, limits.plain_text, "text")


@reader(".md", ".markdown")
def read_markdown(source: Source, limits: Limits) -> Found:
    """A Markdown file."""
    return whole_file(source, limits.plain_text, "markdown")
