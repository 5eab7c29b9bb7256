"""Compressed files: `name.gz` is read as `name` would be, as a stream, up to the limits of an archive."""

from __future__ import annotations

import bz2
import gzip
import zlib
from collections.abc import Callable
from functools import partial
from typing import BinaryIO, cast

from warledger.articles.readers import read_source, reader
from warledger.articles.readers.guard import guarded
from warledger.articles.readers.members import too_deep
from warledger.articles.records import Found, Limits, Refusal, Source


def _gzip(packed: BinaryIO) -> object:
    return gzip.GzipFile(fileobj=packed)


def _zstandard(packed: BinaryIO) -> object:
    from pyarrow import CompressedInputStream  # loaded when there is such a file

    return CompressedInputStream(packed, "zstd")


#: Name ending -> what unpacks such a file, and the ending of what is in it where the name does not tell.
_PACKED: dict[str, tuple[Callable[[BinaryIO], object], str]] = {
    ".gz": (_gzip, ""),
    ".tgz": (_gzip, ".tar"),
    ".bz2": (bz2.BZ2File, ""),
    ".tbz2": (bz2.BZ2File, ".tar"),
    ".zst": (_zstandard, ""),
}


def read_packed(kind: str, source: Source, limits: Limits) -> Found:
    """What a file of that kind holds once unpacked."""
    if refused := too_deep(source, limits):
        yield refused
        return
    unpack, ending = _PACKED[kind]
    name = source.name[: -len(kind)] + ending if source.name.lower().endswith(kind) else source.name
    inner = Source(source.origin, name, partial(_open, unpack, source, limits), depth=source.depth + 1)
    try:
        yield from read_source(inner, limits)
    except zlib.error as error:
        yield Refusal(source.origin, f"broken ({error}): copy it again")


def _open(unpack: Callable[[BinaryIO], object], source: Source, limits: Limits) -> BinaryIO:
    packed = source.open()
    return guarded(cast(BinaryIO, unpack(packed)), packed, limits)


for _kind in _PACKED:
    reader(_kind)(partial(read_packed, _kind))
