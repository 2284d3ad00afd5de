"""The solutions of questions: to unfold below each, and all of them at the end for paper."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from teilbar.model.answers import gaps_of
from teilbar.model.questions import Choice, DragWords, GapText, MarkWords, Match, Order, TrueFalse
from teilbar.rendering.questions.parts import listing, plain_word, word
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.document import Gap
    from teilbar.model.questions import Answer, Question
    from teilbar.rendering.questions.parts import Parts
    from teilbar.texts import Language

_ID = re.compile(r' id="[^"]*"')


def solution_html(question: Question, parts: Parts) -> str:
    """Return what is right, and what the author says of each answer; empty for what has no solution."""
    match question:
        case Choice(answers=answers) | TrueFalse(answers=answers):
            solved = listing((_judged(answer, parts) for answer in answers), "tb-answers")
        case GapText(text=body) | DragWords(text=body):
            solved = listing((escape(_accepted(gap, parts)) for gap in gaps_of(body)), "tb-answers", "ol")
        case MarkWords(text=body):
            solved = listing((escape(gap.answers[0]) for gap in gaps_of(body)), "tb-answers")
        case Match(pairs=pairs):
            solved = listing((f"{parts.inline(p.left)} → {parts.inline(p.right)}" for p in pairs), "tb-answers")
        case Order(items=items):
            solved = listing((parts.blocks(item) for item in items), "tb-answers", "ol")
        case _:
            return ""
    return solved


def remarks_html(question: Question, parts: Parts) -> str:
    """Return what the author says to a right answer, and to a wrong one; the latter is for a script to show."""
    praise, correction = parts.blocks(question.praise), parts.blocks(question.correction)
    return (f'<div class="tb-praise">{praise}</div>' if praise else "") + (
        f'<div class="tb-correction" hidden>{correction}</div>' if correction else ""
    )


def solutions_html(solutions: Iterable[tuple[str, str]], language: Language) -> str:
    """Return all solutions of a page for its last sheet of paper: pairs of a question's title and its solution."""
    solved = "".join(
        f'<div class="tb-solutions__one"><h3>{title}</h3>{_ID.sub("", solution)}</div>' for title, solution in solutions
    )
    return (
        f'<section class="tb-solutions"><h2>{escape(text("question.solutions", language))}</h2>{solved}</section>'
        if solved
        else ""
    )


def _judged(answer: Answer, parts: Parts) -> str:
    verdict = word("right" if answer.correct else "wrong", parts)
    feedback = parts.blocks(answer.feedback)
    said = f'<div class="tb-feedback">{feedback}</div>' if feedback else ""
    return f"{parts.inline(answer.content)}: <strong>{verdict}</strong>{said}"


def _accepted(gap: Gap, parts: Parts) -> str:
    return f" {plain_word('or', parts)} ".join(gap.answers)
