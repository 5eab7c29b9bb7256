"""What is kept of a record once it is read: see `warledger.kept`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import polars as pl

from warledger import tables
from warledger.articles.records import Record

_ARTICLE = {column: declared.dtype for column, declared in tables.TABLES["articles"].columns().items()}
_REFUSAL = pl.Struct({"origin": pl.String, "reason": pl.String, "common": pl.Boolean})
#: One row a record: its key, its article (nulls where it is refused), what was said of it, its sketch if it has one.
SCHEMA: dict[str, Any] = {**_ARTICLE, "key": pl.String, "refusals": pl.List(_REFUSAL), "sketch": pl.Binary}


def key(record: Record, override: Mapping[str, str]) -> str:
    """Hash of all that decides what becomes of a record, but for the code: see the fingerprint."""
    given = (record.raw_id, record.origin, record.form, sorted(record.metadata.items()), sorted(override.items()))
    return hashlib.sha256(repr(given).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def articles_of(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that are articles, with the columns of that table."""
    return rows.filter(pl.col("article_id").is_not_null()).select(list(_ARTICLE))
