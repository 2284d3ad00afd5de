"""From the library to the site that an engine renders: every page, the navigation, the foot."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.publishing.downloads import package_path
from teilbar.publishing.pages import lists
from teilbar.publishing.pages.cards import cards_html
from teilbar.publishing.pages.texts import path_page, plain_page, unit_page
from teilbar.publishing.site_addresses import (
    MATERIALS,
    PATHS,
    TOPICS,
    SiteTarget,
    folder_of,
    folder_of_topic,
)
from teilbar.publishing.staging import NavigationItem, StagedHtml, StagedPage, StagedSite
from teilbar.reading.identity import is_visible
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.exporting.format import Format
    from teilbar.hub import Hub
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import LearningPath, Library, Page, Unit


def compose(  # noqa: PLR0913 - what a site is made of, each given by name
    library: Library, hub: Hub, licences: Registry, *, name: str, root: str = "", formats: Sequence[Format] = ()
) -> StagedSite:
    """Return the whole site.

    ``name`` is what a hub without a name of its own is called; ``root`` is the content folder in the source, which the
    hub's own paths are relative to; ``formats`` are those in which units are offered.
    """
    language = hub.language
    target = SiteTarget(library, language)
    topics = lists.by_area(library.units, tuple(area.name for area in hub.areas), language)
    site_name = next(filter(is_visible, (hub.site_name, name)), text("page.home", language))
    foot = tuple(_foot_pages(library, hub, root))
    pages = (
        *_home(library, topics, hub, site_name, target),
        *(plain_page(page, target) for page in library.pages if page.id),
        *(
            unit_page(
                unit, target, licences, ways, tuple((one.label(language), package_path(unit, one)) for one in formats)
            )
            for unit, ways in _units_in_paths(library)
        ),
        *_path_pages(library, target),
        lists.materials_page(topics, language),
        lists.topics_page(topics, language),
        *(lists.topic_page(area, units, language) for area, units in topics.items()),
        lists.paths_page(library.paths, language),
    )
    return StagedSite(
        name=site_name,
        language=language,
        pages=pages,
        navigation=_navigation(library, topics, hub, foot),
        url=hub.site_url and f"{hub.site_url.rstrip('/')}/",
        description=hub.site_description,
        colours=(hub.theme.palette.primary, hub.theme.palette.accent),
        copyright=_foot(hub, foot),
    )


def _home(
    library: Library, topics: Mapping[str, tuple[Unit, ...]], hub: Hub, name: str, target: SiteTarget
) -> Iterator[StagedPage]:
    own = next((page for page in library.pages if page.id == ""), None)
    if own is None:
        yield lists.home_page(name, hub.site_description, topics, hub.language)
        return
    page = plain_page(own, target)
    cards = lists.topic_cards(topics, "", hub.language)
    extra = (StagedHtml(cards_html(cards)),) if cards else ()
    yield StagedPage(page.path, page.title, (*page.body, *extra), page.description, page.kind)


def _units_in_paths(
    library: Library,
) -> Iterator[tuple[Unit, tuple[tuple[LearningPath, Unit | None, Unit | None], ...]]]:
    """Yield every unit with the learning paths it is part of and its neighbours there."""
    units = {unit.id: unit for unit in library.units}
    ways: dict[str, list[tuple[LearningPath, Unit | None, Unit | None]]] = {}
    for path in library.paths:
        steps = [units[step] for step in path.units]
        around = [None, *steps, None]
        for position, unit in enumerate(steps):
            ways.setdefault(unit.id, []).append((path, around[position], around[position + 2]))
    for unit in library.units:
        yield unit, tuple(ways.get(unit.id, ()))


def _path_pages(library: Library, target: SiteTarget) -> Iterator[StagedPage]:
    units = {unit.id: unit for unit in library.units}
    for path in library.paths:
        yield path_page(path, target, tuple(units[step] for step in path.units))


def _navigation(
    library: Library, topics: Mapping[str, tuple[Unit, ...]], hub: Hub, foot: tuple[Page, ...]
) -> tuple[NavigationItem, ...]:
    """Return the tree that every page carries: topics, paths and pages, but never the units."""
    language = hub.language
    in_foot = {page.file for page in foot}
    items = [
        NavigationItem(text("page.home", language), ""),
        NavigationItem(text("page.materials", language), MATERIALS),
    ]
    if topics:
        children = tuple(NavigationItem(area, folder_of_topic(area)) for area in topics)
        items.append(NavigationItem(text("page.topics", language), TOPICS, children))
    if library.paths:
        children = tuple(NavigationItem(path.title, folder_of(path)) for path in library.paths)
        items.append(NavigationItem(text("page.paths", language), PATHS, children))
    items.extend(
        NavigationItem(page.title, folder_of(page)) for page in library.pages if page.id and page.file not in in_foot
    )
    return tuple(items)


def _foot_pages(library: Library, hub: Hub, root: str) -> Iterator[Page]:
    """Yield the pages that the hub wants in the foot, in its order; a check has said which of them are missing."""
    by_file = {page.file: page for page in library.pages}
    for path in hub.navigation:
        if page := by_file.get(f"{root}/{path}" if root else path):
            yield page


def _foot(hub: Hub, pages: tuple[Page, ...]) -> str:
    links = "".join(
        f"<li>{tag('a', escape(page.title), href=f'{{root}}{folder_of(page)}/index.html')}</li>" for page in pages
    )
    publisher = ""
    if hub.publisher.name:
        name = escape(hub.publisher.name)
        linked = tag("a", name, href=hub.publisher.url) if hub.publisher.url else name
        publisher = f"<p>{text('page.publisher', hub.language, name=linked)}</p>"
    return f'{publisher}<ul class="tb-foot-links">{links}</ul>' if links else publisher
