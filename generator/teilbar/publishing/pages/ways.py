"""How a unit lies in learning paths: which place it has there, and where its readers come from and go to."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from teilbar.publishing.site_addresses import page_address
from teilbar.rendering.hyphens import hyphenated
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.texts import Language


@dataclass(frozen=True, slots=True)
class Way:
    """A learning path that a unit is part of, as the unit's page tells of it: titles and folders of pages."""

    path: tuple[str, str]
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    position: int
    """From 1."""
    count: int
    """Units of the path."""
    said: str = "unit.position"
    """The words that say how far readers have come (``texts/interface.toml``)."""


def place_html(way: Way, start: str, language: Language) -> str:
    """Return where in a learning path a unit is, for the head of its page in the folder ``start``."""
    link = tag("a", escape(way.path[0]), href=page_address(way.path[1], start))
    # The link is put in after escaping, which it would not survive.
    words = escape(text("unit.position-in", language, position=way.position, count=way.count, path="\0"))
    return f'<p class="tb-place">{words.replace(chr(0), link)}</p>'


def way_html(way: Way, start: str, language: Language) -> str:
    """Return a unit's neighbours in a learning path as links, with how far readers have come."""
    title, folder = way.path
    position = text(way.said, language, position=way.position, count=way.count)
    head = (
        f"<p>{escape(text('page.part-of', language))} {tag('a', escape(title), href=page_address(folder, start))}"
        f' <span class="tb-way__position">{escape(position)}</span></p>'
    )
    steps = "".join(
        f'<li class="tb-way__{name}">{_step(name, other, start, language)}</li>'
        for name, other in (("previous", way.before), ("next", way.after))
        if other
    )
    # What it shows is said in words beside it.
    bar = f'<progress class="tb-way__progress" value="{way.position}" max="{way.count}" aria-hidden="true"></progress>'
    return f'<nav class="tb-way" aria-label="{escape(title)}">{head}{bar}{f"<ul>{steps}</ul>" if steps else ""}</nav>'


def _step(name: str, other: tuple[str, str], start: str, language: Language) -> str:
    title, folder = other
    word = tag("span", escape(text(f"page.{name}", language)), class_="tb-way__word")
    return tag("a", f"{word} {escape(hyphenated(title, language))}", href=page_address(folder, start))
