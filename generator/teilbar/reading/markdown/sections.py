"""From a file's flat blocks to a document: title, sections with their roles, questions, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from teilbar.model.document import Document, Heading, HtmlBlock, HtmlTag, List, Section
from teilbar.model.questions import Question
from teilbar.model.walk import plain_text, transform, walk
from teilbar.reading.markdown.anchors import is_ours
from teilbar.reading.markdown.blocks import read_blocks
from teilbar.reading.markdown.examples import Examples, ReadExample
from teilbar.reading.markdown.film_hosts import may_name_film
from teilbar.reading.markdown.films import with_films
from teilbar.reading.markdown.html import VOID
from teilbar.reading.markdown.parser import line_too_deep, parse
from teilbar.reading.markdown.questions import MalformedQuestionError, read_question, same_headings
from teilbar.reading.markdown.roles import role_of
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.model.document import Block, Blocks, Inlines
    from teilbar.model.findings import Finding
    from teilbar.reading.markdown.blocks import ReadBlocks

LOWEST_LEVEL = 6
# Control characters, and the noncharacters that the engines and our renderer use as marks of their own.
_ID = re.compile(r"[^\s\"'<>&={}#]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A Markdown file, read: the document and what is wrong with it."""

    document: Document
    findings: tuple[Finding, ...]


def read_document(text: str, *, file: str = "", first_line: int = 1, title: str = "") -> ReadDocument:
    """Return the document that a Markdown text is.

    ``file`` and ``first_line`` (the file's line on which ``text`` begins) are for findings. ``title`` is the one that
    the metadata give; without it, a level-1 heading that opens the text is the title.
    """
    text = _UNPRINTABLE.sub("", text)
    tokens = parse(text)
    if line := line_too_deep(tokens):
        problem = finding("text-too-deep", file, first_line + line - 1)
        return ReadDocument(Document((), ()), (problem,))
    read = read_blocks(tokens, first_line)
    blocks = list(read.blocks)
    own_title: Inlines = ()
    match blocks:
        case [Heading(level=1) as first, *_] if not title or _same(plain_text(first.children), title):
            own_title = first.children
            del blocks[0]
    sections, findings = _assembled(blocks, read, text, file)
    document = Document(own_title, sections, read.footnotes)
    examples = Examples(file, len(read.footnotes), _read_example)
    document = examples.read(document)
    return ReadDocument(_with_unique_ids(document), (*findings, *examples.findings))


def _read_example(text: str, file: str, first_line: int) -> ReadExample:
    tokens = parse(text)
    if line := line_too_deep(tokens):
        return ReadExample((), (), (finding("text-too-deep", file, first_line + line - 1),))
    read = read_blocks(tokens, first_line)
    sections, findings = _assembled(read.blocks, read, text, file)
    return ReadExample(sections, read.footnotes, findings)


def _assembled(
    blocks: Sequence[Block], read: ReadBlocks, text: str, file: str
) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """Return the sections that blocks are, and what is wrong with them."""
    reader = _Assembler(file, _enclosed(blocks))
    sections = reader.sections(_below_title(blocks))
    sections = with_films(sections) if may_name_film(text) else sections
    removed = (finding(gone.rule, file, gone.line, tag=gone.tag) for gone in read.removed)
    return sections, (*removed, *reader.findings, *same_headings(reader.questions, file))


def _with_unique_ids(document: Document) -> Document:
    """Take the ids out of raw HTML that a heading, a question or another tag has already; ``name`` becomes ``id``."""
    if not any(isinstance(node, HtmlTag) and node.attributes for node in walk(document)):
        return document
    taken = {node.id for node in walk(document) if isinstance(node, (Heading, Question))}

    def change(node: object) -> object:
        if not isinstance(node, HtmlTag) or not node.attributes:
            return node
        attributes = dict(node.attributes)
        wanted = attributes.pop("name", "") or attributes.get("id", "")
        attributes.pop("id", None)
        if _ID.fullmatch(wanted) and wanted not in taken and not is_ours(wanted):
            taken.add(wanted)
            attributes["id"] = wanted
        return replace(node, attributes=tuple(attributes.items()))

    return transform(document, change)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _below_title(blocks: Sequence[Block]) -> list[Block]:
    """Move all headings down a level where some stand as high as the page's title."""
    if not any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        return list(blocks)
    return [
        replace(block, level=min(block.level + 1, LOWEST_LEVEL)) if isinstance(block, Heading) else block
        for block in blocks
    ]


def _enclosed(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the positions of the blocks between a raw opening tag and its closing one: they open no section."""
    enclosed: set[int] = set()
    open_tags: list[tuple[str, int]] = []
    for position, block in enumerate(blocks):
        if not isinstance(block, HtmlBlock):
            continue
        for tag in block.children:
            if not isinstance(tag, HtmlTag) or tag.name in VOID:
                continue
            if not tag.closing:
                open_tags.append((tag.name, position))
            elif tag.name in (name for name, _ in open_tags):
                while open_tags:
                    name, opened = open_tags.pop()
                    if name == tag.name:
                        enclosed.update(range(opened + 1, position))
                        break
    return frozenset(enclosed)


class _Assembler:
    """Cuts blocks into sections and recognises questions."""

    def __init__(self, file: str, enclosed: frozenset[int]) -> None:
        self.findings: list[Finding] = []
        self.questions: list[Heading] = []
        self._file = file
        self._enclosed = enclosed

    def sections(self, blocks: Sequence[Block]) -> tuple[Section, ...]:
        return tuple(self._sections(blocks))

    def _sections(self, blocks: Sequence[Block]) -> Iterator[Section]:
        heading: Heading | None = None
        body: list[Block] = []
        position = 0
        while position < len(blocks):
            block = blocks[position]
            position += 1
            if not isinstance(block, Heading) or position - 1 in self._enclosed:
                body.append(block)
                continue
            end = self._end_of(blocks, position, block.level)
            if question := self._question(block, tuple(blocks[position:end])):
                self.questions.append(block)
                body.append(question)
                position = end
                continue
            if heading or body:
                yield _section(heading, tuple(body))
            heading, body = block, []
        if heading or body:
            yield _section(heading, tuple(body))

    def _end_of(self, blocks: Sequence[Block], start: int, level: int) -> int:
        """Return the position of the next heading of the same or a higher level."""
        for position in range(start, len(blocks)):
            block = blocks[position]
            if isinstance(block, Heading) and block.level <= level and position not in self._enclosed:
                return position
        return len(blocks)

    def _question(self, heading: Heading, blocks: Blocks) -> Block | None:
        try:
            return read_question(heading, blocks)
        except MalformedQuestionError as problem:
            title = plain_text(heading.children)
            values = problem.values | {"title": title}
            self.findings.append(finding(problem.rule, self._file, heading.line, **values))
            return None


def _section(heading: Heading | None, blocks: Blocks) -> Section:
    role = role_of(plain_text(heading.children)) if heading else ""
    return Section(heading, tuple(_with_role(block, role) for block in blocks), role)


def _with_role(block: Block, section_role: str) -> Block:
    """Give a list the role that its section's heading gives it."""
    if not isinstance(block, List):
        return block
    role: Literal["plain", "checklist", "steps"] = "plain"
    if section_role == "materials" and not block.ordered:
        role = "checklist"
    elif section_role == "steps" and block.ordered:
        role = "steps"
    return replace(block, role=role)
