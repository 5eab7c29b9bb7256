"""A made-up war of any size, as frames of articles and claims: plausible in shape, seeded, the same on every machine.

Incidents happen in real districts on random days. Each is told by one to four articles, with tolls that differ, vague
or specific, by officials, doctors or the enemy; some articles are wire copies; some claims are totals over weeks, a few
of them said to be all.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import polars as pl

from warledger import conflict, tables

PUBLISHERS = ("Northern Wire", "Daily Courier", "Radio Meridian", "The Observer Post", "Valley News", "Agency Four")
TARGETS = ("a convoy", "a checkpoint", "an army base", "a market", "the prison", "a hospital", "a village")
MEANS = ("an ambush", "a roadside bomb", "an air strike", "a suicide attack", "a raid", "rockets")
SPEAKERS = (
    ("narrator", None),
    ("own_side", "a police spokesman"),
    ("independent", "a doctor"),
    ("adversary", "a rebel spokesman"),
)
VAGUE = (("several", 3, 3), ("dozens", 12, 24), ("scores", 40, 40))
#: Shares of what an article says besides incidents.
WINDOWS, DISTRICTS, COPIES = 0.04, 0.06, 0.05


@dataclass(frozen=True)
class _Incident:
    day: date
    province: str
    district: str
    pcode: str
    target: str
    means: str
    killed: int
    wounded: int
    party: str
    falls: bool


def claim_frames(
    claims: int, seed: int = 1, start: date = date(2003, 1, 1), days: int = 6_700, districts: int | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`articles` and about that many `claims`.

    Args:
        days: length of the war; a shorter one is denser.
        districts: how many districts it is fought in, all by default.
    """
    rng = random.Random(seed)
    places = [tuple(row) for row in conflict.load().districts.select("province", "district", "pcode").iter_rows()][
        :districts
    ]
    incidents = [_incident(rng, places, start, days) for _ in range(claims // 3 + 1)]
    truth = _Truth(incidents)
    articles: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for incident in incidents:
        for _ in range(rng.choices((1, 2, 3, 4), (6, 3, 2, 1))[0]):
            number = len(articles)
            article, told = _report(rng, incident, number, truth)
            articles.append(article)
            rows += told
            if rng.random() < COPIES:
                name = {"article_id": f"a{number + 1:07}", "origin": f"made/{number + 1}.txt"}
                articles.append(
                    article | name | {"duplicate_of": article["article_id"], "publisher": rng.choice(PUBLISHERS)}
                )
                rows += [_identified(row | {"article_id": name["article_id"]}) for row in told]
        if len(rows) >= claims:
            break
    return _frame("articles", articles), _frame("claims", rows[:claims])


class _Truth:
    """What really happened, summed over any days: the killed of a party, the districts lost."""

    def __init__(self, incidents: list[_Incident]) -> None:
        happened: dict[tuple[str, str | None], list[tuple[int, int]]] = {}
        for incident in incidents:
            for series, count in ((incident.party, incident.killed), ("districts", int(incident.falls))):
                for province in (None, incident.province):
                    happened.setdefault((series, province), []).append((incident.day.toordinal(), count))
        self._days: dict[tuple[str, str | None], list[int]] = {}
        self._sums: dict[tuple[str, str | None], list[int]] = {}
        for key, counts in happened.items():
            counts.sort()
            self._days[key] = [day for day, _ in counts]
            self._sums[key] = [0, *accumulate(count for _, count in counts)]

    def total(self, series: str, province: str | None, start: date, end: date) -> int:
        days, sums = self._days[series, province], self._sums[series, province]
        return sums[bisect_right(days, end.toordinal())] - sums[bisect_left(days, start.toordinal())]


def _frame(name: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    schema = {column: declared.dtype for column, declared in tables.TABLES[name].columns().items()}
    return tables.checked(name, pl.DataFrame(rows, schema=schema, orient="row"))


def _incident(rng: random.Random, places: list[tuple[Any, ...]], start: date, days: int) -> _Incident:
    province, district, pcode = rng.choice(places)
    killed = 1 + int(rng.expovariate(0.2))
    return _Incident(
        start + timedelta(days=rng.randrange(days)),
        province,
        district,
        pcode,
        rng.choice(TARGETS),
        rng.choice(MEANS),
        killed,
        rng.randrange(2 * killed),
        rng.choices(("government", "taliban", "civilian", "insurgent"), (5, 3, 2, 1))[0],
        rng.random() < DISTRICTS,
    )


def _report(
    rng: random.Random, incident: _Incident, number: int, truth: _Truth
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    published = incident.day + timedelta(days=rng.choices((0, 1, 2), (2, 5, 1))[0])
    article = {
        "article_id": f"a{number:07}",
        "origin": f"made/{number}.txt",
        "publisher": rng.choice(PUBLISHERS),
        "title": "Fighting reported",
        "published": published,
        "published_basis": "metadata",
        "language": "en",
        "text": "",
        "words": 100,
    }
    return article, list(_claims(rng, incident, str(article["article_id"]), published, truth))


def _claims(
    rng: random.Random, incident: _Incident, article: str, published: date, truth: _Truth
) -> Iterator[dict[str, Any]]:
    source_class, speaker = rng.choices(SPEAKERS, (5, 4, 1, 2))[0]
    known = {
        "province": incident.province,
        "district": incident.district,
        "pcode": incident.pcode,
        "place_precision": "district",
    }
    if rng.random() < 0.25:
        known |= {"district": None, "pcode": incident.pcode[:4], "place_precision": "province"}
    common = known | {
        "article_id": article,
        "party": incident.party,
        "unit": "person",
        "scope": "incident",
        "modality": "claimed" if source_class == "adversary" else "asserted",
        "source_class": source_class,
        "attributed_to": speaker,
        "date_start": incident.day,
        "date_end": incident.day,
        "date_precision": "day",
        "background": False,
        "rule": "made",
    }
    sentence = f"In {incident.province}, {incident.means} on {incident.target} killed {{}} and wounded {{}}."
    for measure, number in (("killed", incident.killed), ("wounded", incident.wounded)):
        if number:
            words, low, best, high = _count(rng, number)
            yield _claim(
                common | {"measure": measure, "count_text": words, "low": low, "best": best, "high": high}, sentence, 0
            )
    if incident.falls:
        ground = {
            "unit": "district",
            "measure": rng.choice(("lost", "lost", "retaken")),
            "party": None,
            "low": 1,
            "best": 1,
            "high": 1,
        }
        yield _claim(common | ground, f"The district of {incident.district} fell.", 200)
    if rng.random() < WINDOWS:
        window = _window(rng, incident, published, truth)
        words = "In recent weeks there were {}" + (" in all." if window["high"] else ".")
        yield _claim(common | window, words, 400)


def _window(rng: random.Random, incident: _Incident, published: date, truth: _Truth) -> dict[str, Any]:
    """A total over a week or more: mostly less than what happened, and where it is said to be all, about that."""
    districts = rng.random() < 0.05
    length = rng.choice((7, 7, 28, 56))
    end = date.fromordinal(published.toordinal() // length * length)  # totals are given by the week and the month
    everywhere = rng.random() < 0.5
    capped = rng.random() < 0.03
    start, where = end - timedelta(days=length - 1), None if everywhere else incident.province
    happened = truth.total("districts" if districts else incident.party, where, start, end)
    number = round(happened * (1 if capped else rng.uniform(0.4, 1)))
    most = round(happened * rng.uniform(1, 1.4)) + 3
    return {
        "unit": "district" if districts else "person",
        "measure": "lost" if districts else "killed",
        "party": None if districts else incident.party,
        "scope": "window",
        "province": where,
        "district": None,
        "pcode": None,
        "place_precision": "country" if everywhere else "province",
        "count_text": f"{number}",
        "low": number,
        "best": number,
        "high": most if capped else None,
        "date_start": start,
        "date_end": end,
        "date_precision": "days",
    }


def _count(rng: random.Random, number: int) -> tuple[str, int, int, int | None]:
    if rng.random() < 0.2:
        words, low, best = rng.choice(VAGUE)
        return words, low, best, None
    number = max(1, number + rng.choice((0, 0, 0, 0, 1, -1)))
    return (f"at least {number}", number, number, None) if rng.random() < 0.2 else (str(number), number, number, number)


def _claim(row: dict[str, Any], sentence: str, start: int) -> dict[str, Any]:
    words = sentence.format(row.get("count_text"), "others")
    return _identified(
        row
        | {
            "sentence": words,
            "sentence_start": start,
            "sentence_end": start + len(words),
            "quote_start": start + (10 if row["measure"] == "wounded" else 0),
            "quote_end": start + len(words),
        }
    )


def _identified(row: dict[str, Any]) -> dict[str, Any]:
    said = repr([row.get(name) for name in ("article_id", "sentence_start", "quote_start", "unit", "measure", "party")])
    return row | {"claim_id": hashlib.sha256(said.encode()).hexdigest()[:16]}
