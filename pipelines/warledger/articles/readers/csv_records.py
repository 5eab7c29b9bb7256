"""CSV and TSV tables: one record a row, the first row names the columns."""

from __future__ import annotations

import csv
from itertools import chain

from warledger.articles.decoding import tidy_line
from warledger.articles.metadata import from_mapping
from warledger.articles.readers import reader
from warledger.articles.readers.lines import text_lines
from warledger.articles.records import Found, Limits, Refusal, Source


@reader(".csv", ".tsv", ".tab")
def read_csv(source: Source, limits: Limits) -> Found:
    """One record a row. What the first row has most of parts the cells: comma, semicolon, tab or bar."""
    csv.field_size_limit(limits.article)
    number = 0
    try:
        with source.open() as stream:
            lines = text_lines(stream, limits.article)
            head = next((line for line in lines if line.strip()), "")
            rows = filter(None, csv.reader(chain([head], lines), delimiter=max(",;\t|", key=head.count)))
            columns = next(rows, [])
            for number, row in enumerate(rows, 1):
                yield from_mapping(source.origin, dict(zip(columns, row, strict=False)), number)
    except (csv.Error, ValueError) as error:
        told = tidy_line(str(error))
        yield Refusal(f"{source.origin}#{number + 1}", f"broken from here on ({told}): repair the quotes of this row")
