"""Every measure of speed in one run: `python -m tests.bench [NAME ...]`. Quote ratios; seconds are the machine's."""

from __future__ import annotations

import importlib
import sys

MEASURES = ("claims", "articles", "months", "amount", "site", "rerun")

if __name__ == "__main__":
    chosen, sys.argv = sys.argv[1:] or MEASURES, sys.argv[:1]
    for name in chosen:
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"tests.bench.{name}").main()
