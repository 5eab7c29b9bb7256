"""A release's tables, made up from a seed: as many events and months as asked for, valid against their declarations.

The war in them is invented, the shape is real: several reports an event, ranges and open ends, figures that only one
side claims, disputes, digests, undated events, months without any report. The same arguments give the same tables.
"""

from __future__ import annotations

import hashlib
import json
import random
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from warledger import conflict, tables

Row = dict[str, Any]

#: Text that would do harm if a page took it for markup, a template, a shortcode, a formula or a chart's expression.
HOSTILE = (
    "<script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    "</script><script>document.title='taken'</script>",
    "```{=html}\n<b>raw</b>\n```",
    "{{< include /etc/hostname >}} {{ 7 * 7 }} {% raw %} `r 1+1` ${7*7}",
    "[a link](javascript:alert(1)) **bold** <https://elsewhere.example/> & &amp; \"quoted\" 'single'",
    "::: {.callout-note}\n# Heading\n:::",
    "{signal: 'width'} datum.low event.item --- ... <!-- comment",
)
HOSTILE_URLS = ("javascript:document.title='taken'", 'https://one.example/"onmouseover="x', "data:text/html,<b>x</b>")

_PUBLISHERS = ("Northern Wire", "Daily Courier", "Radio Meridian", "The Observer Post", "Valley News", "Agency Four")
_PARTIES = ("government", "taliban", "civilian", "international")
_SPEAKERS = {
    "independent": "a hospital director",
    "own_side": "a spokesman for the governor",
    "narrator": None,
    "adversary": "a spokesman for the insurgents",
    "unconfirmed": "local residents",
}


def release_tables(
    *, events: int = 120, months: int = 36, seed: int = 1, start: str = "2018-01", hostile: bool = False
) -> dict[str, pl.DataFrame]:
    """Every table of a release with about the given number of events, spread unevenly over the months.

    About one month in seven has no report. With ``hostile`` the texts, titles, publishers and addresses carry
    :data:`HOSTILE` and :data:`HOSTILE_URLS`.
    """
    made = _Maker(random.Random(seed), hostile)
    calendar = [_month(start, offset) for offset in range(months)]
    open_months = [month for index, month in enumerate(calendar) if index % 7 != 5] or calendar
    weights = [1 + made.random.random() * 4 for _ in open_months]
    for number, month in enumerate(sorted(made.random.choices(open_months, weights, k=events))):
        made.event(number, month)
    return made.tables(calendar)


def write_release(folder: Path, frames: Mapping[str, pl.DataFrame], *, number: int = 1) -> Path:
    """The tables as a folder that `render_pages` takes: `data/` and `manifest.json`, no pages yet."""
    data = folder / "data"
    data.mkdir(parents=True)
    for name, frame in frames.items():
        hidden = tables.WORKING_COLUMNS.get(name, ())
        frame.drop(hidden).write_parquet(data / f"{name}.parquet")
        flat = frame.drop(hidden).with_columns(
            pl.col(column).list.join(" ") for column, kind in frame.schema.items() if kind == pl.List
        )
        flat.write_csv(data / f"{name}.csv")
    manifest = {
        "release": f"{number}-0a1b2c3d",
        "number": number,
        "data_id": "0a1b2c3d",
        "previous": None,
        "data_through": str(frames["events"]["date_end"].max()),
        "note": None,
        "fingerprints": {},
        "renderer": "none",
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    return folder


class _Maker:
    """Grows rows event by event."""

    def __init__(self, source: random.Random, hostile: bool) -> None:
        self.random = source
        self.hostile = hostile
        self.war = conflict.load()
        self.places = self.war.districts.select("province", "district", "pcode", "lat", "lon").sort("pcode").to_dicts()
        self.rows: dict[str, list[Row]] = {name: [] for name in tables.TABLES}

    def event(self, number: int, month: str) -> None:
        """One event with its reports, claims and figures; one in twelve is about ground, one in forty undated."""
        pick = self.random
        place = pick.choice(self.places)
        day = date.fromisoformat(f"{month}-01") + timedelta(days=pick.randrange(28))
        known, ground = number % 40 != 39, number % 12 == 7
        event_id = _id("event", number)
        disputed = pick.random() < 0.3
        what = f"Fighting in {place['district']}" if not ground else f"{place['district']} district changes hands"
        figures: dict[tuple[str, str, str], list[Row]] = {}
        reports = pick.choice((1, 1, 2, 2, 3, 4) if number % 60 else (9,))
        for report in range(reports):
            article = self._article(number, report, day)
            wanted = [("district", "lost", "none")] if ground else self._wanted(number)
            for unit, measure, party in wanted:
                claim = self._claim(article, place, day if known else None, unit, measure, party, disputed)
                figures.setdefault((unit, measure, party), []).append(claim)
        self.rows["events"].append(
            {
                "event_id": event_id,
                "title": f"{what}, {place['province']}",
                "date_start": day if known else None,
                "date_end": day if known else None,
                "date_precision": "day" if known else None,
                "month": month if known else None,
                "month_uncertain": day.day < 2,
                **{column: place[column] for column in ("province", "district", "pcode")},
                "place_precision": "district",
                "background": number % 25 == 3,
                "n_articles": reports,
                "n_publishers": min(reports, len(_PUBLISHERS)),
                "disputed": disputed,
            }
        )
        for (unit, measure, party), claims in figures.items():
            self._figure(event_id, unit, measure, party, claims)
            if ground and known:
                self._status(place["pcode"], day, event_id)

    def _wanted(self, number: int) -> list[tuple[str, str, str]]:
        party = self.random.choices(_PARTIES, (6, 4, 3, 1))[0]
        wanted = [("person", "killed", party)]
        if number % 3 == 0:
            wanted.append(("person", "wounded", party))
        if number % 11 == 4:
            wanted.append(("person", "captured", "government"))
        return wanted

    def _article(self, number: int, report: int, day: date) -> Row:
        pick = self.random
        publisher = _PUBLISHERS[(number + report) % len(_PUBLISHERS)]
        ours = number % 6 == 1
        article = {
            "article_id": _id("article", number, report),
            "origin": f"generated/{number}-{report}.txt",
            "publisher": pick.choice(HOSTILE) if self.hostile and report == 0 else publisher,
            "title": pick.choice(HOSTILE) if self.hostile else f"Fighting reported, item {number}",
            "url": pick.choice(HOSTILE_URLS) if self.hostile else f"https://news.example/{number}/{report}",
            "published": day + timedelta(days=1 + report),
            "published_basis": "metadata",
            "language": "en",
            "digest_of_publisher": publisher if ours else None,
            "digest_of_published": day + timedelta(days=1) if ours else None,
            "digest_of_url": f"https://source.example/{number}" if ours else None,
            "text": "",
            "words": 0,
        }
        if ours:
            article |= {"publisher": "Ledger digest", "url": None}
        self.rows["articles"].append(article)
        return article

    def _claim(
        self, article: Row, place: Row, day: date | None, unit: str, measure: str, party: str, disputed: bool
    ) -> Row:
        pick = self.random
        source_class = pick.choices(tables.SOURCE_CLASSES, (3, 5, 4, 2, 1))[0]
        low = 1 if unit == "district" else pick.randint(1, 12) if not disputed else pick.randint(1, 60)
        best, high = pick.choice([(low, low), (low, None), (low + 2, low + 5)] if unit == "person" else [(low, low)])
        counted = f"at least {low}" if high is None else str(best)
        people = f"{party} members {measure}" if unit == "person" else "district lost"
        quote = f"{counted} {people}"
        lead = f"{pick.choice(HOSTILE)} " if self.hostile else ""
        sentence = f"{lead}Reports from {place['district']} spoke of {quote} after the fighting there."
        begin = sentence.index(quote)
        sofar = len(article["text"])
        article["text"] += sentence + "\n\n"
        article["words"] = len(article["text"].split())
        speaker = _SPEAKERS[source_class]
        claim = {
            "claim_id": _id("claim", article["article_id"], unit, measure, party),
            "article_id": article["article_id"],
            "sentence": sentence,
            "sentence_start": sofar,
            "sentence_end": sofar + len(sentence),
            "quote_start": sofar + begin,
            "quote_end": sofar + begin + len(quote),
            "unit": unit,
            "measure": measure,
            "party": party if unit == "person" else None,
            "count_text": counted,
            "low": low,
            "best": best,
            "high": high,
            "scope": "incident",
            "modality": "asserted",
            "attributed_to": pick.choice(HOSTILE) if self.hostile and speaker else speaker,
            "source_class": source_class,
            **{column: place[column] for column in ("province", "district", "pcode")},
            "place_precision": "district",
            "date_start": day,
            "date_end": day,
            "date_precision": "day" if day else None,
            "background": False,
            "rule": "generated",
        }
        self.rows["claims"].append(claim)
        return claim

    def _figure(self, event_id: str, unit: str, measure: str, party: str, claims: list[Row]) -> None:
        plain = [claim for claim in claims if claim["source_class"] != "adversary"]
        by_adversary = max((claim["best"] for claim in claims if claim["source_class"] == "adversary"), default=None)
        ends = [claim["high"] for claim in claims]
        figure = {
            "event_id": event_id,
            "unit": unit,
            "measure": measure,
            "party": party,
            "low": min((claim["low"] for claim in plain), default=0),
            "best": plain[-1]["best"] if plain else None,
            "high": None if None in ends else max(ends),
            "claimed": None if plain else by_adversary,
            "counts": True,
            "rule": "latest" if plain else "adversary only",
            "claim_ids": [claim["claim_id"] for claim in claims],
        }
        self.rows["event_figures"].append(figure)
        for claim in claims:
            role = "figure" if claim is claims[-1] else "rival"
            self.rows["event_claims"].append(
                {
                    "event_id": event_id,
                    "claim_id": claim["claim_id"],
                    "role": role,
                    "why": "Same district, same day, same people counted.",
                }
            )

    def _status(self, pcode: str, day: date, event_id: str) -> None:
        rows = self.rows["district_status"]
        if any(row["pcode"] == pcode for row in rows):
            return
        taken = day + timedelta(days=9)
        rows += [
            {"pcode": pcode, "start": day, "end": taken - timedelta(days=1), "status": "contested", "basis": "claimed"},
            {"pcode": pcode, "start": taken, "end": None, "status": "opposition", "basis": "confirmed"},
        ]
        for row in rows[-2:]:
            row["event_id"] = event_id

    def tables(self, calendar: list[str]) -> dict[str, pl.DataFrame]:
        """The rows as checked tables, with the monthly ones summed from the events."""
        self.rows["monthly_casualties"] = self._monthly(("month",))
        self.rows["monthly_casualties_by_province"] = self._monthly(("month", "province"))
        self.rows["monthly_districts_lost"] = self._districts_lost(calendar)
        self.rows["rejected_files"] = [{"origin": "generated/empty.txt", "reason": "The file is empty; remove it."}]
        frames = {
            name: tables.frame(name, rows) for name, rows in self.rows.items() if name not in tables.WORKING_TABLES
        }
        return frames | {"districts": tables.frame("districts", self.places)}

    def _monthly(self, keys: tuple[str, ...]) -> list[Row]:
        events = {row["event_id"]: row for row in self.rows["events"]}
        sums: dict[tuple[str, ...], Row] = {}
        for figure in self.rows["event_figures"]:
            event = events[figure["event_id"]]
            if figure["unit"] != "person" or event["month"] is None:
                continue
            place = tuple(event[key] for key in keys)
            total = sums.setdefault(
                (*place, figure["party"], figure["measure"]),
                {"low": 0, "best": None, "high": 0, "claimed": 0}
                | dict.fromkeys(("events", "claims", "articles", "publishers", "month_uncertain"), 0),
            )
            total["low"] += figure["low"]
            if figure["best"] is not None:
                total["best"] = (total["best"] or 0) + figure["best"]
            closed = total["high"] is not None and figure["high"] is not None
            total["high"] = total["high"] + figure["high"] if closed else None
            total["claimed"] += figure["claimed"] or 0
            total["events"] += 1
            total["claims"] += len(figure["claim_ids"])
            total["articles"] += event["n_articles"]
            total["publishers"] = max(total["publishers"], event["n_publishers"])
            total["month_uncertain"] += event["month_uncertain"]
        names = (*keys, "party", "measure")
        return [
            dict(zip(names, key, strict=True))
            | total
            | ({"bounded_low": total["low"], "bounded_high": total["high"]} if keys == ("month",) else {})
            for key, total in sums.items()
        ]

    def _districts_lost(self, calendar: list[str]) -> list[Row]:
        events = {row["event_id"]: row for row in self.rows["events"]}
        lost: dict[str, list[str]] = {}
        for claim in self.rows["event_claims"]:
            event = events[claim["event_id"]]
            if event["month"] and "changes hands" in event["title"]:
                lost.setdefault(event["month"], []).append(claim["claim_id"])
        held, rows = 0, []
        for month in calendar:
            if month not in lost:
                continue
            named = len(lost[month]) // 2 + 1
            held += named
            rows.append(
                {
                    "month": month,
                    "lost_named": named,
                    "lost_low": named + len(rows) % 3,
                    "lost_spread": named + 4,
                    "lost_high": None if len(rows) % 4 == 1 else named + 9,
                    "retaken_named": len(rows) % 2,
                    "net_named": named - len(rows) % 2,
                    "opposition_held_end_low": held,
                    "opposition_held_end_high": held + 3,
                    "covered_from": date.fromisoformat(f"{month}-01"),
                    "covered_to": date.fromisoformat(f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}"),
                    "claim_ids": sorted(lost[month]),
                }
            )
        return rows


def _id(*parts: object) -> str:
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:16]


def _month(start: str, offset: int) -> str:
    year, month = divmod(int(start[:4]) * 12 + int(start[5:]) - 1 + offset, 12)
    return f"{year:04d}-{month + 1:02d}"
