"""The page of all materials: the search with its filters, which a script brings to life, and the complete list.

Without a script the list is what there is; all else hides itself there (``@media (scripting: none)``). A hub of more
works than a page can carry lists its areas, each of which leads to a page of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from teilbar.publishing.facets import FACETS, SINGLE
from teilbar.publishing.pages.cards import cards_html, page_cards
from teilbar.publishing.pages.lists import topic_cards
from teilbar.publishing.pages.texts import TITLE_ID
from teilbar.publishing.places import MATERIALS
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.reading.identity import slug
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teilbar.model.unit import LearningPath, Unit
    from teilbar.publishing.covers import Covers
    from teilbar.publishing.facets import Value
    from teilbar.texts import Language

MOST = 200
"""Units that are listed with their cards on this page."""

SCRIPT = "finding.js"
"""The theme's script that the page needs."""

ORDERS = ("treffer", "bereich", "neu", "kurz", "titel")

_UNFOLDED = frozenset({"alter", "dauer", "bereich", "geraet"})
"""The filters that most people look for first."""
_EXTRAS = ("h5p", "leicht")
"""Filters with one value each, which stand together."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the page lists."""

    topics: Mapping[str, tuple[Unit, ...]]
    """Units by area."""
    paths: Sequence[LearningPath]

    @property
    def number(self) -> int:
        """How many cards the units take: one in each area."""
        return sum(map(len, self.topics.values()))


def materials_page(
    listed: Listed, values: Mapping[str, Sequence[Value]], covers: Covers, language: Language
) -> StagedPage:
    """Return the page of all materials.

    Takes what it lists, the values of each filter with how many works answer to each, and the pictures of cards.
    """
    title, intro = text("page.materials", language), text("page.materials-intro", language)
    said = intro if listed.topics or listed.paths else text("page.no-units", language)
    body = (
        StagedHeading(1, TITLE_ID, title),
        StagedHtml(tag("p", escape(said), class_="tb-finder-intro")),
        StagedHtml(_finder(values, _complete(listed, covers, language), language)),
    )
    return StagedPage(MATERIALS, title, body, intro, "list", scripts=(SCRIPT,))


def _finder(values: Mapping[str, Sequence[Value]], complete: str, language: Language) -> str:
    parts = (_form(language), _filters(values, language), _results(language), complete, _sheet(language))
    return f'<div class="tb-finder" id="tb-finder">{"".join(parts)}</div>'


def _form(language: Language) -> str:
    words = escape(text("finding.search", language))
    field = tag(
        "input",
        class_="tb-finder__input",
        id="tb-finder-text",
        type="search",
        name="q",
        autocomplete="off",
        enterkeyhint="search",
    )
    button = tag("button", escape(text("finding.go", language)), type="submit", class_="tb-button")
    return tag(
        "form",
        tag("label", words, for_="tb-finder-text", class_="tb-finder__label")
        + tag("div", field + button, class_="tb-finder__field"),
        class_="tb-finder__form",
        role="search",
        action="index.html",
        method="get",
        aria_label=text("finding.search", language),
    )


def _results(language: Language) -> str:
    """Return the place for what was found; the script fills it."""
    orders = "".join(tag("option", escape(text(f"finding.order.{key}", language)), value=key) for key in ORDERS)
    select = tag("select", orders, id="tb-finder-order", autocomplete="off")
    label = tag("label", escape(text("finding.sort", language)), for_="tb-finder-order")
    opener = tag(
        "button", escape(text("finding.filters", language)), type="button", class_="tb-button tb-finder__filter"
    )
    status = tag("p", "", class_="tb-finder__status", role="status")
    bar = status + opener + tag("div", f"{label} {select}", class_="tb-finder__order")
    chosen = tag("ul", "", class_="tb-chips") + tag(
        "button", escape(text("finding.clear", language)), type="button", class_="tb-finder__clear"
    )
    parts = (
        tag("h2", escape(text("finding.results", language)), class_="tb-hidden", id="tb-finder-results"),
        tag("div", bar, class_="tb-finder__bar"),
        tag("div", chosen, class_="tb-finder__chosen", hidden=True),
        tag("div", "", class_="tb-finder__found"),
        tag("button", escape(text("finding.more", language)), type="button", class_="tb-button tb-more", hidden=True),
    )
    return tag("section", "".join(parts), class_="tb-finder__results", aria_labelledby="tb-finder-results")


def _filters(values: Mapping[str, Sequence[Value]], language: Language) -> str:
    blocks = [_facet(facet, values[facet], language) for facet in FACETS if facet in values and facet not in _EXTRAS]
    extras = "".join(_box(facet, values[facet][0]) for facet in _EXTRAS if facet in values)
    if extras:
        blocks.append(_block("extras", extras, language, unfolded=False))
    heading = tag("h2", escape(text("finding.filters", language)), class_="tb-facets__title", id="tb-facets-title")
    facets = tag("div", "".join(blocks), class_="tb-facets", role="group", aria_labelledby="tb-facets-title")
    return tag("div", heading + facets, class_="tb-finder__filters")


def _facet(facet: str, values: Sequence[Value], language: Language) -> str:
    rows = [_box(facet, value) for value in values]
    if facet in SINGLE:
        rows.insert(0, _any(facet, language))
    return _block(facet, "".join(rows), language, unfolded=facet in _UNFOLDED)


def _block(name: str, rows: str, language: Language, *, unfolded: bool) -> str:
    words = escape(text(f"finding.{name}", language))
    anchor = f"tb-facet-{name}"
    summary = tag("summary", tag("span", words, id=anchor))
    group = tag("div", rows, class_="tb-facet__values", role="group", aria_labelledby=anchor)
    return tag("details", summary + group, class_="tb-facet", open=unfolded)


def _box(facet: str, value: Value) -> str:
    single = facet in SINGLE and facet not in _EXTRAS
    kind = "radio" if single else "checkbox"
    box = tag("input", type=kind, name=facet, value=value.key)
    words = tag("span", escape(value.label), class_="tb-facet__label")
    count = tag("span", f"({value.count})", class_="tb-facet__count")
    return tag("label", f"{box}{words} {count}", class_="tb-facet__value")


def _any(facet: str, language: Language) -> str:
    box = tag("input", type="radio", name=facet, value="", checked=True)
    words = tag("span", escape(text("finding.any", language)), class_="tb-facet__label")
    return tag("label", f"{box}{words}", class_="tb-facet__value")


def _sheet(language: Language) -> str:
    """Return the panel that holds the filters where there is no room for them beside the results."""
    head = tag("h2", escape(text("finding.filters", language)), class_="tb-sheet__title", id="tb-sheet-title")
    close = escape(text("finding.close", language))
    clear = tag("button", escape(text("finding.clear", language)), type="button", class_="tb-finder__clear")
    parts = (
        tag(
            "div",
            head + tag("button", close, type="button", class_="tb-button tb-sheet__close"),
            class_="tb-sheet__head",
        ),
        tag("div", "", class_="tb-sheet__body"),
        tag(
            "div", clear + tag("button", "", type="button", class_="tb-button tb-sheet__show"), class_="tb-sheet__foot"
        ),
    )
    return tag("dialog", "".join(parts), class_="tb-sheet", aria_labelledby="tb-sheet-title")


def _complete(listed: Listed, covers: Covers, language: Language) -> str:
    """Return the list that needs no script: all units by area, or where they are too many the areas; all paths."""
    if listed.number > MOST:
        lists = [cards_html(topic_cards(listed.topics, MATERIALS, language))]
    else:
        lists = [
            tag("h2", escape(area), id=f"tb-topic-{slug(area)}")
            + cards_html(page_cards(units, MATERIALS, covers, language))
            for area, units in listed.topics.items()
        ]
    if 0 < len(listed.paths) <= MOST:
        heading = tag("h2", escape(text("page.paths", language)), id="tb-paths")
        lists.append(heading + cards_html(page_cards(listed.paths, MATERIALS, covers, language)))
    return f'<div class="tb-complete">{"".join(lists)}</div>'
