"""What did not happen, is denied or only feared counts nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from warledger import conflict
from warledger.claims import read_article

WAR = conflict.load()


def read(text: str) -> list[dict[str, Any]]:
    claims = read_article({"article_id": "x", "text": text, "published": date(2016, 5, 4)}, WAR)
    return [claim for claim in claims if claim["unit"] == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "Nor were any nurses hurt in the blast.",
        "Nor was the mayor wounded in the blast.",
        "Neither the mayor nor his drivers were hurt in the blast.",
        "Not a single recruit was killed in the raid.",
        "Not one of the recruits was captured.",
        "Hardly any villagers were killed in the raid.",
        "The patrol came back without losing any men.",
    ],
)
def test_nobody_was_harmed(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Reports that nine recruits had been killed were false, the mayor said.",
        "Rumours that nine recruits were killed proved untrue.",
        "The claim that the Taliban killed nine recruits is baseless, the ministry said.",
        "The group's claim of nine dead recruits was rejected by the ministry.",
        "The ministry called reports that nine recruits were killed untrue.",
    ],
)
def test_what_is_called_untrue_is_denied(text: str) -> None:
    (claim,) = read(text)
    assert (claim["low"], claim["modality"]) == (9, "denied")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor feared that nine nurses had died.",
        "Rescuers feared nine nurses were dead.",
        "Amid fears that nine nurses had died, help came late.",
        "It is suspected that the group killed nine nurses.",
    ],
)
def test_what_is_feared_is_not_confirmed(text: str) -> None:
    (claim,) = read(text)
    assert (claim["low"], claim["modality"]) == (9, "unconfirmed")


@pytest.mark.parametrize(
    "text",
    [
        "The feared network killed nine nurses.",
        "Fearing an ambush, the patrol turned back after nine recruits were killed.",
        "Not only were nine recruits killed; the post was burnt.",
        "The report said nine recruits were killed, and called a rival's account false.",
    ],
)
def test_what_happened_did(text: str) -> None:
    (claim,) = read(text)
    assert claim["low"] == 9
    assert claim["modality"] in {"asserted", "reported"}
