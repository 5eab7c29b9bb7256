"""A whole that one report counts and its parts that another tells apart are counted once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.warledger.events.told import Told, bounds

BOMB = "A suicide bomber struck a mosque"


@pytest.fixture
def told() -> Told:
    return Told()


def blast(told: Told, *counts: tuple[str, int], at_least: bool = False, measure: str = "killed") -> str:
    """One report of a blast: how many of each party. Returns its article."""
    article = told.article(f"Paper {len(told.articles)}")
    for number, (party, count) in enumerate(counts):
        high = None if at_least else count
        told.claim(f"{BOMB} ({number}).", count, count, high, party=party, measure=measure, district="Imam Sahib")
    return article


def month(told: Told) -> dict[tuple[str, str], tuple[int | None, int | None, int | None]]:
    rows = told.months().monthly_casualties.select("party", "measure", "low", "best", "high").rows()
    return {(party, measure): (low, best, high) for party, measure, low, best, high in rows}


def test_people_told_apart_by_party_are_not_counted_again() -> None:
    told = Told()
    blast(told, ("unknown", 12), at_least=True)
    blast(told, ("civilian", 9), ("government", 3))
    assert month(told) == {("civilian", "killed"): (9, 9, 9), ("government", "killed"): (3, 3, 3)}


def test_the_whole_stays_in_the_event_as_it_was_told() -> None:
    told = Told()
    blast(told, ("unknown", 12), at_least=True)
    blast(told, ("civilian", 9), ("government", 3))
    assert told.events().events.height == 1
    figure = told.figure("a0a", party="unknown")
    assert (figure["low"], figure["best"], figure["counts"]) == (12, 12, False)


def test_those_whom_no_report_names_are_the_rest() -> None:
    told = Told()
    blast(told, ("unknown", 15))
    blast(told, ("civilian", 9), ("government", 3))
    assert month(told)["unknown", "killed"] == (3, 3, 3)


def test_an_open_part_leaves_the_rest_without_a_floor() -> None:
    told = Told()
    blast(told, ("unknown", 15))
    blast(told, ("civilian", 9), at_least=True)
    assert month(told)["unknown", "killed"] == (0, 6, 6)


@pytest.mark.parametrize(("high", "together"), [(None, True), (9, False)])
def test_some_of_the_whole_tie_where_they_may_be_all_of_it(high: int | None, together: bool) -> None:
    told = Told()
    told.article()
    one = told.claim("A raid on a clinic killed its staff.", 9, 9, high, party="civilian", district="Imam Sahib")
    told.article("Daily Courier")
    other = told.claim("The raid on a clinic left 22 dead.", 22, party="unknown")
    assert told.together(one, other) is together


def test_one_report_that_tells_both_counts_other_people_by_each() -> None:
    told = Told()
    blast(told, ("unknown", 12), ("government", 3))
    assert month(told) == {("unknown", "killed"): (12, 12, 12), ("government", "killed"): (3, 3, 3)}


@pytest.mark.parametrize(
    ("counted", "officers", "rest"),
    [
        ("independent", "own_side", (9, 9, 9)),  # a hospital counts all whom it sees
        ("independent", "independent", (12, 12, 12)),  # and tells itself of both apart
        ("own_side", "own_side", (12, 12, 12)),
    ],
)
def test_a_hospital_counts_those_of_every_side(counted: str, officers: str, rest: tuple) -> None:
    told = Told()
    told.article("Paper 0")
    told.claim(f"{BOMB}, officers said.", 3, party="government", district="Imam Sahib", source_class=officers)
    told.claim("Bodies were brought in.", 12, party="unknown", district="Imam Sahib", source_class=counted)
    assert month(told) == {("unknown", "killed"): rest, ("government", "killed"): (3, 3, 3)}


def dead(told: Told, whole: int, *parts: tuple[str, int | None], **more: object) -> str:
    """One report of so many dead of no party, of whom it then tells whose some were. Returns the claim of the whole."""
    told.article(f"Paper {len(told.articles)}")
    first = told.claim(f"{BOMB} and killed {whole}.", whole, party="unknown", district="Imam Sahib", **more)
    for number, (party, count) in enumerate(parts):
        told.claim(f"Among them were some ({number}).", count, party=party, district="Imam Sahib", restates=first)
    return first


def test_those_a_report_names_among_its_dead_are_told_apart_from_the_rest() -> None:
    told = Told()
    dead(told, 30, ("civilian", 14), ("government", 6))
    assert month(told) == {
        ("civilian", "killed"): (14, 14, 14),
        ("government", "killed"): (6, 6, 6),
        ("unknown", "killed"): (10, 10, 10),
    }


def test_nobody_is_left_where_a_report_says_whose_all_of_its_dead_were() -> None:
    told = Told()
    dead(told, 30, ("civilian", 30))
    assert month(told) == {("civilian", "killed"): (30, 30, 30)}


def test_attackers_among_the_dead_are_not_counted_twice() -> None:
    told = Told()
    dead(told, 30, ("taliban", 5))
    assert month(told) == {("taliban", "killed"): (5, 5, 5), ("unknown", "killed"): (25, 25, 25)}


def test_some_of_the_dead_can_be_all_of_them_at_most() -> None:
    told = Told()
    dead(told, 30)
    told.claim("Villagers were among the dead.", party="civilian", district="Imam Sahib", restates="a0a")
    assert month(told)["civilian", "killed"] == (0, None, 30)


def test_the_same_some_told_again_add_nothing() -> None:
    told = Told()
    dead(told, 30, ("civilian", 14), ("civilian", 14), ("civilian", 2))
    assert month(told) == {("civilian", "killed"): (14, 14, 14), ("unknown", "killed"): (16, 16, 16)}


def test_some_of_one_party_told_in_one_sentence_add_up() -> None:
    told = Told()
    whole = dead(told, 30)
    told.sentence(
        "Among them were two doctors and three traders.",
        ("two doctors", 2),
        ("three traders", 3),
        party="civilian",
        district="Imam Sahib",
        restates=whole,
    )
    assert month(told) == {("civilian", "killed"): (5, 5, 5), ("unknown", "killed"): (25, 25, 25)}


def test_some_of_those_nobody_confirms_are_not_confirmed_either() -> None:
    told = Told()
    told.article()
    more = {"party": "civilian", "source_class": "unconfirmed", "modality": "unconfirmed", "district": "Imam Sahib"}
    whole = told.claim("Residents said 14 villagers died.", 14, **more)
    told.claim("Six of them were children, they said.", 6, restates=whole, **more)
    assert month(told)["civilian", "killed"] == (0, None, 14)


def test_the_killed_among_the_killed_or_wounded_count_as_killed() -> None:
    told = Told()
    whole = dead(told, 40, measure="killed_or_wounded")
    told.claim("Twenty-six of them died.", 26, party="unknown", district="Imam Sahib", restates=whole)
    assert month(told) == {("unknown", "killed"): (26, 26, 26), ("unknown", "killed_or_wounded"): (14, 14, 14)}


def test_a_day_s_total_holds_the_rest_of_each_attack() -> None:
    told = Told()
    told.article()
    told.claim("A wave of attacks killed 40 people.", 40, party="unknown", district="Imam Sahib")
    dead(told, 30, ("civilian", 14))
    bests = [best for _low, best, _high in month(told).values()]
    assert sum(best or 0 for best in bests) == 40


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(1, 60), st.lists(st.integers(1, 30), min_size=1, max_size=3))
def test_parts_named_in_the_report_never_change_how_many_died(whole: int, parts: list[int]) -> None:
    told = Told()
    dead(told, whole, *zip(("civilian", "government", "taliban"), parts, strict=False))
    bests = [best or 0 for _low, best, _high in month(told).values()]
    held = sum(part for part in parts if part <= whole)
    assert sum(bests) == max(whole, held)


def test_another_report_counts_both_of_them() -> None:
    told = Told()
    blast(told, ("unknown", 12), ("government", 3))
    blast(told, ("unknown", 17))
    assert month(told) == {("unknown", "killed"): (14, 14, 14), ("government", "killed"): (3, 3, 3)}


def test_killed_or_wounded_hold_the_killed_and_the_wounded() -> None:
    told = Told()
    blast(told, ("government", 40), measure="killed_or_wounded")
    blast(told, ("government", 26))
    told.claim(f"{BOMB} (9).", 14, party="government", measure="wounded", district="Imam Sahib")
    assert set(month(told)) == {("government", "killed"), ("government", "wounded")}


def test_one_report_s_killed_or_wounded_are_its_killed_too() -> None:
    told = Told()
    blast(told, ("government", 40), measure="killed_or_wounded")
    told.claim(f"{BOMB} (8).", 26, party="government", district="Imam Sahib")
    assert month(told) == {
        ("government", "killed"): (26, 26, 26),
        ("government", "killed_or_wounded"): (14, 14, 14),
    }


def test_attacks_of_one_day_in_a_city_hold_each_of_them() -> None:
    told = Told()
    told.article()
    told.claim("A wave of attacks killed at least 50 people.", 50, 50, None, party="unknown", district="Imam Sahib")
    for number, (party, count) in enumerate([("government", 20), ("unknown", 15), ("civilian", 9)]):
        told.article(f"Paper {number}")
        told.claim("A bomb went off and killed them.", count, party=party, district="Imam Sahib")
    assert month(told) == {
        ("civilian", "killed"): (9, 9, 9),
        ("government", "killed"): (20, 20, 20),
        ("unknown", "killed"): (21, 21, None),
    }


def test_people_of_no_party_are_not_the_opposition_s_dead() -> None:
    told = Told()
    blast(told, ("unknown", 12))
    blast(told, ("taliban", 12))
    assert month(told)["unknown", "killed"] == (12, 12, 12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(1, 60), st.lists(st.integers(1, 30), min_size=1, max_size=3))
def test_nobody_is_counted_twice_and_nobody_left_out(whole: int, parts: list[int]) -> None:
    told = Told()
    blast(told, ("unknown", whole))
    parties = ("civilian", "government", "international")
    blast(told, *zip(parties, parts, strict=False))
    if told.events().events.height > 1:
        return  # too far apart to be one blast
    bests = [best or 0 for _low, best, _high in month(told).values()]
    assert sum(bests) == max(whole, sum(parts))


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_reports_changes_nothing(order: int) -> None:
    told = Told()
    reports = [(("unknown", 15),), (("civilian", 9), ("government", 3))]
    for report in reports[::order]:
        blast(told, *report)
    assert month(told)["unknown", "killed"] == (3, 3, 3)


#: Since 1 July, in the whole country.
WINDOW = {"scope": "window", "date_start": date(2018, 7, 1), "date_precision": "days", "province": None}


class TestTotals:
    def test_what_a_total_is_said_to_contain_is_no_rival_of_it(self, told: Told) -> None:
        told.article()
        whole = told.claim("Since July 1 the force has lost 31 soldiers.", 31, **WINDOW)
        part = told.claim("Of those, 19 died in combat.", 19, restates=whole, **WINDOW)
        events = told.events()
        assert bounds(told.figure(whole)) == (31, 31, 31)
        assert not events.events["disputed"].item()
        assert dict(events.event_claims.select("claim_id", "role").iter_rows()) == {whole: "figure", part: "part"}

    def test_who_says_another_adds(self, told: Told) -> None:
        told.article()
        whole = told.claim("Since July 1 the army has lost 31 soldiers in combat.", 31, **WINDOW)
        told.claim("another 12 in accidents", 12, **WINDOW)
        assert bounds(told.figure(whole)) == (43, 43, 43)

    def test_two_reports_of_one_total_are_rivals(self, told: Told) -> None:
        told.article()
        told.claim("Since July 1 the force has lost 31 soldiers.", 31, **WINDOW)
        told.article("Daily Courier")
        told.claim("Nineteen soldiers have been killed since July 1.", 19, **WINDOW)
        assert told.events().events["disputed"].item()


class TestGroundCountedAndPlaced:
    def place(self, told: Told, sentence: str, count: int, *provinces: str) -> list[str]:
        """Claims of one sentence: so many districts, then one in each province."""
        told.article()
        ids = [told.claim(sentence, count, unit="district", measure="lost", province=None)]
        start = told.claims[-1]["sentence_start"]
        for province in provinces:
            ids.append(told.claim(sentence, 1, unit="district", measure="lost", province=province))
            told.claims[-1]["sentence_start"] = start
        return ids

    def test_districts_counted_and_then_placed_are_as_many_as_were_counted(self, told: Told) -> None:
        whole, *parts = self.place(told, "Two districts fell, one in Kunduz and one in Takhar.", 2, "Kunduz", "Takhar")
        events = told.events()
        assert events.event_figures.select("low", "best", "high").rows() == [(1, 1, 1)] * len(parts)
        assert not events.events["disputed"].any()
        assert events.event_claims.filter(claim_id=whole)["role"].item() == "restatement"

    def test_where_a_sentence_places_some_of_them_the_count_stays(self, told: Told) -> None:
        self.place(told, "Five districts fell, among them one in Kunduz and one in Takhar.", 5, "Kunduz", "Takhar")
        assert sorted(told.events().event_figures["best"]) == [1, 1, 5]


def overnight(told: Told, lead: int, *places: tuple[str, int]) -> None:
    """One report that counts over several provinces and then tells of each."""
    told.article()
    first = told.claim(f"Attacks overnight killed at least {lead} soldiers.", lead, lead, None, province=None)
    for province, count in places:
        told.claim(f"In {province}, {count} were killed at a base.", count, province=province, restates=first)


def test_a_lead_over_provinces_is_what_is_told_of_each() -> None:
    told = Told()
    overnight(told, 30, ("Kunduz", 11), ("Takhar", 19))
    table = told.months().monthly_casualties_by_province.select("province", "best").rows()
    assert sorted(table) == [("Kunduz", 11), ("Takhar", 19)]


def test_a_lead_over_provinces_holds_those_told_apart() -> None:
    told = Told()
    overnight(told, 30, ("Kunduz", 11), ("Takhar", 9))
    told.article("Daily Courier")
    told.claim("Eleven soldiers were killed at a base.", 11, district="Imam Sahib")
    assert month(told) == {("government", "killed"): (30, 30, None)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(2, 60), st.lists(st.integers(1, 60), min_size=1, max_size=3))
def test_a_lead_over_provinces_doubles_nobody(lead: int, counts: list[int]) -> None:
    told = Told()
    provinces = ("Kunduz", "Takhar", "Baghlan")
    parts = [count for count in counts if count < lead]
    overnight(told, lead, *zip(provinces, parts, strict=False))
    (row,) = month(told).values()
    assert row[1] == max(lead, sum(parts[:3]))


def test_days_counted_together_hold_each_of_them() -> None:
    told = Told()
    told.article("Paper 0")
    days = {"date_start": date(2015, 10, 1), "date_end": date(2015, 10, 10), "date_precision": "month"}
    one = {"date_start": date(2015, 10, 2), "date_end": date(2015, 10, 2)}
    told.sentence("Since the siege began 19 have died; 12 were killed on Friday.", ("19 have died", 19), **days)
    at = {"sentence_start": 0, "sentence_end": 61, "quote_start": 36, "quote_end": 50}
    told.claim("Since the siege began 19 have died; 12 were killed on Friday.", 12, **one, **at)
    assert [row[0] for row in month(told).values()] == [19]


@pytest.mark.parametrize("party", ["unknown", "government"])
def test_a_lead_over_provinces_holds_what_is_told_beside_ground(party: str) -> None:
    told = Told()
    told.article("Paper 0")
    first = told.claim(
        "Attacks across the country killed 35.", 35, party=party, province=None, place_precision="country"
    )
    at = {"province": "Takhar", "district": "Ishkamish"}
    told.claim("They overran posts", unit="post", measure="lost", **at)
    told.claim("and killed 14 guards in Takhar.", 14, restates=first, **at)
    told.claim("Eight guards died in Logar.", 8, restates=first, province="Logar")
    killed = [row for (_party, measure), row in month(told).items() if measure == "killed"]
    assert sum(best or 0 for _low, best, _high in killed) == 35
