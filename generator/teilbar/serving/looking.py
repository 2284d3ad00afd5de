"""Which files of a source are others than before: asked of the disk, because events of the system may be lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

from teilbar.reading.git import GitError, run_git
from teilbar.reading.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_Stamp: TypeAlias = tuple[int, int, int]
"""Size in bytes, nanoseconds of the last change, the file system's own number."""

COMMIT = "git"
"""Stands among changed files for another commit: versions, and when texts were changed, are then others."""


class Look:
    """How a source stands at a moment."""

    def __init__(self, root: Path, exclude: Iterable[Path] = (), commit: str | None = None) -> None:
        """Look at a folder; one that is not there holds nothing.

        ``commit`` is the one that is checked out, where it is known to be the same as before.
        Raises SourceError where the folder holds too many files.
        """
        files = Listing(root, exclude).files
        self._stamps = {path: stamp for path, file in files.items() if (stamp := _stamp(file.disk))}
        self.commit = _commit(root) if commit is None else commit

    def since(self, before: Look) -> tuple[str, ...]:
        """Return the paths of the files that were added, changed or removed since another look."""
        found = {path for path, _ in self._stamps.items() ^ before._stamps.items()}
        return (*sorted(found), *((COMMIT,) if self.commit != before.commit else ()))

    def is_unfinished(self, before: Look) -> bool:
        """Tell whether something looks half saved: a file is empty or gone now, and was not before.

        Editors cut a file off before they write it, or put another one in its place.
        """
        held = ((path, self._stamps.get(path)) for path, (size, _, _) in before._stamps.items() if size)
        return any(stamp is None or not stamp[0] for _, stamp in held)


def _stamp(file: Path) -> _Stamp | None:
    try:
        status = os.stat(file)  # noqa: PTH116 - thousands of times for each change
    except OSError:  # it has gone this moment
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def _commit(root: Path) -> str:
    try:
        return run_git("rev-parse", "HEAD", directory=root)
    except (GitError, TimeoutError, OSError):
        return ""
