"""A text as readers see it, for the comparison: rendered once, and taken apart into words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.comparing.prose import Read
from teilbar.comparing.tokens import tokens_of
from teilbar.licensing.credits import credit_of_medium
from teilbar.linking import Elsewhere, Links, ToMedium, ToPage
from teilbar.meetings import server_of
from teilbar.publishing.site_addresses import folder_of
from teilbar.rendering.document import SOLUTIONS, render_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilbar.hub import Hub
    from teilbar.licensing.credits import Credit
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Captions, Library, Medium, Page
    from teilbar.renditions.plan import Planned
    from teilbar.texts import Language

_MEDIUM = "medium:"
"""Begins the address of a medium until its small picture is put in its place."""


class View:
    """How the texts of one state are seen (:class:`~teilbar.rendering.target.Target`)."""

    enlarges = False
    lively = False

    def __init__(self, library: Library, hub: Hub, licences: Registry) -> None:
        """Take the library that is published, the hub and the licences."""
        self.language: Language = hub.language
        self.exact_gaps = hub.exact_gaps
        self._links = Links(library, server_of(hub))
        self._licences = licences

    def credit(self, page: Page, medium: Medium) -> Credit:
        """Return the credit of a medium."""
        return credit_of_medium(medium, page, self._licences)

    def href(self, page: Page, link: str) -> str | None:
        """Return where a link leads: an address on the web, a place in the site, a file's name."""
        match self._links.resolve(page, link):
            case Elsewhere(url):
                return url
            case ToPage(target, anchor):
                return f"{folder_of(target)}/#{anchor}" if anchor else f"{folder_of(target)}/"
            case ToMedium(medium):
                return medium.name
            case _:
                return None

    def src(self, page: Page, medium: Medium, rendition: Planned | None = None) -> str:  # noqa: ARG002 - the protocol
        """Return what stands for a medium: another content is another medium."""
        return f"{_MEDIUM}{medium.digest}/{medium.name}"

    def track(self, page: Page, captions: Captions) -> str:
        """Return what stands for captions."""
        return self.src(page, page.media[captions.target])

    def read(self, page: Page | None, language: Language, picture: Callable[[str], str]) -> tuple[Read, ...]:
        """Return the sections of a text, none where there is no text.

        ``language`` is that of the words which stand for what cannot be shown; ``picture`` gives the address of the
        small picture of a medium, by the SHA-256 of its content, empty where there is none.
        """
        if page is None:
            return ()

        def small(src: str) -> str:
            return picture(src.removeprefix(_MEDIUM).partition("/")[0]) if src.startswith(_MEDIUM) else ""

        found = []
        for section in render_document(page, self):
            if section.role == SOLUTIONS:  # each stands below its question, too
                continue
            level = min(max(section.level + 1, 4), 6)  # below the headings of the comparison itself
            words = section.heading_html or escape(section.text)
            heading = f'<h{level} class="td-heading">{words}</h{level}>' if section.level else ""
            found.append(Read(section.id, section.text, tokens_of(heading + section.html, language, small)))
        return tuple(found)
