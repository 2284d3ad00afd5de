"""A package as the renderer sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.linking import Elsewhere, Links, ToMedium, ToPage
from teilbar.model.unit import Library
from teilbar.renditions.naming import file_name, linked_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.model.unit import Medium, Page, Unit
    from teilbar.renditions.plan import Planned
    from teilbar.texts import Language


class PackageTarget:
    """One unit on its own, as a :class:`~teilbar.rendering.target.Target`: links to other texts become their text."""

    def __init__(self, unit: Unit, language: Language, names: Mapping[str, str]) -> None:
        """Take the unit, the language of the interface, and the media's names in the package by path in the source."""
        self.language: Language = language
        self._links = Links(Library(units=(unit,)))
        self._names = names

    def href(self, page: Page, link: str) -> str | None:
        """Return the address of a link within the package or on the web."""
        match self._links.resolve(page, link):
            case Elsewhere(url):
                return url
            case ToPage(_, anchor):
                return f"#{anchor}" if anchor else "#"
            case ToMedium(medium):
                return linked_name(self._names[medium.path], medium.facts)
            case _:
                return None

    def src(self, page: Page, medium: Medium, rendition: Planned | None = None) -> str:  # noqa: ARG002 - the protocol
        """Return the name of a medium, or of a rendition of it, in the package."""
        return file_name(self._names[medium.path], rendition)
