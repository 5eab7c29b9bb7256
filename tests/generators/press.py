"""What agencies send about a made-up war, as many texts as asked for: incidents, roundups, features and copies.

A text is about 5 kB. A report of one incident counts in a few of its sentences, with its rivals and its background; a
roundup counts in most; a feature in none, though it speaks of the fighting. Incidents lie in real districts on random
days; several agencies tell of some, with figures that differ, and clients reprint or update what they got. In all
about 1.3 claims are read per kB, six a text. (Reports picked for their figures have 3; press of all kinds has fewer.)
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tests.generators.articles import Report, edits, scene

from warledger import conflict

#: Shares of what is sent.
INCIDENT, ROUNDUP, FEATURE, EDITION = 54, 16, 20, 10
#: How often an agency tells of what another one told a short while ago.
RETOLD = 0.35
AGENCIES = 40
_FIRST, _DAYS = date(2003, 1, 1), 6_800

_PEOPLE = ("soldiers", "policemen", "border guards", "civilians", "local police officers", "Taliban fighters")
_DEEDS = (
    "when insurgents stormed two checkpoints",
    "in an ambush on a supply convoy",
    "when a roadside bomb hit their vehicle",
    "in a gun battle near the bazaar",
    "when mortars struck an army base",
    "in a suicide attack on the police headquarters",
    "in an air strike on a village",
    "when gunmen attacked the district governor's compound",
)
_SPEAKERS = (
    "a spokesman for the governor",
    "the provincial police chief",
    "a member of the provincial council",
    "an army officer in the province",
    "the deputy governor",
    "an interior ministry official",
)
_MEDICS = ("a doctor at the provincial hospital", "the head of the public health department", "a nurse on duty")
_DAY_WORDS = ("on Monday", "on Tuesday", "on Wednesday", "overnight", "late on Thursday", "early on Saturday")
_HISTORY = (
    "In {month} {year}, {n} {people} were killed in {district} district in a similar raid.",
    "At least {many} members of the security forces have been killed in {province} since January, officials say.",
    "The insurgents overran {district} district in {year} and held it for {n} days.",
    "More than {many} civilians were killed in the province last year, a rights group said.",
)
_IDLE = (
    "Officials had warned that fighters could attack the district again before the winter.",
    "It was not clear whether anybody had been hurt, and the army would not comment on its losses.",
    "If the road is cut, police say, the garrison will have to surrender or be supplied from the air.",
    "The ministry denied that its forces planned to leave the district centre to the insurgents.",
    "No group said that it was behind the attack.",
    "Commanders have asked for more troops since the fighting began, and have been told to wait.",
)
_MONTHS = ("March", "May", "June", "August", "October")


class Dispatch(NamedTuple):
    """A text and who sent it."""

    publisher: str
    report: Report


class _Incident(NamedTuple):
    day: date
    province: str
    district: str
    people: str
    deed: str
    killed: int
    wounded: int


def dispatches(number: int, seed: int = 4) -> Iterator[Dispatch]:
    """So many texts, the same for the same seed."""
    rng = random.Random(seed)
    places = list(conflict.load().districts.select("province", "district").iter_rows())
    recent: deque[_Incident] = deque(maxlen=60)
    sent: deque[Report] = deque(maxlen=200)
    for _ in range(number):
        kind = rng.choices(("incident", "roundup", "feature", "edition"), (INCIDENT, ROUNDUP, FEATURE, EDITION))[0]
        if kind == "edition" and sent:
            report = rng.choice(list(edits(rng.choice(sent), rng).values()))
        elif kind == "roundup":
            report = _roundup(rng, places)
        elif kind == "feature":
            report = _feature(rng, places)
        else:
            incident = rng.choice(recent) if recent and rng.random() < RETOLD else _incident(rng, places)
            recent.append(incident)
            report = _told(rng, incident)
        sent.append(report)
        yield Dispatch(f"Agency {rng.randrange(AGENCIES)}", report)


def _incident(rng: random.Random, places: Sequence[tuple[str, str]], day: date | None = None) -> _Incident:
    killed = 1 + int(rng.expovariate(0.2))
    return _Incident(
        day or _FIRST + timedelta(days=rng.randrange(_DAYS)),
        *rng.choice(places),
        rng.choice(_PEOPLE),
        rng.choice(_DEEDS),
        killed,
        1 + rng.randrange(2 * killed),
    )


def _told(rng: random.Random, incident: _Incident) -> Report:
    """An incident as one agency tells it, a day or two later."""
    day, province, district, people, deed, killed, wounded = incident
    when, speaker, medic = day.strftime("on %A"), rng.choice(_SPEAKERS), rng.choice(_MEDICS)
    killed = max(2, killed + rng.choice((0, 0, 0, 1, -1)))
    lead = (
        f"{_counted(rng, killed)} {people} were killed {deed} in {district} district of {province} province {when}, "
        f"{speaker} said."
    )
    body = [f"{lead} {scene(rng)}", f"{_counted(rng, wounded + 1)} others were wounded, {medic} said. {scene(rng)}"]
    if rng.random() < 0.4:
        claim = f"A Taliban spokesman said their fighters had killed {killed * 2} {people} in the attack."
        body.append(f"{claim} {rng.choice(_IDLE)}")
    body.append(f"{_history(rng, province, district)} {scene(rng)}")
    if rng.random() < 0.6:
        other = _incident(rng, [(province, district)], day)
        counts = (
            f"killed {_counted(rng, other.killed + 1)} {other.people} and wounded {_counted(rng, other.wounded + 1)}"
        )
        body.append(f"In a separate attack in {province} a day earlier, a bomb {counts}, {speaker} said. {scene(rng)}")
    if rng.random() < 0.5:
        body.append(f"{_history(rng, province, district)} {rng.choice(_IDLE)}")
    title = f"{people.capitalize()} killed in {province}"
    return Report(title, day + timedelta(days=rng.choice((1, 1, 2))), [*body, *_scenes(rng, 15 - len(body))])


def _roundup(rng: random.Random, places: Sequence[tuple[str, str]]) -> Report:
    """A week's incidents, a paragraph each."""
    published = _FIRST + timedelta(days=rng.randrange(_DAYS))
    body = []
    for _ in range(6):
        one = _incident(rng, places, published)
        where = f"in {one.district} district of {one.province} province {rng.choice(_DAY_WORDS)}"
        tail = f"{_counted(rng, one.wounded + 1)} were wounded, {rng.choice(_SPEAKERS)} said. {scene(rng)}"
        body.append(f"{_counted(rng, one.killed + 1)} {one.people} were killed {one.deed} {where}. {tail}")
    return Report("A week of fighting in the provinces", published, [*body, *_scenes(rng, 8)])


def _feature(rng: random.Random, places: Sequence[tuple[str, str]]) -> Report:
    """Life in a district: nobody is counted."""
    province, district = rng.choice(places)
    lead = f"The road to {district} in {province} province is quiet in the morning. {rng.choice(_IDLE)} {scene(rng)}"
    return Report(
        f"Life in {district}", _FIRST + timedelta(days=rng.randrange(_DAYS)), [lead, *_scenes(rng, 12, idle=0.3)]
    )


def _history(rng: random.Random, province: str, district: str) -> str:
    return rng.choice(_HISTORY).format(
        month=rng.choice(_MONTHS),
        year=rng.randrange(2002, 2012),
        n=rng.randrange(3, 30),
        many=rng.randrange(4, 30) * 10,
        people=rng.choice(_PEOPLE),
        province=province,
        district=district,
    )


def _counted(rng: random.Random, number: int) -> str:
    if rng.random() < 0.1:
        return rng.choice(("Dozens of", "Several", "Scores of"))
    return f"At least {number}" if rng.random() < 0.25 else f"{number}"


def _scenes(rng: random.Random, paragraphs: int, idle: float = 0.1) -> list[str]:
    return [
        f"{scene(rng)} {rng.choice(_IDLE) + ' ' if rng.random() < idle else ''}{scene(rng)} {scene(rng)}"
        for _ in range(paragraphs)
    ]
