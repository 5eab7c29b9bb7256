"""Lines of a file of any size, in any encoding, never more than one that is too long for a report in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from warledger.articles.decoding import decode, wide_encoding

_BLOCK = 1 << 16


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines of a stream with their ends; None for one longer than `limit` bytes, which is skipped."""
    lines = _in_bytes(stream)
    while line := lines.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := lines.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield None


def text_lines(stream: BinaryIO, limit: int) -> Iterator[str]:
    """Lines of a stream with their ends, decoded; each for itself where they are not all UTF-8.

    Raises (from iterating):
        ValueError: a line is longer than the limit.
    """
    lines = _in_bytes(stream)
    while block := lines.read(_BLOCK):
        if not block.endswith(b"\n"):
            rest = lines.readline(limit)
            if len(rest) == limit and not rest.endswith(b"\n"):
                raise ValueError(f"a line over {limit // 1_000_000} MB")
            block += rest
        try:
            yield from io.StringIO(block.decode().replace("\x00", ""), newline="")
        except UnicodeDecodeError:
            yield from (decode(line).replace("\x00", "") for line in block.splitlines(keepends=True))


class _InUtf8(io.RawIOBase):
    """The bytes of a text in UTF-8."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._text.read(len(buffer) // 4).encode()  # no character takes more than four
        buffer[: len(part)] = part
        return len(part)


def _in_bytes(stream: BinaryIO) -> BinaryIO:
    """The stream, in which a line ends where a byte says so: UTF-16 and UTF-32 as UTF-8; no byte-order mark."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), _BLOCK)
    head = buffered.peek(_BLOCK)[:2000]
    if wide := wide_encoding(head):
        text = io.TextIOWrapper(buffered, wide, "replace", newline="")
        return cast(BinaryIO, io.BufferedReader(_InUtf8(text), _BLOCK))
    if head.startswith(b"\xef\xbb\xbf"):
        buffered.read(3)
    return cast(BinaryIO, buffered)
