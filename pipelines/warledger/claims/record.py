"""The JSON object `warledger extract` prints for one article."""

from __future__ import annotations

from datetime import date
from typing import Any

from warledger.conflict import Conflict

from .figures import article_figures
from .reading import read_article


def extract_record(article: dict[str, Any], conflict: Conflict) -> dict[str, Any]:
    """Origin, published, published_basis, claims and figures of one article; dates as ISO strings.

    Each claim carries its `quote` beside the offsets, so that the object can be read without the article.
    """
    claims = read_article(article, conflict)
    figures = article_figures(claims, article.get("published"))
    for claim in claims:
        claim["quote"] = article["text"][claim["quote_start"] : claim["quote_end"]]
    return _plain(
        {
            "origin": article["origin"],
            "published": article.get("published"),
            "published_basis": article.get("published_basis"),
            "claims": claims,
            "figures": figures,
        }
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
