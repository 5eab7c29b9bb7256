"""What one article alone adds up to: its news, restatements and parts counted once."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

from warledger.claims.times import NEWS

Claim = dict[str, Any]
#: "many", "numerous": more than this, so that smaller parts do not stand for the whole
_VAGUE = 3
_NUMERAL = re.compile(r"\d|\b(?:than|least|over|minimum|upwards)\b")
#: rules that read some of those counted beside them
_PARTS = frozenset(("part", "listed", "of_those"))
_UNCOUNTED = frozenset(("denied", "conditional"))


def article_figures(claims: list[Claim], published: date | None = None) -> list[Claim]:
    """Figures of an article: one for each claim that counts, refined by what restates it; of people of no party whose
    some are said to be, one for each party and one for the rest.

    Keys: unit, measure, party, low, best, high, date_start, date_end, province, pcode, claim_ids. Background, stocks,
    denials and conditionals are left out. So are sums where what they sum is told too: totals over a stretch of time
    beside incidents, and a lead over several provinces ("in Khost, Kandahar and Nangarhar") beside what happened in
    each.

    What a report tells without any time carries the day of publication, the only day it states; its claim keeps the
    days that leaves open.
    """
    claims = [_dated(claim, published) for claim in claims]
    counted = [claim for claim in claims if _counts(claim)]
    persons = [claim for claim in counted if claim["unit"] == "person"]
    if any(claim["scope"] == "incident" for claim in persons):
        counted = [c for c in counted if c["unit"] != "person" or c["scope"] == "incident"]
    located = any(claim["province"] and claim["scope"] == "incident" for claim in persons)
    ids = {claim["claim_id"] for claim in counted}
    children: dict[str, list[Claim]] = {}
    for claim in counted:
        if claim["restates"] in ids:
            children.setdefault(claim["restates"], []).append(claim)
    firsts = [claim for claim in counted if claim["restates"] not in ids]
    statements = Counter((claim["sentence_start"], claim["measure"]) for claim in firsts)
    figures = []
    for claim in firsts:
        told = children.get(claim["claim_id"], [])
        if claim["unit"] == "person" and located and _spread(claim):
            groups: dict[str, list[Claim]] = {}
            for part in _descendants(claim, children):
                if part["province"]:
                    groups.setdefault(part["province"], []).append(part)
            if not groups and not claim["place_precision"]:
                groups[""] = [claim]
            apart = [_figure(first, rest) for first, *rest in groups.values()]
            figures += [*apart, *_elsewhere(claim, apart, groups)]
        else:
            figure = _figure(claim, told)
            if statements[claim["sentence_start"], claim["measure"]] == 1:  # else those told with it are figures too
                figure = _raised(figure, _side_by_side(_descendants(claim, children)))
            figures += _by_party(figure, told)
    return figures


def _elsewhere(claim: Claim, apart: list[Claim], groups: dict[str, list[Claim]]) -> list[Claim]:
    """The rest of those a sentence counts, of whom it tells itself how many died where: "24 died, 20 of them in X".

    Where other sentences tell it, those without a place may be theirs too: nothing is left to count.
    """
    here = all(one["sentence_start"] == claim["sentence_start"] for told in groups.values() for one in told)
    if not here or not groups.keys() - {""} or claim["low"] is None or any(part["low"] is None for part in apart):
        return []
    rest = _rest(_figure(claim, []), apart)
    return [rest] if rest["best"] else []


def _rest(figure: Claim, some: list[Claim]) -> Claim:
    """A figure less some of its people."""
    least, likely = (sum(part[bound] or 0 for part in some) for bound in ("low", "best"))
    most = [part["high"] for part in some]
    low = 0 if None in most else max(0, figure["low"] - sum(most))
    high = None if figure["high"] is None else max(0, figure["high"] - least)
    return {**figure, "low": low, "best": max(low, (figure["best"] or 0) - likely), "high": high}


def _by_party(figure: Claim, told: list[Claim]) -> list[Claim]:
    """The figure of people of no party as those of each party that its claims tell apart, and the rest of them."""
    apart: dict[str, list[Claim]] = {}
    if figure["party"] == "unknown" and figure["low"] is not None:
        for claim in told:
            part = claim["rule"] in _PARTS or _is_fewer(claim, figure["low"])
            if part and claim["party"] != "unknown" and claim["low"]:
                apart.setdefault(claim["party"], []).append(claim)
    if not apart:
        return [figure]
    some = [{**figure, "party": party, **_sum(claims)} for party, claims in apart.items()]
    rest = _rest(figure, some)
    return [*some, rest] if rest["best"] else some


def _is_fewer(claim: Claim, low: int | None) -> bool:
    """Whether a claim counts fewer than so many: "left eight dead ... we lost three police": some of them."""
    return low is not None and claim["high"] is not None and claim["high"] < low


def _sum(claims: list[Claim]) -> Claim:
    """Low, best and high of claims that add up, and their ids."""
    highs = [claim["high"] for claim in claims]
    return {
        "low": sum(claim["low"] for claim in claims),
        "best": sum(claim["best"] or claim["low"] for claim in claims),
        "high": None if None in highs else sum(highs),
        "claim_ids": [claim["claim_id"] for claim in claims],
    }


def _descendants(claim: Claim, children: dict[str, list[Claim]]) -> list[Claim]:
    """What restates a claim, and what restates that, in the order of the text."""
    found: dict[str, Claim] = {}
    waiting = [claim]
    while waiting:
        for one in children.get(waiting.pop()["claim_id"], ()):
            if one["claim_id"] not in found:
                found[one["claim_id"]] = one
                waiting.append(one)
    return sorted(found.values(), key=lambda c: c["quote_start"])


def _side_by_side(told: list[Claim]) -> int:
    """The most people that one statement counts together: "the commander and two of his men"; 0 where none does."""
    lows: dict[tuple[str, int], list[int]] = {}
    for claim in told:
        if claim["low"] is not None and claim["rule"] not in _PARTS:
            for edge in ("quote_start", "quote_end"):  # conjuncts share their verb, before or after them
                lows.setdefault((edge, claim[edge]), []).append(claim["low"])
    return max((sum(counts) for counts in lows.values() if len(counts) > 1), default=0)


def _raised(figure: Claim, low: int) -> Claim:
    """The figure, if it is open, with at least so many people."""
    if figure["high"] is not None or low <= (figure["low"] or _VAGUE):
        return figure
    return {**figure, "low": low, "best": max(figure["best"] or 0, low)}


def _dated(claim: Claim, published: date | None) -> Claim:
    """The claim; told as news without any time, it is of the day of publication."""
    if published and (claim["date_start"], claim["date_end"]) == (published - NEWS, published):
        return {**claim, "date_start": published}
    return claim


def _figure(claim: Claim, told: list[Claim]) -> Claim:
    """The figure of a claim and of the claims that restate it."""
    low, best, high = _bounds(claim, told)
    party = claim["party"]
    if party == "unknown":
        rivals = [c for c in told if c["source_class"] == "adversary" and c["attributed_to"]]  # "saying 30 police died"
        known = (c for c in told if c["party"] != "unknown" and c["rule"] not in _PARTS and c not in rivals)
        party = next((c["party"] for c in known if not _is_fewer(c, low)), party)
    return {
        "unit": claim["unit"],
        "measure": claim["measure"],
        "party": party,
        "low": low,
        "best": best,
        "high": high,
        "date_start": claim["date_start"],
        "date_end": claim["date_end"],
        "province": claim["province"],
        "pcode": claim["pcode"],
        "claim_ids": [claim["claim_id"], *(c["claim_id"] for c in told if low is not None)],
    }


def _spread(claim: Claim) -> bool:
    """Told of several provinces, of a part of the country or of no place at once."""
    return not claim["province"] and claim["place_precision"] in {"ambiguous", "region", "country", None}


def _counts(claim: Claim) -> bool:
    return not claim["background"] and claim["scope"] != "stock" and claim["modality"] not in _UNCOUNTED


def _points_back(claim: Claim) -> bool:
    """Told without a count of its own, or with "the two": the same people again, not a further part of them."""
    words = (claim["count_text"] or "the").lower().split()
    return words[0] in {"the", "these", "those", "all", "both"}


def _bounds(claim: Claim, told: list[Claim]) -> tuple[int | None, int | None, int | None]:
    """A claim's bounds, refined: an exact figure replaces an open one, parts that together exceed it raise it."""
    low, best, high = claim["low"], claim["best"], claim["high"]
    rival = claim["source_class"] != "adversary"  # an enemy's number does not refine one's own
    told = [c for c in told if not (rival and c["source_class"] == "adversary")]
    told = [c for c in told if c["low"] is not None and c["count_text"]]
    apart = [c for c in told if not _points_back(c)]
    vague = low is None or (high is None and not _NUMERAL.search(claim["count_text"] or ""))  # "several", "dozens"
    if not vague and len({c["sentence_start"] for c in apart}) > 1:
        apart = [c for c in apart if c["rule"] not in _PARTS]  # "nine of them children ... 11 bodies": of the same
    parts = sum(c["low"] for c in apart if low is None or c["low"] < low or (vague and c["low"] == c["high"]))
    if low is None:
        return (parts, parts, None) if parts > _VAGUE else (low, best, high)
    firmer = [c for c in told if c["low"] > low]
    if any(c["source_class"] != "unconfirmed" for c in firmer):
        firmer = [c for c in firmer if c["source_class"] != "unconfirmed"]  # villagers' count yields to a governor's
    if high is None and firmer:
        top = max(firmer, key=lambda c: (c["low"], c["high"] is not None))
        return top["low"], top["best"], top["high"]
    if parts > low:
        low, best = parts, max(best or 0, parts)
        high = None if high is None else max(high, low)
    return low, best, high
