"""Lists of units, paths and topics as cards.

A card, as the style sheet ``themes/material/styles/46-cards.css`` and scripts that make cards know it::

    <ul class="tb-cards">                       (<ol> where the order matters)
      <li class="tb-card">
        <img class="tb-card__picture" src alt="" width height loading="lazy" decoding="async">
        <div class="tb-card__text">
          <p class="tb-card__area">Medienbildung</p>
          <p class="tb-card__title"><a href>Unser erster Trickfilm</a></p>
          <p class="tb-card__summary">Kinder kneten eine Schnecke ...</p>
          <ul class="tb-card__facts">
            <li class="tb-fact tb-fact--age">4 bis 6 Jahre</li>
            <li class="tb-fact tb-fact--duration">3 × 45 Minuten</li>
            <li class="tb-fact tb-fact--devices">Tablet oder Smartphone</li>
          </ul>
        </div>
      </li>
    </ul>

What is not known is left out. The picture's alternative text is empty: beside the title it says nothing new. The whole
card leads where its title does; it stays one link.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from teilbar.model.unit import LearningPath
from teilbar.publishing.site_addresses import folder_of, page_address, relative
from teilbar.rendering.facts import ages_text, duration_text
from teilbar.rendering.hyphens import hyphenated
from teilbar.rendering.tags import tag
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.model.metadata import Metadata
    from teilbar.model.unit import Page
    from teilbar.publishing.covers import Cover, Covers
    from teilbar.texts import Language


ADULT = 18
"""Years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says."""

    title: str
    language: Language
    address: str
    """Where it leads, seen from the page that it stands on."""
    summary: str = ""
    area: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """Each with its kind, which gives it a sign: ``age``, ``duration``, ``devices``, ``units``."""
    picture: tuple[str, int, int] | None = None
    """Its address, seen from the page, its width and its height in pixels."""


def card_html(card: Card, *, first: bool = False) -> str:
    """Return a card; the picture of a ``first`` one, which everybody sees, is asked for at once."""
    parts = []
    if card.area:
        parts.append(tag("p", escape(card.area), class_="tb-card__area"))
    title = escape(hyphenated(card.title, card.language))
    parts.append(tag("p", tag("a", title, href=card.address), class_="tb-card__title"))
    if card.summary:
        parts.append(tag("p", escape(card.summary), class_="tb-card__summary"))
    if card.facts:
        facts = "".join(tag("li", escape(words), class_=f"tb-fact tb-fact--{kind}") for kind, words in card.facts)
        parts.append(tag("ul", facts, class_="tb-card__facts"))
    return tag("li", _picture(card, first=first) + tag("div", "".join(parts), class_="tb-card__text"), class_="tb-card")


def cards_html(cards: Iterable[str], *, ordered: bool = False) -> str:
    """Return cards as a list; ordered where their order matters."""
    return tag("ol" if ordered else "ul", "".join(cards), class_="tb-cards")


def page_cards(pages: Iterable[Page], start: str, covers: Covers, language: Language) -> list[str]:
    """Return a card for each text, linked from the page in the folder ``start``."""
    return [card_html(page_card(page, start, covers, language)) for page in pages]


def page_card(page: Page, start: str, covers: Covers, language: Language) -> Card:
    """Return the card of a text, linked from the page in the folder ``start``."""
    metadata = page.metadata
    return Card(
        title=page.title,
        language=language,
        address=page_address(folder_of(page), start),
        summary=metadata.summary,
        area=", ".join(area.label for area in metadata.areas if area.label),
        facts=(*card_facts(metadata, language), *_path_facts(page, language)),
        picture=picture_of(covers.of(page), start),
    )


def _path_facts(page: Page, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what tells a learning path from a unit where both are listed."""
    if isinstance(page, LearningPath) and page.units:
        yield "units", plural("page.path-of", len(page.units), language)


def picture_of(cover: Cover, start: str) -> tuple[str, int, int]:
    """Return a card's picture as the page in the folder ``start`` shows it."""
    return relative(cover.place, start), cover.width, cover.height


def card_facts(metadata: Metadata, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what a card says of a text, each with its kind: for whom it is, how long it takes, what it needs."""
    adults = metadata.ages is not None and (metadata.ages.youngest or 0) >= ADULT
    if adults and (audience := [concept.label for concept in metadata.audience if concept.label]):
        yield "age", text("page.for-audience", language, audience=", ".join(audience))
    elif metadata.ages:
        yield "age", ages_text(metadata.ages, language)
    if metadata.duration:
        yield "duration", duration_text(metadata.duration, language)
    if metadata.devices:
        yield "devices", ", ".join(metadata.devices)


def _picture(card: Card, *, first: bool) -> str:
    if card.picture is None:
        return ""
    src, width, height = card.picture
    return tag(
        "img",
        class_="tb-card__picture",
        src=src,
        alt="",
        width=str(width),
        height=str(height),
        loading=None if first else "lazy",
        decoding="async",
    )
