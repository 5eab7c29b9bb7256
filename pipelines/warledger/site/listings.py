"""What pages list of a whole release: provinces, publishers, ground that is no district, contradictions."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from warledger.site import links, words
from warledger.site.charts.districts import retaken_by_one_word, spells
from warledger.site.charts.figure import Cell, Table, opening
from warledger.site.ledger import Ledger
from warledger.site.words import Span, added


def provinces(ledger: Ledger) -> Table:
    """Every province of the gazetteer: events, districts in opposition hands at last, people killed by party."""
    told = dict(ledger["events"].group_by("province").len().iter_rows())
    killed = ledger["monthly_casualties_by_province"].filter(measure="killed").to_dicts()
    sums: dict[tuple[str, str], list[Span]] = {}
    for row in killed:
        sums.setdefault((row["province"], row["party"]), []).append(
            Span(row["low"], row["best"], row["high"], row["claimed"])
        )
    weight = {
        party: sum(span.main or 0 for (_, p), spans in sums.items() if p == party for span in spans)
        for _, party in sums
    }
    parties = sorted(weight, key=lambda party: (-weight[party], party))[:4]
    last = {row["pcode"]: row for row in spells(ledger)}
    lost: dict[str, int] = {}
    for row in last.values():
        lost[row["province"]] = lost.get(row["province"], 0) + (row["status"] == "opposition")
    return Table(
        [
            "Province",
            "Events",
            *(f"{ledger.party(party)} killed" for party in parties),
            "Districts last in opposition hands",
        ],
        [
            opening(
                links.province(name),
                name,
                words.number(told.get(name, 0)),
                *(added(sums[name, party]).short if (name, party) in sums else "" for party in parties),
                words.number(lost[name]) if lost.get(name) else "",
            )
            for name in ledger.provinces
        ],
    )


def publishers(ledger: Ledger) -> Table:
    """Publishers with their reports, copies left out; of a digest, the publisher it digests. The most first."""
    counted = (
        ledger["articles"]
        .filter(pl.col("duplicate_of").is_null())
        .select(
            publisher=pl.coalesce("digest_of_publisher", "publisher").fill_null("publisher not known"),
            published=pl.coalesce("digest_of_published", "published"),
        )
        .group_by("publisher")
        .agg(reports=pl.len(), first=pl.col("published").min(), last=pl.col("published").max())
        .sort(pl.col("reports"), pl.col("publisher").str.to_lowercase(), "publisher", descending=[True, False, False])
    )
    return Table(
        ["Publisher", "Reports", "First", "Last"],
        [
            [
                Cell(name),
                Cell(words.number(reports)),
                *(Cell(words.short_day(at) if at else "undated") for at in (first, last)),
            ]
            for name, reports, first, last in counted.iter_rows()
        ],
    )


def recaptures(ledger: Ledger) -> Table:
    """Districts retaken by the word of the side that won and no other, the latest first."""
    speakers = dict(ledger["claims"].select("claim_id", "attributed_to").iter_rows())
    return Table(
        ["District", "Days", "Said by"],
        [
            [
                Cell(f"{row['district']}, {row['province']}", links.event(row["month"], row["event_id"])),
                Cell(words.days(row["date_start"], row["date_end"])),
                Cell(
                    _capital(words.listed(dict.fromkeys(speakers[claim] or "the report" for claim in row["claim_ids"])))
                ),
            ]
            for row in retaken_by_one_word(ledger)
        ],
        words=True,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ground(ledger: Ledger) -> Table:
    """Other ground than districts, by month and kind, the latest first."""
    rows = ledger["monthly_ground"].sort(["month", "unit"], descending=[True, False])
    return Table(
        ["Month", "What", "Lost", "Retaken", "Claimed only"],
        [
            [
                Cell(words.month(row["month"]), links.month(row["month"])),
                Cell(words.unit(row["unit"]).capitalize()),
                *opening(
                    links.month(row["month"]),
                    *(words.number(row[name]) for name in ("lost_named", "retaken_named", "claimed")),
                ),
            ]
            for row in rows.iter_rows(named=True)
        ],
    )


@dataclass(frozen=True)
class Contradiction:
    """Claims that cannot all be true."""

    series: str
    claims: tuple[tuple[str, str | None, bool, str], ...]  # sentence, where it is told, set aside, why


def contradictions(ledger: Ledger) -> list[Contradiction]:
    """The contradictions of the release, each with its claims."""
    told = (
        ledger["contradictions"]
        .join(ledger["claims"].select("claim_id", "sentence"), on="claim_id", how="left")
        .join(
            ledger["event_claims"]
            .join(ledger["events"].select("event_id", "month"), on="event_id")
            .unique("claim_id", keep="first", maintain_order=True)
            .select("claim_id", "month"),
            on="claim_id",
            how="left",
            maintain_order="left",
        )
    )
    groups: dict[tuple[str, str], list[tuple[str, str | None, bool, str]]] = {}
    for row in told.sort("contradiction_id", "claim_id").iter_rows(named=True):
        href = links.event(row["month"], row["claim_id"]) if row["month"] else None
        told_claim = (row["sentence"] or row["claim_id"], href, row["set_aside"], row["why"])
        groups.setdefault((row["contradiction_id"], row["series"]), []).append(told_claim)
    return [Contradiction(series, tuple(claims)) for (_, series), claims in groups.items()]
