"""Lists of links to units on a start page, as cards.

On GitLab such a list stays what it is. Each of its items begins with a link in bold type to a unit or a learning path:
``- **[Schattentheater](einheiten/schattentheater/index.md)**: Eine Pappkatze wächst.`` The card has the link's words as
its title and those behind it as its summary; picture and facts are the unit's own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.model.document import Document, Link, List, ListItem, Paragraph, Section, Strong, Text
from teilbar.model.walk import plain_text
from teilbar.publishing.pages.cards import card_html, cards_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.model.document import Block
    from teilbar.publishing.pages.cards import Card

# A noncharacter: the reader takes them out of every text, so no author can forge a mark.
_MARK = "\ufdd2"


def with_marks(document: Document, known: Mapping[str, Card]) -> tuple[Document, dict[str, str]]:
    """Return a document with a mark in place of each list of units, and the cards that belong there.

    Takes the cards of units and learning paths by the targets of the links that lead to them. The marks are paragraphs
    as they are rendered; what belongs there is finished HTML.
    """
    found: dict[str, str] = {}

    def marked(block: Block) -> Block:
        cards = _cards(block, known)
        if not cards:
            return block
        mark = f"{_MARK}{len(found)}{_MARK}"
        found[f"<p>{mark}</p>"] = cards
        return Paragraph((Text(mark),))

    def in_section(section: Section) -> Section:
        return replace(section, blocks=tuple(map(marked, section.blocks)))

    return replace(document, sections=tuple(map(in_section, document.sections))), found


def _cards(block: Block, known: Mapping[str, Card]) -> str:
    """Return the cards that a block comes to; empty where it is no list of units."""
    if not isinstance(block, List):
        return ""
    cards = [_card(item, known) for item in block.items]
    found = [card_html(card) for card in cards if card]
    return cards_html(found, ordered=block.ordered) if len(found) == len(cards) else ""


def _card(item: ListItem, known: Mapping[str, Card]) -> Card | None:
    match item:
        case ListItem((Paragraph((Strong((Link() as link,)), *rest)),), None) if link.target in known:
            words = plain_text(tuple(rest)).lstrip(" :.–-").strip()
            card = known[link.target]
            summary = words[:1].upper() + words[1:] if words else card.summary
            return replace(card, title=plain_text(link) or card.title, summary=summary)
        case _:
            return None
