"""A rendered release with hostile texts, made once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.generators.published_site import CONFIG, REPORTS
from tests.generators.release_tables import release_tables, write_release

from warledger.site import ledger
from warledger.site.ledger import Ledger
from warledger.site.render import render_pages


@pytest.fixture(scope="session")
def unrendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release without pages: 60 events in 16 months, texts hostile."""
    return write_release(
        tmp_path_factory.mktemp("release") / "1-0a1b2c3d", release_tables(events=60, months=16, hostile=True)
    )


@pytest.fixture(scope="session")
def told(unrendered: Path) -> Ledger:
    """The release as the pages read it."""
    return ledger.read(unrendered)


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release with its pages, by the fallback."""
    folder = tmp_path_factory.mktemp("rendered") / "1-0a1b2c3d"
    write_release(folder, release_tables(events=60, months=16, hostile=True))
    render_pages(folder, reports=REPORTS, config=CONFIG, renderer="fallback")
    return folder
