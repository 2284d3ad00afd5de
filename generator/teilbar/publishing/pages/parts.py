"""Lists that grow with the hub, in pages that load fast: the first at its own address, the others below it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeVar

from teilbar.publishing.site_addresses import page_address
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.texts import Language

T = TypeVar("T")

AT_ONCE = 48
"""Cards on a page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a list that has several."""

    folder: str
    """Its folder in the site."""
    number: int
    """From 1."""
    of: tuple[str, ...]
    """The folders of all pages of the list."""

    def title(self, title: str, language: Language) -> str:
        """Return the title of this page of a list with a title of its own."""
        return title if self.number == 1 else text("tags.part-title", language, title=title, part=self.number)

    def links(self, language: Language) -> str:
        """Return links to the pages before and after; empty where the list has one page."""
        if len(self.of) == 1:
            return ""
        here = escape(text("tags.part", language, part=self.number, parts=len(self.of)))
        items = [f'<li class="tb-parts__here">{here}</li>']
        if self.number > 1:
            items.insert(0, f"<li>{self._link('before', self.number - 1, language)}</li>")
        if self.number < len(self.of):
            items.append(f"<li>{self._link('after', self.number + 1, language)}</li>")
        label = escape(text("tags.parts", language))
        return f'<nav class="tb-parts" aria-label="{label}"><ul>{"".join(items)}</ul></nav>'

    def _link(self, key: str, number: int, language: Language) -> str:
        href = page_address(self.of[number - 1], self.folder)
        return tag("a", escape(text(f"tags.{key}", language)), href=href, rel={"before": "prev", "after": "next"}[key])


def in_parts(folder: str, things: Sequence[T], most: int = AT_ONCE) -> Iterator[tuple[Part, Sequence[T]]]:
    """Yield the pages of a list in a folder with what stands on each; one page where the list is empty."""
    count = max(1, -(-len(things) // most))
    folders = (folder, *(f"{folder}/seite-{number}" for number in range(2, count + 1)))
    for number, own in enumerate(folders, 1):
        yield Part(own, number, folders), things[(number - 1) * most : number * most]
