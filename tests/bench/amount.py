"""Reports through articles, claims, events and months: seconds and memory of each stage, and of running again.

    python -m tests.bench.amount [--large]

1,000 and 10,000 reports (--large: 100,000, about 450 MB), each number in a process of its own. Then the same again
with nothing new, and with one report more: an article that was read before is not read again. Seconds are of the
processor, of this process and its workers together, for other work on the machine slows only the clock; the clock and
the memory of the main process stand beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.generators.articles import long_report

from warledger import pipeline

NUMBERS, LARGE = (1_000, 10_000), 100_000


def main(arguments: Sequence[str] = ()) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,}; takes a quarter of an hour or more")
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)  # what a process of its own is started with
    chosen = parser.parse_args(arguments)
    if chosen.corpus:
        _stages(chosen.corpus)
        return
    for number in (*NUMBERS, *([LARGE] if chosen.large else [])):
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder, "corpus")
            write_reports(corpus, number)
            print(f"{number:,} reports, {(corpus / 'reports.jsonl').stat().st_size / 1e6:.0f} MB", flush=True)
            subprocess.run([sys.executable, "-m", "tests.bench.amount", "--corpus", corpus], check=True)


def write_reports(folder: Path, number: int, seed: int = 4) -> None:
    """A corpus folder with so many reports in one file."""
    folder.mkdir(parents=True)
    rng = random.Random(seed)
    with (folder / "reports.jsonl").open("w", encoding="utf-8") as out:
        for at in range(number):
            made = long_report(rng)
            row = {
                "id": at,
                "title": made.title,
                "published": made.published.isoformat(),
                "publisher": f"Agency {at % 40}",
                "text": made.text,
            }
            out.write(json.dumps(row) + "\n")


def _stages(corpus: Path) -> None:
    settings = pipeline.Settings(corpus=(corpus,), data=corpus.with_name("data"))
    frames = _first_stages(settings, "")
    with _measured("events"):
        _keep(settings, frames, lambda: pipeline.parsed_events(settings, frames["articles"], frames["claims"]))
    with _measured("months"):
        _keep(settings, frames, lambda: pipeline.monthly_aggregates(settings, frames))
    print(f"  {frames['claims'].height:,} claims, {frames['events'].height:,} events")
    _first_stages(settings, ", nothing new")
    (corpus / "new.txt").write_text("Two soldiers were killed in Sangin district of Helmand province on 3 May 2010.")
    _first_stages(settings, ", one new")


def _first_stages(settings: pipeline.Settings, note: str) -> pipeline.Frames:
    frames: pipeline.Frames = {}
    with _measured("articles" + note):
        _keep(settings, frames, lambda: pipeline.raw_articles(settings))
    with _measured("claims" + note):
        _keep(settings, frames, lambda: pipeline.parsed_claims(settings, frames["articles"]))
    return frames


def _keep(settings: pipeline.Settings, frames: pipeline.Frames, stage: Callable[[], pipeline.Frames]) -> None:
    frames.update({name: settings.store.write(name, frame) for name, frame in stage().items()})


@contextmanager
def _measured(what: str) -> Iterator[None]:
    clock, processor = time.perf_counter(), _processor()
    yield
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    spent = _processor() - processor
    print(f"  {what:<24}{spent:>8.1f} s {time.perf_counter() - clock:>8.1f} s by the clock, peak so far {peak:,.0f} MB")


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main(sys.argv[1:])
