"""Publishing: a release appears whole, once, or not at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.warledger.release.ledger import Told, ledger
from tests.warledger.site.publications import LONGER, PRINTS, assert_whole, put, render, seen

from warledger import release
from warledger.release import checksums
from warledger.site import publish as publishing
from warledger.site import versions
from warledger.site.publish import publish


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_first_release(site: Path) -> None:
    done = put(site)
    assert (done.new, done.release[:2], done.path.name) == (True, "1-", done.release)
    assert_whole(site)
    assert json.loads((done.path / "data/changes.json").read_text())["old"] is None
    assert "index.html" in checksums.read(done.path)


def test_the_same_again_is_nothing_new(site: Path) -> None:
    first = put(site)
    before = seen(site)
    again = put(site)
    assert (again.new, again.release) == (False, first.release)
    assert seen(site) == before


def test_other_corpus_with_the_same_data_is_nothing_new(site: Path) -> None:
    put(site)
    assert not put(site, prints=PRINTS | {"corpus": "other", "decisions": "other"}).new


@pytest.mark.parametrize("part", ["code", "rules", "renderer"])
def test_better_pages_are_a_new_number_over_the_same_data(site: Path, part: str) -> None:
    first, second = put(site), put(site, prints=PRINTS | {part: "2"})
    assert second.new
    assert [name.split("-")[0] for name in (first.release, second.release)] == ["1", "2"]
    assert first.release.split("-")[1] == second.release.split("-")[1]
    assert json.loads((second.path / "data/changes.json").read_text())["nothing_moved"] is True


def test_a_change_of_config_or_renderer_is_a_new_release(site: Path) -> None:
    put(site)
    (site.parent / "_quarto.yml").write_text("project: website")
    assert put(site).new
    assert put(site, renderer="fallback").new
    assert not put(site, renderer="fallback").new


def test_new_data_leave_old_releases_alone(site: Path) -> None:
    first = put(site)
    before = seen(first.path)
    second = put(site, LONGER)
    assert seen(first.path) == before
    changes = json.loads((second.path / "data/changes.json").read_text())
    assert (changes["old"], changes["new"]) == (first.release, second.release)
    assert [article["article_id"] for article in changes["articles"]["added"]] == ["a4"]
    assert release.read_manifest(second.path)["previous"] == first.release
    assert_whole(site)


def test_a_note_makes_a_release_once(site: Path) -> None:
    put(site)
    noted = put(site, note="A <b>typo</b> & more")
    assert noted.new
    assert not put(site, note="A <b>typo</b> & more").new
    assert not put(site).new  # saying nothing is not a change of the note
    (correction,) = json.loads((site / "corrections.json").read_text())
    assert (correction["release"], correction["note"], correction["figures_moved"]) == (
        noted.release,
        "A <b>typo</b> & more",
        0,
    )
    for page in ("corrections.html", "index.html", "feed.xml"):
        text = (site / page).read_text()
        assert "<b>typo" not in text
        assert "&lt;b&gt;typo" in text


def test_root_files_list_every_release(site: Path) -> None:
    first, second = put(site), put(site, LONGER, note="One report more")
    listed = json.loads((site / "releases.json").read_text())
    assert [entry["release"] for entry in listed["releases"]] == [second.release, first.release]
    script = (site / "releases.js").read_text()
    assert script.startswith("window.WARLEDGER_RELEASES = ") and script.isascii()
    assert json.loads(script.removeprefix("window.WARLEDGER_RELEASES = ").removesuffix(";\n")) == listed
    feed = ElementTree.parse(site / "feed.xml").getroot()
    atom = {"a": "http://www.w3.org/2005/Atom"}
    links = [link.get("href") for link in feed.findall("a:entry/a:link", atom)]
    assert links == [f"releases/{each.release}/index.html" for each in (second, first)]
    assert all((site / str(link)).is_file() for link in links)
    ids = [element.text for element in feed.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(set(ids)) == len(ids) == 3


def test_pages_are_listed_by_ranges_of_numbers(site: Path) -> None:
    june = Told("a1", "bridge", month="2018-06")
    july = Told("a1", "bridge", month="2018-07")
    for story in ([june], [june, Told("a2", "post", month="2018-07")], [july], [june]):
        put(site, story)
    pages = json.loads((site / "releases.json").read_text())["pages"]
    assert pages == {
        "events/2018-06.html": [[1, 2], [4, 4]],
        "events/2018-07.html": [[2, 3]],
        "index.html": [[1, 4]],
    }


@pytest.mark.parametrize("damage", [None, "", "{", '{"releases": []}'])
def test_lost_or_torn_root_files_are_mended(site: Path, damage: str | None) -> None:
    put(site)
    whole = seen(site)
    for path in (path for path in site.iterdir() if path.suffix):
        path.unlink() if damage is None else path.write_text(damage)
    assert not put(site).new
    assert seen(site) == whole


def test_a_torn_release_is_not_listed_and_its_number_not_used_again(site: Path) -> None:
    put(site)
    second = put(site, LONGER)
    (second.path / "manifest.json").write_text("{")
    third = put(site, LONGER)
    assert third.release.startswith("3-")
    assert second.release not in (site / "releases.json").read_text()


def test_a_damaged_release_does_not_stop_the_next(site: Path) -> None:
    first = put(site)
    (first.path / "data" / "claims.parquet").write_bytes(b"")
    second = put(site, LONGER)
    assert json.loads((second.path / "data/changes.json").read_text())["old"] is None


def test_leftovers_of_killed_runs_are_swept(site: Path) -> None:
    put(site)
    (site / ".building-7" / "data").mkdir(parents=True)
    (site / ".new-index.html").write_text("half")
    put(site)
    assert not [path.name for path in site.iterdir() if path.name.startswith((".building", ".new"))]


def test_a_release_that_fails_its_checks_is_not_published(site: Path) -> None:
    put(site)
    before = seen(site)
    wrong = ledger(LONGER)
    wrong["monthly_casualties"] = wrong["monthly_casualties"][:-1]
    with pytest.raises(publishing.PublishError, match=r"not published.*\n.*sum"):
        publish(wrong, site, fingerprints=PRINTS, reports=site, config=site / "none", render_pages=render)
    assert seen(site) == before
    assert_whole(site)


def test_a_renderer_that_fails_leaves_the_site_as_it_was(site: Path) -> None:
    put(site)
    before = seen(site)

    def broken(folder: Path, **_: Any) -> None:
        (folder / "index.html").write_text("half a pa")
        raise RuntimeError("no kernel")

    with pytest.raises(RuntimeError, match="no kernel"):
        put(site, LONGER, render_pages=broken)
    assert seen(site) == before
    assert not list(site.glob(".building*"))
    assert put(site, LONGER).new


def _full(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _full_at(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    """Fails where the path written to has this name."""

    def write(path: Path, *args: Any, **options: Any) -> Any:
        return _full() if path.name == name else call(path, *args, **options)

    return write


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("warledger.release.formats.write_parquet", None),
        ("warledger.release.formats.write_csv", None),
        ("warledger.release.formats.write_json", None),
        ("warledger.release.data.write_text", None),
        ("warledger.site.publish.write_text", None),  # changes.json
        ("warledger.release.checksums.write", None),
        ("warledger.site.publish._move", None),
        *(("warledger.site.versions.replace_text", name) for name in ("releases.json", "releases.js", "index.html")),
        ("os.fsync", None),
    ],
)
def test_a_full_disk_leaves_the_last_site_whole(
    site: Path, monkeypatch: pytest.MonkeyPatch, target: str, name: str | None
) -> None:
    put(site)
    with monkeypatch.context() as patch:
        patch.setattr(target, _full_at(name, versions.replace_text) if name else _full)
        with pytest.raises(publishing.PublishError, match="no space left"):
            put(site, LONGER)
    assert_whole(site)
    assert not list(site.glob(".building*"))
    put(site, LONGER)
    assert_whole(site)
    assert release.read_manifest(versions.release_folder(site, _latest(site)))["rows"]["articles"] == 4


def _latest(site: Path) -> str:
    return str(json.loads((site / "releases.json").read_text())["latest"])


_ONE_MORE = """
import sys
from pathlib import Path
from tests.warledger.release.ledger import STORY, Told
from tests.warledger.site.publications import put
print(put(Path(sys.argv[1]), [*STORY, Told("a9", f"incident {sys.argv[2]}")]).release)
"""


def test_publishers_at_once_take_turns(site: Path) -> None:
    put(site)
    # two say the same, two say something else
    command = [sys.executable, "-c", _ONE_MORE, str(site)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    runs = [subprocess.Popen([*command, n], env=environment, stdout=subprocess.PIPE, text=True) for n in "1123"]
    got = [run.communicate(timeout=60)[0].strip() for run in runs]
    assert {run.returncode for run in runs} == {0}
    assert_whole(site)
    listed = [entry["release"] for entry in json.loads((site / "releases.json").read_text())["releases"]]
    assert set(got) < set(listed)
    assert [int(name.split("-")[0]) for name in listed] == list(range(len(listed), 0, -1))


def test_waiting_is_said(site: Path) -> None:
    from filelock import FileLock

    site.mkdir()
    held, said = FileLock(site / ".lock"), []
    held.acquire()

    def progress(what: str, *_: Any) -> None:
        said.append(what)
        if held.is_locked:
            held.release()

    put(site, progress=progress)
    assert said[0] == "waiting for another publication"


def test_publishing_is_dated_only_on_request(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    undated = put(site)
    assert release.read_manifest(undated.path)["published"] is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = put(site, LONGER)
    assert release.read_manifest(dated.path)["published"] == "2023-11-14T22:13:20Z"
    assert "2023-11-14T22:13:20Z" in (site / "feed.xml").read_text()
    assert not put(site, LONGER).new


def test_the_same_history_gives_the_same_bytes_elsewhere(tmp_path: Path) -> None:
    sites = [tmp_path / "one", tmp_path / "a longer path" / "two"]
    for site in sites:
        site.parent.mkdir(exist_ok=True)
        put(site)
        put(site, LONGER, note="more")
    assert seen(sites[0]) == seen(sites[1])


def test_a_site_can_be_moved(site: Path, tmp_path: Path) -> None:
    put(site)
    moved = Path(shutil.move(site, tmp_path / "elsewhere"))
    assert not put(moved).new
    assert_whole(moved)
