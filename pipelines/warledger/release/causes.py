"""Why a monthly figure moved between two releases: articles, decisions, code or rules.

A figure is a sum over events, so only events whose share in it differs are asked. Of such an event, each claim that
differs is traced: to an article that came, went or was described anew; to a decision about it; else the same text was
read differently, which is code or rules. Where no claim differs, a decision regrouped them or code or rules reckon
otherwise. A cause is named only if its fingerprint, or what it stands for, does differ; `unexplained` says that none
does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from warledger.release.contents import released_columns
from warledger.release.lineage import families

CAUSES = ("articles", "decisions", "code", "rules", "unexplained")

Row = dict[str, Any]
Frames = Mapping[str, pl.DataFrame]

#: What is known of an article beside its text; what the reader derives is left out.
_ARTICLE_FACTS = tuple(column for column in released_columns("articles") if column not in ("words", "duplicate_of"))

#: Those among them that a figure can depend on while every claim stays as it was.
_WEIGHTY = ("publisher", "published", "digest_of_publisher", "digest_of_published")

#: Figures of districts that a report of another month can move.
_COUPLED = ("lost_low", "lost_spread", "lost_high", "opposition_held_end_low", "opposition_held_end_high")


@dataclass(frozen=True)
class Side:
    """One release, as rows by id."""

    frames: Frames
    fingerprints: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def articles(self) -> dict[str, Row]:
        return {row["article_id"]: row for row in self.frames["articles"].select(_ARTICLE_FACTS).iter_rows(named=True)}

    @cached_property
    def claims(self) -> dict[str, Row]:
        return {row["claim_id"]: row for row in self.frames["claims"].iter_rows(named=True)}

    @cached_property
    def events(self) -> dict[str, Row]:
        return {row["event_id"]: row for row in self.frames["events"].iter_rows(named=True)}

    @cached_property
    def decisions(self) -> dict[str, Row]:
        return {row["decision_id"]: row for row in self.frames["decisions"].iter_rows(named=True)}

    @cached_property
    def members(self) -> dict[str, frozenset[str]]:
        """Event -> its claims."""
        held = self.frames["event_claims"].group_by("event_id").agg("claim_id")
        return dict.fromkeys(self.events, frozenset()) | {
            event: frozenset(claims) for event, claims in held.iter_rows()
        }

    @cached_property
    def shares(self) -> dict[tuple[str, ...], dict[str, Row]]:
        """(month, party, measure) -> event -> what it adds to that month."""
        cells: dict[tuple[str, ...], dict[str, Row]] = {}
        for figure in self.frames["event_figures"].filter("counts").iter_rows(named=True):
            event = self.events[figure["event_id"]]
            key = (event["month"], figure["party"], figure["measure"])
            about = {name: event[name] for name in ("province", "month_uncertain")}
            told = {"members": self.members[event["event_id"]], "publishers": self._publishers(event["event_id"])}
            cells.setdefault(key, {})[event["event_id"]] = figure | about | told
        return cells

    def _publishers(self, event: str) -> list[str]:
        articles = {self.claims[claim]["article_id"] for claim in self.members[event]}
        return sorted(str(self.articles[article]["publisher"]) for article in articles)


class Attribution:
    """Causes of what differs between two releases."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self._families = families(old.members, new.members)
        self._decided = _named_in(old.decisions, new.decisions)
        moved = {name for name in ("code", "rules") if old.fingerprints.get(name) != new.fingerprints.get(name)}
        self._reading = frozenset(moved)
        inputs = {"articles"} if old.articles != new.articles else set()
        self._inputs = frozenset(inputs | ({"decisions"} if old.decisions.keys() != new.decisions.keys() else set()))

    def of(self, old: Row | None, new: Row | None) -> tuple[str, ...]:
        """Causes of one monthly row that came, went or moved, in the order of :data:`CAUSES`."""
        row = new or old or {}
        found: set[str] = set()
        if "measure" in row:
            found |= self._of_cell((row["month"], row["party"], row["measure"]), row.get("province"))
            # bounds couple months: a total over a stretch of time moves them where no event of the month did
            if not found or not _moved(old, new, ("low", "best", "high")):
                found |= self._of_series[row["party"], row["measure"]]
        else:
            bound = set((old or {}).get("claim_ids") or ()) ^ set((new or {}).get("claim_ids") or ())
            found |= self._of_claims(bound)
            if not found and not (self._reading and _alone(old, new)):
                found |= self._of_series[None, None]
        return self._named(found or self._reading or self._inputs)

    def _of_cell(self, cell: tuple[str, ...], province: str | None) -> set[str]:
        before, after = self.old.shares.get(cell, {}), self.new.shares.get(cell, {})
        found: set[str] = set()
        for event in before.keys() | after.keys():
            share = (before.get(event), after.get(event))
            here = province is None or any(each and (each["province"] or "unknown") == province for each in share)
            if here and share[0] != share[1]:
                found |= self._of_event(event)
        return found

    def _of_event(self, event: str) -> set[str]:
        family = self._families[event]
        before, after = _claims(self.old, family), _claims(self.new, family)
        found = self._of_claims(before | after)
        if family & self._decided:
            found.add("decisions")
        return found or set(self._reading or self._inputs)

    @cached_property
    def _of_series(self) -> Mapping[tuple[str | None, str | None], set[str]]:
        """(party, measure), both None for ground -> causes of every claim in the series that differs anywhere."""
        series: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
        for claim, row in {**self.old.claims, **self.new.claims}.items():
            key = (row["party"], row["measure"]) if row["unit"] == "person" else (None, None)
            series[key] |= self._of_claim(claim)
        return series

    def _of_claims(self, claims: Iterable[str]) -> set[str]:
        return {cause for claim in claims for cause in self._of_claim(claim)}

    def _of_claim(self, claim: str) -> set[str]:
        """Nothing, where the claim is the same in both."""
        before, after = self.old.claims.get(claim), self.new.claims.get(claim)
        article = (after or before or {})["article_id"]
        told_old, told_new = self.old.articles.get(article), self.new.articles.get(article)
        if not told_old or not told_new:
            return {"articles"}
        found = {"decisions"} if {claim, article, told_new["origin"]} & self._decided else set()
        if _moved(told_old, told_new, _WEIGHTY):
            found.add("articles")
        if before != after and not found:
            found |= self._reading or self._inputs
        return found

    def _named(self, found: Iterable[str]) -> tuple[str, ...]:
        return tuple(cause for cause in CAUSES if cause in found) or ("unexplained",)


def _alone(old: Row | None, new: Row | None) -> bool:
    """Of ground, a row rests on its own claims alone, unless one that stays moves in what totals and time couple."""
    return not (old and new and _moved(old, new, _COUPLED))


def _claims(side: Side, events: Iterable[str]) -> set[str]:
    return {claim for event in events for claim in side.members.get(event, ())}


def _moved(old: Row | None, new: Row | None, columns: Iterable[str]) -> bool:
    return any((old or {}).get(column) != (new or {}).get(column) for column in columns)


def _named_in(old: Mapping[str, Row], new: Mapping[str, Row]) -> set[str]:
    """Every word of the decisions that only one release has: among them the ids they are about."""
    differing = [{**old, **new}[decision] for decision in old.keys() ^ new.keys()]
    return {word.strip(",;:()[]'\"") for row in differing for word in f"{row['target']} {row['detail'] or ''}".split()}
