"""What a reader does: opens a figure to its source, finds an event, moves the map, saves a chart, compares releases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.browser.conftest import Watched

from warledger.release import read_table

pytestmark = pytest.mark.browser


def address(release: Path, name: str) -> str:
    return (release / "reports" / f"{name}.html").as_uri()


def test_from_a_mark_to_the_source_in_three_clicks(watched: Watched, release: Path) -> None:
    page = watched.open(address(release, "casualties"))
    page.locator("#killed-by-month svg path[aria-label*='Month: March 2018']").last.click()
    page.wait_for_url("**/events/2018-03.html")
    event = page.locator("article.event").first
    event.locator("ul.figures a").first.click()
    claim = page.locator(f"[id='{page.url.split('#')[1]}']")
    assert claim.is_visible()
    quote = claim.locator("xpath=ancestor::blockquote")
    assert quote.locator("mark").first.is_visible()
    assert quote.locator(".from").inner_text()


def test_from_a_cell_of_the_table_to_its_month(watched: Watched, release: Path) -> None:
    page = watched.open(address(release, "casualties"))
    page.locator("#killed-by-month summary", has_text="Table").click()
    page.locator("#killed-by-month tbody td a").first.click()
    assert re.search(r"/events/\d{4}-\d\d\.html$", page.url)


def test_filters_and_search_find_a_known_event(watched: Watched, release: Path) -> None:
    known = read_table(release, "events").drop_nulls(["month", "district"]).sort("event_id").row(0, named=True)
    page = watched.open(address(release, "events/index"))
    form = page.locator("#event-finder form")
    form.locator("[name=words]").fill(known["district"])
    form.locator("[name=province]").select_option(label=known["province"])
    form.locator("[name=from]").select_option(known["month"])
    form.locator("[name=to]").select_option(known["month"])
    hit = page.locator(f".results a[href$='{known['month']}.html#{known['event_id']}']")
    hit.wait_for()
    hit.click()
    page.locator(f"[id='{known['event_id']}']").wait_for()
    assert watched.wrong == []


def test_a_filter_of_party_measure_and_publisher_counts_what_the_tables_hold(watched: Watched, release: Path) -> None:
    figures = read_table(release, "event_figures")
    page = watched.open(address(release, "events/index"))
    form = page.locator("#event-finder form")
    form.locator("[name=party]").select_option(label="Civilians")
    form.locator("[name=measure]").select_option(label="wounded")
    expected = figures.filter(party="civilian", measure="wounded")["event_id"].n_unique()
    page.get_by_text(f"{expected} event").wait_for()
    form.locator("button[type=reset]").click()
    form.locator("[name=publisher]").select_option(label="Valley News")
    page.locator(".results li").first.wait_for()
    assert watched.wrong == []


def test_a_link_to_an_event_that_moved_finds_it(watched: Watched, release: Path) -> None:
    event, month = read_table(release, "events").drop_nulls("month").sort("month").select("event_id", "month").row(-1)
    page = watched.open(address(release, "events/2018-02") + f"#{event}")
    page.wait_for_url(f"**/{month}.html#{event}")
    page.locator(f"[id='{event}']").wait_for()


def test_the_map_moves_by_month_and_by_keyboard(watched: Watched, release: Path) -> None:
    page = watched.open(address(release, "districts"))
    slider = page.locator("#district-map .slider")
    points = "#district-map svg path[aria-label*='opposition']"
    last = page.locator(points).count()
    slider.locator("input").focus()
    page.keyboard.press("Home")
    page.wait_for_function("document.querySelector('#district-map output').textContent === 'January 2018'")
    assert page.locator(points).count() < last
    slider.get_by_label("Month after").click()
    assert slider.locator("output").inner_text() == "February 2018"


def test_dark_is_chosen_once_and_charts_follow(watched: Watched, release: Path) -> None:
    page = watched.open(address(release, "index"))
    light = page.locator("#killed-by-month svg text").first.get_attribute("fill")
    page.get_by_role("button", name="Switch between light and dark").click()
    page.wait_for_function(
        "light => document.querySelector('#killed-by-month svg text').getAttribute('fill') !== light", arg=light
    )
    watched.open(address(release, "coverage"))
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_chart_is_saved_with_its_finding_and_source(
    watched: Watched, release: Path, tmp_path: Path, kind: str
) -> None:
    page = watched.open(address(release, "index"))
    with page.expect_download() as download:
        page.locator(f"#killed-by-month [data-save={kind}]").click()
    assert download.value.suggested_filename == f"killed-by-month.{kind}"
    download.value.save_as(tmp_path / "chart")
    saved = (tmp_path / "chart").read_bytes()
    if kind == "png":
        assert saved.startswith(b"\x89PNG")
    else:
        assert page.locator("#killed-by-month .finding").inner_text()[:20].encode() in saved
        assert release.name.encode() in saved
        assert b"var(--" not in saved


def test_a_citation_names_release_and_address(watched: Watched, release: Path) -> None:
    page = watched.open(address(release, "index"))
    figure = page.locator("#districts-lost")
    figure.locator("summary", has_text="Cite").click()
    said = figure.locator(".citation").inner_text()
    assert release.name in said
    assert said.endswith(f"/{release.name}/reports/index.html#districts-lost")


def test_an_embedded_chart_stands_alone(watched: Watched, release: Path) -> None:
    page = watched.open(address(release, "charts/district-map"))
    assert page.locator("svg path").count() > 34
    assert page.locator("header, nav").count() == 0
    assert page.locator(".slider input").is_visible()
    assert watched.wrong == []


def test_a_reader_of_an_old_release_is_told_and_can_go_to_the_same_page(watched: Watched, releases: list[Path]) -> None:
    old, new = releases
    page = watched.open(address(old, "events/2018-03"))
    page.locator(".superseded").wait_for()
    wanted = page.locator(".switcher option", has_text=new.name).get_attribute("value")
    page.locator(".switcher select").select_option(value=wanted)
    page.wait_for_url(f"**/{new.name}/reports/events/2018-03.html")
    assert page.locator(".superseded").count() == 0


def test_a_release_alone_works_without_its_site(watched: Watched, release: Path, tmp_path: Path) -> None:
    alone = tmp_path / "copy"
    alone.symlink_to(release, target_is_directory=True)
    page = watched.open((alone / "reports" / "index.html").as_uri())
    assert page.locator(".switcher").is_hidden()
    assert watched.wrong == []


def test_what_changed_since_the_last_release_is_one_click_away(watched: Watched, release: Path) -> None:
    page = watched.open(address(release, "index"))
    page.locator(".dateline").get_by_text("Release").first.click()
    page.wait_for_url("**/changes.html")
    assert "monthly figures moved" in page.locator("main").inner_text()
    assert "Four events more <script>" in page.locator(".note").inner_text()
