"""A unit as an Interactive Book, a chapter a step, or as a Column where there is but one; its questions as a quiz."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from teilbar.exporting.credits import credit_parts
from teilbar.exporting.h5p.asking import tags_of
from teilbar.exporting.h5p.fields import content_type
from teilbar.exporting.h5p.fitting import fit, plain
from teilbar.exporting.h5p.parts import Part
from teilbar.exporting.h5p.prose import TABLE_TAGS, heading_html, parts_of, table_part, text_part
from teilbar.exporting.h5p.questions import question_parts, quiz_part
from teilbar.exporting.page import introduction_html
from teilbar.exporting.steps import steps_of
from teilbar.model.document import Paragraph, Text
from teilbar.model.questions import Question
from teilbar.model.walk import plain_text
from teilbar.rendering.document import RenderedSection
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.exporting.format import Kit
    from teilbar.exporting.h5p.prose import Desk
    from teilbar.exporting.steps import Step
    from teilbar.model.document import Blocks, Footnote, Section
    from teilbar.model.unit import Unit

BOOK, COLUMN, QUIZ = "H5P.InteractiveBook", "H5P.Column", "H5P.QuestionSet"
_CREDITS, _NOTES, _START = "/credits", "/footnotes", "/start"
"""Places that no anchor of the author's can be."""
_CAPTION = re.compile("<caption>.*?</caption>")
_MOST_CHAPTERS = content_type(BOOK).most["chapters"]
_CHAPTER_LEVEL, _LOWEST_LEVEL = 2, 3  # headings in prose are of these two levels only


def unit_part(unit: Unit, kit: Kit, desk: Desk) -> Part:
    """Return a unit with its credits as one part, the main one of its package."""
    steps = _steps(unit)
    introduction = _facts_in_lines(introduction_html(unit, kit))
    credits_title = text("player.credits", kit.language)
    if len(steps) == 1:
        (step,) = steps
        parts = _step_parts(step, unit, desk, introduction, headed=bool(step.anchor), last=True)
        heading = f"<h{_CHAPTER_LEVEL}>{escape(credits_title)}</h{_CHAPTER_LEVEL}>"
        return _column((*parts, *_credit_parts(unit, kit, credits_title, heading)), "", unit.title)
    chapters = [
        _column(
            _step_parts(step, unit, desk, "" if at else introduction, headed=False, last=at == len(steps) - 1),
            step.anchor or _START,
            step.title,
        )
        for at, step in enumerate(steps)
    ]
    last = _column(_credit_parts(unit, kit, credits_title, ""), _CREDITS, credits_title)
    return Part(BOOK, "", unit.title, {"chapters": [*_at_most(_MOST_CHAPTERS - 1, chapters), last]})


def quiz(unit: Unit, kit: Kit, desk: Desk) -> Part:
    """Return the questions of a unit that have points as a Question Set."""
    questions = [part for question in questions_of(unit) if (part := quiz_part(question, desk))]
    line, _, _ = credit_parts(unit, kit)
    introduction = f"<p>{escape(unit.metadata.summary, quote=False)}</p>" if unit.metadata.summary else ""
    params = {
        "introPage": {
            "title": fit(escape(unit.title, quote=False), tags_of(QUIZ, "introPage.title")),
            "introduction": fit(introduction + line, tags_of(QUIZ, "introPage.introduction")),
        },
        "passPercentage": kit.pass_mark,
        "questions": questions,
        "endGame": {"overallFeedback": [{"from": 0, "to": 100}]},
    }
    return Part(QUIZ, "", unit.title, params)


def questions_of(unit: Unit) -> Iterator[Question]:
    """Yield the questions of a unit in the order of its text."""
    yield from (block for section in unit.document.sections for block in section.blocks if isinstance(block, Question))


def _facts_in_lines(introduction: str) -> str:
    """Return what stands before a text with each fact on a line, since H5P has no lists of terms."""
    marked = introduction.replace("<dt>", "<strong>").replace("</dt>", ":</strong>")
    return marked.replace("<dd>", "").replace("</dd>", "")


def _steps(unit: Unit) -> Sequence[Step]:
    """Return the steps of a unit, with its sections unrendered: steps are made of headings alone."""
    first, *others = steps_of(unit.title, [_outlined(section) for section in unit.document.sections])
    return others if others and not first.says_something else (first, *others)


def _outlined(section: Section) -> RenderedSection:
    says_something = "…" if section.blocks else ""
    if section.heading is None:
        return RenderedSection(says_something, section.role)
    heading = section.heading
    words = plain_text(heading.children) or heading.id
    return RenderedSection(says_something, section.role, heading.level, heading.id, words)


def _step_parts(  # noqa: PLR0913 - a step and what stands around it
    step: Step, unit: Unit, desk: Desk, introduction: str, *, headed: bool, last: bool
) -> tuple[Part, ...]:
    """Return the parts of a step.

    ``introduction`` stands before them; ``headed`` says that the step's own heading is written; footnotes follow the
    ``last`` one.
    """
    sections = {section.heading.id if section.heading else "": section for section in unit.document.sections}
    made: list[Part] = []
    before = introduction
    for one in step.sections:
        section = sections[one.id]
        heading = section.heading
        if heading and (headed or one.id != step.anchor):
            deeper = heading.level - (step.sections[0].level or heading.level)
            level = min(_CHAPTER_LEVEL + max(0, deeper - (not headed)), _LOWEST_LEVEL)
            before += heading_html(heading, desk, level=level)
        title = one.text or step.title
        made += parts_of(
            section.blocks, one.id or _START, title, desk, lambda asked: question_parts(asked, desk), before
        )
        before = ""
    if before:
        made.append(text_part(before, f"{step.anchor or _START}/heading", step.title))
    if last:
        made += _notes(unit, desk)
    return tuple(made) or (text_part(f"<p>{escape(step.title)}</p>", f"{step.anchor or _START}/empty", step.title),)


def _notes(unit: Unit, desk: Desk) -> Iterator[Part]:
    """Yield the footnotes."""
    notes = tuple(block for note in unit.document.footnotes for block in _numbered(note))
    title = text("footnotes", desk.language)
    if notes:
        yield from parts_of(notes, _NOTES, title, desk, lambda asked: question_parts(asked, desk), "<hr>")


def _numbered(note: Footnote) -> Blocks:
    number = Text(f"[{note.number}] ")
    match note.blocks:
        case (Paragraph(children), *rest):
            return (Paragraph((number, *children)), *rest)
        case _:
            return (Paragraph((number,)), *note.blocks)


def _credit_parts(unit: Unit, kit: Kit, title: str, heading: str) -> Iterator[Part]:
    """Yield who made what: platforms hide what stands in H5P's own fields."""
    line, whole, table = credit_parts(unit, kit)
    said = fit(line + whole, content_type("H5P.AdvancedText").fields["text"].tags)
    yield text_part(heading + (said or f"<p>{escape(unit.title)}</p>"), f"{_CREDITS}/text", title)
    if table:
        without = _CAPTION.sub("", table)
        rows = fit(without[without.index("<table") : without.index("</table>") + len("</table>")], TABLE_TAGS)
        yield table_part(rows, f"{_CREDITS}/table", title, text("credit.heading", kit.language))


def _column(parts: Sequence[Part] | Iterator[Part], place: str, title: str) -> Part:
    entries = [{"content": part} for part in parts]
    return Part(COLUMN, f"{place}/column" if place else "", title, {"content": entries})


def _at_most(most: int, chapters: list[Part]) -> list[Part]:
    """Return chapters, those beyond the most that a book takes within the last one."""
    if len(chapters) <= most:
        return chapters
    kept, rest = chapters[: most - 1], chapters[most - 1 :]
    content = [entry for chapter in rest for entry in (_heading_entry(chapter), *chapter.params["content"])]
    return [*kept, replace(rest[0], params={"content": content})]


def _heading_entry(chapter: Part) -> dict[str, Part]:
    heading = f"<h{_CHAPTER_LEVEL}>{escape(plain(chapter.title))}</h{_CHAPTER_LEVEL}>"
    return {"content": text_part(heading, f"{chapter.place}/heading", chapter.title)}
