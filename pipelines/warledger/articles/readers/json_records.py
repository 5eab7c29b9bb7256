"""JSON: one record a line (.jsonl, .ndjson), or one record or a list of records (.json)."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

from warledger.articles.decoding import decode
from warledger.articles.metadata import from_mapping
from warledger.articles.readers import read_whole, reader
from warledger.articles.readers.lines import bounded_lines
from warledger.articles.records import Found, Limits, Record, Refusal, Source

#: How many objects a news API may wrap its list in.
_DEEPEST = 4


@reader(".jsonl", ".ndjson")
def read_json_lines(source: Source, limits: Limits) -> Found:
    """One record a line; a broken line is refused and the next is read."""
    with source.open() as stream:
        for number, line in enumerate(bounded_lines(stream, limits.article), 1):
            if line is None:
                megabytes = limits.article // 1_000_000
                yield Refusal(
                    f"{source.origin}#{number}", f"over {megabytes} MB, too large for one report: split it up"
                )
            elif line.strip():
                yield _read_line(source.origin, line, number)


@reader(".json")
def read_json(source: Source, limits: Limits) -> Found:
    """A list of records, an object that holds one somewhere, a single record, or one a line under the wrong name."""
    raw = read_whole(source, limits.article)
    if isinstance(raw, Refusal):
        yield Refusal(source.origin, f"{raw.reason}, or save it as .jsonl, one record a line")
        return
    try:
        whole = json.loads(decode(raw))
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise
        yield from read_json_lines(source._replace(open=lambda: BytesIO(raw)), limits)
        return
    for number, fields in enumerate(_records_in(whole), 1):
        yield _record(source.origin, fields, number)


def _records_in(whole: Any) -> list[Any]:
    """The first list of objects of which one has a text, as news APIs wrap it in objects; else what there is."""
    if _has_text(whole):
        return [whole]
    level, first = [whole], None
    for _ in range(_DEEPEST):
        for items in level:
            if isinstance(items, list) and any(isinstance(item, dict) for item in items):
                if any(map(_has_text, items)):
                    return items
                first = first or items
        level = [value for one in level if isinstance(one, dict) for value in one.values()]
    return first or [whole]


def _has_text(fields: object) -> bool:
    return isinstance(fields, dict) and isinstance(from_mapping("", fields, 0), Record)


def _read_line(origin: str, line: bytes, number: int) -> Record | Refusal:
    try:
        return _record(origin, json.loads(decode(line)), number, line.strip())
    except (ValueError, RecursionError):
        return Refusal(f"{origin}#{number}", "not JSON: repair or delete this line", common=True)


def _record(origin: str, fields: object, number: int, raw: bytes | None = None) -> Record | Refusal:
    if isinstance(fields, dict):
        return from_mapping(origin, fields, number, raw)
    return Refusal(f"{origin}#{number}", "not a record: a JSON object with at least `text` was expected", common=True)
