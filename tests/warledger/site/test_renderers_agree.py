"""Quarto and the fallback give the same pages: the same words, the same links, page by page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.generators.published_site import CONFIG, REPORTS
from tests.warledger.site.reading import read

from warledger.site.render import render_pages


@pytest.fixture(scope="module")
def by_quarto(unrendered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("quarto"):
        pytest.skip("quarto is not on the PATH; the fallback is tested without it")
    folder = tmp_path_factory.mktemp("quarto") / "1-0a1b2c3d"
    shutil.copytree(unrendered, folder)
    render_pages(folder, reports=REPORTS, config=CONFIG, renderer="quarto")
    return folder


@pytest.mark.quarto
@pytest.mark.slow
def test_both_renderers_say_and_link_the_same(rendered: Path, by_quarto: Path) -> None:
    names = sorted(page.relative_to(rendered).as_posix() for page in (rendered / "reports").rglob("*.html"))
    assert names == sorted(page.relative_to(by_quarto).as_posix() for page in (by_quarto / "reports").rglob("*.html"))
    for name in names:
        ours, quartos = read(rendered / name), read(by_quarto / name)
        assert ours.said == quartos.said, name
        assert [same(link) for link in ours.links] == [same(link) for link in quartos.links], name


def same(link: str) -> str:
    """Quarto writes `../reports/x.html` where the fallback writes `x.html`."""
    return link.replace("../reports/", "").replace("../", "")
