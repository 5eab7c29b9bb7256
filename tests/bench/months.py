"""Claims through events and months: seconds and memory for 100,000 made claims, and how they grow.

    python -m tests.bench.months [--ten]

Seconds are by the clock and of the processor; other work on the machine slows only the clock, so growth is of the
latter.
"""

from __future__ import annotations

import argparse
import resource
import sys
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
    """One run: seconds by the clock and of the processor, and the process's peak memory so far in GB."""

    claims: int
    clock: float
    processor: float
    peak: float

    def __str__(self) -> str:
        return (
            f"{self.claims:,} claims to events and months: {self.clock:.1f} s by the clock, "
            f"{self.processor:.1f} s of processor, peak {self.peak:.2f} GB"
        )


def measure(claims: int, seed: int = 1) -> Measured:
    """Both stages over made claims."""
    articles, made = claim_frames(claims, seed)
    war = conflict.load()
    clock, processor = time.perf_counter(), time.process_time()
    build_months(articles, made, build_events(articles, made, Decisions(), war), war)
    return Measured(
        made.height,
        time.perf_counter() - clock,
        time.process_time() - processor,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    )


def main(arguments: Sequence[str] = ()) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--ten", action="store_true", help="also ten times as many; takes some minutes")
    chosen = parser.parse_args(arguments)
    small = measure(chosen.claims)
    print(small)
    if chosen.ten:
        large = measure(10 * chosen.claims)
        print(f"{large}\nten times the claims take {large.processor / small.processor:.1f} times as long")


if __name__ == "__main__":
    main(sys.argv[1:])
