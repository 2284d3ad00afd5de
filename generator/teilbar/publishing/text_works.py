"""The work that the pages of texts are: what is known of each text beside what its author wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.exporting.format import Demanding, purpose_of
from teilbar.licensing.units import combination_of
from teilbar.linking import INDEX_NAMES
from teilbar.model.unit import Unit
from teilbar.model.walk import is_visible
from teilbar.printing.views import views_of
from teilbar.publishing.offering import packages_of
from teilbar.publishing.pages.cards import card_html, cards_html, page_card, page_cards, picture_of
from teilbar.publishing.pages.passing import Offer, Passing
from teilbar.publishing.pages.paths import together_html
from teilbar.publishing.pages.texts import Around
from teilbar.publishing.pages.ways import Way
from teilbar.publishing.participation import Participation, participation_in, subject_of_text
from teilbar.publishing.relating import relations
from teilbar.publishing.series import series_of
from teilbar.publishing.site_addresses import folder_of, folder_of_topic, package_path, public_address
from teilbar.publishing.text_pages import TextWork
from teilbar.reading.discovery import is_companion
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.model.unit import Library, Page
    from teilbar.publishing.ground import Ground
    from teilbar.publishing.pages.cards import Card
    from teilbar.publishing.relating import Shared
    from teilbar.publishing.tags import Tags
    from teilbar.texts import Language


def text_works(ground: Ground, tags: Tags) -> Iterator[TextWork]:
    """Yield the work that the pages of texts are, the start page's first."""
    library, targets, language = ground.library, ground.targets, ground.hub.language
    participation = {
        page.file: participation_in(ground.hub, ground.root, subject_of_text(page, ground.hub))
        for page in (*library.pages, *library.units, *library.paths)
    }
    twins = dict(twins_of(library, language))
    series = series_of(library)
    for page in sorted(library.pages, key=lambda page: page.id != ""):  # the home page's id is empty
        # The topics come below a start page's text, and the links below them.
        links = participation[page.file] if page.id else Participation()
        listed = {} if page.id else dict(_listed(page, ground))
        yield TextWork(
            page,
            targets.of(page),
            listed=listed,
            twin=twins.get(page.file),
            participation=links,
            series=series.get(page.file),
        )
    offered, said = _offers(ground), ground.descriptions
    around = _Around(ground, offered, tags)
    for unit in library.units:
        yield TextWork(
            unit,
            targets.of(unit),
            around=around.of(unit),
            twin=twins.get(unit.file),
            description=said.get(unit.file),
            participation=participation[unit.file],
        )
    units = {unit.id: unit for unit in library.units}
    for path in library.paths:
        steps = tuple(units[step] for step in path.units)
        cards = cards_html(page_cards(steps, folder_of(path), targets.covers, language), ordered=True) if steps else ""
        passing = Passing(offered.get(path.file, ()), ground.credit(path), address=around.address(path))
        yield TextWork(
            path,
            targets.of(path),
            around=Around(passing),
            twin=twins.get(path.file),
            together=(together_html(steps, language), cards),
            description=said.get(path.file),
            participation=participation[path.file],
        )


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


def _offers(ground: Ground) -> dict[str, tuple[Offer, ...]]:
    """Return the packages of each text that is offered, by its file."""
    language, settings = ground.hub.language, {"h5p_set": ground.hub.h5p_set}
    offered: dict[str, list[Offer]] = {}
    for work, _, one in packages_of(ground.library, ground.formats):
        demand = one.demand(work, language, settings) if isinstance(one, Demanding) and isinstance(work, Unit) else ""
        offer = Offer(one.label(language), package_path(work, one), purpose_of(one, language), demand)
        offered.setdefault(work.file, []).append(offer)
    # What works everywhere comes first.
    return {file: tuple(sorted(offers, key=lambda offer: offer.demand != "")) for file, offers in offered.items()}


class _Around:
    """What the site adds to the text of each unit."""

    def __init__(self, ground: Ground, offered: Mapping[str, tuple[Offer, ...]], tags: Tags) -> None:
        library = ground.library
        self._ground = ground
        self._offered = offered
        self._ways = _ways(library)
        self._tags = tags
        self._related = relations(library.units, library.paths, self._tags)

    def of(self, unit: Unit) -> Around:
        ground, start, language = self._ground, folder_of(unit), self._ground.hub.language
        combined = combination_of(unit, ground.licences)
        passing = Passing(
            self._offered.get(unit.file, ()),
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
        cards = (
            replace(page_card(one.unit, start, covers, language), area=_reason(one.reason, language))
            for one in self._related[unit.id]
        )
        return cards_html(map(card_html, cards)) if self._related[unit.id] else ""


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
