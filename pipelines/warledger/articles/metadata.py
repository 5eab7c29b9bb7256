"""The metadata of a report: which names it goes by in the world's files, and how each is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from warledger.articles.decoding import tidy_line
from warledger.articles.records import Record, Refusal, hash_of, printable

#: Column of `articles` -> the names that agencies, scrapers and news APIs give it, best first.
NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "webtitle", "subject"),
    "publisher": (
        "publisher", "source", "outlet", "newspaper", "site_name", "sitename", "source_name", "site", "publication",
        "source_domain", "domain",
    ),
    "url": ("url", "link", "web_url", "weburl", "canonical_url", "source_url", "article_url", "permalink"),
    "published": (
        "published", "date", "date_published", "datepublished", "published_at", "publishedat", "publish_date",
        "published_date", "publication_date", "pub_date", "pubdate", "date_publish", "webpublicationdate", "datetime",
        "timestamp", "created_at",
    ),
    "language": ("language", "lang"),
    "archived_url": ("archived_url", "archive_url"),
    "accessed": ("accessed", "retrieved", "date_download"),
    "licence": ("licence", "license"),
    "digest_of_publisher": ("digest_of_publisher",),
    "digest_of_published": ("digest_of_published",),
    "digest_of_url": ("digest_of_url",),
}  # fmt: skip
#: The same for a report's words: plain text first, then what stands for it where there is no more, then HTML.
TEXT_NAMES = (
    "text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "main_text", "story",
    "articlebody", "article_body", "bodytext", "body_text", "paragraphs", "lead_paragraph", "description", "summary",
)  # fmt: skip
HTML_NAMES = ("html", "content_html", "raw_html", "body_html", "page")
ID_NAMES = ("id", "article_id", "uid", "guid", "_id", "uri")
DAYS = ("published", "accessed", "digest_of_published")
ADDRESSES = ("url", "archived_url", "digest_of_url")
#: Where a text or a headline is wrapped, as content systems do.
_WRAPPED = ("rendered", "text", "main", "html", "value")
#: Seconds or milliseconds since 1970, as programs store a day; before 2033, or it is a date such as 2015060210.
_EPOCH = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d*)?")
#: A page as an archive of the web keeps it: its day and its own address.
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|is|ph|li|fo|vn|md))/\d{4,14}[a-z_]*/(https?):/{1,2}(\S+)",
    re.I,
)
_MARKUP = re.compile(r"</?(?:p|div|br|span|a|html|body)\b[^>]*>", re.IGNORECASE)


class _Layout(NamedTuple):
    """Which of a record's fields may hold what, by their names; best first."""

    ids: tuple[Any, ...]
    texts: tuple[Any, ...]
    pages: tuple[Any, ...]
    columns: tuple[tuple[str, tuple[Any, ...]], ...]
    days: tuple[str, ...]
    digests: tuple[Any, ...]


def normalized(fields: Mapping[Any, Any]) -> dict[str, str]:
    """The fields of `articles` that a mapping holds, under their names in the table; `digest_of` may be a mapping."""
    return _normalized(fields, _layout(tuple(fields)))


def from_mapping(origin: str, fields: Mapping[Any, Any], position: int, raw: bytes | None = None) -> Record | Refusal:
    """A record of a JSON, CSV or Parquet file.

    Args:
        origin: the file's.
        fields: the record's, under whatever names.
        position: its place in the file, from 1; names it where it has no id.
        raw: the record's own bytes, where it has any; else its fields are hashed.
    """
    layout = _layout(tuple(fields))
    text = _first(fields, layout.texts, str)
    content = text or _first(fields, layout.pages, str)
    if content is None and (inner := _record_within(fields)):
        return from_mapping(origin, {**fields, **inner}, position, raw)
    name = _first(fields, layout.ids, object)
    origin = f"{origin}#{printable(str(position if name is None else name))}"
    if content is None:
        content = text = next(filter(None, (_unwrapped(fields[one]) for one in layout.texts)), None)
    if content is None:
        names = ", ".join(TEXT_NAMES[:3])
        return Refusal(origin, f"no text: a record needs one of {names} or {HTML_NAMES[0]}", common=True)
    marked_up = text is None or ("<" in text and len(_MARKUP.findall(text[:4000])) > 3)
    return Record(origin, content, hash_of(raw or fields), "html" if marked_up else "text", _normalized(fields, layout))


def has_text(fields: object) -> bool:
    """Whether a record gives its words itself, not in something that it holds."""
    return isinstance(fields, dict) and bool(
        _first(fields, (layout := _layout(tuple(fields))).texts, str) or _first(fields, layout.pages, str)
    )


def _record_within(fields: Mapping[Any, Any]) -> dict[Any, Any] | None:
    """The one thing that a record holds which has a text, as search engines wrap it; of several, none."""
    inner = [value for value in fields.values() if has_text(value)]
    return inner[0] if len(inner) == 1 else None


def _unwrapped(value: Any) -> str | None:
    """A text told as its paragraphs, or under one more name."""
    if isinstance(value, dict):
        value = next((value[name] for name in _WRAPPED if value.get(name)), None)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "\n\n".join(value)
    return value if isinstance(value, str) and not value.isspace() else None


def from_original(metadata: Mapping[str, str]) -> dict[str, str]:
    """The metadata; of a page that an archive of the web keeps, with its own address, and the archive's beside it."""
    found = _ARCHIVED.match(metadata.get("url", ""))
    if not found:
        return dict(metadata)
    host = found[2].split("/")[0].removeprefix("www.")
    publisher = metadata.get("publisher", "")
    return {
        "archived_url": metadata["url"],
        **metadata,
        "url": f"{found[1]}://{found[2]}",
        "publisher": publisher if publisher and publisher not in metadata["url"].split("/")[2] else host,
    }


def cell(column: str, value: str | None) -> str | None:
    """A metadata field as it stands in the table: one tidy line, and for an address only http(s)."""
    line = tidy_line(value or "")[:1000]
    if column in ADDRESSES and not re.match(r"https?://[^\s<>\"']+$", line):
        return None
    return line or None


# the records of a file have the same fields, mostly; few are kept, for a name may be as long as a file
@lru_cache(maxsize=8)
def _layout(names: tuple[Any, ...]) -> _Layout:
    given = {str(name).strip().lower(): name for name in names}

    def those(wanted: Iterable[str]) -> tuple[Any, ...]:
        return tuple(given[name] for name in wanted if name in given)

    columns = tuple((column, found) for column, wanted in NAMES.items() if (found := those(wanted)))
    return _Layout(
        those(ID_NAMES),
        those(TEXT_NAMES),
        those(HTML_NAMES),
        columns,
        tuple(column for column, _ in columns if column in DAYS),
        those(("digest_of",)),
    )


def _first(fields: Mapping[Any, Any], names: tuple[Any, ...], kind: type) -> Any:
    """The first field of a kind that says something."""
    for name in names:
        value = fields[name]
        if isinstance(value, str) and (not value or value.isspace()):
            continue
        if value is not None and isinstance(value, kind):
            return value
    return None


def _normalized(fields: Mapping[Any, Any], layout: _Layout) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, names in layout.columns:
        for name in names:
            value = fields[name]
            if not isinstance(value, str):
                value = _scalar(column, value)
            if value and not value.isspace():
                found[column] = value
                break
    for column in layout.days:
        if found.get(column, "").startswith("1") and (epoch := _EPOCH.fullmatch(found[column])):
            found[column] = datetime.fromtimestamp(int(epoch[1]), UTC).date().isoformat()
    for name in layout.digests:
        if isinstance(digest := fields[name], Mapping):
            found |= normalized({f"digest_of_{str(key).strip()}": value for key, value in digest.items()})
    return found


def _scalar(column: str, value: Any) -> str | None:
    """News APIs nest: {"source": {"name": "..."}}, {"title": {"rendered": "..."}}."""
    if isinstance(value, dict):
        order = ("url", "href", "value") if column in ADDRESSES else ("name", "rendered", "main", "value")
        value = next((value[name] for name in order if value.get(name)), None)
    return str(value) if isinstance(value, (str, int, float, date)) else None
