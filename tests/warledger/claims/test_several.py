"""How agencies word several things at once: places in a list, attacks on several days, ground, rates."""

from datetime import date

import pytest
from tests.warledger.claims.telling import CIV, GOV, INS, TAL, UNK, claims, read, told


class TestWhere:
    @pytest.mark.parametrize("bank", ["a branch of the New Kabul Bank", "a Kabul Bank branch", "the Afghan bank"])
    def test_a_bank_is_where_it_is_said_to_be(self, bank: str) -> None:
        assert [c["province"] for c in claims(f"Gunmen stormed {bank} in Taloqan, killing six.")] == ["Takhar"]

    def test_what_a_ministry_sums_up_over_operations_is_of_no_place(self) -> None:
        text = "Two villagers died in Archi district of Kunduz. {} 14 rebels were killed in {}."
        assert claims(text.format("The ministry said", "nine joint operations"))[-1]["province"] is None
        assert claims(text.format("The ministry said", "the operation"))[-1]["province"] == "Kunduz"
        assert claims(text.format("The mayor said", "nine joint operations"))[-1]["province"] == "Kunduz"

    @pytest.mark.parametrize(
        ("text", "district"),
        [
            ("The mayor was held in Wardak Province after surrendering the city.", "Taloqan"),
            ("In Badghis Province the army was surrendering the city.", "Qala-e-Naw"),
        ],
    )
    def test_the_city_is_the_one_told_of(self, text: str, district: str) -> None:
        text = f"The Taliban captured the city of Taloqan on Tuesday. {text}"
        assert [c["district"] for c in read(text) if c["unit"] == "city"][-1:] == [district]


MEN = {
    "The battalion in Archi surrendered with its 200 men.": [("surrendered", GOV, 200, 200)],
    "The Taliban commander in Archi surrendered with 30 of his men.": [
        ("surrendered", TAL, 1, 1),
        ("surrendered", TAL, 30, 30),
    ],
}


@pytest.mark.parametrize(("text", "expected"), MEN.items(), ids=MEN)
def test_who_gives_up_with_his_men(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


def test_who_was_killed_did_not_kill() -> None:
    found = claims("Two gunmen were involved, one of whom was killed in Archi.")
    assert [(c["low"], c["background"]) for c in found] == [(1, False)]
    assert claims("He was involved in a raid that killed two recruits in Archi.")[0]["background"]


def test_fellow_officers_are_officers_whoever_shot_them() -> None:
    text = "{} turned his gun on fellow officers in Archi, killing seven."
    assert [claims(text.format(who))[0]["party"] for who in ("A Taliban infiltrator", "A constable")] == [GOV, GOV]


def test_nobody_is_counted_by_ones() -> None:
    assert [c["low"] for c in claims("In the earlier ones, 12 and nine constables died.")] == [12, 9]


class TestGround:
    @staticmethod
    def ground(text: str) -> list[tuple]:
        found = [c for c in read(text) if c["unit"] != "person"]
        return [(c["unit"], c["measure"], c["district"], c["low"]) for c in found]

    def test_a_name_behind_the_rest_of_the_sentence_fell_too(self) -> None:
        text = "Sangin was overrun on Sunday after a two-day siege, and Kajaki the next day."
        assert self.ground(text) == [("district", "lost", "Sangin", 1), ("district", "lost", "Kajaki", 1)]
        text = "The seat of Bangi district in Takhar fell at dawn, and that of Eshkmesh hours later."
        assert [row[:3] for row in self.ground(text)] == [
            ("district_center", "lost", "Bangi"),
            ("district_center", "lost", "Eshkmesh"),
        ]
        text = "Sangin was overrun on Sunday after a two-day siege, and Kajaki was quiet the next day."
        assert [row[2] for row in self.ground(text)] == ["Sangin"]

    def test_whom_they_chased_out_lost_no_more(self) -> None:
        text = "Taliban fighters seized two towns in Helmand, chasing out the police."
        assert [(unit, low) for unit, _, _, low in self.ground(text)] == [("district_center", 2)]

    def test_what_is_retaken_is_no_captive(self) -> None:
        assert claims("Sangin and Kajaki fell on Sunday. Both were recaptured within days.") == []
        assert len(claims("Two constables fled a jail in Ghor. Both were recaptured within days.")) > 1


class TestNotTaken:
    def test_rates_are_no_counts(self) -> None:
        assert claims("Forty constables have been dying every day, a general said.") == []

    def test_a_number_beside_two_sides_is_nobody_s(self) -> None:
        text = "Four recruits and two villagers died and 20 were wounded in Ghor."
        assert told(text)[-1] == ("wounded", UNK, 20, 20)

    def test_a_number_in_another_place_is_nobody_s(self) -> None:
        text = "Four recruits died in Ghor. {} a mine killed ten."
        assert [claims(text.format(where))[-1]["party"] for where in ("In Herat,", "Later")] == [UNK, GOV]

    def test_a_time_told_in_passing_is_not_when(self) -> None:
        text = "In Archi, where 20 recruits were freed in 2012, a mine killed six villagers."
        assert claims(text)[-1]["date_start"] == date(2018, 7, 6)

    def test_an_assault_a_day_before(self) -> None:
        text = "The Taliban stormed Taloqan on Sunday, a day after an assault on Kunduz that was repelled."
        assert [c["date_start"] for c in read(text)] == [date(2018, 7, 8), date(2018, 7, 7)]

    @pytest.mark.parametrize(
        ("words", "districts"),
        [
            ("two districts of Kunduz", [None]),
            ("most of the districts of Kunduz", [None]),
            ("the districts of Kunduz and Archi", ["Kunduz", "Dasht-e-Archi"]),
            ("the two districts of Archi and Khanabad", ["Dasht-e-Archi", "Khan Abad"]),
        ],
    )
    def test_so_many_districts_of_a_province_are_not_the_one_of_its_name(self, words: str, districts: list) -> None:
        text = f"The Taliban seized {words} on Sunday."
        assert [c["district"] for c in read(text)] == districts


class TestTogether:
    def test_the_same_number_beside_another_side_is_told_again(self) -> None:
        text = "Five recruits and three rebels were killed in Kunduz. He also said three rebels died in Archi district."
        assert [c["restates"] is None for c in claims(text)] == [True, True, False]

    def test_who_died_alongside(self) -> None:
        text = "Eleven villagers died alongside two recruits in Taloqan."
        assert told(text) == [("killed", CIV, 11, 11), ("killed", GOV, 2, 2)]

    def test_towns_in_a_list_are_no_one_place(self) -> None:
        text = "Bombings killed 24 people in Kunduz, Gardez and the outskirts of Kandahar, including three Germans."
        assert [(c["low"], c["province"]) for c in claims(text)] == [(24, None), (3, None)]

    def test_an_aside_with_an_owner_ends_no_list(self) -> None:
        text = "The Taliban have taken Sangin in Helmand, on the road of the south, and Archi in Kunduz."
        assert [c["province"] for c in read(text)] == ["Helmand", "Kunduz"]

    def test_the_day_of_the_attack_a_report_opens_with_goes_before_another_told_later(self) -> None:
        text = (
            "The toll in Saturday's bombing in Taloqan rose to 30, the mayor said.\n\n"
            "The bombing came a week after gunmen killed 12 people at a school.\n\nNine died on Monday at a mosque."
        )
        assert [c["date_start"] for c in claims(text)] == [date(2018, 7, 7), date(2018, 6, 30), date(2018, 7, 9)]

    def test_another_attack_on_another_day_is_told_of_next(self) -> None:
        text = "A bomb killed at least 100 people in Archi on Sunday. {} on Monday killed 38 villagers."
        for words, apart in (("A second attack", True), ("An ambush", True), ("The attack", False)):
            assert (claims(text.format(words))[-1]["restates"] is None) == apart

    def test_who_dies_with_his_men(self) -> None:
        text = "The target was a militia leader, who died with 35 of his men."
        assert told(text) == [("killed", GOV, 1, 1), ("killed", GOV, 35, 35)]

    def test_the_press_is_blamed_for_nothing(self) -> None:
        assert claims("Associated Press reporters saw 41 bodies in Archi.")[0]["background"] is False


class TestWhose:
    def test_they_who_had_been_taken_are_those_found(self) -> None:
        text = "Two recruits were found beheaded in Archi where they had been abducted, the coalition said."
        assert told(text) == [("killed", GOV, 2, 2), ("captured", GOV, 2, 2)]

    def test_my_men_are_the_speaker_s(self) -> None:
        text = '"Twenty of my men are wounded, three are dead," Wali Jan, a police commander, said in Archi.'
        assert {(c["measure"], c["party"]) for c in claims(text)} == {("wounded", GOV), ("killed", GOV)}

    def test_fighters_backed_by_allies_fight_for_them(self) -> None:
        text = "Afghan fighters backed by American troops stormed a cave in Archi. Five Afghan fighters were wounded."
        assert claims(text)[-1]["party"] == GOV
        assert claims("Fighters stormed a cave in Archi. Five fighters were wounded.")[-1]["party"] == INS


def test_a_total_told_over_by_kind_is_counted_once() -> None:
    text = "Rebels killed at least 39 constables and recruits in Archi; nine constables and {} recruits died."
    assert [c["restates"] is None for c in claims(text.format(30))] == [True, False, False]


def test_what_goes_on_meanwhile_is_elsewhere() -> None:
    text = "Rebels overran a base in Archi, killing 17 recruits and seizing dozens, as fighting in Ghazni went on."
    assert [c["province"] for c in claims(text)] == ["Kunduz", "Kunduz"]


class TestNoWar:
    def test_a_hillside_that_gives_way_is_a_disaster(self) -> None:
        text = "A hillside {} in Archi on Friday. The UN said 350 bodies had been found."
        assert claims(text.format("collapsed on a village")) == []
        assert len(claims(text.format("was bombed by jets"))) == 1

    def test_who_fears_for_others_is_none_of_them(self) -> None:
        assert [c["party"] for c in claims("The governor feared that more than 200 were dead in Archi.")] == [UNK]


def test_a_toll_is_not_of_those_led_out() -> None:
    text = "Gunmen killed 16 people in a ward in Taloqan. More than 80 women were led out. The toll rose to 24 later."
    assert claims(text)[-1]["party"] == UNK


def test_a_border_with_another_country_places_nothing() -> None:
    text = "Archi — A reporter was killed near a border crossing with Tajikistan in {}."
    assert claims(text.format("Kunduz"))[0]["province"] == "Kunduz"


def test_the_dead_told_over_by_kind() -> None:
    text = "Gunmen killed ten people in Archi. The ten dead were six constables, a judge and three villagers."
    assert [(c["low"], c["party"]) for c in claims(text)[2:]] == [(6, GOV), (1, CIV), (3, CIV)]


def test_what_happens_meanwhile_is_not_here() -> None:
    text = "Gunmen killed ten villagers in Archi on Monday, as {} 150 soldiers were killed in a day."
    assert [c["province"] for c in claims(text.format("fighting went on in the west and"))] == ["Kunduz", None]


def test_whom_they_spirit_out_is_freed() -> None:
    text = "Rebels dug a tunnel to a jail in Archi and spirited out 40 prisoners."
    assert told(text) == [("freed", UNK, 40, 40)]


def test_the_second_of_two_speakers() -> None:
    text = "The Taliban said 50 men had been freed in Archi; the warden, Jan Gul, said two had been recaptured."
    assert [c["source_class"] for c in claims(text)] == ["adversary", "own_side"]


def test_a_bomb_near_an_embassy_is_in_its_city() -> None:
    assert claims("A bomb near the German Embassy in Taloqan killed 80 people.")[0]["province"] == "Takhar"
    assert claims("The German Embassy in Taloqan said six villagers had died in Archi.")[0]["province"] == "Kunduz"


def test_whom_the_main_verb_is_about_is_whom_they_killed() -> None:
    text = "The fight left 30 recruits dead; commandos had pushed the insurgents back, killing dozens."
    assert told(text)[-1] == ("killed", INS, 12, None)


def test_those_hurt_in_an_attack_are_not_who_made_it() -> None:
    text = "Six attackers died at the council in Taloqan, in an attack in which 18 were wounded."
    assert [c["party"] for c in claims(text)] == [INS, UNK]


def test_it_that_speaks_is_nobody_beside_it() -> None:
    text = "The UN said in a statement 900 villagers had died; most by rebels, it said, the government's side by few."
    assert claims(text)[0]["source_class"] == "independent"


def test_what_is_left_surrounded_has_not_changed_hands() -> None:
    text = "The Taliban seized the centre of Sangin district in Helmand, leaving the provincial capital surrounded."
    assert [(c["unit"], c["measure"]) for c in read(text)] == [("district_center", "lost")]


def test_the_head_of_a_hospital_counts_people_of_any_side() -> None:
    text = "Troops killed 40 rebels in Archi. Wali Jan, head of the hospital, said 8 dead and 62 hurt were brought in."
    assert [c["party"] for c in claims(text)] == [INS, UNK, UNK]


class TestAttackersAndVictims:
    @pytest.mark.parametrize(
        "text",
        [
            "One of the bombers was shot in Archi; 12 were killed when the other blew himself up.",
            "One of the gunmen was shot dead and 12 were killed in Archi.",
        ],
    )
    def test_more_than_the_attackers_are_not_attackers(self, text: str) -> None:
        assert [c["party"] for c in claims(text) if c["low"] == 12] == [UNK]

    def test_a_list_goes_on_behind_some_of_the_first(self) -> None:
        text = "Some 300 Taliban, including 20 foreigners, and 40 recruits were killed in Archi."
        assert [(c["party"], c["best"]) for c in claims(text)] == [(TAL, 300), (TAL, 20), (GOV, 40)]


class TestAlmost:
    @staticmethod
    def ground(text: str) -> list[tuple]:
        return [(c["unit"], c["measure"], c["district"]) for c in read(text) if c["unit"] != "person"]

    def test_all_but_lost_is_contested(self) -> None:
        assert self.ground("The district of Sangin has been all but lost.") == [("district", "contested", "Sangin")]

    def test_beaten_back_from_the_edge_they_had_not_got_in(self) -> None:
        text = "Fighters stormed the outskirts of Taloqan city and were beaten back from its western edge."
        assert "retaken" not in {measure for _, measure, _ in self.ground(text)}

    @pytest.mark.parametrize("between", [": ", " since Friday — ", " over the weekend - "])
    def test_a_list_behind_a_dash(self, between: str) -> None:
        text = f"The Taliban overran three districts{between}Sangin and Kajaki in Helmand and Archi in Kunduz."
        assert [district for _, _, district in self.ground(text)] == ["Sangin", "Kajaki", "Dasht-e-Archi"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("days after", (date(2018, 6, 27), date(2018, 7, 7))),
        ("two weeks after", (date(2018, 6, 24), date(2018, 6, 24))),
        ("a day after", (date(2018, 7, 7), date(2018, 7, 7))),
    ],
)
def test_what_came_some_time_before(words: str, days: tuple[date, date]) -> None:
    claim = claims(f"The army retook Sangin on Sunday, {words} gunmen killed 12 villagers there.")[0]
    assert (claim["date_start"], claim["date_end"]) == days


@pytest.mark.parametrize(
    ("total", "apart"),
    [
        ("had killed 65 soldiers, and many policemen besides", [True, True]),
        ("had killed many policemen", [True]),
        ("had killed 29 policemen", [False]),  # the same number: the same men
    ],
)
def test_a_total_over_two_provinces_is_not_the_toll_of_one(total: str, apart: list[bool]) -> None:
    text = (
        "In Takhar a base was overrun at night. The governor's spokesman said 29 policemen died in that attack.\n"
        f"In a statement the Taliban said they had taken two posts in Kunduz and Takhar. They also said they {total}."
    )
    assert [c["restates"] is None for c in claims(text)[1:]] == apart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine guards died in two raids, one in Herat and the other in Farah.", [(None, 9, False)]),
        ("Nine guards died in four raids, three in Herat and one in Farah.", [(None, 9, False)]),
        ("Nine guards were killed on Sunday, seven of them in Farah.", [(None, 9, False), ("Farah", 7, True)]),
        ("Nine guards were killed on Sunday, seven in Farah alone.", [(None, 9, False), ("Farah", 7, True)]),
        (
            "Nine guards died in two blasts on Sunday, the second of which alone killed seven in Farah.",
            [("Farah", 9, False), ("Farah", 7, True)],
        ),
        ("Seven guards were killed in Farah and two in Herat.", [("Farah", 7, False), ("Herat", 2, False)]),
    ],
)
def test_where_some_of_them_died_counts_nobody_twice(text: str, expected: list[tuple[str | None, int, bool]]) -> None:
    assert [(c["province"], c["low"], c["restates"] is not None) for c in read(text)] == expected
