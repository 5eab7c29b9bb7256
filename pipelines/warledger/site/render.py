"""Pages of a release: the same project of .qmd files, rendered by Quarto or, where that is missing, by the fallback.

The project (`_quarto.yml` and `reports/`) is copied aside, so that a render never writes into the repository, and the
copy is told the release. A renderer makes the pages with cells and the shell; :mod:`warledger.site.bulk` fills the
shell for months and provinces. What comes out goes into the release: `reports/` with the pages, `site_libs/` with the
renderer's own files, and `index.html`, which opens the overview.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import yaml

from warledger.progress import Progress, silent
from warledger.site import address, bulk, cells, html, ledger, links, words
from warledger.site.ledger import ENVIRONMENT, Ledger
from warledger.site.renderers import RenderError, renderer_name


@dataclass(frozen=True)
class RenderResult:
    """What was rendered."""

    renderer: str  # name and version, as the footer says
    pages: int
    warnings: tuple[str, ...]


def render_pages(
    release: Path, *, reports: Path, config: Path, renderer: str = "auto", progress: Progress | None = None
) -> RenderResult:
    """Render the pages of a release into its folder. The same inputs and renderer give the same bytes.

    Args:
        release: a folder that holds `data/` and `manifest.json`.
        reports: the folder of .qmd pages and their assets.
        config: `_quarto.yml`.
        renderer: `quarto`, `fallback`, or `auto`: Quarto where it is on the PATH.
        progress: called as pages are made.

    Raises:
        RenderError: the renderer is missing or failed.
        cells.CellError: a page's cell raised.
        ledger.NoRelease: the folder holds no release.
    """
    progress = progress or silent
    told = ledger.read(release)
    name = renderer_name(renderer)
    with tempfile.TemporaryDirectory(prefix="warledger-") as folder:
        project = Path(folder) / "project"
        pages = _stage(project, told, reports, config, name)
        environment = {ENVIRONMENT: str(release.resolve()), "QUARTO_PYTHON": sys.executable}
        run: Callable[..., list[str]] = _quarto if name.startswith("Quarto") else _fallback
        warnings = run(project, pages, environment, progress)
        out = project / "_rendered"
        for page in out.rglob("*.html"):
            page.write_text(_cleaned(page.read_text("utf-8")), encoding="utf-8", newline="\n")
        made = bulk.write(told, out / links.REPORTS, project / links.REPORTS, progress)
        front = html.render("redirect.html", ledger=told, to=f"{links.REPORTS}/index.html")
        (out / "index.html").write_text(front, encoding="utf-8", newline="\n")
        for left in ("search.json", "robots.txt", "sitemap.xml"):
            (out / left).unlink(missing_ok=True)
        if base := address.release(told.release):
            _tell_addresses(out, base)
        shutil.copytree(out, release, dirs_exist_ok=True, copy_function=shutil.copyfile)
    return RenderResult(name, len(pages) - 1 + made, tuple(warnings))


def _stage(project: Path, told: Ledger, reports: Path, config: Path, renderer: str) -> list[Path]:
    """Copy the project aside and tell it the release; returns its pages."""
    ignore = shutil.ignore_patterns("__pycache__", "*.py")
    shutil.copytree(reports, project / links.REPORTS, ignore=ignore, copy_function=shutil.copyfile)
    settings: dict[str, Any] = yaml.safe_load(config.read_text("utf-8"))
    settings["project"]["output-dir"] = "_rendered"
    if base := address.release(told.release):
        settings["website"]["site-url"] = base
    through = f", data through {words.day(date.fromisoformat(told.through))}" if told.through else ""
    footer = settings["website"].get("page-footer")
    settings["website"]["page-footer"] = {
        "left": footer.get("left", "") if isinstance(footer, dict) else footer or "",
        "right": f"Release {told.release}{through}. Rendered with {renderer}.",
    }
    (project / "_quarto.yml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
    return sorted((project / links.REPORTS).rglob("*.qmd"))


def _quarto(project: Path, pages: list[Path], environment: dict[str, str], progress: Progress) -> list[str]:
    progress("Quarto", 0, len(pages))
    quarto = shutil.which("quarto") or "quarto"
    done = subprocess.run(
        [quarto, "render", "--no-clean"],
        cwd=project, env={**os.environ, **environment}, capture_output=True, text=True, errors="replace",
    )  # fmt: skip
    if done.returncode:
        raise RenderError(f"quarto render failed:\n{(done.stderr or done.stdout)[-4000:]}")
    progress("Quarto", len(pages), len(pages))
    return [line for line in done.stderr.splitlines() if line.lstrip("\x1b[0123456789m").startswith("WARN")]


def _fallback(project: Path, pages: list[Path], environment: dict[str, str], progress: Progress) -> list[str]:
    from smalldocs.config import load
    from smalldocs.site import Site

    progress("running the cells of pages", 0, len(pages))
    cells.run(pages, environment, project / links.REPORTS)
    progress("running the cells of pages", len(pages), len(pages))
    site = Site(load(project), quiet=True)
    site.build()
    return list(site.warnings)


#: Icon fonts, and module scripts, which a browser refuses where a page is opened as a file; no page needs either.
_UNUSED = re.compile(r'<link[^>]*href="[^"]*bootstrap-icons[^"]*"[^>]*>\n?|<script[^>]*type="module"[^>]*></script>\n?')
#: An id that Quarto draws by lot.
_DRAWN_BY_LOT = re.compile(r'<div id="[0-9a-f]{8}" class="cell"')


def _cleaned(page: str) -> str:
    """A rendered page without what differs between two runs or does no good, and with a name for its navigation."""
    page = _DRAWN_BY_LOT.sub('<div class="cell"', _UNUSED.sub("", page))
    return page.replace('<nav class="navbar', '<nav aria-label="Pages" class="navbar')


def _tell_addresses(out: Path, base: str) -> None:
    """Each page's address in its head, and a sitemap: of all pages, also those made in bulk, without the time of day.

    A renderer's own sitemap knows neither, and no renderer writes `og:url`.
    """
    pages = {page.relative_to(out).as_posix(): page for page in (out / links.REPORTS).rglob("*.html")}
    listed = {f"{escape(base)}/{name}": pages[name] for name in sorted(pages) if "/charts/" not in name}
    for url, page in listed.items():
        head = f'<meta property="og:url" content="{url}"></head>'
        page.write_text(page.read_text("utf-8").replace("</head>", head, 1), encoding="utf-8", newline="\n")
    urls = "\n".join(f"  <url><loc>{url}</loc></url>" for url in listed)
    (out / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{urls}\n</urlset>\n",
        encoding="utf-8",
        newline="\n",
    )
