"""Items through a function on all cores: in order, few at a time, whatever an item does to its process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: A batch is about this much work; less than one is not worth a process. In the unit of `cost`.
_BATCH = 1_000_000
_ALONE = 6_000_000


class TooSlow(BaseException):
    """A record took longer than any real one. No Exception, so that no library catches it on the way."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlow after so many seconds; without effect outside a process's main thread, which alone gets alarms."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class InOrder(Generic[Item, Result]):
    """Applies a picklable function to items: here while there are few, on all cores when there are many."""

    def __init__(
        self,
        work: Callable[[list[Item]], list[Result]],
        lost: Callable[[Item], Result],
        cost: Callable[[Item], int],
        workers: int | None = None,
    ) -> None:
        """
        Args:
            work: results of a batch of items, one each.
            lost: the result for an item whose process died of it.
            cost: how much work an item is, about a microsecond each.
            workers: processes; all cores by default, 1 for none but this.
        """
        self._work, self._lost, self._cost = work, lost, cost
        self._workers = workers or len(os.sched_getaffinity(0))

    def over(self, items: Iterable[Item]) -> Iterator[Result]:
        """Results in the order of the items."""
        batches = self._batches(items)
        done = 0
        for batch in batches:
            if self._workers > 1 and done + sum(map(self._cost, batch)) > _ALONE:
                yield from self._in_processes(chain([batch], batches))
                return
            done += sum(map(self._cost, batch))
            yield from self._work(batch)

    def _batches(self, items: Iterable[Item]) -> Iterator[list[Item]]:
        batch: list[Item] = []
        cost = 0
        for item in items:
            batch.append(item)
            cost += self._cost(item)
            if cost >= _BATCH:
                yield batch
                batch, cost = [], 0
        if batch:
            yield batch

    def _in_processes(self, batches: Iterator[list[Item]]) -> Iterator[Result]:
        pool = self._pool(self._workers)
        waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, pool.submit(self._work, batch)))
                if len(waiting) > 2 * self._workers:
                    yield from self._next(waiting)
            while waiting:
                yield from self._next(waiting)
        except BrokenProcessPool:
            pool.shutdown(cancel_futures=True)
            for batch in chain([batch for batch, _ in waiting], batches):
                yield from self._one_by_one(batch)
        finally:
            pool.shutdown(cancel_futures=True)

    def _next(self, waiting: deque[tuple[list[Item], Future[list[Result]]]]) -> list[Result]:
        results = waiting[0][1].result()
        waiting.popleft()
        return results

    def _one_by_one(self, batch: list[Item]) -> Iterator[Result]:
        """A batch in a process of its own; where that dies, each item in one."""
        with self._pool(1) as pool:
            try:
                yield from pool.submit(self._work, batch).result()
                return
            except BrokenProcessPool:
                if len(batch) == 1:
                    yield self._lost(batch[0])
                    return
        for item in batch:
            yield from self._one_by_one([item])

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        # spawned, not forked: polars holds threads, and a fork would copy their locks
        return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
