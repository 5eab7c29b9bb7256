"""The command line as somebody meets it: examples, one line an error, quiet pipes, a stream of objects."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from warledger.articles import batches
from warledger.cli import app

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
REPORT = "Two soldiers were killed in Sangin district of Helmand province on 3 May 2010, the governor said."


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_the_commands_are_those_that_the_readme_tells_of() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"warledger {name}" not in readme] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(name: str) -> None:
    shown = run(name, "--help").output
    assert f"warledger {name} " in " ".join(shown.split("Example", 1)[1].split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("build", "--corpus", "nowhere"), "no corpus folder nowhere"),
        (("build", "--corpus", "empty"), "nothing to read in empty"),
        (("extract", "nowhere.txt"), "no such file or folder"),
        (("evaluate", "nowhere.jsonl"), "nowhere.jsonl"),
        (("diff", "nowhere", "elsewhere"), "nowhere"),
        (("verify", "nowhere"), "nowhere"),
        (("explain", "2018-07", "killed"), "warledger build"),
        (("fetch", "nowhere", "--into", "folder"), "neither a web address nor a file"),
        (("fetch", "ftp://example.org/feed", "--into", "folder"), "neither a web address nor a file"),
        (("fetch", "http://127.0.0.1:9/feed", "--into", "folder"), "public address"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_a_user_can_mend_is_one_line_and_status_2(
    arguments: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    result = run(*arguments)
    lines = result.stderr.splitlines()
    assert (result.exit_code, len(lines)) == (2, 1), result.output
    assert lines[0].startswith("warledger: ")
    assert told in lines[0]


def test_build_without_the_site_ends_with_what_came_in(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "one.txt").write_text(REPORT)
    result = run("build", "--no-render", "-c", tmp_path / "corpus", "--data", tmp_path / "data", "--workers", 1)
    assert result.exit_code == 0, result.output
    assert "1 articles" in result.stdout
    assert not (tmp_path / "_site").exists()


def test_extract_prints_one_object_an_article_in_the_order_of_the_files(tmp_path: Path) -> None:
    rows = [{"id": name, "text": REPORT.replace("Two", name), "published": "2010-05-04"} for name in ("Two", "Five")]
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "empty.txt").write_text("")
    result = run("extract", tmp_path / "b.jsonl", tmp_path / "a.txt", tmp_path / "empty.txt", "--workers", 1)
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["origin"] for one in objects] == ["b.jsonl#Two", "b.jsonl#Five", "a.txt"]
    assert [one["figures"][0]["low"] for one in objects] == [2, 5, 2]
    assert objects[0]["claims"][0]["quote"] in REPORT
    assert "empty.txt: empty" in result.stderr


def test_extract_on_two_cores_prints_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"id": at, "text": f"{REPORT} Report {at}."} for at in range(40)]
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    alone = run("extract", tmp_path, "--workers", 1).stdout
    monkeypatch.setattr(batches, "_ALONE", 0)
    monkeypatch.setattr(batches, "_BATCH", 10_000)
    assert run("extract", tmp_path, "--workers", 2).stdout == alone
    assert len(alone.splitlines()) == 40


def test_explain_shows_what_was_cut_and_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Skip to main content\n\n{REPORT}\n")
    shown = run("extract", "--explain", tmp_path / "a.txt").stdout
    assert "Skip to main content" in shown.split("Cut as page furniture:")[1]
    assert "killed" in shown.split("Cut as page furniture:")[0]


def test_a_pipe_that_closes_ends_extract_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text(
        "".join(json.dumps({"id": at, "text": f"{REPORT} Report {at}."}) + "\n" for at in range(400))
    )
    command = [sys.executable, "-c", "from warledger.cli import app; app()", "extract", tmp_path, "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["origin"] == "many.jsonl#0"
        process.stdout.close()
        said = process.stderr.read()
    assert [line for line in said.splitlines() if "no date of publication" not in line] == []


@pytest.fixture
def server() -> Iterator[str]:
    """A feed of two pages, of which one is missing."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {
                "/feed.xml": ("application/rss+xml", self._feed()),
                "/report": ("text/plain", REPORT),
                "/robots.txt": ("text/plain", "User-agent: *\nAllow: /\n"),
            }
            kind, body = pages.get(self.path, ("text/plain", ""))
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        def _feed(self) -> str:
            host = f"http://{self.headers['Host']}"
            items = "".join(f"<item><link>{host}/{name}</link></item>" for name in ("report", "gone"))
            return f"<rss version='2.0'><channel>{items}</channel></rss>"

        def log_message(self, *_: object) -> None:
            """Silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def test_fetch_fills_a_corpus_folder_and_goes_on_where_it_was(server: str, tmp_path: Path) -> None:
    arguments = ("fetch", f"{server}/feed.xml", "--into", tmp_path / "corpus", "--delay", 0, "--allow-private")
    first = run(*arguments)
    assert first.exit_code == 0, first.output
    assert "1 new, 0 unchanged, 0 there before, 1 failed" in first.stdout
    assert "status 404" in first.stderr
    assert [path.read_text() for path in (tmp_path / "corpus").rglob("*.txt")] == [REPORT]
    assert "0 new, 0 unchanged, 1 there before, 1 failed" in run(*arguments).stdout
