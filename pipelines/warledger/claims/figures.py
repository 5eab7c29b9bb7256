"""What one article alone adds up to: its news, restatements and parts counted once."""

from __future__ import annotations

from typing import Any

Claim = dict[str, Any]
_UNCOUNTED = frozenset(("denied", "conditional"))


def article_figures(claims: list[Claim]) -> list[Claim]:
    """Figures of an article: one for each claim that counts, raised by what restates it.

    Keys: unit, measure, party, low, best, high, date_start, date_end, province, pcode, claim_ids. Background, stocks, denials and
    conditionals are left out. A claim that restates another refines it: an exact figure replaces a vague one, and parts that
    together exceed it raise it.
    """
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


def _bounds(claim: Claim, children: dict[str, list[Claim]]) -> tuple[int | None, int | None, int | None]:
    low, best, high = claim["low"], claim["best"], claim["high"]
    told = [c for c in children.get(claim["claim_id"], ()) if _counts(c) and c["party"] == claim["party"]]
    exact = [c for c in told if c["low"] is not None and c["low"] == c["high"]]
    if high is None and len(told) == 1 and exact and (low is None or exact[0]["low"] > low):
        return exact[0]["low"], exact[0]["best"], exact[0]["high"]
    parts = sum(c["low"] or 0 for c in told)
    if low is not None and parts > low:
        low = parts
        best = max(best or 0, low)
        high = None if high is None else max(high, low)
    return low, best, high
