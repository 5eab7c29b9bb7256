"""Whose word a statement rests on."""

from __future__ import annotations

from datetime import date

import pytest

from warledger.claims import read_article
from warledger.conflict import load


@pytest.mark.parametrize(
    ("text", "source_class", "modality"),
    [
        (
            "The group has taken 50 districts since May 1, according to data collected by an agency.",
            "independent",
            None,
        ),
        ("A rocket hit a wedding, possibly killing six guests.", "narrator", "unconfirmed"),
        ("The raid probably killed two smugglers of arms.", "narrator", "unconfirmed"),
        ("Four guards were likely wounded.", "narrator", "unconfirmed"),
        ("Four guards were wounded, possibly by their own men.", "narrator", "asserted"),
        ("The driver, probably a rebel, was shot dead.", "narrator", "asserted"),
        ("A mine claimed the lives of nine soldiers.", "narrator", "asserted"),
        ("The shelling claimed three victims, a boy and two herders.", "narrator", "asserted"),
        ("The mayor claimed nine soldiers had died.", "own_side", "claimed"),
        ("Officials admitted to reporters on Monday that 12 soldiers had been killed.", "own_side", "admitted"),
        ("Council members Ali Karimi and Sher Khan told the agency that nine soldiers had died.", "own_side", None),
        ("The aid group has treated 210 wounded, its statement said.", "independent", None),
        ("Twelve policemen died, Mohammad Yousuf, a police commander, said by telephone.", "own_side", None),
        (
            "The raid began on Monday, an army spokesman said. Abdul Karim told the agency it went on.\n\n"
            "Two soldiers died, he added.",
            "own_side",
            None,
        ),
        (
            "The raid went on until Monday morning said Jan Gul, the governor. Gul said two soldiers died.",
            "own_side",
            None,
        ),
        (
            "Ali Karimi, the governor's spokesperson, told the agency of a raid. Karimi said two soldiers died.",
            "own_side",
            None,
        ),
        (
            "The ministry said five insurgents surrendered. According to the statement, nine insurgents died.",
            "adversary",
            None,
        ),
        ("The governor said a soldier died. In addition to that, two soldiers were hurt.", "own_side", None),
        ("At least 249 foreign troops have died this year, according to iCasualties.org.", "independent", None),
        ("Nine soldiers died, said a source at the ministry.", "own_side", None),
        ("In a letter on its website, the group said nine guards died. The Taliban often lie.", "adversary", None),
        (
            "A charity closed its office. The charity said it was afraid. The group said nine men died.",
            "independent",
            None,
        ),
        ("The elders met. The group said nine men died.", "narrator", None),
        ("A big newspaper, citing local officials, reported that nine soldiers died.", "own_side", None),
        ("A tally by The New York Times, citing elders, put the dead at nine.", "unconfirmed", None),
        ("In accordance with a letter of the army, nine soldiers died.", "own_side", None),
        ("Nine farmers died, said a resident reached by phone.", "unconfirmed", None),
        ("Nine farmers died, said a doctor called in from Kabul.", "independent", None),
        ("The U.N. mission saw the raid. The mission documented nine civilian deaths.", "independent", None),
        ("NATO's mission ends in May. The mission said nine of its soldiers died.", "own_side", None),
        ("A trade mission left Kabul. The mission said nine people died.", "narrator", None),
        ("Omar Jan, a tribal leader, said nine people died.", "unconfirmed", None),
        ("A militant leader said nine soldiers died.", "adversary", None),
        ("Since May, when the Taliban announced an offensive, nine soldiers died, the army said.", "own_side", None),
        ("Nine soldiers have been found dead, local officials said.", "own_side", None),
        ("Officials denied reports that 20 soldiers had surrendered.", "own_side", "denied"),
        ("There were reports that 20 soldiers had surrendered.", "unconfirmed", "unconfirmed"),
        ("Several deaths were feared.", None, "unconfirmed"),
        ("Amnesty International said Tuesday that two villagers had been killed.", "independent", None),
        ("Nine rebels died, said a statement issued by the NDS today.", "adversary", None),
        ("Nine soldiers died, said Abdul Karim, councilman in Farah.", "own_side", None),
        (
            "Maj. Carl Reed, a spokesman for NATO, blamed the rebels, saying they had planned it. He said two NATO "
            "soldiers were wounded.",
            "own_side",
            None,
        ),
        (
            "Omar Jan, the police chief of Ghor, said the bomber, who was on foot, struck at noon.\n\nJan spoke by "
            "telephone. Four guards were wounded in the blast, which wrecked a shop, he said.",
            "own_side",
            None,
        ),
        ("A Taliban leader, together with a bodyguard, was killed, the ministry confirmed.", "adversary", None),
        ("There were reports that Kunduz city had been overrun.", "unconfirmed", "unconfirmed"),
        ("Some reports had it that Kunduz city was overrun.", "unconfirmed", "unconfirmed"),
        ("Photographers for the newspaper saw the bodies of 20 soldiers.", "independent", None),
        ("The paper's count arrived at 48 civilian deaths last week.", "independent", None),
        ("The Taliban's own spokesman put the army's losses higher, at 15 dead.", "adversary", "claimed"),
        ("A lawmaker said Kunduz city had fallen, which could not be confirmed.", None, "unconfirmed"),
        (
            "The ministry sent troops, but residents were afraid, pointing to towns lost to the Taliban.",
            "unconfirmed",
            None,
        ),
    ],
)
def test_source_and_modality(text: str, source_class: str | None, modality: str | None) -> None:
    article = {"article_id": "a", "text": text, "published": date(2021, 6, 21), "publisher": None, "title": None}
    for claim in read_article(article, load()):
        assert source_class in (None, claim["source_class"])
        assert modality in (None, claim["modality"])


def test_the_same_speaker_goes_on_after_but() -> None:
    text = "The governor of Ghor said three soldiers were wounded, like his deputy, but said 21 officers were captured."
    article = {"article_id": "a", "text": text, "published": date(2021, 6, 21), "publisher": None, "title": None}
    assert {claim["source_class"] for claim in read_article(article, load())} == {"own_side"}


def told(text: str) -> list[dict]:
    return read_article({"article_id": "a", "publisher": None, "text": text, "published": date(2019, 6, 14)}, load())


@pytest.mark.parametrize("adverb", ["likewise", "similarly", "also", "later"])
def test_a_speaker_is_named_without_the_adverb_beside_him(adverb: str) -> None:
    (claim,) = told(f"A police spokesman {adverb} said that six policemen had been killed in Herat.")
    assert claim["attributed_to"] == "A police spokesman"


def test_what_is_told_as_hearsay_is_reported() -> None:
    (claim,) = told("Six policemen were reportedly killed in Herat.")
    assert claim["modality"] == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "Six soldiers were killed, spokesman Zabihullah Mujahid said.",
        "Six soldiers were killed, Zabihullah Mujahid wrote on Twitter.",
    ],
)
def test_a_name_tells_whose_spokesman_it_is(text: str) -> None:
    (claim,) = told(text)
    assert claim["source_class"] == "adversary"


@pytest.mark.parametrize(
    ("text", "source_class"),
    [
        ("Doctors in Ghor counted nine dead cooks.", "independent"),
        ("Nine bodies were taken to the hospital, its director said.", "independent"),
        ("Nine bodies were taken to the barracks, its commander said.", "own_side"),
        ("In Logar, nine rebels were killed in Baraki, its police chief said.", "adversary"),
        ("Rebels stormed a hill and lost six men, their commander said.", "own_side"),
        ("NATO thought that nine of the raiders had died.", "adversary"),
        ("US-led troops say they killed nine rebels in Ghor.", "adversary"),
        ("An American with the NATO-led force died after a fight with rebels, the force said.", "own_side"),
        ("A mayor died after a fight with rebels, the force said.", "narrator"),
    ],
)
def test_whose_word_it_is(text: str, source_class: str) -> None:
    assert {claim["source_class"] for claim in told(text)} == {source_class}


def test_who_dies_does_not_speak() -> None:
    claims = told("One more guard died of his wounds, raising the toll to 12.")
    assert [(claim["low"], claim["attributed_to"]) for claim in claims] == [(1, None), (12, None)]


@pytest.mark.parametrize(
    ("text", "speaker", "source_class"),
    [
        # what a bare name tells before its comma is not his office
        ("Nine guards died in clashes with the Taliban, Wahidi said.", "Wahidi", "narrator"),
        ("During the fight with the Taliban, Wahidi said, nine guards died.", "Wahidi", "narrator"),
        ("Afghan troops killed nine Taliban fighters in Ghor, Wahidi said.", "Wahidi", "narrator"),
        ("Soldiers killed a Taliban commander in Ghor, Sher Wahidi said.", "Sher Wahidi", "narrator"),
        (
            "Sher Wahidi, a council member, said rebels came. Nine guards died in a fight with the Taliban, Wahidi"
            " said.",
            "Wahidi",
            "own_side",
        ),
        # an office behind a comma, or at the start, still is
        ("Nine guards died in Ghor, the governor, Sher Wahidi, said.", "the governor", "own_side"),
        ("Nine guards died in Ghor, a Taliban spokesman, Sher Wahidi, said.", "a Taliban spokesman", "adversary"),
        ("The head of the council in Ghor, Sher Wahidi, said nine guards died.", "The head", "own_side"),
        # a participle between a speaker and what he says
        ("The Taliban in a note sent to media offices claimed that nine guards died.", "The Taliban", "adversary"),
        ("The Taliban in Ghor, in a letter sent to reporters, said nine guards died.", "The Taliban", "adversary"),
        ("Afghan officials calculated that nine Taliban fighters were killed.", "Afghan officials", "adversary"),
        ("Nine guards died in Ghor, the Canadian Press said.", "the Canadian Press", "narrator"),
        ("Nine guards died in Ghor, the Canadian army said.", "the Canadian army", "own_side"),
    ],
)
def test_what_is_told_is_no_part_of_who_tells_it(text: str, speaker: str, source_class: str) -> None:
    assert {(claim["attributed_to"], claim["source_class"]) for claim in told(text)} == {(speaker, source_class)}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The Taliban have purportedly overrun four districts in Ghor.", "reported"),
        ("Nine guards were purportedly killed in Ghor.", "reported"),
        ("Nine guards were mostly killed in Ghor.", "asserted"),
    ],
)
def test_what_is_only_purported(text: str, modality: str) -> None:
    assert {claim["modality"] for claim in told(text)} == {modality}


@pytest.mark.parametrize(
    ("text", "speaker", "source_class"),
    [
        (
            "An elder said 12 guards died. The mayor confirmed the raid; he said three guards died.",
            "The mayor",
            "own_side",
        ),
        ("A nurse in Herat said she had counted 19 bodies.", "A nurse", "independent"),
    ],
)
def test_he_is_whoever_speaks_in_the_sentence(text: str, speaker: str, source_class: str) -> None:
    claim = read_article({"article_id": "x", "text": text, "published": date(2016, 5, 4)}, load())[-1]
    assert (claim["attributed_to"], claim["source_class"]) == (speaker, source_class)
