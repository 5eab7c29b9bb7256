"""The stages in order, each a function from tables to tables; the command line and the Dagster assets both call these.

articles -> claims -> events -> months -> release and site. Nothing here decides anything about the data: it names
what each stage takes and gives, and keeps what need not be done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import polars as pl

from warledger import articles, claims, conflict, events, months, release, tables
from warledger.frames import Table, content, height
from warledger.made import made_once
from warledger.progress import Progress, silent
from warledger.release import fingerprint
from warledger.site import publish
from warledger.store import Store

#: What the repository ships; the default of every command.
ROOT = Path(__file__).parents[2]

Frames = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Settings:
    """Where things are and how to render."""

    corpus: tuple[Path, ...] = (ROOT / "corpus",)
    data: Path = ROOT / "data"
    site: Path = ROOT / "_site"
    reports: Path = ROOT / "reports"
    config: Path = ROOT / "_quarto.yml"
    renderer: str = "auto"
    note: str | None = None
    workers: int | None = None
    war: str = "afghanistan"
    progress: Progress = field(default=silent, compare=False)

    @property
    def store(self) -> Store:
        return Store(self.data / "tables")

    @property
    def claims_memory(self) -> Path:
        return self.data / "readings"

    def load_conflict(self) -> conflict.Conflict:
        return conflict.load(self.war)

    def decision_files(self) -> list[Path]:
        """`decisions.toml` of each corpus folder that has one."""
        return [path for folder in self.corpus if (path := folder / "decisions.toml").is_file()]


def raw_articles(settings: Settings) -> Frames:
    """Files -> `articles`, `rejected_files`. What became of each record is kept: an unchanged one is not read again."""
    read, rejected = articles.read_corpus(
        settings.corpus,
        settings.load_conflict(),
        progress=settings.progress,
        workers=settings.workers,
        memory=settings.data / "records",
    )
    return {"articles": read, "rejected_files": rejected}


def parsed_claims(settings: Settings, read: Table) -> Frames:
    """`articles` -> `claims`, `readings`. Claims are kept as they are read: the same reader reads no article twice."""
    found = claims.read_articles(
        read,
        settings.load_conflict(),
        memory=settings.claims_memory,
        workers=settings.workers,
        progress=settings.progress,
    )
    return found._asdict()


def earlier_readings(settings: Settings) -> pl.DataFrame:
    """Which articles were read before, whole or by a run that was broken off, and by which reader."""
    known = [claims.known_readings(settings.load_conflict(), settings.claims_memory)]
    if (whole := settings.store.read_if_there("readings")) is not None:
        known.append(whole)
    return pl.concat(known).unique()


def parsed_events(settings: Settings, read: Table, found: Table) -> Frames:
    """`articles`, `claims` and the decisions -> `events` and the tables beside it. Of the same they are made once."""
    war, decided = settings.load_conflict(), events.read_decisions(settings.decision_files())
    return made_once(
        settings.data / "made" / "events",
        _made_of(war, read, found, decisions=settings.decision_files()),
        events.EventTables._fields,
        lambda: events.build_events(read, found, decided, war, progress=settings.progress)._asdict(),
    )


def monthly_aggregates(settings: Settings, frames: Mapping[str, Table]) -> Frames:
    """Everything so far -> the monthly tables and the contradictions. Of the same they are made once."""
    war = settings.load_conflict()

    def make() -> Frames:
        told = events.EventTables(**{name: frames[name].lazy().collect() for name in events.EventTables._fields})
        return months.build_months(
            frames["articles"], frames["claims"], told, war, progress=settings.progress
        )._asdict()

    so_far = (frames[name] for name in ("articles", "claims", *events.EventTables._fields))
    return made_once(settings.data / "made" / "months", _made_of(war, *so_far), months.MonthTables._fields, make)


#: Their versions decide too what is made of claims.
_LIBRARIES = ("polars", "highspy")


def _made_of(war: conflict.Conflict, *read: Table, decisions: Iterable[Path] = ()) -> str:
    """Fingerprint of all that decides what a stage makes: the code, the war's data, and what is read."""
    return fingerprint.combined(
        fingerprint.code(),
        war.fingerprint,
        *map(version, _LIBRARIES),
        *map(fingerprint.tree, decisions),
        *map(content, read),
    )


def report_site(settings: Settings, frames: Mapping[str, Table]) -> publish.Published:
    """All tables -> a published release, unless the latest one says the same already."""
    return publish.publish(
        {name: frames[name] for name in tables.TABLES if name not in tables.WORKING_TABLES},
        settings.site,
        reports=settings.reports,
        config=settings.config,
        fingerprints=release.fingerprints(
            settings.load_conflict(), frames["articles"], settings.decision_files(), settings.reports
        ),
        renderer=settings.renderer,
        note=settings.note,
        progress=settings.progress,
        war=settings.load_conflict(),
    )


def build_tables(settings: Settings) -> Frames:
    """The tables of every stage up to the months, see :func:`each_stage`."""
    return {name: table.collect() for name, table in stored_tables(settings).items()}


def stored_tables(settings: Settings) -> dict[str, pl.LazyFrame]:
    """The same; each stays on disk until it is asked for."""
    return {name: settings.store.scan(name) for made in each_stage(settings) for name in made}


def each_stage(settings: Settings) -> Iterator[Sequence[str]]:
    """Run every stage up to the months; each table is checked and kept in the store as soon as it is there.

    No stage holds more than its own tables: what the ones before it made is read from disk as far as it is needed.
    Two runs over one data folder wait for each other.

    Yields:
        the names of the tables of each stage, when they are kept.
    """
    store = settings.store

    def kept(made: Frames) -> list[str]:
        for name, frame in made.items():
            store.write(name, frame)
        return list(made)

    with store.lock():
        yield kept(raw_articles(settings))
        yield kept(parsed_claims(settings, store.scan("articles")))
        yield kept(parsed_events(settings, store.scan("articles"), store.scan("claims")))
        so_far = ("articles", "claims", *events.EventTables._fields)
        yield kept(monthly_aggregates(settings, {name: store.scan(name) for name in so_far}))


def build(settings: Settings) -> publish.Published:
    """The main job: a corpus in, a published site out."""
    return report_site(settings, stored_tables(settings))


def summary(frames: Mapping[str, Table], published: publish.Published | None, settings: Settings) -> list[str]:
    """What a person wants to know at the end of a run: what came in, what was left out, where the site is."""
    rejected = frames["rejected_files"].lazy().collect()
    undated = events.undated(frames["articles"].lazy().drop("text"), frames["decisions"])
    told = frames["monthly_casualties"].lazy().select("month").unique()
    lines = [f"{row['origin']}: {row['reason']}" for row in rejected.iter_rows(named=True)]
    lines.append(
        f"{height(frames['articles'])} articles ({height(undated)} undated), {rejected.height} rejected or to look at, "
        f"{height(frames['claims'])} claims, {height(frames['events'])} events, "
        f"{height(told)} months with casualties."
    )
    if published:
        state = "published" if published.new else "unchanged: the site already says this"
        front = (settings.site / "index.html").resolve()
        lines += [f"Release {published.release} {state}.", f"The site is at {front}", f"Open it: file://{front}"]
    return lines
