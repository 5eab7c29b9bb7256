"""Tar archives (.tar.gz and the like through the reader of what is packed): each member is read as the file it is."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from functools import partial
from itertools import count
from typing import BinaryIO, cast

from warledger.articles.readers import read_source, reader
from warledger.articles.readers.guard import bounded_memory, guarded
from warledger.articles.readers.members import member, too_deep
from warledger.articles.readers.spool import seekable
from warledger.articles.records import Found, Limits, Refusal, Source, printable

#: Bytes that a member's header may take: it may say of itself that it has gigabytes.
_HEADER = 100_000_000


@reader(".tar")
def read_tar(source: Source, limits: Limits) -> Found:
    """The records of every member, in their order."""
    if refused := too_deep(source, limits):
        yield refused
        return
    try:
        with seekable(source, limits) as (stream, size), _opened(stream) as archive:
            for one in _members(archive, source, size, limits):
                if isinstance(one, Refusal):
                    yield one
                else:
                    yield from read_source(one, limits)
    except tarfile.TarError as error:
        yield Refusal(source.origin, f"broken tar ({printable(str(error), 80)}): copy it again")


def _members(archive: tarfile.TarFile, source: Source, size: int, limits: Limits) -> Iterator[Source | Refusal]:
    for number in count(1):
        with bounded_memory(_HEADER):
            info = archive.next()
        if info is None:
            return
        if number > limits.members:
            yield Refusal(source.origin, f"over {limits.members} members: split it up")
            return
        if not info.isdir():
            opened = partial(_open, archive, info, size, limits)
            one = member(source, info.name.removeprefix("./"), opened, link=not info.isfile())
            if one is not None:
                yield one


def _opened(stream: BinaryIO) -> tarfile.TarFile:
    with bounded_memory(_HEADER):  # it reads the first member's
        return tarfile.open(fileobj=stream, mode="r:")


def _open(archive: tarfile.TarFile, info: tarfile.TarInfo, size: int, limits: Limits) -> BinaryIO:
    # of a sparse member most is not in the archive
    return guarded(cast(BinaryIO, archive.extractfile(info)), size, limits)
