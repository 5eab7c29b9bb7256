"""Publishers killed at random moments: the site stays whole, and the next run goes on as if nothing had been.

`make test` kills a few; `WARLEDGER_KILLS=200` kills two hundred.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.warledger.release.ledger import STORY, Told
from tests.warledger.site.publications import put, render, seen

from warledger import release

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("WARLEDGER_KILLS", "4"))

_PUBLISH_FOR_EVER = """
import itertools, sys
from pathlib import Path
from tests.end_to_end.test_killed import publish_once
print("ready", flush=True)
for step in itertools.count():
    publish_once(Path(sys.argv[1]), f"{sys.argv[2]}.{step}")
"""


def publish_once(site: Path, name: str) -> None:
    """Publish a release like no other, with enough pages that a kill may come between two of them."""

    def many_pages(folder: Path, **options: Any) -> None:
        render(folder, **options)
        for number in range(30):
            (folder / "events" / f"{number}.html").write_text("<p>" * 2000)
            time.sleep(0.002)

    put(site, [*STORY, Told("a9", name)], render_pages=many_pages)


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_site_whole(tmp_path: Path) -> None:
    site, moments = tmp_path / "site", random.Random(20210815)
    publish_once(site, "first")
    sound: dict[str, dict[str, str]] = {}
    caught = {"building": 0, "between move and list": 0}
    for kill in range(KILLS):
        run = subprocess.Popen(
            [sys.executable, "-c", _PUBLISH_FOR_EVER, str(site), str(kill)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
        )
        assert run.stdout and run.stdout.readline() == b"ready\n"
        time.sleep(moments.uniform(0, 1.2))
        assert run.poll() is None, "the publisher failed before it was killed"
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()

        listed = _assert_opens(site, sound)
        caught["building"] += bool(list(site.glob(".building-*")))
        caught["between move and list"] += len(list((site / "releases").iterdir())) - len(listed)

        publish_once(site, f"after {kill}")
        assert len(_assert_opens(site, sound)) > len(listed)
        assert not [path for path in site.iterdir() if path.name.startswith((".building-", ".new-"))]
    print(f"{KILLS} kills, of which {caught}; {len(sound)} releases sound")


def _assert_opens(site: Path, sound: dict[str, dict[str, str]]) -> set[str]:
    """The front door and the list lead to releases that are there, sound, and as they were when first seen."""
    listed = json.loads((site / "releases.json").read_text())
    json.loads((site / "releases.js").read_text().removeprefix("window.WARLEDGER_RELEASES = ").removesuffix(";\n"))
    assert any(f"url={entry['path']}index.html" in (site / "index.html").read_text() for entry in listed["releases"])
    for entry in listed["releases"]:
        folder = site / entry["path"]
        files = seen(folder)
        if entry["release"] not in sound:
            assert (folder / "index.html").is_file()
            assert release.verify(folder) == []
            sound[entry["release"]] = files
        assert files == sound[entry["release"]], "a published release was touched"
    return {entry["release"] for entry in listed["releases"]}
