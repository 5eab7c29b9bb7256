"""What changed between two releases: articles, decisions, events, each monthly figure and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from warledger import tables
from warledger.release.causes import Attribution, Row, Side
from warledger.release.contents import MONTHLY
from warledger.release.data import read_manifest, read_tables
from warledger.release.fingerprint import changed
from warledger.release.lineage import lineage

_ABSENT: Row = {}


@dataclass(frozen=True)
class Moved:
    """A row of a monthly table that came, went or moved."""

    table: str
    key: Mapping[str, str]  # month, party, measure ...
    change: str  # added, removed or changed
    values: Mapping[str, tuple[Any, Any]]  # column -> (from, to), the columns that moved
    causes: tuple[str, ...]

    def __str__(self) -> str:
        series = "lost districts" if self.table == "monthly_districts_lost" else ""
        what = " ".join(filter(None, [*self.key.values(), series]))
        came, went = self.change == "added", self.change == "removed"
        said = ", ".join(
            f"{name} {_shown(new if came else old)}{'' if came or went else f' -> {_shown(new)}'}"
            for name, (old, new) in self.values.items()
        )
        return f"{what}: {said} ({', '.join(self.causes)})"


@dataclass(frozen=True)
class Diff:
    """Differences between two releases. `as_dict()` is what changes.json holds, `report()` what a terminal shows."""

    old: str
    new: str
    fingerprints: tuple[str, ...]  # names of those that differ
    articles: Mapping[str, tuple[Row, ...]]  # added, removed, changed
    decisions: Mapping[str, tuple[Row, ...]]  # added, removed
    claims: Mapping[str, int]  # added, removed, changed
    events: Mapping[str, tuple[Row, ...]]  # added, removed, renamed, merged, split
    figures: tuple[Moved, ...]

    @property
    def nothing_moved(self) -> bool:
        """The data are the same."""
        lists = (*self.articles.values(), *self.decisions.values(), *self.events.values(), self.figures)
        return not any(lists) and not any(self.claims.values())

    def as_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON: days as text."""
        plain: dict[str, Any] = _plain({**asdict(self), "nothing_moved": self.nothing_moved})
        return plain

    def report(self) -> str:
        """A few lines a change."""
        lines = [f"{self.old} -> {self.new}"]
        if self.nothing_moved:
            lines.append("Nothing moved: the data are the same.")
        if self.fingerprints:
            lines.append(f"Differs in: {', '.join(self.fingerprints)}.")
        for what, groups in (("article", self.articles), ("decision", self.decisions), ("event", self.events)):
            for change, rows in groups.items():
                lines += [f"{what} {change}: {_named(row)}" for row in rows]
        if any(self.claims.values()):
            lines.append("claims: " + ", ".join(f"{count} {change}" for change, count in self.claims.items()))
        lines += [f"{moved.change}: {moved}" for moved in self.figures]
        if not self.figures and not self.nothing_moved:
            lines.append("No monthly figure moved.")
        return "\n".join(lines)


def diff(old: Path, new: Path) -> Diff:
    """Compare two release folders.

    Raises:
        ReleaseError: one of them cannot be read.
    """
    before, after = read_manifest(old), read_manifest(new)
    old_side, new_side = (
        Side(read_tables(path), manifest["fingerprints"]) for path, manifest in ((old, before), (new, after))
    )
    return compare(old_side, new_side, before["release"], after["release"])


def compare(old: Side, new: Side, old_name: str = "old", new_name: str = "new") -> Diff:
    """As :func:`diff`, for tables at hand."""
    causes = Attribution(old, new)
    return Diff(
        old=old_name,
        new=new_name,
        fingerprints=tuple(sorted(changed(old.fingerprints, new.fingerprints))),
        articles=_came_and_went(old.articles, new.articles, _article, with_changed=True),
        decisions=_came_and_went(old.decisions, new.decisions, dict),
        claims={change: len(rows) for change, rows in _came_and_went(old.claims, new.claims, dict, True).items()},
        events=_events(old, new),
        figures=tuple(
            moved for name in MONTHLY for moved in _figures(name, old.frames[name], new.frames[name], causes)
        ),
    )


def applied(figures: Iterable[Moved], name: str, old: pl.DataFrame) -> pl.DataFrame:
    """The figures of a monthly table after the moves: what the new release says. Columns of ids are left out."""
    rows = _rows(name, old)
    for moved in (moved for moved in figures if moved.table == name):
        key = tuple(moved.key.values())
        if moved.change == "removed":
            del rows[key]
        else:
            rows[key] = {**rows.get(key, moved.key), **{column: to for column, (_, to) in moved.values.items()}}
    schema = {column: tables.declared(name).columns()[column].dtype for column in figure_columns(name)}
    return pl.DataFrame(list(rows.values()), schema=schema, orient="row").sort(tables.key(name))


def figure_columns(name: str) -> list[str]:
    """Columns of a monthly table that hold its key and figures, not lists of ids."""
    return [column for column in tables.columns(name) if column != "claim_ids"]


def _figures(name: str, old: pl.DataFrame, new: pl.DataFrame, causes: Attribution) -> Iterable[Moved]:
    before, after = _rows(name, old), _rows(name, new)
    key_columns = tables.key(name)
    whole_old, whole_new = _rows(name, old, every=True), _rows(name, new, every=True)
    for key in sorted(before.keys() | after.keys()):
        row_old, row_new = before.get(key, _ABSENT), after.get(key, _ABSENT)
        if row_old == row_new:
            continue
        change = "added" if not row_old else "removed" if not row_new else "changed"
        values = {
            column: (row_old.get(column), row_new.get(column))
            for column in figure_columns(name)
            if column not in key_columns and (row_old.get(column) != row_new.get(column) or change != "changed")
        }
        why = causes.of(whole_old.get(key), whole_new.get(key))
        yield Moved(name, dict(zip(key_columns, key, strict=True)), change, values, why)


def _rows(name: str, frame: pl.DataFrame, every: bool = False) -> dict[tuple[str, ...], Row]:
    shown = frame if every else frame.select(figure_columns(name))
    return {tuple(row[column] for column in tables.key(name)): row for row in shown.iter_rows(named=True)}


def _events(old: Side, new: Side) -> dict[str, tuple[Row, ...]]:
    found = lineage(old.members, new.members)
    both = old.events | new.events

    def told(event: str, side: Mapping[str, Row] = both) -> Row:
        row = side.get(event, both[event])
        return {column: row[column] for column in ("event_id", "title", "month")}

    return {
        "added": tuple(told(event) for event in sorted(found.added, key=lambda event: _day(both[event]))),
        "removed": tuple(told(event) for event in sorted(found.removed, key=lambda event: _day(both[event]))),
        "renamed": tuple({"from": told(before, old.events), "into": told(after)} for before, after in found.renamed),
        "merged": tuple(
            {"from": [told(each, old.events) for each in froms], "into": told(into)} for froms, into in found.merged
        ),
        "split": tuple(
            {"from": told(one, old.events), "into": [told(each) for each in intos]} for one, intos in found.split
        ),
    }


def _came_and_went(
    old: Mapping[str, Row], new: Mapping[str, Row], show: Any, with_changed: bool = False
) -> dict[str, Any]:
    groups = {
        "added": [new[key] for key in sorted(new.keys() - old.keys())],
        "removed": [old[key] for key in sorted(old.keys() - new.keys())],
    }
    if with_changed:
        groups["changed"] = [new[key] for key in sorted(old.keys() & new.keys()) if old[key] != new[key]]
    return {change: tuple(map(show, sorted(rows, key=_day))) for change, rows in groups.items()}


def _day(row: Row) -> str:
    """What people look for a row by: the day of a report, of an event, of a ruling. Undated ones come last."""
    return str(next((row[name] for name in ("published", "date_start", "decided_on") if row.get(name)), "undated"))


def _article(row: Row) -> Row:
    return {column: row[column] for column in ("article_id", "publisher", "title", "published", "url", "origin")}


def _named(row: Row) -> str:
    if "into" in row:
        froms, intos = (each if isinstance(each, list) else [each] for each in (row["from"], row["into"]))
        return f"{'; '.join(map(_named, froms))} -> {'; '.join(map(_named, intos))}"
    if "event_id" in row:
        return f"{row['event_id']} {row['title']} ({row['month'] or 'no month'})"
    if "decision_id" in row:
        return f"{row['action']} {row['target']}: {row['reason']} ({row['decided_by']}, {row['decided_on']})"
    return f"{row['origin']}: {row['title'] or 'no title'} ({row['publisher'] or '?'}, {row['published'] or 'undated'})"


def _shown(value: Any) -> str:
    return "-" if value is None else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
