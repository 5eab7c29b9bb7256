"""Which renderer makes the pages: known without loading any, since most runs find nothing to render."""

from __future__ import annotations

import shutil
import subprocess
from importlib import metadata

from warledger.errors import WarledgerError

RENDERERS = ("auto", "quarto", "fallback")


class RenderError(WarledgerError):
    """The renderer is missing or failed; the message says which and what it said."""


def renderer_name(renderer: str = "auto") -> str:
    """The renderer that would be used, with its version: `Quarto 1.9.2` or `smalldocs 0.5.4`.

    Raises:
        RenderError: no such renderer, or Quarto is asked for and is not on the PATH.
    """
    if renderer not in RENDERERS:
        raise RenderError(f"no renderer {renderer!r}; known: {', '.join(RENDERERS)}")
    quarto = shutil.which("quarto")
    if renderer == "quarto" and not quarto:
        raise RenderError("quarto is not on the PATH; install it, or use the renderer `fallback`")
    if renderer != "fallback" and quarto:
        version = subprocess.run([quarto, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        return f"Quarto {version}"
    return f"smalldocs {metadata.version('smalldocs')}"
