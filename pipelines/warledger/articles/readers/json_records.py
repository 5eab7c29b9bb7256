"""JSON: one record a line (.jsonl, .ndjson), or one record or a list of records (.json)."""

from __future__ import annotations

import json
import re
from io import BytesIO
from itertools import islice
from typing import Any

from warledger.articles.decoding import decode
from warledger.articles.metadata import from_mapping, has_text
from warledger.articles.readers import read_whole, reader
from warledger.articles.readers.lines import bounded_lines
from warledger.articles.records import Found, Limits, Record, Refusal, Source

_BLANKS = re.compile(r"\s*")
#: How many objects a news API may wrap its list in.
_DEEPEST = 4


@reader(".jsonl", ".ndjson", ".jl")
def read_json_lines(source: Source, limits: Limits) -> Found:
    """One record a line; a broken line is refused and the next is read. One list of all is read as such."""
    with source.open() as stream:
        listed = stream.read(100).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
    return read_json(source, limits) if listed else _lines(source, limits)


def _lines(source: Source, limits: Limits) -> Found:
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
    """A list of records, an object that holds one somewhere, a single record, or one after the other."""
    raw = read_whole(source, limits.article)
    if isinstance(raw, Refusal):
        yield Refusal(source.origin, f"{raw.reason}, or save it as .jsonl, one record a line")
        return
    whole = _parsed(decode(raw))
    if whole is None:
        yield from _lines(source._replace(open=lambda: BytesIO(raw)), limits)
        return
    for number, fields in enumerate(_records_in(whole), 1):
        yield _record(source.origin, fields, number)


def _parsed(text: str) -> Any:
    """The value written, or a list of several, each over lines of its own; None where there is one a line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise
    values: list[Any] = []
    at, decoder = 0, json.JSONDecoder()
    try:
        while at < len(text):
            value, end = decoder.raw_decode(text, at)
            if not values and "\n" not in text[at:end]:
                return None
            values.append(value)
            at = _BLANKS.match(text, end).end()  # type: ignore[union-attr]  # it matches nothing too
    except (ValueError, RecursionError):
        return None
    return values


def _records_in(whole: Any) -> list[Any]:
    """The first objects of which one has a text, a list or by their ids, as news APIs wrap them; else what there is."""
    if has_text(whole):
        return [whole]
    level, first = [whole], None
    for _ in range(_DEEPEST):
        for items in level:
            listed = isinstance(items, list)
            told = items if listed else list(items.values()) if isinstance(items, dict) else []
            if len(list(islice(filter(_has_text, told), 2))) > (not listed):
                return told
            if listed and any(isinstance(item, dict) for item in told):
                first = first or told
        level = [value for one in level if isinstance(one, dict) for value in one.values()]
    return first or [whole]


def _has_text(fields: object) -> bool:
    return isinstance(fields, dict) and isinstance(from_mapping("", fields, 0), Record)


def _read_line(origin: str, line: bytes, number: int) -> Record | Refusal:
    try:
        return _record(origin, json.loads(decode(line).rstrip().removesuffix(",")), number, line.strip())
    except (ValueError, RecursionError):
        return Refusal(f"{origin}#{number}", "not JSON: repair or delete this line", common=True)


def _record(origin: str, fields: object, number: int, raw: bytes | None = None) -> Record | Refusal:
    if isinstance(fields, dict):
        return from_mapping(origin, fields, number, raw)
    return Refusal(f"{origin}#{number}", "not a record: a JSON object with at least `text` was expected", common=True)
