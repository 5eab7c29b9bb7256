"""How fast and how well articles are read: `python -m tests.bench.articles [--large]`.

Prints: articles a second for each reader beside a plain loop of its library (readers.py); what the gates let in and
keep out; near-duplicates found among generated edits; time and memory for 1,000 and 10,000 reports (--large: 100,000).
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import polars as pl
from tests.bench import readers
from tests.generators.articles import Report, bulletin, edits, look_alikes, report

from warledger import conflict
from warledger.articles.duplicates import links, sketch
from warledger.articles.gates import language, topic_of
from warledger.articles.reading import read_record
from warledger.articles.records import Record

WAR = conflict.load()
TOPICS = Path(__file__).parents[1] / "warledger" / "articles" / "topics.toml"


def main() -> None:
    """Measure everything and print it."""
    readers.main()
    gates()
    duplicates()
    for number in (1_000, 10_000, *((100_000,) if "--large" in sys.argv else ())):
        amount(number)


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
    )
    start = time.perf_counter()
    copies = links(table, {key: sketch(one.text) for key, one in zip(ids, found, strict=True)})
    seconds = time.perf_counter() - start
    linked = {int(one): int(other) for one, other in copies.rows()}
    wrong = [(kinds[one], kinds[other]) for one, other in linked.items() if family[one] != family[other]]
    # of a family all but one, whichever is earliest, should be linked
    families = Counter(name for name in family if name.startswith("report"))
    wanted = sum(size - 1 for size in families.values())
    missed = Counter(
        kinds[at]
        for at in range(len(found))
        if family[at].startswith("report") and kinds[at] != "original" and at not in linked
    )
    right = len(linked) - len(wrong)
    print(f"near-duplicates: recall {right / wanted:.3f}, precision {right / (len(linked) or 1):.3f} ", end="")
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


if __name__ == "__main__":
    if "--read" in sys.argv:
        _read(Path(sys.argv[-1]))
    else:
        main()
