"""Builds as processes of their own, as a pipeline starts them, and what they leave behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING
from uuid import uuid4

from faults.workbench import tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

_PROCESSES = Path("/proc")
_MARK = "TEILBAR_TEST_RUN"
"""Name of the environment variable by which a build's processes are known: all that it starts inherit it."""

LONGEST = 120
"""Seconds after which a build hangs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where builds happen: the folders that each of them is given."""

    site: Path
    cache: Path
    temporary: Path
    """For TMPDIR."""

    @classmethod
    def below(cls, folder: Path, temporary: Path) -> Place:
        """Return a place below a folder."""
        return cls(folder / "published" / "site", folder / "cache", temporary)

    def built(self) -> Mapping[str, str]:
        """Return what the site holds: the SHA-256 of every file."""
        return tree(self.site)

    def beside(self) -> list[str]:
        """Return what stands beside the site."""
        return sorted(path.name for path in self.site.parent.iterdir() if path != self.site)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a build ended."""

    exit: int
    """Negative for the signal that ended it."""
    said: str
    """All that it printed."""

    @property
    def phase(self) -> str:
        """The last step that it began; empty if none."""
        steps = [line for line in self.said.splitlines() if line.endswith("…")]
        return steps[-1] if steps else ""


class Run:
    """A build that was started; a context manager that does not leave it behind."""

    def __init__(self, source: Path | str, place: Place, *arguments: str) -> None:
        """Start to build a source at a place, on two processors; ``arguments`` are further ones for the command."""
        self._mark = f"{_MARK}={uuid4()}"
        self._output = TemporaryFile()  # noqa: SIM115 - closed at the end; a pipe somebody would have to empty
        command = ("build", str(source), "--out", str(place.site), "--cache", str(place.cache), "--jobs", "2")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "teilbar", *command, *arguments],
            env=os.environ | dict([self._mark.split("=")]) | {"TMPDIR": str(place.temporary), "PYTHONUNBUFFERED": "1"},
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._output.close()

    def end(self) -> Ended:
        """Wait for the end."""
        exit_code = self._process.wait(timeout=LONGEST)
        return Ended(exit_code, self._said())

    def begins(self, step: str = "") -> None:
        """Wait until it has loaded what it needs and says what it does: a step, by default the first."""
        while not (self.ends_within(0.01) or (self._said() and step in self._said())):
            pass

    def ends_within(self, seconds: float) -> bool:
        """Wait for the end, but not for long; return whether it came."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self, *, with_all: bool = False) -> Ended:
        """Kill the build's own process, and with it, as a pipeline does, all that it started: else none of them."""
        if with_all:
            with suppress(ProcessLookupError):  # it had come to its end
                os.killpg(self._process.pid, signal.SIGKILL)  # it leads a session of its own, and thereby a group
        else:
            self._process.kill()
        return self.end()

    def terminate(self) -> None:
        """Tell the build's own process, and none of those that it started, to end."""
        self._process.terminate()

    def helpers(self) -> tuple[str, ...]:
        """Return the command lines of the processes that it started and that are still there."""
        return tuple(command for number, command in self._processes().items() if number != self._process.pid)

    def helpers_after(self, seconds: float) -> tuple[str, ...]:
        """Return what is left of its helpers as soon as there is none, or else after some seconds."""
        last = time.monotonic() + seconds
        while (left := self.helpers()) and time.monotonic() < last:
            time.sleep(0.02)
        return left

    def _said(self) -> str:
        size = os.fstat(self._output.fileno()).st_size
        return os.pread(self._output.fileno(), size, 0).decode(errors="ignore")  # the other process writes on

    def _processes(self) -> dict[int, str]:
        found = {}
        for folder in _PROCESSES.glob("[0-9]*"):
            try:
                if self._mark.encode() in (folder / "environ").read_bytes().split(b"\0"):
                    found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:  # it ended meanwhile, or is not ours
                continue
        return found


def build(source: Path | str, place: Place, *arguments: str) -> Ended:
    """Build a source and wait for the end."""
    with Run(source, place, *arguments) as run:
        return run.end()
