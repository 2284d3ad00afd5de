"""Addresses in a text: files beside it that go along, and addresses of the same repository that lead to such files."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from teilbar.importing.shelf import Shelf

if TYPE_CHECKING:
    from teilbar.importing.found import MediaFile
    from teilbar.importing.reader import Source

_TEXTS = frozenset({".md", ".markdown", ".rmd", ".qmd", ".html", ".htm"})
"""Endings of what a text links to and does not carry along."""
_HOSTS = frozenset({"raw.githubusercontent.com", "raw.github.com", "cdn.jsdelivr.net"})
_ABROAD = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|[#/{@]")


class Media:
    """The files that a text shows or links to."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._shelf = Shelf()
        self._names: dict[str, str] = {}

    def take(self, target: str) -> str:
        """Return the address for the unit's text, and carry the file along to which it leads.

        An address without a file beside the text stays as it was.
        """
        wanted = self._local(target)
        if wanted is None:
            return target
        if wanted not in self._names:
            content = self._source.beside(wanted)
            name = PurePosixPath(unquote(wanted)).name
            self._names[wanted] = "" if content is None else self._shelf.put(name, content)
        return self._names[wanted] or target

    def files(self) -> tuple[MediaFile, ...]:
        """Return the files to be carried along."""
        return self._shelf.files

    def _local(self, target: str) -> str | None:
        """Return the relative address that a target is, or that it has in this very repository; None without any."""
        address = target.partition("#")[0].partition("?")[0]
        if PurePosixPath(address).suffix.lower() in _TEXTS:
            return None
        if not _ABROAD.match(target):
            return address
        parts = urlsplit(target)
        if parts.hostname in _HOSTS:
            return self._in_repository(parts.path)
        return None

    def _in_repository(self, path: str) -> str | None:
        """Return the relative address of a file of the repository that the text lies in.

        Nobody tells which repository that is: it is the file if one of this path and name lies below the root.
        """
        segments = [unquote(part) for part in path.strip("/").split("/")][2:]
        if segments[:2] in (["refs", "heads"], ["refs", "tags"]):
            segments = segments[2:]
        inside = segments[1:]
        if not inside:
            return None
        root, here = self._source.root.resolve(), self._source.path.resolve().parent
        if not (root.joinpath(*inside)).is_file() or not here.is_relative_to(root):
            return None
        return "/".join([*[".."] * len(here.relative_to(root).parts), *inside])
