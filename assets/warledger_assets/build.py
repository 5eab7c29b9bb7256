"""The main job from the command line: `python -m warledger_assets.build --corpus corpus --site _site`.

The run happens in this process and is kept in Dagster's history, so that the UI shows it beside all others.
Exit status: 0 done; 1 a stage or a blocking check failed, and nothing was published; 2 the arguments make no sense.
"""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from warledger import pipeline
from warledger.progress import bars
from warledger.site.publish import Published
from warledger_assets import home

if TYPE_CHECKING:
    import dagster as dg

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

_USUAL = pipeline.Settings()

#: Checks whose findings the summary lists one by one.
_TOLD_IN_SUMMARY = ("every_file_was_read", "every_article_is_dated")

#: What Ctrl-C becomes: in a step, and in the cells of pages.
_INTERRUPTED = frozenset({"DagsterExecutionInterruptedError", "KeyboardInterrupt", "CancelledError"})


@app.command(epilog="Example: python -m warledger_assets.build --corpus corpus --corpus more-reports --site _site")
def build(
    corpus: Annotated[list[Path], typer.Option("--corpus", "-c", help="A folder of reports; may be given again.")],
    site: Annotated[Path, typer.Option("--site", "-s", help="Folder the site is published to.")] = _USUAL.site,
    data: Annotated[Path, typer.Option("--data", help="Folder of the working tables.")] = _USUAL.data,
    renderer: Annotated[str, typer.Option(help="quarto, fallback, or auto: quarto where it is on the PATH.")] = "auto",
    note: Annotated[str, typer.Option(help="What this release is for; shown on the site.")] = "",
) -> None:
    """Run the pipeline on a corpus and publish the site, with the run in Dagster's history."""
    home.prepare()
    home.write_history_fast()
    import dagster as dg

    warnings.simplefilter("ignore", dg.BetaWarning)  # versions of data are marked so, and are used with that in mind
    from warledger_assets.definitions import site_job
    from warledger_assets.workspace import PROGRESS, Renderer, Workspace

    try:
        workspace = Workspace(
            corpus=[str(folder.absolute()) for folder in corpus],
            data=str(data.absolute()),
            site=str(site.absolute()),
            renderer=Renderer(renderer),
        )
    except ValueError:
        raise typer.BadParameter("--renderer is one of auto, quarto, fallback") from None

    with dg.DagsterInstance.get() as instance, bars() as progress:
        home.end_dead_runs(instance, ui_is_down=False)
        shown = PROGRESS.set(progress)
        # not execute_in_process, which holds every table until the run ends
        result = dg.execute_job(
            dg.reconstructable(site_job), run_config=_config(workspace, note), instance=instance,
            tags={home.PROCESS: str(os.getpid())},
        )  # fmt: skip
        PROGRESS.reset(shown)
    for line in _checks(result):
        typer.echo(line, err=True)
    if not result.success:
        for line in _failures(result):
            typer.echo(line, err=True)
        raise typer.Exit(1)
    for line in _summary(result, workspace.settings()):
        typer.echo(line)


def _config(workspace: Any, note: str) -> dict[str, Any]:
    fields = {name: getattr(workspace, name) for name in ("corpus", "data", "site")}
    return {
        "resources": {"workspace": {"config": {**fields, "renderer": workspace.renderer.value}}},
        "ops": {"publish": {"config": {"note": note}}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }


def _checks(result: dg.JobExecutionResult) -> list[str]:
    """One line for each check that did not pass and that the summary does not tell."""
    return [
        f"{'wrong' if each.blocking else 'look'}: {each.asset_key.path[-1]}: {each.check_name}: {each.description}"
        for each in result.get_asset_check_evaluations()
        if not each.passed and each.check_name not in _TOLD_IN_SUMMARY
    ]


def _failures(result: dg.JobExecutionResult) -> list[str]:
    """One line for each step that failed, with what its reader can do; a bug's full story is in the run's log."""
    lines = []
    for event in result.filter_events(lambda event: event.is_step_failure):
        data = event.step_failure_data
        if data.error and data.error.cls_name == "DagsterAssetCheckFailedError":
            continue  # its finding is told already
        known = data.user_failure_data.description if data.user_failure_data else None
        lines.append(f"warledger: {event.step_key}: {known or _deepest(data.error)}")
    return [*lines, f"Nothing was published. `make ui` shows run {result.run_id[:8]} and its log."]


def _deepest(error: Any) -> str:
    """The first line of the error that all others came from."""
    while error and error.cause:
        error = error.cause
    if error and error.cls_name in _INTERRUPTED:
        return "interrupted"
    return error.message.strip().splitlines()[0] if error else "failed"


def _summary(result: dg.JobExecutionResult, settings: pipeline.Settings) -> list[str]:
    names = ("articles", "rejected_files", "claims", "events", "decisions", "monthly_casualties")
    frames = {name: settings.store.scan(name) for name in names}
    told = result.asset_materializations_for_node("publish")[-1].metadata
    name = str(told["release"].value)
    published = Published(name, settings.site / "releases" / name, new=bool(told["new"].value))
    return pipeline.summary(frames, published, settings)


if __name__ == "__main__":
    sys.exit(app())
