"""The pages of the texts that authors wrote: units, learning paths, plain pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.duties.services import is_services
from teilbar.model.unit import Held
from teilbar.publishing.pages.facts import unit_facts
from teilbar.publishing.pages.news import news_html
from teilbar.publishing.pages.passing import PANEL_ID, PRINT_ID, Passing, passing_panel
from teilbar.publishing.pages.services import services_parts
from teilbar.publishing.pages.unit_lists import with_marks
from teilbar.publishing.pages.ways import place_html, way_html
from teilbar.publishing.site_addresses import folder_of, page_address, relative
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.rendering.credits import credits_table
from teilbar.rendering.document import SOLUTIONS, RenderedSection, render_document, with_steps
from teilbar.rendering.tags import tag
from teilbar.renditions.naming import linked_name
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.licensing.credits import Credit
    from teilbar.model.unit import LearningPath, Page, Unit
    from teilbar.publishing.pages.cards import Card
    from teilbar.publishing.pages.ways import Way
    from teilbar.publishing.site_addresses import PageTarget
    from teilbar.texts import Language

TITLE_ID = "tb-title"
"""Anchor of every page's level-1 heading; authors' headings cannot have it."""

_SCRIPTS = (("copy.js", '<button type="button" class="tb-copy"'), ("questions.js", '<section class="tb-question '))
"""The theme's scripts that not every page needs, each with how that begins which it works on."""

_NO_CARDS: Mapping[str, Card] = MappingProxyType({})

_UNFOLDED = 4
"""Media whose table is no longer than what stands above it."""

_NUMBERED = re.compile(r"\W*(?:(?:schritt|step)\s+)?\d", re.IGNORECASE)
"""How the heading of a step begins that its author numbered."""

Part = StagedHeading | StagedHtml


@dataclass(frozen=True, slots=True)
class Around:
    """What the site adds to the text of a unit."""

    passing: Passing = field(default_factory=Passing)
    ways: tuple[Way, ...] = ()
    """The learning paths that it is part of."""
    topics: Mapping[str, str] = field(default_factory=dict)
    """The folders of the pages of its areas, by their names."""
    tags: tuple[tuple[str, str], ...] = ()
    """Its keywords, each with the folder of its page, empty where it has none."""
    cover: tuple[str, int, int] | None = None
    """The picture that stands for it: its address seen from the page, width and height in pixels."""
    related: str = ""
    """The cards of units that go well with it."""


def plain_page(
    page: Page, target: PageTarget, cards: Mapping[str, Card] = _NO_CARDS, way: Way | None = None
) -> StagedPage:
    """Return the page of a plain text.

    ``cards`` are those of units and learning paths by the targets of links to them; given where lists of such links are
    to be cards. ``way`` leads to its neighbours in a series.
    """
    marks: Mapping[str, str] = {}
    if cards:
        document, marks = with_marks(page.document, cards)
        page = replace(page, content=Held(document))
    listed = is_services(page, target.language)
    content, solutions = (list(services_parts(page, target)), []) if listed else _sections(page, target)
    for mark, html in marks.items():
        content = [StagedHtml(p.html.replace(mark, html)) if isinstance(p, StagedHtml) else p for p in content]
    if page.id == "":  # its pictures have their credits beside them, and the page of all credits has them too
        return _staged(page, "home", [*content, *solutions])
    table = credits_table(_credits_of_media(page, target), target.language)
    ways_on = way_html(way, target.start, target.language) if way else ""
    body = [*content, *(StagedHtml(html) for html in (ways_on, table) if html), *solutions]
    return _staged(page, "list" if listed else "page", body)


def with_twin(page: StagedPage, words: str, folder: str) -> StagedPage:
    """Return a page with a link below its title to the page that says the same in another way."""
    link = StagedHtml(f'<p class="tb-twin">{tag("a", escape(words), href=page_address(folder, page.path))}</p>')
    return replace(page, body=(page.body[0], link, *page.body[1:]))


def unit_page(unit: Unit, target: PageTarget, around: Around) -> StagedPage:
    """Return a unit's page: whether it fits, its text, how it is passed on, where to go from here, who made what."""
    language, start = target.language, target.start
    credits_ = tuple(_credits_of_media(unit, target))
    content, solutions = _sections(unit, target)
    below = (
        "".join(way_html(way, start, language) for way in around.ways),
        related_html(around.related, language),
        news_html(unit, language),
        _media_table(credits_, language),
    )
    return _staged(
        unit,
        "unit",
        [
            StagedHtml(_head(unit, around, start, language)),
            *content,
            passing_panel(around.passing, start, language, media=bool(credits_)),
            *(StagedHtml(html) for html in below if html),
            *solutions,
        ],
    )


def path_page(path: LearningPath, target: PageTarget, passing: Passing, together: tuple[str, str]) -> StagedPage:
    """Return a learning path's page: its text and its units in order.

    ``together`` is what is said of all units together, and their cards, both as HTML and maybe empty.
    """
    language, start = target.language, target.start
    facts, cards = together
    lead = f'<p class="tb-lead">{escape(path.metadata.summary)}</p>' if path.metadata.summary else ""
    credits_ = tuple(_credits_of_media(path, target))
    content, solutions = _sections(path, target)
    order = escape(text("path.order", language))
    head, steps = lead + facts, f'<section class="tb-path"><h2>{order}</h2>{cards}</section>' if cards else ""
    table = _media_table(credits_, language)
    return _staged(
        path,
        "path",
        [
            *(StagedHtml(html) for html in (head,) if html),
            *content,
            *(StagedHtml(html) for html in (steps,) if html),
            passing_panel(passing, start, language, media=bool(credits_)),
            *(StagedHtml(html) for html in (table,) if html),
            *solutions,
        ],
    )


def related_html(cards: str, language: Language) -> str:
    """Return the cards of units that go well with another, under a heading; empty without any."""
    title = escape(text("unit.related", language))
    return f'<section class="tb-related"><h2>{title}</h2>{cards}</section>' if cards else ""


def _head(unit: Unit, around: Around, start: str, language: Language) -> str:
    """Return what stands above a unit's text."""
    metadata = unit.metadata
    lead = f'<p class="tb-lead">{escape(metadata.summary)}</p>' if metadata.summary else ""
    places = "".join(place_html(way, start, language) for way in around.ways)
    facts = unit_facts(metadata, around.topics, start, language)
    ways_on = _shortcuts(language) + _tags(around, start, language)
    return f'<div class="tb-head">{_cover(around.cover)}{lead}{facts}{places}{ways_on}</div>'


def _cover(cover: tuple[str, int, int] | None) -> str:
    if cover is None:
        return ""
    src, width, height = cover
    # Its alternative text is empty: what it shows is told where the text shows it.
    return tag("img", src=src, alt="", class_="tb-cover", width=str(width), height=str(height), decoding="async")


def _shortcuts(language: Language) -> str:
    links = (("passing.print", PRINT_ID), ("passing.title", PANEL_ID))
    items = "".join(f"<li>{tag('a', escape(text(key, language)), href=f'#{anchor}')}</li>" for key, anchor in links)
    return f'<ul class="tb-shortcuts">{items}</ul>'


def _tags(around: Around, start: str, language: Language) -> str:
    """Return a unit's keywords: links to what else is about them, words where nothing else is."""
    items = "".join(
        f"<li>{tag('a', escape(name), href=page_address(folder, start)) if folder else tag('span', escape(name))}</li>"
        for name, folder in around.tags
    )
    label = escape(text("page.keywords", language))
    return f'<div class="tb-tags"><p>{label}</p><ul>{items}</ul></div>' if items else ""


def _media_table(credits_: tuple[tuple[str, str, Credit], ...], language: Language) -> str:
    """Return the table of a text's media; folded where it is long: beside each medium its credit stands anyway."""
    table = credits_table(credits_, language)
    if len(credits_) <= _UNFOLDED:
        return table
    words = escape(text("unit.media", language, count=len(credits_)))
    return f'<details class="tb-credits-fold"><summary>{words}</summary>{table}</details>'


def _credits_of_media(page: Page, target: PageTarget) -> Iterator[tuple[str, str, Credit]]:
    media = {medium.path: medium for medium in page.media.values()}
    for path, credit in sorted(target.credits.items()):
        medium = media[path]
        address = relative(linked_name(target.places[path], medium.facts), target.start)
        yield medium.name, address, credit


def _staged(page: Page, kind: str, body: list[Part]) -> StagedPage:
    heading = StagedHeading(1, TITLE_ID, page.title)
    return StagedPage(folder_of(page), page.title, (heading, *body), page.metadata.summary, kind, scripts_of(body))


def _sections(page: Page, target: PageTarget) -> tuple[list[Part], list[Part]]:
    """Return the parts of a text, and those that follow all else on the page."""
    content: list[Part] = []
    last: list[Part] = []
    for section, is_step in with_steps(render_document(page, target)):
        (last if section.role == SOLUTIONS else content).extend(_parts(section, is_step=is_step))
    return content, last


def _parts(section: RenderedSection, *, is_step: bool) -> Iterator[Part]:
    if section.level:
        yield StagedHeading(section.level, section.id, section.text, section.heading_html)
    if section.html.strip():
        role = section.role or ("step" if is_step else "")
        if is_step and not _NUMBERED.match(section.text):
            role += " tb-section--unnumbered"
        classes = f"tb-section tb-section--{role}" if role else None
        yield StagedHtml(tag("div", section.html, class_=classes) if classes else section.html)


def scripts_of(body: Iterable[Part]) -> tuple[str, ...]:
    """Return the names of the theme's scripts that parts of a page need."""
    html = [part.html for part in body if isinstance(part, StagedHtml)]
    return tuple(name for name, mark in _SCRIPTS if any(mark in one for one in html))
