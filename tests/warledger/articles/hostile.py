"""A corpus that wants to break its reader. Every file is made here; the large ones are small until unpacked."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import ftfy.bad_codecs  # noqa: F401  registers sloppy-windows-1252
import pyarrow as pa
import pyarrow.parquet as pq

REPORT = (
    "Insurgents stormed a checkpoint in Kunduz province late on Monday, killing four police officers, officials said. "
    "Another three officers were wounded, the governor's spokesman said on Tuesday."
)
#: Templates and scripts that must come through as plain words, or not at all.
INJECTIONS = (
    "<script>alert(1)</script>", "{{ 7 * 7 }}", "{% raw %}", "${7*7}", "{{< include /etc/passwd >}}", "`r 1+1`",
    "'; DROP TABLE articles; --", "=cmd|' /C calc'!A0", "javascript:alert(1)", "%s%n%x", "../../etc/passwd",
)  # fmt: skip
RTL = "\u202e\u2066\u200f"


def write_corpus(root: Path, *, large: bool = False) -> set[str]:
    """Fill a folder; with `large`, the files of 100 MB too.

    Returns:
        The names of the files whose report should be read all the same.
    """
    good = _encodings(root) | _names(root) | _fields(root)
    _nothing_to_read(root)
    _archives(root)
    _links(root)
    _markup(root, 3_000_000 if large else 20_000)
    if large:
        _huge(root)
    return good


def _encodings(root: Path) -> set[str]:
    accented = REPORT.replace("governor's", "governor’s") + " “We held,” one said – café, naïve."
    files = {
        "cp1252.txt": accented.encode("cp1252"),
        "mac.txt": accented.encode("mac_roman"),
        "utf16.txt": accented.encode("utf-16"),
        "utf16-bare.txt": accented.encode("utf-16-le"),
        "bom.txt": b"\xef\xbb\xbf" + accented.encode(),
        "mixed.txt": accented.encode() + b" \x93mixed\x94 bytes \x97 here.",
        "twice.txt": accented.encode().decode("sloppy-windows-1252").encode(),
        "cut.txt": (accented + " ’").encode()[:-1],
        "nul.txt": REPORT.replace(" ", " \x00", 5).encode() + b"\x00 Nul.",
        "controls.txt": ("\x1b[31m" + REPORT + "\x07\x08 Controls.").encode(),
        "rtl.txt": (RTL + REPORT.replace("Kunduz", "Kun\u202eduz") + RTL + " Right to left.").encode(),
        "old-mac.txt": (REPORT + " Old Mac.").replace(". ", ".\r\r").encode(),
        "year0.md": f"---\npublished: 0000-00-00\n---\n{REPORT} Year zero.".encode(),
        "year9999.md": f"---\npublished: 9999-12-31\n---\n{REPORT} Year 9999.".encode(),
        "year1066.md": f"---\npublished: 1066-10-14\n---\n{REPORT} Year 1066.".encode(),
        "front.md": f"---\n: : [\n---\n{REPORT} Broken front matter.".encode(),
        "bomb.md": ("---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
            f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(8)
        ) + f"title: *i\n---\n{REPORT} Aliases.").encode(),
    }  # fmt: skip
    for name, raw in files.items():
        (root / name).write_bytes(raw)
    return set(files)


def _names(root: Path) -> set[str]:
    names = [
        "line\nbreak.txt",
        "smile 😀.txt",
        "quote'\".txt",
        "<b onload=x>.txt",
        "-rf.txt",
        "RTL\u202etxt.txt",
        "x" * 240 + ".txt",
    ]
    for number, name in enumerate(names):
        (root / name).write_text(f"{REPORT} Name {number}.")
    Path(os.fsdecode(os.fsencode(root) + b"/bytes\xff\xfe.txt")).write_text(f"{REPORT} Not a name.")
    deep = root
    for _ in range(40):
        deep = deep / "deep"
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text(f"{REPORT} Deep.")
    return {"smile 😀.txt", "quote'\".txt", "<b onload=x>.txt", "-rf.txt", "x" * 240 + ".txt"}


def _fields(root: Path) -> set[str]:
    lines = [
        json.dumps(
            {"id": text, "title": text, "publisher": text, "url": text, "published": text, "text": f"{REPORT} {text}"}
        )
        for text in INJECTIONS
    ]
    lines += [
        "[" * 100_000,
        "{" * 1000,
        '{"text": 5}',
        "null",
        '"text"',
        "1" * 10_000,
        '{"id": {"a": [1]}, "text": ["x"]}',
    ]
    lines += [
        '{"id": "surrogate", "text": "\\ud800 ' + REPORT + '"}',
        '{"id": 1e999, "text": "' + REPORT + ' Infinity."}',
    ]
    (root / "fields.jsonl").write_text("\n".join(lines))
    (root / "fields.csv").write_text(
        'id,text,published\n1,"' + REPORT + ' In a table.",2015-06-01\n2,"never closed\n' + "x,y\n" * 500
    )
    (root / "ragged.csv").write_text("id,text\n1\n2," + REPORT + " Ragged.,more,and more\n\x00,\n")
    return set()


def _nothing_to_read(root: Path) -> None:
    noise = bytes(range(256))
    files = {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "zeros.txt": bytes(5000),
        "noise.txt": noise * 40,
        "picture.jpg": b"\xff\xd8\xff\xe0" + bytes(100),
        "picture.txt": b"\x89PNG\r\n\x1a\n" + noise * 20,
        "noise.parquet": b"PAR1" + noise + b"\xff\xff\xff\x7fPAR1",
        "noise.warc": b"WARC/1.0\r\n" + noise,
        "noise.warc.gz": gzip.compress(b"x"),
        "noise.gz": b"\x1f\x8b\x08" + noise,
        "noise.zip": b"PK\x03\x04" + noise,
        "noise.xml": b"<rss><",
        "noise.json": b'{"a": ',
        "noise.html": b"<" * 5000,
        "noise.rss": noise * 10,
    }
    for name, raw in files.items():
        (root / name).write_bytes(raw)


def _archives(root: Path) -> None:
    with zipfile.ZipFile(root / "paths.zip", "w") as archive:
        for name in ("../../escaped.txt", "/tmp/absolute.txt", "C:\\windows.txt", "..\\back.txt", "inside/good.txt"):
            archive.writestr(name, f"{REPORT} Member {name}.")
        pointer = zipfile.ZipInfo("link.txt")
        pointer.external_attr = 0o120777 << 16
        archive.writestr(pointer, "/etc/passwd")
    with tarfile.open(root / "paths.tar", "w") as tar:
        for name in ("../../escaped.txt", "/tmp/absolute.txt", "C:\\windows.txt", "inside/good.txt"):
            raw = f"{REPORT} Member {name} of a tar.".encode()
            member = tarfile.TarInfo(name)
            member.size = len(raw)
            tar.addfile(member, io.BytesIO(raw))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
        device = tarfile.TarInfo("device.txt")
        device.type = tarfile.CHRTYPE
        tar.addfile(device)
    with zipfile.ZipFile(root / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", bytes(30_000_000))
    (root / "bomb.txt.gz").write_bytes(gzip.compress(bytes(30_000_000)))
    (root / "bomb.jsonl.gz").write_bytes(
        gzip.compress(b'{"text": "' + b"x" * 30_000_000 + b'"}\n' + b"\n" * 30_000_000)
    )
    # one cell, told to stand in every row
    cells = pa.DictionaryArray.from_arrays(pa.array([0] * 300, pa.int32()), pa.array([REPORT * 60_000]))
    pq.write_table(pa.table({"text": cells}), root / "cells.parquet", compression="zstd")
    nested = f"{REPORT} Nested.".encode()
    for depth in range(6):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("nested.txt" if depth == 0 else "nested.zip", nested)
        nested = packed.getvalue()
    (root / "nested.zip").write_bytes(nested)
    (root / "lying.zip").write_bytes((root / "paths.zip").read_bytes()[:-30])


def _links(root: Path) -> None:
    (root / "loop").symlink_to(root)
    (root / "itself.txt").symlink_to(root / "itself.txt")
    (root / "outside.txt").symlink_to("/etc/hostname")
    (root / "up").symlink_to(root.parent)
    (root / "nowhere.txt").symlink_to(root / "not-there.txt")
    os.mkfifo(root / "pipe.txt")


def _markup(root: Path, many: int) -> None:
    head = "<html><head><title>Checkpoint stormed</title></head><body><article>"
    page = f"{head}<p>{REPORT} Page.</p>%s</article></body></html>"
    (root / "entities.html").write_text(page % ("&amp;" * many))
    (root / "nested.html").write_text(page % ("<div>" * many))
    (root / "tables.html").write_text(page % ("<table><tr><td>" * (many // 3)))
    (root / "attributes.html").write_text(page % ("<p " + " ".join(f"a{n}=1" for n in range(many // 10)) + ">"))
    (root / "unclosed.html").write_text(page % ("<b><i><a href=x>" * (many // 3)))
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    feed = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{lol}<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&l11;&x;'
    (root / "laughs.xml").write_text(
        f"<?xml version='1.0'?>{feed}</title><description>{REPORT}</description></item></channel></rss>"
    )


def _huge(root: Path) -> None:
    (root / "line.txt").write_bytes(b"Taliban killed " * 7_000_000)
    (root / "line.jsonl").write_bytes(
        b'{"text": "'
        + b"Taliban killed " * 7_000_000
        + b'"}\n{"id": "after", "text": "'
        + REPORT.encode()
        + b' After."}'
    )
    (root / "line.csv").write_bytes(b"text\n" + b"Taliban killed " * 7_000_000 + b"\n")
    (root / "line.html").write_bytes(b"<html><p>" + b"&eacute;" * 13_000_000)
    (root / "lists.json").write_bytes(b"[" + b"[]," * 5_000_000 + b"[]]")
    with gzip.open(root / "giga.jsonl.gz", "wb", compresslevel=1) as out:
        for _ in range(100):
            out.write(b" " * 1_000_000)
    with zipfile.ZipFile(root / "giga.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(30):
            archive.writestr(f"{number}.txt", bytes(9_000_000))
