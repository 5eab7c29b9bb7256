"""Events followed through their claims."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.release.lineage import Lineage, families, lineage


def _members(**events: str) -> dict[str, frozenset[str]]:
    """`_members(A="12")`: event A holds claims 1 and 2."""
    return {event: frozenset(claims) for event, claims in events.items()}


def _found(**lists: Any) -> Lineage:
    nothing: dict[str, Any] = dict.fromkeys(("added", "removed", "renamed", "merged", "split"), ())
    return Lineage(**nothing | lists)


NOTHING = _found()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param(_members(A="12"), _members(A="12"), NOTHING, id="the same"),
        pytest.param(_members(A="12"), _members(A="123"), NOTHING, id="one more claim"),
        pytest.param(_members(), _members(A="1"), _found(added=("A",)), id="added"),
        pytest.param(_members(A="1"), _members(), _found(removed=("A",)), id="removed"),
        pytest.param(_members(A="12"), _members(B="23"), _found(renamed=(("A", "B"),)), id="renamed"),
        pytest.param(
            _members(A="1", B="2"), _members(A="12"), _found(merged=((("A", "B"), "A"),)), id="merged into one"
        ),
        pytest.param(_members(A="1", B="2"), _members(C="12"), _found(merged=((("A", "B"), "C"),)), id="merged anew"),
        pytest.param(_members(A="12"), _members(A="1", B="2"), _found(split=(("A", ("A", "B")),)), id="split"),
        pytest.param(_members(A="12"), _members(B="1", C="2"), _found(split=(("A", ("B", "C")),)), id="split anew"),
        pytest.param(_members(A="12", B="3"), _members(A="1", B="23"), NOTHING, id="a claim changed hands"),
        pytest.param(_members(A="1"), _members(B="2"), _found(added=("B",), removed=("A",)), id="one for another"),
    ],
)
def test_what_became_of_events(old: dict, new: dict, found: Lineage) -> None:  # type: ignore[type-arg]
    assert lineage(old, new) == found


_PARTITION = st.dictionaries(st.integers(0, 9), st.sampled_from("ABCDEF"), max_size=10).map(
    lambda owner: {
        event: frozenset(str(claim) for claim, of in owner.items() if of == event) for event in set(owner.values())
    }
)


@given(_PARTITION, _PARTITION)
def test_every_event_is_accounted_for(old: dict, new: dict) -> None:  # type: ignore[type-arg]
    found = lineage(old, new)
    gone = {*found.removed, *(a for a, _ in found.renamed)}
    gone |= {a for froms, _ in found.merged for a in froms} | {a for a, _ in found.split}
    came = {*found.added, *(b for _, b in found.renamed)}
    came |= {b for _, b in found.merged} | {b for _, intos in found.split for b in intos}
    assert old.keys() - new.keys() <= gone
    assert new.keys() - old.keys() <= came


@given(_PARTITION, _PARTITION)
def test_families_part_the_events(old: dict, new: dict) -> None:  # type: ignore[type-arg]
    family = families(old, new)
    assert family.keys() == old.keys() | new.keys()
    for event, kin in family.items():
        assert all(family[other] == kin for other in kin)
        for side in (old, new):
            claims = side.get(event, frozenset())
            assert {other for each in (old, new) for other, held in each.items() if held & claims} <= kin
