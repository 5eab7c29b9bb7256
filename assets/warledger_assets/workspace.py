"""Where everything is: the one resource that names folders. Its defaults come from the environment.

WARLEDGER_CORPUS    folders of reports, separated by ":" (";" on Windows) or by spaces
WARLEDGER_DATA      folder of the working tables
WARLEDGER_SITE      folder the site is published to
WARLEDGER_RENDERER  quarto, fallback or auto
"""

import enum
import os
from collections.abc import Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Self

import dagster as dg
from pydantic import Field

from warledger import pipeline
from warledger.progress import Progress, silent

#: Who is told how far a stage is, in a run inside this process (the command line's bars); None: the run's log.
PROGRESS: ContextVar[Progress | None] = ContextVar("progress", default=None)


class Renderer(enum.Enum):
    """What makes the pages."""

    auto = "auto"
    quarto = "quarto"
    fallback = "fallback"


class Workspace(dg.ConfigurableResource):
    """Folders and renderer of a run. Every field can be set for one run in the launchpad."""

    corpus: list[str] = Field(description="Folders of reports; each may hold articles.csv and decisions.toml.")
    data: str = Field(description="Folder of the working tables; deleting it loses nothing but time.")
    site: str = Field(description="Folder the site is published to; earlier releases in it stay.")
    renderer: Renderer = Field(
        Renderer.auto, description="What makes the pages; auto: Quarto where it is on the PATH, else the fallback."
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The folders that the environment names, else the repository's own. Relative ones are made absolute."""
        usual = pipeline.Settings()
        folders = _folders(environment.get("WARLEDGER_CORPUS", "")) or list(usual.corpus)
        return cls(
            corpus=[str(folder.absolute()) for folder in folders],
            data=str(Path(environment.get("WARLEDGER_DATA") or usual.data).absolute()),
            site=str(Path(environment.get("WARLEDGER_SITE") or usual.site).absolute()),
            renderer=Renderer(environment.get("WARLEDGER_RENDERER") or "auto"),
        )

    def settings(self, *, note: str | None = None, progress: Progress | None = None) -> pipeline.Settings:
        """The same as the pipeline takes it."""
        return pipeline.Settings(
            corpus=tuple(map(Path, self.corpus)),
            data=Path(self.data),
            site=Path(self.site),
            renderer=self.renderer.value,
            note=note,
            progress=progress or silent,
        )


def _folders(value: str) -> list[Path]:
    """Folders of a variable: one that exists is taken as it is, so that a name may hold a space."""
    if value and Path(value).is_dir():
        return [Path(value)]
    parts = value.split(os.pathsep) if os.pathsep in value else value.split()
    return [Path(part) for part in parts if part.strip()]
