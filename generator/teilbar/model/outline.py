"""What others need to know of a text without reading it: where links may lead, and what it links to and shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from teilbar.model.document import Code, CodeBlock, Document, Gap, Heading, HtmlTag, Image, Link, Math, MathBlock, Text
from teilbar.model.questions import Question
from teilbar.model.walk import is_visible, plain_text, walk


class Way(StrEnum):
    """How a text refers to something."""

    SHOWN = "shown"
    """As a picture (or a sound, or a film), in the text."""
    LINKED = "linked"
    """As a link."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a text that names an address."""

    target: str
    """As the author wrote it."""
    line: int
    """In the author's file, from 1; 0 where that is not known."""
    way: Way
    described: bool = True
    """Whether it has alternative text, where it is shown."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a document: small, where the document itself may be large."""

    title: str = ""
    """The level-1 heading that opens the text, as plain text."""
    headings: tuple[str, ...] = ()
    """The sections' headings as plain text."""
    anchors: frozenset[str] = frozenset()
    """What a link to the text may name after ``#``."""
    references: tuple[Reference, ...] = ()
    """In reading order."""
    formulas: tuple[Math | MathBlock, ...] = ()
    says_something: bool = False
    """Whether a reader finds anything below the headings."""


def outline_of(document: Document) -> Outline:
    """Return the outline of a document."""
    anchors: set[str] = set()
    references: list[Reference] = []
    formulas: list[Math | MathBlock] = []
    for node in walk(document):
        match node:
            case Heading() | Question():
                anchors.add(node.id)
            case Image():
                references.append(Reference(node.target, node.line, Way.SHOWN, described=bool(node.alt)))
            case Link(target):
                references.append(Reference(target, node.line, Way.LINKED))
            case HtmlTag():
                _add_tag(node, anchors, references)
            case Math() | MathBlock():
                formulas.append(node)
    return Outline(
        title=plain_text(document.title),
        headings=tuple(plain_text(section.heading.children) for section in document.sections if section.heading),
        anchors=frozenset(anchors),
        references=tuple(references),
        formulas=tuple(formulas),
        says_something=_says_something(document),
    )


def _add_tag(node: HtmlTag, anchors: set[str], references: list[Reference]) -> None:
    for name, value in node.attributes:
        if name == "id":
            anchors.add(value)
        elif name == "href" and value:
            references.append(Reference(value, node.line, Way.LINKED))


def _says_something(document: Document) -> bool:
    shown = (Code, CodeBlock, Gap, Image, Math, MathBlock)
    nodes = (node for section in document.sections for node in walk(section.blocks))
    return any(isinstance(node, shown) or (isinstance(node, Text) and is_visible(node.value)) for node in nodes)
