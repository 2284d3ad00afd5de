"""Texts with words to type, to put in their places or to find: what is emphasised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.document import Emphasis, EscapedText, Gap, Image, Paragraph, Strong, Text
from teilbar.model.questions import DragWords, GapText, MarkWords
from teilbar.model.walk import plain_text, transform, walk
from teilbar.reading.markdown.inline import join_lines, split_lines
from teilbar.reading.markdown.questions.malformed import MalformedQuestionError, quoted
from teilbar.reading.markdown.questions.parts import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilbar.model.document import Block, Blocks, Inlines
    from teilbar.reading.markdown.questions.parts import Common

_DISTRACTORS = re.compile(r"(?:falsche wörter|wrong words|distractors)\s*:\s*", re.IGNORECASE)
_MARKS = {"/": "\ufdd0", ":": "\ufdd1"}
"""What stands for an escaped character while a gap is taken apart: noncharacters, which no text of authors has."""
_BETWEEN_WORDS = frozenset({"", "und", "oder", "and", "or"})


def read_gap_text(common: Common, blocks: Blocks) -> GapText:
    """Return the gap text that blocks make. Raises MalformedQuestionError."""
    return GapText(**common, text=_with_gaps(blocks, _gap))


def read_mark_words(common: Common, blocks: Blocks) -> MarkWords:
    """Return the text with words to find that blocks make. Raises MalformedQuestionError."""
    return MarkWords(**common, text=_with_gaps(blocks, lambda node: Gap((plain_text(node),))))


def read_drag_words(common: Common, blocks: Blocks) -> DragWords:
    """Return the text with words to place that blocks make. Raises MalformedQuestionError."""
    body, distractors = _take_distractors(blocks)
    text = _with_gaps(body, _gap)
    right = {folded(answer) for node in walk(text) if isinstance(node, Gap) for answer in node.answers}
    for word in distractors:
        if folded(word) in right:
            raise MalformedQuestionError("wrong-word-is-right", word=word)
    return DragWords(**common, text=text, distractors=distractors)


def _with_gaps(blocks: Blocks, make: Callable[[Emphasis], Gap]) -> Blocks:
    def change(node: object) -> object:
        return make(node) if isinstance(node, Emphasis) and _is_of_words(node) else node

    text = transform(blocks, change)
    if not any(isinstance(node, Gap) for node in walk(text)):
        for node in walk(text):
            if isinstance(node, Strong):
                raise MalformedQuestionError("gaps-in-bold", word=quoted(node.children))
        raise MalformedQuestionError("text-without-gaps")
    return text


def _is_of_words(node: Emphasis) -> bool:
    """Return whether words are emphasised: a picture would be lost in a gap."""
    return bool(plain_text(node)) and not any(isinstance(inner, Image) for inner in walk(node))


def _gap(node: Emphasis) -> Gap:
    marked = transform(node, lambda inner: Text(_MARKS[inner.value]) if isinstance(inner, EscapedText) else inner)
    answers, _, hint = plain_text(marked).partition(":")
    accepted = tuple(answer for answer in map(_said, answers.split("/")) if answer)
    if not accepted:
        raise MalformedQuestionError("gap-without-answer", gap=plain_text(node))
    return Gap(accepted, _said(hint))


def _said(part: str) -> str:
    """Return a part of a gap with what stands in it literally."""
    for literal, mark in _MARKS.items():
        part = part.replace(mark, literal)
    return part.strip()


def _take_distractors(blocks: Blocks) -> tuple[Blocks, tuple[str, ...]]:
    """Return the blocks without the lines of wrong words, and these words."""
    kept: list[Block] = []
    words: list[str] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            kept.append(block)
            continue
        lines = split_lines(block.children)
        rest = [line for line in lines if not _DISTRACTORS.match(plain_text(line))]
        if rest:
            kept.append(Paragraph(join_lines(rest)))
        for line in lines:
            if _DISTRACTORS.match(plain_text(line)):
                words.extend(_distractors(line))
    return tuple(kept), tuple(words)


def _distractors(line: Inlines) -> tuple[str, ...]:
    """Return the words of a line of wrong words: what is emphasised, and what stands between commas."""
    marked = [plain_text(node) for node in line if isinstance(node, Emphasis)]
    others = plain_text(tuple(Text(",") if isinstance(node, Emphasis) else node for node in line))
    unmarked = map(str.strip, _DISTRACTORS.sub("", others, count=1).split(","))
    words = (*marked, *(word for word in unmarked if word.strip(".").casefold() not in _BETWEEN_WORDS))
    if not words:
        raise MalformedQuestionError("wrong-words-missing", written=quoted(line))
    return words
