"""Bounds on what unpacking may cost: a stream that refuses to go on without end, memory that is refused."""

from __future__ import annotations

import io
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from warledger.articles.records import Limits

#: Small files may be packed as tightly as they like.
_HARMLESS = 10_000_000
#: What Linux tells of a process's memory, in pages: the sixth number is what it may write to.
_OWN_PAGES, _WRITABLE = Path("/proc/self/statm"), 5


def check_unpacked(unpacked: int, packed: int, limits: Limits) -> None:
    """Bytes so far against those that they were unpacked from.

    Raises:
        ValueError: they are more than the limits allow.
    """
    if unpacked > _HARMLESS:
        if unpacked > limits.ratio * max(packed, 1):
            raise ValueError(f"unpacks to over {limits.ratio} times its size, like a zip bomb")
        if unpacked > limits.unpacked:
            raise ValueError(f"unpacks to over {limits.unpacked // 1_000_000_000} GB")


@contextmanager
def bounded_memory(more: int) -> Iterator[None]:
    """The block may take so many bytes more than the process has; beyond, its allocations fail.

    For a library that reports a failed allocation as an error. It holds where the system tells how much the process
    has and keeps to the limit, as Linux does; elsewhere there is none.
    """
    try:
        pages = int(_OWN_PAGES.read_text().split()[_WRITABLE])
    except OSError:
        yield
        return
    before, most = resource.getrlimit(resource.RLIMIT_DATA)
    bounds = (before, most, pages * resource.getpagesize() + more)
    resource.setrlimit(resource.RLIMIT_DATA, (min(one for one in bounds if one != resource.RLIM_INFINITY), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, most))


class _Guarded(io.RawIOBase):
    """Passes bytes on and counts them against what they were unpacked from."""

    def __init__(self, unpacked: BinaryIO, packed_read: int | BinaryIO, limits: Limits) -> None:
        self._unpacked, self._packed, self._limits = unpacked, packed_read, limits
        self._total = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        """How many bytes were given out; there is no way back."""
        return self._total

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._unpacked.read(len(buffer))
        buffer[: len(chunk)] = chunk
        self._total += len(chunk)
        packed = self._packed if isinstance(self._packed, int) else self._packed.tell()
        check_unpacked(self._total, packed, self._limits)
        return len(chunk)

    def close(self) -> None:
        self._unpacked.close()
        if not isinstance(self._packed, int):
            self._packed.close()
        super().close()


def guarded(unpacked: BinaryIO, packed: int | BinaryIO, limits: Limits) -> BinaryIO:
    """The unpacked stream, bounded.

    Args:
        unpacked: gives the unpacked bytes.
        packed: the packed stream, or how many bytes it has.
        limits: how far it may go.

    Raises (from reading):
        ValueError: the stream unpacks to more than the limits allow.
    """
    return cast(BinaryIO, io.BufferedReader(_Guarded(unpacked, packed, limits), 1 << 16))
