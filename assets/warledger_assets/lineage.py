"""Which column comes from which: only where a column is carried over or computed from named columns."""

from __future__ import annotations

#: table -> column -> the columns it comes from; `*` stands for every column that is not named otherwise.
_FROM: dict[str, dict[str, tuple[str, ...]]] = {
    "claims": {
        "*": ("articles.text",),
        "claim_id": ("articles.article_id", "articles.text"),
        "article_id": ("articles.article_id",),
        **dict.fromkeys(("date_start", "date_end", "date_precision"), ("articles.text", "articles.published")),
    },
    "readings": {
        "article_id": ("articles.article_id",),
        "content_key": ("articles.text", "articles.title", "articles.published"),
        "claims": ("claims.article_id",),
    },
    "events": {
        "event_id": ("claims.claim_id",),
        **{
            name: (f"claims.{name}",)
            for name in (
                "date_start", "date_end", "date_precision", "province", "district", "pcode", "place", "place_precision",
                "background",
            )
        },
        "month": ("claims.date_start", "claims.date_end"),
        "n_articles": ("claims.article_id", "articles.duplicate_of"),
        "n_publishers": ("claims.article_id", "articles.publisher"),
    },
    "event_claims": {"event_id": ("events.event_id",), "claim_id": ("claims.claim_id",)},
    "event_figures": {
        "event_id": ("events.event_id",),
        **{name: (f"claims.{name}",) for name in ("unit", "measure", "party")},
        **{
            name: (f"claims.{name}", "claims.source_class", "claims.modality", "claims.scope")
            for name in ("low", "best", "high")
        },
        "claimed": ("claims.best", "claims.source_class"),
        "claim_ids": ("claims.claim_id",),
    },
    "district_status": {"pcode": ("events.pcode",), "start": ("events.date_start",), "event_id": ("events.event_id",)},
    **{
        table: {
            "month": ("events.month",),
            **{name: (f"event_figures.{name}",) for name in ("party", "measure", "low", "best", "high", "claimed")},
            "events": ("event_figures.event_id",),
            "claims": ("event_figures.claim_ids",),
            "month_uncertain": ("events.month_uncertain",),
            **({"province": ("events.province",)} if table.endswith("province") else {}),
        }
        for table in ("monthly_casualties", "monthly_casualties_by_province")
    },
    "monthly_districts_lost": {
        **dict.fromkeys(("lost_low", "lost_spread", "lost_high"), tuple(
            f"claims.{name}" for name in ("low", "best", "high", "date_start", "date_end", "scope", "source_class")
        )),
        "lost_named": ("event_figures.best", "events.month"),
        "retaken_named": ("event_figures.best", "events.month"),
        "opposition_held_end_low": ("district_status.status", "district_status.basis"),
        "opposition_held_end_high": ("district_status.status",),
        "claim_ids": ("claims.claim_id",),
    },
    "monthly_ground": {
        "month": ("events.month",), "unit": ("event_figures.unit",), "claimed": ("event_figures.claimed",),
        "claim_ids": ("event_figures.claim_ids",),
    },
    "contradictions": {"claim_id": ("claims.claim_id",)},
}  # fmt: skip


def sources(table: str, column: str) -> list[tuple[str, str]]:
    """The tables and columns that a column comes from; none where a table is read from files."""
    named = _FROM.get(table, {})
    return [(table, column) for table, column in (each.split(".") for each in named.get(column, named.get("*", ())))]
