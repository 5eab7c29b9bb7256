"""Who held a district, from when to when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.warledger.events.told import Told


@pytest.fixture
def told() -> Told:
    return Told()


def on(day: int, month: int = 7) -> dict[str, Any]:
    when = date(2018, month, day)
    return {"date_start": when, "date_end": when, "district": "Imam Sahib", "unit": "district"}


def history(told: Told) -> list[tuple[Any, ...]]:
    """What the reports said, without the silence that follows it."""
    rows = told.events().district_status.select("start", "end", "status", "basis").rows()
    return rows[:-1] if rows and rows[-1][2] == "unknown" else rows


def test_the_winners_word_only_contests(told: Told) -> None:
    told.article()
    told.claim(
        "The rebels said they took the district.",
        1,
        measure="lost",
        source_class="adversary",
        modality="claimed",
        **on(11),
    )
    assert history(told)[0][2:] == ("contested", "claimed")
    assert told.months().monthly_districts_lost["lost_named"].to_list() == [0]


def test_the_losers_word_confirms(told: Told) -> None:
    told.article()
    told.claim(
        "The governor said the district fell.",
        1,
        measure="lost",
        source_class="own_side",
        modality="admitted",
        **on(11),
    )
    assert history(told) == [(date(2018, 7, 11), date(2019, 7, 12), "opposition", "confirmed")]


def test_one_publisher_is_a_claim_and_two_confirm(told: Told) -> None:
    told.article()
    told.claim("The district fell.", 1, measure="lost", **on(11))
    assert history(told)[0][2:] == ("opposition", "claimed")
    told.article("Daily Courier")
    told.claim("The district fell.", 1, measure="lost", **on(11))
    assert history(told) == [(date(2018, 7, 11), date(2019, 7, 12), "opposition", "confirmed")]


def test_headquarters_seized_and_undenied_confirm(told: Told) -> None:
    told.article()
    told.claim("The district fell.", 1, measure="lost", **on(11))
    told.claim("Its headquarters were seized.", 1, measure="lost", **(on(11) | {"unit": "district_center"}))
    assert history(told)[0][2:] == ("opposition", "confirmed")


def test_a_denial_disputes(told: Told) -> None:
    told.article()
    told.claim("The district fell.", 1, measure="lost", **on(11))
    told.claim("Officials denied its fall.", measure="lost", modality="denied", source_class="own_side", **on(11))
    assert history(told)[0][2:] == ("contested", "disputed")
    assert told.months().monthly_districts_lost["lost_named"].to_list() == [0]


def test_a_recapture_by_a_later_report_closes_what_was_opened(told: Told) -> None:
    told.article()
    told.claim("The governor admitted the fall.", 1, measure="lost", source_class="own_side", **on(11))
    told.article("Daily Courier", date(2018, 7, 20))
    told.claim("The district was retaken.", 1, measure="retaken", **on(19))
    assert history(told) == [
        (date(2018, 7, 11), date(2018, 7, 18), "opposition", "confirmed"),
        (date(2018, 7, 19), date(2019, 7, 20), "government", "claimed"),
    ]
    month = told.months().monthly_districts_lost.row(0, named=True)
    assert (month["lost_named"], month["retaken_named"], month["net_named"]) == (1, 1, 0)
    assert month["opposition_held_end_low"] == 0


def test_a_loss_told_again_counts_once_and_after_months_is_new(told: Told) -> None:
    for month, day in ((5, 1), (5, 20), (9, 1)):
        told.article("Daily Courier", date(2018, month, day))
        told.claim("The district fell.", 1, measure="lost", **on(day, month))
    assert told.months().monthly_districts_lost.select("month", "lost_named").rows() == [("2018-05", 1), ("2018-09", 1)]


def test_a_status_lapses_where_reports_fall_silent(told: Told) -> None:
    told.article()
    told.claim("Fighters attacked the district.", measure="contested", **on(1, 3))
    told.article("Daily Courier", date(2018, 8, 1))
    told.claim("The district fell.", 1, measure="lost", **on(1, 8))
    assert told.events().district_status.select("start", "end", "status").rows() == [
        (date(2018, 3, 1), date(2018, 4, 1), "contested"),
        (date(2018, 4, 2), date(2018, 7, 31), "unknown"),
        (date(2018, 8, 1), date(2019, 8, 2), "opposition"),
        (date(2019, 8, 3), None, "unknown"),
    ]


@pytest.mark.parametrize("unit", ["base", "post", "city"])
def test_other_ground_moves_no_district(told: Told, unit: str) -> None:
    told.article()
    told.claim("It was lost.", 1, measure="lost", source_class="own_side", **(on(11) | {"unit": unit}))
    assert history(told) == []


def held(told: Told, day: int, source_class: str, **named: Any) -> None:
    told.claim(
        "The rebels hold the district.",
        1,
        measure="held_by_opposition",
        scope="stock",
        source_class=source_class,
        **(on(day) | named),
    )


def test_a_level_that_names_its_district_says_who_held_it(told: Told) -> None:
    told.article()
    held(told, 11, "narrator")
    assert history(told)[0] == (date(2018, 7, 11), date(2019, 7, 12), "opposition", "claimed")
    assert told.months().monthly_districts_lost["lost_named"].sum() == 0, "held is not lost"
    told.article("Daily Courier")
    held(told, 13, "narrator")
    assert [row[2:] for row in history(told)] == [("opposition", "claimed"), ("opposition", "confirmed")]


def test_what_the_holder_alone_says_of_a_level_contests(told: Told) -> None:
    told.article()
    held(told, 11, "adversary")
    assert history(told)[0][2:] == ("contested", "claimed")


def test_a_level_ends_where_a_recapture_is_told(told: Told) -> None:
    told.article()
    held(told, 11, "own_side")
    told.article("Daily Courier")
    told.claim("Troops retook the district.", 1, measure="retaken", **on(20))
    assert [(row[0].day, row[2]) for row in history(told)] == [(11, "opposition"), (20, "government")]


def test_a_count_of_districts_held_is_of_no_one_district(told: Told) -> None:
    told.article()
    held(told, 11, "narrator", district=None)
    assert history(told) == []


def test_a_level_told_with_the_change_that_ended_it_reopens_nothing(told: Told) -> None:
    told.article()
    told.claim("Troops retook the district.", 1, measure="retaken", **on(9))
    held(told, 11, "narrator")
    assert [row[2] for row in history(told)] == ["government"]
