"""What was written, read back and compared with the question that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.importing.found import Choice, DragWords, Gap, GapText, Match, Order, Reflect, TrueFalse
from teilbar.importing.plain import escaped, without_spaces, words_of, words_of_nodes
from teilbar.model import questions as read
from teilbar.model.answers import gaps_of
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.importing.found import Question
    from teilbar.model import document
    from teilbar.texts import Language


def comes_back(found: Question, made: read.Question, heading: str, prompt: str, language: Language) -> bool:
    """Tell whether what Teilbar reads is what was found.

    That is: the same kind, the same words in the same places, the same right answers, feedback and hint.
    """
    shared = (
        (_found(found.hints[0] if found.hints else ""), _read(made.hint)),
        (_found(found.praise), _read(made.praise)),
        (_found(found.correction), _read(made.correction)),
        (_found(heading), _read(made.title)),
    )
    return all(one == other for one, other in shared) and _task_of(found, prompt, language) == _task_read(made)


def _task_of(found: Question, prompt: str, language: Language) -> object:  # noqa: PLR0911 - one case a kind
    match found:
        case Choice(options=options):
            told = [(_found(one.content), one.right, _found(one.feedback)) for one in options]
            return "choice", _found(prompt), told
        case TrueFalse(truth=truth, if_true=if_true, if_false=if_false):
            return "true-false", _found(prompt), truth, [_found(if_true), _found(if_false)]
        case GapText(text=body):
            return "gap-text", _found(prompt) + _body(body), _gaps(body)
        case DragWords(text=body, distractors=distractors):
            return (
                "drag-words",
                _found(prompt) + _body(body),
                _gaps(body),
                [without_spaces(word) for word in distractors],
            )
        case Match(pairs=pairs):
            return "match", _found(prompt), [(_found(left), _found(right)) for left, right in pairs]
        case Order(items=items):
            return "order", _found(prompt), [_found(item) for item in items]
        case Reflect(solution=solution):
            summary = text("import.word.solution", language) if solution else ""
            return "reflect", _found(prompt) + without_spaces(summary) + _found(solution)
    return None


def _task_read(made: read.Question) -> object:  # noqa: PLR0911 - as above
    kind, prompt = made.kind, _read(made.prompt)
    match made:
        case read.Choice(answers=answers):
            return kind, prompt, [(_read(one.content), one.correct, _read(one.feedback)) for one in answers]
        case read.TrueFalse(answers=answers, truth=truth):
            return kind, prompt, truth, [_read(one.feedback) for one in answers]
        case read.GapText(text=body):
            return kind, _read(body), _gaps_read(gaps_of(body))
        case read.DragWords(text=body, distractors=distractors):
            gaps = _gaps_read(gaps_of(body))
            return kind, _read(body), gaps, list(map(without_spaces, distractors))
        case read.Match(pairs=pairs):
            return kind, prompt, [(_read(pair.left), _read(pair.right)) for pair in pairs]
        case read.Order(items=items):
            return kind, prompt, [_read(item) for item in items]
        case read.Reflect():
            return kind, prompt
    return None


def _body(body: Iterable[str | Gap]) -> str:
    return _found("".join(piece if isinstance(piece, str) else escaped(piece.answers[0]) for piece in body))


def _gaps(body: Iterable[str | Gap]) -> list[tuple[list[str], str]]:
    return [(list(map(without_spaces, gap.answers)), without_spaces(gap.hint)) for gap in body if isinstance(gap, Gap)]


def _gaps_read(gaps: Iterable[document.Gap]) -> list[tuple[list[str], str]]:
    return [(list(map(without_spaces, gap.answers)), without_spaces(gap.hint)) for gap in gaps]


def _found(markdown: str) -> str:
    return without_spaces(words_of(markdown)) if markdown else ""


def _read(nodes: object) -> str:
    return without_spaces(words_of_nodes(nodes))
