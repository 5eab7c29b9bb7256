"""The same news told twice: whatever a release's body says again of its lead must not change the count."""

from datetime import date

import pytest

from warledger import conflict
from warledger.claims import article_figures, read_article

WAR = conflict.load()
OPPOSITION = {name for name, party in WAR.parties.items() if party.side == "opposition"}
HERE = " in Qalat district, Zabul province, yesterday. "
BETWEEN = (
    "",
    "The leader ordered attacks on patrols in the district. ",
    "Everybody inside was called on to come out before the search. ",
    "The man sought buys weapons for fighters in Kandahar and Zabul provinces and is accused of killing two policemen "
    "in January. ",
)
AFTER = ("", "No shots were fired and nobody was harmed.", "Three rifles and 20 pounds of explosives were also found.")
#: what is told -> (killed, captured), leads, bodies
TOLD = {
    "leader": (
        (0, 1),
        [
            "A joint force seized a Taliban leader{here}",
            "Afghan troops detained a Taliban leader{here}",
            "A Taliban leader was arrested{here}",
            "Officials confirmed today the capture of a Taliban leader{here}",
        ],
        [
            "",
            "The leader was detained without incident.",
            "The security force identified the leader and took him into custody.",
            "He surrendered peacefully when soldiers entered the house.",
            "The captured man was found in a back room.",
            "The detained leader was flown to a base.",
            "The suspect was detained on the strength of what they said.",
        ],
    ),
    "several": (
        (0, 3),
        [
            "In a hunt for a Taliban leader, a joint force detained several suspects{here}",
            "Afghan troops and their allies targeted a Taliban leader, detaining several suspects,{here}",
            "An operation to find a Taliban leader led to the detention of several suspects{here}",
        ],
        [
            "",
            "Several suspects were detained on the strength of what they said.",
            "The suspects were detained after initial questioning.",
            "Several individuals were detained to be questioned.",
            "The force detained the suspects to be questioned.",
            "After questioning everybody, the force detained several suspects.",
            "The detainees were questioned at the scene.",
            "One of those detained carried a pistol.",
        ],
    ),
    "leader+one": (
        (0, 2),
        [
            "A joint force seized a Taliban leader and detained one suspect{here}",
            "A Taliban leader and one other suspect were detained{here}",
            "A joint force detained a Taliban leader along with an additional suspect{here}",
        ],
        [
            "",
            "The leader and the other man were detained without incident.",
            "The leader and his associate were detained after questioning.",
            "Both men were detained without a shot.",
            "The two were identified and detained after questioning.",
            "The leader was identified and detained along with one of his associates.",
            "The leader and suspect were detained to be questioned.",
            "The security force identified and detained the leader and one suspect.",
        ],
    ),
    "leader+several": (
        (0, 4),
        [
            "A joint force arrested a Taliban leader and detained several suspects{here}",
            "A Taliban leader and several other suspects were detained{here}",
            "A joint force captured a Taliban leader along with several of his associates{here}",
        ],
        [
            "",
            "The leader was detained along with several of his men.",
            "After questioning the residents, the force identified and detained the leader and several suspects.",
            "The leader and several suspects were detained on the strength of what they said.",
            "Several additional insurgents were detained.",
            "Several others were also detained.",
            "The leader and his associates were detained without incident.",
        ],
    ),
    "leader, several later": (
        (0, 4),
        [
            "A joint force captured a Taliban leader{here}",
            "Afghan troops detained a Taliban leader{here}",
        ],
        [
            "Several additional insurgents were detained.",
            "Several suspects were also detained in the raid.",
            "The soldiers also detained several suspects.",
            "The leader was detained together with several of his associates.",
            "The force also took several other suspects into custody.",
            "In addition, several suspects were detained.",
        ],
    ),
    "two found among": (
        (0, 2),
        [
            "A joint force detained two suspects, including a Taliban leader,{here}",
            "Two suspects, one of them a Taliban leader, were detained{here}",
            "A Taliban leader was one of two suspects detained{here}",
        ],
        [
            "",
            "The two suspects were detained without incident.",
            "Both were taken away for questioning.",
            "After initial questioning the force detained the leader and another insurgent.",
            "The leader and the other insurgent were identified by villagers.",
            "Two men were detained at the scene.",
        ],
    ),
    "killed one": (
        (1, 0),
        [
            "A joint force killed a Taliban leader during an operation{here}",
            "Coalition aircraft killed a Taliban leader{here}",
            "Officials confirmed today the death of a Taliban leader{here}",
            "An operation resulted in the death of a Taliban leader{here}",
        ],
        [
            "",
            "The leader was killed when he fired at the force.",
            "An armed man threatened the soldiers and was killed. He was later identified as the leader.",
            "As the force approached, the insurgent raised a rifle and was killed.",
            "The leader opened fire; the force returned fire and killed him.",
            "The man killed in the operation had planned attacks on police.",
            "A follow-on assessment confirmed the leader was killed.",
        ],
    ),
    "killed several": (
        (3, 0),
        [
            "Afghan troops and their allies killed several insurgents{here}",
            "Several insurgents were killed when they attacked a patrol{here}",
            "A precision airstrike killed several armed insurgents{here}",
        ],
        [
            "",
            "The patrol returned fire, killing several insurgents.",
            "After making sure no civilians were near, the force engaged the insurgents, killing them.",
            "The insurgents were killed in the exchange of fire.",
            "Several insurgents were killed in the engagement.",
            "Coalition helicopters engaged the position and killed the attackers.",
            "All of the insurgents were killed.",
        ],
    ),
    "killed two, detained one": (
        (2, 1),
        [
            "A joint force killed two insurgents and detained one{here}",
            "Two insurgents were killed and a third was detained{here}",
            "An operation left two insurgents dead and one detained{here}",
        ],
        [
            "",
            "Two armed insurgents fired at the force and were killed. The third man was detained.",
            "The force returned fire, killing both men. One suspect was detained.",
            "The two insurgents were killed when they reached for weapons. Another insurgent was detained.",
            "One insurgent was killed at the gate and another inside. A third gave up and was detained.",
        ],
    ),
    "killed leader + others": (
        (3, 0),
        [
            "A Taliban leader and two other insurgents were killed in an airstrike{here}",
            "A strike from the air killed a Taliban commander and two of his fighters{here}",
            "Three insurgents, including a Taliban leader, were killed in an airstrike{here}",
        ],
        [
            "",
            "The leader and both fighters were killed when the truck was hit.",
            "All three died in the strike.",
            "The strike killed all three insurgents.",
            "A ground force confirmed that the leader and the two others had died.",
            "Three insurgents were killed in the strike, a ground force reported.",
        ],
    ),
}


@pytest.mark.parametrize("told", TOLD)
def test_a_body_adds_nobody_to_its_lead(told):
    expected, leads, bodies = TOLD[told]
    for i, lead in enumerate(leads):
        for j, body in enumerate(bodies):
            text = lead.replace("{here}", HERE) + BETWEEN[(i + j) % 4] + body + " " + AFTER[(i + 2 * j) % 3]
            published = date(2012, 2, 16)
            article = {"article_id": "test", "publisher": "ISAF", "text": text, "published": published}
            figures = article_figures(read_article(article, WAR), published)
            total = {"killed": 0, "captured": 0}
            for figure in figures:
                if figure["party"] in OPPOSITION and figure["measure"] in {*total, "surrendered"}:
                    total["killed" if figure["measure"] == "killed" else "captured"] += figure["low"]
            assert tuple(total.values()) == expected, text
            assert {figure["province"] for figure in figures} == {"Zabul"}, text


@pytest.mark.parametrize(
    ("text", "again"),
    [
        # the lead's other number is of the enemy, and holds no soldiers
        ("Four soldiers and more than 200 Taliban were killed in Zabul. Before, 14 soldiers had died there.", False),
        # Afghans are no foreign troops; they may be civilians
        ("Twelve Afghans died in Zabul on Monday. Two British soldiers were killed.", False),
        ("Twelve Afghans died in Zabul on Monday. Two civilians were killed when a rocket hit a shop.", True),
    ],
)  # fmt: skip
def test_only_the_same_people_are_told_again(text: str, again: bool) -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2012, 5, 9), "text": text}
    last = [claim for claim in read_article(article, WAR) if claim["unit"] == "person"][-1]
    assert (last["restates"] is not None) == again


def test_the_attackers_are_not_among_those_they_killed() -> None:
    text = "Gunmen killed 24 people in a hospital in Zabul on Monday. All three attackers were killed."
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2012, 5, 9), "text": text}
    assert [(c["low"], c["restates"]) for c in read_article(article, WAR)] == [(24, None), (3, None)]


@pytest.mark.parametrize(
    ("text", "added"),
    [
        (
            "More than 100 soldiers were killed in Zabul on Monday. An elder said he saw 35 bodies in the hospital.",
            False,
        ),
        ("Nine soldiers were killed in Zabul on Monday. Two of the wounded died in hospital.", True),
    ],
)
def test_bodies_in_a_hospital_are_those_told_of(text: str, added: bool) -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2012, 5, 9), "text": text}
    last = [claim for claim in read_article(article, WAR) if claim["measure"] == "killed"][-1]
    assert (last["restates"] is None) == added


def test_the_attackers_are_not_among_those_who_died_by_nobody_named() -> None:
    text = "A gun battle in Zabul on Monday left 19 people dead. It ended when the three assailants were killed."
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2012, 5, 9), "text": text}
    assert [(c["low"], c["restates"]) for c in read_article(article, WAR)] == [(19, None), (3, None)]


def test_another_day_is_another_event() -> None:
    text = "A guard was killed in Zabul on Monday. On Tuesday, attacks on posts there left a guard dead."
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2012, 5, 9), "text": text}
    assert [(c["low"], c["restates"]) for c in read_article(article, WAR)] == [(1, None), (1, None)]


def test_what_happened_since_is_more_than_one_event() -> None:
    text = (
        "A strike in Zabul on Monday killed nine people. Thirty villagers have died there since Friday, a doctor said."
    )
    article = {"article_id": "a", "publisher": None, "title": None, "published": date(2012, 5, 9), "text": text}
    told = [(c["low"], c["party"], c["restates"]) for c in read_article(article, WAR)]
    assert told == [(9, "unknown", None), (30, "civilian", None)]
