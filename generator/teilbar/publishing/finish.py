"""The last step: a finished site takes the old one's place, in one step where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from typing import TYPE_CHECKING

from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_HERE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
_HELD = frozenset({errno.EXDEV, errno.EBUSY})
"""What systems say of folders that are mounted, or come from below an overlay."""


def replace_folder(new: Path, old: Path) -> None:
    """Put the folder ``new`` in the place of ``old``, which need not exist; both lie on one disk.

    On Linux the two are exchanged (renameat2(2), RENAME_EXCHANGE): at every moment one of them, whole, stands in the
    place. Elsewhere, and on disks that cannot, the old one is moved aside first. What it held is removed at the end.
    Raises OSError where the disk refuses, SourceError where the old folder cannot be moved; then it is where it was.
    """
    if _takes_the_empty_place(new, old):
        return
    try:
        exchanged = _exchange(new, old)
        if not exchanged:
            _move_aside_and_replace(new, old)
    except OSError as problem:
        if problem.errno in _HELD:
            raise SourceError(finding("out-stays", "", out=old)) from problem
        raise
    if exchanged:
        shutil.rmtree(new, ignore_errors=True)


def _takes_the_empty_place(new: Path, old: Path) -> bool:
    """Put ``new`` in the place of ``old`` if nothing is there, and return whether it was so."""
    if old.exists():
        return False
    try:
        new.rename(old)
    except OSError:
        if old.exists():  # another build has put its site there meanwhile
            return False
        raise
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step and return True; False where the system cannot do that."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_HERE:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _move_aside_and_replace(new: Path, old: Path) -> None:
    aside = new.with_name(f"{new.name}-old")
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    shutil.rmtree(aside, ignore_errors=True)
