"""What is made once: of the same it is read again, and nobody who asks at the same time is hurt."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest

from warledger.made import made_once


def made(folder: Path, of: str, calls: list[str]) -> int:
    """The one number in the table made of a fingerprint; `calls` notes each making."""

    def make() -> dict[str, pl.DataFrame]:
        calls.append(of)
        return {"numbers": pl.DataFrame({"n": [int(of)]})}

    return int(made_once(folder, of, ["numbers"], make)["numbers"]["n"][0])


def test_of_the_same_it_is_made_once_and_of_something_else_anew(tmp_path: Path) -> None:
    calls: list[str] = []
    assert [made(tmp_path / "kept", of, calls) for of in ("1", "1", "2", "2", "1")] == [1, 1, 2, 2, 1]
    assert calls == ["1", "2", "1"]


@pytest.mark.parametrize("left", [b"", b"PAR1 torn"])
def test_what_was_torn_is_made_again(tmp_path: Path, left: bytes) -> None:
    calls: list[str] = []
    made(tmp_path / "kept", "1", calls)
    (tmp_path / "kept" / "1" / "numbers.parquet").write_bytes(left)
    assert made(tmp_path / "kept", "1", calls) == 1
    assert calls == ["1", "1"]


def test_two_at_once_wait_for_each_other(tmp_path: Path) -> None:
    calls: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        asked = [str(at % 3) for at in range(60)]
        assert list(pool.map(lambda of: made(tmp_path / "kept", of, calls), asked)) == [int(of) for of in asked]
