"""What H5P's content types cannot hold of a unit, and what it becomes there instead: hints for its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.exporting.h5p.media import is_taken
from teilbar.model.answers import gaps_of
from teilbar.model.document import Figure, Image
from teilbar.model.examples import asked
from teilbar.model.questions import Choice, DragWords, MarkWords, Order
from teilbar.model.walk import plain_text, walk
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.findings import Finding
    from teilbar.model.questions import Question
    from teilbar.model.unit import Unit


def remarks(unit: Unit, *, quiz: bool) -> Iterator[Finding]:
    """Yield a hint for each thing that becomes something else than it is on the site."""
    sections = tuple(section.blocks for section in unit.document.sections)
    for question in asked(sections):
        yield from _of_question(question, unit, quiz=quiz)
    for node in walk(sections):
        if quiz or not isinstance(node, Image) or node.target not in unit.media:
            continue
        if not is_taken(unit.media[node.target]):
            yield finding("h5p-medium-left-out", unit.file, node.line, medium=unit.media[node.target].path)


def _of_question(  # noqa: C901 - one case a kind
    question: Question, unit: Unit, *, quiz: bool
) -> Iterator[Finding]:
    title = plain_text(question.title)
    match question:
        case Order():
            yield finding("h5p-order", unit.file, question.line, title=title)
        case MarkWords(text=body):
            for gap in gaps_of(body):
                if len(gap.answers[0].split()) > 1:
                    yield finding("h5p-marked-phrase", unit.file, question.line, words=gap.answers[0])
        case DragWords(text=body):
            for gap in gaps_of(body):
                if len(gap.answers) > 1:
                    others = ", ".join(gap.answers[1:])
                    yield finding("h5p-other-words", unit.file, question.line, word=gap.answers[0], others=others)
        case Choice(answers=answers):
            if any(isinstance(node, Image) for answer in answers for node in walk(answer.content)):
                yield finding("h5p-picture-in-option", unit.file, question.line, title=title)
    figures = [node for node in walk(question.prompt) if isinstance(node, Figure)]
    if quiz and len(figures) > 1:
        yield finding("h5p-pictures-above", unit.file, question.line, title=title)
