"""Readers: one small file a kind of file. A reader turns a source into records or refusals, lazily.

A reader is a function ``(source, limits) -> iterator of Record | Refusal`` registered for name endings with
:func:`reader`. It never reads more into memory than one record, and lets no error of its library out.
To add one, see docs/readers.md.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

from warledger.articles.records import Found, Limits, Refusal, Source

Reader = Callable[[Source, Limits], Found]

#: Name ending, in lower case -> its reader. The longest ending that fits wins.
READERS: dict[str, Reader] = {}


def reader(*endings: str) -> Callable[[Reader], Reader]:
    """Register a reader for files whose name ends so."""

    def register(read: Reader) -> Reader:
        READERS.update(dict.fromkeys(endings, read))
        return read

    return register


def read_source(source: Source, limits: Limits) -> Found:
    """The records of a source; whatever its reader cannot cope with is a refusal, so that the rest goes on."""
    read = _reader_for(source)
    if read is None:
        kinds = " ".join(sorted(READERS))
        yield Refusal(source.origin, f"not a kind of file that is read: save it as one of {kinds}")
        return
    try:
        yield from read(source, limits)
    except PermissionError:
        yield Refusal(source.origin, "not readable: change its permissions")
    except OSError as error:
        yield Refusal(source.origin, f"not readable ({error.strerror or error}): check the file and copy it again")
    except (ValueError, EOFError, RecursionError, OverflowError, MemoryError) as error:
        yield Refusal(source.origin, f"broken ({type(error).__name__}): {_one_line(error)}; save it again")


def _reader_for(source: Source) -> Reader | None:
    name = source.name.lower()
    ending = max((ending for ending in READERS if name.endswith(ending)), key=len, default=None)
    return READERS[ending] if ending else None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or "no details"


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
