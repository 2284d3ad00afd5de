"""The pages of keywords: all of them by alphabet, and the units of each."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from teilbar.publishing.pages.cards import cards_html, page_cards
from teilbar.publishing.pages.parts import in_parts
from teilbar.publishing.pages.texts import TITLE_ID
from teilbar.publishing.places import TAGS
from teilbar.publishing.site_addresses import page_address
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.reading.identity import slug
from teilbar.rendering.tags import tag
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.publishing.covers import Covers
    from teilbar.publishing.tags import Tag, Tags
    from teilbar.texts import Language


def tag_pages(tags: Tags, covers: Covers, language: Language) -> Iterator[StagedPage]:
    """Yield the page of all keywords and those of each; none where no keyword has a page."""
    listed = tags.with_pages()
    if not listed:
        return
    yield _all(listed, language)
    for one in listed:
        yield from _of(one, covers, language)


def _all(tags: tuple[Tag, ...], language: Language) -> StagedPage:
    title, intro = text("tags.title", language), text("tags.intro", language)
    letters = "".join(
        f'<div class="tb-index__letter"><p aria-hidden="true">{escape(letter)}</p>'
        f"<ul>{''.join(_entry(one) for one in group)}</ul></div>"
        for letter, group in groupby(tags, key=_letter)
    )
    body = (
        StagedHeading(1, TITLE_ID, title),
        StagedHtml(f'<p>{escape(intro)}</p><div class="tb-index">{letters}</div>'),
    )
    return StagedPage(TAGS, title, body, intro, "list")


def _letter(one: Tag) -> str:
    first = slug(one.name)[:1]
    return first.upper() if first.isalpha() else "#"


def _entry(one: Tag) -> str:
    link = tag("a", escape(one.name), href=page_address(one.folder, TAGS))
    return f'<li>{link} <span class="tb-index__count">{len(one.units)}</span></li>'


def _of(one: Tag, covers: Covers, language: Language) -> Iterator[StagedPage]:
    name = text("tags.of", language, name=one.name)
    count = escape(plural("page.units", len(one.units), language))
    for part, units in in_parts(one.folder, one.units):
        title = part.title(name, language)
        everything = tag("a", escape(text("tags.all", language)), href=page_address(TAGS, part.folder))
        html = (
            f"<p>{count}</p>{cards_html(page_cards(units, part.folder, covers, language))}{part.links(language)}"
            f'<p class="tb-onward">{everything}</p>'
        )
        yield StagedPage(part.folder, title, (StagedHeading(1, TITLE_ID, title), StagedHtml(html)), kind="topic")
