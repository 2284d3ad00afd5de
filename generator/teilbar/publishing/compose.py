"""From the library to the site that an engine renders: every page, the navigation, the foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from teilbar.model.walk import is_visible
from teilbar.publishing.announcing import announcements
from teilbar.publishing.feed import newest
from teilbar.publishing.pages import lists
from teilbar.publishing.pages.cards import cards_html
from teilbar.publishing.pages.credits import credits_page
from teilbar.publishing.participation import participation_in, subject_of_list, subject_of_text
from teilbar.publishing.places import CREDITS, FEED, MATERIALS, PATHS, TOPICS
from teilbar.publishing.site_addresses import folder_of, folder_of_topic
from teilbar.publishing.stage_check import check_site
from teilbar.publishing.staging import NavigationItem, StagedHtml, StagedSite
from teilbar.publishing.text_pages import SHEETS, Sheet, sheet_of, with_participation
from teilbar.publishing.text_works import text_works
from teilbar.reading.discovery import is_companion
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.hub import Hub
    from teilbar.model.unit import Library, Page, Unit
    from teilbar.publishing.ground import Ground
    from teilbar.publishing.staging import StagedPage
    from teilbar.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Composed:
    """A site, ready for an engine."""

    site: StagedSite
    """Its frame; its pages are the sheets'."""
    sheets: tuple[Sheet, ...]
    announcements: Mapping[str, bytes]
    """What tells programs that come by of its pages, by places in the site."""


def compose(ground: Ground, workshop: Workshop) -> Composed:
    """Return the whole site; the pages of texts are made in the workshop."""
    library, hub, name = ground.library, ground.hub, ground.name
    language, covers = hub.language, ground.targets.covers
    topics = lists.by_area(library.units, tuple(area.name for area in hub.areas), language)
    sheets = list(workshop.make(SHEETS, (work.order() for work in text_works(ground))))
    own_home = sheets.pop(0) if sheets and sheets[0].page.path == "" else None
    made = (
        lists.materials_page(topics, covers, language),
        lists.topics_page(topics, language),
        *(lists.topic_page(area, units, covers, language) for area, units in topics.items()),
        lists.paths_page(library.paths, covers, language),
    )
    listed = [sheet_of(_with_links(page, hub)) for page in made]
    sheets = [_home(own_home, ground, topics), *sheets, *listed, _credits(ground)]
    foot = tuple(_foot_pages(library, hub, ground.root))
    site = StagedSite(
        name=name,
        language=language,
        pages=tuple(sheet.page for sheet in sheets),
        navigation=_navigation(library, topics, hub, foot),
        url=hub.site_url,
        feed=FEED if hub.site_url and newest(library, 1) else "",
        description=hub.site_description,
        colours=(hub.theme.palette.primary, hub.theme.palette.accent),
        copyright=_foot(hub, foot),
    )
    check_site(site)
    return Composed(site, tuple(sheets), announcements(ground, site))


def site_name(hub: Hub, label: str) -> str:
    """Return what the site is called: by its hub file, else like its source."""
    return next(filter(is_visible, (hub.site_name, label)), text("page.home", hub.language))


def _credits(ground: Ground) -> Sheet:
    """Return the page of all credits. The search does not find it: it would find each unit a second time there."""
    targets, licences, language = ground.targets, ground.licences, ground.hub.language
    page = credits_page(ground.library, ground.credit, targets.places, licences, language)
    return replace(sheet_of(_with_links(page, ground.hub)), entries=())


def _with_links(page: StagedPage, hub: Hub) -> StagedPage:
    """Return a page that nobody wrote with the links by which readers take part."""
    links = participation_in(hub, "", subject_of_list(page.title, page.path, hub))
    return with_participation(page, links, hub.language)


def _home(own: Sheet | None, ground: Ground, topics: Mapping[str, tuple[Unit, ...]]) -> Sheet:
    """Return the start page: the author's, with the topics below it, or one of our own."""
    hub = ground.hub
    if own is None:
        page = lists.home_page(ground.name, hub.site_description, topics, ground.targets.covers, hub.language)
        return sheet_of(_with_links(page, hub))
    cards = lists.topic_cards(topics, "", hub.language)
    extra = (StagedHtml(cards_html(cards)),) if cards else ()
    page = replace(own.page, body=(*own.page.body, *extra))
    text_of_it = next(page for page in ground.library.pages if page.id == "")
    links = participation_in(hub, ground.root, subject_of_text(text_of_it, hub))
    return sheet_of(with_participation(page, links, hub.language))


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
        NavigationItem(page.title, folder_of(page))
        for page in library.pages
        if page.id and page.file not in in_foot and not is_companion(page.file)
    )
    return tuple(items)


def _foot_pages(library: Library, hub: Hub, root: str) -> Iterator[Page]:
    """Yield the pages that the hub wants in the foot, in its order; a check has said which of them are missing."""
    by_file = {page.file: page for page in library.pages}
    for path in hub.navigation:
        if page := by_file.get(f"{root}/{path}" if root else path):
            yield page


def _foot(hub: Hub, pages: tuple[Page, ...]) -> str:
    credits_link = tag("a", escape(text("credit.of-hub", hub.language)), href=f"{{root}}{CREDITS}")
    links = "".join(
        f"<li>{link}</li>"
        for link in (
            *(tag("a", escape(page.title), href=f"{{root}}{folder_of(page)}/index.html") for page in pages),
            credits_link,
        )
    )
    publisher = ""
    if hub.publisher.name:
        name = escape(hub.publisher.name)
        linked = tag("a", name, href=hub.publisher.url) if hub.publisher.url else name
        publisher = f"<p>{text('page.publisher', hub.language, name=linked)}</p>"
    return f'{publisher}<ul class="tb-foot-links">{links}</ul>'
