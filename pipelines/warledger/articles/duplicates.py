"""Near-identical texts: wire copies, syndications and updates of one report.

MinHash and LSH (rensa) find the candidates; what they share decides. Two reports of different days written to one
pattern are alike in wording but not in names, and wire copies are printed within days: both keep such reports apart.
Thresholds are measured on generated edits in tests/bench/articles.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import polars as pl
import rensa

#: Runs of three words that two texts share, of all they have. Edits of one text stay above, separate reports below:
#: of the 62,000 pairs among 353 real press releases written to one pattern, the closest reaches 0.45.
LIKENESS = 0.6
#: Names of the text with fewer that the other has too.
NAMES_SHARED = 0.8
#: Copies of a wire report appear within so many days; beyond, only a verbatim text is a copy.
DAYS_APART = 10
VERBATIM = 0.95

_PERMUTATIONS, _BANDS, _SEED = 128, 32, 7  # a pair of likeness 0.6 is a candidate with a chance of 0.99
_ESTIMATE_ERROR = 0.15  # three standard deviations of the estimate from 128 permutations
_RUN = 3
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")
#: Candidates looked at, the most alike first; more would be texts of one pattern.
_MOST_CANDIDATES = 40


def sketch(text: str) -> rensa.RMinHash:
    """MinHash of a text's runs of three words."""
    minhash = rensa.RMinHash(_PERMUTATIONS, _SEED)
    minhash.update(sorted(_runs(text)))
    return minhash


def packed(minhash: rensa.RMinHash) -> bytes:
    """A sketch as bytes, to be kept."""
    state: bytes = minhash.__reduce__()[2]
    return state


def unpacked(state: bytes) -> rensa.RMinHash:
    """The sketch that :func:`packed` gave."""
    minhash = rensa.RMinHash(_PERMUTATIONS, _SEED)
    minhash.__setstate__(state)
    return minhash


def links(articles: pl.DataFrame, sketches: Mapping[str, rensa.RMinHash]) -> pl.DataFrame:
    """The copies among the articles: `article_id`, and `duplicate_of`, the earliest near-identical one (by day of
    publication, then id).

    An original never is a duplicate, so links have one step. Undated articles come last.

    Args:
        articles: `article_id`, `published` and `text` are read; rows without an id are passed over, so that a frame
            that holds some need not be copied.
        sketches: :func:`sketch` of each text, by article id.
    """
    order = (
        articles.select("article_id", "published")
        .with_row_index("row")
        .drop_nulls("article_id")
        .sort("published", "article_id", nulls_last=True)
    )
    texts = articles["text"]

    @lru_cache(maxsize=512)
    def features(row: int) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(_runs(texts[row])), frozenset(_NAME.findall(texts[row]))

    index = rensa.RMinHashLSH(LIKENESS, _PERMUTATIONS, _BANDS)
    originals: dict[int, tuple[str, date | None, rensa.RMinHash]] = {}
    duplicate_of: dict[str, str] = {}
    for row, article_id, published in order.iter_rows():
        minhash = sketches[article_id]
        estimates = ((minhash.jaccard(originals[key][2]), -key) for key in index.query(minhash))
        alike = sorted((one for one in estimates if one[0] >= LIKENESS - _ESTIMATE_ERROR), reverse=True)
        for _, key in alike[:_MOST_CANDIDATES]:
            original_id, first_published, _ = originals[-key]
            if _is_copy(features(row), features(-key), published, first_published):
                duplicate_of[article_id] = original_id
                break
        else:
            index.insert(row, minhash)
            originals[row] = (article_id, published, minhash)
    schema = {"article_id": pl.String, "duplicate_of": pl.String}
    return pl.DataFrame(list(duplicate_of.items()), schema=schema, orient="row")


def likeness(one: str, other: str) -> float:
    """Share of runs of three words that two texts have in common, of all they have."""
    return _shared(_runs(one), _runs(other))


def _is_copy(
    one: tuple[frozenset[str], frozenset[str]],
    other: tuple[frozenset[str], frozenset[str]],
    published: date | None,
    first_published: date | None,
) -> bool:
    alike = _shared(one[0], other[0])
    if alike >= VERBATIM:
        return True
    near = published is None or first_published is None or abs((published - first_published).days) <= DAYS_APART
    fewer = min(len(one[1]), len(other[1]))
    return near and alike >= LIKENESS and len(one[1] & other[1]) >= NAMES_SHARED * fewer


def _runs(text: str) -> set[str]:
    words = _WORD.findall(text.lower())
    return {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}


def _shared(one: frozenset[str] | set[str], other: frozenset[str] | set[str]) -> float:
    return len(one & other) / (len(one | other) or 1)
