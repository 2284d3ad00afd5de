"""One command, measured: how long it takes, and how much memory its processes hold at their fullest. Linux only.

Two figures, since neither says all: the kernel's own high-water mark of the largest process, which misses nothing but
counts pages that processes share in full; and the sum over all processes at one moment, looked at every 50 ms.

A process begins with the high-water mark of the one that started it, so whoever measures must stay small.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PROC = Path("/proc")
_KIBIBYTES = 1024  # in a mebibyte
_BETWEEN_LOOKS = 0.05  # seconds
_OUR_SHARE = 20  # what looking costs is at most this part of one processor's time
_SESSION = 3  # field of /proc/PID/stat, counted from the one after the program's name
_SMAPS = "smaps_rollup"


class CommandFailedError(Exception):
    """A command that was to be measured failed, or did not do its work."""


@dataclass(frozen=True)
class Measured:
    """What a command took."""

    seconds: float
    largest: float
    """Peak memory of its largest process (resident set), in MiB."""
    together: float
    """Peak memory of all its processes at one moment, in MiB; see :func:`way_of_counting`."""


@cache
def way_of_counting() -> str:
    """Return how the memory of all processes is added up: by PSS, which shares out common pages, else by RSS."""
    return "PSS" if (PROC / "self" / _SMAPS).exists() else "RSS"


def typical(runs: Iterable[Measured]) -> Measured:
    """Return the median time and the highest memory of several runs."""
    runs = tuple(runs)
    return Measured(
        median(run.seconds for run in runs), max(run.largest for run in runs), max(run.together for run in runs)
    )


def measure(command: Sequence[str], folder: Path) -> Measured:
    """Run a command in a folder, in a session of its own. Raises CommandFailedError with what it said if it fails."""
    os.sync()  # what was written before is not this command's business
    with TemporaryFile() as said:
        started = time.monotonic()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.monotonic() - started
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            problem = f"{' '.join(command)} failed:\n{said.read().decode(errors='replace')}"
            raise CommandFailedError(problem)
    return Measured(seconds, usage.ru_maxrss / _KIBIBYTES, watch.peak / _KIBIBYTES)


class _Watch(Thread):
    """Looks again and again how much memory the processes of a session hold together."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0  # KiB
        self._session = session
        self._strangers: set[str] = set()
        self._ended = Event()

    def run(self) -> None:
        """Look until :meth:`stop`; more seldom where looking takes long, so that it does not slow what is measured."""
        pause = _BETWEEN_LOOKS
        while not self._ended.wait(pause):
            before = time.thread_time()
            self.peak = max(self.peak, sum(_memory(process) for process in self._members()))
            pause = max(_BETWEEN_LOOKS, (time.thread_time() - before) * _OUR_SHARE)

    def stop(self) -> None:
        self._ended.set()
        self.join()

    def _members(self) -> list[Path]:
        """Return the session's processes. Others are looked at once: none enters a session that it was not born in."""
        running = {name for name in os.listdir(PROC) if name.isdigit()}  # noqa: PTH208 - 20 times a second
        self._strangers &= running
        members = []
        for name in running - self._strangers:
            if _session_of(PROC / name) == self._session:
                members.append(PROC / name)
            else:
                self._strangers.add(name)
        return members


def _session_of(process: Path) -> int | None:
    """Return the session of a process; None for one that has just ended (proc_pid_stat(5))."""
    try:
        stat = (process / "stat").read_text("utf-8", errors="replace")
    except OSError:
        return None
    return int(stat.rpartition(")")[2].split()[_SESSION])


def _memory(process: Path) -> int:
    """Return the KiB that a process holds, 0 for one that has just ended (proc_pid_smaps(5), proc_pid_status(5))."""
    file, field = (_SMAPS, "Pss:") if way_of_counting() == "PSS" else ("status", "VmRSS:")
    try:
        lines = (process / file).read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(field)), 0)
