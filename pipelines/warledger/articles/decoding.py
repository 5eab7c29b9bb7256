"""Bytes to clean characters: encodings found out, damage repaired, what nobody can see taken out."""

from __future__ import annotations

import codecs
import re
import unicodedata

import ftfy

#: Byte-order marks; that of UTF-32 begins with one of UTF-16.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: English in one byte a character is Windows-1252 or, with its curly quotes elsewhere, Mac Roman. Words of bytes that
#: are not ASCII are another script, whose encoding is then found by its letters.
_OTHER_SCRIPTS = ["cp1256", "cp1251", "cp1253", "cp1255", "koi8_r", "iso8859_6"]
_MAC_QUOTES = re.compile(rb"[a-z]\xd5(?:s|t|re|ve|ll|d)\b|\xd2[A-Z]|[.,]\xd3")
_WINDOWS_QUOTES = re.compile(rb"[a-z]\x92[a-z]|\x93[A-Za-z]|[.,]\x94")
#: English as it is written on machines in China, Taiwan and Korea: its quotes take two bytes.
_WIDE_QUOTES = (
    (re.compile(rb"\xa1\xb0[\x20-\x7e]|[a-z.,!?]\xa1[\xaf\xb1]"), "gb18030"),
    (re.compile(rb"\xa1\xa7[\x20-\x7e]|[a-z.,!?]\xa1[\xa6\xa8]"), "big5hkscs"),
)
#: A word in letters that are not ASCII; in Western languages no four of them follow each other.
_FOREIGN = re.compile(rb"[\x81\x8d-\x90\xc0-\xff]{4,}")
_FEWEST_FOREIGN = 6
_OTHER_SCRIPT = 0.3
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DECLARED = re.compile(rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]{2,20})""", re.I)
#: What pages that declare an encoding are written in, as browsers have it.
_AS_BROWSERS = {
    "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
    "euc_kr": "cp949", "shift_jis": "cp932",
}  # fmt: skip
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: Controls, direction overrides, zero-width and private characters: unseen, and used to deceive.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff]"
)
#: The same for ASCII, which needs no more.
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_ASCII = dict.fromkeys((*range(32), 127)) | {9: " ", 10: "\n", 11: "\n", 12: "\n", 13: "\n"}
#: Repair only what a wrong decoding broke: quotes, dashes and letters stay as they were published.
_REPAIRS = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
#: What text may hold of control bytes before it is no text.
_BINARY_SHARE = 0.02
_HIGH = bytes(range(128, 256))
_CONTROLS = bytes({*range(1, 32)} - set(b"\t\n\r\x0c\x1b"))


def looks_binary(raw: bytes) -> bool:
    """Whether bytes are no text in any encoding: a picture or a program under a wrong name."""
    head = raw[:8000]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > _BINARY_SHARE * len(head) and not wide_encoding(head)


def wide_encoding(head: bytes) -> str | None:
    """The encoding of text in two or four bytes a character, by its first bytes; None for any other."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return encoding
    # without a mark, every other byte of English text is null
    if 0 not in head or len(head) < 16 or (nulls := head.count(0)) < 0.3 * len(head):
        return None
    even = head[::2].count(0)
    if even > 0.9 * nulls:
        return "utf-16-be"
    return "utf-16-le" if even < 0.1 * nulls else None


def decode(raw: bytes) -> str:
    """Text of raw bytes: byte-order mark, UTF-8, UTF-8 with stray bytes, else what the bytes look like."""
    if raw.isascii() and b"\x00" not in raw:
        return raw.decode("ascii")
    if wide := wide_encoding(raw[:2000]):
        return raw.decode(wide, "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # a file cut in the middle of a character is still UTF-8
        if error.reason == "unexpected end of data" and _UTF8_PAIR.search(raw):
            return raw[: error.start].decode("utf-8")
    head = raw[:100_000]
    high = len(head) - len(head.translate(None, _HIGH))
    if 2 * sum(map(len, _UTF8_PAIR.findall(head))) > high:
        return raw.decode("utf-8", "warledger-cp1252")
    return raw.decode(_national(head, high), "replace")


def decode_page(raw: bytes) -> str:
    """The same for HTML and XML, which may declare their encoding; a declaration that does not fit is passed over."""
    found = _DECLARED.search(raw[:4000])
    if found and not raw.startswith(codecs.BOM_UTF8) and not wide_encoding(raw[:2000]):
        try:
            name = codecs.lookup(found[1].decode("ascii")).name
            return raw.decode(_AS_BROWSERS.get(name, name))
        except (LookupError, UnicodeError):
            pass
    return decode(raw)


def tidy(text: str) -> str:
    """Characters as readers see them: damage repaired, composed, one kind of newline, space and hyphen, none unseen."""
    if text.isascii():
        return text.replace("\r\n", "\n").translate(_ASCII)
    text = unicodedata.normalize("NFC", ftfy.fix_text(_NEWLINES.sub("\n", text), _REPAIRS))
    return _UNSEEN.sub("", _SPACES.sub(" ", text)).translate(_HYPHENS)


def tidy_line(text: str) -> str:
    """The same in one line, single spaces."""
    return " ".join(tidy(text).split())


def _national(head: bytes, high: int) -> str:
    """The encoding of text that is no UTF-8, by its quotes and by its words in another script."""
    for quotes, encoding in _WIDE_QUOTES:
        if quotes.search(head) and not _WINDOWS_QUOTES.search(head):
            return encoding
    foreign = head if high > _OTHER_SCRIPT * len(head) else b" ".join(_FOREIGN.findall(head))
    if len(foreign) >= _FEWEST_FOREIGN:
        import charset_normalizer  # rarely needed, and slow to load

        best = charset_normalizer.from_bytes(foreign, cp_isolation=_OTHER_SCRIPTS).best()
        return best.encoding if best else "cp1252"
    return "mac_roman" if _MAC_QUOTES.search(head) and not _WINDOWS_QUOTES.search(head) else "cp1252"


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


codecs.register_error("warledger-cp1252", _stray_byte)
