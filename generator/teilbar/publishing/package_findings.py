"""What only packing shows: packages that are too large, that lack something, or that cannot be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.exporting.format import Bundling, all_formats
from teilbar.model.unit import LearningPath, Unit
from teilbar.publishing.offering import packages_of
from teilbar.publishing.theme import schema_documents
from teilbar.texts import finding
from teilbar.texts.numbers import megabytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.exporting.format import Format
    from teilbar.hub import Hub
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Library
    from teilbar.publishing.media import PublishedMedia
    from teilbar.publishing.records import Download

_NAMED = 3
"""How many of a package's largest media a finding names."""


def hindrances(library: Library, formats: Iterable[Format]) -> Iterator[Finding]:
    """Yield why there is no package of units that are offered, where something is missing that could be put there."""
    bundling = [one for one in formats if isinstance(one, Bundling)]
    for unit in library.units:
        if not unit.withheld:
            yield from (found for one in bundling for found in one.hindrances(unit))


def without_schemas(downloads: Iterable[Download]) -> Iterator[Finding]:
    """Yield a hint where packages that should hold schema documents do not, because nobody set them up."""
    if not schema_documents() and any(download.format.startswith("scorm") for download in downloads):
        yield finding("scorm-without-schemas", "")


def too_large(
    downloads: Iterable[Download], hub: Hub, published: PublishedMedia, library: Library
) -> Iterator[Finding]:
    """Yield a finding for each package that is larger than the hub wants any to be."""
    works = {(type(work), work.id): (work, units) for work, units, _ in packages_of(library, all_formats().values())}
    for download in downloads:
        if download.size <= hub.package_size:
            continue
        work, units = works[LearningPath if download.of_path else Unit, download.work]
        media = {medium.path for one in (work, *units) for medium in one.media.values()}
        sizes = {path: _size(path, published) for path in media}
        largest = sorted(media, key=lambda path: (-sizes[path], path))[:_NAMED]
        yield finding(
            "package-too-large",
            work.file,
            package=download.path.rpartition("/")[2],
            size=megabytes(download.size),
            limit=megabytes(hub.package_size),
            more=str(-(-download.size // 10**6)),
            largest=", ".join(f"{path} ({megabytes(sizes[path])} MB)" for path in largest) or "–",
        )


def _size(path: str, published: PublishedMedia) -> int:
    return sum((published.folder / piece.path).stat().st_size for piece in published.pieces[path])
