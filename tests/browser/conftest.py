"""A published site in a real browser: two releases of hostile tables, opened as files and served on loopback."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.generators.published_site import publish_two

#: A Chromium that looks nothing up by itself.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium. Without one the tests are skipped, but fail in CI."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found and os.environ.get("CI"):
        pytest.fail("no chromium on the PATH; CI installs one")
    if not found:
        pytest.skip("no chromium on the PATH: the site is not opened in a browser")
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Closed with its module: while it is open an event loop runs, and other tests start loops of their own."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders of two releases, the older first."""
    return publish_two(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def release(releases: list[Path]) -> Path:
    """The latest release."""
    return releases[-1]


class Watched:
    """A page in the browser and what went wrong on it."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.elsewhere: list[str] = []
        self.loaded: set[str] = set()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on(
            "console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("requestfailed", lambda request: self.wrong.append(f"failed: {request.url}"))
        self.page.on("request", lambda request: self._seen(request.url))

    def _seen(self, url: str) -> None:
        self.loaded.add(url)
        if not url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:")):
            self.elsewhere.append(url)

    def open(self, address: str) -> Page:
        """Open a page, scroll through it so that every chart is drawn, and come back to its top."""
        self.page.goto(address)
        self.page.wait_for_load_state("load")
        for chart in self.page.locator(".chart").all():
            chart.scroll_into_view_if_needed()
        self.page.wait_for_function("[...document.querySelectorAll('.chart')].every(chart => chart.dataset.drawn)")
        self.page.evaluate("scrollTo(0, 0)")
        return self.page


@pytest.fixture
def watched(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """A watched page; parametrize indirectly with a size and a colour scheme."""
    size, scheme = getattr(request, "param", ("desktop", "light"))
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True
    )
    context.set_default_timeout(20_000)
    yield Watched(context)
    context.close()


@pytest.fixture(scope="session")
def served(releases: list[Path]) -> Iterator[str]:
    """Address of the site in a subfolder of a server on loopback."""
    site = releases[0].parents[1]
    handler = functools.partial(_Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """A page that moves on hangs up on what it no longer needs."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)
