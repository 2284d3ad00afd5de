"""Emphasis written as HTML's element, for texts in which Teilbar takes emphasised words for gaps."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it.rules_inline import emphasis

from teilbar.reading.markdown.parser import parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_TAGS = {"em_open": "<em>", "em_close": "</em>"}


def with_tags(markdown: str) -> str:
    """Return Markdown with ``<em>`` in place of the signs of emphasis; strong emphasis stays."""
    lines = markdown.split("\n")
    for block in _noting_parser().parse(markdown):
        if block.type != "inline" or not block.map:
            continue
        before, after = block.content.split("\n"), _changed(block).split("\n")
        for number, (old, new) in enumerate(zip(before, after, strict=True), block.map[0]):
            if old != new and number < len(lines):
                lines[number] = lines[number].replace(old.strip(), new.strip(), 1)
    return "\n".join(lines)


def _changed(block: Token) -> str:
    content = block.content
    places = [(child.meta["at"], _TAGS[child.type]) for child in block.children or () if child.type in _TAGS]
    for at, tag in sorted(places, reverse=True):
        content = f"{content[:at]}{tag}{content[at + 1 :]}"
    return content


@cache
def _noting_parser() -> MarkdownIt:
    """Return a parser that notes where in a block's text each sign of emphasis stands."""
    noting: MarkdownIt = parser.__wrapped__()
    noting.inline.ruler.at("emphasis", _noting)
    return noting


def _noting(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not emphasis.tokenize(state, silent):
        return False
    length = state.pos - start
    for number, token in enumerate(state.tokens[len(state.tokens) - length :]):
        token.meta = {"at": start + number}
    return True
