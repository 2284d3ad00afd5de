"""What is published of media: pictures as renditions, made once and kept; sound, film and files as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from teilbar.cache import digest_of
from teilbar.fingerprints import fingerprint
from teilbar.licensing.travelling import record_in_picture
from teilbar.made_by import made_by_room
from teilbar.reading.errors import SourceError
from teilbar.renditions import (
    MediumKind,
    PictureOptions,
    Problem,
    UnusableMediumError,
    picture_renditions,
    plan,
    toolchain,
)
from teilbar.renditions.naming import file_name
from teilbar.texts import finding
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from teilbar.cache import Cache
    from teilbar.checking.verdict import Verdict
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Library, Medium, Page
    from teilbar.publishing.assembly import Assembly
    from teilbar.reading.source import Source
    from teilbar.renditions import Planned, Rendition
    from teilbar.texts import Language
    from teilbar.workshop import Workshop

AnyPage = TypeVar("AnyPage", bound="Page")


@dataclass(frozen=True, slots=True)
class _Job:
    """A picture whose renditions are to be made: what another process needs."""

    key: str
    medium: Medium
    disk: Path
    xmp: bytes | None
    cache: Cache


def _make(job: _Job) -> Problem | None:
    """Make a picture's renditions and keep each of them; return why there are none, if so."""
    try:
        for rendition in _renditions(job):
            job.cache.put(_part(job.key, rendition), rendition.data)
        job.cache.flush()
    except UnusableMediumError as error:
        return error.problem
    return None


def _renditions(job: _Job) -> tuple[Rendition, ...]:
    if job.medium.facts is None:
        problem = f"{job.medium.path} was not inspected"
        raise ValueError(problem)
    data = job.disk.read_bytes()
    if sha256(data).hexdigest() != job.medium.digest:
        raise SourceError(finding("source-changed", job.medium.path))
    return picture_renditions(data, job.medium.facts, job.xmp)


PICTURES = Step("pictures", _make, seconds=0.5)


@dataclass(frozen=True, slots=True)
class MediaMaker:
    """Makes what is published of media, or finds it in the cache."""

    source: Source
    licences: Registry
    workshop: Workshop
    language: Language

    def problems(self, media: Iterable[Medium]) -> Iterator[tuple[Medium, Problem | None]]:
        """Make all pictures; yield each with the reason why it cannot be shown, if so. Pass over other media."""
        jobs = [self._job(medium) for medium in media if is_picture(medium)]
        orders = [Order(job.key, job.medium.path, job) for job in jobs]
        for job, problem in zip(jobs, self.workshop.make(PICTURES, orders), strict=True):
            yield job.medium, problem

    def pieces(self, medium: Medium, place: str) -> Iterator[Piece]:
        """Yield the files that are published of a medium, at and beside ``place``."""
        job = self._job(medium)
        if not is_picture(medium):
            yield Piece(place, job.key)
        for planned in planned_of(medium):
            yield Piece(file_name(place, planned), _part(job.key, planned), planned)

    def is_made(self, medium: Medium) -> bool:
        """Tell whether it is known what comes of a picture."""
        return self.workshop.cache.get(self._job(medium).key) is not None

    def data(self, medium: Medium, piece: Piece) -> bytes:
        """Return what is published of a medium as one piece; made where the cache does not have it.

        Raises OSError where the disk refuses, UnusableMediumError for a picture that is broken, SourceError where it
        was changed.
        """
        job = self._job(medium)
        if piece.planned is None:
            return job.disk.read_bytes()
        found = self.workshop.cache.get(piece.key)
        if found is None:
            for rendition in _renditions(job):
                self.workshop.cache.put(_part(job.key, rendition), rendition.data)
                found = rendition.data if _part(job.key, rendition) == piece.key else found
        return found or b""

    def write(self, medium: Medium, pieces: Iterable[Piece], site: Assembly) -> None:
        """Write files of a medium into a site. Raises OSError where the disk refuses."""
        job = self._job(medium)
        made: dict[str, bytes] = {}
        for piece in pieces:
            if piece.planned is None:
                site.copy(piece.path, piece.key, job.disk)
                continue
            data = self.workshop.cache.get(piece.key)
            if data is None:  # the cache has lost it since it was made, or keeps nothing
                made = made or {_part(job.key, rendition): rendition.data for rendition in _renditions(job)}
                data = made[piece.key]
            site.write(piece.path, piece.key, data)

    def _job(self, medium: Medium) -> _Job:
        disk = self.source.files[medium.path].disk
        if not is_picture(medium):
            return _Job(digest_of("file", medium.digest), medium, disk, None, self.workshop.cache)
        xmp = record_in_picture(medium, self.licences, self.language)
        how = ("pictures", made_by_room("renditions"), toolchain(), repr(PictureOptions()))
        key = digest_of(*how, medium.digest, xmp or b"", fingerprint(medium.facts))
        return _Job(key, medium, disk, xmp, self.workshop.cache)


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that is published of a medium."""

    path: str
    """In the site."""
    key: str
    """The digest of all that it depends on."""
    planned: Planned | None = None
    """Which rendition of a picture it is; None for a copy of the file itself."""


@dataclass(frozen=True, slots=True)
class PublishedMedia:
    """The files that are published of media, where they lie on the disk."""

    folder: Path
    """The new site; another folder where packages are made without one."""
    pieces: Mapping[str, tuple[Piece, ...]]
    """The files of each medium in that folder, by its path in the source."""


def planned_of(medium: Medium) -> tuple[Planned, ...]:
    """Return the renditions that are published of a medium; none of what is no picture."""
    return plan(medium.facts, PictureOptions()).all if medium.facts and is_picture(medium) else ()


def publish_media(
    library: Library, places: Mapping[str, str], maker: MediaMaker, site: Assembly, advance: Callable[[], None]
) -> PublishedMedia:
    """Write the media of all published texts to their places in a site.

    ``places`` says where each lies, by its path in the source; ``advance`` is called after each medium.
    Raises OSError where the disk refuses.
    """
    pages = (*library.units, *library.paths, *library.pages)
    media = {medium.path: medium for page in pages for medium in page.media.values()}
    published = {}
    for path in sorted(media):
        pieces = published[path] = tuple(maker.pieces(media[path], places[path]))
        if missing := [piece for piece in pieces if not site.reuse(piece.path, piece.key)]:
            maker.write(media[path], missing, site)
        maker.workshop.cache.use(*(piece.key for piece in pieces))
        advance()
    return PublishedMedia(site.folder, published)


def without_broken_pictures(verdict: Verdict, maker: MediaMaker) -> Verdict:
    """Make all pictures, and take those that turn out to be broken off their pages, with a finding each."""
    pages = (*verdict.library.units, *verdict.library.paths, *verdict.library.pages)
    media = {medium.path: medium for page in pages for medium in page.media.values()}
    broken = {medium.path: problem for medium, problem in maker.problems(media.values()) if problem}
    if not broken:
        return verdict
    told = [
        replace(broken[path].finding(path), text=page.file)
        for page in pages
        for path in sorted({medium.path for medium in page.media.values()} & broken.keys())
    ]
    library = replace(
        verdict.library,
        units=tuple(_without(page, broken) for page in verdict.library.units),
        paths=tuple(_without(page, broken) for page in verdict.library.paths),
        pages=tuple(_without(page, broken) for page in verdict.library.pages),
    )
    return replace(verdict, library=library, findings=(*verdict.findings, *told))


def _without(page: AnyPage, broken: Mapping[str, Problem]) -> AnyPage:
    media = {target: medium for target, medium in page.media.items() if medium.path not in broken}
    return replace(page, media=media) if len(media) < len(page.media) else page


def is_picture(medium: Medium) -> bool:
    """Tell whether a medium is one of which renditions are published."""
    return medium.facts is not None and medium.facts.kind is MediumKind.PICTURE


def _part(key: str, planned: Planned) -> str:
    return digest_of(key, planned.kind)
