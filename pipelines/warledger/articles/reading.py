"""One record to one row of `articles`, or the reason why not. Pure, so that it can run in any process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from warledger.articles import gates, markdown
from warledger.articles.cleaning import Cleaned, clean
from warledger.articles.dating import Dated, Period, date_report
from warledger.articles.decoding import decode, decode_page, tidy
from warledger.articles.metadata import DAYS, NAMES, cell, from_original, normalized
from warledger.articles.records import LIMITS, Record, Refusal
from warledger.conflict import Conflict, ConflictError
from warledger.dates import parse_day

_UNDATED = "no date of publication: add a line to articles.csv (file, published); without one it is in no month"
#: The shortest report: "A roadside bomb killed two soldiers in Helmand on Monday."
_FEWEST_WORDS = 6
#: How much of a text is read to date it.
_DATING_HEAD = 8000


class Opened(NamedTuple):
    """A record as text with the metadata that came with it and, for a page, the day the page gives itself."""

    text: str
    metadata: Mapping[str, str]
    page_day: str | None = None
    note: str | None = None


class Outcome(NamedTuple):
    """What became of a record: a row of `articles` or None, what somebody should look at, and what was cut."""

    row: dict[str, Any] | None
    refusals: list[Refusal]
    cleaned: Cleaned | None = None


def read_record(record: Record, override: Mapping[str, str], conflict: Conflict, *, gated: bool = True) -> Outcome:
    """Decode, clean, date and judge one record.

    Args:
        record: the report as it came.
        override: fields of articles.csv, which win.
        conflict: the war it should be about.
        gated: refuse reports in another language or on another subject; else they are read all the same.
    """
    opened = open_record(record, conflict)
    if len(opened.text) > LIMITS.plain_text:
        megabytes = LIMITS.plain_text // 1_000_000
        return Outcome(
            None, [Refusal(record.origin, f"over {megabytes} MB of text, too much for one report: split it up")]
        )
    metadata = from_original({**opened.metadata, **override})
    title = cell("title", metadata.get("title"))
    cleaned = clean(opened.text, title, gates.topic_of(conflict).places)
    notes = [Refusal(record.origin, opened.note)] if opened.note else []
    code = gates.language(cleaned.text)
    refused = _refused(cleaned, cell("publisher", metadata.get("publisher")), code, conflict, gated)
    if refused:
        return Outcome(None, [*notes, Refusal(record.origin, refused)], cleaned)
    dated = date_report(metadata, opened.page_day, tidy(opened.text[:_DATING_HEAD]), conflict, _offices(conflict))
    notes += [Refusal(record.origin, reason) for reason in _date_notes(dated)]
    row: dict[str, Any] = {column: cell(column, metadata.get(column)) for column in NAMES}
    row |= {column: parse_day(metadata[column]) if column in metadata else None for column in DAYS}
    row |= {
        "article_id": record.raw_id,
        "origin": record.origin,
        "title": cleaned.title,
        "published": dated.day,
        "published_basis": dated.basis,
        "language": code,
        "text": cleaned.text,
        "words": len(cleaned.text.split()),
        "duplicate_of": None,
    }
    return Outcome(row, notes, cleaned)


def open_record(record: Record, period: Period) -> Opened:
    """Decode a record and take it out of its wrapping: front matter, Markdown, HTML."""
    if record.form == "html":
        from warledger.articles.pages import read_page  # its libraries are loaded when the first page comes

        html = record.content if isinstance(record.content, str) else decode_page(record.content)
        page = read_page(html, period)
        return Opened(page.text, {**page.metadata, **record.metadata}, page.day)
    text = record.content if isinstance(record.content, str) else decode(record.content)
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    fields, text, fault = markdown.split_front_matter(text)
    metadata = {**record.metadata, **normalized(fields)}
    return Opened(markdown.plain(text) if record.form == "markdown" else text, metadata, note=fault)


def _refused(cleaned: Cleaned, publisher: str | None, code: str, conflict: Conflict, gated: bool) -> str | None:
    if len(cleaned.text.split()) < _FEWEST_WORDS:
        return "no report found in it: save the page's main text"
    if not gated:
        return None
    if code != "en":
        return f"not in English ({code}): add a translation instead"
    told = "\n".join(filter(None, (publisher, cleaned.title, cleaned.text)))
    if objection := gates.topic_of(conflict).objection(told):
        return f"not about this war ({conflict.title}), by its words: {objection}; delete it if that is right"
    return None


@cache
def _offices(conflict: Conflict) -> Mapping[str, Any] | None:
    try:
        return conflict.lexicon("offices")
    except ConflictError:
        return None


def _date_notes(dated: Dated) -> list[str]:
    if dated.day is None:
        return [f"{dated.note}; {_UNDATED}" if dated.note else _UNDATED]
    return [f"{dated.note}: dated {dated.day} by its {dated.basis} instead; correct it"] if dated.note else []
