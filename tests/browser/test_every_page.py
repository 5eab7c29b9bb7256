"""Every page in a browser, on a desktop and a phone, light and dark: it works, it is legible, it asks nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

PAGES = (
    "index", "casualties", "districts", "events/index", "events/2018-03", "events/undated", "places/index",
    "places/kunduz", "coverage", "method", "data", "changes", "charts/killed-by-month",
)  # fmt: skip
VIEWS = [("desktop", "light"), ("phone", "light"), ("desktop", "dark"), ("phone", "dark")]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("watched", VIEWS, indirect=True, ids="-".join)
def test_a_page_works(watched: Watched, release: Path, name: str) -> None:
    page = watched.open((release / "reports" / f"{name}.html").as_uri())
    assert watched.wrong == []
    assert watched.elsewhere == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert "taken" not in page.title()
    for chart in page.locator(".chart").all():
        assert chart.locator("svg path").count() > 3
    found = Axe().run(page)
    told = [
        f"{rule['id']}: {node['html'][:150]}" for rule in found.response["violations"] for node in rule["nodes"][:3]
    ]
    assert told == []


@pytest.mark.parametrize("name", ["index", "casualties", "districts"])
def test_a_page_with_charts_is_light_and_quick(watched: Watched, release: Path, name: str) -> None:
    page = watched.page
    page.goto((release / "reports" / f"{name}.html").as_uri())
    page.wait_for_selector(".chart[data-drawn] svg")
    assert page.evaluate("performance.now()") < 2_000 * slack(page)
    watched.open(page.url)
    files = {Path(url.removeprefix("file://")) for url in watched.loaded if url.startswith("file://")}
    assert any(file.name == "vega.min.js" for file in files)
    assert sum(file.stat().st_size for file in files) <= 1_500_000


def slack(page: object) -> float:
    """How much slower this machine is just now than an idle one: a sum that takes one 40 ms."""
    took = page.evaluate(  # type: ignore[attr-defined]
        "() => { const start = performance.now(); let sum = 0; for (let at = 0; at < 3e7; at++) sum += at % 7;"
        " return performance.now() - start + sum * 0; }"
    )
    return max(1.0, took / 40)


def test_a_site_in_a_subfolder_of_a_server_works_too(watched: Watched, served: str, release: Path) -> None:
    watched.page.goto(f"{served}/releases/{release.name}/index.html")
    watched.page.wait_for_url("**/reports/index.html")
    watched.page.wait_for_load_state("networkidle")
    watched.open(watched.page.url)
    assert watched.wrong == []
    assert watched.elsewhere == []


def test_without_scripts_the_figures_are_there_as_words_and_tables(browser: object, release: Path) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto((release / "reports" / "casualties.html").as_uri())
    assert page.locator(".in-words").first.is_visible()
    page.locator("#killed-by-month summary", has_text="Table").click()
    assert page.locator("#killed-by-month table").is_visible()
    context.close()
