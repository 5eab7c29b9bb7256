"""A rendered release: every page is there, every link leads somewhere, nothing of the data becomes markup."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from tests.generators.published_site import CONFIG, REPORTS
from tests.generators.release_tables import HOSTILE
from tests.warledger.site.reading import read

from warledger.site import links, render, renderers
from warledger.site.ledger import Ledger, NoRelease

FIXED = ("index", "casualties", "districts", "events/index", "places/index", "coverage", "method", "data", "changes")


def pages(release: Path) -> list[Path]:
    return sorted((release / "reports").rglob("*.html"))


def test_every_page_is_there(rendered: Path, told: Ledger) -> None:
    there = {page.relative_to(rendered / "reports").as_posix() for page in pages(rendered)}
    assert {f"{name}.html" for name in FIXED} <= there
    assert {links.month(month) for month in told.covered} <= there
    assert {links.province(name) for name in told.provinces} <= there
    assert "events/shell.html" not in there
    assert 'url=reports/index.html"' in (rendered / "index.html").read_text("utf-8")


def test_without_an_address_nothing_names_one(rendered: Path) -> None:
    assert not (rendered / "sitemap.xml").exists()
    assert "og:url" not in (rendered / "reports/index.html").read_text("utf-8")


def test_the_address_of_the_site_is_in_its_sitemap_and_pages(
    unrendered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://ledger.example/war/")
    monkeypatch.setenv("REPORT_URL", "https://ledger.example/errors?new")
    release = tmp_path / unrendered.name
    shutil.copytree(unrendered, release)
    render.render_pages(release, reports=REPORTS, config=CONFIG, renderer="fallback")
    base = f"https://ledger.example/war/releases/{unrendered.name}/"
    listed = re.findall("<loc>(.*)</loc>", (release / "sitemap.xml").read_text("utf-8"))
    told = [page for page in pages(release) if page.parent.name != "charts"]
    assert sorted(listed) == sorted(base + page.relative_to(release).as_posix() for page in told)
    for page in told:
        text = page.read_text("utf-8")
        assert re.findall('property="og:url" content="([^"]*)"', text) == [base + page.relative_to(release).as_posix()]
        assert "https://ledger.example/errors?new" in read(page).links


def test_every_page_names_its_release_its_permalink_its_renderer_and_how_to_report_an_error(rendered: Path) -> None:
    for page in pages(rendered):
        if "/charts/" in page.as_posix():
            continue
        told = read(page)
        path = page.relative_to(rendered / "reports").as_posix()
        assert "Data through" in told.said, path
        assert "1-0a1b2c3d" in told.said, path
        assert any(link.endswith(path) for link in told.links), path
        assert any(link.endswith("method.html#report-an-error") for link in told.links), path
        assert "Rendered with smalldocs" in page.read_text("utf-8"), path


def test_every_link_leads_to_a_page_and_a_place_on_it(rendered: Path) -> None:
    ids = {page: set(read(page).ids) for page in pages(rendered)}
    broken = []
    for page in ids:
        # other releases, what the site has at its root, and the seal come after the pages
        for link in read(page).links:
            parts = urlsplit(link)
            if parts.scheme or link.startswith(("../../../", "../../corrections", "../../feed", "../SHA256SUMS")):
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if (not target.is_file() and "/data/" not in target.as_posix()) or (
                parts.fragment and parts.fragment not in ids.get(target, {parts.fragment})
            ):
                broken.append((page.name, link))
    assert broken == []


def test_every_event_and_claim_has_an_address(rendered: Path, told: Ledger) -> None:
    for event_id, month in told["events"].select("event_id", "month").iter_rows():
        assert event_id in read(rendered / "reports" / links.month(month)).ids
    everywhere = {anchor for page in (rendered / "reports" / "events").glob("*.html") for anchor in read(page).ids}
    assert set(told["event_claims"]["claim_id"]) <= everywhere


def test_no_id_stands_twice_on_a_page(rendered: Path) -> None:
    for page in pages(rendered):
        ids = read(page).ids
        assert len(ids) == len(set(ids)), page.name


def test_hostile_text_shows_as_text(rendered: Path) -> None:
    """Scripts, handlers, Markdown, templates and shortcodes in titles, quotes, publishers and addresses do nothing."""
    said = " ".join(read(page).said for page in (rendered / "reports" / "events").glob("*.html"))
    for text in HOSTILE:
        assert " ".join(text.split()) in said
    for page in pages(rendered):
        told = read(page)
        assert not [script for script in told.scripts if "document.title" in script and "WARLEDGER" not in script]
        assert not [handler for handler in told.handlers if "document.title" in handler]
        assert not [
            link for link in told.links if not re.match(r"(https?:|[#.\w/-])", link) or link.startswith("javascript")
        ]


def test_the_tables_of_a_month_lead_to_its_page(rendered: Path, told: Ledger) -> None:
    leads = read(rendered / "reports" / "casualties.html").links
    for month in told["monthly_casualties"]["month"].unique():
        assert f"events/{month}.html" in leads


def test_pages_are_light(rendered: Path) -> None:
    for page in pages(rendered):
        assert page.stat().st_size <= 500_000, page.name


def test_a_reader_without_scripts_finds_every_month(rendered: Path, told: Ledger) -> None:
    leads = read(rendered / "reports" / "events" / "index.html").links
    assert {f"../{links.month(month)}" for month in told.covered} <= set(leads)


@pytest.mark.slow
def test_the_same_release_gives_the_same_bytes(rendered: Path, unrendered: Path, tmp_path: Path) -> None:
    again = tmp_path / "elsewhere" / "1-0a1b2c3d"
    shutil.copytree(unrendered, again)
    render.render_pages(again, reports=REPORTS, config=CONFIG, renderer="fallback")
    files = sorted(path.relative_to(rendered) for path in rendered.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    different = [str(path) for path in files if (rendered / path).read_bytes() != (again / path).read_bytes()]
    assert different == []


def test_no_page_tells_where_it_was_made(rendered: Path) -> None:
    for page in rendered.rglob("*.html"):
        text = page.read_text("utf-8")
        assert str(rendered.parent) not in text
        assert "/project/" not in text


def test_asking_for_quarto_where_there_is_none_says_so(monkeypatch: pytest.MonkeyPatch, unrendered: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(renderers.RenderError, match="quarto is not on the PATH"):
        render.render_pages(unrendered, reports=REPORTS, config=CONFIG, renderer="quarto")
    assert renderers.renderer_name("auto").startswith("smalldocs ")


def test_a_folder_without_a_manifest_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(NoRelease, match="manifest"):
        render.render_pages(tmp_path, reports=REPORTS, config=CONFIG, renderer="fallback")


def test_a_failing_cell_names_its_page(unrendered: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    shutil.copytree(REPORTS, reports)
    (reports / "coverage.qmd").write_text("---\ntitle: x\n---\n\n```{python}\n1 / 0\n```\n", encoding="utf-8")
    with pytest.raises(render.cells.CellError, match=r"coverage\.qmd: ZeroDivisionError"):
        render.render_pages(unrendered, reports=reports, config=CONFIG, renderer="fallback")
