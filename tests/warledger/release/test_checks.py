"""`verify` finds what is wrong: a flipped byte anywhere, and each promise broken in a release that was signed anew."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.warledger.release.ledger import STORY, Frames, Told, event_id, ledger

from warledger import conflict, release, tables
from warledger.release import checksums, formats, totals
from warledger.release.contents import Contents, contents
from warledger.release.data import as_json, write_contents, write_text


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sound")
    release.write_data(ledger(), out)
    return out


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "release"))


def test_a_sound_release_has_no_findings(sound: Path) -> None:
    assert release.verify(sound) == []


def test_not_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(release.ReleaseError, match="not a release"):
        release.verify(tmp_path / "nothing")


def test_of_a_whole_site_one_release_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    with pytest.raises(release.ReleaseError, match="a whole site: name one of"):
        release.verify(tmp_path)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_flipped_byte_anywhere_is_found(sound: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*checksums.files(sound), checksums.NAME]), label="file")
    path = sound / name
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1), label="byte")
    bit = data.draw(st.integers(0, 7), label="bit")
    path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
    try:
        findings = release.verify(sound)
    finally:
        path.write_bytes(whole)
    assert findings
    assert all("\n" not in str(finding) for finding in findings)


def test_only_a_newline_ends_a_line_of_the_checksums(copy: Path) -> None:
    listed = copy / checksums.NAME
    listed.write_bytes(listed.read_bytes().replace(b"\n", b"\v", 1))
    assert release.verify(copy)


def test_files_that_came_or_went_are_found(copy: Path) -> None:
    (copy / "data" / "extra.csv").write_text("x")
    (copy / "data" / "claims.csv").unlink()
    found = {(finding.file, finding.message) for finding in release.verify(copy)}
    assert ("data/extra.csv", "not listed") in found
    assert ("data/claims.csv", "listed, but missing") in found


def test_a_link_out_of_the_release_is_found(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("x")
    (copy / "link").symlink_to(tmp_path / "outside")
    checksums.write(copy)
    assert [finding.file for finding in release.verify(copy)] == ["link"]


def test_a_folder_of_another_name_is_found(sound: Path, tmp_path: Path) -> None:
    moved = shutil.copytree(sound, tmp_path / "releases" / "9-00000000")
    assert [finding.check for finding in release.verify(Path(moved))] == ["manifest"]


def _resigned(frames: Frames, out: Path) -> Path:
    """A release as somebody would write it who keeps no promise but the checksums."""
    write_contents(Contents(frames), out, war=conflict.load(), number=1, fingerprints={})
    return out


def _with(name: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Frames:
    frames = dict(contents(ledger(), conflict.load()).frames)
    return frames | {name: change(frames[name])}


def _where(column: str, wanted: object, **values: object) -> Callable[[pl.DataFrame], pl.DataFrame]:
    def change(frame: pl.DataFrame) -> pl.DataFrame:
        hit = pl.col(column) == wanted
        return frame.with_columns(
            pl.when(hit).then(pl.lit(value, frame.schema[name])).otherwise(pl.col(name)).alias(name)
            for name, value in values.items()
        )

    return change


_BRIDGE = STORY[0].claim_id


@pytest.mark.parametrize(
    ("frames", "file", "check"),
    [
        pytest.param(
            _with("articles", lambda frame: frame.with_columns(text=pl.lit("All of it."))),
            "data/articles.parquet",
            "schema",
            id="the text of articles",
        ),
        pytest.param(
            _with("claims", _where("claim_id", _BRIDGE, low=9)),
            "data/claims.parquet",
            "schema",
            id="bounds out of order",
        ),
        pytest.param(_with("claims", pl.DataFrame.reverse), "data/claims.parquet", "schema", id="rows out of order"),
        pytest.param(
            _with("events", lambda frame: pl.concat([frame, frame[:1]]).sort("event_id")),
            "data/events.parquet",
            "schema",
            id="a key twice",
        ),
        pytest.param(
            _with("claims", _where("claim_id", _BRIDGE, sentence="Three were killed.")),
            "data/claims.parquet",
            "quote",
            id="a sentence that is not its span",
        ),
        pytest.param(
            _with("claims", _where("claim_id", _BRIDGE, quote_start=2, quote_end=3)),
            "data/claims.parquet",
            "quote",
            id="a blank quote",
        ),
        pytest.param(
            _with("claims", _where("claim_id", _BRIDGE, article_id="gone")),
            "data/claims.parquet",
            "key",
            id="a claim of no article",
        ),
        pytest.param(
            _with("event_figures", lambda frame: frame.with_columns(claim_ids=pl.lit([], pl.List(pl.String)))),
            "data/event_figures.parquet",
            "key",
            id="figures without claims",
        ),
        pytest.param(
            _with("event_claims", lambda frame: frame.filter(pl.col("claim_id") != _BRIDGE)),
            "data/event_figures.parquet",
            "key",
            id="a figure resting on another event's claim",
        ),
        pytest.param(
            _with("monthly_casualties", _where("month", "2018-08", high=9)),
            "data/monthly_casualties.parquet",
            "sum",
            id="a month that is not its events",
        ),
        pytest.param(
            _with("monthly_casualties_by_province", lambda frame: frame[:-1]),
            "data/monthly_casualties_by_province.parquet",
            "sum",
            id="a row that is missing",
        ),
        pytest.param(
            dict(contents(ledger([Told("a1", "later", month="2021-09")]), conflict.load()).frames),
            "data/monthly_casualties.parquet",
            "period",
            id="a month after the war",
        ),
        pytest.param(
            _with("articles", _where("article_id", "a1", words=300)) | {},
            "",
            "",
            id="a long article quoted in part",
        ),
    ],
)
def test_broken_promises_are_found(frames: Frames, file: str, check: str, tmp_path: Path) -> None:
    findings = release.verify(_resigned(frames, tmp_path / "release"))
    assert {(finding.file, finding.check) for finding in findings} >= ({(file, check)} if file else set())
    assert bool(findings) == bool(file)


def test_an_article_quoted_whole_is_found(tmp_path: Path) -> None:
    told = [Told("a1", f"incident {number} of a long and busy week in the hills", best=1) for number in range(25)]
    frames = dict(contents(ledger(told), conflict.load()).frames)
    starts = pl.int_range(pl.len()).cast(pl.Int64) * 100
    length = pl.col("sentence").str.len_chars().cast(pl.Int64)
    frames["claims"] = frames["claims"].with_columns(
        sentence_start=starts, sentence_end=starts + length, quote_start=starts, quote_end=starts + length
    )
    words = sum(len(each.sentence.split(" ")) for each in told)
    whole = frames | {"articles": frames["articles"].with_columns(words=pl.lit(words, pl.Int64))}
    assert [finding.check for finding in release.verify(_resigned(whole, tmp_path / "whole"))] == ["text"]
    # a digest in our own words may be
    digest = whole | {"articles": whole["articles"].with_columns(digest_of_publisher=pl.lit("A Paper"))}
    assert release.verify(_resigned(digest, tmp_path / "digest")) == []


def test_a_figure_may_rest_on_claims_of_a_part(tmp_path: Path) -> None:
    """The market is a part of the bridge: what is said of it may stand behind the bridge's figure, not the reverse."""
    frames = dict(contents(ledger(), conflict.load()).frames)
    market = STORY[1].claim_id
    bridge_too = pl.col("claim_ids").list.concat(pl.lit([market], pl.List(pl.String)))
    frames["event_figures"] = frames["event_figures"].with_columns(
        claim_ids=pl.when(pl.col("event_id") == event_id("bridge")).then(bridge_too).otherwise("claim_ids")
    )
    assert [finding.check for finding in release.verify(_resigned(frames, tmp_path / "apart"))] == ["key"]
    frames["events"] = _where("event_id", event_id("market"), parent_event=event_id("bridge"))(frames["events"])
    assert release.verify(_resigned(frames, tmp_path / "part")) == []


def test_a_csv_that_disagrees_is_found(copy: Path) -> None:
    path = copy / "data" / "monthly_casualties.csv"
    path.write_text(path.read_text().replace("2018-08,government,killed,6,7", "2018-08,government,killed,6,8"))
    checksums.write(copy)
    assert [(finding.file, finding.check) for finding in release.verify(copy)] == [
        ("data/monthly_casualties.csv", "schema")
    ]


def test_a_forged_id_is_found(copy: Path) -> None:
    manifest = release.read_manifest(copy) | {"data_id": "00000000", "release": "1-00000000"}
    write_text(copy / "manifest.json", as_json(manifest))
    checksums.write(copy)
    assert [finding.check for finding in release.verify(copy)] == ["manifest"]


@pytest.mark.parametrize("torn", ["", "{", "[]", json.dumps({"release": "1-0"})])
def test_a_torn_manifest_is_a_finding(copy: Path, torn: str) -> None:
    (copy / "manifest.json").write_text(torn)
    assert "manifest" in {finding.check for finding in release.verify(copy)}


WAR = ("2001-10", "2021-08")


def test_sums_follow_the_published_rule() -> None:
    """3, 'dozens' (12/24/open) and an adversary's 9 make 15, 27, open, and 9 beside."""
    story = [
        Told("a1", "bridge", low=3, best=3, high=3),
        Told("a2", "market", low=12, best=24, high=None),
        Told("a3", "post", low=0, best=None, high=9, claimed=9),
    ]
    frames = ledger(story)
    row = totals.casualties(frames["events"], frames["event_figures"], WAR, by_province=False).row(0, named=True)
    assert {name: row[name] for name in totals.SUMS} == {"low": 15, "best": 27, "high": None, "claimed": 9, "events": 3}


def test_an_event_without_a_best_adds_what_it_has_at_least() -> None:
    figures = ledger([Told("a1", "bridge", low=3, best=3, high=3), Told("a2", "hill", low=2, best=None, high=None)])
    told = totals.casualties(figures["events"], figures["event_figures"], WAR, by_province=True)
    assert told.select("low", "best", "high").row(0) == (5, 5, None)


def test_figures_that_do_not_count_or_lie_outside_the_war_add_nothing() -> None:
    frames = ledger([*STORY, Told("a4", "later", month="2021-10")])
    silent = frames["event_figures"].with_columns(counts=pl.col("event_id") != event_id("convoy"))
    months = totals.casualties(frames["events"], silent, WAR, by_province=False)["month"].unique().to_list()
    assert months == ["2018-07"]


def test_a_month_of_totals_alone_may_have_a_row(tmp_path: Path) -> None:
    """A total over the summer gives June a row without an incident; a number in it that nothing adds up to is found."""
    frames = dict(contents(ledger(), conflict.load()).frames)
    silent = frames["monthly_casualties"][:1].with_columns(
        month=pl.lit("2018-06"), best=None, high=None, low=pl.lit(0, pl.Int64), events=pl.lit(0, pl.Int64)
    )
    told = frames | {"monthly_casualties": pl.concat([silent, frames["monthly_casualties"]], how="vertical_relaxed")}
    assert release.verify(_resigned(told, tmp_path / "silent")) == []
    spoken = silent.with_columns(best=pl.lit(1, pl.Int64))
    told = frames | {"monthly_casualties": pl.concat([spoken, frames["monthly_casualties"]], how="vertical_relaxed")}
    assert [finding.check for finding in release.verify(_resigned(told, tmp_path / "spoken"))] == ["sum"]


def test_read_csv_of_an_empty_table(tmp_path: Path) -> None:
    formats.write_csv(tables.empty("contradictions"), tmp_path / "empty.csv")
    assert formats.read_csv(tmp_path / "empty.csv").equals(formats.as_text(tables.empty("contradictions")))
