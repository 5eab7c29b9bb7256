"""What the reader makes of a text published on Thursday, 12 July 2018, in the short form that tests state it in."""

from __future__ import annotations

from datetime import date
from typing import Any

from warledger import conflict
from warledger.claims import read_article

DAY = date(2018, 7, 12)
GOV, TAL, INS, INT, CIV, UNK, IS = (
    "government", "taliban", "insurgent", "international", "civilian", "unknown", "islamic_state",
)  # fmt: skip
_WAR = conflict.load()


def read(text: str, publisher: str | None = None) -> list[dict[str, Any]]:
    """All claims of the text."""
    article = {"article_id": "test", "publisher": publisher, "text": text, "published": DAY}
    return read_article(article, _WAR)


def claims(text: str, publisher: str | None = None) -> list[dict[str, Any]]:
    """Those that count people."""
    return [claim for claim in read(text, publisher) if claim["unit"] == "person"]


def told(text: str) -> list[tuple[str, str, int | None, int | None]]:
    """The same as measure, party, low and high."""
    return [(c["measure"], c["party"], c["low"], c["high"]) for c in claims(text)]
