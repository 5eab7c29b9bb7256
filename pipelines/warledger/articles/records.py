"""What passes between the steps: a report as it came, or why a file or record was not read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

Form = Literal["text", "markdown", "html"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a corpus may ask of the machine. Sizes are in bytes, unpacked.

    Real news pages are under 1 MB; ones saved with their pictures inside reach ten. The longest reports, such as a
    yearbook on civilian casualties, have half a megabyte of text.
    """

    article: int = 16_000_000
    plain_text: int = 2_000_000
    unpacked: int = 8_000_000_000
    ratio: int = 200
    members: int = 200_000
    depth: int = 3


LIMITS = Limits()


class Source(NamedTuple):
    """A file, or a member of an archive. `name` decides which reader opens it, `origin` names it to people.

    `path` is where it lies, `depth` how many archives it lies in.
    """

    origin: str
    name: str
    open: Callable[[], BinaryIO]
    path: Path | None = None
    depth: int = 0


class Record(NamedTuple):
    """One report as it came: not decoded, cleaned or dated. `raw_id` is the hash of the raw record."""

    origin: str
    content: bytes | str
    raw_id: str
    form: Form = "text"
    metadata: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row of `rejected_files`: what is wrong, and what to do next, in one line.

    `common`: a fault that a file's every record may have; after a few they are only counted.
    """

    origin: str
    reason: str
    common: bool = False


Found = Iterator[Record | Refusal]


def hash_of(raw: bytes | Mapping[Any, Any]) -> str:
    """Id of a raw record, its bytes or its fields: 16 hex digits, the same on every machine."""
    if not isinstance(raw, bytes):
        told = sorted([f"{name}\0{value}" for name, value in raw.items() if value is not None])
        raw = "\0\0".join(told).encode("utf-8", "surrogatepass")
    return hashlib.sha256(raw).hexdigest()[:16]


def printable(name: str, length: int = 300) -> str:
    """A file name or record id that is safe to print in one line, whatever bytes it is made of."""
    if name.isprintable():
        return name[:length]
    return "".join(one if one.isprintable() else _escaped(ord(one)) for one in name[:length])[:length]


def _escaped(code: int) -> str:
    """An escape for a character; one that stands for a byte that was no UTF-8 gives the byte."""
    return f"\\x{code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code:02x}"
