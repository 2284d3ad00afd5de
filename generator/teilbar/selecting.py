"""Some units of a library, by the names that somebody typed."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.reading.source import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.model.findings import Finding
    from teilbar.model.unit import Library


@dataclass(frozen=True, slots=True)
class Place:
    """Where the texts of a source lie, for whoever types a path instead of an id."""

    disk: Path
    """The source on the disk."""
    root: str
    """The content folder in the source; empty for the source itself."""

    def paths(self, typed: str) -> Iterator[str]:
        """Yield the paths in the source that what was typed may be.

        It may be written from the source on, from the content folder on, or as the disk sees it.
        """
        yield posixpath.normpath(typed)
        yield posixpath.normpath(posixpath.join(self.root, typed))
        try:
            yield Path(typed).resolve().relative_to(self.disk.resolve()).as_posix()
        except (ValueError, OSError, RuntimeError):  # somewhere else, or no path at all
            return


def only(library: Library, wanted: Sequence[str], place: Place) -> Library:
    """Return the library with the units of these ids alone; its pages stay.

    Raises SourceError for a unit that is not there.
    """
    known = {unit.id for unit in library.units}
    if missing := [name for name in wanted if name not in known]:
        raise SourceError(*(unknown(name, library, place) for name in missing))
    paths = tuple(replace(path, units=tuple(unit for unit in path.units if unit in wanted)) for path in library.paths)
    return replace(library, units=tuple(unit for unit in library.units if unit.id in wanted), paths=paths)


def unknown(name: str, library: Library, place: Place) -> Finding:
    """Return what to say of a name that is no unit's id: which id is meant, where it is the path of a unit."""
    typed = set(place.paths(name))
    meant = [unit.id for unit in library.units if typed & {unit.file, unit.folder}]
    if len(meant) == 1:
        return finding("unit-by-path", "", path=name, id=meant[0])
    return finding("unit-unknown", "", id=name)
