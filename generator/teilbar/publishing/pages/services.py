"""The page of an institution's services: a card each; and what the start page says of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.walk import plain_text
from teilbar.publishing.site_addresses import folder_of, page_address
from teilbar.publishing.staging import StagedHeading, StagedHtml
from teilbar.rendering.document import render_document
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.unit import Page
    from teilbar.publishing.site_addresses import PageTarget
    from teilbar.texts import Language


def services_parts(page: Page, target: PageTarget) -> Iterator[StagedHtml]:
    """Yield what the page says: what stands above the services, and all of them as a list of cards.

    A card's name is a heading for those who go from one to the next; the list of contents has none of them.
    """
    sections = render_document(page, target)
    yield from (StagedHtml(section.html) for section in sections if not section.level and section.html.strip())
    cards = "".join(
        tag(
            "li",
            f'<p class="tb-service__name" role="heading" aria-level="2">{escape(section.text)}</p>{section.html}',
            id=section.id,
            class_="tb-service",
        )
        for section in sections
        if section.level
    )
    yield StagedHtml(tag("ul", cards, class_="tb-services"))


def services_on_start_page(page: Page, language: Language) -> tuple[StagedHeading, StagedHtml]:
    """Return what a start page says of the services: what they are called, each a link."""
    folder = folder_of(page)
    items = "".join(
        tag("li", tag("a", escape(heading), href=page_address(folder, "", anchor))) for heading, anchor in _named(page)
    )
    more = tag("p", tag("a", escape(text("service.all", language)), href=page_address(folder, "")), class_="tb-more")
    listed = tag("ul", items, class_="tb-service-links")
    return StagedHeading(2, "tb-services", page.title), StagedHtml(
        f"<p>{escape(page.metadata.summary)}</p>{listed}{more}"
    )


def _named(page: Page) -> Iterator[tuple[str, str]]:
    for section in page.document.sections:
        if section.heading:
            yield plain_text(section.heading.children), section.heading.id
