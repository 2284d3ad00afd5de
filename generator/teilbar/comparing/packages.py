"""Packages of both states, made as a build makes them: their sizes, what they need, what is in them."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teilbar.comparing.comparison import Fact, PackageChange
from teilbar.exporting.format import Demanding
from teilbar.model.unit import LearningPath, Unit
from teilbar.publishing.assembly import Assembly, Manifest
from teilbar.publishing.compose import site_name
from teilbar.publishing.downloads import Packer
from teilbar.publishing.media import MediaMaker, publish_media, without_broken_pictures
from teilbar.publishing.offering import chosen_formats, supplied
from teilbar.publishing.site_addresses import media_places
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from teilbar.comparing.side import Side
    from teilbar.exporting.format import Format
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Library, Page
    from teilbar.options import Options
    from teilbar.publishing.media import PublishedMedia
    from teilbar.publishing.records import Download
    from teilbar.texts import Language
    from teilbar.workshop import Workshop

_SMALL = ("webp-480", "svg", "fallback")
"""Renditions that may stand for a picture, the best first."""


@dataclass(frozen=True)
class Made:
    """The packages and the pictures of some texts of one state."""

    downloads: Mapping[tuple[type[Page], str], Mapping[str, Download]]
    """By what a text is and its id, then by format."""
    folder: Path
    formats: Mapping[str, Format]
    pictures: Mapping[str, Path]
    """A small picture of each medium that is one, by the SHA-256 of the medium's content."""

    def of(self, page: Page | None) -> Mapping[str, Download]:
        """Return the packages of a text by their formats; none of a text that is not there."""
        return self.downloads.get((type(page), page.id), {}) if page else {}

    def path(self, download: Download) -> Path:
        """Return where a package lies."""
        return self.folder / download.path


def make(  # noqa: PLR0913, PLR0917 - what packages are made of
    side: Side,
    texts: Iterable[Page],
    options: Options,
    licences: Registry,
    workshop: Workshop,
    folder: Path,
    advance: Callable[[], None],
) -> Made:
    """Make the packages of some texts of one state, and the pictures that they show, in a folder.

    Raises SourceError for a format that nobody knows, OSError where the disk refuses.
    """
    formats = supplied(chosen_formats(options.formats or side.hub.formats), side.hub, side.source.root)
    library = _only(side, texts)
    maker = MediaMaker(side.source, licences, workshop, side.hub.language)
    library = without_broken_pictures(replace(side.verdict, library=library), maker).library
    shelf = Assembly(folder, folder / "nothing", Manifest())
    published = publish_media(library, media_places(library, side.root), maker, shelf, advance)
    packer = Packer(side.hub, licences, site_name(side.hub, side.source.label), workshop)
    downloads: dict[tuple[type[Page], str], dict[str, Download]] = {}
    wanted = {(type(page), page.id) for page in texts}
    for one in packer.pack_all(library, formats, published, shelf, advance):
        of = (LearningPath if one.of_path else Unit, one.work)
        if of in wanted:
            downloads.setdefault(of, {})[one.format] = one
    return Made(downloads, folder, {one.name: one for one in formats}, _small(library, published))


def _only(side: Side, texts: Iterable[Page]) -> Library:
    """Return a library of some texts, and of the units that packages of learning paths among them hold."""
    chosen = {id(page) for page in texts}
    library = side.library
    paths = tuple(path for path in library.paths if id(path) in chosen)
    held = {unit for path in paths for unit in path.units} if _packs_paths(side) else set()
    return replace(
        library,
        units=tuple(unit for unit in library.units if id(unit) in chosen or unit.id in held),
        paths=paths,
        pages=tuple(page for page in library.pages if id(page) in chosen),
    )


def _packs_paths(side: Side) -> bool:
    return any(name.endswith("-single") for name in side.hub.formats)


def _small(library: Library, published: PublishedMedia) -> dict[str, Path]:
    found = {}
    for page in (*library.units, *library.paths, *library.pages):
        for medium in page.media.values():
            kinds = {piece.planned.kind: piece for piece in published.pieces[medium.path] if piece.planned}
            best = next((kinds[kind] for kind in (*_SMALL, *kinds) if kind in kinds), None)
            if best:
                found[medium.digest] = published.folder / best.path
    return found


def package_changes(
    before: Page | None, after: Page | None, made: tuple[Made, Made], sides: tuple[Side, Side], language: Language
) -> tuple[PackageChange, ...]:
    """Return the packages of a text, those too whose size is as it was."""
    olds, news = made[0].of(before), made[1].of(after)
    found = []
    for name in dict.fromkeys((*news, *olds)):
        old, new = olds.get(name), news.get(name)
        one = made[1].formats.get(name) or made[0].formats[name]
        needs = (
            _demand(before if old else None, made[0].formats.get(name), sides[0], language),
            _demand(after if new else None, made[1].formats.get(name), sides[1], language),
        )
        found.append(
            PackageChange(
                label=one.label(language),
                suffix=one.suffix,
                before=old.size if old else None,
                after=new.size if new else None,
                same=bool(old and new and old.sha256 == new.sha256),
                demand=Fact(text("diff.demand", language), *needs) if all(needs) and needs[0] != needs[1] else None,
            )
        )
    return tuple(found)


def _demand(page: Page | None, package_format: Format | None, side: Side, language: Language) -> str:
    """Return what a platform needs for a package of a text; empty where nothing is known of it."""
    settings = {"h5p_set": side.hub.h5p_set}
    if isinstance(package_format, Demanding) and isinstance(page, Unit):
        return package_format.demand(page, language, settings)
    return ""


def contents(package: Path, name: str) -> bytes:
    """Return a file of a package; empty where it holds none of that name."""
    with zipfile.ZipFile(package) as archive:
        try:
            return archive.read(name)
        except KeyError:
            return b""
