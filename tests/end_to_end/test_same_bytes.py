"""The same corpus and code give the same site, byte for byte, on any machine: data, pages, lists and feed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.warledger.site.publications import assert_whole, seen

ROOT = Path(__file__).parents[2]

#: What may differ between two machines and must not show.
SURROUNDINGS = (
    {"TZ": "UTC", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"},
    {"TZ": "Asia/Kabul", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "99"},
)


@pytest.mark.slow
def test_a_site_built_elsewhere_is_the_same(tmp_path: Path) -> None:
    runs = []
    for number, surroundings in enumerate(SURROUNDINGS):
        place = tmp_path / ("here" if number else "some other place/deeper")
        corpus = place / "reports to read"
        corpus.mkdir(parents=True)
        for digest in sorted((ROOT / "corpus" / "digests").glob("2018-0*.md")):
            shutil.copyfile(digest, corpus / digest.name)
        command = [ROOT / ".venv/bin/warledger", "build", "--renderer", "fallback"]
        folders = ["--corpus", corpus, "--site", place / "site", "--data", place / "data"]
        environment = {**os.environ, "WARLEDGER_RELEASE": "", **surroundings}
        runs.append((place, subprocess.Popen([*command, *folders], cwd=ROOT, env=environment)))
    assert [run.wait(timeout=300) for _, run in runs] == [0, 0]
    first, second = (place / "site" for place, _ in runs)
    assert_whole(first)
    assert seen(first) == seen(second)
