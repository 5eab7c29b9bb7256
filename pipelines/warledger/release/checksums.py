"""SHA256SUMS: one line a file, as `sha256sum -c` reads it."""

from __future__ import annotations

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files(folder: Path) -> list[str]:
    """Every file under the folder except the list itself, as sorted relative POSIX paths."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return sorted(name for name in found if name != NAME)


def write(folder: Path) -> None:
    """List every file of the folder."""
    lines = [f"{sha256(folder / name)}  {name}\n" for name in files(folder)]
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def read(folder: Path) -> dict[str, str]:
    """Path -> digest.

    Raises:
        FileNotFoundError: the folder has no list.
        ValueError: a line is not of the form `<64 hex digits>  <path>`, or the bytes are not UTF-8.
    """
    listed: dict[str, str] = {}
    text = (folder / NAME).read_bytes().decode()
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):  # to sha256sum no other byte ends a line
        digest, separator, name = line.partition("  ")
        if not separator or len(digest) != 64 or not name:
            raise ValueError(f"line {number} is not a digest and a path")
        listed[name] = digest
    return listed
