"""What a maintainer overrules, as data: `decisions.toml`.

    [[decision]]
    action = "amend"                    # date | reject | amend | merge | split
    claim = "5f0c…"
    set = { low = 12, best = 12 }
    reason = "The agency corrected the figure the next day."
    by = "A. Maintainer"
    on = 2024-05-01

`date` takes `article` (its id or origin) and `published`; `reject` takes `claim`; `merge` takes `events`; `split` takes
`event` and the `claims` to set apart. A decision that fits nothing is kept, marked stale, and does nothing.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from warledger import tables
from warledger.errors import WarledgerError
from warledger.frames import Table

#: Fields each action needs, beside reason, by and on.
FIELDS: dict[str, dict[str, type]] = {
    "date": {"article": str, "published": date},
    "reject": {"claim": str},
    "amend": {"claim": str, "set": dict},
    "merge": {"events": list},
    "split": {"event": str, "claims": list},
}
_ALWAYS: dict[str, type] = {"action": str, "reason": str, "by": str, "on": date}
#: What identifies a claim is not amended: reject it instead.
_FIXED = {"claim_id", "article_id", "sentence", "sentence_start", "sentence_end", "quote_start", "quote_end"}
#: An article dated by hand tells of the week before, where its reader could not say.
NEWS_DAYS = 7


class DecisionsError(WarledgerError):
    """decisions.toml is malformed; the message names file, line and what to write."""


@dataclass(frozen=True)
class Decision:
    """One ruling. `target` holds article, claim or event ids; `values` what is to be set."""

    action: str
    targets: tuple[str, ...]
    claims: tuple[str, ...]
    values: tuple[tuple[str, Any], ...]
    reason: str
    by: str
    on: date

    @property
    def decision_id(self) -> str:
        told = (self.action, self.targets, self.claims, self.values, self.reason, self.by, self.on)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Decisions:
    """All rulings, in a fixed order."""

    rulings: tuple[Decision, ...] = ()

    def of(self, action: str) -> list[Decision]:
        return [ruling for ruling in self.rulings if ruling.action == action]


def read_decisions(paths: Iterable[Path]) -> Decisions:
    """The rulings of one or more decisions.toml files.

    Raises:
        DecisionsError: a file is not TOML, or a ruling lacks a field, has an unknown one or one of the wrong type.
    """
    rulings: list[Decision] = []
    for path in paths:
        text = Path(path).read_text("utf-8")
        try:
            told = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            at_end = f"(at line {len(text.splitlines())}, the last)"
            raise DecisionsError(f"{path}: {str(error).replace('(at end of document)', at_end)}") from error
        lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[decision]]"]
        entries = told.pop("decision", [])
        if told or not isinstance(entries, list):
            raise DecisionsError(
                f"{path}: line 1: every ruling stands under [[decision]]; found {', '.join(told) or entries!r}"
            )
        for number, entry in enumerate(entries):
            line = lines[number] if number < len(lines) else 1
            rulings.append(_ruling(entry, f"{path}: line {line}: decision {number + 1}"))
    unique = {ruling.decision_id: ruling for ruling in rulings}
    return Decisions(tuple(sorted(unique.values(), key=lambda r: (r.on, r.decision_id))))


def _ruling(entry: Mapping[str, Any], where: str) -> Decision:
    action = entry.get("action")
    if action not in FIELDS:
        raise DecisionsError(f"{where}: action must be one of {', '.join(FIELDS)}; found {action!r}")
    wanted = _ALWAYS | FIELDS[action]
    for name, kind in wanted.items():
        if name not in entry:
            raise DecisionsError(f"{where}: {action} needs {name}")
        if not isinstance(entry[name], kind) or (kind is str and not entry[name].strip()):
            raise DecisionsError(f"{where}: {name} must be a {kind.__name__}; found {entry[name]!r}")
        if name in ("reason", "by") and not any(map(str.isalnum, entry[name])):
            raise DecisionsError(f"{where}: {name} is shown to every reader; write it in place of {entry[name]!r}")
    unknown = entry.keys() - wanted
    if unknown:
        raise DecisionsError(f"{where}: {action} takes no {', '.join(sorted(unknown))}")
    ids = entry.get("events") or [entry.get("article") or entry.get("claim") or entry.get("event")]
    claims = entry.get("claims", [])
    if not all(isinstance(name, str) for name in (*ids, *claims)):
        raise DecisionsError(f"{where}: ids are strings")
    if action == "merge" and len(ids) < 2:
        raise DecisionsError(f"{where}: merge needs two events or more")
    values = dict(entry.get("set", {}))
    if action == "amend":
        _check_amendment(values, where)
    if action == "date":
        values = {"published": entry["published"]}
    return Decision(
        action, tuple(ids), tuple(claims), tuple(sorted(values.items())), entry["reason"], entry["by"], entry["on"]
    )


def _check_amendment(values: Mapping[str, Any], where: str) -> None:
    columns = tables.TABLES["claims"].columns()
    for name, value in values.items():
        if name not in columns or name in _FIXED:
            raise DecisionsError(f"{where}: {name} of a claim cannot be set")
        try:
            pl.Series([_nullable(value)], dtype=columns[name].dtype, strict=True)
        except (TypeError, pl.exceptions.PolarsError) as error:
            raise DecisionsError(f"{where}: {name} cannot be {value!r}") from error


def _nullable(value: Any) -> Any:
    """TOML has no null: the word stands for it."""
    return None if value == "null" else value


def decided(articles: Table, claims: Table, decisions: pl.DataFrame) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """Articles and claims as the maintainers rule: dated, amended, without what was rejected.

    Args:
        decisions: the Decisions table, so that later stages apply just what the events stage did.

    Raises:
        TableError: an amended claim breaks a rule of its table.
    """
    articles, claims = articles.lazy(), claims.lazy()
    rows = decisions.filter(~pl.col("stale")).sort("decided_on", "decision_id").rows(named=True)
    named: dict[str, list[str]] = {action: [] for action in FIELDS}
    for row in rows:
        named[row["action"]].append(row["target"])
        if row["action"] == "date":
            day = date.fromisoformat(json.loads(row["values"])["published"])
            articles, claims = _date(articles, claims, row["target"], day)
        elif row["action"] == "amend":
            claims = _amend(claims, row["target"], json.loads(row["values"]))
    if named["reject"]:
        claims = claims.filter(~pl.col("claim_id").is_in(named["reject"]))
    if named["amend"]:
        tables.checked("claims", claims.filter(pl.col("claim_id").is_in(named["amend"])).collect())
    return articles, claims


def undated(articles: Table, decisions: Table) -> pl.DataFrame:
    """The articles that nothing dates: neither themselves nor a maintainer."""
    ruled = decisions.lazy().filter((pl.col("action") == "date") & ~pl.col("stale")).select(article_id="target")
    return articles.lazy().filter(pl.col("published").is_null()).join(ruled, on="article_id", how="anti").collect()


def _date(articles: pl.LazyFrame, claims: pl.LazyFrame, article: str, day: date) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    articles = articles.with_columns(
        published=pl.when(pl.col("article_id") == article).then(pl.lit(day)).otherwise("published")
    )
    undated = (pl.col("article_id") == article) & pl.col("date_start").is_null()
    claims = claims.with_columns(
        date_start=pl.when(undated).then(pl.lit(day - timedelta(days=NEWS_DAYS - 1))).otherwise("date_start"),
        date_end=pl.when(undated).then(pl.lit(day)).otherwise("date_end"),
        date_precision=pl.when(undated).then(pl.lit("week")).otherwise("date_precision"),
    )
    return articles, claims


def _amend(claims: pl.LazyFrame, claim: str, values: Mapping[str, Any]) -> pl.LazyFrame:
    columns = tables.TABLES["claims"].columns()
    return claims.with_columns(
        pl.when(pl.col("claim_id") == claim)
        .then(pl.lit(_typed(value, columns[name].dtype), columns[name].dtype))
        .otherwise(name)
        .alias(name)
        for name, value in values.items()
    )


def _typed(value: Any, dtype: Any) -> Any:
    return date.fromisoformat(value) if value is not None and dtype == pl.Date else value


def decision_rows(
    decisions: Decisions, articles: Table, claims: Table, event_of: Mapping[str, str] | None = None
) -> pl.DataFrame:
    """The Decisions table: each ruling with what it changed, and whether it still fits anything.

    Args:
        event_of: claim id -> event id before merges and splits; without it those are taken as fitting.
    """
    told = claims.lazy().filter(pl.col("claim_id").is_in(_claim_ids(decisions))).collect()
    known = {claim["claim_id"]: claim for claim in told.rows(named=True)}
    dated = [name for ruling in decisions.of("date") for name in ruling.targets]
    named = pl.col("article_id").is_in(dated) | pl.col("origin").is_in(dated)
    found = articles.lazy().filter(named).select("article_id", "origin", "published").collect()
    by_name = {row["article_id"]: row for row in found.rows(named=True)}
    by_origin = {row["origin"]: row for row in by_name.values()}
    rows = []
    for ruling in decisions.rulings:
        target, detail, values = " ".join(ruling.targets), None, None
        if ruling.action == "date":
            article = by_name.get(target) or by_origin.get(target)
            stale = article is None
            values = {"published": dict(ruling.values)["published"]}
            if article:
                target, detail = article["article_id"], f"published: {article['published']} to {values['published']}"
        elif ruling.action in ("reject", "amend"):
            claim = known.get(target)
            values = {name: _nullable(value) for name, value in ruling.values} or None
            stale = claim is None
            if claim:
                changed = [
                    f"{name}: {claim[name]} to {value}"
                    for name, value in (values or {}).items()
                    if claim[name] != value
                ]
                stale = ruling.action == "amend" and not changed
                detail = "; ".join(changed) or None
        else:
            ids = [anchor_of(event) for event in ruling.targets] + list(ruling.claims)
            stale = event_of is not None and not _changes(ruling, event_of)
            detail = ("apart: " + " ".join(ruling.claims)) if ruling.claims else None
            stale = stale or not all(name in known for name in ids)
        rows.append(
            {
                "decision_id": ruling.decision_id,
                "action": ruling.action,
                "target": target,
                "detail": detail,
                "values": json.dumps(values, default=str) if values else None,
                "reason": ruling.reason,
                "decided_by": ruling.by,
                "decided_on": ruling.on,
                "stale": stale,
            }
        )
    return tables.frame("decisions", rows)


def _changes(ruling: Decision, event_of: Mapping[str, str]) -> bool:
    events = [event_of.get(anchor_of(event)) for event in ruling.targets]
    if ruling.action == "merge":
        return None not in events and len(set(events)) > 1
    apart = [event_of.get(claim) for claim in ruling.claims]
    whole = [claim for claim, event in event_of.items() if event == events[0]]
    return None not in apart and set(apart) == set(events) and len(whole) > len(apart)


def _claim_ids(decisions: Decisions) -> list[str]:
    return sorted(
        {
            anchor_of(name)
            for ruling in decisions.rulings
            for name in (*ruling.targets, *ruling.claims)
            if ruling.action != "date"
        }
    )


def event_id(claim: str) -> str:
    """The id of the event anchored on that claim; with any other claim of the event it is an alias of the event."""
    return f"event-{claim}"


def anchor_of(event: str) -> str:
    """The claim an event id names; a claim id is its own."""
    return event.removeprefix("event-")


def merge_groups(decisions: Decisions) -> list[Sequence[str]]:
    """Claim ids whose events become one."""
    return [[anchor_of(event) for event in ruling.targets] for ruling in decisions.of("merge")]


def split_groups(decisions: Decisions) -> list[Sequence[str]]:
    """Claim ids that become an event of their own."""
    return [ruling.claims for ruling in decisions.of("split")]
