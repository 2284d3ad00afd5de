"""Quizzes and surveys as they stand in a course, recognised line by line (LiaScript/docs, "Quizzes", "Surveys")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from teilbar.importing.liascript.inline import Blank, blank_of
from teilbar.importing.liascript.macros import calls
from teilbar.importing.liascript.syntax import (
    columns_of,
    hint_of,
    is_generic,
    is_survey_text,
    row_of,
    survey_option_of,
    survey_row_of,
    tick_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.liascript.macros import Macros
    from teilbar.importing.liascript.scanning import Piece
    from teilbar.importing.liascript.syntax import Row, Tick

Sort: TypeAlias = Literal["vector", "matrix", "blank", "generic", "survey-text", "survey-vector", "survey-matrix"]

_BLOCK_OPENS = re.compile(r"^[ \t]*\[(?:->)?\[")
_LONGEST_BLOCK = 60
"""Lines over which the options of one selection may run."""
_DATA = re.compile(r"(data-[\w-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz or a survey, its text still LiaScript's."""

    sort: Sort
    line: int
    ticks: tuple[Tick, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    blank: Blank | None = None
    lines: tuple[str, ...] = ()
    """The options or questions of a survey."""
    hints: tuple[tuple[int, str], ...] = ()
    """The hints, each with its line."""
    script: str = ""
    """What judges the answer, where not the words alone do."""
    rest: str = ""
    """What stands behind the quiz in its line: calls of macros."""
    settings: dict[str, str] = field(default_factory=dict)
    """The attributes of the comment above it: ``data-max-trials`` ..."""


def settings_of(comment: str) -> dict[str, str]:
    """Return the ``data-`` attributes of a comment's inside."""
    return {name: a or b or c for name, a, b, c in _DATA.findall(comment)}


def quiz_at(pieces: Sequence[Piece], start: int, macros: Macros) -> tuple[Quiz, int] | None:
    """Return the quiz that begins at a position, and the position behind it; None where none does."""
    piece = pieces[start]
    if piece.kind != "text" or "[" not in piece.text:
        return None
    found = (
        _matrix(pieces, start)
        or _vector(pieces, start)
        or _survey_matrix(pieces, start)
        or _alone(piece, start)
        or _block(pieces, start, macros)
        or _survey_vector(pieces, start)
    )
    return found and with_tail(pieces, *found, macros)


def with_tail(pieces: Sequence[Piece], quiz: Quiz, position: int, macros: Macros) -> tuple[Quiz, int]:
    """Return a quiz with the hints and the script that follow it, and the position behind them."""
    hints = list(quiz.hints)
    script = quiz.script
    while (ahead := _skip_blank(pieces, position)) < len(pieces):
        piece = pieces[ahead]
        hint = hint_of(piece.text) if piece.kind == "text" else None
        if hint is not None:
            hints.append((piece.number, hint))
        elif piece.kind == "script" and ahead == position and piece.text.lstrip().lower().startswith("<script"):
            script = piece.text
        elif piece.kind == "text" and ahead == position and judges(piece.text, macros):
            script = piece.text.strip()
        else:
            break
        position = ahead + 1
    return replace(quiz, hints=tuple(hints), script=script), position


def judges(text: str, macros: Macros) -> bool:
    """Tell whether a line is nothing but a macro that checks an answer."""
    words = text.strip()
    found = calls(words)
    if len(found) != 1 or found[0].start or found[0].end != len(words) or not macros.is_call(found[0]):
        return False
    return "check" in found[0].name.lower() or "quiz" in found[0].name.lower()


def _skip_blank(pieces: Sequence[Piece], position: int) -> int:
    while position < len(pieces) and pieces[position].blank:
        position += 1
    return position


def _vector(pieces: Sequence[Piece], start: int) -> tuple[Quiz, int] | None:
    ticks: list[Tick] = []
    position = start
    while (ahead := _skip_blank(pieces, position)) < len(pieces) and (ahead == position or ticks):
        tick = tick_of(pieces[ahead].text) if pieces[ahead].kind == "text" else None
        if tick is None or (ticks and tick.single is not ticks[0].single):
            break
        ticks.append(tick)
        position = ahead + 1
    return (Quiz("vector", pieces[start].number, ticks=tuple(ticks)), position) if ticks else None


def _matrix(pieces: Sequence[Piece], start: int) -> tuple[Quiz, int] | None:
    columns = columns_of(pieces[start].text)
    rows: list[Row] = []
    position = start + 1
    while columns and position < len(pieces) and pieces[position].kind == "text":
        row = row_of(pieces[position].text)
        if row is None:
            break
        rows.append(row)
        position += 1
    if not rows or (len(columns) == 1 and all(len(row.ticks) == 1 for row in rows)):
        return None
    return Quiz("matrix", pieces[start].number, columns=columns, rows=tuple(rows)), position


def _survey_matrix(pieces: Sequence[Piece], start: int) -> tuple[Quiz, int] | None:
    columns = columns_of(pieces[start].text)
    questions: list[str] = []
    position = start + 1
    while len(columns) > 1 and position < len(pieces) and pieces[position].kind == "text":
        question = survey_row_of(pieces[position].text)
        if question is None:
            break
        questions.append(question)
        position += 1
    if not questions:
        return None
    return Quiz("survey-matrix", pieces[start].number, columns=columns, lines=tuple(questions)), position


def _alone(piece: Piece, start: int) -> tuple[Quiz, int] | None:
    if is_generic(piece.text):
        return Quiz("generic", piece.number), start + 1
    if is_survey_text(piece.text):
        return Quiz("survey-text", piece.number), start + 1
    return None


def _block(pieces: Sequence[Piece], start: int, macros: Macros) -> tuple[Quiz, int] | None:
    """Return the gap that is a block of its own: ``[[word]]``, ``[[ a | (b) ]]``, maybe over several lines."""
    opening = _BLOCK_OPENS.match(pieces[start].text)
    if opening is None:
        return None
    whole = ""
    for position, piece in enumerate(pieces[start : start + _LONGEST_BLOCK], start):
        if piece.kind != "text" or piece.blank:
            return None
        whole += piece.text + "\n"
        inside, closed, rest = whole[opening.end() :].replace("\\]", "\0").partition("]]")
        if rest.startswith("]") and inside.count("[") > inside.count("]"):
            inside, rest = f"{inside}]", rest[1:]
        if closed:
            quiz = _of_block(inside.replace("\0", "]"), rest.replace("\0", "\\]").strip(), opening[0], macros)
            return (replace(quiz, line=pieces[start].number), position + 1) if quiz else None
    return None


def _of_block(inside: str, rest: str, opening: str, macros: Macros) -> Quiz | None:
    """Return the quiz or survey between brackets; None where more than macros follow in the line."""
    if "->" in opening and "|" not in inside:
        inside = f"({inside.strip().removeprefix('(').removesuffix(')')})|"
    blank = blank_of(inside)
    if blank is None or _without_calls(rest, macros).strip():
        return None
    if blank.options and not blank.right:
        return Quiz("survey-vector", 0, lines=blank.options, rest=rest)
    return Quiz("blank", 0, blank=blank, rest=rest)


def _without_calls(text: str, macros: Macros) -> str:
    for call in reversed(calls(text)):
        if macros.is_call(call):
            text = text[: call.start] + text[call.end :]
    return text


def _survey_vector(pieces: Sequence[Piece], start: int) -> tuple[Quiz, int] | None:
    """Return a survey's options; a single line without a dash is a sentence that begins with a gap."""
    options: list[str] = []
    position = start
    while position < len(pieces) and pieces[position].kind == "text":
        option = survey_option_of(pieces[position].text)
        if option is None:
            break
        options.append(option[1])
        position += 1
    if len(options) > 1 or (options and pieces[start].text.lstrip()[0] in "-+*"):
        return Quiz("survey-vector", pieces[start].number, lines=tuple(options)), position
    return None
