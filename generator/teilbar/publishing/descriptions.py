"""The descriptions of all that a site offers: which works, under which addresses, with which neighbours and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.describing.amb import amb_json
from teilbar.describing.description import File, Related, Setting, description_of, uri_of
from teilbar.fingerprints import fingerprint
from teilbar.made_by import made_by
from teilbar.model.unit import LearningPath
from teilbar.publishing.offering import packages_of_work
from teilbar.publishing.records import file_of_download, folder_of_work
from teilbar.publishing.site_addresses import package_path, public_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.describing.description import Description
    from teilbar.describing.vocabulary import Vocabularies
    from teilbar.exporting.format import Format
    from teilbar.hub import Hub
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Library, Page, Unit
    from teilbar.publishing.assembly import Assembly
    from teilbar.publishing.records import Download

AMB = "amb.json"
"""The name of the record beside a work's page."""


class Descriptions(Mapping[str, "Description"]):
    """The descriptions of the units and learning paths of a library that are offered, each by its text's file.

    A learning path is offered if one of its units is.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a hub is
        self,
        library: Library,
        hub: Hub,
        licences: Registry,
        vocabularies: Vocabularies,
        name: str,
        formats: Iterable[Format],
    ) -> None:
        """Take the library, the hub, the licences, the terms that it works with, its name, and the formats."""
        self._base = hub.site_url
        self._setting = Setting(
            language=hub.language,
            licences=licences,
            hub_name=name,
            hub_url=hub.site_url,
            hub_key=hub.repo_url or f"{hub.publisher.url} {name}",
            vocabularies=vocabularies,
            levels=hub.levels,
            types=hub.types,
        )
        self._units = {unit.id: unit for unit in library.units if not unit.withheld}
        self._paths = tuple(path for path in library.paths if any(unit in self._units for unit in path.units))
        self._formats = tuple(formats)
        self._around: dict[str, list[LearningPath]] = {}
        for path in self._paths:
            for step in dict.fromkeys(path.units):
                self._around.setdefault(step, []).append(path)
        works: tuple[Unit | LearningPath, ...] = (*self._units.values(), *self._paths)
        self._works = {work.file: work for work in works}

    def all(self) -> Mapping[str, Description]:
        """Return the descriptions, with packages as they are expected: where they will be, not what they will hold."""
        return dict(self)

    def __getitem__(self, file: str) -> Description:
        """Return the description of the work in a file, made when it is asked for. Raises KeyError."""
        work = self._works[file]
        around = [] if isinstance(work, LearningPath) else self._around.get(work.id, [])
        return self._described(work, map(self._related, around))

    def __iter__(self) -> Iterator[str]:
        """Yield the files of all works that are offered."""
        return iter(self._works)

    def __len__(self) -> int:
        """Return how many works are offered."""
        return len(self._works)

    def _expected(self, work: Unit | LearningPath) -> tuple[File, ...]:
        return tuple(
            File(one.name, f"{self._base}{package_path(work, one)}", one.media_type)
            for _, _, one in packages_of_work(work, self._units, self._formats)
        )

    def _described(self, page: Unit | LearningPath, part_of: Iterable[Related]) -> Description:
        files = self._expected(page)
        if isinstance(page, LearningPath):
            page = replace(page, units=tuple(unit for unit in page.units if unit in self._units))
        steps = page.units if isinstance(page, LearningPath) else ()
        parts = tuple(self._related(self._units[unit]) for unit in steps)
        return description_of(page, self._setting, self._url(page), parts=parts, part_of=tuple(part_of), files=files)

    def _related(self, page: Unit | LearningPath) -> Related:
        return Related(uri_of(page, self._setting, self._url(page)), page.title, isinstance(page, LearningPath))

    def _url(self, page: Page) -> str:
        return public_address(page, self._base)


def with_packages(
    described: Iterable[Description], downloads: Iterable[Download], base: str
) -> tuple[Description, ...]:
    """Return descriptions with the packages that were made of each work; ``base`` is the site's address or empty."""
    made: dict[tuple[str, str], list[File]] = {}
    for one in downloads:
        kind = "path" if one.of_path else "unit"
        made.setdefault((kind, one.work), []).append(file_of_download(one, base))
    return tuple(replace(one, files=tuple(made.get((one.kind, one.id), ()))) for one in described)


def place_of(described: Description) -> str:
    """Return where a work's record stands in the site: beside its page."""
    return f"{folder_of_work(described)}/{AMB}"


def publish_descriptions(described: Iterable[Description], site: Assembly) -> None:
    """Put the record of each work beside its page: the old site's, where nothing that it says has changed.

    Raises OSError where the disk refuses.
    """
    for one in described:
        path, key = place_of(one), digest_of("amb", made_by(), fingerprint(one))
        if not site.reuse(path, key):
            site.write(path, key, amb_json(one))
