"""A package as the renderer sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from teilbar.licensing.credits import credit_of_medium
from teilbar.linking import Elsewhere, Links, ToMedium, ToPage
from teilbar.model.unit import Library
from teilbar.rendering.prefixing import prefix_of
from teilbar.renditions.naming import file_name, linked_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.exporting.format import Kit
    from teilbar.licensing.credits import Credit
    from teilbar.model.unit import Captions, Medium, Page, Unit
    from teilbar.renditions.plan import Planned
    from teilbar.texts import Language


START = "tb-start"
"""The id of a text's first heading in a package of several, before it gets its prefix."""


def start_of(page: Page) -> str:
    """Return the id of the place where a text begins in a package of several."""
    return f"{prefix_of(page.id)}{START}"


class PackageTarget:
    """The texts of a package, as a :class:`~teilbar.rendering.target.Target`: links to others become their text."""

    def __init__(self, units: Sequence[Unit], kit: Kit, *, prefixed: bool = False, from_disk: bool = False) -> None:
        """Take the units, all on one page, and what the package is made with.

        ``prefixed`` says that the ids of each stand under a prefix of its own
        (:func:`~teilbar.rendering.prefixing.with_prefix`), as those of several on one page must; ``from_disk`` that
        people open the page from a folder, where browsers load no captions from a file beside it.
        """
        self._prefixed = prefixed
        self._from_disk = from_disk
        self.language: Language = kit.language
        self.exact_gaps = kit.exact_gaps
        self.enlarges = False  # an LMS shows a package in a frame, where nothing leads back from a picture
        self.lively = False  # what can be answered in a package counts
        self._licences = kit.licences
        self._links = Links(Library(units=tuple(units)), kit.meetings)
        self._names = kit.names

    def credit(self, page: Page, medium: Medium) -> Credit:
        """Return the credit of a medium."""
        return credit_of_medium(medium, page, self._licences)

    def href(self, page: Page, link: str) -> str | None:
        """Return the address of a link within the package or on the web."""
        match self._links.resolve(page, link):
            case Elsewhere(url):
                return url
            case ToPage(target, anchor):
                return f"#{self._anchor(target, anchor)}"
            case ToMedium(medium):
                return linked_name(self._names[medium.path], medium.facts)
            case _:
                return None

    def _anchor(self, page: Page, anchor: str) -> str:
        """Return where a text, or a place in it, stands in the package."""
        if not self._prefixed:
            return anchor
        return f"{prefix_of(page.id)}{anchor}" if anchor else start_of(page)

    def src(self, page: Page, medium: Medium, rendition: Planned | None = None) -> str:  # noqa: ARG002 - the protocol
        """Return the name of a medium, or of a rendition of it, in the package."""
        return file_name(self._names[medium.path], rendition)

    def track(self, page: Page, captions: Captions) -> str:
        """Return where captions are: in a file of the package, or in the page itself (RFC 2397)."""
        if self._from_disk:
            return f"data:text/vtt;charset=utf-8,{quote(captions.text)}"
        return self.src(page, page.media[captions.target])
