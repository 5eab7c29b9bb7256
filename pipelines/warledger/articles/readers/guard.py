"""A stream that refuses to unpack without end."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

from warledger.articles.records import Limits

#: Small files may be packed as tightly as they like.
_HARMLESS = 10_000_000


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
        if self._total > _HARMLESS:
            packed = self._packed if isinstance(self._packed, int) else self._packed.tell()
            if self._total > self._limits.ratio * max(packed, 1):
                raise ValueError(f"unpacks to over {self._limits.ratio} times its size, like a zip bomb")
            if self._total > self._limits.unpacked:
                raise ValueError(f"unpacks to over {self._limits.unpacked // 1_000_000_000} GB")
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
