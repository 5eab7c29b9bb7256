"""How long a release of 250 months and 10,000 events takes to render, and how heavy its pages are.

python -m tests.bench.site [--renderer quarto]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.generators.published_site import CONFIG, REPORTS
from tests.generators.release_tables import release_tables, write_release

from warledger.site.render import render_pages
from warledger.site.renderers import RENDERERS

MONTHS, EVENTS = 250, 10_000
SECONDS, PAGE = 60, 500_000


def measure(release: Path, renderer: str = "fallback") -> tuple[float, float, dict[str, int]]:
    """Seconds on the clock, seconds of this process's and its children's processors, and the size of each page."""
    write_release(release, release_tables(events=EVENTS, months=MONTHS, start="2001-01"))
    clock, spent = time.perf_counter(), _processor()
    render_pages(release, reports=REPORTS, config=CONFIG, renderer=renderer)
    pages = {page.relative_to(release).as_posix(): page.stat().st_size for page in release.rglob("*.html")}
    return time.perf_counter() - clock, _processor() - spent, pages


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures; the exit status is 1 where one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--renderer", choices=RENDERERS, default="fallback")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        clock, spent, pages = measure(Path(folder) / "1-0a1b2c3d", chosen.renderer)
    heaviest = max(pages, key=lambda name: pages[name])
    print(f"{EVENTS:,} events, {MONTHS} months, {len(pages)} pages: {clock:.1f} s ({spent:.1f} s of processor)")
    print(f"heaviest page: {heaviest}, {pages[heaviest] / 1000:.0f} kB; wanted: {SECONDS} s, {PAGE / 1000:.0f} kB")
    return int(clock > SECONDS or pages[heaviest] > PAGE)


if __name__ == "__main__":
    raise SystemExit(main())
