"""Questions as HTML: of native controls, to be worked in without a script and on paper, the solution to unfold.

Scripts (``themes/widgets``) find in it all they need: the kind, what is right (``data-right``), and a short name that
an answer can be kept under (``data-key``).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from teilbar.model.answers import key_of
from teilbar.model.questions import TrueFalse
from teilbar.rendering.questions.parts import Filling, Parts, fold, key_name, word
from teilbar.rendering.questions.solutions import remarks_html, solution_html, solutions_html
from teilbar.rendering.questions.tasks import task_html
from teilbar.rendering.tags import tag

if TYPE_CHECKING:
    from teilbar.model.questions import Question

__all__ = ["Filling", "Parts", "question_html", "solutions_html"]


def question_html(question: Question, parts: Parts) -> str:
    """Return a question as a section with its heading, its task and its solution."""
    title, solution = _title(question, parts), solution_html(question, parts)
    if solution:
        parts.keep_solution(title, solution)
    content = "\n".join(
        part
        for part in (
            tag(f"h{question.level}", title, id=question.id),
            parts.blocks(question.prompt),
            task_html(question, parts),
            fold("hint", parts.blocks(question.hint), parts),
            fold("solution", solution + remarks_html(question, parts) if solution else "", parts),
        )
        if part
    )
    right = key_of(question)
    return tag(
        "section",
        f"\n{content}\n",
        class_=f"tb-question tb-question--{question.kind}",
        aria_labelledby=question.id,
        lang=parts.language if parts.is_foreign else None,
        data_kind=question.kind,
        data_key=key_name(question),
        data_right=None if right is None else json.dumps(right, ensure_ascii=False, separators=(",", ":")),
        data_exact=bool(parts.exact and question.kind == "gap-text"),
        data_true=_true_option(question),
    )


def _true_option(question: Question) -> str | None:
    """Return the position of the option that says that a statement is true; None for all other kinds."""
    if not isinstance(question, TrueFalse):
        return None
    return next(str(at) for at, answer in enumerate(question.answers) if answer.correct == question.truth)


def _title(question: Question, parts: Parts) -> str:
    label = f'<span class="tb-question__kind">{word(question.kind, parts)}</span>'
    return f"{label} {parts.inline(question.title)}" if question.title else label
