"""Markdown fitted into a place: on one line, into a quote, below a heading."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from teilbar.importing.plain import escaped
from teilbar.reading.markdown.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

BREAK = "<br>"
_HARD_BREAK = re.compile(r"(?: {2,}|\\)\n\s*")
_LINE_ENDS = re.compile(r"\s*\n\s*")


class NotOneLineError(Exception):
    """Blocks that cannot stand on one line: a table."""


def one_line(markdown: str) -> str:
    """Return Markdown on one line: blocks one after the other, with breaks between them.

    Raises NotOneLineError for what has no place there.
    """
    try:
        tree = SyntaxTreeNode(parse(markdown))
    except ValueError as problem:  # two footnotes of one key come out of the parser without an end
        raise NotOneLineError from problem
    return _joined(tree)


def quote(markdown: str) -> str:
    """Return Markdown as a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def indented(markdown: str, by: str) -> str:
    """Return Markdown whose lines begin further right."""
    return "\n".join(f"{by}{line}".rstrip() for line in markdown.split("\n"))


def paragraphs(*parts: str) -> str:
    """Return parts of Markdown below each other; empty ones fall away."""
    return "\n\n".join(part for part in (part.strip("\n") for part in parts) if part.strip())


def without_headings(markdown: str) -> str:
    """Return Markdown whose headings are bold lines: below a question's heading another one would end it."""
    lines = markdown.split("\n")
    for opening, inside in reversed(list(_headings(markdown))):
        if opening.map:
            words = _LINE_ENDS.sub(" ", _HARD_BREAK.sub(BREAK, inside.content.strip()))
            bold = words if not words or "**" in words else f"**{words}**"
            before, behind = lines[: opening.map[0]], lines[opening.map[1] :]
            lines = [*before, *_apart(before[-1:]), bold, *_apart(behind[:1]), *behind]
    return "\n".join(lines)


def _apart(neighbour: list[str]) -> list[str]:
    return [""] if neighbour and neighbour[0].strip() else []


def headings(markdown: str) -> Iterator[tuple[int, int, str]]:
    """Yield the headings of Markdown: the line on which each begins, from 0, its level and its text."""
    for opening, inside in _headings(markdown):
        if opening.map:
            yield opening.map[0], int(opening.tag[1:]), inside.content


def _headings(markdown: str) -> Iterator[tuple[Token, Token]]:
    """Yield the tokens that open the headings outside of other blocks, each with what stands in it."""
    for opening, inside in pairwise(parse(markdown)):
        if opening.type == "heading_open" and opening.level == 0:
            yield opening, inside


def _joined(parent: SyntaxTreeNode) -> str:
    return BREAK.join(filter(None, (_line(node) for node in parent.children)))


def _line(node: SyntaxTreeNode) -> str:  # noqa: PLR0911 - one case a kind of block
    match node.type:
        case "inline":
            return _LINE_ENDS.sub(" ", _HARD_BREAK.sub(BREAK, node.content.strip()))
        case "paragraph" | "heading" | "blockquote" | "list_item":
            return _joined(node)
        case "bullet_list":
            return BREAK.join(f"• {_joined(item)}" for item in node.children)
        case "ordered_list":
            first = int(node.attrs.get("start", 1))
            return BREAK.join(f"{number}\\. {_joined(item)}" for number, item in enumerate(node.children, first))
        case "fence" | "code_block":
            return BREAK.join(map(_code, node.content.rstrip("\n").split("\n")))
        case "math_block" | "math_block_label":
            return f"$`{_LINE_ENDS.sub(' ', node.content.strip())}`$"
        case "html_block":
            return _LINE_ENDS.sub(" ", node.content.strip())
        case "hr":
            return ""
        case _:
            raise NotOneLineError


def _code(line: str) -> str:
    r"""Return a line of code as a code span; spaces that begin it are ones that do not collapse."""
    words = line.lstrip(" ").rstrip()
    if not words:
        return ""
    shown = "\N{NO-BREAK SPACE}" * (len(line) - len(line.lstrip(" "))) + words
    fence = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    space = " " if "`" in (shown[0], shown[-1]) else ""
    return f"{fence}{space}{shown}{space}{fence}"


def shortened(words: str, longest: int) -> str:
    """Return the beginning of words as Markdown, cut between two of them."""
    one = " ".join(words.split())
    if len(one) <= longest:
        return escaped(one)
    cut = one[:longest].rpartition(" ")[0] or one[:longest]
    return f"{escaped(cut.rstrip(' ,;:.-–'))} …"


def in_comment(words: str) -> str:
    """Return words as they can stand in a comment of HTML (HTML, "Comments"), on one line."""
    return re.sub(r"[<>]|-(?=-)|-$", "·", " ".join(words.split()))
