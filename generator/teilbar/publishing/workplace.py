"""A folder beside the site in which it is made, and which a build that was killed does not leave behind for long."""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from time import time
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from teilbar.publishing.places import WORKPLACE_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK = "lock"
_SECONDS_TO_TAKE_THE_LOCK = 60


@contextmanager
def workplace(out: Path) -> Iterator[Path]:
    """Yield an empty folder on the disk of ``out``, by its whole path, and remove it at the end.

    What builds that were killed left beside ``out`` is removed first. A build that is still at work holds a lock, which
    its end gives up, however it comes; its folder is left alone.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    sweep(out)
    folder = Path(mkdtemp(prefix=WORKPLACE_PREFIX, dir=out.parent.absolute()))  # engines work in other folders
    try:
        with FileLock(folder / _LOCK):
            yield folder
    finally:
        _remove(folder)


def sweep(out: Path) -> None:
    """Remove what builds that were killed left beside ``out``."""
    for left in out.parent.glob(f"{WORKPLACE_PREFIX}*"):
        with suppress(Timeout, OSError):
            if not (left / _LOCK).exists() and time() - left.stat().st_mtime < _SECONDS_TO_TAKE_THE_LOCK:
                left.rmdir()  # if it is empty: a build that takes its lock just now gets the folder back with it
                continue
            with FileLock(left / _LOCK).acquire(timeout=0):
                _remove(left)


def _remove(folder: Path) -> None:
    """Remove a folder, and its lock last: as long as anything is left, the lock says whose it is."""
    for inner in (path for path in folder.glob("*") if path.name != _LOCK):
        shutil.rmtree(inner, ignore_errors=True)
        with suppress(OSError):
            inner.unlink()
    shutil.rmtree(folder, ignore_errors=True)
