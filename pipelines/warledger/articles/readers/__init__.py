"""Readers: one small file a kind of file. A reader turns a source into records or refusals, lazily.

A reader is a function ``(source, limits) -> iterator of Record | Refusal`` registered for name endings with
:func:`reader`. It holds no more than one record in memory. To add one, see docs/readers.md.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable

from warledger.articles.decoding import looks_binary
from warledger.articles.records import Form, Found, Limits, Record, Refusal, Source, hash_of, printable

Reader = Callable[[Source, Limits], Found]

#: Name ending from its last dot, in lower case -> its reader.
READERS: dict[str, Reader] = {}

#: How a file without a telling name begins -> the ending it should have had.
_BEGINNINGS = tuple(
    (re.compile(beginning, re.IGNORECASE | re.DOTALL), ending)
    for beginning, ending in (
        (rb"\x1f\x8b", ".gz"),
        (rb"PK\x03\x04", ".zip"),
        (rb"PAR1", ".parquet"),
        (rb"WARC/\d", ".warc"),
        (rb"\s*(?:<!--.{0,500}?-->\s*)?(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<head|<body)", ".html"),
        (rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF)\b", ".rss"),
        (rb"\s*\{\s*\"", ".jsonl"),
        (rb"", ".txt"),
    )
)
_BLOCK = 1 << 16
_BLANKS = b"\x00\t\n\r "
_TELLING_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,8}$", re.IGNORECASE)


def reader(*endings: str) -> Callable[[Reader], Reader]:
    """Register a reader for files whose name ends so."""

    def register(read: Reader) -> Reader:
        READERS.update(dict.fromkeys(endings, read))
        return read

    return register


def read_source(source: Source, limits: Limits) -> Found:
    """The records of a source; whatever its reader cannot cope with is a refusal, so that the rest goes on."""
    try:
        read = _reader_for(source)
        if read is None:
            kinds = " ".join(sorted(READERS))
            yield Refusal(source.origin, f"not a kind of file that is read: save it as one of {kinds}")
            return
        empty = True
        for found in read(source, limits):
            empty = False
            yield found
        if empty:
            yield Refusal(source.origin, "holds no report: delete it or save it again")
    except MemoryError:
        yield Refusal(source.origin, "takes more memory than reports need, like a zip bomb: save it again, in parts")
    except PermissionError:
        yield Refusal(source.origin, "not readable: change its permissions")
    except BaseException as error:
        # On bytes made to break it a library raises anything. A panic in its Rust code is not even an Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        # A fault of the disk has a number; libraries raise the same kind of error for a fault in a file.
        if isinstance(error, OSError) and error.strerror:
            yield Refusal(source.origin, f"not readable ({error.strerror}): check the file and copy it again")
        else:
            told = printable(" ".join(str(error).split()) or type(error).__name__, 120)
            yield Refusal(source.origin, f"broken ({told}): save it again")


def whole_file(source: Source, limit: int, form: Form) -> Found:
    """A file that is one report."""
    raw = read_whole(source, limit)
    if isinstance(raw, Refusal):
        yield raw
    elif looks_binary(raw):
        yield Refusal(source.origin, "not text but binary: give the file its right ending, or delete it")
    else:
        page = b"<" in raw[:1000] and _guess(raw[:1000]) == ".html"
        yield Record(source.origin, raw, hash_of(raw), "html" if page else form)


def read_whole(source: Source, limit: int) -> bytes | Refusal:
    """All bytes of a source, or a refusal where it is empty or larger than the limit."""
    with source.open() as stream:
        raw = stream.read(_BLOCK)
        # asked for all that it may be, a stream takes as much memory at once
        if len(raw) == _BLOCK:
            raw += stream.read(limit + 1 - _BLOCK)
    if len(raw) > limit:
        return Refusal(source.origin, f"over {limit // 1_000_000} MB, too large for one report: split it up")
    if raw[:1] in _BLANKS and not raw.strip(_BLANKS):
        return Refusal(source.origin, "empty: delete it or save it again")
    return raw


def _reader_for(source: Source) -> Reader | None:
    _, dot, last = source.name.rpartition(".")
    ending = dot + last.lower()
    if ending not in READERS and not _TELLING_ENDING.search(source.name):
        with source.open() as stream:
            ending = _guess(stream.read(1000))
    return READERS.get(ending)


def _guess(head: bytes) -> str:
    return next(ending for beginning, ending in _BEGINNINGS if beginning.match(head))


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
