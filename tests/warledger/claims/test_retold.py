"""Ground told of once more in one article is one change of hands; what else is told stays apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from warledger import conflict
from warledger.claims import read_article

AFGHANISTAN = conflict.load()


def claims(text: str) -> list[dict[str, Any]]:
    """All claims of a text published on Thursday, 15 July 2021."""
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2021, 7, 15), "text": text}
    return read_article(article, AFGHANISTAN)


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban seized Yangi Qala district on Tuesday. The district, which fell at dawn, grows cotton.",
        "Troops retook Shorabak on Monday, forcing the Taliban to withdraw from the district.",
        "Zaranj has fallen, a lawmaker said. The capture of Zaranj came as a shock to traders.",
        "Zaranj fell on Friday, police said, making it the first capital that the Taliban took this year.",
        "Soldiers abandoned a base in Khogyani on Sunday. The base was overrun an hour later.",
        "The Taliban took 13 districts in Takhar this week, he said. In all, 13 districts fell in Takhar this week.",
        "The Taliban seized three checkpoints in Zhari. The district chief said the checkpoints had been lost.",
        # a report opens with a district and names it later
        "The Taliban captured a district in Takhar on Tuesday. Police in Bangi district said it had fallen to them.",
    ],
)
def test_ground_told_again_repeats_what_was_told(text: str) -> None:
    rows = [c for c in claims(text) if c["unit"] != "person"]
    assert len(rows) == 2
    assert sum(c["restates"] is None for c in rows) == 1, [(c["quote_start"], c["restates"]) for c in rows]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Taliban seized Yangi Qala on Tuesday. They also seized Khwaja Ghar, a neighbouring district.", 2),
        ("Kunduz city fell to the Taliban in 2015. Kunduz city fell to the Taliban again on Monday.", 2),
        ("Troops lost Rustaq on Monday. They recaptured Rustaq on Wednesday.", 2),
        ("The Taliban overran a checkpoint in Nawa on Monday. They overran a checkpoint in Marja on Tuesday.", 2),
        ("The Taliban overran a checkpoint in Nawa. In a second attack they overran a checkpoint there.", 2),
        ("The Taliban say they have captured Obe district. The ministry denied that Obe district had fallen.", 2),
        ("Three districts fell in Takhar this week. Three districts fell in Ghor this week.", 2),
    ],
)
def test_other_ground_other_days_and_denials_stay_apart(text: str, count: int) -> None:
    rows = [c for c in claims(text) if c["unit"] != "person"]
    assert [c["restates"] for c in rows] == [None] * count
