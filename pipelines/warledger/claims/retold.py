"""Ground told of once more in one article: "seized Zebak. The district, which fell before dawn, ..."."""

from __future__ import annotations

from .told import Told, same_days

_UNCOUNTED = frozenset(("denied", "conditional"))
_RECENT = 40  # statements looked back on


def join_retold(item: Told, leads: list[Told]) -> None:
    """Mark a statement about ground as the repetition of one told before it; else add it to `leads`.

    `leads`: statements of the same unit and measure that repeat none. One that names no place, as reports open, repeats
    the one that names it: "seized a district in Takhar. Bangi fell at dawn".
    """
    if _is_of_the_same(item) and leads and leads[-1].sentence is not item.sentence:
        item.restates = leads[-1]
        return
    for at in range(len(leads) - 1, max(-1, len(leads) - 1 - _RECENT), -1):
        other = leads[at]
        if not _may_be(other, item):
            continue
        if _is_named(item) and _is_named(other):
            if item.claim["pcode"] == other.claim["pcode"]:
                item.restates = other
                return
        elif _tells_same(other, item):
            item.restates = other
            return
        elif _is_named(item) and not _is_named(other) and _is_one(other) and _names_it(other, item):
            other.restates = item
            del leads[at]
            break
    leads.append(item)


def _is_of_the_same(item: Told) -> bool:
    """ "the checkpoints had been lost": those told of before."""
    claim = item.claim
    several = claim["low"] == 2 and claim["high"] is None and not claim["count_text"]
    return several and item.candidate.definite and claim["modality"] not in _UNCOUNTED


def _may_be(first: Told, other: Told) -> bool:
    """Compatible kind, number and days."""
    a, b = first.claim, other.claim
    if any(a[key] != b[key] for key in ("scope", "background", "low", "high")):
        return False
    if a["modality"] != b["modality"] and {a["modality"], b["modality"]} & _UNCOUNTED:
        return False
    return not (first.dated and other.dated) or same_days(a, b)


def _is_named(item: Told) -> bool:
    return bool(item.claim["district"]) and (_is_one(item) or item.claim["unit"] == "city")


def _is_one(item: Told) -> bool:
    return bool(item.claim["low"] == item.claim["high"] == 1)


def _names_it(lead: Told, item: Told) -> bool:
    """Whether a statement names the district that the report opened with: of the same province, in a later sentence."""
    a, b = lead.claim, item.claim
    apart = lead.sentence is not item.sentence
    return apart and a["unit"] == "district" and a["province"] is not None and a["province"] == b["province"]


def _tells_same(first: Told, item: Told) -> bool:
    """Whether ground without a name, or several places, are told of again: "the posts", a headline, the same total."""
    a, b = first.claim, item.claim
    if first.sentence is item.sentence or any(a[key] != b[key] for key in ("province", "district")):
        return False
    if _is_named(item) or (a["place"] and b["place"] and a["place"] != b["place"]):
        return False
    exact = b["low"] != 2 or b["high"] is not None  # not "districts", of which there are others
    same_total = bool(b["count_text"]) and same_days(a, b)
    return item.candidate.definite or item.sentence.headline or (exact and same_total and not item.candidate.more)
