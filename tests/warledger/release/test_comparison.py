"""What moved between two releases and why: worked examples, and the promise that a diff applied to OLD gives NEW."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.warledger.release.ledger import STORY, Frames, Told, event_id, ledger

from warledger import release, tables
from warledger.release.causes import Side
from warledger.release.comparison import Diff, applied, compare, figure_columns
from warledger.release.contents import MONTHLY

PRINTS = {"corpus": "1", "decisions": "1", "code": "1", "rules": "1"}


def _side(frames: Frames, **prints: str) -> Side:
    return Side(frames, PRINTS | prints)


def _moves(found: Diff, table: str = "monthly_casualties") -> dict[tuple[str, ...], tuple[str, dict[str, Any], Any]]:
    return {
        tuple(moved.key.values()): (moved.change, dict(moved.values), moved.causes)
        for moved in found.figures
        if moved.table == table
    }


def test_nothing_moved_is_said() -> None:
    found = compare(_side(ledger()), _side(ledger()))
    assert found.nothing_moved
    assert "Nothing moved" in found.report()


def test_better_code_that_reads_the_same_moves_nothing() -> None:
    found = compare(_side(ledger()), _side(ledger(), code="2"))
    assert found.nothing_moved
    assert found.fingerprints == ("code",)


def test_one_article_more() -> None:
    """A fourth report adds an incident of five to August 2018, which held 6 to 8, best 7."""
    more = (*STORY, Told("a4", "ridge", month="2018-08", best=5, low=5, high=5, publisher="C Daily"))
    found = compare(_side(ledger()), _side(ledger(more), corpus="2"))
    assert [row["article_id"] for row in found.articles["added"]] == ["a4"]
    assert [row["title"] for row in found.events["added"]] == ["Losses at the ridge"]
    assert found.claims == {"added": 1, "removed": 0, "changed": 0}
    change, values, causes = _moves(found)["2018-08", "government", "killed"]
    assert (change, causes) == ("changed", ("articles",))
    assert {name: values[name] for name in ("low", "best", "high", "events", "publishers")} == {
        "low": (6, 11),
        "best": (7, 12),
        "high": (8, 13),
        "events": (1, 2),
        "publishers": (1, 2),
    }
    assert len(_moves(found)) == 1
    assert len(_moves(found, "monthly_casualties_by_province")) == 1
    assert "best 7 -> 12" in found.report()


def test_one_article_less() -> None:
    found = compare(_side(ledger()), _side(ledger(STORY[:-1]), corpus="2"))
    assert [row["article_id"] for row in found.articles["removed"]] == ["a3"]
    assert [row["event_id"] for row in found.events["removed"]] == [event_id("convoy")]
    assert {key: (change, causes) for key, (change, _, causes) in _moves(found).items()} == {
        ("2018-08", "government", "killed"): ("removed", ("articles",))
    }


def test_one_rule_changed() -> None:
    """The same sentence is read as at least seven: its high opens, and nothing else moves."""
    reread = (*STORY[:-1], replace(STORY[-1], low=7, high=None))
    found = compare(_side(ledger()), _side(ledger(reread), rules="2"))
    assert _moves(found) == {
        ("2018-08", "government", "killed"): (
            "changed",
            {"low": (6, 7), "high": (8, None), "bounded_low": (6, 7), "bounded_high": (8, None)},
            ("rules",),
        )
    }
    assert not any(found.articles.values())
    assert not any(found.events.values())


def test_an_article_and_code_at_once_are_told_apart() -> None:
    """Code rereads July; the new article is August's. Each month names its own cause."""
    changed = (replace(STORY[0], best=2, low=2), *STORY[1:], Told("a4", "ridge", month="2018-08"))
    causes = {key: row[2] for key, row in _moves(compare(_side(ledger()), _side(ledger(changed), code="2"))).items()}
    assert causes["2018-07", "government", "killed"] == ("code",)
    assert causes["2018-08", "government", "killed"] == ("articles",)
    assert len(causes) == 2


def test_a_decision_that_merges_two_events() -> None:
    """Ridge and hill turn out to be one incident: its month falls from 2 + 3 to 2, by decision."""
    apart = [Told("a1", "ridge", low=2, best=2, high=2), Told("a2", "hill", low=3, best=3, high=3)]
    before, after = ledger(apart), ledger([apart[0]])
    after["articles"], after["claims"] = before["articles"], before["claims"]
    joined = before["event_claims"].with_columns(event_id=pl.lit(event_id("ridge")))
    ruling = {
        "decision_id": "d1",
        "action": "merge",
        "target": event_id("ridge"),
        "detail": f"with {event_id('hill')}",
        "reason": "one place, two names",
        "decided_by": "An editor",
        "decided_on": date(2024, 1, 2),
        "stale": False,
    }
    decisions = tables.frame("decisions", [ruling])
    found = compare(_side(before), _side(after | {"event_claims": joined, "decisions": decisions}, decisions="2"))
    (merged,) = found.events["merged"]
    assert {each["event_id"] for each in merged["from"]} == {event_id("ridge"), event_id("hill")}
    assert merged["into"]["event_id"] == event_id("ridge")
    change, values, causes = _moves(found)["2018-07", "government", "killed"]
    assert (change, values["best"], causes) == ("changed", (5, 2), ("decisions",))
    assert "merge" in found.report() and "one place, two names" in found.report()


def test_a_sum_that_moves_for_no_reason_is_called_unexplained() -> None:
    reread = (*STORY[:-1], replace(STORY[-1], low=7))
    causes = {row[2] for row in _moves(compare(_side(ledger()), _side(ledger(reread)))).values()}
    assert causes == {("unexplained",)}


def test_bounds_that_a_distant_total_moves() -> None:
    """No incident of the month differs, but a new article's total over the summer raises the month's bound."""
    before = ledger()
    after = ledger((*STORY, Told("a4", "summer", measure="killed", best=40, low=40, high=40)))
    quiet = {name: before[name] for name in before if name.startswith(("monthly", "event"))}
    raised = before["monthly_casualties"].with_columns(
        bounded_low=pl.when(pl.col("month") == "2018-08").then(pl.lit(20)).otherwise(pl.col("bounded_low")),
        bounded_high=pl.when(pl.col("month") == "2018-08").then(None).otherwise(pl.col("bounded_high")),
    )
    found = compare(_side(before), _side(after | quiet | {"monthly_casualties": raised}, corpus="2"))
    assert _moves(found) == {
        ("2018-08", "government", "killed"): (
            "changed",
            {"bounded_low": (6, 20), "bounded_high": (8, None)},
            ("articles",),
        )
    }


LOST = {
    "month": "2018-07", "lost_named": 1, "lost_low": 1, "lost_spread": 1, "lost_high": None, "retaken_named": 0,
    "net_named": 1, "opposition_held_end_low": 1, "covered_from": date(2018, 7, 1), "covered_to": date(2018, 7, 31),
    "claim_ids": [STORY[0].claim_id],
}  # fmt: skip


def _lost(*rows: dict[str, Any]) -> Frames:
    return {"monthly_districts_lost": tables.frame("monthly_districts_lost", rows)}


def test_districts_lost_name_the_claims_that_bind_them() -> None:
    fall = Told("a4", "fall")
    more = LOST | {"lost_low": 2, "lost_spread": 2, "claim_ids": [STORY[0].claim_id, fall.claim_id]}
    found = compare(_side(ledger() | _lost(LOST)), _side(ledger((*STORY, fall)) | _lost(more)))
    assert _moves(found, "monthly_districts_lost") == {
        ("2018-07",): ("changed", {"lost_low": (1, 2), "lost_spread": (1, 2)}, ("articles",))
    }


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ([], [LOST], "code"),
        ([LOST | {"covered_to": date(2018, 7, 30)}], [LOST], "code"),
        ([LOST], [LOST | {"lost_low": 2, "lost_spread": 2}], "articles"),
    ],
)
def test_a_row_of_districts_whose_own_claims_stay_moves_by_another_report_only_through_totals_or_time(
    before: list[dict[str, Any]], after: list[dict[str, Any]], cause: str
) -> None:
    told = ledger((*STORY, Told("a4", "ridge", month="2018-08")))
    fell = {"unit": "district", "measure": "lost", "party": None}
    of_ground = told["claims"].with_columns(
        pl.when(pl.col("article_id") == "a4")
        .then(pl.lit(value))
        .otherwise(name)
        .cast(told["claims"][name].dtype)
        .alias(name)
        for name, value in fell.items()
    )
    new = told | {"claims": of_ground} | _lost(*after)
    found = compare(_side(ledger() | _lost(*before)), _side(new, corpus="2", code="2"))
    assert _moves(found, "monthly_districts_lost")[("2018-07",)][2] == (cause,)


def test_releases_on_disk_and_json(tmp_path: Path) -> None:
    release.write_data(ledger(), tmp_path / "old", number=1, fingerprints=PRINTS)
    release.write_data(ledger(STORY[:-1]), tmp_path / "new", number=2, fingerprints=PRINTS | {"corpus": "2"})
    found = release.diff(tmp_path / "old", tmp_path / "new")
    told = json.loads(json.dumps(found.as_dict()))
    assert told["old"].startswith("1-") and told["new"].startswith("2-")
    assert told["fingerprints"] == ["corpus"]
    assert told["nothing_moved"] is False
    assert told["articles"]["removed"][0]["published"] == "2018-08-20"
    assert told["figures"][0]["values"]["best"] == [7, None]
    assert "removed: 2018-08 government killed: low 6, best 7" in found.report()


_BOUNDS = st.sampled_from([(0, None, 9), (0, None, None), (2, 5, 9), (5, 5, 5), (1, 5, None)])
_TOLD = st.builds(
    lambda bounds, **told: Told(**told, low=bounds[0], best=bounds[1], high=bounds[2]),
    _BOUNDS,
    article=st.sampled_from(["a1", "a2", "a3"]),
    incident=st.sampled_from(["bridge", "market", "post", "ridge"]),
    month=st.sampled_from(["2018-06", "2018-07"]),
    party=st.sampled_from(["government", "civilian"]),
    measure=st.sampled_from(["killed", "wounded"]),
    province=st.sampled_from(["Kunduz", None]),
)
_STORY = st.lists(_TOLD, max_size=8)


@settings(max_examples=40, deadline=None)
@given(_STORY, _STORY, st.sampled_from(["1", "2"]))
def test_a_diff_applied_to_old_gives_new(old: Sequence[Told], new: Sequence[Told], code: str) -> None:
    before, after = _side(ledger(old)), _side(ledger(new), code=code)
    found = compare(before, after)
    for name in MONTHLY:
        expected = after.frames[name].select(figure_columns(name))
        assert applied(found.figures, name, before.frames[name]).equals(expected)
    # no row without a cause, and none is named that cannot be one
    assert all(moved.causes for moved in found.figures)
    named = {cause for moved in found.figures for cause in moved.causes}
    assert "code" not in named or code == "2"
    assert "decisions" not in named
    assert found.nothing_moved == all(before.frames[name].equals(after.frames[name]) for name in ledger())
