"""What the data set is called, its terms, and how to cite one release of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class About:
    """Name, description and terms of the data set, the same for every release."""

    name: str
    title: str
    description: str
    keywords: tuple[str, ...]
    contributors: tuple[str, ...]
    licence: Mapping[str, str]


@cache
def about() -> About:
    """The declaration in about.toml."""
    declared = tomllib.loads(Path(__file__).with_name("about.toml").read_text(encoding="utf-8"))
    lists = {key: tuple(value) for key, value in declared.items() if isinstance(value, list)}
    return About(**declared | lists)


def citation(manifest: Mapping[str, Any], url: str | None = None) -> str:
    """One line to cite a release by.

    Args:
        manifest: the release's manifest.json.
        url: permalink of the release, where the site's address is known.
    """
    work = about()
    year = f" ({manifest['published'][:4]})" if manifest.get("published") else ""
    through = f", data through {manifest['data_through']}" if manifest.get("data_through") else ""
    end = f" {url}" if url else ""
    return f"{'; '.join(work.contributors)}{year}. {work.title}. Data set, release {manifest['release']}{through}.{end}"


def bibtex(manifest: Mapping[str, Any], url: str | None = None) -> str:
    """The same as a BibTeX entry, keyed by the release."""
    work = about()
    fields = {
        "title": work.title,
        "author": " and ".join(f"{{{name}}}" for name in work.contributors),
        "year": (manifest.get("published") or "")[:4],
        "howpublished": "Data set",
        "version": manifest["release"],
        "note": f"Data through {manifest['data_through']}" if manifest.get("data_through") else "",
        "url": url or "",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{work.name}-{manifest['release']},\n{lines}}}\n"
