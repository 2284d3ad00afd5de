"""Running an engine as a program of its own.

Never inside Teilbar's own process: ProperDocs puts itself in MkDocs' place when it is imported, and both set up
logging, warnings and caches for the whole interpreter.
"""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.publishing.engines.engine import EngineError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LAST_LINES = 12

_RUNNER = Path(__file__).with_name("runner.py")

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")

ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",  # Material's advertisement for its successor
    "NO_COLOR": "1",
    "COLUMNS": "0",  # no line is broken
    "PYTHONUTF8": "1",
    "SOURCE_DATE_EPOCH": "0",  # no page says when it was built
}


def run(engine: str, module: str, arguments: Sequence[str], folder: Path) -> tuple[str, ...]:
    """Run a Python module as a program, in a folder; it ends when this process does, however that ends.

    Returns the lines that it wrote.

    Raises:
        EngineError: it ended with another exit code than 0.
        OSError: so it did, because the disk is full.
    """
    # -P: else modules would first be looked for beside the runner, where a mkdocs.py lies that is another one.
    with _lifeline() as stdin:
        done = subprocess.run(
            [sys.executable, "-P", str(_RUNNER), module, *arguments],
            cwd=folder,
            env=os.environ | ENVIRONMENT,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    lines = tuple(line.rstrip() for line in _COLOUR.sub("", done.stdout).splitlines() if line.strip())
    if done.returncode != 0:
        if (reason := os.strerror(errno.ENOSPC)) in done.stdout:  # no fault of the engine's
            raise OSError(errno.ENOSPC, reason, str(folder))
        output = "\n".join(lines[-_LAST_LINES:])
        raise EngineError(finding("engine-failed", "", engine=engine, code=done.returncode, output=output))
    return lines


@contextmanager
def _lifeline() -> Iterator[int]:
    """Yield a pipe to read from, whose other end is this process's alone: what it starts does not inherit that."""
    reader, writer = os.pipe()
    try:
        yield reader
    finally:
        os.close(reader)
        os.close(writer)
