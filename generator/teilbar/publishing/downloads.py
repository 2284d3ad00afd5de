"""Packing: the packages of all works that are offered, beside the site's pages."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from teilbar.cache import digest_of
from teilbar.exporting.archive import COMPRESSION, write_archive
from teilbar.exporting.deflating import deflated
from teilbar.exporting.format import Bundling, Kit, PathFormat, Remarking, UnitFormat
from teilbar.exporting.recipe import entries_of, recipe_of
from teilbar.fingerprints import fingerprint
from teilbar.licensing.units import combination_of
from teilbar.made_by import made_by
from teilbar.meetings import SCHEME, server_of
from teilbar.model.unit import LearningPath, Unit
from teilbar.publishing.offering import packages_of
from teilbar.publishing.records import Download
from teilbar.publishing.site_addresses import names_apart, package_path, public_address
from teilbar.publishing.theme import package_files
from teilbar.renditions.naming import file_name
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from teilbar.cache import Cache
    from teilbar.exporting.archive import Entry, Written
    from teilbar.exporting.deflating import Deflated
    from teilbar.exporting.format import Format
    from teilbar.exporting.h5p.libraries import Stock
    from teilbar.exporting.recipe import Recipe
    from teilbar.hub import Hub
    from teilbar.licensing.registry import Registry
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Library
    from teilbar.publishing.assembly import Assembly
    from teilbar.publishing.media import PublishedMedia
    from teilbar.workshop import Workshop

MEDIA = "medien"
"""Folder of the media in a package."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that is to be made: all it depends on, and what another process needs to make it."""

    work: Unit | LearningPath
    units: tuple[Unit, ...]
    """The units in it: the work itself, or those of a learning path in its order."""
    format: Format
    kit: Kit
    key: str
    """The digest of all that its files depend on, but for the content of what packages share."""
    cache: Cache
    file: Path
    """Where to write it."""

    def entries(self) -> Iterable[Entry]:
        """Return its files, as its format makes them."""
        match self.format, self.work:
            case PathFormat() as path_format, LearningPath() as path:
                return path_format.path_entries(path, self.units, self.kit)
            case UnitFormat() as unit_format, Unit() as unit:
                return unit_format.entries(unit, self.kit)
        problem = f"{self.format.name} makes no packages of {self.work.file}"
        raise TypeError(problem)

    def remarks(self) -> tuple[Finding, ...]:
        """Return what becomes something else in it than it is on the site."""
        match self.format, self.work:
            case Remarking() as remarking, Unit() as unit:
                return tuple(remarking.remarks(unit))
        return ()


@dataclass(frozen=True, slots=True)
class Packed:
    """A package that was written."""

    written: Written
    taken: tuple[str, ...]
    """The names of what it took of all that packages share."""
    new: Recipe | None
    """What had to be made for it; None where it was only put together again."""
    remarks: tuple[Finding, ...]
    """What becomes something else in it."""


def pack(package: Package) -> Packed:
    """Write a package. Raises OSError where the disk refuses."""
    kept = package.cache.get(package.key)
    known: Kept | None = pickle.loads(kept) if kept else None  # noqa: S301 - this person's own, by digest
    recipe, remarks = known or (recipe_of(package.entries(), package.kit), package.remarks())
    written = write_archive(package.file, entries_of(recipe, package.kit))
    taken = tuple(sorted(part.taken for part in recipe if part.taken in package.kit.shared))
    return Packed(written, taken, None if known else recipe, remarks)


Kept: TypeAlias = "tuple[Recipe, tuple[Finding, ...]]"
"""What is kept of a package: its recipe, and what becomes something else in it."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A package that was made before."""

    key: str
    """The digest of all that its bytes depend on."""
    written: Written
    remarks: tuple[Finding, ...]


ARCHIVES = Step("archive", pack, seconds=0.004, kept=False)


class Packer:
    """Makes the packages of units and learning paths."""

    def __init__(self, hub: Hub, licences: Registry, name: str, workshop: Workshop) -> None:
        """Take the hub, the licences, the hub's name as pages show it, and where packages are made."""
        self._hub = hub
        self._licences = licences
        self._name = name
        self._workshop = workshop
        self._cache = workshop.cache
        shared = package_files((hub.theme.palette.primary, hub.theme.palette.accent))
        self._shared: Mapping[str, Deflated] = {path: deflated(file, path) for path, file in shared.items()}
        self._shared_keys = {path: digest_of(file) for path, file in shared.items()}
        self._said_to_all = fingerprint(sorted(shared), hub.language, name)
        self._meetings = server_of(hub)
        self._licence_keys: dict[str, str] = {}
        self.remarks: list[Finding] = []
        """What becomes something else in the packages that were made so far than it is on the site."""

    def pack_all(
        self,
        library: Library,
        formats: Sequence[Format],
        published: PublishedMedia,
        site: Assembly,
        advance: Callable[[], None],
    ) -> Iterator[Download]:
        """Write the packages of all units and learning paths that are offered into the site, and yield them.

        ``published`` are the media of these texts; ``advance`` is called after each package. Raises OSError where the
        disk refuses.
        """
        waiting: list[tuple[str, Package]] = []
        for work, units, package_format in packages_of(library, formats):
            path = package_path(work, package_format)
            package = self.package(work, units, package_format, published, site.folder / path)
            known = self._known(package)
            if known and site.reuse(path, known.key):
                self.remarks.extend(known.remarks)
                yield _download(package, path, known.written)
                advance()
            else:
                waiting.append((path, package))
        orders = (self._order(path, package, site) for path, package in waiting)
        for (path, package), packed in zip(waiting, self._workshop.make(ARCHIVES, orders), strict=True):
            site.add(path, self._archive_key(package, packed.taken))
            self._keep(path, package, packed)
            self.remarks.extend(packed.remarks)
            yield _download(package, path, packed.written)
            advance()

    def _order(self, path: str, package: Package, site: Assembly) -> Order[Package]:
        site.prepare(path)
        return Order(package.key, path, package)

    def _known(self, package: Package) -> _Known | None:
        """Return what is known of a package that was made before."""
        taken = self._cache.get(digest_of("taken", package.key))
        if taken is None:
            return None
        names, remarks = pickle.loads(taken)  # noqa: S301 - this person's own, by digest
        key = self._archive_key(package, names)
        kept = self._cache.get(digest_of("archive", key))
        return _Known(key, pickle.loads(kept), remarks) if kept else None  # noqa: S301 - as above

    def _archive_key(self, package: Package, taken: Iterable[str]) -> str:
        """Return the digest of all that the bytes of a package depend on: its files, and what it took of the shared."""
        return digest_of("package", package.key, *(self._shared_keys[name] for name in taken))

    def _keep(self, path: str, package: Package, packed: Packed) -> None:
        key = self._archive_key(package, packed.taken)
        self._cache.put(digest_of("taken", package.key), pickle.dumps((packed.taken, packed.remarks)))
        self._cache.put(digest_of("archive", key), pickle.dumps(packed.written))
        if packed.new:
            kept: Kept = (packed.new, packed.remarks)
            self._cache.put(package.key, pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))
            self._workshop.made.append(("package", path))

    def package(
        self,
        work: Unit | LearningPath,
        units: tuple[Unit, ...],
        package_format: Format,
        published: PublishedMedia,
        file: Path,
    ) -> Package:
        """Return what a package of one format is made from, and written to ``file``."""
        works: tuple[Unit | LearningPath, ...] = units if isinstance(work, Unit) else (work, *units)
        media = sorted({medium.path for one in works for medium in one.media.values()})
        names = {path: f"{MEDIA}/{name}" for path, name in names_apart(media, folders=False)}
        files = {file_name(names[path], piece.planned): piece for path in media for piece in published.pieces[path]}
        kit = Kit(
            language=self._hub.language,
            licences=self._licences,
            hub_name=self._name,
            media={name: published.folder / piece.path for name, piece in files.items()},
            names=names,
            shared=self._shared,
            exact_gaps=self._hub.exact_gaps,
            meetings=self._meetings,
            pass_mark=self._hub.pass_mark,
            h5p_set=self._hub.h5p_set,
            h5p_libraries=_libraries(work, package_format),
            addresses={one.file: address for one in works if (address := public_address(one, self._hub.site_url))},
        )
        contents = {name: piece.key for name, piece in files.items()}
        settings = {name: getattr(kit, name) for name in getattr(package_format, "settings", ())}
        wholes = [self._whole(unit) for unit in units]
        said = ([one.key for one in works], names, contents, sorted(kit.addresses.values()), wholes, settings)
        named = sorted({*filter(None, wholes), *(licence for one in works for licence in _named_licences(one))})
        maker = f"{type(package_format).__module__}.{type(package_format).__qualname__}"
        how = ("recipe", made_by(), COMPRESSION, maker, package_format.name, self._said_to_all)
        asks = any(unit.outline.has_gaps for unit in units) and kit.exact_gaps
        meets = self._meetings if any(map(_calls_to_meetings, works)) else None
        key = digest_of(*how, fingerprint(*said, asks, meets), *map(self._licence_key, named))
        return Package(work, units, package_format, kit, key, self._cache, file)

    def _whole(self, unit: Unit) -> str:
        combined = combination_of(unit, self._licences)
        return combined.licence.id if combined and combined.licence else ""

    def _licence_key(self, written: str) -> str:
        """Return the digest of all that is known of a licence, by the name or address that an author wrote."""
        if written not in self._licence_keys:
            self._licence_keys[written] = fingerprint(self._licences.resolve(written))
        return self._licence_keys[written]


def _calls_to_meetings(work: Unit | LearningPath) -> bool:
    return any(reference.target.startswith(SCHEME) for reference in work.outline.references)


def _libraries(work: Unit | LearningPath, package_format: Format) -> Stock:
    """Return the libraries that may go into a package."""
    match package_format, work:
        case Bundling() as bundling, Unit() as unit:
            return bundling.bundled(unit)
    return {}


def _named_licences(work: Unit | LearningPath) -> Iterator[str]:
    """Yield every licence that a text's credits speak of, as it is written."""
    yield work.metadata.licence
    yield from (one.licence for one in work.metadata.based_on)
    for medium in work.media.values():
        if medium.record:
            yield medium.record.licence
            if medium.record.source:
                yield medium.record.source.licence


def _download(package: Package, path: str, written: Written) -> Download:
    one, is_path = package.format, isinstance(package.work, LearningPath)
    return Download(package.work.id, one.name, path, one.media_type, written.size, written.sha256, is_path)
