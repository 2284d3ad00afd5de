"""What of a text can be found: its words by heading, without what would give a solution away.

The words are those of the author's text. Credits, downloads and links to take part, which the site adds to a page,
stand on so many pages that nobody looks for a unit by them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teilbar.model.answers import offered, word_bank
from teilbar.model.document import (
    Callout,
    CodeBlock,
    Figure,
    Gap,
    Heading,
    HtmlBlock,
    HtmlTag,
    Image,
    List,
    MathBlock,
    Paragraph,
    Quote,
    Table,
)
from teilbar.model.questions import (
    Choice,
    DragWords,
    ExploreImage,
    Faq,
    Flashcards,
    GapText,
    MarkWords,
    Match,
    Order,
    Question,
    TrueFalse,
)
from teilbar.model.recordings import written_out
from teilbar.model.walk import plain_text, transform, walk
from teilbar.model.withdrawing import without_withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.model.document import Document
    from teilbar.model.unit import Medium, Page


_BETWEEN = "·"


@dataclass(frozen=True, slots=True)
class FoundText:
    """The words below one heading."""

    heading: str
    """Plain text; empty for what stands above the first heading."""
    anchor: str
    """Of the heading, without ``#``; empty where there is none."""
    text: str
    """Plain text on one line."""
    untold: str = ""
    """What is said of answers: it can be found, and no excerpt shows it."""


def found_texts(page: Page) -> tuple[FoundText, ...]:
    """Return what can be found of a text: a piece for each heading and each question, in reading order."""
    document = without_withdrawn(page.document, page.withdrawn)
    reader = _Reader(_transcripts(document, page.media))
    for section in document.sections:
        if section.heading:
            reader.open(plain_text(section.heading.children), section.heading.id)
        elif reader.pieces:
            reader.open("", "")
        reader.read(section.blocks)
    if document.footnotes:
        reader.open("", "")
        reader.read(tuple(footnote.blocks for footnote in document.footnotes))
    found = (
        FoundText(piece.heading, piece.anchor, _joined(piece.words), _joined(piece.untold)) for piece in reader.pieces
    )
    return tuple(one for one in found if one.heading or one.text)


def _joined(words: Iterable[str]) -> str:
    """Return the words of blocks on one line; a dot parts points of a list, cells and others that end no sentence."""
    line = ""
    for block in filter(None, (" ".join(one.split()) for one in words)):
        between = f" {_BETWEEN} " if line and line[-1].isalnum() else " "
        line += f"{between}{block}" if line else block
    return line


def _transcripts(document: Document, media: Mapping[str, Medium]) -> Mapping[str, str]:
    """Return what is said in sounds and films, where a page shows it below them, by their targets."""
    captioned = {target: medium for target, medium in media.items() if medium.captions}
    told = written_out(document, captioned) if captioned else frozenset()
    return {
        target: " ".join(passage for captions in medium.captions for passage in captions.passages)
        for target, medium in captioned.items()
        if target not in told
    }


@dataclass(slots=True)
class _Piece:
    heading: str
    anchor: str
    words: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)


class _Reader:
    """Reads blocks and keeps their words."""

    def __init__(self, transcripts: Mapping[str, str]) -> None:
        self.pieces: list[_Piece] = []
        self._transcripts = transcripts

    def open(self, heading: str, anchor: str) -> None:
        """Begin a piece."""
        self.pieces.append(_Piece(heading, anchor))

    def read(self, node: object) -> None:  # noqa: C901, PLR0912 - one case a kind of block
        """Keep the words of a block, or of a tuple of blocks."""
        match node:
            case Paragraph(children) | Heading(children=children):
                self._say(children)
            case Figure(image):
                self._say(image)
            case List(items=items):
                self.read(tuple(item.blocks for item in items))
            case Quote(blocks):
                self.read(blocks)
            case Callout(title=title, blocks=blocks):
                self._say(title)
                self.read(blocks)
            case Table(head=head, rows=rows):
                for cell in (*head, *(cell for row in rows for cell in row)):
                    self._say(cell)
            case CodeBlock(text) | MathBlock(text):
                self._keep(text)
            case HtmlBlock(children):
                for child in children:
                    if not isinstance(child, HtmlTag):
                        self._say(child)
            case Question():
                self._read_question(node)
            case tuple():
                for block in node:
                    self.read(block)

    def _read_question(self, question: Question) -> None:
        """Keep what a question asks and offers; what is said of answers goes untold, and so does their order."""
        around = self.pieces[-1] if self.pieces else _Piece("", "")
        self.open(plain_text(question.title), question.id)
        self.read(question.prompt)
        for part in _parts(question):
            self.read(part)
        self.pieces[-1].untold = _said_of_answers(question)
        self.open("", around.anchor)

    def _say(self, inlines: object) -> None:
        self._keep(plain_text(inlines))
        for node in walk(inlines) if self._transcripts else ():
            if isinstance(node, Image):
                self._keep(self._transcripts.get(node.target, ""))

    def _keep(self, words: str) -> None:
        if not self.pieces:
            self.open("", "")
        self.pieces[-1].words.append(words)


def _said_of_answers(question: Question) -> list[str]:
    answers = question.answers if isinstance(question, Choice | TrueFalse) else ()
    reader = _Reader({})
    for blocks in (question.hint, question.praise, question.correction, *(answer.feedback for answer in answers)):
        reader.read(blocks)
    return [word for piece in reader.pieces for word in piece.words]


def _parts(question: Question) -> Iterator[object]:  # noqa: C901 - one case a kind
    """Yield what a question offers, in an order that says nothing of what is right."""
    match question:
        case Choice(answers=answers) | TrueFalse(answers=answers):
            yield from (Paragraph(answer.content) for answer in answers)
        case GapText(text=text):
            yield _without_gaps(text)
        case DragWords(text=text):
            yield _without_gaps(text)
            yield CodeBlock(" ".join(word_bank(question)))
        case MarkWords(text=text):
            yield text
        case Match(pairs=pairs):
            yield from (Paragraph(pair.left) for pair in pairs)
            yield from (Paragraph(pairs[at].right) for at in offered(question))
        case Order(items=items):
            yield from (items[at] for at in offered(question))
        case Flashcards(cards=cards):
            for card in cards:
                yield Paragraph(card.left)
                yield Paragraph(card.right)
        case Faq(entries=entries):
            for entry in entries:
                yield Paragraph(entry.question)
                yield entry.answer
        case ExploreImage(image=image, spots=spots):
            yield Figure(image)
            for spot in spots:
                yield Paragraph(spot.label)
                yield spot.text


def _without_gaps(blocks: object) -> object:
    return transform(blocks, lambda node: Gap(("…",)) if isinstance(node, Gap) else node)
