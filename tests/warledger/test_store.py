"""The working tables: whole or not at all, and never other than declared."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from warledger import tables
from warledger.store import Store


def _rejected(*origins: str) -> pl.DataFrame:
    return pl.DataFrame({"origin": list(origins), "reason": ["empty: delete it"] * len(origins)})


def test_a_table_comes_back_as_it_was_written_in_the_order_of_its_key(tmp_path: Path) -> None:
    store = Store(tmp_path / "tables")
    written = store.write("rejected_files", _rejected("b.txt", "a.txt"))
    assert written["origin"].to_list() == ["a.txt", "b.txt"]
    assert store.read("rejected_files").equals(written)


def test_a_frame_that_breaks_its_declaration_is_not_written_and_the_earlier_table_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("rejected_files", _rejected("a.txt"))
    with pytest.raises(tables.TableError, match="rejected_files"):
        store.write("rejected_files", _rejected("a.txt", "a.txt"))
    assert store.read("rejected_files").height == 1
    assert {path.name for path in tmp_path.iterdir()} == {"rejected_files.parquet"}


def test_a_table_never_written_is_told_with_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="warledger build"):
        Store(tmp_path).read("claims")
    assert Store(tmp_path).read_if_there("claims") is None


@pytest.mark.parametrize("content", [b"", b"PAR1 torn", b"\x00" * 100], ids=["empty", "torn", "zeros"])
def test_a_torn_file_counts_as_not_there(tmp_path: Path, content: bytes) -> None:
    store = Store(tmp_path)
    store.path("claims").write_bytes(content)
    assert store.read_if_there("claims") is None


def test_a_table_of_an_older_declaration_counts_as_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    tables.empty("claims").drop("rule").write_parquet(store.path("claims"))
    assert store.read_if_there("claims") is None


def test_who_holds_the_lock_and_is_killed_lets_go_of_it(tmp_path: Path) -> None:
    holder = (
        "import sys, time; from pathlib import Path; from warledger.store import Store\n"
        "with Store(Path(sys.argv[1])).lock(): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", holder, tmp_path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        lock = Store(tmp_path).lock()
        with pytest.raises(TimeoutError):
            lock.acquire(timeout=0.1)
        process.kill()
        process.wait()
        with lock.acquire(timeout=5):
            pass


def test_a_name_with_glob_characters_is_a_name(tmp_path: Path) -> None:
    store = Store(tmp_path / "[a]*")
    store.write("rejected_files", _rejected("x"))
    assert json.loads(store.read("rejected_files").write_json()) == [{"origin": "x", "reason": "empty: delete it"}]
