"""Wordings of the press that say in a roundabout way what became of people, and what only sounds like them."""

from datetime import date

import pytest

from warledger import conflict
from warledger.claims import read_article

WAR = conflict.load()


def told(text: str) -> list[tuple]:
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    return [(c["measure"], c["party"], c["low"]) for c in read_article(article, WAR) if c["unit"] == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raiders took 37 soldiers as captives.", [("captured", "government", 37)]),
        ("Gunmen have taken nine villagers as hostages.", [("captured", "civilian", 9)]),
        ("A clerk was fatally shot, and two policemen were fatally wounded.", [("killed", "government", 2)]),
        ("A mine mortally wounded three soldiers.", [("killed", "government", 3)]),
        ("Six policemen got killed in Ghor and eight others got wounded.",
         [("killed", "government", 6), ("wounded", "government", 8)]),
        ("Two rebels were killed and three wounded trying to lay a mine.",
         [("killed", "insurgent", 2), ("wounded", "insurgent", 3)]),
        ("Civilian deaths were 53 in May.", [("killed", "civilian", 53)]),
        ("The loss of nine policemen shook the town.", [("killed", "government", 9)]),
        ("The battalion lost another soldier on Friday.", [("killed", "government", 1)]),
        ("Two Taliban commanders were also among those killed.", [("killed", "taliban", 2)]),
        ("Four of the nine nurses who were abducted have been freed.",
         [("captured", "civilian", 9), ("freed", "civilian", 4)]),
        ("A mine killed the mayor along with his driver and two guards.",
         [("killed", "government", 1), ("killed", "civilian", 1), ("killed", "government", 2)]),
        ("Five officers along with dozens of policemen joined the Taliban.", [("surrendered", "government", 12)]),
        ("The Taliban killed the mayor and his guards.", [("killed", "government", 1), ("killed", "government", 2)]),
        ("Three more soldiers have since died of wounds.", [("killed", "government", 3)]),
        ("Troops stormed a jail and set 33 villagers free.", [("freed", "civilian", 33)]),
        ("Gunmen snatched four nurses and whisked away two doctors.",
         [("captured", "civilian", 4), ("captured", "civilian", 2)]),
        ("Six policemen have been found fatally shot at their post.", [("killed", "government", 6)]),
        ("Twenty hostages walked free.", [("freed", "unknown", 20)]),
        ("The blast took the lives of two guards and a boy.", [("killed", "government", 2), ("killed", "civilian", 1)]),
        ("A mine killed a Dane, bringing Denmark's military fatalities to 40.",
         [("killed", "international", 1), ("killed", "international", 40)]),
        ("The detainees included four Daesh members.", [("captured", "islamic_state", 4)]),
        ("Eight soldiers made the ultimate sacrifice and nine conscripts paid with their lives.",
         [("killed", "government", 8), ("killed", "government", 9)]),
        ("Helicopters airlifted 14 wounded soldiers to Kabul.", [("wounded", "government", 14)]),
        ("A father and son were shot dead.", [("killed", "civilian", 1), ("killed", "civilian", 1)]),
        ("A shell killed a family of seven, and a family of five was wiped out by a mine.",
         [("killed", "civilian", 7), ("killed", "civilian", 5)]),
        ("A planner and facilitator was captured.", [("captured", "unknown", 1)]),
        ("Two guards died in the raid, with six others wounded.", [("killed", "government", 2)]),
        ("The agency quoted police as saying that three guards had died.", [("killed", "government", 3)]),
        ("The agency quoted police as saying one senior officer had been killed.", [("killed", "government", 1)]),
        ("The wounded sergeant was finished off by gunmen.", [("killed", "government", 1)]),
        ("The province put the number of slain rebels at 31.", [("killed", "insurgent", 31)]),
        ("The number of slain guards stood at four.", [("killed", "government", 4)]),
        ("The raid is believed to have caused several civilian casualties.", [("killed_or_wounded", "civilian", 3)]),
        ("The bodies of eight were found in a well.", [("killed", "unknown", 8)]),
        ("Police dug out the bodies of two clerks and three guards.",
         [("killed", "civilian", 2), ("killed", "government", 3)]),
        ("Twenty raiders, and at least four of the guards, were killed.",
         [("killed", "insurgent", 20), ("killed", "government", 4)]),
        ("The war killed 90 villagers last month.", [("killed", "civilian", 90)]),
        ("Two clerks were taken to hospital in critical condition.", [("wounded", "civilian", 2)]),
        ("Commandos took the hill at the cost of two dead and seven wounded.",
         [("killed", "government", 2), ("wounded", "government", 7)]),
        ("“They lost forty men and we lost three,” a police chief said.",
         [("killed", "insurgent", 40), ("killed", "government", 3)]),
        ("A Taliban spokesman said 16 enemy soldiers and four enemy policemen were killed.",
         [("killed", "unknown", 16), ("killed", "government", 4)]),
        ("The Taliban said they had lost one man and killed eight.",
         [("killed", "taliban", 1), ("killed", "unknown", 8)]),
        ("A guard shot his commander and killed two others.", [("killed", "government", 2)]),
        ("A Taliban commander killed four of his own men.", [("killed", "taliban", 4)]),
        ("A mother of six and a father of four died.", [("killed", "civilian", 1), ("killed", "civilian", 1)]),
        ("A boy of 14 and a family of seven died.", [("killed", "civilian", 1), ("killed", "civilian", 7)]),
        ("Four foreign militants were killed.", [("killed", "insurgent", 4)]),
        ("The mayor survived the raid, but his deputy did not.", [("killed", "government", 1)]),
    ],
)  # fmt: skip
def test_told(text: str, expected: list[tuple]) -> None:
    assert [claim for claim in told(text) if claim in expected] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Four gunmen held out for 11 hours.",
        "Soldiers held off the raiders, and dozens of militants held on to the bridge.",
        "Fighters sometimes abduct teachers and have often killed them.",
        "The loss of three tanks hurt the army.",
        "Civilian deaths were 30 percent higher than before.",
        "The raiders hit and fatally weakened two bridges.",
        "The ministry lost another chance to make peace.",
        "Police got used to the shelling.",
        "At least one survivor of the crash was rescued by soldiers.",
        "Almost 3,000 people died in the September 11 attacks.",
        "Thousands of Americans died in Vietnam.",
        "The Taliban demanded the release of 5,000 prisoners.",
        "Elders called for the release of 12 hostages.",
        "Thieves snatched two rifles and hauled away two trucks.",
        "He asked his people to make sacrifices for peace.",
        "The detainees were given food.",
        "The deal is bringing new lives to the villagers.",
        "The army freed a road and set fire to a free market.",
        "Thirty raiders had been dragged away by their comrades.",
        "The inmates were in good condition.",
        "The minister is in critical condition after a stroke.",
        "The ministry revised its earlier toll of nine soldiers.",
    ],
)
def test_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Sgt. Carl Reed, 24, of Toledo, Ohio, died on July 3 in Kandahar.", "international"),
        ("Army Cpl. Dan Webb of Fresno, California, was killed on July 3 in Uruzgan.", "international"),
        ("— Sgt. Roy Marsh, 31, of Dover, Del.; died July 2 in Zabul when rebels fired on his unit.", "international"),
        (
            "Hughes, 20, a petty officer third class who was killed on July 1 in Zabul, is to be buried.",
            "international",
        ),
        ("Capt. Wali Jan, of Musa Qala, Helmand, was killed on July 3.", "unknown"),
        ("Police Capt. Omar Gul was killed on Monday.", "government"),
    ],
)
def test_one_man_by_his_name_and_home(text: str, party: str) -> None:
    assert told(text) == [("killed", party, 1)]


def test_one_man_who_flees_gives_up_no_ground() -> None:
    text = "The infiltrator stole three rifles and fled the police post in Ghor."
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    assert [c for c in read_article(article, WAR) if c["unit"] == "post"] == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Wakhan district fell to the Taliban on Monday.", "taliban"),
        ("Two posts collapsed to the rebels in Zabul.", "insurgent"),
        ("Zaranj city came under Taliban control on Friday.", "taliban"),
        ("Three posts were handed over to the Taliban in Zabul.", "taliban"),
        ("Wakhan district fell on Monday.", None),
        ("The reason for the fall of Wakhan district was the lack of aid to Afghan forces.", None),
    ],
)
def test_to_whom_ground_fell(text: str, by: str | None) -> None:
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    assert {c["by"] for c in read_article(article, WAR)} == {by}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Rebels tried to storm the governor's compound in Paktia province.", []),
        ("Rebels stormed the district governor's compound in Andar.", ["contested"]),
        ("Rebels tried to overrun a police post in Ghor.", []),
        ("Rebels overran most of Jawand district.", ["contested"]),
        ("Rebels captured half of Jawand district.", ["contested"]),
        ("The Taliban have captured most of the districts of Badghis.", ["lost"]),
        ("Rebels marched into Jawand district.", ["contested"]),
        ("Taliban fighters poured into Kunduz city.", ["contested"]),
        ("Troops marched into Kunduz city.", []),
        ("The Taliban laid siege to Jawand district center.", ["contested"]),
        ("Jawand is the third district to fall in a week.", ["lost"]),
        ("Jawand could be the third district to fall.", []),
        ("The Taliban flag now flies over Jawand district.", ["lost"]),
        ("A bomber attacked police headquarters in the Afghan capital.", []),
        ("Rebels stormed the police headquarters in Kandahar city.", []),
        ("Rebels stormed the police headquarters in Andar district.", ["contested"]),
        ("The Taliban are capturing districts every week.", []),
        ("The enemy was not able to capture a single district.", []),
        ("Guards still held the Andar district center. Troops drove the Taliban from the area.", ["held", "held"]),
    ],
)
def test_only_what_is_of_a_district_tells_of_it(text: str, seen: list[str]) -> None:
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    assert [c["measure"] for c in read_article(article, WAR)] == seen


ELIDED = {
    # several that one participle tells of, behind a verb of what came about
    "The shelling led to six women and a boy wounded.": [("wounded", "civilian", 6), ("wounded", "civilian", 1)],
    "The siege ended with 40 policemen and local elders surrendering.": [("surrendered", "unknown", 40)],  # of both
    "The raid led to a gunfight and two soldiers were killed.": [("killed", "government", 2)],
    "A fight in Zabul resulted in 30 rebels killed, 12 including a commander captured.":
        [("killed", "insurgent", 30), ("captured", "insurgent", 12), ("captured", "insurgent", 1)],
    # parts of the dead, told one behind the other
    "Seven of those killed in the bombing were from the army and nine were civilians.":
        [("killed", "government", 7), ("killed", "civilian", 9)],
    "Five of the wounded were policemen, and three were children.":
        [("wounded", "government", 5), ("wounded", "civilian", 3)],
    "Eleven of the hostages freed near Ghor were soldiers.": [("freed", "government", 11)],
    "Eleven of the hostages freed near Ghor were not soldiers.": [("freed", "unknown", 11)],
    # for whom they work
    "Two Afghans working for a relief charity were wounded.": [("wounded", "civilian", 2)],
    "Four people employed by an aid group were killed.": [("killed", "civilian", 4)],
    "Three people working for the provincial council's rival were killed.": [("killed", "unknown", 3)],
    # one fate after the other
    "A midwife was abducted and killed in Ghor.": [("killed", "civilian", 1)],
    "Gunmen seized and beheaded three elders.": [("killed", "civilian", 3)],
    "Troops captured and killed 12 rebels.": [],  # who knows how many of each
    # who is carried off, and who is set free
    "A witness saw four bodies before relatives took all the victims away.": [("killed", "unknown", 4)],
    "Gunmen took the mayor away.": [("captured", "government", 1)],
    "Troops stormed a jail in Zabul, setting free nine villagers.": [("freed", "civilian", 9)],
    "Troops have set free nine villagers.": [("freed", "civilian", 9)],
    "The army killed an undisclosed number of rebels in Ghor.": [("killed", "insurgent", None)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ELIDED.items())
def test_of_several_told_together(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("A series of assaults by the Taliban in Zabul has killed 20 policemen.", "taliban"),
        ("A string of raids by American troops killed nine rebels.", "international"),
        ("A wave of bombings in Kabul has killed 20 policemen.", None),
    ],
)
def test_who_stands_behind_several_attacks(text: str, by: str | None) -> None:
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    assert [c["by"] for c in read_article(article, WAR)] == [by]


FURTHER = {
    # those carried off
    "The raiders made off with eight policemen and two cars.": [("captured", "government", 8)],
    "Gunmen made off with eight rifles.": [],
    "The rebels fled with nine hostages.": [("captured", "unknown", 9)],
    "The patrol left with nine villagers.": [],
    "The Taliban took 40 prisoners.": [("captured", "government", 40)],
    # who comes from hospital, and who was found
    "Four soldiers were treated at a clinic and released.": [],
    "Four hostages were beaten and released.": [("freed", "unknown", 4)],
    "The teacher's body was found two days after he went missing.": [],
    "Two soldiers went missing on Monday.": [("missing", "government", 2)],
    # prisoners among the dead
    "The blast killed 30 people, among them nine policemen and four prisoners.":
        [("killed", "unknown", 30), ("killed", "government", 9), ("killed", "unknown", 4)],
    # the greatest of its kind is told for itself
    "In the largest capture of soldiers so far, the rebels seized 60 men.": [("captured", "unknown", 60)],
    "The capture of soldiers went on.": [("captured", "government", 2)],
    # whose they are
    "Four Afghan soldiers allied with the Americans were killed.": [("killed", "government", 4)],
    "Four militiamen loyal to the Taliban were killed.": [("killed", "taliban", 4)],
    "Three Danish soldiers were killed. Officials said as many as five soldiers were wounded.":
        [("killed", "international", 3), ("wounded", "international", None)],
    "Three Danish soldiers were killed. In Ghor, five soldiers were wounded.":
        [("killed", "international", 3), ("wounded", "government", 5)],
    "NATO forces were out. The deputy head of the mayor's own guard force was killed.": [("killed", "unknown", 1)],
    # who told so
    "The army said only that several rebels died.": [("killed", "insurgent", 3)],
    "The number of foreign soldiers who have lost their lives in Zabul this year stands at 31.":
        [("killed", "international", 31)],
    "Guards killed a rebel, the 14th shot there this month.": [("killed", "insurgent", 1)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FURTHER.items())
def test_words_that_tell_of_people_in_passing(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Kandahar 12 policemen were killed, in Helmand nine and in Zabul two.",
         [("Kandahar", 12), ("Helmand", 9), ("Zabul", 2)]),
        ("In Ghor, five soldiers were wounded; in Farah, nine.", [("Ghor", 5), ("Farah", 9)]),
        ("In Ghor, five soldiers were wounded, and in Farah nine rebels gave up.", [("Ghor", 5), ("Farah", 9)]),
        ("In Ghor five soldiers were wounded in Taywara district.", [("Ghor", 5)]),
        ("Nine rebels were held near Tarin Kowt. Six other men were killed.\n\nA letter came from Bagram air base.",
         [("Uruzgan", 9), ("Uruzgan", 6)]),
    ],
)  # fmt: skip
def test_each_number_has_its_place(text: str, expected: list[tuple]) -> None:
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    assert [(c["province"], c["low"]) for c in read_article(article, WAR)] == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A base fell in raids after bombings earlier this week.\n\nThe raids began on July 9.\n\nNine men died.",
         (date(2018, 7, 9), date(2018, 7, 9))),
        ("It was the worst loss since an offensive in May in the city of Ghazni killed 90 soldiers.",
         (date(2018, 5, 1), date(2018, 5, 31))),
        ("The Taliban have killed 90 soldiers since an offensive in May in the city of Ghazni.",
         (date(2018, 5, 1), date(2018, 7, 12))),
    ],
)  # fmt: skip
def test_the_day_of_what_is_told(text: str, days: tuple[date, date]) -> None:
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    told = [c for c in read_article(article, WAR) if c["unit"] == "person"]
    assert [(c["date_start"], c["date_end"]) for c in told] == [days]


def test_what_is_told_with_one_event_is_no_part_of_the_tally_before() -> None:
    text = (
        "War has killed 900 civilians this year, the United Nations said.\n\nOn Monday rebels hit a post in Ghor and"
        " five rebels were shot dead. Elders told the governor that two civilians also died."
    )
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    told = read_article(article, WAR)
    assert [c["scope"] for c in told if c["unit"] == "person"] == ["window", "incident", "incident"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Six policemen were killed when rebels attacked a check post late on Wednesday.", date(2018, 7, 11)),
        ("Six policemen were killed in Ghor, the army said in a Twitter post on Wednesday.", date(2018, 7, 10)),
    ],
)
def test_a_post_is_attacked_or_written(text: str, start: date) -> None:
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    assert {c["date_start"] for c in read_article(article, WAR) if c["unit"] == "person"} == {start}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The army has inflicted casualties on the rebel group.", "insurgent"),
        ("The rebels inflicted heavy casualties on government forces.", "government"),
    ],
)
def test_on_whom_casualties_are_inflicted(text: str, party: str) -> None:
    assert told(text) == [("killed_or_wounded", party, None)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Taliban claimed responsibility for an attack in Kabul that killed 24 people.", "narrator"),
        ("The Taliban has claimed responsibility for a bombing which killed 24 people and wounded nine.", "narrator"),
        ("The Taliban claimed responsibility for the attack, saying it had killed 24 soldiers.", "adversary"),
        (
            "The Taliban claimed responsibility for the raid in a statement that said 24 soldiers were killed.",
            "adversary",
        ),
        ("The Taliban claimed that 24 soldiers had been killed.", "adversary"),
    ],
)
def test_who_owns_up_to_an_attack_does_not_count_its_dead(text: str, source: str) -> None:
    article = {"article_id": "test", "publisher": None, "text": text, "published": date(2018, 7, 12)}
    assert {c["source_class"] for c in read_article(article, WAR)} == {source}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The first shell killed two, the second wounded six and the third, aimed at a clinic, left four dead.",
            [("killed", "unknown", 2), ("wounded", "unknown", 6), ("killed", "unknown", 4)],
        ),
        ("The mayor was killed with his son.", [("killed", "government", 1), ("killed", "civilian", 1)]),
        ("The mayor was killed with his own gun.", [("killed", "government", 1)]),
        ("Eight fighters handed in their weapons.", [("surrendered", "insurgent", 8)]),
        ("Five of the 11 killed in the raid were children.", [("killed", "civilian", 5)]),
        ("Two of the original 23 were killed.", [("killed", "unknown", 2)]),
        ("The rebels released three French hostages.", [("freed", "civilian", 3)]),
        (
            "Twelve people died, the mayor said; the rebels put civilian deaths at four.",
            [("killed", "unknown", 12), ("killed", "civilian", 4)],
        ),
        ("The Pentagon identified the soldier killed on Monday as Sgt. Carl Reed.", [("killed", "international", 1)]),
        (
            "Nurses said the bomber killed two boys and the bomber’s accomplice died.",
            [("killed", "civilian", 2), ("killed", "insurgent", 1)],
        ),
        ("The siege has cost the lives of 70 policemen and soldiers.", [("killed", "government", 70)]),
        (
            "Nurses received ten bodies, all in uniform, and 31 wounded.",
            [("killed", "unknown", 10), ("wounded", "unknown", 31)],
        ),
        ("Police found the bodies of two men and six wounded.", [("killed", "unknown", 2), ("wounded", "unknown", 6)]),
        ("Troops found the bodies of two men and three rifles.", [("killed", "unknown", 2)]),
        ("He saw the bodies of two policemen and a woman.", [("killed", "government", 2), ("killed", "civilian", 1)]),
        (
            "The army said its commander in Kunar, General Murad, and four of his men were killed.",
            [("killed", "government", 1), ("killed", "government", 4)],
        ),
    ],
)
def test_told_and_nothing_else(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


def test_whom_police_shoot_at_a_protest_is_of_no_known_side() -> None:
    assert told("Police fired at a protest in Farah, killing nine.") == [("killed", "unknown", 9)]


def test_guards_of_a_rebel_jail_are_of_no_known_side() -> None:
    assert told("Troops freed 40 villagers from a Taliban jail. Six guards of the jail were killed.")[-1] == (
        "killed",
        "unknown",
        6,
    )
