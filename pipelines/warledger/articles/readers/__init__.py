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
        (rb"%PDF-", ".pdf"),
        (rb"\{\\rtf", ".rtf"),
        (rb"\xd0\xcf\x11\xe0", ".doc"),
        (rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels|mimetype)", ".docx"),
        (rb"7z\xbc\xaf", ".7z"),
        (rb"Rar!", ".rar"),
        (rb"\xfd7zXZ", ".xz"),
        (rb"\x1f\x8b", ".gz"),
        (rb"BZh\d", ".bz2"),
        (rb"\x28\xb5\x2f\xfd", ".zst"),
        (rb"PK\x03\x04", ".zip"),
        (rb".{257}ustar", ".tar"),
        (rb"PAR1", ".parquet"),
        (rb"WARC/\d", ".warc"),
        (rb"\s*(?:<!--.{0,500}?-->\s*)?(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<head|<body)", ".html"),
        (rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF)\b", ".rss"),
        (rb"\s*\{\s*\"", ".jsonl"),
        (rb"", ".txt"),
    )
)
#: Kinds of file that are known and not read -> what to do.
_NOT_READ = {
    f".{ending}": advice
    for endings, advice in (
        ("pdf", "a PDF: save its text as .txt"),
        ("doc docx odt rtf pages epub msg ppt pptx", "an office program's file: save it as plain text or HTML"),
        ("xls xlsx ods numbers", "a spreadsheet: save it as .csv"),
        ("7z rar xz lz4 wacz", "packed in a way that is not read: unpack it here"),
        ("jpg jpeg png gif webp svg ico bmp tif tiff mp3 mp4 css js woff woff2 ttf", "no report: nothing to do"),
    )
    for ending in endings.split()
}
#: Beginnings of those that may look like text.
_NO_TEXT = (b"%PDF-", rb"{\rtf")
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
        kind = _kind_of(source)
        read = READERS.get(kind)
        if read is None:
            kinds = " ".join(sorted(READERS))
            yield Refusal(
                source.origin, _NOT_READ.get(kind) or f"not a kind of file that is read: save it as one of {kinds}"
            )
            return
        found = read(source, limits)
        yield next(found, Refusal(source.origin, "holds no report: delete it or save it again"))
        yield from found
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
    elif looks_binary(raw) or raw.startswith(_NO_TEXT):
        advice = _NOT_READ.get(guess_kind(raw[:1000]))
        yield Refusal(source.origin, advice or "not text but binary: give the file its right ending, or delete it")
    else:
        page = b"<" in raw[:1000] and guess_kind(raw[:1000]) == ".html"
        yield Record(source.origin, raw, hash_of(raw), "html" if page else form)


def read_whole(source: Source, limit: int) -> bytes | Refusal:
    """All bytes of a source, or a refusal where it is empty or larger than the limit."""
    with source.open() as stream:
        # asked for all that it may be, a stream takes as much memory at once
        raw = stream.read(_BLOCK)
        if len(raw) == _BLOCK and source.path:
            stream.seek(0)
            raw = stream.read(min(source.path.stat().st_size, limit) + 1)
        elif len(raw) == _BLOCK:
            raw += stream.read(limit + 1 - _BLOCK)
    if len(raw) > limit:
        return Refusal(source.origin, f"over {limit // 1_000_000} MB, too large for one report: split it up")
    if raw[:1] in _BLANKS and not raw.strip(_BLANKS):
        return Refusal(source.origin, "empty: delete it or save it again")
    return raw


def _kind_of(source: Source) -> str:
    """The name ending that tells how to read a source: its own, or of an unknown one what its beginning looks like."""
    _, dot, last = source.name.rpartition(".")
    ending = dot + last.lower()
    if ending in READERS or ending in _NOT_READ:
        return ending
    with source.open() as stream:
        kind = guess_kind(stream.read(1000))
    # anything may look like text: a script, a log, a copy of another program's
    return ending if kind == ".txt" and _TELLING_ENDING.search(source.name) else kind


def guess_kind(head: bytes) -> str:
    """The name ending that a file should have, by its beginning."""
    return next(ending for beginning, ending in _BEGINNINGS if beginning.match(head))


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
