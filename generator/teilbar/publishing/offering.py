"""Which packages a library is offered in: the formats that were chosen, and the works that each of them packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.exporting.format import Bundling, PathFormat, Selective, UnitFormat, all_formats
from teilbar.h5p_libraries.store import Store, default_store
from teilbar.model.unit import LearningPath
from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from teilbar.exporting.format import Format
    from teilbar.hub import Hub
    from teilbar.model.unit import Library, Unit


def chosen_formats(wanted: Sequence[str]) -> tuple[Format, ...]:
    """Return the formats of these names; those that are built by default where none is named.

    Raises SourceError for a name that no installed format has.
    """
    known = all_formats()
    for name in wanted:
        if name not in known:
            raise SourceError(finding("format-unknown", "", name=name, known=", ".join(known)))
    return tuple(one for name, one in known.items() if (name in wanted if wanted else one.by_default))


def supplied(formats: Iterable[Format], hub: Hub, root: Path) -> tuple[Format, ...]:
    """Return formats with what they take from stores: of H5P's libraries the hub's, or this person's own.

    ``root`` is the folder of the source. Raises SourceError where the store is no folder, OSError.
    """
    formats = tuple(formats)
    if not any(isinstance(one, Bundling) for one in formats):
        return formats
    stock = Store(root / hub.h5p_libraries if hub.h5p_libraries else default_store()).stock()
    return tuple(one.supplied(stock, hub.h5p_set) if isinstance(one, Bundling) else one for one in formats)


def packages_of(
    library: Library, formats: Iterable[Format]
) -> Iterator[tuple[Unit | LearningPath, tuple[Unit, ...], Format]]:
    """Yield all packages that a library is offered in: the work, the units in it, the format.

    Of a learning path, the units that are offered are in it; a path without any is in none.
    """
    formats = tuple(formats)
    offered = {unit.id: unit for unit in library.units if not unit.withheld}
    works: tuple[Unit | LearningPath, ...] = (*offered.values(), *library.paths)
    for work in works:
        yield from packages_of_work(work, offered, formats)


def packages_of_work(
    work: Unit | LearningPath, offered: Mapping[str, Unit], formats: Iterable[Format]
) -> Iterator[tuple[Unit | LearningPath, tuple[Unit, ...], Format]]:
    """Yield the packages of one work as :func:`packages_of` does; ``offered`` are the units that may be in one."""
    if isinstance(work, LearningPath):
        if units := tuple(offered[unit] for unit in work.units if unit in offered):
            yield from ((work, units, one) for one in formats if isinstance(one, PathFormat))
    elif work.id in offered:
        yield from ((work, (work,), one) for one in formats if has_package(work, one))


def has_package(unit: Unit, package_format: Format) -> bool:
    """Tell whether a format has anything to pack of a unit."""
    if not isinstance(package_format, UnitFormat):
        return False
    return not isinstance(package_format, Selective) or package_format.packs(unit)
