"""Reading articles: one by one (read_article) or a whole frame over all cores (read_claims)."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl

from warledger.conflict import Conflict
from warledger.errors import WarledgerError
from warledger.tables import empty, frame

from . import ground, persons
from .assembly import Claim, assemble
from .candidates import Candidate, Refusal
from .clauses import Sentence
from .context import Context
from .discourse import mark_restatements
from .responsibility import give_credit
from .sentences import split_sentences
from .told import NATIONAL, Told
from .triggers import trigger

#: the rule modules, in the order they read a sentence
RULES: tuple[ModuleType, ...] = (persons, ground)
_TRIGGERS = tuple((module, trigger(module.TRIGGERS)) for module in RULES)
_ANY = trigger(*(module.TRIGGERS for module in RULES))

_CHUNK = 16  # articles handed to a worker at a time
_AHEAD = 8  # chunks a worker may be ahead of who takes the claims
#: Starting processes takes about a second each; fewer articles than this are read sooner in one.
_WORTH_PROCESSES = 500


class ReadingError(WarledgerError):
    """A rule failed on a sentence: a fault of the reader, told with the article and the sentence that show it.

    `article` is its file, where that is known, else its id; `sentence` is empty for a fault of the article as a whole.
    """

    def __init__(self, article: str, sentence: str, fault: str) -> None:
        super().__init__(article, sentence, fault)  # all three, so that it travels between processes
        self.article, self.sentence, self.fault = article, sentence, fault

    def __str__(self) -> str:
        return f"{self.article}: {self.fault} while reading {repr(self.sentence) if self.sentence else 'it'}"


def triggered(text: str) -> list[ModuleType]:
    """The rule modules of which a sentence holds a trigger."""
    low = f" {text.lower()}"  # matching lower case is several times as fast as ignoring case
    first = _ANY.search(low)
    return [module for module, told in _TRIGGERS if told.search(low, first.start())] if first else []


def _side(context: Context, item: Candidate) -> str | None:
    """Whose people, as far as restatements go: "twelve Afghans" are of no known side, and no foreign soldiers."""
    compatriots = item.party == "unknown" and item.subject_key == context.people.adjective
    return NATIONAL if compatriots else context.camp(item.party)


def _read_sentence(context: Context, sentence: Sentence, rules: list[ModuleType]) -> Iterable[Candidate | Refusal]:
    for module in rules:
        for item in module.read(sentence, context):
            if isinstance(item, Candidate):
                context.told.append((sentence.index, item))
            yield item


def read_article(article: dict[str, Any], conflict: Conflict) -> list[Claim]:
    """The claims of one article (a row of the articles table), in the order of the text, as rows of the claims table.

    Raises:
        ReadingError: a rule failed; it names the article and the sentence.
    """
    try:
        return settled(tell(article, conflict)[0])
    except ReadingError:
        raise
    except Exception as error:
        raise ReadingError(_named(article), "", repr(error)) from error


def tell(article: dict[str, Any], conflict: Conflict) -> tuple[list[Told], list[tuple[Sentence, Refusal]]]:
    """What the rules find in an article, with time, place and speaker; and what they refuse."""
    told: list[Told] = []
    refused: list[tuple[Sentence, Refusal]] = []
    spans = split_sentences(article["text"])
    texts = [article["text"][span.start : span.end] for span in spans]
    todo = [(number, rules) for number, text in enumerate(texts) if (rules := triggered(text))]
    if not todo:
        return told, refused
    context = Context(article, spans, conflict)
    for number, rules in todo:
        try:
            sentence = context.sentence(number)
            for item in _read_sentence(context, sentence, rules):
                if isinstance(item, Candidate):
                    made = assemble(context, sentence, item)
                    if made is None:
                        refused.append((sentence, Refusal(item.rule, item.quote, "another war")))
                    else:
                        told.append(Told(sentence, item, *made, side=_side(context, item), by=context.camp(item.by)))
                else:
                    refused.append((sentence, item))
        except Exception as error:
            raise ReadingError(_named(article), texts[number], repr(error)) from error
    give_credit(context, told)
    return told, refused


def _named(article: dict[str, Any]) -> str:
    return str(article.get("origin") or article["article_id"])


def settled(told: list[Told]) -> list[Claim]:
    """The claims once it is known which repeat which; a statement that two rules read alike is one claim."""
    mark_restatements(told)
    unique: dict[str, Claim] = {}
    for item in told:
        unique.setdefault(item.claim["claim_id"], item.claim)
    return list(unique.values())


_worker_conflict: Conflict | None = None


def _start_worker(conflict: Conflict) -> None:
    """Each process is given the conflict once: what is derived from it is kept for all its batches."""
    global _worker_conflict
    _worker_conflict = conflict


def _read_in_worker(articles: list[dict[str, Any]]) -> list[list[Claim]]:
    assert _worker_conflict is not None, "started by _start_worker"
    return [read_article(article, _worker_conflict) for article in articles]


#: What of an article its reading depends on.
GIVEN = ("article_id", "publisher", "title", "published", "text")


def read_each(
    articles: Iterable[dict[str, Any]], conflict: Conflict, *, workers: int | None = None
) -> Iterator[list[Claim]]:
    """The claims of each article, in their order, as soon as they are read. Few articles are held at a time.

    Args:
        articles: rows of the articles table, with :data:`GIVEN` and `origin`.
        workers: processes; default one a core. The result does not depend on it.

    Raises:
        ReadingError: a rule failed on an article. What stands before it was given, but for the few handed to a worker
            together with it.
    """
    todo = iter(articles)
    first = list(islice(todo, _WORTH_PROCESSES))
    processes = workers or os.cpu_count() or 1
    if processes == 1 or len(first) < _WORTH_PROCESSES:
        for article in chain(first, todo):
            yield read_article(article, conflict)
        return
    rest = chain(first, todo)
    chunks = iter(lambda: list(islice(rest, _CHUNK)), [])
    # spawned, not forked: polars holds threads, and a fork would copy their locks
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, spawn, _start_worker, (conflict,)) as pool:
        ahead = deque(pool.submit(_read_in_worker, chunk) for chunk in islice(chunks, _AHEAD * processes))
        while ahead:
            yield from ahead.popleft().result()
            ahead += (pool.submit(_read_in_worker, chunk) for chunk in islice(chunks, 1))


def read_claims(articles: pl.DataFrame, conflict: Conflict, *, workers: int | None = None) -> pl.DataFrame:
    """The claims table of all articles; the result does not depend on the number of workers."""
    given = articles.select(*GIVEN, "origin").iter_rows(named=True)
    rows = [claim for claims in read_each(given, conflict, workers=workers) for claim in claims]
    return frame("claims", rows) if rows else empty("claims")


def fingerprint(conflict: Conflict) -> str:
    """Hash of all that decides a reading: the reader's source and word lists, places, dates, and the conflict's
    data."""
    digest = hashlib.sha256(conflict.fingerprint.encode())
    root = Path(str(files("warledger")))
    for part in ("patterns.py", "claims", "places", "dates"):
        for path in sorted((root / part).rglob("*")) or [root / part]:
            if path.suffix in {".py", ".toml"}:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
