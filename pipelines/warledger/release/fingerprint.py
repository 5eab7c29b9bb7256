"""Short hashes of what a release was made from: they tell which of it changed between two releases."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from warledger import tables
from warledger.conflict import Conflict
from warledger.frames import Table

_PACKAGE = Path(__file__).parents[1]

#: Parts of the package that make pages and packages of the tables, and decide nothing in them.
_PRESENTATION = ("release", "site", "evaluation", "cli.py", "progress.py")

#: Columns of articles that the reader's own code derives; the rest is what came in.
_DERIVED = ("text", "words", "duplicate_of")


def fingerprints(war: Conflict, articles: Table, decision_files: Iterable[Path], reports: Path) -> dict[str, str]:
    """`corpus`, `decisions`, `code`, `rules` and `renderer`. Publishing adds the renderer's name to the last."""
    return {
        "corpus": corpus(articles),
        "decisions": decisions(decision_files),
        "code": code(),
        "rules": war.fingerprint,
        "renderer": combined(tree(reports), tree(_PACKAGE, _presents)),
    }


def corpus(articles: Table) -> str:
    """Of the articles: which they are and what is known of each. The text is in `article_id`; order does not matter."""
    columns = [column for column in tables.columns("articles") if column not in _DERIVED]
    rows = articles.lazy().select(columns).collect()
    return combined(*sorted(json.dumps(row, default=str) for row in rows.iter_rows()))


def decisions(files: Iterable[Path]) -> str:
    """Of what the decision files say: comments, layout and the folder they lie in do not matter."""
    said = (tomllib.loads(path.read_text(encoding="utf-8")) for path in files)
    return combined(*sorted(json.dumps(each, sort_keys=True, default=str) for each in said))


def code() -> str:
    """Of the package's sources and word lists that decide what stands in a table; the war's own data is `rules`."""
    return tree(_PACKAGE, _decides)


def tree(root: Path, wanted: Callable[[Path], bool] = lambda path: True) -> str:
    """Of the files under a folder (or of one file): relative paths and bytes. Hidden files and caches are left out.

    Args:
        wanted: takes the path relative to `root`.
    """
    if root.is_file():
        return combined(hashlib.sha256(root.read_bytes()).hexdigest())
    paths = sorted(path.relative_to(root) for path in root.rglob("*") if path.is_file())
    shown = [path for path in paths if not any(part.startswith((".", "__pycache__")) for part in path.parts)]
    return combined(
        *(
            f"{path.as_posix()} {hashlib.sha256((root / path).read_bytes()).hexdigest()}"
            for path in shown
            if wanted(path)
        )
    )


def combined(*parts: str) -> str:
    """One fingerprint of several texts, in their order."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def changed(old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    """Names of the fingerprints that differ."""
    return {name for name in {*old, *new} if old.get(name) != new.get(name)}


def _presents(path: Path) -> bool:
    return path.parts[0] in _PRESENTATION


def _decides(path: Path) -> bool:
    return not _presents(path) and (path.suffix == ".py" or (path.suffix == ".toml" and path.parts[0] != "conflict"))
