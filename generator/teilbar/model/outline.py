"""What others need to know of a text without reading it: where links may lead, and what it links to and shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from teilbar.model.answers import maximum
from teilbar.model.document import (
    Code,
    CodeBlock,
    Document,
    Example,
    Figure,
    ForeignFilm,
    Gap,
    Heading,
    HtmlTag,
    Image,
    LineBreak,
    Link,
    Math,
    MathBlock,
    Meeting,
    Paragraph,
    SoftBreak,
    Table,
    Text,
)
from teilbar.model.examples import asked
from teilbar.model.questions import ExploreImage, GapText, Question
from teilbar.model.walk import is_visible, plain_text, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_CREDIT = 600
_LICENCE = re.compile(r"\bCC|public domain|creativecommons|pixabay|unsplash|pexels|canva", re.IGNORECASE)


_SIGNS = ("cc", "public domain", "creativecommons", "pixabay", "unsplash", "pexels", "canva")
"""One of which stands in all that the pattern finds: looked for first, they spare it nearly all texts."""


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
    caption: str = ""
    """What stands below it and may be a credit, with its links as in Markdown: its title, else the next paragraph."""
    overlaid: bool = False
    """Whether something of the unit's is laid over it: the places of a picture to explore."""


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
    levels: tuple[tuple[int, bool], ...] = ()
    """Of each section the level of its heading, 0 without one, and whether anything stands below it."""
    kinds: frozenset[str] = frozenset()
    """The kinds of questions that it asks."""
    has_points: bool = False
    """Whether any of them is scored."""
    has_hints: bool = False
    """Whether any of them has a hint of its own."""
    has_tables: bool = False
    has_gaps: bool = False
    """Whether there are gaps to type into, be it in an example."""
    says_something: bool = False
    """Whether a reader finds anything below the headings."""


def outline_of(document: Document) -> Outline:
    """Return the outline of a document."""
    anchors: set[str] = set()
    references: list[Reference] = []
    formulas: list[Math | MathBlock] = []
    captions = dict(_captions(document))
    overlaid = set()
    nodes = list(walk(document))
    questions = [node for node in nodes if isinstance(node, Question)]
    own = list(asked(document)) if questions else []
    for node in nodes:
        match node:
            case Heading() | Question():
                anchors.add(node.id)
                if isinstance(node, ExploreImage):
                    overlaid.add(id(node.image))
            case Image():
                references.append(
                    Reference(
                        node.target,
                        node.line,
                        Way.SHOWN,
                        described=bool(node.alt),
                        caption=captions.get(id(node)) or _perhaps_credit(node.title),
                        overlaid=id(node) in overlaid,
                    )
                )
            case Link(target) | ForeignFilm(target) | Meeting(target):
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
        levels=tuple(
            (section.heading.level if section.heading else 0, bool(section.blocks)) for section in document.sections
        ),
        kinds=frozenset(question.kind for question in own),
        has_points=any(map(maximum, own)),
        has_hints=any(question.hint for question in own),
        has_tables=any(isinstance(node, Table) for node in nodes),
        has_gaps=any(isinstance(question, GapText) for question in questions),
        says_something=_says_something(document),
    )


def _captions(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the pictures that stand alone, by their identity, with the paragraph below where it may be a credit."""
    examples = (node.sections for node in walk(document) if isinstance(node, Example))
    for section in chain(document.sections, *examples):
        for figure, below in pairwise(section.blocks):
            if isinstance(figure, Figure) and isinstance(below, Paragraph) and not figure.image.title:
                yield id(figure.image), credit_below(below)


def names_licence(words: str) -> bool:
    """Return whether words name a licence or a host of free pictures: they are a credit, or speak of credits."""
    lower = words.lower()
    return any(sign in lower for sign in _SIGNS) and bool(_LICENCE.search(words))


def credit_below(paragraph: Paragraph) -> str:
    """Return what may be the credit of the picture above a paragraph, with its links as in Markdown; empty for none."""
    return _perhaps_credit(words_below(paragraph))


def words_below(paragraph: Paragraph) -> str:
    """Return what a paragraph says, with its links as in Markdown."""
    return "".join(map(_with_links, paragraph.children))


def _perhaps_credit(words: str) -> str:
    """Return a caption that may be a credit: it is short and names a licence; empty for any other."""
    return words.strip() if len(words) <= _LONGEST_CREDIT and _LICENCE.search(words) else ""


def _with_links(node: object) -> str:
    match node:
        case Link(target):
            return f"[{plain_text(node)}]({target})"
        case Text(value):  # with the spaces at its ends
            return value
        case SoftBreak() | LineBreak():
            return " "
        case _:
            return plain_text(node)


def _add_tag(node: HtmlTag, anchors: set[str], references: list[Reference]) -> None:
    for name, value in node.attributes:
        if name == "id":
            anchors.add(value)
        elif name == "href" and value:
            references.append(Reference(value, node.line, Way.LINKED))


def _says_something(document: Document) -> bool:
    shown = (Code, CodeBlock, ForeignFilm, Gap, Image, Math, MathBlock)
    nodes = (node for section in document.sections for node in walk(section.blocks))
    return any(isinstance(node, shown) or (isinstance(node, Text) and is_visible(node.value)) for node in nodes)
