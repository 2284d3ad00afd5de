"""From the library to the site that an engine renders: every page, the navigation, the foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from teilbar.duties.services import is_services
from teilbar.exporting.format import HubFormat, purpose_of
from teilbar.model.unit import LearningPath, Unit
from teilbar.model.walk import is_visible
from teilbar.publishing.announcing import announcements
from teilbar.publishing.facets import offered
from teilbar.publishing.feed import newest
from teilbar.publishing.finding import findables, works_of
from teilbar.publishing.foot import foot_of
from teilbar.publishing.pages import lists
from teilbar.publishing.pages.contributors import contributors_pages
from teilbar.publishing.pages.credits import credits_page
from teilbar.publishing.pages.materials import Listed, materials_page
from teilbar.publishing.pages.passing import Offer, whole_hub_panel
from teilbar.publishing.pages.services import services_on_start_page
from teilbar.publishing.pages.situations import situations_html
from teilbar.publishing.pages.start import StartContent, made_start_page, own_start_page
from teilbar.publishing.pages.tags import tag_pages
from teilbar.publishing.participation import participation_in, subject_of_list, subject_of_text
from teilbar.publishing.places import CATALOGUE, CREDITS, FEED, MATERIALS, PATHS, SHARING, TOPICS
from teilbar.publishing.series import series_of
from teilbar.publishing.site_addresses import folder_of
from teilbar.publishing.stage_check import check_site
from teilbar.publishing.staging import NavigationItem, StagedHtml, StagedSite, file_of
from teilbar.publishing.tags import Tags
from teilbar.publishing.text_pages import SHEETS, Sheet, sheet_of, with_participation
from teilbar.publishing.text_works import TextWorks
from teilbar.reading.discovery import is_companion
from teilbar.reading.identity import slug
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teilbar.hub import Hub
    from teilbar.model.unit import Library, Page
    from teilbar.publishing.finding import Work
    from teilbar.publishing.foot import Foot
    from teilbar.publishing.ground import Ground
    from teilbar.publishing.staging import StagedPage
    from teilbar.searching.findable import Findable
    from teilbar.workshop import Workshop


NEWEST = 12
"""Units among which a start page looks for what is new: some of them its author shows already."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A site, ready for an engine."""

    site: StagedSite
    """Its frame; its pages are the sheets'."""
    sheets: tuple[Sheet, ...]
    announcements: Mapping[str, bytes]
    """What tells programs that come by of its pages, by places in the site."""
    findables: tuple[Findable, ...]
    """What the search knows of its texts."""
    topics: frozenset[str]
    """The names of the areas that have a page."""


def compose(ground: Ground, workshop: Workshop) -> Composed:
    """Return the whole site; the pages of texts are made in the workshop."""
    return Composer(ground, workshop).all()


class Composer:
    """The pages of a site: all of them, or one as it is among all."""

    def __init__(self, ground: Ground, workshop: Workshop) -> None:
        """Take what the site is made of, and where the pages of texts are made."""
        self._ground = ground
        self._workshop = workshop
        self._language = ground.hub.language

    def all(self) -> Composed:
        """Return the whole site."""
        ground = self._ground
        sheets = list(self._workshop.make(SHEETS, (work.order() for work in self._text_works.all())))
        own_home = sheets.pop(0) if sheets and sheets[0].page.path == "" else None
        sheets = [self._home(own_home), *sheets, *map(sheet_of, self._lists), _credits(ground)]
        site = replace(self.frame, pages=tuple(sheet.page for sheet in sheets))
        check_site(site)
        texts = {sheet.page.path: sheet.texts for sheet in sheets}
        found = tuple(findables(self._works, texts, ground))
        return Composed(site, tuple(sheets), announcements(ground, site), found, frozenset(self._topics))

    def one(self, file: str) -> Sheet | None:
        """Return the sheet of the page that stands at a place in the site; None where there is none."""
        ground = self._ground
        if file == file_of(""):
            return self._home(self._sheet(self._texts[file]) if file in self._texts else None)
        if file in self._texts:
            return self._sheet(self._texts[file])
        if file == CREDITS:
            return _credits(ground)
        return next((sheet_of(page) for page in self._lists if file_of(page.path) == file), None)

    @cached_property
    def frame(self) -> StagedSite:
        """The site without its pages: what an engine knows of all of them."""
        ground, hub = self._ground, self._ground.hub
        return StagedSite(
            name=ground.name,
            language=self._language,
            pages=(),
            navigation=_navigation(ground.library, self._topics, hub, self.foot),
            url=hub.site_url,
            feed=FEED if hub.site_url and newest(ground.library, 1) else "",
            description=hub.site_description,
            colours=(hub.theme.palette.primary, hub.theme.palette.accent),
            logo=ground.emblems.logo,
            favicon=ground.emblems.favicon,
            fonts=ground.emblems.fonts,
            files=ground.emblems.files,
            copyright=self.foot.html(hub),
        )

    @cached_property
    def foot(self) -> Foot:
        """What stands at the foot of every page."""
        ground = self._ground
        return foot_of(ground.library, ground.hub, ground.root, with_contributors=bool(ground.contributors))

    @cached_property
    def _topics(self) -> Mapping[str, tuple[Unit, ...]]:
        ground = self._ground
        return lists.by_area(ground.library.units, tuple(area.name for area in ground.hub.areas), self._language)

    @cached_property
    def _works(self) -> tuple[Work, ...]:
        return works_of(self._ground)

    @cached_property
    def _tags(self) -> Tags:
        return Tags(self._ground.library.units)

    @cached_property
    def _text_works(self) -> TextWorks:
        return TextWorks(self._ground, self._tags)

    @cached_property
    def _texts(self) -> Mapping[str, Page]:
        library = self._ground.library
        return {file_of(folder_of(page)): page for page in (*library.pages, *library.units, *library.paths)}

    @cached_property
    def _lists(self) -> tuple[StagedPage, ...]:
        """The pages that nobody wrote, with the links by which readers take part."""
        ground, library, language = self._ground, self._ground.library, self._language
        topics, tags, covers = self._topics, self._tags, self._ground.targets.covers
        choices = offered([work.keys for work in self._works], {slug(area): area for area in topics}, language)
        made = (
            _with_whole_hub(materials_page(Listed(topics, library.paths), choices, covers, language), ground),
            lists.topics_page(topics, language, tagged=bool(tags.with_pages())),
            *(
                page
                for area, units in topics.items()
                for page in lists.topic_pages(area, units, covers, ground.about(area), language)
            ),
            lists.paths_page(library.paths, covers, language),
            *tag_pages(tags, covers, language),
            *contributors_pages(ground.contributors, language),
        )
        return tuple(_with_links(page, ground.hub) for page in made)

    def _sheet(self, page: Page) -> Sheet:
        return next(self._workshop.make(SHEETS, [self._text_works.of(page).order()]))

    def _home(self, own: Sheet | None) -> Sheet:
        return _home(own, self._ground, self._topics, self._works, self.foot)


def site_name(hub: Hub, label: str) -> str:
    """Return what the site is called: by its hub file, else like its source."""
    return next(filter(is_visible, (hub.site_name, label)), text("page.home", hub.language))


def _credits(ground: Ground) -> Sheet:
    """Return the page of all credits."""
    targets, licences, language = ground.targets, ground.licences, ground.hub.language
    page = credits_page(ground.library, ground.credit, targets.places, licences, language)
    return sheet_of(_with_links(page, ground.hub))


def _with_whole_hub(page: StagedPage, ground: Ground) -> StagedPage:
    """Return a page with links by which the whole hub can be taken over, below all else."""
    archive = next((one for one in ground.formats if isinstance(one, HubFormat)), None) if ground.shared else None
    language = ground.hub.language
    offer = Offer(archive.label(language), SHARING, purpose_of(archive, language)) if archive else None
    return replace(page, body=(*page.body, whole_hub_panel(offer, CATALOGUE, page.path, language)))


def _with_links(page: StagedPage, hub: Hub) -> StagedPage:
    """Return a page that nobody wrote with the links by which readers take part."""
    links = participation_in(hub, "", subject_of_list(page.title, page.path, hub))
    return with_participation(page, links, hub.language)


def _home(
    own: Sheet | None,
    ground: Ground,
    topics: Mapping[str, tuple[Unit, ...]],
    works: Sequence[Work],
    foot: Foot,
) -> Sheet:
    """Return the start page: the author's, or one of our own."""
    hub, library = ground.hub, ground.library
    keys = tuple(work.keys for work in works if isinstance(work.page, Unit | LearningPath))
    content = StartContent(
        topics=topics,
        paths=library.paths,
        newest=newest(library, NEWEST),
        situations=situations_html(keys, hub.language),
        covers=ground.targets.covers,
        language=hub.language,
    )
    if own is None:
        page = made_start_page(ground.name, hub.site_description, content)
        return sheet_of(_with_links(_with_the_hub(page, foot, library, hub), hub))
    page = _with_the_hub(own_start_page(own.page, hub.site_description, content), foot, library, hub)
    text_of_it = next(page for page in library.pages if page.id == "")
    links = participation_in(hub, ground.root, subject_of_text(text_of_it, hub))
    return sheet_of(with_participation(page, links, hub.language))


def _with_the_hub(page: StagedPage, foot: Foot, library: Library, hub: Hub) -> StagedPage:
    """Return a start page with what the hub is besides its units.

    The links to easy language and sign language stand below what it begins with, the services below all else.
    """
    essentials = foot.on_start_page(hub.language)
    services = next((one for one in library.pages if is_services(one, hub.language)), None)
    begin = (*page.body[:2], StagedHtml(essentials)) if essentials else page.body[:2]
    end = services_on_start_page(services, hub.language) if services else ()
    return replace(page, body=(*begin, *page.body[2:], *end))


def _navigation(
    library: Library, topics: Mapping[str, tuple[Unit, ...]], hub: Hub, foot: Foot
) -> tuple[NavigationItem, ...]:
    """Return what every page leads to: the lists, and the hub's own pages; no single topic, path or unit."""
    language, apart = hub.language, foot.files | series_of(library).keys()
    items = [
        NavigationItem(text("page.home", language), ""),
        NavigationItem(text("page.materials", language), MATERIALS),
    ]
    if topics:
        items.append(NavigationItem(text("page.topics", language), TOPICS))
    if library.paths:
        items.append(NavigationItem(text("page.paths", language), PATHS))
    items.extend(
        NavigationItem(page.title, folder_of(page))
        for page in library.pages
        if page.id and page.file not in apart and not is_companion(page.file)
    )
    return tuple(items)
