"""What one article alone adds up to: its news, restatements and parts counted once."""

from __future__ import annotations

from typing import Any

Claim = dict[str, Any]
_UNCOUNTED = frozenset(("denied", "conditional"))


def article_figures(claims: list[Claim]) -> list[Claim]:
    """Figures of an article: one for each claim that counts, raised by what restates it.

    Keys: unit, measure, party, low, best, high, date_start, date_end, province, pcode, claim_ids. Background, stocks, denials and
    conditionals are left out, and so are totals over a stretch of time where the article tells of incidents. A claim that restates another refines it: an exact figure replaces a vague one, and parts that
    together exceed it raise it.
    """
    if any(c["unit"] == "person" and c["scope"] == "incident" and _counts(c) for c in claims):
        claims = [c for c in claims if c["unit"] != "person" or c["scope"] == "incident"]
    by_id = {claim["claim_id"]: claim for claim in claims}
    children: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim["restates"] in by_id:
            children.setdefault(claim["restates"], []).append(claim)
    figures = []
    for claim in claims:
        if claim["restates"] in by_id or not _counts(claim):
            continue
        low, best, high = _bounds(claim, children)
        figures.append(
            {
                "unit": claim["unit"],
                "measure": claim["measure"],
                "party": claim["party"],
                "low": low,
                "best": best,
                "high": high,
                "date_start": claim["date_start"],
                "date_end": claim["date_end"],
                "province": claim["province"],
                "pcode": claim["pcode"],
                "claim_ids": [claim["claim_id"], *(child["claim_id"] for child in children.get(claim["claim_id"], ()))],
            }
        )
    return figures


def _counts(claim: Claim) -> bool:
    return not claim["background"] and claim["scope"] != "stock" and claim["modality"] not in _UNCOUNTED


def _points_back(claim: Claim) -> bool:
    """Told without a count of its own, or with "the two": the same people again, not a further part of them."""
    words = (claim["count_text"] or "the").lower().split()
    return words[0] in {"the", "these", "those", "all", "both"}


def _bounds(claim: Claim, children: dict[str, list[Claim]]) -> tuple[int | None, int | None, int | None]:
    """A claim's bounds, refined by its restatements: an exact figure for an open one, parts that exceed it."""
    low, best, high = claim["low"], claim["best"], claim["high"]
    told = [c for c in children.get(claim["claim_id"], ()) if _counts(c) and c["low"] is not None and not _points_back(c)]
    exact = [c for c in told if c["low"] == c["high"] and c["low"] > (low or 0)]
    if high is None and exact:
        top = max(exact, key=lambda c: c["low"])
        return top["low"], top["best"], top["high"]
    if low is None:
        known = [c for c in told if c["low"] > 1]
        return (known[0]["low"], known[0]["best"], known[0]["high"]) if known else (low, best, high)
    parts = sum(c["low"] for c in told if c["low"] < low)
    if parts > low:
        low, best = parts, max(best or 0, parts)
        high = None if high is None else max(high, low)
    return low, best, high
