"""Plain text and Markdown, with or without front matter: one file is one report."""

from __future__ import annotations

from warledger.articles.readers import reader
from warledger.articles.records import Form, Found, Limits, Record, Refusal, Source, hash_of


@reader(".txt", ".text")
def read_text(source: Source, limits: Limits) -> Found:
    """A text file."""
    return _whole(source, limits.plain_text, "text")


@reader(".md", ".markdown")
def read_markdown(source: Source, limits: Limits) -> Found:
    """A Markdown file."""
    return _whole(source, limits.plain_text, "markdown")


def _whole(source: Source, limit: int, form: Form) -> Found:
    raw = read_whole(source, limit)
    yield raw if isinstance(raw, Refusal) else Record(source.origin, raw, hash_of(raw), form)


def read_whole(source: Source, limit: int) -> bytes | Refusal:
    """All bytes of a source that is one report, or a refusal where it is larger than any report."""
    with source.open() as stream:
        raw = stream.read(limit + 1)
    if len(raw) > limit:
        return Refusal(source.origin, f"over {limit // 1_000_000} MB, too large for one report: split it up")
    if not raw.strip(b"\x00\t\n\r "):
        return Refusal(source.origin, "empty: delete it or save it again")
    return raw
