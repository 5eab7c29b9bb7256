"""The folder of Dagster's history: made ready before anything is started, and put right after a crash."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import dagster as dg

_ROOT = Path(__file__).parents[2]
_USUAL = _ROOT / ".dagster"
_CONFIGURATION = _ROOT / "dagster.yaml"

#: Tag of a run inside a process of the command line: the number of that process.
PROCESS = "warledger/process"


def prepare() -> Path:
    """Make DAGSTER_HOME an absolute folder that exists and holds a dagster.yaml; `.dagster` of the repository if unset.

    A dagster.yaml that somebody wrote for a home of their own is left alone.
    """
    home = Path(os.environ.get("DAGSTER_HOME") or _USUAL).absolute()
    home.mkdir(parents=True, exist_ok=True)
    mine = home / "dagster.yaml"
    if _CONFIGURATION.is_file() and (home == _USUAL or not mine.exists()):
        aside = home / f".dagster.{os.getpid()}.yaml"
        shutil.copyfile(_CONFIGURATION, aside)
        aside.replace(mine)
    os.environ["DAGSTER_HOME"] = str(home)
    return home


def write_history_fast() -> None:
    """Let this process write Dagster's history without waiting for the disk after each of its hundreds of entries.

    A crash of the process still loses nothing. A power cut may cost the history, never tables or site: those do wait.
    """
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    @event.listens_for(Engine, "connect")
    def _relax(connection: Any, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA synchronous=OFF")


def end_dead_runs(instance: dg.DagsterInstance, *, ui_is_down: bool) -> int:
    """Report runs as failed whose process is gone: they would hold up the queue for ever.

    Args:
        ui_is_down: no UI is open over this history, so that no run it started can be alive.

    Returns:
        How many there were.
    """
    import dagster as dg

    begun = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
    ended = 0
    for run in instance.get_runs(dg.RunsFilter(statuses=begun)):
        process = run.tags.get(PROCESS)
        if (process and not _lives(int(process))) or (process is None and ui_is_down):
            instance.report_run_failed(run, "the process of this run is gone: it was killed, or the machine restarted")
            ended += 1
    return ended


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's, but alive
    return True
