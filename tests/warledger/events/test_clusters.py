"""What is one incident: across sentences, articles and publishers."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from tests.warledger.events.told import DAY, Told, bounds


@pytest.fixture
def told() -> Told:
    return Told()


class TestAcrossArticles:
    def test_two_unrelated_seventeens_stay_apart(self, told: Told) -> None:
        told.article()
        one = told.claim("Another 17 were wounded at the base.", 17, measure="wounded", province="Takhar")
        other = told.claim(
            "An air strike wounded 17 fighters.", 17, measure="wounded", party="taliban", province="Ghazni"
        )
        assert not told.together(one, other)

    def test_an_equal_number_in_a_province_ties_nothing(self, told: Told) -> None:
        told.article()
        one = told.claim("Seventeen soldiers were killed by a roadside bomb.", 17)
        told.article("Daily Courier")
        other = told.claim("Gunmen killed 17 soldiers on Monday.", 17)
        assert not told.together(one, other)

    def test_number_province_day_and_target_tie(self, told: Told) -> None:
        told.article()
        one = told.claim("Seventeen soldiers died when a convoy was ambushed.", 17)
        told.article("Daily Courier")
        other = told.claim("An ambush on a convoy left 17 soldiers dead.", 17, district="Imam Sahib")
        assert told.together(one, other)

    def test_rare_targets_tie_tolls_that_agree(self, told: Told) -> None:
        told.article()
        one = told.claim("Dozens died as a convoy came under fire.", 12, 24, None)
        told.article("Daily Courier")
        other = told.claim("More than 60 were killed in the convoy.", 61, 61, None)
        assert told.together(one, other)

    def test_comrades_who_shoot_are_one_means_by_any_words(self, told: Told) -> None:
        told.article()
        one = told.claim("Two officers turned their guns on the others, killing five.", 5, district="Imam Sahib")
        told.article("Daily Courier")
        other = told.claim("Five policemen were shot dead by fellow officers.", 5)
        assert told.together(one, other)

    @pytest.mark.parametrize(
        ("count", "words", "together"),
        [
            (14, "Fourteen soldiers were killed in Wednesday's attack.", True),
            (14, "Fourteen soldiers were killed there on Wednesday.", False),
            (30, "Thirty soldiers were killed in Wednesday's attack.", False),
            (14, "Fourteen soldiers were killed in Wednesday's attack on a mosque.", False),
        ],
    )
    def test_an_attack_told_of_as_known_ties_tolls_that_are_close(
        self, told: Told, count: int, words: str, together: bool
    ) -> None:
        told.article()
        one = told.claim("Fighters killed 17 soldiers at a base.", 17, district="Imam Sahib")
        told.article("Daily Courier")
        other = told.claim(words, count, district="Imam Sahib")
        assert told.together(one, other) is together

    @pytest.mark.parametrize(("words", "together"), [("rose to", True), ("was", False)])
    def test_a_toll_that_has_risen_is_of_the_attack_on_its_target(self, told: Told, words: str, together: bool) -> None:
        told.article()
        one = told.claim("Gunmen stormed a hotel and killed five.", 5, party="unknown", district="Imam Sahib")
        told.article("Daily Courier")
        days = {"date_start": date(2018, 7, 6), "date_end": date(2018, 7, 12), "district": "Imam Sahib"}
        other = told.claim(f"The toll at the hotel {words} 14.", 14, party="unknown", **days)
        assert told.together(one, other) is together

    @pytest.mark.parametrize(("count", "together"), [(8, True), (5, False)])
    def test_those_a_whole_tells_apart_tie_by_an_equal_number_alone(
        self, told: Told, count: int, together: bool
    ) -> None:
        told.article()
        whole = told.claim("Two bombs killed 20 people.", 20, party="unknown", district="Imam Sahib")
        told.claim("One of them killed eight officers.", 8, district="Imam Sahib", restates=whole)
        told.article("Daily Courier")
        other = told.claim("A blast killed officers.", count, district="Imam Sahib")
        assert told.together(whole, other) is together

    def test_the_same_number_at_other_targets_stays_apart(self, told: Told) -> None:
        told.article()
        one = told.claim("A suicide bomber killed nine at a mosque.", 9, district="Imam Sahib")
        told.article("Daily Courier")
        other = told.claim("A roadside bomb killed nine in a bus.", 9, district="Imam Sahib")
        assert not told.together(one, other)

    def test_same_district_day_and_figures(self, told: Told) -> None:
        told.article()
        one = told.claim("Eight police were killed.", 8, district="Imam Sahib")
        told.article("Daily Courier", date(2018, 7, 12))
        other = told.claim("At least seven officers were killed.", 7, 7, None, district="Imam Sahib")
        assert told.together(one, other)
        assert bounds(told.figure(one)) == (7, 7, None)  # the latest report of one class

    @pytest.mark.parametrize(
        ("party", "sentence", "number", "together"),
        [
            ("government", "About 45 soldiers lost their lives.", 45, True),  # a toll that rose
            ("government", "A roadside bomb killed 31 soldiers.", 31, False),  # by other means
            ("government", "About 90 soldiers lost their lives.", 90, False),  # too many more
            ("taliban", "About 31 fighters lost their lives.", 31, False),  # claimed every day
            ("civilian", "About 31 villagers lost their lives.", 31, False),  # other people
        ],
    )
    def test_large_tolls_of_a_place_and_day_tie(
        self, told: Told, party: str, sentence: str, number: int, together: bool
    ) -> None:
        told.article()
        first = "taliban" if party == "taliban" else "government"
        one = told.claim("An ambush killed 30 of them.", 30, party=first)
        told.article("Daily Courier", date(2018, 7, 13))
        other = told.claim(sentence, number, party=party, district="Imam Sahib")
        assert told.together(one, other) is together

    @pytest.mark.parametrize(
        ("number", "sentence", "together"),
        [
            (12, "An air strike killed 12 villagers.", True),
            (21, "An air strike killed 21 villagers.", False),  # too many more
            (12, "A mine killed 12 villagers.", False),
            (12, "Twelve villagers were killed.", False),  # of no means: each may be another incident
        ],
    )
    def test_tolls_of_ten_and_more_tie_by_the_same_means(
        self, told: Told, number: int, sentence: str, together: bool
    ) -> None:
        told.article()
        one = told.claim("The dead of the air strike are 14.", 14, party="civilian")
        told.article("Daily Courier")
        other = told.claim(sentence, number, party="civilian", district="Imam Sahib")
        assert told.together(one, other) is together

    def test_a_shooting_told_of_a_province_is_that_of_its_district(self, told: Told) -> None:
        told.article()
        one = told.claim("A gunman shot dead 16 villagers.", 16, party="civilian", district="Imam Sahib")
        told.article("Daily Courier")
        other = told.claim("A shooting spree left 15 people dead.", 15, party="unknown")
        assert told.together(one, other)

    def test_a_day_that_is_not_known_meets_the_day_of_a_large_toll(self, told: Told) -> None:
        told.article()
        week = {"date_start": date(2018, 7, 5), "date_end": DAY, "date_precision": "week"}
        one = told.claim("At least 30 soldiers have been killed.", 30, 30, None, district="Imam Sahib", **week)
        told.article("Daily Courier")
        other = told.claim("On Wednesday 38 soldiers were killed.", 38, district="Imam Sahib")
        assert told.together(one, other)

    @pytest.mark.parametrize(("high", "later", "together"), [(None, 24, True), (4, 24, False), (None, 17, False)])
    def test_a_first_at_least_is_of_the_large_toll_it_became(
        self, told: Told, high: int | None, later: int, together: bool
    ) -> None:
        told.article()
        one = told.claim("Soldiers died in an attack on a base.", 4, 4, high, district="Imam Sahib")
        told.article("Daily Courier", date(2018, 7, 13))
        other = told.claim("The dead of the base were soldiers.", later, district="Imam Sahib")
        assert told.together(one, other) is together

    @pytest.mark.parametrize(
        ("words", "count", "together"),
        [
            ("Forty soldiers were killed in the raid on the base.", 40, True),
            ("Forty soldiers were killed in the raid on the hotel.", 40, False),
            ("Fourteen soldiers were killed in the raid on the base.", 14, False),
        ],
    )
    def test_a_first_at_least_grows_into_a_large_toll_at_its_target(
        self, told: Told, words: str, count: int, together: bool
    ) -> None:
        told.article()
        one = told.claim("At least six soldiers died in a raid on a base.", 6, 6, None, open_ended=True)
        told.article("Daily Courier", date(2018, 7, 12))
        other = told.claim(words, count)
        assert told.together(one, other) is together

    @pytest.mark.parametrize(
        ("words", "count", "together"),
        [
            ("The air strike on the hospital killed 19 people.", 19, True),
            ("The air strike on the hospital killed 60 people.", 60, False),
            ("Rockets fired at the hospital killed 19 people.", 19, False),
        ],
    )
    def test_a_rare_target_hit_the_same_way_on_a_day_is_hit_once(
        self, told: Told, words: str, count: int, together: bool
    ) -> None:
        told.article()
        one = told.claim("An air strike on a hospital killed nine people.", 9, party="unknown")
        told.article("Daily Courier")
        other = told.claim(words, count, party="unknown")
        assert told.together(one, other) is together

    @pytest.mark.parametrize(("first", "together"), [(6, True), (8, False)])
    def test_what_is_counted_since_the_same_day_is_one_count(self, told: Told, first: int, together: bool) -> None:
        told.article()
        days = {"date_start": date(2018, 7, 6), "date_end": date(2018, 7, 10), "date_precision": "days"}
        one = told.claim("12 villagers died in five days.", 12, party="civilian", district="Imam Sahib", **days)
        told.article("Daily Courier", date(2018, 7, 12))
        days = {"date_start": date(2018, 7, first), "date_end": date(2018, 7, 12), "date_precision": "days"}
        other = told.claim("19 villagers have died so far.", 19, party="civilian", district="Imam Sahib", **days)
        assert told.together(one, other) is together

    def test_other_days_stay_apart(self, told: Told) -> None:
        told.article()
        one = told.claim("Eight police were killed.", 8, district="Imam Sahib")
        later = date(2018, 7, 14)
        told.article("Daily Courier", later)
        other = told.claim("Eight police were killed.", 8, district="Imam Sahib", date_start=later, date_end=later)
        assert not told.together(one, other)

    def test_a_named_victim_ties(self, told: Told) -> None:
        told.article()
        one = told.claim("the police chief, Gul Agha Rahimi, was killed", 1)
        told.article("Daily Courier")
        other = told.claim("gunmen shot dead Gul Agha Rahimi", 1, district="Imam Sahib")
        assert told.together(one, other)

    def test_a_chain_does_not_snowball(self, told: Told) -> None:
        """A: day 1, B: day 2, C: day 3; B meets both, but A and C lie two days apart."""
        claims = []
        for day in (10, 11, 12):
            told.article(f"Wire {day}", date(2018, 7, day))
            when = {"date_start": date(2018, 7, day), "date_end": date(2018, 7, day)}
            claims.append(told.claim("A convoy was ambushed; eight soldiers died.", 8, district="Imam Sahib", **when))
        events = told.events().event_claims
        assert events["event_id"].n_unique() == 2
        assert not told.together(claims[0], claims[2])

    def test_incidents_an_article_tells_apart_stay_apart(self, told: Told) -> None:
        told.article()
        first = told.claim("A convoy was hit and five soldiers died.", 5, district="Imam Sahib")
        second = told.claim("In a separate attack, nine soldiers died in another convoy.", 9, district="Imam Sahib")
        told.article("Daily Courier")
        told.claim("Convoys came under fire: at least five soldiers dead.", 5, 5, None, district="Imam Sahib")
        assert not told.together(first, second)


class TestWithinAnArticle:
    def test_a_vague_lead_and_its_number_are_rivals(self, told: Told) -> None:
        told.article()
        lead = told.claim("A convoy was ambushed, killing dozens.", 12, 24, None)
        number = told.claim(
            "A commander said more than 60 soldiers were killed.", 61, 61, None, source_class="own_side"
        )
        assert told.together(lead, number)
        assert bounds(told.figure(lead)) == (12, 61, None)

    def test_groups_in_one_sentence_add_up(self, told: Told) -> None:
        told.article()
        sentence = "Two officers and three soldiers were killed."
        start = {"sentence": sentence, "sentence_start": 0, "sentence_end": len(sentence)}
        one = told.claim("Two officers", 2, **start, quote_start=0, quote_end=12, group="police")
        told.claim("three soldiers", 3, **start, quote_start=17, quote_end=31, group="army")
        assert bounds(told.figure(one)) == (5, 5, 5)

    def test_two_who_stand_against_one_vague_toll_add_up(self, told: Told) -> None:
        told.article()
        whole = told.claim("As many as 50 soldiers and officers were killed.", high=50)
        one, _other = told.sentence(
            "Eight officers and 40 soldiers were killed.", ("Eight officers", 8), ("40 soldiers", 40), restates=whole
        )
        assert bounds(told.figure(one)) == (48, 48, 50)

    @pytest.mark.parametrize(
        ("lead", "low", "high", "counted"),
        [
            ("Two attacks killed 16 soldiers.", 16, 16, 16),
            ("Two attacks killed at least 15 soldiers.", 15, None, 16),
            ("Two attacks killed 21 soldiers.", 21, 21, 25),  # more than these: those of its province are a part
            ("An attack killed 16 soldiers.", 16, 16, 32),  # another one
        ],
    )
    def test_the_sum_of_what_follows_is_not_added(
        self, told: Told, lead: str, low: int, high: int | None, counted: int
    ) -> None:
        told.article()
        told.claim(lead, low, low, high)
        told.claim("In Imam Sahib 12 soldiers were killed.", 12, district="Imam Sahib")
        told.claim("In Musa Qala four soldiers were killed.", 4, province="Helmand", district="Musa Qala")
        assert told.months().monthly_casualties["best"].to_list() == [counted]

    def test_what_is_included_is_not_added(self, told: Told) -> None:
        told.article()
        one, _part = told.sentence(
            "Thirty people were killed, including 12 officers.", ("Thirty people", 30), ("12 officers", 12)
        )
        assert bounds(told.figure(one)) == (30, 30, 30)

    def test_parts_that_are_more_than_the_whole_overlap(self, told: Told) -> None:
        told.article()
        one, *_parts = told.sentence(
            "Fourteen people were killed, including 12 of a family, including nine children.",
            ("Fourteen people", 14), ("12 of a family", 12), ("nine children", 9),
        )  # fmt: skip
        assert bounds(told.figure(one)) == (14, 14, 14)

    @pytest.mark.parametrize(("group", "together"), [(None, True), ("army", True), ("police", False)])
    def test_two_speakers_on_one_loss_are_rivals(self, told: Told, group: str | None, together: bool) -> None:
        told.article()
        one = told.claim("The governor said two soldiers were wounded.", 2, measure="wounded", group="army",
                         attributed_to="the governor")  # fmt: skip
        other = told.claim("The chief put the wounded at three.", 3, measure="wounded", group=group,
                           attributed_to="the chief")  # fmt: skip
        assert told.together(one, other) is together

    def test_one_post_is_part_of_the_district(self, told: Told) -> None:
        told.article()
        whole = told.claim("Attacks on several posts killed at least 30 to 40.", 30, 30, 40, district="Imam Sahib")
        part = told.claim(
            "At one checkpoint 15 soldiers were killed.", 15, district="Imam Sahib", attributed_to="a spokesman"
        )
        tables = told.events()
        row = tables.events.filter(pl.col("parent_event").is_not_null()).row(0, named=True)
        assert row["event_id"] == f"event-{part}"
        assert row["parent_event"] == f"event-{whole}"
        counted = tables.event_figures.filter("counts")
        assert counted.select("low", "best", "high").rows() == [(30, 30, 40)]

    def test_a_vague_whole_holds_at_least_its_parts(self, told: Told) -> None:
        told.article()
        whole = told.claim("Raids on posts across the district killed dozens.", 12, 24, None, district="Imam Sahib")
        told.claim("At one post 15 soldiers were killed.", 15, district="Imam Sahib")
        assert told.figure(whole)["low"] == 15

    def test_a_province_holds_its_districts(self, told: Told) -> None:
        told.article()
        whole = told.claim("Attacks across the province killed 20 soldiers.", 20)
        told.claim("In Imam Sahib 12 soldiers were killed.", 12, district="Imam Sahib")
        told.claim("In Archi five soldiers were killed.", 5, district="Dasht-e Archi")
        assert told.months().monthly_casualties.select("low", "best", "high").rows() == [(20, 20, 20)]
        assert bounds(told.figure(whole)) == (20, 20, 20)

    def test_a_day_is_part_of_the_days_of_a_battle(self, told: Told) -> None:
        told.article()
        first = told.claim("On the first day five soldiers were killed.", 5, district="Imam Sahib")
        told.article("Daily Courier", date(2018, 7, 15))
        days = {"date_start": DAY, "date_end": date(2018, 7, 15), "date_precision": "days"}
        whole = told.claim("Five days of fighting killed 19 soldiers.", 19, district="Imam Sahib", **days)
        assert told.months().monthly_casualties.select("low", "best", "high").rows() == [(19, 19, 19)]
        assert not told.together(first, whole)

    def test_a_day_is_no_part_of_a_week_in_which_the_day_is_not_known(self, told: Told) -> None:
        told.article()
        told.claim("On Wednesday five soldiers were killed.", 5, district="Imam Sahib")
        told.article("Daily Courier", date(2018, 7, 15))
        days = {"date_start": date(2018, 7, 9), "date_end": date(2018, 7, 15), "date_precision": "week"}
        told.claim("Nineteen soldiers have been killed.", 19, district="Imam Sahib", **days)
        assert told.months().monthly_casualties["best"].to_list() == [24]


class TestCopies:
    def test_what_only_a_later_edition_tells_is_an_event(self, told: Told) -> None:
        original = told.article()
        told.claim("Eight police were killed in an ambush.", 8, district="Imam Sahib")
        told.article(publisher="Daily Courier", duplicate_of=original)
        told.claim("Eight police were killed in an ambush.", 8, district="Imam Sahib")
        added = told.claim("A mine killed three farmers.", 3, party="civilian", district="Archi")
        assert told.figure(added, party="civilian")["best"] == 3
        assert told.events().events.height == 2

    def test_a_copy_changes_no_figure(self, told: Told) -> None:
        original = told.article()
        claim = told.claim("Eight police were killed in an ambush.", 8, district="Imam Sahib")
        before = told.events()
        told.article("Valley News", duplicate_of=original)
        copy = told.claim("Eight police were killed in an ambush.", 8, district="Imam Sahib")
        after = told.events()
        assert told.together(claim, copy)
        assert after.event_figures.equals(before.event_figures)
        assert after.events.equals(before.events)

    def test_a_later_edition_s_number_replaces_the_first(self, told: Told) -> None:
        original = told.article(published=date(2018, 7, 12))
        first = told.claim("Eight police were killed in an ambush.", 8, count_text="Eight", district="Imam Sahib")
        told.article("Daily Courier", published=date(2018, 7, 13), duplicate_of=original)
        later = told.claim("Eleven police were killed in an ambush.", 11, count_text="Eleven", district="Imam Sahib")
        assert told.together(first, later)
        assert bounds(told.figure(later)) == (11, 11, 11)
        assert told.events().events["n_publishers"].item() == 1


@pytest.mark.parametrize(("number", "months"), [(180, []), (80, ["2018-07"])])
def test_hundreds_killed_at_no_place_are_a_total(told: Told, number: int, months: list[str]) -> None:
    told.article()
    told.claim("The report counts the civilians killed.", number, party="civilian", province=None)
    counted = told.months().monthly_casualties.filter(pl.col("events") > 0)
    assert counted["month"].to_list() == months


def test_an_event_is_named_after_its_earliest_figure(told: Told) -> None:
    told.article(published=date(2018, 7, 12))
    later = told.claim("Eight police were killed.", 8, district="Imam Sahib")
    assert told.events().events["event_id"].to_list() == [f"event-{later}"]
    told.article("Daily Courier", DAY)
    earlier = told.claim("Eight police were killed.", 8, district="Imam Sahib")
    assert told.events().events["event_id"].to_list() == [f"event-{earlier}"]


def test_insurgents_are_the_group_another_report_names(told: Told) -> None:
    told.article()
    told.claim("An air strike killed 24 militants.", 24, party="insurgent", district="Imam Sahib")
    told.claim("The air strike wounded 17 militants.", 17, party="insurgent", measure="wounded", district="Imam Sahib")
    told.article("Daily Courier")
    told.claim("An air strike killed 24 Taliban.", 24, party="taliban", district="Imam Sahib")
    told.claim("The air strike wounded 17 Taliban.", 17, party="taliban", measure="wounded", district="Imam Sahib")
    assert told.months().monthly_casualties.select("party", "measure", "best").rows() == [
        ("taliban", "killed", 24),
        ("taliban", "wounded", 17),
    ]
