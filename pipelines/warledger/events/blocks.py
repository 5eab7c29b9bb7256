"""Claims in blocks that cannot meet, so that events are built a block at a time, in the memory of a block.

Whatever ties two claims (a telling of one article, an incident of several, a part and its whole, a total told twice)
lies within one province, or is said of no province. So a block is some provinces (None: said of none) with every
article that speaks of them. An article that speaks of several stands in several blocks, and is told whole in each; a
telling, an incident, a total belongs to just one. Only a maintainer's merge or split brings provinces together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import polars as pl

from warledger.events.decisions import Decisions, merge_groups, split_groups
from warledger.events.records import sources_of
from warledger.frames import Table

Provinces = frozenset[str | None]

#: Claims of a block, if its provinces allow: some 200 MB of Python objects.
BLOCK = 50_000


def blocks(articles: Table, claims: Table, decisions: Decisions, size: int = BLOCK) -> Iterator[tuple[Provinces, int]]:
    """Sets of provinces that cannot meet, and how many claims they hold; every province stands in just one.

    Args:
        size: a block is filled up to so many claims; provinces that belong together may be more.
    """
    counted = claims.lazy().group_by("province").len().sort("province").collect()
    counts: dict[str | None, int] = dict(counted.iter_rows())
    block, held = frozenset[str | None](), 0
    for bound in _bound_together(counts, _brought_together(articles, claims, decisions)):
        more = sum(counts[province] for province in bound)
        if block and held + more > size:
            yield block, held
            block, held = frozenset(), 0
        block, held = block | bound, held + more
    if block:
        yield block, held


def about(provinces: Provinces, articles: Table, claims: Table) -> pl.LazyFrame:
    """Every claim of the articles that speak of the provinces, and of their copies and originals."""
    sources = sources_of(articles).select("article_id", "source")
    told = claims.lazy().select("article_id", "province").join(sources, on="article_id", how="left")
    told = told.with_columns(pl.col("source").fill_null(pl.col("article_id")))
    speaking = told.filter(pl.col("province").is_in(list(provinces), nulls_equal=True)).select("source").unique()
    members = told.join(speaking, on="source", how="semi").select("article_id").unique()
    return claims.lazy().join(members, on="article_id", how="semi")


def _bound_together(provinces: Iterable[str | None], groups: Iterable[Provinces]) -> list[Provinces]:
    """The provinces, those of each group together, in their order."""
    sets: list[Provinces] = [frozenset([province]) for province in provinces]
    for group in groups:
        met = [bound for bound in sets if bound & group]
        together = frozenset().union(*met)
        sets = [together if bound == met[0] else bound for bound in sets if bound == met[0] or bound not in met]
    return sets


def _brought_together(articles: Table, claims: Table, decisions: Decisions) -> list[Provinces]:
    """For each merge and split, the provinces of all that the articles it touches tell."""
    rulings: list[Sequence[str]] = [*merge_groups(decisions), *split_groups(decisions)]
    if not rulings:
        return []
    named = pl.LazyFrame({"ruling": range(len(rulings)), "claim_id": [list(ruling) for ruling in rulings]})
    told = claims.lazy().select("claim_id", "article_id", "province").join(sources_of(articles), on="article_id")
    touched = named.explode("claim_id").join(told, on="claim_id").select("ruling", "source").unique()
    return [
        frozenset(provinces)
        for _ruling, provinces in touched.join(told, on="source")
        .group_by("ruling")
        .agg(pl.col("province").unique())
        .sort("ruling")
        .collect()
        .iter_rows()
    ]
