"""Low, best, high and their rule."""

from __future__ import annotations

from datetime import date

import pytest
from tests.warledger.events.told import DAY, Told, bounds


@pytest.fixture
def told() -> Told:
    return Told()


IN = {"district": "Imam Sahib"}


def test_an_adversary_alone_gives_no_best(told: Told) -> None:
    told.article()
    claim = told.claim(
        "The rebels said they killed 65 soldiers.", 65, source_class="adversary", modality="claimed", **IN
    )
    figure = told.figure(claim)
    assert (*bounds(figure), figure["claimed"], figure["rule"]) == (0, None, 65, 65, "claimed by one side")


def test_an_adversary_beside_others_only_lifts_the_high(told: Told) -> None:
    told.article()
    claim = told.claim("The army said 30 soldiers were killed.", 30, source_class="own_side", **IN)
    told.claim("The rebels said they killed 65.", 65, source_class="adversary", modality="claimed", **IN)
    figure = told.figure(claim)
    assert (*bounds(figure), figure["claimed"]) == (30, 30, 65, None)


def test_source_class_decides_between_specific_figures(told: Told) -> None:
    told.article()
    claim = told.claim("Officials said eight were killed.", 8, source_class="own_side", attributed_to="officials", **IN)
    told.claim("A doctor spoke of 11 dead.", 11, source_class="independent", attributed_to="a doctor", **IN)
    figure = told.figure(claim)
    assert (*bounds(figure), figure["rule"]) == (8, 11, 11, "source class")


def test_a_later_toll_of_the_same_publisher_replaces(told: Told) -> None:
    told.article(published=date(2018, 7, 11))
    claim = told.claim("Eight police were killed in an ambush.", 8, **IN)
    told.article(published=date(2018, 7, 12))
    told.claim("Eleven police were killed in the ambush.", 11, **IN)
    assert bounds(told.figure(claim)) == (11, 11, 11)


def test_a_toll_that_rose_replaces_what_others_said(told: Told) -> None:
    told.article(published=date(2018, 7, 11))
    claim = told.claim("The ambush killed eight police.", 8, **IN)
    told.article("Daily Courier", published=date(2018, 7, 12))
    told.claim("The death toll in the ambush has risen to 11.", 11, **IN)
    assert bounds(told.figure(claim)) == (11, 11, 11)


@pytest.mark.parametrize(
    ("day", "count", "best", "rule"),
    [
        (12, 30, 30, "a later, larger number"),
        (11, 30, 22, "source class"),  # of the same day: the doctor knows better
        (12, 17, 22, "source class"),  # of fewer, the first count is not outgrown
    ],
)
def test_a_first_at_least_yields_to_a_larger_number_of_a_later_day(
    told: Told, day: int, count: int, best: int, rule: str
) -> None:
    told.article(published=date(2018, 7, 11))
    words = "A doctor said at least 22 police died in an ambush on a convoy."
    claim = told.claim(words, 22, 22, None, source_class="independent", open_ended=True, **IN)
    told.article("Daily Courier", published=date(2018, 7, day))
    told.claim(f"The ambush on the convoy killed {count} police.", count, **IN)
    figure = told.figure(claim)
    assert (figure["best"], figure["rule"]) == (best, rule)


def test_a_correction_supersedes_even_downwards(told: Told) -> None:
    told.article()
    sentence = "The count, initially put at nine, was revised to eight."
    where = {"sentence": sentence, "sentence_start": 0, "sentence_end": len(sentence), **IN}
    told.claim("nine", 9, **where, quote_start=11, quote_end=32)
    claim = told.claim("eight", 8, **where, quote_start=38, quote_end=54)
    assert bounds(told.figure(claim)) == (8, 8, 8)


def test_killed_or_wounded_is_never_split(told: Told) -> None:
    told.article()
    claim = told.claim("Forty were killed or wounded.", 40, measure="killed_or_wounded", **IN)
    assert bounds(told.figure(claim, "killed_or_wounded")) == (40, 40, 40)
    assert told.months().monthly_casualties["measure"].to_list() == ["killed_or_wounded"]


def test_ground_undone_within_a_day_is_a_clash(told: Told) -> None:
    told.article()
    told.claim("The city was overrun.", unit="city", measure="lost", **IN)
    told.claim("By evening it was retaken.", unit="city", measure="retaken", **IN)
    assert told.months().monthly_ground.select("lost_named", "retaken_named").rows() == [(0, 0)]


def test_a_denied_loss_is_disputed_and_not_counted(told: Told) -> None:
    told.article()
    told.claim("The city was overrun.", unit="city", measure="lost", **IN)
    told.claim(
        "Officials denied that the city had fallen.",
        unit="city",
        measure="lost",
        modality="denied",
        source_class="own_side",
        **IN,
    )
    assert told.months().monthly_ground["lost_named"].to_list() == [0]
    assert told.events().events["disputed"].to_list() == [True]


def test_ground_regained_on_a_day_that_nobody_knows_was_lost(told: Told) -> None:
    told.article()
    lost = told.claim("Imam Sahib fell on Wednesday.", 1, unit="district", measure="lost", district="Imam Sahib")
    told.article("Daily Courier", date(2018, 7, 17))
    week = {"date_start": DAY, "date_end": date(2018, 7, 17), "date_precision": "week"}
    told.claim("Imam Sahib has been regained.", 1, unit="district", measure="retaken", district="Imam Sahib", **week)
    assert told.figure(lost, "lost", "none")["rule"] != "undone within a day"


@pytest.mark.parametrize(
    ("words", "speaker", "expected"),
    [
        ("A clerk put the dead at 135", "A clerk", (135, 140)),
        ("The army put the dead at 135", "The army", (140, 140)),  # its own further count: some of those
        ("A clerk said 135 recruits had died", "A clerk", (140, 140)),  # nobody says that these are all
    ],
)
def test_another_speaker_s_lower_toll_stands_beside_the_first(words: str, speaker: str, expected: tuple) -> None:
    told = Told()
    told.article("Paper 0")
    first = told.claim("The raid killed 140 recruits, the army said", 140, attributed_to="the army")
    told.claim(words, 135, attributed_to=speaker, restates=first)
    figure = told.figure("a0a")
    assert (figure["low"], figure["high"]) == expected


def test_a_toll_by_nightfall_holds_those_who_died_before() -> None:
    told = Told()
    told.article("Paper 0")
    first = told.claim("A mine killed a police spokesman.", 1)
    told.claim("By nightfall, at least 20 policemen were dead.", 20, 20)
    assert told.events().events.height == 1
    assert bounds(told.figure(first)) == (20, 20, None)


def test_an_adversary_s_vague_claim_stands_beside_the_first(told: Told) -> None:
    told.article("Paper 0")
    first = told.claim("Two soldiers died, the army said.", 2, source_class="own_side", attributed_to="the army", **IN)
    enemy = {"source_class": "adversary", "modality": "claimed", "attributed_to": "rebels"}
    told.claim("Dozens of soldiers died, rebels said.", 12, 24, count_text="dozens", **enemy)
    assert told.events().events.height == 1
    assert bounds(told.figure(first)) == (2, 2, None)


def test_another_speaker_s_higher_toll_is_of_the_same(told: Told) -> None:
    told.article("Paper 0")
    first = told.claim("The crash killed 30 soldiers.", 30, **IN)
    told.claim("A clerk put the dead at 31", 31, attributed_to="A clerk", source_class="own_side", **IN)
    assert told.events().events.height == 1
    assert bounds(told.figure(first))[::2] == (30, 31)
