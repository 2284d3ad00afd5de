"""Examples: Markdown in a fence ``markdown beispiel``, read as if it stood in the text, and kept apart from it.

On GitLab it is code. Here it has its own anchors and footnotes, which no other part of the page has: so a link within
an example leads to a place of the example, and no heading of the page loses the anchor that it has on GitLab.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from teilbar.model.document import CodeBlock, Document, Example, Footnote, FootnoteReference, Heading, Link
from teilbar.model.questions import Question
from teilbar.model.walk import transform, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilbar.model.document import Section
    from teilbar.model.findings import Finding

Node = TypeVar("Node")

LOWEST_LEVEL = 6
_LANGUAGE = "markdown"


@dataclass(frozen=True, slots=True)
class ReadExample:
    """What the Markdown of an example becomes, with the anchors and numbers that it would have alone."""

    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    findings: tuple[Finding, ...]


class Examples:
    """Reads the examples of one text."""

    def __init__(self, file: str, footnotes: int, read: Callable[[str, str, int], ReadExample]) -> None:
        """Take the file, how many footnotes its text has, and what reads Markdown: text, file, first line."""
        self.findings: list[Finding] = []
        """What is wrong with them, at their lines in the file."""
        self._file = file
        self._read = read
        self._footnotes = footnotes
        self._count = 0

    def read(self, document: Document) -> Document:
        """Return a document with its examples read."""
        if not any(isinstance(node, Example) for node in walk(document)):
            return document
        sections = tuple(self._in_section(section) for section in document.sections)
        return replace(document, sections=sections, footnotes=self._below(document.footnotes, 1))

    def _in_section(self, section: Section) -> Section:
        return self._below(section, section.heading.level if section.heading else 1)

    def _below(self, node: Node, level: int) -> Node:
        """Return a node with its examples read, their headings below the one of ``level``."""
        return transform(node, lambda one: self._read_one(one, level) if isinstance(one, Example) else one)

    def _read_one(self, example: Example, level: int) -> Example | CodeBlock:
        made = self._read(example.source, self._file, example.line + 1)
        self.findings.extend(made.findings)
        parts = (made.sections, made.footnotes)
        if any(isinstance(node, Example) for node in walk(parts)):
            parts = transform(parts, _as_code)
        if not made.sections:
            return CodeBlock(example.source, _LANGUAGE)
        self._count += 1
        prefix = f"tb-{self._count}-"  # no heading of a text has such an anchor (anchors.is_ours)
        headings = [node for node in walk(parts) if isinstance(node, Heading | Question)]
        anchors = {heading.id for heading in headings}
        deeper = max(0, level + 1 - min((heading.level for heading in headings), default=level + 1))
        first, self._footnotes = self._footnotes, self._footnotes + len(made.footnotes)

        def apart(node: object) -> object:
            match node:
                case Heading() | Question():
                    return replace(node, id=prefix + node.id, level=min(node.level + deeper, LOWEST_LEVEL))
                case Link(target) if target[:1] == "#" and target[1:] in anchors:
                    return replace(node, target=f"#{prefix}{target[1:]}")
                case FootnoteReference() | Footnote():
                    return replace(node, number=node.number + first)
            return node

        sections, footnotes = transform(parts, apart)
        return replace(example, sections=sections, footnotes=footnotes)


def _as_code(node: object) -> object:
    """Return an example within an example as the code that it is on GitLab."""
    return CodeBlock(node.source, _LANGUAGE) if isinstance(node, Example) else node
