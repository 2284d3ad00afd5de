"""Recognising questions: a heading with a keyword, and what its kind asks for below it.

The notation of each kind: docs/format.md, and the cases under tests/dialect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.model.document import Text
from teilbar.reading.markdown.inline import drop_prefix
from teilbar.reading.markdown.questions.choices import read_choice, read_true_false
from teilbar.reading.markdown.questions.headings import same_headings
from teilbar.reading.markdown.questions.lists import read_flashcards, read_match, read_order
from teilbar.reading.markdown.questions.malformed import MalformedQuestionError
from teilbar.reading.markdown.questions.parts import Common
from teilbar.reading.markdown.questions.pictures import read_explore_image
from teilbar.reading.markdown.questions.prose import read_faq, read_reflect
from teilbar.reading.markdown.questions.remarks import take_remarks
from teilbar.reading.markdown.questions.words import read_drag_words, read_gap_text, read_mark_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilbar.model.document import Blocks, Heading
    from teilbar.model.questions import Question

__all__ = ["MalformedQuestionError", "read_question", "same_headings"]


@dataclass(frozen=True, slots=True)
class _Kind:
    keywords: re.Pattern[str]
    read: Callable[[Common, Blocks], Question]


def read_question(heading: Heading, blocks: Blocks) -> Question | None:
    """Return the question that a heading opens and the blocks below it make, or None where it opens none.

    Raises MalformedQuestionError where the keyword is there and the rest does not fit it.
    """
    match heading.children:
        case (Text(value), *_):
            for kind in _KINDS:
                if found := kind.keywords.match(value):
                    body, remarks = take_remarks(blocks)
                    common = Common(
                        id=heading.id,
                        level=heading.level,
                        title=drop_prefix(heading.children, found.end()),
                        line=heading.line,
                        hint=remarks["hint"],
                        praise=remarks["praise"],
                        correction=remarks["correction"],
                    )
                    return kind.read(common, body)
    return None


def _keywords(*words: str, end: str = r"\s*:\s*") -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(words)}){end}", re.IGNORECASE)


_KINDS = (
    _Kind(_keywords("Frage", "Question"), read_choice),
    _Kind(_keywords(r"Stimmt das\?", r"True or false\?", end=r"\s*:?\s*"), read_true_false),
    _Kind(_keywords("Lückentext", "Gap text"), read_gap_text),
    _Kind(_keywords("Wörter ziehen", "Drag words"), read_drag_words),
    _Kind(_keywords("Markieren", "Mark words"), read_mark_words),
    _Kind(_keywords("Zuordnen", "Match"), read_match),
    _Kind(_keywords("Reihenfolge", "Order"), read_order),
    _Kind(_keywords("Lernkarten", "Flashcards"), read_flashcards),
    _Kind(_keywords("Häufige Fragen", "FAQ"), read_faq),
    _Kind(_keywords("Bild erkunden", "Explore image"), read_explore_image),
    _Kind(_keywords("Nachdenken", "Reflect"), read_reflect),
)
