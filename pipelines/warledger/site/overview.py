"""The front page: what happened, in sentences whose numbers are computed."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from warledger.site import links, words
from warledger.site.charts.casualties import most, parties_of, peak, whose
from warledger.site.charts.coverage import longest_silence
from warledger.site.charts.districts import BY_ONE_WORD, bounds, retaken_by_one_word
from warledger.site.ledger import Ledger, span
from warledger.site.words import Span, added


class Part(NamedTuple):
    """A stretch of a sentence; a number leads to what it rests on."""

    text: str
    href: str | None = None


Sentence = list[Part]


def sentences(ledger: Ledger) -> list[Sentence]:
    """At most five, each left out where the release has nothing to say."""
    told = [_people(ledger, "killed"), _worst(ledger), _wounded(ledger), _districts(ledger), _silence(ledger)]
    return [sentence for sentence in told if sentence]


def _people(ledger: Ledger, measure: str) -> Sentence | None:
    rows = ledger.casualties(measure=measure)
    parties = parties_of(rows)
    if not parties:
        return None
    sums = {party: added(row["span"] for row in rows if row["party"] == party) for party in parties}
    first, *others = parties
    by_month = f"casualties.html#{measure}-by-month"
    rest = [[Part(f"{whose(ledger, party)} "), Part(sums[party].text, by_month)] for party in others[:3]]
    return [
        Part(f"{ledger.party(first)}: single events in the reports add up to "),
        Part(
            f"{sums[first].text} {words.measure(measure)}",
            "casualties.html#killed-in-all" if measure == "killed" else by_month,
        ),
        *(Part("; ") for _ in rest[:1]),
        *_listed(rest),
        Part("."),
        *_largest_total(ledger, measure, above=sums[first].most),
    ]


def _listed(items: list[Sentence]) -> Sentence:
    """Parts of a sentence as a list: `a, b and c`."""
    between = [Part("")] + [Part(", ")] * (len(items) - 2) + [Part(" and ")]
    return [part for before, item in zip(between, items, strict=False) for part in (before, *item) if part.text]


def _largest_total(ledger: Ledger, measure: str, *, above: int) -> Sentence:
    """The most people that a report counts over a longer time, where it is more than events add up to."""
    outside = ledger["events"].filter(pl.col("month").is_null()).select("event_id", "date_start", "date_end")
    totals = (
        ledger["event_figures"]
        .filter((pl.col("unit") == "person") & (pl.col("measure") == measure) & (pl.col("best") > above))
        .join(outside.drop_nulls(), on="event_id")
        .sort("best", "event_id")
    )
    if totals.is_empty():
        return []
    row = totals.row(-1, named=True)
    whose_and_when = f"{ledger.party_within(row['party'])}, {words.days(row['date_start'], row['date_end'])}"
    return [
        Part(" The largest total reported for a longer time: "),
        Part(span(row).text, links.event(None, row["event_id"])),
        Part(f" ({whose_and_when})."),
    ]


def _worst(ledger: Ledger) -> Sentence | None:
    worst = peak(ledger.casualties(measure="killed"))
    if not worst:
        return None
    reports = words.plural(worst["articles"], "report")
    return [
        Part("The most people of one party reported killed in one month: "),
        Part(most(ledger, worst), links.month(worst["month"])),
        Part(", as totals reported require." if worst["span"].bounded else f", told by {reports}."),
    ]


def _wounded(ledger: Ledger) -> Sentence | None:
    return _people(ledger, "wounded")


def _districts(ledger: Ledger) -> Sentence | None:
    rows = ledger["monthly_districts_lost"].sort("month").to_dicts()
    if not rows:
        return None
    named, retaken = (sum(row[name] for row in rows) for name in ("lost_named", "retaken_named"))
    worst = max(rows, key=lambda row: (row["lost_low"], row["month"]))
    claimed = len(retaken_by_one_word(ledger))
    more = f"{words.number(claimed)} more retaken {BY_ONE_WORD}"
    return [
        Part(words.plural(named, "district"), "districts.html#districts-lost"),
        Part(" reported lost by name, "),
        Part(f"{words.number(retaken)} retaken", "districts.html#districts-lost"),
        *([Part(", "), Part(more, "districts.html#retaken-by-one-word")] if claimed else []),
        Part(f"; in {words.month(worst['month'])} "),
        Part(bounds(Span(worst["lost_low"], None, worst["lost_high"])), links.month(worst["month"])),
        Part(" in all, as totals reported require."),
    ]


def _silence(ledger: Ledger) -> Sentence | None:
    longest = longest_silence(ledger)
    if not longest:
        return None
    length, first, last = longest
    silent = len(ledger.months) - len(ledger.covered)
    reports = ledger["articles"]["duplicate_of"].null_count()
    run = words.month(first) if length == 1 else f"{words.month(first)} to {words.month(last)}"
    return [
        Part("All of this rests on "),
        Part(words.plural(reports, "report"), "coverage.html#publishers"),
        Part(". None tells of "),
        Part(f"{words.number(silent)} of the {words.plural(len(ledger.months), 'month')}", "coverage.html"),
        Part(
            f" from {words.month(ledger.months[0])} to {words.month(ledger.months[-1])}; the longest silence is {run}."
        ),
    ]
