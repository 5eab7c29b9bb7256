"""Incident or total: only what fell in one event adds up."""

from __future__ import annotations

from datetime import date

import pytest

from warledger.claims import read_article
from warledger.conflict import load


def claims(text: str) -> list[dict[str, object]]:
    article = {"article_id": "a", "text": text, "published": date(2019, 8, 23), "publisher": None, "title": None}
    return read_article(article, load())


@pytest.mark.parametrize(
    "text",
    [
        "From Aug. 16 to Aug. 22, at least 103 civilians were killed across the country, by the newspaper's own count.",
        "In July, at least 57 soldiers were killed, an agency tally shows.",
        "Twenty villagers were killed from Aug. 9 to Aug. 12, the ministry said.",
        "At least 183 civilians have been killed in a month of fighting, the United Nations said.",
        "The coalition has lost 11 soldiers since the beginning of August.",
    ],
)
def test_a_stretch_with_no_event_in_it_is_a_total(text: str) -> None:
    told = claims(text)
    assert {claim["scope"] for claim in told} == {"window"}
    assert {claim["province"] for claim in told} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Over the past week an airstrike hit a meeting in Ghazni province, killing 24 insurgents.",
        "At least 43 civilians were killed in Kabul over the past week when a car bomb exploded.",
        "Three policemen were killed in a raid on their post in Helmand province in July.",
        "Twelve soldiers died at the weekend in Faryab province, the governor said.",
    ],
)
def test_one_event_told_of_a_stretch_is_an_incident(text: str) -> None:
    assert {claim["scope"] for claim in claims(text) if claim["unit"] == "person"} == {"incident"}


def test_a_toll_of_the_month_is_neither_of_the_day_nor_of_the_place_beside_it() -> None:
    day, month = claims(
        "A bomb killed two Americans in Helmand on Monday, bringing to 46 the number of American deaths this month."
    )
    assert (day["scope"], day["province"]) == ("incident", "Helmand")
    assert (month["low"], month["scope"], month["province"]) == (46, "window", None)


def test_what_is_counted_up_every_day_is_of_no_place_told_of_before() -> None:
    told = claims(
        "The city of Aybak fell on Monday.\n\nThe air force killed 572 Taliban fighters in 24 hours, it said."
    )
    assert [(c["scope"], c["province"]) for c in told if c["unit"] == "person"] == [("window", None)]


def test_a_report_goes_on_counting_over_the_stretch_it_is_of() -> None:
    told = claims(
        "The United Nations counted 900 civilians killed in 2018. Some 5,000 civilians have died since 2009.\n\n"
        "Kabul was the worst province, with 260 civilians killed, followed by Ghazni, Helmand and Faryab."
    )
    year, decade, province = told
    assert decade["restates"] is None
    assert (province["scope"], province["date_start"]) == ("window", year["date_start"])
    assert province["province"] == "Kabul"


def test_a_perfect_goes_on_with_the_total_before_it() -> None:
    told = claims(
        "In just over two months the Taliban took 150 districts. Hundreds of soldiers have surrendered so far."
    )
    surrendered = next(claim for claim in told if claim["measure"] == "surrendered")
    assert (surrendered["scope"], surrendered["date_start"]) == ("window", date(2019, 6, 17))


def test_a_part_of_those_is_of_the_same_time_place_and_source() -> None:
    told = claims(
        "As of Aug. 16, the Pentagon said, 316 soldiers had died in the war. Of those, 199 were killed in action."
    )
    whole, part = told
    assert (part["low"], part["scope"], part["date_end"]) == (199, whole["scope"], whole["date_end"])
    assert part["source_class"] == whole["source_class"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The town has seen worse, including an ambush in 2011 that left 20 soldiers dead.", "incident"),
        ("A bombing last year killed 20 soldiers in Ghor.", "incident"),
        ("He recalled a 2009 blast that killed 20 soldiers.", "incident"),
        ("In March a suicide bomber killed 30 recruits in Kunduz.", "incident"),
        ("Ambushes in 2011 left 20 soldiers dead in Ghor.", "window"),
        ("An offensive in 2011 left 200 soldiers dead in Helmand.", "window"),
        ("Bombers killed 90 recruits in Kunduz in March.", "window"),
    ],
)
def test_a_long_time_may_only_say_when_one_event_was(text: str, scope: str) -> None:
    assert [claim["scope"] for claim in claims(text) if claim["unit"] == "person"] == [scope]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("By figures released earlier this year, 900 civilians were killed last year.", 2018),
        ("By a survey published in May 2019, 900 civilians were killed last year.", 2018),
    ],
)
def test_when_figures_were_released_is_not_when_people_died(text: str, year: int) -> None:
    assert [claim["date_end"].year for claim in claims(text)] == [year]  # type: ignore[attr-defined]


def test_when_details_were_released_is_not_when_it_happened() -> None:
    told = claims(
        "Details of a clash, which broke out Aug. 14, were released Wednesday. In that clash, 13 rebels died."
    )
    assert [claim["date_start"] for claim in told] == [date(2019, 8, 14)]
