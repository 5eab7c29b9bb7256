"""Events as a reader opens them: the figure, who says so, the sentence, the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from warledger.site import links, words
from warledger.site.ledger import Ledger, Row, span

#: Percent of the track that the highest of rival figures reaches; what is left holds the mark of an open end.
SCALE = 94


@dataclass(frozen=True)
class Reading:
    """What one claim says."""

    claim_id: str
    anchor: str | None  # its id on the page; a claim that stands there twice has it once
    said: str
    speaker: str
    source_class: str  # in words
    role: str
    why: str


@dataclass(frozen=True)
class Quote:
    """A sentence with the words that carry its claims, and where it stands."""

    pieces: tuple[tuple[str, bool], ...]  # text and whether it is marked
    readings: tuple[Reading, ...]
    publisher: str
    title: str | None
    url: str | None
    archived: str | None
    published: date | None
    ours: bool  # a digest's sentence: our words, not the cited source's


@dataclass(frozen=True)
class Rival:
    """One of several figures for the same thing, placed on the scale they share (percent)."""

    speaker: str
    text: str
    left: float
    width: float
    open: bool

    @property
    def said(self) -> str:
        """For those who do not see the scale."""
        return f"{self.speaker}: {self.text}"


@dataclass(frozen=True)
class EventFigure:
    """A reconciled figure of an event."""

    what: str
    text: str
    counts: bool
    claim: str | None  # the first claim it rests on
    rule: str  # what gave its best value, where there was a choice
    rivals: tuple[Rival, ...] = ()


@dataclass(frozen=True)
class Related:
    """An event that holds another, or is a part of it: numbers of a part add to a month only through the whole."""

    relation: str
    title: str
    link: str


@dataclass(frozen=True)
class Event:
    """One event with everything a reader can open."""

    event_id: str
    title: str
    month: str | None
    date_start: date | None
    date_end: date | None
    province: str | None
    place_line: str
    province_link: str | None
    n_articles: int
    n_publishers: int
    disputed: bool
    background: bool
    month_uncertain: bool
    figures: tuple[EventFigure, ...]
    quotes: tuple[Quote, ...]
    decisions: tuple[str, ...]  # a maintainer's rulings on it, its claims or its reports
    related: tuple[Related, ...]  # the event it is part of, then its own parts

    @property
    def n_claims(self) -> int:
        """Claims told here."""
        return sum(len(quote.readings) for quote in self.quotes)

    @property
    def summary(self) -> str:
        """Its figures in one line."""
        return "; ".join(f"{figure.what} {figure.text}" for figure in self.figures)


@dataclass
class EventBook:
    """Reads events out of a ledger, month by month."""

    ledger: Ledger
    _shown: set[str] = field(default_factory=set)

    @cached_property
    def rows(self) -> dict[str | None, list[Row]]:
        """Month -> its events in order of day; those without a month under None."""
        by_month: dict[str | None, list[Row]] = defaultdict(list)
        for row in (
            self.ledger["events"].sort("date_start", "province", "event_id", nulls_last=True).iter_rows(named=True)
        ):
            by_month[row["month"]].append(row)
        return by_month

    @cached_property
    def _figures(self) -> dict[str, list[Row]]:
        order = {code: at for at, code in enumerate(("person", "district", "city"))}
        rows = self.ledger["event_figures"].sort("event_id", "unit", "measure", "party").to_dicts()
        rows.sort(key=lambda row: (order.get(row["unit"], 9), row["unit"]))
        return _grouped(rows, "event_id")

    @cached_property
    def _claims(self) -> dict[str, list[Row]]:
        articles = self.ledger["articles"].select(
            "article_id", "publisher", "title", "url", "published", "archived_url",
            "digest_of_publisher", "digest_of_published", "digest_of_url",
        )  # fmt: skip
        claims = self.ledger["claims"].join(articles, on="article_id", how="left")
        order = pl.col("role").replace_strict({role: at for at, role in enumerate(words.ROLES)}, default=9)
        told = self.ledger["event_claims"].join(claims, on="claim_id", how="inner")
        told = told.sort("event_id", order, "published", "article_id", "sentence_start", "claim_id", nulls_last=True)
        return _grouped(told.iter_rows(named=True), "event_id")

    def totals(self, code: str | None, events: Iterable[Event]) -> list[Quote]:
        """What bounds the districts lost in a month beside its events: totals over a longer time that include it.

        To be called after :meth:`month`, so that no claim has two anchors on a page.
        """
        bound = self.ledger["monthly_districts_lost"].filter(pl.col("month") == pl.lit(code, pl.String))
        wanted = set(bound["claim_ids"].explode(empty_as_null=True).drop_nulls())
        told = {reading.claim_id for event in events for quote in event.quotes for reading in quote.readings}
        return list(self._quotes([self._by_claim[claim] for claim in sorted(wanted - told) if claim in self._by_claim]))

    def figures_of(self, event_id: str) -> list[Row]:
        """The rows of an event's figures, people first."""
        return self._figures.get(event_id, [])

    @cached_property
    def _by_claim(self) -> dict[str, Row]:
        return {claim["claim_id"]: claim for claims in self._claims.values() for claim in claims}

    @property
    def outside_months(self) -> str:
        """What belongs to no single month, in words: it is shown, and added to none."""
        rows = self.rows.get(None, [])
        undated = sum(row["date_start"] is None for row in rows)
        held = sum(row["date_start"] is not None and row["date_start"] == row["date_end"] for row in rows)
        totals = len(rows) - undated - held
        kinds = {
            words.plural(totals, "total over days or months", "totals over days or months"): totals,
            words.plural(held, "report of who held what on a day", "reports of who held what on a day"): held,
            words.plural(undated, "event without a date", "events without a date"): undated,
        }
        return words.listed(said for said, count in kinds.items() if count)

    def month(self, code: str | None) -> list[Event]:
        """The events of a month, whole."""
        self._shown = set()
        return [self._event(row) for row in self.rows.get(code, [])]

    def _event(self, row: Mapping[str, Any]) -> Event:
        claims = self._claims.get(row["event_id"], [])
        district = row["district"] and f"{row['district']} district"
        place = [part for part in (row["place"], district, row["province"]) if part]
        known = row["province"] in self.ledger.provinces
        return Event(
            **{name: row[name] for name in ("event_id", "title", "month", "date_start", "date_end", "province")},
            **{name: row[name] for name in ("n_articles", "n_publishers", "disputed", "background", "month_uncertain")},
            place_line=", ".join(dict.fromkeys(place)),
            province_link=links.province(row["province"]) if known else None,
            figures=tuple(self._figure(figure, claims) for figure in self._figures.get(row["event_id"], [])),
            quotes=tuple(self._quotes(claims)),
            decisions=tuple(self._decided(row["event_id"], claims)),
            related=tuple(self._related.get(row["event_id"], ())),
        )

    @cached_property
    def _related(self) -> dict[str, list[Related]]:
        columns = ("event_id", "title", "month", "parent_event")
        rows = {row["event_id"]: row for row in self.ledger["events"].select(columns).iter_rows(named=True)}
        known = {name: links.event(row["month"], name) for name, row in rows.items()}
        parts = [row for row in rows.values() if row["parent_event"]]
        related = {
            row["event_id"]: [
                Related("Part of", rows[row["parent_event"]]["title"], known[row["parent_event"]]),
            ]
            for row in parts
        }
        for row in sorted(parts, key=lambda row: (row["title"], row["event_id"])):
            found = related.setdefault(row["parent_event"], [])
            found.append(Related("Holds", row["title"], known[row["event_id"]]))
        return related

    @cached_property
    def _decisions(self) -> dict[str, list[Row]]:
        # a merge names several events, a space between them
        named = self.ledger["decisions"].filter(~pl.col("stale")).with_columns(pl.col("target").str.split(" "))
        return _grouped(named.explode("target").iter_rows(named=True), "target")

    def _decided(self, event_id: str, claims: list[Row]) -> Iterable[str]:
        targets = [event_id, *(claim[name] for claim in claims for name in ("claim_id", "article_id"))]
        # an event that was merged away is known by the claim it was named after
        targets += [f"event-{claim['claim_id']}" for claim in claims]
        rulings = {row["decision_id"]: row for target in targets for row in self._decisions.get(target, [])}
        for row in rulings.values():
            detail = f" ({row['detail']})" if row["detail"] else ""
            yield f"{row['action']}{detail}: {row['reason']} {row['decided_by']}, {words.day(row['decided_on'])}."

    def what(self, row: Mapping[str, Any]) -> str:
        """What a figure or a claim counts: `Government forces killed`, `District lost`."""
        if row["unit"] == "person":
            return f"{self.ledger.party(row['party'] or 'unknown')} {words.measure(row['measure'])}"
        vague = 2 if row.get("count_text") else 1  # "many of its villages" names none
        count = next((row[name] for name in ("best", "high", "low") if row[name] is not None), vague)
        return f"{words.unit(row['unit'], count).capitalize()} {words.measure(row['measure'])}"

    def _figure(self, row: Row, claims: list[Row]) -> EventFigure:
        same = [
            claim
            for claim in claims
            if claim["claim_id"] in row["claim_ids"]
            and claim["role"] not in ("part", "restatement")
            and (claim["low"], claim["high"]) != (None, None)
        ]
        different = {(claim["low"], claim["best"], claim["high"]) for claim in same}
        rivals = _rivals(same) if len(different) > 1 and not _add_up(row, same) else ()
        worked_out = len(same) == 1 and row["best"] not in (None, same[0]["best"])  # by what others are told of
        chosen = len(row["claim_ids"]) > 1 and row["rule"] != "the only figure"
        rule = row["rule"] if chosen or worked_out else ""
        told = [claim["claim_id"] for claim in claims if claim["claim_id"] in row["claim_ids"]]
        return EventFigure(self.what(row), _text(row), row["counts"], next(iter(told), None), rule, rivals)

    def _quotes(self, claims: list[Row]) -> Iterable[Quote]:
        """Claims of one sentence stand under it together."""
        by_sentence: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for claim in claims:
            by_sentence[claim["article_id"], claim["sentence_start"]].append(claim)
        for told in by_sentence.values():
            first = told[0]
            ours = bool(first["digest_of_publisher"] or first["digest_of_url"])
            yield Quote(
                pieces=_pieces(first["sentence"], [_within(claim) for claim in told]),
                readings=tuple(self._reading(claim) for claim in told),
                publisher=(first["digest_of_publisher"] if ours else first["publisher"]) or "publisher not known",
                title=None if ours else first["title"],
                url=first["digest_of_url"] if ours else first["url"],
                archived=None if ours else first["archived_url"],
                published=first["digest_of_published"] if ours else first["published"],
                ours=ours,
            )

    def _said(self, claim: Row) -> str:
        """`Government forces killed: 4`. Ground without a number, not even a vague one, is named by the claim."""
        numbered = any(claim[name] is not None for name in ("low", "high", "count_text"))
        return f"{self.what(claim)}: {span(claim).text}" if numbered or claim["unit"] == "person" else self.what(claim)

    def _reading(self, claim: Row) -> Reading:
        again = claim["claim_id"] in self._shown
        self._shown.add(claim["claim_id"])
        return Reading(
            claim_id=claim["claim_id"],
            anchor=None if again else claim["claim_id"],
            said=self._said(claim),
            speaker=_speaker(claim),
            source_class=words.source_class(claim["source_class"], named=bool(claim["attributed_to"])),
            role=words.ROLES[claim["role"]].capitalize() + ".",
            why=claim["why"][:1].upper() + claim["why"][1:] + ".",
        )


def _add_up(figure: Row, claims: list[Row]) -> bool:
    """Whether the claims are the summands of the figure ("two officers and three guards"), and no rivals."""
    bests = [claim["best"] for claim in claims]
    if None in bests or len({claim["article_id"] for claim in claims}) > 1:
        return False
    return sum(bests) == figure["best"] and all(claim["role"] == "figure" for claim in claims)


def _text(figure: Row) -> str:
    """A figure in words. What nobody confirms is no number that was not stated."""
    if figure["rule"] != "unconfirmed" or figure["low"]:
        return span(figure).text
    return "none confirmed" + ("" if figure["high"] is None else f", at most {words.number(figure['high'])}")


def _speaker(claim: Mapping[str, Any]) -> str:
    name = claim["attributed_to"]
    if not name:
        return "Told by the report itself"
    unnamed = ", whom the report names before" if name.lower() in words.PRONOUNS else ""
    return f"Said by “{name}”{unnamed}"


def _within(claim: Mapping[str, Any]) -> tuple[int, int]:
    """Where the quote stands in its sentence."""
    return claim["quote_start"] - claim["sentence_start"], claim["quote_end"] - claim["sentence_start"]


def _pieces(sentence: str, marks: Iterable[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The sentence cut where a mark begins or ends; marks that overlap become one."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in sorted(marks):
        start, end = max(start, done), min(end, len(sentence))
        if start >= end:
            continue
        pieces += [(sentence[done:start], False), (sentence[start:end], True)]
        done = end
    pieces.append((sentence[done:], False))
    return tuple(piece for piece in pieces if piece[0])


def _rivals(claims: list[Row]) -> tuple[Rival, ...]:
    spans = [span(claim) for claim in claims]
    scale = max((each.top or 0 for each in spans), default=0) or 1
    return tuple(
        Rival(
            speaker=claim["attributed_to"] or claim["digest_of_publisher"] or claim["publisher"] or "report",
            text=each.text,
            left=round(SCALE * (each.low or 0) / scale, 1),
            width=round(max(SCALE * ((each.top or 0) - (each.low or 0)) / scale, 1), 1),
            open=each.open,
        )
        for claim, each in zip(claims, spans, strict=True)
    )


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups
