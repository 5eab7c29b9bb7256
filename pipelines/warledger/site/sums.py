"""What a month adds up to, each sum beside the figures of the events that it is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from warledger.months.districts import Change, named_changes
from warledger.site import links, words
from warledger.site.events import EventBook
from warledger.site.ledger import Ledger, Row, span
from warledger.tables import PERSON_MEASURES


@dataclass(frozen=True)
class Sum:
    """A figure of a month, and what it is the sum of."""

    who: str
    what: str
    figure: str
    parts: tuple[tuple[str, str], ...]  # what each says, and where it stands


class MonthSums:
    """The sums of each month of a release: people by measure and party, then districts."""

    def __init__(self, ledger: Ledger, book: EventBook) -> None:
        self._ledger = ledger
        self._book = book
        self._changes: dict[tuple[str, str], list[Change]] = defaultdict(list)
        for measure in ("lost", "retaken"):
            for change in named_changes(ledger["events"], ledger["event_figures"], measure):
                self._changes[change.month, measure].append(change)

    def of(self, month: str, *, bounded: bool = False) -> list[Sum]:
        """The sums of a month, in the order of the tables' measures, the largest first.

        Args:
            bounded: its page lists totals over a longer time, which bound the districts lost.
        """
        return [*self._people(month), *self._districts(month, bounded=bounded)]

    def _people(self, month: str) -> Iterator[Sum]:
        told: dict[tuple[str, str, str | None], list[Row]] = defaultdict(list)
        for event in self._book.rows.get(month, []):
            for figure in self._book.figures_of(event["event_id"]):
                if figure["counts"]:
                    told[figure["unit"], figure["measure"], figure["party"]].append(figure)
        rows = self._ledger.casualties(month=month)
        order = {measure: at for at, measure in enumerate(PERSON_MEASURES)}
        for row in sorted(rows, key=lambda row: (order[row["measure"]], -(row["span"].main or 0), row["party"])):
            figures = told["person", row["measure"], row["party"]]
            parts = [(span(figure).short, links.event(month, figure["event_id"])) for figure in figures]
            if row["span"].bounded is not None:
                parts.append(("totals", links.month(None)))
            yield Sum(self._ledger.party(row["party"]), words.measure(row["measure"]), row["span"].text, tuple(parts))

    def _districts(self, month: str, *, bounded: bool) -> Iterator[Sum]:
        for row in self._ledger["monthly_districts_lost"].filter(month=month).iter_rows(named=True):
            least = words.Span(row["lost_low"], None, row["lost_high"])
            bounds = least.text if row["lost_low"] else "bounded by no total"
            by_totals = [("totals", links.totals(month))] if bounded and row["lost_low"] > row["lost_named"] else []
            yield self._named(month, "lost", f"{row['lost_named']} by name; {bounds}", by_totals)
            if row["retaken_named"]:
                yield self._named(month, "retaken", f"{row['retaken_named']} by name")

    def _named(self, month: str, measure: str, figure: str, beside: Iterable[tuple[str, str]] = ()) -> Sum:
        named = ((change.district, links.event(month, change.event_id)) for change in self._changes[month, measure])
        return Sum("Districts", measure, figure, (*named, *beside))
