"""What words that name nothing themselves refer to: "it", "the guards", "the other", "those who died"."""

from __future__ import annotations

from datetime import date

import pytest
from tests.warledger.claims.telling import CIV, GOV, INS, INT, IS, TAL, UNK, claims, read, told


@pytest.mark.parametrize(
    ("text", "unit", "district"),
    [
        (
            "Rebels massed for an assault on Taloqan. The base, in Chal district, had asked for aid. It fell at dawn.",
            "base",
            "Chal",
        ),
        ("Rebels massed for an assault on Taloqan. The city asked for help. It fell at dawn.", "city", "Taloqan"),
        ("The post had held 40 men. It was overrun at dawn.", "post", None),
    ],
)
def test_it_is_the_ground_the_sentence_before_is_about(text: str, unit: str, district: str | None) -> None:
    lost = [(c["unit"], c["district"]) for c in read(text) if c["measure"] == "lost"]
    assert lost == [(unit, district)]


def test_those_counted_before_are_where_they_were_counted() -> None:
    text = "Gunmen abducted six teachers in Ghor. In Farah a mine killed two men. Elders said {} were freed on Tuesday."
    freed = {who: claims(text.format(who))[-1]["province"] for who in ("the teachers", "13 others")}
    assert freed == {"the teachers": "Ghor", "13 others": "Farah"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Danish soldier died in the attack. Two bombers tried to storm the barracks; one blew himself up "
            "and the other was shot dead.",
            [("killed", INT, 1, 1), ("killed", INS, 1, 1)],
        ),
        (
            "Two Danish soldiers were shot; one died and the other was wounded.",
            [("killed", INT, 1, 1), ("wounded", INT, 1, 1)],
        ),
        (
            "Nine people were killed in Herat. A nurse was among those who lost their lives.",
            [("killed", UNK, 9, 9), ("killed", CIV, 1, 1)],
        ),
        (
            "Nine people were killed in Herat. Among those who died were four policemen and a girl.",
            [("killed", UNK, 9, 9), ("killed", GOV, 4, 4), ("killed", CIV, 1, 1)],
        ),
    ],
)
def test_some_and_the_rest(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Danish soldier shot at villagers in Herat. The gunman, a sergeant, turned himself in.", []),
        ("The attacker, a policeman, gave himself up to the army.", []),
        ("The policeman gave himself up to the Taliban.", [("surrendered", GOV, 1, 1)]),
        ("A Taliban commander gave himself up to the army.", [("surrendered", TAL, 1, 1)]),
    ],
)
def test_who_answers_for_a_crime_has_not_surrendered(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


HELD = {
    "The rebels freed three of the nine guards they seized. The other six were shot dead.": [
        ("freed", GOV, 3, 3),
        ("captured", GOV, 9, 9),
        ("killed", GOV, 6, 6),
    ],
    "Troops found the bodies of four men they had killed.": [("killed", UNK, 4, 4)],
    "On Friday they killed two men.": [("killed", UNK, 2, 2)],
    "The sheep they took were found.": [],
}


@pytest.mark.parametrize(("text", "expected"), HELD.items())
def test_whom_they_took_they_are_not(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


def test_a_town_they_held_is_told_of_in_passing() -> None:
    text = "Troops retook Nawa, forcing the Taliban from the only town they held in the province."
    assert "held_by_opposition" not in {c["measure"] for c in read(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two guards and a Danish trainer were shot. A third trainer was hurt.", ("wounded", INT)),
        ("Islamic State raided a Taliban camp. The group lost 14 men.", ("killed", IS)),
        ("Islamic State raided a camp. The group, which fights the Taliban too, lost 14 men.", ("killed", IS)),
        ("Police arrested the Taliban commander along with his deputy.", ("captured", TAL)),
        ("A Danish patrol lost a man to a sniper.", ("killed", INT)),
    ],
)
def test_whose_they_are(text: str, expected: tuple[str, str]) -> None:
    assert told(text)[-1][:2] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eight soldiers, five of them American, were killed.", [("killed", INT, 8), ("killed", INT, 5)]),
        ("Eight soldiers were killed, including two Danes.", [("killed", UNK, 8), ("killed", INT, 2)]),
        ("Eight soldiers, all Canadian, were killed.", [("killed", INT, 8)]),
        ("Eight Afghan soldiers were killed, and two of them had been Danish-trained.", [("killed", GOV, 8)]),
        (
            "Gunmen shot nine teachers, and a bomber struck a bus full of soldiers, killing six.",
            [("killed", GOV, 6)],
        ),
        ("The ministry put the count at 68 dead and 160 injured.", [("killed", UNK, 68), ("wounded", UNK, 160)]),
        (
            "Three policemen died in the raid. The bodies of five attackers were left behind.",
            [("killed", GOV, 3), ("killed", INS, 5)],
        ),
        ("Nine coalition soldiers and one Afghan were killed.", [("killed", INT, 9), ("killed", UNK, 1)]),
        ("Eighteen policemen were reported missing after a raid.", [("missing", GOV, 18)]),
        ("The army reported eighteen men safe.", []),
        (
            "He put the toll at five killed: three policemen and two soldiers.",
            [("killed", GOV, 5), ("killed", GOV, 3), ("killed", GOV, 2)],
        ),
        ("Rebels killed 18 soldiers, with eight of their bodies beheaded.", [("killed", GOV, 18), ("killed", GOV, 8)]),
        ("The Taliban said three mujahideen were martyred.", [("killed", TAL, 3)]),
        ("The Taliban claimed to have taken 35 policemen.", [("captured", GOV, 35)]),
        (
            "Five of the attackers blew themselves up; one was shot dead and another was taken alive.",
            [("killed", INS, 1), ("captured", INS, 1)],
        ),
        (
            "A blast at a police station left ten dead, including one policeman.",
            [("killed", UNK, 10), ("killed", GOV, 1)],
        ),
        (
            "A blast at a police station left ten dead, six of them soldiers and four of them policemen.",
            [("killed", GOV, 10), ("killed", GOV, 6), ("killed", GOV, 4)],
        ),
        (
            "A Danish soldier was killed. The brigadier said 40 others had been captured by Afghan police.",
            [("killed", INT, 1), ("captured", INS, 40)],
        ),
        (
            "The ministry spoke of 46 bodies, and on Sunday an official raised the count to 68 dead and 160 injured.",
            [("killed", UNK, 46), ("killed", UNK, 68), ("wounded", UNK, 160)],
        ),
        ("The Taliban took 12 wounded soldiers to a clinic.", [("wounded", GOV, 12)]),
        ("A bus took 35 policemen home.", []),
    ],
)
def test_how_many_of_whose(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [one[:3] for one in told(text)] == expected


def test_the_two_are_those_of_the_lead_wherever_it_had_them() -> None:
    text = (
        "Gunmen killed nine teachers in Helmand on Tuesday, ending a day in which two Danish soldiers died as well. "
        "Three boys were hurt. The two Danish soldiers died on Monday near Bagram."
    )
    first, again = (c for c in claims(text) if c["party"] == INT)
    assert again["restates"] == first["claim_id"]
    assert [(c["province"], c["date_start"].day) for c in (first, again)] == [("Parwan", 9)] * 2


@pytest.mark.parametrize(
    "text", ["The mother lost a son in the blast.", "Soldiers detained the police chief with his deputy."]
)
def test_whom_a_war_does_not_count(text: str) -> None:
    assert told(text) == []


def test_who_receives_the_wounded_has_not_lost_them() -> None:
    text = "Hospital officials said they had received 30 bodies and 90 wounded since Sunday, among them 12 soldiers."
    assert told(text) == [("killed", UNK, 30, 30), ("wounded", UNK, 90, 90), ("wounded", GOV, 12, 12)]


def test_who_drew_their_pay_killed_nobody() -> None:
    text = "Seven gunmen stormed a bank where soldiers and policemen were drawing their pay, killing 38 people."
    assert [(c["low"], c["by"]) for c in claims(text)] == [(38, INS)]


def test_who_speaks_behind_a_place_is_no_place() -> None:
    text = (
        "Troops killed 90 Taliban in two days of fighting west of Kandahar, NATO said on Sunday, but two guards died."
    )
    assert {c["attributed_to"] for c in claims(text)} == {"NATO"}


@pytest.mark.parametrize("comma", ["", ","])
def test_what_a_bomb_does_elsewhere_it_does_to_others(comma: str) -> None:
    text = f"Danish troops killed 40 Taliban in Zabul. In Balkh{comma} a bomb killed two."
    assert [(c["party"], c["low"], c["restates"]) for c in claims(text)] == [(TAL, 40, None), (UNK, 2, None)]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "Nine attackers died in Balkh on Monday. It was revenge for the killing of two Taliban leaders, he said.",
            True,
        ),
        ("Nine attackers died in Balkh on Monday. Nobody mourned the killing of the nine attackers, he said.", False),
        ("Mines killed 39 people on Tuesday. A day earlier, two Danish soldiers died in the east.", True),
        ("Mines killed 39 people on Tuesday. Two Danish soldiers died in the east.", False),
    ],
)
def test_what_went_before_is_counted_for_itself(text: str, apart: bool) -> None:
    assert [c["restates"] is None for c in claims(text)] == [True, apart]


def test_the_day_after_it_was_said_is_not_the_day_after_they_died() -> None:
    text = "The raid came a day after the UN said 700 farmers had been killed in the first three months of 2018."
    assert [(c["date_start"], c["date_end"]) for c in claims(text)] == [(date(2018, 1, 1), date(2018, 3, 31))]


def test_who_is_held_for_bombings_is_not_whom_they_hurt() -> None:
    text = "Ten men behind three bombings that killed 90 people and wounded scores more have been arrested."
    assert told(text)[-1] == ("captured", INS, 10, 10)
    assert [one[0] for one in told(text)] == ["killed", "wounded", "captured"]


def test_their_captors_were_not_kidnapped() -> None:
    text = "A driver and a nurse were killed by their captors. They were kidnapped in Kandahar."
    assert [one[1] for one in told(text) if one[0] == "captured"] == [CIV]


def test_the_worst_month_is_counted_over_the_country() -> None:
    text = "A mine killed five guards in Ghor. June was the bloodiest month of the war. At least 42 Danes were killed."
    last = claims(text)[-1]
    assert (last["scope"], last["province"], last["date_start"]) == ("window", None, date(2018, 6, 1))


@pytest.mark.parametrize(("number", "again"), [("two", False), ("three", True)])
def test_a_part_of_the_country_may_hold_the_province(number: str, again: bool) -> None:
    text = f"A bomber killed three Danish soldiers in Faryab. A mine killed {number} Danish soldiers in the north."
    assert (claims(text)[-1]["restates"] is not None) is again


def test_bodies_of_those_told_of_are_no_more_dead() -> None:
    whole, bodies = claims("Rebels killed 18 soldiers, with eight of their bodies beheaded.")
    assert bodies["restates"] == whole["claim_id"]


def test_nobody_says_nothing() -> None:
    text = "A mine killed a driver. No group has said it was behind it. In Kapisa, gunmen shot dead a judge."
    assert {c["attributed_to"] for c in claims(text)} == {None}
