"""Writing the data of a release, and reading it back.

RELEASE/manifest.json            which release this is, and what it was made from
RELEASE/data/<table>.parquet     exact
RELEASE/data/<table>.csv         the same as text; see formats.as_text
RELEASE/data/<table>.json        monthly tables only
RELEASE/data/datapackage.json    every column's meaning
RELEASE/data/README.md           the same for a person who was sent the folder alone
RELEASE/SHA256SUMS               every file
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from warledger import conflict
from warledger.conflict import Conflict
from warledger.errors import WarledgerError
from warledger.release import checksums, formats
from warledger.release.about import about, citation
from warledger.release.contents import RELEASED, Contents, contents, released_columns
from warledger.release.datapackage import datapackage, kinds

MANIFEST = "manifest.json"

#: Keys of a manifest, in the order they are written.
MANIFEST_KEYS = (
    "release", "number", "data_id", "data_sha256", "previous", "data_through", "published", "note", "fingerprints",
    "renderer", "war", "period", "rows",
)  # fmt: skip


class ReleaseError(WarledgerError):
    """A folder is not a readable release; the message says what is missing."""


def write_data(
    tables: Mapping[str, pl.DataFrame],
    out: Path,
    *,
    war: Conflict | None = None,
    number: int = 1,
    previous: str | None = None,
    note: str | None = None,
    published: str | None = None,
    fingerprints: Mapping[str, str] | None = None,
    renderer: str | None = None,
) -> dict[str, Any]:
    """Write the data release of the tables into a folder. The same arguments give the same bytes.

    Args:
        tables: every table of a release, see :data:`contents.RELEASED`; working columns are dropped.
        war: the conflict they are about.
        number: counts publications.
        previous: name of the release before this one.
        note: why this release was made, for a reader.
        published: day of publication, YYYY-MM-DD, where dates of building are wanted at all.
        fingerprints: of corpus, decisions, code, rules and renderer.
        renderer: name and version of what renders the pages.

    Returns:
        The manifest, as written.

    Raises:
        tables.TableError: a table is missing or does not agree with its declaration.
    """
    war = war or conflict.load()
    return write_contents(
        contents(tables, war),
        out,
        war=war,
        number=number,
        previous=previous,
        note=note,
        published=published,
        fingerprints=dict(fingerprints or {}),
        renderer=renderer,
    )


def write_contents(release: Contents, out: Path, *, war: Conflict, number: int, **provenance: Any) -> dict[str, Any]:
    """As :func:`write_data`, for contents that were checked already."""
    folder = out / "data"
    folder.mkdir(parents=True, exist_ok=True)
    manifest = _manifest(release, war=war, number=number, **provenance)
    for name in RELEASED:
        for kind in kinds(name):
            getattr(formats, f"write_{kind}")(release.frames[name], folder / f"{name}.{kind}")
    write_text(folder / "datapackage.json", as_json(datapackage(folder, manifest)))
    write_text(folder / "README.md", _readme(manifest))
    write_text(out / MANIFEST, as_json(manifest))
    checksums.write(out)
    return manifest


def read_manifest(release: Path) -> dict[str, Any]:
    """The manifest of a release folder.

    Raises:
        ReleaseError: there is none, or it is torn.
    """
    try:
        manifest = json.loads((release / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ReleaseError(f"{release} is not a release: it has no {MANIFEST}") from None
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{release / MANIFEST} cannot be read: {error}") from None
    absent = [key for key in MANIFEST_KEYS if key not in manifest] if isinstance(manifest, dict) else MANIFEST_KEYS
    if absent:
        raise ReleaseError(f"{release / MANIFEST} lacks {', '.join(absent)}")
    return dict(manifest)


def read_table(release: Path, name: str) -> pl.DataFrame:
    """One table of a release, from its Parquet file.

    Raises:
        ReleaseError: it is missing or cannot be read.
    """
    path = release / "data" / f"{name}.parquet"
    try:
        return pl.read_parquet(path, glob=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise ReleaseError(f"{path} cannot be read: {error}") from None


def read_tables(release: Path) -> dict[str, pl.DataFrame]:
    """Every table of a release.

    Raises:
        ReleaseError: one is missing or cannot be read.
    """
    return {name: read_table(release, name) for name in RELEASED}


def as_json(value: object) -> str:
    """JSON for people to read: indented, Unicode as it is, a newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write_text(path: Path, text: str) -> None:
    """The same bytes on every machine: UTF-8, newlines as they are."""
    path.write_text(text, encoding="utf-8", newline="\n")


def _manifest(release: Contents, *, war: Conflict, number: int, **provenance: Any) -> dict[str, Any]:
    known = provenance | {
        "release": f"{number}-{release.data_id}",
        "number": number,
        "data_id": release.data_id,
        "data_sha256": release.sha256,
        "data_through": release.through.isoformat() if release.through else None,
        "war": war.name,
        "period": [war.start.isoformat(), war.end.isoformat()],
        "rows": {name: frame.height for name, frame in release.frames.items()},
    }
    return {key: known.get(key) for key in MANIFEST_KEYS}


def _readme(manifest: Mapping[str, Any]) -> str:
    work = about()
    rows = "\n".join(
        f"| {name} | {count} | {', '.join(released_columns(name))} |" for name, count in manifest["rows"].items()
    )
    return f"""# {work.title}, release {manifest["release"]}

{work.description}

Cite as: {citation(manifest)}

Licence: {work.licence["title"]} ({work.licence["path"]}). {work.licence["note"]}

Every table is here as Parquet, which is exact, and as CSV; the monthly ones as JSON too. `datapackage.json`
(Frictionless) says what each column means, its unit, its allowed values and its keys. `../SHA256SUMS` lists every file.

In CSV an empty cell is a null and `""` is empty text; lists are joined by a space; a text that begins like a
spreadsheet formula (=, +, -, @) has an apostrophe in front. A null `high` is open ("at least"). A month without a row
has no reports, which is not zero.

| table | rows | columns |
| --- | --- | --- |
{rows}
"""
