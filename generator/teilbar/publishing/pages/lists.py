"""The pages that list: a topic, the topics, the learning paths."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.walk import is_visible
from teilbar.publishing.covers import drawing
from teilbar.publishing.pages.cards import Card, card_html, cards_html, page_cards, picture_of
from teilbar.publishing.pages.parts import in_parts
from teilbar.publishing.pages.texts import TITLE_ID
from teilbar.publishing.places import PATHS, TAGS, TOPICS
from teilbar.publishing.site_addresses import folder_of_topic, page_address
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.reading.identity import slug
from teilbar.rendering.tags import tag
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.model.unit import LearningPath, Unit
    from teilbar.publishing.covers import Covers
    from teilbar.texts import Language


def by_area(units: tuple[Unit, ...], order: tuple[str, ...], language: Language) -> dict[str, tuple[Unit, ...]]:
    """Return the units by area: the hub's areas first and in its order, then the others by alphabet.

    A unit stands under each of its areas; one without any, under a name of our own, last.
    """
    found: dict[str, list[Unit]] = {}
    names = {slug(area): area for area in order}
    rest: list[Unit] = []
    for unit in units:
        # Two spellings with one slug would be two pages at one address: the first one names it.
        labels = {slug(area.label): area.label for area in unit.metadata.areas if is_visible(area.label)}
        for key, label in labels.items():
            names.setdefault(key, label)
            found.setdefault(key, []).append(unit)
        if not labels:
            rest.append(unit)
    own = [key for key in names if key in found and names[key] in order]
    others = sorted((key for key in found if key not in own), key=lambda key: names[key].casefold())
    topics = {names[key]: tuple(found[key]) for key in (*own, *others)}
    unnamed = text("page.other-area", language)
    if rest and slug(unnamed) not in found:
        topics[unnamed] = tuple(rest)
    elif rest:
        topics[names[slug(unnamed)]] += tuple(rest)
    return topics


def topics_page(topics: Mapping[str, tuple[Unit, ...]], language: Language, *, tagged: bool = False) -> StagedPage:
    """Return the page of all areas; ``tagged`` says whether there is a page of all keywords, too."""
    cards = topic_cards(topics, TOPICS, language)
    words = tag("a", escape(text("tags.all", language)), href=page_address(TAGS, TOPICS))
    onward = [StagedHtml(f'<p class="tb-onward">{words}</p>')] if tagged else []
    intro = _intro("topics", language, empty=not cards)
    return _page(TOPICS, "topics", language, [intro, *_listed(cards), *onward])


def topic_pages(
    area: str, units: tuple[Unit, ...], covers: Covers, about: str, language: Language
) -> Iterator[StagedPage]:
    """Yield the pages of an area: one, or more where it has many units. ``about`` says what belongs to it, if known."""
    count = f"<p>{escape(plural('page.units', len(units), language))}</p>"
    lead = f'<p class="tb-lead">{escape(about)}</p>' if about else ""
    for part, shown in in_parts(folder_of_topic(area), units):
        title = part.title(area, language)
        cards = cards_html(page_cards(shown, part.folder, covers, language))
        html = f"{lead if part.number == 1 else ''}{count}{cards}{part.links(language)}"
        body = (StagedHeading(1, TITLE_ID, title), StagedHtml(html))
        trail = ((text("page.topics", language), TOPICS),)
        yield StagedPage(part.folder, title, body, about if part.number == 1 else "", "topic", trail=trail)


def paths_page(paths: tuple[LearningPath, ...], covers: Covers, language: Language) -> StagedPage:
    """Return the page of all learning paths."""
    cards = page_cards(paths, PATHS, covers, language)
    return _page(PATHS, "paths", language, [_intro("paths", language, empty=not cards), *_listed(cards)])


def topic_cards(topics: Mapping[str, tuple[Unit, ...]], start: str, language: Language) -> list[str]:
    """Return a card for each area, linked from the page in the folder ``start``."""
    return [
        card_html(
            Card(
                title=area,
                language=language,
                address=page_address(folder_of_topic(area), start),
                facts=(("units", plural("page.units", len(units), language)),),
                picture=picture_of(drawing(area), start),
            )
        )
        for area, units in topics.items()
    ]


def _listed(cards: list[str]) -> list[StagedHeading | StagedHtml]:
    return [StagedHtml(cards_html(cards))] if cards else []


def _intro(key: str, language: Language, *, empty: bool) -> StagedHtml:
    return StagedHtml(f"<p>{escape(text('page.no-units' if empty else f'page.{key}-intro', language))}</p>")


def _page(folder: str, key: str, language: Language, body: list[StagedHeading | StagedHtml]) -> StagedPage:
    title = text(f"page.{key}", language)
    intro = text(f"page.{key}-intro", language)
    return StagedPage(folder, title, (StagedHeading(1, TITLE_ID, title), *body), intro, "list")
