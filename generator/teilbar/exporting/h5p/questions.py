"""Questions as H5P's own content types, each with its hints, its feedback and its way of scoring (docs/scoring.md)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from teilbar.exporting.h5p.asking import (
    Asked,
    hint_html,
    hints,
    medium_params,
    overall_feedback,
    stated,
    tags_of,
    task_html,
    title_of,
    words_of,
)
from teilbar.exporting.h5p.fields import content_type
from teilbar.exporting.h5p.fitting import fit
from teilbar.exporting.h5p.lines import blanks_lines, distractors, drag_lines, mark_lines, match_lines, order_lines
from teilbar.exporting.h5p.parts import Part
from teilbar.exporting.h5p.unscored import unscored_parts
from teilbar.model.document import Image, Paragraph
from teilbar.model.questions import Choice, DragWords, GapText, MarkWords, Match, Order, TrueFalse
from teilbar.model.walk import walk
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.exporting.h5p.prose import Desk
    from teilbar.model.document import Blocks
    from teilbar.model.questions import Answer, Question

_MOST_LINES = content_type("H5P.Blanks").most["questions"]


def question_parts(question: Question, desk: Desk) -> Iterator[Part]:
    """Yield a question as parts of a Column."""
    asked = scored(question, desk, alone=False)
    if asked is None:
        yield from unscored_parts(question, desk)
        return
    yield from asked.before
    yield asked.part
    yield from asked.after


def quiz_part(question: Question, desk: Desk) -> Part | None:
    """Return a question as a part of a Question Set; None for a kind that is not scored."""
    asked = scored(question, desk, alone=True)
    return asked.part if asked else None


def scored(question: Question, desk: Desk, *, alone: bool) -> Asked | None:  # noqa: PLR0911 - one case a kind
    """Return a question with what stands around it; ``alone`` where nothing can. None for a kind without points."""
    match question:
        case Choice():
            return _choice(question, desk, alone=alone)
        case TrueFalse():
            return _true_false(question, desk, alone=alone)
        case GapText():
            return _gap_text(question, desk, alone=alone)
        case DragWords(text=body):
            more = {"distractors": distractors(question.distractors)} if question.distractors else {}
            return _drag(question, {"textField": drag_lines(question, desk.markup), **more}, desk, body, alone=alone)
        case Match():
            return _drag(question, {"textField": match_lines(question, desk.markup)}, desk, alone=alone)
        case Order(items=items):
            pictures = [node for node in walk(items) if isinstance(node, Image)]
            params = {"textField": order_lines(question, desk.markup)}
            return _drag(question, params, desk, alone=alone, pictures=pictures)
        case MarkWords(text=body):
            params = {"textField": mark_lines(body, desk.markup)}
            return _worded("H5P.MarkTheWords", question, params, desk, body, alone=alone)
    return None


def _choice(question: Choice, desk: Desk, *, alone: bool) -> Asked:
    name = "H5P.MultiChoice"
    pictures = [node for answer in question.answers for node in walk(answer.content) if isinstance(node, Image)]
    said = stated(question, desk, shown=[one for one in pictures if one.target in desk.unit.media], alone=alone)
    params = {
        "media": medium_params(question, said, desk),
        "question": task_html(question, said, desk, tags_of(name, "question"), _hint(question, desk, alone=alone)),
        "answers": [_answer(answer, desk) for answer in question.answers],
        "overallFeedback": overall_feedback(question, desk),
        "behaviour": {"type": "multi" if question.multiple else "single"},
    }
    return _asked(name, question, params, said.before, desk, alone=alone)


def _answer(answer: Answer, desk: Desk) -> dict[str, Any]:
    name = "H5P.MultiChoice"
    written = {
        "text": fit(f"<div>{desk.markup.line(answer.content)}</div>", tags_of(name, "answers[].text")),
        "correct": answer.correct,
    }
    if not answer.feedback:
        return written
    tags = tags_of(name, "answers[].tipsAndFeedback.chosenFeedback")
    return written | {
        "tipsAndFeedback": {"chosenFeedback": fit(desk.markup.html(answer.feedback, pictures=True), tags)}
    }


def _true_false(question: TrueFalse, desk: Desk, *, alone: bool) -> Asked:
    name = "H5P.TrueFalse"
    said = stated(question, desk, alone=alone)
    means_true = {answer.correct == question.truth: answer for answer in question.answers}
    remarks = {
        key: (*(block for answer in question.answers if answer.correct is right for block in answer.feedback), *rest)
        for key, right, rest in (
            ("feedbackOnCorrect", True, question.praise),
            ("feedbackOnWrong", False, question.correction),
        )
    }
    longest = content_type(name).fields["behaviour.feedbackOnCorrect"].longest or 0
    words = {key: words_of(blocks, desk) for key, blocks in remarks.items()}
    too_long = tuple(block for key, blocks in remarks.items() if len(words[key]) > longest for block in blocks)
    more = _hint(question, desk, alone=alone) + desk.markup.html(too_long, pictures=True)
    params = {
        "media": medium_params(question, said, desk),
        "question": task_html(question, said, desk, tags_of(name, "question"), more),
        "correct": "true" if question.truth else "false",
        "l10n": {
            "trueText": words_of((Paragraph(means_true[True].content),), desk),
            "falseText": words_of((Paragraph(means_true[False].content),), desk),
        },
        "behaviour": {key: said for key, said in words.items() if said and len(said) <= longest},
    }
    return _asked(name, question, params, said.before, desk, alone=alone)


def _gap_text(question: GapText, desk: Desk, *, alone: bool) -> Asked:
    name, body = "H5P.Blanks", question.text
    tags = tags_of(name, "questions[]")
    lines = blanks_lines(body, desk.markup, tags, exact=desk.exact_gaps)
    said = stated(question, desk, body, alone=alone)
    params = {
        "media": medium_params(question, said, desk),
        "text": task_html(question, said, desk, tags_of(name, "text"), _how(question, desk, alone=alone)),
        "questions": _in_at_most(_MOST_LINES, lines),
        "overallFeedback": overall_feedback(question, desk),
        "behaviour": {"caseSensitive": desk.exact_gaps},
    }
    return _asked(name, question, params, said.before, desk, alone=alone)


def _in_at_most(most: int, lines: list[str]) -> list[str]:
    """Return lines in as many pieces as a list takes, in their order."""
    size = -(-len(lines) // most)
    return ["".join(lines[at : at + size]) for at in range(0, len(lines), size)]


def _drag(  # noqa: PLR0913 - a question and how it is drawn
    question: Question,
    params: dict[str, Any],
    desk: Desk,
    body: Blocks = (),
    *,
    alone: bool,
    pictures: Iterable[Image] = (),
) -> Asked:
    """Return words to place: DragText gives a point for each in its own place, as all of these kinds do."""
    return _worded("H5P.DragText", question, params, desk, body, alone=alone, pictures=pictures)


def _worded(  # noqa: PLR0913 - a question and how it is drawn
    name: str,
    question: Question,
    params: dict[str, Any],
    desk: Desk,
    body: Blocks = (),
    *,
    alone: bool,
    pictures: Iterable[Image] = (),
) -> Asked:
    """Return a question whose text is worked in."""
    shown = [image for image in pictures if image.target in desk.unit.media]
    said = stated(question, desk, body, shown, alone=alone)
    params = params | {
        "media": medium_params(question, said, desk),
        "taskDescription": task_html(
            question, said, desk, tags_of(name, "taskDescription"), _how(question, desk, alone=alone)
        ),
        "overallFeedback": overall_feedback(question, desk),
    }
    return _asked(name, question, params, said.before, desk, alone=alone)


def _how(question: Question, desk: Desk, *, alone: bool) -> str:
    """Return what is to be done in a text, in a sentence, and the hint where nothing can stand behind it."""
    return f"<p>{escape(text(f'h5p.task.{question.kind}', desk.language))}</p>{_hint(question, desk, alone=alone)}"


def _hint(question: Question, desk: Desk, *, alone: bool) -> str:
    return hint_html(question, desk) if alone else ""


def _asked(  # noqa: PLR0913 - what a question is put together of
    name: str, question: Question, params: dict[str, Any], before: tuple[Part, ...], desk: Desk, *, alone: bool
) -> Asked:
    part = Part(name, question.id, title_of(question, desk), params)
    return Asked(before, part, () if alone else hints(question, desk))
