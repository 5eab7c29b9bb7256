"""Precision, recall and field agreement of claims against an annotated set."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from warledger import claims
from warledger.conflict import Conflict
from warledger.errors import WarledgerError

#: Fields scored on found claims, where the annotation gives them.
FIELDS = (
    "party", "by", "best", "high", "scope", "modality", "source_class", "province", "district", "background",
)  # fmt: skip

Claim = Mapping[str, Any]


@dataclass(frozen=True)
class Rate:
    """A share, with its 95 % interval after Wilson (1927), which behaves at small counts and near 0 and 1."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        if not self.of:
            return None
        z, n, p = 1.959964, self.of, self.hits / self.of
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        if not (self.of and self.interval):
            return "none to score"
        low, high = self.interval
        return f"{self.hits}/{self.of} = {self.hits / self.of:.3f} ({low:.3f} to {high:.3f})"


@dataclass(frozen=True)
class Miss:
    """One disagreement: a claim not found, one in excess, or a field that differs."""

    article: str
    kind: str
    what: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.article}: {self.kind}: {self.what} | {self.sentence}"


@dataclass
class Scores:
    """Counts of hits, gold and found claims by (unit, measure), agreement by field, and every disagreement."""

    hits: Counter[tuple[str, str]] = field(default_factory=Counter)
    gold: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    fields: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    misses: list[Miss] = field(default_factory=list)
    articles: int = 0

    def precision(self, kinds: Iterable[tuple[str, str]] | None = None) -> Rate:
        chosen = set(kinds) if kinds else set(self.found)
        return Rate(sum(self.hits[k] for k in chosen), sum(self.found[k] for k in chosen))

    def recall(self, kinds: Iterable[tuple[str, str]] | None = None) -> Rate:
        chosen = set(kinds) if kinds else set(self.gold)
        return Rate(sum(self.hits[k] for k in chosen), sum(self.gold[k] for k in chosen))

    def f1(self, kinds: Iterable[tuple[str, str]] | None = None) -> float:
        chosen = list(kinds) if kinds else None
        precision, recall = self.precision(chosen).value or 0.0, self.recall(chosen).value or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def agreement(self) -> dict[str, Rate]:
        return {name: Rate(sum(same), len(same)) for name, same in self.fields.items()}

    def as_dict(self) -> dict[str, Any]:
        kinds = sorted(set(self.gold) | set(self.found))
        return {
            "articles": self.articles,
            "claims": sum(self.gold.values()),
            "precision": self.precision().value,
            "recall": self.recall().value,
            "f1": self.f1(),
            "by_measure": [
                {
                    "unit": unit,
                    "measure": measure,
                    "gold": self.gold[unit, measure],
                    "found": self.found[unit, measure],
                    "hits": self.hits[unit, measure],
                    "f1": self.f1([(unit, measure)]),
                }
                for unit, measure in kinds
            ],
            "fields": {
                name: {"agree": rate.hits, "of": rate.of, "interval": rate.interval}
                for name, rate in self.agreement().items()
            },
        }

    def report(self, misses: bool = False) -> str:
        lines = [
            f"{self.articles} articles, {sum(self.gold.values())} annotated claims",
            f"precision {self.precision()}",
            f"recall    {self.recall()}",
            f"F1        {self.f1():.3f}",
            "",
        ]
        for kind in sorted(set(self.gold) | set(self.found)):
            gold, found = self.gold[kind], self.found[kind]
            lines.append(
                f"  {kind[0]:<16}{kind[1]:<26}F1 {self.f1([kind]):.2f}   "
                f"{self.hits[kind]} hit of {gold} annotated, {found} found"
            )
        lines += ["", *(f"  {name:<16}{rate}" for name, rate in sorted(self.agreement().items()))]
        if misses:
            lines += ["", *map(str, self.misses)]
        return "\n".join(lines)


def evaluate(annotated: Path, conflict: Conflict) -> Scores:
    """Read every article of the set and score what was read.

    Raises:
        WarledgerError: the file is missing, or a line of it is not an annotated article; says which.
    """
    scores = Scores()
    for article in _articles(annotated):
        found = claims.read_article(article, conflict)
        _score_article(article, [c for c in found if not _is_vague_again(c)], scores)
    return scores


def _articles(path: Path) -> Iterable[dict[str, Any]]:
    if not path.is_file():
        raise WarledgerError(f"{path}: no such file; give an annotated set in .jsonl")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            article = json.loads(line)
            published = article.get("published")
            yield {
                **article,
                "article_id": article["id"],
                "origin": f"{path.name}#{article['id']}",
                "title": article.get("title"),
                "publisher": article.get("publisher"),
                "published": date.fromisoformat(published) if published else None,
                "claims": [dict(c) for c in article["claims"]],
                "text": article["text"],
            }
        except (json.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise WarledgerError(
                f"{path} line {number}: not an annotated article ({error}); each line needs id, text and claims"
            ) from error


def _score_article(article: Mapping[str, Any], found: list[dict[str, Any]], scores: Scores) -> None:
    scores.articles += 1
    free = list(range(len(found)))
    for wanted in sorted(article["claims"], key=lambda c: bool(c.get("optional"))):
        fits = [i for i in free if _is_found(wanted, found[i])]
        optional = bool(wanted.get("optional"))
        kind = (wanted["unit"], wanted["measure"])
        if not optional:
            scores.gold[kind] += 1
        if not fits:
            if not optional:
                scores.misses.append(Miss(article["article_id"], "missed", _say(wanted), wanted["span"]))
            continue
        best = max(fits, key=lambda i: (sum(_agree(wanted, found[i]).values()), -i))
        free.remove(best)
        if optional:
            continue
        scores.hits[kind] += 1
        scores.found[kind] += 1
        for name, same in _agree(wanted, found[best]).items():
            scores.fields[name].append(same)
            if not same:
                what = f"{name}: wanted {_wanted(wanted, name)}, got {_got(found[best], name)}"
                scores.misses.append(Miss(article["article_id"], "differs", what, found[best]["sentence"]))
    for i in free:
        claim = found[i]
        # what is only context (a repetition inside the article) is not in excess
        if claim["restates"] is None:
            scores.found[claim["unit"], claim["measure"]] += 1
            scores.misses.append(Miss(article["article_id"], "in excess", _say(claim), claim["sentence"]))


def _is_vague_again(claim: Claim) -> bool:
    """Whether a claim repeats another about people without a number."""
    return claim["restates"] is not None and claim["unit"] == "person" and claim.get("low") is None


def _plain(text: str | None) -> str:
    return re.sub(r"\W+", " ", text or "").lower().strip()


def _is_found(wanted: Claim, claim: Claim) -> bool:
    return (
        claim["unit"] == wanted["unit"]
        and claim["measure"] == wanted["measure"]
        and ("low" not in wanted or claim["low"] == wanted["low"])
        and _plain(wanted["span"]) in _plain(claim["sentence"])
    )


def _agree(wanted: Claim, claim: Claim) -> dict[str, bool]:
    """Field -> same, for each field the annotation gives; `dates` where it gives both ends."""
    same = {name: _wanted(wanted, name) == _got(claim, name) for name in FIELDS if name in wanted}
    if wanted.get("date_start") and wanted.get("date_end"):
        same["dates"] = _got(claim, "dates") == _wanted(wanted, "dates")
    return same


def _wanted(wanted: Claim, name: str) -> Any:
    if name == "dates":
        return f"{wanted['date_start']}..{wanted['date_end']}"
    return _plain(wanted[name]) if name in ("province", "district") else wanted[name]


def _got(claim: Claim, name: str) -> Any:
    if name == "dates":
        return f"{claim['date_start']}..{claim['date_end']}"
    return _plain(claim[name]) if name in ("province", "district") else claim.get(name)


def _say(claim: Claim) -> str:
    return f"{claim['unit']} {claim['measure']} {claim.get('party')} {claim.get('low')}/{claim.get('high')}"
