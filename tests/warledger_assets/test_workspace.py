"""Folders from the environment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from warledger import pipeline
from warledger_assets.workspace import Renderer, Workspace


def test_nothing_set_means_the_repository() -> None:
    workspace = Workspace.from_environment({})

    assert workspace.settings().corpus == pipeline.Settings().corpus
    assert workspace.settings().site == pipeline.Settings().site
    assert workspace.renderer is Renderer.auto


@pytest.mark.parametrize("separator", [os.pathsep, " ", "  "])
def test_several_folders_made_absolute(separator: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    workspace = Workspace.from_environment({"WARLEDGER_CORPUS": f"one{separator}two", "WARLEDGER_DATA": "kept"})

    assert workspace.settings().corpus == (tmp_path / "one", tmp_path / "two")
    assert workspace.settings().data == tmp_path / "kept"


def test_a_folder_with_a_space_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "my reports"
    folder.mkdir()

    assert Workspace.from_environment({"WARLEDGER_CORPUS": str(folder)}).settings().corpus == (folder,)


def test_an_unknown_renderer_is_refused() -> None:
    with pytest.raises(ValueError, match="word"):
        Workspace.from_environment({"WARLEDGER_RENDERER": "word"})
