"""Each kind of file gives the same report; anything at all gives records or reasons."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import os
import zipfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.generators.pages import warc_record

from warledger import articles
from warledger.articles import batches
from warledger.articles.decoding import decode, tidy
from warledger.articles.readers import READERS, read_source
from warledger.articles.reading import read_record
from warledger.articles.records import LIMITS, Record, Refusal, Source
from warledger.conflict import Conflict, load

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


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_report(name: str, tmp_path: Path, war: Conflict) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    read, rejected = articles.read_corpus([tmp_path], war)
    assert rejected.rows() == []
    row = read.row(0, named=True)
    assert row["text"] == TEXT
    assert (row["title"], row["publisher"]) == ("Nine soldiers killed", "Northern Wire")
    assert (str(row["published"]), row["published_basis"]) == ("2015-08-04", "metadata")


@pytest.mark.parametrize("name", ["a.html", "a.warc", "a.warc.gz", "saved page"])
def test_every_kind_of_page_gives_the_same_report(name: str, tmp_path: Path, war: Conflict) -> None:
    archived = warc_record("https://example.org/nine", HTML)
    raw = {"a.warc": archived, "a.warc.gz": gzip.compress(archived) * 2}.get(name, HTML.encode())
    (tmp_path / name).write_bytes(raw)
    read, _ = articles.read_corpus([tmp_path], war)
    row = read.row(0, named=True)
    assert (row["text"], row["title"]) == (TEXT, "Nine soldiers killed")
    if "warc" in name:
        assert (row["url"], str(row["accessed"])) == ("https://example.org/nine", "2021-06-20")
        assert row["origin"] == f"{name}#https://example.org/nine"


def test_ids_are_those_of_the_raw_record(tmp_path: Path, war: Conflict) -> None:
    ids = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(TEXT)
        (tmp_path / name / "articles.csv").write_text(f"file,title\n{name}.txt,Title of {name}\n")
        ids.append(articles.read_corpus([tmp_path / name], war)[0]["article_id"].item())
    assert ids[0] == ids[1]


def test_the_same_bytes_are_read_once(tmp_path: Path, war: Conflict) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    read, rejected = articles.read_corpus([tmp_path], war)
    assert read["origin"].to_list() == ["a.txt"]
    assert "a.txt" in rejected.filter(pl.col("origin") == "b.txt")["reason"].item()


def test_more_cores_give_the_same_tables(tmp_path: Path, war: Conflict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_BATCH", 3000)
    monkeypatch.setattr(batches, "_ALONE", 10_000)
    lines = [json.dumps({**ROW, "id": number, "body": f"{TEXT} It was report {number}."}) for number in range(100)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    one, two = (articles.read_corpus([tmp_path], war, workers=workers) for workers in (1, 2))
    assert one[0].equals(two[0]) and one[1].equals(two[1])
    assert one[0].height == 100


def test_a_record_that_kills_its_process_is_told_of_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_BATCH", 4)
    monkeypatch.setattr(batches, "_ALONE", 0)
    doubling = batches.InOrder(double_or_die, lost=lambda item: -item, cost=lambda _: 1, workers=2)
    assert list(doubling.over(range(12))) == [-7 if item == 7 else 2 * item for item in range(12)]


def double_or_die(items: list[int]) -> list[int]:
    if 7 in items:
        os._exit(1)
    return [2 * item for item in items]


def source(name: str, raw: bytes) -> Source:
    return Source(name, name, lambda: io.BytesIO(raw), depth=1)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=600))
def test_any_bytes_give_records_or_reasons(ending: str, raw: bytes) -> None:
    found = list(read_source(source(f"any{ending}", raw), LIMITS))
    assert found
    assert all(isinstance(one, Record | Refusal) for one in found)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(FILES)), st.data())
def test_damaged_files_give_records_or_reasons(name: str, data: st.DataObject) -> None:
    raw = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    found = list(read_source(source(name, bytes(raw)), LIMITS))
    assert found
    for one in found:
        if isinstance(one, Record):
            read_record(one, {}, load())


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["text", "markdown", "html"]), st.one_of(st.binary(max_size=800), st.text(max_size=800)))
@example("html", "<p>" + "<b>" * 300)
def test_any_record_is_an_article_or_has_a_reason(form: str, content: bytes | str) -> None:
    outcome = read_record(Record("any", content, "id", form), {}, load(), gated=False)  # type: ignore[arg-type]
    assert outcome.row or outcome.refusals


@given(st.text(max_size=300))
def test_text_survives_its_encoding(text: str) -> None:
    plain = tidy(text)
    assert tidy(decode(plain.encode("utf-8"))) == tidy(plain)
    assert tidy(decode(b"\xef\xbb\xbf" + plain.encode("utf-8"))) == tidy(plain)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_english_is_read_in_the_encodings_it_was_written_in(encoding: str) -> None:
    text = "“We held the post,” he said – it’s ours. The café, naïve as it was, stayed open. " * 3
    assert decode(text.encode(encoding)) == text
