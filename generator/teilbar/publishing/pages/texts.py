"""The pages of the texts that authors wrote: units, learning paths, plain pages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TypeAlias

from teilbar.publishing.pages.cards import cards_html, page_cards
from teilbar.publishing.site_addresses import folder_of, page_address, relative
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.rendering.document import render_document
from teilbar.rendering.facts import credit_html, day_text, facts_html
from teilbar.rendering.tags import tag
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import LearningPath, Page, Unit
    from teilbar.publishing.site_addresses import SiteTarget
    from teilbar.texts import Language

TITLE_ID = "tb-title"
"""Anchor of every page's level-1 heading; authors' headings cannot have it."""

NEWEST = 5
"""How many changes a unit's page tells."""

Part = StagedHeading | StagedHtml
Downloads: TypeAlias = tuple[tuple[str, str], ...]


def plain_page(page: Page, target: SiteTarget) -> StagedPage:
    """Return the page of a plain text."""
    return _staged(page, "home" if page.id == "" else "page", _sections(page, target))


def unit_page(
    unit: Unit,
    target: SiteTarget,
    licences: Registry,
    paths: tuple[tuple[LearningPath, Unit | None, Unit | None], ...],
    downloads: Downloads = (),
) -> StagedPage:
    """Return a unit's page.

    ``paths`` are the learning paths it is part of, with the units before and after it; ``downloads`` what its
    packages are for, with each one's place in the site.
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
    if ways := "".join(_way(unit, *path, target) for path in paths):
        body.append(StagedHtml(ways))
    return _staged(unit, "unit", body)


def path_page(path: LearningPath, target: SiteTarget, units: tuple[Unit, ...]) -> StagedPage:
    """Return a learning path's page: its text and its units in order."""
    language = target.language
    start = folder_of(path)
    minutes = sum(unit.metadata.duration.minutes for unit in units if unit.metadata.duration)
    facts = [plural("page.units", len(units), language)]
    if minutes:
        facts.append(text("page.minutes", language, minutes=minutes))
    lead = f'<p class="tb-lead">{escape(path.metadata.summary)}</p>' if path.metadata.summary else ""
    body: list[Part] = [StagedHtml(f"{lead}<p>{escape(' · '.join(facts))}</p>")]
    body.extend(_sections(path, target))
    if units:
        body.append(StagedHtml(cards_html(page_cards(units, start, language), ordered=True)))
    return _staged(path, "path", body)


def _staged(page: Page, kind: str, body: list[Part]) -> StagedPage:
    heading = StagedHeading(1, TITLE_ID, page.title)
    return StagedPage(folder_of(page), page.title, (heading, *body), page.metadata.summary, kind)


def _sections(page: Page, target: SiteTarget) -> list[Part]:
    return list(_parts(page, target))


def _parts(page: Page, target: SiteTarget) -> Iterator[Part]:
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


def _downloads(unit: Unit, downloads: Downloads, target: SiteTarget) -> str:
    """Return the links to a unit's packages, each with what it is for."""
    items = "".join(
        f"<li>{tag('a', escape(label), href=relative(path, folder_of(unit)))}</li>" for label, path in downloads
    )
    title = escape(text("page.downloads", target.language))
    return f'<div class="tb-downloads"><p><strong>{title}</strong></p><ul>{items}</ul></div>'


def _way(unit: Unit, path: LearningPath, before: Unit | None, after: Unit | None, target: SiteTarget) -> str:
    """Return the links of a unit within a learning path."""
    language, start = target.language, folder_of(unit)
    links = [(text("page.part-of", language), path.title, page_address(folder_of(path), start))]
    for key, other in (("page.previous", before), ("page.next", after)):
        if other:
            links.append((text(key, language), other.title, page_address(folder_of(other), start)))
    items = "".join(
        f"<li>{escape(word)}: {tag('a', escape(title), href=address)}</li>" for word, title, address in links
    )
    return f'<nav class="tb-way" aria-label="{escape(path.title)}"><ul>{items}</ul></nav>'
