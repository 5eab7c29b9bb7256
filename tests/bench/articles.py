"""How fast and how well articles are read: `python -m tests.bench.articles [--large]`.

Prints: articles a second for each reader beside the library's bare loop; time and memory for 1,000 and 10,000 reports
(--large: 100,000); what the gates let in and keep out; near-duplicates found among generated edits.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import feedparser
import polars as pl
import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType
from tests.generators.articles import Report, bulletin, edits, look_alikes, report
from tests.generators.pages import page, warc_record

from warledger import conflict
from warledger.articles.duplicates import mark_duplicates, sketch
from warledger.articles.gates import language, topic_of
from warledger.articles.pages import read_page
from warledger.articles.readers import read_source
from warledger.articles.reading import read_record
from warledger.articles.records import LIMITS, Record
from warledger.articles.walking import one_file

WAR = conflict.load()
TOPICS = Path(__file__).parents[1] / "warledger" / "articles" / "topics.toml"


def main() -> None:
    """Measure everything and print it."""
    readers()
    pages()
    gates()
    duplicates()
    for number in (1_000, 10_000, *((100_000,) if "--large" in sys.argv else ())):
        amount(number)


def readers(number: int = 500) -> None:
    """Each reader beside the library's own loop over the same file, alone and with the reading that follows either."""
    rng = random.Random(1)
    reports = [report(rng) for _ in range(number)]
    with tempfile.TemporaryDirectory() as folder:
        files = _files(Path(folder), reports)
        print(f"{'reader':<12}{'reports/s':>12}{'bare loop':>12}{'ratio':>8}{'read through':>14}")
        for name, (path, bare) in files.items():
            source = one_file(path)
            ours = _seconds(lambda source=source: list(read_source(source, LIMITS)))  # type: ignore[misc]
            theirs = _seconds(lambda path=path, bare=bare: bare(path))  # type: ignore[misc]
            records = [one for one in read_source(source, LIMITS) if isinstance(one, Record)][:60]
            after = number / len(records) * _seconds(partial(_read_all, records))
            through = (ours + after) / (theirs + after)
            print(f"{name:<12}{number / ours:>12,.0f}{number / theirs:>12,.0f}{ours / theirs:>8.2f}{through:>14.2f}")


def pages(number: int = 150) -> None:
    """Main text of pages: ours beside trafilatura's own call with metadata."""
    rng = random.Random(2)
    saved = [page(report(rng), style=at) for at in range(number)]
    ours = _seconds(lambda: [read_page(html, WAR) for html in saved])
    theirs = _seconds(lambda: [trafilatura.bare_extraction(html, with_metadata=True) for html in saved])
    print(f"{'html text':<12}{number / ours:>12,.0f}{number / theirs:>12,.0f}{ours / theirs:>8.2f}")


def gates() -> None:
    """What the gates let in and keep out."""
    texts = tomllib.loads(TOPICS.read_text(encoding="utf-8"))
    topic = topic_of(WAR)
    wrong = [name for name, text in texts["off_topic"].items() if topic.fits(text)]
    lost = [name for name, text in texts["on_topic"].items() if not topic.fits(text)]
    foreign = [code for code, text in texts["foreign"].items() if language(text) != code]
    print(f"topic: {len(wrong)} of {len(texts['off_topic'])} off topic let in {wrong}; ", end="")
    print(f"{len(lost)} of {len(texts['on_topic'])} on topic kept out {lost}; languages wrong: {foreign}")


def duplicates(number: int = 200) -> None:
    """Edits found and wrong links, among reports, their edits, look-alikes and bulletins of one pattern."""
    rng = random.Random(3)
    family: list[str] = []
    kinds: list[str] = []
    found: list[Report] = []
    for at in range(number):
        original = report(rng, rng.choice([3, 5, 9, 14]))
        for kind, edit in {"original": original, **edits(original, rng)}.items():
            family.append(f"report {at}")
            kinds.append(kind)
            found.append(edit)
        for kind, other in look_alikes(original, rng).items():
            family.append(f"{kind} {at}")
            kinds.append(kind)
            found.append(other)
    for day in range(number):
        family.append(f"bulletin {day}")
        kinds.append("bulletin")
        found.append(bulletin(rng, date(2015, 1, 1) + timedelta(days=day)))
    ids = [f"{at:06}" for at in range(len(found))]
    table = pl.DataFrame(
        {"article_id": ids, "published": [one.published for one in found], "text": [one.text for one in found]}
    ).with_columns(duplicate_of=pl.lit(None, pl.String))
    start = time.perf_counter()
    marked = mark_duplicates(table, {key: sketch(one.text) for key, one in zip(ids, found, strict=True)})
    seconds = time.perf_counter() - start
    links = {
        int(one): int(other)
        for one, other in marked.drop_nulls("duplicate_of").select("article_id", "duplicate_of").rows()
    }
    wrong = [(kinds[one], kinds[other]) for one, other in links.items() if family[one] != family[other]]
    # of a family all but one, whichever is earliest, should be linked
    families = Counter(name for name in family if name.startswith("report"))
    wanted = sum(size - 1 for size in families.values())
    missed = Counter(
        kinds[at]
        for at in range(len(found))
        if family[at].startswith("report") and kinds[at] != "original" and at not in links
    )
    right = len(links) - len(wrong)
    print(f"near-duplicates: recall {right / wanted:.3f}, precision {right / (len(links) or 1):.3f} ", end="")
    print(f"({len(found)} texts in {seconds:.1f} s; not linked {dict(missed)}; wrong {wrong[:5]})")


def amount(number: int) -> None:
    """Reports through read_paths in a process of their own: time, memory."""
    rng = random.Random(4)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reports.jsonl")
        with path.open("w", encoding="utf-8") as out:
            for at in range(number):
                made = report(rng, 18)
                row = {"id": at, "title": made.title, "published": made.published.isoformat(), "text": made.text}
                out.write(json.dumps(row) + "\n")
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.articles", "--read", path], capture_output=True, text=True, check=True
        )
        print(f"{number:,} reports ({path.stat().st_size // 1_000_000} MB): {done.stdout.strip()}")


def _read(path: Path) -> None:
    from warledger import articles

    start = time.perf_counter()
    read, _ = articles.read_paths([path], WAR)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own, child = (one.ru_maxrss // 1024 for one in used)
    seconds, busy = time.perf_counter() - start, sum(one.ru_utime + one.ru_stime for one in used)
    print(f"{seconds:.1f} s ({busy:.1f} s of CPU), {own} MB, largest child {child} MB, {read.height} articles")


def _read_all(records: list[Record]) -> list[object]:
    return [read_record(one, {}, WAR) for one in records]


def _files(folder: Path, reports: list[Report]) -> dict[str, tuple[Path, Callable[[Path], object]]]:
    """One file a reader, holding the same reports, with the library's bare loop over it."""
    rows = [{"id": str(at), "title": one.title, "text": one.text} for at, one in enumerate(reports)]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    saved = [page(one, style=at) for at, one in enumerate(reports)]
    items = "".join(f"<item><title>{one.title}</title><description>{one.text}</description></item>" for one in reports)
    archive = b"".join(warc_record(f"https://example.org/{at}", html) for at, html in enumerate(saved))
    (folder / "a.jsonl").write_bytes(lines)
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (folder / "a.rss").write_text(f"<rss version='2.0'><channel>{items}</channel></rss>")
    (folder / "a.warc").write_bytes(archive)
    (folder / "a.warc.gz").write_bytes(gzip.compress(archive))
    pl.DataFrame(rows).write_parquet(folder / "a.parquet")
    with (folder / "a.csv").open("w", newline="") as out:
        table = csv.DictWriter(out, rows[0])
        table.writeheader()
        table.writerows(rows)
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for at, one in enumerate(reports):
            packed.writestr(f"{at}.txt", one.text)
    bare: dict[str, Callable[[Path], object]] = {
        "a.jsonl": lambda path: [json.loads(line) for line in path.open("rb")],
        "a.jsonl.gz": lambda path: [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()],
        "a.csv": _bare_csv,
        "a.parquet": lambda path: list(pl.read_parquet(path).iter_rows(named=True)),
        "a.rss": lambda path: feedparser.parse(BytesIO(path.read_bytes())).entries,
        "a.warc": _bare_warc,
        "a.warc.gz": _bare_warc,
        "a.zip": _bare_zip,
    }
    return {name: (folder / name, read) for name, read in bare.items()}


def _bare_csv(path: Path) -> Iterable[dict[str, str]]:
    with path.open(newline="") as lines:
        return list(csv.DictReader(lines))


def _bare_warc(path: Path) -> Iterable[bytes]:
    with path.open("rb") as stream:
        return [
            one.reader.read() for one in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
        ]


def _bare_zip(path: Path) -> Iterable[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()]


def _seconds(work: Callable[[], object]) -> float:
    """Best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    if "--read" in sys.argv:
        _read(Path(sys.argv[-1]))
    else:
        main()
