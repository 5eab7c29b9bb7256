"""The metadata of a report: which names it goes by in the world's files, and how each is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from warledger.articles.decoding import tidy_line
from warledger.articles.records import Record, Refusal, hash_of, printable

#: Column of `articles` -> the names that agencies, scrapers and news APIs give it, best first.
NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "site_name", "sitename", "source_name", "site"),
    "url": ("url", "link", "web_url", "weburl", "canonical_url", "source_url"),
    "published": (
        "published", "date", "date_published", "datepublished", "published_at", "publishedat", "publish_date",
        "published_date", "publication_date", "pub_date", "pubdate", "date_publish",
    ),
    "language": ("language", "lang"),
    "archived_url": ("archived_url", "archive_url"),
    "accessed": ("accessed", "retrieved", "date_download"),
    "licence": ("licence", "license"),
    "digest_of_publisher": ("digest_of_publisher",),
    "digest_of_published": ("digest_of_published",),
    "digest_of_url": ("digest_of_url",),
}  # fmt: skip
#: The same for a report's words: plain text first, then HTML.
TEXT_NAMES = (
    "text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "main_text", "story",
)  # fmt: skip
HTML_NAMES = ("html", "content_html", "raw_html", "body_html", "page")
ID_NAMES = ("id", "article_id", "uid", "guid", "_id", "uri")
DAYS = ("published", "accessed", "digest_of_published")
ADDRESSES = ("url", "archived_url", "digest_of_url")
_MARKUP = re.compile(r"</?(?:p|div|br|span|a|html|body)\b[^>]*>", re.IGNORECASE)


def normalized(fields: Mapping[Any, Any]) -> dict[str, str]:
    """The fields of `articles` that a mapping holds, under their names in the table; `digest_of` may be a mapping."""
    known = {str(name).strip().lower(): value for name, value in fields.items() if _has_value(value)}
    if isinstance(digest := known.get("digest_of"), Mapping):
        known |= {f"digest_of_{name}": value for name, value in digest.items() if _has_value(value)}
    return {
        column: value
        for column, names in NAMES.items()
        if (name := next((name for name in names if name in known), None))
        and (value := _scalar(column, known[name])) is not None
    }


def from_mapping(origin: str, fields: Mapping[Any, Any], position: int) -> Record | Refusal:
    """A record of a JSON, CSV or Parquet file; its id is its own, else its position in the file (from 1)."""
    known = {str(name).strip().lower(): value for name, value in fields.items() if _has_value(value)}
    own = next((known[name] for name in ID_NAMES if name in known), position)
    origin = f"{origin}#{printable(str(own))}"
    text = _first_text(known, TEXT_NAMES)
    html = _first_text(known, HTML_NAMES)
    if text is None and html is None:
        names = ", ".join(TEXT_NAMES[:3])
        return Refusal(origin, f"no text: a record needs one of {names} or {HTML_NAMES[0]}", common=True)
    content = text if text is not None else html or ""
    marked_up = text is None or len(_MARKUP.findall(content[:4000])) > 3
    return Record(origin, content, hash_of(dict(fields)), "html" if marked_up else "text", normalized(fields))


def cell(column: str, value: str | None) -> str | None:
    """A metadata field as it stands in the table: one tidy line, and for an address only http(s)."""
    line = tidy_line(value or "")[:1000]
    if column in ADDRESSES and not re.match(r"https?://[^\s<>\"']+$", line):
        return None
    return line or None


def _first_text(known: Mapping[str, Any], names: Iterable[str]) -> str | None:
    return next((known[name] for name in names if isinstance(known.get(name), str)), None)


def _has_value(value: Any) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _scalar(column: str, value: Any) -> str | None:
    """News APIs nest: {"source": {"name": "..."}}, {"title": {"rendered": "..."}}."""
    if isinstance(value, Mapping):
        order = ("url", "href", "value") if column in ADDRESSES else ("name", "rendered", "value")
        value = next((value[name] for name in order if _has_value(value.get(name))), None)
    return str(value) if isinstance(value, str | int | float | date) else None
