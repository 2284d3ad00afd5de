"""The work that the pages of texts are: what is known of each text beside what its author wrote."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from teilbar.exporting.format import Demanding, purpose_of
from teilbar.licensing.units import combination_of
from teilbar.linking import INDEX_NAMES
from teilbar.model.unit import LearningPath, Unit
from teilbar.model.walk import is_visible
from teilbar.printing.views import views_of
from teilbar.publishing.offering import packages_of_work
from teilbar.publishing.pages.cards import card_html, cards_html, page_card, page_cards, picture_of
from teilbar.publishing.pages.passing import Offer, Passing
from teilbar.publishing.pages.paths import together_html
from teilbar.publishing.pages.texts import Around
from teilbar.publishing.pages.ways import Way
from teilbar.publishing.participation import participation_in, subject_of_text
from teilbar.publishing.relating import Relations
from teilbar.publishing.series import series_of
from teilbar.publishing.site_addresses import folder_of, folder_of_topic, package_path, public_address
from teilbar.publishing.text_pages import TextWork
from teilbar.reading.discovery import is_companion
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.model.unit import Library, Page
    from teilbar.publishing.ground import Ground
    from teilbar.publishing.pages.cards import Card
    from teilbar.publishing.relating import Shared
    from teilbar.publishing.tags import Tags
    from teilbar.texts import Language


class TextWorks:
    """The works that the pages of texts are, each asked for by its text, or all of them."""

    def __init__(self, ground: Ground, tags: Tags) -> None:
        """Take what the site is made of, and its keywords."""
        self._ground = ground
        self._units = {unit.id: unit for unit in ground.library.units}
        self._twins = dict(twins_of(ground.library, ground.hub.language))
        self._series = series_of(ground.library)
        self._around = _Around(ground, tags)

    def all(self) -> Iterator[TextWork]:
        """Yield the work of each text, the start page's first."""
        library = self._ground.library
        for page in sorted(library.pages, key=lambda page: page.id != ""):  # the home page's id is empty
            yield self.of(page)
        yield from map(self.of, (*library.units, *library.paths))

    def of(self, page: Page) -> TextWork:
        """Return the work that the page of a text of the library is."""
        ground = self._ground
        twin, series = self._twins.get(page.file), self._series.get(page.file)
        work = TextWork(page, ground.targets.of(page), twin=twin, series=series)
        match page:
            case Unit() as unit:
                work = replace(work, around=self._around.of(unit), description=ground.descriptions.get(unit.file))
            case LearningPath() as path:
                around, together = self._around.of_path(path), self._together(path)
                said = ground.descriptions.get(path.file)
                work = replace(work, around=around, together=together, description=said)
            case start if not start.id:
                # The topics come below a start page's text, and the links below them.
                return replace(work, listed=dict(_listed(start, ground)))
        return replace(work, participation=participation_in(ground.hub, ground.root, subject_of_text(page, ground.hub)))

    def _together(self, path: LearningPath) -> tuple[str, str]:
        language, covers = self._ground.hub.language, self._ground.targets.covers
        steps = tuple(self._units[step] for step in path.units)
        cards = cards_html(page_cards(steps, folder_of(path), covers, language), ordered=True) if steps else ""
        return together_html(steps, language), cards


def _listed(start: Page, ground: Ground) -> Iterator[tuple[str, Card]]:
    """Yield the cards of the units and learning paths that a start page links to, by the links' targets."""
    for target, page in ground.targets.works_behind(start):
        yield target, page_card(page, folder_of(start), ground.targets.covers, ground.hub.language)


def twins_of(library: Library, language: Language) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield by their files the texts that there are in easy language too, and these: what leads to the other page."""
    indexes = {page.folder: page for page in (*library.units, *library.paths, *library.pages) if _is_index(page)}
    for easy in library.pages:
        full = indexes.get(easy.folder) if is_companion(easy.file) and not easy.made else None
        if full:
            yield full.file, (text("page.easy", language), folder_of(easy))
            yield easy.file, (text("page.full", language, title=full.title), folder_of(full))


def _is_index(page: Page) -> bool:
    return page.file.rpartition("/")[2].lower() in INDEX_NAMES


def _offers(work: Unit | LearningPath, units: Mapping[str, Unit], ground: Ground) -> tuple[Offer, ...]:
    """Return the packages of a work; ``units`` are those that may be in one."""
    language, settings = ground.hub.language, {"h5p_set": ground.hub.h5p_set}
    offered = []
    for _, _, one in packages_of_work(work, units, ground.formats):
        demand = one.demand(work, language, settings) if isinstance(one, Demanding) and isinstance(work, Unit) else ""
        offered.append(Offer(one.label(language), package_path(work, one), purpose_of(one, language), demand))
    # What works everywhere comes first.
    return tuple(sorted(offered, key=lambda offer: offer.demand != ""))


class _Around:
    """What the site adds to the text of each unit and learning path."""

    def __init__(self, ground: Ground, tags: Tags) -> None:
        self._ground = ground
        self._tags = tags

    @cached_property
    def _offered(self) -> Mapping[str, Unit]:
        return {unit.id: unit for unit in self._ground.library.units if not unit.withheld}

    @cached_property
    def _ways(self) -> Mapping[str, Sequence[Way]]:
        return _ways(self._ground.library)

    @cached_property
    def _related(self) -> Relations:
        return Relations(self._ground.library.units, self._ground.library.paths, self._tags)

    def of_path(self, path: LearningPath) -> Around:
        ground = self._ground
        return Around(Passing(_offers(path, self._offered, ground), ground.credit(path), address=self.address(path)))

    def of(self, unit: Unit) -> Around:
        ground, start, language = self._ground, folder_of(unit), self._ground.hub.language
        combined = combination_of(unit, ground.licences)
        passing = Passing(
            _offers(unit, self._offered, ground),
            ground.credit(unit),
            ground.licences.resolve(unit.metadata.licence),
            combined.licence if combined else None,
            self.address(unit),
            withheld=bool(unit.withheld),
            sheets=tuple((view.label(language), view.purpose(language), view.file) for view in views_of(unit)),
        )
        areas = (area.label for area in unit.metadata.areas if is_visible(area.label))
        return Around(
            passing,
            tuple(self._ways.get(unit.id, ())),
            topics={area: folder_of_topic(area) for area in areas},
            tags=tuple((tag.name, tag.folder) for tag in self._tags.of(unit)),
            cover=picture_of(ground.targets.covers.of(unit), start),
            related=self._cards(unit, start),
        )

    def address(self, page: Page) -> str:
        return public_address(page, self._ground.hub.site_url)

    def _cards(self, unit: Unit, start: str) -> str:
        language, covers = self._ground.hub.language, self._ground.targets.covers
        related = self._related.of(unit)
        cards = (
            replace(page_card(one.unit, start, covers, language), area=_reason(one.reason, language)) for one in related
        )
        return cards_html(map(card_html, cards)) if related else ""


def _reason(shared: Shared, language: Language) -> str:
    return text(f"unit.also-{shared.kind}", language, name=shared.name)


def _ways(library: Library) -> dict[str, list[Way]]:
    """Return the learning paths that each unit is part of, with its neighbours there."""
    units = {unit.id: unit for unit in library.units}
    ways: dict[str, list[Way]] = {}
    for path in library.paths:
        steps = [(units[step].title, folder_of(units[step])) for step in path.units]
        around = [None, *steps, None]
        for position, unit in enumerate(path.units):
            before, after = around[position], around[position + 2]
            way = Way((path.title, folder_of(path)), before, after, position + 1, len(steps))
            ways.setdefault(unit, []).append(way)
    return ways
