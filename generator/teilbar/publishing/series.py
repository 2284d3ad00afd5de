"""Plain pages that belong together: an overview (the index of a folder) and the pages in and below its folder.

They are read one after the other, in the order in which the overview links to them; what it does not link to follows in
the order of the source. An overview may be one of these pages itself: then its own pages follow it. A page of a series
stands in no menu: its overview leads there, and its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teilbar.linking import INDEX_NAMES, Links, ToPage
from teilbar.publishing.pages.ways import Way
from teilbar.publishing.site_addresses import folder_of
from teilbar.reading.discovery import is_companion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.model.unit import Library, Page


@dataclass(frozen=True, slots=True)
class InSeries:
    """Where a page stands in a series."""

    above: tuple[tuple[str, str], ...]
    """The overviews above it, the highest first: title and folder of each."""
    way: Way
    """Its neighbours, and how far its readers have come below its overview."""


def series_of(library: Library) -> Mapping[str, InSeries]:
    """Return where each page of a series stands, by its file; an overview that is part of no other has none."""
    below = _below(library)
    if not below:
        return {}
    links = Links(replace(library, units=(), paths=()))
    inner = {page.file for pages in below.values() for page in pages}
    heads = {head.file: head for head in library.pages if head.file in below}
    found: dict[str, InSeries] = {}
    for head in heads.values():
        if head.file not in inner:
            pages = list(_read_in_turn(head, below, links))
            for at, (page, above, position, count) in enumerate(pages):
                before = pages[at - 1][0] if at else head
                after = _named(pages[at + 1][0]) if at + 1 < len(pages) else None
                way = Way(_named(above[-1]), _named(before), after, position, count, "page.position")
                found[page.file] = InSeries(tuple(map(_named, above)), way)
    return found


def _read_in_turn(
    head: Page, below: Mapping[str, Sequence[Page]], links: Links, above: tuple[Page, ...] = ()
) -> Iterator[tuple[Page, tuple[Page, ...], int, int]]:
    """Yield the pages below an overview in reading order: the overviews above each, its place, how many there are."""
    pages = _in_order(head, below[head.file], links)
    for position, page in enumerate(pages, 1):
        yield page, (*above, head), position, len(pages)
        if page.file in below:
            yield from _read_in_turn(page, below, links, (*above, head))


def _below(library: Library) -> dict[str, list[Page]]:
    """Return the pages directly below each overview, by its file."""
    own = [page for page in library.pages if page.id and not page.made and not is_companion(page.file)]
    indexes = {page.folder: page for page in own if _is_index(page)}
    found: dict[str, list[Page]] = {}
    for page in own:
        folder = page.folder.rpartition("/")[0] if _is_index(page) else page.folder
        while folder and folder not in indexes:
            folder = folder.rpartition("/")[0]
        if folder:
            found.setdefault(indexes[folder].file, []).append(page)
    return found


def _in_order(head: Page, pages: Sequence[Page], links: Links) -> list[Page]:
    linked: dict[str, int] = {}
    for reference in head.outline.references:
        match links.resolve(head, reference.target):
            case ToPage(target, _):
                linked.setdefault(target.file, len(linked))
    return sorted(pages, key=lambda page: linked.get(page.file, len(linked)))


def _named(page: Page) -> tuple[str, str]:
    return page.title, folder_of(page)


def _is_index(page: Page) -> bool:
    return page.file.rpartition("/")[2].lower() in INDEX_NAMES
