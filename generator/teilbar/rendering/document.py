"""A page of the library as rendered sections: the one renderer that every page and every package uses."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from teilbar.model.document import Code, Emphasis, Strong, Text
from teilbar.model.recordings import written_out
from teilbar.model.walk import plain_text
from teilbar.rendering.blocks import blocks_html, footnotes_html
from teilbar.rendering.context import Context
from teilbar.rendering.levels import without_gaps
from teilbar.rendering.questions import solutions_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.model.document import Heading, Inlines
    from teilbar.model.unit import Page
    from teilbar.rendering.target import Target


SOLUTIONS = "solutions"
"""The role of the section that only paper shows: below all else that a page holds."""


@dataclass(frozen=True, slots=True)
class RenderedSection:
    """A section of a page, ready to be put into a page or a package."""

    html: str
    role: str = ""
    level: int = 0
    """The heading's level, 2 to 6; 0 for a section without one."""
    id: str = ""
    text: str = ""
    """The heading as plain text, never empty where there is a heading."""
    heading_html: str = ""
    """The heading with its code, emphasis and strong text; empty where it has none."""


def render_document(page: Page, target: Target) -> tuple[RenderedSection, ...]:
    """Return the sections of a page; its footnotes follow, and for paper its solutions, without a heading.

    Headings leave out no level (:mod:`teilbar.rendering.levels`).
    """
    document = page.document
    captioned = frozenset(written for written, medium in page.media.items() if medium.captions)
    context = Context(page, target, written_out(document, captioned) if captioned else frozenset())
    sections = []
    for section in document.sections:
        html = context.finish(blocks_html(section.blocks, context))
        if section.heading is None:
            sections.append(RenderedSection(html, section.role))
        else:
            sections.append(_with_heading(section.heading, html, section.role))
    if notes := footnotes_html(document.footnotes, context):
        sections.append(RenderedSection(notes, "footnotes"))
    if solutions := solutions_html(context.solutions, context.language):
        sections.append(RenderedSection(solutions, SOLUTIONS))
    return tuple(without_gaps(sections))


def with_steps(sections: Iterable[RenderedSection]) -> Iterator[tuple[RenderedSection, bool]]:
    """Yield the sections of a page, each with whether it is a step: directly below a heading that announces some."""
    above = 0  # the level of that heading; 0 outside of its section
    for section in sections:
        if section.level and section.level <= above:
            above = 0
        is_step = above > 0 and section.level == above + 1 and not section.role
        above = section.level if section.role == "steps" else above
        yield section, is_step


def _with_heading(heading: Heading, html: str, role: str) -> RenderedSection:
    words = plain_text(heading.children)
    if not any(unicodedata.category(character)[0] not in "CZ" for character in words):
        words = heading.id
    return RenderedSection(html, role, heading.level, heading.id, words, _heading_html(heading.children))


def _heading_html(nodes: Inlines) -> str:
    """Return a heading's HTML where it holds more than text: code, emphasis, strong; all else is its plain text."""
    if all(isinstance(node, Text) for node in nodes):
        return ""
    return "".join(_heading_node(node) for node in nodes).strip()


def _heading_node(node: object) -> str:
    match node:
        case Code(value):
            return f"<code>{escape(value)}</code>"
        case Emphasis(children):
            return f"<em>{escape(plain_text(children))}</em>"
        case Strong(children):
            return f"<strong>{escape(plain_text(children))}</strong>"
        case Text(value):
            return escape(value)
        case _:
            return escape(plain_text(node))
