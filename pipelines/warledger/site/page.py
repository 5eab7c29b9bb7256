"""What the cells of a page call: `page = Page("casualties.html")`, then `page.figure("killed-by-month")` and so on."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from warledger.release import about, bibtex, citation
from warledger.site import address, changes, charts, downloads, html, ledger, listings, method, overview, words
from warledger.site.charts.casualties import MAIN
from warledger.site.charts.figure import Figure
from warledger.site.events import EventBook
from warledger.site.html import Fragment
from warledger.site.ledger import Ledger
from warledger.tables import PERSON_MEASURES

#: The folder of pages, as seen from the folder that a renderer works in.
REPORTS = Path("reports")


class Page:
    """One page of a release.

    Args:
        path: where it stands, relative to the release's `reports/`.
        of: the release; by default the one that the renderer names (see :mod:`warledger.site.ledger`).
        reports: the folder of pages.
    """

    def __init__(self, path: str, of: Ledger | None = None, reports: Path | None = None) -> None:
        self.path = path
        self.ledger = of or ledger.read()
        self.reports = reports or _reports()

    @property
    def root(self) -> str:
        """The way from the page up to `reports/`."""
        return "../" * self.path.count("/")

    @cached_property
    def figures(self) -> dict[str, Any]:
        """Name -> what makes the figure."""
        return charts.catalogue(self.ledger, self.reports)

    def dateline(self) -> Fragment:
        """Release, last day of the data, permalink, how to report an error; every page opens with it."""
        return self.show("dateline.html")

    def figure(self, name: str, level: int = 2) -> Fragment:
        """A chart with its finding, its words, its table and its tools. ``level`` is that of its heading."""
        return self.framed(self.figures[name](), level)

    def casualties(self) -> Fragment:
        """A figure for each thing that reports say happened to people: the killed and the wounded always."""
        told = set(self.ledger["monthly_casualties"]["measure"].unique())
        shown = [measure for measure in PERSON_MEASURES if measure in told or measure in MAIN]
        return Fragment("\n".join(self.figure(charts.by_month(measure)) for measure in shown))

    def framed(self, figure: Figure, level: int = 2) -> Fragment:
        """As :meth:`figure`, for one at hand."""
        return self.show("figure.html", figure=figure, level=level)

    def sentences(self) -> Fragment:
        """What happened, in five sentences."""
        return self.show("overview.html", sentences=overview.sentences(self.ledger))

    def months(self) -> Fragment:
        """The finder of events, and every month as a plain link."""
        count = self.ledger.events_by_month
        years: dict[str, list[tuple[str, int | None]]] = {}
        for month in self.ledger.months:
            told = count.get(month, 0) if month in self.ledger.covered else None
            years.setdefault(month[:4], []).append((month, told))
        outside = EventBook(self.ledger).outside_months
        return self.show("months_list.html", years=sorted(years.items(), reverse=True), outside=outside)

    def provinces(self) -> Fragment:
        """Every province with what reports tell of it."""
        return self.show("provinces_list.html", table=listings.provinces(self.ledger))

    def publishers(self) -> Fragment:
        """Whose reports the ledger rests on."""
        return self.show("publishers.html", table=listings.publishers(self.ledger))

    def recaptures(self) -> Fragment:
        """Districts retaken by the winner's word alone, which no count of recaptures holds."""
        return self.show("recaptures.html", table=listings.recaptures(self.ledger))

    def ground(self) -> Fragment:
        """Cities, bases, posts and other ground, which are no districts."""
        return self.show("ground.html", table=listings.ground(self.ledger))

    def contradictions(self) -> Fragment:
        """Claims that cannot all be true, and which of them was set aside."""
        return self.show("contradictions.html", groups=listings.contradictions(self.ledger))

    def changes(self) -> Fragment:
        """What moved between this release and the one before."""
        told = changes.changes(self.ledger)
        return self.show("changes.html", changes=told, shown=changes.SHOWN, told=changes.event_told)

    def downloads(self) -> Fragment:
        """Files and the meaning of every column."""
        return self.show("data.html", downloads=list(downloads.downloads(self.ledger)))

    def about_the_files(self) -> Fragment:
        """What stands beside the tables: how to read them, what was made of what, checksums."""
        return self.show("about_the_files.html")

    def how_to_cite(self) -> Fragment:
        """The line to cite the release by, and the same as BibTeX."""
        url = address.release(self.ledger.manifest["release"])
        return self.show("citation.html", bibtex=bibtex(self.ledger.manifest, url))

    def licence(self) -> Fragment:
        """On what terms the data is given, and what they do not cover."""
        return self.show("licence.html", licence=about().licence)

    def rules(self) -> Fragment:
        """Every rule with an example, read by the code itself where it can."""
        return self.show("rules.html", groups=method.rules(self.reports))

    def accuracy(self) -> Fragment:
        """How well the reader does on texts that the team did not write."""
        return self.show("accuracy.html", groups=method.accuracy(self.reports))

    def left_out(self) -> Fragment:
        """What was not read, not dated, not counted."""
        return self.show("left_out.html", **method.left_out(self.ledger))

    def show(self, template: str, **values: Any) -> Fragment:
        """A template filled in with the page's own values and these."""
        return html.render(
            template,
            **values,
            ledger=self.ledger,
            path=self.path,
            root=self.root,
            report=address.report(),
            through=words.day(date.fromisoformat(self.ledger.through)) if self.ledger.through else "",
            citation=citation(self.ledger.manifest),
        )


def _reports() -> Path:
    """The folder of pages: renderers run a page in its own folder."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / charts.OUTLINES).is_file():
            return folder
        if (folder / REPORTS / charts.OUTLINES).is_file():
            return folder / REPORTS
    return REPORTS
