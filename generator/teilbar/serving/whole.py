"""Whole builds, in a process of its own: pages are read and shown meanwhile, and a build that dies takes nothing along.

That process stays, because loading Teilbar takes longer than many a build.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from teilbar.build import build
from teilbar.disk import disk_finding
from teilbar.publishing.engines import EngineError
from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from teilbar.model.findings import Finding
    from teilbar.options import Options
    from teilbar.outcome import Built

_NICE = 10
"""How much the rest of the machine comes before it (nice(2)): what an author waits for is the one page."""


class NotBuiltError(Exception):
    """There is no new site; the old one stands."""

    def __init__(self, problem: Exception, findings: tuple[Finding, ...]) -> None:
        super().__init__(problem)
        self.problem = problem
        """Why, as :func:`teilbar.build.build` says it."""
        self.findings = findings
        """What to tell whoever looks."""


class Builder:
    """Builds whole sites, one after the other."""

    def __init__(self, options: Options) -> None:
        """Take what is built each time; nothing is started yet."""
        self._options = options
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def build(self) -> Built:
        """Build the site. Raises NotBuiltError."""
        if self._line is None or self._process is None or not self._process.is_alive():
            self._start()
        answer: Any = None
        with suppress(OSError, EOFError):  # the process has ended, whoever ended it
            self._line.send(self._options)  # type: ignore[union-attr]  # _start has set it
            answer = self._line.recv()  # type: ignore[union-attr]
        if answer is None:
            self.close()
            lost = finding("build-lost", "")
            raise NotBuiltError(SourceError(lost), (lost,))
        if isinstance(answer, Exception):
            raise NotBuiltError(answer, findings_of(answer))
        built: Built = answer
        return built

    def close(self) -> None:
        """End the process, whatever it is doing: what it has begun stands in no place yet."""
        process, line, self._process, self._line = self._process, self._line, None, None
        if line:
            line.close()
        if process:
            process.terminate()
            process.join()

    def _start(self) -> None:
        context: Any = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._process = context.Process(target=_work, args=(far,))
        self._process.start()
        far.close()


def findings_of(problem: Exception) -> tuple[Finding, ...]:
    """Return what to tell of what keeps a source from being read or built. Raises what is no such thing."""
    match problem:
        case SourceError():
            return problem.findings
        case EngineError():
            return (problem.finding,)
        case OSError():
            return (disk_finding(problem),)
    raise problem


def _work(line: Connection) -> None:
    """Build whenever it is asked for, until nobody is there to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    if sys.platform != "win32":
        os.nice(_NICE)
    with suppress(EOFError, OSError):
        while True:
            options: Options = line.recv()
            try:
                answer: Built | Exception = build(options)
            except (SourceError, EngineError, OSError) as problem:
                answer = problem
            line.send(answer)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
