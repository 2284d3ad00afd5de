"""Digests of large files that need not be read again while the file system says that nothing happened to them.

As git's index does it (git, "Racy Git"): a file is taken for unchanged while its size, its times and its number are the
same, and what was changed just before it was looked at is not relied on.
"""

from __future__ import annotations

import json
import os
import time
from hashlib import file_digest
from typing import TYPE_CHECKING, TypeAlias

from teilbar.cache import digest_of

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.cache import Cache

SMALL = 64 << 10
"""Bytes. What is smaller is read each time: that costs no more than remembering it."""
_SETTLED = 2_000_000_000  # nanoseconds: coarser clocks than two seconds are not in use

_Stamp: TypeAlias = tuple[int, int, int, int]


class Stamps:
    """What is remembered of the files of one source."""

    def __init__(self, cache: Cache, root: Path) -> None:
        """Take the cache, and the folder whose files will be asked for."""
        self._cache = cache
        self._key = digest_of("stamps", os.fspath(root))
        known = cache.get(self._key)
        self._known: dict[str, tuple[_Stamp, str]] = (
            {name: (tuple(stamp), digest) for name, (stamp, digest) in json.loads(known).items()} if known else {}
        )
        self._asked: dict[str, tuple[_Stamp, str]] = {}

    def digest(self, file: Path) -> str:
        """Return the SHA-256 of a file's content, hexadecimal. Raises OSError where it cannot be read."""
        name = os.fspath(file)
        if found := self._asked.get(name):
            return found[1]
        status = file.stat()
        stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        known = self._known.get(name)
        if known and known[0] == stamp:
            self._asked[name] = known
            return known[1]
        with file.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
        if status.st_size >= SMALL and time.time_ns() - max(stamp[1], stamp[2]) > _SETTLED:
            self._asked[name] = (stamp, digest)
        return digest

    def keep(self) -> None:
        """Keep what was asked for until the next build, and forget the rest."""
        if self._asked != self._known:
            self._cache.put(self._key, json.dumps(self._asked).encode())
            self._cache.close()  # nobody else does: a source is left last
