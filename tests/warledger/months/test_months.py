"""Months from a few claims: where an incident counts, what a total says, and how a figure explains itself."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.warledger.events.told import Told

from warledger import conflict
from warledger.events import DecisionsError, read_decisions
from warledger.months import build_months, explain
from warledger.months.explain import NothingToExplain

TODAY = date(2024, 5, 1)


@pytest.fixture
def told() -> Told:
    told = Told()
    told.article(published=date(2018, 7, 31))
    return told


def days(start: tuple[int, int], end: tuple[int, int], precision: str = "longer") -> dict[str, object]:
    return {"date_start": date(2018, *start), "date_end": date(2018, *end), "date_precision": precision}


class Memory:
    """Tables held in memory, read as from a store."""

    def __init__(self, told: Told) -> None:
        articles, claims = told.frames()
        events = told.events()
        months = build_months(articles, claims, events, conflict.load())
        self.tables = {"articles": articles, "claims": claims, **events._asdict(), **months._asdict()}

    def read(self, name: str) -> pl.DataFrame:
        return self.tables[name]


class TestCasualties:
    def test_an_incident_counts_in_the_month_of_most_of_its_days(self, told: Told) -> None:
        told.claim("Eight were killed.", 8, **days((6, 28), (7, 4), "week"))
        row = told.months().monthly_casualties.row(0, named=True)
        assert (row["month"], row["best"], row["month_uncertain"]) == ("2018-07", 8, 1)

    def test_a_window_adds_nothing_but_bounds(self, told: Told) -> None:
        told.claim("Eight were killed in Archi.", 8, district="Dasht-e Archi")
        told.claim("Twenty were killed in two weeks.", 20, scope="window", **days((7, 5), (7, 18)))
        row = told.months().monthly_casualties.row(0, named=True)
        assert (row["low"], row["best"], row["bounded_low"], row["bounded_high"]) == (8, 8, 20, None)

    def test_people_counted_at_no_place_over_days_are_a_total(self, told: Told) -> None:
        nationwide = {"province": None, "place_precision": "country", "pcode": None}
        told.claim("In a week 161 were killed nationwide.", 161, **nationwide, **days((7, 1), (7, 8), "week"))
        row = told.months().monthly_casualties.row(0, named=True)
        assert (row["low"], row["best"], row["events"], row["bounded_low"]) == (0, None, 0, 161)

    def test_an_undated_article_waits_outside_the_months(self) -> None:
        told = Told()
        told.article(published=None)
        told.claim("Eight were killed.", 8)
        assert told.months().monthly_casualties.is_empty()
        assert told.events().events["month"].to_list() == [None]

    def test_history_counts_in_its_own_month(self, told: Told) -> None:
        told.claim(
            "In March 2015 an ambush killed nine.",
            9,
            background=True,
            date_start=date(2015, 3, 2),
            date_end=date(2015, 3, 2),
        )
        assert told.months().monthly_casualties["month"].to_list() == ["2015-03"]

    def test_a_cap_that_named_incidents_break_is_set_aside(self, told: Told) -> None:
        told.claim("Eight were killed in Archi.", 8, district="Dasht-e Archi")
        cap = told.claim("In July only five were killed in all.", 5, scope="window", **days((7, 1), (7, 31), "days"))
        row = told.months().contradictions.filter("set_aside").row(0, named=True)
        assert (row["claim_id"], row["series"]) == (cap, "killed (government)")


class TestDistricts:
    def test_five_in_one_province_and_four_in_another_make_nine(self, told: Told) -> None:
        for province, count in (("Takhar", 5), ("Kunduz", 4)):
            where = {"province": province, "unit": "district", "measure": "lost", "scope": "window"}
            told.claim("Districts fell this week.", count, count, None, **where, **days((7, 9), (7, 15), "week"))
        row = told.months().monthly_districts_lost.row(0, named=True)
        assert (row["lost_named"], row["lost_low"], row["lost_high"]) == (0, 9, None)
        assert (row["covered_from"], row["covered_to"]) == (date(2018, 7, 9), date(2018, 7, 15))

    def test_the_fall_of_a_named_districts_centre_is_its_loss_though_nothing_else_is_told_of_the_month(
        self, told: Told
    ) -> None:
        told.claim("The seat of Archi fell.", 1, unit="district_center", measure="lost", district="Dasht-e Archi")
        row = told.months().monthly_districts_lost.row(0, named=True)
        assert (row["month"], row["lost_named"], row["lost_low"]) == ("2018-07", 1, 1)

    def test_an_enemys_total_binds_nothing(self, told: Told) -> None:
        boast = {"unit": "district", "measure": "lost", "scope": "window", "source_class": "adversary"}
        told.claim("The rebels said they took 30 districts.", 30, **boast, **days((7, 9), (7, 15), "week"))
        assert told.months().monthly_districts_lost["lost_low"].to_list() == [0]


class TestExplain:
    def test_a_month_of_districts(self, told: Told) -> None:
        told.claim(
            "The governor said Archi fell.",
            1,
            unit="district",
            measure="lost",
            source_class="own_side",
            district="Dasht-e Archi",
        )
        text = explain(Memory(told), ["2018-07", "districts"], TODAY)
        assert "1 by name, 1 at least, open at most" in text
        assert "The governor said Archi fell." in text

    def test_a_series_with_its_events_and_an_event_with_lines_to_paste(self, told: Told) -> None:
        claim = told.claim("Eight were killed.", 8, district="Dasht-e Archi")
        store = Memory(told)
        assert f"event-{claim}" in explain(store, ["2018-07", "government", "killed"], TODAY)
        assert 'action = "reject"' in explain(store, [claim], TODAY)
        assert explain(store, [f"event-{claim}"], TODAY) == explain(store, ["a0"], TODAY)

    def test_a_month_alone_lists_its_figures_in_the_words_that_ask_for_them(self, told: Told) -> None:
        told.claim("Eight were killed.", 8, district="Dasht-e Archi")
        told.claim("Archi fell.", 1, unit="district", measure="lost", district="Dasht-e Archi")
        _, districts, people = explain(Memory(told), ["2018-07"], TODAY).splitlines()
        assert districts == "districts: 1 by name, 1 at least, open at most"
        assert people == "killed government: 8/8/8 from 1 event"
        assert "Eight were killed." in explain(Memory(told), ["2018-07", "killed", "government"], TODAY)

    def test_what_is_pasted_rules_on_the_claim_that_was_asked_for(self, told: Told, tmp_path: Path) -> None:
        told.claim("Eight were killed at the bridge.", 8, district="Dasht-e Archi")
        asked = told.claim("Four were wounded at the bridge.", 4, measure="wounded", district="Dasht-e Archi")
        pasted = explain(Memory(told), [asked], TODAY).partition("decisions.toml:\n")[2]
        assert set(re.findall("claims? = (.*)", pasted)) == {f'"{asked}"', f'["{asked}"]'}
        assert "set = { low = 4, best = 4, high = 4 }" in pasted
        assert pasted.count("on = 2024-05-01") == pasted.count("[[decision]]") == 4
        unedited = tmp_path / "decisions.toml"
        unedited.write_text(pasted, "utf-8")
        with pytest.raises(DecisionsError, match=r"line 1: .* reason is shown to every reader"):
            read_decisions([unedited])

    def test_of_an_undated_report_the_first_ruling_offered_is_its_date(self, told: Told) -> None:
        told.article(published=None)
        claim = told.claim("Six were killed.", 6, date_start=None, date_end=None)
        text = explain(Memory(told), [claim], TODAY)
        assert 'action = "date"' in text.partition("decisions.toml:\n")[2].partition('action = "reject"')[0]
        assert "None" not in text and 'action = "split"' not in text

    @pytest.mark.parametrize("what", [["2019-01", "districts"], ["2019-01"], ["2018-07", "bananas"], ["nothing"]])
    def test_nothing_to_explain_says_what_to_ask(self, told: Told, what: list[str]) -> None:
        told.claim("Eight were killed.", 8)
        with pytest.raises(NothingToExplain):
            explain(Memory(told), what, TODAY)
