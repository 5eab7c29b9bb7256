"""What a stage cost: seconds and peak memory of a block of code."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_SELF = Path("/proc/self")


@dataclass
class Cost:
    """Filled when the block ends."""

    seconds: float = 0.0
    peak_mb: float = 0.0


@contextmanager
def measured() -> Iterator[Cost]:
    """Measure the block. Where the system can forget the peak so far, it is the block's own; else the process's."""
    cost, began = Cost(), time.perf_counter()
    with suppress(OSError):
        (_SELF / "clear_refs").write_text("5")  # Linux: start counting the peak anew
    yield cost
    cost.seconds = round(time.perf_counter() - began, 3)
    cost.peak_mb = round(max(_peak_kb(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024, 1)


def _peak_kb() -> int:
    with suppress(OSError, StopIteration):
        lines = (_SELF / "status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
