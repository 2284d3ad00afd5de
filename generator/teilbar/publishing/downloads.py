"""The packages of all units that are offered, beside the site's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.exporting.archive import write_archive
from teilbar.exporting.deflating import deflated
from teilbar.exporting.format import Kit, all_formats
from teilbar.publishing.records import Download
from teilbar.publishing.site_addresses import DOWNLOADS, folder_of, media_of
from teilbar.publishing.theme import package_styles
from teilbar.reading.errors import SourceError
from teilbar.renditions import MediumKind, PictureOptions, plan
from teilbar.renditions.naming import file_name
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from teilbar.exporting.archive import Written
    from teilbar.exporting.deflating import Deflated
    from teilbar.exporting.format import Format
    from teilbar.hub import Hub
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Medium, Unit

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


def package_path(unit: Unit, package_format: Format) -> str:
    """Return where a unit's package stands in the site."""
    return f"{DOWNLOADS}/{unit.id}/{unit.id}.{package_format.suffix}"


class Packer:
    """Makes packages of units whose media have been published below ``site``."""

    def __init__(self, hub: Hub, licences: Registry, name: str, site: Path) -> None:
        """Take the hub, the licences, the hub's name as pages show it, and the folder of the site in the making."""
        self._hub = hub
        self._licences = licences
        self._name = name
        self._site = site
        colours = (hub.theme.palette.primary, hub.theme.palette.accent)
        self._styles: Mapping[str, Deflated] = {
            name: deflated(sheet, name) for name, sheet in package_styles(colours).items()
        }

    def pack_all(
        self, units: Iterable[Unit], formats: Sequence[Format], advance: Callable[[], None]
    ) -> Iterator[Download]:
        """Write the packages of all units that are offered into the site; yield what was written."""
        for unit in units:
            if unit.withheld:
                continue
            for package_format in formats:
                path = package_path(unit, package_format)
                written = self.pack(unit, package_format, self._site / path)
                yield Download(
                    unit.id, package_format.name, path, package_format.media_type, written.size, written.sha256
                )
            advance()

    def pack(self, unit: Unit, package_format: Format, file: Path) -> Written:
        """Write a unit's package of one format; return its size and digest."""
        file.parent.mkdir(parents=True, exist_ok=True)
        return write_archive(file, package_format.entries(unit, self._kit(unit)))

    def _kit(self, unit: Unit) -> Kit:
        places = media_of(unit)
        names = {path: f"{MEDIA}/{place.rpartition('/')[2]}" for path, place in places.items()}
        media = {medium.path: medium for medium in unit.media.values()}
        address = f"{self._hub.site_url.rstrip('/')}/{folder_of(unit)}/index.html" if self._hub.site_url else ""
        return Kit(
            language=self._hub.language,
            licences=self._licences,
            hub_name=self._name,
            media=dict(self._published(media.values(), places, names)),
            names=names,
            styles=self._styles,
            address=address,
        )

    def _published(
        self, media: Iterable[Medium], places: Mapping[str, str], names: Mapping[str, str]
    ) -> Iterator[tuple[str, Path]]:
        """Yield the name in the package and the published file of everything that is shown of the media."""
        for medium in media:
            is_picture = medium.facts is not None and medium.facts.kind is MediumKind.PICTURE
            renditions = plan(medium.facts, PictureOptions()).all if is_picture and medium.facts else (None,)
            for rendition in renditions:
                place = self._site / file_name(places[medium.path], rendition)
                yield file_name(names[medium.path], rendition), place
