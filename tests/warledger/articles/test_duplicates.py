"""Copies of one report are linked to the earliest; reports that only resemble each other are not."""

from __future__ import annotations

import random
from datetime import date, timedelta

import polars as pl
import pytest
from tests.generators.articles import Report, bulletin, edits, look_alikes, report

from warledger.articles import duplicates

RNG = random.Random(21)
ORIGINAL = report(RNG, 9)


def links(reports: list[Report]) -> list[int | None]:
    """For each report the position of the one it is a copy of."""
    frame = pl.DataFrame(
        {
            "article_id": [f"{at:03}" for at in range(len(reports))],
            "published": pl.Series([one.published for one in reports], dtype=pl.Date),
            "text": [one.text for one in reports],
        }
    )
    sketches = {key: duplicates.sketch(text) for key, _day, text in frame.iter_rows()}
    found = duplicates.links(frame, sketches)
    marked = frame.join(found, on="article_id", how="left", maintain_order="left")
    return [None if other is None else int(other) for other in marked["duplicate_of"]]


@pytest.mark.parametrize("kind", edits(ORIGINAL, random.Random(1)))
def test_edits_are_copies(kind: str) -> None:
    assert links([ORIGINAL, edits(ORIGINAL, random.Random(1))[kind]]) == [None, 0]


@pytest.mark.parametrize("kind", look_alikes(ORIGINAL, random.Random(1)))
def test_look_alikes_are_not(kind: str) -> None:
    assert links([ORIGINAL, look_alikes(ORIGINAL, random.Random(1))[kind]]) == [None, None]


def test_bulletins_of_one_pattern_are_reports_of_their_own() -> None:
    made = [bulletin(random.Random(seed), date(2015, 1, 1) + timedelta(days=seed)) for seed in range(40)]
    assert links(made) == [None] * 40


def test_the_earliest_is_the_original_and_undated_copies_come_last() -> None:
    day = ORIGINAL.published
    later, undated = ORIGINAL._replace(published=day + timedelta(days=1)), ORIGINAL._replace(published=None)  # type: ignore[arg-type]
    assert links([undated, later, ORIGINAL]) == [2, 2, None]


def test_a_text_reused_years_later_is_a_copy_only_if_verbatim() -> None:
    later = ORIGINAL.published + timedelta(days=900)
    assert links([ORIGINAL, ORIGINAL._replace(published=later)]) == [None, 0]
    cut = ORIGINAL._replace(published=later, paragraphs=ORIGINAL.paragraphs[:7])
    assert links([ORIGINAL, cut]) == [None, None]


def test_links_have_one_step_and_do_not_depend_on_the_order_of_rows() -> None:
    family = [ORIGINAL, *edits(ORIGINAL, random.Random(2)).values()]
    found = links(family)
    assert {other for other in found if other is not None} == {0}
