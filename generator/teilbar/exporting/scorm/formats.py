"""The formats: which SCO becomes which package."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from teilbar.exporting.archive import Entry
from teilbar.exporting.credits import credit_files, path_credit_files, visible_credits, visible_path_credits
from teilbar.exporting.format import SCHEMAS
from teilbar.exporting.scorm.conformance import problems
from teilbar.exporting.scorm.lom import record_of
from teilbar.exporting.scorm.lom_bindings import lom_file
from teilbar.exporting.scorm.manifest import Packaged, manifest_12, manifest_2004
from teilbar.exporting.scorm.page import sco_page, sco_theme
from teilbar.exporting.scorm.parts import path_parts, unit_part
from teilbar.exporting.scorm.sco import LAUNCHED, MANIFEST, RECORD, Edition, Part
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.exporting.deflating import Deflated
    from teilbar.exporting.format import Kit
    from teilbar.model.unit import LearningPath, Page, Unit
    from teilbar.texts import Language


class _Scorm(ABC):
    """What all of them share."""

    name: ClassVar[str]
    suffix: ClassVar[str]
    media_type: ClassVar[str] = "application/zip"
    by_default: ClassVar[bool] = True
    settings: ClassVar[tuple[str, ...]] = ("pass_mark",)
    edition: ClassVar[Edition]

    def label(self, language: Language) -> str:
        """See :meth:`~teilbar.exporting.format.Format.label`."""
        return text(f"format.{self.name}", language)

    def purpose(self, language: Language) -> str:
        """See :meth:`~teilbar.exporting.format.Explaining.purpose`."""
        return text(f"format.{self.name}-purpose", language)

    def _sco(self, page: Page, parts: Sequence[Part], credit: str, files: Iterable[Entry], kit: Kit) -> Iterator[Entry]:
        """Yield the files of a SCO. Raises ValueError where platforms would refuse the manifest: a fault of ours."""
        entries = [
            Entry(LAUNCHED, sco_page(page, parts, credit, self.edition, kit).encode()),
            *files,
            *(Entry(name, file) for name, file in (*sco_theme(parts, kit).items(), *kit.media.items())),
            *self._records(page, kit),
        ]
        documents = schema_documents(self.edition, kit)
        packaged = Packaged(
            id=page.id,
            record=record_of(page, kit),
            files=[entry.name for entry in entries],
            documents=list(documents),
        )
        manifest = self._manifest(packaged)
        if found := problems(manifest, {MANIFEST, *packaged.files, *packaged.documents}):
            problem = f"the manifest of {page.file}: {'; '.join(found)}"
            raise ValueError(problem)
        yield Entry(MANIFEST, manifest)
        yield from entries
        yield from (Entry(name, file) for name, file in documents.items())

    @abstractmethod
    def _manifest(self, packaged: Packaged) -> bytes: ...

    def _records(self, page: Page, kit: Kit) -> Iterator[Entry]:  # noqa: ARG002 - for those that have any
        yield from ()


class _Unit(_Scorm):
    """A unit as one SCO."""

    objectives: ClassVar[bool]

    def entries(self, unit: Unit, kit: Kit) -> Iterator[Entry]:
        """See :meth:`~teilbar.exporting.format.UnitFormat.entries`."""
        part = unit_part(unit, kit, objectives=self.objectives)
        return self._sco(unit, (part,), visible_credits(unit, kit), credit_files(unit, kit), kit)


class Scorm12(_Unit):
    """See :class:`~teilbar.exporting.format.UnitFormat`."""

    name: ClassVar[str] = "scorm12"
    suffix: ClassVar[str] = "scorm12.zip"
    edition: ClassVar[Edition] = Edition.V12
    objectives: ClassVar[bool] = False

    def _manifest(self, packaged: Packaged) -> bytes:
        return manifest_12(packaged)


class Scorm2004(_Unit):
    """See :class:`~teilbar.exporting.format.UnitFormat`; each step is an objective."""

    name: ClassVar[str] = "scorm2004"
    suffix: ClassVar[str] = "scorm2004.zip"
    edition: ClassVar[Edition] = Edition.V2004
    objectives: ClassVar[bool] = True

    def _manifest(self, packaged: Packaged) -> bytes:
        return manifest_2004(packaged)

    def _records(self, page: Page, kit: Kit) -> Iterator[Entry]:
        yield Entry(RECORD, lom_file(record_of(page, kit)))


class Scorm12Single(_Scorm):
    """See :class:`~teilbar.exporting.format.PathFormat`: a learning path as one SCO, each unit an objective."""

    name: ClassVar[str] = "scorm12-single"
    suffix: ClassVar[str] = "scorm12-single.zip"
    by_default: ClassVar[bool] = False
    edition: ClassVar[Edition] = Edition.V12

    def path_entries(self, path: LearningPath, units: Sequence[Unit], kit: Kit) -> Iterator[Entry]:
        """See :meth:`~teilbar.exporting.format.PathFormat.path_entries`."""
        parts = path_parts(path, units, kit)
        files = path_credit_files(path, units, kit)
        return self._sco(path, parts, visible_path_credits(path, units, kit), files, kit)

    def _manifest(self, packaged: Packaged) -> bytes:
        return manifest_12(packaged)


def schema_documents(edition: Edition, kit: Kit) -> Mapping[str, Deflated]:
    """Return the schema documents of an edition by their names at the root; none where they are not set up."""
    folder = f"{SCHEMAS}/scorm{edition.value.replace('.', '')}/"
    return {name.removeprefix(folder): file for name, file in kit.shared.items() if name.startswith(folder)}
