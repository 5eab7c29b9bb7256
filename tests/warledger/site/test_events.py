"""Events with their claims: quotes marked where they stand, rivals on one scale, sources named."""

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.site import words
from warledger.site.events import Event, EventBook, _add_up, _pieces, _text
from warledger.site.ledger import Ledger
from warledger.site.sums import MonthSums


@given(st.text(min_size=1), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_marking_a_sentence_keeps_every_word(sentence: str, marks: list[tuple[int, int]]) -> None:
    assert "".join(text for text, _ in _pieces(sentence, marks)) == sentence


def test_overlapping_marks_become_one() -> None:
    assert _pieces("abcdef", [(1, 3), (2, 5)]) == (("a", False), ("bc", True), ("de", True), ("f", False))


def every_event(told: Ledger) -> list[Event]:
    book = EventBook(told)
    return [event for month in book.rows for event in book.month(month)]


def test_every_event_and_claim_is_told_once(told: Ledger) -> None:
    events = every_event(told)
    assert sorted(event.event_id for event in events) == sorted(told["events"]["event_id"])
    readings = [reading for event in events for quote in event.quotes for reading in quote.readings]
    assert sorted(reading.claim_id for reading in readings) == sorted(told["event_claims"]["claim_id"])


def test_the_mark_is_the_quote(told: Ledger) -> None:
    quotes = {
        (
            row["sentence"],
            row["sentence"][row["quote_start"] - row["sentence_start"] : row["quote_end"] - row["sentence_start"]],
        )
        for row in told["claims"].iter_rows(named=True)
    }
    for event in every_event(told):
        for quote in event.quotes:
            sentence = "".join(text for text, _ in quote.pieces)
            for text, marked in quote.pieces:
                assert not marked or (sentence, text) in quotes


def test_a_digest_is_ours_and_names_what_it_digests(told: Ledger) -> None:
    ours = [quote for event in every_event(told) for quote in event.quotes if quote.ours]
    assert ours
    digested = set(told["articles"]["digest_of_publisher"].drop_nulls())
    for quote in ours:
        assert quote.publisher in digested
        assert quote.title is None


def test_rival_figures_share_a_scale_and_stay_on_it(told: Ledger) -> None:
    rivals = [rival for event in every_event(told) for figure in event.figures for rival in figure.rivals]
    assert rivals
    assert all(rival.left >= 0 and rival.left + rival.width <= 100 for rival in rivals)


def test_ground_that_is_named_needs_no_number(told: Ledger) -> None:
    said = [reading.said for event in every_event(told) for quote in event.quotes for reading in quote.readings]
    assert any(line.startswith("District ") for line in said)
    assert not any(line.startswith(("City ", "District ")) and line.endswith("not stated") for line in said)


@pytest.mark.parametrize(
    ("low", "high", "rule", "text"),
    [
        (0, None, "unconfirmed", "none confirmed"),
        (0, 6, "unconfirmed", "none confirmed, at most 6"),
        (None, None, "no number given", "number not stated"),
        (4, 9, "unconfirmed", "4 to 9"),
    ],
)
def test_what_nobody_confirms_is_told_as_that(low: int | None, high: int | None, rule: str, text: str) -> None:
    assert _text({"low": low, "best": None, "high": high, "claimed": None, "rule": rule}) == text


def test_who_is_named_does_not_speak_with_the_reports_voice() -> None:
    assert words.source_class("narrator", named=False) == "the report's own voice"
    assert words.source_class("narrator", named=True) == "whose side the report does not tell"
    assert words.source_class("adversary", named=True) == words.SOURCE_CLASSES["adversary"]


def test_each_sum_of_a_month_leads_to_the_figures_it_is_made_of(told: Ledger) -> None:
    book = EventBook(told)
    sums = MonthSums(told, book)
    of_people = told["monthly_casualties"].filter(pl.col("events") > 0)
    for row in of_people.iter_rows(named=True):
        what = (told.party(row["party"]), words.measure(row["measure"]))
        (found,) = [each for each in sums.of(row["month"]) if (each.who, each.what) == what]
        anchors = {href.partition("#")[2] for _, href in found.parts} - {""}
        assert len(anchors) == row["events"]
        assert anchors <= {event.event_id for event in book.month(row["month"])}


def test_a_figure_leads_to_a_claim_of_its_event(told: Ledger) -> None:
    for event in every_event(told):
        anchors = {reading.anchor for quote in event.quotes for reading in quote.readings}
        assert all(figure.claim in anchors for figure in event.figures)


def test_what_bounds_a_month_stands_on_its_page(told: Ledger) -> None:
    book = EventBook(told)
    for row in told["monthly_districts_lost"].iter_rows(named=True):
        events = book.month(row["month"])
        quotes = [quote for event in events for quote in event.quotes] + book.totals(row["month"], events)
        assert set(row["claim_ids"]) <= {reading.claim_id for quote in quotes for reading in quote.readings}


def test_districts_that_only_totals_require_open_to_the_totals(told: Ledger) -> None:
    book = EventBook(told)
    sums = MonthSums(told, book)
    required = told["monthly_districts_lost"].filter(pl.col("lost_low") > pl.col("lost_named"))
    assert required.height
    for month in required["month"]:
        for bounded in (True, False):
            (lost,) = [
                each for each in sums.of(month, bounded=bounded) if (each.who, each.what) == ("Districts", "lost")
            ]
            assert ((("totals", f"events/{month}.html#totals")) in lost.parts) is bounded


@pytest.mark.parametrize(
    ("best", "articles", "role", "added"),
    [(21, "aa", "figure", True), (14, "aa", "figure", False), (21, "ab", "figure", False), (21, "aa", "rival", False)],
)
def test_summands_of_one_report_are_no_rivals(best: int, articles: str, role: str, added: bool) -> None:
    counts = zip(articles, (14, 7), strict=True)
    claims = [{"article_id": article, "best": count, "role": role} for article, count in counts]
    assert _add_up({"best": best}, claims) is added


def test_a_part_and_its_whole_name_each_other(told: Ledger) -> None:
    whole, *parts = told["events"]["event_id"].head(3)
    events = told["events"].with_columns(
        parent_event=pl.when(pl.col("event_id").is_in(parts)).then(pl.lit(whole, pl.String))
    )
    known = {event.event_id: event for event in every_event(replace(told, frames={**told.frames, "events": events}))}
    holds = {(other.relation, other.link.partition("#")[2]) for other in known[whole].related}
    assert holds == {("Holds", part) for part in parts}
    for part in parts:
        (upward,) = known[part].related
        assert (upward.relation, upward.title) == ("Part of", known[whole].title)
        assert upward.link.endswith(f"#{whole}")
