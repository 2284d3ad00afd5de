"""Where everything stands in the site, and how one page links to another."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from teilbar.linking import Elsewhere, Links, Nowhere, ToMedium, ToPage
from teilbar.model.unit import LearningPath, Unit
from teilbar.reading.identity import short_digest, slug
from teilbar.renditions.naming import file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.model.unit import Library, Medium, Page
    from teilbar.renditions.plan import Planned
    from teilbar.texts import Language

MATERIALS, TOPICS, PATHS, UNITS, PAGES = "materialien", "themen", "lernpfade", "einheiten", "seiten"
DOWNLOADS = "downloads"
RESERVED = frozenset({MATERIALS, TOPICS, PATHS, UNITS, PAGES, DOWNLOADS, "assets", "search", "medien", "404"})
"""First folders of addresses that are not free for pages of the hub's own."""


def folder_of(page: Page) -> str:
    """Return the folder of a page in the site, without slashes at its ends; empty for the start page."""
    match page:
        case Unit():
            return f"{UNITS}/{page.id}"
        case LearningPath():
            return f"{PATHS}/{page.id}"
        case _ if page.id.partition("/")[0] in RESERVED:
            return f"{PAGES}/{page.id}"
        case _:
            return page.id


def folder_of_topic(area: str) -> str:
    """Return the folder of an area's page."""
    return f"{TOPICS}/{slug(area)}"


def relative(target: str, start: str) -> str:
    """Return the address of a file of the site as seen from the page in the folder ``start``."""
    return quote(posixpath.relpath(target, start or "."))


def page_address(folder: str, start: str, anchor: str = "") -> str:
    """Return the address of the page in ``folder``, seen from the page in ``start``; never a bare folder."""
    address = relative(posixpath.join(folder, "index.html"), start)
    return f"{address}#{quote(anchor)}" if anchor else address


class SiteTarget:
    """The site, as the renderer sees it (:class:`teilbar.rendering.target.Target`)."""

    def __init__(self, library: Library, language: Language) -> None:
        """Take the library that is published and the language of the interface."""
        self.language: Language = language
        self._links = Links(library)
        self._media: dict[str, dict[str, str]] = {}

    def href(self, page: Page, link: str) -> str | None:
        """Return the address of a link, relative within the site; None for one that leads nowhere."""
        start = folder_of(page)
        match self._links.resolve(page, link):
            case Elsewhere(url):
                return url
            case ToPage(target, anchor) if target is page:
                return f"#{quote(anchor)}" if anchor else page_address(start, start)
            case ToPage(target, anchor):
                return page_address(folder_of(target), start, anchor)
            case ToMedium(medium):
                return self.src(page, medium)
            case Nowhere():
                return None

    def src(self, page: Page, medium: Medium, rendition: Planned | None = None) -> str:
        """Return the address of a medium or of a rendition of it, relative to the page."""
        if page.file not in self._media:
            self._media[page.file] = media_of(page)
        return relative(file_name(self._media[page.file][medium.path], rendition), folder_of(page))


def media_of(page: Page) -> dict[str, str]:
    """Return where the media of a page lie in the site, by their path in the source.

    Names become ASCII and lower case, and stay apart: two files that would get one name are told apart by a digest.
    """
    folder = posixpath.join(folder_of(page), "medien")
    return {path: posixpath.join(folder, name) for path, name in _file_names(_media_paths(page))}


def _media_paths(page: Page) -> list[str]:
    return sorted({medium.path for medium in page.media.values()})


def _file_names(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for path in paths:
        stem, dot, suffix = path.rpartition("/")[2].rpartition(".")
        ending = f".{slug(suffix)}" if dot else ""
        name = slug(stem or suffix)
        if name in taken:  # also with another ending: their renditions would have one name
            name = f"{name}-{short_digest(path)}"
        taken.add(name)
        yield path, f"{name}{ending}"
