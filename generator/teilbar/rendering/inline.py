"""Inline nodes of the document model as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.document import (
    Code,
    Emphasis,
    FootnoteReference,
    Gap,
    HtmlTag,
    Image,
    LineBreak,
    Link,
    Math,
    SoftBreak,
    Strikethrough,
    Strong,
    Text,
)
from teilbar.rendering.mathml import formula_html
from teilbar.rendering.media import medium_html
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.model.document import Inline, Inlines
    from teilbar.rendering.context import Context


def inline_html(nodes: Inlines, context: Context) -> str:
    """Return the HTML of inline nodes, with marks for what waits in the context's slots."""
    return "".join(_node(node, context) for node in nodes)


def _node(node: Inline, context: Context) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a node type, nothing else
    match node:
        case Text(value):
            filled = context.filling.text(value) if context.filling else None
            return escape(value, quote=False) if filled is None else filled
        case Code(value):
            return f"<code>{escape(value, quote=False)}</code>"
        case Emphasis(children):
            return f"<em>{inline_html(children, context)}</em>"
        case Strong(children):
            return f"<strong>{inline_html(children, context)}</strong>"
        case Strikethrough(children):
            return f"<del>{inline_html(children, context)}</del>"
        case LineBreak():
            return "<br>\n"
        case SoftBreak():
            return "\n"
        case Link():
            return _link(node, context)
        case Image():
            return context.slot(medium_html(node, context))
        case Math(latex, display):
            return context.slot(formula_html(latex, display=display))
        case FootnoteReference(number):
            return context.slot(_reference(number, context))
        case Gap():
            return context.slot(context.filling.gap(node)) if context.filling else escape(node.answers[0])
        case HtmlTag():
            return _raw(node, context)


def _link(link: Link, context: Context) -> str:
    content = inline_html(link.children, context)
    href = None if context.filling and context.filling.unlinks else context.target.href(context.page, link.target)
    return tag("a", content, href=href, title=link.title or None) if href else content


def _raw(raw: HtmlTag, context: Context) -> str:
    if raw.closing:
        return f"</{raw.name}>"
    attributes = dict(raw.attributes)
    if "href" in attributes:
        attributes["href"] = context.target.href(context.page, attributes["href"]) or ""
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value or name != "href")
    return f"<{raw.name}{written}>"


def _reference(number: int, context: Context) -> str:
    occurrence = context.count_reference(number)
    label = escape(text("footnote", context.language, number=number))
    anchor = reference_id(number, occurrence)
    return f'<sup><a id="{anchor}" href="#fn-{number}" aria-label="{label}">{number}</a></sup>'


def reference_id(number: int, occurrence: int) -> str:
    """Return the id of a reference to a footnote; ``occurrence`` counts from 0."""
    return f"fnref-{number}-{occurrence}" if occurrence else f"fnref-{number}"
