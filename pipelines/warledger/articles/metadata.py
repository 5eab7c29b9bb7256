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
_COLUMN_OF = {name: column for column, names in NAMES.items() for name in names}
_RANK = {name: rank for rank, name in enumerate(_COLUMN_OF)}
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
    return _normalized(_known(fields))


def from_mapping(origin: str, fields: Mapping[Any, Any], position: int, raw: bytes | None = None) -> Record | Refusal:
    """A record of a JSON, CSV or Parquet file.

    Args:
        origin: the file's.
        fields: the record's, under whatever names.
        position: its place in the file, from 1; names it where it has no id.
        raw: the record's own bytes, where it has any; else its fields are hashed.
    """
    known = _known(fields)
    origin = f"{origin}#{printable(str(next((known[name] for name in ID_NAMES if name in known), position)))}"
    text, html = _first_text(known, TEXT_NAMES), _first_text(known, HTML_NAMES)
    content = text or html
    if content is None:
        names = ", ".join(TEXT_NAMES[:3])
        return Refusal(origin, f"no text: a record needs one of {names} or {HTML_NAMES[0]}", common=True)
    marked_up = text is None or len(_MARKUP.findall(text[:4000])) > 3
    return Record(origin, content, hash_of(raw or dict(fields)), "html" if marked_up else "text", _normalized(known))


def cell(column: str, value: str | None) -> str | None:
    """A metadata field as it stands in the table: one tidy line, and for an address only http(s)."""
    line = tidy_line(value or "")[:1000]
    if column in ADDRESSES and not re.match(r"https?://[^\s<>\"']+$", line):
        return None
    return line or None


def _first_text(known: Mapping[str, Any], names: Iterable[str]) -> str | None:
    return next((known[name] for name in names if isinstance(known.get(name), str)), None)


def _known(fields: Mapping[Any, Any]) -> dict[str, Any]:
    """The fields that say something, by their names in lower case."""
    return {
        str(name).strip().lower(): value
        for name, value in fields.items()
        if value is not None and not (isinstance(value, str) and (not value or value.isspace()))
    }


def _normalized(known: Mapping[str, Any]) -> dict[str, str]:
    if isinstance(digest := known.get("digest_of"), Mapping):
        known = {**known, **{f"digest_of_{name}": value for name, value in _known(digest).items()}}
    found: dict[str, str] = {}
    for name in sorted(known.keys() & _COLUMN_OF.keys(), key=_RANK.__getitem__):
        value = _scalar(_COLUMN_OF[name], known[name])
        if value is not None:
            found.setdefault(_COLUMN_OF[name], value)
    return found


def _scalar(column: str, value: Any) -> str | None:
    """News APIs nest: {"source": {"name": "..."}}, {"title": {"rendered": "..."}}."""
    if isinstance(value, Mapping):
        order = ("url", "href", "value") if column in ADDRESSES else ("name", "rendered", "value")
        value = next((value[name] for name in order if value.get(name)), None)
    return str(value) if isinstance(value, str | int | float | date) else None
