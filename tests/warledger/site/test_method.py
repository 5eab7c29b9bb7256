"""The method page prints what the code does."""

from pathlib import Path

import pytest
from tests.generators.published_site import REPORTS

from warledger.events.ties import RULES
from warledger.site import method
from warledger.site.ledger import Ledger


def rows(kind: str) -> dict[str, list[str]]:
    """Words of a rule -> its other cells."""
    (rules,) = [each for each in method.rules(REPORTS) if each.name == kind]
    return {row[0].text: [cell.text for cell in row[1:]] for row in rules.table.rows}


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("a number", ["9", "9", "9"]),
        ("at least N", ["9", "9", "open"]),
        ("more than, over N", ["61", "61", "open"]),
        ("fewer than N", ["0", "", "9"]),
        ("nearly, almost N", ["45", "50", "50"]),
        ("up to, as many as N", ["", "", "30"]),
        ("N to M", ["20", "25", "30"]),
        ("about, some, around N", ["36", "40", "44"]),
        ("dozens", ["12", "24", "open"]),
        ("a handful", ["3", "5", "open"]),
        ("scores", ["40", "40", "open"]),
    ],
)
def test_counts_mean_what_the_published_convention_says(words: str, meaning: list[str]) -> None:
    assert rows("Counts")[words][1:] == meaning


def test_times_are_resolved_against_the_day_of_publication() -> None:
    told = rows("Time")
    assert told["a weekday: the last one"] == ["on Monday", "16 July 2018"]
    assert told["since a day"] == ["since May 1", "1 May – 18 July 2018"]
    assert told["a month"] == ["in June", "1–30 June 2018"]


def test_every_rule_fills_its_columns() -> None:
    for kind in method.rules(REPORTS):
        assert all(len(row) == len(kind.table.columns) for row in kind.table.rows), kind.name


def test_every_tie_of_reports_is_told() -> None:
    assert len(rows("One incident")) == len(RULES)


def test_accuracy_is_printed_set_by_set_with_its_interval(tmp_path: Path) -> None:
    sets = [("News", "Twenty reports.", 90), ("Releases", "Ten notes.", 45)]
    (tmp_path / "accuracy.toml").write_text(
        "\n".join(
            f'[[set]]\nname = "{name}"\nabout = "{about}"\nrows = [["figures found", {hits}, 100]]'
            for name, about, hits in sets
        ),
        encoding="utf-8",
    )
    shown = method.accuracy(tmp_path)
    assert [(group.name, group.about) for group in shown] == [(name, about) for name, about, _ in sets]
    (row,) = shown[0].table.rows
    assert [cell.text for cell in row] == ["figures found", "90%", "83% to 94%", "90 of 100"]


def test_what_is_published_as_measured_is_a_share_of_something() -> None:
    for group in method.accuracy(REPORTS):
        assert group.about
        assert all(len(row) == len(group.table.columns) for row in group.table.rows)


def test_nothing_measured_is_no_group(tmp_path: Path) -> None:
    assert method.accuracy(tmp_path) == []


def test_what_is_left_out_is_counted(told: Ledger) -> None:
    counted = method.left_out(told)
    assert len(counted["rejected"]) == 1
    assert counted["undated_events"] == told["events"]["date_start"].null_count() > 0
