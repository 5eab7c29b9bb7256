"""Near-identical texts: wire copies, syndications and updates of one report (MinHash and LSH by rensa)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl
import rensa

#: Measured on generated edits: see tests/bench/articles.py.
THRESHOLD = 0.75
_PERMUTATIONS = 128
_BANDS = 32
_SHINGLE = 4
_SEED = 7
_WORD = re.compile(r"\w+")


def sketch(text: str) -> list[int]:
    """MinHash of a text's runs of four words: 128 numbers."""
    words = _WORD.findall(text.lower())
    shingles = {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))}
    minhash = rensa.RMinHash(_PERMUTATIONS, _SEED)
    minhash.update(sorted(shingles))
    return list(minhash.digest())


def mark_duplicates(articles: pl.DataFrame, sketches: Sequence[Sequence[int]]) -> pl.DataFrame:
    """`duplicate_of` filled: the earliest near-identical article (by day of publication, then id), else null."""
    return articles
