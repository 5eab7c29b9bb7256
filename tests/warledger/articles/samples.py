"""One report in every kind of file."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import zipfile
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

TEXT = (
    "Insurgents stormed an outpost in Kunduz province on Monday, killing nine soldiers, officials said.\n\n"
    "The road to the district was closed until the evening, and two villages were without water."
)
ROW = {
    "id": "a1",
    "headline": "Nine soldiers killed",
    "source": {"name": "Northern Wire"},
    "date": "2015-08-04T10:00:00Z",
    "body": TEXT,
}
FLAT = {
    "id": "a1",
    "title": "Nine soldiers killed",
    "publisher": "Northern Wire",
    "published": "2015-08-04",
    "text": TEXT,
}
BODY = "".join(f"<p>{one}</p>" for one in TEXT.split("\n\n"))
HTML = f"<html><head><title>Nine soldiers killed</title></head><body><article>{BODY}</article></body></html>"


def table(delimiter: str) -> bytes:
    out = io.StringIO()
    rows = csv.DictWriter(out, FLAT, delimiter=delimiter)
    rows.writeheader()
    rows.writerow(FLAT)
    return out.getvalue().encode()


def parquet() -> bytes:
    out = io.BytesIO()
    pl.DataFrame([FLAT]).write_parquet(out)
    return out.getvalue()


def parquet_with(**options: Any) -> bytes:
    """A few rows as another program writes them."""
    out = io.BytesIO()
    rows = [
        FLAT | {"id": at, "source": {"name": "Wire"}, "tags": ["war"] * at, "text": f"{TEXT} {at}"} for at in range(4)
    ]
    pq.write_table(pa.Table.from_pylist(rows), out, **options)
    return out.getvalue()


def packed(name: str, raw: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, raw)
    return out.getvalue()


RSS = f"""<rss version='2.0'><channel><title>Northern Wire</title><item><guid>a1</guid>
<title>Nine soldiers killed</title><pubDate>Tue, 04 Aug 2015 10:00:00 +0430</pubDate>
<description><![CDATA[{BODY}]]></description></item></channel></rss>"""
ATOM = f"""<feed xmlns='http://www.w3.org/2005/Atom'><title>Northern Wire</title><entry><id>a1</id>
<title>Nine soldiers killed</title><published>2015-08-04T10:00:00Z</published>
<content type='html'>{html.escape(BODY)}</content></entry></feed>"""
MARKDOWN = f"---\ntitle: Nine soldiers killed\npublisher: Northern Wire\npublished: 2015-08-04\n---\n\n{TEXT}\n"

FILES: dict[str, bytes] = {
    "a.txt": MARKDOWN.encode(),
    "a.md": MARKDOWN.replace("nine soldiers", "**nine** [soldiers](https://example.org)").encode(),
    "a.jsonl": json.dumps(ROW).encode() + b"\n",
    "a.json": json.dumps({"status": "ok", "articles": [ROW]}).encode(),
    "a.csv": table(","),
    "a.tsv": table("\t"),
    "a.parquet": parquet(),
    "a.rss": RSS.encode(),
    "a.xml": ATOM.encode(),
    "a.jsonl.gz": gzip.compress(json.dumps(ROW).encode()),
    "a.zip": packed("folder/a.md", MARKDOWN.encode()),
    "b.zip": packed("a.parquet", parquet()),
    "no-ending": json.dumps(ROW).encode(),
}
