"""What the reader makes of press reports that tell of several incidents: how losses are worded, who did it, who says so
and where, in sentences written for the purpose."""

from datetime import date

import pytest
from tests.warledger.claims.telling import CIV, GOV, INS, INT, IS, TAL, UNK, claims, told


def test_who_acts_did_not_do_what_the_sentence_only_recalls() -> None:
    recalled, told = (
        claims(f"Soldiers fired at a crowd in Ghazni {words}, which killed nine people.")[0]["by"]
        for words in ("after a truck bombing", "from a roof")
    )
    assert (recalled, told) == (None, GOV)


WORDINGS = {
    # of the side that is named rather than of none
    "Mullah Jalal, the Taliban's shadow governor of Ghor, was killed.": [("killed", TAL, 1, 1)],
    "A shadow governor of Ghor was killed.": [("killed", INS, 1, 1)],
    # those who belong to people who do not fight
    "A coalition airstrike killed four staff members of a clinic.": [("killed", CIV, 4, 4)],
    "Soldiers shot dead three family members in their car.": [("killed", CIV, 3, 3)],
    "A coalition airstrike killed four cell members.": [("killed", INS, 4, 4)],
    # what is to go on is no news
    '"We will not stop capturing those who did it," the mayor said.': [],
    "The army will keep on killing rebels in Ghor, its chief said.": [],
    # numbers
    "Two dozens of rebels laid down their arms in Ghor.": [("surrendered", INS, 24, 24)],
    "Dozens of rebels laid down their arms in Ghor.": [("surrendered", INS, 12, None)],
    'Soldiers counted "more than three dozen" fighters killed.': [("killed", INS, 37, None)],
    'The "three" were wounded.': [("wounded", UNK, 3, 3)],
    "The number of people killed or injured by the army rose to 640.": [("killed_or_wounded", UNK, 640, 640)],
    "The number of villagers killed by mines fell to 41.": [("killed", CIV, 41, 41)],
    "Civilian casualties blamed on the rebels, among others, totalled 812.": [("killed_or_wounded", CIV, 812, 812)],
    "This brought to 260 the number of Taliban prisoners freed since last week.": [("freed", TAL, 260, 260)],
    # comparisons and rates are no counts
    "Militants killed more civilians than the army did.": [],
    "More soldiers than policemen were killed.": [],
    "More than 30 soldiers were killed.": [("killed", GOV, 31, None)],
    "The jail was to be emptied by freeing 100 inmates every day.": [],
    "The release of 800 inmates was delayed again.": [],
    "The release of 800 inmates was announced in Kabul.": [("freed", UNK, 800, 800)],
    # who are meant
    "Thirty men suspected of being insurgents were killed in a raid.": [("killed", INS, 30, 30)],
    "Three men accused of being insurgents were detained.": [("captured", INS, 3, 3)],
    "Two men accused of theft were detained by the Taliban.": [("captured", UNK, 2, 2)],
    "A gunman was seen by the patrol, which judged him a threat and shot him dead.": [("killed", INS, 1, 1)],
    "A patrol found a man who drew a pistol and shot a policeman dead.": [("killed", GOV, 1, 1)],
    "Forty troops were abducted by the Taliban.": [("captured", GOV, 40, 40)],
    "An officer opened fire on his foreign colleagues, killing two.": [("killed", INT, 2, 2)],
    "An officer opened fire on his colleagues, killing two.": [("killed", GOV, 2, 2)],
    "Nine fighters of the Islamic State of Iraq and Syria were killed in Kunar.": [("killed", IS, 9, 9)],
    "The blast killed a mayor as well as two passersby.": [("killed", GOV, 1, 1), ("killed", CIV, 2, 2)],
    "The ministry put its losses at 19 dead.": [("killed", GOV, 19, 19)],
    "Northern Alliance troops came. Three alliance soldiers were killed.": [("killed", GOV, 3, 3)],
    "NATO troops came. Three alliance soldiers were killed.": [("killed", INT, 3, 3)],
    '"We were few," a Taliban commander said. He said eight of his own men were dead.': [
        ("killed", TAL, 8, 8),
    ],
    # verbs
    "He said nine soldiers were killed and that no Taliban had died.": [("killed", GOV, 9, 9)],
    "The militants left the bodies of the dead and a rifle.": [],
    "It killed a Taliban leader named Karim and two other rebels.": [("killed", TAL, 1, 1), ("killed", TAL, 2, 2)],
    "British forces lost 70 in Helmand last year.": [("killed", INT, 70, 70)],
    "The party lost 70 in the vote.": [],
    "At least 18 bodies and 90 wounded civilians had been delivered.": [
        ("killed", UNK, 18, None), ("wounded", CIV, 90, 90),
    ],
    "More than 100 Taliban were held; 30 were later let go.": [("captured", TAL, 101, None), ("freed", TAL, 30, 30)],
    "The Taliban let go 105 captives.": [("freed", UNK, 105, 105)],
    "This brought to 19 the number who died this week.": [("killed", UNK, 19, 19)],
    "The army lost 80 men; the Taliban said they lost only three.": [("killed", GOV, 80, 80), ("killed", TAL, 3, 3)],
    "The governor said he lost three cars.": [],
    "The Defense Ministry confirmed 14 dead, and said 30 Taliban were killed.": [
        ("killed", UNK, 14, 14), ("killed", TAL, 30, 30),
    ],
    "The death toll, initially put at nine, climbed to 14.": [("killed", UNK, 14, 14)],
    "The death toll climbed to 14, from nine.": [("killed", UNK, 14, 14)],
    "The toll of Monday's car bomb beside the market in the Chaparhar district of Nangarhar province has reached 14.": [
        ("killed", UNK, 14, 14)
    ],
    "A toll of 14 was given by doctors in Herat after the blast near the old mosque of the city.": [
        ("killed", UNK, 14, 14)
    ],
    "The toll from a raid by gunmen on a college in Herat has almost doubled to 16.": [("killed", UNK, 16, 16)],
    "The toll from an assault by the Taliban rose to 16.": [("killed", UNK, 16, 16)],
    "The toll from a battle with the Taliban rose to 16.": [("killed", TAL, 16, 16)],
    "The ambush left a mayor, his deputy and six guards dead.": [
        ("killed", GOV, 1, 1), ("killed", GOV, 1, 1), ("killed", GOV, 6, 6),
    ],
    "Of the 24 killed, 17 were civilians.": [("killed", UNK, 24, 24), ("killed", CIV, 17, 17)],
    "Among the wounded, nine were policemen and three were children.": [
        ("wounded", GOV, 9, 9), ("wounded", CIV, 3, 3),
    ],
    "Of the 24 teachers, 17 were women.": [],
    "Eighty Taliban suffocated in containers.": [("killed", TAL, 80, 80)],
    "Unknown armed men gunned down two teachers.": [("killed", CIV, 2, 2)],
    "Two teachers were gunned down.": [("killed", CIV, 2, 2)],
    "Two boys were hospitalized with serious wounds.": [("wounded", CIV, 2, 2)],
    "Two boys were hospitalized with a fever.": [],
    "Two more girls were later counted as dead.": [("killed", CIV, 2, 2)],
    "A raid that the mayor said killed six women began on Monday.": [("killed", CIV, 6, 6)],
    "The raids left 12 policemen dead and five missing.": [("killed", GOV, 12, 12), ("missing", GOV, 5, 5)],
    "At least 11 bodies and 20 injured were brought in.": [("killed", UNK, 11, None), ("wounded", UNK, 20, 20)],
    "Ten guards were kidnapped and seven are still being held.": [("captured", GOV, 10, 10), ("captured", GOV, 7, 7)],
    "The police succeeded in killing two bombers and wounding and detaining the third, Afghan officials said.": [
        ("killed", INS, 2, 2), ("wounded", INS, 1, 1), ("captured", INS, 1, 1),
    ],
    "One policeman died in a mine blast and two others in a raid.": [("killed", GOV, 1, 1), ("killed", GOV, 2, 2)],
    "A soldier was shot in Logar and another in Khost died.": [("killed", GOV, 1, 1)],
    "More than 50 people have died this month, many in attacks blamed on rebels.": [("killed", UNK, 51, None)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WORDINGS.items())
def test_wordings(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


DOERS = {
    "Four farmers were killed when their van was attacked by militants.": INS,
    "Four farmers were killed when their van was attacked.": None,
    "Six villagers died when their homes were shelled by the Taliban.": TAL,
    "Twelve villagers were killed and three wounded by American jets.": INT,
    "Twelve villagers were killed and three wounded by a mine.": None,
    "Nine villagers were killed when a US airstrike destroyed their home.": INT,
    "The Taliban asserted responsibility for a blast that killed two American soldiers.": TAL,
    "The Taliban stormed posts in Farah. Five officers were killed in their latest assault.": TAL,
    "Police entered a town. Five children were killed in their car.": None,
    "A U.S. patrol hit a mine in Logar. Two villagers died.": None,
    "The Taliban came at dawn. The group raided a post, reportedly killing eight policemen.": TAL,
    "An aid group came at dawn. The group saw a raid, reportedly killing eight policemen.": None,
    "The army confirmed nine dead in a village.": None,
    "The Taliban advanced on outposts in Zurmat, killing four soldiers.": TAL,
    "A car struck a bomb planted by the Taliban, killing nine civilians.": TAL,
    "A car struck a bomb by the road, killing nine civilians.": None,
}


@pytest.mark.parametrize(("text", "by"), DOERS.items())
def test_who_did_it(text: str, by: str | None) -> None:
    assert claims(text)[0]["by"] == by


SPEAKERS = {
    "A Defense Ministry spokesman said the army was in Zabul. It fought on Monday, Karim Azizi said.\n\n"
    '"We asked for help. Six Taliban were killed," he said.': "adversary",
    "A mine hit the car of Zabul governor Rahim Popal, the agency reported.\n\n"
    '"It was a new mine. Two of our policemen died," Popal said.': "own_side",
    'A shopkeeper named Rahim Popal saw the car.\n\n"It was on fire. Two policemen died," Popal said.': "narrator",
    "As per hospital officials, nine injured were brought in.": "independent",
    "Norway said two of its soldiers died in Faryab.": "own_side",
    "The Defense Ministry confirmed 14 dead.": "own_side",
    "The raid, which the Taliban claimed, killed nine policemen, an official said.": "own_side",
    "Troops captured 300 Taliban in Takhar, their commander Daud said by satellite phone.": "adversary",
}


@pytest.mark.parametrize(("text", "source_class"), SPEAKERS.items())
def test_who_says_it(text: str, source_class: str) -> None:
    assert claims(text)[-1]["source_class"] == source_class


def test_the_soldiers_of_the_force_that_speaks_are_its_own() -> None:
    assert told("A bomb went off in the south. Two soldiers died, the coalition said.") == [("killed", INT, 2, 2)]
    assert told("A bomb went off. Two Afghan soldiers died, the coalition said.") == [("killed", GOV, 2, 2)]
    assert told("A bomb went off in the south. Two soldiers died, the governor said.") == [("killed", GOV, 2, 2)]


def test_each_item_of_a_list_has_the_place_behind_it() -> None:
    text = (
        "Nine rebels were killed in Kushk district of Herat, 12 killed and 10 others wounded in Zurmat district of "
        "Paktia, five were killed in Achin district of Nangarhar."
    )
    assert [c["province"] for c in claims(text)] == ["Herat", "Paktia", "Paktia", "Nangarhar"]
    fronted = claims("In Herat, two soldiers died. In Logar, three soldiers were killed in a raid.")
    assert [c["province"] for c in fronted] == ["Herat", "Logar"]


def test_what_the_same_man_says_next_happened_where_he_spoke_of() -> None:
    text = (
        "Gunmen attacked a post on Friday, killing five policemen in Greshk district of Helmand province.\n\n"
        "Others ambushed a convoy in southwestern Nimroz province, killing a guard, said Governor Karim Azad.\n\n"
        "Police returned fire, killing four militants, {}."
    )
    assert claims(text.format("he said"))[-1]["province"] == "Nimruz"
    assert claims(text.format("he added"))[-1]["province"] == "Nimruz"


def test_what_is_told_of_many_provinces_happened_in_none_of_those_told_of() -> None:
    text = "Two policemen were shot in Takhar on Monday. The ministry said 17 rebels had been killed in {}."
    assert claims(text.format("five provinces"))[-1]["province"] is None
    assert claims(text.format("a village"))[-1]["province"] == "Takhar"


def test_the_capital_that_speaks_is_no_place() -> None:
    text = "A raid on a base in Wardak killed 65, an official said. A council put the dead at 70, while {} 36 dead."
    assert claims(text.format("Kabul spoke of"))[-1]["province"] == "Maidan Wardak"
    assert claims(text.format("a blast in Kabul left"))[-1]["province"] == "Kabul"


def test_a_total_since_a_season_runs_to_publication() -> None:
    claim = claims("Rebels have killed more than 90 soldiers since spring.")[0]
    assert (claim["scope"], claim["date_start"], claim["date_end"]) == ("window", date(2018, 3, 1), date(2018, 7, 12))
    assert claims("Ninety soldiers have been killed since the spring offensive began.")[0]["date_start"] != date(
        2018, 3, 1
    )
