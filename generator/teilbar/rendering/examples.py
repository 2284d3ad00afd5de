"""Examples: the Markdown as an author types it, and beside it what it becomes, working."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.examples import at_rest, source_of
from teilbar.rendering.code import code_html
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from typing import Protocol

    from teilbar.model.document import Blocks, Example, Footnote
    from teilbar.rendering.context import Context

    class _Blocks(Protocol):
        def __call__(self, blocks: Blocks, context: Context) -> str: ...

    class _Notes(Protocol):
        def __call__(self, footnotes: tuple[Footnote, ...], context: Context) -> str: ...


def example_html(example: Example, context: Context, blocks_html: _Blocks, footnotes_html: _Notes) -> str:
    """Return an example as HTML that is finished; the other two render what it holds.

    Its headings stand within this HTML, so that no list of contents names them. Where nothing can be tried (a package,
    paper) the questions are shown at rest. No solution of theirs stands on the page's last sheet.
    """
    source = source_of(example, context.page.withdrawn)
    kept = len(context.solutions)
    result = "\n".join(
        filter(None, (_result(example, context, blocks_html), footnotes_html(example.footnotes, context)))
    )
    del context.solutions[kept:]
    parts = (_source(source, context) if source else "", _part("result", context, result))
    return f'<div class="tb-example">{"".join(parts)}</div>'


def _result(example: Example, context: Context, blocks_html: _Blocks) -> str:
    if not context.target.lively:
        return context.finish(blocks_html(at_rest(example), context))
    written = []
    for section in example.sections:
        blocks = (section.heading, *section.blocks) if section.heading else section.blocks
        html = context.finish(blocks_html(blocks, context))
        written.append(tag("div", html, class_=f"tb-section tb-section--{section.role}") if section.role else html)
    return "\n".join(written)


def _source(source: str, context: Context) -> str:
    language = context.language
    code = code_html(source, "markdown", language)
    if not context.target.lively:
        return _part("source", context, code)
    button = tag(
        "button",
        escape(text("example.copy", language)),
        type="button",
        class_="tb-copy",
        data_copied=text("example.copied", language),
        data_failed=text("example.not-copied", language),
        hidden=True,
    )
    said = '<span class="tb-copy-said" role="status"></span>'
    return _part("source", context, f'{code}<p class="tb-example__copy">{button}{said}</p>')


def _part(name: str, context: Context, content: str) -> str:
    label = text(f"example.{name}", context.language)
    head = f'<p class="tb-example__label" aria-hidden="true">{escape(label)}</p>'
    return tag("div", f"{head}\n{content}", class_=f"tb-example__{name}", role="group", aria_label=label)
