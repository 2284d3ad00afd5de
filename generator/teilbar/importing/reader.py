"""The seam between a file of another system and what is written of it: what a reader is, and what it may read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.importing.found import Imported
    from teilbar.texts import Language

GROUP = "teilbar.importers"

HEAD = 4096
"""How many bytes of a file a reader is shown to recognise it."""

LARGEST = 256 * 2**20
"""Bytes of the largest file that is read: with its pictures in it, a question bank can be large."""


class UnreadableError(Exception):
    """A file cannot be read at all.

    ``why`` is a key of ``texts/importing.toml`` below ``import.unreadable``, ``values`` what its sentence names.
    """

    def __init__(self, why: str, **values: str) -> None:
        super().__init__(why)
        self.why = why
        self.values = values


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import and what lies beside it."""

    path: Path
    root: Path
    """The folder that the author named, or the file's own: nothing outside of it is read."""
    name: str
    """What remarks call the file."""

    def content(self) -> bytes:
        """Return the file's bytes. Raises OSError, and UnreadableError where they are more than :data:`LARGEST`."""
        if self.path.stat().st_size > LARGEST:
            raise UnreadableError("too-large", most=f"{LARGEST // 2**20} MB")
        return self.path.read_bytes()

    def beside(self, target: str) -> bytes | None:
        """Return the file to which a relative address in the text leads; None where there is none inside the root."""
        wanted = PurePosixPath(unquote(target.partition("#")[0].partition("?")[0]))
        if not wanted.name or wanted.is_absolute():
            return None
        root = self.root.resolve()
        found = (self.path.parent / wanted).resolve()
        return found.read_bytes() if found.is_relative_to(root) and found.is_file() else None


class Reader(Protocol):
    """A reader of one format: named by an entry point of the group ``teilbar.importers``."""

    name: str
    """What ``--format`` calls it."""
    suffixes: tuple[str, ...]
    """How names of its files end (``.gift``), in small letters: which files of a folder are looked at."""

    def label(self, language: Language) -> str:
        """Return what people call the format."""
        ...

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file is of the format, by its name and its first :data:`HEAD` bytes; rather no than wrong."""
        ...

    def read(self, source: Source) -> Imported:
        """Return what the file holds. What is not understood is a remark, and the rest goes on.

        Raises UnreadableError where nothing of it can be read.
        """
        ...


@cache
def all_readers() -> Mapping[str, Reader]:
    """Return all readers that are installed, by name."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return {point.name: point.load()() for point in points}
