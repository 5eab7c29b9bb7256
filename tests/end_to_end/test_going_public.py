"""What publishing on a static host rests on: the workflow's own shell steps, run against a repository on disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.warledger.release.ledger import STORY
from tests.warledger.site.publications import LONGER, PRINTS, assert_whole, put

from warledger import release

ROOT = Path(__file__).parents[2]
WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())
STEPS = {step["name"]: step for step in WORKFLOW["jobs"]["publish"]["steps"] if "name" in step}


def test_no_secret_but_the_hosts_own() -> None:
    text = (ROOT / ".github/workflows/publish.yml").read_text()
    assert "secrets." not in text
    assert "--force" not in text
    # a note is anybody's text: it reaches the shell as a variable, never pasted into a command
    assert not [name for name, step in STEPS.items() if "${{" in step.get("run", "")]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone of an empty project, with a command line that verifies as the real one does."""
    git("init", "--quiet", "--bare", "--initial-branch=main", "origin.git", folder=tmp_path)
    git("clone", "--quiet", "origin.git", "project", folder=tmp_path)
    project = tmp_path / "project"
    (project / "README.md").write_text("x")
    git("add", "README.md", folder=project)
    git("commit", "--quiet", "-m", "start", folder=project)
    git("push", "--quiet", "origin", "main", folder=project)
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/warledger").symlink_to(shutil.which("warledger", path=ROOT / ".venv/bin") or "true")
    return project


def git(*arguments: str, folder: Path) -> str:
    who = {
        f"GIT_{role}_{what}": "someone@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **who}, capture_output=True, text=True, check=True
    )
    return done.stdout


def step(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """As the host runs it: bash, stopping at the first failure."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def run(project: Path, story: Any) -> None:
    """One run of the workflow, on a fresh machine."""
    if (project / "_site").exists():
        git("worktree", "remove", "--force", "_site", folder=project)
    for name in ("Fetch the releases so far", "Build", "Verify every release", "Keep them"):
        if name == "Build":
            put(project / "_site", story)
            continue
        done = step(name, project)
        assert done.returncode == 0, done.stderr


def test_releases_pile_up_on_their_branch(checkout: Path) -> None:
    for story in (STORY, STORY, LONGER):
        run(checkout, story)
    assert_whole(checkout / "_site")
    kept = git("ls-tree", "--name-only", "releases", "releases/", folder=checkout.parent / "origin.git").split()
    assert [Path(name).name.split("-")[0] for name in kept] == ["1", "2"]
    log = git("log", "--format=%s", "releases", folder=checkout.parent / "origin.git").split("\n")
    assert [line.split("-")[0] for line in log if line] == ["Release 2", "Release 1", "No release yet"]
    assert ".lock" not in git("ls-tree", "-r", "--name-only", "releases", folder=checkout.parent / "origin.git")


def test_a_touched_release_stops_the_run(checkout: Path) -> None:
    run(checkout, STORY)
    page = next((checkout / "_site/releases").glob("1-*/index.html"))
    page.write_text("edited")
    done = step("Verify every release", checkout)
    assert done.returncode != 0
    assert "index.html" in done.stdout + done.stderr
    # also where the checksums were signed anew
    release.data.checksums.write(page.parent)
    done = step("Verify every release", checkout)
    assert done.returncode != 0
    assert "was changed" in done.stderr


def test_citation_file_agrees_with_the_data_package() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    work = release.about()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert cited["title"] == cited["preferred-citation"]["title"] == work.title
    assert [author["name"] for author in cited["authors"]] == list(work.contributors)
    assert cited["keywords"] == list(work.keywords)
    assert cited["version"] == project["version"]
    assert (cited["license"], cited["preferred-citation"]["license"]) == (project["license"], work.licence["name"])


def test_prints_are_complete() -> None:
    """The stand-in fingerprints have the names that the real ones have."""
    assert set(PRINTS) == {"corpus", "decisions", "code", "rules", "renderer"}
