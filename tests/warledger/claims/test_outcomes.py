"""In how many words reports tell what became of people: each is read as one statement of six."""

from datetime import date

import pytest

from warledger import conflict
from warledger.claims import read_article

WAR = conflict.load()
#: (measure, party) -> what reports say of them
TOLD = {
    ("killed", "government"): [
        "Six policemen lost their lives in Helmand.",
        "Six policemen were martyred in Helmand.",
        "Six policemen were slain in Helmand.",
        "Six policemen were gunned down in Helmand.",
        "Six policemen perished in Helmand.",
        "Six policemen were shot to death.",
        "Six policemen were beheaded.",
        "Six policemen were found dead.",
        "The bodies of six policemen were recovered.",
        "A bomb claimed the lives of six policemen.",
        "A bomb tore through a truck, killing six policemen.",
        "A bomb left six policemen dead.",
        "Six policemen were among the dead.",
        "Six policemen were blown up by a mine.",
        "Six policemen succumbed to their injuries.",
        "Six policemen died of their wounds.",
        "Insurgents massacred six policemen.",
        "Insurgents murdered six policemen.",
        "Insurgents assassinated six policemen.",
        "The attack resulted in the deaths of six policemen.",
        "The attack resulted in six policemen being killed.",
        "There were six policemen killed in the attack.",
        "The attack took the lives of six policemen.",
        "The killing of six policemen shocked the town.",
        "Police suffered six dead in the attack.",
        "Six policemen were burned to death.",
        "Six policemen were executed by the Taliban.",
        "Funerals were held for six policemen killed on Sunday.",
    ],
    ("wounded", "government"): [
        "Six policemen were hurt.",
        "Six policemen sustained injuries.",
        "Six policemen suffered wounds.",
        "Six policemen received injuries.",
        "The bomb injured six policemen.",
        "Six policemen were maimed.",
        "Doctors treated six wounded policemen.",
    ],
    ("captured", "government"): [
        "Six policemen were taken prisoner.",
        "Six policemen were taken hostage.",
        "Six policemen were abducted.",
        "Six policemen were seized by the Taliban.",
        "Six policemen fell into Taliban hands.",
        "The Taliban are holding six policemen.",
        "The Taliban took six policemen captive.",
        "Six policemen were captured alive.",
    ],
    ("captured", "insurgent"): [
        "Six insurgents were arrested.",
        "Troops detained six insurgents.",
        "Six insurgents were taken into custody.",
        "Six insurgents were apprehended.",
        "Six insurgents were rounded up.",
        "The raid netted six insurgents.",
    ],
    ("surrendered", "government"): [
        "Six policemen laid down their arms.",
        "Six policemen gave themselves up to the Taliban.",
        "Six policemen defected to the Taliban.",
        "Six policemen joined the Taliban.",
        "Six policemen switched sides.",
        "Six policemen handed themselves over to the Taliban.",
        "The surrender of six policemen was confirmed.",
    ],
    ("surrendered", "insurgent"): [
        "Six insurgents joined the peace process.",
        "Six insurgents turned themselves in.",
        "Six insurgents laid down their weapons and joined the government.",
    ],
    ("missing", "government"): [
        "Six policemen went missing.",
        "The fate of six policemen is not known.",
        "The whereabouts of six policemen are unknown.",
    ],
    ("freed", "government"): [
        "Six policemen were freed.",
        "The Taliban released six policemen.",
        "Six policemen escaped from captivity.",
        "Commandos rescued six policemen from a Taliban prison.",
    ],
    ("fled", "government"): [
        "Six policemen fled across the border.",
        "Six soldiers crossed into Iran.",
        "Six soldiers sought refuge in Iran.",
    ],
}


def people(text: str) -> list[tuple]:
    article = {"article_id": "a", "publisher": None, "text": text, "published": date(2015, 7, 15)}
    return [(c["measure"], c["low"], c["party"]) for c in read_article(article, WAR) if c["unit"] == "person"]


@pytest.mark.parametrize(("measure", "party", "text"), [(*of, text) for of, texts in TOLD.items() for text in texts])
def test_outcome(measure: str, party: str, text: str) -> None:
    assert people(text) == [(measure, 6, party)]


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban blew up six checkpoints.",
        "The bomber blew himself up.",
        "Six ministers joined the talks with the Taliban.",
        "He joined the Taliban years ago.",
        "Six policemen joined the insurgents in storming a post.",
        "The militants escaped.",
        "They have to kill six of them.",
        "The district fell into Taliban hands.",
    ],
)
def test_nothing_became_of_people(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    "text", ["Some 60 people had to leave their homes.", "The fighting drove 60 people from their homes."]
)
def test_displaced(text: str) -> None:
    ((measure, low, party),) = people(text)
    assert (measure, party) == ("displaced", "civilian")
    assert low in (54, 60)
