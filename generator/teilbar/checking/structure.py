"""The order of a text: headings one below the other, tables with a head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.checking.passages import nodes
from teilbar.model.document import Heading, HtmlTag, Image, Table
from teilbar.model.questions import Question
from teilbar.model.walk import is_visible, plain_text, walk
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding


def headings(document: Document, context: TextContext) -> Iterator[Finding]:
    """Headings lead from level to level without a gap, and each of them says something."""
    above, moved = 1, _moved(document)  # as written: that headings are moved down is one finding, not one for each
    told_of_titles = False
    titles = int(bool(document.title))
    for heading in _headings(document):
        line = heading.line or None
        words = plain_text(_words(heading))
        titles += _is_title(heading)
        if _is_title(heading) and titles > 1 and not told_of_titles:
            told_of_titles = True
            yield finding("heading-title-again", context.file, line, title=words or "…")
        if not is_visible(words):
            yield finding("heading-empty", context.file, line)
        level = heading.level - moved
        if level > above + 1:
            values = {"title": words or "…", "marks": "#" * level, "right": "#" * (above + 1)}
            yield finding("heading-skips-level", context.file, line, **values)
        above = level


def tables(document: Document, context: TextContext) -> Iterator[Finding]:
    """A table says above its columns, or beside its rows, what stands in them."""
    for node in nodes(document):
        if isinstance(node, Table) and not any(map(_is_visible, node.head)) and _holds_words(node):
            yield finding("table-without-head", context.file, node.line or None)
    for rows, line in _html_tables(node for node in nodes(document) if isinstance(node, HtmlTag)):
        if rows > 1:
            yield finding("table-without-head-html", context.file, line or None)


def _holds_words(table: Table) -> bool:
    """Return whether there is a column of words that a head would name: pictures side by side have none."""
    return any(_is_visible(cell) and not _has_picture(cell) for row in table.rows for cell in row)


def _is_visible(cell: object) -> bool:
    return is_visible(plain_text(cell))


def _has_picture(cell: object) -> bool:
    return any(isinstance(node, Image) for node in walk(cell))


def _html_tables(tags: Iterable[HtmlTag]) -> Iterator[tuple[int, int]]:
    """Yield of each table in raw HTML that has no head the number of its rows and its line."""
    line, rows, has_head = 0, 0, False
    for tag in tags:
        match tag.name, tag.closing:
            case "table", False:
                line, rows, has_head = tag.line, 0, False
            case "tr", False:
                rows += 1
            case "th", False:
                has_head = True
            case "table", True:
                if rows and not has_head:
                    yield rows, line
                rows = 0


def _headings(document: Document) -> Iterator[Heading | Question]:
    """Yield what the page shows as headings of its own, in reading order."""
    for section in document.sections:
        if section.heading:
            yield section.heading
        yield from (block for block in section.blocks if isinstance(block, Question))


def _words(heading: Heading | Question) -> object:
    return heading.children if isinstance(heading, Heading) else heading.title


def _is_title(heading: Heading | Question) -> bool:
    return isinstance(heading, Heading) and heading.written == 1


def _moved(document: Document) -> int:
    """Return by how many levels headings were moved down because several stand as high as the title."""
    real = (one.heading for one in document.sections if one.heading and one.heading.written)
    return max((heading.level - heading.written for heading in real), default=0)


TEXT_CHECKS = (headings, tables)
