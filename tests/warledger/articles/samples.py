"""One report in every kind of file."""

from __future__ import annotations

import bz2
import csv
import gzip
import html
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage
from typing import Any, Literal

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


def tarred(name: str, raw: bytes, mode: Literal["w", "w:gz", "w:bz2"] = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        member = tarfile.TarInfo(name)
        member.size = len(raw)
        archive.addfile(member, io.BytesIO(raw))
    return out.getvalue()


def message() -> bytes:
    out = EmailMessage()
    out["From"], out["Subject"] = "Northern Wire <desk@example.org>", "Nine soldiers killed"
    out["Date"] = "Tue, 04 Aug 2015 10:00:00 +0430"
    out.set_content(TEXT)
    return bytes(out)


def saved_page(html: str) -> bytes:
    """As a browser saves a page in one file."""
    out = EmailMessage()
    out["Snapshot-Content-Location"], out["Date"] = "https://example.org/nine", "Sun, 20 Jun 2021 10:00:00 -0000"
    out.set_content(html, subtype="html", cte="quoted-printable")
    out.add_related(b"GIF89a", "image", "gif")
    return bytes(out)


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
    "a.jsonl.bz2": bz2.compress(json.dumps(ROW).encode()),
    "a.jsonl.zst": pa.compress(json.dumps(ROW).encode(), "zstd", asbytes=True),
    "a.tar": tarred("./folder/a.md", MARKDOWN.encode()),
    "a.tar.bz2": tarred("a.jsonl", json.dumps(ROW).encode(), "w:bz2"),
    "a.tgz": tarred("a.rss", RSS.encode(), "w:gz"),
    "a.eml": message(),
    "A.JL": json.dumps([ROW]).encode(),
    "a.zip": packed("folder/a.md", MARKDOWN.encode()),
    "b.zip": packed("a.parquet", parquet()),
    "no-ending": json.dumps(ROW).encode(),
}
