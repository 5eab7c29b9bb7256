"""The front page: what happened, in sentences whose numbers are computed."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from warledger.site import links, words
from warledger.site.charts.casualties import most, parties_of, peak, whose
from warledger.site.charts.coverage import longest_silence
from warledger.site.ledger import Ledger, span
from warledger.site.words import added


@dataclass(frozen=True)
class Sentence:
    """A sentence in three parts; the middle one, a number, leads to what it rests on."""

    before: str
    number: str
    after: str
    href: str


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
    rest = words.listed(f"{whose(ledger, party)} {sums[party].text}" for party in others[:3])
    said = words.measure(measure)
    return Sentence(
        f"{ledger.party(first)}: single events in the reports add up to ",
        f"{sums[first].text} {said}",
        (f"; {rest}." if rest else ".") + _largest_total(ledger, measure, above=sums[first].most),
        "casualties.html#killed-in-all" if measure == "killed" else f"casualties.html#{measure}-by-month",
    )


def _largest_total(ledger: Ledger, measure: str, *, above: int) -> str:
    """The most people that a report counts over a longer time, where it is more than events add up to."""
    outside = ledger["events"].filter(pl.col("month").is_null()).select("event_id", "date_start", "date_end")
    totals = (
        ledger["event_figures"]
        .filter((pl.col("unit") == "person") & (pl.col("measure") == measure) & (pl.col("best") > above))
        .join(outside.drop_nulls(), on="event_id")
        .sort("best", "event_id")
    )
    if totals.is_empty():
        return ""
    row = totals.row(-1, named=True)
    whose_and_when = f"{ledger.party_within(row['party'])}, {words.days(row['date_start'], row['date_end'])}"
    return f" The largest total reported for a longer time: {span(row).text} ({whose_and_when})."


def _worst(ledger: Ledger) -> Sentence | None:
    worst = peak(ledger.casualties(measure="killed"))
    if not worst:
        return None
    reports = words.plural(worst["articles"], "report")
    return Sentence(
        "The most people of one party reported killed in one month: ",
        most(ledger, worst),
        ", as totals reported require." if worst["span"].bounded else f", told by {reports}.",
        links.month(worst["month"]),
    )


def _wounded(ledger: Ledger) -> Sentence | None:
    return _people(ledger, "wounded")


def _districts(ledger: Ledger) -> Sentence | None:
    rows = ledger["monthly_districts_lost"].sort("month").to_dicts()
    if not rows:
        return None
    named, retaken = (sum(row[name] for row in rows) for name in ("lost_named", "retaken_named"))
    worst = max(rows, key=lambda row: (row["lost_low"], row["month"]))
    above = "or more" if worst["lost_high"] is None else f"to {words.number(worst['lost_high'])}"
    exact = worst["lost_low"] == worst["lost_high"]
    back = f"{words.number(retaken)} retaken"
    if claimed := _retaken_by_one_word(ledger):
        back += f", {words.number(claimed)} more by the winner's word alone"
    return Sentence(
        f"{words.plural(named, 'district')} reported lost by name, {back}; in ",
        f"{words.month(worst['month'])}, {words.number(worst['lost_low'])}{'' if exact else ' ' + above} lost",
        " in all, as far as the totals reported allow.",
        "districts.html#districts-lost",
    )


def _retaken_by_one_word(ledger: Ledger) -> int:
    """Recaptures of a named district that only the side that won says: beside the count, never in it."""
    told = ledger["event_figures"].filter(
        (pl.col("unit") == "district") & (pl.col("measure") == "retaken") & pl.col("counts") & (pl.col("claimed") > 0)
    )
    return told["event_id"].n_unique()


def _silence(ledger: Ledger) -> Sentence | None:
    longest = longest_silence(ledger)
    if not longest:
        return None
    length, first, last = longest
    silent = len(ledger.months) - len(ledger.covered)
    reports = ledger["articles"]["duplicate_of"].null_count()
    run = words.month(first) if length == 1 else f"{words.month(first)} to {words.month(last)}"
    return Sentence(
        f"All of this rests on {words.plural(reports, 'report')}. None tells of ",
        f"{words.number(silent)} of the {words.plural(len(ledger.months), 'month')}",
        f" from {words.month(ledger.months[0])} to {words.month(ledger.months[-1])}; the longest silence is {run}.",
        "coverage.html",
    )
