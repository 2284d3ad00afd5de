"""The hub's page of credits: who made what, of everything that it publishes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.licensing.credits import credit_of_medium
from teilbar.licensing.lines import html_line
from teilbar.publishing.pages.texts import TITLE_ID
from teilbar.publishing.places import CREDITS
from teilbar.publishing.site_addresses import folder_of, page_address, relative
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.rendering.tags import tag
from teilbar.renditions.naming import linked_name
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from teilbar.licensing.credits import Credit
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Library, Medium, Page
    from teilbar.texts import Language


def credits_page(
    library: Library,
    credit_of: Callable[[Page], Credit],
    places: Mapping[str, str],
    licences: Registry,
    language: Language,
) -> StagedPage:
    """Return the page: a credit line for each unit and learning path, and one for each medium of any text.

    ``credit_of`` tells the credit of a text, ``places`` where each medium lies in the site, by its path in the source.
    """
    title, intro = text("credit.of-hub", language), text("credit.of-hub-intro", language)
    parts: list[StagedHeading | StagedHtml] = [StagedHeading(1, TITLE_ID, title), StagedHtml(f"<p>{escape(intro)}</p>")]
    lists = (
        ("page.materials", _of_texts(library.units, credit_of, language)),
        ("page.paths", _of_texts(library.paths, credit_of, language)),
        ("credit.heading", _of_media(library, places, licences, language)),
    )
    for key, items in lists:
        if html := "".join(items):
            parts.append(StagedHeading(2, f"tb-{key.replace('.', '-')}", text(key, language)))
            parts.append(StagedHtml(f'<ul class="tb-credit-list">{html}</ul>'))
    return StagedPage(CREDITS, title, tuple(parts), intro, "list")


def _of_texts(pages: tuple[Page, ...], credit_of: Callable[[Page], Credit], language: Language) -> Iterator[str]:
    for page in sorted(pages, key=lambda page: (page.title.casefold(), page.id)):
        address = page_address(folder_of(page), "")
        yield _item(page.title, address, credit_of(page), language)


def _of_media(library: Library, places: Mapping[str, str], licences: Registry, language: Language) -> Iterator[str]:
    """Yield each medium once, under its name: with its credit in the first text that shows it."""
    found: dict[str, tuple[Medium, Page]] = {}
    for page in (*library.units, *library.paths, *library.pages):
        for medium in page.media.values():
            if not medium.part_of:
                found.setdefault(medium.path, (medium, page))
    for path, (medium, page) in sorted(found.items()):
        address = relative(linked_name(places[path], medium.facts), "")
        yield _item(medium.name, address, credit_of_medium(medium, page, licences), language)


def _item(name: str, address: str, credit: Credit, language: Language) -> str:
    if not credit.says_something:
        line = f"{_link(name, address)}: {escape(text('credit.unknown', language))}"
    elif credit.title:
        line = html_line(credit, language, address, linked=True)
    else:
        line = f"{_link(name, address)}: {html_line(credit, language, address)}"
    return f"<li>{line}</li>"


def _link(name: str, address: str) -> str:
    return tag("a", escape(name), href=address)
