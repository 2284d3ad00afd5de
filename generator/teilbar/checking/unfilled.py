"""What a template left to be written, and nobody has written yet."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from teilbar.checking.passages import nodes, passages
from teilbar.model.document import Heading, Text
from teilbar.model.questions import Question
from teilbar.model.unfilled import is_unfilled
from teilbar.model.walk import plain_text
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding

_LONGEST_QUOTE = 60


def left(document: Document, context: TextContext) -> Iterator[Finding]:
    """No part of a text still holds a template's words; of each part the first place is told."""
    if not any(isinstance(node, Text) and is_unfilled(node.value) for node in nodes(document)):
        return  # nowhere, or only as code: there the words are spoken of
    titles = sorted(_titles(document))
    starts = [line for line, _ in titles]
    told = set()
    for line, words in sorted((*titles, *_written(document))):
        part = bisect_right(starts, line)
        if is_unfilled(words) and part not in told:
            told.add(part)
            yield finding("template-left-in-text", context.file, line or None, found=_shortened(words))


def _titles(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of all that begins a part: headings, and questions, which have one too."""
    for section in document.sections:
        if section.heading:
            yield section.heading.line, plain_text(section.heading.children)
    for node in nodes(document):
        if isinstance(node, Question):
            yield node.line, plain_text(node.title)
        elif isinstance(node, Heading):
            yield node.line, plain_text(node.children)


def _written(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each piece of running text."""
    for passage in passages(document):
        for number, words in enumerate(passage.words.splitlines() or [""]):
            yield (passage.line + number if passage.line else 0), words


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST_QUOTE else f"{plain[:_LONGEST_QUOTE]} …"


TEXT_CHECKS = (left,)
