"""Where everything stands in the site, and how one page links to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from teilbar.licensing.credits import credits_of_media
from teilbar.linking import Elsewhere, Links, Nowhere, ToMedium, ToPage
from teilbar.meetings import server_of
from teilbar.model.metadata import Kind
from teilbar.model.past import address_of
from teilbar.model.unit import LearningPath, Unit
from teilbar.publishing.covers import Covers
from teilbar.publishing.places import DOWNLOADS, MEDIA, PAGES, PATHS, RESERVED, TOPICS, UNITS
from teilbar.reading.identity import short_digest, slug
from teilbar.renditions.naming import file_name, linked_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.exporting.format import Format
    from teilbar.hub.options import Hub
    from teilbar.licensing.credits import Credit
    from teilbar.licensing.registry import Registry
    from teilbar.model.past import Address
    from teilbar.model.unit import Captions, Library, Medium, Page
    from teilbar.renditions.plan import Planned
    from teilbar.texts import Language


def folder_of(page: Page) -> str:
    """Return the folder of a page in the site, without slashes at its ends; empty for the start page."""
    return folder_at(address_of(page))


def folder_at(address: Address) -> str:
    """Return the folder in the site that an address means, without slashes at its ends."""
    match address.kind:
        case Kind.UNIT:
            return f"{UNITS}/{address.id}"
        case Kind.PATH:
            return f"{PATHS}/{address.id}"
        case Kind.PAGE if address.id.partition("/")[0] in RESERVED:
            return f"{PAGES}/{address.id}"
        case Kind.PAGE:
            return address.id


def folder_of_topic(area: str) -> str:
    """Return the folder of an area's page."""
    return f"{TOPICS}/{slug(area)}"


def package_path(work: Unit | LearningPath, package_format: Format) -> str:
    """Return where the package of a unit or a learning path stands in the site.

    A path may have a unit's id: their packages differ in their endings.
    """
    return f"{DOWNLOADS}/{work.id}/{work.id}.{package_format.suffix}"


def public_address(page: Page, site_url: str) -> str:
    """Return the absolute address of a page of the site at ``site_url``; empty where that is not known."""
    return f"{site_url}{folder_of(page)}/index.html" if site_url else ""


def relative(target: str, start: str) -> str:
    """Return the address of a file of the site, whose path is a normal one, as seen from the page in ``start``."""
    to, base = target.split("/"), start.split("/") if start else []
    shared = 0  # posixpath.relpath asks for the working folder each time, which is most of what a page's links take
    while shared < min(len(to), len(base)) and to[shared] == base[shared]:
        shared += 1
    return quote("/".join([*[".."] * (len(base) - shared), *to[shared:]]) or ".")


def page_address(folder: str, start: str, anchor: str = "") -> str:
    """Return the address of the page in ``folder``, seen from the page in ``start``; never a bare folder."""
    address = relative(posixpath.join(folder, "index.html"), start)
    return f"{address}#{quote(anchor)}" if anchor else address


@dataclass(frozen=True, slots=True)
class PageTarget:
    """The site, as the renderer of one page sees it (:class:`teilbar.rendering.target.Target`)."""

    language: Language
    start: str
    """Folder of the page."""
    hrefs: Mapping[str, str | None]
    """Where each link of the page leads, relative to it."""
    places: Mapping[str, str]
    """Where each of the page's media lies in the site, by its path in the source."""
    credits: Mapping[str, Credit] = field(compare=False)
    """What is known of each of them, by the same: all of it from the page, and from the licences."""
    exact_gaps: bool = False
    """Whether what is typed into gaps has to be written exactly like the answer."""
    enlarges: bool = True
    """Whether a picture leads to the file that it is, to be looked at closely."""
    lively: bool = True
    """Whether the questions of examples can be tried."""
    licences: tuple[str, ...] = ()
    """The digests of the licences that these credits speak of."""

    def href(self, page: Page, link: str) -> str | None:  # noqa: ARG002 - the protocol
        """Return the address of a link, relative within the site; None for one that leads nowhere."""
        return self.hrefs.get(link)

    def credit(self, page: Page, medium: Medium) -> Credit:  # noqa: ARG002 - the protocol
        """Return the credit of a medium."""
        return self.credits[medium.path]

    def src(self, page: Page, medium: Medium, rendition: Planned | None = None) -> str:  # noqa: ARG002 - the protocol
        """Return the address of a medium or of a rendition of it, relative to the page."""
        return relative(file_name(self.places[medium.path], rendition), self.start)

    def track(self, page: Page, captions: Captions) -> str:
        """Return the address of captions, relative to the page."""
        return self.src(page, page.media[captions.target])


class SiteTargets:
    """Where everything stands in a site, for each of its pages."""

    def __init__(self, library: Library, hub: Hub, licences: Registry, root: str = "") -> None:
        """Take the library that is published, the hub's configuration, and the content folder in the source."""
        self._licences = licences
        self._hub = hub
        self._links = Links(library, server_of(hub))
        self.places = media_places(library, root)
        self.covers = Covers(library, self.places)

    def of(self, page: Page) -> PageTarget:
        """Return what the renderer of a page needs to know of the site."""
        hrefs = {reference.target: self._href(page, reference.target) for reference in page.outline.references}
        places = {medium.path: self.places[medium.path] for medium in page.media.values()}
        credits_ = {medium.path: credit for medium, credit in credits_of_media(page, self._licences)}
        licences = {licence.own_digest for credit in credits_.values() for licence in credit.licences}
        return PageTarget(
            language=self._hub.language,
            start=folder_of(page),
            hrefs=hrefs,
            places=places,
            credits=credits_,
            exact_gaps=self._hub.exact_gaps and page.outline.has_gaps,
            licences=tuple(sorted(licences)),
        )

    def works_behind(self, page: Page) -> Iterator[tuple[str, Unit | LearningPath]]:
        """Yield the targets of a text's links that lead to a unit or a learning path, each with that."""
        for reference in page.outline.references:
            match self._links.resolve(page, reference.target):
                case ToPage(Unit() | LearningPath() as work, _):
                    yield reference.target, work

    def _href(self, page: Page, link: str) -> str | None:
        start = folder_of(page)
        match self._links.resolve(page, link):
            case Elsewhere(url):
                return url
            case ToPage(target, anchor) if target is page:
                return f"#{quote(anchor)}" if anchor else page_address(start, start)
            case ToPage(target, anchor):
                return page_address(folder_of(target), start, anchor)
            case ToMedium(medium):
                return relative(linked_name(self.places[medium.path], medium.facts), start)
            case Nowhere():
                return None


def media_places(library: Library, root: str = "") -> dict[str, str]:
    """Return where all media lie in the site, by their path in the source: once, however many pages show them.

    Their folders are those below the content folder ``root``. Names become ASCII and lower case, and stay apart: files
    that would get one name are told apart by a digest.
    """
    pages = (*library.units, *library.paths, *library.pages)
    paths = sorted({medium.path for page in pages for medium in page.media.values()})
    below = {path: path.removeprefix(f"{root}/") if root else path for path in paths}
    apart = dict(names_apart(sorted(set(below.values()))))
    return {path: posixpath.join(MEDIA, apart[short]) for path, short in below.items()}


def names_apart(paths: Iterable[str], *, folders: bool = True) -> Iterator[tuple[str, str]]:
    """Yield each path of the source with one that every system can hold; no two are alike but for their ending.

    Without ``folders`` all of them lie in one.
    """
    taken: set[str] = set()
    for path in paths:
        folder, _, file = path.rpartition("/")
        stem, dot, suffix = file.rpartition(".")
        ending = f".{slug(suffix)}" if dot else ""
        above = (slug(part) for part in folder.split("/") if part and folders)
        place = posixpath.join(*above, slug(stem or suffix))
        if place in taken:  # also with another ending: their renditions would have one name
            place = f"{place}-{short_digest(path)}"
        taken.add(place)
        yield path, f"{place}{ending}"
