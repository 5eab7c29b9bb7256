"""The state of the corpus folders: which files there are, how long and how old. Cheap enough to ask twice a minute."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

#: The asset that stands for the files, and the name under which a materialization keeps the state it read.
KEY = "corpus_files"
STATE = "corpus state"

#: Names of files that some program is still writing.
_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".download", ".swp", "~")


@dataclass(frozen=True)
class State:
    """Path -> size and time of last change; equal states have equal digests."""

    files: dict[str, tuple[int, int]]

    @property
    def digest(self) -> str:
        return hashlib.sha256(json.dumps(sorted(self.files.items())).encode()).hexdigest()[:16]


def state(folders: Iterable[Path]) -> State:
    """The files in the folders now. Hidden ones and those that bear the name of an unfinished download do not count."""
    files: dict[str, tuple[int, int]] = {}
    for folder in folders:
        for parent, subfolders, names in os.walk(folder):
            subfolders[:] = [name for name in subfolders if not name.startswith(".")]
            for name in names:
                if name.startswith(".") or name.endswith(_UNFINISHED):
                    continue
                path = Path(parent, name)
                try:
                    seen = path.stat()
                except OSError:
                    continue  # went away meanwhile, or a broken link
                files[str(path)] = (seen.st_size, seen.st_mtime_ns)
    return State(files)


def observed(state: State) -> dg.AssetObservation:
    """The state as an event of the asset: how many files there were, and a version that changes with any of them."""
    size = sum(size for size, _changed in state.files.values())
    return dg.AssetObservation(
        KEY,
        metadata={"files": len(state.files), "MB": round(size / 1e6, 3)},
        tags={"dagster/data_version": state.digest},
    )
