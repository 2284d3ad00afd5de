"""An engine that is kept running between its sites, for whoever wants a page at once."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

from teilbar.publishing.engines.configuration import configuration, write_configuration
from teilbar.publishing.engines.engine import EngineError
from teilbar.publishing.engines.mkdocs import MkDocs
from teilbar.publishing.engines.process import ENVIRONMENT
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.publishing.engines.engine import Engine
    from teilbar.publishing.staging import StagedSite

_RUNNER = Path(__file__).with_name("warm_runner.py")
_LAST_LINES = 12


@contextmanager
def kept_warm(engine: Engine) -> Iterator[Engine]:
    """Yield an engine that renders the same as one does, sooner where it can be kept running; the engine itself if not.

    It may be asked by several threads.
    """
    if not isinstance(engine, MkDocs):
        yield engine
        return
    warm = _Warm(engine)
    try:
        yield warm
    finally:
        warm.close()


class _Warm(MkDocs):
    """See :class:`~teilbar.publishing.engines.engine.Engine`; this one holds a program that waits."""

    def __init__(self, engine: MkDocs) -> None:
        # The names of the class, which are those of MkDocs, are not those of all that work like it.
        vars(self).update(name=engine.name, experimental=engine.experimental, modules=engine.modules)
        self._lock = Lock()
        self._program: subprocess.Popen[str] | None = None

    def render(self, stage: Path, out: Path, site: StagedSite) -> tuple[str, ...]:
        """See :meth:`~teilbar.publishing.engines.engine.Engine.render`."""
        with TemporaryDirectory(prefix="teilbar-", dir=out.parent) as folder:
            file = Path(folder) / "mkdocs.yml"
            write_configuration(configuration(site, stage.resolve(), out.resolve()), file)
            with self._lock:
                said, failed = self._ask(file)
        if failed:
            if (reason := os.strerror(errno.ENOSPC)) in failed:  # no fault of the engine's
                raise OSError(errno.ENOSPC, reason, str(out))
            raise self._failed(1, failed)
        return said

    def close(self) -> None:
        """End the program."""
        with self._lock:
            program, self._program = self._program, None
        if program and program.stdin:
            with suppress(OSError):
                program.stdin.close()
            program.wait()
            if program.stdout:
                program.stdout.close()

    def _ask(self, file: Path) -> tuple[tuple[str, ...], str]:
        """Return what the engine warned of, and why it failed, if so. Raises EngineError where it has ended."""
        program = self._program = self._program if self._program and self._program.poll() is None else self._started()
        if program.stdin is None or program.stdout is None:
            problem = "the program was started without pipes"
            raise ValueError(problem)
        answer = ""
        with suppress(OSError):  # it has ended meanwhile: then it has nothing to say either
            program.stdin.write(f"{file}\n")
            program.stdin.flush()
            answer = program.stdout.readline()
        if not answer:
            raise self._failed(program.wait(), "")
        found = json.loads(answer)
        return tuple(found["said"]), found["failed"]

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-P", str(_RUNNER), self.modules[0]],
            env=os.environ | ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def _failed(self, code: int, output: str) -> EngineError:
        lines = "\n".join(output.splitlines()[-_LAST_LINES:])
        return EngineError(finding("engine-failed", "", engine=self.name, code=code, output=lines))
