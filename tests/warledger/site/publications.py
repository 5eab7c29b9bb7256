"""Publications to test with: a small story, a renderer that takes no time, and what must hold of any site."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

from tests.warledger.release.ledger import STORY, Told, ledger

from warledger import release
from warledger.release import checksums
from warledger.site.publish import Published, publish

PRINTS = {"corpus": "c", "decisions": "d", "code": "1", "rules": "1", "renderer": "1"}
LONGER = (*STORY, Told("a4", "ridge", month="2018-08", publisher="C Daily"))


def render(folder: Path, *, reports: Path, config: Path, renderer: str, progress: Any) -> None:
    """A page that says which release it is of, from what a renderer is given."""
    manifest = release.read_manifest(folder)
    assert (folder / "data" / "changes.json").is_file()
    (folder / "index.html").write_text(f"<h1>{html.escape(manifest['release'])}</h1>")
    (folder / "events").mkdir()
    for month in release.read_table(folder, "events")["month"].unique():
        (folder / "events" / f"{month}.html").write_text("<p>" + month)


def put(site: Path, story: Any = STORY, prints: dict[str, str] = PRINTS, **options: Any) -> Published:
    options = {
        "render_pages": render,
        "reports": site.parent / "reports",
        "config": site.parent / "_quarto.yml",
    } | options
    return publish(ledger(story), site, fingerprints=prints, **options)


def seen(site: Path) -> dict[str, str]:
    """Everything a visitor can be served: path -> digest."""
    found = (path for path in site.rglob("*") if path.is_file())
    shown = (path for path in found if not path.relative_to(site).parts[0].startswith("."))
    return {path.relative_to(site).as_posix(): checksums.sha256(path) for path in shown}


def assert_whole(site: Path) -> None:
    """The site opens, lists what is there, and every release passes its checks."""
    listed = json.loads((site / "releases.json").read_text())
    (opens,) = set(re.findall(r"url=(releases/[^/]+)/index.html", (site / "index.html").read_text()))
    assert opens in {entry["path"].rstrip("/") for entry in listed["releases"]}
    for entry in listed["releases"]:
        assert (site / entry["path"] / "index.html").is_file()
        assert release.verify(site / entry["path"]) == []
