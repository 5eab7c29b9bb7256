"""The pages that come in hundreds: months, provinces, charts alone. Made without cells, in the frame of a rendered one.

A renderer makes one empty page, the shell. Each page here is that shell with its title, its description and its body
filled in, so both renderers give the same pages, in seconds instead of minutes.
The scripts that pages load are written here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from warledger.progress import Progress, silent
from warledger.site import charts, finder, html, links, words
from warledger.site.charts.districts import spells
from warledger.site.charts.figure import Cell, Table
from warledger.site.events import Event, EventBook
from warledger.site.ledger import Ledger
from warledger.site.page import Page
from warledger.site.sums import MonthSums

SHELL = "events/shell.html"
TITLE, DESCRIPTION, BODY = "WARLEDGER-TITLE", "WARLEDGER-DESCRIPTION", '<div id="warledger-body"></div>'

#: Characters of a month's page beyond which it goes on in another part: pages stay under 500 kB.
PART = 330_000


class ShellError(RuntimeError):
    """The rendered shell lacks a place to fill in."""


@dataclass(frozen=True)
class Shell:
    """The frame of the pages made in bulk."""

    text: str

    @classmethod
    def taken(cls, folder: Path) -> Shell:
        """The rendered shell, which is no page of its own and is removed."""
        path = folder / SHELL
        text = path.read_text("utf-8")
        missing = [place for place in (TITLE, BODY) if place not in text]
        if missing:
            raise ShellError(f"{path} has no {', '.join(missing)}: see reports/events/shell.qmd")
        path.unlink()
        return cls(text)

    def filled(self, title: str, description: str, body: str) -> str:
        """A page."""
        places = {TITLE: escape(title), DESCRIPTION: escape(description), BODY: body}
        # in one pass, so that nothing in a title or a body is taken for a place
        return re.sub("|".join(map(re.escape, places)), lambda found: places[found[0]], self.text)


def write(ledger: Ledger, folder: Path, reports: Path, progress: Progress = silent) -> int:
    """Write every page made in bulk into ``folder``, the release's rendered `reports/`; returns how many."""
    shell = Shell.taken(folder)
    book = EventBook(ledger)
    pages = [*_months(ledger, book, reports), *_provinces(ledger, book, reports)]
    for number, (path, title, description, body) in enumerate(pages, 1):
        _put(folder / path, shell.filled(title, description, body))
        progress("pages", number, len(pages))
    for name, text in finder.scripts(ledger, book):
        _put(folder / "events" / "data" / name, text)
    return len(pages) + _charts(ledger, folder, reports)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _months(ledger: Ledger, book: EventBook, reports: Path) -> Iterator[tuple[str, str, str, str]]:
    known: list[str] = sorted(month for month in book.rows if month)
    sums = MonthSums(ledger, book)
    months: list[str | None] = [*sorted(ledger.covered), *([None] if None in book.rows else [])]
    for month in months:
        before = max((code for code in known if month and code < month), default=None)
        after = min((code for code in known if month and code > month), default=None)
        said = words.month(month) if month else "Outside the months"
        events = book.month(month)
        parts = list(_parts(events)) or [[]]
        totals = book.totals(month, events)
        lede = _lede(month, events) if month else _lede_outside(book)
        for part, shown in enumerate(parts, 1):
            page = Page(_part_link(month, part), ledger, reports)
            elsewhere = [(event, at) for at, told in enumerate(parts, 1) if at != part for event in told]
            body = page.show(
                "month.html",
                dateline=page.dateline(),
                before=before,
                after=after,
                sums=sums.of(month, bounded=bool(totals)) if month and part == 1 else [],
                events=shown,
                totals=totals if part == 1 else [],
                outside=None in book.rows and (not events or bool(month and _bounded(ledger, month))),
                # the first part names the events of the others, so that a link to an event never fails
                elsewhere=elsewhere if part == 1 else [],
                part=part,
                parts=len(parts),
                part_link=partial(_part_link, month),
            )
            yield page.path, said + (f" ({part} of {len(parts)})" if len(parts) > 1 else ""), lede, body


def _part_link(month: str | None, part: int) -> str:
    first = links.month(month)
    return first if part == 1 else first.replace(".html", f"-{part}.html")


def _parts(events: list[Event]) -> Iterator[list[Event]]:
    """The events of a month in parts of about equal weight."""
    part: list[Event] = []
    weight = 0
    for event in events:
        own = 900 + sum(500 + len(str(quote.pieces)) + 600 * len(quote.readings) for quote in event.quotes)
        if part and weight + own > PART:
            yield part
            part, weight = [], 0
        part.append(event)
        weight += own
    if part:
        yield part


def _bounded(ledger: Ledger, month: str) -> bool:
    """Totals over a longer stretch say more of the month than its events do."""
    return any(row["span"].bounded for row in ledger.casualties(month=month))


def _lede_outside(book: EventBook) -> str:
    return (
        f"What is added to no single month: {book.outside_months}. Totals bound the months they cover; an event "
        "without a date counts as soon as a maintainer finds one."
    )


def _lede(month: str, events: list[Event]) -> str:
    if not events:
        return "No report tells of an event in this month, but totals over a longer time include it."
    disputed = sum(event.disputed for event in events)
    also = f"; {words.plural(disputed, 'event is', 'events are')} disputed" if disputed else ""
    return f"Reports tell of {words.plural(len(events), 'event')} in {words.month(month)}{also}."


def _provinces(ledger: Ledger, book: EventBook, reports: Path) -> Iterator[tuple[str, str, str, str]]:
    events: dict[str, list[dict[str, object]]] = {name: [] for name in ledger.provinces}
    for rows in book.rows.values():
        for row in rows:
            if row["province"] in events:
                events[row["province"]].append(row)
    statuses = spells(ledger)
    for name, told in events.items():
        page = Page(links.province(name), ledger, reports)
        years: dict[str, list[dict[str, object]]] = {}
        for row in sorted(told, key=lambda row: (bool(row["month"]), str(row["date_start"] or "")), reverse=True):
            years.setdefault(str(row["month"])[:4] if row["month"] else "Outside the months", []).append(row)
        last = {row["pcode"]: row for row in statuses if row["province"] == name}
        districts = [
            [
                Cell(district["district"]),
                Cell(str(sum(row["pcode"] == district["pcode"] for row in told) or "")),
                Cell(last[district["pcode"]]["said"], last[district["pcode"]]["href"])
                if district["pcode"] in last
                else Cell("not known"),
            ]
            for district in ledger["districts"].filter(province=name).sort("district").iter_rows(named=True)
        ]
        lede = f"Reports tell of {words.plural(len(told), 'event')} in {name}."
        body = page.show(
            "province.html",
            dateline=page.dateline(),
            killed=page.figure(f"killed-by-month-{links.slug(name)}"),
            status=page.figure(f"district-status-{links.slug(name)}"),
            by_year=list(years.items()),
            table=Table(["District", "Events", "At the end of the data"], districts, words=True),
        )
        yield page.path, name, lede, body


def _charts(ledger: Ledger, folder: Path, reports: Path) -> int:
    """The specification of each chart as a script, and a page that shows it alone."""
    count = 0
    early = html.Fragment((reports / "early.inc").read_text("utf-8"))
    for name, make in charts.catalogue(ledger, reports).items():
        figure = make()
        if figure.spec is None:
            continue
        count += 1
        script = f"WARLEDGER.chart({html.json_text(name)},{html.json_text(figure.spec)});\n"
        _put(folder / "charts" / f"{name}.js", script)
        page = Page(links.chart(name), ledger, reports)
        _put(folder / page.path, page.show("embed.html", figure=figure, early=early))
    return count
