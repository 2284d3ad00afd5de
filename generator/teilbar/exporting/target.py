"""A package as the renderer sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.licensing.credits import credit_of_medium
from teilbar.linking import Elsewhere, Links, ToMedium, ToPage
from teilbar.model.unit import Library
from teilbar.renditions.naming import file_name, linked_name

if TYPE_CHECKING:
    from teilbar.exporting.format import Kit
    from teilbar.licensing.credits import Credit
    from teilbar.model.unit import Medium, Page, Unit
    from teilbar.renditions.plan import Planned
    from teilbar.texts import Language


class PackageTarget:
    """One unit on its own, as a :class:`~teilbar.rendering.target.Target`: links to other texts become their text."""

    def __init__(self, unit: Unit, kit: Kit) -> None:
        """Take the unit and what its package is made with."""
        self.language: Language = kit.language
        self.exact_gaps = kit.exact_gaps
        self._licences = kit.licences
        self._links = Links(Library(units=(unit,)))
        self._names = kit.names

    def credit(self, page: Page, medium: Medium) -> Credit:
        """Return the credit of a medium."""
        return credit_of_medium(medium, page, self._licences)

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
