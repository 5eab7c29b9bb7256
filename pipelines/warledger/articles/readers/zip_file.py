"""Zip archives: each member is read as the file it is. Nothing is ever unpacked to disk."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from warledger.articles.readers import read_source, reader
from warledger.articles.readers.members import member, too_deep
from warledger.articles.readers.spool import seekable
from warledger.articles.records import Found, Limits, Refusal, Source, printable


@reader(".zip")
def read_zip(source: Source, limits: Limits) -> Found:
    """The records of every member."""
    if refused := too_deep(source, limits):
        yield refused
        return
    try:
        with seekable(source, limits) as (stream, size), zipfile.ZipFile(stream) as archive:
            for one in _members(archive, source, size, limits):
                if isinstance(one, Refusal):
                    yield one
                else:
                    yield from read_source(one, limits)
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
            link = stat.S_ISLNK(info.external_attr >> 16)
            one = None if info.is_dir() else member(source, info.filename, partial(_open, archive, info), link=link)
            if isinstance(one, Source) and info.flag_bits & 1:
                yield Refusal(one.origin, "encrypted: unpack it here")
            elif one is not None:
                yield one


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    # gives no more bytes than the archive's directory says, and those were added up above
    return cast(BinaryIO, archive.open(info))
