"""Compressed files: `name.gz` is read as `name` would be, as a stream, up to the limits of an archive."""

from __future__ import annotations

import gzip
import zlib
from functools import partial
from typing import BinaryIO, cast

from warledger.articles.readers import read_source, reader
from warledger.articles.readers.guard import guarded
from warledger.articles.records import Found, Limits, Refusal, Source


@reader(".gz")
def read_gzip(source: Source, limits: Limits) -> Found:
    """What the file holds once unpacked."""
    if source.depth >= limits.depth:
        yield Refusal(source.origin, f"packed more than {limits.depth} times: unpack it here")
        return
    name = source.name[: -len(".gz")] if source.name.lower().endswith(".gz") else source.name
    inner = Source(source.origin, name, partial(_open, source, limits), depth=source.depth + 1)
    try:
        yield from read_source(inner, limits)
    except zlib.error as error:
        yield Refusal(source.origin, f"broken ({error}): copy it again")


def _open(source: Source, limits: Limits) -> BinaryIO:
    packed = source.open()
    return guarded(cast(BinaryIO, gzip.GzipFile(fileobj=packed)), packed, limits)
