"""The files of a corpus folder, in a fixed order: nothing outside the folder, nothing that is not a file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from warledger.articles.records import Refusal, Source, printable

#: Files that stand beside reports and are read by somebody else.
SIDECARS = frozenset({"articles.csv", "decisions.toml", "manifest.jsonl"})
#: Names of papers about a corpus, not of it.
_PAPERS = ("readme", "license", "licence", "copying", "changelog")


def walk(root: Path) -> Iterator[Source | Refusal]:
    """Each file under a folder; hidden ones and sidecars are passed over, links that lead out are refused.

    The stream must be consumed in order: sources are opened only when read.
    """
    inside = root.resolve()
    for folder, subfolders, names in os.walk(root, followlinks=False):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in [*subfolders, *sorted(names)]:
            path = Path(folder, name)
            if name.startswith(".") or name in SIDECARS:
                continue
            if path.is_symlink() or name in names:
                yield _in_folder(path, printable(path.relative_to(root).as_posix()), inside)


def _in_folder(path: Path, origin: str, inside: Path) -> Source | Refusal:
    try:
        if path.is_symlink():
            target = path.resolve(strict=True)
            if not target.is_relative_to(inside):
                return Refusal(origin, "a link out of the folder is not followed: put a copy here")
            if target.is_dir():
                return Refusal(origin, "a link to a folder is not followed: its files are read where they are")
    except (OSError, RuntimeError):
        return Refusal(origin, "a broken link, or not readable: delete it or put a copy here")
    if path.stem.lower() in _PAPERS:
        return Refusal(origin, "a paper about the corpus, not a report: nothing to do (rename it if it is one)")
    return one_file(path, origin)


def one_file(path: Path, origin: str | None = None) -> Source | Refusal:
    """A file that somebody named: links are followed, any name will do."""
    origin = origin or printable(path.name)
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return Refusal(origin, f"not readable ({error.strerror}): check its permissions, or copy it again")
    if not regular:
        return Refusal(origin, "not a regular file: delete it")
    return Source(origin, path.name, partial(_open, path), path)


def _open(path: Path) -> BinaryIO:
    return cast(BinaryIO, path.open("rb"))
