"""Whose people are counted, who did it, and where each of several counts in one sentence happened."""

from datetime import date

import pytest

from warledger import conflict
from warledger.claims import read_article

CONFLICT = conflict.load()


def claims(text: str) -> list[dict]:
    article = {"article_id": "a", "origin": "a", "title": None, "publisher": None, "published": date(2019, 6, 14)}
    return [c for c in read_article({**article, "text": text}, CONFLICT) if c["unit"] == "person"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Five US soldiers were killed in Logar.", [(5, "international")]),
        ("The US lost two soldiers in Paktika.", [(2, "international")]),
        ("Two Jordanian soldiers were wounded.", [(2, "international")]),
        ("An Afghan service member was killed.", [(1, "government")]),
        ("ISAF said three service members were killed.", [(3, "international")]),
        ("NATO said two soldiers were killed by a bomb.", [(2, "international")]),
        ("NATO said insurgents killed three Afghan soldiers.", [(3, "government")]),
        ("Gunmen attacked an American outpost and killed nine soldiers.", [(9, "international")]),
        ("The Taliban said they had killed dozens of IS fighters.", [(12, "islamic_state")]),
        ("At least three hospital staff were killed.", [(3, "civilian")]),
        ("Three members of the rapid response unit were killed.", [(3, "government")]),
        ("A NATO air strike hit a hospital, killing at least 19 people.", [(19, "unknown")]),
        ("Forces killed several insurgents in the south and the east.", [(3, "insurgent")]),
        ("NATO said another of its soldiers was killed.", [(1, "international")]),
        ("A bomber struck a Danish convoy in Afghanistan, killing two soldiers.", [(2, "international")]),
        (
            "It counted 407 civilian casualties (176 deaths and 231 injured).",
            [(407, "civilian"), (176, "civilian"), (231, "civilian")],
        ),
        ("Three soldiers believed to be American were killed.", [(3, "international")]),
        ("Four soldiers serving in the NATO-led force were killed.", [(4, "international")]),
        ("A raider in uniform killed an American.", [(1, "international")]),
        ("A soldier from 5th Battalion The Rifles has been killed.", [(1, "international")]),
        ("A commander and two soldiers of an uprising unit died.", [(1, "government"), (2, "government")]),
        ("A commander of the loyalists of Islamic State died.", [(1, "islamic_state")]),
        ("Three militants, belonging to the Islamic State group, died.", [(3, "islamic_state")]),
        (
            "Two militants of Islamic State (IS) and a Taliban fighter were killed.",
            [(2, "islamic_state"), (1, "taliban")],
        ),
        ("Ten insurgents in coalition custody were freed.", [(10, "insurgent")]),
        ("Two CIA officers were killed in Khost.", [(2, "international")]),
        ("A soldier from the 2nd Battalion The Mercian Regiment was killed.", [(1, "international")]),
        ("An Army Ranger and a French legionnaire were killed.", [(1, "international"), (1, "international")]),
        ("Seven Nepalese guards were killed.", [(7, "civilian")]),
        ("A member of parliament was killed.", [(1, "civilian")]),
        ("Eleven Hazaras and two Sikhs were killed.", [(11, "civilian"), (2, "civilian")]),
        ("A bicycle repairer was killed.", [(1, "unknown")]),
        ("A shadowy district governor was detained.", [(1, "insurgent")]),
        ("Gunmen abducted five mine sweepers.", [(5, "unknown")]),
        ("A raid on a post killed 22 troops. The Afghan forces had no help.", [(22, "government")]),
        ("Some 90 Afghan soldiers ran off. About 40 Afghans surrendered.", [(36, "government")]),
        ("Afghan aircraft bombed a village, killing nine people.", [(9, "unknown")]),
        ("A Danish patrol was attacked near Gereshk and two soldiers were killed.", [(2, "international")]),
        (
            "A Romanian convoy struck a mine. Two soldiers died and a third was hurt.",
            [(2, "international"), (1, "international")],
        ),
        ("In an attack on a Danish patrol, two soldiers were killed.", [(2, "international")]),
        ("A Danish patrol and Afghan police were attacked. Two soldiers were killed.", [(2, "government")]),
        ("An Afghan patrol ran over a mine. Two soldiers died.", [(2, "government")]),
        ("A Danish patrol was attacked. In Ghazni, two soldiers died.", [(2, "government")]),
        ("NATO aircraft bombed a base. Two soldiers died.", [(2, "government")]),
        ("American forces praised the raid. Two soldiers died in it.", [(2, "government")]),
        ("A German convoy was ambushed. Three policemen died.", [(3, "government")]),
        ("Two NDS employees were killed in Kabul.", [(2, "government")]),
        ("Two government employees were killed in Kabul.", [(2, "civilian")]),
    ],
)
def test_sides(text, counts):
    assert [(c["low"], c["party"]) for c in claims(text)] == counts


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("At least 13 soldiers were killed when Taliban fighters attacked their checkpoint.", "taliban"),
        ("At least 19 people were killed in a NATO air strike.", "international"),
        ("Gunmen believed to be Taliban shot a policeman dead.", "taliban"),
        ("The Taliban stormed a base in Faryab, killing ten soldiers, wounding 15 and capturing six.", "taliban"),
        ("A police convoy was attacked by Taliban gunmen in Paktia, killing four officers.", "taliban"),
        ("Twelve militants were killed in clashes.", None),
        ("A lawmaker confirmed the killing of 14 soldiers by the Taliban.", "taliban"),
        ("Nine soldiers have been killed after a Taliban attack on their base.", "taliban"),
        ("Nine insurgents were killed in an airstrike after a Taliban attack.", None),
        ("Four civilians died at the hands of the Taliban.", "taliban"),
        ("A bomb planted by the Taliban killed three children.", "taliban"),
        ("Six policemen died in an ambush laid by insurgents.", "insurgent"),
        ("A strike carried out by U.S. aircraft killed seven.", "international"),
        ("The Islamic Emirate said its fighters had killed 35 soldiers.", "taliban"),
        ("A NATO gunship killed five policemen by mistake.", "international"),
        ("Clashes between the Taliban and Islamic State killed 13 militants.", None),
        ("At least 15 militants were killed in the United States-led drone strike.", "international"),
        ("Five militants were killed in a US drone attack Achin area.", "international"),
        ("Afghan helicopters attacked a meeting in Kunduz, killing dozens of people.", "government"),
        ("A helicopter of the army hit a power line, killing three soldiers.", None),
        ("Two policemen were killed following a Taliban ambush.", "taliban"),
        ("A coalition air and ground attack killed four villagers.", "international"),
        ("The Afghan National Border and Defense Forces (ANBDF) raided a camp, killing nine rebels.", "government"),
        ("Agents of the National Directorate of Security (NDS) arrested two bombers.", "government"),
        (
            "Six fighters were killed in an operation conducted by agents of the National Directorate of Security.",
            "government",
        ),
        ("Thirty US troops died when the Taliban shot down their helicopter.", "taliban"),
        ("Seven guards were killed when a rocket fired by Taliban rebels hit their post.", "taliban"),
        ("Five guards were killed by a mine planted by the Taliban.", "taliban"),
        ("Five guards were killed in a raid blamed on the Taliban.", "taliban"),
        ("The defense ministry said troops had killed nine rebels.", "government"),
        ("Troops killed nine rebels.", None),
        ("The army, police and local guards killed nine rebels.", "government"),
        ("Afghan forces backed by artillery and foreign planes killed nine rebels.", "government"),
        (
            "Afghan soldiers and policemen carried out raids in Ghor, Herat and Farah, killing nine rebels.",
            "government",
        ),
        ("Nine rebels were arrested by the Directorate of security (NDS) - a spy service.", "government"),
        ("Six guards were also among the dead when a rocket fired by the Taliban hit their post.", "taliban"),
        ("Taliban fighters and soldiers clashed, and a bomb killed nine.", None),
        ("Residents of villages near a Taliban base killed a policeman.", None),
        ("The Taliban said five guards died when a wall fell down.", None),
        ("In a Taliban attack on Sunday, nine soldiers died in Faryab.", "taliban"),
        ("In a raid by American troops in Logar, two brothers died.", "international"),
        ("In an attack on a Taliban base, four farmers died.", None),
        ("Insurgents stormed a checkpoint in Balkh and three policemen were killed.", "insurgent"),
        ("Insurgents stormed a checkpoint in Balkh and five insurgents were killed.", None),
        ("Police closed a road and two farmers were killed.", None),
        ("US jets bombed a valley, which resulted in the deaths of seven villagers.", "international"),
        ("Anti-Government Elements caused 310 civilian deaths in Helmand.", "insurgent"),
        ("Afghan planes bombed an orchard in Nawa, killing four farmers.", "government"),
        ("Afghan helicopters attacked a camp that was used by the Taliban, killing 20 people.", "government"),
        ("The Afghan Taliban overran a post in Ghor, killing ten policemen.", "taliban"),
        ("The Taliban claimed responsibility for a blast which killed five agents in Kabul.", "taliban"),
        ("A bomb killed 14 people in Khost. The Islamic State group said it was behind the bombing.", "islamic_state"),
        ("Six guards were killed in Gardez, officials said, and the Taliban took responsibility.", "taliban"),
        ("A rocket killed a Briton. Responsibility for the strike was later claimed by the Taliban.", "taliban"),
        ("Nine worshippers were killed in Herat. IS later claimed the attack on its website.", "islamic_state"),
        ("A mine killed a mayor. The group said its men had carried out the attack. The Taliban vow more.", "taliban"),
        ("It is said that in the Taliban's attack, at least 40 troops died.", "taliban"),
        ("Fighters of the Taliban stormed a post in Ghor. Five officers were killed.", "taliban"),
        ("A checkpoint was attacked by insurgents in Balkh. The attack left seven guards dead.", "insurgent"),
        ("American planes bombed a house in Uruzgan. Eleven villagers died.", "international"),
        ("Insurgents fired rockets at a base. A mine killed two children.", None),
        ("Insurgents attacked a convoy in Ghazni. Two farmers died in the crossfire.", None),
        ("Insurgents attacked a base in Ghor. In Herat, two guards were killed.", None),
        ("The Taliban stormed a bank. Meanwhile, four guards were killed in Zabul.", None),
        ("The Taliban attacked a post. Police repelled the attack. Two guards were killed.", None),
        ("Two guards and three children lost their lives when a mine went off.", None),
        ("A mine killed four boys in Ghor. The mayor blamed the Taliban for planting it.", "taliban"),
        ("Six guests died in a blast in Herat. Police blamed the bombing on Islamic State.", "islamic_state"),
        ("A rocket killed a cook in Khost, and the army accused Taliban rebels of firing it.", "taliban"),
        (
            "The Taliban left. Two nurses were killed in Herat. An official blamed militants for the shooting.",
            "insurgent",
        ),
        (
            "The Taliban left. Two nurses were killed in Herat. An official blamed the militants for the shooting.",
            "taliban",
        ),
        ("A mine killed four boys. The mayor blamed the Taliban for planting it, which they denied.", None),
        ("A mine killed four boys. Elders blamed the mayor for the delay.", None),
        ("Six farmers died in a blast. The Taliban blamed the army for the attack.", None),
        ("Islamic State said three of its men had killed 20 policemen in Kabul.", "islamic_state"),
        ("The Taliban said one of their men had killed 20 policemen in Kabul.", "taliban"),
        ("A bomber of IS-K killed five guards.", "islamic_state"),
        ("Seven rebels were killed as troops hit back with mortars, the governor said.", "government"),
        ("Six soldiers died when Taliban fighters attacked from three sides.", "taliban"),
        ("Six soldiers died in a village attacked by mistake.", None),
        ('"We killed nine rebels and lost no one," said the police chief.', "government"),
        ('"They came and we killed nine soldiers," a Taliban commander said.', "taliban"),
        ('"We buried nine farmers," an elder said. "They killed six cooks."', None),
        ("Two leaders were killed in a drone strike in Kunar.", "international"),
        ("A Taliban drone dropped a bomb on a post, killing two guards.", "taliban"),
        ("US jets struck a wedding, elders said, killing nine guests.", "international"),
        ("An Afghan gunship hit a truck, killing six cooks.", "government"),
        ("A US plane struck a hill, killing six cooks.", None),
        ("In Helmand British soldiers shot dead nine rebels.", "international"),
        ("In Farah Taliban rebels shot dead nine guards.", "taliban"),
        ("In Farah two roadside mines killed nine guards.", None),
        ("A raid by the Taliban on a base killed five guards, while wounding six others.", "taliban"),
        ("A blast killed three guards. No group has claimed responsibility.", None),
        ("A blast killed three guards. The Taliban denied responsibility for the bombing.", None),
        ("A blast killed three guards. The Taliban have often claimed responsibility for such attacks.", None),
        ("A Taliban commander was shot dead in Logar. Commandos claimed responsibility for the raid.", None),
        ("Five attackers were killed in Kabul. The Taliban claimed responsibility for the assault.", None),
    ],
)
def test_attackers(text, by):
    found = claims(text)
    assert found
    assert {c["by"] for c in found} == {by}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels killed seven guards in an ambush in Farah and two farmers in a bombing in Ghor.",
            {7: "Farah", 2: "Ghor"},
        ),
        ("Three guards were killed in Ghor and two policemen in Zabul.", {3: "Ghor", 2: "Zabul"}),
        (
            "Three guards were killed in a bombing in Ghor, and two policemen in a raid in Zabul.",
            {3: "Ghor", 2: "Zabul"},
        ),
        ("Police held four suspects in Kunar and three in Logar.", {}),
        ("Three guards and two policemen died in a bombing in Ghor.", {3: "Ghor", 2: "Ghor"}),
    ],
)
def test_each_of_two_counts_has_its_own_place(text: str, expected: dict[int, str]) -> None:
    assert {c["low"]: c["province"] for c in claims(text)} == expected


def test_each_count_has_its_place():
    killed = claims("Three soldiers were killed in Helmand, four in Kandahar and two in Zabul.")
    assert [(c["low"], c["province"]) for c in killed] == [(3, "Helmand"), (4, "Kandahar"), (2, "Zabul")]


def test_the_capital_that_opens_a_dispatch_is_no_place():
    (claim,) = claims("Kabul: Gunmen killed two civilians.\n\nThe fighting was in the city of Farah.")
    assert claim["province"] == "Farah"


def test_a_known_speaker_speaks_of_his_province():
    text = "Ten men died in Kunduz. Ghor governor Abdul Karim said seven died there. Karim said three were hurt."
    assert claims(text)[-1]["province"] == "Ghor"


@pytest.mark.parametrize(
    "said",
    ["said Wali Jan, the police chief", "said a spokesman for the governor", "the governor said", "said Wali Jan"],
)
def test_whoever_speaks_behind_what_he_says_makes_no_speakers_of_those_before_him(said: str) -> None:
    text = f"Suspected Taliban fighters ambushed four soldiers in Zabul, killing one and wounding three, {said}."
    told = [(c["low"], c["measure"], c["party"], c["by"]) for c in claims(text)]
    assert told == [(1, "killed", "government", "taliban"), (3, "wounded", "government", "taliban")]
    (claim,) = claims(f"Taliban gunmen stopped two policemen on a bicycle in Zabul, killing both, {said}.")
    assert (claim["low"], claim["party"], claim["by"]) == (2, "government", "taliban")


def test_whoever_is_told_that_others_attacked_is_not_whom_they_hit():
    text = "Two policemen in Ghazni said that gunmen had stormed a clinic, killing one and wounding two."
    assert {c["party"] for c in claims(text)} == {"unknown"}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Nine members of the Afghan National Defense and Security Forces were killed in Herat.", "government"),
        ("Nine Afghan Defence and Security Forces members were killed in Herat.", "government"),
        ("Officials of the defense and security ministries said nine villagers were killed in Herat.", "civilian"),
    ],
)
def test_a_name_of_forces_goes_on_over_its_and(text: str, party: str) -> None:
    assert [(c["low"], c["party"]) for c in claims(text)] == [(9, party)]


def test_whoever_it_is_told_according_to_is_not_who_else_was_hurt():
    text = (
        "A gun battle in Zabul led, according to deputy governor Ali Jan, to the deaths of three inmates; 20 were hurt."
    )
    assert {(c["low"], c["party"]) for c in claims(text)} == {(3, "unknown"), (20, "unknown")}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The murder came after gunmen fatally shot two teachers in Ghor.", "insurgent"),
        ("The raid comes as Taliban fighters reportedly killed two teachers in Ghor.", "taliban"),
        ("The blast came after two teachers fatally shot in Ghor were buried.", None),
        ("Guards fled after the blast reportedly killed two teachers in Ghor.", None),
    ],
)
def test_an_adverb_stands_between_those_who_act_and_their_deed(text: str, by: str | None) -> None:
    assert [c["by"] for c in claims(text) if c["low"] == 2 and c["measure"] == "killed"] == [by]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # one number over two sides
        ("Over a dozen militants and policemen were killed in Ghor.", [(13, "unknown")]),
        ("Nine rebels and insurgents were killed in Ghor.", [(9, "insurgent")]),
        ("Nine militants and four policemen were killed in Ghor.", [(9, "insurgent"), (4, "government")]),
        ("Nine fighters, including four militants, were killed in Ghor.", [(9, "unknown"), (4, "insurgent")]),
        ("Nine fighters, including four soldiers, were killed in Ghor.", [(9, "unknown"), (4, "government")]),
        ("Nine fighters, including two commanders, were killed in Ghor.", [(9, "insurgent"), (2, "insurgent")]),
        (
            "Nine Taliban fighters, including four militants, were killed in Ghor.",
            [(9, "taliban"), (4, "taliban")],
        ),
        # his guards are whose guards he has, and not the bomber's
        ("A suicide bomber killed a district governor and his two guards.", [(1, "government"), (2, "government")]),
        ("A Taliban commander and his two guards were killed.", [(1, "taliban"), (2, "taliban")]),
        # who is left behind dead
        ("Rebels lost two men in Ghor. He said one body was left behind.", [(2, "insurgent"), (1, "insurgent")]),
        # nobody in particular
        ("Jan Gul, mayor of Ghor, said a mine hit a bus, killing everyone inside.", []),
        # no prisoners of war
        ("Police arrested a drug dealer in Ghor.", []),
        ("Police arrested two drug dealers and a Taliban commander in Ghor.", [(1, "taliban")]),
    ],
)
def test_of_whom_a_number_is_told(text: str, counts: list[tuple[int, str]]) -> None:
    assert [(c["low"], c["party"]) for c in claims(text)] == counts


@pytest.mark.parametrize(
    ("text", "party", "by"),
    [
        ("The USA lost two soldiers in Ghor.", "international", None),
        ("The USA dropped a bomb in Ghor, killing two rebels.", "insurgent", "international"),
    ],
)
def test_a_country_by_its_letters(text: str, party: str, by: str | None) -> None:
    assert [(c["party"], c["by"]) for c in claims(text)] == [(party, by)]
