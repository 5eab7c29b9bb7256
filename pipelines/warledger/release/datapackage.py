"""datapackage.json: what every file and column of a release means, in Frictionless terms."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dataframely as dy

from warledger import tables
from warledger.release import checksums
from warledger.release.about import about
from warledger.release.contents import MONTHLY, REFERENCES, RELEASED, released_columns
from warledger.release.formats import LIST_DELIMITER

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {dy.String: "string", dy.Int64: "integer", dy.Float64: "number", dy.Bool: "boolean", dy.Date: "date"}
_MEDIA = {"csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet"}


def datapackage(folder: Path, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The descriptor of the data files in a folder.

    Args:
        folder: holds the tables' files already; their sizes and hashes are taken.
        manifest: the release they belong to.
    """
    work = about()
    licence = {key: work.licence[key] for key in ("name", "path", "title")}
    package = {
        "$schema": _PROFILE,
        "name": work.name,
        "title": work.title,
        "version": manifest["release"],
        "description": f"{work.description}\n\n{work.licence['note']}",
        "keywords": list(work.keywords),
        "licenses": [licence],
        "contributors": [{"title": name, "roles": ["author"]} for name in work.contributors],
        "temporal": {"start": manifest["period"][0], "end": manifest["period"][1]},
        "resources": [_resource(folder, name) for name in RELEASED],
    }
    return package | ({"created": f"{manifest['published']}T00:00:00Z"} if manifest["published"] else {})


def kinds(name: str) -> tuple[str, ...]:
    """The file formats a table is written in."""
    return ("csv", "parquet", "json") if name in MONTHLY else ("csv", "parquet")


def schema(name: str) -> dict[str, Any]:
    """Table Schema of a table: each column's type, meaning, unit and limits; the keys."""
    declared = tables.declared(name).columns()
    pointers = [
        {"fields": [column], "reference": {"resource": "" if other == name else other, "fields": [target]}}
        for table, column, other, target in REFERENCES
        if table == name and not isinstance(declared[column], dy.List)
    ]
    described = {
        "fields": [_field(column, declared[column]) for column in released_columns(name)],
        "primaryKey": tables.key(name),
        "missingValues": [""],
    }
    return described | ({"foreignKeys": pointers} if pointers else {})


def _resource(folder: Path, name: str) -> dict[str, Any]:
    csv, *others = (_file(folder / f"{name}.{kind}") for kind in kinds(name))
    return {
        "name": name,
        "type": "table",
        "title": name.replace("_", " ").capitalize(),
        "description": " ".join((tables.declared(name).__doc__ or "").split()),
        **csv,
        "encoding": "utf-8",
        "schema": schema(name),
        # the same rows again: no resources of their own, since not every reader of packages knows Parquet's nulls
        "alternates": others,
    }


def _file(path: Path) -> dict[str, Any]:
    kind = path.suffix.removeprefix(".")
    size, digest = path.stat().st_size, checksums.sha256(path)
    return {"path": path.name, "format": kind, "mediatype": _MEDIA[kind], "bytes": size, "hash": f"sha256:{digest}"}


def _field(name: str, column: dy.Column) -> dict[str, Any]:
    described: dict[str, Any] = {"name": name, "description": column.description or ""}
    if isinstance(column, dy.List):
        described |= {"type": "list", "itemType": "string", "delimiter": LIST_DELIMITER}
    else:
        described["type"] = _TYPES[type(column)]
    extra = column.metadata or {}
    if "unit" in extra:
        described["unit"] = extra["unit"]
    limits = {
        "required": None if column.nullable else True,
        "enum": extra.get("values"),
        "pattern": getattr(column, "regex", None),
        "minimum": getattr(column, "min", None),
        "maximum": getattr(column, "max", None),
    }
    constraints = {limit: value for limit, value in limits.items() if value is not None}
    return described | ({"constraints": constraints} if constraints else {})
