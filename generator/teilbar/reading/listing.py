"""The files of a directory: which of them are the source's, and what was left out."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.findings import Finding

MAX_FILES = 200_000

_TOOLS = frozenset({"node_modules", "__pycache__"})
_VIRTUAL_ENVIRONMENT = "pyvenv.cfg"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the source."""

    path: str
    """Path in the source, with ``/`` and in NFC."""
    size: int
    """Bytes."""
    disk: Path
    """Where its bytes lie: inside of the source, no link."""


class _Folder(NamedTuple):
    disk: str
    path: str
    """Path in the source, with a slash at its end; empty for the source itself."""
    linked: bool
    """Whether a link led here."""


class Listing:
    """A walk through a directory, once.

    Left out without a word are hidden names, ``node_modules``, ``__pycache__``, Python's virtual environments and what
    ``exclude`` names. A link is followed where its target belongs to the source; inside of a linked folder no second
    link to a folder is followed, so that links cannot multiply.
    """

    def __init__(self, root: Path, exclude: Iterable[Path] = ()) -> None:
        self.files: dict[str, SourceFile] = {}
        self.findings: list[Finding] = []
        self._root = os.path.realpath(root)
        # What is excluded may be a link: both that and what it leads to.
        named = [*map(os.fspath, exclude)]
        self._excluded = frozenset((*map(os.path.realpath, named), *map(_in_real_folder, named)))
        self._pending = [_Folder(self._root, "", linked=False)]
        while self._pending:
            self._read(self._pending.pop())
        self.files = dict(sorted(self.files.items()))
        self.findings.sort(key=lambda found: (found.file, found.rule))

    def _read(self, folder: _Folder) -> None:
        try:
            with os.scandir(folder.disk) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            self._report("folder-unreadable", folder.path.rstrip("/"))
            return
        if folder.path and any(entry.name == _VIRTUAL_ENVIRONMENT for entry in entries):
            return
        for entry in entries:
            if not _is_left_out(entry.name):
                self._add(entry, folder)

    def _add(self, entry: os.DirEntry[str], folder: _Folder) -> None:
        path = folder.path + unicodedata.normalize("NFC", entry.name)
        if not _is_usable(entry.name):
            shown = path.encode("utf-8", "backslashreplace").decode()
            self._report(
                "name-unusable", "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in shown)
            )
            return
        disk: str | None = entry.path
        if disk in self._excluded:
            return
        if entry.is_symlink():
            disk = self._follow(entry.path, path)
        if disk is None or disk in self._excluded:
            return
        if entry.is_dir():
            self._add_folder(disk, path, folder, linked=entry.is_symlink())
        elif entry.is_file():
            self._add_file(entry, path, Path(disk))
        else:
            self._report("file-special", path)

    def _add_folder(self, disk: str, path: str, parent: _Folder, *, linked: bool) -> None:
        holds_itself = linked and f"{parent.disk}/".startswith(f"{disk}/")
        if linked and (parent.linked or holds_itself):
            self._report("link-skipped", path)
        else:
            self._pending.append(_Folder(disk, f"{path}/", linked=parent.linked or linked))

    def _add_file(self, entry: os.DirEntry[str], path: str, disk: Path) -> None:
        try:
            size = entry.stat().st_size
        except OSError:  # it has gone this moment, as an editor's temporary files do
            return
        if path in self.files:
            self._report("name-twice", path)
            return
        self.files[path] = SourceFile(path, size, disk)
        if len(self.files) > MAX_FILES:
            raise SourceError(finding("source-too-many-files", "", limit=MAX_FILES))

    def _follow(self, link: str, path: str) -> str | None:
        """Return what a link leads to, if that is part of the source."""
        try:
            target = os.path.realpath(link, strict=True)
        except OSError:
            self._report("link-broken", path, target=_target(link))
            return None
        inside = target == self._root or target.startswith(f"{self._root}/")
        between = target[len(self._root) :].split("/")[1:] if inside else []
        if not inside or any(map(_is_left_out, between)) or self._is_excluded(target):
            self._report("link-outside", path, target=_target(link))
            return None
        return target

    def _is_excluded(self, disk: str) -> bool:
        return any(disk == excluded or disk.startswith(f"{excluded}/") for excluded in self._excluded)

    def _report(self, rule: str, path: str, target: str = "") -> None:
        self.findings.append(finding(rule, path, path=path, target=target))


def _in_real_folder(path: str) -> str:
    """Return the path of something, be it a link or not, with no link above it."""
    folder, name = os.path.split(path)
    return f"{os.path.realpath(folder)}/{name}"


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or name in _TOOLS


def _is_usable(name: str) -> bool:
    """Tell whether a name can stand in an address, in a package and in a message."""
    return not any(unicodedata.category(character) in {"Cc", "Cs"} or character == "\\" for character in name)


def _target(link: str) -> str:
    try:
        return str(Path(link).readlink()).encode("utf-8", "backslashreplace").decode()
    except OSError:
        return "?"
