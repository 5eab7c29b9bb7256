"""A source as something one can seek in: the file itself, or a copy that is gone when it is read."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from warledger.articles.records import Limits, Source

_IN_MEMORY = 8_000_000


@contextmanager
def seekable(source: Source, limits: Limits) -> Iterator[tuple[BinaryIO, int]]:
    """The source's stream and its size. A member of an archive is copied, up to the archive's own limits."""
    with source.open() as stream:
        if source.depth == 0:
            yield stream, os.fstat(stream.fileno()).st_size
            return
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
            shutil.copyfileobj(stream, copy)
            size = copy.tell()
            copy.seek(0)
            yield cast(BinaryIO, copy), size
