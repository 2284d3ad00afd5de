"""The text of a document as its readers meet it: a paragraph, a point of a list, a cell of a table at a time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from teilbar.model.document import (
    Callout,
    Code,
    Document,
    Example,
    Figure,
    ForeignFilm,
    Gap,
    Heading,
    HtmlBlock,
    HtmlTag,
    Image,
    LineBreak,
    Link,
    List,
    Math,
    Meeting,
    Paragraph,
    Quote,
    SoftBreak,
    Table,
    Text,
)
from teilbar.model.questions import Answer, ExploreImage, FaqEntry, Pair, Question, Spot
from teilbar.model.walk import plain_text, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROW_BELOW_HEAD = 2


class Kind(Enum):
    """Where a passage stands."""

    PROSE = auto()
    ITEM = auto()
    """A paragraph in a list."""
    CELL = auto()
    """A cell of a table, or a text within raw HTML."""
    ASIDE = auto()
    """A footnote, or a part of a question."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text."""

    words: str
    """What is read of it; of formulas an ``x``, of pictures nothing. A line ends only where the author wanted it."""
    line: int
    """In the author's file, from 1; 0 where that is not known."""
    breaks: tuple[int, ...]
    """Where in :attr:`words` the lines of the author's file end."""
    kind: Kind
    section: str = ""
    """The heading that it stands below, as plain text."""
    role: str = ""
    """The role of that section (:attr:`teilbar.model.document.Section.role`)."""
    links: tuple[str, ...] = ()
    """Where its links lead, as written."""

    def line_at(self, position: int) -> int | None:
        """Return the line of a position in :attr:`words`; None where it is not known."""
        return self.line + bisect_right(self.breaks, position) if self.line else None


def passages(document: Document) -> tuple[Passage, ...]:
    """Return all running text of a document in reading order; headings and code blocks are none."""
    if not (_latest and _latest[0][0] is document):  # the checks of one text follow each other
        _latest[:] = [(document, tuple(_passages(document)))]
    return _latest[0][1]


def nodes(document: Document) -> tuple[object, ...]:
    """Return all nodes of a document in reading order (:func:`teilbar.model.walk.walk`)."""
    if not (_walked and _walked[0][0] is document):
        _walked[:] = [(document, tuple(walk(document)))]
    return _walked[0][1]


_latest: list[tuple[Document, tuple[Passage, ...]]] = []
"""The document that was asked for last, with its passages."""
_walked: list[tuple[Document, tuple[object, ...]]] = []
"""The same with its nodes."""


def _passages(document: Document) -> Iterator[Passage]:
    for section in document.sections:
        reader = _Reader(section.heading, section.role)
        yield from reader.read(section.blocks, Kind.PROSE)
    reader = _Reader(None, "sources")
    for footnote in document.footnotes:
        yield from reader.read(footnote.blocks, Kind.ASIDE)


class _Reader:
    def __init__(self, heading: Heading | None, role: str) -> None:
        self._section = plain_text(heading.children) if heading else ""
        self._role = role
        self._line = heading.line if heading else 0

    def read(self, node: object, kind: Kind) -> Iterator[Passage]:  # noqa: C901, PLR0912 - one case a node type
        match node:
            case tuple():
                for one in node:
                    yield from self.read(one, kind)
            case Paragraph():
                yield from self._inlines(node.children, kind, node.line)
            case List():
                for item in node.items:
                    yield from self.read(item.blocks, Kind.ITEM if kind is Kind.PROSE else kind)
            case Quote() | Callout() | Meeting():
                yield from self.read(node.blocks, kind)
            case Table():
                for number, row in enumerate(node.rows):
                    for cell in row:
                        yield from self._inlines(cell, Kind.CELL, node.line and node.line + _ROW_BELOW_HEAD + number)
            case HtmlBlock():
                yield from self._html(node)
            case Question():
                self._line = node.line or self._line
                yield from self.read((node.prompt, node.hint, node.praise, node.correction), Kind.ASIDE)
                yield from self._parts(node)
            case Answer():
                yield from self._inlines(node.content, Kind.ASIDE)
                yield from self.read(node.feedback, Kind.ASIDE)
            case Pair():
                yield from self._inlines(node.left, Kind.ASIDE)
                yield from self._inlines(node.right, Kind.ASIDE)
            case FaqEntry():
                yield from self._inlines(node.question, Kind.ASIDE)
                yield from self.read(node.answer, Kind.ASIDE)
            case Spot():
                yield from self.read(node.text, Kind.ASIDE)
            case Example():
                for section in node.sections:
                    yield from self.read(section.blocks, Kind.ASIDE)
                for footnote in node.footnotes:
                    yield from self.read(footnote.blocks, Kind.ASIDE)
            case Heading():
                self._line = node.line or self._line
            case ForeignFilm():
                self._line = node.line or self._line
            case Figure():
                self._line = node.image.line or self._line

    def _parts(self, question: Question) -> Iterator[Passage]:
        names = ("answers", "text", "pairs", "items", "cards", "entries", "spots")
        for name in names:
            yield from self.read(getattr(question, name, ()), Kind.ASIDE)
        if isinstance(question, ExploreImage):
            self._line = question.image.line or self._line

    def _html(self, block: HtmlBlock) -> Iterator[Passage]:
        """Each text between two tags is a passage of its own."""
        for node in block.children:
            if isinstance(node, HtmlTag):
                self._line = node.line or self._line
            elif isinstance(node, Text):
                yield from self._inlines((node,), Kind.CELL)

    def _inlines(self, nodes: tuple[object, ...], kind: Kind, line: int = 0) -> Iterator[Passage]:
        self._line = line or self._line
        pieces: list[str] = []
        breaks: list[int] = []
        links: list[str] = []
        _flatten(nodes, pieces, breaks, links)
        words = "".join(pieces)
        if words.strip():
            yield Passage(words, self._line, tuple(breaks), kind, self._section, self._role, tuple(links))


def _flatten(  # noqa: C901 - one case a node type, nothing else
    nodes: tuple[object, ...], pieces: list[str], breaks: list[int], links: list[str]
) -> None:
    for node in nodes:
        match node:
            case Text(value) | Code(value):
                for number, part in enumerate(value.split("\n")):
                    if number:
                        _end_line(pieces, breaks)
                    pieces.append(part)
            case SoftBreak():
                _end_line(pieces, breaks)
            case LineBreak(ends_line=False):
                pieces.append("\n")
            case LineBreak():
                _end_line(pieces, breaks, "\n")
            case Math():
                pieces.append("x")
            case Gap():
                pieces.append(node.answers[0])
            case Image() | HtmlTag():
                continue
            case _:
                if isinstance(node, Link):
                    links.append(node.target)
                _flatten(getattr(node, "children", ()), pieces, breaks, links)


def _end_line(pieces: list[str], breaks: list[int], shown: str = " ") -> None:
    pieces.append(shown)
    breaks.append(sum(map(len, pieces)))
