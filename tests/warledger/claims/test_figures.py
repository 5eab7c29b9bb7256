"""What an article alone adds up to: releases in a belligerent's manner, told in the lead and again in detail."""

from datetime import date

import pytest

from warledger import conflict
from warledger.claims import article_figures, read_article

WAR = conflict.load()
OPPOSITION = {name for name, party in WAR.parties.items() if party.side == "opposition"}
PLACE = "In Ghazni district, Ghazni province, "
MANY = 4  # stands for "many", "a number of", "multiple"

#: text after the place -> (insurgents killed, insurgents captured)
RELEASES = {
    ("a joint patrol killed two gunmen and captured a third yesterday. The third man was wounded in the leg."): (2, 1),
    ("an operation resulted in the death of three insurgents and the detention of five others yesterday."): (3, 5),
    "the force detained a Taliban commander, Mullah Rahim, and two of his fighters today.": (0, 3),
    (
        "an airstrike killed a Haqqani leader and two associates yesterday. After the strike a ground team "
        "confirmed that the leader and both associates had died."
    ): (3, 0),
    "one insurgent was killed and a second insurgent was detained during a search last night.": (1, 1),
    (
        "a security force searched for a Taliban bomb maker yesterday. A man with a rifle threatened the force "
        "and was shot and killed."
    ): (1, 0),
    "coalition aircraft struck a group of armed insurgents planting a bomb, killing all four.": (4, 0),
    ("coalition aircraft struck insurgents planting a bomb today, killing three of them and wounding a fourth."): (
        3,
        0,
    ),
    "troops arrested a suspected weapons smuggler and seized 20 rifles today.": (0, 1),
    ("the force captured the Taliban's deputy commander for the district today. He surrendered without a fight."): (
        0,
        1,
    ),
    (
        "a patrol came under fire from a compound. The patrol shot back and killed the attackers. Two rifles were"
        " found beside the three dead insurgents."
    ): (3, 0),
    "the force detained multiple individuals for questioning today. All but one were later released.": (0, 4),
    "Afghan commandos killed 11 insurgents today. Ten suspects were also held.": (11, 10),
    "soldiers detained a man who was planting a mine. A second man fled on a motorcycle.": (0, 1),
    (
        "the Taliban leader Abdul Wali was killed along with two of his men in an airstrike today. Wali led "
        "attacks on convoys."
    ): (3, 0),
    "a suspect opened fire as soldiers came near; he was killed when they returned fire.": (1, 0),
    ("the security force detained several suspects today. A weapons facilitator was among those detained."): (0, 3),
    (
        "an Afghan-led force captured a Haqqani facilitator and detained three of his guards today. The "
        "facilitator and guards did not resist."
    ): (0, 4),
    "four enemy fighters were killed in action and six were taken into custody yesterday.": (4, 6),
    (
        "a Taliban leader was captured yesterday. Additionally, the force arrested two other suspects and killed "
        "one who resisted."
    ): (1, 3),
    (
        "soldiers killed two insurgents laying a mine. One more insurgent was killed when he tried to recover the"
        " bodies."
    ): (3, 0),
    "an insurgent was killed when the bomb he was planting went off.": (1, 0),
    "two insurgents died when the mine they were laying blew up.": (2, 0),
    "the patrol engaged and killed one insurgent, wounding and capturing another.": (1, 1),
    (
        "soldiers set out last night to seize a Taliban commander. The commander and one other insurgent were arrested."
    ): (0, 2),
    "Afghan troops killed a number of armed militants and arrested five more.": (4, 5),
    ("the man identified as the target, a Taliban financier, was taken into custody with one other suspect."): (0, 2),
    "Afghan police arrested a Taliban fighter and turned him over to prosecutors.": (0, 1),
    "police stopped a car and arrested its driver and two passengers, all suspected insurgents.": (0, 3),
    "a roadside bomb killed a Taliban commander who was moving it. Two children were also hurt.": (1, 0),
    (
        "a combined force killed several insurgents while looking for a Taliban leader today. Three gunmen were "
        "killed when they fired on the force from a roof. The force killed a fourth gunman inside."
    ): (4, 0),
    (
        "Afghan forces detained a Haqqani facilitator today. Initial questioning helped identify the facilitator,"
        " who was held along with two suspected insurgents."
    ): (0, 3),
    (
        "security forces killed one insurgent and detained numerous suspects today. The man who was killed had "
        "pointed a rifle at the force."
    ): (1, 4),
    ("the force detained two insurgents and killed one today. During the search a number of grenades were found."): (
        1,
        2,
    ),
    (
        "two Taliban leaders were killed yesterday, ISAF confirmed today. Mullah Daud led fighters in the north. "
        "Qari Wasim supplied weapons."
    ): (2, 0),
    (
        "a patrol arrested eight suspected insurgents today. Four of the men were later identified as members of "
        "a bomb cell."
    ): (0, 8),
    "a strike killed a foreign fighter and his bodyguard. He had planned attacks on police.": (2, 0),
    (
        "during a clearing operation 15 insurgents were killed and six others were wounded. One coalition service"
        " member was also killed."
    ): (15, 0),
    (
        "an Afghan force captured an al-Qaida trainer today. In a separate operation in Wardak province, a "
        "coalition force detained three suspects."
    ): (0, 4),
    (
        "soldiers killed five insurgents. The fighting began when insurgents attacked a checkpoint, wounding two "
        "policemen."
    ): (5, 0),
    (
        "the security force shot and killed an armed man who ignored orders to drop his weapon. Two other men "
        "were detained."
    ): (1, 2),
    (
        "an Afghan-led force detained a Taliban mine layer and one other insurgent. The mine layer is suspected "
        "of killing two policemen last month."
    ): (0, 2),
    "no insurgents were killed or detained.": (0, 0),
    (
        "the force detained one suspected insurgent after a tip. The suspect was released after it "
        "was found he was not involved."
    ): (0, 1),
    (
        "Afghan, Coalition Forces Kill Taliban Commander\n\nKABUL, Afghanistan (July 12, 2012) — Afghan and "
        "coalition forces killed Taliban commander Sher Agha and another insurgent in Ghazni province yesterday. "
        "Sher Agha was killed in a precision strike. "
    ): (2, 0),
    "the Taliban shadow governor, Jan Mohammad, and six other insurgents died in an air strike.": (7, 0),
    "forces found the bodies of three insurgents after an air strike.": (3, 0),
    "at least a dozen insurgents were killed, including two commanders.": (12, 0),
    "the security force was attacked and returned fire, killing multiple attackers.": (4, 0),
    "two would-be suicide bombers were killed when they tried to enter a base.": (2, 0),
    (
        "coalition forces confirmed the death of a Taliban commander and the capture of another in operations "
        "this week."
    ): (1, 1),
    (
        "the force arrested insurgents today, among them a Taliban leader. The force "
        "arrested the leader along with several of his men."
    ): (0, 4),
    "police captured one insurgent, while his companion was shot and killed.": (1, 1),
    "a Taliban leader surrendered today along with nine of his men.": (0, 10),
    "a Haqqani leader was captured today with a dozen of his fighters.": (0, 13),
    "three people were killed when insurgents attacked a market.": (0, 0),
    "one man was killed by a roadside bomb today.": (0, 0),
    "two men were killed when they attacked a base.": (2, 0),
    (
        "a strike killed three insurgents today. Soldiers went on more than a dozen searches in five provinces this "
        "week.\n\nSuch raids resulted in seven arrests and four insurgents killed."
    ): (3, 0),
    "aircraft struck a group of six militants today. All six were killed.": (6, 0),
    "two militants were shot today. One died; the other was taken to a hospital.": (1, 0),
    "a sweep that ended today netted ten suspects and left three insurgents dead.": (3, 10),
    "one insurgent was wounded and held. A second insurgent was also wounded, treated and held.": (0, 2),
    "a force killed two insurgents today. The first had shot at it; a second insurgent was killed nearby.": (2, 0),
    "soldiers met a man wearing a suicide vest today. The man gave himself up.": (0, 1),
    ("several insurgents attacked an outpost. Soldiers fought back, killing two and forcing the rest to flee."): (2, 0),
}


@pytest.mark.parametrize(("text", "expected"), RELEASES.items(), ids=[text[:60] for text in RELEASES])
def test_what_a_release_adds_up_to(text, expected):
    whole = PLACE + text if text[0].islower() else text
    article = {
        "article_id": "test",
        "publisher": "International Security Assistance Force",
        "text": whole,
        "published": date(2012, 7, 12),
    }
    figures = [f for f in article_figures(read_article(article, WAR)) if f["party"] in OPPOSITION]

    def total(*measures):
        return sum(MANY if f["low"] is None else f["low"] for f in figures if f["measure"] in measures)

    assert (total("killed"), total("captured", "surrendered")) == expected


#: round-ups and updates -> province: (insurgents killed, insurgents captured)
ROUND_UPS = {
    (
        "Soldiers killed two insurgents in Andar district, Ghazni province, today.\n\nNews of July 10:\n\n"
        "-- A patrol arrested two suspects in Sabari district, Khost province.\n\n"
        "-- A patrol arrested two suspects in Zurmat district, Paktia province.\n\n"
        "-- Another two suspects were held in Qalat, Zabul province."
    ): {"Ghazni": (2, 0), "Khost": (0, 2), "Paktia": (0, 2), "Zabul": (0, 2)},
    (
        "In Sabari district, Khost province, a force captured a Haqqani leader today. It arrested "
        "multiple further suspects."
        "\n\nLast, a force hunted a Taliban leader in Andar district, Ghazni province, today. It arrested "
        "several suspects."
    ): {"Khost": (0, 5), "Ghazni": (0, 3)},
    (
        "Soldiers took a Taliban leader prisoner in Garmser, Helmand province, today. The leader was the head of a "
        "cell in Farah province. One more suspect was held during the raid."
    ): {"Helmand": (0, 2)},
    (
        "Several insurgents were killed in separate raids in the north and south today. In Qalat district, Zabul "
        "province, a patrol came under fire and killed two insurgents."
    ): {"Zabul": (2, 0)},
    (
        "Forces arrested several suspects, including a Taliban commander, in Kandahar province today.\n\nAt the first "
        "house they arrested one of the wanted commanders and two more suspects.\n\nThey then moved on to another "
        "house nearby, where they arrested two suspects."
    ): {"Kandahar": (0, 5)},
    (
        "Afghan and coalition forces captured two Taliban commanders this week.\n\nThey captured one commander and "
        "another insurgent in Pul-e Khumri, Baghlan province.\n\nIn Dand district, Kandahar province, they captured a "
        "commander who plants bombs."
    ): {"Baghlan": (0, 2), "Kandahar": (0, 1)},
    (
        "KABUL, Afghanistan (July 10) - A strike in Watapur district, Kunar province, killed many insurgents today.\n\n"
        "KABUL, Afghanistan (July 12) - A Taliban leader was among those killed in the strike in Watapur district, "
        "Kunar province, on July 10, officials say now. Several other insurgents also died."
    ): {"Kunar": (4, 0)},
    (
        "A leader of the Taliban and two other fighters were seen on a hill in Logar province today, and an airstrike "
        "killed them."
    ): {"Logar": (3, 0)},
    (
        "A strike in Ghazni province killed two insurgents today and forced three others to surrender. Police in the "
        "town stopped a car and detained its four occupants."
    ): {"Ghazni": (2, 7)},
    "The army today confirmed the identity of a Taliban leader captured on June 28 in Khost province.": {
        "Khost": (0, 1)
    },
    "A known bomb maker was one of two suspects detained in Herat province on Tuesday.": {"Herat": (0, 2)},
    (
        "Rashid, a Taliban planner, was killed in Wardak today. As soldiers came near, they were shot at. They "
        "fired back, killing Rashid and two other insurgents."
    ): {"Maidan Wardak": (3, 0)},
    (
        "A force arrested a Taliban leader in Logar province today. He had served as the driver of a commander who was "
        "killed in an airstrike last week."
    ): {"Logar": (0, 1)},
}


@pytest.mark.parametrize(("text", "expected"), ROUND_UPS.items(), ids=[text[:60] for text in ROUND_UPS])
def test_what_a_round_up_tells_of_each_province(text, expected):
    article = {"article_id": "test", "publisher": "ISAF", "text": text, "published": date(2012, 7, 12)}
    told = {}
    for figure in article_figures(read_article(article, WAR), date(2012, 7, 12)):
        if figure["party"] in OPPOSITION and figure["measure"] in {"killed", "captured", "surrendered"}:
            killed, captured = told.get(figure["province"], (0, 0))
            count = MANY if figure["low"] is None else figure["low"]
            dead = figure["measure"] == "killed"
            told[figure["province"]] = (killed + count * dead, captured + count * (not dead))
    assert told == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast in Ghazni killed 17 people, among them five recruits.", {("government", 5, 5), ("unknown", 12, 12)}),
        (
            "A blast in Ghazni killed 17 people: 11 villagers and six recruits.",
            {("civilian", 11, 11), ("government", 6, 6)},
        ),
        ("A blast in Ghazni killed at least 17 people. All of the dead were villagers.", {("civilian", 17, None)}),
        (
            "A blast in Ghazni killed 17 people, among them several recruits.",
            {("government", 3, None), ("unknown", 0, 14)},
        ),
        ("A blast in Ghazni killed 17 recruits, among them five officers.", {("government", 17, 17)}),
        (
            "A bomber struck a gathering of elders in Ghazni, killing 17 people. Five guards were among the dead.",
            {("government", 5, 5), ("unknown", 12, 12)},
        ),
        (
            "A raid in Ghazni left two guards and 17 rebels dead. The rebels left nine bodies behind.",
            {("government", 2, 2), ("insurgent", 17, 17)},
        ),
        ("A guard in Ghazni shot dead four Danish soldiers, including two officers.", {("international", 4, 4)}),
    ],
)
def test_those_told_apart_by_party_are_figures_of_their_own(text: str, expected: set[tuple]) -> None:
    claims = read_article({"article_id": "x", "text": text, "published": date(2014, 5, 2)}, WAR)
    figures = article_figures(claims, date(2014, 5, 2))
    assert {(f["party"], f["low"], f["high"]) for f in figures} == expected


def test_an_enemy_s_number_refines_no_figure() -> None:
    text = "At least nine recruits died in Ghazni, the mayor said. The Taliban said 25 recruits had been killed."
    claims = read_article({"article_id": "x", "text": text, "published": date(2014, 5, 2)}, WAR)
    assert [figure["low"] for figure in article_figures(claims, date(2014, 5, 2))][:1] == [9]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast killed 17 recruits on Friday, 14 of them in Ghazni.", {("Ghazni", 14, 14), (None, 3, 3)}),
        ("Friday's blasts killed 17 recruits: 14 in Ghazni and three in Farah.", {("Ghazni", 14, 14), ("Farah", 3, 3)}),
        ("Blasts killed 17 recruits in Ghazni and Farah. In Ghazni 14 recruits died.", {("Ghazni", 14, 14)}),
    ],
)
def test_those_of_whom_a_sentence_does_not_tell_where_they_died_are_kept(text: str, expected: set[tuple]) -> None:
    claims = read_article({"article_id": "x", "text": text, "published": date(2014, 5, 2)}, WAR)
    assert {(f["province"], f["low"], f["high"]) for f in article_figures(claims, date(2014, 5, 2))} == expected
