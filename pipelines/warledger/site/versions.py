"""What stands at the root of a published site: the list of releases, the feed, the log of corrections, the front door.

All of it is derived from the folders under `releases/`, each time anew: none of it is ever read back by a
publication, so a lost or torn file is mended by the next one.

    releases.json      for programs
    releases.js        the same as `window.WARLEDGER_RELEASES`, since a page opened as a file may load scripts only
    feed.xml           Atom
    corrections.json   releases that say why they were made, and how many figures moved
    corrections.html   the same for readers
    index.html         opens the latest release
"""

from __future__ import annotations

import json
import os
import re
import uuid
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from warledger.release import ReleaseError, about, read_manifest

_NAME = re.compile(r"(\d+)-[0-9a-f]{8}")
_LISTED = ("release", "number", "data_id", "previous", "data_through", "published", "note")
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Manifest = Mapping[str, Any]


def release_folder(site: Path, release: str) -> Path:
    """Where a release lies in a site."""
    return site / "releases" / release


def published(site: Path) -> list[dict[str, Any]]:
    """Manifests of the site's releases, newest first. A folder whose manifest does not fit its name is no release."""
    found = []
    for folder in (site / "releases").glob("*"):
        try:
            manifest = read_manifest(folder)
        except ReleaseError:
            continue
        if manifest["release"] == folder.name:
            found.append(manifest)
    return sorted(found, key=lambda manifest: int(manifest["number"]), reverse=True)


def next_number(site: Path) -> int:
    """One more than any release ever had here, readable or not: a number is never given twice."""
    names = (_NAME.fullmatch(folder.name) for folder in (site / "releases").glob("*"))
    return max((int(name[1]) for name in names if name), default=0) + 1


def write_root(site: Path) -> None:
    """Write every file of the root that has changed, the front door last; each is whole at any moment."""
    manifests = published(site)
    listing = _listing(site, manifests)
    corrections = _corrections(site, manifests)
    compact = json.dumps(listing, separators=(",", ":"))  # ASCII only: a script opened as a file names no encoding
    files = {
        "releases.json": json.dumps(listing, ensure_ascii=False, indent=1) + "\n",
        "releases.js": f"window.WARLEDGER_RELEASES = {compact};\n",
        "feed.xml": _feed(manifests),
        "corrections.json": json.dumps(corrections, ensure_ascii=False, indent=1) + "\n",
        "corrections.html": _corrections_page(manifests, corrections),
        "index.html": _front_door(manifests),
    }
    for name, text in files.items():
        replace_text(site / name, text)


def replace_text(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one and nothing between, also after a crash."""
    content = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == content:
        return
    aside = path.with_name(f".new-{path.name}")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _listing(site: Path, manifests: list[dict[str, Any]]) -> dict[str, Any]:
    """`latest`, `releases` (newest first), and for each page the ranges of release numbers that have it."""
    return {
        "latest": manifests[0]["release"] if manifests else None,
        "releases": [
            {key: manifest[key] for key in _LISTED} | {"path": f"releases/{manifest['release']}/"}
            for manifest in manifests
        ],
        "pages": _pages(site, manifests[::-1]),
    }


def _pages(site: Path, oldest_first: list[dict[str, Any]]) -> dict[str, list[list[int]]]:
    """Page -> ranges of numbers, `{"events/2018-07.html": [[3, 12]]}`: a hundred releases stay a few kilobytes."""
    ranges: dict[str, list[list[int]]] = {}
    before: int | None = None
    for manifest in oldest_first:
        folder, number = release_folder(site, manifest["release"]), int(manifest["number"])
        for page in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html")):
            spans = ranges.setdefault(page, [])
            if spans and spans[-1][1] == before:
                spans[-1][1] = number
            else:
                spans.append([number, number])
        before = number
    return dict(sorted(ranges.items()))


def _corrections(site: Path, manifests: Iterable[Manifest]) -> list[dict[str, Any]]:
    """Releases after the first that say why they were made, newest first."""
    return [
        {key: manifest[key] for key in ("release", "previous", "published", "data_through", "note")}
        | {"figures_moved": _figures_moved(release_folder(site, manifest["release"]))}
        for manifest in manifests
        if manifest["note"] and manifest["previous"]
    ]


def _figures_moved(release: Path) -> int | None:
    try:
        return len(json.loads((release / "data" / "changes.json").read_text(encoding="utf-8"))["figures"])
    except (OSError, ValueError, KeyError):
        return None


def _feed(manifests: list[dict[str, Any]]) -> str:
    """Atom. Times are those of publication where they are known (SOURCE_DATE_EPOCH), else the day the data goes to."""
    work = about()
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")

    def add(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
        child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
        child.text = None if text is None else _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
        return child

    add(feed, "id", _urn(work.name))
    add(feed, "title", work.title)
    add(feed, "updated", max(map(_updated, manifests), default="1970-01-01T00:00:00Z"))
    add(add(feed, "author"), "name", "; ".join(work.contributors))
    add(feed, "link", href="feed.xml", rel="self")
    add(feed, "link", href="index.html")
    for manifest in manifests:
        entry = add(feed, "entry")
        add(entry, "id", _urn(f"{work.name}/{manifest['release']}"))
        add(entry, "title", f"Release {manifest['release']}")
        add(entry, "updated", _updated(manifest))
        add(entry, "link", href=f"releases/{manifest['release']}/index.html")
        add(entry, "summary", manifest["note"] or f"Data through {manifest['data_through'] or 'an unknown day'}.")
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _updated(manifest: Manifest) -> str:
    return manifest["published"] or f"{manifest['data_through'] or manifest['period'][1]}T00:00:00Z"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _front_door(manifests: list[dict[str, Any]]) -> str:
    title = escape(about().title)
    if not manifests:
        return _page(title, "<p>Nothing is published yet.</p>")
    latest = f"releases/{manifests[0]['release']}/index.html"
    others = "".join(
        f'<li><a href="releases/{each["release"]}/index.html">Release {each["release"]}</a>{_aside(each)}</li>\n'
        for each in manifests
    )
    body = (
        f'<p><a href="{latest}">Open the latest release, {manifests[0]["release"]}</a></p>\n'
        f'<h2>Every release</h2>\n<ul>\n{others}</ul>\n<p><a href="corrections.html">Corrections</a></p>'
    )
    head = f'<meta http-equiv="refresh" content="0; url={latest}">\n<link rel="canonical" href="{latest}">\n'
    return _page(title, body, head + _icon(manifests))


def _icon(manifests: list[dict[str, Any]]) -> str:
    """The latest release's icon, so that no browser asks the host for another."""
    return (
        f'<link rel="icon" href="releases/{manifests[0]["release"]}/reports/assets/favicon.svg">\n' if manifests else ""
    )


def _aside(manifest: Manifest) -> str:
    said = [f"data through {manifest['data_through']}"] if manifest["data_through"] else []
    said += [manifest["note"]] if manifest["note"] else []
    return escape(f" · {' · '.join(said)}") if said else ""


def _corrections_page(manifests: list[dict[str, Any]], corrections: list[dict[str, Any]]) -> str:
    items = "".join(
        f'<li><a href="releases/{each["release"]}/index.html">Release {each["release"]}</a>: {escape(each["note"])}'
        f"{_moved(each['figures_moved'])}</li>\n"
        for each in corrections
    )
    listed = f"<ul>\n{items}</ul>" if items else "<p>None so far.</p>"
    intro = "<p>A release is never edited. What was wrong in one is put right in a later one, listed here and why.</p>"
    return _page(
        f"Corrections · {escape(about().title)}",
        f'{intro}\n{listed}\n<p><a href="index.html">Latest release</a></p>',
        _icon(manifests),
    )


def _moved(count: int | None) -> str:
    return "" if count is None else f" ({count or 'no'} monthly {'figure' if count == 1 else 'figures'} moved)"


def _page(title: str, body: str, head: str = "") -> str:
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{head}<link rel="alternate" type="application/atom+xml" href="feed.xml" title="Releases">
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
