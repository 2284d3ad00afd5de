"""What a site lets visitors find: from its texts to what the search knows of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from teilbar.model.unit import LearningPath, Unit
from teilbar.publishing.facets import FacetKeys, Traits
from teilbar.publishing.moments import last_change
from teilbar.publishing.offering import packages_of
from teilbar.publishing.pages.cards import page_card
from teilbar.publishing.site_addresses import folder_of, page_address
from teilbar.publishing.text_works import twins_of
from teilbar.reading.discovery import is_companion
from teilbar.searching.findable import Cover, Facets, Findable, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.model.unit import Library, Page
    from teilbar.publishing.facets import Keys
    from teilbar.publishing.found_text import FoundText
    from teilbar.publishing.ground import Ground

H5P = "h5p"
"""The format that visitors ask for."""

FACT = "fact-"
"""How the names of those further facets begin that are what a card says."""


@dataclass(frozen=True, slots=True)
class Work:
    """A text that can be found, with what visitors narrow their search by."""

    page: Page
    keys: Keys
    traits: Traits


def works_of(ground: Ground) -> tuple[Work, ...]:
    """Return all texts of a site that can be found: units, learning paths, pages.

    The text in easy language of a unit or a path is found by way of that, which says that there is one.
    """
    library = ground.library
    facets = FacetKeys(library)
    easy = {file for file, _ in twins_of(library, ground.hub.language) if not is_companion(file)}
    h5p = {work.file for work, _, one in packages_of(library, ground.formats) if one.name == H5P}
    pages = (*library.units, *library.paths, *_own_pages(library))
    traits = tuple(Traits(h5p=page.file in h5p, easy=page.file in easy) for page in pages)
    return tuple(Work(page, facets.of(page, one), one) for page, one in zip(pages, traits, strict=True))


def findables(works: Sequence[Work], texts: Mapping[str, tuple[FoundText, ...]], ground: Ground) -> Iterator[Findable]:
    """Yield what the search knows of each of some texts; ``texts`` are their words by the folders of their pages."""
    covers, language = ground.targets.covers, ground.hub.language
    for work in works:
        page = work.page
        is_work = isinstance(page, Unit | LearningPath)
        cover = covers.of(page) if is_work else covers.own(page)  # a drawing would say nothing of a page
        card = page_card(page, "", covers, language)
        yield Findable(
            address=page_address(folder_of(page), ""),
            kind="unit" if isinstance(page, Unit) else "path" if is_work else "page",
            title=page.title,
            summary=page.metadata.summary,
            passages=tuple(Passage(one.heading, one.anchor, one.text) for one in texts.get(folder_of(page), ())),
            keywords=_keywords(page),
            facets=_facets(work, card.facts),
            cover=Cover(cover.place, cover.width, cover.height) if cover else None,
        )


def _own_pages(library: Library) -> Iterator[Page]:
    """Yield the plain pages, without the texts in easy language of units and paths."""
    told = {page.folder for page in (*library.units, *library.paths)}
    return (page for page in library.pages if not (is_companion(page.file) and page.folder in told))


def _keywords(page: Page) -> tuple[str, ...]:
    metadata = page.metadata
    areas = (area.label for area in metadata.areas)
    people = (person.name for person in metadata.authors)
    return tuple(dict.fromkeys(filter(None, (*metadata.keywords, *areas, *people, *metadata.devices))))


def _facets(work: Work, facts: Sequence[tuple[str, str]]) -> Facets:
    metadata = work.page.metadata
    changed = last_change(work.page)
    keys = tuple((facet, key) for facet, found in work.keys.items() for key in found)
    return Facets(
        areas=tuple(area.label for area in metadata.areas if area.label),
        youngest=metadata.ages.youngest if metadata.ages else None,
        oldest=metadata.ages.oldest if metadata.ages else None,
        minutes=metadata.duration.minutes if metadata.duration else None,
        devices=metadata.devices,
        preparation=metadata.preparation if isinstance(metadata.preparation, int) else None,
        h5p=work.traits.h5p,
        easy=work.traits.easy,
        changed=changed.date() if isinstance(changed, datetime) else changed,
        extra=(*keys, *((f"{FACT}{kind}", words) for kind, words in facts)),
    )
