"""Block tokens of markdown-it-py to the blocks of the document model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from teilbar.meetings import SCHEME
from teilbar.model.document import (
    Callout,
    CodeBlock,
    Example,
    Figure,
    Footnote,
    Heading,
    HtmlBlock,
    Image,
    LineBreak,
    Link,
    List,
    ListItem,
    MathBlock,
    Meeting,
    Paragraph,
    Quote,
    SoftBreak,
    Table,
    Text,
    ThematicBreak,
)
from teilbar.model.walk import plain_text
from teilbar.reading.markdown.anchors import Anchors
from teilbar.reading.markdown.html import HtmlReader
from teilbar.reading.markdown.inline import (
    ATTRIBUTES,
    drop_prefix,
    join_lines,
    read_attributes,
    read_inlines,
    split_lines,
)
from teilbar.reading.markdown.pandoc import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from teilbar.model.document import Block, Blocks, Inlines
    from teilbar.reading.markdown.html import Removed

MEETINGS = frozenset({"treffen", "meeting"})
"""What calls to a meeting, as a kind of alert."""

_ALERT = re.compile(r"\[!([\w-]+)\][+-]?\s*")
_TRAILING_ATTRIBUTES = re.compile(rf"\s*{ATTRIBUTES.pattern}\s*$", re.VERBOSE)
_MATH_FENCE = "math"
_EXAMPLE_FENCE = re.compile(r"\s*(?:markdown|md)\s+(?:beispiel|example)\s*", re.IGNORECASE)
"""What GitLab shows as Markdown, and a page beside what it becomes."""


@dataclass(frozen=True, slots=True)
class ReadBlocks:
    """A file's blocks, before they are cut into sections."""

    blocks: Blocks
    """The top-level blocks; headings carry their anchors."""
    footnotes: tuple[Footnote, ...]
    removed: tuple[Removed, ...]
    """HTML that was left out."""


def read_blocks(tokens: Sequence[Token], first_line: int = 1) -> ReadBlocks:
    """Return what a file's tokens mean; ``first_line`` is the file's line on which the parsed text begins."""
    reader = _Reader(tokens, first_line)
    blocks = tuple(reader.top_level())
    return ReadBlocks(blocks, tuple(reader.footnotes), tuple(reader.removed))


class _Reader:
    """Walks the flat list of block tokens once."""

    def __init__(self, tokens: Sequence[Token], first_line: int) -> None:
        self._tokens = iter(tokens)
        self._first_line = first_line
        self._anchors = Anchors()
        self._line = first_line
        self.footnotes: list[Footnote] = []
        self.removed: list[Removed] = []

    def top_level(self) -> Iterator[Block]:
        for token in self._tokens:
            yield from self._read_one(token)

    def _until(self, closing: str) -> Iterator[Block]:
        for token in takewhile(lambda token: token.type != closing, self._tokens):
            yield from self._read_one(token)

    def _line_of(self, token: Token) -> int:
        """Line of a token; of one without a map, that of the last one that had one."""
        if token.map:
            self._line = self._first_line + token.map[0]
        return self._line

    def _inlines(self) -> Inlines:
        """Read the inline token that follows an opening one; its closing token is passed over like all others."""
        inline = next(self._tokens)
        nodes, removed = read_inlines(inline.children, self._line_of(inline))
        self.removed.extend(removed)
        return nodes

    def _read_one(self, token: Token) -> Iterator[Block]:  # noqa: C901, PLR0912 - one case a token type, nothing else
        self._line_of(token)
        match token.type:
            case "paragraph_open":
                yield from self._paragraph()
            case "heading_open":
                yield self._heading(int(token.tag[1]))
            case "bullet_list_open" | "ordered_list_open":
                yield self._list(token)
            case "blockquote_open":
                yield _quote_or_callout(tuple(self._until("blockquote_close")))
            case "fence":
                yield self._fence(token)
            case "code_block":
                yield CodeBlock(token.content.removesuffix("\n"))
            case "math_block":
                yield MathBlock(token.content.strip())
            case "hr":
                yield ThematicBreak()
            case "table_open":
                yield self._table()
            case "html_block":
                html = HtmlReader()
                if nodes := html.read(token.content, self._line):
                    yield HtmlBlock(nodes)
                self.removed.extend(html.removed)
            case "footnote_open":
                self._footnote(token)
            case _:
                return

    def _fence(self, token: Token) -> Block:
        language = token.info.strip().split(maxsplit=1)[0] if token.info.strip() else ""
        text = token.content.removesuffix("\n")
        if _EXAMPLE_FENCE.fullmatch(token.info):
            return Example(text, line=self._line)  # what it becomes is read when the whole text is known (examples.py)
        return MathBlock(text.strip()) if language == _MATH_FENCE else CodeBlock(text, language)

    def _paragraph(self) -> Iterator[Block]:
        line = self._line
        nodes = without_marks(self._inlines())
        match [node for node in nodes if not isinstance(node, (SoftBreak, LineBreak))]:
            case []:
                return
            case [Image() as image]:
                yield Figure(image)
            case _:
                yield Paragraph(nodes, line)

    def _heading(self, level: int) -> Heading:
        line = self._line
        nodes = self._inlines()
        wanted = ""
        if nodes and isinstance(last := nodes[-1], Text) and (match := _TRAILING_ATTRIBUTES.search(last.value)):
            wanted = read_attributes(match[1]).get("id", "")
            nodes = (*nodes[:-1], Text(last.value[: match.start()])) if match.start() else nodes[:-1]
        return Heading(level, self._anchors.take(plain_text(nodes), wanted), nodes, line, level)

    def _list(self, opening: Token) -> List:
        ordered = opening.type == "ordered_list_open"
        start = opening.attrGet("start")
        items, tight = [], True
        closing = opening.type.replace("_open", "_close")
        for token in takewhile(lambda token: token.type != closing, self._tokens):
            item, item_is_tight = self._item(token)
            items.append(item)
            tight = tight and item_is_tight
        return List(ordered, tuple(items), 1 if start is None else int(start), tight)

    def _item(self, opening: Token) -> tuple[ListItem, bool]:
        blocks: list[Block] = []
        tight = True
        for token in takewhile(lambda token: token.type != "list_item_close", self._tokens):
            if token.type == "paragraph_open":
                tight = tight and token.hidden
            blocks.extend(self._read_one(token))
        return ListItem(tuple(blocks), opening.meta.get("checked")), tight

    def _table(self) -> Table:
        line = self._line
        align: list[str] = []
        rows: list[tuple[Inlines, ...]] = []
        cells: list[Inlines] = []
        for token in takewhile(lambda token: token.type != "table_close", self._tokens):
            if token.type in {"th_open", "td_open"}:
                if token.type == "th_open":
                    align.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
                cells.append(self._inlines())
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        return Table(tuple(align), rows[0], tuple(rows[1:]), line)

    def _footnote(self, opening: Token) -> None:
        self.footnotes.append(Footnote(opening.meta["id"] + 1, tuple(self._until("footnote_close"))))


def _quote_or_callout(blocks: Blocks) -> Quote | Callout | Meeting:
    """Return an alert where the quote's first line says so: ``[!note] Title``."""
    match blocks:
        case (Paragraph((Text(value), *rest), number), *others) if found := _ALERT.match(value):
            line = tuple(takewhile(lambda node: not isinstance(node, (SoftBreak, LineBreak)), (Text(value), *rest)))
            body = (Text(value), *rest)[len(line) + 1 :]
            title = drop_prefix(line, found.end())
            inner = (Paragraph(body, number + 1), *others) if body else tuple(others)
            kind = found[1].lower()
            return _meeting(title, inner, number) if kind in MEETINGS else Callout(kind, title, inner)
        case _:
            return Quote(blocks)


def _meeting(title: Inlines, blocks: Blocks, line: int) -> Meeting:
    """Return a call to a meeting; its room stands beside the mark, or in the first line below it."""
    if not title and blocks and isinstance(first := blocks[0], Paragraph):
        own, *others = split_lines(first.children)
        title, line = own, first.line
        rest = (Paragraph(join_lines(others), first.line + 1),) if others else ()
        blocks = (*rest, *blocks[1:])
    match [node for node in title if not (isinstance(node, Text) and not node.value.strip())]:
        case [Link(target, children)]:
            return Meeting(f"{SCHEME}{target}", children, blocks, line)
    return Meeting(f"{SCHEME}{plain_text(title)}", title, blocks, line)
