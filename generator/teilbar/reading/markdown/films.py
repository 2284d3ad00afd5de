"""Films that somebody else hosts, in whatever way a text shows or names them.

A link that is a paragraph of its own, a picture that links to a film, a film written as a picture, and a player that
was embedded with HTML all mean the same: here is a film. A link within a sentence, in a list of links or among a
text's sources stays a link.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.model.document import (
    Callout,
    Figure,
    ForeignFilm,
    HtmlBlock,
    HtmlTag,
    Image,
    LineBreak,
    Link,
    List,
    Meeting,
    Paragraph,
    Quote,
    SoftBreak,
    Text,
)
from teilbar.model.walk import plain_text, transform
from teilbar.reading.markdown.film_hosts import film_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.document import Block, Blocks, Inline, ListItem, Section

_FRAMES = frozenset({"div", "p", "figure", "span", "section"})
"""Elements that people put around a player; alone they say nothing."""
_SOURCES = "sources"


def with_films(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections with their films in place of what names them."""
    return tuple(_with_films(section) for section in sections)


def _with_films(section: Section) -> Section:
    shown = transform(section, _shown)
    blocks = shown.blocks if section.role == _SOURCES else _linked(shown.blocks)
    return shown if blocks is shown.blocks else replace(shown, blocks=blocks)


def _shown(node: object) -> object:
    """Return a film that is written as something to be seen: a picture, a picture with a link, an embedded player."""
    match node:
        case Figure(image):
            return _film(image.target, image.alt, None, image.line) or node
        case Paragraph(children):
            match _said(children):
                case [Link(target, (Image() as still,), title, line)]:
                    return _film(target, title, still, line) or node
        case HtmlBlock(children):
            match _said(children):
                case [Link(target, content, _, line)]:
                    words = plain_text(content)
                    return _film(target, "" if words == target else words, None, line) or node
                case [Image(target, alt, line=line)]:
                    return _film(target, alt, None, line) or node
    return node


def _linked(blocks: Blocks, *, in_item: bool = False) -> Blocks:
    """Return blocks in which a link to a film that is a paragraph of its own is that film.

    What an item of a list begins with is no such paragraph: the list may be one of links.
    """
    made = tuple(_block(block, first=in_item and not number) for number, block in enumerate(blocks))
    return blocks if all(new is old for new, old in zip(made, blocks, strict=True)) else made


def _block(block: Block, *, first: bool) -> Block:
    match block:
        case Paragraph(children) if not first:
            match _said(children):
                case [Link(target, content, title, line)]:
                    words = plain_text(content)
                    return _film(target, title or ("" if "://" in words else words), None, line) or block
        case Quote(inner) | Callout(blocks=inner) | Meeting(blocks=inner):
            blocks = _linked(inner)
            return block if blocks is inner else replace(block, blocks=blocks)
        case List(items=items):
            made = tuple(_item(item) for item in items)
            is_same = all(new is old for new, old in zip(made, items, strict=True))
            return block if is_same else replace(block, items=made)
    return block


def _item(item: ListItem) -> ListItem:
    blocks = _linked(item.blocks, in_item=True)
    return item if blocks is item.blocks else replace(item, blocks=blocks)


def _film(target: str, title: str, still: Image | None, line: int) -> ForeignFilm | None:
    found = film_address(target)
    return ForeignFilm(found.url, found.host, title, still, line) if found else None


def _said(nodes: Iterable[Inline]) -> list[Inline]:
    """Return what a line says, without blanks and what people put around a player."""
    return [
        node
        for node in nodes
        if not isinstance(node, SoftBreak | LineBreak)
        and not (isinstance(node, Text) and not node.value.strip())
        and not (isinstance(node, HtmlTag) and node.name in _FRAMES and not node.attributes)
    ]
