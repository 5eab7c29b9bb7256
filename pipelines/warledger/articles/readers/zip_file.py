"""Zip archives: each member is read as the file it is. Nothing is ever unpacked to disk."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from warledger.articles.readers import read_source, reader
from warledger.articles.readers.spool import seekable
from warledger.articles.records import Found, Limits, Refusal, Source, printable
from warledger.articles.walking import SIDECARS


@reader(".zip")
def read_zip(source: Source, limits: Limits) -> Found:
    """The records of every member."""
    if source.depth >= limits.depth:
        yield Refusal(source.origin, f"packed more than {limits.depth} times: unpack it here")
        return
    try:
        with seekable(source, limits) as (stream, size), zipfile.ZipFile(stream) as archive:
            for member in _members(archive, source, size, limits):
                if isinstance(member, Refusal):
                    yield member
                else:
                    yield from read_source(member, limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        yield Refusal(source.origin, f"broken zip ({printable(str(error), 80)}): copy it again")


def _members(archive: zipfile.ZipFile, source: Source, size: int, limits: Limits) -> Iterator[Source | Refusal]:
    infos = sorted(archive.infolist(), key=lambda info: info.filename)
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > limits.members:
        yield Refusal(source.origin, f"over {limits.members} members: split it up")
    elif unpacked > limits.unpacked or unpacked > max(limits.ratio * size, 10_000_000):
        yield Refusal(
            source.origin, f"unpacks to {unpacked // 1_000_000} MB, like a zip bomb: unpack what is wanted here"
        )
    else:
        for info in infos:
            path = info.filename.split("/")
            hidden = any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in path)
            if not info.is_dir() and not hidden:
                yield _member(archive, info, path, source)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: list[str], source: Source) -> Source | Refusal:
    origin = f"{source.origin}/{printable(info.filename)}"
    if ".." in path or not path[0] or "\\" in info.filename or ":" in path[0]:
        return Refusal(origin, "a member whose path leads out of its archive: not read")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refusal(origin, "a link inside an archive: not followed")
    if info.flag_bits & 1:
        return Refusal(origin, "encrypted: unpack it here")
    if path[-1] in SIDECARS:
        return Refusal(
            origin, "not used inside an archive: put it beside the archive, with names like archive.zip/a.txt"
        )
    return Source(origin, path[-1], partial(_open, archive, info), depth=source.depth + 1)


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    # gives no more bytes than the archive's directory says, and those were added up above
    return cast(BinaryIO, archive.open(info))
