"""Reports made up from a seed, as many as asked for, and edits of them, as agencies and their clients make.

The war in them is invented. Sentences are built from parts; two reports share no more wording than two real ones.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import NamedTuple

_PLACES = (
    ("Sangin", "Helmand"),
    ("Imam Sahib", "Kunduz"),
    ("Qaisar", "Faryab"),
    ("Andar", "Ghazni"),
    ("Khogyani", "Nangarhar"),
    ("Bala Buluk", "Farah"),
    ("Chahar Bolak", "Balkh"),
    ("Arghandab", "Kandahar"),
    ("Nad Ali", "Helmand"),
    ("Baghlan-e Jadid", "Baghlan"),
    ("Gomal", "Paktika"),
    ("Darqad", "Takhar"),
    ("Warduj", "Badakhshan"),
    ("Shindand", "Herat"),
    ("Chak", "Wardak"),
    ("Sayed Abad", "Wardak"),
)
_SPEAKERS = (
    "a spokesman for the governor",
    "the provincial police chief",
    "a member of the provincial council",
    "an army officer",
    "a doctor at the district hospital",
    "a tribal elder",
    "the deputy governor",
    "an interior ministry official",
    "a villager who had fled",
    "a lawmaker",
)
_DEEDS = (
    "stormed {n} checkpoints",
    "ambushed a convoy on the road to the bazaar",
    "fired mortars at an army post",
    "attacked the district centre from three sides",
    "set off a car bomb at the gate of a police station",
    "overran an outpost after {n} hours of fighting",
    "laid a mine that hit a fuel truck",
    "seized a bridge and held it until noon",
    "burned down a school used by soldiers",
    "shot at a helicopter bringing water",
)
_AFTER = (
    "Reinforcements came from the provincial capital {when}.",
    "The road has been closed since {when}.",
    "Shops stayed shut {when}.",
    "Residents spoke of gunfire that lasted until {when}.",
    "Two ambulances took the wounded away {when}.",
    "A search went on {when}.",
    "Telephone lines were cut {when}, and nobody could be reached.",
    "The army said it had sent commandos {when}.",
)
_WHEN = (
    "before dawn",
    "at midday",
    "late in the evening",
    "on Tuesday",
    "over the weekend",
    "during prayers",
    "by Friday",
    "after a night of rain",
)
_ADJECTIVES = (
    "remote fertile poor mountainous dusty crowded contested quiet isolated broad narrow green bare old".split()
)
_NOUNS = (
    "valley orchard bazaar canal ridge highway "
    "village pass plain river fort hamlet crossing market mill wheatfield".split()
)
_VERBS = (
    "crossed watched left searched circled reached guarded avoided described "
    "filmed mapped visited patrolled repaired".split()
)
_NUMBERS = "two three four five six seven eight nine 11 12 14 15 17 20 23 30".split()


class Report(NamedTuple):
    """A report as its agency sent it."""

    title: str
    published: date
    paragraphs: list[str]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def report(rng: random.Random, paragraphs: int = 9) -> Report:
    """One report of about 35 words a paragraph."""
    district, province = rng.choice(_PLACES)
    number = rng.choice(_NUMBERS)
    deed = rng.choice(_DEEDS).format(n=rng.choice(_NUMBERS))
    lead = f"Insurgents {deed} in {district} district of {province} province {rng.choice(_WHEN)}"
    body = [f"{lead}, killing {number} soldiers, {rng.choice(_SPEAKERS)} said. {_filler(rng)}"]
    for _ in range(paragraphs - 1):
        said = f"{rng.choice(_SPEAKERS).capitalize()} said {rng.choice(_NUMBERS)} people were wounded when insurgents "
        body.append(f"{said}{rng.choice(_DEEDS).format(n=rng.choice(_NUMBERS))}. {_after(rng)} {_filler(rng)}")
    day = date(2008, 1, 1) + timedelta(days=rng.randrange(4900))
    return Report(f"{number.capitalize()} soldiers killed in {province}'s {district} district", day, body)


def scene(rng: random.Random) -> str:
    """Two sentences that count nobody."""
    return f"{_after(rng)} {_filler(rng)}"


def _after(rng: random.Random) -> str:
    return rng.choice(_AFTER).format(when=rng.choice(_WHEN))


def _filler(rng: random.Random) -> str:
    one, two = (f"{rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}" for _ in range(2))
    return f"They {rng.choice(_VERBS)} a {one} and {rng.choice(_VERBS)} the {two} near {rng.choice(_PLACES)[0]}."


_SPELLINGS = {
    "centre": "center",
    "neighbour": "neighbor",
    "district": "District",
    "province": "Province",
    "said": "told reporters",
}
_BACKGROUND = (
    "The insurgents have stepped up attacks across the country since foreign combat troops left, and hold more "
    "ground than at any time since they were driven from power. Government forces have suffered heavy losses.",
    "Talks between the two sides have stalled over the release of prisoners. Diplomats in the capital say that "
    "neither side wants to be seen to give way before the fighting season ends and the snow closes the passes.",
)


def edits(original: Report, rng: random.Random) -> dict[str, Report]:
    """What clients and later editions make of a report: each is the same report still."""
    body, day = original.paragraphs, original.published
    swapped = [body[0], *rng.sample(body[1:], len(body) - 1)]
    return {
        "copy with another headline": Report("Attack in the provinces", day, body),
        "tail cut": Report(original.title, day, body[: max(3, round(len(body) * 0.7))]),
        "two paragraphs dropped": Report(original.title, day, [p for at, p in enumerate(body) if at not in (3, 5)]),
        "background added": Report(original.title, day, [*body, _BACKGROUND[0]]),
        "new lead": Report(original.title, day + timedelta(days=1), [report(rng).paragraphs[0], *body]),
        "figures updated": Report(original.title, day + timedelta(days=1), [_new_figures(p, rng) for p in body]),
        "house style": Report(original.title, day, [_restyled(p) for p in body]),
        "paragraphs moved": Report(original.title, day + timedelta(days=2), swapped),
        "credits and typos": Report(
            original.title, day, [_typos(p, rng) for p in body] + ["(Reporting by two correspondents.)"]
        ),
    }


def look_alikes(original: Report, rng: random.Random) -> dict[str, Report]:
    """Other reports that share much with one: none is a copy."""
    other = report(rng, len(original.paragraphs))
    shared = [*_BACKGROUND, *original.paragraphs[-2:]]
    later = original.published + timedelta(days=1)
    return {
        "another report": Report(other.title, original.published, other.paragraphs),
        "same background": Report(other.title, later, [*other.paragraphs[:4], *shared]),
    }


def bulletin(rng: random.Random, day: date) -> Report:
    """A ministry's daily bulletin: one pattern, other places and figures each day."""
    lines = [
        f"{rng.choice(_NUMBERS).capitalize()} insurgents were killed and {rng.choice(_NUMBERS)} wounded in {place} "
        f"district of {province} province in operations of the national forces in the past 24 hours, the defence "
        "ministry said in a statement."
        for place, province in rng.sample(_PLACES, 4)
    ]
    return Report("Daily report on operations", day, lines)


def _new_figures(paragraph: str, rng: random.Random) -> str:
    return " ".join(
        rng.choice(_NUMBERS) if word in _NUMBERS and rng.random() < 0.5 else word for word in paragraph.split()
    )


def _restyled(paragraph: str) -> str:
    for one, other in _SPELLINGS.items():
        paragraph = paragraph.replace(one, other, 2)
    return paragraph


def _typos(paragraph: str, rng: random.Random) -> str:
    words = paragraph.split()
    for at in rng.sample(range(len(words)), max(1, len(words) // 40)):
        words[at] = words[at][::-1]
    return " ".join(words)
