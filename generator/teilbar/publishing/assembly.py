"""The new site in the making: every file of it is taken over from the old one, or written.

A file is taken over (a hard link, where the disk knows them) if it was made from the same inputs then, and has not been
touched since. What stands in the old site is never changed.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from teilbar.cache import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from teilbar.cache import Cache


class Placed(NamedTuple):
    """A file of a finished site, as it was left there."""

    key: str
    """The digest of all that it was made from."""
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds, as the file system says."""
    number: int
    """The file system's own number of the file."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build left in a folder."""

    inputs: str = ""
    """The digest of everything that went into that build; empty where it is not known, or not to be relied on."""
    read: tuple[str, ...] = ()
    """The files of the source whose content went into it."""
    files: Mapping[str, Placed] = field(default_factory=dict)
    """All files, by their paths in the site."""

    def is_intact(self, site: Path) -> bool:
        """Tell whether every file still stands as it was left, and no other beside them."""
        left = set(self.files)
        for folder, _, names in os.walk(site):
            base = os.path.relpath(folder, site).replace(os.sep, "/")
            for name in names:
                path = name if base == "." else f"{base}/{name}"
                if path not in left or not self.is_as_left(site, path):
                    return False
                left.discard(path)
        return not left

    def is_as_left(self, site: Path, path: str) -> bool:
        """Tell whether a file stands as it was left."""
        placed = self.files[path]
        try:
            status = os.lstat(f"{site}/{path}")
        except OSError:
            return False
        return (placed.size, placed.modified, placed.number) == (status.st_size, status.st_mtime_ns, status.st_ino)


def manifest_of(out: Path, cache: Cache) -> Manifest:
    """Return what is known of the site in a folder."""
    kept = cache.get(_key(out))
    if not kept:
        return Manifest()
    said = json.loads(kept)
    files = {path: Placed(*placed) for path, placed in said["files"].items()}
    return Manifest(said["inputs"], tuple(said["read"]), files)


def keep_manifest(out: Path, cache: Cache, manifest: Manifest) -> None:
    """Keep what was left in a folder until the next build."""
    said = {"inputs": manifest.inputs, "read": manifest.read, "files": manifest.files}
    cache.put(_key(out), json.dumps(said, separators=(",", ":")).encode())


def _key(out: Path) -> str:
    return digest_of("site", os.fspath(out.resolve()))


class Assembly:
    """A folder that becomes a site, beside the site that it will replace."""

    def __init__(self, folder: Path, old: Path, manifest: Manifest) -> None:
        """Take the folder to write, the old site (which need not be there), and what is known of that."""
        self.folder = folder
        self.files: dict[str, Placed] = {}
        """What stands in the new site by now."""
        self._old = old
        self._manifest = manifest
        self._folders: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def is_the_old_site(self) -> bool:
        """Whether nothing was added, changed or left out."""
        return self.files == self._manifest.files and self._manifest.is_intact(self._old)

    def reuse(self, path: str, key: str) -> bool:
        """Take a file over from the old site and return True; False where it has none that was made from the same."""
        placed = self._manifest.files.get(path)
        if placed is None or placed.key != key:
            return False
        target = self._prepared(path)
        # Linked first and looked at then: between the two, another build may put its own site in the old one's place.
        try:
            os.link(f"{self._old}/{path}", target)
        except OSError:  # gone, another disk, a file system without links, too many links
            return False
        if not self._manifest.is_as_left(self.folder, path):
            os.unlink(target)  # noqa: PTH108 - thousands of times a build: paths as text are several times faster
            return False
        self.files[path] = placed
        return True

    def old_beside(self, path: str, endings: Iterable[str]) -> tuple[str, ...] | None:
        """Return the files that the old site has beside one that it shares with this one; None where it shares it not.

        Their names are the file's own with one of the endings.
        """
        before, now = self._manifest.files.get(path), self.files[path]
        if before is None or before.key != now.key:
            return None
        return tuple(f"{path}{ending}" for ending in endings if f"{path}{ending}" in self._manifest.files)

    def write(self, path: str, key: str, data: bytes) -> None:
        """Write a file. Raises OSError where the disk refuses."""
        with open(self._prepared(path), "wb") as file:  # noqa: PTH123 - as above
            file.write(data)
        self._note(path, key)

    def write_data(self, path: str, data: bytes) -> None:
        """Write a file that depends on nothing but its content, or take it over. Raises OSError."""
        key = sha256(data).hexdigest()
        if not self.reuse(path, key):
            self.write(path, key, data)

    def copy(self, path: str, key: str, file: Path) -> None:
        """Write a copy of a file. Raises OSError where the disk refuses."""
        shutil.copyfile(file, self._prepared(path))
        self._note(path, key)

    def prepare(self, path: str) -> Path:
        """Return where somebody else may write a file, who says :meth:`add` then."""
        self._prepared(path)
        return self.folder / path

    def add(self, path: str, key: str) -> None:
        """Take note of a file that was written at a place of :meth:`prepare`."""
        self._note(path, key)

    def _prepared(self, path: str) -> str:
        if self.files.pop(path, None):  # it may be a link: what is written must not reach the old site through it
            os.unlink(f"{self.folder}/{path}")  # noqa: PTH108 - as above
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self.folder}/{folder}", exist_ok=True)  # noqa: PTH103 - as above
            self._folders.add(folder)
        return f"{self.folder}/{path}"

    def _note(self, path: str, key: str) -> None:
        status = os.lstat(f"{self.folder}/{path}")
        self.files[path] = Placed(key, status.st_size, status.st_mtime_ns, status.st_ino)
