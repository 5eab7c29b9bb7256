"""What a report's day rests on, and which days are not believed."""

from __future__ import annotations

from datetime import date

import pytest

from warledger.articles.dating import date_report, plausible
from warledger.conflict import Conflict

BODY = "Insurgents stormed an outpost on Monday, killing nine soldiers, officials said."


def test_metadata_comes_before_the_page_and_the_page_before_the_text(war: Conflict) -> None:
    text = f"KABUL, Afghanistan (Aug. 4, 2015)\n{BODY}"
    assert date_report({"published": "2015-08-06"}, "2015-08-05", text, war)[:2] == (date(2015, 8, 6), "metadata")
    assert date_report({}, "2015-08-05", text, war)[:2] == (date(2015, 8, 5), "page")
    assert date_report({}, None, text, war)[:2] == (date(2015, 8, 4), "dateline")
    assert date_report({}, None, BODY, war)[:2] == (None, None)


@pytest.mark.parametrize(
    "told", ["2015-08-04", "2015-08-04T23:10:00+04:30", "Tue, 04 Aug 2015 10:00:00 GMT", "August 4, 2015"]
)
def test_days_are_read_as_agencies_write_them(told: str, war: Conflict) -> None:
    assert date_report({"published": told}, None, BODY, war)[:2] == (date(2015, 8, 4), "metadata")


@pytest.mark.parametrize(
    "told", ["0000-00-00", "9999-12-31", "1066-10-14", "04/08/2015", "soon", "2015-13-40", "1" * 5000]
)
def test_a_day_that_cannot_be_is_told_of_and_the_next_best_taken(told: str, war: Conflict) -> None:
    dated = date_report({"published": told}, "2015-08-05", BODY, war)
    assert (dated.day, dated.basis) == (date(2015, 8, 5), "page")
    assert dated.note and len(dated.note) < 120


def test_reports_come_shortly_before_the_war_and_long_after_it(war: Conflict) -> None:
    assert plausible(war.start, war)
    assert plausible(war.end.replace(year=war.end.year + 5), war)
    assert not plausible(war.start.replace(year=war.start.year - 5), war)
    assert not plausible(war.end.replace(year=war.end.year + 60), war)
