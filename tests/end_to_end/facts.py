"""Do the shipped digests read back to the facts they were written from?

usage: python tests/end_to_end/facts.py EXTRACTED.jsonl [--misses]

EXTRACTED.jsonl is the output of `warledger extract corpus`. A fact counts as read back when its digest has a claim of
the same unit, measure and lower bound; of those it prints how often each further field agrees.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "reports.jsonl"
GROUND = {"district", "district_center", "city", "base", "post", "village"}


def figures() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(report id, incident, figure) of every fact that a claim could carry."""
    for line in FACTS.open(encoding="utf-8"):
        report = json.loads(line)
        for incident in report["incidents"]:
            for figure in incident["figures"]:
                yield report["report_id"], incident, figure


def fits(figure: dict[str, Any], claim: dict[str, Any]) -> bool:
    same_kind = (claim["unit"], claim["measure"]) == (figure["unit"], figure["measure"])
    if figure["unit"] in GROUND:
        # one place named needs no number; many need theirs
        return same_kind and (claim["low"] or 1) == (figure["low"] or 1)
    return same_kind and claim["low"] == figure["low"]


def agreement(incident: dict[str, Any], figure: dict[str, Any], claim: dict[str, Any]) -> dict[str, bool]:
    same = {"scope": claim["scope"] == figure["scope"]}
    unnumbered = figure["unit"] in GROUND and claim["low"] is None  # one place named: the events stage counts it as one
    same["high"] = (1 if unnumbered else claim["high"]) == figure["high"]
    same["province"] = claim["province"] == incident["province"]
    if figure["unit"] == "person":
        # prisoners and other non-parties are "other" in the facts
        same["party"] = claim["party"] == {"other": "unknown"}.get(figure["party"], figure["party"])
        same["source_class"] = claim["source_class"] == figure["source_class"]
    if incident["pcode"] and len(incident["pcode"]) == 6:
        same["pcode"] = claim["pcode"] == incident["pcode"]
    first, last = figure.get("window_start") or incident["date_start"], figure.get("window_end") or incident["date_end"]
    if first and last and claim["date_start"] and claim["date_end"]:
        same["dates overlap"] = str(claim["date_start"]) <= last and str(claim["date_end"]) >= first
    return same


def compare(extracted: list[dict[str, Any]]) -> tuple[list[str], list[str], list[str], dict[str, list[bool]]]:
    """Facts read back, facts missed, fields that differ (each as a line), and field agreement of those read back."""
    claims = {Path(article["origin"]).stem: list(article["claims"]) for article in extracted}
    read, missed, differing = [], [], []
    fields: dict[str, list[bool]] = defaultdict(list)
    used: set[int] = set()
    for report, incident, figure in figures():
        say = f"{report}: {figure['unit']} {figure['measure']} {figure['party']} {figure['low']}/{figure['high']}"
        fitting = [c for c in claims.get(report, []) if id(c) not in used and fits(figure, c)]
        if not fitting:
            missed.append(say)
            continue
        best = max(fitting, key=lambda c: sum(agreement(incident, figure, c).values()))
        used.add(id(best))
        read.append(say)
        for name, same in agreement(incident, figure, best).items():
            fields[name].append(same)
            if not same:
                differing.append(f"{say}: {name}: {best.get(name)} | {best['sentence']}")
    return read, missed, differing, fields


def main() -> None:
    extracted = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    read, missed, differing, fields = compare(extracted)
    if "--misses" in sys.argv:
        print("\n".join(missed + differing))
    print(f"{len(read)} of {len(read) + len(missed)} facts read back")
    for name, same in fields.items():
        print(f"  {name:<16}{sum(same)}/{len(same)}")


if __name__ == "__main__":
    main()
