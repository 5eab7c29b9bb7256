"""Figures and dates as a reader says them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.site import words
from warledger.site.words import Span, added

bounds = st.one_of(st.none(), st.integers(0, 10_000))


@pytest.mark.parametrize(
    ("span", "text", "short"),
    [
        (Span(44, 44, 44), "44", "44"),
        (Span(20, 25, 30), "25 (20 to 30)", "25 (20–30)"),
        (Span(44, 44, None), "at least 44", "44+"),
        (Span(44, 59, None), "59 (at least 44)", "59 (44+)"),
        (Span(2, None, None), "at least 2", "2+"),
        (Span(0, None, 9), "at most 9", "≤9"),
        (Span(None, None, 30), "at most 30", "≤30"),
        (Span(None, None, None), "number not stated", "?"),
        (Span(0, None, 25, 25), "none confirmed, 25 claimed by one side", "(25 claimed)"),
        (Span(1200, 1200, 1200), "1,200", "1,200"),
        (Span(186, 175, None), "at least 186", "186+"),
        (Span(186, 175, 190), "186 to 190", "186–190"),
        (Span(0, None, None, 0, bounded=0), "told only in totals over a longer stretch", "totals only"),
        (Span(0, None, None, 0, 57), "at least 57, told only in totals over a longer stretch", "totals only (57+)"),
        (Span(62, 62, None, 0, 331), "at least 62 in single events, at least 331 by totals", "62+, totals 331+"),
        (Span(0, 0, 0), "0", "0"),
    ],
)
def test_a_range_says_all_its_ends(span: Span, text: str, short: str) -> None:
    assert (span.text, span.short) == (text, short)


@given(st.lists(st.builds(Span, bounds, bounds, bounds, bounds), min_size=1))
def test_a_sum_is_open_exactly_where_a_part_is(spans: list[Span]) -> None:
    total = added(spans)
    assert (total.high is None) == any(span.high is None for span in spans)
    assert total.low == sum(span.low or 0 for span in spans)
    assert total.text
    assert total.best is None or total.best >= (total.low or 0)


@given(st.builds(Span, bounds, bounds, bounds, bounds))
def test_every_range_can_be_said_and_drawn(span: Span) -> None:
    assert span.text and span.short
    assert span.top is None or span.top >= (span.main or 0) or span.high is not None


def test_no_report_is_not_zero() -> None:
    assert Span(None, None, None).main is None
    assert Span(0, None, None).main is None
    assert Span(0, 0, 0).main == 0


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2018, 7, 12), date(2018, 7, 12), "12 July 2018"),
        (date(2018, 7, 12), date(2018, 7, 14), "12–14 July 2018"),
        (date(2018, 6, 30), date(2018, 7, 2), "30 June – 2 July 2018"),
        (date(2018, 12, 30), date(2019, 1, 2), "30 December 2018 – 2 January 2019"),
        (None, None, "date not known"),
    ],
)
def test_days_in_the_fewest_words(start: date | None, end: date | None, said: str) -> None:
    assert words.days(start, end) == said
