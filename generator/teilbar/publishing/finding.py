"""What a site lets visitors find: from its texts to what the search knows of each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.model.unit import LearningPath, Unit
from teilbar.publishing.facets import FacetKeys, Traits
from teilbar.publishing.moments import last_change
from teilbar.publishing.offering import packages_of
from teilbar.publishing.pages.cards import page_card
from teilbar.publishing.series import series_of
from teilbar.publishing.site_addresses import folder_of, page_address
from teilbar.publishing.text_works import twins_of
from teilbar.reading.discovery import is_companion
from teilbar.rendering.hyphens import hyphenated
from teilbar.searching.findable import Findable, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.model.unit import Library, Page
    from teilbar.publishing.facets import Keys
    from teilbar.publishing.found_text import FoundText
    from teilbar.publishing.ground import Ground
    from teilbar.searching.findable import Json

ASIDE = 0.05
"""What the words of a page in a series count: in its title less than once in the text of a unit. Who searches a hub
looks for units, and a guide speaks of all that units speak of."""
H5P = "h5p"
"""The format that visitors ask for."""


@dataclass(frozen=True, slots=True)
class Work:
    """A text that can be found, with what visitors narrow their search by."""

    page: Page
    keys: Keys
    minutes: int = 0
    """All of it; 0 where nobody said so."""
    is_aside: bool = False
    """Whether it is found after all others."""


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
    series = series_of(library)
    minutes = {unit.id: _minutes(unit) for unit in library.units}
    return tuple(
        Work(page, facets.of(page, one), _minutes(page) or _minutes_of_all(page, minutes), page.file in series)
        for page, one in zip(pages, traits, strict=True)
    )


def findables(works: Sequence[Work], texts: Mapping[str, tuple[FoundText, ...]], ground: Ground) -> Iterator[Findable]:
    """Yield what the search knows of each of some texts; ``texts`` are their words by the folders of their pages."""
    titles = _by_alphabet([work.page.title for work in works])
    for work, title in zip(works, titles, strict=True):
        page = work.page
        yield Findable(
            address=page_address(folder_of(page), ""),
            title=page.title,
            summary=page.metadata.summary,
            passages=tuple(
                Passage(one.heading, one.anchor, one.text, one.untold) for one in texts.get(folder_of(page), ())
            ),
            keywords=_keywords(page),
            weight=ASIDE if work.is_aside else 1,
            keys=tuple(work.keys.items()),
            orders=(("neu", _day(page)), ("kurz", work.minutes or None), ("titel", title)),
            shown=tuple(_shown(page, ground)),
        )


def _minutes(page: Page) -> int:
    return page.metadata.duration.minutes if page.metadata.duration else 0


def _minutes_of_all(page: Page, minutes: Mapping[str, int]) -> int:
    """Return the minutes of a learning path's units together; 0 where one of them is not known."""
    each = [minutes[unit] for unit in page.units] if isinstance(page, LearningPath) else []
    return sum(each) if all(each) else 0


def _own_pages(library: Library) -> Iterator[Page]:
    """Yield the plain pages, without the texts in easy language of units and paths."""
    told = {page.folder for page in (*library.units, *library.paths)}
    return (page for page in library.pages if not (is_companion(page.file) and page.folder in told))


def _keywords(page: Page) -> tuple[str, ...]:
    metadata = page.metadata
    areas = (area.label for area in metadata.areas)
    people = (person.name for person in metadata.authors)
    return tuple(dict.fromkeys(filter(None, (*metadata.keywords, *areas, *people, *metadata.devices))))


def _shown(page: Page, ground: Ground) -> Iterator[tuple[str, Json]]:
    """Yield what a card says beside title and summary (:mod:`teilbar.publishing.pages.cards`)."""
    covers, language = ground.targets.covers, ground.hub.language
    card = page_card(page, "", covers, language)
    if (cut := hyphenated(page.title, language)) != page.title:
        yield "cut", cut
    if card.area:
        yield "area", card.area
    if card.facts:
        yield "facts", card.facts
    # A drawing would say nothing of a plain page.
    cover = covers.of(page) if isinstance(page, Unit | LearningPath) else covers.own(page)
    if cover:
        yield "picture", (cover.place, cover.width, cover.height)


def _day(page: Page) -> str | None:
    changed = last_change(page)
    return changed.isoformat()[:10] if changed else None


def _by_alphabet(titles: Sequence[str]) -> list[int]:
    """Return the place of each title among all, as a dictionary has it (DIN 5007-1): umlauts as their vowels."""
    places = sorted(range(len(titles)), key=lambda at: (_folded(titles[at]), titles[at], at))
    found = [0] * len(titles)
    for place, at in enumerate(places):
        found[at] = place
    return found


def _folded(title: str) -> str:
    letters = unicodedata.normalize("NFKD", title.casefold())
    return "".join(letter for letter in letters if letter.isalnum() or letter == " ").strip()
