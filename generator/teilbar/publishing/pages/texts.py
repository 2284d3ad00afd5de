"""The pages of the texts that authors wrote: units, learning paths, plain pages."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from teilbar.publishing.site_addresses import folder_of, page_address, relative
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.rendering.document import render_document
from teilbar.rendering.facts import credit_html, day_text, facts_html
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import LearningPath, Page, Unit
    from teilbar.publishing.site_addresses import PageTarget
    from teilbar.texts import Language

TITLE_ID = "tb-title"
"""Anchor of every page's level-1 heading; authors' headings cannot have it."""

NEWEST = 5
"""How many changes a unit's page tells."""

Part = StagedHeading | StagedHtml
Downloads: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A learning path that a unit is part of, as the unit's page tells of it: titles and folders of pages."""

    path: tuple[str, str]
    before: tuple[str, str] | None
    after: tuple[str, str] | None


def plain_page(page: Page, target: PageTarget) -> StagedPage:
    """Return the page of a plain text."""
    return _staged(page, "home" if page.id == "" else "page", _sections(page, target))


def unit_page(
    unit: Unit, target: PageTarget, licences: Registry, ways: tuple[Way, ...], downloads: Downloads = ()
) -> StagedPage:
    """Return a unit's page.

    ``ways`` are the learning paths it is part of; ``downloads`` what its packages are for, with each one's place in the
    site.
    """
    metadata = unit.metadata
    lead = f'<p class="tb-lead">{escape(metadata.summary)}</p>' if metadata.summary else ""
    body: list[Part] = []
    if head := lead + facts_html(metadata, target.language):
        body.append(StagedHtml(head))
    body.extend(_sections(unit, target))
    if credit := credit_html(metadata, licences, target.language):
        body.append(StagedHtml(credit))
    if news := _news(unit, target.language):
        body.append(StagedHtml(news))
    if downloads and not unit.withheld:
        body.append(StagedHtml(_downloads(unit, downloads, target)))
    if links := "".join(_way(unit, way, target) for way in ways):
        body.append(StagedHtml(links))
    return _staged(unit, "unit", body)


def path_page(path: LearningPath, target: PageTarget, facts: str, cards: str) -> StagedPage:
    """Return a learning path's page: its text and its units in order.

    ``facts`` is what is said of all units together, as text; ``cards`` are the units' cards as HTML, maybe empty.
    """
    lead = f'<p class="tb-lead">{escape(path.metadata.summary)}</p>' if path.metadata.summary else ""
    body: list[Part] = [StagedHtml(f"{lead}<p>{escape(facts)}</p>")]
    body.extend(_sections(path, target))
    if cards:
        body.append(StagedHtml(cards))
    return _staged(path, "path", body)


def _staged(page: Page, kind: str, body: list[Part]) -> StagedPage:
    heading = StagedHeading(1, TITLE_ID, page.title)
    return StagedPage(folder_of(page), page.title, (heading, *body), page.metadata.summary, kind)


def _sections(page: Page, target: PageTarget) -> list[Part]:
    return list(_parts(page, target))


def _parts(page: Page, target: PageTarget) -> Iterator[Part]:
    for section in render_document(page, target):
        if section.level:
            yield StagedHeading(section.level, section.id, section.text, section.heading_html)
        if section.html.strip():
            classes = f"tb-section tb-section--{section.role}" if section.role else None
            yield StagedHtml(tag("div", section.html, class_=classes) if classes else section.html)


def _news(unit: Unit, language: Language) -> str:
    """Return what was changed lately, the newest first; empty where git does not know."""
    changes = unit.history.changes[:NEWEST]
    if not changes:
        return ""
    items = "".join(
        f'<li><time datetime="{change.day}">{day_text(change.day, language)}</time>: {escape(change.summary)}</li>'
        for change in changes
    )
    title = escape(text("page.news", language, version=unit.version))
    return f'<details class="tb-news"><summary>{title}</summary><ul>{items}</ul></details>'


def _downloads(unit: Unit, downloads: Downloads, target: PageTarget) -> str:
    """Return the links to a unit's packages, each with what it is for."""
    items = "".join(
        f"<li>{tag('a', escape(label), href=relative(path, folder_of(unit)))}</li>" for label, path in downloads
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
