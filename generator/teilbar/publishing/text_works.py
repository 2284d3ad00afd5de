"""The work that the pages of texts are: what is known of each text beside what its author wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.exporting.format import Demanding
from teilbar.licensing.units import combination_of
from teilbar.linking import INDEX_NAMES
from teilbar.model.unit import Unit
from teilbar.publishing.offering import packages_of
from teilbar.publishing.pages.cards import cards_html, page_card, page_cards
from teilbar.publishing.pages.texts import Credits, Way
from teilbar.publishing.participation import Participation, participation_in, subject_of_text
from teilbar.publishing.site_addresses import folder_of, package_path
from teilbar.publishing.text_pages import TextWork
from teilbar.reading.discovery import is_companion
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.model.unit import Library, Page
    from teilbar.publishing.ground import Ground
    from teilbar.publishing.pages.cards import Card
    from teilbar.texts import Language


def text_works(ground: Ground) -> Iterator[TextWork]:
    """Yield the work that the pages of texts are, the start page's first."""
    library, licences, targets, language = ground.library, ground.licences, ground.targets, ground.hub.language
    participation = {
        page.file: participation_in(ground.hub, ground.root, subject_of_text(page, ground.hub))
        for page in (*library.pages, *library.units, *library.paths)
    }
    twins = dict(twins_of(library, language))
    for page in sorted(library.pages, key=lambda page: page.id != ""):  # the home page's id is empty
        # The topics come below a start page's text, and the links below them.
        links = participation[page.file] if page.id else Participation()
        listed = {} if page.id else dict(_listed(page, ground))
        yield TextWork(page, targets.of(page), listed=listed, twin=twins.get(page.file), participation=links)
    ways, said = _ways(library), ground.descriptions
    offered: dict[str, list[tuple[str, str, str]]] = {}
    settings = {"h5p_set": ground.hub.h5p_set}
    for work, _, one in packages_of(library, ground.formats):
        demand = one.demand(work, language, settings) if isinstance(one, Demanding) and isinstance(work, Unit) else ""
        offered.setdefault(work.file, []).append((one.label(language), package_path(work, one), demand))
    for unit in library.units:
        downloads = tuple(offered.get(unit.file, ()))
        combined = combination_of(unit, licences)
        credit = Credits(
            ground.credit(unit),
            licences.resolve(unit.metadata.licence),
            combined.licence if combined else None,
        )
        yield TextWork(
            unit,
            targets.of(unit),
            credit,
            tuple(ways.get(unit.id, ())),
            downloads,
            twin=twins.get(unit.file),
            description=said.get(unit.file),
            participation=participation[unit.file],
        )
    units = {unit.id: unit for unit in library.units}
    for path in library.paths:
        steps = tuple(units[step] for step in path.units)
        cards = cards_html(page_cards(steps, folder_of(path), targets.covers, language), ordered=True) if steps else ""
        credit = Credits(ground.credit(path))
        downloads = tuple(offered.get(path.file, ()))
        yield TextWork(
            path,
            targets.of(path),
            credit,
            twin=twins.get(path.file),
            downloads=downloads,
            facts=_facts(steps, language),
            cards=cards,
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


def _ways(library: Library) -> dict[str, list[Way]]:
    """Return the learning paths that each unit is part of, with its neighbours there."""
    units = {unit.id: unit for unit in library.units}
    ways: dict[str, list[Way]] = {}
    for path in library.paths:
        steps = [(units[step].title, folder_of(units[step])) for step in path.units]
        around = [None, *steps, None]
        for position, unit in enumerate(path.units):
            way = Way((path.title, folder_of(path)), around[position], around[position + 2])
            ways.setdefault(unit, []).append(way)
    return ways


def _facts(units: Sequence[Unit], language: Language) -> str:
    """Return what is said of a learning path's units together."""
    minutes = sum(unit.metadata.duration.minutes for unit in units if unit.metadata.duration)
    facts = [plural("page.units", len(units), language)]
    if minutes:
        facts.append(text("page.minutes", language, minutes=minutes))
    return " · ".join(facts)
