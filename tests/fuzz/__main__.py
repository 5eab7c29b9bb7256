"""Any text ends: odd texts for as long as wanted, and time against size up to a megabyte.

    python -m tests.fuzz [--minutes 10] [--seed 0]     texts bent at random, and pieces repeated
    python -m tests.fuzz --growth [NAME ...]           each adversarial family at 1/4, 1/2 and 1 MB

The first prints the texts that crash the reader or take more than their share of time, made small by Hypothesis. The
second prints seconds of processor time, and how they grow where the text doubles. Both end with status 1 where one
fails.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
import traceback
from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.strategies import SearchStrategy
from tests.generators.odd_texts import PIECES, TEXTS, families
from tests.warledger.claims.any_text import check_growth, check_reading, seconds

MEGABYTE = 1_000_000
#: time may grow by this where the text doubles
DOUBLING = 2.3


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--growth", nargs="*", metavar="NAME")
    parser.add_argument("--size", type=int, default=MEGABYTE, help="characters of the largest text of --growth")
    chosen = parser.parse_args(arguments)
    return _grow(chosen.growth, chosen.size) if chosen.growth is not None else _fuzz(chosen.minutes, chosen.seed)


def _fuzz(minutes: float, first: int) -> int:
    until, failures, runs = time.monotonic() + 60 * minutes, 0, 0
    for number in itertools.count(first * 100_000):
        for check, strategy in ((check_reading, TEXTS), (check_growth, PIECES)):
            if time.monotonic() > until:
                print(f"{runs:,} rounds of 50 examples, {failures} failures")
                return int(failures > 0)
            try:
                _round(check, strategy, number)
            except Exception:  # every fault is what is looked for, and no reason to stop
                failures += 1
                traceback.print_exc(limit=-3)
                sys.stderr.flush()
            runs += 1
    return 0


def _round(check: Callable[[str], None], texts: SearchStrategy[str], number: int) -> None:
    quiet = settings(max_examples=50, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    seed(number)(quiet(given(texts)(check)))()


def _grow(names: Sequence[str], size: int) -> int:
    slow = 0
    for name, piece in families().items():
        if names and name not in names:
            continue
        spent = [seconds(piece, one) for one in (size // 4, size // 2, size)]
        if max(ratios := _ratios(spent)) > DOUBLING:  # other work on the machine slows one of them: again
            spent = [min(before, seconds(piece, size // part)) for before, part in zip(spent, (4, 2, 1), strict=True)]
            ratios = _ratios(spent)
        slow += max(ratios) > DOUBLING
        times, growth = " ".join(f"{one:8.2f}" for one in spent), " ".join(f"{one:5.2f}" for one in ratios)
        print(f"{times} s  x {growth}  {'SLOW ' if max(ratios) > DOUBLING else ''}{name}", flush=True)
    print(f"{slow} families grow faster than their text")
    return int(slow > 0)


def _ratios(spent: Sequence[float]) -> list[float]:
    """How much longer each took than the one before, where that can be told."""
    return [after / before if after > 0.2 else 1.0 for before, after in itertools.pairwise(spent)]


if __name__ == "__main__":
    raise SystemExit(main())
