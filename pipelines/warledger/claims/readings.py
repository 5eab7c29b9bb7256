"""Articles to the two tables: what this very reader was given before is not read again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from warledger.conflict import Conflict
from warledger.kept import Kept
from warledger.progress import Progress, silent
from warledger.tables import TABLES, key

from .assembly import Claim
from .reading import GIVEN, fingerprint, read_each

_CLAIM = {column: declared.dtype for column, declared in TABLES["claims"].columns().items()}
#: One row an article: its key, its id and its claims.
_KEPT: dict[str, Any] = {"key": pl.String, "article_id": pl.String, "claims": pl.List(pl.Struct(_CLAIM))}

#: Articles that are held as Python objects at a time.
_HELD = 5_000
#: Articles whose claims are lost when the process is killed: a few seconds of work.
_UNKEPT = 250


class ReadArticles(NamedTuple):
    """What articles count, and which reader read them."""

    claims: pl.DataFrame
    readings: pl.DataFrame


def read_articles(
    articles: pl.DataFrame,
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
    wanted = articles.select(*GIVEN, "origin", key=_keys(articles))
    fresh = wanted.join(kept.rows, on="key", how="anti", maintain_order="left")
    chunks = [kept.rows.join(wanted, on="key", how="semi")]
    rows: list[tuple[str, str, list[Claim]]] = []

    def keep() -> None:
        if rows:
            chunks.append(pl.DataFrame(rows, schema=_KEPT, orient="row"))
            kept.add(chunks[-1])
            rows.clear()

    done = 0
    try:
        for batch in fresh.iter_slices(_HELD):
            names = batch.select("key", "article_id").iter_rows()
            for name, claims in zip(names, read_each(batch, conflict, workers=workers), strict=True):
                rows.append((*name, claims))
                done += 1
                progress("reading articles", done, fresh.height)
                if len(rows) == _UNKEPT:
                    keep()
    finally:
        keep()
    everything = pl.concat(chunks).sort("article_id")
    if not kept.tells_all_of(everything):
        kept.settle(everything)
    return _tables(everything, reader)


def known_readings(conflict: Conflict, memory: Path) -> pl.DataFrame:
    """What this reader has read, also in a run that was broken off: rows of `readings`."""
    reader = fingerprint(conflict)
    return _tables(Kept(memory, reader, _KEPT).rows, reader).readings


def _tables(rows: pl.DataFrame, reader: str) -> ReadArticles:
    claims = rows.select(pl.col("claims").filter(pl.col("claims").list.len() > 0).explode()).unnest("claims")
    readings = rows.select(
        "article_id",
        content_key="key",
        reader=pl.lit(reader, pl.String),
        claims=pl.col("claims").list.len().cast(pl.Int64),
    )
    return ReadArticles(claims.select(list(_CLAIM)).sort(key("claims")), readings.sort(key("readings")))


def _keys(articles: pl.DataFrame) -> pl.Series:
    """Hashes of all that the reader is given."""
    rows = articles.select(GIVEN).iter_rows()
    return pl.Series([hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).hexdigest()[:32] for row in rows])
