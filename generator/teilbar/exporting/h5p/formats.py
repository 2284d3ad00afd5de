"""The formats: what of a unit becomes which package."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from teilbar.exporting.archive import Entry
from teilbar.exporting.credits import credit_files
from teilbar.exporting.h5p.book import quiz, unit_part
from teilbar.exporting.h5p.conformance import problems
from teilbar.exporting.h5p.faults import Fault
from teilbar.exporting.h5p.libraries import closure, files_in_packages, with_libraries
from teilbar.exporting.h5p.manifest import CONTENT, MANIFEST, manifest
from teilbar.exporting.h5p.markup import Markup
from teilbar.exporting.h5p.media import Media
from teilbar.exporting.h5p.needs import needs
from teilbar.exporting.h5p.parts import PartWriter
from teilbar.exporting.h5p.prose import Desk
from teilbar.exporting.h5p.remarks import remarks
from teilbar.exporting.h5p.rights import rights_of_package, rights_of_unit
from teilbar.exporting.h5p.sets import version_set
from teilbar.linking import Links
from teilbar.model.unit import Library
from teilbar.texts import LANGUAGES, finding, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.exporting.format import Kit
    from teilbar.exporting.h5p.libraries import Closure, Stock
    from teilbar.exporting.h5p.parts import Part
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Unit
    from teilbar.texts import Language

_LONGEST_LANGUAGE = 10  # characters, h5p-php-library


class _H5p(ABC):
    """What both share."""

    name: ClassVar[str]
    suffix: ClassVar[str]
    media_type: ClassVar[str] = "application/vnd.h5p+zip"
    by_default: ClassVar[bool]
    settings: ClassVar[tuple[str, ...]]
    is_quiz: ClassVar[bool] = False

    def label(self, language: Language) -> str:
        """See :meth:`~teilbar.exporting.format.Format.label`."""
        return text(f"format.{self.name}", language)

    def purpose(self, language: Language) -> str:
        """See :meth:`~teilbar.exporting.format.Explaining.purpose`."""
        return text(f"format.{self.name}-purpose", language)

    def demand(self, unit: Unit, language: Language, settings: Mapping[str, Any]) -> str:
        """See :meth:`~teilbar.exporting.format.Demanding.demand`."""
        versions = version_set(settings["h5p_set"])
        *most, last = (f"{title} {versions.versions[name]}" for title, name in needs(unit, quiz=self.is_quiz))
        types = text("h5p.said.needs-and", language).join(filter(None, (", ".join(most), last)))
        return text("h5p.said.needs", language, types=types)

    def remarks(self, unit: Unit) -> Iterator[Finding]:
        """See :meth:`~teilbar.exporting.format.Remarking.remarks`."""
        return remarks(unit, quiz=self.is_quiz)

    def entries(self, unit: Unit, kit: Kit) -> Iterator[Entry]:
        """See :meth:`~teilbar.exporting.format.UnitFormat.entries`.

        Raises ValueError where platforms would refuse the package: a fault of ours.
        """
        said, entries = self._made(unit, kit)
        yield from (*entries, Entry(MANIFEST, _json(said)))

    def _made(self, unit: Unit, kit: Kit) -> tuple[dict[str, Any], list[Entry]]:
        """Return h5p.json, and the files of the content."""
        versions, language = version_set(kit.h5p_set), language_of(unit, kit)
        media = Media(unit, kit)
        links = Links(Library(units=(unit,)), kit.meetings)
        part = self._part(unit, kit, Desk(unit, Markup(unit, links, language), media, language, kit.exact_gaps))
        said = manifest(part, rights_of_package(unit, kit), _tag(unit, kit), versions)
        content = PartWriter(unit.id, language, versions, rights_of_unit(unit, kit)).content(part)
        entries = [
            *(Entry(f"{CONTENT}{name}", file) for name, file in media.files.items()),
            *credit_files(unit, replace(kit, placed=media.placed), CONTENT),
            Entry(f"{CONTENT}content.json", _json(content)),
        ]
        if found := problems(said, content, [MANIFEST, *(entry.name for entry in entries)], versions):
            raise self._refusal(unit, kit, *found)
        return said, entries

    def _refusal(self, unit: Unit, kit: Kit, *faults: Fault) -> ValueError:
        said = " ".join(fault.said(kit.language) for fault in faults)
        return ValueError(text("h5p.said.refused", kit.language, format=self.name, file=unit.file, faults=said))

    @abstractmethod
    def _part(self, unit: Unit, kit: Kit, desk: Desk) -> Part: ...


class H5p(_H5p):
    """See :class:`~teilbar.exporting.format.UnitFormat`: a unit as an Interactive Book, or as a Column."""

    name: ClassVar[str] = "h5p"
    suffix: ClassVar[str] = "h5p"
    by_default: ClassVar[bool] = True
    settings: ClassVar[tuple[str, ...]] = ("h5p_set",)

    def _part(self, unit: Unit, kit: Kit, desk: Desk) -> Part:
        return unit_part(unit, kit, desk)


class H5pFull(H5p):
    """See :class:`~teilbar.exporting.format.Bundling`: a unit with all libraries that play and edit it."""

    name: ClassVar[str] = "h5p-full"
    suffix: ClassVar[str] = "full.h5p"
    by_default: ClassVar[bool] = False
    settings: ClassVar[tuple[str, ...]] = ("h5p_set", "h5p_libraries")

    def __init__(self, stock: Stock | None = None, h5p_set: str = "") -> None:
        """Take the libraries that there are, and the version set."""
        self._stock = stock or {}
        self._set = h5p_set

    def supplied(self, stock: Stock, h5p_set: str) -> H5pFull:
        """See :meth:`~teilbar.exporting.format.Bundling.supplied`."""
        return H5pFull(stock, h5p_set)

    def bundled(self, unit: Unit) -> Stock:
        """See :meth:`~teilbar.exporting.format.Bundling.bundled`."""
        return self._closure(unit).stock(self._stock)

    def packs(self, unit: Unit) -> bool:
        """See :meth:`~teilbar.exporting.format.Selective.packs`: without all libraries there is no package."""
        return not self._closure(unit).missing

    def hindrances(self, unit: Unit) -> Iterator[Finding]:
        """See :meth:`~teilbar.exporting.format.Bundling.hindrances`."""
        if missing := self._closure(unit).missing:
            yield finding("h5p-full-without-libraries", unit.file, libraries=", ".join(missing))

    def demand(self, unit: Unit, language: Language, settings: Mapping[str, Any]) -> str:  # noqa: ARG002 - as elsewhere
        """See :meth:`~teilbar.exporting.format.Demanding.demand`."""
        return text("h5p.said.carries", language)

    def entries(self, unit: Unit, kit: Kit) -> Iterator[Entry]:
        """See :meth:`~teilbar.exporting.format.UnitFormat.entries`: the libraries are in it, unaltered."""
        said, entries = self._made(unit, kit)
        listed = (f"{one['machineName']} {_version(one)}" for one in said["preloadedDependencies"])
        used = closure(listed, kit.h5p_libraries)
        if used.missing:
            raise self._refusal(unit, kit, Fault("libraries", libraries=", ".join(used.missing)))
        yield from entries
        yield from (Entry(*file) for file in files_in_packages(used.stock(kit.h5p_libraries)))
        yield Entry(MANIFEST, _json(with_libraries(said, used, kit.h5p_libraries)))

    def _closure(self, unit: Unit) -> Closure:
        versions = version_set(self._set)
        return closure((versions.library(name) for _, name in needs(unit, quiz=self.is_quiz)), self._stock)


class H5pQuiz(_H5p):
    """See :class:`~teilbar.exporting.format.UnitFormat`: the questions of a unit as a Question Set."""

    name: ClassVar[str] = "h5p-quiz"
    suffix: ClassVar[str] = "quiz.h5p"
    by_default: ClassVar[bool] = False
    settings: ClassVar[tuple[str, ...]] = ("h5p_set", "pass_mark")
    is_quiz: ClassVar[bool] = True

    def packs(self, unit: Unit) -> bool:
        """See :meth:`~teilbar.exporting.format.Selective.packs`: without questions that have points there is none."""
        return unit.outline.has_points

    def _part(self, unit: Unit, kit: Kit, desk: Desk) -> Part:
        return quiz(unit, kit, desk)


def language_of(unit: Unit, kit: Kit) -> Language:
    """Return the language in which the content types speak: the unit's, where Teilbar speaks it."""
    own = unit.metadata.language.partition("-")[0]
    return next((language for language in LANGUAGES if language == own), kit.language)


def _tag(unit: Unit, kit: Kit) -> str:
    """Return a unit's language as h5p.json takes it: letters and hyphens alone."""
    written = unit.metadata.language or kit.language
    whole = (
        len(written) <= _LONGEST_LANGUAGE and written.replace("-", "").isascii() and written.replace("-", "").isalpha()
    )
    return written if whole else written.partition("-")[0][:_LONGEST_LANGUAGE]


def _version(dependency: Mapping[str, Any]) -> str:
    return f"{dependency['majorVersion']}.{dependency['minorVersion']}"


def _json(said: Mapping[str, Any]) -> bytes:
    return (json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
