"""The compiled reader reads what the source says: the same claims, or the same fault, on every kind of text here.

Runs where `make compiled` has built it from the source as it stands, as .ci/run does on a machine with a C compiler.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.generators.articles import bulletin, report
from tests.generators.odd_texts import families
from tests.generators.press import dispatches

from warledger import articles, claims, conflict

ROOT = Path(__file__).parents[2]
COMPILED = ROOT / ".compiled"
WAR = conflict.load()


@pytest.mark.slow
@pytest.mark.skipif(not COMPILED.is_dir(), reason="the reader is not compiled here: make compiled")
def test_compiled_and_source_read_the_same() -> None:
    path = os.pathsep.join(part for part in (str(COMPILED), str(ROOT), os.environ.get("PYTHONPATH")) if part)
    told = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.test_compiled"],
        env=os.environ | {"PYTHONPATH": path},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.splitlines()
    if told[0] != claims.fingerprint(WAR):
        pytest.skip("the reader was compiled from another source: make compiled")
    for text, source, compiled in zip(_texts(), _readings(), told[1:], strict=True):
        assert json.loads(compiled) == json.loads(source), text


def _texts() -> Iterator[tuple[str, date | None]]:
    """Texts with their days of publication: the digests, the annotated sentences, made-up reports, odd texts."""
    for row in articles.read_corpus([ROOT / "corpus"], WAR)[0].iter_rows(named=True):
        yield row["text"], row["published"]
    for line in (ROOT / "tests" / "regression" / "annotated.jsonl").read_text().splitlines():
        row = json.loads(line)
        yield row["text"], row.get("published") and date.fromisoformat(row["published"])
    rng = random.Random(8)
    made = [*(one.report for one in dispatches(40)), *(report(rng) for _ in range(40))]
    made += [bulletin(rng, date(2015, 1, 1)) for _ in range(20)]
    for one in made:
        yield one.text, one.published
    for text in families().values():
        yield text, date(2018, 8, 20)


def _readings() -> Iterator[str]:
    for text, published in _texts():
        article: dict[str, Any] = {"article_id": "one", "publisher": None, "published": published, "text": text}
        yield json.dumps(claims.read_article(article, WAR), default=str)


if __name__ == "__main__":
    print(claims.fingerprint(WAR))
    print(*_readings(), sep="\n")
