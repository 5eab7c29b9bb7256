"""Bytes to clean characters: encodings found out, damage repaired, what nobody can see taken out."""

from __future__ import annotations

import codecs
import re
import unicodedata

import charset_normalizer

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
#: Encodings that English news was written in; with fewer to choose from, detection errs less.
_CANDIDATES = ["cp1252", "utf_16_le", "utf_16_be", "mac_roman", "cp1256", "cp1250", "cp1251"]
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: Controls, direction overrides, zero-width and private characters: unseen, and used to deceive.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff]"
)


def decode(raw: bytes) -> str:
    """Text of raw bytes: byte-order mark, UTF-8, UTF-8 with stray bytes, else what the bytes look like."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        # a file cut in the middle of a character is still UTF-8
        if error.start >= len(raw) - 3:
            return raw[: error.start].decode("utf-8")
    if _UTF8_PAIR.search(raw):
        return raw.decode("utf-8", "warledger-cp1252")
    best = charset_normalizer.from_bytes(raw[:200_000], cp_isolation=_CANDIDATES).best()
    return raw.decode(best.encoding if best else "cp1252", "replace")


def tidy(text: str) -> str:
    """Characters as readers see them: composed, one kind of newline and space, nothing unseen."""
    text = _SPACES.sub(" ", _NEWLINES.sub("\n", text))
    text = _UNSEEN.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tidy_line(text: str) -> str:
    """The same in one line, single spaces."""
    return " ".join(tidy(text).split())


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


codecs.register_error("warledger-cp1252", _stray_byte)
