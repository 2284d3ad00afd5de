"""Lists of units, paths and topics as cards."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.publishing.site_addresses import folder_of, page_address
from teilbar.rendering.facts import short_facts
from teilbar.rendering.tags import tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.unit import Page
    from teilbar.texts import Language


def card_html(title: str, address: str, summary: str = "", note: str = "") -> str:
    """Return a card: its title links, the rest is text."""
    parts = [f'<p class="tb-card__title">{tag("a", escape(title), href=address)}</p>']
    if summary:
        parts.append(f"<p>{escape(summary)}</p>")
    if note:
        parts.append(f'<p class="tb-card__note">{escape(note)}</p>')
    return f'<li class="tb-card">{"".join(parts)}</li>'


def cards_html(cards: Iterable[str], *, ordered: bool = False) -> str:
    """Return cards as a list; ordered where their order matters."""
    return tag("ol" if ordered else "ul", "".join(cards), class_="tb-cards")


def page_cards(pages: Iterable[Page], start: str, language: Language) -> list[str]:
    """Return a card for each text, linked from the page in the folder ``start``."""
    return [
        card_html(
            page.title,
            page_address(folder_of(page), start),
            page.metadata.summary,
            short_facts(page.metadata, language),
        )
        for page in pages
    ]
