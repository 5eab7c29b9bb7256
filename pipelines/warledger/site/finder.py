"""The index behind the events page: every event in a few numbers, in scripts that a page loads as it needs them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from warledger.site import words
from warledger.site.events import EventBook
from warledger.site.html import json_text
from warledger.site.ledger import Ledger, span

#: Events a script: about 150 kB.
CHUNK = 1_000


def scripts(ledger: Ledger, book: EventBook) -> Iterator[tuple[str, str]]:
    """Name and text of each script: `index.js`, which says what there is, then `part-N.js` with the events."""
    names: dict[str, dict[str, int]] = {
        kind: {} for kind in ("provinces", "parties", "measures", "publishers", "districts")
    }

    def code(kind: str, name: str | None) -> int:
        return names[kind].setdefault(name, len(names[kind])) if name else -1

    rows = [row for month in sorted(book.rows, key=lambda month: month or "9") for row in book.rows[month]]
    publishers = _publishers(ledger)
    parts: list[dict[str, Any]] = []
    for number, start in enumerate(range(0, len(rows), CHUNK)):
        events = [
            [
                row["event_id"],
                row["month"],
                row["title"],
                code("provinces", row["province"]),
                code("districts", row["district"]),
                int(row["disputed"]),
                [
                    [code("parties", figure["party"]), code("measures", figure["measure"]), span(figure).short]
                    + ([book.what(figure)] if figure["unit"] != "person" else [])
                    for figure in book.figures_of(row["event_id"])
                ],
                [code("publishers", name) for name in publishers.get(row["event_id"], [])],
            ]
            for row in rows[start : start + CHUNK]
        ]
        months = [event[1] for event in events if event[1]]
        parts.append({"from": min(months, default=None), "to": max(months, default=None), "events": len(events)})
        yield f"part-{number}.js", f"WARLEDGER.part({number},{json_text(events)});\n"
    index = {
        "parts": parts,
        "provinces": list(names["provinces"]),
        "districts": list(names["districts"]),
        "parties": [ledger.party(name) if name != "none" else "" for name in names["parties"]],
        "measures": [words.measure(name) for name in names["measures"]],
        "publishers": list(names["publishers"]),
        "months": sorted({row["month"] for row in rows if row["month"]}),
    }
    yield "index.js", f"WARLEDGER.index({json_text(index)});\n"


def _publishers(ledger: Ledger) -> dict[str, list[str]]:
    """Event -> the publishers that tell of it; of a digest, the one it digests."""
    names = ledger["articles"].select("article_id", publisher=pl.coalesce("digest_of_publisher", "publisher"))
    told = (
        ledger["event_claims"]
        .join(ledger["claims"].select("claim_id", "article_id"), on="claim_id")
        .join(names, on="article_id")
        .drop_nulls("publisher")
        .group_by("event_id")
        .agg(pl.col("publisher").unique().sort())
    )
    return dict(told.iter_rows())
