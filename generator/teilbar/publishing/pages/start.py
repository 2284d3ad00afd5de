"""The start page: what the author says there, and around it the ways to a unit.

At the top stand the author's first words and picture with a large search field, then the situations. Learning paths,
areas and what is new follow the author's last list of units, else all of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from teilbar.publishing.covers import drawing
from teilbar.publishing.pages.cards import card_html, cards_html, page_card
from teilbar.publishing.pages.texts import TITLE_ID
from teilbar.publishing.places import MATERIALS, PATHS, TOPICS
from teilbar.publishing.site_addresses import folder_of, folder_of_topic, page_address
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.rendering.hyphens import hyphenated
from teilbar.rendering.tags import tag
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.model.unit import LearningPath, Unit
    from teilbar.publishing.covers import Covers
    from teilbar.texts import Language

Part = StagedHeading | StagedHtml

FEW = 24
"""Units that a start page nobody wrote shows at most."""

PATHS_SHOWN = 6
"""Learning paths that a start page shows at most."""

NEWEST_SHOWN = 4
"""Units that a start page shows as new at most."""

_LIST_OF_CARDS = re.compile('<[ou]l class="tb-cards">')
_CARDS = 'class="tb-cards"'


@dataclass(frozen=True, slots=True, kw_only=True)
class StartContent:
    """What a start page leads to."""

    topics: Mapping[str, tuple[Unit, ...]]
    paths: Sequence[LearningPath]
    newest: Sequence[Unit]
    """Those that were changed last."""
    situations: str
    """HTML, maybe empty."""
    covers: Covers
    language: Language


def own_start_page(page: StagedPage, description: str, content: StartContent) -> StagedPage:
    """Return the author's start page with the ways to units; ``description`` stands for a missing beginning."""
    heading, *rest = page.body
    intro = rest.pop(0).html if rest and isinstance(rest[0], StagedHtml) else _lead(description)
    if found := _LIST_OF_CARDS.search(intro):
        rest.insert(0, StagedHtml(intro[found.start() :]))
        intro = intro[: found.start()]
    last = max((number for number, part in enumerate(rest, 1) if _has_cards(part)), default=len(rest))
    said = "".join(part.html for part in rest if isinstance(part, StagedHtml))
    body = (heading, _hero(intro, content), *_situations(content), *rest[:last], *_ways(content, said), *rest[last:])
    return replace(page, body=body)


def made_start_page(name: str, description: str, content: StartContent) -> StagedPage:
    """Return a start page for a source whose author wrote none: with its units where they are few."""
    units = {unit.id: unit for topic in content.topics.values() for unit in topic}
    listed: list[Part] = []
    if units and len(units) <= FEW:
        listed.append(StagedHeading(2, "tb-materials", text("page.materials", content.language)))
        listed.append(_cards(units.values(), content))
        content = replace(content, newest=())
    elif not units:
        listed.append(StagedHtml(tag("p", escape(text("page.no-units", content.language)))))
    picture = tag("img", class_="tb-hero__drawing", src=drawing("").place, alt="", width="480", height="320")
    body = (
        StagedHeading(1, TITLE_ID, name),
        _hero(_lead(description) + tag("figure", picture), content),
        *_situations(content),
        *listed,
        *_ways(content, ""),
    )
    return StagedPage("", name, body, description, "home")


def _lead(description: str) -> str:
    return tag("p", escape(description)) if description else ""


def _hero(intro: str, content: StartContent) -> StagedHtml:
    """Return what stands below the title: the author's words, the search, the picture."""
    before, figure, after = intro.partition("<figure")
    return StagedHtml(before + _search(content.language) + figure + after)


def _search(language: Language) -> str:
    field = tag(
        "input", class_="tb-hero__field", id="tb-hero-search", type="search", name="q", autocomplete="off",
        placeholder=text("start.search-example", language),
    )  # fmt: skip
    label = tag("label", escape(text("start.search", language)), for_="tb-hero-search")
    button = tag("button", escape(text("start.go", language)), class_="tb-hero__go", type="submit")
    row = tag("div", field + button, class_="tb-hero__row")
    return tag("form", label + row, class_="tb-hero__search", role="search", action=page_address(MATERIALS, ""))


def _situations(content: StartContent) -> Iterator[Part]:
    if content.situations:
        yield StagedHeading(2, "tb-situations", text("start.situations", content.language))
        yield StagedHtml(content.situations)


def _ways(content: StartContent, said: str) -> Iterator[Part]:
    """Yield the learning paths, the areas and what is new; what the author lists already is left out."""
    language = content.language
    paths = [path for path in content.paths if f'href="{page_address(folder_of(path), "")}"' not in said]
    if paths:
        yield StagedHeading(2, "tb-paths", text("page.paths", language))
        yield _cards(paths[:PATHS_SHOWN], content)
        if len(paths) > PATHS_SHOWN:
            yield _more(text("start.all-paths", language), PATHS)
    if content.topics:
        yield StagedHeading(2, "tb-topics", text("start.topics", language))
        yield StagedHtml(tag("ul", "".join(_topics(content)), class_="tb-topics"))
        yield _more(text("start.all-topics", language), TOPICS)
    newest = [unit for unit in content.newest if f'href="{page_address(folder_of(unit), "")}"' not in said]
    if newest:
        yield StagedHeading(2, "tb-newest", text("start.newest", language))
        yield _cards(newest[:NEWEST_SHOWN], content)
        yield _more(text("start.all-materials", language), MATERIALS)


def _topics(content: StartContent) -> Iterator[str]:
    for area, units in content.topics.items():
        address = page_address(folder_of_topic(area), "")
        count = tag("span", escape(plural("page.units", len(units), content.language)), class_="tb-topics__count")
        picture = tag(
            "img", src=drawing(area).place, alt="", width="480", height="320", loading="lazy", decoding="async"
        )
        name = tag("span", escape(hyphenated(area, content.language)))
        yield tag("li", tag("a", f"{picture}{name} {count}", href=address))


def _more(words: str, folder: str) -> StagedHtml:
    return StagedHtml(tag("p", tag("a", escape(words), href=page_address(folder, "")), class_="tb-more"))


def _cards(pages: Iterable[Unit | LearningPath], content: StartContent) -> StagedHtml:
    cards = (card_html(page_card(page, "", content.covers, content.language)) for page in pages)
    return StagedHtml(cards_html(cards))


def _has_cards(part: Part) -> bool:
    return isinstance(part, StagedHtml) and _CARDS in part.html
