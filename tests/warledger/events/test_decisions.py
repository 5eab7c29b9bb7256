"""What a maintainer overrules, and how a malformed file is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.warledger.events.told import Told

from warledger.events import Decisions, DecisionsError, read_decisions, undated

SIGNED = 'reason = "seen"\nby = "A. Maintainer"\non = 2024-05-01\n'


@pytest.fixture
def told() -> Told:
    told = Told()
    told.article()
    told.claim("Eight police were killed.", 8, district="Imam Sahib")
    told.claim("In another clash, five police were killed.", 5, district="Imam Sahib")
    return told


def rule(tmp_path: Path, *entries: str) -> Decisions:
    path = tmp_path / "decisions.toml"
    path.write_text("".join(f"[[decision]]\n{entry}\n{SIGNED}" for entry in entries), "utf-8")
    return read_decisions([path])


def killed(told: Told, decisions: Decisions) -> list[tuple[int, int | None, int | None]]:
    return told.months(decisions).monthly_casualties.select("low", "best", "events").rows()


def test_reject(told: Told, tmp_path: Path) -> None:
    decisions = rule(tmp_path, 'action = "reject"\nclaim = "a0b"')
    assert killed(told, decisions) == [(8, 8, 1)]
    row = told.events(decisions).decisions.row(0, named=True)
    assert (row["action"], row["target"], row["decided_by"], row["stale"]) == ("reject", "a0b", "A. Maintainer", False)


def test_an_article_that_a_maintainer_dates_is_undated_no_more(told: Told, tmp_path: Path) -> None:
    told.article(published=None)
    told.article(published=None)
    dated = rule(tmp_path, 'action = "date"\narticle = "a1.txt"\npublished = 2018-07-12')
    articles, _ = told.frames()
    assert undated(articles, told.events(dated).decisions)["article_id"].to_list() == ["a2"]


def test_amend(told: Told, tmp_path: Path) -> None:
    decisions = rule(
        tmp_path, 'action = "amend"\nclaim = "a0a"\nset = { best = 9, high = "null", date_start = 2018-07-10 }'
    )
    assert killed(told, decisions) == [(13, 14, 2)]
    assert (
        told.events(decisions).decisions["detail"].item()
        == "best: 8 to 9; date_start: 2018-07-11 to 2018-07-10; high: 8 to None"
    )


def test_merge_and_split_undo_each_other(told: Told, tmp_path: Path) -> None:
    merged = rule(tmp_path, 'action = "merge"\nevents = ["event-a0a", "event-a0b"]')
    assert killed(told, merged) == [(5, 5, 1)]
    assert told.events(merged).events["event_id"].to_list() == ["event-a0a"]
    apart = rule(
        tmp_path,
        'action = "merge"\nevents = ["event-a0a", "event-a0b"]',
        'action = "split"\nevent = "event-a0a"\nclaims = ["a0b"]',
    )
    assert killed(told, apart) == [(13, 13, 2)]


def test_date_an_article(told: Told, tmp_path: Path) -> None:
    told.article(published=None)
    told.claim("Three soldiers were killed.", 3, district="Archi", date_start=None, date_end=None)
    assert killed(told, Decisions()) == [(13, 13, 2)]
    dated = rule(tmp_path, 'action = "date"\narticle = "a1.txt"\npublished = 2018-07-20')
    assert killed(told, dated) == [(16, 16, 3)]


def test_stale_ones_are_kept_and_do_nothing(told: Told, tmp_path: Path) -> None:
    decisions = rule(
        tmp_path,
        'action = "reject"\nclaim = "gone"',
        'action = "amend"\nclaim = "a0a"\nset = { best = 8 }',
        'action = "merge"\nevents = ["event-a0a", "event-gone"]',
        'action = "split"\nevent = "event-a0a"\nclaims = ["a0a"]',
        'action = "date"\narticle = "gone.txt"\npublished = 2018-07-20',
    )
    table = told.events(decisions).decisions
    assert table["stale"].to_list() == [True] * 5
    assert killed(told, decisions) == killed(told, Decisions())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[decision]]\naction = ", r"line 2"),
        ('\n\n[[decision]]\naction = "delete"\n', r"line 3: decision 1: action must be one of date, reject"),
        ('[[decision]]\naction = "reject"\nclaim = "x"\n', r"line 1: decision 1: reject needs reason"),
        (f'[[decision]]\naction = "reject"\nclaim = 3\n{SIGNED}', r"claim must be a str; found 3"),
        (f'[[decision]]\naction = "reject"\nclaim = "x"\nwhy = "y"\n{SIGNED}', r"reject takes no why"),
        (
            f'[[decision]]\naction = "amend"\nclaim = "x"\nset = {{ sentence = "y" }}\n{SIGNED}',
            r"sentence of a claim cannot be set",
        ),
        (f'[[decision]]\naction = "amend"\nclaim = "x"\nset = {{ low = "many" }}\n{SIGNED}', r"low cannot be 'many'"),
        (f'[[decision]]\naction = "merge"\nevents = ["x"]\n{SIGNED}', r"merge needs two events"),
        ('decision = "x"', r"stands under \[\[decision\]\]"),
    ],
)
def test_a_malformed_file_says_where_and_what(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DecisionsError, match=message) as raised:
        read_decisions([path])
    assert str(path) in str(raised.value)


def test_decisions_travel_to_the_months(told: Told, tmp_path: Path) -> None:
    window = {
        "scope": "window",
        "date_start": date(2018, 7, 1),
        "date_end": date(2018, 7, 20),
        "date_precision": "month",
    }
    claim = told.claim("Forty police were killed in three weeks.", 40, **window)
    assert told.months().monthly_casualties["bounded_low"].to_list() == [40]
    rejected = rule(tmp_path, f'action = "reject"\nclaim = "{claim}"')
    assert told.months(rejected).monthly_casualties.select(pl.col("bounded_low")).rows() == [(13,)]
