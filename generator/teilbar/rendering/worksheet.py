"""The questions of a page for paper, each apart from its solution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.model.document import FootnoteReference, Text
from teilbar.model.examples import asked
from teilbar.model.walk import transform
from teilbar.rendering.blocks import question_parts
from teilbar.rendering.context import Context
from teilbar.rendering.questions.paper import paper_hint, paper_solution, paper_task, paper_title

if TYPE_CHECKING:
    from teilbar.model.questions import Question
    from teilbar.model.unit import Page
    from teilbar.rendering.questions import Parts
    from teilbar.rendering.target import Target
    from teilbar.texts import Language


@dataclass(frozen=True, slots=True)
class PaperTask:
    """A question on paper; all but the kind is finished HTML."""

    kind: str
    label: str
    """What the kind is called."""
    title: str
    """What its author asks; maybe empty."""
    task: str
    solution: str
    """Empty where there is none."""
    language: Language
    """Of the words in it."""


def render_tasks(page: Page, target: Target) -> tuple[PaperTask, ...]:
    """Return the questions of a page that ask something, in its order; references to footnotes are left out."""
    context = Context(page, target, at_once=True)
    parts = question_parts(context)
    questions = asked(page.document.sections)
    return tuple(made for one in questions if (made := _task(transform(one, _without_reference), parts)).task)


def _task(question: Question, parts: Parts) -> PaperTask:
    label, title = paper_title(question, parts)
    task = paper_task(question, parts)
    whole = f"{parts.blocks(question.prompt)}{task}{paper_hint(question, parts)}" if task else ""
    return PaperTask(question.kind, label, title, whole, paper_solution(question, parts), parts.language)


def _without_reference(node: object) -> object:
    return Text("") if isinstance(node, FootnoteReference) else node
