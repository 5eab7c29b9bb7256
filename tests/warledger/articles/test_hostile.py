"""A corpus that wants to break its reader: nothing crashes, every file is accounted for, the machine is left alone."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from tests.warledger.articles.hostile import REPORT, write_corpus

from warledger import articles
from warledger.articles.readers.guard import bounded_memory
from warledger.articles.records import printable
from warledger.conflict import Conflict

Frames = tuple[pl.DataFrame, pl.DataFrame]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    root = tmp_path_factory.mktemp("hostile")
    return root, write_corpus(root)


@pytest.fixture(scope="module")
def read(corpus: tuple[Path, set[str]], war: Conflict) -> Frames:
    return articles.read_corpus([corpus[0]], war, workers=1)


def files(root: Path) -> Iterator[str]:
    for folder, subfolders, names in os.walk(root):
        links = [name for name in subfolders if Path(folder, name).is_symlink()]
        yield from (printable(Path(folder, name).relative_to(root).as_posix()) for name in [*names, *links])


def test_every_file_is_an_article_or_has_a_reason(corpus: tuple[Path, set[str]], read: Frames) -> None:
    told = {origin.split("#")[0] for frame in read for origin in frame["origin"]}
    missing = [
        name for name in files(corpus[0]) if not any(origin == name or origin.startswith(f"{name}/") for origin in told)
    ]
    assert missing == []


def test_damaged_reports_are_read_all_the_same(corpus: tuple[Path, set[str]], read: Frames) -> None:
    assert corpus[1] - set(read[0]["origin"]) == set()


def test_texts_hold_no_mojibake_and_nothing_unseen(read: Frames) -> None:
    for origin, text in read[0].select("origin", "text").iter_rows():
        assert not any(ord(character) < 32 and character != "\n" for character in text), origin
        # half of a surrogate pair is lost for good, and shows
        lost = "" if origin.endswith("#surrogate") else "\ufffd"
        assert not set(text) & set("\x00\u202e\u2066\u200f\ufeffÂâ€Õ" + lost), origin
    accented = read[0].filter(pl.col("text").str.contains("café", literal=True))
    assert {
        "cp1252.txt",
        "mac.txt",
        "utf16.txt",
        "utf16-bare.txt",
        "bom.txt",
        "mixed.txt",
        "twice.txt",
        "cut.txt",
    } == set(accented["origin"])
    assert accented["text"].str.contains("“We held,” one said – café, naïve.", literal=True).all()


def test_reasons_and_origins_are_single_lines(read: Frames) -> None:
    for frame in read:
        for value in (value for column in ("origin", "reason") if column in frame.columns for value in frame[column]):
            assert "\n" not in value and "\u202e" not in value and len(value) < 600


def test_impossible_dates_are_not_believed(read: Frames) -> None:
    years = read[0].filter(pl.col("origin").str.starts_with("year"))
    assert years.height == 3
    assert years["published"].null_count() == 3


def test_addresses_are_web_addresses(read: Frames) -> None:
    assert all(url.startswith("http") for url in read[0]["url"].drop_nulls())


@pytest.mark.parametrize("name", ["outside.txt", "loop", "up", "itself.txt", "nowhere.txt", "pipe.txt"])
def test_what_is_no_file_of_the_folder_is_refused(read: Frames, name: str) -> None:
    assert name in set(read[1]["origin"])
    assert name not in set(read[0]["origin"])


def test_archives_stay_inside_themselves(read: Frames) -> None:
    for name in ("paths.zip", "paths.tar"):
        inside = [origin for origin in read[0]["origin"] if origin.startswith(name)]
        assert inside == [f"{name}/inside/good.txt"]
        refused = read[1].filter(pl.col("origin").str.starts_with(name))
        assert refused.filter(pl.col("reason").str.contains("leads out")).height == 3
        assert "link.txt" in refused.filter(pl.col("reason").str.contains("not followed"))["origin"][-1]
    bombs = read[1].filter(pl.col("reason").str.contains("zip bomb"))["origin"].to_list()
    assert {"bomb.zip", "bomb.jsonl.gz"} <= set(bombs)


def test_a_file_that_cannot_be_opened_is_told_of(
    tmp_path: Path, war: Conflict, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT + " Another.")
    opened = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    read, rejected = articles.read_corpus([tmp_path], war)
    assert read["origin"].to_list() == ["b.txt"]
    assert "permissions" in rejected.filter(pl.col("origin") == "a.txt")["reason"].item()


def test_tables_may_not_take_more_memory_than_reports_need(corpus: tuple[Path, set[str]], read: Frames) -> None:
    assert (corpus[0] / "cells.parquet").stat().st_size < 100_000
    told = read[1].filter(pl.col("origin") == "cells.parquet")["reason"].item()
    assert "like a zip bomb" in told


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell what a process has")
def test_memory_is_bounded_while_a_table_is_unpacked_and_not_after() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with pytest.raises(MemoryError), bounded_memory(1_000_000):
        bytearray(200_000_000)
    assert resource.getrlimit(resource.RLIMIT_DATA) == before
    assert len(bytearray(200_000_000)) == 200_000_000


@pytest.mark.slow
def test_the_large_ones_stay_within_time_and_memory(tmp_path: Path) -> None:
    write_corpus(tmp_path, large=True)
    script = (
        "import json, re, sys; from pathlib import Path; from warledger import articles, conflict\n"
        "read, rejected = articles.read_corpus([Path(sys.argv[1])], conflict.load(), workers=1)\n"
        # of this program; ru_maxrss would count what the process that started it had taken
        "peak = int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024\n"
        "print(json.dumps([read['origin'].to_list(), rejected['origin'].to_list(), peak]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True, timeout=180
    )  # 10 s on a quiet machine
    read, rejected, peak = json.loads(done.stdout)
    assert {"line.txt", "line.jsonl#1", "line.csv#1", "line.html", "lists.json#1", "giga.jsonl.gz", "giga.zip"} <= set(
        rejected
    )
    assert "line.jsonl#after" in read
    assert peak < 1000, f"{peak} MB"
