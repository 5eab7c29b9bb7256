"""What a maintainer relies on: every file is an article or a line that says why not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from warledger import articles, conflict

REPORT = """Insurgents overran a post in Helmand province overnight, killing four police officers, officials said.

Fighting went on in two villages near the district centre on Tuesday morning.
"""


def only(frame: pl.DataFrame) -> dict[str, object]:
    assert frame.height == 1, frame
    return frame.row(0, named=True)


def test_a_digest_keeps_its_front_matter_and_its_source(tmp_path: Path, war: conflict.Conflict) -> None:
    (tmp_path / "one.md").write_text(
        "---\ntitle: Four officers killed\npublisher: Digest\npublished: 2015-08-04\nlicence: CC BY 4.0\n"
        "digest_of:\n  publisher: Some Agency\n  published: 2015-08-03\n  url: https://example.org/a\n---\n\n" + REPORT
    )
    read, rejected = articles.read_corpus([tmp_path], war)
    row = only(read)
    assert (row["title"], row["publisher"], row["published"]) == ("Four officers killed", "Digest", date(2015, 8, 4))
    assert row["published_basis"] == "metadata"
    assert (row["digest_of_publisher"], row["digest_of_published"]) == ("Some Agency", date(2015, 8, 3))
    assert row["digest_of_url"] == "https://example.org/a"
    assert row["text"] == REPORT.strip()
    assert rejected.is_empty()


def test_articles_csv_overrides_and_its_faults_are_told_line_by_line(tmp_path: Path, war: conflict.Conflict) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT.replace("four", "nine"))
    (tmp_path / "articles.csv").write_text(
        "file,publisher,published\na.txt,Some Agency,2015-08-04\nb.txt,Other Agency,4/8/15\n"
        "missing.txt,Third,2015-01-01\n"
    )
    read, rejected = articles.read_corpus([tmp_path], war)
    by_origin = {row["origin"]: row for row in read.iter_rows(named=True)}
    assert by_origin["a.txt"]["published"] == date(2015, 8, 4)
    assert by_origin["b.txt"]["publisher"] == "Other Agency"
    assert by_origin["b.txt"]["published"] is None
    reasons = rejected.filter(pl.col("origin") == "articles.csv")["reason"].to_list()
    assert any(reason.startswith("line 3:") and "YYYY-MM-DD" in reason for reason in reasons)
    assert any(reason.startswith("line 4:") and "missing.txt" in reason for reason in reasons)
    assert "b.txt" in rejected["origin"].to_list()


def test_a_line_for_a_file_of_reports_holds_for_each_but_one_that_has_its_own(
    tmp_path: Path, war: conflict.Conflict
) -> None:
    texts = (REPORT, REPORT.replace("four", "nine"))
    (tmp_path / "wire.jsonl").write_text(
        "".join(json.dumps({"id": at, "text": text}) + "\n" for at, text in enumerate(texts))
    )
    (tmp_path / "articles.csv").write_text(
        "file,publisher,published\nwire.jsonl,Some Agency,2015-08-04\nwire.jsonl#1,,2015-08-05\n"
    )
    read, rejected = articles.read_corpus([tmp_path], war)
    assert read.sort("origin").select("origin", "publisher", "published").rows() == [
        ("wire.jsonl#0", "Some Agency", date(2015, 8, 4)),
        ("wire.jsonl#1", "Some Agency", date(2015, 8, 5)),
    ]
    assert rejected.is_empty()


@pytest.mark.parametrize(("publisher", "kept"), [("Afghan Herald", 1), ("Valley Herald", 0)])
def test_who_publishes_may_be_all_that_names_the_war(
    tmp_path: Path, war: conflict.Conflict, publisher: str, kept: int
) -> None:
    (tmp_path / "a.txt").write_text(
        "A mine killed nine farmers and wounded two on their way to the market, police said.\n"
    )
    (tmp_path / "articles.csv").write_text(f"file,publisher,published\na.txt,{publisher},2015-08-04\n")
    read, rejected = articles.read_corpus([tmp_path], war)
    assert (read.height, rejected.height) == (kept, 1 - kept)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"name,published\na.txt,2015-01-01\n", "no column `file`"),
        (b"", "no column `file`"),
        (b"file,published\na.txt,2015-02-31\n", "line 2: published"),
        (b'file,title\na.txt,"never closed\nb.txt,fine\n', "line 2: not CSV"),
        (b"file,published\n,2015-01-01\n", "line 2: no file is named"),
        (b"file,publised\na.txt,2015-01-01\n", "'publised' is not known"),
        (b"file,published\n../b.txt,2015-01-01\n", "line 2: there is no file ../b.txt"),
        (b"file,title\na.txt,One\na.txt,Two\n", "line 3: a.txt is named twice"),
        ("file,publisher\na.txt,Café\n".encode("cp1252"), "not UTF-8"),
        (b"\xff\xfe\x00\x00\x01", "no column `file`"),
    ],
)
def test_each_fault_of_articles_csv_is_one_clear_line(
    raw: bytes, told: str, tmp_path: Path, war: conflict.Conflict
) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "articles.csv").write_bytes(raw)
    read, rejected = articles.read_corpus([tmp_path], war)
    assert read.height == 1
    assert [told in reason for reason in rejected.filter(pl.col("origin") == "articles.csv")["reason"]].count(True) == 1
    if told == "not UTF-8":
        assert only(read)["publisher"] == "Café"


def test_an_undated_report_is_kept_and_told_of(tmp_path: Path, war: conflict.Conflict) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    read, rejected = articles.read_corpus([tmp_path], war)
    assert only(read)["published"] is None
    assert "articles.csv" in str(only(rejected)["reason"])


def test_a_missing_and_an_empty_folder_say_what_to_do(tmp_path: Path, war: conflict.Conflict) -> None:
    with pytest.raises(articles.CorpusError, match="create it"):
        articles.read_corpus([tmp_path / "nowhere"], war)
    with pytest.raises(articles.CorpusError, match="put reports there"):
        articles.read_corpus([tmp_path], war)


def test_records_are_named_by_their_file_and_id(tmp_path: Path, war: conflict.Conflict) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text('{"id": "x1", "text": "Two soldiers were killed in Kunduz on Monday, police said."}\n{broken\n')
    read, rejected = articles.read_paths([path], war)
    assert only(read)["origin"] == "dump.jsonl#x1"
    assert "dump.jsonl#2" in rejected["origin"].to_list()
