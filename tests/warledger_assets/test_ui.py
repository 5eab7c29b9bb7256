"""What a maintainer does in the browser, against a real `python -m warledger_assets.ui`."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import polars as pl
import pytest
from playwright.sync_api import Page, expect, sync_playwright
from tests.warledger_assets.reports import LATER, write_corpus, write_report

from warledger.store import Store
from warledger_assets.ui import free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH"),
]

#: Seconds that a run may take here, with its start, on a machine that does much else; milliseconds that a page may.
RUN, PAGE = 280, 30_000


@dataclass
class Opened:
    """A UI that is open, and the folders it works over."""

    address: str
    folder: Path
    process: subprocess.Popen[str]

    @property
    def releases(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "site" / "releases").glob("*-*"))

    @property
    def store(self) -> Store:
        return Store(self.folder / "data" / "tables")

    @property
    def ended(self) -> list[dg.DagsterRunStatus]:
        """How the runs ended that have, the latest first."""
        with dg.DagsterInstance.from_config(str(self.folder / "home")) as instance:
            return [run.status for run in instance.get_runs() if run.is_finished]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("ui")
    # relative, as `make ui` names them
    folders = {f"WARLEDGER_{name.upper()}": name for name in ("corpus", "data", "site")}
    write_corpus(folder / "corpus")
    port = free_port(3100)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "warledger_assets.ui", "--port", str(port)],
        env={**os.environ, **folders, "WARLEDGER_RENDERER": "fallback", "DAGSTER_HOME": str(folder / "home")},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder,
    )  # fmt: skip
    assert process.stdout
    try:
        said = process.stdout.readline()
        assert f"http://127.0.0.1:{port}" in said, said + process.stdout.read()
        yield Opened(f"http://127.0.0.1:{port}", folder, process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@pytest.fixture(scope="module")
def page(opened: Opened) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        page.set_default_timeout(PAGE)
        expect.set_options(timeout=PAGE)
        yield page
        browser.close()


def wait_until(holds: Callable[[], object], seconds: float, what: str) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, f"waited {seconds} s in vain: {what}"
        time.sleep(0.5)


def test_the_graph_shows_the_four_groups(opened: Opened, page: Page) -> None:
    page.goto(f"{opened.address}/asset-groups")
    for group in ("raw_articles", "parsed_events", "monthly_aggregates", "report_site"):
        expect(page.get_by_text(group, exact=True).first).to_be_visible()


def test_materialize_all_publishes_a_site(opened: Opened, page: Page) -> None:
    page.goto(f"{opened.address}/asset-groups")
    page.get_by_role("button", name="Materialize all").first.click()
    wait_until(lambda: opened.ended, RUN, "the end of a first run")
    page.goto(f"{opened.address}/runs")
    expect(page.get_by_text("Success").first).to_be_visible()
    assert len(opened.releases) == 1
    assert (opened.folder / "site" / "index.html").is_file()


def test_a_materialization_shows_what_was_read(opened: Opened, page: Page) -> None:
    page.goto(f"{opened.address}/assets/claims?view=events")
    expect(page.get_by_text("articles read anew")).to_be_visible()
    expect(page.get_by_text("by rule")).to_be_visible()
    page.goto(f"{opened.address}/assets/monthly_casualties?view=events")
    page.get_by_text("Show Markdown").first.click()
    picture = page.locator("img[alt='People killed, by month']")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0


def test_columns_and_checks_are_told(opened: Opened, page: Page) -> None:
    page.goto(f"{opened.address}/assets/claims")
    expect(page.get_by_text("One row a counted statement").first).to_be_visible()
    expect(page.get_by_text("The whole sentence, as published.")).to_be_visible()
    page.goto(f"{opened.address}/assets/claims?view=checks")
    expect(page.get_by_text("blocking", exact=True).first).to_be_visible()
    expect(page.get_by_text("Passed").first).to_be_visible()


def test_the_sensor_reads_a_new_file_and_publishes_it(opened: Opened, page: Page) -> None:
    page.goto(f"{opened.address}/automation")
    row = page.locator("a[href$='/sensors/corpus_changed']").locator("xpath=..")
    row.locator("label").nth(1).click()  # the first selects the row; the switch comes a moment later
    expect(row.locator("input[type=checkbox]").nth(1)).to_be_checked()
    write_report(opened.folder / "corpus" / "later.md", LATER)
    wait_until(lambda: len(opened.ended) == 2, RUN, "the end of a second run, started by the sensor")
    assert len(opened.releases) == 2
    assert opened.store.read("articles").height == 4
    page.goto(f"{opened.address}/runs")
    expect(page.get_by_text("corpus_changed").first).to_be_visible()
    page.goto(f"{opened.address}/assets/report_site?view=events")
    expect(page.get_by_text(opened.releases[1]).first).to_be_visible()


def test_a_failing_check_is_shown_as_failing(opened: Opened, page: Page) -> None:
    claims = opened.store.read("claims")
    opened.store.write("claims", claims.with_columns(sentence=pl.lit("Words that no report holds.")))
    page.goto(f"{opened.address}/assets/claims?view=checks")
    page.get_by_role("button", name="Execute all").click()
    wait_until(lambda: len(opened.ended) == 3, RUN, "the end of a run of the checks")
    page.goto(f"{opened.address}/assets/claims?view=checks")
    page.get_by_text("sentences_match_the_text").first.click()
    expect(page.get_by_text("the text there reads").first).to_be_visible()
    expect(page.get_by_text("Failed").first).to_be_visible()


def test_it_listens_on_this_machine_only_and_stops_with_all_its_children(opened: Opened) -> None:
    port = int(opened.address.rsplit(":", 1)[1])
    with socket.socket() as probe:
        probe.bind(("", 0))
        outside = socket.gethostbyname(socket.gethostname())
    if not outside.startswith("127."):
        with socket.socket() as probe, pytest.raises(OSError, match=r"refused|timed out|unreachable"):
            probe.settimeout(2)
            probe.connect((outside, port))
    for _ in range(3):  # Ctrl-C: make passes on what its whole group was told
        opened.process.send_signal(signal.SIGINT)
        time.sleep(0.005)
    assert opened.process.wait(60) == 0
    assert opened.process.stdout and not opened.process.stdout.read()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    home = str(opened.folder / "home").encode()
    left = [path for path in Path("/proc").glob("[0-9]*/environ") if _reads(path, home)]
    assert not left


def _reads(path: Path, words: bytes) -> bool:
    try:
        return words in path.read_bytes()
    except OSError:
        return False


def test_the_next_free_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert free_port(taken.getsockname()[1]) > taken.getsockname()[1]
