"""CSV and TSV tables: one record a row, the first row names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from warledger.articles.decoding import decode
from warledger.articles.metadata import from_mapping
from warledger.articles.readers import reader
from warledger.articles.readers.json_records import bounded_lines
from warledger.articles.records import Found, Limits, Refusal, Source


@reader(".csv", ".tsv")
def read_csv(source: Source, limits: Limits) -> Found:
    """One record a row."""
    csv.field_size_limit(limits.article)
    with source.open() as stream:
        delimiter = "\t" if source.name.lower().endswith(".tsv") else ","
        rows = csv.DictReader(_lines(stream, limits), delimiter=delimiter, restkey="", strict=False)
        number = 0
        try:
            for number, row in enumerate(rows, 1):
                yield from_mapping(source.origin, {name: value for name, value in row.items() if name}, number)
        except (csv.Error, ValueError) as error:
            yield Refusal(
                f"{source.origin}#{number + 1}", f"broken from here on ({error}): repair the quotes of this row"
            )


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[str]:
    for line in bounded_lines(stream, limits.article):
        if line is None:
            raise ValueError(f"a line over {limits.article // 1_000_000} MB")
        yield decode(line).replace("\x00", "")
