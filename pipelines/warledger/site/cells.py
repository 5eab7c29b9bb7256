"""The cells of pages, run and replaced by what they show: what Quarto does by itself and the fallback cannot."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from warledger.errors import WarledgerError

_CELL = re.compile(r"^```\{python\}\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)

#: A page's cells may take this long, in seconds, each.
TIMEOUT = 600


class CellError(WarledgerError):
    """A page's cell failed; the message names the page and shows the cell's own error."""


def run(pages: Sequence[Path], environment: Mapping[str, str], folder: Path) -> None:
    """Run the cells of the pages, in order, and write what they show into the pages.

    All pages share one kernel, which saves seconds a page; each sets up what it needs in its own first cell. Output is
    framed as Quarto frames it.

    Args:
        pages: .qmd files.
        environment: variables that the cells see beside those of this process.
        folder: where the cells run.

    Raises:
        CellError: a cell raised.
    """
    texts = {page: page.read_text("utf-8") for page in pages}
    cells = [(page, match[1]) for page, text in texts.items() for match in _CELL.finditer(text)]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for _, code in cells])
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        client.execute(env={**os.environ, **environment})
    except CellExecutionError as error:
        at = next((number for number, cell in enumerate(notebook.cells) if _failed(cell)), 0)
        raise CellError(f"{cells[at][0].name}: {error.ename}: {error.evalue}, in the cell\n{cells[at][1]}") from None
    shown = iter(notebook.cells)
    for page, text in texts.items():
        page.write_text(_CELL.sub(lambda _: _framed(next(shown)), text), encoding="utf-8")


def _failed(cell: nbformat.NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.outputs)


def _framed(cell: nbformat.NotebookNode) -> str:
    """What a cell shows, as Markdown in the divs that Quarto puts around it."""
    parts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            continue
        markdown = output.data.get("text/markdown") or output.data.get("text/plain", "")
        parts.append(f"::: {{.cell-output .cell-output-display .cell-output-markdown}}\n{markdown}\n:::\n")
    return ":::: {.cell}\n" + "\n".join(parts) + "::::\n"
