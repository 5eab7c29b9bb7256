"""A site of two releases, published from generated tables: what a reader opens, for tests that open it."""

from __future__ import annotations

from pathlib import Path

from tests.generators.release_tables import release_tables

from warledger.site import publish

ROOT = Path(__file__).parents[2]
REPORTS, CONFIG = ROOT / "reports", ROOT / "_quarto.yml"

_MADE_FROM = dict.fromkeys(("corpus", "decisions", "code", "rules", "renderer"), "generated")


def publish_two(site: Path, *, events: int = 80, months: int = 20, renderer: str = "fallback") -> list[Path]:
    """Publish hostile tables, then the same with a few events more; returns the folders of both releases."""
    folders = []
    for more, corpus in ((0, "first"), (4, "second")):
        published = publish.publish(
            release_tables(events=events + more, months=months, seed=3, hostile=True),
            site,
            reports=REPORTS,
            config=CONFIG,
            fingerprints=_MADE_FROM | {"corpus": corpus},
            renderer=renderer,
            note="Four events more <script>document.title='taken'</script>" if more else None,
        )
        folders.append(published.path)
    return folders
