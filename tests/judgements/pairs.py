"""Draw a seeded sample of merges and non-merges to judge by eye, and say how often the machine was wrong.

    python -m tests.judgements.pairs draw corpus ../shared/isaf/articles.jsonl > pairs.jsonl
    python -m tests.judgements.pairs score

A merge is two claims of one measure that stand in one event; a non-merge two that stand in different ones though their
places lie on one chain and their days within three of each other. The pairs are printed in a random order, without
the machine's verdict. Verdicts stand in `verdicts.csv`, one row a pair: "same" where both tell of one incident, or one
of a part of the other's, else "apart".
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import polars as pl

from warledger import articles, claims, conflict
from warledger.events import Decisions, build_events

VERDICTS = Path(__file__).with_name("verdicts.csv")
#: Days within which two claims could be taken for one incident.
NEAR = 3

Pair = dict[str, Any]


def draw(paths: Sequence[Path], each: int = 50, seed: int = 1) -> list[Pair]:
    """`each` merges and as many non-merges from the claims of all paths, shuffled."""
    merges: list[Pair] = []
    others: list[Pair] = []
    for path in paths:
        for pair in candidates(path):
            (merges if pair["machine"] == "same" else others).append(pair)
    rng = random.Random(seed)
    chosen = rng.sample(merges, min(each, len(merges))) + rng.sample(others, min(each, len(others)))
    rng.shuffle(chosen)
    return chosen


def candidates(path: Path) -> Iterator[Pair]:
    """Every pair of claims of one corpus that was merged, or might have been."""
    war = conflict.load()
    read, _rejected = articles.read_paths([path], war)
    found = claims.read_claims(read, war, workers=1)
    told = build_events(read, found, Decisions(), war)
    rows = (
        found.join(told.event_claims.select("claim_id", "event_id", "role"), on="claim_id")
        .join(told.events.select("event_id", "parent_event"), on="event_id")
        .filter((pl.col("scope") == "incident") & pl.col("date_start").is_not_null() & (pl.col("role") != "context"))
        .sort("unit", "measure", "date_start", "claim_id")
        .rows(named=True)
    )
    for _kind, group in _grouped(rows):
        for one, other in combinations(group, 2):
            if one["sentence"] == other["sentence"] or not _near(one, other):
                continue
            related = one["event_id"] == other["event_id"] or one["event_id"] == other["parent_event"]
            related |= other["event_id"] == one["parent_event"]
            yield {
                "corpus": path.name,
                "one": one["claim_id"],
                "other": other["claim_id"],
                "machine": "same" if related else "apart",
                "texts": [_shown(one), _shown(other)],
            }


def score(rows: Iterable[dict[str, str]]) -> str:
    """Error rates of the machine by the first verdict, and how often the two differ; an empty one is not judged yet."""
    judged = [row for row in rows if row["first"]]
    counted = Counter((row["machine"], row["first"]) for row in judged)
    lines = []
    for machine, wrong in (("same", "apart"), ("apart", "same")):
        total = sum(counted[machine, verdict] for verdict in ("same", "apart"))
        lines.append(f"{'merges' if machine == 'same' else 'non-merges'}: {counted[machine, wrong]} of {total} wrong")
    twice = [row for row in judged if row["second"]]
    differ = sum(row["first"] != row["second"] for row in twice)
    return "\n".join([*lines, f"judged twice: {len(twice)}, of which the verdicts differ on {differ}"])


def _grouped(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[tuple[str, str], list[dict[str, Any]]]]:
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["unit"], row["measure"]), []).append(row)
    yield from sorted(groups.items())


def _near(one: dict[str, Any], other: dict[str, Any]) -> bool:
    apart = (max(one["date_start"], other["date_start"]) - min(one["date_end"], other["date_end"])).days
    opposed = "government" in (one["party"], other["party"]) and one["party"] != other["party"]
    same_province = one["province"] == other["province"] and one["province"] is not None
    same_district = one["district"] == other["district"] or None in (one["district"], other["district"])
    return apart <= NEAR and same_province and same_district and not opposed


def _shown(row: dict[str, Any]) -> str:
    place = "/".join(str(row[name]) for name in ("province", "district", "place") if row[name])
    count = f"{row['party'] or row['unit']} {row['measure']} {row['low']}/{row['best']}/{row['high']}"
    return f"{count} {place} {row['date_start']}..{row['date_end']} | {row['sentence']}"


def main(arguments: Sequence[str]) -> None:
    """Draw pairs as JSON lines, without the machine's verdict, or score the committed verdicts."""
    if arguments[0] == "draw":
        for pair in draw([Path(name) for name in arguments[1:]]):
            print(json.dumps({name: value for name, value in pair.items() if name != "machine"}, ensure_ascii=False))
    else:
        with VERDICTS.open(encoding="utf-8", newline="") as file:
            print(score(csv.DictReader(file)))


if __name__ == "__main__":
    main(sys.argv[1:])
