"""The Markdown dialect: CommonMark and GFM as GitLab reads them, as a configured markdown-it-py."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_inline_dollar
from mdit_py_plugins.gfm import gfm_plugin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

QUOTE_FENCE = ">>>"
LITERALS = frozenset({r"\/", r"\:"})
"""Backslash escapes that say more than the character alone: in a gap it parts nothing then."""
DEEPEST = 60
"""Levels of blocks and marks within each other that a text may have; a list within a list is two."""


@cache
def parser() -> MarkdownIt:
    """Return the parser of the dialect; it keeps no state between files."""
    # What is nested deeper is left out without a word, so the limit is one that no text reaches (line_too_deep).
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 2 * DEEPEST})
    gfm_plugin(markdown)
    # Every link becomes one: which of them may stand on a page is said in linking.py, and to its author.
    markdown.validateLink = _is_link  # type: ignore[method-assign] # the library's own way to change it
    # Alerts are read from block quotes (blocks.py): GitLab knows titles and own kinds, the plugin does not.
    markdown.options["alerts"] = False
    # GitLab wants no space inside the dollars and no digit beside them, so that prices stay prices.
    markdown.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True)
    inline = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)
    markdown.inline.ruler.at("math_inline", _beginning_a_text(inline))
    # Only Pandoc's bracketed spans; attributes after pictures are read from the text, where `80%` needs no quotes.
    markdown.use(attrs_plugin, after=(), spans=True, allowed=("href",))
    markdown.core.ruler.before("text_join", "literal", _keep_literals)
    markdown.block.ruler.before(
        "blockquote", "quote_fence", _quote_fence, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    return markdown


def _beginning_a_text(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return the rule for formulas so that it does not take a text's last sign for the one before its first.

    The library asks for the sign before the dollar by its index, which is -1 where the text begins with it: so
    ``$a$ is 5`` would hold no formula.
    """

    def changed(state: StateInline, silent: bool) -> bool:
        if state.pos or not state.src[-1:].isdigit():
            return rule(state, silent)
        state.src += " "
        try:
            return rule(state, silent)
        finally:
            state.src = state.src[:-1]

    return changed


def parse(text: str) -> list[Token]:
    """Return the tokens of a Markdown text."""
    return parser().parse(text)


def line_too_deep(tokens: Sequence[Token]) -> int | None:
    """Return the line, from 1, of the first block that is nested deeper than :data:`DEEPEST`; None without any."""
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.level + max((child.level for child in token.children or ()), default=0) > DEEPEST:
            return line
    return None


def _keep_literals(state: StateCore) -> None:
    r"""Keep ``\/`` and ``\:`` apart from ``/`` and ``:`` in emphasis, where they have a meaning: in gaps."""
    for block in state.tokens:
        level = 0
        for token in block.children or ():
            level += token.nesting * (token.type in {"em_open", "em_close"})
            if level and token.type == "text_special" and token.markup in LITERALS:
                token.type = "literal"


def _is_link(url: str) -> bool:  # noqa: ARG001 - the library's signature
    return True


def _quote_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read GitLab's multi-line quote: ``>>>`` alone on a line, any blocks, ``>>>`` alone on a line."""
    if state.is_code_block(start) or _line(state, start) != QUOTE_FENCE:
        return False
    closing = next(
        (
            number
            for number in range(start + 1, end)
            if _line(state, number) == QUOTE_FENCE and not state.is_code_block(number)
        ),
        None,
    )
    if closing is None:
        return False
    if silent:
        return True
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "blockquote", closing
    opening = state.push("blockquote_open", "blockquote", 1)
    opening.markup, opening.map = QUOTE_FENCE, [start, closing + 1]
    state.md.block.tokenize(state, start + 1, closing)
    state.push("blockquote_close", "blockquote", -1).markup = QUOTE_FENCE
    state.parentType, state.lineMax = parent, line_max
    state.line = closing + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()
