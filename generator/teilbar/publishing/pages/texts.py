"""The pages of the texts that authors wrote: units, learning paths, plain pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from teilbar.model.unit import Held
from teilbar.publishing.pages.unit_lists import with_marks
from teilbar.publishing.site_addresses import folder_of, page_address, relative
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.rendering.credits import credit_html, credits_table, whole_html
from teilbar.rendering.document import SOLUTIONS, RenderedSection, render_document
from teilbar.rendering.facts import day_text, facts_html
from teilbar.rendering.tags import tag
from teilbar.renditions.naming import linked_name
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.licensing.credits import Credit
    from teilbar.model.history import Change
    from teilbar.model.licence import Licence
    from teilbar.model.unit import LearningPath, Page, Unit
    from teilbar.publishing.pages.cards import Card
    from teilbar.publishing.site_addresses import PageTarget
    from teilbar.texts import Language

TITLE_ID = "tb-title"
"""Anchor of every page's level-1 heading; authors' headings cannot have it."""

NEWEST = 5
"""How many changes a unit's page tells."""

_SCRIPTS = (("copy.js", '<button type="button" class="tb-copy"'), ("questions.js", '<section class="tb-question '))
"""The theme's scripts that not every page needs, each with how that begins which it works on."""

_NO_CARDS: Mapping[str, Card] = MappingProxyType({})

Part = StagedHeading | StagedHtml
Downloads: TypeAlias = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Credits:
    """What a page says of its makers and of sharing it."""

    own: Credit | None = None
    """Of the text; None for a plain page."""
    licence: Licence | None = None
    """The unit's own."""
    whole: Licence | None = None
    """What text and media together may be shared under."""


@dataclass(frozen=True, slots=True)
class Way:
    """A learning path that a unit is part of, as the unit's page tells of it: titles and folders of pages."""

    path: tuple[str, str]
    before: tuple[str, str] | None
    after: tuple[str, str] | None


def plain_page(page: Page, target: PageTarget, cards: Mapping[str, Card] = _NO_CARDS) -> StagedPage:
    """Return the page of a plain text.

    ``cards`` are those of units and learning paths by the targets of links to them; given where lists of such links are
    to be cards.
    """
    marks: Mapping[str, str] = {}
    if cards:
        document, marks = with_marks(page.document, cards)
        page = replace(page, content=Held(document))
    content, solutions = _sections(page, target)
    for mark, html in marks.items():
        content = [StagedHtml(p.html.replace(mark, html)) if isinstance(p, StagedHtml) else p for p in content]
    body = [*content, *_credits(page, target, Credits()), *solutions]
    return _staged(page, "home" if page.id == "" else "page", body)


def with_twin(page: StagedPage, words: str, folder: str) -> StagedPage:
    """Return a page with a link below its title to the page that says the same in another way."""
    link = StagedHtml(f'<p class="tb-twin">{tag("a", escape(words), href=page_address(folder, page.path))}</p>')
    return replace(page, body=(page.body[0], link, *page.body[1:]))


def unit_page(
    unit: Unit, target: PageTarget, credit: Credits, ways: tuple[Way, ...], downloads: Downloads
) -> StagedPage:
    """Return a unit's page.

    ``credit`` says who made it and what of it may be shared; ``ways`` are the learning paths it is part of;
    ``downloads`` what its packages are for, with each one's place in the site and what a platform needs for it.
    """
    metadata = unit.metadata
    lead = f'<p class="tb-lead">{escape(metadata.summary)}</p>' if metadata.summary else ""
    body: list[Part] = []
    if head := lead + facts_html(metadata, target.language):
        body.append(StagedHtml(head))
    content, solutions = _sections(unit, target)
    body.extend((*content, *_credits(unit, target, credit)))
    if news := _news(unit, target.language):
        body.append(StagedHtml(news))
    if downloads:
        body.append(StagedHtml(_downloads(unit, downloads, target)))
    if links := "".join(_way(unit, way, target) for way in ways):
        body.append(StagedHtml(links))
    return _staged(unit, "unit", [*body, *solutions])


def path_page(
    path: LearningPath, target: PageTarget, credit: Credits, downloads: Downloads, units: tuple[str, str]
) -> StagedPage:
    """Return a learning path's page: its text and its units in order.

    ``downloads`` are as in :func:`unit_page`; ``units`` is what is said of all units together, as text, and their cards
    as HTML, maybe empty.
    """
    facts, cards = units
    lead = f'<p class="tb-lead">{escape(path.metadata.summary)}</p>' if path.metadata.summary else ""
    body: list[Part] = [StagedHtml(f"{lead}<p>{escape(facts)}</p>")]
    content, solutions = _sections(path, target)
    body.extend(content)
    if cards:
        body.append(StagedHtml(cards))
    body.extend(_credits(path, target, credit))
    if downloads:
        body.append(StagedHtml(_downloads(path, downloads, target)))
    return _staged(path, "path", [*body, *solutions])


def _credits(page: Page, target: PageTarget, credit: Credits) -> Iterator[StagedHtml]:
    """Yield what a page says of its makers: its own credit, that of all together, and that of each medium."""
    media = credits_table(_credits_of_media(page, target), target.language)
    parts = (
        credit_html(credit.own, target.language, copying=True) if credit.own else "",
        whole_html(credit.licence, credit.whole, target.language) if media else "",
        media,
    )
    if html := "".join(parts):
        yield StagedHtml(html)


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
    for section in render_document(page, target):
        (last if section.role == SOLUTIONS else content).extend(_parts(section))
    return content, last


def _parts(section: RenderedSection) -> Iterator[Part]:
    if section.level:
        yield StagedHeading(section.level, section.id, section.text, section.heading_html)
    if section.html.strip():
        classes = f"tb-section tb-section--{section.role}" if section.role else None
        yield StagedHtml(tag("div", section.html, class_=classes) if classes else section.html)


def scripts_of(body: Iterable[Part]) -> tuple[str, ...]:
    """Return the names of the theme's scripts that parts of a page need."""
    html = [part.html for part in body if isinstance(part, StagedHtml)]
    return tuple(name for name, mark in _SCRIPTS if any(mark in one for one in html))


def _news(unit: Unit, language: Language) -> str:
    """Return what was changed lately, the newest first, and by how many people; empty where git does not know.

    Git's version numbers say nothing where the author counts otherwise.
    """
    changes = unit.history.changes[:NEWEST]
    if not changes:
        return ""
    items = "".join(f"<li>{_change(change, language, numbered=not unit.metadata.version)}</li>" for change in changes)
    title = escape(text("page.news", language, version=unit.version))
    people = f"<p>{plural('page.contributors', unit.contributors, language)}</p>" if unit.contributors else ""
    return f'<details class="tb-news"><summary>{title}</summary><ul>{items}</ul>{people}</details>'


def _change(change: Change, language: Language, *, numbered: bool) -> str:
    version = f"{escape(text('page.version', language, version=change.version))}, " if numbered else ""
    return f'{version}<time datetime="{change.day}">{day_text(change.day, language)}</time>: {escape(change.summary)}'


def _demand(demand: str, target: PageTarget) -> str:
    """Return what a platform needs for a package, to unfold; empty where it needs nothing."""
    if not demand:
        return ""
    asked = escape(text("page.demand", target.language))
    return f'<details class="tb-demand"><summary>{asked}</summary><p>{escape(demand)}</p></details>'


def _downloads(page: Page, downloads: Downloads, target: PageTarget) -> str:
    """Return the links to a text's packages, each with what it is for."""
    items = "".join(
        f"<li>{tag('a', escape(label), href=relative(path, folder_of(page)))}{_demand(demand, target)}</li>"
        for label, path, demand in downloads
    )
    title = escape(text("page.downloads", target.language))
    return f'<div class="tb-downloads"><p><strong>{title}</strong></p><ul>{items}</ul></div>'


def _way(unit: Unit, way: Way, target: PageTarget) -> str:
    """Return the links of a unit within a learning path."""
    language, start = target.language, folder_of(unit)
    links = [(text("page.part-of", language), *way.path)]
    links += [
        (text(key, language), *other)
        for key, other in (("page.previous", way.before), ("page.next", way.after))
        if other
    ]
    items = "".join(
        f"<li>{escape(word)}: {tag('a', escape(title), href=page_address(folder, start))}</li>"
        for word, title, folder in links
    )
    return f'<nav class="tb-way" aria-label="{escape(way.path[0])}"><ul>{items}</ul></nav>'
