"""How agencies word what happened: participles in front, one man's two offices, comrades, and what hospitals count."""

from datetime import date

import pytest
from tests.warledger.claims.telling import CIV, DAY, GOV, INS, TAL, UNK, claims, read, told

from warledger.claims import article_figures

WORDINGS = {
    # a participle in front of those it tells of
    "Killed in the ambush in Ghor were four recruits, the mayor said.": [("killed", GOV, 4, 4)],
    "Also wounded were a nurse and two constables.": [("wounded", CIV, 1, 1), ("wounded", GOV, 2, 2)],
    "Taken hostage on the road were nine road workers.": [("captured", CIV, 9, 9)],
    "Wounded soldiers were carried down to the valley.": [],
    "Killed off were the hopes of many.": [],
    "Not hurt in the blast was the mayor.": [],
    # two offices and a plural verb
    "The mayor and police chief were shot dead in Taloqan.": [("killed", GOV, 1, 1), ("killed", GOV, 1, 1)],
    "The mayor and former police chief was shot dead in Taloqan.": [("killed", GOV, 1, 1)],
    # who is named at the end, behind how it came about
    "The mayor of Taloqan died when his car struck a mine, along with six guards.": [
        ("killed", GOV, 1, 1),
        ("killed", GOV, 6, 6),
    ],
    "A mine killed the mayor and hurt his son when it blew up, along with six guards.": [
        ("killed", GOV, 1, 1),
        ("wounded", CIV, 1, 1),
    ],
    # whose comrades they are
    "The rebels left behind the dead bodies of their five comrades.": [("killed", INS, 5, 5)],
    "Police recovered the bodies of six colleagues.": [("killed", GOV, 6, 6)],
    "The Taliban fled, leaving three of their dead behind.": [("killed", TAL, 3, 3)],
    # a number that is only announced
    "A number of 18 rebels renounced violence in Ghor.": [("surrendered", INS, 18, 18)],
    "A number of rebels renounced violence in Ghor.": [("surrendered", INS, None, None)],
    "Four constables embraced martyrdom in Ghor.": [("killed", GOV, 4, 4)],
}


@pytest.mark.parametrize(("text", "expected"), WORDINGS.items(), ids=[text[:60] for text in WORDINGS])
def test_what_is_told(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("said", ["MoD says", "the MoD says", "Wali Jan said"])
def test_whom_soldiers_seized_does_not_speak(said: str) -> None:
    claim = claims(f"Soldiers killed two and arrested six Taliban in night raids, {said}.")[0]
    assert claim["attributed_to"] == said.removesuffix(" says").removesuffix(" said")


HOSPITALS = {
    "A doctor put the wounded at 25.": UNK,
    "A doctor said the clinic had received four bodies and 25 wounded.": UNK,
    "A doctor said three soldiers were killed and 25 wounded.": GOV,
    "A doctor said 25 others were wounded.": GOV,
    "The governor said 25 were wounded.": GOV,
}


@pytest.mark.parametrize(("words", "party"), HOSPITALS.items())
def test_a_hospital_counts_people_of_any_side(words: str, party: str) -> None:
    found = claims(f"Gunmen shot dead two constables and hurt nine in Taloqan on Monday. {words}")
    assert {c["party"] for c in found if c["low"] == 25} == {party}


def test_villagers_hurt_stay_villagers_in_a_hospital() -> None:
    found = claims("A mine killed two villagers in Ghor on Monday. A doctor said 25 were hurt.")
    assert [c["party"] for c in found] == [CIV, CIV]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We lost two constables,", {(GOV, 2, 2), (UNK, 7, None)}),
        ("Nine constables were killed,", {(GOV, 9, None)}),
    ],
)
def test_fewer_of_a_party_are_some_of_those_of_none(words: str, expected: set[tuple]) -> None:
    found = claims(f'The raid in Taloqan on Monday left at least nine people dead. "{words}" the governor said.')
    assert {(f["party"], f["low"], f["high"]) for f in article_figures(found, DAY)} == expected


def test_an_enemy_does_not_say_whose_the_dead_were() -> None:
    text = "A raid in Taloqan on Monday left at least nine people dead. The Taliban said dozens of police were killed."
    assert (UNK, 9, None) in {(f["party"], f["low"], f["high"]) for f in article_figures(claims(text), DAY)}


@pytest.mark.parametrize(
    ("place", "units"),
    [
        ("in Taloqan", []),
        ("in the city of Taloqan", []),
        ("in the centre of Taloqan", []),
        ("in Archi district", ["district_center"]),
    ],
)
@pytest.mark.parametrize("seat", ["police compound", "governor's compound"])
def test_a_provincial_capital_is_no_district_s_seat(seat: str, place: str, units: list[str]) -> None:
    assert [c["unit"] for c in read(f"Rebels seized the {seat} {place}.")] == units


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A mine killed 14 recruits and villagers in Ghor.", UNK),
        ("Fourteen recruits, constables and villagers died in Ghor.", UNK),
        ("A mine killed 14 recruits and constables in Ghor.", GOV),
        ("A mine killed 14 recruits and villagers fled the town.", GOV),
    ],
)
def test_one_number_for_people_of_two_sides_is_nobody_s_alone(text: str, party: str) -> None:
    assert claims(text)[0]["party"] == party


def test_the_rest_are_of_those_whom_they_make_up() -> None:
    text = (
        "Gunmen shot dead 30 recruits in Ghor. The {} attackers came by truck. "
        "Three blew themselves up and the other six were killed."
    )
    assert claims(text.format("nine"))[-1]["party"] == INS
    assert claims(text.format("12"))[-1]["party"] != INS


def test_a_toll_is_of_those_who_are_about_as_many() -> None:
    text = "Gunmen shot dead 60 recruits in Ghor. Police killed all four attackers. The mayor put the dead at {}."
    assert [claims(text.format(count))[-1]["party"] for count in (66, 250)] == [GOV, UNK]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Taliban denied it. Its spokesman said 20 recruits had died in Ghor.", "adversary"),
        ("The ministry denied it. Its spokesman said 20 recruits had died in Ghor.", "own_side"),
        ("A spokesman, Zabihullah Mujahid, said 20 recruits had died in Ghor.", "adversary"),
        ("A resident spoke of ten dead recruits. Another said 20 recruits had died in Ghor.", "unconfirmed"),
        ("One officer put the dead at 16; another, who counted them, said 20 recruits had died.", "own_side"),
    ],
)
def test_for_whom_it_is_said(text: str, source: str) -> None:
    assert claims(text)[-1]["source_class"] == source


@pytest.mark.parametrize(
    ("words", "district"),
    [
        ("across the province", None),
        ("elsewhere in the province", None),
        ("in the province in the past six days", None),
        ("in the attack", "Archi"),
        ("in the province on Tuesday", "Archi"),
    ],
)
def test_what_is_counted_over_the_province_is_of_no_district(words: str, district: str | None) -> None:
    text = f"A mine in Archi district of Kunduz hurt two recruits on Monday. Nine recruits were killed {words}."
    claim = claims(text)[-1]
    known = claim["district"] and "Archi"
    assert (claim["province"], known, len(claim["pcode"])) == ("Kunduz", district, 6 if district else 4)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The hospital in Taloqan has admitted 60 wounded since Saturday.", "window"),
        ("Since the siege began on Saturday, the hospital in Taloqan has admitted 60 wounded.", "incident"),
        ("The hospital in Taloqan admitted 60 wounded on Saturday.", "incident"),
    ],
)
def test_whom_a_hospital_takes_in_for_days_came_of_no_one_incident(text: str, scope: str) -> None:
    assert claims(text)[0]["scope"] == scope


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels have seized nearly all of Archi district.", [("district", "contested")]),
        ("The rebels have seized virtually the entire district of Archi.", [("district", "contested")]),
        ("The rebels have seized all of Archi district.", [("district", "lost")]),
        ("Nearly all districts of Kunduz have fallen to the rebels.", [("district", "lost")]),
        ("The fall of Archi left only a camp and a fort in government hands.", [("district", "lost")]),
        ("The army left the base in Archi to the police.", []),
        ("The army left the base in Archi to the rebels.", [("base", "lost")]),
    ],
)
def test_what_is_left(text: str, expected: list[tuple]) -> None:
    assert [(c["unit"], c["measure"]) for c in read(text) if c["measure"] != "held"] == expected


GAVE_UP = {
    "Nine constables were freed by the Taliban after they laid down their arms.": [
        ("freed", GOV, 9, 9),
        ("surrendered", GOV, 9, 9),
    ],
    "About 40 constables had joined the Taliban in Ghor.": [("surrendered", GOV, 36, 44)],
    "Elders had joined the Taliban in a walk in Ghor.": [],
    # who kills his own commander
    "A constable shot dead his commander and two colleagues before fleeing.": [
        ("killed", GOV, 1, 1),
        ("killed", GOV, 2, 2),
    ],
    "A Taliban fighter killed his commander in Ghor.": [("killed", TAL, 1, 1)],
}


@pytest.mark.parametrize(("text", "expected"), GAVE_UP.items(), ids=[text[:60] for text in GAVE_UP])
def test_who_turns_on_his_own_or_gives_up(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


class TestWhatAReportOfMonthsGoesOnToCount:
    LEAD = (
        "The number of civilians killed rose in the first half of 2018, with 1,400 deaths, the United Nations said.\n\n"
    )

    @pytest.mark.parametrize(
        "words",
        [
            "Suicide attacks and mines caused 427 deaths.",
            "Airstrikes killed 427 people.",
            "In Kunduz alone, 427 were killed.",
            "Another 427 civilians were hurt, down 5 percent from a year before.",
        ],
    )
    def test_fell_in_the_same_months(self, words: str) -> None:
        claim = claims(self.LEAD + words)[-1]
        told = [claim[key] for key in ("low", "party", "scope", "source_class", "date_start", "date_end")]
        assert told == [427, CIV, "window", "independent", date(2018, 1, 1), date(2018, 6, 30)]

    @pytest.mark.parametrize("words", ["Gunmen killed nine people in Taloqan.", "An airstrike killed nine people."])
    def test_is_no_single_deed(self, words: str) -> None:
        assert claims(self.LEAD + words)[-1]["scope"] == "incident"


class TestSomeOfOthers:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "A bomb killed six villagers and wounded 21 people, including two recruits.",
                [("killed", CIV, 6), ("wounded", UNK, 21), ("wounded", GOV, 2)],
            ),
            (
                "A bomb killed six villagers and wounded 21, including two recruits.",
                [("killed", CIV, 6), ("wounded", UNK, 21), ("wounded", GOV, 2)],
            ),
            (
                "A bomb killed six villagers, including two children, and wounded 21 recruits.",
                [("killed", CIV, 6), ("killed", CIV, 2), ("wounded", GOV, 21)],
            ),
        ],
    )
    def test_are_of_those_counted_last(self, text: str, expected: list[tuple]) -> None:
        assert [(c["measure"], c["party"], c["low"]) for c in claims(text)] == expected

    @pytest.mark.parametrize(
        "words",
        [
            "Two of the gunmen blew themselves up, two were shot dead and one was caught.",
            "One of them was caught and four were shot dead.",
            "Four were shot dead and the other one was caught.",
        ],
    )
    def test_numbers_that_share_out_the_attackers_are_theirs(self, words: str) -> None:
        text = f"Gunmen killed 30 recruits in Ghor. Police counted five gunmen. {words}"
        assert {c["party"] for c in claims(text)[1:]} == {INS}

    def test_that_before_a_plural_counts_nobody(self) -> None:
        text = "He said all the dead were villagers and that women and children were among the wounded."
        assert [(c["low"], c["high"]) for c in claims(text)] == [(2, None), (2, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He put the army's losses at nine dead and 20 wounded.", {("killed", GOV, 9), ("wounded", GOV, 20)}),
        ("Army losses were nine killed and 20 wounded.", {("killed", GOV, 9), ("wounded", GOV, 20)}),
        ("The toll was put at nine dead and 20 wounded by the army.", {("killed", UNK, 9), ("wounded", UNK, 20)}),
        ("Nine recruits had light injuries after the blast.", {("wounded", GOV, 9)}),
    ],
)
def test_losses_are_of_those_who_bear_them(text: str, expected: set[tuple]) -> None:
    assert {(c["measure"], c["party"], c["low"]) for c in claims(text)} == expected


def test_a_hospital_s_dead_are_no_rebels_unless_it_says_so() -> None:
    lead = "Sixteen people were killed in Taloqan on Monday, a doctor said. "
    apart, among = (
        claims(lead + "Police said nine rebels had died.")[1],
        claims(lead + "Nine of the dead were rebels.")[1],
    )
    assert (apart["restates"] is None, among["restates"] is None) == (True, False)


class TestATimeThatIsAnother:
    @pytest.mark.parametrize(
        ("text", "start"),
        [
            ("More than 2,400 Americans have died in the war, which began in 2001.", date(2001, 10, 7)),
            ("Two recruits died; three were found alive on Tuesday.", date(2018, 7, 6)),
            ("Two recruits died on Tuesday; three were found alive.", date(2018, 7, 10)),
            ("On Tuesday two recruits died; three were found alive.", date(2018, 7, 10)),
        ],
    )
    def test_is_not_when_it_happened(self, text: str, start: date) -> None:
        assert claims(text)[0]["date_start"] == start

    def test_what_came_before_gives_the_report_no_day(self) -> None:
        text = (
            "Officials said on Wednesday that five recruits were killed in Ghor.\n\n"
            "Two days earlier, a mine hurt nine there."
        )
        first, before = claims(text)
        assert (first["date_start"], first["date_end"]) == (date(2018, 7, 10), date(2018, 7, 11))
        assert before["date_end"] < first["date_end"]


class TestTold:
    def test_a_speaker_is_none_of_those_told_of_next(self) -> None:
        text = "Six recruits died in Ghor, said Wali Jan, the police chief, and nine villagers were wounded."
        assert told(text) == [("killed", GOV, 6, 6), ("wounded", CIV, 9, 9)]

    def test_a_number_put_by_another_is_of_the_same_incident(self) -> None:
        text = "A raid in Archi killed 140 recruits in May, the mayor said; the army put the number at 26."
        first, second = claims(text)
        assert (second["scope"], second["district"]) == (first["scope"], first["district"])

    def test_the_day_beside_a_deed_is_its_day(self) -> None:
        text = "At least 19 villagers have been killed in Archi since the siege began nine days ago; 12 died on July 4."
        assert [c["date_start"] for c in claims(text)] == [date(2018, 7, 3), date(2018, 7, 4)]

    def test_overlapping_parts_raise_no_figure(self) -> None:
        text = "At least 16 villagers, nine of them children, died in Archi. Eleven bodies were burned, elders said."
        assert {f["low"] for f in article_figures(claims(text), DAY)} == {16}

    def test_villagers_do_not_refine_what_a_governor_counts(self) -> None:
        text = "A blast in Archi killed dozens. The governor put the dead at 72. An elder said 120 people had died."
        assert {f["low"] for f in article_figures(claims(text), DAY)} == {72}
