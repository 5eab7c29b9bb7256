"""Articles to the two tables: what this very reader was given before is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from warledger.conflict import Conflict
from warledger.frames import Table, slices
from warledger.kept import Kept
from warledger.progress import Progress, silent
from warledger.tables import TABLES, key

from .assembly import Claim
from .reading import GIVEN, fingerprint, read_each

_CLAIM = {column: declared.dtype for column, declared in TABLES["claims"].columns().items()}
#: One row an article: its key, its id and its claims.
_KEPT: dict[str, Any] = {"key": pl.String, "article_id": pl.String, "claims": pl.List(pl.Struct(_CLAIM))}

#: Articles whose texts are held at a time.
_HELD = 2_000
#: Articles whose claims are lost when the process is killed: a few seconds of work.
_UNKEPT = 250


class ReadArticles(NamedTuple):
    """What articles count, and which reader read them."""

    claims: pl.DataFrame
    readings: pl.DataFrame


def read_articles(
    articles: Table,
    conflict: Conflict,
    *,
    memory: Path,
    workers: int | None = None,
    progress: Progress = silent,
) -> ReadArticles:
    """The claims of all articles, each read once.

    Args:
        articles: rows of that table.
        conflict: the war.
        memory: folder where the claims of each article are kept as it is read, so that a run that fails or is killed
            goes on where it was, and that a later one reads only what is new.
        workers: processes; all cores by default. The result does not depend on it.
        progress: told how many of the articles that are new are read.

    Raises:
        ReadingError: a rule failed; what was read before is kept.
    """
    reader = fingerprint(conflict)
    kept = Kept(memory, reader, _KEPT)
    wanted = pl.concat([_keyed(part).select("key", "article_id") for part in _parts(articles)])
    known = kept.scan().select("key").collect()
    fresh = wanted.join(known, on="key", how="anti", maintain_order="left")
    rows: list[tuple[str, str, list[Claim]]] = []

    def keep() -> None:
        if rows:
            kept.add(pl.DataFrame(rows, schema=_KEPT, orient="row"))
            rows.clear()

    try:
        read = read_each(_rows_of(articles, fresh), conflict, workers=workers)
        for done, (name, found) in enumerate(zip(fresh.iter_rows(), read, strict=True), 1):
            rows.append((*name, found))
            progress("reading articles", done, fresh.height)
            if len(rows) == _UNKEPT:
                keep()
    finally:
        keep()
    everything = kept.scan().join(wanted.lazy(), on="key", how="semi", maintain_order="left")
    if not kept.settled or known.height > wanted.height:
        kept.settle(everything)
    return _tables(kept.scan(), reader)


def _parts(articles: Table) -> Iterator[pl.DataFrame]:
    given = articles.lazy().select(*GIVEN, "origin")
    return chain([given.clear().collect()], slices(given, _HELD))


def _keyed(articles: pl.DataFrame) -> pl.DataFrame:
    """The articles with a `key`: a hash of all that the reader is given."""
    rows = articles.select(GIVEN).iter_rows()
    keys = [hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).hexdigest()[:32] for row in rows]
    return articles.with_columns(key=pl.Series(keys, dtype=pl.String))


def _rows_of(articles: Table, some: pl.DataFrame) -> Iterator[dict[str, Any]]:
    for part in _parts(articles):
        yield from part.join(some, on="article_id", how="semi", maintain_order="left").iter_rows(named=True)


def known_readings(conflict: Conflict, memory: Path) -> pl.DataFrame:
    """What this reader has read, also in a run that was broken off: rows of `readings`."""
    reader = fingerprint(conflict)
    return _readings(Kept(memory, reader, _KEPT).scan(), reader)


def _tables(rows: pl.LazyFrame, reader: str) -> ReadArticles:
    claims = rows.select(pl.col("claims").filter(pl.col("claims").list.len() > 0).explode()).unnest("claims")
    return ReadArticles(claims.select(list(_CLAIM)).sort(key("claims")).collect(), _readings(rows, reader))


def _readings(rows: pl.LazyFrame, reader: str) -> pl.DataFrame:
    return (
        rows.select(
            "article_id",
            content_key="key",
            reader=pl.lit(reader, pl.String),
            claims=pl.col("claims").list.len().cast(pl.Int64),
        )
        .sort(key("readings"))
        .collect()
    )
