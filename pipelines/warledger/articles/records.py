"""What passes between the steps: a report as it came, or why a file or record was not read."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Literal

Form = Literal["text", "markdown", "html"]

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


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


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a member of an archive. `name` decides which reader opens it, `origin` names it to people.

    `path` is where it lies, `depth` how many archives it lies in.
    """

    origin: str
    name: str
    open: Callable[[], BinaryIO]
    path: Path | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """One report as it came: not decoded, cleaned or dated. `raw_id` is the hash of the raw record."""

    origin: str
    content: bytes | str
    raw_id: str
    form: Form = "text"
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row of `rejected_files`: what is wrong, and what to do next, in one line.

    `common`: a fault that a file's every record may have; after a few they are only counted.
    """

    origin: str
    reason: str
    common: bool = False


Found = Iterator[Record | Refusal]


def hash_of(raw: bytes | Mapping[str, Any]) -> str:
    """Id of a raw record: 16 hex digits, the same on every machine."""
    if not isinstance(raw, bytes):
        written = json.dumps(raw, sort_keys=True, ensure_ascii=False, default=str)
        raw = written.encode("utf-8", "surrogatepass")
    return hashlib.sha256(raw).hexdigest()[:16]


def printable(name: str, length: int = 300) -> str:
    """A file name or record id that is safe to print in one line, whatever bytes it is made of."""
    shown = os.fsencode(name).decode("utf-8", "backslashreplace") if _has_surrogates(name) else name
    return _UNPRINTABLE.sub(lambda found: f"\\x{ord(found[0]):02x}", shown)[:length]


def _has_surrogates(name: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in name)
