"""What every stage does alike: tell how far it is, measure itself, put expected errors in one line, show its tables."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from typing import Any

import dagster as dg
import polars as pl

from warledger import pipeline
from warledger.conflict import ConflictError
from warledger.errors import WarledgerError
from warledger.frames import content
from warledger.progress import Progress
from warledger_assets import markdown, pictures
from warledger_assets.declared import column_lineage
from warledger_assets.measured import Cost, measured
from warledger_assets.workspace import PROGRESS, Workspace

#: Errors that may not come again: a worker that ran out of memory, a disk or a network that did not answer.
_PASSING = (BrokenExecutor, TimeoutError, ConnectionError, BlockingIOError)
_TRIES, _SECONDS_BETWEEN_TRIES = 3, 5

#: What a person wants to see first of a wide table.
_FIRST = {
    "articles": ["origin", "publisher", "published", "title", "words"],
    "claims": ["sentence", "measure", "unit", "party", "low", "best", "high", "province", "date_start", "rule"],
    "events": ["title", "date_start", "n_articles", "n_publishers", "disputed"],
}

_SECONDS_BETWEEN_WORDS = 5


@contextmanager
def stage(
    context: dg.AssetExecutionContext, workspace: Workspace, note: str | None = None
) -> Iterator[tuple[pipeline.Settings, Cost]]:
    """The settings of a stage and its cost, which is known when the block ends.

    Raises:
        dg.Failure: for an error that its reader can mend; it is not tried again.
        dg.RetryRequested: for one that may not come again.
    """
    settings = workspace.settings(note=note, progress=PROGRESS.get() or _into_log(context))
    try:
        with measured() as cost:
            yield settings, cost
    except _PASSING as error:
        context.log.warning(f"trying again: {error!r}")
        raise dg.RetryRequested(max_retries=_TRIES - 1, seconds_to_wait=_SECONDS_BETWEEN_TRIES) from error
    except (WarledgerError, ConflictError, PermissionError) as error:
        raise dg.Failure(str(error), metadata=_known_of(error), allow_retries=False) from error


def _known_of(error: Exception) -> dict[str, str]:
    """What an error carries besides its message: the article and the sentence that a reader failed on."""
    return {name: str(value) for name, value in vars(error).items() if not name.startswith("_")}


def _into_log(context: dg.AssetExecutionContext) -> Progress:
    """Progress as lines of the run's log, one every few seconds."""
    last = {"at": time.monotonic()}

    def tell(what: str, done: int, total: int | None) -> None:
        if time.monotonic() - last["at"] >= _SECONDS_BETWEEN_WORDS:
            last["at"] = time.monotonic()
            context.log.info(f"{what}: {done}" + (f" of {total}" if total else ""))

    return tell


def shown(
    frames: Mapping[str, pl.DataFrame], cost: Cost, more: Mapping[str, Mapping[str, Any]]
) -> Iterator[dg.Output[pl.DataFrame]]:
    """The tables as outputs, each with its rows, a preview, its lineage, the stage's cost and what else is given.

    The version of the data is its content: a stage that finds the same again leaves what rests on it fresh.
    """
    for table, frame in frames.items():
        lineage = column_lineage(table)
        extra = {name: value for name, value in more.get(table, {}).items() if value is not None}
        yield dg.Output(
            frame,
            output_name=table,
            metadata={
                **extra,
                "dagster/row_count": frame.height,
                "preview": dg.MetadataValue.md(markdown.preview(frame, _FIRST.get(table, []))),
                "stage seconds": cost.seconds,
                "stage peak MB": cost.peak_mb,
                **({"dagster/column_lineage": lineage} if lineage else {}),
            },
            data_version=dg.DataVersion(content(frame)),
        )


def counted(frame: pl.DataFrame, column: str) -> dg.MarkdownMetadataValue:
    """How many rows a value has, the most frequent first."""
    counts = frame.group_by(column).agg(rows=pl.len()).sort(["rows", column], descending=[True, False])
    return dg.MetadataValue.md(markdown.table(counts, 40, markdown.WHOLE))


def picture(spec: pictures.Spec, settings: pipeline.Settings) -> dg.MarkdownMetadataValue | None:
    """A chart, where there is something to draw."""
    image = pictures.drawn(spec, settings.data)
    return dg.MetadataValue.md(image) if image else None
