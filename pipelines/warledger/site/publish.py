"""Publishing a release: built aside, verified, moved into place in one step, then listed.

    SITE/.lock                     one publication at a time
    SITE/.building-<number>        a release on its way; left behind only by a run that was killed
    SITE/releases/<release>/       never touched again
    SITE/releases.json, ...        derived from the folders, see versions.py

A crash, a kill or a full disk at any point leaves the last site whole: before the move nothing that a reader can see
has changed, and after it the files at the root, each replaced in one step, still lead to releases that are there.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock, Timeout

from warledger import conflict
from warledger.conflict import Conflict
from warledger.errors import WarledgerError
from warledger.frames import Table
from warledger.progress import Progress, silent
from warledger.release import ReleaseError, checksums, diff, fingerprint, verify
from warledger.release.contents import Contents, contents
from warledger.release.data import as_json, write_contents, write_text
from warledger.site import address, versions
from warledger.site.renderers import renderer_name

_BUILDING = ".building-"

#: changes.json of a release that cannot be compared with one before it.
_FIRST: dict[str, Any] = {"old": None, "figures": []}

#: What a page can depend on besides the data: if one of these differs, the same data makes a new release.
_PAGES_REST_ON = ("code", "rules", "renderer")


class PublishError(WarledgerError):
    """The release does not pass its own checks, or the disk is full; what was published before is whole."""


@dataclass(frozen=True)
class Published:
    """What a publication came to."""

    release: str
    path: Path
    new: bool  # false: the latest release says the same already


class RenderPages(Protocol):
    """Writes the pages into a release folder that holds its data and manifest; see `warledger.site.render`."""

    def __call__(self, release: Path, *, reports: Path, config: Path, renderer: str, progress: Progress) -> Any: ...


def publish(
    tables: Mapping[str, Table],
    site: Path,
    *,
    reports: Path,
    config: Path,
    fingerprints: Mapping[str, str],
    renderer: str = "auto",
    note: str | None = None,
    progress: Progress | None = None,
    war: Conflict | None = None,
    render_pages: RenderPages | None = None,
) -> Published:
    """Publish the tables as the site's next release, unless the latest one says the same already.

    It does where data, code, rules, renderer and pages are the same and the note, if any is given, is too.

    Args:
        tables: every table of a release, in memory or on disk; of those on disk one at a time is read whole.
        site: folder of the site; made where it is missing.
        reports, config: what the pages are rendered from.
        fingerprints: from :func:`warledger.release.fingerprints`.
        renderer: `quarto`, `fallback` or `auto`.
        note: why this release is made; a correction's reason.
        war: the conflict the tables are about.
        render_pages: stands in for the site's renderer in tests.

    Raises:
        PublishError: the release does not pass `verify`, or the disk is full; nothing is published.
        tables.TableError: a table does not agree with its declaration; nothing is published.
    """
    war, progress = war or conflict.load(), progress or silent
    release = contents(tables, war)
    site.mkdir(parents=True, exist_ok=True)
    with _alone(site, progress), _room(site):
        _sweep(site)
        known = versions.published(site)
        latest = known[0] if known else None
        name = renderer if render_pages else renderer_name(renderer)
        made_from = dict(fingerprints)
        made_from["renderer"] = fingerprint.combined(
            made_from.get("renderer", ""),
            name,
            fingerprint.tree(config) if config.exists() else "",
            address.site() or "",
            address.report() or "",
        )
        if latest and _says_the_same(latest, release, made_from, note):
            versions.write_root(site)  # a run may have been killed between the move and the list
            return Published(latest["release"], versions.release_folder(site, latest["release"]), new=False)

        number = versions.next_number(site)
        building = site / f"{_BUILDING}{number}"
        try:
            manifest = write_contents(
                release,
                building,
                war=war,
                number=number,
                previous=latest["release"] if latest else None,
                note=note,
                published=_source_date(),
                fingerprints=made_from,
                renderer=name,
            )
            before = versions.release_folder(site, latest["release"]) if latest else None
            write_text(building / "data" / "changes.json", as_json(_changes(before, building)))
            (render_pages or _render)(building, reports=reports, config=config, renderer=renderer, progress=progress)
            progress("verifying the release", 0, None)
            checksums.write(building)
            if findings := verify(building):
                listed = "\n".join(f"  {finding}" for finding in findings[:20])
                raise PublishError(f"release {number} was not published: {len(findings)} findings, such as\n{listed}")
            path = _move(building, versions.release_folder(site, manifest["release"]))
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        versions.write_root(site)
        return Published(manifest["release"], path, new=True)


@contextmanager
def _alone(site: Path, progress: Progress) -> Iterator[None]:
    """Hold the site's lock, which a killed process gives up by dying; say so where another has it."""
    lock = FileLock(site / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("waiting for another publication", 0, None)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _room(site: Path) -> Iterator[None]:
    """A full disk is nobody's bug: say so in one line."""
    try:
        yield
    except OSError as error:
        # Polars gives the system's words without its number
        if error.errno not in (errno.ENOSPC, errno.EDQUOT) and f"os error {errno.ENOSPC}" not in str(error):
            raise
        raise PublishError(f"no space left on the disk of {site}; make room and publish again") from error


def _sweep(site: Path) -> None:
    """Remove what killed runs left behind."""
    for left in site.glob(f"{_BUILDING}*"):
        shutil.rmtree(left)
    for left in site.glob(".new-*"):
        left.unlink()


def _says_the_same(
    latest: Mapping[str, Any], release: Contents, made_from: Mapping[str, str], note: str | None
) -> bool:
    return (
        latest["data_sha256"] == release.sha256
        and all(latest["fingerprints"].get(name) == made_from.get(name) for name in _PAGES_REST_ON)
        and note in (None, latest["note"])
    )


def _changes(before: Path | None, building: Path) -> dict[str, Any]:
    """What the changes page shows; `old` is null where there is nothing, or nothing sound, to compare with."""
    try:
        return diff(before, building).as_dict() if before else dict(_FIRST)
    except ReleaseError:
        return dict(_FIRST)


def _move(building: Path, path: Path) -> Path:
    """The one step by which a release comes to be. Everything is on the disk before it is taken."""
    path.parent.mkdir(exist_ok=True)
    os.sync()
    building.rename(path)
    os.sync()
    return path


def _source_date() -> str | None:
    """The time of publication, where SOURCE_DATE_EPOCH gives one; the clock is never asked, so that bytes repeat."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if epoch else None


def _render(release: Path, **options: Any) -> None:
    from warledger.site.render import render_pages  # charts and templates: half a second that an unchanged site saves

    render_pages(release, **options)
