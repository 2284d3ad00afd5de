"""What is published of media: pictures as renditions, made once and kept; sound, film and files as they are."""

from __future__ import annotations

import pickle
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.publishing.site_addresses import media_of
from teilbar.reading.errors import SourceError
from teilbar.renditions import (
    LicenceRecord,
    MediumKind,
    Problem,
    Rendition,
    UnusableMediumError,
    licence_xmp,
    picture_renditions,
    toolchain,
)
from teilbar.renditions.naming import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from teilbar.cache import Cache
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Library, Medium
    from teilbar.reading.source import Source
    from teilbar.texts import Language

ENOUGH_FOR_HELP = 4
"""Pictures from which on it pays to start more processes."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A picture whose renditions are to be made: what another process needs."""

    medium: Medium
    disk: Path
    xmp: bytes


@dataclass(frozen=True, slots=True)
class MediaMaker:
    """Makes the renditions of pictures, or finds them in the cache."""

    source: Source
    licences: Registry
    cache: Cache
    language: Language
    jobs: int

    def renditions(self, media: Iterable[Medium], made: Callable[[Medium, tuple[Rendition, ...]], None]) -> None:
        """Call ``made`` with every picture and its renditions, in any order; other media are passed over.

        Raises SourceError for a picture of which it shows only now that it is broken.
        """
        waiting: list[tuple[str, _Job]] = []
        for medium in media:
            if medium.facts is None or medium.facts.kind is not MediumKind.PICTURE:
                continue
            job = _Job(medium, self.source.files[medium.path].disk, self._xmp(medium))
            key = digest_of("renditions", toolchain(), job.disk.read_bytes(), job.xmp, repr(medium.facts))
            kept = self.cache.get(key)
            if kept is None:
                waiting.append((key, job))
            else:
                made(medium, _unpacked(kept))
        for (key, job), renditions in zip(waiting, self._make([job for _, job in waiting]), strict=True):
            if isinstance(renditions, Problem):
                raise SourceError(renditions.finding(job.medium.path))
            self.cache.put(key, _packed(renditions))
            made(job.medium, renditions)

    def _make(self, jobs: list[_Job]) -> Iterable[tuple[Rendition, ...] | Problem]:
        if self.jobs == 1 or len(jobs) < ENOUGH_FOR_HELP:
            yield from map(_render, jobs)
            return
        # Not fork: the progress bar has threads, and a forked process would inherit their locks.
        with ProcessPoolExecutor(min(self.jobs, len(jobs)), mp_context=get_context("spawn")) as pool:
            yield from pool.map(_render, jobs)

    def _xmp(self, medium: Medium) -> bytes:
        """Return the licence's record that travels in the picture."""
        said = medium.record
        if said is None:
            return licence_xmp(LicenceRecord())
        licence = self.licences.resolve(said.licence)
        return licence_xmp(
            LicenceRecord(
                title=said.title,
                authors=tuple(person.name for person in said.authors),
                licence=licence.label(self.language) if licence else said.licence,
                licence_url=licence.url if licence else "",
                free_of_rights=licence is not None and not licence.attribution,
                source=(said.source.url or said.source.title) if said.source else "",
                ai_note=said.ai if isinstance(said.ai, str) else "",
            )
        )


def publish_media(library: Library, maker: MediaMaker, out: Path, advance: Callable[[], None]) -> None:
    """Write the media of all published texts to their places in the site ``out``.

    ``advance`` is called after each medium. Raises SourceError as :meth:`MediaMaker.renditions` does, and OSError.
    """
    places: dict[str, list[str]] = {}
    media: dict[str, Medium] = {}
    for page in (*library.units, *library.paths, *library.pages):
        for path, target in media_of(page).items():
            places.setdefault(path, []).append(target)
        media |= {medium.path: medium for medium in page.media.values()}

    def write(medium: Medium, renditions: tuple[Rendition, ...]) -> None:
        for target in places.pop(medium.path):
            for rendition in renditions:
                place = out / file_name(target, rendition)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(rendition.data)
        advance()

    maker.renditions(media.values(), write)
    for path, targets in places.items():
        for target in targets:
            place = out / target
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(maker.source.files[path].disk, place)
        advance()


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
