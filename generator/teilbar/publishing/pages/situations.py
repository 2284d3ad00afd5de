"""Situations in which somebody looks for a unit: each a link to the page of all materials, narrowed already."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from teilbar.publishing.places import MATERIALS
from teilbar.publishing.site_addresses import page_address
from teilbar.rendering.tags import tag
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.publishing.facets import Keys
    from teilbar.texts import Language

LEAST = 2
"""Situations that are a choice."""

# What each is called in ``[start]`` of texts/interface.toml and in themes/material/icons/, and what it asks for; one of
# several for the same thing: the first that some text answers to.
_SITUATIONS = (
    ("no-device", ("geraet", "ohne")),
    ("short", ("dauer", "20")),
    ("short-45", ("dauer", "45")),
    ("unprepared", ("vorbereitung", "keine")),
    ("unprepared-15", ("vorbereitung", "15")),
    ("youngest", ("alter", "")),
    ("days", ("dauer", "tage")),
    ("team", ("alter", "erwachsene")),
    ("easy", ("leicht", "ja")),
)


def situations_html(keys: Sequence[Keys], language: Language) -> str:
    """Return the tiles of a start page; empty where fewer than :data:`LEAST` situations have a text.

    Takes the keys of all units and learning paths, as :mod:`teilbar.publishing.facets` gives them.
    """
    tiles = tuple(_tiles(keys, language))
    return tag("ul", "".join(tiles), class_="tb-tiles") if len(tiles) >= LEAST else ""


def _tiles(keys: Sequence[Keys], language: Language) -> Iterator[str]:
    shown: set[str] = set()
    for name, (facet, wanted) in _SITUATIONS:
        icon = name.partition("-4")[0].partition("-1")[0]
        key = wanted or _youngest(keys)
        count = sum(key in one.get(facet, ()) for one in keys)
        if not count or icon in shown:
            continue
        shown.add(icon)
        address = f"{page_address(MATERIALS, '')}?{urlencode({facet: key})}"
        words = escape(text(f"start.{name}", language, age=key))
        ideas = tag("span", escape(plural("start.ideas", count, language)), class_="tb-tile__count")
        inside = f"{tag('span', words, class_='tb-tile__title')} {ideas}"
        yield tag("li", tag("a", inside, href=address), class_=f"tb-tile tb-tile--{icon}")


def _youngest(keys: Sequence[Keys]) -> str:
    """Return the youngest age that some text is for."""
    years = {int(year) for one in keys for year in one.get("alter", ()) if year.isdecimal()}
    return str(min(years)) if years else ""
