"""A data release: what is in it, that it repeats byte for byte, and that its cells are safe to open."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.warledger.release.ledger import STORY, Told, ledger

from warledger import conflict, release, tables
from warledger.release import checksums, formats
from warledger.release.contents import MONTHLY, REFERENCES, RELEASED, contents, released_columns

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release")
    release.write_data(ledger(), out, number=3, previous="2-00000000", note="Why", fingerprints={"code": "c"})
    return out


def test_every_table_is_there_in_every_format(written: Path) -> None:
    names = {path.name for path in (written / "data").iterdir()}
    assert names >= {f"{table}.{kind}" for table in RELEASED for kind in ("csv", "parquet")}
    assert {f"{table}.json" for table in MONTHLY} == {
        name for name in names if name.startswith("monthly") and "json" in name
    }


def test_formats_hold_the_same_rows(written: Path) -> None:
    parquet = release.read_table(written, "monthly_casualties")
    assert json.loads((written / "data/monthly_casualties.json").read_text()) == parquet.to_dicts()
    with (written / "data/event_figures.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    figures = release.read_table(written, "event_figures")
    assert [row["claim_ids"].split(" ") for row in rows] == figures["claim_ids"].to_list()
    assert [row["best"] for row in rows] == ["" if best is None else str(best) for best in figures["best"]]
    assert {row["counts"] for row in rows} == {"true"}


def test_no_article_text_leaves(written: Path) -> None:
    assert "text" not in release.read_table(written, "articles").columns
    assert "text" not in (written / "data/articles.csv").read_text().splitlines()[0].split(",")


def test_manifest_says_what_it_is(written: Path) -> None:
    manifest = release.read_manifest(written)
    assert manifest["release"] == f"3-{manifest['data_id']}"
    assert manifest["data_sha256"].startswith(manifest["data_id"])
    assert (manifest["number"], manifest["previous"], manifest["note"]) == (3, "2-00000000", "Why")
    assert manifest["data_through"] == "2018-08-31"  # the last day of the latest event in the story
    assert manifest["published"] is None  # nobody asked for dates of building
    assert manifest["rows"]["claims"] == len(STORY)


def test_checksums_are_what_sha256sum_reads(written: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", checksums.NAME], cwd=written, check=True)


def test_id_depends_on_the_data_alone(tmp_path: Path) -> None:
    first = release.write_data(ledger(), tmp_path / "a", number=1)
    shuffled = {name: frame.reverse() for name, frame in ledger().items()}
    second = release.write_data(shuffled, tmp_path / "b", number=7, note="again", renderer="other")
    assert first["data_id"] == second["data_id"]
    for path in (tmp_path / "a/data").glob("*.parquet"):
        assert path.read_bytes() == (tmp_path / "b/data" / path.name).read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda t: Told(t.article, t.incident, best=4, low=3, high=None), id="a figure"),
        pytest.param(lambda t: Told(t.article, t.incident, best=3, low=3, high=3, publisher="Other"), id="a publisher"),
        pytest.param(lambda t: Told(t.article, t.incident, best=3, low=3, high=3, month="2018-06"), id="a month"),
    ],
)
def test_id_moves_with_any_cell(change) -> None:  # type: ignore[no-untyped-def]
    war = conflict.load()
    changed = (change(STORY[0]), *STORY[1:])
    assert contents(ledger(), war).sha256 != contents(ledger(changed), war).sha256


def test_id_ignores_working_columns() -> None:
    frames = ledger()
    cleaned = frames | {"articles": frames["articles"].with_columns(text=pl.lit("cleaned in another way"))}
    assert contents(frames, conflict.load()).sha256 == contents(cleaned, conflict.load()).sha256


def test_a_missing_table_is_named() -> None:
    frames = ledger()
    del frames["claims"]
    with pytest.raises(tables.TableError, match="claims"):
        contents(frames, conflict.load())


def test_same_bytes_anywhere(tmp_path: Path) -> None:
    """Other folder, time zone, language, hash seed and number of threads: every file is the same."""
    script = (
        "import sys; from pathlib import Path; from warledger import release;"
        "from tests.warledger.release.ledger import ledger; release.write_data(ledger(), Path(sys.argv[1]))"
    )
    surroundings = [
        {"TZ": "UTC", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "POLARS_MAX_THREADS": "1"},
        {"TZ": "Asia/Kabul", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "77", "POLARS_MAX_THREADS": "3"},
    ]
    sums = []
    for number, extra in enumerate(surroundings):
        out = tmp_path / f"folder {number}" / ("deep" * number) / "release"
        subprocess.run(
            [sys.executable, "-c", script, str(out)], env={**os.environ, "PYTHONPATH": str(ROOT), **extra}, check=True
        )
        sums.append((out / checksums.NAME).read_text())
    assert sums[0] == sums[1]


def test_package_describes_every_column_from_the_declarations(written: Path) -> None:
    package = json.loads((written / "data/datapackage.json").read_text())
    assert package["version"] == release.read_manifest(written)["release"]
    assert [licence["name"] for licence in package["licenses"]]
    assert package["keywords"] and package["contributors"] and package["temporal"]["start"] == "2001-10-07"
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == list(RELEASED)
    for name, resource in resources.items():
        assert [field["name"] for field in resource["schema"]["fields"]] == released_columns(name)
        assert all(field["description"] for field in resource["schema"]["fields"]), name
        assert resource["schema"]["primaryKey"] == tables.key(name)
        for file in (resource, *resource["alternates"]):
            assert file["hash"] == f"sha256:{checksums.sha256(written / 'data' / file['path'])}"
    fields = {field["name"]: field for field in resources["claims"]["schema"]["fields"]}
    assert fields["low"]["constraints"] == {"minimum": 0}  # may be null, never negative
    assert fields["measure"]["constraints"]["enum"] == list(tables.MEASURES)
    assert fields["date_start"]["type"] == "date"
    pointers = resources["event_claims"]["schema"]["foreignKeys"]
    assert {pointer["reference"]["resource"] for pointer in pointers} == {"events", "claims"}


def test_references_name_declared_columns() -> None:
    for table, column, other, target in REFERENCES:
        assert column in tables.columns(table)
        assert tables.key(other) == [target] or target in tables.key(other)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("  +1 killed", "'  +1 killed"),
        ("@here", "'@here"),
        ("-5", "'-5"),
        ("\tx", "'\tx"),
        ("'=x", "''=x"),
        ("＝x", "'＝x"),
        ("'tis said", "'tis said"),
        ("60 – or more", "60 – or more"),
        ("", ""),
        (None, None),
    ],
)
def test_formulas_are_disarmed(said: str | None, written: str | None) -> None:
    frame = pl.DataFrame({"said": [said]}, schema={"said": pl.String})
    assert formats.as_text(frame)["said"].to_list() == [written]


def test_numbers_keep_their_sign() -> None:
    assert formats.as_text(pl.DataFrame({"net": [-3], "lat": [-1.5]})).row(0) == ("-3", "-1.5")


_CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.text("'=+-@ \t\r\n\",;x", max_size=6),
)


@given(st.lists(_CELLS, min_size=1, max_size=6))
def test_csv_gives_back_any_text(tmp_path_factory: pytest.TempPathFactory, cells: list[str | None]) -> None:
    frame = pl.DataFrame({"n": range(len(cells)), "said": cells}, schema={"n": pl.Int64, "said": pl.String})
    path = tmp_path_factory.getbasetemp() / "any.csv"
    formats.write_csv(frame, path)
    assert formats.read_csv(path).select(formats.unguarded(pl.col("said"))).to_series().to_list() == cells
    for cell in formats.as_text(frame)["said"].drop_nulls():
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_citation_names_the_release() -> None:
    manifest = {"release": "12-3fa9c1b2", "data_through": "2021-08-07", "published": "2026-01-02T00:00:00Z"}
    assert release.citation(manifest) == (
        "Afghan War Ledger contributors (2026). Afghan War Ledger. "
        "Data set, release 12-3fa9c1b2, data through 2021-08-07."
    )
    entry = release.bibtex(manifest, "https://example.org/12")
    assert entry.startswith("@misc{afghan-war-ledger-12-3fa9c1b2,")
    assert "version = {12-3fa9c1b2}" in entry
    assert "year = {2026}" in entry
    assert "url = {https://example.org/12}" in entry
    assert "year" not in release.bibtex(manifest | {"published": None})


def test_dates_of_json_are_text(written: Path) -> None:
    frame = pl.DataFrame({"day": [date(2021, 6, 21)]})
    formats.write_json(frame, written.parent / "days.json")
    assert json.loads((written.parent / "days.json").read_text()) == [{"day": "2021-06-21"}]
