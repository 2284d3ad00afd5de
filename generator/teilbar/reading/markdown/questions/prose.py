"""Questions with their answers, and questions without one: nothing to solve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.model.document import Heading, Paragraph, Strong, Text
from teilbar.model.questions import Faq, FaqEntry, Reflect
from teilbar.model.walk import plain_text
from teilbar.reading.markdown.inline import drop_prefix, join_lines, split_lines
from teilbar.reading.markdown.questions.malformed import MalformedQuestionError, quoted

if TYPE_CHECKING:
    from teilbar.model.document import Block, Blocks, Inlines
    from teilbar.reading.markdown.questions.parts import Common


def read_faq(common: Common, blocks: Blocks) -> Faq:
    """Return the questions with answers that blocks make. Raises MalformedQuestionError."""
    prompt: list[Block] = []
    entries: list[tuple[Inlines, list[Block]]] = []
    for block in blocks:
        match block:
            case Paragraph((Strong(question), *rest)):
                lines = [line for line in split_lines(tuple(rest)) if _holds_something(line)]
                answer = join_lines([_stripped(line) for line in lines])
                entries.append((question, [Paragraph(answer)] if answer else []))
            case _ if entries:
                entries[-1][1].append(block)
            case _:
                prompt.append(block)
    if not entries:
        for block in prompt:
            if isinstance(block, (Heading, Paragraph)) and (words := _question_in(block)):
                raise MalformedQuestionError("faq-question-not-bold", question=words)
        raise MalformedQuestionError("faq-without-questions")
    for question, answers in entries:
        if not answers:
            raise MalformedQuestionError("faq-without-answer", question=quoted(question))
    made = tuple(FaqEntry(question, tuple(answers)) for question, answers in entries)
    return Faq(**common, prompt=tuple(prompt), entries=made)


def read_reflect(common: Common, blocks: Blocks) -> Reflect:
    """Return something to think about. Raises MalformedQuestionError."""
    if not common["title"] and not blocks:
        raise MalformedQuestionError("reflect-without-text")
    return Reflect(**common, prompt=blocks)


def _question_in(block: Heading | Paragraph) -> str:
    """Return the question that a block begins with as its author can type it again; empty without one."""
    words = plain_text(split_lines(block.children)[0])
    return f"{words.partition('?')[0]}?" if "?" in words else ""


def _holds_something(line: Inlines) -> bool:
    return any(not isinstance(node, Text) or node.value.strip() for node in line)


def _stripped(line: Inlines) -> Inlines:
    return drop_prefix(line, 0) if isinstance(line[0], Text) else line
