"""Inline tokens of markdown-it-py to the inline nodes of the document model."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import emoji

from teilbar.model.document import (
    Code,
    Emphasis,
    EscapedText,
    FootnoteReference,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    SoftBreak,
    Strikethrough,
    Strong,
    Text,
)
from teilbar.model.walk import plain_text
from teilbar.reading.markdown.html import HtmlReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token

    from teilbar.model.document import Inlines
    from teilbar.reading.markdown.html import Removed

ATTRIBUTES = re.compile(r"""\{((?:\s*(?:[#.][\w-]+|[\w-]+=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]+)))+\s*)\}""")
"""Pandoc's and GitLab's attributes after a picture or heading: ``{#id .class key=value}``."""

_ATTRIBUTE = re.compile(r"""#(?P<id>[\w-]+)|\.[\w-]+|(?P<key>[\w-]+)=(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<b>\S+))""")
_EMOJI_CODE = re.compile(r":[a-z0-9_+-]{1,60}:")


def read_inlines(tokens: Sequence[Token] | None, line: int) -> tuple[Inlines, tuple[Removed, ...]]:
    """Return the nodes of an inline token's children, and the HTML that was left out.

    ``line`` is the line on which the first of them stands.
    """
    reader = _Reader(tokens or (), line)
    return reader.read(), reader.html.removed


def read_attributes(text: str) -> dict[str, str]:
    """Return the attributes of ``{...}``'s inside: ``id`` and the keys with their values; classes are left out."""
    values: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        if match["id"]:
            values["id"] = match["id"]
        elif match["key"]:
            values[match["key"]] = match["d"] or match["s"] or match["b"] or ""
    return values


def with_emoji(text: str) -> str:
    """Return the text with emoji codes (``:snail:``) as characters."""
    return _EMOJI_CODE.sub(lambda found: _emoji(found[0]), text)


@lru_cache(maxsize=1024)
def _emoji(code: str) -> str:
    """Return the character of one code; what is none stays as it is."""
    return emoji.emojize(code, language="alias")


class _Reader:
    """Walks a flat list of tokens once, keeping count of the line."""

    def __init__(self, tokens: Sequence[Token], line: int) -> None:
        self._tokens = iter(tokens)
        self._line = line
        self.html = HtmlReader()

    def read(self) -> Inlines:
        return _join(self._until(None))

    def _until(self, closing: str | None) -> Iterator[Inline]:
        for token in self._tokens:
            if token.type == closing:
                return
            yield from self._read_one(token)
            self._line += token.type in {"softbreak", "hardbreak"} or token.content.count("\n")

    def _children(self, closing: str) -> Inlines:
        return _join(self._until(closing))

    def _read_one(self, token: Token) -> Iterator[Inline]:
        if token.type == "html_inline":
            yield from self.html.read(token.content, self._line)
        elif self.html.hides_text:
            return
        elif make := _LEAVES.get(token.type):
            yield make(token)
        elif token.type in _WRAPPERS:
            yield _WRAPPERS[token.type](self._children(token.type.replace("_open", "_close")))
        elif token.type == "link_open":
            line = self._line
            children = self._children("link_close")
            yield Link(_attribute(token, "href"), children, _attribute(token, "title"), line)
        elif token.type == "span_open":
            yield from self._read_span(token)
        elif token.type == "image":
            alt = plain_text(_Reader(token.children or (), self._line).read())
            yield Image(_attribute(token, "src"), alt, _attribute(token, "title"), line=self._line)
        else:
            yield Text(with_emoji(token.content))

    def _read_span(self, token: Token) -> Iterator[Inline]:
        """Read Pandoc's ``[text]{.class href="..."}``: a link where it has an address, else its text."""
        line = self._line
        children = self._children("span_close")
        if target := _attribute(token, "href"):
            yield Link(target, children, line=line)
        else:
            yield from children


def _attribute(token: Token, name: str) -> str:
    return str(token.attrGet(name) or "")


def _math(token: Token) -> Math:
    latex = token.content.strip()
    if latex.startswith("`") and latex.endswith("`"):  # GitLab's $`...`$
        latex = latex.strip("`").strip()
    return Math(latex, display=token.type == "math_inline_double")


_LEAVES: dict[str, Callable[[Token], Inline]] = {
    "code_inline": lambda token: Code(token.content),
    "softbreak": lambda _: SoftBreak(),
    "hardbreak": lambda _: LineBreak(),
    "literal": lambda token: EscapedText(token.content),
    "math_inline": _math,
    "math_inline_double": _math,
    "footnote_ref": lambda token: FootnoteReference(token.meta["id"] + 1, token.meta["subId"]),
}
_WRAPPERS: dict[str, Callable[[Inlines], Inline]] = {
    "em_open": Emphasis,
    "strong_open": Strong,
    "s_open": Strikethrough,
}


def _join(nodes: Iterator[Inline]) -> Inlines:
    """Join neighbouring texts, and give a picture the attributes that follow it."""
    joined: list[Inline] = []
    for node in nodes:
        before = joined[-1] if joined else None
        if type(node) is Text and type(before) is Text:
            joined[-1] = Text(before.value + node.value)
        elif isinstance(node, Text) and isinstance(before, Image) and (match := ATTRIBUTES.match(node.value)):
            joined[-1] = _with_attributes(before, read_attributes(match[1]))
            if rest := node.value[match.end() :]:
                joined.append(Text(rest))
        elif not (isinstance(node, Text) and not node.value):
            joined.append(node)
    return tuple(joined)


def _with_attributes(image: Image, values: dict[str, str]) -> Image:
    return Image(
        image.target,
        values.get("alt", image.alt),
        values.get("title", image.title),
        values.get("width", image.width),
        values.get("height", image.height),
        image.line,
    )


def split_lines(nodes: Inlines) -> list[Inlines]:
    """Return the nodes of a paragraph as the author's lines, without the line endings themselves."""
    lines: list[list[Inline]] = [[]]
    for node in nodes:
        if isinstance(node, (SoftBreak, LineBreak)):
            lines.append([])
        else:
            lines[-1].append(node)
    return [tuple(line) for line in lines]


def join_lines(lines: Sequence[Inlines]) -> Inlines:
    """Return lines as one paragraph's nodes."""
    joined: list[Inline] = []
    for number, line in enumerate(lines):
        if number:
            joined.append(SoftBreak())
        joined.extend(line)
    return tuple(joined)


def drop_prefix(nodes: Inlines, length: int) -> Inlines:
    """Return the nodes without the first ``length`` characters, which stand in the first node, a text."""
    first = nodes[0]
    if not isinstance(first, Text):
        problem = "only text can lose its beginning"
        raise TypeError(problem)
    rest = first.value[length:].lstrip()
    return (Text(rest), *nodes[1:]) if rest else nodes[1:]
