"""What it means, in an author's words, that the disk refuses."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from teilbar.texts import finding

if TYPE_CHECKING:
    from teilbar.model.findings import Finding

_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_IN_THE_WAY = frozenset({errno.ENOTDIR, errno.EEXIST})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def disk_finding(error: OSError) -> Finding:
    """Return what to tell whoever builds."""
    path = error.filename2 or error.filename or ""
    if error.errno in _FORBIDDEN:
        return finding("disk-forbids", "", path=path)
    if error.errno in _FULL:
        return finding("disk-full", "")
    if error.errno in _IN_THE_WAY:
        return finding("disk-not-a-folder", "", path=path)
    if error.errno == errno.ENOENT:
        return finding("disk-missing", "", path=path)
    if error.errno == errno.ENAMETOOLONG:
        return finding("disk-name-too-long", "")
    return finding("disk-refuses", "", path=path, reason=error.strerror or error)
