"""JSON: one record a line (.jsonl, .ndjson), or one record or a list of records (.json)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from warledger.articles.decoding import decode
from warledger.articles.metadata import from_mapping
from warledger.articles.readers import read_whole, reader
from warledger.articles.records import Found, Limits, Record, Refusal, Source


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
    """A list of records, an object that holds one under any name, or a single record."""
    raw = read_whole(source, limits.article)
    if isinstance(raw, Refusal):
        yield Refusal(source.origin, f"{raw.reason}, or save it as .jsonl, one record a line")
        return
    whole = json.loads(decode(raw))
    lists = [value for value in whole.values() if isinstance(value, list)] if isinstance(whole, dict) else [whole]
    records = next((items for items in lists if isinstance(items, list) and items and isinstance(items[0], dict)), None)
    for number, fields in enumerate(records if records is not None else [whole], 1):
        yield _record(source.origin, fields, number)


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines of a stream; None for one longer than the limit, which is skipped without being held in memory."""
    while line := stream.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield None


def _read_line(origin: str, line: bytes, number: int) -> Record | Refusal:
    try:
        return _record(origin, json.loads(decode(line)), number, line.strip())
    except (ValueError, RecursionError):
        return Refusal(f"{origin}#{number}", "not JSON: repair or delete this line", common=True)


def _record(origin: str, fields: object, number: int, raw: bytes | None = None) -> Record | Refusal:
    if isinstance(fields, dict):
        return from_mapping(origin, fields, number, raw)
    return Refusal(f"{origin}#{number}", "not a record: a JSON object with at least `text` was expected", common=True)
