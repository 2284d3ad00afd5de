"""Examples where nothing can be tried: what they become, at rest; and the questions that a text itself asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.model.answers import offered, word_bank
from teilbar.model.document import (
    CodeBlock,
    Example,
    Figure,
    Gap,
    Image,
    List,
    ListItem,
    Paragraph,
    Strong,
    Text,
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
from teilbar.model.walk import transform, walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from teilbar.model.document import Block, Blocks, Inlines

_BLANK = "____"


def asked(node: object) -> Iterator[Question]:
    """Yield the questions in a node, or a tuple of nodes, in reading order, but for those of examples."""
    found = list(walk(node))
    shown = {id(one) for example in found if isinstance(example, Example) for one in walk(example.sections)}
    yield from (one for one in found if isinstance(one, Question) and id(one) not in shown)


def source_of(example: Example, withdrawn: Collection[str]) -> str:
    """Return the Markdown of an example; empty where it names a picture that was withdrawn, and may tell of it.

    ``withdrawn`` has the targets of these pictures.
    """
    tells = any(isinstance(node, Image) and node.target in withdrawn for node in walk(example.sections))
    return "" if tells else example.source


def laid_open(example: Example, withdrawn: Collection[str]) -> Blocks:
    """Return an example as blocks that ask nothing: its Markdown as code, and what it becomes."""
    source = source_of(example, withdrawn)
    code = (CodeBlock(source, "markdown"),) if source else ()
    return (*code, *at_rest(example), *(block for note in example.footnotes for block in note.blocks))


def at_rest(example: Example) -> Blocks:
    """Return what an example becomes as blocks without any question: each stands there with what it offers."""
    return tuple(_at_rest(example))


def _at_rest(example: Example) -> Iterator[Block]:
    for section in example.sections:
        if section.heading:
            yield section.heading
        for block in section.blocks:
            if isinstance(block, Question):
                yield from _still(block)
            else:
                yield block


def _still(question: Question) -> Iterator[Block]:  # noqa: C901 - one case a kind
    if question.title:
        yield Paragraph((Strong(question.title),), question.line)
    yield from question.prompt
    match question:
        case Choice(answers=answers) | TrueFalse(answers=answers):
            yield List(False, tuple(ListItem((Paragraph(answer.content),), False) for answer in answers))
        case GapText(text=body):
            yield from _with_blanks(body)
        case DragWords(text=body):
            yield from _with_blanks(body)
            yield Paragraph((Text(" · ".join(word_bank(question))),))
        case MarkWords(text=body):
            yield from transform(body, lambda node: Text(node.answers[0]) if isinstance(node, Gap) else node)
        case Match(pairs=pairs):
            yield _list(pair.left for pair in pairs)
            yield _list(pairs[at].right for at in offered(question))
        case Order(items=items):
            yield List(False, tuple(ListItem(items[at]) for at in offered(question)))
        case Flashcards(cards=cards):
            yield _list((*card.left, Text(" – "), *card.right) for card in cards)
        case Faq(entries=entries):
            for entry in entries:
                yield Paragraph((Strong(entry.question),))
                yield from entry.answer
        case ExploreImage(image=image, spots=spots):
            yield Figure(image)
            yield List(True, tuple(ListItem((Paragraph((Strong(spot.label),)), *spot.text)) for spot in spots))


def _list(lines: Iterable[Inlines]) -> List:
    return List(False, tuple(ListItem((Paragraph(line),)) for line in lines))


def _with_blanks(body: Blocks) -> Blocks:
    return transform(body, lambda node: Text(_BLANK) if isinstance(node, Gap) else node)
