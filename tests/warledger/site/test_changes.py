"""What the changes page says of each figure that moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warledger import conflict
from warledger.site.changes import changes
from warledger.site.ledger import Ledger


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ({}, "Civilians killed"),
        ({"province": "Takhar"}, "Civilians killed in Takhar"),
        ({"province": "unknown"}, "Civilians killed, place not stated"),
    ],
)
def test_a_figure_is_called_by_its_party_measure_and_place(tmp_path: Path, key: dict[str, str], what: str) -> None:
    moved = {
        "table": "monthly_casualties_by_province" if key else "monthly_casualties",
        "key": {"month": "2018-07", "party": "civilian", "measure": "killed"} | key,
        "change": "changed",
        "values": {"low": [3, 4]},
        "causes": ["code"],
    }
    (tmp_path / "data").mkdir()
    (tmp_path / "data/changes.json").write_text(json.dumps({"old": "1-0a1b2c3d", "figures": [moved]}))
    (row,) = changes(Ledger(tmp_path, {"release": "2-0a1b2c3d"}, {}, conflict.load())).figures.rows
    assert [cell.text for cell in row] == ["July 2018", what, "low 3 → 4", "code"]
