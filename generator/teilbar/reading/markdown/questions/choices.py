"""Questions whose answers stand below them, in a list with boxes (GFM, "Task list items")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.document import Figure, List, Paragraph, Quote
from teilbar.model.questions import Answer, Choice, TrueFalse
from teilbar.model.walk import plain_text
from teilbar.reading.markdown.inline import split_lines
from teilbar.reading.markdown.questions.malformed import MalformedQuestionError, quoted, quoted_line
from teilbar.reading.markdown.questions.parts import take_list, twins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.document import Block, Blocks, ListItem
    from teilbar.reading.markdown.questions.parts import Common

_YES = re.compile(r"(?:stimmt|richtig|wahr|ja|true|correct|right|yes)[.!]?", re.IGNORECASE)
_BOX = re.compile(r"[-*+]?\s*(?:\[\s*(?P<tick>[xov*✓✔✗]?)\s*\](?!\()|(?P<sign>[☐☑☒✅]))\s*", re.IGNORECASE)
"""What an author who types this means a box to be, though GitLab sees none: ``[]``, ``-[x]``, ``☐``."""
_TWO = 2


def read_choice(common: Common, blocks: Blocks) -> Choice:
    """Return the choice that blocks make. Raises MalformedQuestionError."""
    options, prompt = _take_options(blocks)
    if options is None:
        raise MalformedQuestionError("question-without-options")
    answers = tuple(_answer(item) for item in options.items)
    if len(answers) < _TWO:
        raise MalformedQuestionError("question-with-one-option", option=quoted(answers[0].content))
    if found := twins(answer.content for answer in answers):
        first, second = (quoted_line(options, position) for position in found)
        raise MalformedQuestionError("question-equal-options", first=first, second=second)
    if not any(answer.correct for answer in answers):
        raise MalformedQuestionError("question-without-right-answer", option=quoted(answers[0].content))
    return Choice(**common, prompt=prompt, answers=answers)


def read_true_false(common: Common, blocks: Blocks) -> TrueFalse:
    """Return the true-or-false question that blocks make. Raises MalformedQuestionError."""
    options, prompt = _take_options(blocks)
    if options is None:
        raise MalformedQuestionError("true-false-without-options")
    if not common["title"] and not prompt:
        raise MalformedQuestionError("true-false-without-statement")
    answers = tuple(_answer(item) for item in options.items)
    labels = [quoted(answer.content) for answer in answers]
    if len(answers) < _TWO:
        raise MalformedQuestionError("true-false-one-option", option=labels[0])
    if len(answers) > _TWO:
        raise MalformedQuestionError("true-false-many-options", count=len(answers), option=labels[2])
    first, second = labels
    means_yes = [bool(_YES.fullmatch(plain_text(answer.content))) for answer in answers]
    if means_yes[0] == means_yes[1]:
        raise MalformedQuestionError("true-false-unclear", first=first, second=second)
    if all(answer.correct for answer in answers):
        raise MalformedQuestionError("true-false-both-ticked", first=first, second=second)
    if not any(answer.correct for answer in answers):
        raise MalformedQuestionError("true-false-none-ticked", first=first, second=second)
    truth = next(answer.correct for answer, yes in zip(answers, means_yes, strict=True) if yes)
    return TrueFalse(**common, prompt=prompt, answers=answers, truth=truth)


def _take_options(blocks: Blocks) -> tuple[List | None, Blocks]:
    """Return the list with boxes, None without any, and all other blocks.

    Raises MalformedQuestionError where a line should have a box and has none.
    """
    for written in _lines_without_box(blocks):
        found = _BOX.match(written)
        tick = "x" if found and (found["tick"] or found["sign"] in {"☑", "☒", "✅"}) else " "
        words = written[found.end() :] if found else written
        if not words:
            raise MalformedQuestionError("question-option-empty")
        raise MalformedQuestionError("question-option-without-box", written=written, option=f"- [{tick}] {words}")
    return take_list(blocks, _has_boxes)


def _has_boxes(one: List) -> bool:
    return any(item.checked is not None for item in one.items)


def _lines_without_box(blocks: Blocks) -> Iterator[str]:
    """Yield the lines that are answers without a box: beside some with one, all without one, or with a slip in it."""
    some_list_has = any(isinstance(block, List) and _has_boxes(block) for block in blocks)
    for block in blocks:
        if isinstance(block, List):
            lines = [quoted(item.blocks[:1]) for item in block.items if item.checked is None]
            yield from (line for line in lines if _has_boxes(block) or not some_list_has or _BOX.match(line))
        elif isinstance(block, Paragraph):
            yield from filter(_BOX.match, map(quoted, split_lines(block.children)))


def _answer(item: ListItem) -> Answer:
    content, *rest = item.blocks or (None,)
    if not all(isinstance(block, Quote) for block in rest):
        raise MalformedQuestionError("question-option-too-long", option=quoted(item.blocks[:1]))
    feedback: tuple[Block, ...] = tuple(inner for block in rest if isinstance(block, Quote) for inner in block.blocks)
    match content:
        case Paragraph(children):
            return Answer(children, bool(item.checked), feedback)
        case Figure(image):
            return Answer((image,), bool(item.checked), feedback)
        case _:
            raise MalformedQuestionError("question-option-empty")
