"""A package format for tests: it needs little, and tells what it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from teilbar.exporting.archive import Entry
from teilbar.model.walk import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.exporting.format import Kit
    from teilbar.model.unit import Unit
    from teilbar.texts import Language


class Outline:
    """The headings of a unit (see :class:`~teilbar.exporting.format.Format`)."""

    name: ClassVar[str] = "outline"
    suffix: ClassVar[str] = "outline.zip"
    media_type: ClassVar[str] = "application/zip"
    by_default: ClassVar[bool] = False

    def label(self, language: Language) -> str:
        return {"de": "Die Gliederung", "en": "The outline"}[language]

    def entries(self, unit: Unit, kit: Kit) -> Iterator[Entry]:
        headings = [section.heading for section in unit.document.sections if section.heading]
        lines = (plain_text(heading.children) for heading in headings)
        yield Entry("outline.txt", "\n".join((kit.hub_name, unit.title, *lines)).encode())
