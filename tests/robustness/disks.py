"""A disk of a few megabytes that really is full when it is full."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from exporting.unpacking import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Yield a new folder that is a disk of its own, in memory. Skip the test where none may be mounted; in CI, fail."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        refuse("no small disk can be filled: there is no mount")
    if mounted.returncode:
        refuse(f"no small disk can be filled: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True, capture_output=True)


def leave_free(disk: Path, wanted: int) -> None:
    """Fill a disk until at most so many bytes are free, in whole blocks; what filled it before makes room first."""
    ballast = disk / "ballast"
    ballast.unlink(missing_ok=True)
    surplus = shutil.disk_usage(disk).free - wanted
    if surplus > 0:
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, surplus)


class Watched:
    """How full a disk has been since this began, seen every other millisecond."""

    def __init__(self, disk: Path) -> None:
        """Take the disk."""
        self._disk = disk
        self._free = self._least = shutil.disk_usage(disk).free
        self._ended = threading.Event()

    @property
    def most_used(self) -> int:
        """Bytes that were taken at the worst moment, beside what was taken before."""
        return self._free - self._least

    def watch(self) -> None:
        """Look until it is over."""
        while not self._ended.wait(0.002):
            self._least = min(self._least, shutil.disk_usage(self._disk).free)

    def end(self) -> None:
        """Look no longer."""
        self._ended.set()


@contextmanager
def watched(disk: Path) -> Iterator[Watched]:
    """Watch a disk while something happens."""
    space = Watched(disk)
    watching = threading.Thread(target=space.watch)
    watching.start()
    try:
        yield space
    finally:
        space.end()
        watching.join()
