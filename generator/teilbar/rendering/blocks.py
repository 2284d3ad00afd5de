"""Blocks of the document model as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.document import (
    Callout,
    CodeBlock,
    Example,
    Figure,
    ForeignFilm,
    Heading,
    HtmlBlock,
    List,
    MathBlock,
    Meeting,
    Paragraph,
    Quote,
    Table,
    ThematicBreak,
)
from teilbar.model.questions import Question
from teilbar.model.withdrawing import without_credits
from teilbar.rendering.code import code_html
from teilbar.rendering.examples import example_html
from teilbar.rendering.films import film_html, meeting_way_html
from teilbar.rendering.inline import inline_html, reference_id
from teilbar.rendering.mathml import formula_html
from teilbar.rendering.media import caption, credit_line, medium_html, with_enlargement
from teilbar.rendering.questions import question_html
from teilbar.rendering.tags import tag
from teilbar.rendering.tracks import transcript_html, transcripts_html
from teilbar.texts import LANGUAGES, text

if TYPE_CHECKING:
    from teilbar.model.document import Block, Blocks, Footnote, Image, Inlines, ListItem
    from teilbar.rendering.context import Context
    from teilbar.rendering.questions import Filling, Parts
    from teilbar.texts import Language

CALLOUTS = ("note", "tip", "important", "warning", "caution")
"""GitLab's kinds of alerts; any other kind looks like a note and carries its own name."""


def blocks_html(blocks: Blocks, context: Context, *, tight: bool = False) -> str:
    """Return the HTML of blocks, with marks for what waits in the context's slots.

    In a ``tight`` list paragraphs stand without ``<p>`` (CommonMark 0.31, section 5.3).
    """
    kept = without_credits(blocks, context.page.withdrawn)
    return "\n".join(_block(block, context, tight=tight) for block in kept)


def _block(block: Block, context: Context, *, tight: bool) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a block type
    match block:
        case Paragraph(children):
            content = inline_html(children, context)
            return (content if tight else f"<p>{content}</p>") + transcripts_html(children, context)
        case Heading(level, anchor, children):
            # A page has one heading of level 1, its title; this one stands in a quote or in raw HTML.
            return tag(f"h{max(level, 2)}", inline_html(children, context), id=anchor)
        case List():
            return _list(block, context)
        case Quote(inner):
            return f"<blockquote>\n{blocks_html(inner, context)}\n</blockquote>"
        case Callout():
            return _callout(block, context)
        case Meeting():
            return _meeting(block, context)
        case CodeBlock(code, language):
            return context.block_slot(code_html(code, language, context.language))
        case MathBlock(latex):
            return context.block_slot(formula_html(latex, display=True))
        case Table():
            return _table(block, context)
        case ThematicBreak():
            return "<hr>"
        case Figure():
            return context.block_slot(_figure(block, context))
        case ForeignFilm():
            return context.block_slot(film_html(block, context))
        case Example():
            return context.block_slot(example_html(block, context, blocks_html, footnotes_html))
        case HtmlBlock(children):
            return inline_html(children, context)
        case Question():
            # Its parts are blocks of the author's: they are sanitised on their own, inside the slot.
            return context.block_slot(question_html(block, _Parts(context)))
    problem = f"no rendering for {type(block).__name__}"
    raise TypeError(problem)


def _language(context: Context) -> Language:
    """Return the language in which a text's questions speak: its own, where Teilbar speaks it."""
    own = context.page.metadata.language.partition("-")[0]
    return next((language for language in LANGUAGES if language == own), context.language)


def question_parts(context: Context) -> Parts:
    """Return what renders the parts of questions."""
    return _Parts(context)


class _Parts:
    """Renders the parts of a question for it, each sanitised."""

    def __init__(self, context: Context) -> None:
        self.language: Language = _language(context)
        self.is_foreign = self.language != context.language
        self.exact = context.target.exact_gaps
        self._context = context

    def blocks(self, blocks: Blocks) -> str:
        return self._context.finish(blocks_html(blocks, self._context))

    def inline(self, nodes: Inlines) -> str:
        return self._context.finish(inline_html(nodes, self._context))

    def filled(self, blocks: Blocks, filling: Filling) -> str:
        self._context.filling = filling
        try:
            return self.blocks(blocks)
        finally:
            self._context.filling = None

    def keep_solution(self, title: str, solution: str) -> None:
        self._context.solutions.append((title, solution))

    def picture(self, image: Image, overlay: str) -> str:
        return _figure(Figure(image), self._context, overlay if image.target in self._context.page.media else "")


def _list(block: List, context: Context) -> str:
    items = "\n".join(_item(item, context, tight=block.tight) for item in block.items)
    name = "ol" if block.ordered else "ul"
    is_task_list = any(item.checked is not None for item in block.items)
    classes = {"checklist": "tb-checklist", "steps": "tb-steps", "plain": "tb-tasks" if is_task_list else None}
    start = str(block.start) if block.ordered and block.start != 1 else None
    return tag(name, f"\n{items}\n", start=start, class_=classes[block.role])


def _item(item: ListItem, context: Context, *, tight: bool) -> str:
    content = blocks_html(item.blocks, context, tight=tight)
    if item.checked is None:
        return f"<li>{content}</li>"
    state = text("task-done" if item.checked else "task-open", context.language)
    mark = "tb-box tb-box--done" if item.checked else "tb-box"
    box = context.slot(f'<span class="{mark}" role="img" aria-label="{escape(state)}"></span>')
    # A loose item begins with a paragraph; the box belongs into it.
    return f"<li>{content.replace('<p>', f'<p>{box} ', 1) if content.startswith('<p>') else f'{box} {content}'}</li>"


def _callout(block: Callout, context: Context) -> str:
    kind = block.kind if block.kind in CALLOUTS else "note"
    if block.title:
        title = inline_html(block.title, context)
    elif block.kind in CALLOUTS:
        title = escape(text(f"callout.{kind}", context.language))
    else:
        title = escape(block.kind.capitalize())
    body = blocks_html(block.blocks, context)
    return f'<div class="tb-callout tb-callout--{kind}"><p class="tb-callout__title">{title}</p>\n{body}\n</div>'


def _meeting(block: Meeting, context: Context) -> str:
    title = inline_html(block.title, context) or escape(text("foreign.a-meeting", context.language))
    body = blocks_html(block.blocks, context)
    way = meeting_way_html(block, context)
    slot = context.block_slot(way) if way else ""
    classes = "tb-callout tb-meeting"
    return f'<div class="{classes}"><p class="tb-callout__title">{title}</p>\n{body}\n{slot}</div>'


def _table(table: Table, context: Context) -> str:
    head = _row("th", table.head, table, context)
    body = "".join(_row("td", row, table, context) for row in table.rows)
    content = f"<thead>{head}</thead>" + (f"<tbody>{body}</tbody>" if body else "")
    table_html = context.finish(f"<table>{content}</table>")
    return context.block_slot(f'<div class="tb-table" tabindex="0">{table_html}</div>')


def _row(name: str, cells: tuple[Inlines, ...], table: Table, context: Context) -> str:
    written = (
        tag(name, inline_html(cell, context) + transcripts_html(cell, context), class_=f"tb-{align}" if align else None)
        for cell, align in zip(cells, table.align, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"


def _figure(figure: Figure, context: Context, overlay: str = "") -> str:
    below = "\n".join(filter(None, (escape(caption(figure.image, context)), credit_line(figure.image, context))))
    words = f"<figcaption>{below}</figcaption>" if below else ""
    medium = medium_html(figure.image, context)
    if overlay:
        shown = f'<div class="tb-explore">{medium}{overlay}</div>'
    else:
        shown = with_enlargement(figure.image, medium, context)
    return f'<figure class="tb-figure">{shown}{words}</figure>{transcript_html(figure.image, context)}'


def footnotes_html(footnotes: tuple[Footnote, ...], context: Context) -> str:
    """Return the list of a page's footnotes; empty without any."""
    if not footnotes:
        return ""
    items = "".join(_footnote(footnote, context) for footnote in footnotes)
    title = escape(text("footnotes", context.language))
    return f'<section class="tb-footnotes" aria-label="{title}"><ol>{items}</ol></section>'


def _footnote(footnote: Footnote, context: Context) -> str:
    body = context.finish(blocks_html(footnote.blocks, context))
    back = escape(text("footnote-back", context.language))
    links = " ".join(
        f'<a href="#{reference_id(footnote.number, occurrence)}" aria-label="{back}">↩</a>'
        for occurrence in range(context.references(footnote.number))
    )
    return f'<li id="fn-{footnote.number}">{body} {links}</li>'
