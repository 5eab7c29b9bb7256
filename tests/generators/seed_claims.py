"""The hand-annotated statements of the five seed articles, as frames of the tables.

The annotation lies outside the repository (``../shared/seeds``) and is used in tests only. What the tables hold beyond
it (sentences, ties within an article) is filled in here from the article's text and the annotator's marks.
"""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from warledger import conflict, tables

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
#: Words that tell of a precision the tables write otherwise.
_PRECISION = {"days_2_6": "days"}


def gold_frames(folder: Path = SEEDS) -> tuple[pl.DataFrame, pl.DataFrame, dict[str, str]]:
    """`articles`, `claims` and the annotator's event of each claim."""
    with (folder / "articles.csv").open(encoding="utf-8") as file:
        articles = [_article(row, (folder / row["file"]).read_text("utf-8")) for row in csv.DictReader(file)]
    texts = {row["origin"]: row["text"] for row in articles}
    with (folder / "gold_claims.jsonl").open(encoding="utf-8") as file:
        gold = [json.loads(line) for line in file]
    codes = {(r["province"], r["district"]): r["pcode"] for r in conflict.load().districts.rows(named=True)}
    rows = [_claim(row, gold, texts[row["origin"]], codes) for row in gold]
    return (
        tables.frame("articles", articles),
        tables.frame("claims", rows),
        {row["claim_id"]: row["event"] for row in gold},
    )


def gold_months(folder: Path = SEEDS) -> dict[str, Any]:
    """What the annotation adds up to, by table."""
    months: dict[str, Any] = json.loads((folder / "gold_months.json").read_text("utf-8"))
    return months


def _article(row: dict[str, str], text: str) -> dict[str, Any]:
    return {
        "article_id": row["file"][:3],
        "origin": row["file"],
        "publisher": row["publisher"],
        "title": row["title"],
        "published": date.fromisoformat(row["published"]),
        "published_basis": "metadata",
        "language": "en",
        "text": text,
        "words": len(text.split()),
    }


def _claim(
    row: dict[str, Any], gold: list[dict[str, Any]], text: str, codes: dict[tuple[str, str], str]
) -> dict[str, Any]:
    start, end = _sentence(text, row["span_start"], row["span_end"])
    ground = row["unit"] != "person"
    return {
        **{name: row[name] for name in row.keys() & set(tables.columns("claims"))},
        "article_id": row["origin"][:3],
        "sentence": text[start:end],
        "sentence_start": start,
        "sentence_end": end,
        "quote_start": row["span_start"],
        "quote_end": row["span_end"],
        "party": None if ground else row["party"],
        "count_text": row["span"],
        "pcode": codes.get((row["province"], row["district"])),
        "place": None if row["place"] in ("national", row["district"]) else row["place"],
        "place_precision": "district" if row["district"] else "province" if row["province"] else "country",
        "date_start": date.fromisoformat(row["date_start"]),
        "date_end": date.fromisoformat(row["date_end"]),
        "date_precision": _PRECISION.get(row["date_precision"], row["date_precision"]),
        "restates": _restated(row, gold) if row["restatement"] else None,
        "rule": "annotator",
    }


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span: what lies between full stops or line ends."""
    before = [m.end() for m in re.finditer(r"\n|[.!?][”\"]?\s+(?=[A-Z“\"])", text[:start])]
    after = re.search(r"\n|[.!?][”\"]?(?=\s+[A-Z“\"]|\s*\n|$)", text[end:])
    return (before[-1] if before else 0), end + (after.end() if after else 0)


def _restated(row: dict[str, Any], gold: list[dict[str, Any]]) -> str | None:
    """The claim of the same article that a restatement repeats: of the same thing, preferably not an enemy's."""
    others = [
        other
        for other in gold
        if other["origin"] == row["origin"]
        and not other["restatement"]
        and all(other[name] == row[name] for name in ("unit", "measure", "party"))
    ]
    others.sort(
        key=lambda other: (other["source_class"] == "adversary", other["event"] != row["event"], other["claim_id"])
    )
    return others[0]["claim_id"] if others else None
