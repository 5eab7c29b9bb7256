"""Messages (.eml) and pages that a browser saved as one (.mht, .mhtml): one file is one report."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.utils import parseaddr

from warledger.articles.metadata import normalized
from warledger.articles.readers import read_whole, reader
from warledger.articles.records import Found, Limits, Record, Refusal, Source, hash_of


@reader(".eml")
def read_message(source: Source, limits: Limits) -> Found:
    """A message: its text, sent by its publisher on its day."""
    return _one(source, limits, page=False)


@reader(".mht", ".mhtml")
def read_saved_page(source: Source, limits: Limits) -> Found:
    """A saved page; the day it was saved is not the day it was published."""
    return _one(source, limits, page=True)


def _one(source: Source, limits: Limits, *, page: bool) -> Found:
    raw = read_whole(source, limits.article)
    if isinstance(raw, Refusal):
        yield raw
        return
    message = message_from_bytes(raw, policy=policy.default)
    part = message.get_body(("html", "plain") if page else ("plain", "html"))
    content = part.get_payload(decode=True) if part else None
    if not part or not isinstance(content, bytes) or not content.strip():
        yield Refusal(source.origin, "a message without a text: save the page as .html, or the text as .txt")
        return
    if page:
        url = message["Snapshot-Content-Location"] or part["Content-Location"]
        told = {"url": url, "accessed": message["Date"]}
    else:
        told = {
            "title": message["Subject"],
            "publisher": parseaddr(str(message["From"]))[0],
            "published": message["Date"],
        }
    fields = normalized({name: str(value) for name, value in told.items() if value})
    html = part.get_content_type() == "text/html"
    yield Record(source.origin, content, hash_of(raw), "html" if html else "text", fields)
