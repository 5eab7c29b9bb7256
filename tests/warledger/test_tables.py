"""The declarations: complete, and refusing what must not be published."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger import tables

EVERY = [*tables.TABLES, *tables.REFERENCE_TABLES]


@pytest.mark.parametrize("name", EVERY)
def test_every_table_and_column_says_what_it_means_and_has_a_key(name: str) -> None:
    declared = tables.declared(name)
    assert declared.__doc__
    assert tables.key(name)
    assert [column for column, one in declared.columns().items() if not one.description] == []


@pytest.mark.parametrize("name", EVERY)
def test_an_empty_frame_of_a_table_is_valid(name: str) -> None:
    assert tables.checked(name, tables.empty(name)).columns == tables.columns(name)


def test_measures_are_of_persons_or_of_ground_and_not_of_both() -> None:
    assert not set(tables.PERSON_MEASURES) & set(tables.GROUND_MEASURES)


def claim(**other: Any) -> dict[str, Any]:
    """A claim that is right; `other` makes it wrong."""
    sentence = "Two soldiers were killed in Sangin."
    return {
        "claim_id": "c1", "article_id": "a1", "sentence": sentence, "sentence_start": 0, "sentence_end": len(sentence),
        "quote_start": 0, "quote_end": 24, "unit": "person", "measure": "killed", "party": "government",
        "low": 2, "best": 2, "high": 2, "scope": "incident", "modality": "asserted", "source_class": "narrator",
        "date_start": date(2010, 5, 1), "date_end": date(2010, 5, 1), "background": False, "rule": "killed", **other,
    }  # fmt: skip


def test_a_right_claim_passes() -> None:
    assert tables.frame("claims", [claim()]).height == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"low": 3},
        {"best": 1},
        {"low": -1, "best": None},
        {"quote_end": 99},
        {"quote_start": 24},
        {"unit": "district"},
        {"party": None},
        {"party": "martians"},
        {"measure": "lost"},
        {"date_end": date(2010, 4, 30)},
        {"rule": None},
    ],
    ids=str,
)
def test_a_wrong_claim_is_refused_and_the_table_named(wrong: dict[str, Any]) -> None:
    with pytest.raises(tables.TableError, match="table claims"):
        tables.frame("claims", [claim(**wrong)])


def test_a_missing_column_is_named() -> None:
    with pytest.raises(tables.TableError, match="no column reason"):
        tables.checked("rejected_files", pl.DataFrame({"origin": ["a"]}))


_bound = st.none() | st.integers(0, 50)


@given(low=_bound, best=_bound, high=_bound)
def test_bounds_pass_just_where_those_that_are_known_are_in_order(
    low: int | None, best: int | None, high: int | None
) -> None:
    known = [bound for bound in (low, best, high) if bound is not None]
    try:
        tables.frame("claims", [claim(low=low, best=best, high=high)])
        passed = True
    except tables.TableError:
        passed = False
    assert passed == (known == sorted(known))


@given(st.permutations(["a", "b", "c", "d"]))
def test_rows_stand_in_the_order_of_the_key_whatever_order_they_came_in(order: list[str]) -> None:
    rows = tables.frame("rejected_files", [{"origin": one, "reason": "why"} for one in order])
    assert rows["origin"].to_list() == ["a", "b", "c", "d"]
