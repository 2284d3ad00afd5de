"""What is published of media: pictures as renditions, made once and kept; sound, film and files as they are."""

from __future__ import annotations

import pickle
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from importlib.metadata import version
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from teilbar.cache import digest_of
from teilbar.publishing.site_addresses import media_of
from teilbar.renditions import (
    LicenceRecord,
    MediumKind,
    PictureOptions,
    Problem,
    Rendition,
    UnusableMediumError,
    licence_xmp,
    picture_renditions,
    toolchain,
)
from teilbar.renditions.naming import file_name
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from teilbar.cache import Cache
    from teilbar.checking.verdict import Verdict
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Library, Medium, Page
    from teilbar.reading.source import Source
    from teilbar.texts import Language

AnyPage = TypeVar("AnyPage", bound="Page")
ENOUGH_FOR_HELP = 4
"""Pictures from which on it pays to start more processes."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A picture whose renditions are to be made: what another process needs."""

    medium: Medium
    disk: Path
    xmp: bytes | None


@dataclass(frozen=True, slots=True)
class MediaMaker:
    """Makes the renditions of pictures, or finds them in the cache."""

    source: Source
    licences: Registry
    cache: Cache
    language: Language
    jobs: int

    def renditions(self, media: Iterable[Medium]) -> Iterator[tuple[Medium, tuple[Rendition, ...] | Problem]]:
        """Yield every picture with its renditions, or with the reason why there are none; pass over other media."""
        waiting: list[tuple[str, _Job]] = []
        for medium in media:
            if medium.facts is None or medium.facts.kind is not MediumKind.PICTURE:
                continue
            job = _Job(medium, self.source.files[medium.path].disk, self._xmp(medium))
            key = self._key(job)
            kept = self.cache.get(key)
            if kept is None:
                waiting.append((key, job))
            else:
                yield medium, _unpacked(kept)
        for (key, job), renditions in zip(waiting, self._make([job for _, job in waiting]), strict=True):
            if not isinstance(renditions, Problem):
                self.cache.put(key, _packed(renditions))
            yield job.medium, renditions

    def _key(self, job: _Job) -> str:
        """Return the digest of all that the renditions of a picture depend on."""
        made_by = ("renditions", version("teilbar"), toolchain(), repr(PictureOptions()))
        return digest_of(*made_by, job.disk.read_bytes(), job.xmp or b"", repr(job.medium.facts))

    @property
    def _ai_note(self) -> str:
        return text("page.made-with-ai", self.language)

    def _make(self, jobs: list[_Job]) -> Iterable[tuple[Rendition, ...] | Problem]:
        if self.jobs == 1 or len(jobs) < ENOUGH_FOR_HELP:
            yield from map(_render, jobs)
            return
        # Not fork: the progress bar has threads, and a forked process would inherit their locks.
        with ProcessPoolExecutor(min(self.jobs, len(jobs)), mp_context=get_context("spawn")) as pool:
            yield from pool.map(_render, jobs)

    def _xmp(self, medium: Medium) -> bytes | None:
        """Return the licence's record that travels in the picture; None where nothing was said."""
        said = medium.record
        if said is None:
            return None
        licence = self.licences.resolve(said.licence)
        return licence_xmp(
            LicenceRecord(
                title=said.title,
                authors=tuple(person.name for person in said.authors),
                licence=licence.label(self.language) if licence else said.licence,
                licence_url=licence.url if licence else "",
                free_of_rights=licence is not None and not licence.attribution,
                source=(said.source.url or said.source.title) if said.source else "",
                ai_note=said.ai if isinstance(said.ai, str) else self._ai_note if said.ai else "",
            )
        )


def publish_media(library: Library, maker: MediaMaker, out: Path, advance: Callable[[], None]) -> None:
    """Write the media of all published texts to their places in the site ``out``.

    ``advance`` is called after each medium. Raises OSError where the disk refuses.
    """
    places: dict[str, list[str]] = {}
    media: dict[str, Medium] = {}
    for page in (*library.units, *library.paths, *library.pages):
        for path, target in media_of(page).items():
            places.setdefault(path, []).append(target)
        media |= {medium.path: medium for medium in page.media.values()}

    for medium, renditions in maker.renditions(media.values()):
        targets = places.pop(medium.path)
        if not isinstance(renditions, Problem):
            _write(renditions, targets, out)
        advance()
    for path, targets in places.items():
        for target in targets:
            place = out / target
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(maker.source.files[path].disk, place)
        advance()


def _write(renditions: tuple[Rendition, ...], targets: Iterable[str], out: Path) -> None:
    for target in targets:
        for rendition in renditions:
            place = out / file_name(target, rendition)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(rendition.data)


def without_broken_pictures(verdict: Verdict, maker: MediaMaker) -> Verdict:
    """Make all pictures, and take those that turn out to be broken off their pages, with a finding each.

    What was made is found in the cache when it is published.
    """
    pages = (*verdict.library.units, *verdict.library.paths, *verdict.library.pages)
    media = {medium.path: medium for page in pages for medium in page.media.values()}
    broken = {medium.path: found for medium, found in maker.renditions(media.values()) if isinstance(found, Problem)}
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


def _render(job: _Job) -> tuple[Rendition, ...] | Problem:
    if job.medium.facts is None:
        problem = f"{job.medium.path} was not inspected"
        raise ValueError(problem)
    try:
        return picture_renditions(job.disk.read_bytes(), job.medium.facts, job.xmp)
    except UnusableMediumError as error:
        return error.problem


def _packed(renditions: tuple[Rendition, ...]) -> bytes:
    return pickle.dumps(renditions)


def _unpacked(data: bytes) -> tuple[Rendition, ...]:
    """Read what :func:`_packed` wrote; the cache has checked that it is what was written."""
    found: tuple[Rendition, ...] = pickle.loads(data)  # noqa: S301 - our own, from this person's cache, by digest
    return found
