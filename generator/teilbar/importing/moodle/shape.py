"""Questions with their categories as a unit: one unit a file, a section a category."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from teilbar.importing.found import ImportedUnit, Section
from teilbar.reading.identity import name_from_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilbar.importing.found import Block, MediaFile

Path = tuple[str, ...]
_PLACES = re.compile(r"\$(?:course|cat\d*|module|system|coursecat|contextlevel)\$", re.IGNORECASE)
_TOP = "top"


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its category."""

    category: Path
    block: Block


def category_path(written: str) -> Path:
    """Return a category as its names from the outermost to the innermost.

    Moodle parts them by ``/`` and writes one that belongs to a name twice; the context that it stands in and the
    outermost category that every context has say nothing.
    """
    parts = [part.replace("\0", "/").strip() for part in written.replace("//", "\0").split("/")]
    parts = [part for part in parts if part and not _PLACES.fullmatch(part)]
    return tuple(parts[1:] if parts and parts[0] == _TOP else parts)


def _shared(paths: Sequence[Path]) -> Path:
    """Return the names that all paths begin with."""
    return tuple(level[0] for level in takewhile(lambda level: len(set(level)) == 1, zip(*paths, strict=False)))


def as_unit(placed: Sequence[Placed], file: str, media: tuple[MediaFile, ...], keywords: Iterable[str]) -> ImportedUnit:
    """Return a unit of blocks: what all categories share is its title, what they differ in are its sections."""
    paths = list(dict.fromkeys(one.category for one in placed))
    shared = _shared(paths)
    title = shared[-1] if shared else name_from_file(file)
    sections: list[Section] = []
    for path, group in groupby(placed, key=lambda one: one.category):
        name = " – ".join(path[len(shared) :]) or (title if sections else "")
        sections.append(Section(name, tuple(one.block for one in group)))
    words = list(dict.fromkeys(keywords))
    return ImportedUnit(title, tuple(sections), {"schlagworte": words} if words else {}, media)
