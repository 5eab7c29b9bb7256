"""Scores: what counts as a hit, a miss, an excess; and a set that cannot be read is told by its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger import conflict
from warledger.errors import WarledgerError
from warledger.evaluation import evaluate
from warledger.evaluation.scores import Rate

TEXT = "Two soldiers were killed and seven wounded in Sangin district of Helmand province on Tuesday, the army said."
KILLED: dict[str, Any] = {
    "unit": "person", "measure": "killed", "party": "government", "low": 2, "province": "Helmand",
    "span": "Two soldiers were killed",
}  # fmt: skip
WOUNDED: dict[str, Any] = {**KILLED, "measure": "wounded", "low": 7, "span": "seven wounded"}


def annotated(folder: Path, *claims: dict[str, Any]) -> Path:
    path = folder / "annotated.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2010-05-05", "claims": claims}) + "\n")
    return path


def test_a_set_that_the_text_bears_out_is_all_hits(tmp_path: Path) -> None:
    scores = evaluate(annotated(tmp_path, KILLED, WOUNDED), conflict.load())
    assert (scores.precision().value, scores.recall().value, scores.f1()) == (1, 1, 1)
    assert scores.agreement()["province"].value == 1
    assert scores.misses == []


def test_a_claim_that_is_not_in_the_set_is_in_excess(tmp_path: Path) -> None:
    scores = evaluate(annotated(tmp_path, KILLED), conflict.load())
    assert (str(scores.precision())[:3], scores.recall().value) == ("1/2", 1)
    assert [miss.kind for miss in scores.misses] == ["in excess"]


def test_a_claim_that_is_not_read_is_missed_unless_it_is_optional(tmp_path: Path) -> None:
    captured = {**KILLED, "measure": "captured"}
    scores = evaluate(annotated(tmp_path, KILLED, WOUNDED, captured), conflict.load())
    assert (scores.recall().hits, scores.recall().of) == (2, 3)
    assert [miss.kind for miss in scores.misses] == ["missed"]
    assert "captured" in scores.report(misses=True)
    optional = evaluate(annotated(tmp_path, KILLED, WOUNDED, {**captured, "optional": True}), conflict.load())
    assert optional.recall().value == 1


def test_an_optional_claim_that_is_read_counts_neither_way(tmp_path: Path) -> None:
    scores = evaluate(annotated(tmp_path, KILLED, {**WOUNDED, "optional": True}), conflict.load())
    assert scores.precision() == scores.recall() == Rate(1, 1)


def test_a_field_that_differs_is_told_and_no_miss(tmp_path: Path) -> None:
    scores = evaluate(annotated(tmp_path, {**KILLED, "province": "Kunar"}, WOUNDED), conflict.load())
    assert scores.recall().value == 1
    assert (scores.agreement()["province"].hits, scores.agreement()["province"].of) == (1, 2)
    assert [miss.kind for miss in scores.misses] == ["differs"]


def test_one_claim_read_is_one_hit_however_often_it_is_annotated(tmp_path: Path) -> None:
    assert evaluate(annotated(tmp_path, KILLED, KILLED), conflict.load()).recall() == Rate(1, 2)


def test_the_scores_are_plain_data(tmp_path: Path) -> None:
    told = evaluate(annotated(tmp_path, KILLED, WOUNDED), conflict.load()).as_dict()
    assert json.loads(json.dumps(told))["claims"] == 2
    assert [kind["measure"] for kind in told["by_measure"]] == ["killed", "wounded"]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', '{"id": 1, "text": "x", "claims": [], "published": "May"}'])
def test_a_line_that_is_no_annotated_article_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(WarledgerError, match=r"set\.jsonl line 2: not an annotated article"):
        evaluate(path, conflict.load())


def test_an_empty_set_scores_nothing_and_does_not_fail(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text("")
    scores = evaluate(path, conflict.load())
    assert (scores.f1(), scores.recall().value) == (0, None)
    assert "none to score" in scores.report()


@given(of=st.integers(1, 10_000), share=st.floats(0, 1))
def test_the_interval_holds_the_rate_and_stays_within_0_and_1(of: int, share: float) -> None:
    rate = Rate(round(share * of), of)
    assert rate.interval is not None
    low, high = rate.interval
    assert rate.value is not None
    assert 0 <= low <= rate.value + 1e-12
    assert rate.value - 1e-12 <= high <= 1
