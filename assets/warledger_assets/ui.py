"""The Dagster UI on this machine: `python -m warledger_assets.ui`. Stops with Ctrl-C or SIGTERM, children and all.

Its history lies in DAGSTER_HOME (.dagster of the repository), its log in `ui.log` there.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from filelock import FileLock, Timeout

from warledger_assets import home

HOST = "127.0.0.1"
_READY_WITHIN, _STOPPED_WITHIN, _LOOK = 90, 30, 1.0

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


class _Stop(Exception):
    """Somebody asked this process to end."""


@app.command()
def ui(port: Annotated[int, typer.Option(help="Port; the next free one is taken where it is in use.")] = 3000) -> None:
    """Open the Dagster UI on localhost."""
    folder = home.prepare()
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    lock = FileLock(folder / ".ui.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        typer.echo(f"The UI is open already: {(folder / 'ui.url').read_text().strip()}", err=True)
        raise typer.Exit(1) from None
    with lock:
        _end_dead_runs()
        raise typer.Exit(_serve(folder, free_port(port)))


def _end_dead_runs() -> None:
    import dagster as dg

    with dg.DagsterInstance.get() as instance:
        home.end_dead_runs(instance, ui_is_down=True)


def _serve(folder: Path, port: int) -> int:
    """Run Dagster's web server and daemon until somebody stops them; the exit status."""
    address = f"http://{HOST}:{port}"
    log = folder / "ui.log"
    command = [
        sys.executable, "-m", "dagster", "dev", "--module-name", "warledger_assets.definitions",
        "--host", HOST, "--port", str(port), "--log-level", "warning",
    ]  # fmt: skip
    with log.open("wb") as out:
        # a session of its own: Ctrl-C reaches this process alone, which then stops the others in order
        dagster = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=folder, env=_environment(),
            start_new_session=True,
        )  # fmt: skip
    try:
        if not _ready(dagster, address):
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
            typer.echo(f"The UI did not start. The end of {log}:\n{tail}", err=True)
            return 1
        (folder / "ui.url").write_text(address + "\n", encoding="utf-8")
        typer.echo(f"Dagster is open at {address} (stop it with Ctrl-C; its log is {log})")
        # no wait(): Polars, imported after our handlers are set, lets calls go on after SIGINT, and Ctrl-C would not be
        # heard before Dagster ends; a sleep is broken off all the same
        while dagster.poll() is None:
            time.sleep(_LOOK)
        typer.echo(f"Dagster ended by itself, see {log}", err=True)
        return 1
    except _Stop:
        return 0
    finally:
        _end(dagster)


def _environment() -> dict[str, str]:
    """What Dagster runs in. It has another working folder, so the folders named here are made absolute."""
    from warledger_assets.workspace import Workspace

    here = Workspace.from_environment()
    folders = {
        "WARLEDGER_CORPUS": os.pathsep.join(here.corpus),
        "WARLEDGER_DATA": here.data,
        "WARLEDGER_SITE": here.site,
    }
    return {**os.environ, **folders, "PYTHONWARNINGS": "ignore", "DAGSTER_DISABLE_TELEMETRY": "1"}


def free_port(wanted: int) -> int:
    """The wanted port, or the next one above that nobody listens on."""
    for port in range(wanted, wanted + 200):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise typer.BadParameter(f"no free port between {wanted} and {wanted + 199}: name another with --port")


def _ready(dagster: subprocess.Popen[bytes], address: str) -> bool:
    """Whether the web server answers before time runs out or it dies."""
    until = time.monotonic() + _READY_WITHIN
    while time.monotonic() < until and dagster.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/server_info", timeout=5):
                return True
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
    return False


def _stop(_signal: int, _frame: FrameType | None) -> None:
    _ignore_signals()  # make passes on what the whole group was told: the second must not break off the end
    raise _Stop


def _ignore_signals() -> None:
    for ignored in (signal.SIGTERM, signal.SIGINT):
        # SIG_IGN would have Python complain of one that has come already
        signal.signal(ignored, lambda *_: None)


def _end(dagster: subprocess.Popen[bytes]) -> None:
    """Ask Dagster to stop its children and itself; end whatever is left of its session."""
    try:
        _ignore_signals()
        if dagster.poll() is None:
            dagster.send_signal(signal.SIGINT)
            dagster.wait(_STOPPED_WITHIN)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with suppress(ProcessLookupError):
            os.killpg(dagster.pid, signal.SIGKILL)
        dagster.wait()


if __name__ == "__main__":
    sys.exit(app())
