"""The gates let in every report of this war and keep out what is not one."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from warledger import articles, conflict
from warledger.articles.gates import language, topic_of

TEXTS = tomllib.loads(Path(__file__).with_name("topics.toml").read_text(encoding="utf-8"))
ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize("name", TEXTS["off_topic"])
def test_other_subjects_and_other_wars_are_kept_out(name: str) -> None:
    assert not topic_of(conflict.load()).fits(TEXTS["off_topic"][name])


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("cricket", "sport"),
        ("earthquake", "disaster"),
        ("flood", "disaster"),
        ("border raid", "Pakistan"),
        ("result", "election"),
    ],
)
def test_what_a_text_is_about_instead_is_told(name: str, about: str) -> None:
    assert about in (topic_of(conflict.load()).objection(TEXTS["off_topic"][name]) or "")


@pytest.mark.parametrize("name", TEXTS["on_topic"])
def test_short_and_unusual_reports_are_let_in(name: str) -> None:
    text = TEXTS["on_topic"][name]
    assert topic_of(conflict.load()).fits(text)
    assert language(text) == "en"


@pytest.mark.parametrize("code", TEXTS["foreign"])
def test_languages_are_told_apart(code: str) -> None:
    assert language(TEXTS["foreign"][code]) == code


def test_every_digest_is_let_in() -> None:
    _, rejected = articles.read_corpus([ROOT / "corpus"], conflict.load())
    assert [row for row in rejected.rows() if "not about" in row[1] or "not in English" in row[1]] == []


@pytest.mark.skipif(not (SHARED / "isaf").is_dir(), reason="../shared/isaf is not here")
def test_every_press_release_is_let_in(tmp_path: Path) -> None:
    texts = [json.loads(line) for line in (SHARED / "isaf" / "articles.jsonl").open(encoding="utf-8")]
    read, _ = articles.read_corpus([SHARED / "isaf"], conflict.load())
    assert read.height == len(texts)
    assert read["duplicate_of"].null_count() == read.height
