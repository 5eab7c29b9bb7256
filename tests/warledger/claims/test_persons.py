"""What the reader makes of sentences about people: one case a phenomenon, in sentences written for the purpose."""

import pytest
from tests.warledger.claims.telling import CIV, GOV, INS, INT, IS, TAL, UNK, claims, told

COUNTS = {
    "Twelve soldiers were killed.": [("killed", GOV, 12, 12)],
    "At least 12 soldiers were killed.": [("killed", GOV, 12, None)],
    "More than 60 policemen were killed.": [("killed", GOV, 61, None)],
    "Fewer than ten villagers were hurt.": [("wounded", CIV, 0, 9)],
    "Nearly 40 commandos were wounded.": [("wounded", GOV, 36, 40)],
    "As many as 30 policemen died.": [("killed", GOV, None, 30)],
    "Between 20 and 30 police officers died.": [("killed", GOV, 20, 30)],
    "Some 50 militiamen surrendered.": [("surrendered", GOV, 45, 55)],
    "A couple of farmers were injured.": [("wounded", CIV, 2, 2)],
    "Half a dozen children died.": [("killed", CIV, 6, 6)],
    "Two dozen conscripts were captured.": [("captured", GOV, 24, 24)],
    "Several shepherds were killed.": [("killed", CIV, 3, None)],
    "Scores of villagers were wounded.": [("wounded", CIV, 40, None)],
    "Dozens of policemen surrendered.": [("surrendered", GOV, 12, None)],
    "Hundreds of soldiers have fled.": [("fled", GOV, 100, None)],
    "Soldiers were killed in the ambush.": [("killed", GOV, 2, None)],
    "Numerous police officers were wounded.": [("wounded", GOV, None, None)],
    "One hundred and fifty recruits were captured.": [("captured", GOV, 150, 150)],
    "A total of 1,200 soldiers have been killed.": [("killed", GOV, 1200, 1200)],
    "Twenty-two policemen were killed.": [("killed", GOV, 22, 22)],
    "30 or more soldiers were killed.": [("killed", GOV, 30, None)],
}

FORMS = {
    "The bomb killed six policemen and wounded nine.": [("killed", GOV, 6, 6), ("wounded", GOV, 9, 9)],
    "Gunmen shot dead the mayor on his way home.": [("killed", GOV, 1, 1)],
    "Six soldiers died, as did two nurses.": [("killed", GOV, 6, 6), ("killed", CIV, 2, 2)],
    "Six soldiers were hurt, and so were a nurse and a baker.": [
        ("wounded", GOV, 6, 6),
        ("wounded", CIV, 1, 1),
        ("wounded", CIV, 1, 1),
    ],
    "Six foreign soldiers were hurt, as were two on the Afghan side.": [
        ("wounded", INT, 6, 6),
        ("wounded", GOV, 2, 2),
    ],
    "Nine people died, mostly nurses, and 20 were hurt.": [("killed", UNK, 9, 9), ("wounded", UNK, 20, 20)],
    "Nine people died, women and children among them, and 20 were hurt.": [
        ("killed", UNK, 9, 9),
        ("wounded", UNK, 20, 20),
    ],
    "At least 14 and as many as 20 villagers died.": [("killed", CIV, 14, 20)],
    "Nine guards were killed and an equal number were wounded.": [("killed", GOV, 9, 9), ("wounded", GOV, 9, 9)],
    "The blast killed nine guards and hurt the same number.": [("killed", GOV, 9, 9), ("wounded", GOV, 9, 9)],
    "The death toll rose from eight to 12.": [("killed", UNK, 12, 12)],
    "The number of killed recruits rose from eight to 12.": [("killed", GOV, 12, 12)],
    "Nine nurses, not counting the bomber, were killed.": [("killed", CIV, 9, 9)],
    "Nine nurses were killed, not including the bomber.": [("killed", CIV, 9, 9)],
    "Nine nurses plus the bomber were killed.": [("killed", CIV, 9, 9), ("killed", INS, 1, 1)],
    "Five gunmen were killed along with nine guards.": [("killed", INS, 5, 5), ("killed", GOV, 9, 9)],
    "A Taliban commander and two guards were killed.": [("killed", TAL, 1, 1), ("killed", TAL, 2, 2)],
    "Three soldiers and five rebels died, while seven others were hurt on both sides.": [
        ("killed", GOV, 3, 3),
        ("killed", INS, 5, 5),
        ("wounded", UNK, 7, 7),
    ],
    "The mayor said nine recruits were killed; the army put the number at six.": [
        ("killed", GOV, 9, 9),
        ("killed", GOV, 6, 6),
    ],
    "The Taliban stoned a woman to death.": [("killed", CIV, 1, 1)],
    "The Taliban beat a man to death.": [("killed", UNK, 1, 1)],
    "Three nurses were burned alive.": [("killed", CIV, 3, 3)],
    "The Taliban shot dead two elders over a land dispute.": [("killed", CIV, 2, 2)],
    "Civilian casualties rose, with 655 deaths and 1,155 injuries.": [
        ("killed", CIV, 655, 655),
        ("wounded", CIV, 1155, 1155),
    ],
    "A bomb outside the justice ministry killed five.": [("killed", UNK, 5, 5)],
    "Many patients and staff are missing.": [("missing", CIV, None, None)],
    "Six policemen were killed in Farah on Monday and 20 insurgents.": [("killed", GOV, 6, 6), ("killed", INS, 20, 20)],
    "Six policemen were killed in an attack by two bombers and 20 insurgents.": [("killed", GOV, 6, 6)],
    "The attackers left behind seven bodies.": [("killed", INS, 7, 7)],
    "The blast left seven bodies in the street.": [("killed", UNK, 7, 7)],
    "The gunman hurt four nurses before being shot dead.": [("wounded", CIV, 4, 4), ("killed", INS, 1, 1)],
    "Special forces freed 60 people from a Taliban prison, killing two guards.": [
        ("freed", UNK, 60, 60),
        ("killed", UNK, 2, 2),
    ],
    "Four nurses were among 14 people killed.": [("killed", CIV, 4, 4), ("killed", UNK, 14, 14)],
    "Three soldiers and as many rebels were killed.": [("killed", GOV, 3, 3), ("killed", INS, 3, 3)],
    "Three soldiers and at least as many rebels died.": [("killed", GOV, 3, 3), ("killed", INS, 3, None)],
    "The Taliban killed a trader and nine of his relatives.": [("killed", CIV, 1, 1), ("killed", CIV, 9, 9)],
    "Officials found beheaded bodies of three policemen.": [("killed", GOV, 3, 3)],
    "Three policemen were found beheaded.": [("killed", GOV, 3, 3)],
    "There were six deaths among the security forces.": [("killed", GOV, 6, 6)],
    "Six soldiers died and another 11 were hurt.": [("killed", GOV, 6, 6), ("wounded", GOV, 11, 11)],
    "The blast left seven soldiers dead and four wounded.": [("killed", GOV, 7, 7), ("wounded", GOV, 4, 4)],
    "The blast left nine dead.": [("killed", UNK, 9, 9)],
    "Rescuers recovered the bodies of 13 soldiers.": [("killed", GOV, 13, 13)],
    "The governor confirmed the deaths of nine policemen.": [("killed", GOV, 9, 9)],
    "The raid resulted in 15 insurgent deaths.": [("killed", INS, 15, 15)],
    "The fighting claimed the lives of 20 villagers.": [("killed", CIV, 20, 20)],
    "Fourteen soldiers lost their lives.": [("killed", GOV, 14, 14)],
    "Militants took three engineers hostage.": [("captured", CIV, 3, 3)],
    "How many died in the raid was in dispute.": [],
    "The Taliban attacked. The NATO-led force said two of its members had died.": [("killed", INT, 2, 2)],
    "Two ambulances took the wounded away.": [],
    "Soldiers took away the bodies of four militants.": [("killed", INS, 4, 4)],
    "Civilian deaths exceeded 1,000.": [("killed", CIV, 1001, None)],
    "Hundreds of government troops there handed over their weapons.": [("surrendered", GOV, 100, None)],
    "Germany's defence ministry said a soldier died in Kunduz.": [("killed", INT, 1, 1)],
    "The blast killed a British soldier and 11 others.": [("killed", INT, 1, 1), ("killed", UNK, 11, 11)],
    "Thirty rebels including a commander known as Mullah Wali have been killed.": [
        ("killed", INS, 30, 30),
        ("killed", INS, 1, 1),
    ],
    "Twelve armed opponents laid down their arms.": [("surrendered", INS, 12, 12)],
    "The Taliban took eight policemen hostage.": [("captured", GOV, 8, 8)],
    "A farmer and her four children died.": [("killed", CIV, 1, 1), ("killed", CIV, 4, 4)],
    "At least 80 dead, 31 hurt in blast": [("killed", UNK, 80, None), ("wounded", UNK, 31, 31)],
    "One policeman was killed and the other wounded.": [("killed", GOV, 1, 1), ("wounded", GOV, 1, 1)],
    "Guards shot dead two of the three gunmen and arrested the third.": [
        ("killed", INS, 2, 2),
        ("captured", INS, 1, 1),
    ],
    "A suicide bomber killed himself and three soldiers.": [("killed", GOV, 3, 3)],
    "Commandos freed 61 people from a Taliban prison.": [("freed", UNK, 61, 61)],
    "Forty Taliban fighters joined the peace process.": [("surrendered", TAL, 40, 40)],
    "Forty Taliban fighters handed over their weapons.": [("surrendered", TAL, 40, 40)],
    "Forty elders joined the peace process.": [],
    "Sixteen policemen were taken prisoner.": [("captured", GOV, 16, 16)],
    "The army lost 40 men in the siege.": [("killed", GOV, 40, 40)],
    "Ten border guards laid down their weapons.": [("surrendered", GOV, 10, 10)],
    "The clash killed or wounded 30 soldiers.": [("killed_or_wounded", GOV, 30, 30)],
    "Hundreds of soldiers have surrendered or been captured.": [("surrendered_or_captured", GOV, 100, None)],
    "Five police officers are missing.": [("missing", GOV, 5, 5)],
    "Fighting has displaced some 2,000 families.": [("displaced", CIV, 1800, 2200)],
    "The death toll among the police rose to 18.": [("killed", GOV, 18, 18)],
    "Officials put the number of dead soldiers at 31.": [("killed", GOV, 31, 31)],
    "Doctors put the wounded at 44.": [("wounded", UNK, 44, 44)],
    "The police chief of the district, Gul Agha, was killed.": [("killed", GOV, 1, 1)],
    "Mortar fire killed a teacher, two of her pupils and a guard.": [
        ("killed", CIV, 1, 1), ("killed", CIV, 2, 2), ("killed", GOV, 1, 1),
    ],
    "Two attackers and a local police officer were shot dead.": [("killed", INS, 2, 2), ("killed", GOV, 1, 1)],
    "Police arrested a Taliban chief along with four of his men.": [("captured", TAL, 1, 1), ("captured", TAL, 4, 4)],
    "Dozens of Taliban were killed.": [("killed", TAL, 12, None)],
    "Three of the soldiers who survived were wounded.": [("wounded", GOV, 3, 3)],
    "Troops from Canada were attacked; two Canadian soldiers died.": [("killed", INT, 2, 2)],
    "Four American soldiers were wounded by a mine.": [("wounded", INT, 4, 4)],
    "Islamic State fighters beheaded ten villagers.": [("killed", CIV, 10, 10)],
    "Nine Islamic State fighters were killed.": [("killed", IS, 9, 9)],
    "Attackers killed eight soldiers, including two officers.": [("killed", GOV, 8, 8), ("killed", GOV, 2, 2)],
    "Twelve people died, among them five children.": [("killed", UNK, 12, 12), ("killed", CIV, 5, 5)],
    "The Taliban ambushed a convoy of soldiers, killing dozens.": [("killed", GOV, 12, None)],
    "Planes struck a meeting of Taliban members, killing 26 militants and wounding nine.": [
        ("killed", TAL, 26, 26), ("wounded", TAL, 9, 9),
    ],
    "The garrison, cut off for a month, fell silent; 15 soldiers in it were captured.": [("captured", GOV, 15, 15)],
    "The insurgents freed 60 prisoners.": [("freed", UNK, 60, 60)],
}  # fmt: skip

PRESS = {
    "The raiders killed my two brothers.": [("killed", CIV, 2, 2)],
    "The army killed 20 insurgents and lost two of its own.": [("killed", INS, 20, 20), ("killed", GOV, 2, 2)],
    "Three aid workers - a Dane and two Swedes - and their driver were shot dead.": [
        ("killed", CIV, 3, 3),
        ("killed", CIV, 1, 1),
        ("killed", CIV, 2, 2),
        ("killed", CIV, 1, 1),
    ],
    "The number of US dead in the war reached 1,000.": [("killed", INT, 1000, 1000)],
    "Two girls aged six and eight died.": [("killed", CIV, 2, 2)],
    "A girl aged 12 and two boys aged 9 and 11 were killed.": [("killed", CIV, 1, 1), ("killed", CIV, 2, 2)],
    "The army lost one soldier while killing 60 insurgents and taking 14 prisoner.": [
        ("killed", GOV, 1, 1),
        ("killed", INS, 60, 60),
        ("captured", INS, 14, 14),
    ],
    "A bomber struck a convoy of foreign troops, killing one soldier.": [("killed", INT, 1, 1)],
    "Six children aged between four and 12 were killed by a mine.": [("killed", CIV, 6, 6)],
    "The blasts on Tuesday claimed 36 lives.": [("killed", UNK, 36, 36)],
    "Gen. Jan Gul, 54, who led 300 men, was shot dead by his own guard.": [("killed", GOV, 1, 1)],
    "Nearly 50 people, more than half of them civilians, have died.": [("killed", UNK, 45, 50)],
    "Britain has lost 37 soldiers, while the US has lost more than 160.": [
        ("killed", INT, 37, 37),
        ("killed", INT, 161, None),
    ],
    "The Taliban said they had killed 17 soldiers while suffering two dead and three wounded.": [
        ("killed", GOV, 17, 17),
        ("killed", TAL, 2, 2),
        ("wounded", TAL, 3, 3),
    ],
    "In Zabul, a commander and two soldiers were killed.": [("killed", GOV, 1, 1), ("killed", GOV, 2, 2)],
    "In neighbouring Pakistan, a drone strike killed six militants.": [],
    'A suicide bomber blew himself up outside a mosque, killing at least 14 worshippers and wounding 30 others.': [
        ("killed", CIV, 14, None),
        ("wounded", CIV, 30, 30),
    ],
    'At least 27 Afghan soldiers and police were killed in Taliban attacks, officials said Saturday.': [
        ("killed", GOV, 27, None),
    ],
    'The attack, which lasted hours, killed 11 policemen and left 16 others wounded, said Sher Ahmad of the police.': [
        ("killed", GOV, 11, 11),
        ("wounded", GOV, 16, 16),
    ],
    'Some 25 Taliban fighters were also killed in the clashes, he added.': [("killed", TAL, 22, 28)],
    'A bomb struck a vehicle carrying civilians, killing nine people, including four women and two boys.': [
        ("killed", CIV, 9, 9),
        ("killed", CIV, 4, 4),
        ("killed", CIV, 2, 2),
    ],
    'The Taliban overran the base early Sunday, killing 43 of the 60 soldiers stationed there.': [
        ("killed", GOV, 43, 43),
    ],
    'Nine soldiers were wounded and six are still missing.': [("wounded", GOV, 9, 9), ("missing", GOV, 6, 6)],
    'Only two of the soldiers in the outpost survived.': [],
    'Afghan special forces rescued 61 prisoners from a Taliban jail.': [("freed", UNK, 61, 61)],
    'A U.S. service member was killed and another wounded in an apparent insider attack.': [
        ("killed", INT, 1, 1),
        ("wounded", INT, 1, 1),
    ],
    'NATO said two of its soldiers had been killed by a bomb in the south.': [("killed", INT, 2, 2)],
    'The Defense Ministry said 76 insurgents had been killed and 22 wounded in the past 24 hours.': [
        ("killed", INS, 76, 76),
        ("wounded", INS, 22, 22),
    ],
    'Drone strikes killed 12 suspected militants, among them a senior commander.': [
        ("killed", INS, 12, 12),
        ("killed", INS, 1, 1),
    ],
    'Fifteen policemen, two intelligence officers and a civilian died in the explosion.': [
        ("killed", GOV, 15, 15),
        ("killed", GOV, 2, 2),
        ("killed", CIV, 1, 1),
    ],
    'The dead included six women and a baby.': [("killed", CIV, 6, 6), ("killed", CIV, 1, 1)],
    'Among the wounded were eight policemen.': [("wounded", GOV, 8, 8)],
    'Casualties among the security forces reached 40, including 18 dead.': [
        ("killed_or_wounded", GOV, 40, 40),
        ("killed", GOV, 18, 18),
    ],
    'Eighteen members of the Afghan Local Police surrendered to the Taliban.': [("surrendered", GOV, 18, 18)],
    'The Taliban said they had killed 20 soldiers and captured eight.': [
        ("killed", GOV, 20, 20),
        ("captured", GOV, 8, 8),
    ],
    'Zabihullah Mujahid, a Taliban spokesman, said 30 soldiers were killed.': [("killed", GOV, 30, 30)],
    'The district governor, the intelligence chief and five of their bodyguards were killed by a mine.': [
        ("killed", GOV, 1, 1),
        ("killed", GOV, 1, 1),
        ("killed", GOV, 5, 5),
    ],
    'Insurgents stormed a police checkpoint, killing all but one of the ten officers there.': [],
    'More than 100 Afghan soldiers crossed into Tajikistan.': [('fled', GOV, 101, None)],
    'At least 70 people, most of them civilians, were killed.': [("killed", UNK, 70, None)],
    'The bombing killed at least 95 people and wounded 158 more, the Health Ministry said.': [
        ("killed", UNK, 95, None),
        ("wounded", UNK, 158, 158),
    ],
    'Gunmen killed a tribal elder and his two sons.': [("killed", CIV, 1, 1), ("killed", CIV, 2, 2)],
    'Two children were killed and their mother was injured when a mortar shell hit their home.': [
        ("killed", CIV, 2, 2),
        ("wounded", CIV, 1, 1),
    ],
    "Security forces killed the Taliban's shadow governor for the province, Mullah Salam.": [("killed", TAL, 1, 1)],
    'Mullah Salam was killed along with eight other fighters.': [("killed", UNK, 1, 1), ("killed", INS, 8, 8)],
    'He said that five police had died and seven had been wounded, and that the insurgents had lost 30 men.': [
        ("killed", GOV, 5, 5),
        ("wounded", GOV, 7, 7),
        ("killed", INS, 30, 30),
    ],
    'Four attackers were killed by security forces after an hours-long gunbattle.': [("killed", INS, 4, 4)],
    'Three Taliban bombers died when their device went off too early.': [("killed", TAL, 3, 3)],
    'Hospital officials said they had received 12 bodies and 35 wounded people.': [
        ("killed", UNK, 12, 12),
        ("wounded", UNK, 35, 35),
    ],
    'The U.N. says 1,662 civilians were killed in the first half of the year.': [("killed", CIV, 1662, 1662)],
    'Civilian deaths rose to 3,804 last year.': [("killed", CIV, 3804, 3804)],
    'The number of civilians killed rose to 3,804.': [("killed", CIV, 3804, 3804)],
    'Police detained four people in connection with the bombing.': [("captured", INS, 4, 4)],
    'The kidnapped aid workers were freed unharmed.': [("freed", CIV, 2, None)],
    'The militants beheaded three of the captives and released the rest.': [("killed", UNK, 3, 3)],
    'Twenty Taliban fighters laid down their arms and joined the peace process.': [("surrendered", TAL, 20, 20)],
    'Thirteen of those killed were policemen.': [("killed", GOV, 13, 13)],
    'At least 16 people were reported dead.': [("killed", UNK, 16, None)],
    'Afghan forces suffered heavy casualties.': [("killed_or_wounded", GOV, None, None)],
    'The assault cost the lives of 50 police officers.': [("killed", GOV, 50, 50)],
    'Several insurgents were believed to have been killed.': [("killed", INS, 3, None)],
    'An estimated 100 militants may have died in the strike.': [("killed", INS, 90, 110)],
    'Some 400 Taliban prisoners will be released.': [],
    'Nobody was hurt.': [],
    'Neither soldier was wounded.': [],
    'The commander vowed to kill every soldier.': [],
    'Seven U.S. troops have been killed this year.': [("killed", INT, 7, 7)],
    'Since January, 45 American soldiers have died in Afghanistan.': [("killed", INT, 45, 45)],
    'The bodies of eight kidnapped policemen were found in a ditch.': [("killed", GOV, 8, 8)],
    'Twelve soldiers, five policemen killed in Helmand': [("killed", GOV, 12, 12), ("killed", GOV, 5, 5)],
    'Taliban Kill 12 Soldiers in Raid on Base': [("killed", GOV, 12, 12)],
    'Bomb kills six in Kabul': [("killed", UNK, 6, 6)],
}  # fmt: skip

NOTHING = [
    "The review found no indication that the strikes caused civilian casualties.",
    "There is no evidence that civilians were killed.",
    "The force failed to capture the commander.",
    "Police tried to arrest two suspects.",
    "The army plans to release 400 men.",
    "No civilians were killed.",
    "The militants did not kill the guards.",
    "If the base falls, hundreds of soldiers will die.",
    "About 300 fighters attacked the post.",
    "Washington keeps 8,400 troops there.",
    "He commands 200 fighters.",
    "The bomb weighed 500 pounds.",
    "A 12-year-old boy saw it.",
    "The offensive killed hopes of a truce.",
    "The convoy had travelled 40 kilometers.",
    "He is wanted for killing three soldiers.",
    "Soldiers are trained to kill.",
    "The group said it would never surrender.",
    "Insurgents often kill villagers who refuse.",
    "The cell leader is responsible for bribery, abducting shepherds and laying mines.",
    "He was accused of smuggling weapons and killing recruits.",
    "The group was blamed for robbing and killing travellers.",
    "Half of the 30 guards were killed.",
    "A family feud left four people dead in Herat.",
    "Four people died in a quarrel over dowry.",
    "Six convicted murderers were executed.",
    "The Soviet occupation killed a million Afghans.",
    "During the Soviet occupation a million Afghans died.",
    "The rebels attacked ten posts. Six were captured.",
    "The rebels overran ten posts on Monday. Six others were captured on Tuesday.",
    "Some of the 30 guards were captured.",
    "Six posts in Badghis and three in Herat were captured this week.",
    "The rebels captured nine vehicles in Badghis and two in Herat.",
    "Aircraft destroyed two tanks and captured rifles were shown.",
]


@pytest.mark.parametrize(("text", "expected"), COUNTS.items(), ids=list(COUNTS))
def test_counts(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), FORMS.items(), ids=list(FORMS))
def test_forms(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), PRESS.items(), ids=list(PRESS))
def test_as_the_press_writes(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_not_counted(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of their own side, whoever did it
        ("A guard turned his rifle on his comrades, killing four.", [("killed", GOV, 4, 4)]),
        ("A policeman shot dead two of his colleagues in Khost.", [("killed", GOV, 2, 2)]),
        ("A soldier opened fire on his fellow recruits, wounding nine.", [("wounded", GOV, 9, 9)]),
        ("An Afghan recruit shot at British trainers, wounding nine.", [("wounded", INT, 9, 9)]),
        ("Their comrades fired back, killing six attackers.", [("killed", INS, 6, 6)]),
        # "he" is none of several
        (
            "A man in uniform killed three US troops before he was killed.",
            [("killed", INT, 3, 3), ("killed", UNK, 1, 1)],
        ),
        # how many, told in passing
        ("The raiders, five men in police dress, were all killed.", [("killed", INS, 5, 5)]),
        ("The guards, two cousins and a neighbour, were killed.", [("killed", GOV, 2, None)]),
        ("The guards, one of them a boy, were killed.", [("killed", GOV, 2, None), ("killed", CIV, 1, 1)]),
        # and which of them are what
        ("A mine killed 8 people, five of them officers.", [("killed", UNK, 8, 8), ("killed", GOV, 5, 5)]),
        (
            "The raid left nine dead, two of them boys, and 12 hurt.",
            [("killed", UNK, 9, 9), ("killed", CIV, 2, 2), ("wounded", UNK, 12, 12)],
        ),
        ("Nearly all of the 40 recruits were killed.", [("killed", GOV, 36, 40)]),
        (
            "Eight soldiers died, six were taken captive and two are missing.",
            [("killed", GOV, 8, 8), ("captured", GOV, 6, 6), ("missing", GOV, 2, 2)],
        ),
        ("Rebels killed two guards and took three others with them.", [("killed", GOV, 2, 2), ("captured", GOV, 3, 3)]),
        ("A bomb killed a judge, Wali Jan, and his secretary.", [("killed", CIV, 1, 1), ("killed", CIV, 1, 1)]),
        # those the last number leaves out
        ("Three bombers were killed and a fourth was captured.", [("killed", INS, 3, 3), ("captured", INS, 1, 1)]),
        ("Seven raiders died and an eighth was arrested.", [("killed", INS, 7, 7), ("captured", INS, 1, 1)]),
        # no numbers
        ("A third of the soldiers were killed.", []),
        ("A quarter of the garrison surrendered.", []),
        ("The rebels set free 12 policemen.", [("freed", GOV, 12, 12)]),
        ("Scores of soldiers remained unaccounted for.", [("missing", GOV, 40, None)]),
    ],
)
def test_who_belongs_to_whom(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


def test_the_whole_is_in_neither_of_the_places_of_its_parts() -> None:
    found = claims("Five soldiers were killed on Sunday, three in Zabul and two in Herat.")
    assert [(c["low"], c["province"]) for c in found] == [(5, None), (3, "Zabul"), (2, "Herat")]
    assert {c["restates"] for c in found[1:]} == {found[0]["claim_id"]}
    found = claims("In Zabul, five soldiers were killed on Sunday, three in Qalat and two in Shahjoy.")
    assert [(c["low"], c["province"]) for c in found] == [(5, "Zabul"), (3, "Zabul"), (2, "Zabul")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The four soldiers whom rebels captured in May were freed.", [("captured", GOV, 4, 4), ("freed", GOV, 4, 4)]),
        ("Three nurses that gunmen kidnapped were freed.", [("captured", CIV, 3, 3), ("freed", CIV, 3, 3)]),
        ("Police said that gunmen attacked on Friday.", []),
        ("He told the council that rebels had surrendered.", [("surrendered", INS, 2, None)]),
    ],
)
def test_whom_a_relative_clause_is_about(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A British marine was killed.", INT),
        ("A Dane was killed.", INT),
        ("A Navy SEAL was killed.", INT),
        ("An army major was killed.", GOV),
        ("A cyclist was killed.", CIV),
        ("A Talib was killed.", TAL),
        ("A medic was killed.", UNK),
    ],
)
def test_one_of_a_people_is_a_person(text: str, party: str) -> None:
    assert told(text) == [("killed", party, 1, 1)]


def test_the_one_who_did_it_is_not_guessed_to_be_of_a_side() -> None:
    assert told("Two men in uniform were wounded, one of them the shooter.") == [("wounded", UNK, 2, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose "its" is: of what was attacked
        ("Insurgents stormed a checkpoint, killing its commander.", [("killed", GOV, 1, 1)]),
        ("The Taliban attacked a convoy and wounded its leader.", [("wounded", GOV, 1, 1)]),
        ("Commandos raided a compound and killed its commander.", [("killed", INS, 1, 1)]),
        ("The Taliban said two of their members were killed.", [("killed", TAL, 2, 2)]),
        # not as many people as vehicles
        ("Two Humvees were hit and all their occupants killed.", [("killed", UNK, 2, None)]),
        # losses told one by one are no sum of their own
        ("Army casualties stood at five dead and eleven wounded.", [("killed", GOV, 5, 5), ("wounded", GOV, 11, 11)]),
        ("Casualties stood at 35.", [("killed_or_wounded", UNK, 35, 35)]),
        # of which noun a number of ... is
        ("The number of soldiers captured by the Taliban reached five.", [("captured", GOV, 5, 5)]),
        ("The number of posts captured by the Taliban reached five.", []),
        # a garrison is no man
        ("After a siege the garrison laid down its weapons.", []),
        ("Some 60 policemen went over to the Taliban.", [("surrendered", GOV, 54, 66)]),
        ("Ten soldiers went over to the wreck.", []),
        ("It was the second time a soldier had been killed by a colleague.", []),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ten soldiers are feared dead.",
        "Ten soldiers are presumed dead.",
        "Ten soldiers were believed killed.",
        "Ten soldiers are thought to have died.",
        "The blast is feared to have killed ten soldiers.",
        "Ten soldiers are missing and feared captured.",
    ],
)
def test_what_is_feared_is_not_confirmed(text: str) -> None:
    last = claims(text)[-1]
    assert (last["party"], last["low"], last["modality"]) == (GOV, 10, "unconfirmed")


@pytest.mark.parametrize("text", ["Ten soldiers were declared dead.", "Ten men believed to be insurgents were killed."])
def test_what_is_believed_of_somebody_else(text: str) -> None:
    assert [(c["low"], c["modality"]) for c in claims(text)] == [(10, "asserted")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 40 soldiers are dead or wounded.", [("killed_or_wounded", GOV, 36, 44)]),
        ("The raid left 40 soldiers dead or wounded.", [("killed_or_wounded", GOV, 40, 40)]),
        ("There were 40 dead or wounded.", [("killed_or_wounded", UNK, 40, 40)]),
        ("As many as 100 soldiers were dead or missing.", []),
        ("The raid left 40 soldiers dead or captured.", []),
        ("Ten soldiers were dead and 20 wounded.", [("killed", GOV, 10, 10), ("wounded", GOV, 20, 20)]),
    ],
)
def test_two_outcomes_of_one_number_are_told_once(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The paper quoted the governor as saying 33 policemen were killed.", [("killed", GOV, 33, 33)]),
        ("The killed and wounded add up to 40 soldiers.", []),
        ("Losses added up to 40 dead.", [("killed", UNK, 40, 40)]),
        # who blows himself up is not counted with those shot
        ("Seven attackers were killed and two blew themselves up.", [("killed", INS, 7, 7)]),
        # whom it befell is not who did it
        ("A Taliban spokesman said the fighters killed them for spying.", [("killed", UNK, 2, None)]),
        # whose regiment it is
        ("A soldier of the 2nd Battalion, Coldstream Guards, died in Helmand.", [("killed", INT, 1, 1)]),
        ("A gunner of the Royal Artillery died of his wounds.", [("killed", INT, 1, 1)]),
        ("A soldier of the 2nd Battalion, 205th Corps, died in Helmand.", [("killed", GOV, 1, 1)]),
        # what nearly happened did not
        ("The blast nearly killed three soldiers.", []),
        ("The blast killed nearly 40 soldiers.", [("killed", GOV, 36, 40)]),
        # a number behind a month that is no day of it
        ("In December 27 policemen were killed in Helmand.", [("killed", GOV, 27, 27)]),
        ("In June 140 soldiers were killed.", [("killed", GOV, 140, 140)]),
        ("The attack of June 12 killed three soldiers.", [("killed", GOV, 3, 3)]),
        # who captured some was not captured
        ("More than 800 insurgents attacked five posts and captured some.", []),
        ("Two soldiers were hit and captured.", [("captured", GOV, 2, 2)]),
        # taken as they had overrun: no ground, and not those who took
        ("They have overrun six posts and taken 12 soldiers captive.", [("captured", GOV, 12, 12)]),
        ("Three officers were killed alongside two guards.", [("killed", GOV, 3, 3), ("killed", GOV, 2, 2)]),
        ("Three officers were killed fighting alongside two guards.", [("killed", GOV, 3, 3)]),
        # several sides were told of: whose the wounded are is not said
        (
            "Two policemen and a farmer died. Officials put the number of wounded at 60.",
            [("killed", GOV, 2, 2), ("killed", CIV, 1, 1), ("wounded", UNK, 60, 60)],
        ),
        ("It took to 264 the number of British servicemen and women who have died.", [("killed", INT, 264, 264)]),
        (
            "Dozens of protesters were hurt when a bomber struck, killing six, four of them police.",
            [("wounded", CIV, 12, None), ("killed", UNK, 6, 6), ("killed", GOV, 4, 4)],
        ),
        # a single man is not the many he killed, however his group is called
        (
            "A suicide bomber walked into a mosque as people prayed and set off a bomb, killing 39. Isis claimed it.",
            [("killed", UNK, 39, 39)],
        ),
        ("Rebels ambushed a long column of Afghan security forces, killing dozens.", [("killed", GOV, 12, None)]),
        ("Three policemen were on patrol when gunmen opened fire, killing two.", [("killed", GOV, 2, 2)]),
        (
            "Nine teachers were killed. Four gunmen opened fire. All were killed by police.",
            [("killed", CIV, 9, 9), ("killed", INS, 4, 4)],
        ),
        # of which country, and what they are
        ("An eighth American, a soldier of the special forces, was killed.", [("killed", INT, 1, 1)]),
        ("Another American was killed.", [("killed", INT, 1, 1)]),
        ("Ten aid workers, including six Americans, were shot dead.", [("killed", CIV, 10, 10), ("killed", CIV, 6, 6)]),
        ("Ten soldiers, including six Americans, were shot dead.", [("killed", UNK, 10, 10), ("killed", INT, 6, 6)]),
    ],
)
def test_who_is_meant(text: str, expected: list[tuple]) -> None:
    assert told(text) == expected
