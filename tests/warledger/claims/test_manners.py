"""Losses told in the manners of many papers: when, whose, by whom and on whose word, in sentences of our own."""

from datetime import date

import pytest

from warledger import conflict
from warledger.claims import read_article

WAR = conflict.load()
PUBLISHED = date(2018, 7, 12)  # a Thursday


def people(text: str, publisher: str | None = None) -> list[dict]:
    article = {"article_id": "test", "publisher": publisher, "text": text, "published": PUBLISHED}
    return [claim for claim in read_article(article, WAR) if claim["unit"] == "person"]


def days(claim: dict) -> tuple[date, date]:
    return claim["date_start"], claim["date_end"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Nine guards died in an ambush the previous evening, a mayor said on Wednesday.", (7, 10), (7, 10)),
        ("Two herders were killed the day before, police told reporters on Tuesday.", (7, 9), (7, 9)),
        ("Two days earlier a mine had killed four drivers.", (7, 10), (7, 10)),
        ("In the past 24 hours police raided two valleys. Six rebels were killed and one held.", (7, 11), (7, 12)),
        ("There were raids over the past two days. Three soldiers also died.", (7, 10), (7, 12)),
        ("A mine hurt 40 civilians in the second quarter.", (4, 1), (6, 30)),
        ("July 11 Ghor Province: four guards killed\nRebels took a lone post, killing four guards.", (7, 11), (7, 11)),
    ],
)
def test_days_told_by_others(text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    assert {days(claim) for claim in people(text)} == {(date(2018, *start), date(2018, *end))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The alliance lost 70 soldiers in 2016 and 55 in 2015.", [(70, 2016), (55, 2015)]),
        ("Mines killed 81 farmers in 2016, up from 64 in 2015 and 32 in 2014.", [(81, 2016), (64, 2015), (32, 2014)]),
        ("In 2017 nine Danes died, compared with four in all of 2016.", [(9, 2017), (4, 2016)]),
        ("In 2017 nine Danes died, against four the year before.", [(9, 2017), (4, 2016)]),
    ],
)
def test_numbers_of_several_years(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(claim["low"], claim["date_start"].year) for claim in people(text)] == expected


def test_one_number_of_two_years() -> None:
    (claim,) = people("Some 900 policemen died in 2015 and 2016.")
    assert days(claim) == (date(2015, 1, 1), date(2016, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the wounded soldiers did not survive.", [("killed", "government", 2)]),
        ("The mayor survived the blast but his two guards did not.", [("killed", "government", 2)]),
        ("Four passengers did not survive the crash after the mine went off.", [("killed", "civilian", 4)]),
        ("The governor did not survive the vote.", []),
        ("The colonel survived his brother by a day.", []),
        ("Rebels took three policemen alive in Ghor.", [("captured", "government", 3)]),
        ("Nine militants were made captive in the raid.", [("captured", "insurgent", 9)]),
        ("Seven officers were hospitalised with wounds.", [("wounded", "government", 7)]),
        ("Eleven rebels were neutralised by troops.", [("killed", "insurgent", 11)]),
        ("Forty policemen changed sides in Ghor.", [("surrendered", "government", 40)]),
        ("Rebels abducted five demining workers.", [("captured", "civilian", 5)]),
        ("The rebels beheaded two captive soldiers.", [("killed", "government", 2)]),
        ("A policeman killed five officers before fleeing.", [("killed", "government", 5)]),
        (
            "The UN told of 90 civilian deaths and 21 hurt.",
            [("killed", "civilian", 90), ("wounded", "civilian", 21)],
        ),
        (
            "Troops killed a rebel leader known as Omar and two of his guards.",
            [("killed", "insurgent", 1), ("killed", "insurgent", 2)],
        ),
    ],
)  # fmt: skip
def test_who_and_how_many(text: str, expected: list[tuple]) -> None:
    assert [(c["measure"], c["party"], c["low"]) for c in people(text)] == expected


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("A string of Taliban attacks left six policemen dead.", "taliban"),
        ("A wave of Taliban bombings killed 12 soldiers.", "taliban"),
        ("A number of villages saw six policemen killed.", None),
        ("Six rebels died in the security forces' raid.", "government"),
        ("Six rebels died in the soldiers’ operation.", "government"),
        ("He called them ‘the terrorists’ and six rebels died.", None),
    ],
)
def test_by_whom(text: str, by: str | None) -> None:
    assert people(text)[0]["by"] == by


@pytest.mark.parametrize(
    ("text", "publisher", "source_class"),
    [
        ("The raids killed 68 farmers.", "UNAMA", "independent"),
        ("The raids killed 68 farmers.", "Human Rights Watch", "independent"),
        ("The raids killed 68 farmers.", "Herald", "narrator"),
        ("A blast hit a bus. A doctor revised the toll to 12.", None, "independent"),
        ("A blast hit a bus. The mayor lowered the toll to 12.", None, "own_side"),
        ("A blast hit a bus. A second blast raised the toll to 12.", None, "narrator"),
        ("Officials conceded that 12 soldiers had died.", None, "own_side"),
    ],
)
def test_on_whose_word(text: str, publisher: str | None, source_class: str) -> None:
    assert people(text, publisher)[-1]["source_class"] == source_class


def test_a_number_somebody_puts_is_of_those_told_of() -> None:
    first, second = people("Rebels killed 14 soldiers in Kunduz. A Taliban spokesman put the number at 46.")
    assert (first["measure"], first["party"]) == (second["measure"], second["party"])
    assert (second["low"], second["source_class"]) == (46, "adversary")
    assert people("The mayor put the number at 46.") == []


def test_more_are_of_those_killed_before() -> None:
    text = "A drone strike killed nine Daesh fighters on Monday. A second strike on Tuesday killed four more."
    assert [claim["party"] for claim in people(text)] == ["islamic_state"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine men of the border force as well as two farmers were killed.", [("government", 9), ("civilian", 2)]),
        ("The blast left five national army and border police officers dead.", [("government", 5)]),
        ("Mines killed four army and local police personnel in Ghor.", [("government", 4)]),
        ("Six police and two farmers were killed.", [("government", 6), ("civilian", 2)]),
        ("Seven pro-government militia were killed in Ghor.", [("government", 7)]),
        ("The raid caused the deaths of two Danes and their driver.", [("international", 2), ("civilian", 1)]),
        ("One Local Police (LP) constable and two boys were killed.", [("government", 1), ("civilian", 2)]),
        ("Two local nationals were killed in the crossfire.", [("civilian", 2)]),
        ("Officers died. The gunman fired on his comrades, killing four.", [("government", 2), ("government", 4)]),
    ],
)  # fmt: skip
def test_whose_people(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(claim["party"], claim["low"]) for claim in people(text)] == expected


@pytest.mark.parametrize(
    ("text", "source_class"),
    [
        ('"We shot six Taliban dead," Mohammed told the agency. The governor is Karim Mohammed.', "narrator"),
        ('It went on, said Karim Mohammed, the governor.\n\n"We killed six Taliban," Mohammed said.', "adversary"),
        ("Ahmed Karimi, the governor, said six guards had died.", "own_side"),
        ("The Taliban said the post was theirs. A spokesman, Abdul Gul, claimed a dozen officers died.", "adversary"),
        ("The Taliban issued a statement. A spokesman for the mayor said two officers were killed.", "own_side"),
        ("The Taliban issued a statement. The mayor's spokesman said two officers were killed.", "own_side"),
        ('A security source told of a raid. The source said it was over.\n\n"Nine guards died," he said.', "own_side"),
        ('Gul Karimi, a police spokesman, confirmed the raid.\n\n"So far nine guards have been killed."', "own_side"),
        ("A tribal chieftain said nine guards had been killed.", "unconfirmed"),
    ],
)  # fmt: skip
def test_who_speaks_in_the_next_breath(text: str, source_class: str) -> None:
    assert people(text)[-1]["source_class"] == source_class


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Rebels struck all weekend. Six guards were killed in the July 3 battle.", 3, 3),
        ("KABUL, July 12 (XYZ): Six guards were killed, a source said.\n\nThe attack was on Wednesday night.", 11, 11),
        (
            "Police killed nine rebels over the past 24 hours.\n\nThe operations covered Ghor, where a guard was hurt.",
            11,
            12,
        ),
    ],
)
def test_days_in_the_next_breath(text: str, start: int, end: int) -> None:
    assert {days(claim) for claim in people(text)} == {(date(2018, 7, start), date(2018, 7, end))}


def test_a_number_of_casualties_and_what_it_is_compared_with() -> None:
    text = "The number of civilian casualties in 2017 was 640 (90 dead and 550 hurt), 9 percent less than in 2016."
    whole, *parts = people(text)
    assert (whole["measure"], whole["low"]) == ("killed_or_wounded", 640)
    assert {claim["date_start"].year for claim in (whole, *parts)} == {2017}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Two guards were hurt as a result of a Taliban ambush in Ghor.", "taliban"),
        ("Two guards died as a result of wounds.", None),
        ("Two guards died and four were hurt at a post in a valley of Ghor in an attack by the Taliban.", "taliban"),
    ],
)  # fmt: skip
def test_of_what_they_were_the_result(text: str, by: str | None) -> None:
    assert people(text)[0]["by"] == by


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine killed three guards and injured as many others.", [("killed", 3), ("wounded", 3)]),
        ("Two guards were killed and as many wounded in Ghor.", [("killed", 2), ("wounded", 2)]),
        ("As many as 12 guards were killed in Ghor.", [("killed", None)]),
        ("A mine in Ghor killed as many as 12 guards.", [("killed", None)]),
        ("Rebels freed five of the nine cooks they took hostage.", [("freed", 5), ("captured", 9)]),
        ("Five guards including a captain named Jan Gul were killed.", [("killed", 5), ("killed", 1)]),
        ("A guard named Jan Gul was killed.", [("killed", 1)]),
    ],
)
def test_numbers_told_by_others(text: str, expected: list[tuple]) -> None:
    assert [(claim["measure"], claim["low"]) for claim in people(text)] == expected


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Rebels stormed a post on Sunday. At least nine guards were killed.", "insurgent"),
        ("Rebels stormed a post on Sunday. At Herat a mine killed nine guards.", None),
        ("The 209th Corps said its air strike in Ghor killed nine Taliban.", "government"),
        ("NATO said its troops in Ghor had killed nine Taliban.", "international"),
        ("The governor said the Taliban and its allies killed nine guards.", "taliban"),
    ],
)
def test_who_struck(text: str, by: str | None) -> None:
    assert people(text)[0]["by"] == by


def test_a_flood_is_no_war() -> None:
    assert people("The governor said the flood and its mud killed nine guards.") == []


@pytest.mark.parametrize(
    ("text", "source_class"),
    [
        ("By an agency's count based on official reports 640 people died this year.", "independent"),
        ("According to a count by the Taliban, 640 soldiers died this year.", "adversary"),
        ("According to the government count 640 soldiers died this year.", "own_side"),
    ],
)
def test_whose_count(text: str, source_class: str) -> None:
    assert people(text)[0]["source_class"] == source_class


def test_the_day_of_what_it_is_joined_to_is_not_its_own() -> None:
    text = "Two guards died in a blast in Ghor on Wednesday and three in a raid in Herat the day before."
    assert [days(claim)[0].day for claim in people(text)] == [11, 10]
    assert {days(claim)[0].day for claim in people("Two guards died on Wednesday and three were hurt.")} == {11}
    assert days(people("Two guards died in a raid the night before last.")[0])[0].day == 10


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("A doctor in Tarin Kot, Karim Wardak, said two guards had died.", "Uruzgan"),
        ("Two guards died in Tarin Kot, Gul Kunduzi, who heads the clinic, said.", "Uruzgan"),
        ("Two guards died in Tarin Kot. Jan Helmand told police of the raid.", "Uruzgan"),
        ("Residents of northern Kunduz said two guards had died.", "Kunduz"),
        ("Elders in Maidan Wardak said two guards had died.", "Maidan Wardak"),
    ],
)
def test_a_man_named_after_a_place_is_none(text: str, province: str) -> None:
    assert people(text)[0]["province"] == province


def test_a_spokesman_known_by_his_name() -> None:
    (claim,) = people("Radmanish said nine rebels had been killed in Ghor.")
    assert (claim["source_class"], claim["modality"]) == ("adversary", "claimed")
