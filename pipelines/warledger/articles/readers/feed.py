"""Saved RSS and Atom feeds: an entry is a report (feedparser)."""

from __future__ import annotations

from io import BytesIO

from warledger.articles.metadata import from_mapping
from warledger.articles.readers import guess_kind, read_whole, reader
from warledger.articles.records import Found, Limits, Record, Refusal, Source, hash_of


@reader(".rss", ".atom", ".xml", ".rdf")
def read_feed(source: Source, limits: Limits) -> Found:
    """One record an entry: its content, or its summary where the feed gives no more."""
    raw = read_whole(source, limits.article)
    if isinstance(raw, Refusal):
        yield raw
        return
    import feedparser  # loaded when there is a feed

    # a stream, never a string: feedparser takes a string for an address and would fetch it
    feed = feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and guess_kind(raw[:1000]) == ".html":
        yield Record(source.origin, raw, hash_of(raw), "html")
    elif not feed.entries:
        yield Refusal(source.origin, "no RSS or Atom feed with entries: save the pages it names, or delete it")
    for number, entry in enumerate(feed.entries, 1):
        contents = [part.get("value", "") for part in entry.get("content", ())]
        fields = {
            "id": entry.get("id") or entry.get("link"),
            "title": entry.get("title"),
            "url": entry.get("link"),
            "published": entry.get("published") or entry.get("updated"),
            "publisher": (entry.get("source") or {}).get("title") or feed.feed.get("title"),
            "language": feed.feed.get("language"),
            "html": max([*contents, entry.get("summary") or ""], key=len),
        }
        yield from_mapping(source.origin, fields, number)
