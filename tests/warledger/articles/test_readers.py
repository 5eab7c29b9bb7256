"""Each kind of file gives the same report; anything at all gives records or reasons."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.generators.pages import warc_record
from tests.warledger.articles.fuzz import KINDS, check, damaged
from tests.warledger.articles.samples import FILES, HTML, ROW, TEXT, packed, saved_page

from warledger import articles
from warledger.articles import batches
from warledger.articles.decoding import decode, tidy
from warledger.articles.readers import READERS, parquet, read_source
from warledger.articles.reading import read_record
from warledger.articles.records import LIMITS, Record, Refusal, Source
from warledger.conflict import Conflict, load


def source(name: str, raw: bytes) -> Source:
    return Source(name, name, lambda: io.BytesIO(raw), depth=1)


def read_bytes(name: str, raw: bytes) -> list[Record | Refusal]:
    return list(read_source(source(name, raw), LIMITS))


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_report(name: str, tmp_path: Path, war: Conflict) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    read, rejected = articles.read_corpus([tmp_path], war)
    assert rejected.rows() == []
    row = read.row(0, named=True)
    assert row["text"] == TEXT
    assert (row["title"], row["publisher"]) == ("Nine soldiers killed", "Northern Wire")
    assert (str(row["published"]), row["published_basis"]) == ("2015-08-04", "metadata")


@pytest.mark.parametrize(
    "name", ["a.html", "a.warc", "a.warc.gz", "a.mht", "a.jsp", "a.xml", "page.html.1", "saved page"]
)
def test_every_kind_of_page_gives_the_same_report(name: str, tmp_path: Path, war: Conflict) -> None:
    archived = warc_record("https://example.org/nine", HTML)
    wrapped = {"a.warc": archived, "a.warc.gz": gzip.compress(archived) * 2, "a.mht": saved_page(HTML)}
    raw = wrapped.get(name, HTML.encode())
    (tmp_path / name).write_bytes(raw)
    read, _ = articles.read_corpus([tmp_path], war)
    row = read.row(0, named=True)
    assert (row["text"], row["title"]) == (TEXT, "Nine soldiers killed")
    if "warc" in name or "mht" in name:
        assert (row["url"], str(row["accessed"])) == ("https://example.org/nine", "2021-06-20")
        assert row["origin"] == (f"{name}#https://example.org/nine" if "warc" in name else name)


@pytest.mark.parametrize(
    ("name", "raw", "advice"),
    [
        ("a.pdf", b"%PDF-1.4 ...", "save its text"),
        ("a.txt", b"%PDF-1.4 and some words that look like text", "save its text"),
        ("no ending", b"%PDF-1.4 ...", "save its text"),
        ("a.DOCX", b"PK\x03\x04...", "save it as plain text"),
        ("no ending", packed("[Content_Types].xml", b"<Types/>"), "save it as plain text"),
        ("a.rtf", rb"{\rtf1\ansi words}", "save it as plain text"),
        ("a.xlsx", b"PK\x03\x04...", "save it as .csv"),
        ("a.7z", b"7z\xbc\xaf...", "unpack it here"),
        ("a.jsonl.xz", b"\xfd7zXZ\x00...", "unpack it here"),
        ("photo.JPG", b"\xff\xd8\xff", "nothing to do"),
        ("a.log", b"Nine soldiers were killed.", "save it as one of"),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(name: str, raw: bytes, advice: str) -> None:
    [refusal] = read_bytes(name, raw)
    assert isinstance(refusal, Refusal)
    assert advice in refusal.reason


def test_a_page_kept_by_an_archive_of_the_web_goes_by_its_own_address(tmp_path: Path, war: Conflict) -> None:
    kept = "https://web.archive.org/web/20150805101112/http://www.example.org/nine"
    (tmp_path / "a.jsonl").write_text(json.dumps({**ROW, "source": None, "url": kept}))
    script = '<script>__wm.wombat("http://www.example.org/nine","20150805101112","https://web.archive.org/")</script>'
    (tmp_path / "b.html").write_text(HTML.replace("<title>", f"{script}<title>"))
    read, _ = articles.read_corpus([tmp_path], war)
    for row in read.iter_rows(named=True):
        assert (row["url"], row["archived_url"]) == ("http://www.example.org/nine", kept)
        assert row["publisher"] == "example.org"


@pytest.mark.parametrize("told", [1438674600, 1438674600000, "1438674600", 1438674600.5])
def test_days_are_read_as_programs_store_them(told: object, tmp_path: Path, war: Conflict) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "timestamp": told}))
    assert str(articles.read_corpus([tmp_path], war)[0]["published"].item()) == "2015-08-04"


def record(text: str = TEXT, **more: object) -> dict[str, object]:
    return {"headline": "Nine soldiers killed", "body": text, **more}


@pytest.mark.parametrize(
    "whole",
    [
        {"response": {"status": "ok", "tags": [{"name": "war"}], "results": [record()]}},
        record(authors=[{"name": "A. Person"}]),
        [{"name": "no report"}, record()],
        {"0": 1, "data": {"pages": {"docs": [record()]}}},
        {"hits": {"hits": [{"_id": "a1", "_source": record()}]}},
        [{"webTitle": "Nine soldiers killed", "fields": {"bodyText": TEXT}}],
        record(text=TEXT.split("\n\n")),  # type: ignore[arg-type]
        [{"title": {"rendered": "Nine"}, "content": {"rendered": TEXT, "protected": False}}],
    ],
    ids=[
        "wrapped twice", "a record with a list in it", "one of two", "wrapped thrice", "a search's hits", "its fields",
        "paragraphs", "rendered",
    ],
)  # fmt: skip
def test_json_as_news_apis_wrap_it(whole: object) -> None:
    found = read_bytes("a.json", json.dumps(whole).encode())
    assert [one.content for one in found if isinstance(one, Record)] == [TEXT]


def test_json_lines_under_the_name_of_json_are_read() -> None:
    raw = "\n".join(json.dumps(record(f"{TEXT} {number}.")) for number in range(3)).encode()
    assert [one.raw_id for one in read_bytes("a.json", raw)] == [one.raw_id for one in read_bytes("a.jsonl", raw)]


def test_json_is_read_however_its_records_are_strung() -> None:
    two = [record(f"{TEXT} {number}.") for number in range(2)]
    one, other = map(json.dumps, two)
    for name, raw in {
        "comma.jsonl": f"{one},\n{other},\n",
        "list.jsonl": json.dumps(two),
        "spread.json": "\n".join(json.dumps(each, indent=2) for each in two),
        "ids.json": json.dumps({"a": two[0], "b": two[1]}),
    }.items():
        assert [each.content for each in read_bytes(name, raw.encode()) if isinstance(each, Record)] == [
            each["body"] for each in two
        ], name


def test_tables_of_whole_pages_are_read_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_MEMORY", 150_000_000)
    raw = io.BytesIO()
    pages = [f"<p>{at} {'café ' * 200_000}</p>" for at in range(120)]
    pl.DataFrame({"html": pages}).write_parquet(raw, compression="uncompressed")
    assert sum(isinstance(one, Record) for one in read_bytes("a.parquet", raw.getvalue())) == 120


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl"])
def test_tables_and_lines_are_read_in_the_encodings_that_office_programs_write(encoding: str, ending: str) -> None:
    told = "“We held,” an officer said – the café’s road was closed."
    separator = {"csv": ",", "tsv": "\t"}.get(ending)
    if separator:
        raw = f'title{separator}text\r\nOne{separator}"{told}"\r\nTwo{separator}"{told}"\r\n'
    else:
        raw = "".join(json.dumps({"title": title, "text": told}, ensure_ascii=False) + "\n" for title in ("One", "Two"))
    found = read_bytes(f"a.{ending}", raw.encode(encoding))
    assert [(one.metadata["title"], one.content) for one in found if isinstance(one, Record)] == [
        ("One", told),
        ("Two", told),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_tables_are_read_however_their_cells_and_lines_are_parted(separator: str, end: str) -> None:
    raw = end.join(["", f"title{separator}text", f'One{separator}"First line.{end}Second; line, end."', ""])
    [one] = read_bytes("a.csv", raw.encode())
    assert isinstance(one, Record)
    assert (one.metadata, one.content) == ({"title": "One"}, f"First line.{end}Second; line, end.")


def test_lines_of_one_table_may_be_in_different_encodings() -> None:
    raw = "text\nThe café was closed.\n".encode() + "The café’s road was closed.\n".encode("cp1252")
    assert [one.content for one in read_bytes("a.csv", raw) if isinstance(one, Record)] == [
        "The café was closed.",
        "The café’s road was closed.",
    ]


@pytest.mark.parametrize("name", ["\ud800", "line\nbreak", "\u202egnp", "so\u00adft", "x" * 5000])
def test_an_id_is_told_in_one_line_that_shows_all_of_it(name: str) -> None:
    [one] = read_bytes("a.jsonl", json.dumps({"id": name, "text": TEXT}).encode())
    assert isinstance(one, Record)
    assert one.origin.isprintable() and len(one.origin) < 400


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


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=600))
def test_any_bytes_give_records_or_reasons(ending: str, raw: bytes) -> None:
    found = list(read_source(source(f"any{ending}", raw), LIMITS))
    assert found
    assert all(isinstance(one, Record | Refusal) for one in found)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(KINDS)), st.data(), st.booleans())
def test_damaged_files_give_records_or_reasons(kind: str, data: st.DataObject, inside: bool) -> None:
    name, samples = KINDS[kind]

    def damage(raw: bytes) -> bytes:
        damaged = bytearray(raw)
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(raw)))
            damaged[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        return bytes(damaged)

    check(name, damaged(kind, data.draw(st.sampled_from(samples)), damage, inside=inside))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["text", "markdown", "html"]), st.one_of(st.binary(max_size=800), st.text(max_size=800)))
@example("html", "<p>" + "<b>" * 300)
def test_any_record_is_an_article_or_has_a_reason(form: str, content: bytes | str) -> None:
    outcome = read_record(Record("any", content, "id", form), {}, load(), gated=False)  # type: ignore[arg-type]
    assert outcome.row or outcome.refusals


def test_a_hyphen_that_does_not_break_is_a_hyphen():
    assert tidy("Sar\u2011e Pul and Baghlan\u2010e Jadid") == "Sar-e Pul and Baghlan-e Jadid"


@given(st.text(max_size=300))
def test_text_survives_its_encoding(text: str) -> None:
    plain = tidy(text)
    assert tidy(decode(plain.encode("utf-8"))) == tidy(plain)
    assert tidy(decode(b"\xef\xbb\xbf" + plain.encode("utf-8"))) == tidy(plain)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_english_is_read_in_the_encodings_it_was_written_in(encoding: str) -> None:
    text = "“We held the post,” he said – it’s ours. The café, naïve as it was, stayed open. " * 3
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "euc_kr"])
def test_english_is_read_though_its_quotes_take_two_bytes(encoding: str) -> None:
    text = "Nine soldiers were killed. “We held the post,” he said; it’s ours. The road is open again. "
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("encoding", "foreign"),
    [("cp1256", "وزارت دفاع"), ("cp1251", "Исламское движение Талибан"), ("cp1252", "Noël Müller, café")],
)
def test_english_is_read_with_names_in_another_script(encoding: str, foreign: str) -> None:
    text = (
        f"Insurgents stormed an army post on Monday, killing nine soldiers. The ministry ({foreign}) gave no figure. "
    )
    assert decode(text.encode(encoding)) == text
