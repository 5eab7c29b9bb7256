"""Reports through articles, claims, events and months: seconds and memory of each stage, and of running again.

    python -m tests.bench.amount [--large]

1,000 and 10,000 texts of 5 kB (--large: 100,000 as well, 500 MB), each number in a process of its own. Then the same
again with nothing new, and with one report more: an article that was read before is not read again. Seconds are of the
processor, of this process and its workers together, for other work on the machine slows only the clock. Memory is the
peak of all processes together, what they share counted once.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from tests.generators.press import dispatches

from warledger import pipeline
from warledger.frames import height
from warledger.progress import bars

NUMBERS, LARGE = (1_000, 10_000), 100_000
STAGES = ("articles", "claims", "events", "months")
#: Seconds between two looks at the memory.
_LOOK = 0.2


def main(arguments: Sequence[str] = ()) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,}; takes half an hour or more")
    parser.add_argument("--corpus", type=Path, help="only this corpus, whose working tables are kept beside it")
    chosen = parser.parse_args(arguments)
    if chosen.corpus:
        _stages(chosen.corpus)
        return
    for number in (*NUMBERS, *([LARGE] if chosen.large else [])):
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder, "corpus")
            write_reports(corpus, number)
            subprocess.run([sys.executable, "-m", "tests.bench.amount", "--corpus", corpus], check=True)


def write_reports(folder: Path, number: int) -> None:
    """A corpus folder with so many texts in one file."""
    folder.mkdir(parents=True)
    with (folder / "reports.jsonl").open("w", encoding="utf-8") as out:
        for at, (publisher, report) in enumerate(dispatches(number)):
            row = {
                "id": at,
                "title": report.title,
                "published": report.published.isoformat(),
                "publisher": publisher,
                "text": report.text,
            }
            out.write(json.dumps(row) + "\n")


def _stages(corpus: Path) -> None:
    size = sum(path.stat().st_size for path in corpus.iterdir())
    print(f"{corpus}: {size / 1e6:.0f} MB", flush=True)
    with bars() as progress:
        settings = pipeline.Settings(corpus=(corpus,), data=corpus.with_name("data"), progress=progress)
        _measured(settings, "")
        _measured(settings, ", nothing new")
        (corpus / "new.txt").write_text(
            "Two soldiers were killed in Sangin district of Helmand province on 3 May 2010."
        )
        _measured(settings, ", one new")


def _measured(settings: pipeline.Settings, note: str) -> None:
    """Run every stage, and print what each took."""
    with _memory() as memory:
        clock, processor = time.perf_counter(), _processor()
        for stage, made in zip(STAGES, pipeline.each_stage(settings), strict=True):
            spent, waited = _processor() - processor, time.perf_counter() - clock
            rows = ", ".join(f"{height(settings.store.scan(name)):,} {name}" for name in made[:2])
            print(f"  {stage + note:<22}{spent:>8.1f} s {waited:>8.1f} s by the clock, {memory.peak:>6,.0f} MB  {rows}")
            sys.stdout.flush()
            memory.peak, clock, processor = 0.0, time.perf_counter(), _processor()


@dataclass
class _Memory:
    """The most that this process and those it started held at once, in MB, since it was set to 0."""

    peak: float = 0.0


@contextmanager
def _memory() -> Iterator[_Memory]:
    """Looks at all processes while the block runs."""
    memory, ended = _Memory(), threading.Event()

    def look() -> None:
        while not ended.wait(_LOOK):
            memory.peak = max(memory.peak, _held())

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    yield memory
    ended.set()
    looking.join()


def _held() -> float:
    """MB of this process and all below it, what they share counted once."""
    held = 0
    for process in (psutil.Process(), *psutil.Process().children(recursive=True)):
        with suppress(psutil.Error):  # it ended meanwhile
            held += process.memory_full_info().pss
    return held / 2**20


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main(sys.argv[1:])
