"""Making what the cache does not have, on all processors: the one place that decides whether something is made again.

A step is a pure function of its argument, so what it makes can be kept under a digest of that argument and of whatever
else it depends on. Whoever orders a piece computes that key.
"""

from __future__ import annotations

import copyreg
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from types import TracebackType
    from typing import Any, Self

    from teilbar.cache import Cache

Argument = TypeVar("Argument")
Result = TypeVar("Result")

_WORTH_HELP = 0.8
"""Seconds of work from which on it pays to start other processes: each of them first loads Teilbar."""
_PRELOADED = "teilbar.build"
"""The module that loads all steps, so that new processes begin with them."""


@dataclass(frozen=True, slots=True)
class Step(Generic[Argument, Result]):
    """Something that is made many times in a build."""

    name: str
    function: Callable[[Argument], Result]
    """A function of a module: another process must find it. What it takes and returns can be pickled."""
    seconds: float
    """How long one takes, about."""
    ahead: int = 512
    """How many results are held at once."""
    kept: bool = True
    """Whether results go into the cache; not if something else than the result is what matters, a file say."""


@dataclass(frozen=True, slots=True)
class Order(Generic[Argument]):
    """One piece to be made."""

    key: str
    """The digest of all that the piece depends on."""
    name: str
    """What it is a piece of: a path or an id."""
    argument: Argument


class Workshop:
    """Makes pieces, or finds them in the cache. A context manager: at its end no process is left."""

    def __init__(self, cache: Cache, jobs: int = 0) -> None:
        """Take the cache, and how many processes may work: 0 for one a processor, 1 for none but this one."""
        self.cache = cache
        self.made: list[tuple[str, str]] = []
        """What was made and not found: the step's name and the order's."""
        self.jobs = jobs if jobs > 0 else _processors()
        """How many processes may work."""
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all helpers; where something failed, without what they still have to do. Let go of the cache."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=kind is not None)
            self._pool = None
        self.cache.close()

    def make(self, step: Step[Argument, Result], orders: Iterable[Order[Argument]]) -> Iterator[Result]:
        """Yield the piece of each order, in their order; at most ``step.ahead`` of them are in memory at once.

        What the step's function raises is raised here.
        """
        waiting = iter(orders)
        while some := list(islice(waiting, step.ahead)):
            yield from self._make_some(step, some)

    def _make_some(self, step: Step[Argument, Result], orders: list[Order[Argument]]) -> Iterator[Result]:
        kept = [self.cache.get(order.key) if step.kept else None for order in orders]
        missing = [order for order, data in zip(orders, kept, strict=True) if data is None]
        self.made.extend((step.name, order.name) for order in missing)
        fresh = self._work(step, missing)
        for data in kept:
            yield pickle.loads(data if data is not None else next(fresh))  # noqa: S301 - this person's own, by digest

    def _work(self, step: Step[Argument, Result], orders: list[Order[Argument]]) -> Iterator[bytes]:
        tasks = [(order.key, order.argument) for order in orders]
        done = 0
        if self._may_help(step, len(tasks)):
            try:
                for chunk in self._work_together(step, tasks):
                    yield from chunk
                    done += len(chunk)
            except BrokenExecutor:  # none can start, or one was killed, by a system out of memory perhaps: go on alone
                self.jobs, self._pool = 1, None
        for task in tasks[done:]:
            made = _work_on(step.function, [task[1]])
            self._keep(step, [task], made)
            yield from made

    def _work_together(
        self, step: Step[Argument, Result], tasks: Sequence[tuple[str, Argument]]
    ) -> Iterator[list[bytes]]:
        self.cache.flush()  # helpers look for what was made before
        size = max(1, min(16, len(tasks) // (4 * self.jobs)))
        chunks = [tasks[start : start + size] for start in range(0, len(tasks), size)]
        # Pickled here, not by the pool: what cannot be pickled then fails in this thread, and not in one of its own.
        arguments = ([argument for _, argument in chunk] for chunk in chunks)
        packed = (pickle.dumps((step.function, chunk), pickle.HIGHEST_PROTOCOL) for chunk in arguments)
        futures = self._submit(packed)
        for chunk, future in zip(chunks, futures, strict=True):
            made = future.result()
            self._keep(step, chunk, made)
            yield made

    def _submit(self, packed: Iterable[bytes]) -> list[Future[list[bytes]]]:
        """Give work to helpers. Raises BrokenExecutor where the system lets none start."""
        try:
            pool = self._pool = self._pool or _pool(self.jobs)
            return [pool.submit(_help, chunk) for chunk in packed]
        except OSError as problem:  # no place for the socket that they listen at, say: a full disk, a path too long
            if self._pool:
                self._pool.shutdown(wait=False, cancel_futures=True)
            raise BrokenExecutor from problem

    def _keep(self, step: Step[Argument, Result], tasks: Sequence[tuple[str, Argument]], made: list[bytes]) -> None:
        if step.kept:
            for (key, _), data in zip(tasks, made, strict=True):
                self.cache.put(key, data)

    def _may_help(self, step: Step[Argument, Result], number: int) -> bool:
        if self.jobs == 1 or number < 2 * self.jobs:
            return False
        return self._pool is not None or step.seconds * number > _WORTH_HELP


def _work_on(function: Callable[[Argument], object], arguments: Sequence[Argument]) -> list[bytes]:
    """Make some pieces, and return them as they are kept."""
    return [pickle.dumps(function(argument), pickle.HIGHEST_PROTOCOL) for argument in arguments]


def _help(packed: bytes) -> list[bytes]:
    """Do in another process what was packed for it."""
    function, arguments = pickle.loads(packed)  # noqa: S301 - from the process that started this one
    return _work_on(function, arguments)


def _frozen(content: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(content)


# The frozen mappings of the model, which pickle does not know by itself.
copyreg.pickle(MappingProxyType, lambda mapping: (_frozen, (dict(mapping),)))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Not fork: the progress bar has threads, and a forked process would inherit their locks.
    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload([_PRELOADED])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Prepare a helper: Ctrl+C is its parent's to answer, and where that was killed it has nobody to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
