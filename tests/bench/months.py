"""Claims through events and months: seconds and memory for 100,000 made claims, and how they grow with ten times as many.

python -m tests.bench.months [--ten]
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.generators.claim_frames import claim_frames

from warledger import conflict
from warledger.events import Decisions, build_events
from warledger.months import build_months

CLAIMS = 100_000


@dataclass(frozen=True)
class Measured:
    """One run."""

    claims: int
    events: float
    months: float
    peak: float

    def __str__(self) -> str:
        return (
            f"{self.claims:,} claims: events {self.events:.1f} s, months {self.months:.1f} s, peak {self.peak:.2f} GB"
        )


def measure(claims: int, seed: int = 1) -> Measured:
    """Seconds of both stages and the peak memory of the process so far, in GB."""
    articles, made = claim_frames(claims, seed)
    war = conflict.load()
    start = time.perf_counter()
    events = build_events(articles, made, Decisions(), war)
    between = time.perf_counter()
    build_months(articles, made, events, war)
    end = time.perf_counter()
    return Measured(
        made.height, between - start, end - between, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--ten", action="store_true", help="also ten times as many; takes some minutes")
    chosen = parser.parse_args(arguments)
    small = measure(chosen.claims)
    print(small)
    if chosen.ten:
        large = measure(10 * chosen.claims)
        ratio = (large.events + large.months) / (small.events + small.months)
        print(f"{large}\nten times the claims take {ratio:.1f} times as long")


if __name__ == "__main__":
    main()
