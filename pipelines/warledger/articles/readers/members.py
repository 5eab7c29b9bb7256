"""Members of an archive: each is read as the file it is, none whose name or kind could lead out of the archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from warledger.articles.records import Limits, Refusal, Source, printable
from warledger.articles.walking import SIDECARS


def too_deep(source: Source, limits: Limits) -> Refusal | None:
    """Why an archive is not opened, if it lies in too many others."""
    if source.depth < limits.depth:
        return None
    return Refusal(source.origin, f"packed more than {limits.depth} times: unpack it here")


def member(source: Source, name: str, open_it: Callable[[], BinaryIO], *, link: bool) -> Source | Refusal | None:
    """A member of an archive; None where it is hidden.

    Args:
        source: the archive.
        name: the member's, as the archive has it.
        open_it: gives its bytes.
        link: whether it is a link, or anything else that is no file.
    """
    path = name.split("/")
    if any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in path):
        return None
    origin = f"{source.origin}/{printable(name)}"
    if ".." in path or not path[0] or "\\" in name or ":" in path[0]:
        return Refusal(origin, "a member whose path leads out of its archive: not read")
    if link:
        return Refusal(origin, "a link inside an archive, or no file at all: not followed")
    if path[-1] in SIDECARS:
        return Refusal(
            origin, "not used inside an archive: put it beside the archive, with names like archive.zip/a.txt"
        )
    return Source(origin, path[-1], open_it, depth=source.depth + 1)
