"""The packages of all units that are offered, beside the site's pages."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.exporting.archive import COMPRESSION, write_archive
from teilbar.exporting.deflating import deflated
from teilbar.exporting.format import Kit, all_formats
from teilbar.exporting.recipe import entries_of, recipe_of
from teilbar.fingerprints import fingerprint
from teilbar.licensing.units import combination_of
from teilbar.made_by import made_by
from teilbar.publishing.records import Download
from teilbar.publishing.site_addresses import folder_of, names_apart, package_path
from teilbar.publishing.theme import package_theme
from teilbar.reading.errors import SourceError
from teilbar.renditions.naming import file_name
from teilbar.texts import finding
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from teilbar.cache import Cache
    from teilbar.exporting.archive import Written
    from teilbar.exporting.deflating import Deflated
    from teilbar.exporting.format import Format
    from teilbar.exporting.recipe import Recipe
    from teilbar.hub import Hub
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Unit
    from teilbar.publishing.assembly import Assembly
    from teilbar.publishing.media import PublishedMedia
    from teilbar.workshop import Workshop

MEDIA = "medien"
"""Folder of the media in a package."""


def chosen_formats(wanted: Sequence[str]) -> tuple[Format, ...]:
    """Return the formats of these names; those that are built by default where none is named.

    Raises SourceError for a name that no installed format has.
    """
    known = all_formats()
    for name in wanted:
        if name not in known:
            raise SourceError(finding("format-unknown", "", name=name, known=", ".join(known)))
    return tuple(one for name, one in known.items() if (name in wanted if wanted else one.by_default))


@dataclass(frozen=True, slots=True)
class Package:
    """A package that is to be made: all it depends on, and what another process needs to make it."""

    unit: Unit
    format: Format
    kit: Kit
    key: str
    """The digest of all that its bytes depend on."""
    cache: Cache
    file: Path
    """Where to write it."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A package that was written."""

    written: Written
    new: Recipe | None
    """What had to be made for it; None where it was only put together again."""


def pack(package: Package) -> Packed:
    """Write a package. Raises OSError where the disk refuses."""
    kept = package.cache.get(package.key)
    known: Recipe | None = pickle.loads(kept) if kept else None  # noqa: S301 - this person's own, by digest
    recipe = known or recipe_of(package.format.entries(package.unit, package.kit), package.kit)
    return Packed(write_archive(package.file, entries_of(recipe, package.kit)), None if known else recipe)


ARCHIVES = Step("archive", pack, seconds=0.004, kept=False)


class Packer:
    """Makes the packages of units."""

    def __init__(self, hub: Hub, licences: Registry, name: str, workshop: Workshop) -> None:
        """Take the hub, the licences, the hub's name as pages show it, and where packages are made."""
        self._hub = hub
        self._licences = licences
        self._name = name
        self._workshop = workshop
        self._cache = workshop.cache
        colours = (hub.theme.palette.primary, hub.theme.palette.accent)
        theme = package_theme(colours)
        self._theme: Mapping[str, Deflated] = {name: deflated(sheet, name) for name, sheet in theme.items()}
        self._shared = fingerprint(theme, hub.language, hub.exact_gaps, name)
        self._licence_keys: dict[str, str] = {}

    def pack_all(
        self,
        units: Iterable[Unit],
        formats: Sequence[Format],
        published: PublishedMedia,
        site: Assembly,
        advance: Callable[[], None],
    ) -> Iterator[Download]:
        """Write the packages of all units that are offered into the site, and yield them.

        ``published`` are the media of these units; ``advance`` is called after each package. Raises OSError where the
        disk refuses.
        """
        waiting: list[tuple[str, Package]] = []
        for unit in units:
            for package_format in () if unit.withheld else formats:
                path = package_path(unit, package_format)
                package = self.package(unit, package_format, published, site.folder / path)
                kept = self._cache.get(_facts_key(package))
                if kept and site.reuse(path, package.key):
                    yield _download(package, path, pickle.loads(kept))  # noqa: S301 - this person's own, by digest
                    advance()
                else:
                    waiting.append((path, package))
        orders = (self._order(path, package, site) for path, package in waiting)
        for (path, package), packed in zip(waiting, self._workshop.make(ARCHIVES, orders), strict=True):
            site.add(path, package.key)
            self._cache.put(_facts_key(package), pickle.dumps(packed.written))
            if packed.new:
                self._cache.put(package.key, pickle.dumps(packed.new, pickle.HIGHEST_PROTOCOL))
                self._workshop.made.append(("package", path))
            yield _download(package, path, packed.written)
            advance()

    def _order(self, path: str, package: Package, site: Assembly) -> Order[Package]:
        site.prepare(path)
        return Order(package.key, path, package)

    def package(self, unit: Unit, package_format: Format, published: PublishedMedia, file: Path) -> Package:
        """Return what a unit's package of one format is made from, and written to ``file``."""
        media = {medium.path: medium for medium in unit.media.values()}
        names = {path: f"{MEDIA}/{name}" for path, name in names_apart(sorted(media), folders=False)}
        files = {
            file_name(names[path], piece.planned): piece for path in sorted(media) for piece in published.pieces[path]
        }
        kit = Kit(
            language=self._hub.language,
            licences=self._licences,
            hub_name=self._name,
            media={name: published.folder / piece.path for name, piece in files.items()},
            names=names,
            theme=self._theme,
            exact_gaps=self._hub.exact_gaps,
            address=self._address(unit),
        )
        contents = {name: piece.key for name, piece in files.items()}
        combined = combination_of(unit, self._licences)
        whole = combined.licence.id if combined and combined.licence else ""
        said = (unit.key, names, contents, kit.address, whole)
        named = sorted({whole, *_named_licences(unit)})
        maker = f"{type(package_format).__module__}.{type(package_format).__qualname__}"
        how = ("package", made_by(), COMPRESSION, maker, package_format.name, self._shared)
        key = digest_of(*how, fingerprint(*said), *map(self._licence_key, named))
        return Package(unit, package_format, kit, key, self._cache, file)

    def _address(self, unit: Unit) -> str:
        url = self._hub.site_url
        return f"{url.rstrip('/')}/{folder_of(unit)}/index.html" if url else ""

    def _licence_key(self, written: str) -> str:
        """Return the digest of all that is known of a licence, by the name or address that an author wrote."""
        if written not in self._licence_keys:
            self._licence_keys[written] = fingerprint(self._licences.resolve(written))
        return self._licence_keys[written]


def _named_licences(unit: Unit) -> Iterator[str]:
    """Yield every licence that a unit's credits speak of, as it is written."""
    yield unit.metadata.licence
    yield from (work.licence for work in unit.metadata.based_on)
    for medium in unit.media.values():
        if medium.record:
            yield medium.record.licence
            if medium.record.source:
                yield medium.record.source.licence


def _download(package: Package, path: str, written: Written) -> Download:
    one = package.format
    return Download(package.unit.id, one.name, path, one.media_type, written.size, written.sha256)


def _facts_key(package: Package) -> str:
    return digest_of("archive", package.key)
